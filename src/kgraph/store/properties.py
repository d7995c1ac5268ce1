"""The properties of one subject as values: the first of a kind, all of it, and the fields of a table at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from kgraph.fields import Field, Fields, Kind
from kgraph.model import Bilingual
from kgraph.table import Cell, Iri, Text

Cells = Sequence[Cell]
Properties = Mapping[str, Cells]
"""What is said of a subject: by IRI of the property its values, in no order."""

_NEITHER = Bilingual()


class FieldReader:
    """Reads the fields of a table from the properties of a subject.

    It goes through the properties that the subject has, which are far fewer than those that it could have.
    """

    def __init__(self, fields: Fields) -> None:
        self._alone = {field.parts[0].property: (field, _reader(field)) for field in fields if field.combine == "alone"}
        self._combined = [field for field in fields if field.combine != "alone"]
        self._missing = {field.name: field.missing for field in fields if field.missing is not None}

    def read(self, properties: Properties) -> dict[str, Any]:
        """Return the values by the names of their fields; a field without a value is left out.

        >>> from kgraph.fields import EVIDENCE_FIELDS
        >>> from kgraph.vocab import KGO
        >>> facts = FieldReader(EVIDENCE_FIELDS).read({KGO.tier: [1], KGO.pValue: [Decimal("0.05")]})
        >>> facts["tier"], facts["p_value"]
        (1, ('=', Decimal('0.05')))
        """
        facts: dict[str, Any] = dict(self._missing)
        for iri, cells in properties.items():
            if iri in self._alone:
                field, read = self._alone[iri]
                _put(facts, field, read(cells))
        for field in self._combined:
            _put(facts, field, _combined(field, properties))
        return facts


def _put(facts: dict[str, Any], field: Field, value: object) -> None:
    if value is not None:
        facts[field.name] = value


def _reader(field: Field) -> Callable[[Cells], Any]:
    return _SEVERAL.get(field.kind, to_slugs) if field.several else _ONE[field.kind]


def _combined(field: Field, properties: Properties) -> object:
    """Return the value of a field of several properties, None if the graph has none."""
    values = [
        _ONE[part.kind](properties[part.property]) if part.property in properties else None for part in field.parts
    ]
    if field.combine == "first":
        return next((value for value in values if value is not None), None)
    pairs = list(zip(field.parts, values, strict=True))
    if any(value is None and not part.optional for part, value in pairs):
        return None
    return tuple(part.fallback if value is None else value for part, value in pairs)


def first(properties: Properties, iri: str) -> Cell:
    """Return one value of a property, None if it has none."""
    return next(iter(properties.get(iri, ())), None)


def to_slug(cells: Cells) -> str | None:
    """Return the slug of one IRI; an IRI that is not of this graph is its own slug; else None."""
    cell = next(iter(cells), None)
    return cell.slug if isinstance(cell, Iri) else None


def to_slugs(cells: Cells) -> tuple[str, ...]:
    """Return the slugs of all IRIs, sorted."""
    return tuple(sorted(cell.slug for cell in cells if isinstance(cell, Iri)))


def to_texts(cells: Cells) -> tuple[Text, ...]:
    """Return the texts, sorted by language, then by text."""
    texts = [cell for cell in cells if isinstance(cell, Text)]
    return tuple(sorted(texts, key=lambda text: (text.lang or "", str(text))))


def to_bilingual(cells: Cells) -> Bilingual:
    """Return the first text in each language."""
    if not cells:
        return _NEITHER
    by_lang = {text.lang: str(text) for text in reversed(to_texts(cells))}
    return Bilingual(zh=by_lang.get("zh"), en=by_lang.get("en"))


def _text(cells: Cells) -> Bilingual | None:
    return to_bilingual(cells) or None


def _title(cells: Cells) -> Text | None:
    return cells[0] if isinstance(cells[0], Text) else None


def _string(cells: Cells) -> str | None:
    return None if cells[0] is None else str(cells[0])


def _strings(cells: Cells) -> tuple[str, ...]:
    return tuple(sorted(map(str, cells)))


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(name for name in map(str.strip, str(cells[0]).split(";")) if name)


def _integer(cells: Cells) -> int | None:
    return cells[0] if isinstance(cells[0], int) else None


def _decimal(cells: Cells) -> Decimal | None:
    return Decimal(cells[0]) if isinstance(cells[0], int | Decimal) else None


def _boolean(cells: Cells) -> bool:
    return cells[0] is True


_ONE: Mapping[Kind, Callable[[Cells], Any]] = {
    **dict.fromkeys(("term", "relation", "entity", "comparator", "claim", "source", "link"), to_slug),
    **dict.fromkeys(("string", "date", "year", "duration", "address"), _string),
    "names": _names,
    "text": _text,
    "title": _title,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
}
_SEVERAL: Mapping[Kind, Callable[[Cells], Any]] = {"string": _strings}
"""How one value and several values of a kind are read; the kinds without an entry among several are IRIs."""
