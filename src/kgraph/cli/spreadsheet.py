"""Answers for a spreadsheet, in which no cell is taken for a formula. The page has the same rule in ``formulas.js``."""

from __future__ import annotations

import re
from collections.abc import Callable

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


HARMLESS: dict[str, Callable[[bytes], bytes]] = {"csv": harmless_csv, "tsv": harmless_tsv}
"""How the formats for a spreadsheet are made harmless."""
