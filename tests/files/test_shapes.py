"""Shapes: SHACL over what is asserted, with messages and remedies in both languages."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kgraph.errors import TurtleError
from kgraph.files.paths import graph_folder, iter_turtle
from kgraph.files.shapes import find_violations
from kgraph.files.turtle import TurtleFile, parse_turtle, read_turtle
from kgraph.vocab import KGO, SHAPE

SHAPES = graph_folder() / "shapes"
PREFIXES = "\n".join(
    f"@prefix {name}: <https://w3id.org/kgraph/{path}> ."
    for name, path in (("kg", "id/"), ("kgo", "ontology#"), ("src", "source/"))
)
DRUG = PREFIXES + "\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\nkg:x\n    a kgo:Drug ;\n{rows}    .\n"
NAMES = (
    '    skos:prefLabel "x"@en ;\n    skos:prefLabel "某药"@zh ;\n'
    '    skos:definition "A drug."@en ;\n    skos:definition "某种药物。"@zh ;\n'
)


def files(text: str) -> list[TurtleFile]:
    """Return the real schema with a file of this text."""
    schema = [read_turtle(path) for path in iter_turtle(graph_folder()) if path.parent.name == "schema"]
    return [*schema, parse_turtle(text, Path("x.ttl"))]


def broken(rows: str) -> list[tuple[str, str | None]]:
    """Return the shapes that a drug with these rows breaks, with the values that do."""
    return [
        (item.shape, None if item.value is None else str(item.value))
        for item in find_violations(files(DRUG.format(rows=rows)), SHAPES)
    ]


def test_a_thing_of_its_shape_is_no_finding() -> None:
    assert broken(NAMES) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (NAMES.replace('    skos:prefLabel "某药"@zh ;\n', ""), [("preferred-label", None)]),
        (NAMES + '    skos:prefLabel "某药物"@zh ;\n', [("preferred-label", None)]),
        (NAMES.replace('"某药"@zh', '"médicament"@fr'), [("preferred-label", "médicament")]),
        (NAMES + '    skos:altLabel "x" ;\n', [("other-names", "x")]),
        (NAMES + "    kgo:benefit 2 ;\n", [("benefit", "2")]),
        (NAMES + '    skos:editorialNote "one"@en ;\n    skos:editorialNote "two"@en ;\n', [("entity-note", None)]),
    ],
)
def test_a_thing_of_another_shape_is_found_with_the_value_that_breaks_it(
    rows: str, found: list[tuple[str, str | None]]
) -> None:
    assert broken(rows) == found


def test_a_violation_says_what_is_wrong_and_how_to_mend_it_in_both_languages() -> None:
    (found,) = find_violations(files(DRUG.format(rows=NAMES + "    kgo:benefit 2 ;\n")), SHAPES)
    assert (found.entity, found.property) == ("https://w3id.org/kgraph/id/x", KGO.benefit)
    assert found.what.en == "The direction of benefit must be 1 or -1"
    assert found.what.zh == "有益方向须为1或-1"
    assert found.fix.en
    assert found.fix.zh


def test_every_shape_of_a_property_has_messages_and_remedies_in_both_languages() -> None:
    graph = rdflib.Graph().parse(SHAPES / "shapes.ttl")
    shapes = list(graph.subjects(RDF.type, SH.PropertyShape))
    assert shapes
    for shape in shapes:
        assert str(shape).startswith(SHAPE.iri)
        for property_ in (SH.message, rdflib.URIRef(KGO.fix)):
            texts = list(graph.objects(shape, property_))
            assert sorted(str(text.language) for text in texts if isinstance(text, rdflib.Literal)) == ["en", "zh"]


def test_every_shape_of_a_property_is_reached() -> None:
    graph = rdflib.Graph().parse(SHAPES / "shapes.ttl")
    for shape in graph.subjects(RDF.type, SH.PropertyShape):
        targets = [*graph.objects(shape, SH.targetClass), *graph.objects(shape, SH.targetSubjectsOf)]
        assert targets or list(graph.subjects(SH.property, shape)), shape


def test_every_class_of_list_members_is_a_target_of_the_shape_of_labels() -> None:
    graph = rdflib.Graph().parse(SHAPES / "shapes.ttl")
    targets = set(graph.objects(rdflib.URIRef(SHAPE.iri_of("described-shape")), SH.targetClass))
    schema = [item for file in files(DRUG.format(rows=NAMES))[:-1] for item in file.statements]
    used = {rdflib.URIRef(item.object.value) for item in schema if item.predicate == str(RDF.type)}
    assert {name for name in used if name.startswith(KGO.iri)} - targets == {
        rdflib.URIRef(KGO.IdentifierScheme),
        rdflib.URIRef(KGO.Unit),
    }, "a class of the schema whose members are not asked for labels"


def test_shapes_that_are_no_turtle_are_refused_with_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> .\nsh:a sh:b\n", encoding="utf-8")
    with pytest.raises(TurtleError) as caught:
        find_violations([], tmp_path)
    assert caught.value.path == tmp_path / "shapes.ttl"
    assert caught.value.line in (2, 3)


@pytest.mark.parametrize("name", ["odd.ttl", "a b<c>.ttl", "line\nbreak.ttl"])
@pytest.mark.parametrize(("make", "key"), [(os.mkfifo, "not-a-file"), (Path.mkdir, "cannot-read")])
def test_shapes_that_are_no_file_are_refused_and_not_read(
    tmp_path: Path, make: Callable[[Path], None], key: str, name: str
) -> None:
    make(tmp_path / name)
    with pytest.raises(TurtleError) as caught:
        find_violations([], tmp_path)
    assert (caught.value.key, caught.value.path) == (key, tmp_path / name)


def test_without_shapes_nothing_is_found(tmp_path: Path) -> None:
    assert find_violations(files(DRUG.format(rows="    kgo:benefit 2 ;\n")), tmp_path) == []


ON_NODES = """
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix kgo: <https://w3id.org/kgraph/ontology#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/kgraph/shape/> .
shape:drug a sh:NodeShape ; sh:property shape:benefit ; {rest} .
shape:benefit sh:path kgo:benefit ; sh:maxCount 0 .
"""


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("sh:targetClass kgo:Drug", ["benefit"]),
        ("sh:targetNode kg:x", ["benefit"]),
        ("sh:targetSubjectsOf kgo:benefit", ["benefit"]),
        ("sh:targetClass kgo:Food", []),
        ("sh:targetClass kgo:Drug ; sh:deactivated true", []),
        (
            "sh:targetClass kgo:Food . shape:any a sh:NodeShape ; sh:targetClass kgo:Drug ; sh:node shape:drug",
            ["any", "benefit"],
        ),
        (
            "sh:targetClass kgo:Drug . shape:any a sh:NodeShape ; sh:targetClass kgo:Food ; sh:not shape:drug",
            ["benefit"],
        ),
    ],
)
def test_a_shape_of_a_property_holds_for_the_targets_of_its_node_shape(
    rest: str, found: list[str], tmp_path: Path
) -> None:
    (tmp_path / "shapes.ttl").write_text(ON_NODES.replace("{rest}", rest), encoding="utf-8")
    drug = files(DRUG.format(rows=NAMES + "    kgo:benefit 1 ;\n"))
    assert [item.shape for item in find_violations(drug, tmp_path)] == found
