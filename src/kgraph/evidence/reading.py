"""What an estimate says of a claim: for it, the opposite, that there is nothing to find, or nothing certain.

Pure. An interval that lies beyond no effect speaks, however small the effect; one that holds no effect strictly between
its limits and lies inside the zone of no important effect finds none; a limit printed as no effect, and anything else,
leaves the question open. Without an interval a p value below 0.05 speaks, one step less certain. Zones are data
(``graph/schema/thresholds.ttl``): an outcome without one can never be shown absent.
"""

from __future__ import annotations

from decimal import Decimal

from kgraph.evidence.estimate import Estimate
from kgraph.evidence.scale import ZONES
from kgraph.frozen import frozen

FOR, OPPOSITE, NONE_FOUND, OPEN = "for", "opposite", "none-found", "open"
SIGNIFICANT = Decimal("0.05")
"""Below which p value an estimate without an interval speaks: what the studies themselves call significant."""

POSITIVE, OPPOSITE_RESULT = "positive", "opposite"
"""Results, of the schema's list, that say on which side of the claim a finding lies."""


@frozen
class Figure:
    """The estimate of a finding, subject over comparator, and its p value as bound (``=``, ``<``, ``>``) and figure.

    ``result`` is how the curator reads it, for claims whose relation has no sign and findings with a p value alone.
    ``is_of_fall`` says that the figure is of a level, and the claim about its fall: it is read the other way round.
    """

    estimate: Estimate | None = None
    p_value: tuple[str, Decimal] | None = None
    result: str | None = None
    is_of_fall: bool = False

    @property
    def is_significant(self) -> bool:
        """Whether the p value alone speaks."""
        if self.p_value is None:
            return False
        bound, value = self.p_value
        return (bound == "=" and value < SIGNIFICANT) or (bound == "<" and value <= SIGNIFICANT)

    @property
    def says_something(self) -> bool:
        """Whether it has a figure that can be read: an interval or a p value."""
        return bool(self.estimate and self.estimate.interval) or self.p_value is not None


def read(figure: Figure, side: int | None, *, claims_no_difference: bool = False) -> str | None:
    """Return what a figure says of a claim, None if it has neither interval nor p value.

    Args:
        side: On which side of no effect the claim lies: 1 above, -1 below, None if its relation does not say.
        claims_no_difference: Whether the claim is that two things do alike: finding no difference then speaks for it.

    >>> from kgraph.evidence.estimate import Figures, estimate
    >>> risk = Figures("relative-risk", Decimal("0.74"), (Decimal("0.56"), Decimal("0.97")))
    >>> read(Figure(estimate(risk)), -1), read(Figure(estimate(risk)), 1)
    ('for', 'opposite')
    """
    if not figure.says_something:
        return None
    if claims_no_difference:
        found = _read(figure, 1)  # on whichever side a difference lies, it is one
        return {NONE_FOUND: FOR, FOR: OPPOSITE}.get(found, found)
    return _read(figure, -side if side is not None and figure.is_of_fall else side)


def _read(figure: Figure, side: int | None) -> str:
    estimate = figure.estimate
    if estimate is None or estimate.interval is None:
        if not figure.is_significant:
            return OPEN
        return _direction(figure, None if estimate is None else estimate.value - estimate.neutral, side)
    low, high = estimate.interval
    neutral = estimate.neutral
    if low > neutral or high < neutral:
        return _direction(figure, low - neutral if low > neutral else high - neutral, side)
    return NONE_FOUND if low < neutral < high and is_within_zone(estimate) else OPEN


def _direction(figure: Figure, beyond: Decimal | None, side: int | None) -> str:
    """Return on which side a finding that speaks lies, as the curator reads it where the figures do not say."""
    if side is None or not beyond:
        return {POSITIVE: FOR, OPPOSITE_RESULT: OPPOSITE}.get(figure.result or "", OPEN)
    return FOR if beyond * side > 0 else OPPOSITE


def is_within_zone(estimate: Estimate) -> bool:
    """Return whether the whole interval lies in the zone of no important effect of its scale, if there is one."""
    if estimate.interval is None or estimate.scale not in ZONES:
        return False
    least, most = ZONES[estimate.scale]
    low, high = estimate.interval
    return least <= low and high <= most
