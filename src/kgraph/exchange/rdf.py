"""The whole dataset as a file in a standard format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kgraph.errors import ArgumentError
from kgraph.files.paths import write_streamed
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import PREFIXES

_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}
FORMATS = tuple(_FORMATS)
"""Names of the formats. Turtle has no graphs: there the union of all graphs is written."""

_SUBJECTS = "SELECT DISTINCT ?s WHERE { ?s ?p ?o }"
_SUBJECTS_BY_GRAPH = "SELECT DISTINCT ?g ?s WHERE { GRAPH ?g { ?s ?p ?o } }"


def write(store: EmbeddedStore, format: str, stream: IO[bytes]) -> None:
    """Write the dataset to a stream in a format of ``FORMATS``, UTF-8, statements sorted by graph, then as text.

    It is read and written subject by subject, so that memory holds the names of the subjects and not what is said of
    them.

    Raises:
        ArgumentError: If the format is not known.
        DamagedStore: If the store cannot be read.
    """
    if format not in _FORMATS:
        raise ArgumentError("bad-format", value=format, known=", ".join(FORMATS))
    store.require_whole()
    statements = _triples(store) if format == "turtle" else _quads(store)
    ox.serialize(statements, stream, format=_FORMATS[format], prefixes=PREFIXES)


def export(store: EmbeddedStore, format: str, path: Path) -> None:
    """Write the dataset to a file, whole or not at all.

    Raises:
        ArgumentError: If the format is not known.
        StoreError: If the file cannot be written; an earlier file then stays.
    """
    write_streamed(path, lambda stream: write(store, format, stream))


def _quads(store: EmbeddedStore) -> Iterator[ox.Quad]:
    with store.reading():
        yield from _sorted_quads(store.engine)


def _triples(store: EmbeddedStore) -> Iterator[ox.Triple]:
    with store.reading():
        yield from _sorted_triples(store.engine)


def _sorted_quads(engine: ox.Store) -> Iterator[ox.Quad]:
    graphs: dict[Any, list[Any]] = {ox.DefaultGraph(): [row[0] for row in _rows(engine, _SUBJECTS)]}
    for graph, subject in _rows(engine, _SUBJECTS_BY_GRAPH):
        graphs.setdefault(graph, []).append(subject)
    for graph, subjects in sorted(graphs.items(), key=lambda pair: str(pair[0])):
        for subject in sorted(subjects, key=str):
            yield from sorted(engine.quads_for_pattern(subject, None, None, graph), key=_order)


def _sorted_triples(engine: ox.Store) -> Iterator[ox.Triple]:
    """Yield the union of all graphs, each statement once."""
    for subject in sorted((row[0] for row in _rows(engine, _SUBJECTS, union=True)), key=str):
        quads = engine.quads_for_pattern(subject, None, None, None)
        yield from sorted({quad.triple for quad in quads}, key=str)


def _rows(engine: ox.Store, query: str, *, union: bool = False) -> Iterator[Any]:
    answer = engine.query(query, use_default_graph_as_union=union)
    assert isinstance(answer, ox.QuerySolutions)
    yield from answer


def _order(quad: ox.Quad) -> tuple[str, str]:
    return (str(quad.predicate), str(quad.object))
