"""What no literal may be, whatever it says: in another language, of a year that cannot be, absurdly large or long."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kgraph.text import LANGS, NAME_LANGS
from kgraph.vocab import IN_JAPANESE_TOO, KGO, XSD

_LONGEST_NUMBER = 30
"""Characters of a number; none that is measured has more digits."""
_MOST_PARTICIPANTS = 10**9
_MOST_DAYS = 200 * 366
_YEAR = re.compile(r"[1-9]\d{3}(?!\d)")
_PART = re.compile(r"(\d+)([YMDHS])")
_DAYS = {"Y": 365, "M": 30, "D": 1}


def broken_limit(predicate: str, value: ox.Literal) -> str:
    """Return the key of the limit that a value of its right kind goes beyond; empty if it keeps to all.

    >>> broken_limit(KGO.year, ox.Literal("0000", datatype=ox.NamedNode(XSD.gYear)))
    'limit-year'
    """
    text, kind = value.value, value.datatype.value
    if kind in (XSD.gYear, XSD.date):
        return "" if _YEAR.match(text) else "limit-year"
    if kind == XSD.duration:
        return "limit-duration" if text.startswith("-") or _days(text) > _MOST_DAYS else ""
    if kind in (XSD.integer, XSD.decimal):
        if len(text) > _LONGEST_NUMBER:
            return "limit-number"
        return "limit-participants" if predicate == KGO.participants and float(text) > _MOST_PARTICIPANTS else ""
    return ""


def is_foreign_tag(predicate: str, value: ox.Literal) -> bool:
    """Return whether text is tagged with anything but exactly one of the languages that a property allows."""
    return value.language is not None and value.language not in langs_of(predicate)


def langs_of(predicate: str) -> tuple[str, ...]:
    """Return the languages in which the values of a property may be."""
    return NAME_LANGS if predicate in IN_JAPANESE_TOO else LANGS


def _days(duration: str) -> float:
    date, _, time = duration.partition("T")
    days = sum(float(number[:_LONGEST_NUMBER]) * _DAYS[unit] for number, unit in _PART.findall(date))
    return days + sum(float(number[:_LONGEST_NUMBER]) / 24 for number, unit in _PART.findall(time) if unit == "H")
