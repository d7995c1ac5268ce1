"""Walks: neighbours of an entity, and signed mechanism paths from one entity to another.

A path is an inference from several claims, not a finding; it says so wherever it is shown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kgraph.errors import ArgumentError
from kgraph.model import Bilingual, Claim
from kgraph.network import Edge, Network
from kgraph.text import Lang

Direction = Literal["out", "in", "both"]
ACCEPTED = frozenset({"established", "supported"})
MOST_EDGES = 8
_STRENGTH = ("refuted", "unproven", "unverified", "contested", "supported", "established")


@dataclass(frozen=True)
class Neighbor:
    """An entity reached, how far away it is in edges, and the claim that reached it first."""

    entity: str
    distance: int
    claim: str
    direction: Literal["out", "in"]


@dataclass(frozen=True)
class Step:
    """One claim of a path, walked from ``start`` to ``end``; ``sign`` is +1, −1 or None."""

    start: str
    end: str
    claim: Claim
    sign: int | None


@dataclass(frozen=True)
class Path:
    """A chain of claims. ``sign`` is the product of the signs, None if one step has none or does not lead on.

    ``certainty`` is the weakest verdict of its steps.
    """

    steps: tuple[Step, ...]
    sign: int | None
    certainty: str
    sentences: Bilingual

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities passed, ends included."""
        return (self.steps[0].start, *(step.end for step in self.steps))

    def sentence(self, lang: Lang) -> str:
        """Return the path as text in one language."""
        return self.sentences.show(lang)


def find_neighbors(
    network: Network,
    entity: str,
    *,
    direction: Direction = "out",
    relations: Iterable[str] | None = None,
    max_edges: int = 1,
) -> list[Neighbor]:
    """Return what is within a number of edges, nearest first, then by slug and claim; the entity itself is left out.

    At distance 1 there is one row for each claim, beyond that one for each entity. Claims of every verdict are walked.

    Raises:
        ArgumentError: If ``max_edges`` is not between 1 and 8, or the direction is none of the three.
    """
    _require_edges(max_edges)
    if direction not in ("out", "in", "both"):
        raise ArgumentError("bad-direction", value=direction)
    allowed = None if relations is None else frozenset(relations)
    found: list[Neighbor] = []
    seen = {entity}
    frontier = [entity]
    for distance in range(1, max_edges + 1):
        reached = [
            Neighbor(end, distance, edge.claim, way)
            for start in frontier
            for edge, end, way in _around(network, start, direction)
            if (allowed is None or edge.relation in allowed) and end not in seen
        ]
        reached.sort(key=lambda item: (item.entity, item.claim))
        if distance > 1:
            reached = list({item.entity: item for item in reversed(reached)}.values())[::-1]
        found.extend(reached)
        frontier = sorted({item.entity for item in reached})
        seen.update(frontier)
    return found


def find_paths(
    network: Network,
    source: str,
    target: str,
    *,
    max_edges: int = 5,
    relations: Iterable[str] | None = None,
) -> list[tuple[Edge, ...]]:
    """Return the chains of causal claims from one entity to another, without repeated entities, strongest first.

    Refuted claims and claims that nothing affirms are never walked. Claims that are not accepted are walked only where
    accepted ones alone lead nowhere. Order: weakest verdict, then length, then how many claims the entities passed
    have (specific ones first), then slugs. Empty if there is none or both ends are equal.

    Raises:
        ArgumentError: If ``max_edges`` is not between 1 and 8.
    """
    _require_edges(max_edges)
    allowed = None if relations is None else frozenset(relations)

    def is_usable(edge: Edge) -> bool:
        asserted = edge.is_causal and edge.affirmed and edge.verdict != "refuted"
        return asserted and (allowed is None or edge.relation in allowed)

    def is_accepted(edge: Edge) -> bool:
        return edge.verdict in ACCEPTED and is_usable(edge)

    accepted = list(_walk(network, source, target, max_edges, is_accepted))
    chains = accepted or _walk(network, source, target, max_edges, is_usable)
    return sorted(chains, key=lambda chain: _rank(network, source, chain))


def net_sign(edges: Sequence[Edge]) -> int | None:
    """Return the product of the signs, None if an edge has no sign or ends on an aspect that the next does not act by.

    An entity acts through its activity, so a step that changes another aspect (its abundance, say) does not lead on.
    """
    product = 1
    for index, edge in enumerate(edges):
        leads_on = index == len(edges) - 1 or edge.aspect in (None, "activity")
        if edge.sign is None or not leads_on:
            return None
        product *= edge.sign
    return product


def weakest(verdicts: Iterable[str]) -> str:
    """Return the weakest of some verdicts."""
    return min(verdicts, key=_STRENGTH.index)


def _walk(
    network: Network, source: str, target: str, max_edges: int, fits: Callable[[Edge], bool]
) -> Iterator[tuple[Edge, ...]]:
    distances = _distances_to(network, target, fits)
    if source == target or source not in distances:
        return
    stack: list[tuple[str, tuple[Edge, ...], frozenset[str]]] = [(source, (), frozenset({source}))]
    while stack:
        here, chain, passed = stack.pop()
        if here == target:
            yield chain
            continue
        for edge, end, _ in _around(network, here, "out"):
            room = max_edges - len(chain) - 1
            if fits(edge) and end not in passed and distances.get(end, max_edges) <= room:
                stack.append((end, (*chain, edge), passed | {end}))


def _distances_to(network: Network, target: str, fits: Callable[[Edge], bool]) -> dict[str, int]:
    distances = {target: 0}
    queue = deque([target])
    while queue:
        here = queue.popleft()
        for edge, start, _ in _around(network, here, "in"):
            if fits(edge) and start not in distances:
                distances[start] = distances[here] + 1
                queue.append(start)
    return distances


def _around(network: Network, entity: str, direction: Direction) -> Iterator[tuple[Edge, str, Literal["out", "in"]]]:
    """Yield the edges at an entity with the entity at the other end; symmetric ones lead both ways."""
    if direction in ("out", "both"):
        yield from ((edge, edge.object, "out") for edge in network.out_edges(entity))
    if direction in ("in", "both"):
        yield from ((edge, edge.subject, "in") for edge in network.in_edges(entity))
    if direction == "out":
        yield from ((edge, edge.subject, "out") for edge in network.in_edges(entity) if edge.symmetric)
    if direction == "in":
        yield from ((edge, edge.object, "in") for edge in network.out_edges(entity) if edge.symmetric)


def _rank(network: Network, source: str, chain: Sequence[Edge]) -> tuple[int, int, int, tuple[str, ...]]:
    passed = walked(source, chain)[1:-1]
    crowd = sum(network.degree(entity) for entity in passed)
    return (-_STRENGTH.index(weakest(edge.verdict for edge in chain)), len(chain), crowd, tuple(e.claim for e in chain))


def walked(source: str, chain: Sequence[Edge]) -> list[str]:
    """Return the entities that a chain of edges passes, from its source on, ends included."""
    entities = [source]
    for edge in chain:
        entities.append(edge.object if edge.subject == entities[-1] else edge.subject)
    return entities


def _require_edges(max_edges: int) -> None:
    if not 1 <= max_edges <= MOST_EDGES:
        raise ArgumentError("bad-max-edges", value=max_edges, most=MOST_EDGES)
