"""Walks over the network: the neighbours of an entity, regions, and the paths from one entity to another."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Literal

from kgraph.errors import ArgumentError
from kgraph.evidence.accepted import ACCEPTABLE
from kgraph.evidence.scale import ACCEPTED, STRENGTH
from kgraph.frozen import frozen
from kgraph.mechanism.network import Connection, Edge, Link, Network
from kgraph.mechanism.rules import BareStep, Reading, Steps, is_mechanism, may_follow, read, step_along

if TYPE_CHECKING:
    from kgraph.mechanism.bound import Least

Direction = Literal["out", "in", "both"]
MOST_EDGES = 8
LARGE = 20_000
"""Above this number of claims and links, arrays guide a search: one second to make, fast later, the same answers."""

_WEAKER = tuple(verdict for verdict in reversed(STRENGTH) if verdict not in ACCEPTED and verdict != "refuted")


_Bound = Callable[[int], Callable[[str], float]]
"""From steps left and entity to the least generality of the entities before the target; infinite without a path.

It takes the steps first, so that an entity with thousands of ends looks them up once.
"""


@frozen
class Filter:
    """The claims and entities that a walk may use.

    ``relations`` are slugs (all if None), ``links`` says whether classes and forms are walked. ``avoid`` are entities
    that are not passed. ``human_only`` keeps claims that work in people supports. ``unaccepted`` allows claims of every
    verdict, not only accepted ones; ``inherited`` adds inherited claims.
    """

    relations: frozenset[str] | None = None
    links: bool = True
    avoid: frozenset[str] = frozenset()
    human_only: bool = False
    unaccepted: bool = True
    inherited: bool = False

    def allows(self, edge: Edge) -> bool:
        """Return whether a claim may be used, apart from its ends."""
        return (
            (self.relations is None or edge.relation in self.relations)
            and (edge.human or not self.human_only)
            and (edge.is_accepted or self.unaccepted)
        )


@frozen
class Neighbor:
    """An entity reached, its distance in edges, and the claim that reached it first.

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
    """A path before it is worded: its steps and their meaning as a whole."""

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
    """Return the neighbours within a number of edges, nearest first, then by slug and claim, without the entity itself.

    At distance 1 there is one row for each claim, beyond that one for each entity. Claims of every verdict are listed.
    The walk stops at the end of a denied claim unless another claim leads there too.

    Raises:
        ArgumentError: If ``max_edges`` is not between 1 and 8, or the direction is not one of the three.
    """
    _require_edges(max_edges)
    if direction not in ("out", "in", "both"):
        raise ArgumentError("bad-direction", value=direction)
    neighbors: list[Neighbor] = []
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
        neighbors.extend(neighbor for neighbor, _ in fresh)
        listed.update(neighbor.entity for neighbor, _ in fresh)
    return neighbors


def find_region(
    network: Network,
    entities: Iterable[str],
    *,
    max_edges: int = 0,
    only: Filter = Filter(),
) -> Region:
    """Return the region within a number of edges of the given entities, in any direction; empty if none are given.

    Raises:
        ArgumentError: If ``max_edges`` is not between 0 and 8.
    """
    if max_edges:
        _require_edges(max_edges)
    inside = set(entities)
    for entity in sorted(inside) if max_edges else ():
        near = find_neighbors(network, entity, direction="both", max_edges=max_edges, only=only)
        inside |= {neighbor.entity for neighbor in near}
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

    Denied claims are never used. Claims that are not accepted are used only if the filter allows them or if accepted
    ones alone give no answer. Order: paths of accepted claims alone before others, then weakest verdict, then length,
    then generality of the entities passed (specific ones first), then slugs. Empty if there is no path or both ends
    are equal.

    A network with more than ``LARGE`` claims and links is prepared on the first search. The answer is complete there
    too, whatever the degree of an entity, so set a small limit: the time goes into the paths returned and into those
    that ``through`` and ``sign`` refuse.

    Args:
        max_edges: Most steps, links to classes counted, 1 to 8.
        limit: How many at most; all if None.
        through: Entities that must be passed, ends included.
        sign: Only paths with this net sign, +1 or −1; all if None.

    Raises:
        ArgumentError: If ``max_edges`` is not between 1 and 8, the limit is negative or the sign is not +1 or −1.
    """
    _require_edges(max_edges)
    if limit is not None and limit < 0:
        raise ArgumentError("bad-limit", value=limit)
    if sign not in (None, 1, -1):
        raise ArgumentError("bad-sign", value=sign)
    if source == target or limit == 0 or not only.avoid.isdisjoint({source, target, *through}):
        return []
    search = _Search(network, source, target, max_edges, frozenset(through), sign)
    paths = search.collect(replace(only, unaccepted=False), ACCEPTABLE, limit)
    missing = None if limit is None else limit - len(paths)
    if missing == 0 or (paths and not only.unaccepted):
        return paths
    return paths + search.collect(replace(only, unaccepted=True), _WEAKER, missing)


@frozen
class _Search:
    """A search between two entities by level of evidence, then by length, so that the best paths come first."""

    network: Network
    source: str
    target: str
    max_edges: int
    through: frozenset[str]
    sign: int | None

    def collect(self, only: Filter, verdicts: Iterable[str], limit: int | None) -> list[BarePath]:
        """Return the paths whose weakest claim has one of the verdicts, in the order of the verdicts.

        With a filter that allows unaccepted claims these are only the paths that use one: the others are accepted.
        """
        paths: list[BarePath] = []
        for verdict in verdicts:
            level = _Level(self, only, STRENGTH.index(verdict))
            for length in range(1, self.max_edges + 1):
                paths += self._of_length(level, verdict, length, None if limit is None else limit - len(paths))
                if limit is not None and len(paths) >= limit:
                    return paths[:limit]
        return paths

    def _of_length(self, level: _Level, verdict: str, length: int, missing: int | None) -> list[BarePath]:
        """Return the paths of one length in order: all, or as many as are missing and those that tie with the last."""
        paths: list[tuple[float, BarePath]] = []
        for generality, steps in level.paths(length):
            if missing is not None and len(paths) >= missing and generality > paths[missing - 1][0]:
                break
            if not is_mechanism(steps) or not self.through <= {self.source, *(step.end for step in steps)}:
                continue
            reading = read(self.network, steps)
            fits = reading.verdict == verdict and reading.is_accepted != level.only.unaccepted
            if fits and self.sign in (None, reading.sign):
                paths.append((generality, BarePath(steps, reading)))
        paths.sort(key=lambda pair: (pair[0], [step.name for step in pair[1].steps]))
        return [path for _, path in paths]


class _Level:
    """The steps whose claims have at least one strength, and the paths of such steps between two entities."""

    def __init__(self, search: _Search, only: Filter, least: int) -> None:
        self.network = search.network
        self.source = search.source
        self.target = search.target
        self.only = only
        self.verdicts = frozenset(STRENGTH[least:])
        large = len(self.network.edges) + len(self.network.links) > LARGE
        self._bound = _bound_by_arcs(self, search.max_edges) if large else _bound_by_distance(self)

    def paths(self, length: int) -> Iterator[tuple[float, Steps]]:
        """Yield the paths of exactly this length, each with the generality of the entities passed, specific ones first.

        Unfinished paths wait in the order of the least generality that they can reach, so that few others are walked.
        """
        waiting: list[tuple[float, int, float, Steps, Connection]] = []
        number = count()

        def wait(steps: Steps, generality: float) -> None:
            for connection, passed, ahead in self._continue(steps, length - len(steps) - 1):
                heappush(waiting, (generality + passed + ahead, next(number), generality + passed, steps, connection))

        if (
            any(self.fits(connection) for _, connection in self._leading(self.source))
            and self._bound(length)(self.source) < math.inf
        ):
            wait((), 0)
        while waiting:
            _, _, generality, steps, connection = heappop(waiting)
            step = _to_step(steps[-1].end if steps else self.source, connection)
            if not may_follow(self.network, steps, step):
                continue
            if len(steps) + 1 == length:
                yield generality, (*steps, step)
            else:
                wait((*steps, step), generality)

    def _continue(self, steps: Steps, room: int) -> Iterator[tuple[Connection, float, float]]:
        """Yield the claims and links that can reach the target in the steps left.

        Each comes with the generality of its end and the least generality of the steps after it.
        """
        here = steps[-1].end if steps else self.source
        closed = {self.source, *(step.end for step in steps), *self.only.avoid}
        least = self._bound(room)
        for end, connection in self._leading(here):
            if end in closed or (end == self.target) != (room == 0):
                continue
            ahead = least(end)
            if ahead < math.inf and self.fits(connection):
                yield connection, self.network.generality(end) if room else 0, ahead

    def _leading(self, entity: str) -> Iterator[tuple[str, Connection]]:
        """Yield all claims and links that lead on from an entity, fitting or not, each with its other end."""
        for edge in self.network.out_edges(entity, inherited=self.only.inherited):
            yield edge.object, edge
        for link in self.network.up_links(entity):
            yield link.broader, link
        for link in self.network.down_links(entity):
            if link.is_state:
                yield link.member, link

    def sources(self, entity: str) -> Iterator[str]:
        """Yield the starts of the steps that lead to an entity."""
        edges = self.network.in_edges(entity, inherited=self.only.inherited)
        starts = [edge.subject for edge in edges if self.fits(edge)]
        starts += [link.member for link in self.network.down_links(entity) if self.fits(link)]
        starts += [link.broader for link in self.network.up_links(entity) if link.is_state and self.fits(link)]
        return (start for start in starts if start not in self.only.avoid)

    def fits(self, connection: Connection) -> bool:
        """Return whether a claim or a link may be used on this level, apart from its ends."""
        if isinstance(connection, Link):
            return self.only.links and (connection.verdict is None or connection.verdict in self.verdicts)
        strong = connection.verdict in self.verdicts
        return strong and connection.is_causal and not connection.is_denied and self.only.allows(connection)


def _end(here: str, connection: Connection) -> str:
    """Return the end of a claim, or the other end of a link."""
    if isinstance(connection, Edge):
        return connection.object
    return connection.broader if connection.member == here else connection.member


def _to_step(here: str, connection: Connection) -> BareStep:
    return (
        step_along(connection)
        if isinstance(connection, Edge)
        else BareStep(here, _end(here, connection), link=connection)
    )


def _bound_by_distance(level: _Level) -> _Bound:
    """Return a bound of 0 where the target is near enough, else infinity."""
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
    """Return a bound of the least generality of the entities passed, over paths that may repeat entities."""
    closed = {level.source, level.target, *level.only.avoid}
    arcs = level.network.arcs(inherited=level.only.inherited)
    costs = arcs.iter_least(level.target, fits=level.fits, closed=closed, most=most)
    least_by_room: list[Least] = []

    def bound(room: int) -> Callable[[str], float]:
        if room == 0:
            return lambda entity: 0 if entity == level.target else math.inf
        while len(least_by_room) < room:
            least_by_room.append(next(costs))
        return least_by_room[room - 1].__getitem__

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
