"""Writes what is generated from the graph and the code; ``--check`` only names the pages that are stale.

Run as ``make docs``. Each template in docs/templates is one page; its name says the language, as the page's does:
``data.md`` is English, ``data.zh.md`` Chinese. In the READMEs the parts between ``<!-- make docs: NAME -->`` and
``<!-- end -->`` are generated: ``block NAME`` is a block of the graph, all else a template in docs/templates/parts.
``contract_pages`` makes the pages on the data of the page, ``scale_module`` the module with the orders of lists.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import jinja2

from contract_pages import contract_files
from kgraph import Claim, Iri, KnowledgeGraph
from kgraph.evidence.explain import change_sentence
from kgraph.evidence.scale import STANCES
from kgraph.evidence.weighing import tier_of
from kgraph.model import COUNTS
from kgraph.synthesis.items import columns_of_fields
from kgraph.text import LANGS, Lang
from kgraph.vocab import DCTERMS, SH
from kgraph.words.sentences import country
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
"""Claims that the page on verdicts works through: one for each verdict, and one that rests on a retracted paper."""


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
    facts = {**_schema(kg), "totals": kg.stats().totals}
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
    f"SELECT DISTINCT ?property ?range {_COLUMNS} WHERE {{ ?property a rdf:Property ; rdfs:range ?range . "
    f"{_WORDS.format(thing='?property')} "
    "FILTER EXISTS { VALUES ?graph { graph:entities graph:claims graph:sources } "
    "GRAPH ?graph { ?thing ?property ?value } WHERE_OF_KIND } } ORDER BY ?property"
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
        listed = " ".join(f"`kgo:{slug}`" for slug in members.get(row["range"], ()))
        row["takes"] = _VALUES.get(row["slug"]) or listed or _KINDS.get(row["range"], f"`{row['range']}`")
    return rows


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
        "definition": lambda slug: kg.terms[slug].definition.show(lang),
        "listed": listed,
        "number": number,
        "cell": lambda text: str(text).replace("|", "\\|").replace("\n", " "),
        "country": lambda code: country(code, lang),
        "kinds": listed("RelationKind"),
        "designs": listed("StudyDesign"),
        "row": lambda design: [tier_of(kind, design) or "–" for kind in listed("RelationKind")],
        "relations": list(kg.relations.values()),
        "sign": lambda value: {1: "+", -1: "−", None: ""}[value],
        "examples": [_example(kg, kg.claim(slug), lang) for slug in EXAMPLES],
        "terms_of_use": _terms_of_use(kg, lang),
        "verdict_labels": [label(slug) for slug in listed("Verdict")],
        "topics": _topics(claims, listed("Topic"), listed("Verdict")),
        "evidence_mix": _evidence_mix(claims, listed("StudyDesign")),
        "countries": _pairs(kg, "?s a kgo:Evidence ; kgo:country ?key"),
        "read_depth": _read_depth(kg, lang),
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


_COUNT = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { "
_ACCEPTED = "?v kgo:accepted true . ?s kgo:verdict ?v "
_PEOPLE = "kgo:meta-analysis kgo:randomised-trial kgo:systematic-review kgo:cohort kgo:case-control kgo:cross-sectional"
_LIMITS = {
    "pairs": "?s a kgo:Claim ; rdf:predicate kgo:interacts-with",
    "none_found": "?s kgo:verdict kgo:refuted ; rdf:predicate kgo:interacts-with",
    "accepted": _ACCEPTED,
    "one_group": "?s kgo:ruling kgo:for-one-group",
    "low": _ACCEPTED + ". VALUES ?c { kgo:low kgo:very-low } ?s kgo:certainty ?c",
    "no_human": _ACCEPTED + ". ?s kgo:judgedAs kgo:mechanism FILTER NOT EXISTS { ?item kgo:about ?s ; "
    f"kgo:weight kgo:counts ; kgo:studyDesign ?d VALUES ?d {{ {_PEOPLE} kgo:human-mechanistic }} }}",
    "retracted": "?s kgo:retracted true",
    "withdrawn": "?s kgo:weight kgo:withdrawn",
}
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"


def _example(kg: KnowledgeGraph, claim: Claim, lang: Lang) -> dict[str, Any]:
    return {
        "slug": claim.slug,
        "sentence": kg.sentence(claim, lang),
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
    named = [(kg.terms[slug].labels.show(lang), number) for slug, number in pairs]
    if lang == "zh":
        return "证据的阅读依据：" + "、".join(f"{name} {number} 条" for name, number in named) + "。"
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
