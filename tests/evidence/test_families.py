"""Families: what the forms of a nutrient or the members of a class do to the verdict on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bodies import ALIKE, HARM, MORE, UNSURE, null, study
from kgraph.evidence.families import Judged, find_capped, find_differing
from kgraph.evidence.verdict import judge
from kgraph.evidence.weighing import Item, Question

ABOVE = {"MK-4": ["vitamin-K2"], "MK-7": ["vitamin-K2"], "vitamin-K2": ["vitamin-K"], "vitamin-K1": ["vitamin-K"]}
BODIES = {
    "supported": [study("a", MORE)],
    "contested": [study("a", MORE), study("b", ALIKE)],
    "refuted": [study("a", ALIKE)],
    "unproven": [study("a", UNSURE)],
    "denied by a label": [Item("refutes", "label", "a")],
    "null result without a figure": [null("a")],
    "stated": [Item("supports", "review", "a")],
    "unverified": [],
}


def judged(subject: str, body: str, *, kind: str = "efficacy", dose: str | None = None, **more: object) -> Judged:
    """Return a claim that a subject prevents fractures, or what ``more`` says, judged by a body of evidence."""
    facts: dict[str, object] = {"relation": "prevents", "object": "fracture"} | more
    question = Question(kind, side=1)
    verdict = judge(question, BODIES[body])
    slug = "--".join([subject, *(str(fact) for fact in facts.values()), dose or ""])
    return Judged(slug, subject, kind=kind, verdict=verdict, **facts)  # type: ignore[arg-type]


def capped(*claims: Judged) -> set[str]:
    """Return the subjects whose claims are at most reported."""
    found = find_capped(claims, ABOVE)
    assert found == find_capped(claims[::-1], ABOVE)
    return {claim.subject for claim in claims if claim.claim in found}


PARENT = judged("vitamin-K", "supported")


@pytest.mark.parametrize(
    ("forms", "is_capped"),
    [
        pytest.param({"MK-4": "supported"}, False, id="a form that reads alike"),
        pytest.param({"MK-4": "refuted"}, True, id="one refuted"),
        pytest.param({"MK-4": "contested"}, True, id="one contested"),
        pytest.param({"MK-4": "refuted", "MK-7": "supported"}, True, id="one refuted beside one supported"),
        pytest.param({"MK-4": "unproven"}, True, id="all unproven: the only one"),
        pytest.param({"MK-4": "unproven", "MK-7": "unproven"}, True, id="all unproven"),
        pytest.param({"MK-4": "unproven", "MK-7": "supported"}, False, id="one merely unproven"),
        pytest.param({"MK-4": "denied by a label"}, False, id="refuted without an estimate"),
        pytest.param({"MK-4": "null result without a figure"}, False, id="unproven without an estimate"),
        pytest.param({"MK-4": "unproven", "MK-7": "stated"}, True, id="the only one with an estimate is unproven"),
        pytest.param({"MK-4": "unverified"}, False, id="not studied"),
        pytest.param({}, False, id="no forms"),
    ],
)
def test_a_parent_is_capped_where_a_form_with_an_estimate_reads_otherwise_or_all_are_unproven(
    forms: dict[str, str],
    is_capped: bool,  # noqa: FBT001
) -> None:
    found = capped(PARENT, *(judged(subject, body) for subject, body in forms.items()))
    assert ("vitamin-K" in found) is is_capped


def test_a_form_caps_all_that_stand_above_it_and_none_beside_or_below_it() -> None:
    claims = [judged(name, "supported") for name in ("vitamin-K", "vitamin-K1", "MK-4", "MK-7")]
    assert capped(*claims, judged("vitamin-K2", "refuted")) == {"vitamin-K"}
    claims = [judged(name, "supported") for name in ("vitamin-K", "vitamin-K1", "vitamin-K2", "MK-7")]
    assert capped(*claims, judged("MK-4", "refuted")) == {"vitamin-K", "vitamin-K2"}


@pytest.mark.parametrize(
    "other",
    [
        {"object": "bone-loss"},
        {"relation": "predisposes-to"},
        {"narrower": ("activity", None, None)},
        {"narrower": (None, "children", None)},
        {"narrower": (None, None, "after-stopping")},
    ],
)
def test_another_outcome_caps_nothing(other: dict[str, Any]) -> None:
    assert capped(PARENT, judged("MK-4", "refuted", **other)) == set()


def test_another_dose_of_a_form_caps_its_parent() -> None:
    assert capped(PARENT, judged("MK-4", "refuted", dose="dietary")) == {"vitamin-K"}


def test_claims_of_mechanism_and_structure_have_no_families() -> None:
    for kind in ("mechanism", "structure"):
        claims = [judged("vitamin-K", "supported", kind=kind), judged("MK-4", "denied by a label", kind=kind)]
        assert capped(*claims) == set()
        assert find_differing([replace(claim, subject="MK-4") for claim in claims]) == set()


def test_circles_of_forms_do_no_harm() -> None:
    claims = [judged("a", "supported"), judged("b", "refuted")]
    assert find_capped(claims, {"a": ["b"], "b": ["a"]}) == {claims[0].claim}


@pytest.mark.parametrize(
    ("other", "differs"),
    [("refuted", True), ("contested", True), ("unproven", False), ("supported", False), ("denied by a label", False)],
)
def test_another_dose_that_reads_otherwise_lowers_the_certainty(other: str, differs: bool) -> None:  # noqa: FBT001
    low, high = judged("MK-4", "supported", dose="dietary"), judged("MK-4", other, dose="pharmacological")
    assert find_differing([low, high]) == ({low.claim} if differs else set())
    assert find_differing([low, replace(high, subject="MK-7")]) == set()
    assert find_differing([low, replace(high, object="bone-loss")]) == set()


@pytest.mark.parametrize("body", ["refuted", "contested"])
def test_what_reads_alike_neither_lowers_nor_caps_each_other(body: str) -> None:
    assert find_differing([judged("MK-4", body, dose=dose) for dose in ("dietary", "pharmacological")]) == set()
    assert capped(judged("vitamin-K", body), judged("MK-4", body)) == set()


def test_two_doses_that_are_contested_and_refuted_lower_each_other() -> None:
    claims = [judged("MK-4", "refuted", dose="dietary"), judged("MK-4", "contested", dose="pharmacological")]
    assert find_differing(claims) == {claim.claim for claim in claims}


def test_an_estimate_is_what_makes_a_member_speak_of_its_family() -> None:
    assert judged("MK-4", "supported").has_estimate
    assert judged("MK-4", "unproven").has_estimate
    silent = [
        judged("MK-4", body) for body in ("denied by a label", "null result without a figure", "stated", "unverified")
    ]
    assert not any(claim.has_estimate for claim in silent)
    assert judge(HARM, BODIES["refuted"]).verdict == "refuted"
