"""From the files of ``graph/`` to a dataset that can be queried: parse, check references, derive, keep.

Where the cache cannot be written the graph is built in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kgraph.build.derive import derive_inherited, derive_verdicts, describe
from kgraph.build.index import derive_keys
from kgraph.errors import DataError, QueryError, StoreError
from kgraph.files.integrity import BrokenReferences, find_problems
from kgraph.files.paths import iter_rules, iter_turtle
from kgraph.files.turtle import TurtleFile, read_text, read_turtle
from kgraph.frozen import frozen
from kgraph.messages import note, say
from kgraph.store.cache import keep_build, open_build, open_cached, take_stamp
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import GRAPH


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
        facts = self.cause.facts
        why = say("query-syntax-in-line", lang, **facts) if "column" in facts else self.cause.message(lang)
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
    return keep_build(build_in_memory(text), graph, _contents(text), stamp=stamp, cache=cache)


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
    for name, rule in text.rules:
        graph = ox.NamedNode(GRAPH.iri_of(name))
        try:
            found = store.construct(rule)
        except QueryError as error:
            raise BrokenRule(text.folder / "rules" / f"{name}.rq", error) from error
        store.load([ox.Quad(item.subject, item.predicate, item.object, graph) for item in found])
    store.load(derive_keys(store))
    asserted = sorted({_graph_of(text, file) for file in text.files})
    store.load(describe(store, asserted=asserted, rules=[name for name, _ in text.rules]))
    return store


def read_graph(graph: Path) -> GraphText:
    """Read all Turtle files and rules of a graph folder, in path order.

    Raises:
        TurtleError: If one of them cannot be used.
        StoreError: If there is no Turtle.
    """
    files = tuple(read_turtle(path) for path in iter_turtle(graph))
    return GraphText(graph, files, read_rules(graph))


def read_rules(graph: Path) -> tuple[tuple[str, str], ...]:
    """Read the rules of a graph folder, as (name of the derived graph, CONSTRUCT query).

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
    return file.path.relative_to(text.folder).parts[0].removesuffix(".ttl")


def _contents(text: GraphText) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of what was read: the files may have changed since."""
    for file in text.files:
        yield file.path.relative_to(text.folder).as_posix(), file.text.encode()
    for name, rule in text.rules:
        yield f"rules/{name}.rq", rule.encode()
