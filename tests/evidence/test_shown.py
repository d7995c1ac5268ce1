"""In whom or what a claim has been shown."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from kgraph import KnowledgeGraph
from kgraph.evidence.estimate import Estimate
from kgraph.evidence.reading import Figure
from kgraph.evidence.shown import Shown, find_shown
from kgraph.evidence.verdict import judge
from kgraph.evidence.weighing import Item, Question


def item(design: str, group: str = "a", *, stance: str = "supports", species: str | None = None) -> Item:
    return Item(stance, design, group, species=species)


def shown(*items: Item, kind: str = "mechanism") -> Shown | None:
    return find_shown(kind, judge(Question(kind), items))


@pytest.mark.parametrize(
    ("designs", "expected"),
    [
        (["human-mechanistic", "animal", "in-vitro"], "people"),
        (["animal", "in-vitro", "review"], "animals"),
        (["in-vitro", "database"], "cells"),
        (["database", "label", "guideline"], "stated"),
    ],
)
def test_people_come_before_animals_animals_before_cells_and_data_before_statements(
    designs: list[str], expected: str
) -> None:
    found = shown(*(item(design, design) for design in designs))
    assert found
    assert found.in_ == expected


def test_species_are_named_where_every_animal_study_records_one() -> None:
    rat, mouse = item("animal", "a", species="rat"), item("animal", "b", species="mouse")
    assert shown(rat, mouse, rat) == Shown("animals", ("mouse", "rat"))
    assert shown(rat, item("animal", "c")) == Shown("animals")
    assert shown(rat, item("in-vitro", "c", species="mouse")) == Shown("animals", ("rat",))
    assert shown(rat, item("human-mechanistic", "c")) == Shown("people")


def test_a_review_that_tells_of_a_species_shows_no_more_than_animals() -> None:
    assert shown(item("review", species="mouse")) == Shown("animals", ("mouse",))


def test_only_evidence_that_carries_what_the_sentence_says_counts() -> None:
    article = Item("supports", "article", "b")
    assert shown(item("animal", species="rat"), article) == Shown("animals", ("rat",))
    against = item("human-mechanistic", "b", stance="refutes")
    assert shown(item("in-vitro"), against) == Shown("cells")
    assert shown(against) == Shown("people")
    assert shown(article) is None
    assert shown(item("animal", stance="inconclusive")) is None


@pytest.mark.parametrize(
    ("designs", "expected"),
    [
        (["cohort", "randomised-trial"], "trials"),
        (["meta-analysis", "label"], "trials"),
        (["cohort", "label"], "observation"),
        (["systematic-review", "case-report"], "observation"),
        (["label", "guideline"], "stated"),
    ],
)
def test_of_a_harm_trials_come_before_observation_and_observation_before_statements(
    designs: list[str], expected: str
) -> None:
    more = Figure(Estimate(Decimal("1.5"), (Decimal("1.3"), Decimal("1.7")), "as-printed", "ratio-scale"))
    items = [replace(item(design, design), figure=more) for design in designs]
    assert find_shown("harm", judge(Question("harm", side=1), items)) == Shown(expected)


def test_nothing_is_said_of_interactions() -> None:
    assert shown(item("label"), kind="interaction") is None


def test_the_claims_of_the_graph_say_in_both_languages_where_they_hold_in_animals_or_cells(kg: KnowledgeGraph) -> None:
    claim = kg.claim("osteocalcin--increases--insulin-secretion")
    assert (claim.shown_in, claim.shown_in_species) == ("animals", ("mouse",))
    assert kg.sentence(claim, "en") == "Osteocalcin increases insulin secretion (in mice)"
    assert kg.sentence(claim, "zh") == "骨钙素促进胰岛素分泌（在小鼠中）"
    for claim in kg.claims():
        if claim.shown_in == "animals":
            assert "(in " in kg.sentence(claim, "en")
            assert re.search("[（，]在.*中）$", kg.sentence(claim, "zh"))
        elif claim.shown_in == "cells":
            assert kg.sentence(claim, "en").endswith("in vitro)")
            assert kg.sentence(claim, "zh").endswith("体外）")
