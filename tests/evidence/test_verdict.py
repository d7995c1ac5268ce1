"""The verdict on a claim: each ruling, with an example on each side of its border."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bodies import ALIKE, HARM, KINDS, LESS, MORE, UNSURE, figure, null, study
from kgraph import KnowledgeGraph
from kgraph.evidence.scale import VERDICTS
from kgraph.evidence.verdict import RULINGS, Verdict, capped, judge
from kgraph.evidence.weighing import CLINICAL, Item, Question

EFFICACY, INTERACTION = Question("efficacy", side=1), Question("interaction", side=1)
MECHANISM, STRUCTURE = Question("mechanism", side=1), Question("structure")

POOL, TRIAL, COHORT, CONTROLS = "meta-analysis", "randomised-trial", "cohort", "case-control"
WEAK = figure("1.5", p="<0.01")
"""What speaks without an interval, one step less certain."""


def says(design: str, group: str, stance: str = "supports", issuer: str | None = None) -> Item:
    """Return a text, or a study of mechanism or structure, that says something without an estimate."""
    return Item(stance, design, group, issuer=issuer)


def seen(question: Question, *items: Item) -> tuple[str, str | None]:
    """Return the ruling and the certainty, which are those of each order of the items."""
    found = judge(question, items)
    assert found == replace(judge(question, items[::-1]), weighed=found.weighed)
    assert found.verdict == RULINGS[found.ruling]
    return found.ruling, found.certainty


# Nothing in favour


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param((), ("nothing-carries", None), id="nothing"),
        pytest.param((says("article", "a"),), ("nothing-carries", None), id="an article"),
        pytest.param((says("animal", "a"),), ("nothing-carries", None), id="animals, on harm to people"),
        pytest.param((study("a", UNSURE),), ("only-inconclusive", None), id="an interval across no effect"),
        pytest.param((study("a", figure("1.5 1 2.2")),), ("only-inconclusive", None), id="a limit of no effect"),
        pytest.param((null("a"),), ("only-inconclusive", None), id="null result without a figure"),
        pytest.param((says("review", "a", "refutes"),), ("only-denied", None), id="a review denies it"),
        pytest.param((says("review", "a"),), ("only-stated", "stated"), id="a review states it"),
        pytest.param((says(TRIAL, "a"),), ("only-stated", "stated"), id="a trial states it without an estimate"),
        pytest.param((says("review", "a"), study("b", UNSURE)), ("only-stated", "stated"), id="stated, and left open"),
        pytest.param(
            (says("review", "a"), null("b")), ("only-inconclusive", None), id="stated, comparator: a silent null"
        ),
        pytest.param(
            (says("review", "a"), says("review", "b", "refutes")), ("only-inconclusive", None), id="stated and denied"
        ),
    ],
)
def test_where_nothing_is_shown_it_is_said_whether_anything_is_stated(
    items: tuple[Item, ...], expected: tuple[str, str | None]
) -> None:
    assert seen(HARM, *items) == expected


# Against


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param((study("a", ALIKE, POOL),), ("none-found", "high"), id="no effect found"),
        pytest.param((study("a", LESS, POOL),), ("none-found", "high"), id="the opposite"),
        pytest.param((study("a", ALIKE, COHORT),), ("none-found", "low"), id="at low certainty"),
        pytest.param((study("a", ALIKE, COHORT, 20),), ("too-uncertain", None), id="at very low certainty"),
        pytest.param((says("label", "a", "refutes"),), ("none-found", "stated"), id="a label denies it"),
        pytest.param((says("case-report", "a", "refutes"),), ("too-uncertain", None), id="a case"),
        pytest.param((study("a", ALIKE, POOL), null("b")), ("none-found", "high"), id="before the contest of a null"),
        pytest.param((study("a", ALIKE, POOL), says("review", "b")), ("none-found", "high"), id="a review states it"),
        pytest.param(
            (study("a", ALIKE, POOL), study("b", MORE, COHORT)), ("none-found", "moderate"), id="two tiers better"
        ),
        pytest.param(
            (study("a", ALIKE, TRIAL), study("b", MORE, COHORT)), ("both-comparable", "moderate"), id="one tier better"
        ),
        pytest.param(
            (study("a", ALIKE, POOL), study("b", MORE, COHORT), study("c", MORE, COHORT)),
            ("none-found", "moderate"),
            id="number does not outweigh tier",
        ),
    ],
)
def test_what_is_against_alone_or_clearly_better_refutes_at_low_certainty_or_better(
    items: tuple[Item, ...], expected: tuple[str, str | None]
) -> None:
    assert seen(HARM, *items) == expected


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param((study("a", MORE), study("b", ALIKE)), ("both-comparable", "moderate"), id="equal"),
        pytest.param((study("a", MORE), study("b", ALIKE, COHORT)), ("both-comparable", "moderate"), id="one below"),
        pytest.param((study("a", MORE, COHORT), study("b", ALIKE)), ("both-comparable", "moderate"), id="one above"),
        pytest.param((study("a", MORE), study("b", ALIKE, CONTROLS)), ("one-sound-study", "moderate"), id="two below"),
        pytest.param((study("a", MORE), study("b", UNSURE)), ("one-sound-study", "moderate"), id="open"),
        pytest.param(
            (study("a", MORE), says("label", "b", "refutes")), ("both-comparable", "moderate"), id="a label against"
        ),
        pytest.param(
            (study("a", MORE), study("a", ALIKE)), ("both-comparable", "moderate"), id="one study, two figures"
        ),
    ],
)
def test_two_sides_at_most_one_tier_apart_are_contested(
    items: tuple[Item, ...], expected: tuple[str, str | None]
) -> None:
    assert seen(HARM, *items) == expected


@pytest.mark.parametrize(
    ("silent", "ruling"),
    [
        pytest.param(null("b"), "silent-null", id="as large, of the same tier"),
        pytest.param(null("b", people=999), "one-sound-study", id="smaller"),
        pytest.param(null("b", people=None), "one-sound-study", id="of unknown size"),
        pytest.param(null("b", POOL), "silent-null", id="of a better tier"),
        pytest.param(null("b", COHORT), "silent-null", id="of the next tier"),
        pytest.param(null("b", CONTROLS, 99999), "one-sound-study", id="two tiers below"),
        pytest.param(replace(null("b"), endpoint_role="primary"), "silent-null", id="its primary endpoint"),
        pytest.param(replace(null("b"), endpoint_role="secondary"), "one-sound-study", id="a secondary endpoint"),
        pytest.param(replace(null("b"), endpoint_role="subgroup"), "one-sound-study", id="a subgroup"),
        pytest.param(study("b", UNSURE, people=99999), "one-sound-study", id="with its interval, which overlaps"),
    ],
)
def test_a_null_without_a_figure_contests_if_it_is_no_smaller_and_of_comparable_tier(silent: Item, ruling: str) -> None:
    assert seen(HARM, study("a", MORE), silent) == (ruling, "moderate")


def test_a_null_without_a_figure_is_compared_with_the_largest_in_favour() -> None:
    silent = null("c", people=1000)
    assert seen(HARM, study("a", MORE), study("b", MORE, people=1001), silent)[0] == "sure-and-repeated"
    assert seen(HARM, study("a", MORE, people=None), silent)[0] == "silent-null"


@pytest.mark.parametrize(("people", "contests"), [(8, False), (399, False), (400, True)])
def test_where_no_size_in_favour_is_known_a_null_without_a_figure_contests_from_400_people_on(
    people: int, *, contests: bool
) -> None:
    silent = null("c", people=people)
    labels = [Item("supports", "label", name, issuer=name) for name in ("a", "b")]
    for for_ in ([study("a", MORE, people=None)], labels):
        assert (seen(HARM, *for_, silent)[0] == "silent-null") is contests


# In favour


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param((study("a", MORE), study("b", MORE)), ("sure-and-repeated", "high"), id="two trials"),
        pytest.param(
            (study("a", MORE), study("b", WEAK, CONTROLS, 20)), ("sure-and-repeated", "moderate"), id="a weaker second"
        ),
        pytest.param((study("a", MORE), says("label", "b")), ("sure-and-repeated", "moderate"), id="and a label"),
        pytest.param((study("a", MORE), study("a", MORE)), ("one-sound-study", "moderate"), id="one trial twice"),
        pytest.param((study("a", MORE), says("case-report", "b")), ("repeated", "moderate"), id="and a case report"),
        pytest.param(
            (study("a", MORE), study("p", MORE, POOL)), ("repeated", "high"), id="and a pool that may hold it"
        ),
        pytest.param(
            (study("a", MORE), replace(study("p", MORE, POOL), includes=("b", "c", "d"))),
            ("sure-and-repeated", "high"),
            id="and a pool that does not hold it",
        ),
        pytest.param(
            (study("a", MORE), replace(study("p", MORE, POOL), includes=("a", "b"))),
            ("one-sound-study", "high"),
            id="and a pool of two that holds it",
        ),
        pytest.param((study("p", MORE, POOL), study("q", MORE, POOL)), ("repeated", "high"), id="two pools"),
        pytest.param((study("a", MORE, COHORT), study("b", MORE, COHORT)), ("repeated", "low"), id="two cohorts"),
        pytest.param((says("case-report", "a"), says("case-report", "b")), ("repeated", None), id="two case reports"),
        pytest.param((study("p", WEAK, "systematic-review", 20),), ("repeated", "very-low"), id="one pool weighs two"),
        pytest.param(
            (replace(study("p", WEAK, POOL, 20), includes=("a", "b")),),
            ("one-study", "low"),
            id="a pool of two does not",
        ),
        pytest.param((study("a", MORE),), ("one-sound-study", "moderate"), id="a trial of moderate certainty"),
        pytest.param((study("a", MORE, people=20),), ("one-sound-study", "moderate"), id="a small trial"),
        pytest.param((study("a", WEAK, people=20),), ("one-study", "low"), id="a small trial without an interval"),
        pytest.param((study("a", MORE, COHORT),), ("one-study", "low"), id="one cohort"),
        pytest.param((study("a", figure("3 2 4"), COHORT),), ("one-study", "moderate"), id="one cohort, large effect"),
        pytest.param((says("case-report", "a"),), ("one-study", None), id="one case report"),
        pytest.param((says("label", "a"),), ("authority", "stated"), id="a label alone"),
        pytest.param((says("guideline", "a"),), ("authority", "stated"), id="a guideline alone"),
        pytest.param((says("label", "a"), says("case-report", "b")), ("authority", "stated"), id="and a case report"),
        pytest.param(
            (study("a", MORE), study("b", ALIKE, CONTROLS), study("c", MORE)),
            ("sure-and-repeated", "moderate"),
            id="a clearly weaker one against lowers the certainty",
        ),
    ],
)
def test_what_nothing_comparable_speaks_against_is_as_strong_as_it_is_sure_and_repeated(
    items: tuple[Item, ...], expected: tuple[str, str | None]
) -> None:
    assert seen(HARM, *items) == expected


SMALL_COHORT = study("c", WEAK, COHORT, 20)


@pytest.mark.parametrize(
    ("items", "harm", "efficacy"),
    [
        pytest.param(
            (says("label", "a", issuer="FDA"), says("label", "b", issuer="EMA")),
            "authorities-agree",
            "authority",
            id="labels of two bodies",
        ),
        pytest.param(
            (says("label", "a", issuer="FDA"), says("guideline", "b", issuer="FDA")),
            "authority",
            "authority",
            id="two texts of one body",
        ),
        pytest.param(
            (says("label", "a", issuer="FDA"), says("label", "a", issuer="EMA")),
            "authority",
            "authority",
            id="copies of one text",
        ),
        pytest.param((says("label", "a"), says("label", "b")), "authorities-agree", "authority", id="bodies unknown"),
        pytest.param((says("label", "a"), SMALL_COHORT), "authorities-agree", "authority", id="one and an estimate"),
    ],
)
def test_authorities_establish_harms_and_interactions_but_no_efficacy(
    items: tuple[Item, ...], harm: str, efficacy: str
) -> None:
    assert seen(HARM, *items)[0] == seen(INTERACTION, *items)[0] == harm
    assert seen(EFFICACY, *items)[0] == efficacy


@pytest.mark.parametrize(
    ("items", "ruling"),
    [
        ((SMALL_COHORT, says("review", "b")), "group-and-statement"),
        ((SMALL_COHORT, says("review", "c")), "one-study"),
        ((SMALL_COHORT, says("review", "b", "refutes")), "one-study"),
        ((says("case-report", "a"), says("factsheet", "b")), "group-and-statement"),
        ((says("review", "a"), says("factsheet", "b")), "only-stated"),
    ],
)
def test_an_interaction_is_supported_by_a_group_and_an_independent_statement(
    items: tuple[Item, ...], ruling: str
) -> None:
    assert seen(INTERACTION, *items)[0] == ruling
    assert seen(HARM, *items)[0] == ruling.replace("group-and-statement", "one-study")


def test_a_pool_weighs_two_for_supported_alone() -> None:
    pool = study("p", MORE, POOL)
    assert seen(HARM, pool) == ("repeated", "high")
    assert seen(HARM, pool, study("a", MORE, COHORT)) == ("sure-and-repeated", "high")


def test_an_estimate_against_another_substance_neither_carries_nor_refutes() -> None:
    near = replace(study("a", ALIKE, POOL), is_near=True)
    assert seen(HARM, near)[0] == "nothing-carries"
    assert seen(HARM, near, study("b", MORE))[0] == "one-sound-study"


def test_a_claim_that_two_things_do_alike_is_supported_by_finding_no_difference() -> None:
    alike = Question("efficacy", claims_no_difference=True)
    better = study("b", replace(MORE, result="positive"))
    assert seen(alike, study("a", ALIKE)) == ("one-sound-study", "moderate")
    assert seen(alike, study("a", ALIKE), better)[0] == "both-comparable"
    assert seen(alike, study("a", UNSURE))[0] == "only-inconclusive"


def test_the_fall_of_a_level_is_supported_by_a_lower_level() -> None:
    fell = replace(figure("-2 -3 -1", "difference-scale"), is_of_fall=True)
    assert seen(HARM, study("a", fell))[0] == "one-sound-study"
    assert seen(HARM, study("a", replace(fell, is_of_fall=False)))[0] == "none-found"


# Mechanism and structure


@pytest.mark.parametrize(
    ("items", "mechanism", "structure"),
    [
        pytest.param((), "nothing-carries", "nothing-carries", id="nothing"),
        pytest.param((says("in-vitro", "a"),), "one-study", "nothing-carries", id="cells"),
        pytest.param((says("in-vitro", "a"), says("animal", "b")), "sure-and-repeated", "nothing-carries", id="two"),
        pytest.param((says("in-vitro", "a"), says("animal", "a")), "one-study", "nothing-carries", id="of one study"),
        pytest.param((says(TRIAL, "a"),), "one-sound-study", "one-sound-study", id="people"),
        pytest.param((says("label", "a"),), "one-study", "one-sound-study", id="a label"),
        pytest.param((says("database", "a"),), "one-study", "one-study", id="a database"),
        pytest.param((says("database", "a"), says("review", "b")), "repeated", "sure-and-repeated", id="two texts"),
        pytest.param((says("animal", "a"), says("review", "b")), "sure-and-repeated", "one-study", id="and a text"),
        pytest.param((says("animal", "a"), says("review", "a")), "one-study", "one-study", id="and its own text"),
        pytest.param((says(COHORT, "a", "refutes"),), "none-found", "none-found", id="refuted"),
        pytest.param((says("review", "a", "refutes"),), "too-uncertain", "none-found", id="denied by a text"),
        pytest.param((says(COHORT, "a", "inconclusive"),), "only-inconclusive", "only-inconclusive", id="open"),
        pytest.param(
            (says(TRIAL, "a"), says(CONTROLS, "b", "refutes")), "both-comparable", "both-comparable", id="contested"
        ),
        pytest.param(
            (says(TRIAL, "a", "refutes"), says("review", "b")),
            "none-found",
            "both-comparable",
            id="against, two better",
        ),
        pytest.param(
            (says(TRIAL, "a"), says("review", "b", "refutes")),
            "one-sound-study",
            "both-comparable",
            id="for, two better",
        ),
    ],
)
def test_mechanism_and_structure_are_judged_by_what_is_stated(
    items: tuple[Item, ...], mechanism: str, structure: str
) -> None:
    assert (seen(MECHANISM, *items), seen(STRUCTURE, *items)) == ((mechanism, None), (structure, None))


# What else a verdict says


@pytest.mark.parametrize(
    ("designs", "standing"),
    [
        (("article",), "article-only"),
        (("article", "article"), "article-only"),
        (("article", "opinion"), "unverified"),
        (("opinion",), "unverified"),
        (("article", "review"), "reported"),
        ((), "unverified"),
    ],
)
def test_readers_are_told_where_only_articles_speak(designs: tuple[str, ...], standing: str) -> None:
    items = [Item("supports", design, str(number)) for number, design in enumerate(designs)]
    assert judge(EFFICACY, items).standing == standing


@pytest.mark.parametrize(
    ("items", "verdict", "ruling"),
    [
        ((study("a", MORE), study("b", MORE)), "reported", "forms-differ"),
        ((study("a", MORE),), "reported", "forms-differ"),
        ((study("a", MORE, COHORT),), "reported", "one-study"),
        ((study("a", UNSURE),), "unproven", "only-inconclusive"),
        ((study("a", ALIKE),), "refuted", "none-found"),
    ],
)
def test_a_parent_whose_forms_read_otherwise_is_at_most_reported(
    items: tuple[Item, ...], verdict: str, ruling: str
) -> None:
    before = judge(HARM, items)
    after = capped(before)
    assert (after.verdict, after.standing, after.ruling) == (verdict, verdict, ruling)
    assert (after.certainty, after.reasons, after.weighed) == (before.certainty, before.reasons, before.weighed)


def test_the_reasons_of_the_certainty_stand_with_it() -> None:
    found = judge(HARM, [study("a", WEAK, people=20)])
    assert found == Verdict(
        "reported", "low", "reported", "one-study", ("imprecision", "no-interval"), weighed=found.weighed
    )


@pytest.mark.parametrize("kind", KINDS)
def test_clinical_verdicts_have_a_certainty_and_others_have_none(kind: str) -> None:
    found = judge(Question(kind, side=1), [study("a", MORE), says(TRIAL, "b")])
    assert (found.certainty is not None) is (kind in CLINICAL)


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError, match="efficiency"):
        judge(Question("efficiency"), [study("a", MORE)])


def test_rulings_are_those_of_the_schema_and_lead_to_its_verdicts(kg: KnowledgeGraph) -> None:
    assert set(RULINGS) == {term.slug for term in kg.terms.values() if "Ruling" in term.lists}
    assert set(RULINGS.values()) == set(VERDICTS)
