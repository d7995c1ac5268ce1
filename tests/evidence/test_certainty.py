"""How certain a body of evidence is: each step of GRADE with its reason, at and beside its border."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bodies import HARM, LESS, MORE, figure, study
from kgraph import KnowledgeGraph
from kgraph.evidence import certainty
from kgraph.evidence.certainty import Grade, grade, is_low, is_moderate
from kgraph.evidence.weighing import Item, Question, Speaker, speakers, weigh

PROGNOSIS = replace(HARM, is_prognosis=True)
TWOFOLD = figure("2 1.26 3.2")
POOL = study("p", MORE, "meta-analysis")


def side(question: Question, *items: Item) -> tuple[Speaker, ...]:
    return speakers(weigh(question, items), "for")


def graded(*items: Item, question: Question = HARM, against: int = 0) -> tuple[str, ...]:
    """Return the certainty of what speaks for a claim, and its reasons."""
    for_ = side(question, *items)
    found = grade(question, for_, for_[:against])
    assert found
    return (found.certainty, *found.reasons)


@pytest.mark.parametrize(
    ("question", "design", "expected"),
    [
        (HARM, "meta-analysis", ("high",)),
        (HARM, "randomised-trial", ("moderate", "one-trial-alone")),
        (HARM, "cohort", ("low",)),
        (HARM, "systematic-review", ("low",)),
        (HARM, "case-control", ("low",)),
        (HARM, "cross-sectional", ("low",)),
        (HARM, "human-mechanistic", ("low",)),
        (PROGNOSIS, "cohort", ("moderate", "one-trial-alone")),
        (PROGNOSIS, "systematic-review", ("high",)),
        (PROGNOSIS, "case-control", ("low",)),
    ],
)
def test_it_starts_high_for_randomised_studies_and_cohorts_on_prognosis(
    question: Question, design: str, expected: tuple[str, ...]
) -> None:
    assert graded(study("a", MORE, design), question=question) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"concerns": ("open-label",)}, ("moderate", "risk-of-bias"), id="a concern"),
        pytest.param({"concerns": ("open-label", "post-hoc")}, ("moderate", "risk-of-bias"), id="two concerns"),
        pytest.param({"compared_with": "baseline"}, ("moderate", "indirectness"), id="no second group"),
        pytest.param({"compared_with": "placebo"}, ("high",), id="placebo"),
        pytest.param({"participants": 399}, ("moderate", "imprecision"), id="fewer than 400 people"),
        pytest.param({"participants": 400}, ("high",), id="400 people"),
        pytest.param({"participants": None}, ("moderate", "imprecision"), id="people unknown"),
        pytest.param({"events": 299, "participants": 9000}, ("moderate", "imprecision"), id="fewer than 300 events"),
        pytest.param({"events": 300, "participants": None}, ("high",), id="300 events"),
        pytest.param({"participants": 20, "is_level": True}, ("moderate", "imprecision"), id="a level is never high"),
        pytest.param(
            {"participants": 20, "is_level": True, "concerns": ("post-hoc",)},
            ("moderate", "risk-of-bias"),
            id="a level in blood needs no number",
        ),
        pytest.param({"figure": figure("1.5", p="<0.01")}, ("moderate", "no-interval"), id="a p value alone"),
        pytest.param(
            {"concerns": ("post-hoc",), "participants": 20}, ("low", "risk-of-bias", "imprecision"), id="two steps"
        ),
        pytest.param(
            {
                "concerns": ("post-hoc",),
                "participants": 20,
                "compared_with": "baseline",
                "figure": figure("1.5", p="<0.01"),
            },
            ("very-low", "risk-of-bias", "indirectness", "imprecision", "no-interval"),
            id="it never falls below very low",
        ),
    ],
)
def test_each_domain_takes_one_step_and_gives_its_reason(change: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert graded(replace(POOL, **change)) == expected


def test_a_group_on_the_other_side_or_a_form_that_differs_is_one_step_of_inconsistency() -> None:
    assert graded(POOL, against=1) == ("moderate", "inconsistency")
    differs = replace(HARM, family_differs=True)
    assert graded(POOL, question=differs) == ("moderate", "inconsistency")
    assert graded(POOL, question=differs, against=1) == ("moderate", "inconsistency")


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("2 1.26 3.2", ("moderate", "large-effect")),
        ("1.99 1.5 2.6", ("low",)),
        ("2 1.25 3.2", ("low",)),
        ("1.5 1.3 1.7", ("low",)),
    ],
)
def test_an_observed_effect_that_is_twofold_and_surely_beyond_the_zone_takes_one_step_up(
    shown: str, expected: tuple[str, ...]
) -> None:
    assert graded(study("a", figure(shown), "cohort")) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("0.5 0.31 0.79", ("moderate", "large-effect")),
        ("0.51 0.4 0.79", ("low",)),
        ("0.5 0.31 0.8", ("low",)),
    ],
)
def test_so_does_one_that_is_halved(shown: str, expected: tuple[str, ...]) -> None:
    assert graded(study("a", figure(shown), "cohort"), question=replace(HARM, side=-1)) == expected


def test_a_large_effect_raises_nothing_that_is_of_concern_randomised_or_not_a_ratio() -> None:
    assert graded(replace(study("a", TWOFOLD, "cohort"), concerns=("post-hoc",))) == ("very-low", "risk-of-bias")
    assert graded(study("a", TWOFOLD, "meta-analysis")) == ("high",)
    assert graded(study("a", figure("2 1.5 3", "difference-scale"), "cohort")) == ("low",)
    assert graded(study("a", figure("2.5", p="<0.01"), "cohort")) == ("very-low", "no-interval")
    few = replace(study("a", TWOFOLD, "cohort"), participants=20)
    assert graded(few) == ("low", "imprecision", "large-effect")


def test_one_trial_alone_is_at_most_moderate_and_two_or_a_pool_are_not() -> None:
    assert graded(study("a", MORE)) == ("moderate", "one-trial-alone")
    assert graded(study("a", MORE), study("a", MORE)) == ("moderate", "one-trial-alone")
    assert graded(study("a", MORE), study("b", MORE)) == ("high",)
    assert graded(POOL) == ("high",)
    for observed in ("cohort", "systematic-review"):
        assert graded(study("a", MORE), study("b", MORE, observed)) == ("moderate", "one-trial-alone")
    assert graded(replace(study("a", MORE), concerns=("post-hoc",))) == ("moderate", "risk-of-bias")


def test_people_and_events_are_summed_over_groups_each_once() -> None:
    assert graded(study("a", MORE, people=200), study("b", MORE, people=200)) == ("high",)
    assert graded(study("a", MORE, people=200), study("b", MORE, people=199)) == ("moderate", "imprecision")
    assert graded(study("a", MORE, people=200), study("a", MORE, people=200)) == ("moderate", "imprecision")
    events = [replace(study(group, MORE), events=150) for group in "ab"]
    assert graded(*events) == ("high",)
    assert graded(events[0], replace(events[1], events=149)) == ("moderate", "imprecision")
    assert graded(events[0], replace(events[1], events=None)) == ("high",)


def test_of_pools_which_may_share_studies_the_largest_counts() -> None:
    pools = [study(group, MORE, "meta-analysis", people=300) for group in "pq"]
    assert graded(*pools) == ("moderate", "imprecision")
    assert graded(pools[0], replace(pools[1], participants=400)) == ("high",)
    assert graded(pools[0], study("a", MORE, people=300)) == ("moderate", "imprecision")


def test_people_of_trials_are_not_counted_again_in_an_analysis_that_lists_them() -> None:
    trials = [study(group, MORE, people=150) for group in "ab"]
    analysis = replace(study("p", MORE, people=300), includes=("a", "b"))
    assert graded(*trials, analysis) == ("moderate", "imprecision")
    assert graded(*trials, replace(analysis, participants=400)) == ("high",)


def test_a_trial_that_lists_itself_alone_is_still_one_trial() -> None:
    assert graded(replace(study("a", MORE), includes=("a",))) == ("moderate", "one-trial-alone")
    assert graded(replace(study("a", MORE), includes=("a", "b"))) == ("high",)


def test_the_best_group_decides_and_no_weaker_one_lowers_it() -> None:
    weak = replace(study("a", figure("1.5", p="<0.01"), "case-control", people=20), concerns=("post-hoc",))
    assert graded(POOL, weak) == graded(weak, POOL) == ("high",)
    assert graded(replace(POOL, concerns=("post-hoc",)), study("a", MORE, "cohort")) == ("moderate", "risk-of-bias")


@pytest.mark.parametrize("design", ["label", "guideline", "case-report"])
def test_what_speaks_without_an_estimate_is_not_graded(design: str) -> None:
    assert grade(HARM, side(HARM, Item("supports", design, "a")), ()) is None
    assert graded(Item("supports", design, "a", participants=9000), study("b", MORE, people=20))[1:] == ("imprecision",)


@pytest.mark.parametrize(
    ("level", "moderate", "low"),
    [
        ("high", True, True),
        ("moderate", True, True),
        ("low", False, True),
        ("very-low", False, False),
        ("stated", False, False),
    ],
)
def test_levels_are_compared_by_their_order(level: str, moderate: bool, low: bool) -> None:  # noqa: FBT001
    assert (is_moderate(Grade(level)), is_low(Grade(level))) == (moderate, low)
    assert not is_moderate(None)
    assert not is_low(None)


def test_the_reasons_are_those_of_the_schema(kg: KnowledgeGraph) -> None:
    reasons = {
        *(certainty.BIAS, certainty.INCONSISTENCY, certainty.INDIRECTNESS, certainty.IMPRECISION),
        *(certainty.NO_INTERVAL, certainty.LARGE_EFFECT, certainty.ONE_TRIAL),
    }
    assert {term.slug for term in kg.terms.values() if "CertaintyReason" in term.lists} == reasons


def test_an_effect_on_the_other_side_of_the_claim_is_graded_there() -> None:
    against = speakers(weigh(HARM, [study("a", LESS, "meta-analysis")]), "against")
    assert grade(HARM, against, ()) == Grade("high")
