"""Which claims decide a statement that was not studied itself: each step of the list, safe or never, and their sum."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import KnowledgeGraph
from kgraph.evidence.scale import VERDICTS
from kgraph.review.steps import STEPS, Neighbour, Place, Surroundings, find_neighbours, implies, verdict_of

AROUND = Surroundings(
    above={
        "MK-4": {"vitamin-K2", "vitamin-K"},
        "MK-7": {"vitamin-K2", "vitamin-K"},
        "vitamin-K2": {"vitamin-K"},
        "drug": {"class"},
        "sister": {"class"},
        "vertebral-fracture": {"fracture"},
        "femur": {"bone"},
    },
    kin={"MK-4": {"MK-7"}, "MK-7": {"MK-4"}, "drug": {"sister"}, "sister": {"drug"}},
    implied={
        "prevents": {"decreases", "inversely-associated-with"},
        "decreases": {"prevents"},
        "causes": {"predisposes-to"},
        "predisposes-to": {"positively-associated-with"},
        "positively-associated-with": {"associated-with"},
    },
    event_of={"fracture-risk": "fracture"},
    fall_of={"bone-loss": "BMD", "osteoporosis": "BMD", "deficiency": "vitamin-D"},
    measured_by={"bone-health": {"BMD", "fracture"}},
    symmetric=frozenset({"interacts-with", "positively-associated-with"}),
    passing=frozenset({"causes", "has-adverse-event", "interacts-with", "predisposes-to"}),
    of_pair=frozenset({"comparable-to"}),
)
KINDS = {
    **dict.fromkeys(("prevents", "treats", "comparable-to", "decreases"), "efficacy"),
    **dict.fromkeys(("causes", "predisposes-to", "has-adverse-event", "positively-associated-with"), "harm"),
    "interacts-with": "interaction",
}
FIELDS = ("dose_band", "population", "aspect", "circumstance", "verdict", "shown_in")


def place(text: str, **more: str) -> Place:
    """Return what a claim says, from “subject relation object” and what narrows it; by default it is supported."""
    subject, relation, object_ = text.split()
    slug = "--".join((subject, relation, object_, *(more[field] for field in FIELDS[:4] if field in more)))
    kind = KINDS.get(relation, "mechanism")
    return replace(Place(slug, subject, relation, object_, verdict="supported", kind=kind), **more)


def asked(text: str, **more: str) -> Place:
    """Return a statement: a claim of which nothing is known."""
    return place(text, **more, verdict="unverified")


HIGH = {"dose_band": "pharmacological"}
LOW = {"dose_band": "supplemental"}
SAFE: list[tuple[str, Place, list[Place], str]] = [
    ("other-words", asked("MK-4 decreases fracture-risk"), [place("MK-4 prevents fracture")], "supported"),
    ("other-words", asked("MK-4 decreases fracture"), [place("MK-4 prevents fracture", verdict="refuted")], "refuted"),
    ("other-words", asked("aging increases fracture-risk"), [place("aging predisposes-to fracture")], "supported"),
    (
        "cause-for-association",
        asked("aging positively-associated-with fracture"),
        [place("aging causes fracture", verdict="established")],
        "supported",
    ),
    ("some-of-it", asked("vitamin-K2 located-in bone"), [place("MK-4 located-in femur")], "supported"),
    ("some-of-it", asked("natto source-of vitamin-K"), [place("natto source-of MK-7", verdict="reported")], "reported"),
    ("harm-of-class", asked("drug causes osteoporosis"), [place("class causes osteoporosis")], "supported"),
    ("harm-of-class", asked("iron interacts-with drug"), [place("class interacts-with iron")], "supported"),
    ("only-form-tried", asked("vitamin-K2 prevents fracture", **HIGH), [place("MK-4 prevents fracture", **HIGH)], ""),
    (
        "only-form-tried",
        asked("vitamin-K2 decreases fracture-risk", **HIGH),
        [place("MK-4 prevents fracture", **HIGH, verdict="contested")],
        "contested",
    ),
    (
        "forms-agree",
        asked("vitamin-K2 prevents fracture", **HIGH),
        [place("MK-4 prevents fracture", **HIGH, verdict="reported"), place("MK-7 prevents fracture", **HIGH)],
        "reported",
    ),
    (
        "group-of-all",
        asked("MK-4 prevents fracture", population="women"),
        [place("MK-4 prevents fracture", verdict="unproven")],
        "unproven",
    ),
    (
        "all-doses-agree",
        asked("MK-4 prevents fracture"),
        [place("MK-4 prevents fracture", **HIGH), place("MK-4 prevents fracture", **LOW, verdict="reported")],
        "reported",
    ),
]
"""A step, a statement, the claims that imply it by that step, and the verdict that follows, “supported” if empty."""

NEVER: list[tuple[str, Place, list[Place]]] = [
    ("form-for-whole", asked("class causes osteoporosis"), [place("drug causes osteoporosis")]),
    ("form-for-whole", asked("vitamin-K2 prevents fracture"), [place("MK-4 prevents fracture")]),
    (
        "form-for-whole",
        asked("vitamin-K2 prevents fracture", **HIGH),
        [place("MK-4 prevents fracture", **HIGH), place("MK-7 prevents fracture", **HIGH, verdict="refuted")],
    ),
    ("whole-for-form", asked("MK-4 prevents fracture"), [place("vitamin-K2 prevents fracture")]),
    (
        "whole-for-form",
        asked("drug causes osteoporosis"),
        [place("class causes osteoporosis"), place("sister causes osteoporosis", verdict="refuted")],
    ),
    ("whole-for-form", asked("drug positively-associated-with x"), [place("class positively-associated-with x")]),
    ("other-form", asked("MK-7 prevents fracture"), [place("MK-4 prevents fracture")]),
    ("lack-for-intake", asked("vitamin-D prevents fracture"), [place("deficiency prevents fracture")]),
    ("narrower-outcome", asked("MK-4 prevents fracture"), [place("MK-4 prevents vertebral-fracture")]),
    ("narrower-outcome", asked("drug causes fracture"), [place("drug causes vertebral-fracture")]),
    ("wider-outcome", asked("drug causes vertebral-fracture"), [place("drug causes fracture")]),
    (
        "wider-outcome",
        asked("drug has-adverse-event vertebral-fracture"),
        [place("drug has-adverse-event fracture", verdict="refuted")],
    ),
    ("other-endpoint", asked("MK-4 prevents osteoporosis"), [place("MK-4 increases BMD")]),
    ("other-endpoint", asked("MK-4 increases bone-health"), [place("MK-4 prevents fracture")]),
    ("association-for-cause", asked("aging causes fracture"), [place("aging positively-associated-with fracture")]),
    ("one-dose-for-any", asked("MK-4 prevents fracture"), [place("MK-4 prevents fracture", **HIGH)]),
    (
        "one-dose-for-any",
        asked("MK-4 prevents fracture"),
        [place("MK-4 prevents fracture", **HIGH), place("MK-4 prevents fracture", **LOW, verdict="refuted")],
    ),
    ("other-dose", asked("MK-4 prevents fracture", **HIGH), [place("MK-4 prevents fracture", **LOW)]),
    ("other-dose", asked("MK-4 prevents fracture", **HIGH), [place("MK-4 prevents fracture")]),
    ("group-for-all", asked("MK-4 prevents fracture"), [place("MK-4 prevents fracture", population="women")]),
    (
        "other-group",
        asked("MK-4 prevents fracture", population="men"),
        [place("MK-4 prevents fracture", population="women")],
    ),
    ("other-aspect", asked("MK-4 increases MGP"), [place("MK-4 increases MGP", aspect="activity")]),
    (
        "other-circumstance",
        asked("drug causes fracture"),
        [place("drug causes fracture", circumstance="after-stopping")],
    ),
    (
        "not-in-people",
        asked("MK-4 prevents fracture"),
        [replace(place("MK-4 decreases fracture", shown_in="animals"), kind="mechanism")],
    ),
]
"""A step that is never safe, a statement, and the claims near it by that step."""


@pytest.mark.parametrize(("step", "statement", "claims", "verdict"), SAFE)
def test_a_safe_step_carries_the_verdict_and_never_more_than_supported(
    step: str, statement: Place, claims: list[Place], verdict: str
) -> None:
    found = find_neighbours(statement, claims, AROUND)
    assert [one.place.claim for one in found] == sorted(claim.claim for claim in claims)
    assert all(one.implies and step in one.steps for one in found)
    assert verdict_of(found) == (verdict or "supported")


@pytest.mark.parametrize(("step", "statement", "claims"), NEVER)
def test_what_is_merely_near_is_shown_with_what_differs_and_decides_nothing(
    step: str, statement: Place, claims: list[Place]
) -> None:
    found = find_neighbours(statement, claims, AROUND)
    assert not any(one.implies for one in found)
    assert step in found[0].steps


def test_every_step_of_the_list_is_tried() -> None:
    assert {step for step, *_ in SAFE} == {step.slug for step in STEPS.values() if step.safe}
    assert {step for step, *_ in NEVER} == {step.slug for step in STEPS.values() if not step.safe}


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        (asked("MK-4 prevents fracture"), place("calcium prevents fracture")),
        (asked("MK-4 prevents fracture"), place("MK-4 predisposes-to fracture")),
        (asked("MK-4 prevents fracture"), place("MK-4 comparable-to drug")),
        (asked("MK-4 prevents fracture"), asked("MK-4 prevents fracture", **HIGH)),
        (asked("MK-4 prevents fracture"), place("MK-4 is-a prescription-drugs")),
        (asked("MK-4 prevents fracture"), place("MK-4 increases BMD")),
        (asked("calcium prevents fracture", **LOW), place("calcium-plus-vitamin-D prevents fracture", **LOW)),
        (asked("vitamin-D prevents fracture"), place("serum-vitamin-D inversely-associated-with fracture")),
    ],
)
def test_a_claim_about_something_else_or_of_which_nothing_is_known_is_no_neighbour(
    statement: Place, claim: Place
) -> None:
    assert find_neighbours(statement, [claim], AROUND) == []


def test_that_two_are_comparable_implies_nothing_about_another_form_or_group() -> None:
    compared = place("MK-4 comparable-to drug", **HIGH)
    for statement in (
        asked("vitamin-K2 comparable-to drug", **HIGH),
        asked("MK-4 comparable-to drug", **HIGH, population="women"),
    ):
        assert [one.implies for one in find_neighbours(statement, [compared], AROUND)] == [False]


def test_a_denial_of_some_or_of_a_cause_denies_neither_the_whole_nor_the_association() -> None:
    denied = place("MK-4 located-in bone", verdict="refuted")
    assert not find_neighbours(asked("vitamin-K2 located-in bone"), [denied], AROUND)[0].implies
    no_cause = place("aging causes fracture", verdict="refuted")
    assert not find_neighbours(asked("aging positively-associated-with fracture"), [no_cause], AROUND)[0].implies


def test_where_no_association_was_found_there_is_no_cause() -> None:
    none_found = place("aging positively-associated-with fracture", verdict="refuted")
    found = find_neighbours(asked("aging causes fracture"), [none_found], AROUND)
    assert ([one.implies for one in found], verdict_of(found)) == ([True], "refuted")


def test_a_group_that_was_studied_itself_is_not_judged_by_all_people() -> None:
    claims = [
        place("MK-4 prevents fracture"),
        place("MK-4 prevents fracture", population="women", dose_band="supplemental"),
    ]
    found = find_neighbours(asked("MK-4 prevents fracture", population="women"), claims, AROUND)
    assert not any(one.implies for one in found)


def test_what_was_studied_in_a_group_at_another_outcome_does_not_speak_for_it() -> None:
    claims = [place("MK-4 prevents osteoporosis"), place("MK-4 increases BMD", population="women")]
    found = find_neighbours(asked("MK-4 prevents osteoporosis", population="women"), claims, AROUND)
    assert [(one.place, one.implies) for one in found] == [(claims[0], True)]


def test_two_steps_carry_if_one_climbs_and_three_or_two_climbs_do_not() -> None:
    assert implies(("other-words", "only-form-tried"), "for")
    assert implies(("only-form-tried", "group-of-all"), "for")
    assert not implies(("harm-of-class", "some-of-it"), "for")
    assert not implies(("other-words", "only-form-tried", "group-of-all"), "for")


def test_the_closest_claims_decide_and_another_form_shows_only_where_nothing_is_nearer() -> None:
    statement = asked("MK-4 prevents fracture", population="women")
    close = place("MK-4 prevents fracture", verdict="unproven")
    far = place("MK-4 prevents fracture", **HIGH)
    assert [one.place for one in find_neighbours(statement, [far, close], AROUND)] == [close]
    sibling, own = place("MK-7 prevents fracture"), place("MK-4 prevents vertebral-fracture")
    question = asked("MK-4 prevents fracture")
    assert [one.place for one in find_neighbours(question, [sibling, own], AROUND)] == [own]
    assert [one.place for one in find_neighbours(question, [sibling], AROUND)] == [sibling]


@pytest.mark.parametrize(
    ("verdicts", "verdict"),
    [
        (["established"], "supported"),
        (["supported", "reported"], "reported"),
        (["established", "refuted"], "contested"),
        (["established", "unproven"], "unproven"),
        (["supported", "contested"], "contested"),
        (["refuted", "unproven"], "refuted"),
    ],
)
def test_several_claims_give_the_weakest_of_their_verdicts(verdicts: list[str], verdict: str) -> None:
    claims = [place("a prevents b", verdict=one) for one in verdicts]
    assert verdict_of([Neighbour(claim, ("other-words",), implies=True) for claim in claims]) == verdict


_NAMES = (
    "MK-4 MK-7 vitamin-K2 vitamin-K drug sister class fracture vertebral-fracture BMD bone-loss osteoporosis "
    "fracture-risk bone-health vitamin-D deficiency bone femur"
)
_ENDS = st.sampled_from(_NAMES.split())
_RELATIONS = st.sampled_from([*KINDS, "located-in", "increases", "associated-with"])
_OPTIONAL: Mapping[str, tuple[str | None, ...]] = {
    "dose_band": (None, "supplemental", "pharmacological"),
    "population": (None, "women", "men"),
    "aspect": (None, "activity"),
    "circumstance": (None, "after-stopping"),
    "shown_in": (None, "people", "animals"),
}


@st.composite
def places(draw: st.DrawFn) -> Place:
    more = {name: draw(st.sampled_from(values)) for name, values in _OPTIONAL.items()}
    given_ = {name: value for name, value in more.items() if value}
    return place(f"{draw(_ENDS)} {draw(_RELATIONS)} {draw(_ENDS)}", **given_, verdict=draw(st.sampled_from(VERDICTS)))


@given(statement=places(), claims=st.lists(places(), max_size=6))
def test_no_claim_decides_across_doses_groups_aspects_circumstances_or_species(
    statement: Place, claims: list[Place]
) -> None:
    for one in find_neighbours(replace(statement, verdict="unverified"), claims, AROUND):
        if not one.implies:
            continue
        claim = one.place
        assert all(STEPS[step].safe for step in one.steps) or one.steps == ("association-for-cause",)
        assert (claim.aspect, claim.circumstance) == (statement.aspect, statement.circumstance)
        assert claim.population in (None, statement.population)
        assert claim.dose_band == statement.dose_band or "all-doses-agree" in one.steps
        assert verdict_of([one]) != "established"
        assert (claim.kind in ("mechanism", "structure") and claim.shown_in == "animals") <= (
            statement.kind not in ("efficacy", "harm", "interaction")
        )


@given(statement=places(), claims=st.lists(places(), max_size=6))
def test_the_order_of_the_claims_does_not_matter(statement: Place, claims: list[Place]) -> None:
    unique = list({claim.claim: claim for claim in claims}.values())
    assert find_neighbours(statement, unique, AROUND) == find_neighbours(statement, unique[::-1], AROUND)


# The real graph


JUDGED = {
    "MK-14--is-a--vitamin-K2": "by-classification",
    "rivaroxaban--is-a--DOACs": "by-classification",
    "osteoclast--is-a--bone-cells": "by-classification",
    "vitamin-K2--required-for--healthy-aging--pharmacological": "uncheckable",
    "commonly-used-drugs--causes--osteoporosis": "uncheckable",
}


def test_the_real_article_is_judged_as_a_reviewer_would(kg: KnowledgeGraph) -> None:
    statements = {one.claim.slug: one for one in kg.review("k2-bone-article-2021").statements}
    assert {slug: statements[slug].standing for slug in JUDGED} == JUDGED
    headline = statements["vitamin-K2--decreases--fracture-risk--pharmacological"]
    assert headline.basis == "implied"
    assert [one.claim.slug for one in headline.related] == ["MK-4--prevents--fracture--pharmacological"]
    assert headline.verdict not in ("unverified", "established")


def test_at_most_one_statement_in_ten_of_the_article_is_not_checked(kg: KnowledgeGraph) -> None:
    review = kg.review("k2-bone-article-2021")
    unchecked = [one for one in review.statements if one.basis == "nothing"]
    assert 10 * len(unchecked) <= len(review.statements)


SIDES = {
    **dict.fromkeys(("established", "supported", "reported", "by-classification", "by-definition"), "for"),
    **dict.fromkeys(("contested", "unproven", "near-only"), "open"),
    "refuted": "against",
    "uncheckable": "vague",
}
"""The side on which a statement stands, by its standing."""


def test_the_statements_stand_on_the_side_where_a_reviewer_puts_them(kg: KnowledgeGraph) -> None:
    """The statements whose side the graph and a reviewer of the article agree on; nothing moves them unnoticed."""
    rows = Path(__file__).with_name("reviewed.tsv").read_text(encoding="utf-8").splitlines()[1:]
    expected = dict(row.split("\t") for row in rows)
    statements = {one.claim.slug: one for one in kg.review("k2-bone-article-2021").statements}
    found = {slug: SIDES.get(statements[slug].standing, "unchecked") for slug in expected}
    assert {slug: side for slug, side in found.items() if side != expected[slug]} == {}
    assert len(expected) > 80


def test_a_classification_names_the_identifiers_that_bear_it_out(kg: KnowledgeGraph) -> None:
    statements = {one.claim.slug: one for one in kg.review("k2-bone-article-2021").statements}
    assert "ATC B01AF01 ⊂ B01AF" in statements["rivaroxaban--is-a--DOACs"].reason.show("en")
