"""Tables as they are piped look as rich draws them."""

from __future__ import annotations

import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kgraph.cli.columns import set_in_columns

_LETTERS = "ab K2 维生素，“”–→é\u0301β\u200bＫ①ﬁ、한カ\n"
_cells = st.text(alphabet=_LETTERS, max_size=12)
_tables = st.integers(1, 4).flatmap(
    lambda count: st.lists(st.lists(_cells, min_size=count, max_size=count), min_size=2, max_size=5)
)
"""Headings, which are one line each, and rows."""


def drawn_by_rich(headings: list[str], rows: list[list[str]], width: int) -> str:
    table = Table(box=SIMPLE, pad_edge=False)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    screen = io.StringIO()
    Console(file=screen, width=width, no_color=True).print(table)
    return screen.getvalue()


@settings(deadline=None)  # the first example loads rich
@given(_tables)
def test_a_table_that_fits_looks_as_rich_draws_it(table: list[list[str]]) -> None:
    headings, rows = [cell.replace("\n", "") for cell in table[0]], table[1:]
    found = set_in_columns(headings, rows, width=160)
    assume(found is not None)
    assert f"{found}\n" == drawn_by_rich(headings, rows, 160)


@settings(deadline=None)  # the first example loads rich
@given(_tables, st.integers(12, 40))
def test_a_table_that_has_to_be_folded_looks_as_rich_draws_it(table: list[list[str]], width: int) -> None:
    headings, rows = [cell.replace("\n", "") for cell in table[0]], [[cell * 3 for cell in row] for row in table[1:]]
    found = set_in_columns(headings, rows, width=width)
    assume(found is not None)
    assert f"{found}\n" == drawn_by_rich(headings, rows, width)


def test_words_stay_whole_and_what_is_wider_than_its_column_is_cut() -> None:
    table = set_in_columns(["entity", "what"], [["甲萘醌-7与维生素K2", "raises bone density"]], width=22)
    assert str(table).splitlines()[3:-1] == [
        " 甲萘醌-7   raises    ",
        " 与维生素   bone      ",
        " K2         density   ",
    ]


@pytest.mark.parametrize(("rows", "width"), [([], 80), ([["warfarin", ""]], 80), ([["warfarin", "x" * 90]], 9)])
def test_what_holds_nothing_or_has_no_room_is_left_to_rich(rows: list[list[str]], width: int) -> None:
    assert set_in_columns(["name", ""], rows, width=width) is None
