"""The shapes of the asserted graph, as SHACL: what does not have the shape of its kind.

The only module that knows pyshacl. Only asserted statements go in, held in rdflib's memory: derived graphs have no
shapes, and rules across the graph are queries.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.namespace import RDF, SH

from kgraph.files.turtle import TurtleFile, read_text, syntax_error
from kgraph.frozen import frozen
from kgraph.model import Bilingual
from kgraph.table import Cell, Iri, Text
from kgraph.vocab import KGO, SHAPE

_LARGE = 20_000
"""From how many statements on the memory of a graph is worth the time to free it at once."""

Triple = tuple[rdflib.term.Node, rdflib.URIRef, rdflib.term.Node]


@frozen
class Violation:
    """A thing that has not the shape of its kind: the property, the shape that it breaks, and what to do.

    ``value`` is the value that does not fit, None where one is missing or there are too many.
    """

    entity: str
    property: Iri
    value: Cell
    shape: str
    what: Bilingual
    fix: Bilingual


def find_violations(files: Sequence[TurtleFile], shapes: Path) -> list[Violation]:
    """Return what does not have the shape of its kind, sorted by entity, shape and value.

    Args:
        shapes: Folder of SHACL files in Turtle; if it holds none, nothing is found.

    Raises:
        TurtleError: If a file of shapes is not Turtle.
    """
    rules = _graph(triple for path in sorted(shapes.glob("*.ttl")) for triple in _read_shapes(path))
    if not rules:
        return []
    from pyshacl import validate  # noqa: PLC0415 - slow to import, and only a check needs it

    _give_targets(rules)
    data = _graph(_triples(files))
    with _quiet():
        _, report, _ = validate(data, shacl_graph=rules)
    if len(data) >= _LARGE:
        del data
        gc.collect()  # the graph of pyshacl refers to itself, and would stand beside whatever is made next
    assert isinstance(report, rdflib.Graph)
    found = {_to_violation(result, report, rules) for result in report.subjects(RDF.type, SH.ValidationResult)}
    return sorted(found, key=lambda item: (item.entity, item.shape, str(item.value)))


_TARGETS = (SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)


def _give_targets(rules: rdflib.Graph) -> None:
    """Give the targets of a node shape to its property shapes: these are then tried on all things at once.

    The effect is the same, in half the time: pyshacl else reads each property shape anew for each thing. A node shape
    that others refer to stays as it is, and so does one that is switched off or a class as well.
    """
    for shape in set(rules.subjects(SH.property)):
        plain = set(rules.objects(shape, RDF.type)) == {SH.NodeShape} and not any(rules.subjects(None, shape))
        if not plain or (shape, SH.deactivated, None) in rules:
            continue
        targets = [(kind, target) for kind in _TARGETS for target in rules.objects(shape, kind)]
        for property_shape in list(rules.objects(shape, SH.property)):
            rules.remove((shape, SH.property, property_shape))
            for kind, target in targets:
                rules.add((property_shape, kind, target))


def _triples(files: Iterable[TurtleFile]) -> Iterator[Triple]:
    """Yield the statements for rdflib, with one term for an IRI that stands in many: less to make and to hold."""
    named = cache(rdflib.URIRef)
    for item in (item for file in files for item in file.statements):
        value = named(item.object.value) if isinstance(item.object, ox.NamedNode) else _to_rdflib(item.object)
        yield named(item.subject), named(item.predicate), value


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each literal that it cannot read; the report names them."""
    log = logging.getLogger("rdflib.term")
    was = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = was


def _read_shapes(path: Path) -> Iterator[Triple]:
    try:
        for quad in ox.parse(read_text(path), format=ox.RdfFormat.TURTLE):
            yield _to_rdflib(quad.subject), rdflib.URIRef(quad.predicate.value), _to_rdflib(quad.object)
    except SyntaxError as error:
        raise syntax_error(error, path) from error


def _graph(triples: Iterable[Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for triple in triples:
        graph.add(triple)
    return graph


def _to_rdflib(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _to_violation(result: rdflib.term.Node, report: rdflib.Graph, rules: rdflib.Graph) -> Violation:
    shape = report.value(result, SH.sourceShape)
    value = report.value(result, SH.value)
    return Violation(
        entity=str(report.value(result, SH.focusNode)),
        property=Iri(str(report.value(result, SH.resultPath))),
        value=_to_cell(value),
        shape=str(shape).removeprefix(SHAPE.iri),
        what=_both(rules, shape, SH.message),
        fix=_both(rules, shape, rdflib.URIRef(KGO.fix)),
    )


def _to_cell(value: rdflib.term.Node | None) -> Cell:
    if value is None:
        return None
    return Iri(str(value)) if isinstance(value, rdflib.URIRef) else Text(str(value))


def _both(rules: rdflib.Graph, shape: rdflib.term.Node | None, property_: rdflib.URIRef) -> Bilingual:
    texts = {text.language: str(text) for text in rules.objects(shape, property_) if isinstance(text, rdflib.Literal)}
    return Bilingual(zh=texts.get("zh"), en=texts.get("en"))
