"""Figures of evidence are worded as printed, the same way round, with the minus signs and thousands of the language."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kgraph import KnowledgeGraph
from kgraph.model import Evidence
from kgraph.text import LANGS
from kgraph.words.figures import number, people, result, unit_text, with_unit

ITEM = Evidence(slug="e", claim="c", source="s", stance="supports", study_design="cohort", measure="relative-risk")


@pytest.mark.parametrize(
    ("value", "text"),
    [("45.0", "45"), ("0.50", "0.5"), ("100", "100"), ("1E+2", "100"), ("-0.10", "−0.1"), ("0.0", "0")],
)
def test_numbers_have_no_exponent_and_no_idle_zeros(value: str, text: str) -> None:
    assert number(Decimal(value), "en") == text


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        ("mg/d", "mg/d", "mg/day"),
        ("ug/d", "µg/d", "µg/day"),
        ("mg", "mg", "mg"),
        ("ug", "µg", "µg"),
        ("{fractures}", "处骨折", "fractures"),
        ("{index}", "（指数）", "(index)"),
        ("{score}", "score", "score"),
        ("nmol/L", "nmol/L", "nmol/L"),
    ],
)
def test_units_are_shown_as_people_read_them(mini_kg: KnowledgeGraph, unit: str, zh: str, en: str) -> None:
    assert (unit_text(mini_kg.catalog, unit, "zh"), unit_text(mini_kg.catalog, unit, "en")) == (zh, en)


@pytest.mark.parametrize(("unit", "text"), [("", "3"), ("1", "3"), ("%", "3%"), ("mg", "3 mg")])
def test_a_figure_stands_with_its_unit(unit: str, text: str) -> None:
    assert with_unit(Decimal(3), unit, "zh") == text


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (999, "999", "999"),
        (4378, "4378", "4,378"),
        (-12345, "−12,345", "−12,345"),
        ("1234.567", "1234.567", "1,234.567"),
    ],
)
def test_thousands_are_set_apart_as_the_language_does(value: str, zh: str, en: str) -> None:
    assert (number(Decimal(value), "zh"), number(Decimal(value), "en")) == (zh, en)


def results(kg: KnowledgeGraph, **facts: Any) -> tuple[str, ...]:
    return tuple(result(kg.catalog, replace(ITEM, **facts), lang) for lang in LANGS)


def decimals(*texts: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))


@pytest.mark.parametrize(
    ("printed", "zh", "en"),
    [
        ("0.90 (0.81–1.00)", "相对风险：0.90（0.81～1.00）", "relative risk: 0.90 (0.81 to 1.00)"),
        (None, "相对风险：0.9（0.81～1）", "relative risk: 0.9 (0.81 to 1)"),
    ],
)
def test_a_figure_is_shown_as_it_is_printed(mini_kg: KnowledgeGraph, printed: str | None, zh: str, en: str) -> None:
    value, low, high = decimals("0.9", "0.81", "1")
    facts = {"value": value, "interval": (low, high), "effect": value, "effect_interval": (low, high)}
    assert results(mini_kg, printed=printed, effect_from="as-printed", **facts) == (zh, en)


def test_a_turned_figure_says_what_is_printed(mini_kg: KnowledgeGraph) -> None:
    value, low, high, effect, least, most = decimals("0.82", "0.73", "0.93", "1.22", "1.08", "1.37")
    shown = results(
        mini_kg,
        value=value,
        interval=(low, high),
        turned=True,
        effect=effect,
        effect_interval=(least, most),
        effect_from="turned-round",
    )
    assert shown == (
        "相对风险：1.22（1.08～1.37）（已换算方向；原文以对照组为分子：0.82（0.73～0.93））",
        "relative risk: 1.22 (1.08 to 1.37) (inverted; printed the other way round as 0.82 (0.73 to 0.93))",
    )


def test_groups_are_shown_with_events_and_what_follows_from_them(mini_kg: KnowledgeGraph) -> None:
    effect, low, high = decimals("0.50", "0.30", "0.83")
    shown = results(
        mini_kg,
        arm_events=20,
        arm_n=1200,
        comparator_events=40,
        comparator_n=1190,
        effect=effect,
        effect_interval=(low, high),
        effect_from="from-groups",
    )
    assert shown == (
        "相对风险：由各组数据算得0.5（0.3～0.83），1200人中20人，对照组1190人中40人",
        (
            "relative risk: 0.5 (0.3 to 0.83) calculated from the groups, "
            "20 of 1,200 vs 40 of 1,190 in the comparator group"
        ),
    )


def test_values_of_groups_are_shown_with_their_spread(mini_kg: KnowledgeGraph) -> None:
    arm, comparator, spread, other = decimals("-0.5", "-3.3", "1.0", "0.8")
    shown = results(
        mini_kg,
        measure="percent-change",
        value_unit="%",
        arm_value=arm,
        arm_spread=spread,
        comparator_value=comparator,
        comparator_spread=other,
        spread_kind="sd",
    )
    assert shown == (
        "变化百分比：−0.5%（标准差 1），对照组−3.3%（标准差 0.8）",
        "percent change: −0.5% (standard deviation 1) vs −3.3% (standard deviation 0.8) in the comparator group",
    )


@pytest.mark.parametrize(("count", "text"), [(None, ""), (0, "n = 0"), (30, "n = 30"), (4378, "n = 4,378")])
def test_people_are_counted(count: int | None, text: str) -> None:
    assert people(count, "en") == text
