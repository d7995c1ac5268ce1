"""Turtle files of the graph: parsing with places, and the one canonical form.

pyoxigraph parses. Where a block or value stands is found by a scan of block heads, the lines that start in the
first column; there is no grammar of ours. The canonical form keeps a change local: blocks sorted by identifier
(evidence beneath its claim), properties in one fixed order, one value a line, the closing dot alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import TurtleError
from kgraph.vocab import KGO, LAST_PROPERTIES, PREFIXES, PROPERTY_ORDER, RDF, XSD

_HEAD = re.compile(r"^(<[^>\s]*>|[A-Za-z][\w.-]*:[^\s;,]*|:[^\s;,]*)(?=\s|$)")
_WHERE = re.compile(r"Parser error (?:at|between) .*?: (?P<what>.*)$", re.DOTALL)
_STRINGS = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|<[^>\s]*>', re.DOTALL)
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_BARE = {XSD.integer: re.compile(r"[+-]?\d+"), XSD.decimal: re.compile(r"[+-]?\d*\.\d+")}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_RANK = {iri: rank for rank, iri in enumerate(PROPERTY_ORDER)} | {
    iri: 10_000 + rank for rank, iri in enumerate(LAST_PROPERTIES)
}

Object = ox.NamedNode | ox.Literal


@dataclass(frozen=True)
class Statement:
    """One triple of a file; subject and predicate are IRIs."""

    subject: str
    predicate: str
    object: Object


@dataclass(frozen=True)
class TurtleFile:
    """A parsed file with its text, so that statements can be placed."""

    path: Path
    text: str
    statements: tuple[Statement, ...]
    prefixes: dict[str, str]

    @cached_property
    def heads(self) -> tuple[tuple[str, int], ...]:
        """The subject of each block and its line (1-based), in file order."""
        found = []
        for number, line in enumerate(self.text.splitlines(), 1):
            if match := _HEAD.match(line):
                found.append((self._expand(match.group(1)), number))
        return tuple(found)

    def line_of(self, subject: str, value: str = "") -> int:
        """Return the line of a subject's block, or of the first line in it that holds ``value``; 0 if there is none."""
        lines = self.text.splitlines()
        for index, (head, number) in enumerate(self.heads):
            if head != subject:
                continue
            end = self.heads[index + 1][1] - 1 if index + 1 < len(self.heads) else len(lines)
            inside = (row for row in range(number, end + 1) if value and value in lines[row - 1])
            return next(inside, number)
        return 0

    def _expand(self, token: str) -> str:
        if token.startswith("<"):
            return token[1:-1]
        prefix, _, local = token.partition(":")
        return self.prefixes.get(prefix, prefix + ":") + local.replace("\\", "")


def read_turtle(path: Path) -> TurtleFile:
    """Read one file of the graph.

    Raises:
        TurtleError: If it cannot be read, is not UTF-8, is not Turtle, or holds a blank node or a repeated block.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise TurtleError("turtle-not-utf8", path=path, line=line) from error
    except OSError as error:
        raise TurtleError("cannot-read", path=path, reason=error.strerror or str(error)) from error
    return parse_turtle(text, path)


def parse_turtle(text: str, path: Path) -> TurtleFile:
    """Parse Turtle text; ``path`` only names it in errors.

    Raises:
        TurtleError: As ``read_turtle``.
    """
    statements = []
    parser = ox.parse(text, format=ox.RdfFormat.TURTLE)
    try:
        for quad in parser:
            if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, Object):
                raise TurtleError("turtle-blank-node", path=path, line=_line_of_blank(text))
            statements.append(Statement(quad.subject.value, quad.predicate.value, quad.object))
    except SyntaxError as error:
        what = _WHERE.search(str(error.msg))
        said = (what.group("what") if what else str(error.msg)).removesuffix(f" (line {error.lineno})")
        raise TurtleError("turtle-syntax", path=path, line=error.lineno or 0, expected=said) from error
    found = TurtleFile(path, text, tuple(statements), dict(parser.prefixes))
    _refuse_repeated(found)
    return found


def _refuse_repeated(file: TurtleFile) -> None:
    seen: dict[str, int] = {}
    for subject, line in file.heads:
        if subject in seen:
            name = to_name(subject)
            raise TurtleError("turtle-repeated-block", path=file.path, line=line, entity=name, first=seen[subject])
        seen[subject] = line


def _line_of_blank(text: str) -> int:
    bare = _STRINGS.sub(lambda match: "x" + "\n" * match.group().count("\n"), text)
    found = re.search(r"\[|_:|\(", bare)
    return bare[: found.start()].count("\n") + 1 if found else 0


def format_turtle(file: TurtleFile) -> str:
    """Return the canonical text of a file; formatting it again changes nothing.

    Raises:
        TurtleError: If the file holds comments, which the canonical form cannot keep.
    """
    bare = _STRINGS.sub(lambda match: "x" + "\n" * match.group().count("\n"), file.text)
    if "#" in bare:
        raise TurtleError("turtle-comment", path=file.path, line=bare[: bare.index("#")].count("\n") + 1)
    return write_turtle(file.statements)


def write_turtle(statements: Iterable[Statement]) -> str:
    """Return the canonical Turtle of statements, in any order and with repeats, without blank nodes."""
    blocks: dict[str, set[tuple[str, str]]] = defaultdict(set)
    about: dict[str, str] = {}
    used: set[str] = set()
    for statement in statements:
        value = _to_turtle(statement.object)
        blocks[statement.subject].add((statement.predicate, value))
        used.update(_prefixes_of(statement, value))
        if statement.predicate == KGO.about:
            about[statement.subject] = value
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used))
    ordered = sorted(blocks, key=lambda iri: _block_key(iri, about))
    return head + "".join(f"\n{_write_block(subject, blocks[subject])}" for subject in ordered)


def _block_key(subject: str, about: dict[str, str]) -> tuple[str, int, str]:
    name = to_name(subject)
    return (about[subject], 1, _natural(name)) if subject in about else (name, 0, "")


def _natural(name: str) -> str:
    return re.sub(r"\d+", lambda match: match.group().zfill(8), name)


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


def to_name(iri: str) -> str:
    """Return an IRI as the canonical form writes it: with a known prefix, else in angle brackets.

    >>> to_name("https://w3id.org/kgraph/id/MK-4")
    'kg:MK-4'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base) and _LOCAL.fullmatch(iri[len(base) :]):
            return f"{prefix}:{iri[len(base) :]}"
    return str(ox.NamedNode(iri))


def _to_turtle(value: Object) -> str:
    if isinstance(value, ox.NamedNode):
        return to_name(value.value)
    kind = value.datatype.value
    if kind in _BARE and _BARE[kind].fullmatch(value.value):
        return value.value
    if kind == XSD.boolean and value.value in ("true", "false"):
        return value.value
    text = "".join(_escape(character) for character in unicodedata.normalize("NFC", value.value))
    if value.language:
        return f'"{text}"@{value.language}'
    return f'"{text}"' if kind == XSD.string else f'"{text}"^^{to_name(kind)}'


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _CONTROL.match(character):
        return f"\\u{ord(character):04X}"
    return character
