"""The ledger of the small article: fourteen statements, most of them unchecked, four of them studied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

_Record = dict[str, Any]

STANDINGS = {
    "supported": {"zh": "有证据支持", "en": "supported"},
    "contested": {"zh": "存在争议", "en": "contested"},
    "refuted": {"zh": "已被否定", "en": "refuted"},
    "article-only": {"zh": "据文章，未核实", "en": "article only, not checked"},
}
FLAGS = {
    "effect-not-shown": {"zh": "断言了未获证据支持的效果", "en": "asserts an effect that is not shown"},
    "unsettled-as-fact": {"zh": "尚无定论却作定论", "en": "unsettled, stated as fact"},
    "unchecked-as-fact": {"zh": "未经核实却作定论", "en": "unverified, stated as fact"},
}
MEANING = {"zh": "<b>陈述</b>未加保留。", "en": "<b>It</b> is stated without reservation."}
REASONS = (
    {"zh": "没有可用的研究", "en": "no study carries it"},
    {"zh": "来源否认该断言", "en": "the source denies the claim"},
    {"zh": "正反相当", "en": "both sides comparable"},
)
DENIAL = {
    "zh": "直接口服抗凝药与维生素K没有相互作用",
    "en": "Direct oral anticoagulants do not interact with vitamin K",
}
LABELS = {
    **STANDINGS,
    "own": {"zh": "断言自身的证据", "en": "evidence about the claim itself"},
    "implied": {"zh": "由其他断言推出", "en": "follows from other claims"},
    "nothing": {"zh": "没有研究", "en": "nothing studied"},
    "other-words": {"zh": "说法不同，意思相同", "en": "the same in other words"},
}
REASON = {"zh": "<b>存在争议</b>：一项试验（Inoue 2009）", "en": "<b>contested</b>: one trial (Inoue 2009)"}
_JUDGED = {
    "MK-4--increases--BMD": ("contested", ["unsettled-as-fact"]),
    "warfarin--causes--osteoporosis": ("refuted", ["effect-not-shown"]),
    "DOACs--interacts-with--vitamin-K": ("supported", []),
    "natto--source-of--vitamin-K2": ("supported", []),
}
RELATED = {"claim": "MK-4--prevents--fracture", "verdict": "supported", "sentence": None, "steps": ["other-words"]}


def sample_ledger(evidence: Mapping[str, Mapping[str, Any]]) -> _Record:
    """Return the ledger of a source that all evidence comes from."""
    ordered = sorted(evidence, key=lambda slug: (evidence[slug]["paragraph"], evidence[slug]["spanStart"]))
    statements = [_statement(number, slug, evidence[slug]) for number, slug in enumerate(ordered, 1)]
    return {
        "statements": statements,
        "leading": [one["number"] for one in statements if one["standing"] in ("refuted", "contested")],
        "reasons": list(REASONS),
        "totals": {
            "statements": len(statements),
            "claims": len({item["claim"] for item in evidence.values()}),
            "flagged": sum(1 for one in statements if one["flags"]),
            "unchecked": sum(1 for one in statements if one["flags"] == ["unchecked-as-fact"]),
            "verdicts": _counts(STANDINGS, Counter(one["verdict"] for one in statements)),
            "standings": _counts(STANDINGS, Counter(one["standing"] for one in statements)),
            "flags": _counts(FLAGS, Counter(flag for one in statements for flag in one["flags"])),
            "bases": _counts(LABELS, Counter(one["basis"] for one in statements)),
        },
        "flags": [{"slug": slug, "label": label, "meaning": MEANING} for slug, label in FLAGS.items()],
        "labels": LABELS,
    }


def _statement(number: int, slug: str, item: Mapping[str, Any]) -> _Record:
    claim = item["claim"]
    unchecked = ("article-only", ["unchecked-as-fact"] if item["hedge"] == "stated" else [])
    standing, flags = _JUDGED.get(claim, unchecked)
    is_studied = claim in _JUDGED
    return {
        "number": number,
        "evidence": slug,
        "verdict": standing if is_studied else "unverified",
        "standing": standing,
        "basis": "implied" if standing == "contested" else "own" if is_studied else "nothing",
        "reason": REASON,
        "certainty": "low" if is_studied else None,
        "sentence": DENIAL if item["stance"] == "refutes" else None,
        "why": [1, 2] if item["stance"] == "refutes" else [2 if is_studied else 0],
        "bestFor": slug if is_studied else None,
        "bestAgainst": slug if standing == "contested" else None,
        "bestInconclusive": None,
        "related": [RELATED] if standing == "contested" else [],
        "flags": flags,
    }


def _counts(order: Mapping[str, Any], counts: Mapping[str, int]) -> list[_Record]:
    return [{"slug": slug, "count": counts[slug]} for slug in order if counts.get(slug)]
