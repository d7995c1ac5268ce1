"""One small interface over a SPARQL store, and the embedded Oxigraph behind it.

Every query without a dataset clause sees the union of all graphs. Queries never reach the network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kgraph.errors import QueryError, QuerySyntaxError, StoreError
from kgraph.model import Cell, Iri, Table, Text
from kgraph.vocab import PREFIXES, XSD

_AT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\s]*>'
    r"|#[^\n]*",
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE\b(?!\s*:)", re.IGNORECASE)
_INTEGERS = frozenset(
    XSD.iri + name for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
)


class Store(Protocol):
    """What the rest of the library asks of a store."""

    def select(self, query: str) -> Table: ...

    def ask(self, query: str) -> bool: ...

    def construct(self, query: str) -> list[ox.Triple]: ...

    def update(self, update: str) -> None: ...

    def load(self, quads: Iterable[ox.Quad]) -> None: ...


class EmbeddedStore:
    """An Oxigraph store in this process: in memory, or a folder on disk opened for reading."""

    def __init__(self, store: ox.Store | None = None) -> None:
        self.engine = store if store is not None else ox.Store()

    @classmethod
    def open(cls, folder: Path) -> EmbeddedStore:
        """Open a built store for reading.

        Raises:
            StoreError: If the folder holds no store that can be opened.
        """
        if not (folder / "CURRENT").is_file():
            raise StoreError("store-missing", path=folder)
        try:
            return cls(ox.Store.read_only(str(folder)))
        except (OSError, ValueError) as error:
            raise StoreError("store-unreadable", path=folder, reason=str(error)) from error

    def select(self, query: str) -> Table:
        """Return the table of a SELECT query.

        Raises:
            QuerySyntaxError: If it is not SPARQL 1.1.
            QueryError: If it is not a SELECT, asks for a SERVICE, or cannot be evaluated.
        """
        answer = self._run(query)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("query-not-select")
        columns = tuple(variable.value for variable in answer.variables)
        return Table(columns, tuple(tuple(map(to_cell, row)) for row in answer))

    def ask(self, query: str) -> bool:
        """Return the answer of an ASK query; errors as ``select``."""
        answer = self._run(query)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryError("query-not-ask")
        return bool(answer)

    def construct(self, query: str) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted; errors as ``select``."""
        answer = self._run(query)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("query-not-construct")
        return sorted(answer, key=str)

    def serialize_answer(self, query: str, format: ox.QueryResultsFormat) -> bytes:
        """Return the answer of a SELECT or ASK query in a standard results format; errors as ``select``."""
        answer = self._run(query)
        if isinstance(answer, ox.QueryTriples):
            raise QueryError("query-not-select")
        return answer.serialize(format=format) or b""

    def update(self, update: str) -> None:
        """Run a SPARQL update, all of it or nothing.

        Raises:
            QuerySyntaxError: If it is not SPARQL 1.1.
            QueryError: If it cannot be evaluated.
        """
        refuse_service(update)
        try:
            self.engine.update(update, prefixes=PREFIXES)
        except SyntaxError as error:
            raise _syntax_error(error) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError("query-failed", reason=str(error)) from error

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads; meant for an empty store."""
        self.engine.bulk_extend(quads)

    def _run(self, query: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        refuse_service(query)
        try:
            return self.engine.query(query, prefixes=PREFIXES, use_default_graph_as_union=not _has_dataset(query))
        except SyntaxError as error:
            raise _syntax_error(error) from error
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError("query-failed", reason=str(error)) from error


def refuse_service(query: str) -> None:
    """Raise QueryError if a query asks another server, which would reach the network."""
    if _SERVICE.search(_QUIET.sub(" ", query)):
        raise QueryError("query-service")


def _has_dataset(query: str) -> bool:
    return bool(re.search(r"(?<![\w?$:.-])FROM\b(?!\s*:)", _QUIET.sub(" x ", query), re.IGNORECASE))


def _syntax_error(error: SyntaxError) -> QuerySyntaxError:
    match = _AT.match(str(error.msg))
    if match is None:
        return QuerySyntaxError("query-syntax", line=0, column=0, expected=str(error.msg))
    line, column, expected = match.groups()
    return QuerySyntaxError("query-syntax", line=int(line), column=int(column), expected=expected)


def to_cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Cell:
    """Return an RDF term as a cell: IRIs, text with language, int, Decimal, bool; any other literal as text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return Text(str(term))
    return _literal_to_cell(term)


def _literal_to_cell(term: ox.Literal) -> Cell:
    kind = term.datatype.value
    if kind in _INTEGERS:
        return int(term.value)
    if kind == XSD.decimal:
        return Decimal(term.value)
    if kind == XSD.boolean:
        return term.value in ("true", "1")
    return Text(term.value, term.language)
