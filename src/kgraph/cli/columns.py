"""Tables as lines of text for pipes, with two places for a Chinese character.

A table looks as rich draws it (``box.SIMPLE``), without the start-up time of rich.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, zip_longest

_GAP = 3
_LEAST = 4
"""The least width of a folded column, in places."""

_WORD = re.compile(r"\s*\S+\s*")


def set_in_columns(headings: Sequence[str], rows: Iterable[Sequence[str]], *, width: int) -> str | None:
    """Return a table as lines of text of at most ``width`` places; wider cells are folded, between words first.

    None if there is no column, a column or all rows are empty, or the columns are too many for the width.

    >>> print(set_in_columns(["name", "slug"], [["华法林", "warfarin"]], width=80).replace(" ", "_"))
    ___________________
    _name_____slug_____
    _─────────────────_
    _华法林___warfarin_
    ___________________
    """
    cells = [[cell.split("\n") for cell in row] for row in (headings, *rows)]
    natural = [max(_width(line) for cell in column for line in cell) for column in zip(*cells, strict=True)]
    if len(cells) == 1 or not natural or not all(natural):
        return None
    widths = _shrunk(natural, width - 2)
    if widths != natural:
        if min(widths) < _LEAST:
            return None
        cells = [[_fold_cell(cell, size) for cell, size in zip(row, widths, strict=True)] for row in cells]
    head, *body = cells
    tallest = max(map(len, head))
    head = [[""] * (tallest - len(cell)) + cell for cell in head]  # headings are aligned to the bottom
    inside = sum(widths) + _GAP * (len(widths) - 1)
    edge = " " * (inside + 2)
    lines = chain.from_iterable(_lines(row, widths) for row in body)
    return "\n".join([edge, *_lines(head, widths), f" {'─' * inside} ", *lines, edge])


def _shrunk(widths: Sequence[int], room: int) -> list[int]:
    """Return the widths of columns, the widest reduced until all fit with the gaps between them."""
    room -= len(widths) - 1
    pads = [2] * len(widths)  # at both sides of its text; columns at an edge have one
    pads[0] -= 1
    pads[-1] -= 1
    padded = [width + pad for width, pad in zip(widths, pads, strict=True)]
    if sum(padded) > room:
        padded = [min(width, room) for width in padded]
    while (excess := sum(padded) - room) > 0:
        widest = max(padded)
        step = widest - max((width for width in padded if width < widest), default=0)
        sharing = padded.count(widest)
        for index in [index for index, width in enumerate(padded) if width == widest]:
            taken = min(step, round(excess / sharing))
            padded[index] -= taken
            excess -= taken
            sharing -= 1
    return [width - pad for width, pad in zip(padded, pads, strict=True)]


def _fold_cell(lines: Iterable[str], width: int) -> list[str]:
    return [piece for line in lines for piece in _fold_line(line, width)]


def _fold_line(line: str, width: int) -> list[str]:
    """Return the pieces of a line that fit: whole words, cut only if a word is wider than the width."""
    if _width(line) <= width:
        return [line]
    pieces: list[str] = []
    taken = width  # of the last piece
    for word in _WORD.findall(line):
        size = _width(word.rstrip())
        if pieces and taken + size <= width:
            pieces[-1] += word
            taken += _width(word)
            continue
        pieces += [word] if size <= width else _cut(word, width)
        taken = _width(pieces[-1])
    return [piece.rstrip() for piece in pieces] or [""]


def _cut(word: str, width: int) -> Iterator[str]:
    start = taken = 0
    for place, character in enumerate(word):
        size = _width_of_character(character)
        if taken + size > width:
            yield word[start:place]
            start, taken = place, 0
        taken += size
    yield word[start:]


def _lines(row: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    return [f" {(' ' * _GAP).join(map(_pad, line, widths))} " for line in zip_longest(*row, fillvalue="")]


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Return the number of places that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_width_of_character, text))


@cache
def _width_of_character(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
