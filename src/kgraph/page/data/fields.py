"""The fields of claims, evidence and sources in the page data: their values, and how exports write them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kgraph.fields import OF_CLASS, ClassName, Field, Fields
from kgraph.model import Bilingual, Property
from kgraph.page.contract import FieldRow
from kgraph.page.data.pairs import pair, pair_or_none
from kgraph.table import Text
from kgraph.vocab import to_curie


def field_values(fields: Fields, value: object) -> dict[str, Any]:
    """Return the fields of a claim, an evidence item or a source that its record shows, by their keys.

    >>> from kgraph.fields import EVIDENCE_FIELDS
    >>> from kgraph.model import Evidence
    >>> item = Evidence("e", "c", "s", "supports", "cohort", interval=(Decimal("0.5"), Decimal(2)))
    >>> record = field_values(EVIDENCE_FIELDS, item)
    >>> record["design"], record["ciLow"], record["ciHigh"], record["value"]
    ('cohort', 0.5, 2.0, None)
    """
    record: dict[str, Any] = {}
    for field in fields:
        if "panel" in field.shown:
            record.update(_keyed(field, getattr(value, field.name)))
    return record


def field_rows(schema: Mapping[str, Property]) -> dict[ClassName, list[FieldRow]]:
    """Return for each class how its fields are written as RDF, each property once.

    Args:
        schema: By IRI the properties that have labels, as ``Catalog.properties`` reads them.
    """
    return {name: [row for field in fields for row in _rows(field, schema)] for name, fields in OF_CLASS.items()}


def _keyed(field: Field, value: Any) -> dict[str, Any]:
    keys = [key for key, _ in field.keys]
    values = [value] if len(keys) == 1 else value or [None] * len(keys)
    return dict(zip(keys, map(_to_json, values), strict=True))


def _to_json(value: object) -> object:
    if isinstance(value, Bilingual):
        return pair_or_none(value)
    if isinstance(value, Text):
        return {"text": str(value), "lang": value.lang}
    if isinstance(value, Decimal):
        return float(value)
    return list(value) if isinstance(value, tuple) else value


def _rows(field: Field, schema: Mapping[str, Property]) -> list[FieldRow]:
    written = "literal" in field.shown
    parts = [(part.key, part) for part in field.parts] if written else field.keys
    return [
        {
            "key": key,
            "property": to_curie(part.property),
            "kind": part.kind,
            "written": written,
            "label": pair(schema[part.property].labels) if part.property in schema else None,
        }
        for key, part in parts
    ]
