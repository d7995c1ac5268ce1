"""What would change a verdict: one more study that a person could run, one more text, or the loss of a study."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from bodies import ALIKE, BENEFIT, HARM, LESS, MORE, bodies, many, null, questions, study
from kgraph.evidence.changes import Change, what_would_change
from kgraph.evidence.verdict import judge
from kgraph.evidence.weighing import Item, Question

TRIAL, COHORT, TEXT = ("randomised-trial",), ("cohort",), ("guideline", "label")


def test_the_least_study_or_text_that_leads_to_each_other_verdict_is_named_and_each_study_it_leans_on() -> None:
    assert what_would_change(BENEFIT, [study("a", LESS)]) == (
        Change("established", "supports", TEXT),
        Change("contested", "refutes", TEXT),
        Change("unverified", group="a"),
    )


def test_what_nobody_studied_is_changed_by_any_study_of_enough_people() -> None:
    assert what_would_change(HARM, []) == (
        Change("reported", "supports", COHORT, 400),
        Change("supported", "supports", TEXT),
        Change("refuted", "refutes", COHORT, 400),
    )
    assert what_would_change(BENEFIT, []) == (
        Change("supported", "supports", TEXT),
        Change("refuted", "refutes", TEXT),
    )


def test_a_claim_of_mechanism_or_structure_is_changed_by_any_fitting_design() -> None:
    changes = what_would_change(Question("mechanism"), [])
    assert [(change.verdict, change.stance, change.people) for change in changes] == [
        ("reported", "supports", None),
        ("supported", "supports", None),
        ("unproven", "refutes", None),
        ("refuted", "refutes", None),
    ]
    assert changes[0].designs == ("guideline", "label", "database", "review", "factsheet")


@pytest.mark.parametrize("side", [1, -1, None])
def test_a_study_in_favour_lies_on_the_side_of_the_claim(side: int | None) -> None:
    question = Question("harm", side=side)
    assert what_would_change(question, [])[0] == Change("reported", "supports", COHORT, 400)


def test_a_study_in_favour_of_a_claim_of_no_difference_finds_none() -> None:
    alike = Question("efficacy", claims_no_difference=True)
    trial = study("a", ALIKE, people=20)
    assert judge(alike, [trial]).verdict == "supported"
    assert Change("contested", "refutes", TEXT) in what_would_change(alike, [trial])


def test_the_loss_of_a_study_is_the_loss_of_all_its_reports() -> None:
    items = [study("a", MORE), replace(study("a", MORE), endpoint_role="secondary"), study("b", MORE)]
    losses = [change for change in what_would_change(HARM, items) if change.group]
    assert losses == [Change("supported", group="a"), Change("supported", group="b")]


def test_the_loss_of_a_refutation_is_named_too() -> None:
    items = [study("a", MORE), null("b")]
    losses = [change for change in what_would_change(HARM, items) if change.group]
    assert losses == [Change("unproven", group="a"), Change("supported", group="b")]


def test_a_study_that_changes_nothing_is_not_named() -> None:
    items = [study(group, MORE) for group in "abc"]
    assert [change.verdict for change in what_would_change(HARM, items)] == ["contested"]


def test_a_parent_whose_forms_hold_it_down_is_never_said_to_become_stronger_than_reported() -> None:
    items = [study("a", MORE), study("b", MORE)]
    verdicts = {change.verdict for change in what_would_change(HARM, items, is_capped=True)}
    assert verdicts == {"contested"}
    alone = what_would_change(HARM, [study("a", MORE)], is_capped=True)
    assert Change("unverified", group="a") in alone
    stronger = {"supported", "established"}
    assert stronger & {change.verdict for change in what_would_change(HARM, [study("a", MORE)])}
    assert not stronger & {change.verdict for change in alone}


@many
@given(questions, bodies)
def test_each_change_named_leads_to_the_verdict_named(question: Question, body: list[Item]) -> None:
    found = judge(question, body).verdict
    changes = what_would_change(question, body)
    assert len({(change.stance, change.group, change.verdict) for change in changes}) == len(changes)
    for change in changes:
        assert change.verdict != found
        assert (change.stance is None) == (change.group is not None) == (change.designs == ())
        if change.group is not None:
            left = [item for item in body if item.group != change.group]
            assert judge(question, left).verdict == change.verdict
        elif change.people is None:
            said = [Item(change.stance or "", design, "new", issuer="nobody yet") for design in change.designs]
            assert {judge(question, [*body, item]).verdict for item in said} == {change.verdict}
