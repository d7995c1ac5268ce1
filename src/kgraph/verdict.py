"""The verdict on a claim, from its evidence alone.

Pure: the same items in any order give the same verdict. The tier of a study design depends on the kind of claim
(lower is stronger; a design without a tier does not carry). Reports of one study speak once, through their
strongest item; items of equal strength that differ are all heard.

Support from two groups establishes a claim, whatever their tiers. Were both asked to be of the best tier, a third,
stronger study would unsettle a claim that two weaker ones have established. A guideline or label is a group.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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
    "mechanism": {
        "randomised-trial": 1,
        "human-mechanistic": 1,
        "animal": 2,
        "in-vitro": 2,
        "guideline": 3,
        "label": 3,
        "database": 3,
        "review": 3,
        "factsheet": 3,
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
_CERTAINTY = {1: "high", 2: "moderate", 3: "low", 4: "very-low", 5: "very-low"}
_NO_WEIGHT = frozenset({"weak"})


@dataclass(frozen=True)
class Item:
    """What the rule needs of one evidence item; ``group`` is the study it reports."""

    stance: str
    design: str
    group: str
    quality: str | None = None
    endpoint_role: str | None = None
    set_aside: bool = False


@dataclass(frozen=True)
class Verdict:
    """A verdict, its certainty (None where nothing carries) and the reasons, as codes and figures.

    ``standing`` is what readers are told: the verdict, or ``article-only`` where nothing but articles speaks.
    """

    verdict: str
    certainty: str | None
    standing: str
    reasons: tuple[str, ...]


def judge(kind: str, items: Iterable[Item]) -> Verdict:
    """Return the verdict on a claim of a kind (``efficacy``, ``harm``, ``mechanism``, ``structure``).

    Raises:
        KeyError: If the kind is not one of the four.
    """
    tiers = _TIERS[kind]
    items = tuple(items)
    carrying = [(tiers[item.design], item) for item in items if _carries(item, tiers)]
    spoken = _strongest_of_groups(carrying)
    for_, against, unsure = (_by_group(spoken, stance) for stance in ("supports", "refutes", "inconclusive"))
    verdict = _decide(for_, against, unsure)
    best = min((*for_.values(), *against.values()), default=None)
    certainty = None if best is None or verdict in ("unverified", "unproven") else _CERTAINTY[best]
    article_only = verdict == "unverified" and {item.design for item in items} == {"article"}
    return Verdict(verdict, certainty, "article-only" if article_only else verdict, _reasons(for_, against, unsure))


def _carries(item: Item, tiers: dict[str, int]) -> bool:
    blocked = item.set_aside or item.quality in _NO_WEIGHT or item.endpoint_role == "subgroup"
    return not blocked and item.design in tiers


def _strongest_of_groups(carrying: list[tuple[int, Item]]) -> list[tuple[int, Item]]:
    best: dict[str, int] = {}
    for tier, item in carrying:
        best[item.group] = min(tier, best.get(item.group, tier))
    return [(tier, item) for tier, item in carrying if tier == best[item.group]]


def _by_group(spoken: list[tuple[int, Item]], stance: str) -> dict[str, int]:
    return {item.group: tier for tier, item in spoken if item.stance == stance}


def _decide(for_: dict[str, int], against: dict[str, int], unsure: dict[str, int]) -> str:
    if not for_ and not against:
        return "unproven" if unsure else "unverified"
    if not for_:
        return "refuted"
    best_for = min(for_.values())
    if against:
        gap = best_for - min(against.values())
        if abs(gap) <= 1:
            return "contested"
        if gap > 1:
            return "refuted"
    if unsure and min(unsure.values()) < best_for:
        return "unproven"
    return "established" if len(for_) > 1 else "supported"


def _reasons(for_: dict[str, int], against: dict[str, int], unsure: dict[str, int]) -> tuple[str, ...]:
    if not (for_ or against or unsure):
        return ("no-carrying-evidence",)
    sides = (("for", for_), ("against", against), ("inconclusive", unsure))
    return tuple(f"{name}: tier {min(side.values())}, groups {len(side)}" for name, side in sides if side)
