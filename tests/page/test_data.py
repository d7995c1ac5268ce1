"""The data of the page, taken from a graph of three entities and one claim."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from kgraph.evidence.scale import VERDICTS
from kgraph.files.paths import graph_folder
from kgraph.knowledge import KnowledgeGraph
from kgraph.page.data import Opening, page_data
from kgraph.page.html import render
from kgraph.version import VERSION
from page.opened import Opened
from page.page_sample import sample

CLAIM = "MK-4--prevents--fracture--pharmacological"
EVIDENCE = f"article--{CLAIM}--1"
PREFIXES = """\
@prefix claim: <https://w3id.org/kgraph/claim/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ev: <https://w3id.org/kgraph/evidence/> .
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix kgo: <https://w3id.org/kgraph/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/kgraph/source/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FILES = {
    "entities/all.ttl": """
kg:MK-4
    a kgo:Nutrient ;
    skos:prefLabel "menaquinone-4"@en ;
    skos:prefLabel "甲萘醌-4"@zh ;
    skos:altLabel "menatetrenone"@en ;
    skos:altLabel "四烯甲萘醌"@zh ;
    skos:hiddenLabel "甲喹酮-4"@zh ;
    skos:definition "The vitamin K2 with four isoprene units."@en ;
    skos:definition "带四个异戊二烯单元的维生素K2。"@zh ;
    .

kg:boron
    a kgo:Nutrient ;
    skos:prefLabel "boron"@en ;
    skos:prefLabel "硼"@zh ;
    .

kg:fracture
    a kgo:Disease ;
    skos:prefLabel "fracture"@en ;
    skos:prefLabel "骨折"@zh ;
    .
""",
    "mappings/all.ttl": """
kg:MK-4
    skos:exactMatch <http://purl.obolibrary.org/obo/CHEBI_78277> ;
    .
""",
    "sources/all.ttl": """
src:article
    a kgo:Source ;
    dcterms:title "大剂量维生素K2增强骨密度"@zh ;
    dcterms:issued "2021-04-14"^^xsd:date ;
    kgo:sourceType kgo:web-article ;
    .
""",
    "claims/all.ttl": f"""
claim:{CLAIM}
    a kgo:Claim ;
    rdf:subject kg:MK-4 ;
    rdf:predicate kgo:prevents ;
    rdf:object kg:fracture ;
    kgo:doseBand kgo:pharmacological ;
    kgo:topic kgo:bone-biology ;
    .

ev:{EVIDENCE}
    a kgo:Evidence ;
    kgo:about claim:{CLAIM} ;
    kgo:source src:article ;
    kgo:stance kgo:supports ;
    kgo:result kgo:positive ;
    kgo:studyDesign kgo:article ;
    kgo:doseValue 45 ;
    kgo:doseUnit "mg/d" ;
    kgo:paragraph 3 ;
    kgo:spanStart 100 ;
    kgo:spanEnd 130 ;
    kgo:hedge kgo:stated ;
    .
""",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The small graph, built inside the folder of the test."""
    folder = tmp_path_factory.mktemp("graph")
    shutil.copytree(graph_folder() / "schema", folder / "schema")
    for name, text in FILES.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(f"{PREFIXES}{text}", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield KnowledgeGraph.load(folder)


def _data(graph: KnowledgeGraph, *, focus: str | None = None) -> Mapping[str, Any]:
    return page_data(graph.catalog, graph.names, graph.network, Opening(focus=focus), lang="zh")


@pytest.fixture(scope="module")
def data(graph: KnowledgeGraph) -> Mapping[str, Any]:
    """The data of the page of the small graph."""
    return _data(graph)


def _keys(value: Any) -> Any:
    """Return the keys of a record, of the first of several or of the first in a table."""
    return sorted(value[0]) if isinstance(value, list) else sorted(next(iter(value.values())))


def test_the_data_have_the_keys_of_the_sample(data: Mapping[str, Any]) -> None:
    expected = sample()
    assert set(data) == set(expected)
    for name in ("categories", "entities", "claims", "search", "verdicts", "sources", "evidence", "relations"):
        assert _keys(data[name]) == _keys(expected[name]), name


def test_the_head_says_what_the_page_is(graph: KnowledgeGraph) -> None:
    data = _data(graph, focus="MK-4")
    assert data["version"] == 3
    assert data["title"] == {"zh": "kgraph：营养素、药物与骨骼知识图谱", "en": "kgraph: nutrients, drugs and bone"}
    assert (data["release"], data["licence"]) == (VERSION, "CC BY 4.0")
    assert (data["lang"], data["theme"]) == ("zh", None)
    assert data["opening"] == {"view": "focus", "entity": "MK-4"}


def test_exports_are_told_the_vocabulary_the_dataset_and_the_licence(data: Mapping[str, Any]) -> None:
    assert data["prefixes"]["kgo"] == "https://w3id.org/kgraph/ontology#"
    assert data["prefixes"] == sample()["prefixes"]
    assert data["dataset"] == "https://w3id.org/kgraph/dataset"
    assert data["fields"].keys() == sample()["fields"].keys()
    assert data["licenceUrl"] == "https://creativecommons.org/licenses/by/4.0/"


def test_an_entity_has_its_names_and_identifiers(data: Mapping[str, Any]) -> None:
    entity = data["entities"][0]
    assert (entity["slug"], entity["iri"]) == ("MK-4", "https://w3id.org/kgraph/id/MK-4")
    assert entity["label"] == {"zh": "甲萘醌-4", "en": "menaquinone-4"}
    assert entity["alt"] == {"zh": ["四烯甲萘醌"], "en": ["menatetrenone"]}
    assert entity["wrong"] == {"zh": ["甲喹酮-4"], "en": []}
    assert entity["note"] is None
    iri = "http://purl.obolibrary.org/obo/CHEBI_78277"
    assert entity["identifiers"] == [{"curie": "CHEBI:78277", "iri": iri, "match": "exact"}]


def test_only_entities_with_a_claim_have_a_place(data: Mapping[str, Any]) -> None:
    assert {entity["slug"]: entity["degree"] for entity in data["entities"]} == {"MK-4": 1, "boron": 0, "fracture": 1}
    assert [entity["slug"] for entity in data["entities"] if entity["x"] is None] == ["boron"]
    left, right = (entity for entity in data["entities"] if entity["degree"])
    assert left["x"] < right["x"]


def test_a_claim_is_a_sentence_in_both_languages(data: Mapping[str, Any]) -> None:
    [claim] = data["claims"]
    assert claim["slug"] == CLAIM
    assert (claim["sign"], claim["doseBand"], claim["verdict"]) == (-1, "pharmacological", "unverified")
    assert claim["sentence"]["zh"] == "药理剂量的甲萘醌-4预防骨折"
    assert "prevents fracture" in claim["sentence"]["en"]
    assert claim["evidence"] == [EVIDENCE]


def test_evidence_says_where_it_stands(data: Mapping[str, Any]) -> None:
    item = data["evidence"][EVIDENCE]
    assert (item["claim"], item["source"], item["stance"]) == (CLAIM, "article", "supports")
    assert (item["paragraph"], item["spanStart"], item["spanEnd"]) == (3, 100, 130)
    assert item["note"] is None
    assert item["detail"] == {"zh": "45 mg/d", "en": "45 mg/day"}


def test_a_source_has_its_title_with_the_language(data: Mapping[str, Any]) -> None:
    assert data["sources"]["article"] == {
        "title": {"text": "大剂量维生素K2增强骨密度", "lang": "zh"},
        "type": "web-article",
        "name": "大剂量维生素K2增强骨密度",
        "authors": [],
        "journal": None,
        "volume": None,
        "issue": None,
        "pages": None,
        "date": "2021-04-14",
        "url": None,
        "pmid": None,
        "doi": None,
        "recordNumber": None,
        "language": None,
        "country": None,
        "retracted": False,
        "supersededBy": None,
        "note": None,
        "cite": {
            "zh": "大剂量维生素K2增强骨密度[EB/OL]. （2021-04-14）.",
            "en": "大剂量维生素K2增强骨密度 [Internet]. 2021-04-14.",
        },
        "ris": "TY  - ELEC\r\nID  - article\r\nTI  - 大剂量维生素K2增强骨密度\r\n"
        "PY  - 2021\r\nDA  - 2021/04/14\r\nER  - \r\n",
        "bibtex": "@misc{article,\n  title = {{大剂量维生素K2增强骨密度}},\n  year = {2021}\n}",
        "written": {"issued": "2021-04-14"},
    }


def test_a_claim_says_why_it_stands_as_it_does(data: Mapping[str, Any]) -> None:
    [claim] = data["claims"]
    grounds = data["grounds"][claim["slug"]]
    assert (claim["judgedAs"], claim["ruling"], grounds["sides"]) == ("efficacy", "nothing-carries", [])
    assert grounds["assessment"]["zh"] == "据文章，未核实：药理剂量的甲萘醌-4预防骨折。"
    assert (claim["advice"], claim["mechanism"], claim["effect"]) == (None, None, None)
    assert [(one["stance"], one["verdict"], one["designs"], one["group"]) for one in grounds["changes"]] == [
        ("supports", "supported", ["guideline", "label"], None),
        ("refutes", "refuted", ["guideline", "label"], None),
    ]
    assert data["rulings"]["nothing-carries"]["label"] == {"zh": "无可用证据", "en": "no usable evidence"}


def test_evidence_says_what_was_measured_and_whether_it_counts(data: Mapping[str, Any]) -> None:
    item = data["evidence"][EVIDENCE]
    assert item["dose"] == {"zh": "45 mg/d", "en": "45 mg/day"}
    assert (item["weight"], item["tier"]) == ("unfitting-design", None)
    assert item["said"] == {
        "zh": "文章陈述：45 mg/d；支持该断言。",
        "en": "Article statement: 45 mg/day; supports the claim.",
    }
    empty = ("measure", "value", "ciLow", "ciHigh", "unit", "scale", "figures", "participants", "population", "checked")
    assert [item[name] for name in empty] == [None] * len(empty)
    assert (item["countries"], item["coInterventions"]) == ([], [])


def test_an_entity_counts_its_claims_by_direction_and_relation(data: Mapping[str, Any]) -> None:
    assert {entity["slug"]: entity["neighbours"] for entity in data["entities"]} == {
        "MK-4": [{"direction": "out", "relation": "prevents", "count": 1}],
        "boron": [],
        "fracture": [{"direction": "in", "relation": "prevents", "count": 1}],
    }


def test_terms_are_those_referred_to_and_verdicts_stand_apart(graph: KnowledgeGraph, data: Mapping[str, Any]) -> None:
    named = {"article", "article-only", "bone-biology", "pharmacological", "positive", "stated", "web-article"}
    panel = {"efficacy", "supports", "unfitting-design"}
    designs = {slug for slug, term in graph.terms.items() if "StudyDesign" in term.lists}
    assert list(data["terms"]) == sorted(named | panel | designs)
    assert set(data["verdicts"]) == set(VERDICTS)
    assert sorted(one["order"] for one in data["verdicts"].values()) == [1, 2, 3, 4, 5, 6, 7]


def test_the_scales_hold_every_verdict_and_every_certainty_and_stance_that_is_used(data: dict[str, Any]) -> None:
    scale = data["scale"]
    assert scale["verdicts"] == [
        *("refuted", "unproven", "unverified", "contested", "reported", "supported", "established")
    ]
    assert set(scale["verdicts"]) == set(data["verdicts"])
    assert scale["accepted"] == ["supported", "established"]
    assert scale["certainties"] == ["high", "moderate", "low", "very-low", "stated"]
    assert {claim["certainty"] for claim in data["claims"]} - {None} <= set(scale["certainties"])
    assert (
        {item["stance"] for item in data["evidence"].values()}
        <= set(scale["stances"])
        == {"supports", "refutes", "inconclusive"}
    )


def test_the_same_graph_gives_the_same_data(graph: KnowledgeGraph) -> None:
    again = KnowledgeGraph(graph.store)
    assert json.dumps(_data(graph)) == json.dumps(_data(again))


TEXTS = (
    "甲萘醌",
    "甲喹酮-4",
    "甲喹酮",
    "mk 4",
    "mk",
    "fract",
    "menatetrenone",
    "o",
    "chebi:78277",
    "chebi78277",
    "::",
    "none",
    "骨折 ",
    "guzhe",
    "gǔ zh",
    "gz",
    "jnk",
    "jnk4",
    "sixijianaikun",
    "四烯甲萘醌 ",
    "menatetrenome",
    "manaquinone 4",
    "borom",
    "鹽",
    "硼",
)


def test_the_page_finds_what_the_library_finds(
    graph: KnowledgeGraph, data: Mapping[str, Any], browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(data), encoding="utf-8")
    opened = Opened(browser.new_page())
    opened.load(path.as_uri() + f"#v=1&claim={CLAIM}")
    for text in TEXTS:
        hits = opened.page.evaluate("text => window.__kgraph.find(text)", text)
        expected = [(hit.entity, hit.matched) for hit in graph.search(text, limit=12)]
        assert [(hit["slug"], hit["label"]) for hit in hits] == expected, text
    assert opened.complaints == []
    opened.page.close()
