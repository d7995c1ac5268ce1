"""Walks: neighbours of an entity, parts of the graph, and signed chains, comparator: a search that tries everything."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape
from random import Random
from typing import Any
from unittest import mock

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph import ArgumentError, KnowledgeGraph, Path, UnknownEntity, UnknownRelation
from kgraph.evidence.accepted import ACCEPTABLE, is_accepted
from kgraph.evidence.inherit import speaks_before
from kgraph.evidence.scale import STRENGTH
from kgraph.mechanism import walk
from kgraph.mechanism.network import Edge, Link, Network, weakest
from kgraph.mechanism.rules import BareStep, read, step_along
from kgraph.mechanism.walk import BarePath, Direction, Filter, find_neighbors, find_paths, find_region

CHAIN = Edge(
    "a1", "a", "acts-on", "b", 1, "mechanism", symmetric=False, verdict="supported", aspect=None, affirmed=True
)
ANYTHING = Filter()


def edge(claim: str, **changes: object) -> Edge:
    """Return an edge from the first letter of its claim to the second, as in ``ab`` or ``ab2``."""
    plain = replace(CHAIN, claim=claim, subject=claim[0], object=claim[1])
    return replace(plain, **changes)  # type: ignore[arg-type]


def names(walks: Iterable[BarePath]) -> list[list[str]]:
    return [[move.name for move in walk.steps] for walk in walks]


def signs(walks: Iterable[BarePath]) -> list[int | None]:
    return [walk.reading.sign for walk in walks]


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


def test_neighbours_are_shown_whatever_the_verdict_but_a_denied_claim_leads_no_further() -> None:
    network = Network([edge("ab", verdict="refuted"), edge("bc"), edge("ad", verdict="contested"), edge("de")])
    assert [item[0] for item in neighbors(network, "a", "out", 2)] == ["b", "d", "e"]


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (ANYTHING, ["ab", "ac", "ad"]),
        (Filter(relations=frozenset({"treats"})), ["ab"]),
        (Filter(relations=frozenset()), []),
        (Filter(avoid=frozenset({"b"})), ["ac", "ad"]),
        (Filter(human_only=True), ["ac"]),
        (Filter(unaccepted=False), ["ab", "ac"]),
        (Filter(inherited=True), ["ab", "ac", "ad", "premise"]),
    ],
    ids=["all", "relation", "no relation", "avoid", "human", "accepted", "inherited"],
)
def test_neighbours_may_be_narrowed_and_widened(only: Filter, found: list[str]) -> None:
    edges = [edge("ab", relation="treats"), edge("ac", human=True), edge("ad", verdict="unverified")]
    network = Network(edges, inherited=[edge("ae", premises=("premise",))])
    near = find_neighbors(network, "a", only=only)
    assert [item.claim for item in near] == found
    assert [item.inherited for item in near] == [item.claim == "premise" for item in near]


# Parts of the graph


def test_a_region_holds_the_claims_and_classes_between_its_entities() -> None:
    network = Network([edge("ab"), edge("bc"), edge("cd")], [Link("a", "c"), Link("a", "z")])
    region = find_region(network, ["c", "a", "b"])
    assert (region.entities, region.claims, region.links) == (("a", "b", "c"), ("ab", "bc"), (("a", "c"),))


def test_a_region_grows_in_any_direction() -> None:
    network = Network([edge("ab"), edge("bc"), edge("cd"), edge("de")])
    assert find_region(network, ["c"], max_edges=1).entities == ("b", "c", "d")
    assert find_region(network, ["c"], max_edges=2, only=Filter(avoid=frozenset({"b"}))).entities == ("c", "d", "e")


def test_no_entities_make_an_empty_region() -> None:
    region = find_region(TRIANGLE, [])
    assert (region.entities, region.claims, region.links) == ((), (), ())


# Which chains there are


def test_a_chain_is_found_step_by_step() -> None:
    assert names(find_paths(TRIANGLE, "a", "d")) == [["ab", "bc", "cd"], ["ab2", "bc", "cd"]]


@pytest.mark.parametrize(("start", "end"), [("a", "a"), ("d", "a"), ("a", "z"), ("z", "a")])
def test_no_chain_is_an_empty_answer(start: str, end: str) -> None:
    assert find_paths(TRIANGLE, start, end) == []


@pytest.mark.parametrize(("max_edges", "found"), [(1, []), (2, []), (3, [["ab", "bc", "cd"]])])
def test_no_chain_is_longer_than_asked_for(max_edges: int, found: list[list[str]]) -> None:
    network = Network([edge("ab"), edge("bc"), edge("cd")])
    assert names(find_paths(network, "a", "d", max_edges=max_edges)) == found


@pytest.mark.parametrize(
    "weak",
    [
        edge("ab", verdict="refuted"),
        edge("ab", verdict="unverified", denied=True),
        edge("ab", sign=None, kind="harm"),
        edge("ab", sign=None, kind="structure"),
        edge("ab", sign=None, symmetric=True),
    ],
    ids=["refuted", "denied", "unsigned harm", "structure", "comparison"],
)
def test_what_is_denied_or_carries_no_effect_is_never_walked(weak: Edge) -> None:
    assert find_paths(Network([weak]), "a", "b", only=ANYTHING) == []


def test_weaker_claims_are_walked_only_where_accepted_ones_lead_nowhere_or_if_asked_for() -> None:
    weak, strong = edge("ac", verdict="unverified"), edge("bc", verdict="established")
    both = Network([weak, edge("ab"), strong])
    assert names(find_paths(both, "a", "c")) == [["ab", "bc"]]
    assert names(find_paths(both, "a", "c", only=ANYTHING)) == [["ab", "bc"], ["ac"]]
    assert names(find_paths(Network([weak, edge("ab")]), "a", "c")) == [["ac"]]
    assert names(find_paths(both, "a", "c", through=["b"], sign=1)) == [["ab", "bc"]]
    assert names(find_paths(Network([edge("ab", verdict="unproven", affirmed=False)]), "a", "b")) == [["ab"]]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({}, [["ad"], ["ab", "bd"], ["ac", "cd"]]),
        ({"limit": 2}, [["ad"], ["ab", "bd"]]),
        ({"limit": 0}, []),
        ({"sign": -1}, [["ab", "bd"]]),
        ({"sign": 1}, [["ad"], ["ac", "cd"]]),
        ({"through": ["c"]}, [["ac", "cd"]]),
        ({"through": ["a", "d"]}, [["ad"], ["ab", "bd"], ["ac", "cd"]]),
        ({"through": ["b", "c"]}, []),
        ({"only": Filter(avoid=frozenset({"b"}), unaccepted=False)}, [["ad"], ["ac", "cd"]]),
        ({"only": Filter(avoid=frozenset({"d"}), unaccepted=False)}, []),
        ({"only": Filter(human_only=True, unaccepted=False)}, [["ac", "cd"]]),
        ({"only": Filter(relations=frozenset({"blocks", "acts-on"}))}, [["ad"], ["ab", "bd"], ["ac", "cd"]]),
        ({"only": Filter(relations=frozenset({"blocks"}))}, []),
    ],
)
def test_chains_may_be_narrowed(options: dict[str, object], found: list[list[str]]) -> None:
    network = Network(
        [
            edge("ab", sign=-1, relation="blocks"),
            edge("bd"),
            edge("ac", human=True),
            edge("cd", human=True),
            edge("ad"),
        ]
    )
    assert names(find_paths(network, "a", "d", **options)) == found  # type: ignore[arg-type]


def test_chains_rank_by_weakest_step_then_length_then_generality_then_slug() -> None:
    network = Network(
        [
            edge("ab", verdict="established"),
            edge("bz", verdict="established"),
            edge("az"),
            edge("ac"),
            edge("cz"),
            edge("ad"),
            edge("dz"),
            edge("ae"),
            edge("ez"),
            edge("ez2"),
            edge("cx"),
        ],
        [Link("f", "d"), Link("g", "f"), Link("h", "f"), Link("i", "g")],
    )
    assert names(find_paths(network, "a", "z")) == [
        ["ab", "bz"],
        ["az"],
        ["ac", "cz"],
        ["ae", "ez"],
        ["ae", "ez2"],
        ["ad", "dz"],
    ]


# Classes and forms


def test_a_member_takes_the_step_to_its_class_and_what_the_class_does() -> None:
    (walk,) = find_paths(Network([edge("cd", sign=-1)], [Link("a", "c", "a-is-c", "established")]), "a", "d")
    assert [move.name for move in walk.steps] == ["a--c", "cd"]
    assert (walk.reading.sign, walk.reading.signs, walk.reading.verdict) == (-1, (1, -1), "supported")


def test_a_change_of_a_member_is_a_change_of_its_class() -> None:
    network = Network([edge("ab", sign=-1), edge("cd")], [Link("b", "c")])
    (walk,) = find_paths(network, "a", "d")
    assert (names([walk]), walk.reading.sign) == ([["ab", "b--c", "cd"]], -1)


@pytest.mark.parametrize(
    "claim",
    [edge("cd", judged_as="efficacy"), edge("cd", dose_band="supplemental")],
    ids=["benefit", "dose"],
)
def test_a_class_passes_on_neither_benefit_nor_dose(claim: Edge) -> None:
    assert find_paths(Network([claim], [Link("a", "c")]), "a", "d", only=ANYTHING) == []


def test_a_class_does_not_speak_where_its_member_has_a_claim_of_its_own() -> None:
    network = Network([edge("cd"), edge("ad", verdict="refuted"), edge("cd2", relation="treats")], [Link("a", "c")])
    assert names(find_paths(network, "a", "d")) == [["a--c", "cd2"]]


def test_a_benefit_for_a_kind_is_none_for_its_class() -> None:
    network = Network([edge("ab", judged_as="efficacy"), edge("cd")], [Link("b", "c")])
    assert find_paths(network, "a", "c", only=ANYTHING) == find_paths(network, "a", "d", only=ANYTHING) == []


def test_a_class_is_never_left_for_a_member() -> None:
    assert find_paths(Network([edge("ac"), edge("bd")], [Link("b", "c")]), "a", "d", only=ANYTHING) == []


def test_classes_alone_are_no_mechanism() -> None:
    assert find_paths(Network([], [Link("a", "c"), Link("c", "d")]), "a", "d", only=ANYTHING) == []


def test_links_are_left_out_if_they_are_not_asked_for() -> None:
    network = Network([edge("cd")], [Link("a", "c")])
    assert find_paths(network, "a", "d", only=Filter(links=False)) == []


def test_inherited_claims_are_steps_of_their_own_only_if_asked_for() -> None:
    network = Network([edge("cd")], inherited=[edge("ad", premises=("cd",))])
    assert find_paths(network, "a", "d") == []
    (walk,) = find_paths(network, "a", "d", only=Filter(inherited=True))
    assert (walk.steps[0].edge, walk.reading.sign) == (network.inherited[0], 1)


PROTEIN, ACTIVE, INACTIVE = "m", "n", "o"
"""A protein and two states of it: process p activates the protein, makes more of the one and less of the other."""

STATES = [Link(ACTIVE, PROTEIN, is_state=True), Link(INACTIVE, PROTEIN, is_state=True)]
PROCESS = [edge("pm"), edge("pn"), edge("po", sign=-1)]


def protein(*edges: Edge, process: Sequence[Edge] = PROCESS) -> Network:
    return Network([*process, *edges], STATES, [("p", "carboxylation")])


@pytest.mark.parametrize(("state", "sign"), [(ACTIVE, -1), (INACTIVE, 1)])
def test_a_state_leads_to_its_protein_with_the_sign_that_one_process_gives_them(state: str, sign: int) -> None:
    network = protein(edge(f"a{state}"), edge("mz", sign=-1))
    (walk,) = find_paths(network, "a", "z")
    assert (names([walk]), walk.reading.sign) == ([[f"a{state}", f"{state}--m", "mz"]], sign)
    assert [used.claim for used in walk.reading.warrants[1]] == [f"p{state}", "pm"]


def test_a_state_leads_to_its_protein_without_a_sign_where_no_claim_tells() -> None:
    network = protein(edge("an"), edge("mz"), process=[edge("pm"), edge("pn", verdict="unverified")])
    assert signs(find_paths(network, "a", "z")) == [None]


@pytest.mark.parametrize(("state", "sign"), [(ACTIVE, 1), (INACTIVE, -1)])
def test_a_protein_leads_to_a_state_after_a_change_of_the_aspect_that_tells_them_apart(state: str, sign: int) -> None:
    network = protein(edge("am", aspect="carboxylation"), edge(f"{state}z"))
    (walk,) = find_paths(network, "a", "z")
    assert (names([walk]), walk.reading.sign) == ([["am", f"m--{state}", f"{state}z"]], sign)


@pytest.mark.parametrize("aspect", [None, "expression"])
def test_a_protein_does_not_lead_to_a_state_otherwise(aspect: str | None) -> None:
    assert find_paths(protein(edge("am", aspect=aspect), edge("nz")), "a", "z") == []


# Signs


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
        ([edge("ab", aspect="expression"), edge("bc")], None),
        ([edge("ab"), edge("bc", sign=-1, aspect="abundance")], -1),
        ([edge("ab", dose_band="supplemental"), edge("bc")], 1),
        ([edge("ab"), edge("bc", dose_band="supplemental")], None),
    ],
)
def test_the_sign_of_a_chain_is_the_product_unless_a_step_does_not_lead_on(edges: list[Edge], sign: int | None) -> None:
    reading = read(Network(edges), [step_along(item) for item in edges])
    assert reading.sign == sign
    assert reading.signs == tuple(item.sign for item in edges)


def test_an_aspect_leads_on_where_a_process_that_changes_it_acts_on_the_entity() -> None:
    network = protein(edge("am", sign=-1, aspect="carboxylation"), edge("mz", sign=-1))
    (walk,) = find_paths(network, "a", "z")
    assert walk.reading.sign == 1
    assert [[used.claim for used in item] for item in walk.reading.warrants] == [["pm"], []]


@pytest.mark.parametrize(
    "driver",
    [
        edge("pm", verdict="contested"),
        edge("pm", sign=None),
        edge("pm", aspect="expression"),
        edge("pm", dose_band="supplemental"),
    ],
    ids=["contested", "unsigned", "of an aspect", "of a dose"],
)
def test_an_aspect_does_not_lead_on_by_a_claim_that_does_not_say_so_plainly(driver: Edge) -> None:
    network = protein(edge("am", aspect="carboxylation"), edge("mz"), process=[driver])
    assert signs(find_paths(network, "a", "z")) == [None]


@pytest.mark.parametrize(("implied", "sign"), [("expression", None), ("activity", 1), ("carboxylation", 1), (None, 1)])
def test_the_aspect_that_a_relation_implies_counts_for_a_protein_that_a_process_acts_on(
    implied: str | None, sign: int | None
) -> None:
    changed = edge("am", implied_aspect=implied)
    assert signs(find_paths(protein(changed, edge("mz")), "a", "z")) == [sign]
    assert signs(find_paths(Network([changed, edge("mz")]), "a", "z")) == [1]


def test_another_aspect_does_not_lead_on_by_that_process() -> None:
    assert signs(find_paths(protein(edge("am", aspect="expression"), edge("mz")), "a", "z")) == [None]


def test_a_chain_is_as_strong_as_the_weakest_claim_it_uses() -> None:
    strong = {"verdict": "established"}
    network = protein(edge("am", aspect="carboxylation", **strong), edge("mz", **strong))
    assert [walk.reading.verdict for walk in find_paths(network, "a", "z")] == ["supported"]
    assert weakest(STRENGTH) == "refuted"


# Against trying everything

NODES = "abcde"
LIKELY: dict[str, Sequence[object]] = {
    "sign": [1, 1, -1, -1, None],
    "kind": ["mechanism", "mechanism", "harm"],
    "symmetric": [False] * 9 + [True],
    "verdict": ["established", "supported", "supported", "supported", *STRENGTH],
    "denied": [False] * 9 + [True],
    "aspect": [None, None, None, "activity", "carboxylation"],
    "implied_aspect": [None, None, "expression", "carboxylation"],
    "dose_band": [None] * 5 + ["dietary"],
    "circumstance": [None] * 7 + ["after-stopping"],
    "judged_as": ["mechanism", "mechanism", "efficacy"],
    "relation": ["acts-on", "blocks"],
}
PROCESSES = [("e", "carboxylation")]


def random_graph(random: Random) -> tuple[list[Edge], list[Link]]:
    """Return a dense graph: claims of every sort, plain ones about what the process e does, and links."""
    edges = []
    for _ in range(random.randint(0, 10)):
        facts = {name: random.choice(values) for name, values in LIKELY.items()}
        edges.append(edge("".join(random.sample(NODES, 2)), **facts))
    edges += [
        edge(f"e{end}", sign=random.choice([1, -1]), verdict=random.choice(ACCEPTABLE), judged_as="mechanism")
        for end in random.sample("abcd", random.randint(0, 4))
    ]
    links = {}
    for _ in range(random.randint(0, 4)):
        member, broader = random.sample(NODES, 2)
        verdict = random.choice([None, "supported"])
        links[member, broader] = Link(member, broader, verdict=verdict, is_state=not verdict and random.random() > 0.3)
    return [replace(item, claim=f"{item.claim}{index:02}") for index, item in enumerate(edges)], list(links.values())


RANDOM = st.integers(0, 2**64).map(Random)


def driving(edges: Sequence[Edge], entity: str, aspect: str) -> list[Edge]:
    """Return what says how the one process, e, which changes carboxylation, changes an entity; strongest first."""
    found = [
        item
        for item in edges
        if (item.subject, item.object, item.aspect, item.dose_band, item.circumstance)
        == ("e", entity, None, None, None)
        and item.sign
        and is_accepted(item.verdict, item.judged_as)
    ]
    return (
        sorted(found, key=lambda item: (ACCEPTABLE.index(item.verdict), item.claim))
        if aspect == "carboxylation"
        else []
    )


def ending(edges: Sequence[Edge], item: Edge) -> str | None:
    """Return the aspect that a claim ends on, the implied one for what the process acts on."""
    return item.aspect or (item.implied_aspect if driving(edges, item.object, "carboxylation") else None)


def is_allowed(edges: Sequence[Edge], chain: Sequence[BareStep]) -> bool:
    """Say again, step by step, what the rules say."""
    for index, move in enumerate(chain):
        before = chain[index - 1] if index else None
        climbed = list(itertools.takewhile(lambda step: step.is_up, chain[:index][::-1]))
        state = move.link is not None and move.link.is_state
        benefit = before is not None and before.edge is not None and before.edge.judged_as == "efficacy"
        if move.is_up and before and (before.is_down or (benefit and not state)):
            return False
        if move.is_down:
            aspect = ending(edges, before.edge) if before and before.edge else None
            if not aspect or not driving(edges, move.end, aspect):
                return False
        if move.edge and climbed:
            item = move.edge
            own = [e for e in edges if e.subject in {step.start for step in climbed}]
            kinds = [step for step in climbed if step.link and not step.link.is_state]
            if item.dose_band or item.circumstance or (item.judged_as == "efficacy" and kinds):
                return False
            same = [e.verdict for e in own if (e.relation, e.object) == (item.relation, item.object)]
            if any(speaks_before(verdict, item.verdict) for verdict in same):
                return False
    return any(move.edge for move in chain)


def say_again(edges: Sequence[Edge], chain: Sequence[BareStep]) -> tuple[int | None, str]:
    """Return sign and weakest verdict, worked out by multiplying along the chain."""
    factors: list[int | None] = []
    verdicts = ["established"]
    for index, move in enumerate(chain):
        used: list[Edge] = []
        verdicts += [move.link.verdict] if move.link and move.link.verdict else []
        after = chain[index + 1] if index + 1 < len(chain) else None
        if move.edge:
            verdicts.append(move.edge.verdict)
            bound = move.edge.dose_band or move.edge.circumstance
            factors.append(None if index and bound else move.edge.sign)
            aspect = ending(edges, move.edge)
            if after and not after.is_down and aspect not in (None, "activity"):
                used = driving(edges, move.end, aspect or "")[:1]
                factors.append(None if not used else 1)
        elif move.link and move.link.is_state:
            before = chain[index - 1].edge if index else None
            ends = [move.end] if move.is_down else [move.start, move.end]
            aspect = ending(edges, before) if before and move.is_down else "carboxylation"
            found = [driving(edges, name, aspect or "")[:1] for name in ends]
            used = [item for one in found for item in one] if all(found) else []
            factors.append(1 if used else None)
        factors += [item.sign for item in used]
        verdicts += [item.verdict for item in used]
    return (None if None in factors else math.prod(filter(None, factors))), weakest(verdicts)


def is_known(chain: Sequence[BareStep]) -> bool:
    """Return whether all claims of a chain are accepted; what else it uses is accepted anyway."""
    return all(is_accepted(move.edge.verdict, move.edge.judged_as) for move in chain if move.edge)


def try_everything(network: Network, start: str, most: int) -> list[tuple[BareStep, ...]]:
    """Return every sequence of steps that the rules allow, tried one by one, without repeated entities."""
    moves = [step_along(item) for item in network.edges if item.is_causal and not item.is_denied]
    moves += [BareStep(link.member, link.broader, link=link) for link in network.links]
    moves += [BareStep(link.broader, link.member, link=link) for link in network.links if link.is_state]
    chains: list[tuple[BareStep, ...]] = [(move,) for move in moves if move.start == start]
    found = list(chains)
    for _ in range(most - 1):
        chains = [
            (*chain, move)
            for chain in chains
            for move in moves
            if move.start == chain[-1].end and move.end not in {start, *(step.end for step in chain)}
        ]
        found += chains
    return [chain for chain in found if is_allowed(network.edges, chain)]


@settings(max_examples=500, deadline=None)
@given(RANDOM, st.integers(1, 4), st.booleans())
def test_chains_are_those_that_trying_everything_finds(random: Random, most: int, unaccepted: bool) -> None:  # noqa: FBT001
    edges, links = random_graph(random)
    network = Network(edges, links, PROCESSES)
    only = Filter(unaccepted=unaccepted)
    tried = {chain: say_again(edges, chain) for chain in try_everything(network, "a", most)}
    for end in "bcde":
        expected = {chain: said for chain, said in tried.items() if chain[-1].end == end}
        accepted = {chain: said for chain, said in expected.items() if is_known(chain)}
        found = find_paths(network, "a", end, max_edges=most, only=only)
        said = {walk.steps: (walk.reading.sign, walk.reading.verdict) for walk in found}
        assert said == (expected if unaccepted or not accepted else accepted)
        assert len(found) == len(said)
        ranks = [
            (
                not walk.reading.is_accepted,
                -STRENGTH.index(walk.reading.verdict),
                len(walk.steps),
                sum(network.generality(move.end) for move in walk.steps[:-1]),
                [move.name for move in walk.steps],
            )
            for walk in found
        ]
        assert ranks == sorted(ranks)
        assert find_paths(network, "a", end, max_edges=most, limit=2, only=only) == found[:2]


def find_both(network: Network, end: str, **asked: Any) -> tuple[list[BarePath], list[BarePath]]:
    """Return the walks from a as a small network gives them and as a large one does."""
    small = find_paths(network, "a", end, **asked)
    with mock.patch.object(walk, "LARGE", -1):
        return small, find_paths(network, "a", end, **asked)


@settings(max_examples=300, deadline=None)
@given(RANDOM, st.sampled_from("bcde"), st.integers(1, 4), st.sampled_from([None, 1, 3]))
def test_a_large_network_is_walked_as_a_small_one(random: Random, end: str, most: int, limit: int | None) -> None:
    edges, links = random_graph(random)
    more, _ = random_graph(random)
    inherited = [replace(item, claim=f"{item.claim}-inherited", premises=("premise",)) for item in more[:4]]
    only = Filter(
        relations=random.choice([None, None, frozenset({"acts-on"})]),
        links=random.random() < 0.8,
        avoid=frozenset(random.sample("abcde", random.choice([0, 0, 1]))),
        human_only=random.random() < 0.2,
        unaccepted=random.random() < 0.5,
        inherited=random.random() < 0.5,
    )
    network = Network([replace(item, human=random.random() < 0.5) for item in edges], links, PROCESSES, inherited)
    through = random.sample("bcde", random.choice([0, 0, 1]))
    sign = random.choice([None, None, 1, -1])
    small, large = find_both(network, end, max_edges=most, limit=limit, only=only, through=through, sign=sign)
    assert large == small


@given(RANDOM, st.integers(1, 10))
def test_the_best_of_many_chains_are_those_that_come_first_of_all(random: Random, limit: int) -> None:
    names = "abcdefghij"
    pairs = [random.sample(names, 2) for _ in range(50)]
    network = Network(edge(f"{one}{other}{number:02}") for number, (one, other) in enumerate(pairs))
    best = find_paths(network, "a", "b", max_edges=4)[:limit]
    assert find_both(network, "b", max_edges=4, limit=limit) == (best, best)


def test_a_large_network_without_claims_has_no_walks() -> None:
    assert find_both(Network([]), "b") == ([], [])
    assert find_both(Network([edge("ab", verdict="refuted")]), "b") == ([], [])


@given(RANDOM, st.sampled_from("bcde"))
def test_the_order_in_which_claims_are_given_does_not_matter(random: Random, end: str) -> None:
    edges, links = random_graph(random)
    shuffled = random.sample(edges, len(edges))
    one = find_paths(Network(edges, links, PROCESSES), "a", end, only=ANYTHING)
    assert find_paths(Network(shuffled, links[::-1], PROCESSES), "a", end, only=ANYTHING) == one


@example(Random(2_105_568_420_232), "a", 4)  # e is reached by a denied claim first, and walked by a longer way
@given(RANDOM, st.sampled_from(NODES), st.integers(1, 4))
def test_distances_are_those_of_the_shortest_way(random: Random, start: str, most: int) -> None:
    edges, _ = random_graph(random)
    lengths: dict[str, float] = dict.fromkeys(NODES, math.inf) | {start: 0}
    reached = dict(lengths)  # ends of denied claims too, which lead no further
    for _ in NODES:
        for item in edges:
            ways = [(item.subject, item.object)] + [(item.object, item.subject)] * item.symmetric
            for one, other in ways:
                reached[other] = min(reached[other], lengths[one] + 1)
                if not item.is_denied:
                    lengths[other] = min(lengths[other], lengths[one] + 1)
    found = find_neighbors(Network(edges), start, max_edges=most)
    assert {item.entity for item in found} == {name for name, length in reached.items() if 0 < length <= most}
    assert all(item.distance >= reached[item.entity] for item in found)


# Errors


@pytest.mark.parametrize("max_edges", [0, -1, 9])
def test_a_distance_out_of_range_is_refused(max_edges: int) -> None:
    for search in (
        lambda: find_neighbors(TRIANGLE, "a", max_edges=max_edges),
        lambda: find_paths(TRIANGLE, "a", "b", max_edges=max_edges),
        lambda: find_region(TRIANGLE, ["a"], max_edges=max_edges or 9),
    ):
        with pytest.raises(ArgumentError) as caught:
            search()
        assert caught.value.message("zh").startswith("最大步数须在1到8之间，而不是")
        assert str(caught.value).startswith("The maximum number of steps must be between 1 and 8, not ")


def test_a_direction_that_is_none_of_the_three_is_refused() -> None:
    with pytest.raises(ArgumentError) as caught:
        find_neighbors(TRIANGLE, "a", direction="up")  # type: ignore[arg-type]
    assert caught.value.message("zh") == "方向须为out、in或both，而不是“up”。"
    assert str(caught.value) == "The direction must be out, in or both, not “up”."


def test_a_net_effect_that_is_neither_is_refused() -> None:
    with pytest.raises(ArgumentError) as caught:
        find_paths(TRIANGLE, "a", "b", sign=2)
    assert caught.value.message("zh") == "净作用须为1或-1，而不是2。"
    assert str(caught.value) == "The net effect must be 1 or -1, not 2."


def test_walks_from_unknown_names_and_along_unknown_relations_raise(mini_kg: KnowledgeGraph) -> None:
    for call in (
        lambda: mini_kg.neighbors("nothing"),
        lambda: mini_kg.subgraph(["MGP", "nothing"]),
        lambda: mini_kg.paths("warfarin", "nothing"),
        lambda: mini_kg.paths("warfarin", "MGP", through=["nothing"]),
        lambda: mini_kg.paths("warfarin", "MGP", avoid=["nothing"]),
    ):
        with pytest.raises(UnknownEntity):
            call()
    with pytest.raises(UnknownRelation):
        mini_kg.paths("warfarin", "MGP", relations=["acts-on"])


def test_a_negative_limit_is_refused(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError):
        mini_kg.paths("vitamin-K2", "MGP", limit=-1)


def test_a_path_from_an_entity_to_itself_under_two_names_is_none(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.paths("warfarin", "华法林") == []


# The real graph


def way(kg: KnowledgeGraph, *stops: str, sign: int | None, **options: object) -> Path:
    """Return the path that passes just these entities with this net effect; it must be there."""
    found = kg.paths(stops[0], stops[-1], through=stops[1:-1], limit=1000, **options)  # type: ignore[arg-type]
    (path, *_) = [path for path in found if path.entities == stops and path.sign == sign]
    return path


@pytest.mark.parametrize(
    ("stops", "sign"),
    [
        (("warfarin", "MGP", "vascular-calcification"), 1),
        (("warfarin", "VKORC1", "vitamin-K-cycle", "gamma-carboxylation", "MGP", "vascular-calcification"), 1),
        (("warfarin", "vitamin-K-antagonists", "vascular-calcification"), 1),
        (("acenocoumarol", "dp-ucMGP", "MGP", "vascular-calcification"), 1),
        (
            (
                "proton-pump-inhibitors",
                "gastric-acid-secretion",
                "calcium-absorption",
                "calcium",
                *("bone-mineralization", "BMD"),
            ),
            -1,
        ),
        (("glucocorticoids", "osteoclast-differentiation", "osteoclast", "bone-loss"), 1),
        (("glucocorticoids", "RANKL", "osteoclast-differentiation", "osteoclast", "bone-loss"), 1),
        (("glucocorticoids", "OPG", "RANKL", "bone-resorption", "bone-loss"), 1),
        (("denosumab", "RANKL", "osteoclast-differentiation", "osteoclast", "bone-resorption"), -1),
        (("vitamin-D", "VDR", "TRPV6", "calcium-absorption"), None),
        (("calcitriol", "TRPV6", "calcium-absorption"), 1),
        (("MK-4", "vitamin-K2", "vitamin-K", "GGCX", "gamma-carboxylation", "cOC"), 1),
        (("MK-4", "GGCX", "osteocalcin"), 1),
        (("orlistat", "vitamin-K"), -1),
        (("orlistat", "fat-absorption", "vitamin-K"), -1),
    ],
    ids=lambda item: " ".join(item) if isinstance(item, tuple) else None,
)
def test_known_mechanisms_are_found(kg: KnowledgeGraph, stops: tuple[str, ...], sign: int | None) -> None:
    path = way(kg, *stops, sign=sign, include_unaccepted=True)
    assert path.is_accepted == all(step.is_accepted for step in path.steps)
    assert all(step.claim or step.kind in ("class", "form") for step in path.steps)
    assert all(step.citations for step in path.steps if step.claim)


def test_a_path_reads_as_an_inference_with_the_claim_by_which_it_leads_on(kg: KnowledgeGraph) -> None:
    path = way(kg, "warfarin", "MGP", "vascular-calcification", sign=1)
    assert [step.sign for step in path.steps] == [-1, -1]
    assert path.sentence("zh") == (
        "推论，非研究结论：华法林减少基质Gla蛋白的羧化（体外）（据：γ-羧化激活基质Gla蛋白）；"
        "基质Gla蛋白抑制血管钙化（在小鼠中）。"
        "净作用：促进（+）。"
    )
    assert path.sentence("en") == (
        "An inference, not a finding: Warfarin decreases matrix Gla protein carboxylation (in vitro) "
        "(based on: Gamma-carboxylation activates matrix Gla protein). "
        "Matrix Gla protein inhibits vascular calcification (in mice). Net effect: increase (+)."
    )


def test_more_of_a_protein_that_has_to_be_carboxylated_is_no_more_action(kg: KnowledgeGraph) -> None:
    found = kg.paths("warfarin", "vascular-calcification", max_edges=2, through=["MGP"])
    told = {path.steps[0].claim.slug: path.sign for path in found if path.steps[0].claim}
    assert told == {"warfarin--decreases--MGP--carboxylation": 1, "warfarin--upregulates--MGP": None}
    assert {path.sign for path in kg.paths("warfarin", "vascular-calcification", limit=50)} == {1, None}


def test_a_path_in_a_notebook_shows_in_both_languages_what_each_step_rests_on(kg: KnowledgeGraph) -> None:
    path = kg.paths("warfarin", "vascular-calcification", through=["MGP"])[0]
    shown = path._repr_html_()
    assert "<strong>warfarin → MGP → vascular-calcification</strong>" in shown
    assert "<td>increase (+) / 促进（+）</td>" in shown
    assert "warfarin--increases--vascular-calcification [unverified]" in shown
    assert shown.count("<tr><td>−</td>") == len(path.steps)
    texts = [path.sentences, *(text for step in path.steps for text in (step.words, step.standing, *step.citations))]
    assert [
        text for text in texts if escape(text.show("zh")) not in shown or escape(text.show("en")) not in shown
    ] == []


def test_a_path_without_a_net_sign_says_so_in_a_notebook(kg: KnowledgeGraph) -> None:
    path = next(found for found in kg.paths("warfarin", "vascular-calcification", limit=50) if found.sign is None)
    assert "<td>undetermined / 不定</td>" in path._repr_html_()


def test_a_path_says_so_where_its_two_ends_were_studied_directly_and_nothing_was_found(kg: KnowledgeGraph) -> None:
    path = way(kg, "vitamin-D", "calcium-absorption", "calcium", "fracture", sign=None, include_unaccepted=True)
    assert [claim.slug for claim in path.direct] == ["vitamin-D--prevents--fracture--supplemental"]
    assert path.sentence("zh").endswith("净作用：不定。但直接研究的结果是：补充剂量的维生素D不能预防骨折。")
    assert path.sentence("en").endswith(
        "However, direct studies show: Vitamin D (supplemental dose) does not prevent bone fractures."
    )


def test_steps_say_in_what_they_were_studied_and_mark_what_is_not_accepted(kg: KnowledgeGraph) -> None:
    found = kg.paths("glucocorticoids", "bone-loss", limit=100, include_unaccepted=True)
    steps = [step for path in found for step in path.steps if step.claim]
    assert {step.is_accepted for step in steps} == {True, False}
    for step in steps:
        assert step.claim
        assert (step.verdict, step.certainty) == (step.claim.verdict, step.claim.certainty)
        assert (step.sentence("zh") == step.words.zh) == (step.sentence("en") == step.words.en) == step.is_accepted
        if not step.is_accepted:
            assert step.sentence("zh").endswith(f"（{step.standing.zh}）")
            assert step.sentence("en").endswith(f" ({step.standing.en})")
    mgp = way(kg, "warfarin", "MGP", "vascular-calcification", sign=1).steps[1]
    assert (mgp.species, mgp.is_accepted) == (("mouse",), True)


def test_an_inherited_step_names_the_member_and_cites_the_claim_of_the_class(kg: KnowledgeGraph) -> None:
    (path,) = kg.paths("omeprazole", "hip-fracture", max_edges=1, include_inherited=True)
    (step,) = path.steps
    assert step.kind == "inherited"
    assert step.claim is not None
    assert step.claim.slug == "proton-pump-inhibitors--predisposes-to--hip-fracture"
    assert step.sentence("zh") == "使用质子泵抑制剂者，髋部骨折发生风险升高（由所属类别推及奥美拉唑）"
    en = "Use of proton pump inhibitors is associated with an increased risk of hip fractures"
    assert step.sentence("en") == f"{en} (inferred for omeprazole from its class)"
    assert kg.paths("omeprazole", "hip-fracture", max_edges=1) == []


def test_each_step_of_a_path_cites_its_evidence(kg: KnowledgeGraph) -> None:
    path = way(kg, "warfarin", "MGP", "vascular-calcification", sign=1)
    cited = [{item.source for item in step.claim.evidence} for step in path.steps if step.claim]
    assert cited == [
        {"price-1998", "schurgers-2007-mgp"},
        {"k2-bone-article-2021", "luo-1997", "schurgers-2007-mgp"},
    ]
    assert [len(step.citations) for step in path.steps] == [3, 3]
    assert path.steps[0].citations[-1].show("en") == "Roumeliotis 2019"


def test_only_work_in_people_is_used_if_that_is_asked_for(kg: KnowledgeGraph) -> None:
    found = kg.paths("warfarin", "vascular-calcification", human_only=True, include_unaccepted=True)
    claims = [step.claim for path in found for step in path.steps if step.kind == "claim" and step.claim]
    assert claims
    assert all("people" in step.species for path in found for step in path.steps if step.kind == "claim")


@pytest.mark.parametrize("ends", [("vitamin-K2", "vascular-calcification"), ("MK-7", "BMD"), ("denosumab", "fracture")])
def test_a_refuted_claim_is_never_a_step(kg: KnowledgeGraph, ends: tuple[str, str]) -> None:
    found = kg.paths(*ends, max_edges=3, limit=1000, include_unaccepted=True)
    assert found
    assert "refuted" not in {step.verdict for path in found for step in path.steps}
    assert len({path.is_accepted for path in kg.paths(*ends, max_edges=3)}) == 1


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


def test_neighbours_of_a_drug_include_what_its_class_passes_on(kg: KnowledgeGraph) -> None:
    own = kg.neighbors("rabeprazole")
    found = kg.neighbors("rabeprazole", include_inherited=True)
    passed = {(item.entity, item.claim) for item in found if item.inherited}
    assert set(own) < set(found)
    assert ("hip-fracture", "proton-pump-inhibitors--predisposes-to--hip-fracture") in passed


def test_a_subgraph_holds_what_is_claimed_between_its_entities(kg: KnowledgeGraph) -> None:
    region = kg.subgraph(["华法林", "vitamin-K-antagonists", "VKORC1"], include_unaccepted=False)
    assert region.entities == ("VKORC1", "vitamin-K-antagonists", "warfarin")
    assert "warfarin--inhibits--VKORC1" in region.claims
    assert region.links == (("warfarin", "vitamin-K-antagonists"),)
    claims = kg.catalog.get_claims(region.claims).values()
    assert all(is_accepted(claim.verdict, claim.reasons.judged_as) for claim in claims)
