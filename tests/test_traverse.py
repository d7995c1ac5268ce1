"""Walks: neighbours of an entity, and signed paths, against a search that tries everything."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import ArgumentError, KnowledgeGraph, UnknownEntity, UnknownRelation
from kgraph.network import Edge, Network
from kgraph.traverse import ACCEPTED, Direction, find_neighbors, find_paths, net_sign, walked, weakest

STRENGTH = ["refuted", "unproven", "unverified", "contested", "supported", "established"]
CHAIN = Edge(
    "a1", "a", "acts-on", "b", 1, "mechanism", symmetric=False, verdict="supported", aspect=None, affirmed=True
)


def edge(claim: str, **changes: object) -> Edge:
    """Return an edge from the first letter of its claim to the second, as in ``ab`` or ``ab2``."""
    plain = replace(CHAIN, claim=claim, subject=claim[0], object=claim[1])
    return replace(plain, **changes)  # type: ignore[arg-type]


def claims(chains: Sequence[Sequence[Edge]]) -> list[list[str]]:
    return [[step.claim for step in chain] for chain in chains]


def neighbors(
    network: Network, entity: str, direction: Direction, max_edges: int = 1
) -> list[tuple[str, int, str, str]]:
    found = find_neighbors(network, entity, direction=direction, max_edges=max_edges)
    return [(item.entity, item.distance, item.claim, item.direction) for item in found]


# Neighbours

TRIANGLE = Network([edge("ab"), edge("ab2"), edge("bc"), edge("ca"), edge("cd"), edge("xa", symmetric=True)])


@pytest.mark.parametrize(
    ("direction", "found"),
    [
        ("out", [("b", 1, "ab", "out"), ("b", 1, "ab2", "out"), ("x", 1, "xa", "out")]),
        ("in", [("c", 1, "ca", "in"), ("x", 1, "xa", "in")]),
        ("both", [("b", 1, "ab", "out"), ("b", 1, "ab2", "out"), ("c", 1, "ca", "in"), ("x", 1, "xa", "in")]),
    ],
)
def test_neighbours_are_one_row_a_claim_in_the_direction_asked_for(
    direction: Direction, found: list[tuple[str, int, str, str]]
) -> None:
    assert neighbors(TRIANGLE, "a", direction) == found


def test_symmetric_claims_lead_both_ways() -> None:
    assert neighbors(TRIANGLE, "x", "out") == [("a", 1, "xa", "out")]
    assert neighbors(TRIANGLE, "x", "in") == [("a", 1, "xa", "in")]


def test_farther_entities_come_once_each_after_nearer_ones() -> None:
    assert neighbors(TRIANGLE, "a", "out", 3) == [
        ("b", 1, "ab", "out"),
        ("b", 1, "ab2", "out"),
        ("x", 1, "xa", "out"),
        ("c", 2, "bc", "out"),
        ("d", 3, "cd", "out"),
    ]


def test_a_farther_entity_is_reached_by_the_first_claim_in_order() -> None:
    network = Network([edge("ab"), edge("ac"), edge("cd"), edge("bd")])
    assert neighbors(network, "a", "out", 2)[-1] == ("d", 2, "bd", "out")


def test_the_entity_itself_is_no_neighbour() -> None:
    assert neighbors(Network([edge("aa"), edge("ab"), edge("ba")]), "a", "both", 2) == [
        ("b", 1, "ab", "out"),
        ("b", 1, "ba", "in"),
    ]


def test_neighbours_may_be_narrowed_to_some_relations() -> None:
    network = Network([edge("ab", relation="treats"), edge("ac"), edge("bc", relation="treats")])
    found = find_neighbors(network, "a", relations=["treats"], max_edges=2)
    assert [item.claim for item in found] == ["ab", "bc"]


def test_no_relations_allowed_means_no_neighbours() -> None:
    assert find_neighbors(TRIANGLE, "a", relations=[]) == []


def test_neighbours_are_shown_whatever_the_verdict() -> None:
    assert neighbors(Network([edge("ab", verdict="refuted", affirmed=False)]), "a", "out") == [("b", 1, "ab", "out")]


# Paths


def test_a_path_is_found_step_by_step() -> None:
    assert claims(find_paths(TRIANGLE, "a", "d")) == [["ab", "bc", "cd"], ["ab2", "bc", "cd"]]


def test_a_path_goes_back_along_a_symmetric_claim() -> None:
    found = find_paths(TRIANGLE, "a", "x", max_edges=1)
    assert claims(found) == [["xa"]]
    assert walked("a", found[0]) == ["a", "x"]


@pytest.mark.parametrize(("start", "end"), [("a", "a"), ("d", "a"), ("a", "z"), ("z", "a")])
def test_no_path_is_an_empty_answer(start: str, end: str) -> None:
    assert find_paths(TRIANGLE, start, end) == []


@pytest.mark.parametrize(("max_edges", "found"), [(1, []), (2, []), (3, [["ab", "bc", "cd"]])])
def test_no_path_is_longer_than_asked_for(max_edges: int, found: list[list[str]]) -> None:
    network = Network([edge("ab"), edge("bc"), edge("cd")])
    assert claims(find_paths(network, "a", "d", max_edges=max_edges)) == found


@pytest.mark.parametrize(
    "weak",
    [
        edge("ab", verdict="refuted"),
        edge("ab", affirmed=False),
        edge("ab", sign=None, kind="harm"),
        edge("ab", sign=None, kind="structure"),
    ],
    ids=["refuted", "unaffirmed", "unsigned harm", "structure"],
)
def test_what_is_denied_or_carries_no_effect_is_never_walked(weak: Edge) -> None:
    assert find_paths(Network([weak]), "a", "b") == []


def test_weaker_claims_are_walked_only_where_accepted_ones_lead_nowhere() -> None:
    weak, strong = edge("ac", verdict="unverified"), edge("bc", verdict="established")
    assert claims(find_paths(Network([weak, edge("ab"), strong]), "a", "c")) == [["ab", "bc"]]
    assert claims(find_paths(Network([weak, edge("ab")]), "a", "c")) == [["ac"]]


def test_paths_may_be_narrowed_to_some_relations() -> None:
    network = Network([edge("ab", relation="treats"), edge("ab2")])
    assert claims(find_paths(network, "a", "b", relations=["treats"])) == [["ab"]]


def test_paths_rank_by_weakest_step_then_length_then_specificity_then_slug() -> None:
    busy = [edge("cx"), edge("cy")]
    network = Network(
        [
            edge("ab", verdict="established"),
            edge("bz", verdict="established"),
            edge("az"),
            edge("ac"),
            edge("cz"),
            edge("ad"),
            edge("dz"),
            edge("dz2"),
            *busy,
        ]
    )
    assert claims(find_paths(network, "a", "z")) == [
        ["ab", "bz"],
        ["az"],
        ["ad", "dz"],
        ["ad", "dz2"],
        ["ac", "cz"],
    ]


@pytest.mark.parametrize(
    ("edges", "sign"),
    [
        ([edge("ab")], 1),
        ([edge("ab", sign=-1)], -1),
        ([edge("ab", sign=-1), edge("bc", sign=-1)], 1),
        ([edge("ab", sign=-1), edge("bc"), edge("cd")], -1),
        ([edge("ab"), edge("bc", sign=None)], None),
        ([edge("ab", aspect="activity"), edge("bc", sign=-1)], -1),
        ([edge("ab", aspect="abundance"), edge("bc")], None),
        ([edge("ab"), edge("bc", sign=-1, aspect="abundance")], -1),
    ],
)
def test_the_sign_of_a_path_is_the_product_unless_a_step_does_not_lead_on(edges: list[Edge], sign: int | None) -> None:
    assert net_sign(edges) == sign


@pytest.mark.parametrize(("verdicts", "found"), [(STRENGTH, "refuted"), (["established", "contested"], "contested")])
def test_a_chain_is_as_strong_as_its_weakest_verdict(verdicts: list[str], found: str) -> None:
    assert weakest(verdicts) == found


NODES = "abcde"
EDGES = st.lists(
    st.builds(
        edge,
        st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).map("".join),
        sign=st.sampled_from([1, -1, None]),
        kind=st.sampled_from(["mechanism", "harm"]),
        symmetric=st.booleans(),
        verdict=st.sampled_from(STRENGTH),
        affirmed=st.booleans(),
    ),
    max_size=9,
).map(lambda found: [replace(item, claim=f"{item.claim}{index}") for index, item in enumerate(found)])


def follow(start: str, chain: Sequence[Edge]) -> list[str] | None:
    """Return the entities that a sequence of edges passes, None if one does not continue the other."""
    passed = [start]
    for item in chain:
        if item.subject == passed[-1]:
            passed.append(item.object)
        elif item.symmetric and item.object == passed[-1]:
            passed.append(item.subject)
        else:
            return None
    return passed


def brute_force(edges: Sequence[Edge], start: str, end: str, most: int) -> set[tuple[str, ...]]:
    """Try every sequence of edges."""
    found = set()
    for length in range(1, most + 1):
        for chain in itertools.permutations(edges, length):
            passed = follow(start, chain)
            if passed and passed[-1] == end and len(set(passed)) == len(passed):
                found.add(tuple(item.claim for item in chain))
    return found


@given(EDGES, st.sampled_from(NODES), st.sampled_from(NODES), st.integers(1, 4))
def test_paths_are_those_that_trying_everything_finds(edges: list[Edge], start: str, end: str, most: int) -> None:
    causal = [item for item in edges if item.sign is not None or item.kind == "mechanism"]
    usable = [item for item in causal if item.affirmed and item.verdict != "refuted"]
    accepted = [item for item in usable if item.verdict in ACCEPTED]
    expected = brute_force(accepted, start, end, most) or brute_force(usable, start, end, most)
    found = find_paths(Network(edges), start, end, max_edges=most)
    assert {tuple(step.claim for step in chain) for chain in found} == expected
    assert len(found) == len(expected)
    ranks = [(-min(STRENGTH.index(step.verdict) for step in chain), len(chain)) for chain in found]
    assert ranks == sorted(ranks)


@given(EDGES, st.sampled_from(NODES), st.integers(1, 4))
def test_distances_are_those_of_the_shortest_way(edges: list[Edge], start: str, most: int) -> None:
    lengths: dict[str, float] = dict.fromkeys(NODES, math.inf) | {start: 0}
    for _ in NODES:
        for item in edges:
            lengths[item.object] = min(lengths[item.object], lengths[item.subject] + 1)
            if item.symmetric:
                lengths[item.subject] = min(lengths[item.subject], lengths[item.object] + 1)
    found = find_neighbors(Network(edges), start, max_edges=most)
    assert {item.entity: item.distance for item in found} == {
        name: length for name, length in lengths.items() if 0 < length <= most
    }


# Errors


@pytest.mark.parametrize("max_edges", [0, -1, 9])
def test_a_distance_out_of_range_is_refused(max_edges: int) -> None:
    for walk in (
        lambda: find_neighbors(TRIANGLE, "a", max_edges=max_edges),
        lambda: find_paths(TRIANGLE, "a", "b", max_edges=max_edges),
    ):
        with pytest.raises(ArgumentError) as caught:
            walk()
        assert caught.value.message("zh") == f"最大步数须在 1 到 8 之间，而不是 {max_edges}。"
        assert str(caught.value) == f"The greatest number of steps is between 1 and 8, not {max_edges}."


def test_a_direction_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(ArgumentError) as caught:
        find_neighbors(TRIANGLE, "a", direction="up")  # type: ignore[arg-type]
    assert caught.value.message("zh") == "方向须为 out、in 或 both，而不是“up”。"
    assert str(caught.value) == "The direction is out, in or both, not “up”."


def test_walks_from_unknown_names_and_along_unknown_relations_raise(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity):
        mini_kg.neighbors("nothing")
    with pytest.raises(UnknownEntity):
        mini_kg.paths("warfarin", "nothing")
    with pytest.raises(UnknownRelation):
        mini_kg.paths("warfarin", "MGP", relations=["acts-on"])


def test_a_negative_limit_is_refused(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError):
        mini_kg.paths("vitamin-K2", "MGP", limit=-1)


# The real graph


def test_warfarin_reaches_calcification_of_vessels_through_mgp(kg: KnowledgeGraph) -> None:
    paths = kg.paths("华法林", "血管钙化", max_edges=2)
    path = next(path for path in paths if path.entities == ("warfarin", "MGP", "vascular-calcification"))
    assert [step.sign for step in path.steps] == [-1, -1]
    assert path.steps[0].claim.aspect == "carboxylation"
    assert path.certainty == "supported"
    assert path.sentence("zh") == "华法林可降低基质Gla蛋白的羧化；基质Gla蛋白可抑制血管钙化。"
    assert path.sentence("en") == (
        "Warfarin decreases matrix Gla protein carboxylation. Matrix Gla protein inhibits vascular calcification."
    )


def test_each_step_of_a_path_cites_its_evidence(kg: KnowledgeGraph) -> None:
    paths = kg.paths("warfarin", "vascular-calcification", max_edges=2)
    path = next(path for path in paths if path.entities == ("warfarin", "MGP", "vascular-calcification"))
    cited = [{item.source for item in step.claim.evidence} for step in path.steps]
    assert cited == [
        {"price-1998", "schurgers-2007-mgp"},
        {"k2-bone-article-2021", "luo-1997", "schurgers-2007-mgp"},
    ]


def test_a_refuted_claim_is_never_a_step_and_one_not_accepted_only_where_nothing_else_leads(kg: KnowledgeGraph) -> None:
    for ends in (("vitamin-K2", "vascular-calcification"), ("MK-7", "vascular-calcification"), ("MK-4", "fracture")):
        found = kg.paths(*ends, max_edges=3)
        verdicts = {step.claim.verdict for path in found for step in path.steps}
        assert "refuted" not in verdicts
        assert verdicts <= {"established", "supported"} or not verdicts & {"established", "supported"} or found


def test_at_most_the_limit_of_paths_is_given(kg: KnowledgeGraph) -> None:
    paths = kg.paths("vitamin-K2", "vascular-calcification", max_edges=4)
    assert kg.paths("vitamin-K2", "vascular-calcification", max_edges=4, limit=1) == paths[:1]


def test_the_neighbours_of_warfarin_are_those_of_its_claims(kg: KnowledgeGraph) -> None:
    found = {(item.entity, item.claim) for item in kg.neighbors("华法林", direction="both")}
    ends = {
        (claim.object if claim.subject == "warfarin" else claim.subject, claim.slug)
        for claim in kg.claims(about="华法林")
    }
    assert found == ends
    assert ("VKORC1", "warfarin--inhibits--VKORC1") in found


def test_neighbours_may_be_narrowed_by_the_label_of_a_relation(kg: KnowledgeGraph) -> None:
    found = kg.neighbors("warfarin", relations=["导致"])
    assert {item.claim for item in found} == {claim.slug for claim in kg.claims(subject="warfarin", relation="causes")}
    assert "osteoporosis" in {item.entity for item in found}
