"""What the graph writes about evidence and sources where the page has it in words, as a number, or not at all.

An export says it again, so it is read as it stands: ``Decimal`` and ``int`` are different literals of RDF.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kgraph.store.engine import Store
from kgraph.table import Cell, Iri, Text
from kgraph.vocab import SPARQL_PREFIXES

_EVIDENCE = (
    *("value", "ciLow", "ciHigh", "armValue", "comparatorValue", "pValue", "pBound"),
    *("doseValue", "doseMax", "doseUnit", "doseSchedule", "duration", "intakeKind", "locatorKind"),
    *("studyGroup", "restsOn", "supersededBy", "editorialNote"),
)
_SOURCE = ("license", "rights", "restsOn", "sameStudyAs", "textLength", "textSha256", "editorialNote")
_ELSEWHERE = {"editorialNote": "skos", "license": "dcterms", "rights": "dcterms"}
"""Properties that are not of our own vocabulary, by prefix."""

_SEVERAL = frozenset({"restsOn", "sameStudyAs", "supersededBy"})
"""Properties of which a subject may have more than one value."""

_Written = Mapping[str, Any]


def written_of_evidence(store: Store) -> Mapping[str, _Written]:
    """Return by slug what is written about each evidence item, by property."""
    return _read(store, "Evidence", _EVIDENCE)


def written_of_sources(store: Store) -> Mapping[str, _Written]:
    """Return by slug what is written about each source, by property."""
    return _read(store, "Source", _SOURCE)


def _read(store: Store, kind: str, names: tuple[str, ...]) -> Mapping[str, _Written]:
    properties = " ".join(f"{_ELSEWHERE.get(name, 'kgo')}:{name}" for name in names)
    query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?p {{ {properties} }} ?s a kgo:{kind} ; ?p ?o }} ORDER BY ?s ?p ?o"
    found: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in store.select(SPARQL_PREFIXES + query):
        found[Iri(str(subject)).slug][_local(str(predicate))].append(value)
    return {slug: {name: _written(name, values) for name, values in row.items()} for slug, row in found.items()}


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _written(name: str, values: list[Cell]) -> Any:
    if name in _SEVERAL:
        return [_text(value) for value in values]
    if any(isinstance(value, Text) and value.lang for value in values):
        return {"zh": None, "en": None} | {value.lang: str(value) for value in values if isinstance(value, Text)}
    return _text(values[0])


def _text(value: Cell) -> str:
    """Return a name as its slug, a number as Turtle writes it: a decimal has a point."""
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain if "." in plain else f"{plain}.0"
    return value.slug if isinstance(value, Iri) else str(value)
