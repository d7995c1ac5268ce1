"""What networkx users get: a graph that every format of networkx can hold, and the way back."""

from __future__ import annotations

import io
import json
import pickle
import warnings
from collections.abc import Callable
from typing import Any, TypeAlias

import networkx as nx
import pytest

from kgraph import ArgumentError, KnowledgeGraph
from kgraph.mechanism.multigraph import from_networkx
from kgraph.mechanism.network import Edge, Network
from kgraph.mechanism.walk import find_paths

Graph: TypeAlias = "nx.MultiDiGraph[str]"


def edge(subject: str, object_: str) -> Edge:
    slug = f"{subject}--acts-on--{object_}"
    return Edge(slug, subject, "acts-on", object_, 1, "mechanism", False, "supported", None, True)


def _parts(network: Network) -> tuple[object, ...]:
    return network.edges, network.links, network.processes, network.inherited


def test_networkx_gets_a_node_for_each_entity(mini_kg: KnowledgeGraph) -> None:
    graph = mini_kg.to_networkx()
    assert list(graph.nodes) == list(mini_kg.entities)
    assert graph.nodes["warfarin"] == {"category": "Drug", "label_zh": "华法林", "label_en": "warfarin"}


def test_networkx_gets_an_edge_for_each_claim(mini_kg: KnowledgeGraph) -> None:
    graph = mini_kg.to_networkx()
    assert graph.number_of_edges() == 7
    assert graph["warfarin"]["vitamin-K"]["warfarin--inhibits--vitamin-K--activity"] == {
        "relation": "inhibits",
        "sign": -1,
        "kind": "mechanism",
        "verdict": "unverified",
        "aspect": "activity",
        "affirmed": True,
        "symmetric": False,
        "denied": False,
        "judged_as": "mechanism",
        "human": False,
        "implied_aspect": "activity",
        "groups": 0,
        "sources": "leaflet",
    }


def test_algorithms_of_networkx_run_on_the_real_graph(kg: KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    assert graph.number_of_nodes() == len(kg.entities)
    assert graph.number_of_edges() == len(kg.claims())
    assert nx.shortest_path(graph, "vitamin-K2", "arterial-plaque") == [
        "vitamin-K2",
        "vascular-calcification",
        "arterial-plaque",
    ]
    assert "osteoporosis" in nx.descendants(graph, "warfarin")


def test_a_network_comes_back_from_networkx_as_it_was(kg: KnowledgeGraph) -> None:
    assert _parts(from_networkx(kg.to_networkx())) == _parts(kg.network)


def test_what_is_taken_out_of_a_networkx_graph_is_not_walked(kg: KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    before = find_paths(from_networkx(graph), "warfarin", "vascular-calcification")
    graph.remove_node("MGP")
    network = from_networkx(graph)
    assert "MGP" in {move.end for walk in before for move in walk.steps}
    assert "MGP" not in {
        move.end for walk in find_paths(network, "warfarin", "vascular-calcification") for move in walk.steps
    }
    ends = [end for item in network.inherited for end in (item.subject, item.object)]
    assert "MGP" not in [*ends, *(link.broader for link in network.links), *(link.member for link in network.links)]


def test_an_inherited_claim_goes_with_its_premise(kg: KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    graph.remove_edge("rivaroxaban", "vitamin-K", "rivaroxaban--interacts-with--vitamin-K")
    claims = {item.claim for item in from_networkx(graph).inherited}
    assert "rivaroxaban--interacts-with--MK-7" in {item.claim for item in kg.network.inherited} - claims


def test_a_graph_made_by_hand_needs_only_what_an_edge_needs() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    facts = {"sign": 1, "kind": "mechanism", "symmetric": False, "verdict": "supported"}
    graph.add_edge("a", "b", key="a--acts-on--b", relation="acts-on", affirmed=True, **facts)
    assert from_networkx(graph).edges == (edge("a", "b"),)


def test_an_edge_without_its_attributes_is_named(mini_kg: KnowledgeGraph) -> None:
    graph = mini_kg.to_networkx()
    graph.add_edge("warfarin", "MGP", key="mine", relation="inhibits", sign=-1)
    with pytest.raises(ArgumentError) as caught:
        from_networkx(graph)
    assert str(caught.value) == (
        "The edge “warfarin → MGP: mine” of the networkx graph lacks kind, verdict, symmetric, affirmed. "
        "Add them as in an exported graph."
    )


# Formats


def by_file(write: Callable[..., None], read: Callable[..., Any], **options: object) -> Callable[[Graph], Graph]:
    def there_and_back(graph: Graph) -> Graph:
        stream = io.BytesIO()
        write(graph, stream)
        stream.seek(0)
        found: Graph = read(stream, **options)
        return found

    return there_and_back


def by_json(write: Callable[..., Any], read: Callable[..., Any]) -> Callable[[Graph], Graph]:
    def there_and_back(graph: Graph) -> Graph:
        found: Graph = read(json.loads(json.dumps(write(graph), allow_nan=False)))
        return found

    return there_and_back


FORMATS: dict[str, Callable[[Graph], Graph]] = {
    "GraphML": by_file(nx.write_graphml, nx.read_graphml, force_multigraph=True),
    "GraphML by xml alone": by_file(nx.write_graphml_xml, nx.read_graphml, force_multigraph=True),
    "GEXF": by_file(nx.write_gexf, nx.read_gexf),
    "GML": by_file(nx.write_gml, nx.read_gml),
    "node-link": by_json(nx.node_link_data, nx.node_link_graph),
    "adjacency": by_json(nx.adjacency_data, nx.adjacency_graph),
    "Cytoscape": by_json(nx.cytoscape_data, nx.cytoscape_graph),
    "pickle": lambda graph: pickle.loads(pickle.dumps(graph)),  # noqa: S301 - of this test
}


@pytest.mark.parametrize("links", [False, True])
def test_all_attributes_are_text_numbers_or_truth_values(kg: KnowledgeGraph, *, links: bool) -> None:
    graph = kg.to_networkx(links=links)
    facts = [graph.graph, *(facts for _, facts in graph.nodes(data=True)), *(facts for *_, facts in graph.edges.data())]
    assert {type(value) for row in facts for value in row.values()} == {str, int, bool}
    assert "" not in {value for row in facts for value in row.values()}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("links", [False, True])
def test_the_network_comes_back_from_every_format(kg: KnowledgeGraph, name: str, *, links: bool) -> None:
    graph = kg.to_networkx(links=links)
    back = FORMATS[name](graph)
    found = from_networkx(back)
    assert found.edges == kg.network.edges
    assert dict(back.nodes["warfarin"]).items() >= dict(graph.nodes["warfarin"]).items()
    if name == "GEXF":  # which holds nothing of the graph itself
        assert (found.links, found.processes, found.inherited) == ((), (), ())
    else:
        assert _parts(found) == _parts(kg.network)


def test_pajek_takes_every_text(kg: KnowledgeGraph) -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        rows = "\n".join(nx.generate_pajek(kg.to_networkx()))
    left = {str(item.message).removeprefix("Edge attribute ").partition(" ")[0] for item in told}
    assert left == {"sign", "symmetric", "affirmed", "denied", "human", "groups"}  # Pajek knows text alone
    assert "华法林" in rows


def test_an_edge_says_what_its_claim_rests_on(kg: KnowledgeGraph) -> None:
    graph = kg.to_networkx()
    facts = {key: facts for _, _, key, facts in graph.edges(keys=True, data=True)}
    for claim in kg.claims():
        found = facts[claim.slug]
        reasons = claim.reasons
        sides = [side for side in (reasons.supports, reasons.refutes, reasons.inconclusive) if side]
        assert found.get("certainty") == claim.certainty
        assert found["sources"].split(" ") == sorted({item.source for item in claim.evidence})
        groups = {item.study_group for item in claim.evidence if item.weight == "counts"}
        assert found["groups"] == len(groups)
        assert len(groups) >= max([len(side.groups) for side in sides], default=0)


def test_links_to_classes_are_edges_where_they_are_asked_for(kg: KnowledgeGraph) -> None:
    plain, graph = kg.to_networkx(), kg.to_networkx(links=True)
    added = [facts for _, _, facts in graph.edges(data=True) if facts["relation"] == "broader"]
    assert len(added) == len(kg.network.links) == graph.number_of_edges() - plain.number_of_edges()
    assert graph["omeprazole"]["proton-pump-inhibitors"]["omeprazole--broader--proton-pump-inhibitors"] == {
        "relation": "broader",
        "kind": "structure",
        "is_state": False,
        "claim": "omeprazole--is-a--proton-pump-inhibitors",
        "verdict": kg.claim("omeprazole--is-a--proton-pump-inhibitors").verdict,
    }


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph])
def test_a_graph_of_another_kind_is_refused(kg: KnowledgeGraph, kind: type[Any]) -> None:
    with pytest.raises(ArgumentError) as caught:
        from_networkx(kind(kg.to_networkx()))
    assert str(caught.value) == (
        f"A networkx MultiDiGraph (directed, with multiple edges between two nodes) is needed; this is a "
        f"{kind.__name__}. Use the graph from kg.to_networkx(); read GraphML with force_multigraph=True."
    )
    assert kind.__name__ in caught.value.message("zh")


@pytest.mark.parametrize(
    "value",
    ["[", "[[1]]", '"x"', "7", (1, 2), None, "[[1, 2, 3, 4, 5, 6, 7]]", "[" * 100_000, "[" * 900 + "]" * 900],
)
def test_an_attribute_of_the_graph_that_is_not_ours_is_refused(mini_kg: KnowledgeGraph, value: object) -> None:
    graph = mini_kg.to_networkx()
    graph.graph["links"] = value
    with pytest.raises(ArgumentError) as caught:
        from_networkx(graph)
    assert "links, processes, inherited" in str(caught.value)
    assert "links, processes, inherited" in caught.value.message("zh")


def test_a_graph_without_attributes_of_its_own_has_no_links(mini_kg: KnowledgeGraph) -> None:
    graph = mini_kg.to_networkx()
    graph.graph.clear()
    assert _parts(from_networkx(graph)) == (mini_kg.network.edges, (), (), ())
