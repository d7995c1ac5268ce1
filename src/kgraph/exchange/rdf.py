"""The whole dataset as a file in a standard format."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import ArgumentError
from kgraph.files.paths import write_whole
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


def serialize(store: EmbeddedStore, format: str) -> bytes:
    """Return the dataset in a format of ``FORMATS``, UTF-8, statements in a fixed order.

    Raises:
        ArgumentError: If the format is not known.
    """
    if format not in _FORMATS:
        raise ArgumentError("bad-format", value=format, known=", ".join(FORMATS))
    quads = sorted(store.quads(), key=_order)
    if format == "turtle":
        triples = dict.fromkeys(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
        ordered = sorted(triples, key=str)
        return ox.serialize(ordered, format=_FORMATS[format], prefixes=PREFIXES) or b""
    return ox.serialize(quads, format=_FORMATS[format], prefixes=PREFIXES) or b""


def export(store: EmbeddedStore, format: str, path: Path) -> None:
    """Write the dataset to a file, whole or not at all.

    Raises:
        ArgumentError: If the format is not known.
        StoreError: If the file cannot be written; an earlier file then stays.
    """
    write_whole(path, serialize(store, format))


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    return (str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object))
