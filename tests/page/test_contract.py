"""The page data keep their contract, and a new property of evidence reaches all that follows from its row."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Browser

from contract_pages import SCHEMA, contract_files
from kgraph import KnowledgeGraph
from kgraph.cli.output import to_json as to_plain
from kgraph.fields import OF_CLASS, Field, Part
from kgraph.frozen import frozen
from kgraph.model import Evidence
from kgraph.page.contract import Evidence as EvidenceRecord
from kgraph.page.contract import field_keys
from kgraph.page.data import Opening, page_data
from kgraph.page.html import contract, render, to_json
from kgraph.vocab import KGO
from page.opened import Opened
from page.page_sample import sample
from page.saved import save

_Document = dict[str, Any]
LOSS = KGO.iri_of("followUpLoss")
FINDING = "leaflet--vitamin-K2--prevents--vascular-calcification--pharmacological--adults"
IN_SCHEMA = """
kgo:followUpLoss
    a rdf:Property ;
    rdfs:domain kgo:Evidence ;
    rdfs:range xsd:decimal ;
    skos:prefLabel "loss to follow-up"@en ;
    skos:prefLabel "失访率"@zh ;
    skos:definition "Share of people lost, in per cent."@en ;
    skos:definition "失访者所占百分比。"@zh ;
    kgo:maxCount 1 ;
    .
"""
ROW = Field("follow_up_loss", (Part(LOSS, "decimal", "followUpLoss"),), "followUpLoss", ("panel", "literal"))


@frozen
class WiderEvidence(Evidence):
    """Evidence with one attribute more."""

    follow_up_loss: Decimal | None = None


def document(data: Mapping[str, Any]) -> _Document:
    """Return the data of a page as a program reads them."""
    packed: _Document = json.loads(to_json(contract(data)))
    return packed


def complaints(packed: _Document, schema: str | None = None) -> list[str]:
    """Return what a program finds amiss in the data of a page."""
    rules = json.loads(schema or SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(rules)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(rules).iter_errors(packed)]


def test_the_data_of_the_whole_graph_keep_the_contract(real_data: Mapping[str, Any]) -> None:
    assert complaints(document(real_data))[:10] == []


def test_the_data_of_the_sample_keep_the_contract() -> None:
    assert complaints(document(sample()))[:10] == []


@pytest.mark.parametrize(
    "record_in",
    [
        lambda packed: packed,
        lambda packed: packed["claims"][0],
        lambda packed: next(iter(packed["evidence"].values())),
        lambda packed: next(iter(packed["evidence"].values()))["written"],
        lambda packed: next(iter(packed["sources"].values()))["title"],
        lambda packed: packed["network"]["nodes"][0],
    ],
    ids=["page", "claim", "evidence", "written", "title", "node"],
)
def test_a_key_that_the_contract_does_not_know_breaks_it(record_in: Callable[[_Document], _Document]) -> None:
    packed = document(sample())
    record_in(packed)["astray"] = None
    [complaint] = complaints(packed)
    assert "astray" in complaint


@pytest.mark.parametrize(
    ("key", "value"), [("tier", "1"), ("stance", None), ("countries", None), ("scale", "log"), ("note", "text")]
)
def test_a_value_of_another_type_breaks_the_contract(key: str, value: object) -> None:
    packed = document(sample())
    next(iter(packed["evidence"].values()))[key] = value
    assert [complaint.split(":")[0].rpartition(".")[2] for complaint in complaints(packed)] == [key]


def test_a_key_that_is_missing_breaks_the_contract() -> None:
    packed = document(sample())
    del packed["scale"], packed["claims"][0]["verdict"]
    assert len(complaints(packed)) == 2


def test_orders_of_the_scale_are_those_of_the_library(kg: KnowledgeGraph, real_data: Mapping[str, Any]) -> None:
    scale = real_data["scale"]
    certainties = [term for term in kg.terms.values() if "Certainty" in term.lists]
    assert scale["verdicts"].index("refuted") < scale["verdicts"].index("contested")
    assert scale["verdicts"][-2:] == scale["accepted"] == ["supported", "established"]
    assert scale["acceptedAs"] == {"reported": ["mechanism", "structure"]}
    assert set(scale["verdicts"]) == set(real_data["verdicts"])
    assert scale["certainties"] == [term.slug for term in sorted(certainties, key=lambda term: term.order)]
    assert set(scale["stances"]) == {slug for slug, term in kg.terms.items() if "Stance" in term.lists}


@pytest.mark.parametrize("class_", OF_CLASS)
def test_exports_know_every_property_of_a_class_once(real_data: Mapping[str, Any], class_: str) -> None:
    rows = real_data["fields"][class_]
    assert len({row["property"] for row in rows}) == len(rows)
    records = {"Claim": real_data["claims"], **{name: real_data[key].values() for name, key in _TABLES.items()}}
    for row in rows:
        held = [record["written"] if row["written"] else record for record in records[class_]]
        assert any(row["key"] in record for record in held) or row["key"] in RARE, row["key"]


_TABLES = {"Evidence": "evidence", "Source": "sources"}
RARE = {"supersededBy", "ciLevel", "armSpread", "comparatorSpread", "spreadKind"}
"""Keys of literals that stand in no record today."""


# A new property


@pytest.fixture
def wider(mini: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeGraph:
    """The small graph with a new property: in the schema, in the table, as an attribute and on one finding."""
    schema, claims = mini / "schema" / "properties.ttl", mini / "claims" / "claims.ttl"
    schema.write_text(schema.read_text(encoding="utf-8") + IN_SCHEMA, encoding="utf-8")
    text = claims.read_text(encoding="utf-8")
    more = "    kgo:followUpLoss 12.5 ;\n    kgo:doseValue 45 ;"
    claims.write_text(text.replace("    kgo:doseValue 45 ;", more), encoding="utf-8")
    monkeypatch.setitem(OF_CLASS, "Evidence", (*OF_CLASS["Evidence"], ROW))
    monkeypatch.setattr("kgraph.store.catalog.Evidence", WiderEvidence)
    return KnowledgeGraph.load(mini)


def _finding(kg: KnowledgeGraph) -> Evidence:
    [item] = [item for claim in kg.claims() for item in claim.evidence if item.slug == FINDING]
    return item


def _data(kg: KnowledgeGraph) -> Mapping[str, Any]:
    return page_data(kg.catalog, kg.names, kg.network, Opening(), lang="zh")


def test_a_new_property_is_an_attribute_and_stands_in_json(wider: KnowledgeGraph) -> None:
    item = _finding(wider)
    assert isinstance(item, WiderEvidence)
    assert item.follow_up_loss == Decimal("12.5")
    assert to_plain(item)["follow_up_loss"] == 12.5


def test_a_new_property_stands_in_the_page_data_as_a_number_and_as_it_is_written(wider: KnowledgeGraph) -> None:
    data = _data(wider)
    record = data["evidence"][FINDING]
    assert (record["followUpLoss"], record["written"]["followUpLoss"]) == (12.5, "12.5")
    assert data["fields"]["Evidence"][-1] == {
        "key": "followUpLoss",
        "property": "kgo:followUpLoss",
        "kind": "decimal",
        "written": True,
        "label": {"zh": "失访率", "en": "loss to follow-up"},
    }


def test_a_new_property_is_part_of_the_contract_and_explained_by_the_schema(wider: KnowledgeGraph) -> None:
    assert "followUpLoss" in [key.key for key in field_keys(EvidenceRecord)]
    packed = document(_data(wider))
    made = {path.name: text for path, text in contract_files(wider.catalog.properties).items()}
    assert complaints(packed, made["page-data.schema.json"]) == []
    assert len(complaints(packed)) == len(packed["evidence"]) + 1
    assert "Share of people lost, in per cent. 失访者所占百分比。" in made["page-data.md"]
    assert "  followUpLoss: number | null;" in made["contract.d.ts"]


def test_a_new_property_is_exported_as_rdf(wider: KnowledgeGraph, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(_data(wider)), encoding="utf-8")
    opened = Opened(browser.new_page())
    opened.load(f"{path.as_uri()}#v=1&view=table&refuted=1&kinds=1")
    saved = save(opened, "ttl")
    opened.page.close()
    assert '    kgo:followUpLoss "12.5"^^xsd:decimal ;' in saved.content.decode("utf-8")
