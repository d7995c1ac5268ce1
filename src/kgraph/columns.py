"""Rows of short text set in columns, as they are piped: a Chinese character takes two places.

A table looks as rich draws it (``box.SIMPLE``), without what rich costs at start-up. What has to be folded to fit is
left to rich.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain

_GAP = 3


def set_in_columns(headings: Sequence[str], rows: Iterable[Sequence[str]], *, width: int) -> str | None:
    """Return a table as lines of text, None if it is wider than ``width`` places, or a column or all rows are empty.

    Headings take one line, cells as many as they have.

    >>> print(set_in_columns(["name", "slug"], [["华法林", "warfarin"]], width=80).replace(" ", "_"))
    ___________________
    _name_____slug_____
    _─────────────────_
    _华法林___warfarin_
    ___________________
    """
    cells = [[cell.split("\n") for cell in row] for row in (headings, *rows)]
    widths = [max(_width(line) for cell in column for line in cell) for column in zip(*cells, strict=True)]
    inside = sum(widths) + _GAP * (len(widths) - 1)
    if len(cells) == 1 or not all(widths) or inside + 2 > width:
        return None
    head, *body = chain.from_iterable(_lines(row, widths) for row in cells)
    edge = " " * (inside + 2)
    return "\n".join([edge, head, f" {'─' * inside} ", *body, edge])


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    lines = [[cell[index] if index < len(cell) else "" for cell in row] for index in range(max(map(len, row)))]
    return [f" {(' ' * _GAP).join(map(_pad, line, widths))} " for line in lines]


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Return how many places a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_width_of_character, text))


def _width_of_character(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
