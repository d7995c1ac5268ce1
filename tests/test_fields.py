"""The table of fields agrees with the values, with the schema of the graph and with what the graph says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

import pytest

from kgraph import KnowledgeGraph
from kgraph.fields import CLAIM_FIELDS, EVIDENCE_FIELDS, OF_CLASS, REASONS_FIELDS, SOURCE_FIELDS, ClassName, Fields
from kgraph.model import Claim, Evidence, Reasons, Source
from kgraph.store.properties import FieldReader
from kgraph.table import Cell, Iri, Text
from kgraph.vocab import KGO, RDF, SKOS, SRC, to_curie

NO_FIELD = {
    KGO.waives: "an excuse from a check, for the checks of the graph alone",
    RDF.type: "the class",
    SKOS.editorialNote: "of a claim: why a check is waived",
}
"""Properties of claims, evidence and sources that no field holds, each with the reason."""

OTHER_NUMBER = {
    ("Source", "country"): "one code, although the schema sets no limit: evidence may have several",
    ("Source", "superseded_by"): "one source, although the schema sets no limit: evidence may have several",
    ("Source", "same_study_as"): "a tuple, although the schema lets a source name one",
}
"""Attributes with one value where the schema allows several, or the other way round, each with the reason."""

KINDS = {
    "http://www.w3.org/2001/XMLSchema#anyURI": "address",
    "http://www.w3.org/2001/XMLSchema#boolean": "boolean",
    "http://www.w3.org/2001/XMLSchema#date": "date",
    "http://www.w3.org/2001/XMLSchema#decimal": "decimal",
    "http://www.w3.org/2001/XMLSchema#duration": "duration",
    "http://www.w3.org/2001/XMLSchema#gYear": "year",
    "http://www.w3.org/2001/XMLSchema#integer": "integer",
    "http://www.w3.org/2001/XMLSchema#string": "string",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString": "text",
    KGO.Claim: "claim",
    KGO.Entity: "entity",
    KGO.iri_of("Comparator"): "comparator",
    KGO.iri_of("Population"): "entity",
    KGO.Source: "source",
}
"""The kind of a property by its range; any other range is a closed list."""

LISTS = {"names": "string"}
"""Kinds that are a list in one value, with the kind of the whole."""


def properties(fields: Fields) -> Iterator[str]:
    return (part.property for field in fields for part in field.parts)


@pytest.fixture(scope="module")
def ranges(kg: KnowledgeGraph) -> Mapping[str, tuple[str, bool]]:
    """By property of the schema its range, and whether a subject may have several values."""
    query = "SELECT ?p ?range ?most WHERE { ?p a rdf:Property ; rdfs:range ?range OPTIONAL { ?p kgo:maxCount ?most } }"
    return {str(iri): (str(range_), most is None) for iri, range_, most in kg.query(query)}


@pytest.mark.parametrize(
    ("value", "fields", "derived"),
    [
        (Evidence, EVIDENCE_FIELDS, {"slug"}),
        (Claim, CLAIM_FIELDS, {"slug", "reasons", "evidence"}),
        (Reasons, REASONS_FIELDS, {"supports", "refutes", "inconclusive", "set_aside"}),
        (Source, SOURCE_FIELDS, {"slug"}),
    ],
    ids=["evidence", "claim", "reasons", "source"],
)
def test_every_attribute_has_one_row_and_every_row_an_attribute(
    value: type, fields: Fields, derived: frozenset[str]
) -> None:
    names = [field.name for field in fields]
    assert len(set(names)) == len(names)
    assert {attribute.name for attribute in dataclasses.fields(value)} == {*names, *derived}


@pytest.mark.parametrize("class_", OF_CLASS)
def test_every_property_that_the_schema_gives_a_class_has_a_row(kg: KnowledgeGraph, class_: ClassName) -> None:
    domain = kg.query(f"SELECT ?p WHERE {{ ?p rdfs:domain kgo:{class_} }}").column("p")
    assert {to_curie(str(iri)) for iri in domain} - set(map(to_curie, properties(OF_CLASS[class_]))) == set()


@pytest.mark.parametrize("class_", OF_CLASS)
def test_every_property_that_the_graph_uses_has_a_row_or_a_reason(kg: KnowledgeGraph, class_: ClassName) -> None:
    used = kg.query(f"SELECT DISTINCT ?p WHERE {{ ?s a kgo:{class_} ; ?p ?o }}").column("p")
    assert {str(iri) for iri in used} - {*properties(OF_CLASS[class_]), *NO_FIELD} == set()


@pytest.mark.parametrize("class_", OF_CLASS)
def test_a_property_stands_in_one_row_alone(class_: ClassName) -> None:
    named = list(properties(OF_CLASS[class_]))
    assert len(set(named)) == len(named)


@pytest.mark.parametrize("class_", OF_CLASS)
def test_the_kind_of_a_field_is_the_range_of_its_property(
    ranges: Mapping[str, tuple[str, bool]], class_: ClassName
) -> None:
    for part in (part for field in OF_CLASS[class_] for part in field.parts if part.property in ranges):
        assert LISTS.get(part.kind, part.kind) == KINDS.get(ranges[part.property][0], "term"), part.property


@pytest.mark.parametrize("class_", OF_CLASS)
def test_a_field_has_several_values_where_the_schema_allows_them(
    ranges: Mapping[str, tuple[str, bool]], class_: ClassName
) -> None:
    for field in OF_CLASS[class_]:
        allowed = any(ranges[part.property][1] for part in field.parts if part.property in ranges)
        assert (field.several != allowed) == ((class_, field.name) in OTHER_NUMBER), field.name


@pytest.mark.parametrize("class_", OF_CLASS)
def test_every_property_is_explained_in_both_languages_by_the_schema_or_in_its_row(
    kg: KnowledgeGraph, class_: ClassName
) -> None:
    schema = kg.catalog.properties
    for field in OF_CLASS[class_]:
        described = [schema[part.property] for part in field.parts if part.property in schema]
        assert all(text.zh and text.en for item in described for text in (item.labels, item.definition)), field.name
        assert field.definition or len(described) == len(field.parts), field.name


@pytest.mark.parametrize("class_", OF_CLASS)
def test_the_unit_of_a_figure_is_a_property_of_the_same_class(class_: ClassName) -> None:
    units = {field.unit for field in OF_CLASS[class_] if field.unit}
    assert units <= set(properties(OF_CLASS[class_]))


def test_every_figure_but_a_p_value_and_a_level_has_a_unit() -> None:
    figures = {field.name for field in EVIDENCE_FIELDS if any(part.kind == "decimal" for part in field.parts)}
    assert figures - {field.name for field in EVIDENCE_FIELDS if field.unit} == {"ci_level", "p_value"}


def test_what_an_attribute_must_have_is_said_by_its_row() -> None:
    required = {item.name for item in dataclasses.fields(Evidence) if item.default is dataclasses.MISSING} - {"slug"}
    assert {field.name for field in EVIDENCE_FIELDS if field.missing is not None} == required


# Reading


READER = FieldReader(EVIDENCE_FIELDS)


@pytest.mark.parametrize(
    ("row", "name", "value"),
    [
        ({KGO.stance: [Iri(KGO.iri_of("refutes"))]}, "stance", "refutes"),
        ({KGO.tier: [Text("many")]}, "tier", None),
        ({KGO.country: [Text("JP"), Text("CN")]}, "countries", ("CN", "JP")),
        ({KGO.restsOn: [Iri(SRC.iri_of("b")), Iri(SRC.iri_of("a"))]}, "rests_on", ("a", "b")),
        ({KGO.spanStart: [3], KGO.spanEnd: [9]}, "span", (3, 9)),
        ({KGO.spanStart: [3]}, "span", None),
        ({KGO.doseValue: [45]}, "dose", (45, None, "")),
        ({KGO.doseMax: [45], KGO.doseUnit: [Text("mg/d")]}, "dose", None),
        ({KGO.pValue: [1]}, "p_value", ("=", 1)),
        ({KGO.pBound: [Text("<")]}, "p_value", None),
        ({}, "claim", ""),
    ],
)
def test_a_field_is_read_whole_or_not_at_all(row: Mapping[str, list[Cell]], name: str, value: object) -> None:
    assert READER.read(row).get(name) == value


def test_the_first_of_two_properties_that_has_a_value_is_read() -> None:
    reader = FieldReader(SOURCE_FIELDS)
    note, remark = Text("a note", "en"), Text("备注", "zh")
    assert reader.read({SKOS.note: [note], SKOS.editorialNote: [remark]})["notes"].show("zh") == "a note"
    assert reader.read({SKOS.editorialNote: [remark]})["notes"].show("en") == "备注"
    assert reader.read({KGO.year: [Text("2009")]})["issued"] == "2009"
