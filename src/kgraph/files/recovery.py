"""What can be read of a file that is not Turtle throughout: its sound blocks, and the sound lines of the others.

Blocks end with a line that holds a dot alone, or where an empty line is followed by a name in the first column. In a
block that does not parse each line is read for itself, so that one mistake hides neither the rest of the block nor
that of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import TurtleError
from kgraph.files.turtle import (
    DIRECTIVE,
    HEAD,
    NAMELESS,
    PREFIX,
    Statement,
    TurtleFile,
    expand,
    hide,
    iter_quiet,
    parse_turtle,
    read_text,
    to_name,
)
from kgraph.frozen import frozen
from kgraph.text import cut
from kgraph.vocab import PREFIXES, RDF

_NAME = re.compile(r"(?<![\w:<])(?:[A-Za-z][\w-]*):[A-Za-z0-9_](?:[\w.-]*[\w-])?")
_PROPERTY = re.compile(r"\s*(?P<property>a|[A-Za-z][\w-]*:[\w-]+)(?:\s+(?P<written>.*?))?\s*[;.]?\s*\Z", re.DOTALL)
_LONG_QUOTE = re.compile("\"{3}|'{3}")
_ENDS, _WIDE_ENDS = ".;,", "；，。"


@frozen
class Gap:
    """What is not known of a thing: which property ("" any), and what was written and named in its place."""

    subject: str
    predicate: str = ""
    written: str = ""
    mentions: frozenset[str] = frozenset()


@frozen
class Fault:
    """A mistake in the Turtle of a file, and what is not known because of it, None if nothing is."""

    error: TurtleError
    gap: Gap | None = None


@frozen
class Draft:
    """A file as far as it can be read, with what is wrong in it and what is not known because of that.

    A file that is not UTF-8 is not ``legible``: its names are known, its texts are ``garbled``.
    """

    file: TurtleFile
    faults: tuple[Fault, ...] = ()
    garbled: tuple[Gap, ...] = ()

    @property
    def legible(self) -> bool:
        """Whether the file is UTF-8, as far as its texts show."""
        return not self.garbled

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is not known."""
        return (*(fault.gap for fault in self.faults if fault.gap), *self.garbled)


@frozen
class _Block:
    """Some lines of a file, the number of the first, the same with strings crossed out, and which go on a text."""

    first: int
    lines: tuple[str, ...]
    bare: tuple[str, ...]
    goes_on: tuple[bool, ...]


def read_draft(path: Path) -> Draft:
    """Read a file of the graph as far as it can be read.

    Raises:
        TurtleError: If it cannot be read at all.
    """
    try:
        text = read_text(path)
    except TurtleError as error:
        if error.key != "turtle-not-utf8":
            raise
        draft = _read(path.read_bytes().decode("utf-8", errors="replace"), path)
        texts = (item for item in draft.file.statements if isinstance(item.object, ox.Literal))
        garbled = (*draft.gaps, *(Gap(item.subject, item.predicate) for item in texts))
        return Draft(draft.file, (Fault(error),), garbled)
    return _read(text, path)


def _read(text: str, path: Path) -> Draft:
    try:
        return Draft(parse_turtle(text, path))
    except TurtleError as error:
        return _recover(text, path, error)


def _recover(text: str, path: Path, first: TurtleError) -> Draft:
    plain = text.removeprefix("\ufeff")
    blocks = list(_blocks(plain))
    reader = _Reader(path, _declared(plain))
    for block in blocks:
        reader.read(block)
    faults = sorted(reader.faults or [Fault(first)], key=lambda fault: fault.error.line)
    file = TurtleFile(path, text, tuple(reader.statements), reader.prefixes, tuple(reader.heads))
    return Draft(file, tuple(faults))


def _declared(text: str) -> dict[str, str]:
    """Return the prefixes that a text may use: ours, and what it declares."""
    found = (match for match in map(PREFIX.match, text.split("\n")) if match)
    return {**PREFIXES, **{match["name"]: match["iri"] for match in found}}


def _blocks(text: str) -> Iterator[_Block]:
    lines, bare = text.split("\n"), hide(text).split("\n")
    within = _lines_within_text(text)
    goes_on = [number in within for number in range(len(lines))]
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or _begins(lines, bare, number):
            rows = slice(start, number)
            yield _Block(start + 1, tuple(lines[rows]), tuple(bare[rows]), tuple(goes_on[rows]))
            start = number


def _lines_within_text(text: str) -> set[int]:
    """Return the lines, from 0, that a text of several lines goes on in."""
    found: set[int] = set()
    line = end = 0
    for match in iter_quiet(text):
        line += text.count("\n", end, match.start())
        breaks = match.group().count("\n")
        found.update(range(line + 1, line + breaks + 1))
        line, end = line + breaks, match.end()
    return found


def _begins(lines: Sequence[str], bare: Sequence[str], index: int) -> bool:
    """Say whether a block begins at a line: after a dot alone, or with a name in the first column."""
    line, above = lines[index], bare[index - 1].strip()
    in_text = bare[index][:1] != line[:1] and not line.startswith("<")
    return above == "." or (not in_text and HEAD.match(line) is not None and (not above or above.endswith(".")))


class _Reader:
    """Reads the blocks of one file after the other and gathers what they say and where they are wrong."""

    def __init__(self, path: Path, prefixes: dict[str, str]) -> None:
        self.path = path
        self.prefixes = prefixes
        self.head = "".join(f"@prefix {name}: <{iri}> . " for name, iri in prefixes.items())
        self.statements: list[Statement] = []
        self.heads: list[tuple[str, int]] = []
        self.first: dict[str, int] = {}
        self.faults: list[Fault] = []

    def read(self, block: _Block) -> None:
        try:
            found = parse_turtle(f"{self.head}\n" + "\n".join(block.lines), self.path)
        except TurtleError as error:
            self._salvage(block, error)
            return
        self.statements.extend(found.statements)
        for subject, line in found.heads:
            self._open(subject, block.first + line - 2)

    def _open(self, subject: str, line: int) -> None:
        """Note where a block begins; a second one of the same thing is a fault, and leaves open what holds of it."""
        first = self.first.setdefault(subject, line)
        if first == line:
            self.heads.append((subject, line))
            return
        facts = {"entity": to_name(subject), "first": first}
        self.faults.append(Fault(_error("turtle-repeated-block", self.path, line, facts), Gap(subject)))

    def _salvage(self, block: _Block, error: TurtleError) -> None:
        """Read a block line by line; where no line is wrong for itself, the mistake is what the parser says."""
        subject = ""
        count = len(self.faults)
        rows = [row for row in _rows(block) if not _is_directive(row.text)]
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            body = row.body
            if head := HEAD.match(row.text):
                subject = expand(head[1], self.prefixes)
                self._open(subject, row.number)
                body = body[head.end() :].strip()
            if row.opens_text:
                gap = Gap(subject, mentions=self._mentions(block.lines)) if subject else None
                self.faults.append(Fault(TurtleError("turtle-quote", path=self.path, line=row.number), gap))
                break
            if subject and body:
                self._property(subject, body, row.number)
            if key := _ending(row, body, after):
                self.faults.append(Fault(TurtleError(key, path=self.path, line=row.last)))
        if len(self.faults) == count:
            line = block.first + error.line - 2
            gap = Gap(subject, mentions=self._mentions(block.lines)) if subject else None
            self.faults.append(Fault(_error(error.key, self.path, line, error.facts), gap))

    def _property(self, subject: str, body: str, number: int) -> None:
        """Take the statements of one line, or note it as a gap."""
        if NAMELESS.search(hide(body)):
            self._gap("turtle-blank-node", subject, body, number, {})
            return
        try:
            found = parse_turtle(f"{self.head} <{subject}> {body} .", self.path)
        except TurtleError as error:
            self._gap(error.key, subject, body, number, error.facts)
            return
        self.statements.extend(found.statements)

    def _gap(self, key: str, subject: str, body: str, number: int, said: Mapping[str, object]) -> None:
        match = _PROPERTY.match(body)
        name = match["property"] if match else ""
        predicate = RDF.type if name == "a" else expand(name, self.prefixes) if name else ""
        written = (match["written"] or "" if match else "").strip()
        if predicate and key != "turtle-blank-node" and (name == "a" or name.partition(":")[0] in self.prefixes):
            key = "turtle-value" if written else "turtle-without-value"
        facts = {**said, "property": name, "written": written}
        gap = Gap(subject, predicate, written, self._mentions([body]))
        self.faults.append(Fault(_error(key, self.path, number, facts), gap))

    def _mentions(self, lines: Sequence[str]) -> frozenset[str]:
        return frozenset(expand(name, self.prefixes) for line in lines for name in _NAME.findall(line))


@frozen
class _Row:
    """A line of a block that says something, or the lines of one text; ``bare`` has strings crossed out."""

    number: int
    text: str
    end: str
    bare: str

    @property
    def last(self) -> int:
        """The number of its last line."""
        return self.number + self.text.count("\n")

    @property
    def opens_text(self) -> bool:
        """Whether a text of several lines begins here that does not end."""
        marks = _LONG_QUOTE.finditer(self.text)
        return any(self.bare[mark.end() - 1] == self.text[mark.end() - 1] for mark in marks)

    @property
    def body(self) -> str:
        """What the line says before the sign at its end."""
        return self.text.removesuffix(self.end).rstrip()


def _rows(block: _Block) -> Iterator[_Row]:
    """Yield what stands on one line, or on the several of a text that goes on; empty lines are left out."""
    begins = [index for index, goes_on in enumerate(block.goes_on) if not goes_on or not index]
    for index, end in zip(begins, [*begins[1:], len(block.lines)], strict=True):
        if said := "\n".join(block.bare[index:end]).rstrip():
            sign = said[-1] if said[-1] in _ENDS + _WIDE_ENDS else ""
            yield _Row(block.first + index, "\n".join(block.lines[index:end])[: len(said)], sign, said)


def _ending(row: _Row, body: str, after: _Row | None) -> str:
    """Return what is wrong with the end of a line, given what follows in its block; empty if nothing is."""
    if row.end and row.end in _WIDE_ENDS:
        return "turtle-full-width"
    if after is None or HEAD.match(after.text):
        return "" if row.end == "." else "turtle-unclosed"
    if row.end == ".":
        return "turtle-early-dot"
    return "turtle-semicolon" if body and not row.end and after.text.strip() != "." else ""


def _error(key: str, path: Path, line: int, facts: Mapping[str, object]) -> TurtleError:
    """Return an error at a place; the place that its facts name is that of a part of the file read for itself."""
    told = {name: facts[name] for name in facts.keys() - {"path", "line"}}
    shown = {name: cut(fact) if isinstance(fact, str) else fact for name, fact in told.items()}
    return TurtleError(key, path=path, line=line, **shown)


def _is_directive(line: str) -> bool:
    return line.lstrip().startswith("@") or DIRECTIVE.match(line.strip()) is not None
