"""The terms that a query names and its graph does not hold, which fit nothing: most are misspelt.

Looked at are terms of our own namespaces, and those of other vocabularies that are nearly ones in use here. What a
query makes itself, in the template of CONSTRUCT, in SELECT and in BIND, need not be in the graph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kgraph.frozen import frozen
from kgraph.messages import note
from kgraph.store.engine import EmbeddedStore
from kgraph.store.nesting import hide, iter_hidden
from kgraph.text import cut, to_plain
from kgraph.vocab import CLAIM, EV, GRAPH, INHERITED, KG, KGO, NAMESPACES, PREFIXES, RDF, SH, SRC, XSD

_OWN = (KGO, KG, CLAIM, EV, SRC, INHERITED, GRAPH)
_OTHERS = tuple(space for space in NAMESPACES if space.terms and space not in (*_OWN, SH, XSD))
_CODED = frozenset(f"{space.iri}{term}" for space in NAMESPACES for term in space.terms)
"""Terms that code names; they are right, whether the graph has a use for them or not."""

_OURS = re.compile(r"https?://(?:www\.)?w3id\.org/kgraph\b", re.IGNORECASE)
_MOST_SOUGHT, _MOST_NOTED, _LONGEST_SHOWN, _LONGEST_COMPARED = 1000, 5, 120, 200
_NEAR, _ALIKE = 0.75, 0.85
"""From which likeness on a term may mean one of ours, and one of another vocabulary."""

_KEYWORD = r"(?<![\w:?$@-])"
_PREFIX = re.compile(_KEYWORD + r"PREFIX[\s·]+(?P<name>[\w.-]*):", re.IGNORECASE)
_BASE = re.compile(_KEYWORD + r"BASE(?=[\s·])", re.IGNORECASE)
_MAKES = re.compile(_KEYWORD + r"(?:CONSTRUCT[\s·]*(?=\{)|BIND[\s·]*(?=\())", re.IGNORECASE)
_SELECTED = re.compile(_KEYWORD + r"SELECT\b.*?(?=\{|(?<![\w:?$-])(?:FROM|WHERE)\b|$)", re.IGNORECASE | re.DOTALL)
_IRI = re.compile(r"[\s]*<(?P<iri>[^<>\s]*)>")
_NAME = re.compile(r"(?<![\w:?$@])(?<!\^\^)(?P<prefix>[^\W\d_][\w.-]*|):(?P<local>(?:[\w:.%·-]|\\.)*)")
_ESCAPE = re.compile(r"\\[uU]")


@frozen
class Unheld:
    """A term that a graph does not hold: as the query writes it, and what it may mean, empty if that is not known.

    Where the fault is the declaration of its prefix, ``declared`` is what the query says and ``meant`` what is right.
    """

    written: str
    meant: str = ""
    declared: str = ""


def note_unheld(store: EmbeddedStore, query: str) -> None:
    """Log the terms of a query that a store does not hold, the first few of them.

    Raises:
        DamagedStore: If the store is on disk and cannot be read.
    """
    unheld = find_unheld(store, query)
    for term in unheld[:_MOST_NOTED]:
        facts = {"written": _shown(term.written), "meant": _shown(term.meant), "declared": _shown(term.declared)}
        note("query-prefix" if term.declared else "query-unheld-near" if term.meant else "query-unheld", **facts)
    if len(unheld) > _MOST_NOTED:
        note("query-unheld-more", count=len(unheld) - _MOST_NOTED)


def find_unheld(store: EmbeddedStore, query: str) -> tuple[Unheld, ...]:
    """Return the terms of a query that parses which a store does not hold, in their order, each once.

    Suggestions are made for as many as are noted.

    Raises:
        DamagedStore: If the store is on disk and cannot be read.
    """
    text = _Query(query)
    found: dict[Unheld, None] = {}
    with store.reading():
        graph = _Graph(store.engine)
        for written, iri in text.terms():
            if _is_doubtful(iri) and not graph.holds(iri):
                term = _judge(graph, text, written, iri, suggest=len(found) < _MOST_NOTED)
                found.update({term: None} if term else {})
    return tuple(found)


def _is_doubtful(iri: str) -> bool:
    """Say whether a term is not known to be right: code does not name it, and it is no namespace."""
    return iri not in _CODED and iri not in PREFIXES.values() and not iri.startswith(f"{RDF.iri}_")


def _judge(graph: _Graph, text: _Query, written: str, iri: str, *, suggest: bool) -> Unheld | None:
    """Return what is to be said of a term that the graph does not hold, None if nothing is."""
    prefix, _, local = ("", "", "") if written.startswith("<") else written.partition(":")
    declared, right = text.declared.get(prefix, ""), PREFIXES.get(prefix, "")
    if declared and right not in ("", declared) and graph.holds(right + local):
        return Unheld(f"{prefix}:", right, declared)
    ours = _OURS.match(iri) is not None
    meant = (graph.nearest(iri) if ours else graph.alike(iri)) if suggest else ""
    return Unheld(written, text.name_of(meant, like=written) if meant else "") if ours or meant else None


def _shown(text: str) -> str:
    return to_plain(cut(text, _LONGEST_SHOWN))


class _Query:
    """A query, what it declares, and its text where it asks: without strings, IRIs, comments and what it makes."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.declared: dict[str, str] = {}
        bare = hide(query)
        asking = list(bare)
        for start, end in (*self._read_prologue(bare), *_made(bare)):
            asking[start:end] = " " * (end - start)
        self.asking = "".join(asking)
        self.prefixes = {**PREFIXES, **self.declared}

    def terms(self) -> Iterator[tuple[str, str]]:
        """Yield the first terms in their order, each once, as it is written and as an IRI."""
        seen: set[str] = set()
        for _, written, iri in sorted((*self._names(), *self._iris())):
            if len(seen) == _MOST_SOUGHT:
                return
            if iri not in seen:
                seen.add(iri)
                yield written, iri

    def name_of(self, iri: str, *, like: str) -> str:
        """Return an IRI in the form in which another term is written."""
        prefixes = () if like.startswith("<") else self.prefixes.items()
        return next((f"{name}:{iri[len(base) :]}" for name, base in prefixes if iri.startswith(base)), f"<{iri}>")

    def _read_prologue(self, bare: str) -> Iterator[tuple[int, int]]:
        """Take the declarations, and yield where they stand."""
        for match in _PREFIX.finditer(bare):
            if iri := _IRI.match(self.query, match.end()):
                self.declared[match["name"]] = iri["iri"]
                yield match.start(), iri.end()
        for match in _BASE.finditer(bare):
            if iri := _IRI.match(self.query, match.end()):
                yield match.start(), iri.end()

    def _names(self) -> Iterator[tuple[int, str, str]]:
        for match in _NAME.finditer(self.asking):
            if match["prefix"] in self.prefixes and not _ESCAPE.search(match["local"]):
                local = match["local"].rstrip(".·")
                iri = self.prefixes[match["prefix"]] + local.replace("\\", "")
                yield match.start(), f"{match['prefix']}:{local}", iri

    def _iris(self) -> Iterator[tuple[int, str, str]]:
        for match in iter_hidden(self.query):
            written, start = match.group(), match.start()
            if written.startswith("<") and self.asking[start] != " " and self.asking[start - 2 : start] != "^^":
                yield start, written, written[1:-1]


def _made(bare: str) -> Iterator[tuple[int, int]]:
    """Yield where a query names what it makes itself."""
    for match in _SELECTED.finditer(bare):
        yield match.span()
    for match in _MAKES.finditer(bare):
        yield match.start(), _closing(bare, match.end())


def _closing(bare: str, start: int) -> int:
    """Return where a bracket that opens at a place is closed, the end of the text if it is not."""
    depth = 0
    for match in re.compile(r"[({]|[)}]").finditer(bare, start):
        depth += 1 if match.group() in "({" else -1
        if not depth:
            return match.end()
    return len(bare)


class _Graph:
    """What a store holds."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine

    def holds(self, iri: str) -> bool:
        """Return whether a term stands anywhere in the graph."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:  # relative to a base
            return False
        patterns = ((node, None, None, None), (None, node, None, None), (None, None, node, None), (None,) * 3 + (node,))
        return any(next(self._engine.quads_for_pattern(*pattern), None) is not None for pattern in patterns)

    def nearest(self, iri: str) -> str:
        """Return the term of ours that an IRI means: in its right namespace, in another, or spelt nearly so."""
        spaces = sorted((space.iri for space in _OWN), key=lambda space: not _rest(iri, space))
        for space in spaces:
            for local in (_rest(iri, space), str(re.split(r"[/#]", iri)[-1])):
                if local and self.holds(f"{space}{local}"):
                    return f"{space}{local}"
        local = _rest(iri, spaces[0])
        return _most_like(local, spaces[0], self._members(spaces[0]), _NEAR) if local else ""

    def alike(self, iri: str) -> str:
        """Return the term of another vocabulary in use here that an IRI nearly is."""
        space = next((space for space in _OTHERS if iri.startswith(space.iri)), None)
        if space is None:
            return ""
        meant = _most_like(iri[len(space.iri) :], space.iri, space.terms, _ALIKE)
        return meant if meant and self.holds(meant) else ""

    def _members(self, space: str) -> Iterator[str]:
        """Yield the local names of what the graph describes in a namespace, and of what code names there."""
        for term in _CODED:
            if term.startswith(space) and self.holds(term):
                yield term[len(space) :]
        for quad in self._engine.quads_for_pattern(None, ox.NamedNode(RDF.type), None, None):
            for node in (quad.subject, quad.object):
                if isinstance(node, ox.NamedNode) and node.value.startswith(space):
                    yield node.value[len(space) :]


def _rest(iri: str, space: str) -> str:
    """Return what stands in an IRI behind a namespace that may lack its last sign or have another scheme."""
    plain = _OURS.sub("https://w3id.org/kgraph", iri, count=1)
    bare = space.rstrip("/#")
    return plain[len(bare) :].lstrip("/#") if plain.startswith(bare) else ""


def _most_like(local: str, space: str, names: Iterable[str], least: float) -> str:
    """Return the IRI of the name in a namespace that is most like a local name, empty if none is."""
    import difflib  # noqa: PLC0415 - only where something is misspelt

    if not 0 < len(local) <= _LONGEST_COMPARED:
        return ""
    folded: Mapping[str, str] = {_folded(name): name for name in sorted(set(names), reverse=True)}
    wanted = _folded(local)
    near = [wanted] if wanted in folded else difflib.get_close_matches(wanted, folded, 1, least)
    return next((f"{space}{folded[name]}" for name in near), "")


def _folded(name: str) -> str:
    return re.sub(r"[-_.\s]", "", name).casefold() or name
