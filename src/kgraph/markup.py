"""HTML fragments for notebooks: tables and lists of facts, every text escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def html_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return an HTML table; None is an empty cell.

    >>> html_table(["a"], [["<b>"]])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{_text(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_facts(title: str, facts: Iterable[tuple[str, object]]) -> str:
    """Return a title and a two-column HTML table of the facts that have a value.

    >>> html_facts("x", [("a", 1), ("b", None)])
    '<p><strong>x</strong></p><table><tbody><tr><th>a</th><td>1</td></tr></tbody></table>'
    """
    rows = "".join(f"<tr><th>{_text(name)}</th><td>{_text(value)}</td></tr>" for name, value in facts if value)
    return f"<p><strong>{_text(title)}</strong></p><table><tbody>{rows}</tbody></table>"


def _text(value: object) -> str:
    return "" if value is None else escape(str(value))


def escape(text: str) -> str:
    """Return a text with the characters of HTML markup escaped.

    >>> escape("a < b")
    'a &lt; b'
    """
    import html  # its table of entities is large, and only HTML output needs it

    return html.escape(text)
