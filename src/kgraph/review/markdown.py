"""A review as Markdown: scope, totals, a table of the statements, and the meanings of the flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kgraph.messages import say
from kgraph.review.rows import COLUMNS, Named, Row, column, groups, leading, rows, title
from kgraph.review.values import Ledger
from kgraph.text import Lang, to_plain

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$@]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_BREAK = "<br>"


def to_markdown(ledger: Ledger, lang: Lang) -> str:
    """Return a review as Markdown in one language."""
    return "\n".join(_lines(ledger, lang)) + "\n"


def _lines(ledger: Ledger, lang: Lang) -> Iterator[str]:
    yield f"# {escape(title(ledger, lang))}"
    if not ledger.statements:
        yield from ("", say("review-empty", lang))
        return
    yield from ("", escape(say("review-scope", lang)))
    worst = leading(ledger, lang)
    if worst:
        yield from ("", f"## {say('review-leading', lang)}", "")
        yield from (f"{place}. {_leading(row)}" for place, row in enumerate(worst, 1))
    for group in groups(ledger, lang):
        yield from ("", f"## {escape(group.heading)}", "")
        yield from (f"- {say('show-line', lang, name=escape(name), value=count)}" for name, count in group.counts)
    yield from ("", f"## {say('review-ledger', lang)}", "")
    yield _line(column(name, lang) for name in COLUMNS)
    yield _line("---" for _ in COLUMNS)
    yield from (_line(_cells(row)) for row in rows(ledger, lang))
    yield from ("", f"## {column('flags', lang)}", "")
    for flag, text in ledger.meanings.items():
        name, value = escape(ledger.label(flag, lang)), escape(text.show(lang))
        yield f"- {say('show-line', lang, name=name, value=value)}"
    yield from ("", escape(say("disclaimer", lang)))


def _leading(row: Row) -> str:
    """Return a statement that misleads: what it says, why it is judged so, and its number below."""
    said = _quoted(row.text) or f"**{escape(row.sentence)}**"
    return f"{said}{_BREAK}{escape(row.reason)} ({row.number})"


def _cells(row: Row) -> list[str]:
    statement = [f"**{escape(row.sentence)}**", _quoted(row.text), escape(row.detail), f"`{row.claim}`"]
    return [
        str(row.number),
        escape(row.place),
        _BREAK.join(filter(None, statement)),
        _BREAK.join(escape(part) for part in (row.verdict, row.certainty) if part),
        escape(row.ruling),
        _BREAK.join(map(escape, row.flags)),
        _BREAK.join(_named((*row.best, *row.related))),
    ]


def _named(lines: Sequence[Named]) -> list[str]:
    return [f"**{escape(line.name)}** {escape(line.text)}" for line in lines]


def _quoted(text: str) -> str:
    return f"“{escape(text)}”" if text else ""


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    r"""Return text on one line that Markdown shows literally; an address in it does not become a link.

    >>> escape("<b>|x|")
    '\\<b\\>\\|x\\|'
    """
    plain = to_plain(" ".join(text.split()))
    return _SPECIAL.sub(lambda match: "\\" + match.group(), plain)
