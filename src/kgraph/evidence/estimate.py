"""The estimate of a finding, stated as the subject of its claim over what it is compared with.

Pure. A source may print the comparator over the subject: the estimate is then turned. It may print the groups alone:
effect and interval are then reckoned from them, by the formulas of the Cochrane Handbook for Systematic Reviews of
Interventions, chapter 6 (6.4.1 for risk ratios, odds ratios and risk differences, 6.5.1 for means): the logarithm of a
ratio has the variance 1/a - 1/n + 1/c - 1/m (of odds 1/a + 1/b + 1/c + 1/d), a difference of risks and one of means
the sum of the variances of both groups, and 95 % lie within 1.96 standard errors. These hold for many people, so that
nothing is reckoned from fewer than ``FEWEST_EVENTS`` events, or people without one, or ``FEWEST_PEOPLE`` people with a
mean in a group: an interval must never be surer than the figures it comes from.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal

from kgraph.evidence.scale import NEUTRAL, SCALES
from kgraph.frozen import frozen

FEWEST_EVENTS = 5
FEWEST_PEOPLE = 30
_AS_PRINTED = "as-printed"
_Z = Decimal("1.959964")
_FEWEST_DIGITS = 3
_FEWEST_DECIMALS = 2
_MEANS = frozenset({"mean-difference", "percent-change", "concentration"})
"""Measures by which a value of one group can be taken from that of the other."""


@frozen
class Group:
    """What a source prints of one group: value with its spread, people, and people with the outcome."""

    value: Decimal | None = None
    spread: Decimal | None = None
    people: int | None = None
    events: int | None = None


_NOTHING = Group()


@frozen
class Figures:
    """What a source prints of a finding. ``spread`` is the kind of spread: ``sd`` or ``se``."""

    measure: str | None = None
    value: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    turned: bool = False
    arm: Group = _NOTHING
    comparator: Group = _NOTHING
    spread: str | None = None


@frozen
class Estimate:
    """An estimate of subject over comparator; ``origin`` is ``as-printed``, ``turned-round`` or ``from-groups``.

    ``scale`` is that of its measure, a difference of means where the groups alone are known.
    """

    value: Decimal
    interval: tuple[Decimal, Decimal] | None
    origin: str
    scale: str

    @property
    def neutral(self) -> int:
        """The value that means no effect."""
        return NEUTRAL[self.scale]


def estimate(figures: Figures) -> Estimate | None:
    """Return the estimate of a finding; None if its figures compare nothing.

    >>> estimate(Figures("relative-risk", Decimal("0.8"), (Decimal("0.5"), Decimal("1.25")), turned=True))
    Estimate(value=Decimal('1.25'), interval=(Decimal('0.8'), Decimal('2')), origin='turned-round', scale='ratio-scale')
    """
    reckoned = _from_groups(figures)
    scale = SCALES.get(figures.measure or "")
    if scale is None or figures.value is None:
        return reckoned
    if figures.interval is None and reckoned:
        if scale == "percent-scale":
            return reckoned
        if not figures.turned and reckoned.interval and _holds(reckoned.interval, figures.value):
            return Estimate(figures.value, reckoned.interval, reckoned.origin, scale)
    parts = (figures.value, *(figures.interval or ()))
    if not figures.turned:
        return Estimate(parts[0], figures.interval, _AS_PRINTED, scale)
    turned = [other for part in parts if (other := _TURNED[scale](part)) is not None]
    if len(turned) < len(parts):
        return None
    interval = (min(turned[1:]), max(turned[1:])) if figures.interval else None
    return Estimate(turned[0], interval, "turned-round", scale)


def rounded(value: Decimal, printed: Decimal | None = None) -> Decimal:
    """Return a reckoned figure with as many decimals as the printed one, but two and three digits at least.

    >>> rounded(1 / Decimal("0.82"), Decimal("0.82")), rounded(1 / Decimal("250"))
    (Decimal('1.22'), Decimal('0.00400'))
    """
    printed_places = -int(printed.as_tuple().exponent) if printed is not None else 0
    places = max(printed_places, _FEWEST_DECIMALS, _FEWEST_DIGITS - 1 - value.adjusted() if value else 0)
    return value.quantize(Decimal(1).scaleb(-min(places, 12)))


def as_shown(found: Estimate, figures: Figures) -> Estimate:
    """Return an estimate as it is shown: what was turned or reckoned is rounded as its source rounds."""
    if found.origin == _AS_PRINTED:
        return found
    value, *limits = (rounded(part, figures.value) for part in (found.value, *(found.interval or ())))
    return replace(found, value=value, interval=(limits[0], limits[1]) if limits else None)


def _reciprocal(value: Decimal) -> Decimal | None:
    return 1 / value if value > 0 else None


def _percent_of_other(value: Decimal) -> Decimal | None:
    other = 1 + value / 100
    return 100 * (1 / other - 1) if other > 0 else None


_TURNED: Mapping[str, Callable[[Decimal], Decimal | None]] = {
    "ratio-scale": _reciprocal,
    "difference-scale": lambda value: -value,
    "percent-scale": _percent_of_other,
    "coefficient-scale": lambda value: value,
}
"""By scale, how a figure of comparator over subject becomes one of subject over comparator; None if it cannot."""


def _holds(interval: tuple[Decimal, Decimal], value: Decimal) -> bool:
    return interval[0] <= value <= interval[1]


def _from_groups(figures: Figures) -> Estimate | None:
    """Return the estimate that follows from the groups, which are never turned."""
    arm, other, measure = figures.arm, figures.comparator, figures.measure or ""
    if measure in _RISKS:
        if None in (arm.events, arm.people, other.events, other.people):
            return None
        return _of_risks(measure, *_cells(arm), *_cells(other))
    if measure in _MEANS and arm.value is not None and other.value is not None:
        difference = arm.value - other.value
        return Estimate(difference, _of_means(figures, difference), "from-groups", "difference-scale")
    return None


def _cells(group: Group) -> tuple[Decimal, Decimal]:
    return Decimal(group.events or 0), Decimal(group.people or 0)


def _of_risks(measure: str, a: Decimal, n: Decimal, c: Decimal, m: Decimal) -> Estimate | None:
    """Return the estimate of events among people: a of n in the studied group, c of m in the other."""
    if min(a, n - a, c, m - c) < FEWEST_EVENTS:
        return None
    return _RISKS[measure](a, n, c, m)


def _risk_ratio(a: Decimal, n: Decimal, c: Decimal, m: Decimal) -> Estimate:
    return _ratio((a / n) / (c / m), 1 / a - 1 / n + 1 / c - 1 / m)


def _odds_ratio(a: Decimal, n: Decimal, c: Decimal, m: Decimal) -> Estimate:
    return _ratio((a / (n - a)) / (c / (m - c)), 1 / a + 1 / (n - a) + 1 / c + 1 / (m - c))


def _risk_difference(a: Decimal, n: Decimal, c: Decimal, m: Decimal) -> Estimate:
    p, q = a / n, c / m
    half = _Z * (p * (1 - p) / n + q * (1 - q) / m).sqrt()
    return Estimate(p - q, (p - q - half, p - q + half), "from-groups", "difference-scale")


def _ratio(value: Decimal, variance: Decimal) -> Estimate:
    factor = Decimal(math.exp(float(_Z * variance.sqrt())))
    return Estimate(value, (value / factor, value * factor), "from-groups", "ratio-scale")


_RISKS: Mapping[str, Callable[[Decimal, Decimal, Decimal, Decimal], Estimate]] = {
    "relative-risk": _risk_ratio,
    "odds-ratio": _odds_ratio,
    "risk-difference": _risk_difference,
}


def _of_means(figures: Figures, difference: Decimal) -> tuple[Decimal, Decimal] | None:
    arm, other = figures.arm, figures.comparator
    if arm.spread is None or other.spread is None or figures.spread is None:
        return None
    if min(arm.people or 0, other.people or 0) < FEWEST_PEOPLE:
        return None
    halves = (_variance(arm, figures.spread), _variance(other, figures.spread))
    half = _Z * sum(halves, Decimal(0)).sqrt()
    return (difference - half, difference + half)


def _variance(group: Group, spread: str) -> Decimal:
    """Return the variance of the mean of a group."""
    squared = (group.spread or Decimal(0)) ** 2
    return squared if spread == "se" else squared / Decimal(group.people or 1)
