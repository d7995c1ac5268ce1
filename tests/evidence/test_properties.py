"""What must hold whatever the evidence: random bodies of all kinds of claims, judged by the rule.

An item supports or refutes by what it says of the claim, alone, not by the stance that its curator gave it: it refutes
where its figure is against, where it states so, and where it is a null without a figure. What is retracted is a study:
all that one group says on a side, since another report of the same study would else speak in its place.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from bodies import NEVER_CARRY, bodies, items, many, of_the_other_side, questions, says, turned, with_estimates
from kgraph.evidence.groups import Report, count_independent, overlap
from kgraph.evidence.reading import FOR
from kgraph.evidence.verdict import RULINGS, Verdict, judge
from kgraph.evidence.weighing import AGAINST, CLINICAL, SILENT, Item, Question
from kgraph.model import COUNTS

RANK = {"refuted": 0, "unproven": 1, "unverified": 1, "contested": 2, "reported": 3, "supported": 4, "established": 5}
"""The order of verdicts: what nobody studied is as weak as what studies left open."""


def decided(question: Question, body: list[Item]) -> Verdict:
    """Return a verdict without the items it weighed."""
    return replace(judge(question, body), weighed=())


def rank(question: Question, body: list[Item]) -> int:
    return RANK[judge(question, body).verdict]


def without_what_a_study_says(question: Question, body: list[Item], sides: set[str], data: st.DataObject) -> list[Item]:
    """Retract all that one study says on a side."""
    groups = sorted({item.group for item in body if says(question, item) in sides})
    assume(groups)
    group = data.draw(st.sampled_from(groups))
    return [item for item in body if item.group != group or says(question, item) not in sides]


@many
@given(questions, bodies, st.data())
def test_the_order_of_items_does_not_matter(question: Question, body: list[Item], data: st.DataObject) -> None:
    assert decided(question, data.draw(st.permutations(body))) == decided(question, body)


@many
@given(questions, st.lists(items(), min_size=1, max_size=7), st.data())
def test_a_duplicate_report_changes_nothing(question: Question, body: list[Item], data: st.DataObject) -> None:
    assert decided(question, [*body, data.draw(st.sampled_from(body))]) == decided(question, body)


@many
@given(questions, bodies, items(groups="n"))
def test_another_supporting_group_never_weakens(question: Question, body: list[Item], another: Item) -> None:
    assume(says(question, another) == FOR)
    assert rank(question, [*body, another]) >= rank(question, body)


@many
@given(questions, bodies, st.data())
def test_retracting_support_never_strengthens(question: Question, body: list[Item], data: st.DataObject) -> None:
    assert rank(question, without_what_a_study_says(question, body, {FOR}, data)) <= rank(question, body)


@many
@given(questions, bodies, st.data())
def test_retracting_a_refutation_never_weakens(question: Question, body: list[Item], data: st.DataObject) -> None:
    assert rank(question, without_what_a_study_says(question, body, {AGAINST, SILENT}, data)) >= rank(question, body)


@many
@given(questions, st.lists(items(designs=NEVER_CARRY), min_size=1, max_size=5))
def test_articles_web_texts_and_opinions_alone_leave_a_claim_unverified(question: Question, body: list[Item]) -> None:
    found = judge(question, body)
    assert (found.verdict, found.certainty, found.ruling) == ("unverified", None, "nothing-carries")


@many
@given(questions, bodies, st.lists(items(designs=NEVER_CARRY), max_size=3))
def test_articles_web_texts_and_opinions_change_no_verdict(
    question: Question, body: list[Item], more: list[Item]
) -> None:
    assert decided(question, [*body, *more]).ruling == decided(question, body).ruling


@many
@given(questions, bodies)
def test_a_figure_printed_the_other_way_round_and_turned_leads_to_the_same_verdict(
    question: Question, body: list[Item]
) -> None:
    printed = with_estimates(body, turned)
    assert decided(question, with_estimates(printed, turned)) == decided(question, body)


@many
@given(questions, bodies)
def test_turning_all_figures_and_exchanging_the_sides_changes_no_verdict(question: Question, body: list[Item]) -> None:
    other = replace(question, side=None if question.side is None else -question.side)
    assert decided(other, with_estimates(body, of_the_other_side)) == decided(question, body)


@many
@given(questions, bodies)
def test_only_what_counts_or_states_decides(question: Question, body: list[Item]) -> None:
    found = judge(question, body)
    heard = [entry.item for entry in found.weighed if entry.weight in (COUNTS, "states")]
    assert decided(question, heard).ruling == found.ruling


@many
@given(questions, bodies)
def test_a_certainty_goes_with_what_clinical_evidence_shows_and_with_nothing_else(
    question: Question, body: list[Item]
) -> None:
    found = judge(question, body)
    assert found.verdict == RULINGS[found.ruling]
    if question.kind not in CLINICAL or found.verdict in ("unproven", "unverified"):
        assert (found.certainty, found.reasons) == (None, ())
    speaks = {entry.item.design for entry in found.weighed if entry.weight == COUNTS and entry.says in (FOR, AGAINST)}
    if question.kind in CLINICAL and found.verdict not in ("unproven", "unverified") and speaks != {"case-report"}:
        assert found.certainty is not None


_REPORTS = st.lists(
    st.builds(
        Report,
        st.sampled_from("abcdefgh"),
        st.frozensets(
            st.sampled_from(["randomised-trial", "cohort", "meta-analysis", "systematic-review"]), min_size=1
        ),
        st.frozensets(st.sampled_from("abcdefgh"), max_size=4),
    ),
    max_size=8,
    unique_by=lambda report: report.group,
)


@many
@given(_REPORTS)
def test_an_overlap_is_one_of_both_reports(reports: list[Report]) -> None:
    assert all(overlap(one, other) == overlap(other, one) for one in reports for other in reports)


@many
@given(_REPORTS)
def test_the_count_is_that_of_the_largest_set_without_an_overlap(reports: list[Report]) -> None:
    def fits(chosen: list[Report]) -> bool:
        return not any(overlap(one, other) for one in chosen for other in chosen if one.group < other.group)

    subsets = ([report for at, report in enumerate(reports) if mask >> at & 1] for mask in range(2 ** len(reports)))
    assert count_independent(reports) == max(len(subset) for subset in subsets if fits(subset))
