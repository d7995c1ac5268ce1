"""How certain a body of evidence is, by the domains of GRADE, each step with its reason.

Pure. The certainty of a side is that of its best independent group, which no weaker group lowers. It starts high for
randomised studies, and for cohorts where the claim is one of prognosis; low for all else. One study that starts high is
at most moderate, however many that start low stand beside it. Publication bias is not assessed: what would show it is
not recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Literal

from kgraph.evidence.scale import CERTAINTIES, ZONES
from kgraph.evidence.weighing import Question, Speaker, count_groups
from kgraph.frozen import frozen

BIAS, INCONSISTENCY, INDIRECTNESS, IMPRECISION, NO_INTERVAL = (
    "risk-of-bias",
    "inconsistency",
    "indirectness",
    "imprecision",
    "no-interval",
)
LARGE_EFFECT, ONE_TRIAL = "large-effect", "one-trial-alone"
STATED = "stated"
"""The certainty of what labels and guidelines alone say, which is not graded."""

FEWEST_EVENTS = 300
FEWEST_PEOPLE = 400
"""Fewer events, or fewer people where the events are not known, are imprecise whatever the interval says."""
LARGE, SMALL = Decimal(2), Decimal("0.5")
"""From which ratio on an observed effect is large."""

RANDOMISED = frozenset({"meta-analysis", "randomised-trial"})
_FOLLOWED = frozenset({"cohort", "systematic-review"})
_LEVELS = tuple(reversed(CERTAINTIES[: CERTAINTIES.index(STATED)]))
"""The levels of GRADE, lowest first."""
_HIGH, _MODERATE, _LOW = (_LEVELS.index(level) for level in ("high", "moderate", "low"))


@frozen
class Grade:
    """A certainty, and the reasons of GRADE that lowered or raised it, in the order of the domains."""

    certainty: str
    reasons: tuple[str, ...] = ()


def grade(question: Question, side: Sequence[Speaker], other: Collection[Speaker]) -> Grade | None:
    """Return the certainty of the best independent group of a side that has an estimate; None if none has one.

    Args:
        side: Those who speak for one side.
        other: Those who speak for the other.
    """
    graded = [speaker for speaker in side if speaker.is_graded]
    if not graded:
        return None
    is_enough = _has_enough(graded)
    grades = (_grade_one(question, speaker, is_enough=is_enough, other=other) for speaker in graded)
    level, reasons = max(grades, key=lambda found: (found[0], -len(found[1]), found[1]))
    trials = [speaker for speaker in graded if _starts_high(question, speaker)]
    if level == _HIGH and count_groups(trials) == 1 and not any(speaker.is_pool for speaker in trials):
        level, reasons = _MODERATE, (*reasons, ONE_TRIAL)
    if level == _HIGH and not is_enough:
        level, reasons = _MODERATE, (IMPRECISION, *reasons)
    return Grade(_LEVELS[max(level, 0)], reasons)


def is_moderate(found: Grade | None) -> bool:
    """Return whether a certainty is moderate or better."""
    return found is not None and found.certainty in _LEVELS[_MODERATE:]


def is_low(found: Grade | None) -> bool:
    """Return whether a certainty is low or better."""
    return found is not None and found.certainty in _LEVELS[_LOW:]


def _grade_one(
    question: Question, speaker: Speaker, *, is_enough: bool, other: Collection[Speaker]
) -> tuple[int, tuple[str, ...]]:
    """Return the level of one group, and what lowered or raised it."""
    item = speaker.item
    level = _HIGH if _starts_high(question, speaker) else _LOW
    lowered = [
        reason
        for reason, applies in (
            (BIAS, bool(item.concerns)),
            (INCONSISTENCY, bool(other) or question.family_differs),
            (INDIRECTNESS, item.is_indirect),
            (IMPRECISION, not is_enough and not (item.is_level and item.figure.says_something)),
            (NO_INTERVAL, not item.has_interval),
        )
        if applies
    ]
    raised = [LARGE_EFFECT] if level == _LOW and not item.concerns and _is_large(speaker) else []
    return level - len(lowered) + len(raised), (*lowered, *raised)


def _starts_high(question: Question, speaker: Speaker) -> bool:
    """Return whether a study is randomised, or follows people where the claim is one of prognosis."""
    design = speaker.item.design
    return design in RANDOMISED or (question.is_prognosis and design in _FOLLOWED)


def _has_enough(side: Sequence[Speaker]) -> bool:
    """Return whether a side has events enough, or people enough where the events of a group are not known."""
    if total(side, "events") >= FEWEST_EVENTS:
        return True
    are_known = all(speaker.item.events is not None for speaker in side)
    return not are_known and total(side, "participants") >= FEWEST_PEOPLE


def _is_large(speaker: Speaker) -> bool:
    """Return whether the effect is at least twofold, its nearer limit beyond the zone of no important effect."""
    estimate = speaker.item.figure.estimate
    if estimate is None or estimate.interval is None or estimate.scale not in ZONES:
        return False
    least, most = ZONES[estimate.scale]
    low, high = estimate.interval
    return (estimate.value >= LARGE and low > most) or (estimate.value <= SMALL and high < least)


def total(side: Iterable[Speaker], name: Literal["events", "participants"]) -> int:
    """Return the events or the people of groups, each once with the most it reports; of pools the largest counts."""
    studies: dict[str, int] = {}
    pools: dict[str, int] = {}
    for speaker in side:
        totals = pools if speaker.is_pool else studies
        totals[speaker.item.group] = max(getattr(speaker.item, name) or 0, totals.get(speaker.item.group, 0))
    return max(sum(studies.values()), max(pools.values(), default=0))
