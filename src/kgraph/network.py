"""The graph for walking: one edge a claim, read from the store by one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kgraph.model import Cell, Entity, Iri
from kgraph.store import Store
from kgraph.vocab import SPARQL_PREFIXES

if TYPE_CHECKING:
    import networkx as nx

_EDGES = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?relation ?object ?sign ?kind ?symmetric ?verdict ?aspect ?affirmed WHERE {
  ?relation kgo:relationKind ?kind .
  ?claim rdf:predicate ?relation ; rdf:subject ?subject ; rdf:object ?object ; kgo:verdict ?verdict .
  OPTIONAL { ?relation kgo:sign ?sign }
  OPTIONAL { ?relation kgo:symmetric ?symmetric }
  OPTIONAL { ?claim kgo:aspect ?aspect }
  BIND(EXISTS { ?item kgo:about ?claim ; kgo:stance kgo:supports } AS ?affirmed)
}
ORDER BY ?claim
"""
)


@dataclass(frozen=True)
class Edge:
    """A claim as an edge. ``affirmed`` says whether any evidence supports it."""

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

    @property
    def is_causal(self) -> bool:
        """Whether a mechanism can pass along it: signed, or an unsigned step of a mechanism."""
        return self.sign is not None or self.kind == "mechanism"


class Network:
    """Edges by subject and object, in claim order."""

    def __init__(self, edges: Iterable[Edge]) -> None:
        self.edges = tuple(edges)
        self._out: dict[str, list[Edge]] = defaultdict(list)
        self._in: dict[str, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            self._out[edge.subject].append(edge)
            self._in[edge.object].append(edge)

    @classmethod
    def read(cls, store: Store) -> Network:
        """Read all claims of a store as edges."""
        return cls(_to_edge(row) for row in store.select(_EDGES))

    def out_edges(self, entity: str) -> list[Edge]:
        """Return the edges whose subject is this entity; empty if there are none."""
        return list(self._out.get(entity, ()))

    def in_edges(self, entity: str) -> list[Edge]:
        """Return the edges whose object is this entity; empty if there are none."""
        return list(self._in.get(entity, ()))

    def degree(self, entity: str) -> int:
        """Return how many edges end at this entity."""
        return len(self._out.get(entity, ())) + len(self._in.get(entity, ()))


def to_networkx(network: Network, entities: Iterable[Entity]) -> nx.MultiDiGraph[str]:
    """Return a networkx graph: a node for each entity, an edge for each claim.

    Nodes are slugs with ``category``, ``label_zh``, ``label_en``. Edge keys are claim slugs; edges have ``relation``,
    ``sign`` (+1, −1 or None), ``kind``, ``verdict``, ``aspect`` (slug or None) and ``affirmed``.
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in entities:
        graph.add_node(entity.slug, category=entity.category, label_zh=entity.label("zh"), label_en=entity.label("en"))
    for edge in network.edges:
        graph.add_edge(
            edge.subject,
            edge.object,
            key=edge.claim,
            relation=edge.relation,
            sign=edge.sign,
            kind=edge.kind,
            verdict=edge.verdict,
            aspect=edge.aspect,
            affirmed=edge.affirmed,
        )
    return graph


def _to_edge(row: tuple[Cell, ...]) -> Edge:
    claim, subject, relation, object_, sign, kind, symmetric, verdict, aspect, affirmed = row
    return Edge(
        claim=_slug(claim),
        subject=_slug(subject),
        relation=_slug(relation),
        object=_slug(object_),
        sign=sign if isinstance(sign, int) else None,
        kind=_slug(kind),
        symmetric=symmetric is True,
        verdict=_slug(verdict),
        aspect=_slug(aspect) if aspect is not None else None,
        affirmed=affirmed is True,
    )


def _slug(cell: Cell) -> str:
    return Iri(str(cell)).slug
