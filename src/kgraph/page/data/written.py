"""The fields of evidence and sources as the graph writes them, for exports.

A record has a number for a figure and words for a duration. RDF tells ``3`` from ``3.0``, so that exports need the
literals; they are read from the store and not from values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from kgraph.fields import OF_CLASS, ClassName, Field, Part, properties_in
from kgraph.page.data.pairs import pair
from kgraph.store.engine import Store
from kgraph.store.properties import Cells, to_bilingual
from kgraph.table import Cell, Iri
from kgraph.vocab import SPARQL_PREFIXES

_Places = Mapping[str, tuple[Field, Part]]
Written = Mapping[str, Any]


def written_of(store: Store, kind: ClassName) -> Mapping[str, Written]:
    """Return by slug the fields of each thing of a class as the graph writes them, by key; absent fields are left out.

    Text is in both languages, a name is its slug, a decimal has a point, and where there may be several values they
    are a list, sorted.

    Args:
        kind: The class: ``Evidence`` or ``Source``.
    """
    fields = OF_CLASS[kind]
    places = {part.property: (field, part) for field in fields if "literal" in field.shown for part in field.parts}
    literals: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    properties = " ".join(f"<{iri}>" for iri in properties_in(fields, "literal"))
    query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {properties} }} ?s a kgo:{kind} ; ?p ?o }} ORDER BY ?s ?p ?o"
    for subject, predicate, value in store.select(SPARQL_PREFIXES + query):
        literals[Iri(str(subject)).slug][str(predicate)].append(value)
    return {slug: dict(_keyed(row.items(), places)) for slug, row in literals.items()}


def _keyed(row: Iterable[tuple[str, Cells]], places: _Places) -> Iterable[tuple[str, object]]:
    for iri, cells in row:
        field, part = places[iri]
        yield part.key, _value(field, part, cells)


def _value(field: Field, part: Part, cells: Cells) -> object:
    if field.several:
        return [_literal(cell) for cell in cells]
    return pair(to_bilingual(cells)) if part.kind == "text" else _literal(cells[0])


def _literal(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        plain = f"{cell:f}"
        return plain if "." in plain else f"{plain}.0"
    return cell.slug if isinstance(cell, Iri) else str(cell)
