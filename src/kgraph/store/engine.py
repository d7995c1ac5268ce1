"""One small interface over a SPARQL store, and the embedded Oxigraph behind it.

Every query without a dataset clause sees the union of all graphs. Queries never reach the network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Protocol, TypeVar
from urllib.parse import quote

import pyoxigraph as ox

from kgraph.errors import DamagedStore, ParameterError, QueryError, QuerySyntaxError, ResourceLimit, StoreError
from kgraph.store.inventory import (
    FileStamps,
    Inventory,
    find_damaged_file,
    read_inventory,
    stamp_files,
    was_written_to,
)
from kgraph.store.nesting import refuse_deep
from kgraph.store.syntax import syntax_error
from kgraph.table import Cell, Iri, Table, Text
from kgraph.text import is_text
from kgraph.vocab import DATASET, GRAPH, KGO, PREFIXES, XSD, Namespace

_INTEGERS = frozenset(
    XSD.iri + name for name in ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger")
)
_QUADS = (ox.NamedNode(DATASET.iri), ox.NamedNode(KGO.quads), None, ox.NamedNode(GRAPH.description))
"""The pattern of the statement that holds the number of all quads."""

_ENGINE_ERRORS = (OSError, ValueError, RuntimeError)
_Answer = TypeVar("_Answer")
_Row = TypeVar("_Row")
_Form = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_ALL_FORMS: tuple[type[_Form], ...] = (ox.QuerySolutions, ox.QueryBoolean, ox.QueryTriples)
_TABLES: tuple[type[ox.QuerySolutions | ox.QueryBoolean], ...] = (ox.QuerySolutions, ox.QueryBoolean)
_BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class Store(Protocol):
    """The interface of a store for the rest of the library."""

    def select(self, query: str) -> Table: ...

    def ask(self, query: str) -> bool: ...

    def construct(self, query: str) -> list[ox.Triple]: ...

    def load(self, quads: Iterable[ox.Quad]) -> None: ...


class EmbeddedStore:
    """An Oxigraph store in this process: in memory, or a folder on disk opened for reading.

    ``discard`` is called with a damaged store; where it removes the store, it returns the error that says so.
    """

    def __init__(self, store: ox.Store | None = None, *, folder: Path | None = None) -> None:
        self.engine = store if store is not None else ox.Store()
        self.folder = folder
        self._inventory: Inventory | None = None
        self._read_whole: FileStamps | None = None
        self.discard: Callable[[DamagedStore], DamagedStore] | None = None

    @classmethod
    def open(cls, folder: Path) -> EmbeddedStore:
        """Open a built store for reading, after comparing its files with its inventory.

        Raises:
            StoreError: If the folder holds no store of this version of kgraph, or one that cannot be opened.
            DamagedStore: If its files or the number of its quads are not as built.
        """
        inventory = read_inventory(folder)
        try:
            store = cls(ox.Store.read_only(str(folder)), folder=folder)
            noted = [str(to_cell(quad.object)) for quad in store.engine.quads_for_pattern(*_QUADS)]
        except _ENGINE_ERRORS as error:
            raise DamagedStore("store-damaged", path=folder, reason=str(error)) from error
        if noted != [str(inventory.quads)]:
            raise DamagedStore("store-damaged", path=folder, reason=f"{inventory.quads} ≠ {', '.join(noted) or 0}")
        store._inventory = inventory
        store._read_whole = inventory.stamps if inventory.is_small else None
        return store

    @classmethod
    def open_checked(cls, folder: Path) -> EmbeddedStore:
        """Open a store for reading whose files another process has compared already, or has just written.

        Raises:
            StoreError: If there is none, or it cannot be opened.
        """
        if not (folder / "CURRENT").is_file():
            raise StoreError("store-missing", path=folder)
        try:
            return cls(ox.Store.read_only(str(folder)), folder=folder)
        except _ENGINE_ERRORS as error:
            raise DamagedStore("store-damaged", path=folder, reason=str(error)) from error

    @property
    def read_only(self) -> bool:
        """Whether the store is on disk, where it is only read."""
        return self.folder is not None

    def quads(self) -> Iterator[ox.Quad]:
        """Yield all quads, in the order of the engine.

        Raises:
            DamagedStore: If the store is on disk and cannot be read.
        """
        with self.reading():
            yield from self.engine.quads_for_pattern(None, None, None, None)

    def require_whole(self) -> None:
        """Read every file of a store on disk, if that was not yet done or a file was written to since.

        The engine does not report all damage, and reading answers queries before and after.

        Raises:
            DamagedStore: If a file is not as built.
        """
        if self.folder is None or self._inventory is None:
            return
        stamps = stamp_files(self.folder, self._inventory.files)
        if self._read_whole is not None and not was_written_to(self._read_whole, stamps):
            return
        if name := find_damaged_file(self.folder, self._inventory):
            raise self._damaged(name)
        self._read_whole = stamps

    def verify(self) -> int:
        """Read every file and every quad of a store on disk, and return the number of quads.

        Raises:
            StoreError: If a file is not as built, a quad cannot be read, or their number is not the one noted.
        """
        assert self.folder is not None
        inventory = self._inventory = read_inventory(self.folder)
        self._read_whole = None
        with self.reading():
            graphs = (*self.engine.named_graphs(), ox.DefaultGraph())
            count = sum(1 for graph in graphs for _ in self.engine.quads_for_pattern(None, None, None, graph))
        if count != inventory.quads:
            raise self._damaged(f"{inventory.quads} ≠ {count}")
        return count

    def select(self, query: str, *, rows: int | None = None) -> Table:
        """Return the table of a SELECT query.

        Args:
            rows: Most rows (triples for ``construct``), any number if None.

        Raises:
            QuerySyntaxError: If it is not SPARQL 1.1.
            ResourceLimit: If the answer has more rows.
            QueryError: If it is not a SELECT, has a SERVICE clause, or cannot be evaluated.
        """
        with self.reading(query):
            return _to_table(self._run(query, ox.QuerySolutions, "query-not-select"), rows)

    def ask(self, query: str, *, rows: int | None = None) -> bool:  # noqa: ARG002 - one signature for all forms
        """Return the answer of an ASK query; errors as ``select``."""
        with self.reading(query):
            return bool(self._run(query, ox.QueryBoolean, "query-not-ask"))

    def construct(self, query: str, *, rows: int | None = None) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted; errors as ``select``."""
        with self.reading(query):
            return _to_triples(self._run(query, ox.QueryTriples, "query-not-construct"), rows)

    def answer(self, query: str, *, rows: int | None = None) -> Table | bool | list[ox.Triple]:
        """Return the answer of a query of any form; errors as ``select``."""
        with self.reading(query):
            found = self._run(query, _ALL_FORMS, "")
            if isinstance(found, ox.QuerySolutions):
                return _to_table(found, rows)
            return bool(found) if isinstance(found, ox.QueryBoolean) else _to_triples(found, rows)

    def serialize_answer(self, query: str, format: ox.QueryResultsFormat, *, rows: int | None = None) -> bytes:
        """Return the answer of a SELECT or ASK query in a standard results format; errors as ``select``."""
        with self.reading(query):
            answer = self._run(query, _TABLES, "query-not-select")
            if rows is not None and isinstance(answer, ox.QuerySolutions):
                for _ in _up_to(rows, answer):
                    pass
                answer = self._run(query, _TABLES, "query-not-select")
            return answer.serialize(format=format) or b""

    def load(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, to an empty store as a rule.

        Raises:
            StoreError: If the store was opened for reading.
        """
        if self.read_only:
            raise StoreError("store-read-only")
        self.engine.bulk_extend(quads)

    @contextmanager
    def reading(self, query: str = "") -> Iterator[None]:
        """Turn errors of the engine into ours while data or the answer of a query are read, from files that stay whole.

        Raises:
            DamagedStore: If the store is on disk and a file is not as built, at the beginning or at the end.
        """
        self.require_whole()
        try:
            yield
        except SyntaxError as error:
            raise _syntax_error(query.removeprefix("\ufeff"), PREFIXES) from error
        except _ENGINE_ERRORS as error:
            raise self._read_error(error) from error
        self.require_whole()

    def _read_error(self, error: Exception) -> StoreError | QueryError:
        """Return what an error of the engine means: damage, if a file is not as built or the engine says so."""
        if self.folder is not None and not isinstance(error, ValueError):
            try:
                damage = find_damaged_file(self.folder, read_inventory(self.folder))
            except StoreError as found:
                damage = str(found.facts.get("reason", found))
            if damage or isinstance(error, OSError) or str(error).startswith("Corruption"):
                return self._damaged(damage or str(error))
        return QueryError("query-failed", reason=str(error))

    def _damaged(self, reason: str) -> DamagedStore:
        error = DamagedStore("store-damaged", path=self.folder, reason=reason)
        return self.discard(error) if self.discard else error

    def _run(self, query: str, form: type[_Answer] | tuple[type[_Answer], ...], key: str) -> _Answer:
        query = check_query(query)
        refuse_service(query)
        answer = self.engine.query(query, prefixes=PREFIXES, use_default_graph_as_union=not has_dataset(query))
        if isinstance(answer, form):
            return answer
        del answer  # the engine requires release in this thread, and the traceback of an error would keep it
        raise QueryError(key)


def _to_table(answer: ox.QuerySolutions, rows: int | None) -> Table:
    columns = tuple(variable.value for variable in answer.variables)
    return Table(columns, tuple(tuple(map(to_cell, row)) for row in _up_to(rows, answer)))


def _to_triples(answer: ox.QueryTriples, rows: int | None) -> list[ox.Triple]:
    return sorted(_up_to(rows, answer), key=str)


def _up_to(rows: int | None, answer: Iterable[_Row]) -> Iterator[_Row]:
    """Yield the rows of an answer.

    Raises:
        ResourceLimit: If there are more than are allowed.
    """
    for count, row in enumerate(answer):
        if count == rows:
            raise ResourceLimit("limit-rows", limit="rows", value=rows)
        yield row


def check_query(query: str) -> str:
    """Return the text of a query without a byte order mark, ready for the engine.

    Raises:
        QueryError: If it is no text, or so deep or long that the engine could break off.
    """
    query = query.removeprefix("\ufeff")
    if not is_text(query):
        raise QueryError("query-not-text")
    refuse_deep(query)
    return query


def refuse_service(query: str, prefixes: Mapping[str, str] = PREFIXES) -> None:
    """Refuse a query with a SERVICE clause, which would reach the network.

    Raises:
        QueryError: If it has a SERVICE clause in any spelling.
        QuerySyntaxError: If it contains the word and is not SPARQL 1.1.
    """
    error = _keyword_error(query, "service", prefixes)
    if error is None:
        return
    local = re.sub(r"service(\s+silent\b)?", "graph", query, flags=re.IGNORECASE)
    if _parse_error(local, prefixes) is None:
        raise QueryError("query-service")
    raise _syntax_error(query, prefixes) from error


def has_dataset(query: str, prefixes: Mapping[str, str] = PREFIXES) -> bool:
    """Return whether a query has a dataset clause (FROM); also True for some texts that are not SPARQL."""
    return _keyword_error(query, "from", prefixes) is not None


def _keyword_error(query: str, word: str, prefixes: Mapping[str, str]) -> SyntaxError | None:
    """Return the error that the engine finds if a word is a keyword of a query, None if it only occurs in names.

    The engine's own parser tells keywords from names, strings and comments, which still parse in another spelling.
    """
    respelt = _respelt(query, word)
    return None if respelt == query else _parse_error(respelt, prefixes)


def _respelt(text: str, word: str) -> str:
    return re.sub(word, f"{word[:-1]}x", text, flags=re.IGNORECASE)


def _parse_error(query: str, prefixes: Mapping[str, str]) -> SyntaxError | None:
    try:
        ox.Store().query(query, prefixes=dict(prefixes))
    except SyntaxError as error:
        return error
    except _ENGINE_ERRORS:  # the query parses, so there is no syntax error
        return None
    return None


def _syntax_error(query: str, prefixes: Mapping[str, str]) -> QuerySyntaxError:
    """Return what is wrong in a query that the engine refuses."""

    def parse(text: str) -> str | None:
        error = _parse_error(_respelt(text, "service"), prefixes)  # what parses is evaluated
        return None if error is None else str(error.msg)

    return syntax_error(query, parse, prefixes)


def require_text(value: str) -> None:
    """Refuse what is no text.

    Raises:
        ParameterError: If it holds bytes that are not UTF-8.
    """
    if not is_text(value):
        raise ParameterError("not-text", value=value.encode("utf-8", "backslashreplace").decode("utf-8"))


def iri(value: str) -> str:
    """Return an IRI as the engine writes it.

    Raises:
        ParameterError: If it is no text.
    """
    require_text(value)
    return str(ox.NamedNode(value))


def iri_of(namespace: Namespace, slug: str) -> str:
    """Return the IRI of a slug as the engine writes it; what cannot stand in one is encoded, and so names nothing."""
    named = quote(slug, errors="surrogatepass")
    return f"<{namespace.iri_of(named)}>"


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
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind == XSD.decimal:
            return Decimal(term.value)
    except (ValueError, InvalidOperation):  # ill-typed, such as "many"^^xsd:integer
        return Text(term.value)
    if kind == XSD.boolean and term.value in _BOOLEANS:
        return _BOOLEANS[term.value]
    return Text(term.value, term.language)
