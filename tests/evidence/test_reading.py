"""What an estimate says of a claim, at and beside each border."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bodies import ALIKE, LESS, MORE, UNSURE, figure
from kgraph.evidence.estimate import Estimate
from kgraph.evidence.reading import Figure, is_within_zone, read
from kgraph.evidence.scale import ZONES


@pytest.mark.parametrize(
    ("text", "scale", "says"),
    [
        pytest.param("1.5 1.01 2.2", "ratio-scale", "for", id="beyond no effect"),
        pytest.param("1.5 1 2.2", "ratio-scale", "open", id="a limit printed as no effect"),
        pytest.param("1.5 0.99 2.2", "ratio-scale", "open", id="across no effect"),
        pytest.param("1.05 1.01 1.1", "ratio-scale", "for", id="beyond no effect, inside the zone"),
        pytest.param("0.95 0.9 0.99", "ratio-scale", "opposite", id="beyond it on the other side, inside the zone"),
        pytest.param("0.5 0.3 0.99", "ratio-scale", "opposite", id="beyond it on the other side"),
        pytest.param("0.8 0.6 1", "ratio-scale", "open", id="a limit printed as no effect, on the other side"),
        pytest.param("1 0.8 1.25", "ratio-scale", "none-found", id="at both borders of the zone"),
        pytest.param("1 0.79 1.2", "ratio-scale", "open", id="below the zone"),
        pytest.param("1 0.9 1.26", "ratio-scale", "open", id="above the zone"),
        pytest.param("1.1 1 1.2", "ratio-scale", "open", id="inside the zone, a limit printed as no effect"),
        pytest.param("0.9 0.85 1", "ratio-scale", "open", id="inside the zone, the other limit printed as no effect"),
        pytest.param("1 1 1", "ratio-scale", "open", id="no effect alone"),
        pytest.param("2 0.1 4", "difference-scale", "for", id="a difference beyond none"),
        pytest.param("-2 -4 -0.1", "difference-scale", "opposite", id="a difference beyond none, on the other side"),
        pytest.param("0 -0.01 0.01", "difference-scale", "open", id="a difference without a zone shows no absence"),
        pytest.param("5 0 9", "percent-scale", "open", id="percent with a limit of no effect"),
        pytest.param("0.3 0.1 0.5", "coefficient-scale", "for", id="a correlation"),
    ],
)
def test_an_interval_is_read_by_where_it_lies(text: str, scale: str, says: str) -> None:
    assert read(figure(text, scale), 1) == says
    mirrored = {"for": "opposite", "opposite": "for"}
    assert read(figure(text, scale), -1) == mirrored.get(says, says)


@pytest.mark.parametrize(
    ("p", "says"),
    [
        ("=0.049", "for"),
        ("=0.05", "open"),
        ("=0.06", "open"),
        ("<0.05", "for"),
        ("<0.001", "for"),
        ("<0.06", "open"),
        (">0.05", "open"),
        (">0.01", "open"),
    ],
)
def test_without_an_interval_a_p_value_below_0_05_speaks(p: str, says: str) -> None:
    assert read(figure("1.5", p=p), 1) == says
    assert read(figure(p=p, result="positive"), None) == says


def test_an_interval_speaks_before_its_p_value() -> None:
    assert read(figure("1.5 0.9 2.5", p="<0.001"), 1) == "open"
    assert read(figure("1.5 1.1 2.5", p=">0.05"), 1) == "for"


@pytest.mark.parametrize("shown", [Figure(), figure("1.5"), figure("1.5", result="positive")])
def test_a_value_alone_says_nothing(shown: Figure) -> None:
    assert read(shown, 1) is None
    assert read(shown, 1, claims_no_difference=True) is None


@pytest.mark.parametrize(
    ("result", "says"), [("positive", "for"), ("opposite", "opposite"), ("null", "open"), (None, "open")]
)
def test_where_figures_do_not_say_on_which_side_they_lie_the_result_does(result: str | None, says: str) -> None:
    unsigned = replace(LESS, result=result)
    assert read(unsigned, None) == says
    assert read(figure(p="<0.01", result=result), 1) == says
    assert read(figure("1", p="<0.01", result=result), 1) == says


def test_where_figures_say_it_the_result_does_not() -> None:
    assert read(replace(LESS, result="opposite"), -1) == "for"
    assert read(figure("0.7", p="<0.01", result="opposite"), -1) == "for"
    assert read(replace(ALIKE, result="positive"), None) == "none-found"


def test_a_figure_of_a_level_is_read_the_other_way_round_for_the_fall_of_that_level() -> None:
    fell = replace(figure("-2 -3 -1", "difference-scale"), is_of_fall=True)
    assert (read(fell, 1), read(fell, -1)) == ("for", "opposite")
    assert read(replace(fell, result="positive"), None) == "for"


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        (ALIKE, "for"),
        (replace(MORE, result="positive"), "opposite"),
        (replace(LESS, result="opposite"), "opposite"),
        (MORE, "opposite"),
        (LESS, "opposite"),
        (UNSURE, "open"),
    ],
)
def test_a_claim_of_no_difference_is_spoken_for_by_finding_none(shown: Figure, says: str) -> None:
    assert read(shown, None, claims_no_difference=True) == says


def test_the_zone_of_ratios_is_the_same_when_turned() -> None:
    low, high = ZONES["ratio-scale"]
    assert (1 / high, 1 / low) == (low, high)


def test_only_a_whole_interval_lies_within_a_zone() -> None:
    assert not is_within_zone(Estimate(Decimal(1), None, "as-printed", "ratio-scale"))
