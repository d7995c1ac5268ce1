"""The table of evidence: one row for each item, with its claim, all its figures, and its source.

The columns of an item are the fields of ``kgraph.fields.EVIDENCE_FIELDS``, those of a claim and a source stand around
them. A cell is a slug, a text in the language asked for, a number, true or false, or None; what may have several values
is one text with ``; `` between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from kgraph.fields import EVIDENCE_FIELDS, Field, Part
from kgraph.model import Bilingual, Claim, Evidence
from kgraph.store.catalog import Catalog
from kgraph.synthesis.doses import in_micrograms, micrograms_per_day
from kgraph.table import Cell, Table, Text
from kgraph.text import Lang
from kgraph.words.figures import estimate_text
from kgraph.words.sentences import claim_asked

_CLAIM = ("subject", "relation", "object", "dose_band", "aspect", "circumstance", "topic", "verdict", "certainty")
_SOURCE = ("title", "authors", "issued", "journal", "volume", "issue", "pages", "doi", "pmid", "url")
_NOT_REPEATED = frozenset({"claim", "source", "span", "editorial_note"})
_FIELDS = [field for field in EVIDENCE_FIELDS if field.name not in _NOT_REPEATED]
_SEPARATOR = "; "
_TYPES: Mapping[str, type] = {"decimal": Decimal, "integer": int, "boolean": bool}
"""By kind of a property the type of its cells; all others are texts."""


def evidence_table(catalog: Catalog, selected: Iterable[tuple[Claim, Sequence[Evidence]]], lang: Lang) -> Table:
    """Return one row for each item, in the order of claims and items; the columns are always the same."""
    daily = micrograms_per_day(catalog.store)
    of_item = [(name, _TYPES.get(part.kind, str)) for name, part in columns_of_fields()]
    columns: tuple[tuple[str, type], ...] = (
        *((name, str) for name in ("evidence", "claim", "sentence", *_CLAIM, "claim_population", "estimate")),
        *of_item,
        *(("dose_micrograms_per_day", Decimal), ("dose_max_micrograms_per_day", Decimal), ("why_weight", str)),
        *((name, str) for name in ("source", "source_name", *(f"source_{name}" for name in _SOURCE))),
    )
    rows = tuple(
        (
            *(Text(item.slug), Text(claim.slug), Text(claim_asked(catalog, claim, lang), lang)),
            *(_cell(getattr(claim, name), lang) for name in _CLAIM),
            *(_cell(claim.population, lang), Text(estimate_text(item, lang), lang) or None),
            *(cell for field in _FIELDS for cell in _cells(field, item, lang)),
            *(*_daily(item, daily), _why(catalog, item, lang)),
            *_source(catalog, item, lang),
        )
        for claim, items in selected
        for item in items
    )
    return Table(tuple(name for name, _ in columns), rows, tuple(type_ for _, type_ in columns))


def columns_of_fields() -> Iterator[tuple[str, Part]]:
    """Yield the columns that are fields of an item: one for each property of a field that has several."""
    for field in _FIELDS:
        for part in field.parts:
            yield (field.name if len(field.parts) == 1 else _snake(part.key)), part


def _snake(key: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in key)


def _cells(field: Field, item: Evidence, lang: Lang) -> Iterator[Cell]:
    value = getattr(item, field.name)
    if len(field.parts) == 1:
        yield _cell(value, lang)
        return
    for part, of_part in zip(field.parts, value or [None] * len(field.parts), strict=True):
        yield None if part.optional and of_part == part.fallback else _cell(of_part, lang)


def _cell(value: object, lang: Lang) -> Cell:
    if isinstance(value, Bilingual):
        return Text(value.show(lang), lang) if value else None
    if isinstance(value, tuple):
        return Text(_SEPARATOR.join(map(str, value))) if value else None
    if value is None or isinstance(value, bool | int | Decimal | Text):
        return value
    return Text(str(value)) if value != "" else None


def _daily(item: Evidence, daily: Mapping[str, Decimal]) -> tuple[Cell, Cell]:
    """Return the dose and its upper end in µg/day, each None if it cannot be derived."""
    if item.dose is None or item.dose[2] not in daily:
        return None, None
    low, high, unit = item.dose
    return in_micrograms(low, daily[unit]), None if high is None else in_micrograms(high, daily[unit])


def _why(catalog: Catalog, item: Evidence, lang: Lang) -> Cell:
    term = catalog.terms.get(item.weight or "")
    return Text(term.definition.show(lang), lang) if term else None


def _source(catalog: Catalog, item: Evidence, lang: Lang) -> Iterator[Cell]:
    source = catalog.sources[item.source]
    yield Text(source.slug)
    yield Text(source.name)
    yield from (_cell(getattr(source, name), lang) for name in _SOURCE)
