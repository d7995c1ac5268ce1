"""Walks over the network: what is near an entity, and the paths from one entity to another."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Literal

from kgraph.errors import ArgumentError
from kgraph.evidence.scale import ACCEPTED, STRENGTH
from kgraph.frozen import frozen
from kgraph.mechanism.network import Edge, Link, Network
from kgraph.mechanism.rules import BareStep, Reading, Steps, is_mechanism, may_follow, read, step_along

if TYPE_CHECKING:
    from kgraph.mechanism.bound import Least

Direction = Literal["out", "in", "both"]
MOST_EDGES = 8
LARGE = 20_000
"""With more claims and links than this, a search is guided by arrays: a second to make, then fast; the same answers."""

_WEAKER = tuple(verdict for verdict in reversed(STRENGTH) if verdict not in ACCEPTED and verdict != "refuted")


_Bound = Callable[[int], Callable[[str], float]]
"""By number of steps and entity: how general what lies up to the target is at least; infinite if no path leads there.

What is the same for all ends of one entity is looked up once: a hub has thousands.
"""


@frozen
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


@frozen
class Neighbor:
    """An entity reached, how far away it is in edges, and the claim that reached it first.

    ``inherited`` says that the claim is about a class of the entity or of the one reached.
    """

    entity: str
    distance: int
    claim: str
    direction: Literal["out", "in"]
    inherited: bool = False


@frozen
class Region:
    """A part of the network: entities, the claims between them and the links of members to classes, all sorted."""

    entities: tuple[str, ...]
    claims: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


@frozen
class BarePath:
    """A path before it is worded: its steps, and what they say as a whole."""

    steps: Steps
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
    a claim that is denied is not walked any further, so its end is walked from only where another claim leads there.

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
            (Neighbor(end, distance, (edge.premises or (edge.claim,))[0], side, bool(edge.premises)), edge.is_denied)
            for start in frontier
            for edge, end, side in _around(network, start, direction, only)
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


def find_paths(
    network: Network,
    source: str,
    target: str,
    *,
    max_edges: int = 5,
    limit: int | None = None,
    only: Filter = Filter(unaccepted=False),
    through: Collection[str] = (),
    sign: int | None = None,
) -> list[BarePath]:
    """Return the paths of causal steps from one entity to another, without repeated entities, strongest first.

    Claims that are denied are never used. Claims that are not accepted are used only if the filter allows them or if
    accepted ones alone give no answer. Order: weakest verdict, then length, then how general the entities passed are
    (specific ones first), then slugs. Empty if there is none or both ends are equal.

    A network with more than ``LARGE`` claims and links is made ready for this when first walked. Nothing is left out in
    it either, however many claims end at an entity, so there a small limit should be set: what takes time is what is
    returned, and what ``through`` and ``sign`` refuse.

    Args:
        max_edges: Longest steps, links to classes counted, 1 to 8.
        limit: How many at most; all if None.
        through: Entities that must be passed, ends included.
        sign: Only paths with this net sign, +1 or −1; all if None.

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


@frozen
class _Search:
    """A search between two entities, level of evidence by level and length by length, so that the best come first."""

    network: Network
    source: str
    target: str
    max_edges: int
    through: frozenset[str]
    sign: int | None

    def collect(self, only: Filter, verdicts: Iterable[str], limit: int | None) -> list[BarePath]:
        """Return the paths whose weakest claim has one of the verdicts, in the order of these."""
        found: list[BarePath] = []
        for verdict in verdicts:
            level = _Level(self, only, STRENGTH.index(verdict))
            for length in range(1, self.max_edges + 1):
                found += self._of_length(level, verdict, length, None if limit is None else limit - len(found))
                if limit is not None and len(found) >= limit:
                    return found[:limit]
        return found

    def _of_length(self, level: _Level, verdict: str, length: int, wanted: int | None) -> list[BarePath]:
        """Return the paths of one length in order: all, or as many as are wanted and those that tie with the last."""
        found: list[tuple[float, BarePath]] = []
        for generality, steps in level.paths(length):
            if wanted is not None and len(found) >= wanted and generality > found[wanted - 1][0]:
                break
            if not is_mechanism(steps) or not self.through <= {self.source, *(step.end for step in steps)}:
                continue
            reading = read(self.network, steps)
            if reading.verdict == verdict and self.sign in (None, reading.sign):
                found.append((generality, BarePath(steps, reading)))
        found.sort(key=lambda pair: (pair[0], [step.name for step in pair[1].steps]))
        return [path for _, path in found]


class _Level:
    """The steps whose claims are at least of one strength, and the paths that they make between two entities."""

    def __init__(self, search: _Search, only: Filter, least: int) -> None:
        self.network = search.network
        self.source = search.source
        self.target = search.target
        self.only = only
        self.verdicts = frozenset(STRENGTH[least:])
        large = len(self.network.edges) + len(self.network.links) > LARGE
        self._bound = _bound_by_arcs(self, search.max_edges) if large else _bound_by_distance(self)

    def paths(self, length: int) -> Iterator[tuple[float, Steps]]:
        """Yield the paths of exactly this length with how general the entities passed are, specific ones first.

        Unfinished paths wait in the order of the generality they reach at least, so that little else is walked.
        """
        waiting: list[tuple[float, int, float, Steps, Edge | Link]] = []
        number = count()

        def wait(steps: Steps, generality: float) -> None:
            for item, passed, ahead in self._continue(steps, length - len(steps) - 1):
                heappush(waiting, (generality + passed + ahead, next(number), generality + passed, steps, item))

        if (
            any(self.fits(item) for _, item in self._leading(self.source))
            and self._bound(length)(self.source) < math.inf
        ):
            wait((), 0)
        while waiting:
            _, _, generality, steps, item = heappop(waiting)
            step = _to_step(steps[-1].end if steps else self.source, item)
            if not may_follow(self.network, steps, step):
                continue
            if len(steps) + 1 == length:
                yield generality, (*steps, step)
            else:
                wait((*steps, step), generality)

    def _continue(self, steps: Steps, room: int) -> Iterator[tuple[Edge | Link, float, float]]:
        """Yield what may lead on in time, each with how general its end is and the rest must be at least."""
        here = steps[-1].end if steps else self.source
        shut = {self.source, *(step.end for step in steps), *self.only.avoid}
        least = self._bound(room)
        for end, item in self._leading(here):
            if end in shut or (end == self.target) != (room == 0):
                continue
            ahead = least(end)
            if ahead < math.inf and self.fits(item):
                yield item, self.network.generality(end) if room else 0, ahead

    def _leading(self, entity: str) -> Iterator[tuple[str, Edge | Link]]:
        """Yield the claims and links that lead on from an entity, even what does not fit, each with its other end."""
        for edge in self.network.out_edges(entity, inherited=self.only.inherited):
            yield edge.object, edge
        for link in self.network.up_links(entity):
            yield link.broader, link
        for link in self.network.down_links(entity):
            if link.is_state:
                yield link.member, link

    def sources(self, entity: str) -> Iterator[str]:
        """Yield where the steps that lead to an entity come from."""
        edges = self.network.in_edges(entity, inherited=self.only.inherited)
        starts = [edge.subject for edge in edges if self.fits(edge)]
        starts += [link.member for link in self.network.down_links(entity) if self.fits(link)]
        starts += [link.broader for link in self.network.up_links(entity) if link.is_state and self.fits(link)]
        return (start for start in starts if start not in self.only.avoid)

    def fits(self, item: Edge | Link) -> bool:
        """Return whether a claim or a link may be used on this level, whatever its ends."""
        if isinstance(item, Link):
            return self.only.links and (item.verdict is None or item.verdict in self.verdicts)
        strong = item.verdict in self.verdicts
        return strong and item.is_causal and not item.is_denied and self.only.allows(item)


def _end(here: str, item: Edge | Link) -> str:
    """Return where a claim leads, or a link from one of its two ends."""
    if isinstance(item, Edge):
        return item.object
    return item.broader if item.member == here else item.member


def _to_step(here: str, item: Edge | Link) -> BareStep:
    return step_along(item) if isinstance(item, Edge) else BareStep(here, _end(here, item), link=item)


def _bound_by_distance(level: _Level) -> _Bound:
    """Return a bound that tells only whether the target is near enough."""
    distances = {level.target: 0}
    queue = deque([level.target])
    while queue:
        here = queue.popleft()
        for start in level.sources(here):
            if start not in distances:
                distances[start] = distances[here] + 1
                queue.append(start)
    return lambda room: lambda entity: 0 if distances.get(entity, math.inf) <= room else math.inf


def _bound_by_arcs(level: _Level, most: int) -> _Bound:
    """Return a bound that tells how general what lies between is at least, if an entity may be passed twice."""
    closed = {level.source, level.target, *level.only.avoid}
    arcs = level.network.arcs(inherited=level.only.inherited)
    coming = arcs.iter_least(level.target, fits=level.fits, closed=closed, most=most)
    known: list[Least] = []

    def bound(room: int) -> Callable[[str], float]:
        if room == 0:
            return lambda entity: 0 if entity == level.target else math.inf
        while len(known) < room:
            known.append(next(coming))
        return known[room - 1].__getitem__

    return bound


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
