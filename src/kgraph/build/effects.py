"""The effect of an evidence item as RDF: what its figures say of the subject of the claim over the comparator."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.evidence.body import figures_of
from kgraph.evidence.estimate import as_shown, estimate
from kgraph.model import Evidence
from kgraph.vocab import EV, GRAPH, KGO, XSD


def effect_of(item: Evidence) -> Iterator[ox.Quad]:
    """Yield the estimate of an evidence item as subject over comparator, rounded as its source rounds."""
    figures = figures_of(item)
    found = estimate(figures)
    if found is None:
        return
    shown = as_shown(found, figures)
    values = (shown.value, *(shown.interval or ()))
    name, graph = ox.NamedNode(EV.iri_of(item.slug)), ox.NamedNode(GRAPH.verdicts)
    for predicate, value in zip((KGO.effect, KGO.effectLow, KGO.effectHigh), values, strict=False):
        cell = ox.Literal(f"{value:f}", datatype=ox.NamedNode(XSD.decimal))
        yield ox.Quad(name, ox.NamedNode(predicate), cell, graph)
    yield ox.Quad(name, ox.NamedNode(KGO.effectFrom), ox.NamedNode(KGO.iri_of(shown.origin)), graph)
