"""What would change a verdict: one more study that a person could run, one more text, or the loss of a study.

Pure: each change is found by judging again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from kgraph.evidence.certainty import FEWEST_PEOPLE
from kgraph.evidence.estimate import Estimate
from kgraph.evidence.reading import Figure
from kgraph.evidence.verdict import Verdict, capped, judge
from kgraph.evidence.weighing import CLINICAL, TIERS, Item, Question, designs_of_tier, tiers_of
from kgraph.frozen import frozen
from kgraph.model import COUNTS

_Judge = Callable[[Sequence[Item]], Verdict]
_SUPPORTS, _REFUTES = "supports", "refutes"
_POSITIVE, _NULL = "positive", "null"
_LARGER = Decimal("1.5"), (Decimal("1.3"), Decimal("1.7"))
_SMALLER = Decimal("0.7"), (Decimal("0.6"), Decimal("0.8"))
_NEITHER = Decimal(1), (Decimal("0.9"), Decimal("1.1"))
"""Estimates of a study that shows more, less, or no effect: clear, and not so large that they would raise a grade."""


@frozen
class Change:
    """A change that leads to another verdict: one more independent group, or the loss of a group.

    An added group has a ``stance`` and the ``designs`` that it may have. ``people`` is how many it needs at least where
    it has to be a study with an interval beyond no effect, or, against the claim, within the zone of no important
    effect; None where a statement will do. For a lost group, ``group`` names it.
    """

    verdict: str
    stance: str | None = None
    designs: tuple[str, ...] = ()
    people: int | None = None
    group: str | None = None


def what_would_change(question: Question, items: Sequence[Item], *, is_capped: bool = False) -> tuple[Change, ...]:
    """Return the changes that would lead to another verdict.

    First one more group: for the claim and then against it the least that leads to each other verdict, weakest first.
    Then the loss of each group that counts, by name, where the rest has another verdict.

    Args:
        is_capped: Whether the claim is that of a pooled parent whose forms read otherwise, which no study of the parent
            makes stronger than reported.
    """

    def judged(items: Sequence[Item]) -> Verdict:
        verdict = judge(question, items)
        return capped(verdict) if is_capped else verdict

    return (*_additions(question, items, judged), *_losses(items, judged))


def _additions(question: Question, items: Sequence[Item], judged: _Judge) -> Iterator[Change]:
    new = "".join(item.group for item in items) + "+"  # a name that no group has
    now = judged(items)
    for stance in (_SUPPORTS, _REFUTES):
        seen = {now.verdict}
        for designs in _kinds_of_studies(question):
            item = _study(question, stance, designs[0], new)
            then = judged([*items, item]).verdict
            if then not in seen:
                seen.add(then)
                yield Change(then, stance, designs, item.participants)


def _losses(items: Sequence[Item], judged: _Judge) -> Iterator[Change]:
    now = judged(items)
    for group in sorted({entry.item.group for entry in now.weighed if entry.weight == COUNTS}):
        then = judged([item for item in items if item.group != group]).verdict
        if then != now.verdict:
            yield Change(then, group=group)


def _kinds_of_studies(question: Question) -> Iterator[tuple[str, ...]]:
    """Yield the designs of one more study, weakest first; on a clinical claim, of those that a person can run."""
    if question.kind not in CLINICAL:
        for tier in reversed(tiers_of(question.kind)):
            yield designs_of_tier(question.kind, tier)
        return
    for designs in (("cohort",), ("guideline", "label"), ("randomised-trial",)):
        if designs[0] in TIERS[question.kind]:
            yield designs


def _study(question: Question, stance: str, design: str, group: str) -> Item:
    if question.kind not in CLINICAL or design == "guideline":
        result = _POSITIVE if stance == _SUPPORTS else _NULL
        return Item(stance, design, group, result=result)
    shown = _NEITHER
    if (stance == _SUPPORTS) != question.claims_no_difference:
        shown = _SMALLER if question.side == -1 else _LARGER
    estimate = Estimate(*shown, origin="as-printed", scale="ratio-scale")
    result = _POSITIVE if stance == _SUPPORTS else _NULL
    return Item(
        stance, design, group, result=result, figure=Figure(estimate, result=result), participants=FEWEST_PEOPLE
    )
