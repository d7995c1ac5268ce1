"""The network as a networkx graph with plain attributes, which every file format of networkx can hold, and back."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kgraph.errors import ArgumentError
from kgraph.frozen import frozen
from kgraph.mechanism.network import Edge, Link, Network, pack, unpack
from kgraph.model import Entity
from kgraph.store.engine import Store
from kgraph.table import Iri
from kgraph.vocab import SPARQL_PREFIXES

if TYPE_CHECKING:
    import networkx as nx

BROADER = "broader"
"""The relation of an edge that is a link to a class, not a claim."""

_REQUIRED = ("relation", "kind", "verdict")
_FLAGS = ("symmetric", "affirmed", "denied", "human")
_REQUIRED_FLAGS = _FLAGS[:2]
_OPTIONAL = ("aspect", "dose_band", "judged_as", "implied_aspect", "circumstance")
_PARTS = ("links", "processes", "inherited")
"""The parts of a network that are attributes of the whole graph."""

_CERTAINTIES = SPARQL_PREFIXES + "SELECT ?claim ?certainty WHERE { ?claim kgo:certainty ?certainty }"
_SOURCES = SPARQL_PREFIXES + "SELECT DISTINCT ?claim ?source WHERE { ?item kgo:about ?claim ; kgo:source ?source }"
_GROUPS = (
    SPARQL_PREFIXES
    + "SELECT ?claim (COUNT(DISTINCT ?group) AS ?groups) WHERE "
    + "{ ?item kgo:about ?claim ; kgo:weight kgo:counts ; kgo:studyGroup ?group } GROUP BY ?claim"
)


@frozen
class Support:
    """What a claim rests on: certainty, None without; the number of groups that count; slugs of all sources, sorted."""

    certainty: str | None = None
    groups: int = 0
    sources: tuple[str, ...] = ()


def find_support(store: Store) -> dict[str, Support]:
    """Return what each claim rests on, by slug."""
    certainties = {str(claim): _slug(certainty) for claim, certainty in store.select(_CERTAINTIES)}
    groups = {str(claim): int(str(count)) for claim, count in store.select(_GROUPS)}
    sources: dict[str, list[str]] = defaultdict(list)
    for claim, source in store.select(_SOURCES):
        sources[str(claim)].append(_slug(source))
    return {
        _slug(claim): Support(certainties.get(claim), groups.get(claim, 0), tuple(sorted(sources.get(claim, ()))))
        for claim in {*certainties, *sources}
    }


def to_networkx(
    network: Network, entities: Iterable[Entity], support: Mapping[str, Support], *, links: bool = False
) -> nx.MultiDiGraph[str]:
    """Return a networkx graph: a node for each entity, an edge for each claim.

    Nodes are slugs with ``category``, ``label_zh`` and ``label_en``. Edge keys are claim slugs. All values are str, int
    or bool, and what is not known is left out, so that every format of networkx can hold the graph. Edges have

    - ``relation``, ``kind``, ``verdict``, ``judged_as``, as slugs; ``symmetric``, ``affirmed``, ``denied``, ``human``;
    - ``groups``, the number of independent groups whose evidence counts; ``sources``, slugs with a space between;
    - where known ``sign`` (+1 or −1), ``certainty``, ``aspect``, ``dose_band``, ``circumstance``,
      ``implied_aspect``.

    The graph itself has ``links``, ``processes`` and ``inherited`` of the ``Network`` as JSON text, a row for each, its
    values in the order of the fields. They are attributes and not edges, so that an algorithm walks claims alone.

    Args:
        support: What each claim rests on, see ``find_support``.
        links: Whether each link from a member to its class is an edge too, of relation ``broader``.
    """
    import networkx as nx

    rows = json.loads(pack(Network((), network.links, network.processes, network.inherited)))
    parts = {name: json.dumps(rows[name], ensure_ascii=False, separators=(",", ":")) for name in _PARTS}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(parts)
    for entity in entities:
        graph.add_node(entity.slug, category=entity.category, label_zh=entity.label("zh"), label_en=entity.label("en"))
    for edge in network.edges:
        graph.add_edge(edge.subject, edge.object, key=edge.claim, **_facts(edge, support.get(edge.claim, Support())))
    for link in network.links if links else ():
        key = f"{link.member}--{BROADER}--{link.broader}"
        facts = _known({"kind": "structure", "claim": link.claim, "verdict": link.verdict})
        graph.add_edge(link.member, link.broader, key=key, relation=BROADER, is_state=link.is_state, **facts)
    return graph


def from_networkx(graph: nx.MultiDiGraph[str]) -> Network:
    """Return the network of a graph that ``to_networkx`` made, edges in claim order; nodes without edges are left out.

    The graph may come from a file: GraphML (``read_graphml`` with ``force_multigraph=True``), GML, node-link,
    adjacency or Cytoscape JSON, pickle. GEXF keeps no attributes of the graph itself, so that links, processes and
    inherited claims are lost there. Edges removed from the graph, or added to it with the same attributes, are removed
    or added here too; those of relation ``broader`` are passed over. An edge needs ``relation``, ``kind``,
    ``symmetric``, ``verdict`` and ``affirmed``. Links, processes and inherited claims are kept where their ends are
    still nodes and the premises of an inherited claim still edges.

    Raises:
        ArgumentError: If it is no directed multigraph, if an attribute of an edge is missing or one of the graph is not
            the text that ``to_networkx`` writes.
    """
    if not (graph.is_directed() and graph.is_multigraph()):
        raise ArgumentError("graph-not-multigraph", found=type(graph).__name__)
    entries = graph.edges(keys=True, data=True)
    edges = [_to_edge(*entry) for entry in entries if entry[3].get("relation") != BROADER]
    edges.sort(key=lambda edge: edge.claim)
    claims = {edge.claim for edge in edges}
    links, processes, inherited = _parts(graph.graph)
    return Network(
        edges,
        [link for link in links if {link.member, link.broader} <= graph.nodes],
        [pair for pair in processes if pair[0] in graph],
        [edge for edge in inherited if {edge.subject, edge.object} <= graph.nodes and claims.issuperset(edge.premises)],
    )


def _facts(edge: Edge, support: Support) -> dict[str, str | int | bool]:
    facts = {name: getattr(edge, name) for name in (*_REQUIRED, "sign", *_FLAGS, *_OPTIONAL)}
    sources = " ".join(support.sources)
    return _known({**facts, "certainty": support.certainty, "groups": support.groups, "sources": sources})


def _known(facts: Mapping[str, Any]) -> dict[str, str | int | bool]:
    """Return the facts without those that are not known."""
    return {name: value for name, value in facts.items() if value not in (None, "")}


def _to_edge(subject: str, object_: str, claim: str, facts: Mapping[str, Any]) -> Edge:
    missing = [name for name in (*_REQUIRED, *_REQUIRED_FLAGS) if name not in facts]
    if missing:
        raise ArgumentError("edge-without-attribute", edge=f"{subject} → {object_}: {claim}", names=", ".join(missing))
    given: dict[str, Any] = {name: facts[name] for name in (*_REQUIRED, *_OPTIONAL) if name in facts}
    given |= {name: bool(facts[name]) for name in _FLAGS if name in facts}  # in GML they are 0 and 1
    given |= {name: facts.get(name) for name in ("aspect", "sign")}
    return Edge(claim, subject, object=object_, **given)


def _parts(attributes: Mapping[str, Any]) -> tuple[tuple[Link, ...], tuple[tuple[str, str], ...], tuple[Edge, ...]]:
    try:
        rows = {name: json.loads(attributes[name]) if name in attributes else [] for name in _PARTS}
        network = unpack(json.dumps({"edges": [], **rows}))
    except (TypeError, ValueError, IndexError, RecursionError) as error:
        raise ArgumentError("graph-attribute-broken", names=", ".join(_PARTS)) from error
    return network.links, network.processes, network.inherited


def _slug(cell: object) -> str:
    return Iri(str(cell)).slug
