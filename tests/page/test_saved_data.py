"""Tables, data and references of the claims shown."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from kgraph.page.html import render
from page.opened import Open, Opened
from page.page_sample import pair, sample
from page.saved import Saved, save

# rdflib's own reader of JSON-LD uses a class that rdflib deprecates.
_OWN_READER = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
BOM = b"\xef\xbb\xbf"
FOCUS = "#v=1&view=focus&entity=MK-4"


def _rows(saved: Saved, delimiter: str) -> list[dict[str, str]]:
    text = saved.content.removeprefix(BOM).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _parsed(saved: Saved, format: ox.RdfFormat) -> Iterator[ox.Quad]:
    return ox.parse(saved.content, format=format)


# Tables


@pytest.mark.parametrize(
    ("format", "delimiter", "lang", "head", "first"),
    [
        ("csv", ",", "zh", "主语", "甲萘醌-4"),
        ("csv", ",", "en", "Subject", "menaquinone-4"),
        ("tsv", "\t", "zh", "主语", "甲萘醌-4"),
        ("tsv", "\t", "en", "Subject", "menaquinone-4"),
    ],
)
def test_a_table_opens_in_a_spreadsheet(
    open_page: Open, format: str, delimiter: str, lang: str, head: str, first: str
) -> None:
    saved = save(open_page(f"{FOCUS}&lang={lang}"), format)
    assert saved.content.startswith(BOM)
    assert saved.content.endswith(b"\r\n")
    assert re.search(rb"(?<!\r)\n", saved.content) is None
    rows = _rows(saved, delimiter)
    assert [row[head] for row in rows] == [first] * 2
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_row_has_the_claim_in_words_and_by_name(open_page: Open) -> None:
    row = next(
        row for row in _rows(save(open_page(FOCUS), "csv"), ",") if row["断言标识"] == "MK-4--prevents--fracture"
    )
    assert (row["主语"], row["关系"], row["宾语"], row["断言"]) == ("甲萘醌-4", "预防", "骨折", "甲萘醌-4预防骨折")
    assert (row["可信程度"], row["判定代码"], row["剂量档"]) == ("据文章，未核实", "unverified", "药理剂量")
    assert (row["支持证据数"], row["反对证据数"], row["无定论证据数"]) == ("2", "0", "0")
    assert row["主语IRI"] == "https://w3id.org/kgraph/id/MK-4"
    assert row["关系IRI"] == "https://w3id.org/kgraph/ontology#prevents"
    assert row["断言IRI"] == "https://w3id.org/kgraph/claim/MK-4--prevents--fracture"
    assert row["来源"] == "大剂量维生素K2增强骨密度[EB/OL]. （2021-04-14）."
    assert (row["许可"], row["视图与筛选"]) == ("CC BY 4.0", "关联 · 甲萘醌-4")
    assert row["链接"] == "page.html#v=1&view=focus&lang=zh&entity=MK-4"
    assert "不可当作定论" in row["说明"]


def test_the_table_is_saved_as_it_is_filtered_and_sorted(open_page: Open) -> None:
    opened = open_page("#v=1&view=table&lang=en")
    opened.page.locator("#table-filter").fill("osteoporosis")
    opened.page.locator('[data-sort="subject"]').click()
    listed = opened.page.locator("#table [data-row]").evaluate_all("rows => rows.map(row => row.dataset.row)")
    rows = _rows(save(opened, "csv"), ",")
    assert [row["Claim slug"] for row in rows] == listed
    assert listed == [
        "warfarin--causes--osteoporosis",
        "osteoporosis--causes--fracture",
        "bone-resorption--causes--osteoporosis",
    ]
    assert {row["View and filters"] for row in rows} == {"Table | containing “osteoporosis”"}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula(open_page: Open, tmp_path: Path, start: str) -> None:
    data = sample()
    [entity] = [one for one in data["entities"] if one["slug"] == "MK-4"]
    entity["label"] = pair(f'{start}"a",b', f'{start}"a",b')
    (tmp_path / "page.html").write_text(render(data), encoding="utf-8")
    opened = open_page(FOCUS, at=(tmp_path / "page.html").as_uri())
    assert {row["主语"] for row in _rows(save(opened, "csv"), ",")} == {f'\'{start}"a",b'}
    assert all(row["主语"].startswith("'") for row in _tsv(save(opened, "tsv")))


def _tsv(saved: Saved) -> list[dict[str, str]]:
    """Read a tab-separated file as programs do that know no quotes."""
    head, *lines = saved.content.removeprefix(BOM).decode("utf-8").removesuffix("\r\n").split("\r\n")
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


# Data


@_OWN_READER
def test_rdflib_reads_both_files(open_page: Open, real_address: str) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-7&lang=en", at=real_address)
    turtle = rdflib.Graph().parse(data=save(opened, "ttl").text, format="turtle")
    linked = rdflib.Graph().parse(data=save(opened, "jsonld").text, format="json-ld")
    assert {one for one in turtle if isinstance(one[0], rdflib.URIRef)} == {
        one for one in linked if isinstance(one[0], rdflib.URIRef)
    }
    labels = set(turtle.objects(rdflib.URIRef("https://w3id.org/kgraph/id/MK-7"), rdflib.SKOS.prefLabel))
    assert labels == {rdflib.Literal("menaquinone-7", lang="en"), rdflib.Literal("甲萘醌-7", lang="zh")}


@_OWN_READER
@pytest.mark.parametrize(("format", "parsed_as"), [("ttl", "turtle"), ("jsonld", "json-ld")])
def test_the_file_says_where_it_is_from(open_page: Open, format: str, parsed_as: str) -> None:
    graph = rdflib.Graph().parse(data=save(open_page(f"{FOCUS}&lang=en"), format).text, format=parsed_as)
    [file] = graph.subjects(rdflib.RDF.type, rdflib.DCAT.Distribution)
    assert isinstance(file, rdflib.BNode)
    assert list(graph.objects(file, rdflib.PROV.wasDerivedFrom)) == [rdflib.URIRef("https://w3id.org/kgraph/dataset")]
    [licence] = graph.objects(file, rdflib.DCTERMS.license)
    assert str(licence) == "https://creativecommons.org/licenses/by/4.0/"
    assert list(graph.objects(file, rdflib.URIRef("http://www.w3.org/ns/dcat#version"))) == [rdflib.Literal("0.1.0")]
    [about] = graph.objects(file, rdflib.DCTERMS.description)
    assert "page.html#v=1&view=focus&lang=en&entity=MK-4" in str(about)
    assert "are not established facts" in str(about)


def test_hostile_text_is_text_in_rdf(open_page: Open, tmp_path: Path) -> None:
    data = sample()
    [entity] = [one for one in data["entities"] if one["slug"] == "MK-4"]
    wild = 'a"b\\c\nd\te\u0001f\u2028"""^^<x> .'
    entity["label"] = pair(wild, wild)
    entity["identifiers"] = [{"curie": "X:1", "iri": "https://example.org/a b> .", "match": "exact"}]
    (tmp_path / "page.html").write_text(render(data), encoding="utf-8")
    opened = open_page(FOCUS, at=(tmp_path / "page.html").as_uri())
    for name, parser in (("ttl", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
        quads = list(_parsed(save(opened, name), parser))
        labels = {
            quad.object.value
            for quad in quads
            if isinstance(quad.object, ox.Literal)
            and str(quad.subject).endswith("/id/MK-4>")
            and str(quad.predicate).endswith("#prefLabel>")
        }
        assert labels == {wild}
        assert [quad for quad in quads if "example.org" in str(quad.object)] == []


def test_hostile_figures_are_text_in_rdf(open_page: Open, tmp_path: Path) -> None:
    data = sample()
    wild = 'a"b\\c\nd .\n<x> <y> <z> .'
    data["evidence"]["k2-bone-article-2021--MK-4--increases--BMD--1"]["written"] = {
        "value": wild,
        "doseUnit": wild,
        "doseSchedule": pair(wild, wild),
    }
    data["sources"]["k2-bone-article-2021"]["written"] = {"license": "javascript:window.owned=1"}
    (tmp_path / "page.html").write_text(render(data), encoding="utf-8")
    opened = open_page(FOCUS, at=(tmp_path / "page.html").as_uri())
    for name, parser in (("ttl", ox.RdfFormat.TURTLE), ("jsonld", ox.RdfFormat.JSON_LD)):
        quads = [quad for quad in _parsed(save(opened, name), parser) if not isinstance(quad.subject, ox.BlankNode)]
        texts = [quad for quad in quads if isinstance(quad.object, ox.Literal) and quad.object.value == wild]
        wilds = {quad.predicate.value.rpartition("#")[2] for quad in texts}
        assert wilds == {"value", "doseUnit", "doseSchedule"}
        assert [quad for quad in quads if "javascript" in str(quad.object)] == []


def test_json_holds_the_records_of_what_is_shown(open_page: Open) -> None:
    document: dict[str, Any] = json.loads(save(open_page(FOCUS), "json").text)
    assert [claim["slug"] for claim in document["claims"]] == ["MK-4--increases--BMD", "MK-4--prevents--fracture"]
    assert sorted(document["entities"]) == ["BMD", "MK-4", "fracture"]
    assert document["entities"]["BMD"]["label"] == {"zh": "骨密度", "en": "bone mineral density"}
    assert list(document["sources"]) == ["k2-bone-article-2021"]
    assert len(document["evidence"]) == 3
    assert document["terms"]["unverified"] == {"zh": "未核实", "en": "unverified"}
    about = document["about"]
    assert (about["version"], about["licence"], about["view"]) == ("0.1.0", "CC BY 4.0", "关联 · 甲萘醌-4")
    assert about["link"] == "page.html#v=1&view=focus&lang=zh&entity=MK-4"


# References


def _sources(opened: Opened) -> set[str]:
    return set(json.loads(save(opened, "json").text)["sources"])


def test_there_is_one_reference_a_source(open_page: Open, real_address: str) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4&lang=en", at=real_address)
    sources = _sources(opened)
    assert len(sources) > 10
    ris, bibtex = save(opened, "ris").text, save(opened, "bib").text
    assert re.findall(r"^ID  - (.+)\r$", ris, re.MULTILINE) == sorted(sources)
    assert len(re.findall(r"^TY  - [A-Z]+\r$", ris, re.MULTILINE)) == len(sources)
    assert len(re.findall(r"^ER  - \r$", ris, re.MULTILINE)) == len(sources)
    assert re.findall(r"^@\w+\{(.+),$", bibtex, re.MULTILINE) == sorted(sources)
    assert bibtex.count("@") == len(re.findall(r"^@", bibtex, re.MULTILINE))


def test_every_line_of_ris_is_a_tag_and_every_record_says_where_it_is_from(open_page: Open, real_address: str) -> None:
    ris = save(open_page("#v=1&view=focus&entity=MK-4&lang=en", at=real_address), "ris").text
    lines = [line for line in ris.split("\r\n") if line]
    assert [line for line in lines if not re.match(r"[A-Z][A-Z0-9]  - ", line)] == []
    remarks = [line for line in lines if line.startswith("N1  - Neighborhood · menaquinone-4")]
    assert len(remarks) == sum(line.startswith("TY") for line in lines)
    assert all("CC BY 4.0" in line and "#v=1" in line for line in remarks)


def test_bibtex_says_where_it_is_from_before_its_entries(open_page: Open) -> None:
    text = save(open_page(f"{FOCUS}&lang=en"), "bib").text
    assert text.startswith("% Neighborhood · menaquinone-4\n% kgraph 0.1.0, license CC BY 4.0, exported on ")
    assert text.endswith("@misc{a,\n}\n")


# Other views


@pytest.mark.parametrize(
    ("address", "claims"),
    [
        ("#v=1&view=path&path=MK-4~osteocalcin", {"vitamin-K2--activates--osteocalcin"}),
        (
            "#v=1&view=check&check=warfarin~vitamin-K",
            {"warfarin--interacts-with--vitamin-K", "warfarin--causes--osteoporosis"},
        ),
    ],
)
def test_other_views_save_the_claims_they_are_about(open_page: Open, address: str, claims: set[str]) -> None:
    document = json.loads(save(open_page(address), "json").text)
    assert {claim["slug"] for claim in document["claims"]} == claims


def test_an_article_view_saves_the_claims_of_the_source(open_page: Open) -> None:
    document = json.loads(save(open_page("#v=1&view=article&source=k2-bone-article-2021"), "json").text)
    assert len(document["claims"]) == len(sample()["claims"])


def test_an_article_view_saves_only_what_its_filters_let_pass(open_page: Open) -> None:
    address = "#v=1&view=article&source=k2-bone-article-2021&standing=refuted~contested"
    document = json.loads(save(open_page(address), "json").text)
    assert {claim["slug"] for claim in document["claims"]} == {
        "MK-4--increases--BMD",
        "warfarin--causes--osteoporosis",
    }


def test_the_overview_saves_the_claims_that_its_bundles_stand_for(open_page: Open) -> None:
    opened = open_page("#v=1&view=overview")
    bundled = opened.run("window.__kgraph.scene().bundles.flatMap((bundle) => bundle.claims)")
    document = json.loads(save(opened, "json").text)
    assert sorted(claim["slug"] for claim in document["claims"]) == sorted(bundled)
    assert len(bundled) >= 5
