"""The verdict on a claim: the table of tiers, the order of rules, and what must hold whatever the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import Iri, KnowledgeGraph
from kgraph.evidence import verdict as verdict_module
from kgraph.evidence.verdict import (
    PRECLINICAL,
    Change,
    Item,
    Verdict,
    carries,
    designs_of_tier,
    judge,
    tiers_of,
    what_would_change,
)
from kgraph.model import COUNTS

KINDS = ("efficacy", "harm", "interaction", "mechanism", "structure")
TIERS = {
    "meta-analysis": (1, 1, 1, 1, 1),
    "randomised-trial": (2, 2, 2, 1, 1),
    "guideline": (3, 2, 2, 3, 1),
    "label": (3, 2, 2, 3, 1),
    "systematic-review": (None, 3, 3, 3, 1),
    "cohort": (None, 3, 3, 3, 1),
    "case-control": (None, 4, 4, 4, 2),
    "cross-sectional": (None, 4, 4, 4, 2),
    "case-report": (None, 5, 5, None, None),
    "human-mechanistic": (None, 4, 3, 1, 2),
    "animal": (None, None, None, 2, None),
    "in-vitro": (None, None, None, 2, None),
    "database": (None, None, 5, 3, 2),
    "review": (None, None, 5, 3, 2),
    "factsheet": (None, None, 5, 3, 2),
    "opinion": (None, None, None, None, None),
    "web-text": (None, None, None, None, None),
    "article": (None, None, None, None, None),
}
CERTAINTY = {1: "high", 2: "moderate", 3: "low", 4: "very-low", 5: "very-low"}
CELLS = [(design, kind, tier) for design, tiers in TIERS.items() for kind, tier in zip(KINDS, tiers, strict=True)]
BY_TIER = {1: "meta-analysis", 2: "randomised-trial", 3: "cohort", 4: "case-control", 5: "case-report"}


def decided(found: Verdict) -> tuple[str, str | None, str, str]:
    """Return a verdict without the items it weighed."""
    return (found.verdict, found.certainty, found.standing, found.ruling)


def heard(*items: str) -> Verdict:
    """Judge a claim of harm by items like ``+2a``: for (+), against (-) or inconclusive (~), tier, group."""
    stances = {"+": "supports", "-": "refutes", "~": "inconclusive"}
    return judge("harm", [Item(stances[item[0]], BY_TIER[int(item[1])], item[2:]) for item in items])


@pytest.mark.parametrize(("design", "kind", "tier"), CELLS)
def test_a_design_carries_a_kind_of_claim_at_its_tier(design: str, kind: str, tier: int | None) -> None:
    found = judge(kind, [Item("supports", design, "a")])
    (entry,) = found.weighed
    assert entry.tier == tier
    if tier is None:
        standing = "article-only" if design == "article" else "unverified"
        assert found == Verdict("unverified", None, standing, "nothing-carries", found.weighed)
        assert entry.weight == "unfitting-design"
    else:
        assert found == Verdict("supported", CERTAINTY[tier], "supported", "for-one-group", found.weighed)
        assert entry.weight == COUNTS


def test_the_table_has_every_study_design_and_kind_of_the_schema(kg: KnowledgeGraph) -> None:
    assert {term.slug for term in kg.terms.values() if "StudyDesign" in term.lists} == set(TIERS)
    assert {term.slug for term in kg.terms.values() if "RelationKind" in term.lists} == set(KINDS)


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError, match="efficiency"):
        judge("efficiency", [])


@pytest.mark.parametrize(
    ("items", "verdict", "certainty"),
    [
        pytest.param((), "unverified", None, id="nothing"),
        pytest.param(("~3a",), "unproven", None, id="studied, nothing found either way"),
        pytest.param(("+2a", "-2b"), "contested", "moderate", id="both, equal"),
        pytest.param(("+2a", "-1b"), "contested", "high", id="both, against one tier better"),
        pytest.param(("+2a", "-3b"), "contested", "moderate", id="both, for one tier better"),
        pytest.param(("+3a", "-2b", "~1c"), "contested", "moderate", id="comparable comes before inconclusive"),
        pytest.param(("-4a",), "refuted", "very-low", id="against alone"),
        pytest.param(("-4a", "~1b"), "refuted", "very-low", id="against alone comes before inconclusive"),
        pytest.param(("+3a", "-1b"), "refuted", "high", id="against clearly better"),
        pytest.param(("+3a", "+3c", "-1b"), "refuted", "high", id="number does not outweigh strength"),
        pytest.param(("+4a", "-2b", "~1c"), "refuted", "moderate", id="clearly better comes before inconclusive"),
        pytest.param(("+2a", "-4b", "~1c"), "unproven", None, id="for clearly better, inconclusive better still"),
        pytest.param(("+3a", "~2b"), "unproven", None, id="inconclusive strictly better"),
        pytest.param(("+3a", "+3c", "~2b"), "unproven", None, id="inconclusive strictly better than two"),
        pytest.param(("+2a", "~2b"), "supported", "moderate", id="inconclusive equal"),
        pytest.param(("+2a", "~3b"), "supported", "moderate", id="inconclusive weaker"),
        pytest.param(("+2a", "-4b"), "supported", "moderate", id="for clearly better"),
        pytest.param(("+2a",), "supported", "moderate", id="one group"),
        pytest.param(("+5a",), "supported", "very-low", id="one case"),
        pytest.param(("+2a", "+2b"), "established", "moderate", id="two groups"),
        pytest.param(("+4a", "+5b"), "established", "very-low", id="two groups, the better of the last but one tier"),
        pytest.param(("+5a", "+5b", "+5c"), "supported", "very-low", id="groups of the weakest tier alone"),
        pytest.param(("+1a", "+3b"), "established", "high", id="two groups of unequal strength"),
        pytest.param(("+1a", "+1b", "-3c"), "established", "high", id="two groups, weaker one against"),
        pytest.param(("+2a", "+2a", "+3a"), "supported", "moderate", id="one group with three reports"),
        pytest.param(("+2a", "-3a"), "supported", "moderate", id="a group speaks through its strongest item: for"),
        pytest.param(("+3a", "-2a"), "refuted", "moderate", id="a group speaks through its strongest item: against"),
        pytest.param(("+2a", "-2a"), "contested", "moderate", id="a group whose strongest items differ"),
        pytest.param(("+2a", "~1a"), "unproven", None, id="a group speaks through its strongest item: inconclusive"),
    ],
)
def test_the_rules_are_applied_in_order(items: tuple[str, ...], verdict: str, certainty: str | None) -> None:
    found = heard(*items)
    assert (found.verdict, found.certainty) == (verdict, certainty)
    assert found.standing == verdict


@pytest.mark.parametrize("design", ["guideline", "label"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_group_and_a_guideline_or_label_establish_a_claim(kind: str, design: str) -> None:
    trial, other = Item("supports", "randomised-trial", "a"), Item("supports", design, "b")
    assert judge(kind, [trial, other]).verdict == "established"
    assert judge(kind, [other]).verdict == "supported"


@pytest.mark.parametrize(
    "item",
    [
        Item("supports", "meta-analysis", "a", quality="weak"),
        Item("supports", "meta-analysis", "a", endpoint_role="subgroup"),
        Item("supports", "meta-analysis", "a", set_aside="withdrawn"),
    ],
    ids=["weak", "subgroup", "set aside"],
)
@pytest.mark.parametrize("kind", ["efficacy", "harm", "structure"])
def test_what_is_weak_a_subgroup_or_set_aside_does_not_carry(kind: str, item: Item) -> None:
    assert decided(judge(kind, [item])) == decided(judge(kind, []))
    refuting = Item("refutes", "guideline", "b")
    assert decided(judge(kind, [item, refuting])) == decided(judge(kind, [refuting]))
    assert judge(kind, [item]).weighed[0].weight != COUNTS


@pytest.mark.parametrize(("quality", "role"), [("primary", "primary"), ("secondary", "secondary"), (None, None)])
def test_other_qualities_and_endpoints_carry(quality: str | None, role: str | None) -> None:
    item = Item("supports", "meta-analysis", "a", quality=quality, endpoint_role=role)
    assert judge("efficacy", [item]).verdict == "supported"


@pytest.mark.parametrize(
    ("items", "ruling"),
    [
        ((), "nothing-carries"),
        (("~3a",), "only-inconclusive"),
        (("-4a", "~1b"), "against-alone"),
        (("+2a", "-3b"), "both-comparable"),
        (("+4a", "-2b"), "against-clearly-better"),
        (("+3a", "~2b"), "inconclusive-better"),
        (("+2a", "+4b"), "for-two-groups"),
        (("+2a", "-4b"), "for-one-group"),
        (("+5a", "+5b"), "for-weakest-alone"),
    ],
)
def test_the_ruling_is_the_rule_that_decided(items: tuple[str, ...], ruling: str) -> None:
    assert heard(*items).ruling == ruling


def test_the_weights_say_what_counts_and_why_the_rest_does_not() -> None:
    items = [
        Item("supports", "cohort", "a"),
        Item("supports", "case-control", "a"),
        Item("refutes", "animal", "b"),
        Item("supports", "meta-analysis", "c", quality="weak"),
        Item("supports", "meta-analysis", "d", endpoint_role="subgroup"),
        Item("supports", "meta-analysis", "e", quality="weak", set_aside="superseded"),
    ]
    weights = [(entry.item.group, entry.weight, entry.tier) for entry in judge("harm", items).weighed]
    assert weights == [
        ("a", "counts", 3),
        ("a", "same-study", 4),
        ("b", "unfitting-design", None),
        ("c", "weak", 1),
        ("d", "subgroup", 1),
        ("e", "superseded", 1),
    ]


def test_rulings_and_weights_are_those_of_the_schema(kg: KnowledgeGraph) -> None:
    def listed(name: str) -> set[str]:
        return {term.slug for term in kg.terms.values() if name in term.lists}

    text = Path(verdict_module.__file__).read_text(encoding="utf-8")
    assert all(f'"{slug}"' in text for slug in listed("Ruling"))
    found = set(kg.query("SELECT DISTINCT ?w WHERE { ?item kgo:weight ?w }").column("w"))
    assert {cell.slug for cell in found if isinstance(cell, Iri)} <= listed("Weight")


# What would change a verdict


def test_what_would_change_a_verdict_is_the_weakest_evidence_that_does_and_each_group_it_leans_on() -> None:
    items = [Item("supports", "randomised-trial", "a")]
    assert what_would_change("efficacy", items) == (
        Change("established", "supports", 3, ("guideline", "label")),
        Change("contested", "refutes", 3, ("guideline", "label")),
        Change("unproven", "inconclusive", 1, ("meta-analysis",)),
        Change("unverified", group="a"),
    )


def test_a_claim_nobody_studied_is_changed_by_any_fitting_evidence() -> None:
    assert [(change.stance, change.verdict) for change in what_would_change("structure", [])] == [
        ("supports", "supported"),
        ("refutes", "refuted"),
        ("inconclusive", "unproven"),
    ]


def test_the_designs_of_all_tiers_are_the_table() -> None:
    for index, kind in enumerate(KINDS):
        for tier in tiers_of(kind):
            assert set(designs_of_tier(kind, tier)) == {name for name, row in TIERS.items() if row[index] == tier}


@pytest.mark.parametrize(
    ("designs", "standing"),
    [
        (("article",), "article-only"),
        (("article", "article"), "article-only"),
        (("article", "opinion", "web-text"), "unverified"),
        (("opinion",), "unverified"),
        ((), "unverified"),
    ],
)
def test_readers_are_told_where_only_articles_speak(designs: tuple[str, ...], standing: str) -> None:
    items = [Item("supports", design, str(number)) for number, design in enumerate(designs)]
    assert judge("efficacy", items).standing == standing


STRENGTH = {"refuted": 0, "unproven": 1, "contested": 1, "unverified": 1, "supported": 2, "established": 3}
STANCES = ("supports", "refutes", "inconclusive")


def items_of(*stances: str, designs: tuple[str, ...] = tuple(TIERS), groups: str = "abcd") -> st.SearchStrategy[Item]:
    return st.builds(
        Item,
        st.sampled_from(stances),
        st.sampled_from(designs),
        st.sampled_from(groups),
        quality=st.sampled_from([None, None, "primary", "weak"]),
        endpoint_role=st.sampled_from([None, None, "primary", "subgroup"]),
        set_aside=st.sampled_from([None, None, "withdrawn"]),
    )


EVIDENCE = st.lists(items_of(*STANCES), max_size=8)
KIND = st.sampled_from(KINDS)


@settings(deadline=None)
@given(KIND, EVIDENCE)
def test_each_change_named_leads_to_the_verdict_named(kind: str, items: list[Item]) -> None:
    for change in what_would_change(kind, items):
        if change.group is None:
            assert change.stance
            assert change.designs == designs_of_tier(kind, change.tier or 0)
            then = [judge(kind, [*items, Item(change.stance, design, "new")]).verdict for design in change.designs]
        else:
            then = [judge(kind, [item for item in items if item.group != change.group]).verdict]
        assert set(then) == {change.verdict} != {judge(kind, items).verdict}


@settings(deadline=None)
@given(KIND, EVIDENCE)
def test_only_what_counts_decides(kind: str, items: list[Item]) -> None:
    found = judge(kind, items)
    counting = [entry.item for entry in found.weighed if entry.weight == COUNTS]
    assert (judge(kind, counting).verdict, judge(kind, counting).ruling) == (found.verdict, found.ruling)


def strength(kind: str, items: list[Item]) -> int:
    return STRENGTH[judge(kind, items).verdict]


@settings(deadline=None)
@given(KIND, EVIDENCE, st.data())
def test_the_order_of_items_does_not_matter(kind: str, items: list[Item], data: st.DataObject) -> None:
    assert decided(judge(kind, data.draw(st.permutations(items)))) == decided(judge(kind, items))


@settings(deadline=None)
@given(KIND, st.lists(items_of(*STANCES), min_size=1, max_size=8), st.data())
def test_a_duplicate_report_changes_nothing(kind: str, items: list[Item], data: st.DataObject) -> None:
    assert decided(judge(kind, [*items, data.draw(st.sampled_from(items))])) == decided(judge(kind, items))


@settings(deadline=None)
@given(st.sampled_from(["efficacy", "harm"]), EVIDENCE, items_of(*STANCES, designs=tuple(TIERS)[1:], groups="a"))
def test_a_weaker_report_of_a_study_that_has_spoken_changes_nothing(kind: str, items: list[Item], item: Item) -> None:
    before = [*items, Item("supports", "meta-analysis", "a")]
    assert decided(judge(kind, [*before, item])) == decided(judge(kind, before))


@settings(deadline=None)
@given(KIND, EVIDENCE, items_of("supports", groups="e"))
def test_another_supporting_group_never_weakens(kind: str, items: list[Item], other: Item) -> None:
    assert strength(kind, [*items, other]) >= strength(kind, items)


@settings(deadline=None)
@given(KIND, EVIDENCE, items_of("supports"))
def test_retracting_support_never_strengthens(kind: str, rest: list[Item], retracted: Item) -> None:
    assert strength(kind, rest) <= strength(kind, [*rest, retracted])


@settings(deadline=None)
@given(KIND, EVIDENCE, items_of("refutes"))
def test_retracting_a_refutation_never_weakens(kind: str, rest: list[Item], retracted: Item) -> None:
    assert strength(kind, rest) >= strength(kind, [*rest, retracted])


@settings(deadline=None)
@given(KIND, st.lists(items_of(*STANCES, designs=("article", "opinion", "web-text")), min_size=1, max_size=6))
def test_articles_web_texts_and_opinions_alone_leave_a_claim_unverified(kind: str, items: list[Item]) -> None:
    found = judge(kind, items)
    assert (found.verdict, found.certainty) == ("unverified", None)


@settings(deadline=None)
@given(KIND, EVIDENCE)
def test_a_certainty_goes_with_every_verdict_that_evidence_carries(kind: str, items: list[Item]) -> None:
    found = judge(kind, items)
    assert (found.certainty is None) == (found.verdict in ("unverified", "unproven"))


def test_only_articles_web_texts_and_opinions_carry_nothing(kg: KnowledgeGraph) -> None:
    designs = [slug for slug, term in kg.terms.items() if "StudyDesign" in term.lists]
    assert sorted(design for design in designs if not carries(design)) == ["article", "opinion", "web-text"]
    assert set(designs) > PRECLINICAL
