"""Walks over the network: what is near an entity, and the chains of steps that lead from one entity to another."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from kgraph.chain import Chain, Move, Reading, is_mechanism, may_follow, move_along, read
from kgraph.errors import ArgumentError
from kgraph.network import ACCEPTED, STRENGTH, Edge, Network

Direction = Literal["out", "in", "both"]
MOST_EDGES = 8
_WEAKER = tuple(verdict for verdict in reversed(STRENGTH) if verdict not in ACCEPTED and verdict != "refuted")


@dataclass(frozen=True)
class Filter:
    """Which claims and entities a walk may use.

    ``relations`` are slugs (all if None), ``links`` says whether classes and forms are walked. ``avoid`` are entities
    that are not passed. ``human_only`` keeps claims that work in people supports. ``unaccepted`` allows claims that are
    neither established nor supported; ``inherited`` adds inherited claims.
    """

    relations: frozenset[str] | None = None
    links: bool = True
    avoid: frozenset[str] = frozenset()
    human_only: bool = False
    unaccepted: bool = True
    inherited: bool = False

    def allows(self, edge: Edge) -> bool:
        """Return whether a claim may be used, whatever its ends."""
        return (
            (self.relations is None or edge.relation in self.relations)
            and (edge.human or not self.human_only)
            and (edge.verdict in ACCEPTED or self.unaccepted)
        )


@dataclass(frozen=True)
class Neighbor:
    """An entity reached, how far away it is in edges, and the claim that reached it first.

    ``inherited`` says that the claim is about a class of the entity or of the one reached.
    """

    entity: str
    distance: int
    claim: str
    direction: Literal["out", "in"]
    inherited: bool = False


@dataclass(frozen=True)
class Region:
    """A part of the network: entities, the claims between them and the links of members to classes, all sorted."""

    entities: tuple[str, ...]
    claims: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Walk:
    """A chain that was found, and what it says as a whole."""

    chain: Chain
    reading: Reading


def find_neighbors(
    network: Network,
    entity: str,
    *,
    direction: Direction = "out",
    max_edges: int = 1,
    only: Filter = Filter(),
) -> list[Neighbor]:
    """Return what is within a number of edges, nearest first, then by slug and claim; the entity itself is left out.

    At distance 1 there is one row for each claim, beyond that one for each entity. Claims of every verdict are listed;
    a claim that is denied is not walked any further, so its end is walked from only where another way leads there.

    Raises:
        ArgumentError: If ``max_edges`` is not between 1 and 8, or the direction is none of the three.
    """
    _require_edges(max_edges)
    if direction not in ("out", "in", "both"):
        raise ArgumentError("bad-direction", value=direction)
    found: list[Neighbor] = []
    listed = {entity, *only.avoid}
    walked = set(listed)
    frontier = [entity]
    for distance in range(1, max_edges + 1):
        reached = [
            (Neighbor(end, distance, (edge.premises or (edge.claim,))[0], way, bool(edge.premises)), edge.is_denied)
            for start in frontier
            for edge, end, way in _around(network, start, direction, only)
            if end not in walked
        ]
        frontier = sorted({neighbor.entity for neighbor, denied in reached if not denied})
        walked.update(frontier)
        fresh = [pair for pair in reached if pair[0].entity not in listed]
        fresh.sort(key=lambda pair: (pair[0].entity, pair[1], pair[0].inherited, pair[0].claim))
        if distance > 1:
            fresh = list({pair[0].entity: pair for pair in reversed(fresh)}.values())[::-1]
        found.extend(neighbor for neighbor, _ in fresh)
        listed.update(neighbor.entity for neighbor, _ in fresh)
    return found


def find_region(
    network: Network,
    entities: Iterable[str],
    *,
    max_edges: int = 0,
    only: Filter = Filter(),
) -> Region:
    """Return the part of the network within a number of edges of some entities, in any direction; empty for none.

    Raises:
        ArgumentError: If ``max_edges`` is not between 0 and 8.
    """
    if max_edges:
        _require_edges(max_edges)
    inside = set(entities)
    for entity in sorted(inside) if max_edges else ():
        near = find_neighbors(network, entity, direction="both", max_edges=max_edges, only=only)
        inside |= {item.entity for item in near}
    inside -= only.avoid
    edges = [edge for edge in network.edges if only.allows(edge) and {edge.subject, edge.object} <= inside]
    links = [(link.member, link.broader) for link in network.links if {link.member, link.broader} <= inside]
    return Region(tuple(sorted(inside)), tuple(edge.claim for edge in edges), tuple(sorted(links)))


def find_walks(
    network: Network,
    source: str,
    target: str,
    *,
    max_edges: int = 5,
    limit: int | None = None,
    only: Filter = Filter(unaccepted=False),
    through: Collection[str] = (),
    sign: int | None = None,
) -> list[Walk]:
    """Return the chains of causal steps from one entity to another, without repeated entities, strongest first.

    Claims that are denied are never used. Claims that are not accepted are used only if the filter allows them or if
    accepted ones alone give no answer. Order: weakest verdict, then length, then how general the entities passed are
    (specific ones first), then slugs. Empty if there is none or both ends are equal.

    Args:
        max_edges: Longest chain, links to classes counted, 1 to 8.
        limit: How many at most; all if None.
        through: Entities that must be passed, ends included.
        sign: Only chains with this net sign, +1 or −1; all if None.

    Raises:
        ArgumentError: If ``max_edges`` is not between 1 and 8, the limit is negative or the sign is neither +1 nor −1.
    """
    _require_edges(max_edges)
    if limit is not None and limit < 0:
        raise ArgumentError("bad-limit", value=limit)
    if sign not in (None, 1, -1):
        raise ArgumentError("bad-sign", value=sign)
    if source == target or limit == 0 or not only.avoid.isdisjoint({source, target, *through}):
        return []
    search = _Search(network, source, target, max_edges, frozenset(through), sign)
    strong = [verdict for verdict in reversed(STRENGTH) if verdict in ACCEPTED]
    found = search.collect(replace(only, unaccepted=False), strong, limit)
    wanted = None if limit is None else limit - len(found)
    if wanted == 0 or (found and not only.unaccepted):
        return found
    return found + search.collect(replace(only, unaccepted=True), _WEAKER, wanted)


@dataclass(frozen=True)
class _Search:
    """A search between two entities, level of evidence by level and length by length, so that the best come first."""

    network: Network
    source: str
    target: str
    max_edges: int
    through: frozenset[str]
    sign: int | None

    def collect(self, only: Filter, verdicts: Iterable[str], limit: int | None) -> list[Walk]:
        """Return the chains whose weakest claim has one of the verdicts, in the order of these."""
        found: list[Walk] = []
        for verdict in verdicts:
            level = _Level(self.network, self.target, only, STRENGTH.index(verdict))
            for length in range(level.distance(self.source), self.max_edges + 1):
                found += self._of_length(level, verdict, length)
                if limit is not None and len(found) >= limit:
                    return found[:limit]
        return found

    def _of_length(self, level: _Level, verdict: str, length: int) -> list[Walk]:
        found = []
        for chain in level.walk(self.source, length):
            if not is_mechanism(chain) or not self.through <= {self.source, *(move.end for move in chain)}:
                continue
            reading = read(self.network, chain)
            if reading.verdict == verdict and self.sign in (None, reading.sign):
                found.append(Walk(chain, reading))
        return sorted(found, key=lambda walk: self._rank(walk.chain))

    def _rank(self, chain: Chain) -> tuple[int, tuple[str, ...]]:
        crowd = sum(self.network.generality(move.end) for move in chain[:-1])
        return (crowd, tuple(move.name for move in chain))


@dataclass
class _Level:
    """The steps whose claims are at least of one strength, and how far each entity is from the target along them."""

    network: Network
    target: str
    only: Filter
    least: int
    _moves: dict[str, list[Move]] = field(default_factory=dict)
    _distances: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._distances[self.target] = 0
        queue = deque([self.target])
        while queue:
            here = queue.popleft()
            for start in self._sources(here):
                if start not in self._distances:
                    self._distances[start] = self._distances[here] + 1
                    queue.append(start)

    def distance(self, entity: str) -> int:
        """Return the least number of steps to the target, more than any walk may have if there is no way."""
        return self._distances.get(entity, MOST_EDGES + 1)

    def walk(self, source: str, length: int) -> Iterator[Chain]:
        """Yield the chains of exactly this length that end at the target."""
        stack: list[tuple[str, Chain, frozenset[str]]] = [(source, (), frozenset({source}))]
        while stack:
            here, chain, passed = stack.pop()
            room = length - len(chain) - 1
            for move in self.moves(here):
                end = move.end
                if end in passed or self.distance(end) > room or (end == self.target) != (room == 0):
                    continue
                if may_follow(self.network, chain, move):
                    if room == 0:
                        yield (*chain, move)
                    else:
                        stack.append((end, (*chain, move), passed | {end}))

    def moves(self, entity: str) -> list[Move]:
        """Return the steps that lead on from an entity."""
        if entity not in self._moves:
            edges = self.network.out_edges(entity, inherited=self.only.inherited)
            found = [move_along(edge) for edge in edges if self._fits(edge)]
            if self.only.links:
                found += [Move(entity, link.broader, link=link) for link in self.network.up_links(entity)]
                states = (link for link in self.network.down_links(entity) if link.is_state)
                found += [Move(entity, link.member, link=link) for link in states]
            self._moves[entity] = [move for move in found if move.end not in self.only.avoid]
        return self._moves[entity]

    def _sources(self, entity: str) -> Iterator[str]:
        edges = self.network.in_edges(entity, inherited=self.only.inherited)
        starts = [edge.subject for edge in edges if self._fits(edge)]
        if self.only.links:
            starts += [link.member for link in self.network.down_links(entity)]
            starts += [link.broader for link in self.network.up_links(entity) if link.is_state]
        return (start for start in starts if start not in self.only.avoid)

    def _fits(self, edge: Edge) -> bool:
        strong = STRENGTH.index(edge.verdict) >= self.least
        return strong and edge.is_causal and not edge.is_denied and self.only.allows(edge)


def _around(
    network: Network, entity: str, direction: Direction, only: Filter
) -> Iterator[tuple[Edge, str, Literal["out", "in"]]]:
    """Yield the allowed edges at an entity with the entity at the other end; symmetric ones lead both ways."""
    out = [edge for edge in network.out_edges(entity, inherited=only.inherited) if only.allows(edge)]
    into = [edge for edge in network.in_edges(entity, inherited=only.inherited) if only.allows(edge)]
    if direction in ("out", "both"):
        yield from ((edge, edge.object, "out") for edge in out)
    if direction in ("in", "both"):
        yield from ((edge, edge.subject, "in") for edge in into)
    if direction == "out":
        yield from ((edge, edge.subject, "out") for edge in into if edge.symmetric)
    if direction == "in":
        yield from ((edge, edge.object, "in") for edge in out if edge.symmetric)


def _require_edges(max_edges: int) -> None:
    if not 1 <= max_edges <= MOST_EDGES:
        raise ArgumentError("bad-max-edges", value=max_edges, most=MOST_EDGES)
