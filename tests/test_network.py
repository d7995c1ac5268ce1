"""The graph for walking, and what networkx users get."""

from __future__ import annotations

import networkx as nx
import pytest

from kgraph import KnowledgeGraph
from kgraph.network import Edge, Network


def edge(subject: str, object_: str, *, sign: int | None = 1, kind: str = "mechanism") -> Edge:
    slug = f"{subject}--acts-on--{object_}"
    return Edge(slug, subject, "acts-on", object_, sign, kind, False, "supported", None, True)


def test_an_edge_is_read_for_each_claim_in_claim_order(mini_kg: KnowledgeGraph) -> None:
    assert [item.claim for item in mini_kg.network.edges] == [claim.slug for claim in mini_kg.claims()]


@pytest.mark.parametrize(
    "expected",
    [
        Edge(
            claim="DOACs--interacts-with--vitamin-K",
            subject="DOACs",
            relation="interacts-with",
            object="vitamin-K",
            sign=None,
            kind="interaction",
            symmetric=True,
            verdict="unverified",
            aspect=None,
            affirmed=False,
        ),
        Edge(
            claim="warfarin--inhibits--vitamin-K--activity",
            subject="warfarin",
            relation="inhibits",
            object="vitamin-K",
            sign=-1,
            kind="mechanism",
            symmetric=False,
            verdict="unverified",
            aspect="activity",
            affirmed=True,
        ),
        Edge(
            claim="warfarin--interacts-with--vitamin-K",
            subject="warfarin",
            relation="interacts-with",
            object="vitamin-K",
            sign=None,
            kind="interaction",
            symmetric=True,
            verdict="supported",
            aspect=None,
            affirmed=True,
        ),
    ],
    ids=lambda item: item.claim,
)
def test_an_edge_holds_what_walking_needs(mini_kg: KnowledgeGraph, expected: Edge) -> None:
    assert expected in mini_kg.network.edges


@pytest.mark.parametrize(
    ("item", "causal"),
    [
        (edge("a", "b"), True),
        (edge("a", "b", sign=None), True),
        (edge("a", "b", sign=None, kind="harm"), False),
        (edge("a", "b", sign=-1, kind="harm"), True),
    ],
)
def test_a_mechanism_passes_signed_edges_and_steps_of_mechanisms(item: Edge, *, causal: bool) -> None:
    assert item.is_causal is causal


def test_edges_are_found_by_either_end() -> None:
    network = Network([edge("a", "b"), edge("b", "c"), edge("a", "c")])
    assert [item.claim for item in network.out_edges("a")] == ["a--acts-on--b", "a--acts-on--c"]
    assert [item.claim for item in network.in_edges("c")] == ["b--acts-on--c", "a--acts-on--c"]
    assert [network.degree(name) for name in "abcd"] == [2, 2, 2, 0]


def test_an_unknown_entity_has_no_edges() -> None:
    network = Network([])
    assert network.out_edges("a") == network.in_edges("a") == []


def test_changing_a_list_of_edges_does_not_change_the_network() -> None:
    network = Network([edge("a", "b")])
    network.out_edges("a").clear()
    assert len(network.out_edges("a")) == 1


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
