"""Canned queries: files of SPARQL with a flat head in both languages and parameters as VALUES lines.

A file runs unchanged in any tool, and then answers for all values. The runner replaces the values between the braces
of a parameter's VALUES line by terms that the engine has serialised; no other text of a query is built from strings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import ParameterError, QueryHeaderError, UnknownQuery
from kgraph.frozen import frozen
from kgraph.model import Bilingual
from kgraph.store.engine import require_text
from kgraph.text import LANGS
from kgraph.vocab import XSD

KINDS = ("lang", "entity", "source", "relation", "term", "text", "number")
"""Kinds of parameters: a language, an entity, source, relation or member of a closed list, text, or a number."""

_ROW = re.compile(r"#\+ ([\w.-]+): ?(.*)")
_VALUES = re.compile(r"VALUES \?(\w+) \{ [^{}]*? \}")


@frozen
class Parameter:
    """A parameter of a canned query; ``kind`` is one of ``KINDS``."""

    name: str
    kind: str
    description: Bilingual


@frozen
class CannedQuery:
    """A canned query: its head, its parameters and its text."""

    name: str
    title: Bilingual
    description: Bilingual
    parameters: tuple[Parameter, ...]
    columns: dict[str, Bilingual]
    min_rows: int
    text: str
    fix: Bilingual = Bilingual()

    def parameter(self, name: str) -> Parameter:
        """Return a parameter.

        Raises:
            ParameterError: If the query has no parameter of this name.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        names = ", ".join(parameter.name for parameter in self.parameters)
        raise ParameterError("unknown-parameter", query=self.name, name=name, known=names)

    def bind(self, values: Mapping[str, str]) -> str:
        """Return the text of the query with parameters set; other parameters keep the values of the file.

        Args:
            values: Terms by parameter name, as ``iri`` and ``literal`` write them.

        Raises:
            ParameterError: If the query has no such parameter.
        """
        for name in values:
            self.parameter(name)

        def bound(match: re.Match[str]) -> str:
            name = match.group(1)
            return f"VALUES ?{name} {{ {values[name]} }}" if name in values else match.group()

        return _VALUES.sub(bound, self.text)


def read_queries(folder: Path) -> dict[str, CannedQuery]:
    """Return the canned queries of a folder by name, sorted; empty if there is no such folder.

    Raises:
        QueryHeaderError: If the head of a query is incomplete.
    """
    return {path.stem: read_query(path) for path in sorted(folder.glob("*.rq"))}


def read_query(path: Path) -> CannedQuery:
    """Read one canned query.

    Raises:
        QueryHeaderError: If a line of the head is missing or a parameter has no VALUES line.
    """
    text = _read(path)
    rows = filter(None, map(_ROW.match, text.splitlines()))
    head = {row.group(1): row.group(2) for row in rows}
    if head.get("id") != path.stem:
        raise QueryHeaderError("query-head", path=path, line=1, missing=f"id: {path.stem}")
    names = dict.fromkeys(key.split(".")[1] for key in head if key.startswith("param."))
    columns = head.get("columns", "").split()
    min_rows = head.get("min-rows", "0")
    if not re.fullmatch("[0-9]{1,9}", min_rows):
        raise QueryHeaderError("query-head", path=path, line=1, missing="min-rows")
    return CannedQuery(
        name=path.stem,
        title=_both(head, "title", path),
        description=_both(head, "description", path),
        parameters=tuple(_parameter(head, name, text, path) for name in names),
        columns={name: _both(head, f"column.{name}", path) for name in columns},
        min_rows=int(min_rows),
        text=text,
        fix=_both(head, "fix", path) if "fix.en" in head or "fix.zh" in head else Bilingual(),
    )


def get_query(queries: Mapping[str, CannedQuery], name: str) -> CannedQuery:
    """Return a canned query by name.

    Raises:
        UnknownQuery: If there is no such query; the nearest names are suggested.
    """
    import difflib

    if name in queries:
        return queries[name]
    near = difflib.get_close_matches(name, list(queries), n=3, cutoff=0.4)
    raise UnknownQuery("unknown-query", name=name, suggestions=tuple(near))


def literal(kind: str, value: object) -> str:
    """Return a literal as the engine writes it: a language, text or a number.

    Raises:
        ParameterError: If a language is not ``zh`` or ``en``, or a value for a number is no number, or a value is no
            text.
    """
    if kind == "lang" and value not in LANGS:
        raise ParameterError("bad-lang", value=value)
    require_text(str(value))
    if kind != "number":
        return str(ox.Literal(str(value)))
    if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", str(value)):
        raise ParameterError("bad-number", value=value)
    return str(ox.Literal(str(value), datatype=ox.NamedNode(XSD.decimal)))


def _read(path: Path) -> str:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise QueryHeaderError("not-a-file", path=path)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise QueryHeaderError("turtle-not-utf8", path=path, line=line) from error
    except OSError as error:
        raise QueryHeaderError("cannot-read", path=path, reason=str(error)) from error


def _parameter(head: Mapping[str, str], name: str, text: str, path: Path) -> Parameter:
    kind = head.get(f"param.{name}.kind")
    if kind not in KINDS or _VALUES.findall(text).count(name) != 1:
        raise QueryHeaderError("query-parameter", path=path, line=1, name=name)
    return Parameter(name, kind, _both(head, f"param.{name}", path))


def _both(head: Mapping[str, str], key: str, path: Path) -> Bilingual:
    for lang in LANGS:
        if not head.get(f"{key}.{lang}"):
            raise QueryHeaderError("query-head", path=path, line=1, missing=f"{key}.{lang}")
    return Bilingual(zh=head[f"{key}.zh"], en=head[f"{key}.en"])
