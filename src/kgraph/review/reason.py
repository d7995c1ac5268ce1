"""Why a statement of a source is judged as it is: in one line that names the study, and in full."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from kgraph.evidence.explain import why
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual, Claim, Evidence
from kgraph.review.judging import CLASSIFIED, DEFINED, IMPLIED, NEAR, NOTHING, OWN, VAGUE, Judgement
from kgraph.review.values import BestEvidence, Related, stances_beside
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang
from kgraph.words.sentences import evidence_in_short

Sides = tuple[BestEvidence | None, BestEvidence | None, BestEvidence | None]
"""The strongest items that agree with a source, disagree with it, and leave it open."""

_TELLING = {"refuted": (1, 2, 0), "contested": (1, 0, 2), "unproven": (2, 1, 0)}
"""Which sides are looked at for the item that tells most, by verdict on the statement."""


def say_reason(
    catalog: Catalog,
    claim: Claim,
    stance: str,
    verdict: str,
    judgement: Judgement,
    related: Sequence[Related],
    sides: Sides,
) -> Bilingual:
    """Return in one line why a statement has its verdict; it names the strongest study on the side that decides."""
    order = _TELLING.get(verdict, (0, 1, 2))
    telling = next((best.evidence for best in (sides[side] for side in order) if best), None)
    weak = _weakly_told(claim, stances_beside(stance)[order[0]])

    def line(lang: Lang) -> str:
        if judgement.basis not in (OWN, IMPLIED):
            return _decided(catalog, claim, judgement, related, lang)
        study = evidence_in_short(catalog, telling, lang) if telling else _ruled(catalog, claim, weak, lang)
        words = _verdict(catalog, verdict, lang)
        if judgement.basis == OWN:
            return say("reason-own", lang, verdict=words, study=study)
        return say("reason-implied", lang, verdict=words, claim=_bearing(catalog, related[0], lang), study=study)

    return _both(line)


def why_so(
    catalog: Catalog, claim: Claim, stance: str, judgement: Judgement, related: Sequence[Related]
) -> tuple[Bilingual, ...]:
    """Return the reasons of the verdict on a statement, a line each: those of its claim, or of what stands for it."""
    lines: list[Bilingual] = []
    if judgement.basis in (OWN, NOTHING):
        told = zip(*(why(catalog, claim, lang) for lang in LANGS), strict=True)
        lines = [Bilingual(zh=zh, en=en) for zh, en in told]
    elif judgement.basis in (CLASSIFIED, DEFINED):
        lines = [_both(lambda lang: _decided(catalog, claim, judgement, related, lang))]
    else:
        key = {IMPLIED: "why-implied", NEAR: "why-near", VAGUE: "why-vague"}[judgement.basis]
        lines = [_both(lambda lang: say(key, lang))]
        lines += [Bilingual(*(_bearing(catalog, one, lang) for lang in LANGS)) for one in related]
    return (_both(lambda lang: say("why-mirrored", lang)), *lines) if stance == "refutes" else tuple(lines)


def _decided(catalog: Catalog, claim: Claim, judgement: Judgement, related: Sequence[Related], lang: Lang) -> str:
    subject, object_ = (catalog.entities[end].label(lang) for end in (claim.subject, claim.object))
    if judgement.basis == CLASSIFIED:
        record = say("reason-record", lang, record=judgement.record) if judgement.record else ""
        return say("reason-classification", lang, subject=subject, object=object_, record=record)
    if judgement.basis == DEFINED:
        names = say("list-separator", lang).join(catalog.get_source(slug).name for slug in judgement.sources)
        return say("reason-definition", lang, subject=subject, source=names)
    near = [_bearing(catalog, one, lang) for one in related[:1]]
    study = next((evidence_in_short(catalog, one.best.evidence, lang) for one in related[:1] if one.best), "")
    if judgement.basis == NEAR:
        return say("reason-near-study" if study else "reason-near", lang, claim=near[0], study=study)
    if judgement.basis == VAGUE:
        return say("reason-vague-near" if near else "reason-vague", lang, claim="".join(near))
    weak = _weakly_told(claim)
    if weak:
        return say("reason-weak", lang, study=evidence_in_short(catalog, weak, lang))
    return say("reason-nothing", lang)


def _weakly_told(claim: Claim, stance: str | None = None) -> Evidence | None:
    """Return the strongest item beside articles that does not count, of one stance or of any; None if there is none."""
    weak = (item for item in claim.evidence if item.weight != COUNTS and item.study_design != "article")
    fitting = (item for item in weak if stance in (None, item.stance))
    return min(fitting, key=lambda item: (item.tier or math.inf, item.slug), default=None)


def _ruled(catalog: Catalog, claim: Claim, weak: Evidence | None, lang: Lang) -> str:
    """Return the ruling on a claim for which no item counts, with one that bears on it."""
    ruling = catalog.terms[claim.reasons.ruling].labels.show(lang)
    parts = [ruling, evidence_in_short(catalog, weak, lang)] if weak else [ruling]
    return say("detail-separator", lang).join(parts)


def _bearing(catalog: Catalog, related: Related, lang: Lang) -> str:
    """Return a claim that bears on a statement, with its verdict and what lies between the two."""
    steps = say("list-separator", lang).join(say(f"step-{step}", lang) for step in related.steps)
    verdict = _verdict(catalog, related.verdict, lang)
    return say("reason-claim", lang, sentence=related.sentences.show(lang), verdict=verdict, steps=steps)


def _verdict(catalog: Catalog, verdict: str, lang: Lang) -> str:
    return catalog.terms[verdict].labels.show(lang)


def _both(line: Callable[[Lang], str]) -> Bilingual:
    zh, en = (line(lang) for lang in LANGS)
    return Bilingual(zh=zh, en=en)
