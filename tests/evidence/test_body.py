"""The evidence of a claim as the rule takes it: what is asked, and what each item brings."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kgraph import Claim, Evidence, KnowledgeGraph, Source
from kgraph.evidence.body import Bodies, find_fallen, study_groups
from kgraph.evidence.estimate import Estimate
from kgraph.evidence.verdict import judge
from kgraph.evidence.weighing import Item, Question
from kgraph.store.catalog import Catalog

CLAIM = Claim(
    "warfarin--interacts-with--vitamin-K", "warfarin", "interacts-with", "vitamin-K", "unverified", "unverified"
)
ITEM = Evidence("ev", CLAIM.slug, "trial", "supports", "randomised-trial", result="positive", participants=500)
RATIO: dict[str, Any] = {
    "measure": "relative-risk",
    "value": Decimal("1.5"),
    "interval": (Decimal("1.3"), Decimal("1.7")),
}


@pytest.fixture
def catalog(mini_kg: KnowledgeGraph) -> Catalog:
    """The small graph with the sources of this page."""
    catalog = Catalog(mini_kg.store)
    sources = (
        Source("trial", "journal-article", pmid="1"),
        Source("label", "label", url="https://example.org/label", authors=("FDA",)),
        Source("nameless", "journal-article"),
        Source("old", "journal-article", pmid="2", superseded_by="trial"),
    )
    catalog.sources = {source.slug: source for source in sources}
    return catalog


def item_of(catalog: Catalog, kind: str = "interaction", claim: Claim = CLAIM, **facts: Any) -> Item:
    return Bodies(catalog).item(claim, kind, replace(ITEM, **facts))


# What is asked


@pytest.mark.parametrize(
    ("relation", "side"),
    [
        ("increases", 1),
        ("predisposes-to", 1),
        ("prevents", -1),
        ("decreases", -1),
        ("has-adverse-event", 1),
        ("positively-associated-with", 1),
        ("inversely-associated-with", -1),
        ("interacts-with", None),
        ("comparable-to", None),
    ],
)
def test_the_relation_says_on_which_side_of_no_effect_a_claim_lies(
    catalog: Catalog, relation: str, side: int | None
) -> None:
    question = Bodies(catalog).question(replace(CLAIM, relation=relation), "harm")
    assert question == Question("harm", side=side, claims_no_difference=relation == "comparable-to")


@pytest.mark.parametrize(
    ("subject", "is_prognosis"), [("warfarin", False), ("vascular-calcification", True), ("adults", True)]
)
def test_a_claim_about_a_condition_is_one_of_prognosis(
    catalog: Catalog,
    subject: str,
    is_prognosis: bool,  # noqa: FBT001
) -> None:
    question = Bodies(catalog).question(replace(CLAIM, subject=subject), "harm", family_differs=True)
    assert (question.is_prognosis, question.family_differs) == (is_prognosis, True)


def test_an_adverse_event_that_is_less_frequent_refutes_and_one_more_frequent_supports(catalog: Catalog) -> None:
    claim = replace(CLAIM, relation="has-adverse-event", object="vascular-calcification")
    question = Bodies(catalog).question(claim, "harm")
    fewer: dict[str, Any] = RATIO | {"value": Decimal("0.7"), "interval": (Decimal("0.6"), Decimal("0.8"))}
    items = [item_of(catalog, "harm", claim, **figures) for figures in (RATIO, fewer)]
    assert [judge(question, [item]).verdict for item in items] == ["supported", "refuted"]


# What an item brings


def test_an_item_brings_its_facts(catalog: Catalog) -> None:
    facts: dict[str, Any] = {
        "endpoint_role": "primary",
        "quality": "primary",
        "concerns": ("post-hoc",),
        "compared_with": "placebo",
        "p_value": ("<", Decimal("0.01")),
    }
    found = item_of(catalog, **RATIO, **facts)
    assert (found.stance, found.design, found.group, found.result) == (
        "supports",
        "randomised-trial",
        "trial",
        "positive",
    )
    assert (found.endpoint_role, found.quality, found.concerns) == ("primary", "primary", ("post-hoc",))
    assert (found.compared_with, found.participants, found.events, found.set_aside) == ("placebo", 500, None, None)
    estimate = Estimate(Decimal("1.5"), RATIO["interval"], "as-printed", "ratio-scale")
    assert (found.figure.estimate, found.figure.p_value) == (estimate, ("<", Decimal("0.01")))


@pytest.mark.parametrize(
    ("facts", "set_aside"),
    [
        ({}, None),
        ({"source": "nameless"}, "unidentified"),
        ({"source": "nameless", "study_design": "article"}, None),
        ({"source": "nameless", "read_from": "identifier-only"}, "identifier-only"),
        ({"read_from": "abstract"}, None),
        ({"read_from": "identifier-only", "studied": "MK-4"}, "indirect"),
        ({"studied": "MK-4", "source": "old"}, "superseded"),
        ({"superseded_by": ("other",)}, "superseded"),
        ({"source": "old", "rests_on": ("fallen",)}, "withdrawn"),
        ({"rests_on": ("trial",)}, None),
        ({"weight": "indirect"}, "indirect"),
        ({"weight": "same-study", "source": "nameless"}, None),
        ({"weight": "counts", "source": "old"}, None),
    ],
)
def test_the_gravest_fact_sets_an_item_aside_unless_the_build_has_found_one(
    catalog: Catalog, facts: dict[str, Any], set_aside: str | None
) -> None:
    catalog.linked_sources = (Source("fallen", "", retracted=True),)
    bodies = Bodies(catalog)
    assert bodies.item(CLAIM, "interaction", replace(ITEM, **facts)).set_aside == set_aside


def test_a_withdrawn_source_sets_its_items_aside(catalog: Catalog) -> None:
    catalog.linked_sources = (Source("trial", "", retracted=True),)
    assert Bodies(catalog).item(CLAIM, "interaction", ITEM).set_aside == "withdrawn"


@pytest.mark.parametrize(
    ("compared_with", "is_near"),
    [
        (None, False),
        ("placebo", False),
        ("DOACs", True),
        ("vitamin-K2", True),
        ("warfarin", False),
        ("vitamin-K", False),
        ("adults", False),
    ],
)
def test_what_compares_with_a_substance_that_the_claim_does_not_name_is_near(
    catalog: Catalog,
    compared_with: str | None,
    is_near: bool,  # noqa: FBT001
) -> None:
    assert item_of(catalog, compared_with=compared_with).is_near is is_near


@pytest.mark.parametrize(
    ("measure", "kind", "changes", "is_level"),
    [
        ("concentration", "interaction", {}, True),
        ("ratio-of-bioavailability", "interaction", {}, True),
        ("relative-risk", "interaction", {}, False),
        (None, "interaction", {}, False),
        ("percent-change", "efficacy", {"object": "MGP"}, True),
        ("percent-change", "efficacy", {"object": "vitamin-K"}, True),
        ("percent-change", "efficacy", {"object": "vascular-calcification"}, False),
        ("percent-change", "efficacy", {"object": "vascular-calcification", "aspect": "absorption"}, True),
    ],
)
def test_levels_in_blood_and_amounts_absorbed_need_few_people(
    catalog: Catalog,
    measure: str | None,
    kind: str,
    changes: dict[str, Any],
    is_level: bool,  # noqa: FBT001
) -> None:
    assert item_of(catalog, kind, replace(CLAIM, **changes), measure=measure).is_level is is_level


@pytest.mark.parametrize(("measure", "is_of_fall"), [("mean-difference", True), ("relative-risk", False)])
def test_the_level_whose_fall_a_claim_is_about_is_read_the_other_way_round(
    catalog: Catalog,
    measure: str,
    is_of_fall: bool,  # noqa: FBT001
) -> None:
    assert not item_of(catalog, measure=measure).figure.is_of_fall
    fall = replace(catalog.entities["vascular-calcification"], fall_of="MGP")
    catalog.entities["vascular-calcification"] = fall
    claim = replace(CLAIM, object="vascular-calcification")
    assert item_of(catalog, claim=claim, measure=measure).figure.is_of_fall is is_of_fall


@pytest.mark.parametrize(
    ("facts", "people", "events"),
    [
        ({}, 500, None),
        ({"arm_n": 100, "comparator_n": 90}, 500, None),
        ({"participants": None, "arm_n": 100, "comparator_n": 90}, 190, None),
        ({"participants": None, "arm_n": 100}, None, None),
        ({"arm_events": 0, "comparator_events": 7}, 500, 7),
        ({"arm_events": 5}, 500, None),
    ],
)
def test_people_and_events_are_summed_over_both_groups_where_both_are_known(
    catalog: Catalog, facts: dict[str, Any], people: int | None, events: int | None
) -> None:
    found = item_of(catalog, **facts)
    assert (found.participants, found.events) == (people, events)


def test_a_figure_is_reckoned_anew_and_not_read_from_the_effect_that_is_rounded_for_readers(catalog: Catalog) -> None:
    arms: dict[str, Any] = {"arm_events": 1089, "arm_n": 10000, "comparator_events": 1000, "comparator_n": 10000}
    shown: dict[str, Any] = {"effect": Decimal("1.09"), "effect_interval": (Decimal("1.00"), Decimal("1.18"))}
    found = item_of(catalog, measure="relative-risk", **arms, **shown, effect_from="from-groups").figure.estimate
    assert found
    assert found.interval
    assert found.interval[0] > 1


def test_a_printed_figure_is_turned_and_groups_are_compared_where_the_build_has_not_been(catalog: Catalog) -> None:
    turned = item_of(catalog, **RATIO, turned=True).figure.estimate
    assert turned
    assert (turned.origin, turned.interval and turned.interval[1] < 1) == ("turned-round", True)
    arms: dict[str, Any] = {"arm_events": 60, "arm_n": 100, "comparator_events": 20, "comparator_n": 100}
    reckoned = item_of(catalog, measure="relative-risk", **arms).figure.estimate
    assert reckoned
    assert (reckoned.value, reckoned.origin) == (Decimal(3), "from-groups")


def test_a_body_behind_a_label_is_its_author_and_else_the_label_itself(catalog: Catalog) -> None:
    assert item_of(catalog, source="label").issuer == "FDA"
    assert item_of(catalog).issuer == "trial"


def test_groups_of_items_and_of_what_a_pool_includes_are_those_of_their_studies(catalog: Catalog) -> None:
    catalog.linked_sources = (Source("first", "", same_study_as=("trial", "old")),)
    bodies = Bodies(catalog)
    pool = replace(ITEM, study_design="meta-analysis", includes=("trial", "old", "other"))
    found = bodies.item(CLAIM, "interaction", pool)
    assert (found.group, found.includes) == ("first", ("first", "other"))
    assert bodies.item(CLAIM, "interaction", replace(ITEM, study_group="built")).group == "built"


# Sources


def test_reports_of_one_study_are_one_group_named_by_the_first() -> None:
    sources = [
        Source("b", "journal-article", same_study_as=("c",)),
        Source("c", "journal-article"),
        Source("d", "journal-article", same_study_as=("a", "c")),
        Source("e", "journal-article"),
    ]
    groups = dict.fromkeys("abcd", "a")
    assert study_groups(sources) == study_groups(sources[::-1]) == groups


def test_what_rests_on_a_retracted_source_falls_at_any_distance() -> None:
    sources = (
        Source("a", "journal-article"),
        Source("b", "journal-article", rests_on=("a",)),
        Source("c", "journal-article", rests_on=("b", "d")),
        Source("d", "journal-article"),
        Source("e", "journal-article", rests_on=("d",)),
    )
    assert find_fallen(sources, ["a"]) == {"a", "b", "c"}
