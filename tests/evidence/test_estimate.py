"""An estimate is stated as subject over comparator, whichever way round it is printed, and is never surer than it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.evidence.estimate import Estimate, Figures, Group, estimate, rounded
from kgraph.evidence.scale import NEUTRAL, SCALES


def figures(measure: str, value: str, low: str = "", high: str = "", **more: Any) -> Figures:
    interval = (Decimal(low), Decimal(high)) if low else None
    return Figures(measure, Decimal(value), interval, **more)


def test_a_printed_estimate_stands_as_it_is() -> None:
    found = estimate(figures("hazard-ratio", "0.60", "0.35", "1.04"))
    assert found == Estimate(Decimal("0.60"), (Decimal("0.35"), Decimal("1.04")), "as-printed", "ratio-scale")
    assert found.neutral == 1


@pytest.mark.parametrize(
    ("measure", "printed", "turned"),
    [
        ("relative-risk", ("0.8", "0.5", "1.25"), ("1.25", "0.8", "2")),
        ("odds-ratio", ("4", "2", "8"), ("0.25", "0.125", "0.5")),
        ("mean-difference", ("3.5", "-1", "8"), ("-3.5", "-8", "1")),
        ("risk-difference", ("-2", "-3", "-1"), ("2", "1", "3")),
        ("percent-increase", ("25", "0", "100"), ("-20", "-50", "0")),
        ("correlation", ("0.3", "0.1", "0.5"), ("0.3", "0.1", "0.5")),
    ],
)
def test_a_figure_of_comparator_over_subject_is_turned(
    measure: str, printed: tuple[str, str, str], turned: tuple[str, str, str]
) -> None:
    found = estimate(figures(measure, *printed, turned=True))
    assert found is not None
    value, low, high = map(Decimal, turned)
    assert (found.value, found.interval, found.origin) == (value, (low, high), "turned-round")


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(figures("relative-risk", "0", turned=True), id="no reciprocal of 0"),
        pytest.param(figures("odds-ratio", "0.5", "0", "2", turned=True), id="no reciprocal of a limit"),
        pytest.param(figures("percent-increase", "-100", turned=True), id="nothing left"),
        pytest.param(figures("concentration", "5"), id="one level"),
        pytest.param(figures("percentage", "5"), id="a share"),
        pytest.param(Figures(None, Decimal(1)), id="no measure"),
        pytest.param(Figures("relative-risk"), id="no figure"),
    ],
)
def test_figures_that_compare_nothing_are_no_estimate(printed: Figures) -> None:
    assert estimate(printed) is None


@pytest.mark.parametrize("measure", sorted(SCALES))
@given(
    value=st.decimals("0.001", "1000", places=3),
    low=st.decimals("0.001", "1000", places=3),
    high=st.decimals("0.001", "1000", places=3),
)
def test_a_figure_turned_twice_is_the_figure(measure: str, value: Decimal, low: Decimal, high: Decimal) -> None:
    low, value, high = sorted((low, value, high))
    once = estimate(Figures(measure, value, (low, high), turned=True))
    assert once is not None
    assert once.interval is not None
    assert once.interval[0] <= once.interval[1]
    twice = estimate(Figures(measure, once.value, once.interval, turned=True))
    assert twice is not None
    assert twice.interval is not None
    for part, printed in zip((twice.value, *twice.interval), (value, low, high), strict=True):
        assert abs(part - printed) < Decimal("1e-15") * (1 + abs(printed))
    neutral = NEUTRAL[SCALES[measure]]
    if measure != "correlation":
        assert (low < neutral < high) == (once.interval[0] < neutral < once.interval[1])


def of_groups(measure: str, arm: Group, comparator: Group, **more: Any) -> Estimate | None:
    return estimate(Figures(measure, arm=arm, comparator=comparator, **more))


@pytest.mark.parametrize(
    ("measure", "value", "low", "high"),
    [
        ("relative-risk", "0.500", "0.294", "0.849"),
        ("odds-ratio", "0.490", "0.284", "0.844"),
        ("risk-difference", "-0.0200", "-0.0349", "-0.00507"),
    ],
)
def test_an_interval_follows_from_events_and_people(measure: str, value: str, low: str, high: str) -> None:
    """20 of 1,000 against 40 of 1,000: reckoned by hand from the formulas of the Cochrane Handbook."""
    found = of_groups(measure, Group(people=1000, events=20), Group(people=1000, events=40))
    assert found is not None
    assert found.interval is not None
    assert [rounded(part) for part in (found.value, *found.interval)] == [Decimal(text) for text in (value, low, high)]
    assert found.origin == "from-groups"


@pytest.mark.parametrize(("spread", "low", "high"), [("sd", "0.510", "1.49"), ("se", "-3.53", "5.53")])
def test_an_interval_follows_from_means_and_their_spread(spread: str, low: str, high: str) -> None:
    """3.0 and 2.0 in 50 people each, spreads 1.2 and 1.3, or 1.6 and 1.67 where they are errors."""
    spreads = (Decimal("1.2"), Decimal("1.3")) if spread == "sd" else (Decimal("1.6"), Decimal("1.67"))
    arms = [Group(Decimal(value), part, people=50) for value, part in zip((3, 2), spreads, strict=True)]
    found = of_groups("mean-difference", *arms, spread=spread)
    assert found is not None
    assert found.interval is not None
    assert found.value == 1
    assert [f"{part:.3g}" for part in found.interval] == [low, high]


@pytest.mark.parametrize(
    "arms",
    [
        pytest.param((Group(people=1000, events=4), Group(people=1000, events=40)), id="few events"),
        pytest.param((Group(people=1000, events=996), Group(people=1000, events=40)), id="few without"),
        pytest.param((Group(people=1000, events=20), Group(people=1000)), id="unknown events"),
        pytest.param((Group(events=20), Group(events=40)), id="unknown people"),
    ],
)
def test_no_interval_follows_from_few_or_unknown_events(arms: tuple[Group, Group]) -> None:
    assert of_groups("relative-risk", *arms) is None


@pytest.mark.parametrize(("people", "spread"), [(29, "sd"), (50, None)], ids=["few people", "kind of spread unknown"])
def test_a_difference_of_means_has_no_interval_without_what_it_needs(people: int, spread: str | None) -> None:
    arms = (Group(Decimal(3), Decimal(1), people), Group(Decimal(2), Decimal(1), people))
    found = of_groups("mean-difference", *arms, spread=spread)
    assert found is not None
    assert found.value == 1
    assert found.interval is None


def test_a_printed_value_takes_the_interval_of_its_groups_only_if_that_holds_it() -> None:
    groups = Figures("relative-risk", arm=Group(people=1000, events=20), comparator=Group(people=1000, events=40))
    near, far = (estimate(replace(groups, value=Decimal(value))) for value in ("0.52", "0.9"))
    assert near is not None
    assert far is not None
    assert (near.value, near.origin, near.interval is None) == (Decimal("0.52"), "from-groups", False)
    assert (far.value, far.origin, far.interval) == (Decimal("0.9"), "as-printed", None)


@pytest.mark.parametrize(
    ("value", "printed", "text"),
    [("1.2195", "0.82", "1.22"), ("0.004", None, "0.00400"), ("12.3456", "0.081", "12.346"), ("0", None, "0.00")],
)
def test_a_reckoned_figure_is_rounded_as_its_source_rounds(value: str, printed: str | None, text: str) -> None:
    assert str(rounded(Decimal(value), Decimal(printed) if printed else None)) == text


@pytest.mark.parametrize(
    ("decimals", "borders"), [(1, "1 0.8 1.25 0.5 2"), (2, "1 0.8 1.25 0.5 2"), (3, "1 0.8 1.25"), (4, "1 0.8 1.25")]
)
def test_a_ratio_that_is_turned_and_rounded_stays_on_its_side_of_the_borders_of_the_rule(
    decimals: int, borders: str
) -> None:
    step = Decimal(1).scaleb(-decimals)
    for count in range(6 * 10 ** (decimals - 1), 21 * 10 ** (decimals - 1)):
        printed = count * step
        turned = rounded(1 / printed, printed)
        for border in map(Decimal, borders.split()):
            assert (printed < border, printed > border) == (turned > 1 / border, turned < 1 / border), printed
