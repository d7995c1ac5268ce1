"""The effects of evidence: what its figures say of the subject of the claim over what it is compared with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

import pyoxigraph as ox

from kgraph.evidence.estimate import Figures, Group, estimate, rounded
from kgraph.store.engine import EmbeddedStore, Store
from kgraph.table import Cell, Iri
from kgraph.vocab import GRAPH, KGO, SPARQL_PREFIXES, XSD

_FIGURES = (
    KGO.measure,
    *(KGO.value, KGO.ciLow, KGO.ciHigh, KGO.turned, KGO.spreadKind),
    *(KGO.armValue, KGO.armSpread, KGO.armN, KGO.armEvents),
    *(KGO.comparatorValue, KGO.comparatorSpread, KGO.comparatorN, KGO.comparatorEvents),
)
_FIGURES_OF_EVIDENCE = (
    SPARQL_PREFIXES
    + f"""
SELECT ?item ?property ?figure WHERE {{
  VALUES ?property {{ {" ".join(f"<{iri}>" for iri in _FIGURES)} }}
  ?item kgo:about ?claim ; ?property ?figure .
}} ORDER BY ?item ?property
"""
)


def derive_effects(store: EmbeddedStore) -> Iterator[ox.Quad]:
    """Yield the estimate of each evidence item as subject over comparator, rounded as its source rounds."""
    graph = ox.NamedNode(GRAPH.verdicts)
    for item, figures in read_figures(store).items():
        found = estimate(figures)
        if found is None:
            continue
        values = (found.value, *(found.interval or ()))
        for predicate, value in zip((KGO.effect, KGO.effectLow, KGO.effectHigh), values, strict=False):
            shown = value if found.origin == "as-printed" else rounded(value, figures.value)
            cell = ox.Literal(f"{shown:f}", datatype=ox.NamedNode(XSD.decimal))
            yield ox.Quad(ox.NamedNode(item), ox.NamedNode(predicate), cell, graph)
        origin = ox.NamedNode(KGO.iri_of(found.origin))
        yield ox.Quad(ox.NamedNode(item), ox.NamedNode(KGO.effectFrom), origin, graph)


def read_figures(store: Store) -> dict[str, Figures]:
    """Return what the sources print of each evidence item that has figures, by IRI."""
    printed: dict[str, dict[str, Cell]] = defaultdict(dict)
    for item, property_, figure in store.select(_FIGURES_OF_EVIDENCE):
        printed[str(item)][str(property_)] = figure
    return {item: _to_figures(row) for item, row in printed.items()}


def _to_figures(row: Mapping[str, Cell]) -> Figures:
    low, high = _decimal(row.get(KGO.ciLow)), _decimal(row.get(KGO.ciHigh))
    return Figures(
        measure=_slug(row.get(KGO.measure)),
        value=_decimal(row.get(KGO.value)),
        interval=None if low is None or high is None else (low, high),
        turned=row.get(KGO.turned) is True,
        arm=_to_group(row, KGO.armValue, KGO.armSpread, KGO.armN, KGO.armEvents),
        comparator=_to_group(row, KGO.comparatorValue, KGO.comparatorSpread, KGO.comparatorN, KGO.comparatorEvents),
        spread=_slug(row.get(KGO.spreadKind)),
    )


def _to_group(row: Mapping[str, Cell], value: str, spread: str, people: str, events: str) -> Group:
    return Group(
        _decimal(row.get(value)), _decimal(row.get(spread)), _integer(row.get(people)), _integer(row.get(events))
    )


def _decimal(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, int | Decimal) and not isinstance(cell, bool) else None


def _integer(cell: Cell) -> int | None:
    return cell if isinstance(cell, int) and not isinstance(cell, bool) else None


def _slug(cell: Cell) -> str | None:
    return cell.slug if isinstance(cell, Iri) else None
