"""What each evidence item weighs and says: the table of tiers, what keeps an item from carrying, reports of a study."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bodies import ALIKE, BENEFIT, HARM, KINDS, LESS, MORE, NEVER_CARRY, UNSURE, figure, null, says, study
from kgraph import KnowledgeGraph
from kgraph.evidence.reading import Figure
from kgraph.evidence.weighing import (
    CLINICAL,
    PRECLINICAL,
    Item,
    Question,
    carries,
    count_groups,
    count_groups_with_pools,
    designs_of_tier,
    speakers,
    statements,
    tier_of,
    tiers_of,
    weigh,
)

TIERS = {
    #                    efficacy, harm, interaction, mechanism, structure
    "meta-analysis": (1, 1, 1, 1, 1),
    "randomised-trial": (2, 2, 2, 1, 1),
    "guideline": (3, 2, 2, 3, 1),
    "label": (3, 2, 2, 3, 1),
    "systematic-review": (None, 3, 3, 2, 1),
    "cohort": (None, 3, 3, 2, 1),
    "case-control": (None, 4, 4, 2, 2),
    "cross-sectional": (None, 4, 4, 2, 2),
    "human-mechanistic": (None, 4, 3, 1, 2),
    "case-report": (None, 5, 5, None, None),
    "animal": (None, None, None, 2, None),
    "in-vitro": (None, None, None, 2, None),
    "database": (None, None, None, 3, 2),
    "review": (None, None, None, 3, 2),
    "factsheet": (None, None, None, 3, 2),
    "web-text": (None, None, None, None, None),
    "opinion": (None, None, None, None, None),
    "article": (None, None, None, None, None),
}
CELLS = [(design, kind, tier) for design, tiers in TIERS.items() for kind, tier in zip(KINDS, tiers, strict=True)]
WITHOUT_ESTIMATE = ("guideline", "label", "case-report")
STATING = ("database", "review", "factsheet")


def weighed(question: Question, *items: Item) -> list[tuple[str, str, int | None, str | None]]:
    """Return group, weight, tier and what it says of each item."""
    return [(entry.item.group, entry.weight, entry.tier, entry.says) for entry in weigh(question, items)]


# The table


@pytest.mark.parametrize(("design", "kind", "tier"), CELLS)
def test_a_design_carries_a_kind_of_claim_at_its_tier(design: str, kind: str, tier: int | None) -> None:
    assert tier_of(kind, design) == tier
    (entry,) = weigh(Question(kind, side=1), [Item("supports", design, "a", figure=MORE)])
    states = tier is None and kind in CLINICAL and design in STATING
    assert entry.tier == tier
    assert entry.weight == ("counts" if tier else "states" if states else "unfitting-design")
    assert entry.says == ("for" if tier or states else None)


@pytest.mark.parametrize(("design", "kind"), [(design, kind) for design, kind, tier in CELLS if tier])
def test_a_study_on_a_clinical_claim_speaks_through_an_estimate_alone(design: str, kind: str) -> None:
    (entry,) = weigh(Question(kind, side=1), [Item("supports", design, "a", result="positive")])
    needs_one = kind in CLINICAL and design not in WITHOUT_ESTIMATE
    assert (entry.weight, entry.says) == ("states" if needs_one else "counts", "for")


def test_the_designs_of_all_tiers_are_the_table() -> None:
    for index, kind in enumerate(KINDS):
        for tier in tiers_of(kind):
            assert set(designs_of_tier(kind, tier)) == {name for name, row in TIERS.items() if row[index] == tier}


def test_articles_opinions_and_web_texts_carry_nothing() -> None:
    assert {design for design in TIERS if not carries(design)} == set(NEVER_CARRY)
    assert set(TIERS) > PRECLINICAL


def test_the_table_has_every_study_design_and_kind_of_the_schema(kg: KnowledgeGraph) -> None:
    assert (
        TIERS.keys() - set(NEVER_CARRY)
        <= {t.slug for t in kg.terms.values() if "StudyDesign" in t.lists}
        <= TIERS.keys()
    )
    assert {term.slug for term in kg.terms.values() if "RelationKind" in term.lists} == set(KINDS)


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError, match="efficiency"):
        weigh(Question("efficiency"), [Item("supports", "cohort", "a")])


# What an item says


@pytest.mark.parametrize("stance", ["supports", "refutes"])
@pytest.mark.parametrize(("shown", "says_"), [(MORE, "for"), (LESS, "against"), (ALIKE, "against"), (UNSURE, "open")])
def test_a_study_says_what_its_figure_says_whether_it_supports_or_refutes(
    stance: str, shown: Figure, says_: str
) -> None:
    assert says(HARM, Item(stance, "cohort", "a", figure=shown)) == says_


@pytest.mark.parametrize("shown", [MORE, LESS, ALIKE, UNSURE])
def test_a_study_that_its_curator_holds_for_inconclusive_is_open(shown: Figure) -> None:
    assert says(HARM, Item("inconclusive", "cohort", "a", figure=shown)) == "open"


def test_a_figure_for_one_step_of_the_amount_shows_no_absence() -> None:
    steps = [replace(study("a", shown), compared_with="per-unit") for shown in (MORE, LESS, ALIKE)]
    assert [says(HARM, step) for step in steps] == ["for", "against", "open"]


def test_finding_no_difference_speaks_for_a_claim_that_two_things_do_alike() -> None:
    alike = Question("efficacy", claims_no_difference=True)
    assert [says(alike, study("a", shown)) for shown in (ALIKE, UNSURE)] == ["for", "open"]
    better = study("a", figure("1.5 1.3 1.7", result="positive"))
    assert says(alike, better) == "against"


@pytest.mark.parametrize(
    ("item", "says_"),
    [
        (null("a"), "silent"),
        (Item("inconclusive", "cohort", "a", result="null"), "silent"),
        (Item("refutes", "cohort", "a", endpoint_role="primary"), "silent"),
        (Item("refutes", "cohort", "a", result="null", endpoint_role="secondary"), "open"),
        (Item("inconclusive", "cohort", "a", result="inconclusive"), "open"),
        (Item("inconclusive", "cohort", "a"), "open"),
        (Item("refutes", "label", "a"), "against"),
        (Item("inconclusive", "case-report", "a"), "open"),
        (Item("refutes", "review", "a"), "against"),
    ],
)
def test_without_a_figure_a_null_is_silent_and_a_text_says_what_it_states(item: Item, says_: str) -> None:
    assert says(HARM, item) == says_


@pytest.mark.parametrize("kind", ["mechanism", "structure"])
@pytest.mark.parametrize(("stance", "says_"), [("supports", "for"), ("refutes", "against"), ("inconclusive", "open")])
def test_on_mechanism_and_structure_the_stance_speaks_and_figures_do_not(kind: str, stance: str, says_: str) -> None:
    assert says(Question(kind, side=1), Item(stance, "cohort", "a", figure=LESS)) == says_


# What keeps an item from carrying


@pytest.mark.parametrize(
    ("change", "weight"),
    [
        ({"quality": "weak"}, "weak"),
        ({"endpoint_role": "subgroup"}, "subgroup"),
        ({"set_aside": "withdrawn"}, "withdrawn"),
        ({"set_aside": "unidentified", "quality": "weak"}, "unidentified"),
        ({"quality": "weak", "endpoint_role": "subgroup"}, "weak"),
        ({"is_near": True}, "near"),
        ({"quality": "primary", "endpoint_role": "primary"}, "counts"),
        ({"quality": "secondary", "endpoint_role": "secondary"}, "counts"),
        ({"compared_with": "baseline"}, "counts"),
    ],
)
@pytest.mark.parametrize("kind", ["efficacy", "harm", "interaction"])
def test_an_item_is_set_aside_for_the_gravest_reason(kind: str, change: dict[str, object], weight: str) -> None:
    item = replace(study("a", MORE, "meta-analysis"), **change)  # type: ignore[arg-type]
    says_ = "for" if weight == "counts" else None
    assert weighed(Question(kind, side=1), item) == [("a", weight, 1, says_)]


def test_an_estimate_against_another_substance_is_near_on_clinical_claims_alone() -> None:
    near = Item("supports", "in-vitro", "a", is_near=True)
    assert weighed(Question("mechanism"), near) == [("a", "counts", 2, "for")]
    assert weighed(HARM, Item("supports", "review", "a", is_near=True)) == [("a", "near", None, None)]


@pytest.mark.parametrize("quality", ["weak", None])
def test_a_weak_review_does_not_even_state(quality: str | None) -> None:
    item = Item("supports", "review", "a", quality=quality)
    assert len(statements(weigh(HARM, [item]), "for")) == (0 if quality else 1)


# Reports of one study


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(study("a", MORE), study("a", LESS, "cohort"), id="better tier"),
        pytest.param(
            replace(study("a", MORE, "cohort"), endpoint_role="primary"), study("a", LESS, "cohort"), id="primary"
        ),
        pytest.param(
            study("a", MORE), replace(study("a", LESS), endpoint_role="secondary"), id="not marked before secondary"
        ),
        pytest.param(study("a", UNSURE), study("a", MORE, "cohort"), id="also if it is open"),
        pytest.param(null("a"), study("a", MORE, "cohort"), id="also if it is silent"),
        pytest.param(
            study("a", MORE), replace(study("a", LESS, "cohort"), endpoint_role="primary"), id="tier before role"
        ),
    ],
)
def test_a_study_speaks_through_its_strongest_item(one: Item, other: Item) -> None:
    (spoken,) = [entry for entry in weigh(HARM, [other, one]) if entry.weight == "counts"]
    assert spoken.item is one
    assert weighed(HARM, other, one)[0][1:] == ("same-study", tier_of("harm", other.design), None)


def test_two_items_of_a_study_that_rank_alike_both_speak() -> None:
    assert weighed(HARM, study("a", MORE), study("a", LESS)) == [
        ("a", "counts", 2, "for"),
        ("a", "counts", 2, "against"),
    ]


def test_what_does_not_count_never_silences_a_report_of_its_study() -> None:
    weak = replace(study("a", LESS, "meta-analysis"), quality="weak")
    stated = Item("supports", "meta-analysis", "a")
    assert weighed(HARM, weak, stated, study("a", MORE, "cohort")) == [
        ("a", "weak", 1, None),
        ("a", "states", 1, "for"),
        ("a", "counts", 3, "for"),
    ]


def test_the_weights_say_what_counts_and_why_the_rest_does_not() -> None:
    items = [
        study("a", MORE, "cohort"),
        study("a", MORE, "case-control"),
        Item("refutes", "animal", "b"),
        replace(study("c", MORE, "meta-analysis"), quality="weak"),
        replace(study("d", MORE, "meta-analysis"), endpoint_role="subgroup"),
        replace(study("e", MORE, "meta-analysis"), quality="weak", set_aside="superseded"),
        Item("supports", "cohort", "f", result="positive"),
    ]
    assert weighed(HARM, *items) == [
        ("a", "counts", 3, "for"),
        ("a", "same-study", 4, None),
        ("b", "unfitting-design", None, None),
        ("c", "weak", 1, None),
        ("d", "subgroup", 1, None),
        ("e", "superseded", 1, None),
        ("f", "states", 3, "for"),
    ]


def test_groups_are_counted_once_and_a_pool_as_two_where_that_is_asked() -> None:
    pool = study("p", LESS, "meta-analysis")
    side = speakers(weigh(BENEFIT, [study("a", LESS), study("a", LESS), pool]), "for")
    assert (count_groups(side), count_groups_with_pools(side)) == (1, 2)
    assert count_groups_with_pools(side[:2]) == 1


def test_the_weights_of_the_graph_are_those_of_the_schema(kg: KnowledgeGraph) -> None:
    listed = {term.slug for term in kg.terms.values() if "Weight" in term.lists}
    assert {item.weight for claim in kg.claims() for item in claim.evidence} <= listed
