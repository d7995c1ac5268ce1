"""How deep and how long a query is.

The engine works through nested and chained parts by recursion and breaks off, process and all, when its stack is full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.errors import QueryError

MOST_NESTED = 250
"""Most brackets that stand in each other; the engine fails from about 800 on (IF or FILTER EXISTS in each other)."""

MOST_CHAINED = {
    "UNION": 3000,
    "OPTIONAL": 1000,
    "MINUS": 1000,
    "AS": 1000,
    "FILTER": 4000,
    "||": 3000,
    "&&": 3000,
    "!": 3000,
    "+": 3000,
    "*": 3000,
    "/": 3000,
    "|": 3000,
}
"""Most parts of a chain by what joins them; the engine fails from about twice as many on."""

_SHORT = 500
"""Length of a query that cannot be too deep."""

_HIDDEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>'
    r"|#[^\n\r]*",
    re.DOTALL,
)
_BRACKETS = re.compile(r"[(\[{]|[)\]}]")
_LINKS = re.compile(r"\b(?:UNION|OPTIONAL|MINUS|AS|FILTER)\b|\|\||&&|[!+*/|]", re.IGNORECASE)


def refuse_deep(query: str) -> None:
    """Refuse a query on which the engine could break off.

    Raises:
        QueryError: If brackets are nested too deeply, or a chain such as one of UNION has too many parts.
    """
    if len(query) <= _SHORT:
        return
    bare = hide(query)
    depth = nesting(bare)
    if depth > MOST_NESTED:
        raise QueryError("query-too-deep", count=depth, most=MOST_NESTED)
    counts: dict[str, int] = {}
    for match in _LINKS.finditer(bare):
        link = match.group().upper()
        counts[link] = counts.get(link, 0) + 1
    for link, count in counts.items():
        if count > MOST_CHAINED[link]:
            raise QueryError("query-too-long", link=link, count=count, most=MOST_CHAINED[link])
    if (share := sum(count / MOST_CHAINED[link] for link, count in counts.items())) > 1:
        raise QueryError("query-too-long-in-all", percent=round(100 * share))


def hide(query: str) -> str:
    """Return a query with strings, IRIs and comments crossed out, every character in its place.

    >>> hide('SELECT ?a { ?a ?b "}" }')
    'SELECT ?a { ?a ?b ··· }'
    """
    return _HIDDEN.sub(lambda match: re.sub(r"[^\n\r]", "·", match.group()), query)


def iter_hidden(query: str) -> Iterator[re.Match[str]]:
    """Yield the strings, IRIs and comments of a query."""
    return _HIDDEN.finditer(query)


def nesting(bare: str) -> int:
    """Return how many brackets stand in each other, in a query whose strings are crossed out."""
    depth = deepest = 0
    for match in _BRACKETS.finditer(bare):
        depth = depth + 1 if match.group() in "([{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest
