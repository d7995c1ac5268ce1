"""From the files of ``graph/`` to a dataset that can be queried: parse, check references, derive, swap in whole.

A build lives in the cache under the SHA-256 of everything it is made from, is written into a temporary folder and
renamed, so that a failure leaves what was there. The folder name is the content, so two builders at once make the
same thing and the second discards its copy. Where the cache cannot be written the graph is built in memory.
"""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import DataError, StoreError
from kgraph.files import cache_folder, iter_turtle, write_whole
from kgraph.messages import say
from kgraph.store import EmbeddedStore
from kgraph.turtle import Statement, TurtleFile, read_turtle, to_name
from kgraph.verdict import Item, judge
from kgraph.version import VERSION
from kgraph.vocab import DCTERMS, GRAPH, KGO, OWL, OWN, PROV, RDF, RDFS, SKOS, SPARQL_PREFIXES, XSD

STORE_FORMAT = "1"
KEPT_BUILDS = 3
_MANY = 20
_FIRST_TOO_MANY = 2
_KEY_LENGTH = hashlib.sha256().digest_size * 2
_PLAIN_PROPERTIES = frozenset(
    {
        RDF.type,
        RDF.subject,
        RDF.predicate,
        RDF.object,
        RDFS.subClassOf,
        RDFS.domain,
        RDFS.range,
        OWL.inverseOf,
        OWL.deprecated,
        DCTERMS.title,
        DCTERMS.issued,
        DCTERMS.language,
        DCTERMS.license,
        DCTERMS.isReplacedBy,
        *(SKOS.iri + term for term in SKOS.terms),
        *(f"https://schema.org/{term}" for term in ("domainIncludes", "rangeIncludes")),
        *(f"http://www.w3.org/ns/shacl#{term}" for term in ("prefix", "namespace")),
    }
)
_ENTITY_VALUED = {
    SKOS.broader: KGO.Entity,
    RDF.subject: KGO.Entity,
    RDF.object: KGO.Entity,
    RDF.predicate: KGO.Relation,
}
_log = logging.getLogger("kgraph")


@dataclass(frozen=True)
class GraphText:
    """A graph folder as read: its Turtle files, and its rules as (name of the derived graph, CONSTRUCT query)."""

    folder: Path
    files: tuple[TurtleFile, ...]
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Problem:
    """One statement that cannot stand: where it is, what it is about, and the message that says why."""

    path: Path
    line: int
    entity: str
    key: str
    facts: tuple[tuple[str, str], ...] = ()

    def message(self, lang: str) -> str:
        """Return what is wrong and what to do, in one language."""
        return say(self.key, lang, entity=self.entity, **dict(self.facts))


class BrokenReferences(DataError):
    """The files parse, but do not fit together; ``problems`` lists every place, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("graph-broken", path=problems[0].path, line=problems[0].line, count=len(problems))
        self.problems = tuple(problems)

    def message(self, lang: str) -> str:
        lines = [f"{item.path}:{item.line}: {item.message(lang)}" for item in self.problems[:_MANY]]
        return "\n".join([super().message(lang), *lines])


def open_graph(graph: Path) -> EmbeddedStore:
    """Return the store of a graph folder, built now or taken from the cache, read-only.

    Raises:
        DataError: If a file is not Turtle or the files do not fit together.
        StoreError: If the folder holds no graph.
    """
    folder = _cached(graph)
    if folder is not None:
        return EmbeddedStore.open(folder / "store")
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
    cache = cache or cache_folder()
    text = read_graph(graph)
    key = _key(graph)
    target = cache / key
    try:
        cache.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=cache, prefix=".building-"))
    except OSError as error:
        raise StoreError("cannot-write", path=cache, reason=error.strerror or str(error)) from error
    try:
        engine = ox.Store(str(temporary / "store"))
        engine.bulk_extend(build_in_memory(text).engine.quads_for_pattern(None, None, None, None))
        engine.flush()
        del engine
        _swap(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    write_whole(_manifest_path(graph, cache), json.dumps({"key": key, "files": _stamp(graph)}).encode())
    _prune(cache, keep=target)
    return target


def build_in_memory(text: GraphText) -> EmbeddedStore:
    """Return a store of a graph folder as read, with the graphs derived from it.

    Raises:
        BrokenReferences: If the files do not fit together.
    """
    if problems := find_problems(text.files):
        raise BrokenReferences(problems)
    return derive(text)


def derive(text: GraphText) -> EmbeddedStore:
    """Return a store of a graph folder and what follows from it, without checking references first."""
    store = EmbeddedStore()
    store.load(_asserted(text))
    store.load(_derive_verdicts(store))
    for name, rule in text.rules:
        graph = ox.NamedNode(GRAPH.iri_of(name))
        store.load([ox.Quad(item.subject, item.predicate, item.object, graph) for item in store.construct(rule)])
    store.load(_describe(text))
    return store


def read_graph(graph: Path) -> GraphText:
    """Read all Turtle files and rules of a graph folder, in path order.

    Raises:
        TurtleError: If one of them cannot be used.
        StoreError: If there is no Turtle.
    """
    files = tuple(read_turtle(path) for path in iter_turtle(graph))
    rules = tuple((path.stem, path.read_text(encoding="utf-8")) for path in _rule_files(graph))
    return GraphText(graph, files, rules)


# References


def find_problems(files: Sequence[TurtleFile]) -> list[Problem]:
    """Return every statement that does not fit the schema or points nowhere, in file order.

    The schema among the files decides: a property of ours must be declared, its value must be of the declared
    range, an IRI of ours must be described, and a name is described in one place.
    """
    index = _Index(files)
    return [problem for file in files for problem in index.problems_of(file)]


class _Index:
    """What the files declare, for checking each statement once."""

    def __init__(self, files: Sequence[TurtleFile]) -> None:
        self.types: dict[str, set[str]] = defaultdict(set)
        self.parents: dict[str, set[str]] = defaultdict(set)
        self.ranges: dict[str, str] = {}
        self.single: set[str] = set()
        self.coined: set[str] = set()
        self.homes: dict[str, TurtleFile] = {}
        for file in files:
            for statement in file.statements:
                self._note(statement)

    def _note(self, statement: Statement) -> None:
        subject, predicate, value = statement.subject, statement.predicate, statement.object.value
        if predicate == RDF.type:
            self.types[subject].add(value)
        elif predicate == RDFS.subClassOf:
            self.parents[subject].add(value)
        elif predicate == RDFS.range:
            self.ranges[subject] = value
        elif predicate == OWL.inverseOf:
            self.coined.add(value)
        elif predicate == KGO.maxCount and value == "1":
            self.single.add(subject)

    def is_a(self, iri: str, wanted: str) -> bool:
        todo = list(self.types.get(iri, ()))
        seen: set[str] = set()
        while todo:
            kind = todo.pop()
            if kind == wanted:
                return True
            if kind not in seen:
                seen.add(kind)
                todo.extend(self.parents.get(kind, ()))
        return False

    def problems_of(self, file: TurtleFile) -> Iterator[Problem]:
        counts: dict[tuple[str, str, str], int] = defaultdict(int)
        for statement in file.statements:
            if statement.predicate == RDF.type:
                yield from self._described_twice(file, statement)
            found = self._problem(statement)
            if found is None and statement.predicate in self.single:
                found = self._counted(statement, counts)
            if found:
                key, facts = found
                yield _problem_at(file, statement, key, facts)

    def _described_twice(self, file: TurtleFile, statement: Statement) -> Iterator[Problem]:
        home = self.homes.setdefault(statement.subject, file)
        if home is not file:
            first = f"{home.path}:{home.line_of(statement.subject)}"
            yield _problem_at(file, statement, "duplicate-slug", {"first": first})

    def _counted(
        self, statement: Statement, counts: dict[tuple[str, str, str], int]
    ) -> tuple[str, dict[str, str]] | None:
        lang = statement.object.language or "" if isinstance(statement.object, ox.Literal) else ""
        place = (statement.subject, statement.predicate, lang)
        counts[place] += 1
        return (
            ("too-many-values", {"property": to_name(statement.predicate)})
            if counts[place] == _FIRST_TOO_MANY
            else None
        )

    def _problem(self, statement: Statement) -> tuple[str, dict[str, str]] | None:
        predicate, value = statement.predicate, statement.object
        name = to_name(predicate)
        if not self._is_known(predicate):
            return "unknown-property", {"property": name}
        wanted = _ENTITY_VALUED.get(predicate) or self.ranges.get(predicate)
        if isinstance(value, ox.Literal):
            return self._literal_problem(value, wanted, name)
        target = value.value
        if target.startswith(OWN) and not self.types.get(target) and target not in self.coined:
            key = "unknown-relation" if predicate == RDF.predicate else "dangling-reference"
            return key, {"property": name, "value": to_name(target)}
        if wanted and wanted.startswith(KGO.iri) and not self.is_a(target, wanted):
            key = "unknown-relation" if predicate == RDF.predicate else "wrong-kind"
            return key, {"property": name, "value": to_name(target), "wanted": to_name(wanted)}
        if wanted and wanted.startswith((XSD.iri, RDF.langString)):
            return "wrong-kind", {"property": name, "value": to_name(target), "wanted": to_name(wanted)}
        return None

    def _literal_problem(self, value: ox.Literal, wanted: str | None, name: str) -> tuple[str, dict[str, str]] | None:
        kind = value.datatype.value
        if wanted is None or kind == wanted or (wanted == XSD.decimal and kind == XSD.integer):
            return None
        return "wrong-kind", {"property": name, "value": value.value, "wanted": to_name(wanted)}

    def _is_known(self, predicate: str) -> bool:
        return predicate in _PLAIN_PROPERTIES or (predicate in self.types and self.is_a(predicate, RDF.Property))


def _problem_at(file: TurtleFile, statement: Statement, key: str, facts: dict[str, str]) -> Problem:
    name = to_name(statement.object.value) if isinstance(statement.object, ox.NamedNode) else statement.object.value
    needle = facts.get("property", "") if key == "unknown-property" else name
    line = file.line_of(statement.subject, "" if key == "duplicate-slug" else needle)
    return Problem(file.path, line, to_name(statement.subject), key, tuple(sorted(facts.items())))


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
  ?claim rdf:predicate ?relation .
  ?relation kgo:relationKind ?kind .
  OPTIONAL {
    ?item kgo:about ?claim ; kgo:stance ?stance ; kgo:studyDesign ?design ; kgo:source ?source .
    OPTIONAL { ?source kgo:sameStudyAs ?study }
    BIND(COALESCE(?study, ?source) AS ?group)
    OPTIONAL { ?item kgo:quality ?quality }
    OPTIONAL { ?item kgo:endpointRole ?role }
    BIND(EXISTS { ?source kgo:retracted true } || EXISTS { ?source kgo:supersededBy ?newer }
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


def _rule_files(graph: Path) -> list[Path]:
    return sorted((graph / "rules").glob("*.rq"))


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


# Cache


def _cached(graph: Path) -> Path | None:
    """Return the build of a graph folder as it stands now, None if there is none."""
    cache = cache_folder()
    try:
        manifest = json.loads(_manifest_path(graph, cache).read_text(encoding="utf-8"))
        same = manifest["files"] == _stamp(graph)
    except (OSError, ValueError, KeyError, TypeError):
        same, manifest = False, {}
    folder = cache / (str(manifest["key"]) if same else _key(graph))
    return folder if (folder / "store" / "CURRENT").is_file() else None


def _inputs(graph: Path) -> list[Path]:
    return [*iter_turtle(graph), *_rule_files(graph)]


def _stamp(graph: Path) -> list[list[str | int]]:
    """Return path, size and time of each input, and the program's version: equal stamps spare hashing."""
    rows: list[list[str | int]] = [["kgraph", VERSION, STORE_FORMAT]]
    for path in _inputs(graph):
        status = path.stat()
        rows.append([path.relative_to(graph).as_posix(), status.st_size, status.st_mtime_ns])
    return rows


def _key(graph: Path) -> str:
    digest = hashlib.sha256(f"{VERSION} {STORE_FORMAT}".encode())
    for path in _inputs(graph):
        content = path.read_bytes()
        digest.update(f"\n{path.relative_to(graph).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _manifest_path(graph: Path, cache: Path) -> Path:
    return cache / f"{hashlib.sha256(str(graph.resolve()).encode()).hexdigest()[:16]}.json"


def _swap(temporary: Path, target: Path) -> None:
    """Move a finished build to its place; a build that is there already makes way once the new one is whole."""
    old = target.with_name(f".old-{temporary.name}")
    try:
        if target.exists():
            target.rename(old)
        temporary.rename(target)
    except OSError as error:
        raise StoreError("cannot-write", path=target, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _prune(cache: Path, keep: Path) -> None:
    """Remove all builds but the newest few."""
    keep.touch()
    builds = sorted(
        (path for path in cache.iterdir() if len(path.name) == _KEY_LENGTH), key=lambda path: path.stat().st_mtime
    )
    for old in builds[:-KEPT_BUILDS]:
        shutil.rmtree(old, ignore_errors=True)
