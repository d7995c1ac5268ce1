"""A small graph for the page: twelve entities that can be checked by eye, and one with hostile text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kgraph.messages import messages
from kgraph.names.folding import fold
from kgraph.page.data.fields import field_rows
from kgraph.page.data.search import affixes
from kgraph.page.layout import LayoutNode, lay_out
from page.article_sample import sample_ledger
from page.panel_sample import counts, figures, grounds, judged, references, tables

ARTICLE = "k2-bone-article-2021"
HOSTILE = "hostile"
HOSTILE_EN = '</script><script>window.owned=1</script><img src=x onerror="window.owned=1">'
HOSTILE_ZH = "“<b>坏</b>”\u202e'\"&amp;{{7*7}}\u202c" + "很长的名称" * 30
LONG = "W" * 200

_Pair = Mapping[str, str]


def pair(zh: str, en: str) -> _Pair:
    return {"zh": zh, "en": en}


_ENTITIES: tuple[tuple[str, str, str, str], ...] = (
    ("vitamin-K", "Nutrient", "维生素K", "vitamin K"),
    ("vitamin-K2", "Nutrient", "维生素K2", "vitamin K2"),
    ("MK-4", "Nutrient", "甲萘醌-4", "menaquinone-4"),
    ("natto", "Food", "纳豆", "natto"),
    ("warfarin", "Drug", "华法林", "warfarin"),
    ("DOACs", "DrugClass", "直接口服抗凝药", "direct oral anticoagulants"),
    ("osteocalcin", "Protein", "骨钙素", "osteocalcin"),
    ("osteoclast", "Cell", "破骨细胞", "osteoclast"),
    ("bone-resorption", "Process", "骨吸收", "bone resorption"),
    ("BMD", "Measurement", "骨密度", "bone mineral density"),
    ("osteoporosis", "Disease", "骨质疏松症", "osteoporosis"),
    ("fracture", "Disease", "骨折", "fracture"),
    ("boron", "Nutrient", "硼", "boron"),
    (HOSTILE, "Chemical", HOSTILE_ZH, HOSTILE_EN),
)
_BROADER = {"vitamin-K2": ["vitamin-K"], "MK-4": ["vitamin-K2"]}
_ALTERNATIVES = {"warfarin": {"zh": ["华法令"], "en": ["Coumadin"]}, "BMD": {"zh": ["BMD"], "en": ["BMD", LONG]}}
_READINGS = {"骨折": "gu zhe", "维生素K2": "wei sheng su K2", "骨质疏松症": "gu zhi shu song zheng"}
_NEAR = {"warfarin": {"zh": ["香豆素"], "en": ["coumarin"]}}
_WRONG = {"MK-4": {"zh": ["甲喹酮-4"], "en": []}}

_RELATIONS: Mapping[str, Mapping[str, Any]] = {
    "prevents": {"label": pair("预防", "prevents"), "inverse": pair("可由其预防", "is prevented by"), "sign": -1},
    "increases": {"label": pair("增加", "increases"), "inverse": pair("由其增加", "is increased by"), "sign": 1},
    "activates": {"label": pair("激活", "activates"), "inverse": pair("由其激活", "is activated by"), "sign": 1},
    "causes": {"label": pair("引起", "causes"), "inverse": pair("由其引起", "is caused by"), "sign": 1},
    "interacts-with": {"label": pair("相互作用", "interacts with"), "symmetric": True},
    "is-a": {"label": pair("是一种", "is a"), "inverse": pair("包括", "includes"), "kind": "structure"},
    "source-of": {"label": pair("含有", "is a source of"), "inverse": pair("来源", "is found in"), "kind": "structure"},
}

# subject, relation, object, stance, hedge, (paragraph, start, end) of each evidence item
_CLAIMS: tuple[tuple[str, str, str, str, str, tuple[tuple[int, int, int], ...]], ...] = (
    ("MK-4", "prevents", "fracture", "supports", "stated", ((3, 100, 130), (7, 402, 431))),
    ("MK-4", "increases", "BMD", "supports", "hedged", ((3, 90, 99),)),
    ("MK-4", "is-a", "vitamin-K2", "supports", "stated", ((9, 700, 720),)),
    ("vitamin-K2", "is-a", "vitamin-K", "supports", "stated", ((9, 680, 699),)),
    ("vitamin-K2", "activates", "osteocalcin", "supports", "preclinical-only", ((12, 900, 930),)),
    ("natto", "source-of", "vitamin-K2", "supports", "stated", ((10, 800, 812),)),
    ("warfarin", "interacts-with", "vitamin-K", "supports", "stated", ((20, 1500, 1530),)),
    ("warfarin", "causes", "osteoporosis", "supports", "hedged", ((21, 1600, 1620),)),
    ("DOACs", "interacts-with", "vitamin-K", "refutes", "stated", ((22, 1700, 1733),)),
    ("osteoclast", "increases", "bone-resorption", "supports", "stated", ((14, 1000, 1012),)),
    ("bone-resorption", "causes", "osteoporosis", "supports", "stated", ((14, 1013, 1030),)),
    ("osteoporosis", "causes", "fracture", "supports", "stated", ((15, 1100, 1110),)),
    (HOSTILE, "causes", "fracture", "supports", "stated", ((16, 1200, 1201),)),
)
_CATEGORIES = (
    ("Nutrient", "营养素"),
    ("Food", "食物"),
    ("Chemical", "化学物质"),
    ("Drug", "药物"),
    ("DrugClass", "药物类别"),
    ("Protein", "蛋白质"),
    ("Cell", "细胞"),
    ("Process", "过程"),
    ("Measurement", "指标"),
    ("Disease", "疾病"),
)
_VERDICTS = ("established", "supported", "reported", "contested", "refuted", "unproven", "unverified")
_VERDICTS_ZH = ("确立", "有支持", "有报道", "有争议", "已否定", "未证实", "未核实")
_TERMS = {
    "article": pair("文章", "article"),
    "article-only": pair("据文章，未核实", "article only, not checked"),
    "web-article": pair("网络文章", "web article"),
    "stated": pair("明确陈述", "stated"),
    "hedged": pair("有保留", "hedged"),
    "preclinical-only": pair("仅临床前研究", "preclinical only"),
    "positive": pair("有效应", "positive"),
    "null": pair("无效应", "null"),
    "major": pair("严重", "major"),
    "pharmacological": pair("药理剂量", "pharmacological"),
    "drugs-and-bone": pair("药物与骨", "drugs and bone"),
}
_BASE = "https://w3id.org/kgraph"
_PREFIXES = {
    "claim": f"{_BASE}/claim/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "ev": f"{_BASE}/evidence/",
    "kg": f"{_BASE}/id/",
    "kgo": f"{_BASE}/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "src": f"{_BASE}/source/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def sample(*, lang: str = "zh") -> dict[str, Any]:
    """Return the data of the page for the sample graph."""
    claims, evidence = _claims()
    return {
        "version": 3,
        "title": pair("骨营养 </title><script>window.owned=1</script>", "Bone </title><script>window.owned=1</script>"),
        "release": "0.1.0",
        "licence": "CC BY 4.0",
        "licenceUrl": "https://creativecommons.org/licenses/by/4.0/",
        "issued": "2026-11-25",
        "lang": lang,
        "theme": None,
        "opening": {},
        "dataset": "https://w3id.org/kgraph/dataset",
        "prefixes": _PREFIXES,
        "fields": field_rows({}),
        "counts": {"evidence": len(evidence), "sources": 1},
        "categories": [{"slug": s, "label": pair(zh, s), "order": i} for i, (s, zh) in enumerate(_CATEGORIES)],
        "relations": {slug: _relation(values) for slug, values in _RELATIONS.items()},
        "verdicts": _verdicts(),
        "scale": _scale(),
        "terms": {slug: {**label, "order": order} for order, (slug, label) in enumerate(_TERMS.items(), 1)},
        "questions": [{"key": "fracture", "state": {"view": "focus", "entity": "fracture"}}],
        "sources": {ARTICLE: _source()},
        "entities": _entities(claims),
        "claims": claims,
        "grounds": {claim["slug"]: grounds() for claim in claims},
        "inherited": [],
        "evidence": evidence,
        "replaced": {
            "claims": {"DOACs--affects--vitamin-K": "DOACs--interacts-with--vitamin-K"},
            "entities": {"NOACs": "DOACs"},
            "sources": {},
        },
        "ledgers": {ARTICLE: sample_ledger(evidence)},
        "walks": _walks(),
        "checks": _checks(claims),
        **tables(),
        "search": list(_search()),
        "folding": "維维鈣钙",
        "sounds": "seng声生su素速wei维围",
        "affixes": affixes(),
        "outside": ["aspirin", "阿司匹林"],
        "messages": {"zh": messages("page-", "zh"), "en": messages("page-", "en")},
    }


_SUBSTANCES = ("DOACs", "MK-4", "boron", HOSTILE, "natto", "vitamin-K", "vitamin-K2", "warfarin")
_BEARINGS = (
    ("warfarin--interacts-with--vitamin-K", "interaction", "direct"),
    ("DOACs--interacts-with--vitamin-K", "interaction", "direct"),
    ("warfarin--causes--osteoporosis", "harm", "direct"),
    (f"{HOSTILE}--causes--fracture", "harm", "direct"),
)


def _checks(claims: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what is known of pairs and of bone: bearings by number."""
    named = {slug for slug, *_ in _BEARINGS}
    bone: dict[str, list[list[int]]] = {slug: [[], [], []] for slug in _SUBSTANCES}
    return {
        "substances": list(_SUBSTANCES),
        "pairs": {"vitamin-K~warfarin": ["recorded", [0]], "DOACs~vitamin-K": ["none-found", [1]]},
        "bone": bone | {"warfarin": [[2], [], []], HOSTILE: [[3], [], []]},
        "bearings": [{"claim": claim, "kind": kind, "basis": basis} for claim, kind, basis in _BEARINGS],
        "claims": {
            claim["slug"]: {"sources": [[evidence, 0] for evidence in claim["evidence"]]}
            for claim in claims
            if claim["slug"] in named
        },
        "marks": [pair("支持；文章", "supports; article")],
        "scope": pair("仅核查已收录的内容。", "Only what is recorded is checked."),
        "disclaimer": pair("不是用药建议。", "Not advice."),
    }


def _relation(values: Mapping[str, Any]) -> dict[str, Any]:
    unsigned = {"inverse": values["label"], "sign": None, "kind": "mechanism", "symmetric": False}
    return {"pathSign": values.get("sign")} | unsigned | dict(values)


def _verdicts() -> dict[str, Any]:
    return {
        slug: {"label": pair(zh, slug), "definition": pair(f"{zh}。", f"It is {slug}."), "order": order}
        for order, (slug, zh) in enumerate(zip(_VERDICTS, _VERDICTS_ZH, strict=True))
    }


def _scale() -> dict[str, Any]:
    return {
        "verdicts": ["refuted", "unproven", "unverified", "contested", "reported", "supported", "established"],
        "accepted": ["supported", "established"],
        "acceptedAs": {"reported": ["mechanism", "structure"]},
        "certainties": ["high", "moderate", "low", "very-low", "stated"],
        "stances": ["supports", "refutes", "inconclusive"],
    }


def _source() -> dict[str, Any]:
    title = {"text": "大剂量维生素K2增强骨密度", "lang": "zh"}
    unseen = ("journal", "volume", "issue", "pages", "url", "pmid", "doi", "recordNumber", "language", "country")
    seen: dict[str, Any] = {
        "title": title,
        "name": title["text"],
        "authors": [],
        "type": "web-article",
        "date": "2021-04-14",
    }
    seen |= {"retracted": False}
    return seen | dict.fromkeys(unseen) | references(written={"issued": "2021-04-14"})


def _claims() -> tuple[list[dict[str, Any]], dict[str, Any]]:
    claims, evidence = [], {}
    names = {slug: pair(zh, en) for slug, _, zh, en in _ENTITIES}
    for subject, relation, object_, stance, hedge, places in _CLAIMS:
        slug = f"{subject}--{relation}--{object_}"
        items = {f"{ARTICLE}--{slug}--{n}": _item(slug, stance, hedge, place) for n, place in enumerate(places, 1)}
        evidence.update(items)
        label, denial = _RELATIONS[relation]["label"], stance == "refutes"
        claims.append(
            {
                "slug": slug,
                "subject": subject,
                "relation": relation,
                "object": object_,
                "sign": _RELATIONS[relation].get("sign"),
                "doseBand": "pharmacological" if relation == "prevents" else None,
                "population": None,
                "aspect": None,
                "circumstance": None,
                "shownIn": None,
                "shownInSpecies": [],
                "definedIn": [],
                "topic": "drugs-and-bone",
                "verdict": "unverified",
                "standing": "article-only",
                "certainty": None,
                "certaintyReasons": [],
                "severity": "major" if relation == "interacts-with" else None,
                "denied": denial,
                "human": hedge != "preclinical-only",
                "sentence": pair(
                    f"{names[subject]['zh']}{'不' if denial else ''}{label['zh']}{names[object_]['zh']}",
                    f"{names[subject]['en']} {'not: ' if denial else ''}{label['en']} {names[object_]['en']}",
                ),
                "evidence": list(items),
                "designs": ["article"],
                **judged(),
            }
        )
    return claims, evidence


def _walks() -> dict[str, Any]:
    names = {slug: pair(zh, en) for slug, _, zh, en in _ENTITIES}
    links = [
        {
            "member": member,
            "broader": broader,
            "claim": None,
            "verdict": None,
            "state": False,
            "class": pair(
                f"{names[member]['zh']}属于{names[broader]['zh']}",
                f"{names[member]['en']} belongs to {names[broader]['en']}",
            ),
            "form": None,
        }
        for member, classes in sorted(_BROADER.items())
        for broader in classes
    ]
    return {"efficacy": [], "aspects": {}, "processes": [], "links": links, "below": {"vitamin-K": 2, "vitamin-K2": 1}}


def _item(claim: str, stance: str, hedge: str, place: tuple[int, int, int]) -> dict[str, Any]:
    paragraph, start, end = place
    return {
        "claim": claim,
        "source": ARTICLE,
        "stance": stance,
        "result": "positive" if stance == "supports" else "null",
        "design": "article",
        "hedge": hedge,
        "paragraph": paragraph,
        "spanStart": start,
        "spanEnd": end,
        "note": pair("每天 45 毫克。", "45 mg a day."),
        "detail": pair(f"<i>{LONG}</i>", f"<i>{LONG}</i>"),
        **figures(),
    }


def _entities(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ends = [(claim["subject"], claim["object"]) for claim in claims]
    degrees = {slug: sum(slug in pair_ for pair_ in ends) for slug, *_ in _ENTITIES}
    nodes = [LayoutNode(slug, kind, max(2 * len(zh), len(en))) for slug, kind, zh, en in _ENTITIES if degrees[slug]]
    places = lay_out(nodes, ends)
    return [
        {
            "slug": slug,
            "iri": f"https://w3id.org/kgraph/id/{slug}",
            "category": category,
            "label": pair(zh, en),
            "alt": _ALTERNATIVES.get(slug, {"zh": [], "en": []}),
            "old": {"zh": [], "en": []},
            "near": _NEAR.get(slug, {"zh": [], "en": []}),
            "wrong": _WRONG.get(slug, {"zh": [], "en": []}),
            "definition": pair(f"{zh}的释义。", f"What {en} is."),
            "note": pair("<script>window.owned=1</script>", "<script>window.owned=1</script>"),
            "broader": _BROADER.get(slug, []),
            "routes": [],
            "identifiers": [{"curie": "X:1", "iri": "javascript:window.owned=1", "match": "exact"}],
            "degree": degrees[slug],
            "neighbours": counts(slug, claims, _RELATIONS),
            "x": places[slug][0] if slug in places else None,
            "y": places[slug][1] if slug in places else None,
        }
        for slug, category, zh, en in _ENTITIES
    ]


def _search() -> list[dict[str, str]]:
    names = [(slug, label, lang, "preferred") for slug, _, zh, en in _ENTITIES for lang, label in pair(zh, en).items()]
    for kind, table in (("alternative", _ALTERNATIVES), ("near", _NEAR), ("wrong", _WRONG)):
        names += [(slug, name, lang, kind) for slug, by in table.items() for lang, all_ in by.items() for name in all_]
    return [
        {
            "slug": slug,
            "key": fold(name),
            "label": name,
            "lang": lang,
            "kind": kind,
            "readings": _READINGS.get(name, ""),
        }
        for slug, name, lang, kind in names
    ]
