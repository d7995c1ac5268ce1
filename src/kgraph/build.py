"""From the files of ``graph/`` to a dataset that can be queried: parse, check references, derive, keep.

Where the cache cannot be written the graph is built in memory.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.cache import keep_build, open_cached, take_stamp
from kgraph.errors import DataError, QueryError, StoreError
from kgraph.files import cache_folder, iter_rules, iter_turtle
from kgraph.messages import say
from kgraph.references import BrokenReferences, find_problems
from kgraph.store import EmbeddedStore
from kgraph.turtle import TurtleFile, read_text, read_turtle
from kgraph.verdict import Item, judge
from kgraph.version import VERSION
from kgraph.vocab import GRAPH, KGO, OWL, PROV, RDF, SPARQL_PREFIXES

_log = logging.getLogger("kgraph")


@dataclass(frozen=True)
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

    def message(self, lang: str) -> str:
        return say(self.key, lang, **self.facts, reason=self.cause.message(lang))


def open_graph(graph: Path) -> EmbeddedStore:
    """Return the store of a graph folder, built now or taken from the cache, read-only.

    Raises:
        DataError: If a file is not Turtle or the files do not fit together.
        StoreError: If the folder holds no graph.
    """
    if cached := open_cached(graph):
        return cached
    try:
        return EmbeddedStore.open(build(graph) / "store")
    except StoreError as error:
        if error.key != "cannot-write":
            raise
        _log.warning("%s", say("cache-not-writable", "en", path=cache_folder()))
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
    store.load(_derive_verdicts(store))
    for name, rule in text.rules:
        graph = ox.NamedNode(GRAPH.iri_of(name))
        try:
            found = store.construct(rule)
        except QueryError as error:
            raise BrokenRule(text.folder / "rules" / f"{name}.rq", error) from error
        store.load([ox.Quad(item.subject, item.predicate, item.object, graph) for item in found])
    store.load(_describe(text))
    return store


def read_graph(graph: Path) -> GraphText:
    """Read all Turtle files and rules of a graph folder, in path order.

    Raises:
        TurtleError: If one of them cannot be used.
        StoreError: If there is no Turtle.
    """
    files = tuple(read_turtle(path) for path in iter_turtle(graph))
    rules = tuple((path.stem, read_text(path)) for path in iter_rules(graph))
    return GraphText(graph, files, rules)


# Derived graphs


def _asserted(text: GraphText) -> Iterator[ox.Quad]:
    for file in text.files:
        graph = ox.NamedNode(GRAPH.iri_of(file.path.relative_to(text.folder).parts[0].removesuffix(".ttl")))
        for statement in file.statements:
            yield ox.Quad(ox.NamedNode(statement.subject), ox.NamedNode(statement.predicate), statement.object, graph)


_EVIDENCE_FOR_VERDICTS = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?kind ?item ?stance ?design ?group ?quality ?role ?aside WHERE {
  ?claim rdf:predicate ?relation ; rdf:object ?object .
  ?relation kgo:relationKind ?relationKind .
  OPTIONAL { ?relation kgo:sign ?sign }
  OPTIONAL { ?object kgo:benefit ?benefit }
  BIND(IF(EXISTS { ?claim rdf:subject/rdf:type ?class
                   VALUES ?class { kgo:Nutrient kgo:Drug kgo:DrugClass kgo:Food kgo:Chemical } }
          && ?sign * ?benefit > 0, kgo:efficacy, kgo:harm) AS ?outcomeKind)
  BIND(IF(?relationKind = kgo:mechanism && BOUND(?sign) && BOUND(?benefit), ?outcomeKind, ?relationKind) AS ?kind)
  OPTIONAL {
    ?item kgo:about ?claim ; kgo:stance ?stance ; kgo:studyDesign ?design ; kgo:source ?source .
    {
      SELECT ?source (MIN(STR(?report)) AS ?group) WHERE {
        ?source a kgo:Source ; (kgo:sameStudyAs|^kgo:sameStudyAs)* ?report
      } GROUP BY ?source
    }
    OPTIONAL { ?item kgo:quality ?quality }
    OPTIONAL { ?item kgo:endpointRole ?role }
    BIND(EXISTS { ?source kgo:restsOn*/kgo:retracted true } || EXISTS { ?source kgo:supersededBy ?newer }
         || EXISTS { ?item kgo:readFrom kgo:identifier-only } AS ?aside)
  }
}
"""
)


def _derive_verdicts(store: EmbeddedStore) -> Iterator[ox.Quad]:
    kinds: dict[str, str] = {}
    items: dict[str, list[Item]] = defaultdict(list)
    for row in store.select(_EVIDENCE_FOR_VERDICTS).to_dicts():
        cells = {name: str(cell).rpartition("#")[2] for name, cell in row.items() if cell is not None}
        claim = str(row["claim"])
        kinds[claim] = cells["kind"]
        if row["item"] is not None:
            items[claim].append(
                Item(
                    stance=cells["stance"],
                    design=cells["design"],
                    group=cells["group"],
                    quality=cells.get("quality"),
                    endpoint_role=cells.get("role"),
                    set_aside=row["aside"] is True,
                )
            )
    graph = ox.NamedNode(GRAPH.verdicts)
    for claim, kind in sorted(kinds.items()):
        found = judge(kind, items[claim])
        pairs: list[tuple[str, ox.NamedNode | ox.Literal]] = [
            (KGO.verdict, ox.NamedNode(KGO.iri_of(found.verdict))),
            (KGO.standing, ox.NamedNode(KGO.iri_of(found.standing))),
        ]
        if found.certainty:
            pairs.append((KGO.certainty, ox.NamedNode(KGO.iri_of(found.certainty))))
        pairs.extend((KGO.reason, ox.Literal(reason)) for reason in found.reasons)
        for predicate, value in pairs:
            yield ox.Quad(ox.NamedNode(claim), ox.NamedNode(predicate), value, graph)


def _describe(text: GraphText) -> Iterator[ox.Quad]:
    """Yield which graph is derived from which; no dates, so that equal input builds equal output."""
    graph = ox.NamedNode(GRAPH.description)
    asserted = sorted({file.path.relative_to(text.folder).parts[0].removesuffix(".ttl") for file in text.files})
    derived = ["verdicts", *(name for name, _ in text.rules)]
    for name in (*asserted, *derived):
        node = ox.NamedNode(GRAPH.iri_of(name))
        yield ox.Quad(node, ox.NamedNode(RDF.type), ox.NamedNode(PROV.Entity), graph)
    for name in derived:
        for origin in asserted:
            yield ox.Quad(
                ox.NamedNode(GRAPH.iri_of(name)),
                ox.NamedNode(PROV.wasDerivedFrom),
                ox.NamedNode(GRAPH.iri_of(origin)),
                graph,
            )
    yield ox.Quad(graph, ox.NamedNode(OWL.versionInfo), ox.Literal(VERSION), graph)


def _contents(text: GraphText) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of what was read: the files may have changed since."""
    for file in text.files:
        yield file.path.relative_to(text.folder).as_posix(), file.text.encode()
    for name, rule in text.rules:
        yield f"rules/{name}.rq", rule.encode()
