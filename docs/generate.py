"""Writes what is generated from the graph and the code; ``--check`` only names the pages that are stale.

Run as ``make docs``. Each template in docs/templates is one page; its name says the language, as the page's does:
``data.md`` is English, ``data.zh.md`` Chinese. In the READMEs the parts between ``<!-- make docs: NAME -->`` and
``<!-- end -->`` are generated: ``block NAME`` is a block of the graph, all else a template in docs/templates/parts.
``contract_pages`` makes the pages on the data of the page, ``scale_module`` the module with the orders of lists,
``invented_bodies`` holds the invented evidence that the page on verdicts judges.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import jinja2

from contract_pages import contract_files
from invented_bodies import BODIES
from kgraph import Claim, Iri, KnowledgeGraph
from kgraph.evidence.accepted import is_accepted
from kgraph.evidence.explain import change_sentence
from kgraph.evidence.groups import POOLED
from kgraph.evidence.scale import ACCEPTED, ACCEPTED_AS, STANCES, STRENGTH
from kgraph.evidence.verdict import RULINGS
from kgraph.evidence.weighing import needs_estimate, states, tier_of
from kgraph.messages import say
from kgraph.model import COUNTS
from kgraph.review.steps import STEPS
from kgraph.synthesis.items import columns_of_fields
from kgraph.text import LANGS, Lang
from kgraph.vocab import DCTERMS, SH
from kgraph.words.sentences import claim_statement, country
from scale_module import scale_files

SOFT = (
    "warfarin--interacts-with--MK-7",
    "DOACs--interacts-with--vitamin-K",
    "ciprofloxacin--interacts-with--magnesium",
    "ciprofloxacin--interacts-with--zinc",
    "warfarin--inhibits--vitamin-K-cycle",
    "BMD--inversely-associated-with--fracture",
)
"""Claims that the page on limits names, since readers may expect them to be firmer."""

DOCS = Path(__file__).parent
ROOT = DOCS.parent
GUIDES = (ROOT / "README.md", ROOT / "README.zh.md", ROOT / "graph" / "README.md")
"""Pages written by hand that have generated parts."""

_PART = re.compile(r"(<!-- make docs: (?P<name>[^>]+?) -->\n).*?(\n<!-- end -->)", re.DOTALL)
TEMPLATES = DOCS / "templates"
EXAMPLES = (
    "warfarin--inhibits--VKORC1",
    "glucocorticoids--predisposes-to--hip-fracture",
    "MK-4--prevents--vertebral-fracture--pharmacological",
    "MK-4--prevents--hip-fracture--pharmacological",
    "vitamin-K2--has-adverse-event--adverse-events",
    "DOACs--interacts-with--vitamin-K",
    "PXR--upregulates--MSX2",
)
"""Claims of the graph that the page on verdicts works through, as they stand today."""


def pages(kg: KnowledgeGraph) -> dict[Path, str]:
    """Return the text of each generated page by its path."""
    environment = _environment()
    claims = kg.claims()
    facts = {lang: _facts(kg, claims, lang) for lang in LANGS}
    templates = {
        DOCS / path.name.removesuffix(".j2"): environment.get_template(path.name).render(facts[_language(path)])
        for path in sorted(TEMPLATES.glob("*.j2"))
    }
    return templates | scale_files(kg) | contract_files(kg.catalog.properties)


def guides(kg: KnowledgeGraph) -> dict[Path, str]:
    """Return the text of each page with generated parts by its path."""
    environment = _environment()
    facts = {**_schema(kg), "totals": kg.stats().totals, "accepted": ACCEPTED, "accepted_as": ACCEPTED_AS}
    blocks = _blocks()

    def written(match: re.Match[str]) -> str:
        kind, _, name = match["name"].partition(" ")
        if kind == "block":
            text = f"```turtle\n{blocks[name]}\n```"
        else:
            text = environment.get_template(f"parts/{kind}.md.j2").render(facts).strip()
        return f"{match[1]}{text}{match[3]}"

    return {path: _PART.sub(written, path.read_text(encoding="utf-8")) for path in GUIDES}


def _environment() -> jinja2.Environment:
    return jinja2.Environment(  # noqa: S701 - Markdown, from our own graph
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _blocks() -> dict[str, str]:
    """Return the blocks of entities, claims, evidence and sources, and of replaced names, by their names."""
    patterns = ("entities/*.ttl", "claims/*.ttl", "sources/*.ttl", "replaced.ttl")
    files = [path for pattern in patterns for path in sorted((ROOT / "graph").glob(pattern))]
    blocks = [block.strip("\n") for path in files for block in path.read_text(encoding="utf-8").split("\n\n")]
    return {block.partition("\n")[0]: block for block in blocks}


def _schema(kg: KnowledgeGraph) -> dict[str, Any]:
    """Return what a curator may write: topics, classes of entities, and the properties of each kind of block."""
    members: dict[str, list[str]] = {}
    for slug, term in sorted(kg.terms.items(), key=lambda pair: (pair[1].order, pair[0])):
        for name in term.lists:
            members.setdefault(name, []).append(slug)
    return {
        "terms": kg.terms,
        "members": members,
        "classes": [dict(zip(("slug", *_TEXTS), map(_plain, row), strict=True)) for row in kg.query(_CLASSES)],
        "properties": {kind: _properties(kg, kind, members) for kind in ("Entity", "Claim", "Evidence", "Source")},
        "cell": lambda text: str(text).replace("|", "\\|").replace("\n", " "),
    }


_TEXTS = ("label_en", "label_zh", "definition_en", "definition_zh")
_WORDS = " ".join(
    f'{{thing}} skos:{name} ?{short}_{lang} . FILTER(LANG(?{short}_{lang}) = "{lang}")'
    for name, short in (("prefLabel", "label"), ("definition", "definition"))
    for lang in ("en", "zh")
)
_COLUMNS = " ".join(f"?{name}" for name in _TEXTS)
_CLASSES = (
    f"SELECT DISTINCT ?class {_COLUMNS} WHERE {{ GRAPH graph:entities {{ ?entity a ?class }} "
    f"{_WORDS.format(thing='?class')} }} ORDER BY ?class"
)
_PROPERTIES = (
    f"SELECT DISTINCT ?property ?range {_COLUMNS} WHERE {{ "
    "{ SELECT DISTINCT ?property WHERE { VALUES ?graph { graph:entities graph:claims graph:sources } "
    "GRAPH ?graph { ?thing ?property ?value } WHERE_OF_KIND } } "
    f"?property a rdf:Property ; rdfs:range ?range . {_WORDS.format(thing='?property')} }} ORDER BY ?property"
)
_WHERE = {
    "Entity": "?property rdfs:domain ?domain . ?domain rdfs:subClassOf* kgo:Entity",
    "Claim": "?thing a kgo:Claim",
    "Evidence": "?thing a kgo:Evidence",
    "Source": "?thing a kgo:Source",
}


def _properties(kg: KnowledgeGraph, kind: str, members: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Return the properties that blocks of a kind use, with what they take."""
    query = _PROPERTIES.replace("WHERE_OF_KIND", _WHERE[kind])
    rows = [dict(zip(("slug", "range", *_TEXTS), map(_plain, row), strict=True)) for row in kg.query(query)]
    for row in rows:
        parts = _UNIONS.get(row["range"], (row["range"],))
        row["takes"] = _VALUES.get(row["slug"]) or " ".join(_takes(part, members) for part in parts)
    return rows


def _takes(kind: str, members: Mapping[str, Sequence[str]]) -> str:
    """Return how a value of a kind is written: the members of a list, else an example."""
    listed = " ".join(f"`kgo:{slug}`" for slug in members.get(kind, ()))
    return listed or _KINDS.get(kind, f"`{kind}`")


_UNIONS = {"Comparator": ("Entity", "ComparatorKind")}
"""Ranges whose values are of several kinds."""
_KINDS = {
    "decimal": "`3.7`",
    "integer": "`120`",
    "gYear": '`"2006"^^xsd:gYear`',
    "date": '`"2006-05-01"^^xsd:date`',
    "duration": '`"P3M"^^xsd:duration`',
    "anyURI": '`"https://…"^^xsd:anyURI`',
    "boolean": "`true`",
    "string": '`"…"`',
    "langString": '`"…"@en` `"…"@zh`',
    "Entity": "`kg:…`",
    "Population": "`kg:…`",
    "Anatomy": "`kg:…`",
    "Claim": "`claim:…`",
    "Source": "`src:…`",
}
"""How a value of each kind is written."""
_VALUES = {
    "benefit": "`1` `-1`",
    "pBound": '`"<"` `">"`',
    "country": '`"CN"`',
    "doseUnit": '`"mg/d"`',
    "valueUnit": '`"%"`',
}
"""Values of properties that take only some of their kind."""


def _plain(cell: object) -> str:
    return cell.split("#")[-1].rsplit("/", 1)[-1] if isinstance(cell, Iri) else str(cell)


def _language(path: Path) -> Lang:
    return "zh" if path.name.endswith(".zh.md.j2") else "en"


def _facts(kg: KnowledgeGraph, claims: Sequence[Claim], lang: Lang) -> Mapping[str, Any]:
    counts = kg.stats()
    terms = {**kg.terms, **kg.catalog.categories}

    def label(slug: str) -> str:
        return terms[slug].labels.show(lang) if slug in terms else slug

    def listed(name: str) -> list[str]:
        return sorted((slug for slug, term in kg.terms.items() if name in term.lists), key=lambda s: kg.terms[s].order)

    def number(sparql: str) -> int:
        return int(str(kg.query(sparql).rows[0][0]))

    return {
        "kg": kg,
        "kind_labels": [label(kind) for kind in listed("RelationKind")],
        "lang": lang,
        "counts": counts,
        "totals": counts.totals,
        "groups": counts.groups,
        "label": label,
        "names": lambda slugs, separator: separator.join(map(label, slugs)),
        "definition": lambda slug: kg.terms[slug].definition.show(lang),
        "listed": listed,
        "number": number,
        "cell": lambda text: str(text).replace("|", "\\|").replace("\n", " "),
        "country": lambda code: country(code, lang),
        "kinds": listed("RelationKind"),
        "designs": listed("StudyDesign"),
        "row": lambda design: [_weight_of(kind, design) for kind in listed("RelationKind")],
        "value": _value_of,
        "bodies": BODIES,
        "strength": STRENGTH,
        "verdict_of": RULINGS.__getitem__,
        **_blind_spots(claims),
        "relations": list(kg.relations.values()),
        "steps": [(say(f"step-{step.slug}", lang), step.safe) for step in STEPS.values()],
        "sign": lambda value: {1: "+", -1: "−", None: ""}[value],
        "examples": [_example(kg, kg.claim(slug), lang) for slug in EXAMPLES],
        "terms_of_use": _terms_of_use(kg, lang),
        "verdict_labels": [label(slug) for slug in listed("Verdict")],
        "topics": _topics(claims, listed("Topic"), listed("Verdict")),
        "evidence_mix": _evidence_mix(claims, listed("StudyDesign")),
        "countries": _pairs(kg, "?s a kgo:Evidence ; kgo:country ?key"),
        "certainties": _pairs(kg, "?s a kgo:Claim ; kgo:certainty ?key"),
        "reasons": _pairs(kg, "?s a kgo:Claim ; kgo:certaintyReason ?key"),
        "rulings": _pairs(kg, "?s a kgo:Claim ; kgo:ruling ?key"),
        "comparators": _pairs(kg, "?s a kgo:Evidence ; kgo:comparedWith ?key . ?key a kgo:ComparatorKind"),
        "comparator_entities": number(
            _COUNT + "?s a kgo:Evidence ; kgo:comparedWith/skos:prefLabel ?name "
            "FILTER NOT EXISTS { ?s kgo:comparedWith/a kgo:ComparatorKind } }"
        ),
        "origins": _pairs(kg, "?s a kgo:Evidence ; kgo:effectFrom ?key"),
        "figures": [
            (name, _property_label(kg, name, lang), number(f"{_COUNT}?s a kgo:Evidence ; kgo:{name} ?x }}"))
            for name in _FIGURES
        ],
        "read_depth": _read_depth(kg, lang),
        "zone": kg.query(_ZONES).rows[0],
        "noted": number(f"{_COUNT} ?s a/rdfs:subClassOf kgo:Entity ; skos:editorialNote ?note }}"),
        "soft": [(kg.sentence(kg.claim(slug), lang), kg.standing(kg.claim(slug), lang)) for slug in SOFT],
        **{name: number(_COUNT + pattern + " }") for name, pattern in _LIMITS.items()},
        "columns": [
            (name, kg.catalog.properties[part.property].definition.show(lang).replace("|", "\\|"))
            for name, part in columns_of_fields()
            if part.property in kg.catalog.properties
        ],
        "graphs": [str(cell).rpartition("/")[2] for cell in kg.query(_GRAPHS).column("g")],
    }


_FIGURES = (
    *("measure", "value", "ciLow", "pValue", "armEvents", "armSpread", "participants", "comparedWith", "turned"),
    *("printed", "concern", "includes", "registry", "funding"),
)
"""Properties of evidence that the page on the data counts."""


def _property_label(kg: KnowledgeGraph, name: str, lang: Lang) -> str:
    rows = kg.query(f'SELECT ?l {{ kgo:{name} skos:prefLabel ?l FILTER(LANG(?l) = "{lang}") }}').rows
    return str(rows[0][0])


_COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { "
_ZONES = "SELECT ?low ?high { ?zone kgo:ofScale kgo:ratio-scale ; kgo:zoneLow ?low ; kgo:zoneHigh ?high }"
_LIMITS = {
    "pairs": "?s a kgo:Claim ; rdf:predicate kgo:interacts-with",
    "none_found": "?s kgo:verdict kgo:refuted ; rdf:predicate kgo:interacts-with",
    "retracted": "?s kgo:retracted true",
    "withdrawn": "?s kgo:weight kgo:withdrawn",
}
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def _weight_of(kind: str, design: str) -> str:
    """Return how a study design carries a kind of claim: tier, ``e`` for an estimate, ``s`` for a mere statement."""
    tier = tier_of(kind, design)
    if tier is None:
        return "s" if states(kind, design) else "–"
    return f"{tier} e" if needs_estimate(kind, design) else str(tier)


def _value_of(module: str, name: str) -> str:
    """Return the value of a constant of the rule; a tuple of a value and its interval as both."""
    value = getattr(import_module(f"kgraph.evidence.{module}"), name)
    return f"{value[0]} ({value[1][0]}–{value[1][1]})" if isinstance(value, tuple) else str(value)


def _blind_spots(claims: Sequence[Claim]) -> dict[str, int]:
    """Return how often the facts are known that the rule would like to know, and how much rests on little."""
    accepted = [claim for claim in claims if is_accepted(claim.verdict, claim.reasons.judged_as)]
    counted = [(claim, item) for claim in claims for item in claim.evidence if item.weight == COUNTS]
    shown = [item for claim, item in counted if needs_estimate(claim.reasons.judged_as, item.study_design)]
    pools = [item for item in shown if item.study_design in POOLED]
    return {
        "accepted": len(accepted),
        "one_group": sum(len(claim.reasons.supports.groups) == 1 for claim in accepted if claim.reasons.supports),
        "low": sum(claim.certainty in ("low", "very-low") for claim in accepted),
        "only_stated": sum(claim.certainty == "stated" for claim in accepted),
        "no_human": sum(claim.reasons.judged_as == "mechanism" and claim.shown_in != "people" for claim in accepted),
        "carried": len({claim.slug for claim, _ in counted}),
        "in_full": len({claim.slug for claim, item in counted if item.read_from == "full-text"}),
        "estimates": len(shown),
        "with_interval": sum(item.effect_interval is not None for item in shown),
        "with_people": sum(item.participants is not None or item.arm_n is not None for item in shown),
        "with_events": sum(item.arm_events is not None and item.comparator_events is not None for item in shown),
        "with_concern": sum(bool(item.concerns) for item in shown),
        "with_funding": sum(bool(item.funding.en) for item in shown),
        "pools": len(pools),
        "pools_listed": sum(bool(item.includes) for item in pools),
    }


def _positive(kg: KnowledgeGraph, claim: Claim, lang: Lang) -> str:
    """Return the sentence that the verdict judges: what the claim states, also where its sources deny it."""
    if not claim.is_denied:
        return kg.sentence(claim, lang)
    statement = claim_statement(kg.catalog, claim, lang, denied=False)
    return statement[:1].upper() + statement[1:]


def _example(kg: KnowledgeGraph, claim: Claim, lang: Lang) -> dict[str, Any]:
    return {
        "slug": claim.slug,
        "sentence": _positive(kg, claim, lang),
        "standing": kg.terms[claim.standing].labels.show(lang),
        "certainty": kg.terms[claim.certainty].labels.show(lang) if claim.certainty else "",
        "why": kg.why(claim, lang),
        "changes": [change_sentence(kg.catalog, change, lang) for change in kg.what_would_change(claim)],
    }


def _pairs(kg: KnowledgeGraph, pattern: str) -> list[tuple[str, int]]:
    rows = kg.query(f"SELECT ?key (COUNT(?s) AS ?n) WHERE {{ {pattern} }} GROUP BY ?key ORDER BY DESC(?n) ?key")
    return [(key.slug if isinstance(key, Iri) else str(key), int(str(n))) for key, n in rows]


def _topics(claims: Sequence[Claim], topics: Sequence[str], verdicts: Sequence[str]) -> list[tuple[str, list[int]]]:
    found = Counter((claim.topic, claim.verdict) for claim in claims)
    return [(topic, [found[topic, verdict] for verdict in verdicts]) for topic in topics]


def _evidence_mix(claims: Sequence[Claim], designs: Sequence[str]) -> list[tuple[str, list[int]]]:
    items = [item for claim in claims for item in claim.evidence]
    stances = Counter((item.study_design, item.stance) for item in items)
    idle = Counter(item.study_design for item in items if item.weight != COUNTS)
    return [(design, [*(stances[design, stance] for stance in STANCES), idle[design]]) for design in designs]


def _read_depth(kg: KnowledgeGraph, lang: Lang) -> str:
    """Return how far the sources of the evidence were read, as a sentence."""
    pairs = _pairs(kg, "?s kgo:readFrom ?key ; kgo:source ?o FILTER(?o != src:k2-bone-article-2021)")
    second_hand = say("page-read-secondary", lang)
    named = [
        (second_hand if slug == "secondary" else kg.terms[slug].labels.show(lang), number) for slug, number in pairs
    ]
    if lang == "zh":
        return "证据的阅读依据：" + "、".join(f"{name}{number}条" for name, number in named) + "。"
    return "Evidence was read from: " + ", ".join(f"{name} {number}" for name, number in named) + "."


def _terms_of_use(kg: KnowledgeGraph, lang: Lang) -> list[tuple[str, str, str]]:
    rows = kg.query(
        f"SELECT ?name ?terms ?licence WHERE {{ ?thing <{DCTERMS.rights}> ?terms . "
        f"?thing a kgo:IdentifierScheme ; <{SH.prefix}> ?name . "
        f"OPTIONAL {{ ?thing <{DCTERMS.license}> ?licence }} "
        f'FILTER(LANG(?terms) = "{lang}") }} ORDER BY ?name'
    )
    return [(str(name), str(terms), str(licence or "")) for name, terms, licence in rows]


def main() -> int:
    """Write the pages, or say which are stale."""
    kg = KnowledgeGraph.load(ROOT / "graph")
    found = {**pages(kg), **guides(kg)}
    stale = {
        path: text for path, text in found.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    only_check = sys.argv[1:] == ["--check"]
    for path, text in stale.items():
        if not only_check:
            path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{'stale' if only_check else 'written'}: {path.relative_to(ROOT)}\n")
    return 1 if stale and only_check else 0


if __name__ == "__main__":
    sys.exit(main())
