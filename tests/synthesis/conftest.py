"""A small graph with studies of alendronate: four claims, nine items, their figures printed in different ways."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import MINI, ROOT
from editing import evidence
from kgraph import KnowledgeGraph
from kgraph.vocab import PREFIXES

HEAD = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("claim", "ev", "kg", "kgo", "rdf", "skos", "src"))
HEAD += "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n"
HEAD += "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n\n"

HIP = "alendronate--prevents--hip-fracture"
ANY = "alendronate--prevents--fracture--pharmacological--adults"
OPENING = "alendronate--inhibits--MGP--activity"
HARM = "alendronate--predisposes-to--ulcer"

_NAMES = {
    "alendronate": ("Drug", "alendronate", "阿仑膦酸钠", ""),
    "fracture": ("Disease", "fracture", "骨折", ""),
    "hip-fracture": ("Disease", "hip fracture", "髋部骨折", "fracture"),
    "men": ("Population", "men", "男性", "adults"),
    "older-men": ("Population", "older men", "老年男性", "men"),
    "ulcer": ("Disease", "ulcer", "溃疡", ""),
}


def _entity(slug: str) -> str:
    category, en, zh, broader = _NAMES[slug]
    above = f"    skos:broader kg:{broader} ;\n" if broader else ""
    return (
        f'kg:{slug}\n    a kgo:{category} ;\n    skos:prefLabel "{en}"@en ;\n    skos:prefLabel "{zh}"@zh ;\n'
        f'    skos:definition "It."@en ;\n    skos:definition "它。"@zh ;\n{above}    .\n\n'
    )


def _source(slug: str, pmid: int) -> str:
    return (
        f'src:{slug}\n    a kgo:Source ;\n    dcterms:title "=The {slug} study"@en ;\n    kgo:pmid "{pmid}" ;\n'
        '    kgo:authors "Li A; Wu B" ;\n    kgo:sourceType kgo:journal-article ;\n'
        '    kgo:year "2020"^^xsd:gYear ;\n    .\n\n'
    )


def _claim(slug: str, more: str = "") -> str:
    subject, relation, object_, *_ = slug.split("--")
    return (
        f"\nclaim:{slug}\n    a kgo:Claim ;\n    rdf:subject kg:{subject} ;\n    rdf:predicate kgo:{relation} ;\n"
        f"    rdf:object kg:{object_} ;\n{more}    kgo:topic kgo:drugs-and-bone ;\n    .\n"
    )


def _facts(**values: str) -> str:
    return "".join(f"    kgo:{name} {value} ;\n" for name, value in values.items())


RATIO = {"measure": "kgo:hazard-ratio", "valueUnit": '"1"', "comparedWith": "kgo:placebo", "readFrom": "kgo:abstract"}
CLAIMS = [
    _claim(HIP),
    evidence(
        HIP,
        "randomised-trial",
        source="straight",
        more=_facts(
            **RATIO,
            value="0.6",
            ciLow="0.37",
            ciHigh="0.97",
            printed='"0.60 (0.37–0.97)"',
            pValue="0.04",
            population="kg:men",
            participants="7808",
            doseValue="70",
            doseUnit='"mg/wk"',
            armN="3902",
            armEvents="26",
            comparatorN="3906",
            comparatorEvents="43",
        ),
    ),
    evidence(
        HIP,
        "randomised-trial",
        source="turned",
        stance="inconclusive",
        more=_facts(
            **RATIO,
            value="1.25",
            ciLow="0.8",
            ciHigh="2",
            printed='"1.25 (0.80–2.00)"',
            turned="true",
            population="kg:older-men",
            participants="500",
            doseValue="1",
            doseMax="2",
            doseUnit='"mg/kg/d"',
            pBound='"<"',
            pValue="0.5",
        ),
    ),
    evidence(
        HIP,
        "randomised-trial",
        source="straight",
        more=_facts(**RATIO, value="0.4", pValue="0.001", pBound='"<"', endpointRole="kgo:subgroup"),
    ).replace(f"ev:straight--{HIP}\n", f"ev:straight--{HIP}--2\n"),
    _claim(ANY, _facts(doseBand="kgo:pharmacological", population="kg:adults")),
    evidence(
        ANY,
        "meta-analysis",
        source="pool",
        more=_facts(
            **RATIO,
            value="0.7",
            ciLow="0.6",
            ciHigh="0.82",
            participants="9000",
            doseValue="5",
            doseMax="10",
            doseUnit='"mg/d"',
            includes="src:straight",
        ),
    ),
    *(
        evidence(
            ANY,
            "randomised-trial",
            source=source,
            more=_facts(**RATIO, value="0.5", ciLow="0.4", ciHigh="0.625", participants=people),
        )
        for source, people in (("straight", "7808"), ("turned", "500"))
    ),
    evidence(ANY, "article", source="leaflet", more=_facts(doseValue="400", doseUnit='"[iU]/d"')),
    _claim(OPENING, _facts(aspect="kgo:activity")),
    evidence(OPENING, "in-vitro", source="turned", more=_facts(readFrom="kgo:full-text", species="kg:adults")),
    _claim(HARM),
    evidence(HARM, "article", source="leaflet"),
]


def write_studies(folder: Path) -> Path:
    """Write the graph into a new folder."""
    shutil.copytree(MINI, folder)
    for name in ("schema", "rules"):
        shutil.copytree(ROOT / "graph" / name, folder / name)
    (folder / "entities" / "studies.ttl").write_text(HEAD + "".join(map(_entity, _NAMES)), encoding="utf-8")
    sources = (_source(slug, 1000 + place) for place, slug in enumerate(("pool", "straight", "turned")))
    (folder / "sources" / "studies.ttl").write_text(HEAD + "".join(sources), encoding="utf-8")
    (folder / "claims" / "studies.ttl").write_text(HEAD + "".join(CLAIMS), encoding="utf-8")
    (folder / "replaced.ttl").write_text(
        HEAD
        + "".join(
            f"{old}\n    dcterms:isReplacedBy {new} ;\n    owl:deprecated true ;\n    .\n\n"
            for old, new in (
                ("kg:alendronic", "kg:alendronate"),
                (f"claim:{HIP.replace('alendronate', 'alendronic')}", f"claim:{HIP}"),
            )
        ),
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="session")
def folder(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001 - the cache is set first
    """The folder of the graph, which no test changes."""
    return write_studies(tmp_path_factory.mktemp("studies") / "graph")


@pytest.fixture(scope="session")
def studies(folder: Path) -> KnowledgeGraph:
    """The graph, loaded."""
    return KnowledgeGraph.load(folder)
