"""What paths cost: on the graph, and on a made-up one of 20,000 entities and 500,000 claims with hubs. CPU time.

Budget: 50 ms for the paths of a pair of the graph at 5 edges; on the large one 50 ms for the best path up to 8 edges
and 200 ms for the best ten up to 4, once the index is there. The best path is the shortest of those that rest on the
strongest claims, so it is no less work than the shortest.
"""

from __future__ import annotations

import gc
import random
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import Any

import pytest
from benchmarks.figures import Report

from kgraph.knowledge import KnowledgeGraph
from kgraph.mechanism.network import Edge, Network
from kgraph.mechanism.walk import find_paths

ENTITIES = 20_000
CLAIMS = 500_000
PAIRS = 300
PAIRS_OF_GRAPH = 5_000
HUBS = 20
HIGHEST = 0.8
"""The entity of rank n has n to the power of minus this as many claims as the first."""

SHARES = {"established": 10, "supported": 40, "contested": 10, "unverified": 30, "unproven": 5, "refuted": 5}
Pair = tuple[str, str]


def made_up(chance: random.Random) -> Iterator[Edge]:
    """Yield claims whose subjects, and whose objects, are the more often taken the higher they rank."""
    names = [f"made-up-{number}" for number in range(ENTITIES)]
    weights = [(rank + 1) ** -HIGHEST for rank in range(ENTITIES)]
    ends = [chance.choices(chance.sample(names, ENTITIES), weights, k=CLAIMS) for _ in range(2)]
    verdicts = chance.choices(list(SHARES), list(SHARES.values()), k=CLAIMS)
    for number, (subject, object_, verdict) in enumerate(zip(*ends, verdicts, strict=True)):
        sign = chance.choice((1, -1))
        yield Edge(
            f"claim-{number}",
            subject,
            "acts-on",
            object_,
            sign,
            "mechanism",
            False,
            verdict,
            None,
            True,
        )


def megabytes() -> float:
    """Return the most memory that the process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def sample(chance: random.Random, names: Sequence[str], count: int = PAIRS) -> list[Pair]:
    """Return pairs of different names, none twice."""
    return chance.sample(list(permutations(chance.sample(names, min(len(names), 500)), 2)), count)


@pytest.fixture(scope="module")
def claims() -> tuple[Edge, ...]:
    return tuple(made_up(random.Random(1)))


@pytest.fixture(scope="module")
def large(claims: tuple[Edge, ...]) -> Network:
    """The made-up network with its index."""
    network = Network(claims)
    network.arcs()
    gc.collect()  # what the claims left behind is no cost of the first paths
    return network


def measure(benchmark: Any, pairs: Sequence[Pair], work: Callable[[str, str], Sequence[object]]) -> int:
    """Measure each pair once, and return for how many there is a path."""
    waiting, answered = iter(pairs), 0

    def next_pair() -> tuple[Pair, dict[str, object]]:
        return next(waiting), {}

    def walk(start: str, end: str) -> None:
        nonlocal answered
        answered += bool(work(start, end))

    benchmark.pedantic(walk, setup=next_pair, rounds=len(pairs))
    return answered


def pairs_of(network: Network, kind: str) -> list[Pair]:
    chance = random.Random(1)
    names = sorted({edge.subject for edge in network.edges})
    hubs = sorted(names, key=network.degree, reverse=True)[:HUBS]
    if kind == "any pair":
        return sample(chance, names)
    if kind == "between hubs":
        return sample(chance, hubs)
    from_hub = [(hub, end) for hub in hubs for end in chance.sample(names, 10) if hub != end]
    return from_hub if kind == "from a hub" else [(end, hub) for hub, end in from_hub]


@pytest.mark.benchmark(group="paths on the graph", timer=time.process_time)
def test_paths_on_the_graph(benchmark: Any, report: Report) -> None:
    kg = KnowledgeGraph.load()
    kg.paths("warfarin", "MGP")  # what is read once
    starts = sorted({edge.subject for edge in kg.network.edges})
    found = measure(benchmark, sample(random.Random(1), starts, PAIRS_OF_GRAPH), kg.paths)
    report("the graph, 10 of up to 5 edges", of_budget=benchmark.stats["max"] / 0.05, with_paths=found)


@pytest.mark.benchmark(group="paths on a large network", timer=time.process_time)
def test_making_the_index(benchmark: Any, report: Report, claims: tuple[Edge, ...]) -> None:
    benchmark.pedantic(lambda: Network(claims).arcs(), rounds=1)
    report(f"index of {CLAIMS:,} claims", megabytes_of_process=megabytes())


@pytest.mark.benchmark(group="paths on a large network", timer=time.process_time)
@pytest.mark.parametrize(("most", "limit", "budget"), [(8, 1, 0.05), (4, 10, 0.2)])
@pytest.mark.parametrize("kind", ["any pair", "between hubs", "from a hub", "to a hub"])
def test_paths_on_a_large_network(
    benchmark: Any, report: Report, large: Network, kind: str, most: int, limit: int, budget: float
) -> None:
    def work(start: str, end: str) -> Sequence[object]:
        return find_paths(large, start, end, max_edges=most, limit=limit)

    found = measure(benchmark, pairs_of(large, kind), work)
    report(f"{kind}, {limit} of up to {most} edges", worst_of_budget=benchmark.stats["max"] / budget, with_paths=found)
