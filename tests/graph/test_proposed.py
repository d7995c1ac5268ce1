"""The proposed evidence graph keeps the rules of the graph, and nothing of it is lost on the way to its review."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph import KnowledgeGraph
from kgraph.check import check_graph, find_unformatted

ROOT = Path(__file__).resolve().parents[2]
PROPOSED = ROOT / "proposed"


@pytest.fixture(scope="module")
def proposed(cache: Path) -> KnowledgeGraph:  # noqa: ARG001 - builds into the cache of the tests
    """The proposed graph, loaded once."""
    return KnowledgeGraph.load(PROPOSED)


def _rows(name: str) -> list[list[str]]:
    lines = (PROPOSED / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_keeps_every_rule_and_the_canonical_form() -> None:
    report = check_graph(PROPOSED, ROOT / "queries" / "checks")
    assert [f"{item.path}:{item.line} {item.rule} {item.entity}" for item in report.findings] == []
    assert find_unformatted(PROPOSED) == []


@pytest.mark.parametrize("folder", ["schema", "rules"])
def test_its_schema_and_rules_are_those_of_the_graph(folder: str) -> None:
    assert _files(PROPOSED / folder) == _files(ROOT / "graph" / folder)


def test_it_holds_all_that_the_graph_holds(proposed: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    assert set(kg.entities) <= set(proposed.entities)
    evidence = {item.slug for claim in proposed.claims() for item in claim.evidence}
    assert {item.slug for claim in kg.claims() for item in claim.evidence} <= evidence


def test_every_evidence_item_beside_the_article_names_the_row_it_was_carried_from(proposed: KnowledgeGraph) -> None:
    evidence = {item.slug for claim in proposed.claims() for item in claim.evidence}
    article = {slug for slug in evidence if slug.startswith("k2-bone-article-2021--")}
    assert {slug for _, _, slug in _rows("rows.tsv")} == evidence - article


def test_no_row_is_both_carried_and_left_out_and_each_left_out_says_why() -> None:
    carried = {row for _, row, _ in _rows("rows.tsv")}
    left_out = _rows("not-carried.tsv")
    assert carried.isdisjoint(row for row, _, _ in left_out)
    assert all(zh and en for _, zh, en in left_out)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("MK-4--prevents--vertebral-fracture--pharmacological", "contested"),
        ("MK-4--has-adverse-event--adverse-events--pharmacological", "supported"),
        ("glucocorticoids--predisposes-to--hip-fracture", "supported"),
        ("warfarin--inhibits--VKORC1", "supported"),
    ],
)
def test_some_of_its_verdicts_are_these(proposed: KnowledgeGraph, claim: str, verdict: str) -> None:
    assert proposed.catalog.get_claims([claim])[claim].verdict == verdict
