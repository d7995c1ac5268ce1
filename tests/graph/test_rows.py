"""Nothing of the verified facts was lost on the way: each row is behind evidence or stated as left out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kgraph import KnowledgeGraph

HERE = Path(__file__).parent
ROWS = {"clinical_findings.tsv": 505, "mechanisms.tsv": 642, "interactions.tsv": 188, "intakes.tsv": 68}
"""How many rows each table of verified facts has."""


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


CARRIED = _rows("carried_rows.tsv")
LEFT_OUT = _rows("rows_not_carried.tsv")


@pytest.mark.parametrize("table", ROWS)
def test_every_row_of_a_table_is_carried_or_left_out_with_the_reason(table: str) -> None:
    carried = {row for name, row, _ in CARRIED if name == table}
    left_out = {row for name, row, _, _ in LEFT_OUT if name == table}
    assert carried.isdisjoint(left_out)
    assert len(carried | left_out) == ROWS[table]


def test_each_reason_stands_in_both_languages() -> None:
    assert all(zh.strip() and en.strip() for _, _, zh, en in LEFT_OUT)
    assert max(Counter((table, row) for table, row, _, _ in LEFT_OUT).values()) == 1


def test_what_was_carried_is_there(kg: KnowledgeGraph) -> None:
    evidence = {item.slug for claim in kg.claims() for item in claim.evidence}
    assert {slug for _, _, slug in CARRIED} <= evidence


def test_an_entity_or_source_that_was_left_out_is_not_there(kg: KnowledgeGraph) -> None:
    left_out = {
        table: {row for name, row, _, _ in LEFT_OUT if name == table} for table in ("entities.tsv", "sources.tsv")
    }
    assert left_out["entities.tsv"].isdisjoint(kg.entities)
    assert left_out["sources.tsv"].isdisjoint(kg.sources)
