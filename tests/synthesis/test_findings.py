"""The summary of findings: one row for each claim of benefit or harm, nothing pooled, nobody counted twice."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kgraph import KnowledgeGraph
from kgraph.table import Table

HIP = "alendronate--prevents--hip-fracture"
ANY = "alendronate--prevents--fracture--pharmacological--adults"
HARM = "alendronate--predisposes-to--ulcer"


def column(table: Table, claim: str, *names: str) -> list[object]:
    (found,) = [found for found in table.to_dicts() if found["claim"] == claim]
    return [str(found[name]) if isinstance(found[name], Decimal) else found[name] for name in names]


@pytest.fixture(scope="module")
def table(studies: KnowledgeGraph) -> Table:
    return studies.findings(subject="alendronate")


def test_claims_of_benefit_and_harm_have_a_row_each_by_outcome_and_others_none(table: Table) -> None:
    assert table.column("claim") == [ANY, HIP, HARM]
    assert table.column("outcome") == ["fracture", "hip-fracture", "ulcer"]
    assert table.column("judged_as") == ["efficacy", "efficacy", "harm"]


def test_a_row_has_verdict_certainty_and_their_reasons(studies: KnowledgeGraph, table: Table) -> None:
    claim = studies.claim(HIP)
    columns = ("verdict", "standing", "certainty", "certainty_reasons", "ruling", "why")
    assert column(table, HIP, *columns) == [
        *(claim.verdict, studies.standing(claim), claim.certainty, "; ".join(claim.certainty_reasons)),
        *(claim.reasons.ruling, "; ".join(studies.why(claim))),
    ]


@pytest.mark.parametrize(
    ("claim", "groups", "people"),
    [
        (HIP, [1, 0, 1], 8308),
        (ANY, [2, 0, 0], 9000),  # the pool includes one of both trials
        (HARM, [0, 0, 0], None),
    ],
)
def test_groups_are_independent_and_their_people_counted_once(
    table: Table, claim: str, groups: list[int], people: int | None
) -> None:
    assert column(table, claim, "groups_for", "groups_against", "groups_inconclusive") == groups
    assert column(table, claim, "participants") == [people]


def test_the_figure_is_that_of_the_strongest_study_and_says_whose(table: Table) -> None:
    figure = ("effect", "effect_low", "effect_high", "unit", "measure", "compared_with", "p_bound", "p_value")
    of = ("figure_participants", "figure_evidence", "figure_source", "figure_source_name")
    assert column(table, HIP, "estimate", *figure, *of) == [
        *("0.60 (0.37 to 0.97)", "0.6", "0.37", "0.97", "1", "hazard-ratio", "placebo", None, "0.04"),
        *(7808, f"straight--{HIP}", "straight", "Li 2020b"),
    ]
    assert column(table, ANY, "estimate", "figure_source") == ["0.7 (0.6 to 0.82)", "pool"]
    assert set(column(table, HARM, "estimate", *figure, *of)) == {None}


def test_a_row_sums_up_all_evidence_of_a_claim_of_which_one_item_fits(studies: KnowledgeGraph) -> None:
    assert studies.findings(population="older-men").to_dicts() == studies.findings(claim=HIP).to_dicts()


def test_both_languages_say_the_same(studies: KnowledgeGraph, table: Table) -> None:
    zh = studies.findings(subject="alendronate", lang="zh")
    assert column(zh, HIP, "sentence", "estimate") == ["阿仑膦酸钠预防髋部骨折", "0.60（0.37～0.97）"]
    differing = {name for name in table.columns if table.column(name) != zh.column(name)}
    assert differing == {"sentence", "standing", "estimate", "why"}


def test_an_empty_summary_has_the_same_columns_of_the_same_types(studies: KnowledgeGraph, table: Table) -> None:
    empty = studies.findings(design="cohort")
    assert (len(empty), empty.columns, empty.types) == (0, table.columns, table.types)
    assert empty.to_pandas().dtypes.equals(table.to_pandas().dtypes)


# The real graph


@pytest.fixture(scope="module")
def real(kg: KnowledgeGraph) -> Table:
    return kg.findings()


def test_the_rows_of_the_graph_are_its_claims_of_benefit_and_harm(kg: KnowledgeGraph, real: Table) -> None:
    about = {claim.slug for claim in kg.claims() if claim.reasons.judged_as in {"efficacy", "harm"} and claim.evidence}
    rows = [str(slug) for slug in real.column("claim")]
    assert len(rows) == len(set(rows))
    assert set(rows) == about


def test_every_figure_of_the_graph_is_that_of_an_item_that_counts(kg: KnowledgeGraph, real: Table) -> None:
    claims = {claim.slug: claim for claim in kg.claims()}
    for found in real.to_dicts():
        items = claims[str(found["claim"])].evidence
        with_figure = {item.slug: item for item in items if item.weight == "counts" and item.effect is not None}
        if not with_figure:
            assert found["figure_evidence"] is None
            continue
        item = with_figure[str(found["figure_evidence"])]
        assert item.tier == min(each.tier for each in with_figure.values() if each.tier)
        assert item.effect == found["effect"]
        assert (item.effect_interval or (None, None)) == (found["effect_low"], found["effect_high"])


def test_no_more_groups_are_independent_than_there_are(kg: KnowledgeGraph, real: Table) -> None:
    claims = {claim.slug: claim for claim in kg.claims()}
    for found in real.to_dicts():
        items = [item for item in claims[str(found["claim"])].evidence if item.weight == "counts"]
        for name, says in (("for", {"for"}), ("against", {"against"}), ("inconclusive", {"open", "silent"})):
            groups = {item.study_group for item in items if item.says in says}
            assert bool(groups) <= int(found[f"groups_{name}"]) <= len(groups)  # type: ignore[arg-type]
