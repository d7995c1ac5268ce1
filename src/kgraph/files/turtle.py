"""Turtle files of the graph: parsing with places, and the one canonical form.

pyoxigraph parses. Where a block or value stands is found by a scan of block heads, the lines that follow a closed
block; there is no grammar of ours. The canonical form keeps a change local: blocks sorted by identifier
(evidence beneath its claim), properties in one fixed order, one value a line, the closing dot alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import TurtleError
from kgraph.frozen import frozen
from kgraph.text import cut
from kgraph.vocab import KGO, LAST_PROPERTIES, PREFIXES, PROPERTY_ORDER, RDF, XSD

HEAD = re.compile(r"^(<[^>\s]*>|[A-Za-z][\w.-]*:[^\s;,]*|:[^\s;,]*)(?=\s|$)")
_WHERE = re.compile(r"Parser error (?:at|between) .*?: (?P<what>.*)$", re.DOTALL)
_UNDECLARED = re.compile(r"The prefix (?P<prefix>[^:]*): has not been declared")
_DIAGNOSES = (
    (_UNDECLARED, "turtle-prefix"),
    (re.compile(r"A dot is expected at the end of statements"), "turtle-separator"),
    (re.compile(r"Unexpected end"), "turtle-unclosed"),
    (re.compile(r"Line jumps are not allowed"), "turtle-quote"),
    (
        re.compile(r"(?P<written>[^\s;,.\[]+) is not a valid (?:RDF object|subject or graph name|predicate)"),
        "turtle-word",
    ),
)
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\s]*>"
    r"|\\."
    r"|#[^\n]*",
    re.DOTALL,
)
PREFIX = re.compile(r"\s*@?prefix\s+(?P<name>[\w-]*):\s*<(?P<iri>[^<>\s]*)>", re.IGNORECASE)
DIRECTIVE = re.compile(r"(?:PREFIX|BASE)\s", re.IGNORECASE)
NAMELESS = re.compile(r"\[|\(|<<|(?<![\w-])_:")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]')
_BARE = {XSD.integer: re.compile(r"[+-]?[0-9]+"), XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+")}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG_BLOCK = 60
"""From how many lines on a block is indexed by its words."""
_RANK = {iri: rank for rank, iri in enumerate(PROPERTY_ORDER)} | {
    iri: 10_000 + rank for rank, iri in enumerate(LAST_PROPERTIES)
}

Object = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)  # a graph has hundreds of thousands: a quarter of the memory of ``frozen``
class Statement:
    """One triple of a file; subject and predicate are IRIs."""

    subject: str
    predicate: str
    object: Object


_NO_ROWS = range(0)


@frozen
class TurtleFile:
    """A parsed file with its text, so that statements can be placed."""

    path: Path
    text: str
    statements: tuple[Statement, ...]
    prefixes: dict[str, str]
    known_heads: tuple[tuple[str, int], ...] | None = None

    @cached_property
    def heads(self) -> tuple[tuple[str, int], ...]:
        """The subject of each block and its line (1-based), in file order."""
        if self.known_heads is not None:
            return self.known_heads
        found = []
        closed = True
        prefixes = {**PREFIXES, **self.prefixes, **self._first_prefixes}
        for number, (line, bare) in enumerate(zip(self.lines, hide(self.text).split("\n"), strict=True), 1):
            if closed and (match := HEAD.match(line.strip())):
                found.append((expand(match.group(1), prefixes), number))
            if closed and (declared := PREFIX.match(line)):
                prefixes[declared["name"]] = declared["iri"]
            if said := bare.strip():
                closed = said.endswith(".") or (closed and DIRECTIVE.match(said) is not None)
        return tuple(found)

    @cached_property
    def _first_prefixes(self) -> dict[str, str]:
        """What each prefix that the file declares stands for at first: it may be declared anew further down."""
        declared = filter(None, map(PREFIX.match, self.lines))
        return {match["name"]: match["iri"] for match in reversed(list(declared))}

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text; only a line feed ends one, as in Turtle and in editors."""
        return tuple(self.text.removeprefix("\ufeff").split("\n"))

    def line_of(self, subject: str, *needles: str) -> int:
        """Return the line of a subject's block, or of the first line in it that holds all needles; 0 if no block."""
        found = self.find_line(subject, *needles) if any(needles) else 0
        return found or self._rows.get(subject, range(1)).start

    def find_line(self, subject: str, *needles: str) -> int:
        """Return the first line in a subject's block that holds all needles, 0 if there is none.

        A needle is a whole word of a line: a name, a number, the text of a literal.
        """
        rows: Sequence[int] = self._rows.get(subject, range(0))
        if len(rows) > _LONG_BLOCK and needles[-1:] and (stated := self._rows_by_word(subject).get(needles[-1])):
            rows = stated
        return next((row for row in rows if all(_holds(self.lines[row - 1], needle) for needle in needles)), 0)

    def _rows_by_word(self, subject: str) -> Mapping[str, Sequence[int]]:
        """The lines of a block by the words between spaces, for blocks that are long to read for each value."""
        if subject not in self._words:
            words = self._words[subject] = {}
            for row in self._rows[subject]:
                for word in self.lines[row - 1].split():
                    words.setdefault(word, []).append(row)
        return self._words[subject]

    @cached_property
    def _words(self) -> dict[str, dict[str, list[int]]]:
        return {}

    @cached_property
    def _rows(self) -> Mapping[str, range]:
        """The lines of the first block of each subject."""
        bounds = [*(line for _, line in self.heads), len(self.lines) + 1]
        blocks = [(subject, range(line, end)) for (subject, line), end in zip(self.heads, bounds[1:], strict=True)]
        return dict(reversed(blocks))

    def line_of_statement(self, statement: Statement) -> int:
        """Return the line that states it, else that of its value, its property or its block; 0 if it is unclear."""
        property_ = "a" if statement.predicate == RDF.type else to_name(statement.predicate)
        written, plain = to_turtle(statement.object), statement.object.value
        tries = ((property_, written), (property_, plain), (written,), (plain,), (property_,))
        found = (self.find_line(statement.subject, *needles) for needles in filter(all, tries))
        return next(filter(None, found), self.line_of(statement.subject))


def _holds(line: str, needle: str) -> bool:
    """Say whether a line holds a needle as a whole word."""
    start = line.find(needle)
    while start >= 0:
        before, after = line[start - 1 : start] if start else "", line[start + len(needle) :][:1]
        if not (before.isalnum() or before in tuple("_.-")) and not (after.isalnum() or after in tuple("_-")):
            return True
        start = line.find(needle, start + 1)
    return False


def expand(token: str, prefixes: Mapping[str, str]) -> str:
    """Return the IRI of a name as a file writes it; a prefix that is not declared stays as it is."""
    if token.startswith("<"):
        return token[1:-1]
    prefix, _, local = token.partition(":")
    return prefixes.get(prefix, prefix + ":") + local.replace("\\", "")


def read_turtle(path: Path) -> TurtleFile:
    """Read one file of the graph.

    Raises:
        TurtleError: If it cannot be read, is not UTF-8, is not Turtle, or holds a blank node or a repeated block.
    """
    return parse_turtle(read_text(path), path)


def read_text(path: Path) -> str:
    """Read the text of a file of the graph, line ends as they are.

    Raises:
        TurtleError: If it cannot be read or is not UTF-8.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise TurtleError("not-a-file", path=path)
        content = path.read_bytes()
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise TurtleError("turtle-not-utf8", path=path, line=line) from error
    except OSError as error:
        raise TurtleError("cannot-read", path=path, reason=error.strerror or str(error)) from error


def parse_turtle(text: str, path: Path) -> TurtleFile:
    """Parse Turtle text; ``path`` only names it in errors. Prefixes of ours need no declaration: ``fmt`` adds them.

    Raises:
        TurtleError: As ``read_turtle``.
    """
    found = _parse(text.removeprefix("\ufeff"), text, path)
    _refuse_repeated(found)
    return found


def _parse(turtle: str, text: str, path: Path) -> TurtleFile:
    """Parse what a file says, ``text`` being the file as it is; prefixes of ours that it lacks are put before it."""
    statements: list[Statement] = []
    names: dict[str, str] = {}  # what stands in many statements is held once
    values: dict[Object, Object] = {}
    parser = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    try:
        for quad in parser:
            value = quad.object
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(value, Object):
                raise TurtleError("turtle-blank-node", path=path, line=_line_of_blank(text))
            subject, predicate = quad.subject.value, quad.predicate.value
            subject, predicate = names.setdefault(subject, subject), names.setdefault(predicate, predicate)
            statements.append(Statement(subject, predicate, values.setdefault(value, value)))
    except SyntaxError as error:
        undeclared = _UNDECLARED.match(_expected(error))
        if undeclared and undeclared[1] in PREFIXES:
            return _parse(f"@prefix {undeclared[1]}: <{PREFIXES[undeclared[1]]}> . {turtle}", text, path)
        raise syntax_error(error, path) from error
    return TurtleFile(path, text, tuple(statements), dict(parser.prefixes))


def syntax_error(error: SyntaxError, path: Path) -> TurtleError:
    """Return what the parser says as an error of ours, in our own words where we have them."""
    said = _expected(error)
    for pattern, key in _DIAGNOSES:
        if match := pattern.match(said):
            facts = {name: cut(text) for name, text in match.groupdict().items()}
            return TurtleError(key, path=path, line=error.lineno or 0, **facts)
    return TurtleError("turtle-syntax", path=path, line=error.lineno or 0, expected=cut(said))


def _expected(error: SyntaxError) -> str:
    what = _WHERE.search(str(error.msg))
    return (what.group("what") if what else str(error.msg)).removesuffix(f" (line {error.lineno})")


def _refuse_repeated(file: TurtleFile) -> None:
    seen: dict[str, int] = {}
    for subject, line in file.heads:
        if subject in seen:
            name = cut(to_name(subject))
            raise TurtleError("turtle-repeated-block", path=file.path, line=line, entity=name, first=seen[subject])
        seen[subject] = line


def hide(text: str) -> str:
    """Return the text of the same shape with what strings and IRIs say crossed out and comments left blank."""
    return _QUIET.sub(_cross_out, text.removeprefix("\ufeff"))


def iter_quiet(text: str) -> Iterator[re.Match[str]]:
    """Yield the strings, IRIs and comments of a text."""
    return _QUIET.finditer(text)


def _cross_out(match: re.Match[str]) -> str:
    found = match.group()
    return re.sub(r"[^\n]", " " if found.startswith("#") else "x", found)


def _line_of_blank(text: str) -> int:
    bare = hide(text)
    found = NAMELESS.search(bare)
    return bare[: found.start()].count("\n") + 1 if found else 0


def _line_of_comment(text: str) -> int:
    comments = (match.start() for match in _QUIET.finditer(text) if match.group().startswith("#"))
    start = next(comments, None)
    return 0 if start is None else text[:start].count("\n") + 1


def format_turtle(file: TurtleFile) -> str:
    """Return the canonical text of a file; formatting it again changes nothing.

    Raises:
        TurtleError: If the file holds comments, which the canonical form cannot keep.
    """
    if line := _line_of_comment(file.text):
        raise TurtleError("turtle-comment", path=file.path, line=line)
    return write_turtle(file.statements)


def write_turtle(statements: Iterable[Statement]) -> str:
    """Return the canonical Turtle of statements, in any order and with repeats, without blank nodes."""
    blocks: dict[str, set[tuple[str, str]]] = defaultdict(set)
    about: dict[str, str] = {}
    used: set[str] = set()
    for statement in statements:
        value = to_turtle(statement.object)
        blocks[statement.subject].add((statement.predicate, value))
        used.update(_prefixes_of(statement, value))
        if statement.predicate == KGO.about:
            about[statement.subject] = min(value, about.get(statement.subject, value))
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))
    ordered = sorted(blocks, key=lambda iri: _block_key(iri, about))
    return "\n".join(filter(None, [head, *(_write_block(subject, blocks[subject]) for subject in ordered)]))


def _block_key(subject: str, about: dict[str, str]) -> tuple[str, int, str, str]:
    name = to_name(subject)
    return (about[subject], 1, _natural(name), name) if subject in about else (name, 0, "", name)


def _natural(name: str) -> str:
    return re.sub(r"[0-9]+", lambda match: match.group().zfill(8), name)


def _row_key(row: tuple[str, str]) -> tuple[int, str, str, str]:
    predicate, value = row
    tag = value.rpartition("@")[2] if value.startswith('"') else ""
    return (_RANK.get(predicate, 5_000), predicate, tag, value)


def _write_block(subject: str, block: set[tuple[str, str]]) -> str:
    rows = sorted(block, key=_row_key)
    lines = [f"    {'a' if predicate == RDF.type else to_name(predicate)} {value} ;\n" for predicate, value in rows]
    return f"{to_name(subject)}\n{''.join(lines)}    .\n"


def _prefixes_of(statement: Statement, value: str) -> set[str]:
    """Return the prefixes that a statement needs, ``value`` being its object as written."""
    iris = [statement.subject]
    if statement.predicate != RDF.type:
        iris.append(statement.predicate)
    if isinstance(statement.object, ox.NamedNode):
        iris.append(statement.object.value)
    elif value.endswith(f"^^{to_name(statement.object.datatype.value)}"):
        iris.append(statement.object.datatype.value)
    names = (to_name(iri) for iri in iris)
    return {name.partition(":")[0] for name in names if not name.startswith("<")}


@lru_cache(maxsize=65_536)  # a graph writes each IRI many times
def to_name(iri: str) -> str:
    """Return an IRI as the canonical form writes it: with a known prefix, else in angle brackets.

    >>> to_name("https://w3id.org/kgraph/id/MK-4")
    'kg:MK-4'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
            return f"{prefix}:{iri[len(base) :]}"
    return str(ox.NamedNode(iri))


def to_turtle(value: Object) -> str:
    """Return an IRI or literal as the canonical form writes it, on one line."""
    if isinstance(value, ox.NamedNode):
        return to_name(value.value)
    kind = value.datatype.value
    if kind in _BARE and _BARE[kind].fullmatch(value.value):
        return value.value
    if kind == XSD.boolean and value.value in ("true", "false"):
        return value.value
    text = f'"{escape(unicodedata.normalize("NFC", value.value))}"'
    if value.language:
        return f"{text}@{value.language}" + (f"--{value.direction}" if value.direction else "")
    return text if kind == XSD.string else f"{text}^^{to_name(kind)}"


def escape(text: str) -> str:
    """Return text as a string of the canonical form holds it; what a reviewer could not see is written as a number."""
    return _ESCAPED.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    return _ESCAPES.get(character) or f"\\u{ord(character):04X}"
