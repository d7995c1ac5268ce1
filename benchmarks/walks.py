"""What paths cost: on the graph, and on a made-up one of 20,000 entities and 500,000 claims with hubs. CPU time.

Budget: 50 ms for the paths of a pair of the graph at 5 edges; on the large one 50 ms for the best path up to 8 edges
and 200 ms for the best ten up to 4, once the index is there. The best path is the shortest of those that rest on the
strongest claims, so it is no less work than the shortest. Run: ``.venv/bin/python benchmarks/walks.py``.
"""

from __future__ import annotations

import gc
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import permutations

from kgraph.knowledge import KnowledgeGraph
from kgraph.network import Edge, Network
from kgraph.traverse import find_walks

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


def show(name: str, pairs: Iterable[Pair], work: Callable[[str, str], Sequence[object]]) -> None:
    """Print the median and the worst of the pairs, in milliseconds, and for how many there is a path."""
    taken: dict[Pair, float] = {}
    answered = 0
    for pair in pairs:
        start = time.process_time()
        answered += bool(work(*pair))
        taken[pair] = (time.process_time() - start) * 1000
    worst = max(taken, key=taken.__getitem__)
    share = f"{answered} of {len(taken)}"
    print(f"{name:48} {statistics.median(taken.values()):8.1f} {taken[worst]:8.1f} {share:>11}  {' → '.join(worst)}")


def show_large(chance: random.Random) -> None:
    """Print what the made-up graph costs."""
    start, bare = time.process_time(), megabytes()
    claims = tuple(made_up(chance))
    read, full = time.process_time(), megabytes()
    network = Network(claims)
    network.arrows()
    done, indexed = time.process_time(), megabytes()
    print(f"{CLAIMS:,} claims made up in {read - start:.1f} s, {full - bare:.0f} MB")
    print(f"index made in {done - read:.1f} s, {indexed - full:.0f} MB; process {indexed:.0f} MB at most")
    gc.collect()  # what the claims left behind is no cost of the first paths
    names = sorted({edge.subject for edge in claims})
    by_degree = sorted(names, key=network.degree, reverse=True)
    middle = network.degree(by_degree[len(names) // 2])
    degrees = [network.degree(name) for name in by_degree]
    print(f"claims at one: {degrees[0]:,} at most, {degrees[HUBS]:,} at number {HUBS}, {middle} in the middle")
    for text, pairs in (
        ("any pair", sample(chance, names)),
        (f"between the first {HUBS} hubs", sample(chance, by_degree[:HUBS])),
        ("from a hub", [(hub, end) for hub in by_degree[:HUBS] for end in chance.sample(names, 10) if hub != end]),
        ("to a hub", [(end, hub) for hub in by_degree[:HUBS] for end in chance.sample(names, 10) if hub != end]),
    ):
        for most, limit in ((8, 1), (4, 10)):
            name = f"{text}, {limit} of up to {most} edges"
            show(name, pairs, partial(find_walks, network, max_edges=most, limit=limit))


def show_graph(chance: random.Random) -> None:
    """Print what paths on the graph cost, evidence and citations read."""
    kg = KnowledgeGraph.load()
    kg.paths("warfarin", "MGP")  # what is read once
    starts = sorted({edge.subject for edge in kg.network.edges})
    show("the graph, 10 of up to 5 edges", sample(chance, starts, PAIRS_OF_GRAPH), kg.paths)


def main() -> None:
    """Measure and print."""
    chance = random.Random(1)  # noqa: S311 - made-up claims
    print(f"{'':48} {'median':>8} {'worst ms':>8} {'with paths':>11}")
    show_graph(chance)
    show_large(chance)


if __name__ == "__main__":
    main()
