"""The graph for walking: claims, links, inherited claims, packed and unpacked."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import KnowledgeGraph
from kgraph.evidence.accepted import ACCEPTABLE
from kgraph.evidence.scale import STRENGTH
from kgraph.mechanism.network import Edge, Link, Network, pack, unpack
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import GRAPH, SPARQL_PREFIXES


def edge(subject: str, object_: str, *, sign: int | None = 1, kind: str = "mechanism") -> Edge:
    slug = f"{subject}--acts-on--{object_}"
    return Edge(slug, subject, "acts-on", object_, sign, kind, False, "supported", None, True)


def _parts(network: Network) -> tuple[object, ...]:
    return network.edges, network.links, network.processes, network.inherited


def test_what_the_build_packed_is_what_the_queries_find(kg: KnowledgeGraph) -> None:
    assert kg.store.ask(SPARQL_PREFIXES + "ASK { GRAPH graph:keys { ?dataset kgo:network ?packed } }")
    assert _parts(Network.read(kg.store)) == _parts(Network.find(kg.store))


def test_a_store_without_a_packed_network_is_read_by_queries(mini_kg: KnowledgeGraph) -> None:
    store = EmbeddedStore()
    triples = mini_kg.store.construct(SPARQL_PREFIXES + "CONSTRUCT WHERE { ?thing ?property ?value }")
    graph = ox.NamedNode(GRAPH.claims)
    store.load(ox.Quad(one.subject, one.predicate, one.object, graph) for one in triples)
    assert _parts(Network.read(store)) == _parts(mini_kg.network)


_SLUGS = st.text("abZ-0", min_size=1, max_size=4)
_EDGES = st.builds(
    Edge,
    *(_SLUGS,) * 4,
    sign=st.sampled_from([1, -1, None]),
    kind=_SLUGS,
    symmetric=st.booleans(),
    verdict=st.sampled_from(STRENGTH),
    aspect=st.none() | _SLUGS,
    affirmed=st.booleans(),
    denied=st.booleans(),
    dose_band=st.none() | _SLUGS,
    judged_as=_SLUGS,
    human=st.booleans(),
    premises=st.lists(_SLUGS, max_size=2).map(tuple),
    implied_aspect=st.none() | _SLUGS,
    circumstance=st.none() | _SLUGS,
)
_LINKS = st.builds(Link, _SLUGS, _SLUGS, st.none() | _SLUGS, st.none() | st.sampled_from(STRENGTH), st.booleans())


@given(st.lists(_EDGES), st.lists(_LINKS), st.lists(st.tuples(_SLUGS, _SLUGS)), st.lists(_EDGES))
def test_packing_keeps_everything(
    edges: list[Edge], links: list[Link], processes: list[tuple[str, str]], inherited: list[Edge]
) -> None:
    network = Network(edges, links, processes, inherited)
    assert _parts(unpack(pack(network))) == _parts(network)


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
            denied=True,
            judged_as="interaction",
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
            judged_as="mechanism",
            implied_aspect="activity",
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
            judged_as="interaction",
            human=True,
        ),
    ],
    ids=lambda item: item.claim,
)
def test_an_edge_holds_what_walking_needs(mini_kg: KnowledgeGraph, expected: Edge) -> None:
    assert expected in mini_kg.network.edges


@pytest.mark.parametrize(
    ("item", "causal"),
    [
        (replace(edge("a", "b"), symmetric=True), False),
        (replace(edge("a", "b", sign=None), symmetric=True), False),
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


# Classes, inherited claims, processes


def test_a_link_is_read_for_each_class_with_the_claim_that_says_so_if_it_is_accepted(kg: KnowledgeGraph) -> None:
    links = {(link.member, link.broader): link for link in kg.network.links}
    filed = {(entity.slug, above) for entity in kg.entities.values() for above in entity.broader}
    people = {entity.slug for entity in kg.entities.values() if entity.category == "Population"}
    assert set(links) == {(member, above) for member, above in filed if member not in people}
    assert links["omeprazole", "proton-pump-inhibitors"].claim == "omeprazole--is-a--proton-pump-inhibitors"
    assert links["MK-9", "vitamin-K2"] == Link("MK-9", "vitamin-K2")
    assert links["dp-ucMGP", "MGP"].is_state
    assert not links["MGP", "vitamin-K-dependent-proteins"].is_state
    assert {link.verdict for link in links.values() if link.claim} <= set(ACCEPTABLE)


def test_inherited_claims_are_read_with_their_premises(kg: KnowledgeGraph) -> None:
    edges = {edge.claim: edge for edge in kg.network.edges}
    assert len(kg.network.inherited) == kg.stats().totals["inherited_claims"]
    for item in kg.network.inherited:
        assert item.premises
        assert {edges[name].relation for name in item.premises} == {item.relation}
        assert item.verdict in {edges[name].verdict for name in item.premises}


def test_a_process_that_changes_an_aspect_is_read_with_what_it_does(kg: KnowledgeGraph) -> None:
    assert kg.network.processes == (("gamma-carboxylation", "carboxylation"),)
    signs = {
        name: [item.sign for item in kg.network.drivers(name, "carboxylation").values()]
        for name in ("MGP", "osteocalcin", "cOC", "ucOC", "dp-ucMGP", "RANKL")
    }
    assert signs == {"MGP": [1], "osteocalcin": [1], "cOC": [1], "ucOC": [-1], "dp-ucMGP": [-1], "RANKL": []}
    assert kg.network.drivers("MGP", "expression") == {}


def test_the_network_is_read_once_by_one_query(mini_kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    select = mini_kg.store.select

    def count(query: str) -> object:
        asked.append(query)
        return select(query)

    monkeypatch.setattr(mini_kg.store, "select", count)
    assert mini_kg.network is mini_kg.network
    assert len(asked) == 1


def test_claims_supported_in_people_are_those_with_such_evidence_that_counts(kg: KnowledgeGraph) -> None:
    human = {edge.claim for edge in kg.network.edges if edge.human}
    expected = {
        claim.slug
        for claim in kg.claims()
        if any(
            item.stance == "supports"
            and item.weight == "counts"
            and item.species is None
            and item.study_design
            not in ("animal", "in-vitro", "review", "factsheet", "database", "article", "opinion", "web-text")
            for item in claim.evidence
        )
    }
    assert human == expected
    assert "MGP--inhibits--vascular-calcification" not in human


def test_an_entity_is_the_more_general_the_more_ends_at_it_or_stands_below_it() -> None:
    network = Network([edge("a", "b")], [Link("c", "b"), Link("d", "c"), Link("d", "b")])
    assert [network.generality(name) for name in "abcdz"] == [1, 3, 1, 0, 0]
