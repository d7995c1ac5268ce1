"""The verdict on a claim, from its evidence alone.

Pure: the verdict does not depend on the order of the items. The tier of a study design depends on the kind of claim
(lower is stronger; a design without a tier does not carry). Reports of one study are one group and count through
their strongest item; if items of equal strength differ, all of them count.

Support from two groups of any tiers establishes a claim. If both had to be of the best tier, a third, stronger study
would unsettle a claim that two weaker ones have established. A guideline or label is a group. Groups that are all of
the weakest tier (case reports, compendia) support a claim but never establish it, in any number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgraph.evidence.scale import CERTAINTIES, STANCES
from kgraph.frozen import frozen
from kgraph.model import COUNTS

_TIERS = {
    "efficacy": {"meta-analysis": 1, "randomised-trial": 2, "guideline": 3, "label": 3},
    "harm": {
        "meta-analysis": 1,
        "randomised-trial": 2,
        "guideline": 2,
        "label": 2,
        "systematic-review": 3,
        "cohort": 3,
        "case-control": 4,
        "cross-sectional": 4,
        "human-mechanistic": 4,
        "case-report": 5,
    },
    "interaction": {
        "meta-analysis": 1,
        "randomised-trial": 2,
        "guideline": 2,
        "label": 2,
        "systematic-review": 3,
        "cohort": 3,
        "human-mechanistic": 3,
        "case-control": 4,
        "cross-sectional": 4,
        "case-report": 5,
        "database": 5,
        "review": 5,
        "factsheet": 5,
    },
    "mechanism": {
        "meta-analysis": 1,
        "randomised-trial": 1,
        "human-mechanistic": 1,
        "animal": 2,
        "in-vitro": 2,
        "systematic-review": 3,
        "cohort": 3,
        "guideline": 3,
        "label": 3,
        "database": 3,
        "review": 3,
        "factsheet": 3,
        "case-control": 4,
        "cross-sectional": 4,
    },
    "structure": {
        "meta-analysis": 1,
        "randomised-trial": 1,
        "guideline": 1,
        "label": 1,
        "systematic-review": 1,
        "cohort": 1,
        "case-control": 2,
        "cross-sectional": 2,
        "human-mechanistic": 2,
        "database": 2,
        "review": 2,
        "factsheet": 2,
    },
}
_VERDICTS = {
    "nothing-carries": "unverified",
    "only-inconclusive": "unproven",
    "against-alone": "refuted",
    "both-comparable": "contested",
    "against-clearly-better": "refuted",
    "inconclusive-better": "unproven",
    "for-one-group": "supported",
    "for-weakest-alone": "supported",
    "for-two-groups": "established",
}
"""The verdict of each rule, in the order in which the rules are tried."""

_WEAKEST = 5
_NEVER = 99  # the tier of a side without evidence that counts
_CERTAINTY = dict(enumerate((*CERTAINTIES, CERTAINTIES[-1]), 1))
"""Certainties by tier."""


SAME_STUDY, UNFITTING, WEAK, SUBGROUP = "same-study", "unfitting-design", "weak", "subgroup"
"""Weights that the rule gives in addition to ``COUNTS``; others (``Item.set_aside``) are facts about the item."""

PRECLINICAL = frozenset({"animal", "in-vitro"})
"""Study designs on animals or cells."""


@frozen
class Item:
    """The facts of one evidence item that the rule needs.

    ``group`` is the study it reports. ``set_aside`` is the reason why it may not carry at any design: a member of the
    schema's list of weights, such as ``withdrawn`` or ``superseded``; None if there is no such reason. ``species`` does
    not change the verdict; it says what a claim is shown in (``kgraph.evidence.shown``).
    """

    stance: str
    design: str
    group: str
    quality: str | None = None
    endpoint_role: str | None = None
    set_aside: str | None = None
    species: str | None = None


@frozen
class Weighed:
    """An item with the weight that the rule gives it.

    ``weight`` is ``counts``, or the reason why it does not count; ``tier`` is the tier of its design for the kind of
    claim, None if the design does not fit.
    """

    item: Item
    weight: str
    tier: int | None


@frozen
class Verdict:
    """A verdict, its certainty (None where no evidence carries), and its reasons.

    ``ruling`` is the rule that decided, a member of the schema's list of rulings; ``weighed`` holds the items in the
    order given. ``standing`` is the form shown to readers: the verdict, or ``article-only`` where all evidence is
    articles.
    """

    verdict: str
    certainty: str | None
    standing: str
    ruling: str
    weighed: tuple[Weighed, ...] = ()


@frozen
class Change:
    """A change that leads to another verdict: one more independent group of a tier, or the loss of a group.

    For an added group, ``stance`` and ``tier`` describe it and ``designs`` lists the study designs of that tier; for a
    lost group, ``group`` names it.
    """

    verdict: str
    stance: str | None = None
    tier: int | None = None
    designs: tuple[str, ...] = ()
    group: str | None = None


def judge(kind: str, items: Iterable[Item]) -> Verdict:
    """Return the verdict on a claim of a kind.

    The kinds are ``efficacy``, ``harm``, ``interaction``, ``mechanism`` and ``structure``.

    >>> judge("harm", [Item("supports", "cohort", "a"), Item("supports", "label", "b")]).verdict
    'established'

    Raises:
        KeyError: If the kind is not one of the five.
    """
    weighed = tuple(_weigh(kind, tuple(items)))
    sides = [_side(weighed, stance) for stance in STANCES]
    ruling = _rule(*sides)
    verdict = _VERDICTS[ruling]
    best = min((*sides[0].values(), *sides[1].values()), default=None)
    certainty = None if best is None or verdict in ("unverified", "unproven") else _CERTAINTY[best]
    article_only = verdict == "unverified" and {entry.item.design for entry in weighed} == {"article"}
    return Verdict(verdict, certainty, "article-only" if article_only else verdict, ruling, weighed)


def what_would_change(kind: str, items: Sequence[Item]) -> tuple[Change, ...]:
    """Return the changes that would lead to another verdict, each found by judging again.

    First one more group: for each stance (for, against, inconclusive) the weakest tier that leads to each other
    verdict, strongest tier last. Then the loss of each group that counts, by name, where the rest has another verdict.

    Raises:
        KeyError: If the kind is not one of the five.
    """
    now = judge(kind, items)
    return (*_additions(kind, items, now), *_losses(kind, items, now))


def designs_of_tier(kind: str, tier: int) -> tuple[str, ...]:
    """Return the study designs of a tier for a kind of claim, in the order of the table."""
    return tuple(design for design, tier_of_design in _TIERS[kind].items() if tier_of_design == tier)


def tier_of(kind: str, design: str) -> int | None:
    """Return the tier of a study design for a kind of claim, None if it does not carry such a claim."""
    return _TIERS[kind].get(design)


def carries(design: str) -> bool:
    """Return whether a study design can carry a claim of any kind; articles and opinions cannot.

    >>> carries("in-vitro"), carries("article")
    (True, False)
    """
    return any(design in tiers for tiers in _TIERS.values())


def tiers_of(kind: str) -> tuple[int, ...]:
    """Return the tiers that a kind of claim has, strongest first."""
    return tuple(sorted(set(_TIERS[kind].values())))


def _weigh(kind: str, items: tuple[Item, ...]) -> Iterator[Weighed]:
    tiers = _TIERS[kind]
    best: dict[str, int] = {}
    for item in items:
        if _bar(item, tiers) is None:
            best[item.group] = min(tiers[item.design], best.get(item.group, tiers[item.design]))
    for item in items:
        tier = tiers.get(item.design)
        weight = _bar(item, tiers) or (COUNTS if tier == best[item.group] else SAME_STUDY)
        yield Weighed(item, weight, tier)


def _bar(item: Item, tiers: dict[str, int]) -> str | None:
    """Return the reason why an item does not carry, None if it carries."""
    if item.set_aside:
        return item.set_aside
    if item.quality == WEAK:
        return WEAK
    if item.endpoint_role == SUBGROUP:
        return SUBGROUP
    return None if item.design in tiers else UNFITTING


def _side(weighed: Iterable[Weighed], stance: str) -> dict[str, int]:
    """Return the groups that count with a stance, each with its tier."""
    counting = (entry for entry in weighed if entry.weight == COUNTS and entry.item.stance == stance)
    return {entry.item.group: entry.tier for entry in counting if entry.tier is not None}


def _rule(for_: dict[str, int], against: dict[str, int], unsure: dict[str, int]) -> str:
    """Return the first rule that applies to the groups for, against and inconclusive, each with its tier."""
    best_for, best_against, best_unsure = (min(side.values(), default=_NEVER) for side in (for_, against, unsure))
    rules = (
        ("nothing-carries", not (for_ or against or unsure)),
        ("only-inconclusive", not (for_ or against)),
        ("against-alone", not for_),
        ("both-comparable", abs(best_for - best_against) <= 1),
        ("against-clearly-better", best_against < best_for),
        ("inconclusive-better", best_unsure < best_for),
        ("for-one-group", len(for_) == 1),
        ("for-weakest-alone", best_for == _WEAKEST),
        ("for-two-groups", True),
    )
    return next(name for name, applies in rules if applies)


def _additions(kind: str, items: Sequence[Item], now: Verdict) -> Iterator[Change]:
    new = "".join(item.group for item in items) + "+"  # a name that no group has
    for stance in STANCES:
        seen = {now.verdict}
        for tier in reversed(tiers_of(kind)):
            designs = designs_of_tier(kind, tier)
            then = judge(kind, [*items, Item(stance, designs[0], new)]).verdict
            if then not in seen:
                seen.add(then)
                yield Change(then, stance, tier, designs)


def _losses(kind: str, items: Sequence[Item], now: Verdict) -> Iterator[Change]:
    for group in sorted({entry.item.group for entry in now.weighed if entry.weight == COUNTS}):
        then = judge(kind, [item for item in items if item.group != group]).verdict
        if then != now.verdict:
            yield Change(then, group=group)
