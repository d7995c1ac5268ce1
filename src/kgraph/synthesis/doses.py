"""Doses in µg/day, where the unit alone says how many they are: never from a dose by body weight or in IU."""

from __future__ import annotations

from decimal import Context, Decimal

from kgraph.store.engine import Store
from kgraph.vocab import SPARQL_PREFIXES

_UNITS = SPARQL_PREFIXES + (
    'SELECT ?code ?factor WHERE { ?unit kgo:ucumCode ?code ; kgo:dimension "mass/time" ; kgo:factor ?factor }'
)
_MICROGRAMS = 1_000_000
"""How many there are in the gram, the base unit of mass; the base unit of time is the day."""
_DIGITS = Context(prec=9)
"""So many are right in the factors of weeks, months and years."""


def micrograms_per_day(store: Store) -> dict[str, Decimal]:
    """Return by UCUM unit how many µg/day one of it is, for the units of mass per time."""
    return {
        str(code): Decimal(factor) * _MICROGRAMS
        for code, factor in store.select(_UNITS)
        if isinstance(factor, int | Decimal)
    }


def in_micrograms(dose: Decimal, factor: Decimal) -> Decimal:
    """Return a dose in µg/day, without zeros at its end.

    >>> in_micrograms(Decimal(70), Decimal("142.85714285714287"))
    Decimal('10000')
    """
    daily = _DIGITS.multiply(dose, factor)
    return daily.quantize(Decimal(1)) if daily == daily.to_integral_value() else daily.normalize()
