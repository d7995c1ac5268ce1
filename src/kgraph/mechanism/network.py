"""The network of claims as edges and of links to classes and forms: read from a store, packed and unpacked.

The graph ``keys`` holds ``kgo:network`` for the dataset: the network as JSON (``pack``), because the queries for it
take most of the time of a command that searches paths. A store without it is read by these queries.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from kgraph.errors import StoreError
from kgraph.evidence.accepted import is_accepted
from kgraph.evidence.scale import STRENGTH
from kgraph.store.engine import Store
from kgraph.table import Cell, Iri
from kgraph.vocab import DATASET, SPARQL_PREFIXES

if TYPE_CHECKING:
    from kgraph.mechanism.bound import Arcs

_FILED = "is-a"
"""The relation of a claim that says the same as a link."""

NOT_IN_PEOPLE = ("animal", "article", "database", "factsheet", "in-vitro", "opinion", "review", "web-text")
"""Study designs without work in people; guidelines and labels are taken as resting on people."""

# Separate queries: one query that joins them takes three times as long
_RELATIONS = """
SELECT ?relation ?kind ?sign ?symmetric ?implied WHERE {
  ?relation kgo:relationKind ?kind .
  OPTIONAL { ?relation kgo:sign|kgo:pathSign ?sign }
  OPTIONAL { ?relation kgo:symmetric ?symmetric }
  OPTIONAL { ?relation kgo:biolinkAspect ?implied }
}
"""
_CLAIMS = """
SELECT ?claim ?subject ?relation ?object ?verdict ?judged WHERE {
  ?claim kgo:verdict ?verdict ; kgo:judgedAs ?judged ;
    rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
}
"""
_QUALIFIERS = (
    "SELECT ?claim ?of ?value WHERE "
    "{ VALUES ?of { kgo:aspect kgo:circumstance kgo:doseBand } ?claim ?of ?value ; a kgo:Claim }"
)
_STANCES = "SELECT DISTINCT ?claim ?stance WHERE { ?item kgo:about ?claim ; kgo:stance ?stance }"
_SUPPORT_IN_PEOPLE = f"""
SELECT DISTINCT ?claim WHERE {{
  ?item kgo:weight kgo:counts ; kgo:says kgo:for ; kgo:about ?claim ; kgo:studyDesign ?design .
  FILTER(?design NOT IN ({", ".join(f"kgo:{design}" for design in NOT_IN_PEOPLE)}))
  FILTER NOT EXISTS {{ ?item kgo:species ?species }}
}}
"""
_INHERITED = """
SELECT ?claim ?subject ?object ?premise WHERE {
  ?claim kgo:premise ?premise ; rdf:subject ?subject ; rdf:object ?object .
}
"""
_LINKS = """
SELECT ?member ?broader ?proteins WHERE {
  ?member skos:broader ?broader .
  FILTER NOT EXISTS { ?member a kgo:Population }
  BIND(EXISTS { ?member a kgo:Protein . ?broader a kgo:Protein } AS ?proteins)
}
"""
_PROCESSES = "SELECT ?process ?aspect WHERE { ?process kgo:changesAspect ?aspect }"
_PACKED = SPARQL_PREFIXES + f"SELECT ?packed WHERE {{ GRAPH graph:keys {{ <{DATASET.iri}> kgo:network ?packed }} }}"


@dataclass(frozen=True, slots=True)
class Edge:
    """A claim as an edge.

    ``sign`` is that of its relation in paths. ``affirmed`` says whether any evidence supports it, ``denied`` whether
    some refutes it and none does, ``human`` whether work in people gives support that counts. ``judged_as`` is the kind
    by which its evidence was ranked, ``implied_aspect`` the aspect that the relation has by itself: expression for
    upregulates. An inherited claim names the claims it follows from in ``premises`` and takes the weakest of their
    verdicts.
    """

    # The build packs edges and links by the order of their fields: when these change, raise inventory.STORE_FORMAT.

    claim: str
    subject: str
    relation: str
    object: str
    sign: int | None
    kind: str
    symmetric: bool
    verdict: str
    aspect: str | None
    affirmed: bool
    denied: bool = False
    dose_band: str | None = None
    judged_as: str = ""
    human: bool = False
    premises: tuple[str, ...] = ()
    implied_aspect: str | None = None
    circumstance: str | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether it may be taken as known: by its verdict, and by the kind it is judged as."""
        return is_accepted(self.verdict, self.judged_as)

    @property
    def is_bound(self) -> bool:
        """Whether it holds for a dose band, or under a circumstance, alone."""
        return self.dose_band is not None or self.circumstance is not None

    @property
    def is_causal(self) -> bool:
        """Whether a mechanism can pass along it: directed, and with a sign or of the kind mechanism."""
        return not self.symmetric and (self.sign is not None or self.kind == "mechanism")

    @property
    def is_denied(self) -> bool:
        """Whether it is denied: refuted, or denied by its evidence and supported by none."""
        return self.denied or self.verdict == "refuted"


_PREMISES = [field.name for field in fields(Edge)].index("premises")


@dataclass(frozen=True, slots=True)
class Link:
    """A member and its class, or a form and its parent form, one step along ``skos:broader``.

    ``claim`` and ``verdict`` are those of the accepted claim that says the same, if there is one. ``is_state`` marks
    two proteins without a claim that the member is of the kind of the broader one: it may be a state of it that acts
    differently.
    """

    member: str
    broader: str
    claim: str | None = None
    verdict: str | None = None
    is_state: bool = False


Connection = Edge | Link
"""The edge or link that a step of a path goes along."""


class Network:
    """Edges by subject and object, in claim order, and the links between members and classes.

    Args:
        edges: One for each claim.
        links: Members and their classes.
        processes: Pairs of a process and the aspect of a protein that it changes.
        inherited: Edges for inherited claims.
    """

    def __init__(
        self,
        edges: Iterable[Edge],
        links: Iterable[Link] = (),
        processes: Iterable[tuple[str, str]] = (),
        inherited: Iterable[Edge] = (),
    ) -> None:
        self.edges = tuple(edges)
        self.links = tuple(links)
        self.processes = tuple(processes)
        self.inherited = tuple(inherited)
        self._out, self._in = _by_end(self.edges)
        self._inherited_out, self._inherited_in = _by_end(self.inherited)
        self._up: dict[str, list[Link]] = defaultdict(list)
        self._down: dict[str, list[Link]] = defaultdict(list)
        for link in self.links:
            self._up[link.member].append(link)
            self._down[link.broader].append(link)

    @classmethod
    def read(cls, store: Store) -> Network:
        """Read all claims of a store as edges, with the links to classes and the inherited claims.

        Raises:
            StoreError: If the packed network of the build cannot be read.
        """
        rows = store.select(_PACKED).rows
        if not rows:
            return cls.find(store)
        try:
            return unpack(str(rows[0][0]))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise StoreError("store-index-broken", name="network") from error

    @classmethod
    def find(cls, store: Store) -> Network:
        """Read the network by queries, without the packed one of the build."""
        edges = _read_edges(store)
        return cls(
            edges,
            _to_links(_rows(store, _LINKS), [edge for edge in edges if edge.relation == _FILED]),
            [(_slug(process), _slug(aspect)) for process, aspect in _rows(store, _PROCESSES)],
            _to_inherited(_rows(store, _INHERITED), {edge.claim: edge for edge in edges}),
        )

    def out_edges(self, entity: str, *, inherited: bool = False) -> list[Edge]:
        """Return the edges whose subject is this entity, inherited ones last if asked for; empty if there are none."""
        return [*self._out.get(entity, ()), *(self._inherited_out.get(entity, ()) if inherited else ())]

    def in_edges(self, entity: str, *, inherited: bool = False) -> list[Edge]:
        """Return the edges whose object is this entity, inherited ones last if asked for; empty if there are none."""
        return [*self._in.get(entity, ()), *(self._inherited_in.get(entity, ()) if inherited else ())]

    def up_links(self, entity: str) -> list[Link]:
        """Return the links from this entity to its classes; empty if there are none."""
        return list(self._up.get(entity, ()))

    def down_links(self, entity: str) -> list[Link]:
        """Return the links from this entity to its members; empty if there are none."""
        return list(self._down.get(entity, ()))

    def degree(self, entity: str) -> int:
        """Return the number of edges at this entity, out and in."""
        return len(self._out.get(entity, ())) + len(self._in.get(entity, ()))

    def generality(self, entity: str) -> int:
        """Return how general an entity is: the number of its edges plus the number of entities below it."""
        if entity not in self._generality:
            self._generality[entity] = self.degree(entity) + sum(1 for _ in self._below(entity))
        return self._generality[entity]

    def drivers(self, entity: str, aspect: str | None = None) -> dict[str, Edge]:
        """Return the claims that say how processes which change an aspect of a protein change this entity, by process.

        Only accepted claims with a sign about the entity as a whole; for each process the strongest, then the first
        by slug.

        Args:
            aspect: Only processes that change this aspect; all if None.
        """
        return {
            process: edge
            for (process, changed), edge in self._drivers.get(entity, {}).items()
            if aspect in (None, changed)
        }

    def aspect_of(self, edge: Edge) -> str | None:
        """Return the aspect of its object that a claim is about, None for the object as a whole.

        Where a process decides whether the object acts, the aspect that the relation implies counts too: upregulation
        of a protein that has to be carboxylated leaves open how much of it acts.
        """
        return edge.aspect or (edge.implied_aspect if self._drivers.get(edge.object) else None)

    def arcs(self, *, inherited: bool = False) -> Arcs[Connection]:
        """Return the edges and the links as arcs, made on first use; the cost of a node is its generality.

        Edges are of one kind if they are alike in relation, verdict, support by work in people, and in whether they
        are accepted, causal and denied; links are of one kind if they have the same verdict.

        Args:
            inherited: Whether to include inherited edges.
        """
        from kgraph.mechanism.bound import Arcs

        if inherited not in self._arcs:
            edges = (*self.edges, *(self.inherited if inherited else ()))
            links = [(link.member, link.broader, link) for link in self.links]
            links += [(link.broader, link.member, link) for link in self.links if link.is_state]
            self._arcs[inherited] = Arcs(
                chain(
                    ((edge.subject, edge.object, _kind(edge), edge) for edge in edges),
                    ((start, end, link.verdict, link) for start, end, link in links),
                ),
                self.generality,
            )
        return self._arcs[inherited]

    @cached_property
    def _arcs(self) -> dict[bool, Arcs[Connection]]:
        return {}

    @cached_property
    def _generality(self) -> dict[str, int]:
        return {}

    @cached_property
    def _drivers(self) -> dict[str, dict[tuple[str, str], Edge]]:
        drivers: dict[str, dict[tuple[str, str], Edge]] = defaultdict(dict)
        for process, aspect in self.processes:
            for edge in self._out.get(process, ()):
                if edge.sign is None or not edge.is_accepted or edge.aspect or edge.is_bound:
                    continue
                strongest = drivers[edge.object].get((process, aspect), edge)
                best = min(strongest, edge, key=lambda driver: (-STRENGTH.index(driver.verdict), driver.claim))
                drivers[edge.object][process, aspect] = best
        return drivers

    def _below(self, entity: str) -> Iterator[str]:
        seen, todo = {entity}, [entity]
        while todo:
            for link in self._down.get(todo.pop(), ()):
                if link.member not in seen:
                    seen.add(link.member)
                    todo.append(link.member)
                    yield link.member


def pack(network: Network) -> str:
    """Return a network as text for ``unpack``."""
    packed = {
        "edges": [_to_row(edge) for edge in network.edges],
        "links": [_to_row(link) for link in network.links],
        "processes": network.processes,
        "inherited": [_to_row(edge) for edge in network.inherited],
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> Network:
    """Return the network that ``pack`` has written.

    >>> network = Network([], [Link("MK-4", "vitamin-K2")], [("gamma-carboxylation", "carboxylation")])
    >>> unpack(pack(network)).links == network.links
    True
    """
    rows = json.loads(packed)
    return Network(
        [_to_edge(row) for row in rows["edges"]],
        [Link(*row) for row in rows["links"]],
        [(process, aspect) for process, aspect in rows["processes"]],
        [_to_edge(row) for row in rows["inherited"]],
    )


def _to_row(connection: Connection) -> list[Any]:
    return [getattr(connection, field.name) for field in fields(connection)]


def _to_edge(row: list[Any]) -> Edge:
    row[_PREMISES] = tuple(row[_PREMISES])
    return Edge(*row)


def weakest(verdicts: Iterable[str]) -> str:
    """Return the weakest of some verdicts.

    >>> weakest(["established", "contested", "supported"])
    'contested'
    """
    return min(verdicts, key=STRENGTH.index)


def _kind(edge: Edge) -> tuple[str, str, bool, bool, bool, bool]:
    return (edge.relation, edge.verdict, edge.is_accepted, edge.human, edge.is_causal, edge.is_denied)


def _by_end(edges: Iterable[Edge]) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
    out: dict[str, list[Edge]] = defaultdict(list)
    into: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        out[edge.subject].append(edge)
        into[edge.object].append(edge)
    return out, into


def _rows(store: Store, query: str) -> list[tuple[Cell, ...]]:
    """Return the rows of a query, sorted as text."""
    return sorted(store.select(SPARQL_PREFIXES + query), key=lambda row: list(map(str, row)))


def _read_edges(store: Store) -> list[Edge]:
    relations = {row[0]: row[1:] for row in store.select(SPARQL_PREFIXES + _RELATIONS)}
    qualifiers = {(claim, _slug(of)): _slug(value) for claim, of, value in _rows(store, _QUALIFIERS)}
    stances = {(claim, _slug(stance)) for claim, stance in _rows(store, _STANCES)}
    in_people = {claim for (claim,) in _rows(store, _SUPPORT_IN_PEOPLE)}
    edges = []
    for claim, subject, relation, object_, verdict, judged in _rows(store, _CLAIMS):
        kind, sign, symmetric, implied = relations[relation]
        affirmed = (claim, "supports") in stances
        edges.append(
            Edge(
                claim=_slug(claim),
                subject=_slug(subject),
                relation=_slug(relation),
                object=_slug(object_),
                sign=sign if isinstance(sign, int) else None,
                kind=_slug(kind),
                symmetric=symmetric is True,
                verdict=_slug(verdict),
                aspect=qualifiers.get((claim, "aspect")),
                affirmed=affirmed,
                denied=not affirmed and (claim, "refutes") in stances,
                dose_band=qualifiers.get((claim, "doseBand")),
                judged_as=_slug(judged),
                human=claim in in_people,
                implied_aspect=None if implied is None else str(implied),
                circumstance=qualifiers.get((claim, "circumstance")),
            )
        )
    return edges


def _to_links(rows: Iterable[tuple[Cell, ...]], classes: Iterable[Edge]) -> list[Link]:
    """Return the links in order, each with the accepted claim that says the same, without links that a claim denies."""
    stated = {(edge.subject, edge.object): edge for edge in classes if not (edge.is_bound or edge.aspect)}
    links = []
    for member, broader, proteins in rows:
        ends = (_slug(member), _slug(broader))
        edge = stated.get(ends)
        if edge is None or not edge.is_denied:
            accepted = edge if edge is not None and edge.is_accepted else None
            link = Link(ends[0], ends[1], is_state=proteins is True and accepted is None)
            links.append(replace(link, claim=accepted.claim, verdict=accepted.verdict) if accepted else link)
    return links


def _to_inherited(rows: Iterable[tuple[Cell, ...]], edges: dict[str, Edge]) -> list[Edge]:
    premises: dict[str, list[Edge]] = defaultdict(list)
    ends: dict[str, tuple[str, str]] = {}
    for inherited, subject, object_, premise in rows:
        claim = _slug(inherited)
        premises[claim].append(edges[_slug(premise)])
        ends[claim] = (_slug(subject), _slug(object_))
    return [
        Edge(
            claim=claim,
            subject=ends[claim][0],
            relation=premises_of[0].relation,
            object=ends[claim][1],
            sign=premises_of[0].sign,
            kind=premises_of[0].kind,
            symmetric=premises_of[0].symmetric,
            verdict=weakest(base.verdict for base in premises_of),
            aspect=None,
            affirmed=all(base.affirmed for base in premises_of),
            denied=any(base.denied for base in premises_of),
            judged_as=premises_of[0].judged_as,
            human=all(base.human for base in premises_of),
            premises=tuple(base.claim for base in premises_of),
            implied_aspect=premises_of[0].implied_aspect,
            circumstance=premises_of[0].circumstance,
        )
        for claim, premises_of in premises.items()
    ]


def _slug(cell: Cell) -> str:
    return Iri(str(cell)).slug if cell is not None else ""
