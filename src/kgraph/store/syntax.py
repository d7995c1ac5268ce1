"""What is wrong in the text of a query, and where.

The engine says what it tried last and how far it looked. Where it tried a keyword, that is as many characters behind
the place of the fault, and faults that people often make have no words of their own. Both are put right here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from kgraph.errors import QuerySyntaxError
from kgraph.store.nesting import hide, iter_hidden
from kgraph.text import cut

PADDING = "\n" + " " * 40
"""What makes a text long enough for the longest keyword, so that the engine says how far it looked for it."""

_AT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_KEYWORD = re.compile(r"[A-Z_]{2,}")
_PROLOGUE = r"[\s·]*(?:(?:PREFIX\s+[\w.-]*:|BASE)[\s·]*)*"
_UPDATE = re.compile(_PROLOGUE + r"(?P<word>INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_DECLARED = re.compile(r"PREFIX\s+([\w.-]*):", re.IGNORECASE)
_NAME = re.compile(r"(?<![\w:?$@.·-])([^\W\d_][\w.-]*|):(?=[\w%\\.-]|\s|$)")
_ODD = re.compile(
    "[\u00a0\u00ad\u1680\u2000-\u200f\u2018-\u201f\u2028-\u202f\u2060\u3000-\u3002\u300c\u300d\ufeff\uff01-\uff5e]"
)
_ASCII = {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u3001": ",",
    "\u3002": ".",
    "\u300c": '"',
    "\u300d": '"',
}
_SELECTED = re.compile(
    r"\bSELECT\b(?:\s+(?:DISTINCT|REDUCED)\b)?(?P<clause>.*?)(?=\bFROM\b|\bWHERE\b|\{)", re.IGNORECASE | re.DOTALL
)
_CALL = re.compile(r"[A-Z_]\w*\s*\(", re.IGNORECASE)
_WITHOUT_AS = re.compile(r"\((?!\s*\()(?:(?!\bAS\b)[^{}])*?\w\s*\([^()]*\)\s*\)", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")
_GROUPED = re.compile(
    r"\bGROUP\s+BY\b(?P<keys>.*?)(?=\bHAVING\b|\bORDER\b|\bLIMIT\b|\bOFFSET\b|\}|$)", re.IGNORECASE | re.DOTALL
)
_RELATIVE = re.compile(r"<(?![A-Za-z][\w+.-]*:)[^<>\s]*>")
_TOKEN = re.compile(r"[?$\w][\w:.-]*|\S")
_SENTENCES = {
    "SELECT * is not authorized with GROUP BY": "sparql-star-grouped",
    "Duplicated variable name in SELECT": "sparql-variable-twice",
}
_MOST_EXPECTED, _LONGEST_SHOWN = 6, 40

_Fault = tuple[int, str, dict[str, object]]
"""Offset of a fault in the text, key of its message, and facts."""


class _Text:
    """A query that does not parse, and what the engine says of it."""

    def __init__(self, query: str, said: str, declared: Mapping[str, str]) -> None:
        self.query = query
        self.said = said
        self.bare = hide(query)
        self.prefixes = {*declared, *_DECLARED.findall(self.bare)}
        self.least, self.reach, self.expected = _place(query, said)
        self.offset = self.least

    @property
    def select(self) -> re.Match[str] | None:
        return _SELECTED.search(self.bare)


def syntax_error(query: str, parse: Callable[[str], str | None], declared: Mapping[str, str]) -> QuerySyntaxError:
    """Return what is wrong in a query.

    Args:
        query: The text of the query.
        parse: Returns what the engine says of a text, None if it parses.
        declared: The prefixes that a query need not declare.
    """
    said = parse(query + PADDING) or parse(query) or ""
    if not _AT.match(said):
        return QuerySyntaxError("sparql-other", line=0, column=0, said=cut(said))
    text = _Text(query, said, declared)
    text.offset = _first_wrong(text, parse)
    found = (fault for look in _LOOKS for fault in look(text))
    offset, key, facts = next(found)
    line = query.count("\n", 0, offset) + 1
    column = offset - (query.rfind("\n", 0, offset) + 1) + 1
    shown = {name: cut(fact, _LONGEST_SHOWN) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return QuerySyntaxError(key, line=line, column=column, **shown)


def _place(query: str, said: str) -> tuple[int, int, list[str]]:
    """Return the offset of a fault, how far the engine looked, and what could stand there but classes of characters."""
    match = _AT.match(said)
    assert match is not None
    line, column, items = int(match[1]), int(match[2]), _items(match[3])
    starts = [0, *(place.end() for place in re.finditer("\n", query + PADDING))]
    offset = starts[min(line, len(starts)) - 1] + column - 1
    reach = offset
    keywords = [item for item in items if _KEYWORD.fullmatch(item)]
    if keywords and all(item in keywords or item == "[_]" for item in items):
        offset -= min(map(len, keywords))
    return max(0, min(offset, len(query))), reach, [item for item in items if not item.startswith("[")]


def _first_wrong(text: _Text, parse: Callable[[str], str | None]) -> int:
    """Return the offset of the first token after which no query goes on, up to where the engine looked."""
    for token in _TOKEN.finditer(text.bare, text.offset, min(text.reach, len(text.query))):
        begun = text.query[: token.end()]
        said = parse(begun + PADDING)
        if said is not None and _AT.match(said) and _place(begun, said)[0] < token.end():
            return token.start()
    return text.offset if text.offset == text.reach else min(text.reach, len(text.query))


def _items(expected: str) -> list[str]:
    """Return what the engine lists as possible, each class of characters as one item."""
    return [item.strip() for item in re.findall(r"\[[^\]]*\]|\"(?:[^\"\\]|\\.)*\"|[^,\[\"]+", expected) if item.strip()]


def _update(text: _Text) -> Iterator[_Fault]:
    if match := _UPDATE.match(text.bare):
        yield match.start("word"), "sparql-update", {"word": match["word"].upper()}


def _odd_character(text: _Text) -> Iterator[_Fault]:
    match = _ODD.search(text.bare)
    if match and match.start() <= text.reach:
        character = match.group()
        code = ord(character)
        facts: dict[str, object] = {"code": f"U+{code:04X}", "name": unicodedata.name(character, "?")}
        plain = unicodedata.normalize("NFKC", _ASCII.get(character, character))
        if plain.isascii() and plain.isprintable() and plain.strip():
            yield match.start(), "sparql-character", {**facts, "character": character, "plain": plain}
        else:
            yield match.start(), "sparql-invisible", facts


def _prefix(text: _Text) -> Iterator[_Fault]:
    for match in _NAME.finditer(text.bare):
        if match[1] not in text.prefixes and (
            match.start() <= text.offset <= match.end() or "Prefix not found" in text.said
        ):
            yield match.start(), "sparql-prefix", {"prefix": match[1]}


def _sentence(text: _Text) -> Iterator[_Fault]:
    start = text.select.start() if text.select else text.offset
    for sentence, key in _SENTENCES.items():
        if sentence in text.said:
            yield start, key, {}
    grouped = _GROUPED.search(text.bare)
    if "variable that is unbound" in text.said and text.select and grouped:
        keys = set(_VARIABLE.findall(grouped["keys"]))
        clause = re.sub(
            r"\([^()]*(?:\([^()]*\)[^()]*)*\)", lambda match: " " * len(match.group()), text.select["clause"]
        )
        for match in _VARIABLE.finditer(clause):
            if match[1] not in keys:
                yield text.select.start("clause") + match.start(), "sparql-ungrouped", {"name": match[1]}


def _selection(text: _Text) -> Iterator[_Fault]:
    """Find commas between variables, and expressions without a name."""
    select = text.select
    if select is None or not select.start("clause") <= text.offset <= select.end("clause"):
        return
    if text.bare[text.offset : text.offset + 1] == ",":
        yield text.offset, "sparql-comma", {}
    elif match := _CALL.match(text.bare, text.offset):
        yield text.offset, "sparql-as", {"written": match.group().rstrip("( ")}
    elif match := _WITHOUT_AS.search(text.bare, select.start("clause"), select.end("clause")):
        yield match.start(), "sparql-as", {"written": text.query[match.start() + 1 : match.end() - 1]}


def _relative(text: _Text) -> Iterator[_Fault]:
    if re.search(r"\bBASE\b", text.bare, re.IGNORECASE):
        return
    for match in iter_hidden(text.query):
        near = text.least <= match.start() <= text.reach or match.end() == text.least
        if near and _RELATIVE.fullmatch(match.group()):
            yield match.start(), "sparql-relative", {"iri": match.group()}


def _unclosed(text: _Text) -> Iterator[_Fault]:
    quote = re.search("[\"']", text.bare)
    if quote and quote.start() <= text.offset:
        yield quote.start(), "sparql-quote", {}
    if text.bare[text.offset :].strip():
        return
    opened: list[int] = []
    for match in re.finditer(r"[(\[{]|[)\]}]", text.bare):
        if match.group() in "([{":
            opened.append(match.start())
        elif opened:
            opened.pop()
    if opened:
        yield opened[-1], "sparql-bracket", {"bracket": text.bare[opened[-1]]}


def _rest(text: _Text) -> Iterator[_Fault]:
    after = _TOKEN.search(text.bare, text.offset)
    if after is None:
        yield len(text.query.rstrip()), "sparql-end", {}
        return
    word = text.query[after.start() : after.end()]
    few = [item.strip('"') for item in text.expected if re.fullmatch(r'[A-Z_]+|"[^"]*"', item)]
    if 0 < len(few) <= _MOST_EXPECTED and text.offset == after.start() and '"' in "".join(text.expected):
        yield after.start(), "sparql-expected", {"written": word, "expected": " ".join(few)}
    yield after.start(), "sparql-word", {"written": word}


_LOOKS: tuple[Callable[[_Text], Iterator[_Fault]], ...] = (
    _update,
    _odd_character,
    _prefix,
    _sentence,
    _selection,
    _relative,
    _unclosed,
    _rest,
)
