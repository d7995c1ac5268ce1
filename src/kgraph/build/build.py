"""From the files of ``graph/`` to a dataset that can be queried: parse, check references, derive, keep.

Where the cache cannot be written the graph is built in memory.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from kgraph.build.derive import derive_inherited, derive_names, describe
from kgraph.build.index import derive_keys
from kgraph.build.verdicts import derive_verdicts
from kgraph.errors import DataError, QueryError, QuerySyntaxError, StoreError
from kgraph.files.integrity import BrokenReferences, find_problems
from kgraph.files.paths import iter_inputs, iter_rules, name_in
from kgraph.files.turtle import Statement, TurtleFile, read_text, read_turtle
from kgraph.frozen import frozen
from kgraph.messages import note, say
from kgraph.store.cache import keep_build, open_build, open_cached, take_stamp
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import GRAPH, KGO, OWN, RDF


@frozen
class GraphText:
    """A graph folder as read: its Turtle files, and its rules as (name of the derived graph, CONSTRUCT query)."""

    folder: Path
    files: tuple[TurtleFile, ...]
    rules: tuple[tuple[str, str], ...]


class BrokenRule(DataError):
    """A rule of the graph that the engine refuses."""

    def __init__(self, path: Path, cause: QueryError) -> None:
        super().__init__("rule-broken", path=path, line=int(str(cause.facts.get("line", 0))))
        self.cause = cause

    def reason(self, lang: str) -> str:
        why = self.cause.message(lang)
        if isinstance(self.cause, QuerySyntaxError):
            why = say("query-syntax-in-line", lang, column=self.cause.column, expected=self.cause.reason(lang))
        return say(self.key, lang, **self.facts, reason=why)


def open_graph(graph: Path) -> EmbeddedStore:
    """Return the store of a graph folder, built now or taken from the cache, read-only.

    Raises:
        DataError: If a file is not Turtle or the files do not fit together.
        StoreError: If the folder holds no graph.
    """
    if cached := open_cached(graph):
        return cached
    try:
        return open_build(build(graph))
    except StoreError as error:
        if error.key == "cannot-write":
            note("cache-not-writable", path=error.facts["path"])
        elif error.key == "cache-nowhere":
            note("cache-nowhere-in-memory")
        else:
            raise
        return build_in_memory(read_graph(graph))


def build(graph: Path, cache: Path | None = None) -> Path:
    """Build a graph folder into the cache, even if it is there already, and return the folder of the build.

    Raises:
        DataError: As ``open_graph``; the earlier build then stays.
        StoreError: If the graph holds no Turtle or the cache cannot be written.
    """
    stamp = take_stamp(graph)  # taken first: what changes from here on makes it differ
    text = read_graph(graph)
    contents = list(_contents(text))
    store = build_in_memory(text)
    del text  # the statements take as much memory as the store, and so does writing it
    return keep_build(store, graph, contents, stamp=stamp, cache=cache)


def build_in_memory(text: GraphText) -> EmbeddedStore:
    """Return a store of a graph folder as read, with the graphs derived from it.

    Raises:
        BrokenReferences: If the files do not fit together.
    """
    if problems := find_problems(text.files):
        raise BrokenReferences(problems)
    return derive(text)


def derive(text: GraphText) -> EmbeddedStore:
    """Return a store of a graph folder and what follows from it, without checking references first.

    Raises:
        BrokenRule: If the engine refuses a rule.
    """
    store = EmbeddedStore()
    store.load(_asserted(text))
    store.load(derive_verdicts(store))
    store.load(derive_inherited(store))
    store.load(derive_names(store))
    for name, rule in text.rules:
        graph = ox.NamedNode(GRAPH.iri_of(_in_iri(name)))
        try:
            found = store.construct(rule)
        except QueryError as error:
            path = next(path for path in iter_rules(text.folder) if path.stem == name)
            raise BrokenRule(path, error) from error
        store.load([ox.Quad(item.subject, item.predicate, item.object, graph) for item in found])
    store.load(derive_keys(store))
    asserted = sorted({_graph_of(text, file) for file in text.files})
    store.load(describe(store, asserted=asserted, rules=[_in_iri(name) for name, _ in text.rules]))
    return store


def read_graph(graph: Path) -> GraphText:
    """Read all Turtle files and rules of a graph folder, in path order.

    Raises:
        TurtleError: If one of them cannot be used.
        StoreError: If there is no Turtle, or none that is used here.
    """
    files = tuple(read_turtle(path) for path in iter_inputs(graph))
    refuse_foreign(graph, files)
    return GraphText(graph, files, read_rules(graph))


def refuse_foreign(graph: Path, files: Sequence[TurtleFile]) -> None:
    """Raise StoreError if no file of a folder names or describes anything of a graph of ours."""
    own = (file for file in files if file.path.is_relative_to(graph))
    if not any(_is_used(statement) for file in own for statement in file.statements):
        raise StoreError("graph-foreign", path=graph)


def _is_used(statement: Statement) -> bool:
    kind = statement.object.value if statement.predicate == RDF.type else ""
    return statement.subject.startswith(OWN) or kind.startswith(KGO.iri)


def read_rules(graph: Path) -> tuple[tuple[str, str], ...]:
    """Read the rules of a graph folder, or the bundled ones, as (name of the derived graph, CONSTRUCT query).

    Raises:
        TurtleError: If one of them cannot be read.
    """
    return tuple((path.stem, read_text(path)) for path in iter_rules(graph))


def _asserted(text: GraphText) -> Iterator[ox.Quad]:
    for file in text.files:
        graph = ox.NamedNode(GRAPH.iri_of(_graph_of(text, file)))
        for statement in file.statements:
            yield ox.Quad(ox.NamedNode(statement.subject), ox.NamedNode(statement.predicate), statement.object, graph)


def _graph_of(text: GraphText, file: TurtleFile) -> str:
    """Return the name of the graph that a file belongs to: its folder, or the file itself at the top."""
    top = name_in(text.folder, file.path).partition("/")[0]
    return _in_iri(re.sub(r"\.ttl$", "", top, flags=re.IGNORECASE))


def _in_iri(name: str) -> str:
    """Return the name of a file or folder as part of an IRI, with what may not stand in one as numbers."""
    return re.sub(r"[^\w.-]", lambda match: quote(os.fsencode(match[0])), name)


def _contents(text: GraphText) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of what was read: the files may have changed since."""
    for file in text.files:
        yield name_in(text.folder, file.path), file.text.encode()
    for name, rule in text.rules:
        yield f"rules/{name}.rq", rule.encode()
