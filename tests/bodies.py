"""Bodies of evidence for the tests of the rule: short names to write one down, and random ones for hypothesis."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from hypothesis import settings
from hypothesis import strategies as st

from kgraph.evidence.estimate import Estimate, Figures, estimate
from kgraph.evidence.groups import POOLED
from kgraph.evidence.reading import Figure
from kgraph.evidence.weighing import TIERS, Item, Question, weigh

KINDS = tuple(TIERS)
NEVER_CARRY = ("article", "opinion", "web-text")
DESIGNS = tuple(dict.fromkeys(design for tiers in TIERS.values() for design in tiers))
STANCES = ("supports", "refutes", "inconclusive")
MEASURE_OF = {
    "ratio-scale": "relative-risk",
    "difference-scale": "mean-difference",
    "percent-scale": "percent-change",
    "coefficient-scale": "correlation",
}
"""By scale, a measure that has it."""

HARM, BENEFIT = Question("harm", side=1), Question("efficacy", side=-1)
"""A claim that something makes an outcome more frequent, and one that it makes it less frequent."""

many = settings(max_examples=int(os.environ.get("KGRAPH_EXAMPLES") or 150))
"""The same random bodies each time; as many new ones as ``KGRAPH_EXAMPLES`` says, if it is set."""


def figure(text: str = "", scale: str = "ratio-scale", *, p: str | None = None, result: str | None = None) -> Figure:
    """Return a figure: ``0.7 0.6 0.8`` is a value with its interval, ``p`` a p value such as ``<0.05``."""
    value, *limits = map(Decimal, text.split()) if text else (None,)
    interval = (limits[0], limits[1]) if limits else None
    shown = None if value is None else Estimate(value, interval, "as-printed", scale)
    return Figure(shown, None if p is None else (p[0], Decimal(p[1:])), result)


MORE, LESS, ALIKE, UNSURE = (
    figure("1.5 1.3 1.7"),
    figure("0.7 0.6 0.8"),
    figure("1 0.9 1.1"),
    figure("1.1 0.7 1.7"),
)
"""What a study may show: more, less, nothing to find, and nothing certain."""


def study(group: str, shown: Figure, design: str = "randomised-trial", people: int | None = 1000) -> Item:
    """Return a study that speaks through a figure; what it says is for the rule to find."""
    return Item("supports", design, group, figure=shown, participants=people)


def null(group: str, design: str = "randomised-trial", people: int | None = 1000) -> Item:
    """Return a study that found nothing and prints no figure."""
    return Item("refutes", design, group, result="null", participants=people)


def says(question: Question, item: Item) -> str | None:
    """Return what an item says of a claim, alone: None if it does not speak."""
    (entry,) = weigh(question, [item])
    return entry.says


# Random bodies

_LADDERS = {
    "ratio-scale": "0.3 0.45 0.5 0.6 0.79 0.8 0.81 0.9 1 1.1 1.24 1.25 1.26 1.7 2 2.1 3.5",
    "difference-scale": "-3 -1 -0.1 0 0.1 1 3",
    "percent-scale": "-60 -20 -1 0 1 25 60",
    "coefficient-scale": "-0.5 -0.1 0 0.1 0.5",
}
"""By scale the figures that random estimates have, at and beside each border of the rule."""


def _estimates() -> Iterable[Estimate | None]:
    yield None
    for scale, ladder in _LADDERS.items():
        steps = [Decimal(step) for step in ladder.split()]
        for at, value in enumerate(steps):
            yield Estimate(value, None, "as-printed", scale)
            yield from (
                Estimate(value, (low, high), "as-printed", scale)
                for low in steps[max(at - 4, 0) : at + 1]
                for high in steps[at : at + 5]
            )


_RESULTS = (None, "positive", "null", "opposite", "inconclusive")
_P_VALUES = (None, None, ("=", Decimal("0.04")), ("=", Decimal("0.05")), ("<", Decimal("0.05")), (">", Decimal("0.05")))
_SIZES = ((None, None), (None, 10), (None, 150), (None, 400), (None, 1000), (20, 150), (150, 1000), (300, 5000))
_ASIDE = ((None, None, None),) * 6 + (("weak", None, None), (None, "subgroup", None), (None, None, "withdrawn"))
_ROLES = (None, None, "primary", "secondary", "secondary")
GROUPS = "abcdef"

figures = st.builds(
    Figure,
    st.one_of(st.none(), st.sampled_from([*_estimates()])),
    st.sampled_from(_P_VALUES),
    st.sampled_from(_RESULTS),
    st.sampled_from([False, False, False, True]),
)


def items(groups: str = GROUPS, designs: Iterable[str] = (*DESIGNS, *NEVER_CARRY)) -> st.SearchStrategy[Item]:
    """Return random items: designs, figures, roles, sizes, pools with and without the list of their trials."""
    return st.builds(
        _item,
        st.sampled_from([*groups]),
        st.sampled_from([*designs]),
        st.sampled_from(STANCES),
        figures,
        st.sampled_from(_SIZES),
        st.sampled_from(_ASIDE),
        st.sampled_from(_ROLES),
        st.sets(st.sampled_from(GROUPS), max_size=4),
        st.sampled_from([None, None, "placebo", "baseline", "per-unit"]),
        st.sampled_from([(), (), ("post-hoc",), ("open-label",)]),
        st.sampled_from(["near", "level", "", "", ""]),
        st.sampled_from(["FDA", "EMA", None]),
    )


def _item(
    group: str,
    design: str,
    stance: str,
    shown: Figure,
    size: tuple[int | None, int | None],
    aside: tuple[str | None, str | None, str | None],
    role: str | None,
    includes: set[str],
    compared_with: str | None,
    concerns: tuple[str, ...],
    kind: str,
    issuer: str | None,
) -> Item:
    quality, subgroup, set_aside = aside
    return Item(
        stance,
        design,
        group,
        result=shown.result,
        quality=quality,
        endpoint_role=subgroup or role,
        set_aside=set_aside,
        figure=shown,
        compared_with=compared_with,
        is_near=kind == "near",
        is_level=kind == "level",
        events=size[0],
        participants=size[1],
        concerns=concerns,
        includes=tuple(sorted(includes)) if design in POOLED else (),
        issuer=issuer,
    )


bodies = st.lists(items(), max_size=7)
questions = st.builds(
    Question,
    st.sampled_from(KINDS),
    st.sampled_from([1, -1, None]),
    claims_no_difference=st.sampled_from([False, False, False, True]),
    is_prognosis=st.booleans(),
    family_differs=st.booleans(),
)


def turned(found: Estimate | None) -> Estimate | None:
    """Return an estimate the other way round, as the build turns a print. Of a correlation it is the same."""
    if found is None:
        return None
    return estimate(Figures(MEASURE_OF[found.scale], found.value, found.interval, turned=True))


def of_the_other_side(found: Estimate | None) -> Estimate | None:
    """Return the estimate of a claim that says the opposite: turned, and a correlation with the other sign."""
    if found is None or found.scale != "coefficient-scale":
        return turned(found)
    interval = found.interval and (-found.interval[1], -found.interval[0])
    return replace(found, value=-found.value, interval=interval)


def with_estimates(body: Iterable[Item], change: Callable[[Estimate | None], Estimate | None]) -> list[Item]:
    """Return items with their estimates changed."""
    return [replace(item, figure=replace(item.figure, estimate=change(item.figure.estimate))) for item in body]
