"""Answers for a spreadsheet, in which no cell is taken for a formula. The page has the same rule in ``formulas.js``."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from kgraph.errors import ArgumentError

if TYPE_CHECKING:
    from kgraph.table import Cell, Table

BOM = b"\xef\xbb\xbf"

_FORMULA = re.compile(r"(?:[ \t\r\n\u00a0\u3000]*[=+\-@＝＋－＠]|[\t\r\n])")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CELL = re.compile(r'"[^"]*(?:""[^"]*)*"|[^",\r\n]+')
"""A cell of CSV; the module csv limits its length for the whole process."""
_TO_QUOTE = re.compile(r'[",\r\n]')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(.*)', re.DOTALL)
_ESCAPES = {"\\t": "\t", "\\r": "\r", "\\n": "\n"}


def harmless(text: str) -> str:
    """Return a cell that is no formula; control characters are shown.

    >>> harmless("=1+1"), harmless("-5"), harmless("＠x")
    ("'=1+1", '-5', "'＠x")
    """
    begins = _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None
    return _CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", f"'{text}" if begins else text)


def harmless_csv(content: bytes) -> bytes:
    """Return a table in CSV whose cells are no formulas."""
    return _CELL.sub(_harmless_cell, content.decode("utf-8")).encode("utf-8")


def _harmless_cell(match: re.Match[str]) -> str:
    cell = match.group()
    plain = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    guarded = harmless(plain)
    if guarded == plain:
        return cell
    return '"{}"'.format(guarded.replace('"', '""')) if _TO_QUOTE.search(guarded) else guarded


def harmless_tsv(content: bytes) -> bytes:
    """Return a table in the TSV of SPARQL, terms as in Turtle, whose texts are no formulas within their quotes."""
    lines = content.decode("utf-8").split("\n")
    return "\n".join("\t".join(map(_harmless_term, line.split("\t"))) for line in lines).encode("utf-8")


def _harmless_term(term: str) -> str:
    match = _QUOTED.fullmatch(term)
    if match is None:
        return harmless(term)
    plain = re.sub(r"\\[trn]", lambda escape: _ESCAPES[escape.group()], match[1])
    guarded = harmless(plain) != plain and harmless(plain).startswith("'")
    return _CONTROL.sub(
        lambda found: f"\\u{ord(found.group()):04X}", f'"{"" if not guarded else chr(39)}{match[1]}"{match[2]}'
    )


def table_in(format_: str, table: Table) -> bytes:
    """Return a table in ``csv`` (RFC 4180) or ``tsv``, one line for each row, whose cells are no formulas.

    Numbers have no exponent; what has no value is empty. In TSV a line feed or tab within a text is a space.
    """
    rows = [table.columns, *([_plain(cell) for cell in row] for row in table.rows)]
    if format_ == "tsv":
        lines = ("\t".join(re.sub(r"[\t\r\n]+", " ", harmless(cell)) for cell in row) for row in rows)
        return "".join(f"{line}\n" for line in lines).encode("utf-8")
    return "".join(",".join(map(_cell_of_csv, row)) + "\r\n" for row in rows).encode("utf-8")


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def _cell_of_csv(text: str) -> str:
    guarded = harmless(text)
    return '"{}"'.format(guarded.replace('"', '""')) if _TO_QUOTE.search(guarded) else guarded


HARMLESS: dict[str, Callable[[bytes], bytes]] = {"csv": harmless_csv, "tsv": harmless_tsv}
"""How the formats for a spreadsheet are made harmless."""


def check_format(format_: str | None, *, as_json: bool, bom: bool) -> None:
    """Refuse options of the format that do not go together.

    Raises:
        ArgumentError: If some do not.
    """
    if as_json and format_ is not None:
        raise ArgumentError("json-or-format")
    if bom and format_ not in HARMLESS:
        raise ArgumentError("bom-of-tables", known=", ".join(HARMLESS))
