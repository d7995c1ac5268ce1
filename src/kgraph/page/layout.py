"""The places of entities in the lanes view.

Lanes follow the mechanism from left to right. The order inside a lane comes from barycentre sweeps, so that neighbours
are at a similar height; wide lanes fold into staggered columns until the whole has the shape of a screen.
Pure and deterministic: the same graph gives the same positions, whatever order it is given in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_ASPECT = 1.25
_ROW = 62
_ROW_STRETCH = 1.7
_LETTER = 7
_COLUMN_LEAST, _COLUMN_MOST = 96, 150
_LANE_GAP = 70
_SWEEPS = 24


@dataclass(frozen=True)
class Lane:
    """A lane of the drawing: its name and its categories."""

    name: str
    categories: tuple[str, ...]


LANES: tuple[Lane, ...] = (
    Lane("intake", ("Food", "Nutrient", "Chemical", "Organism")),
    Lane("drug", ("DrugClass", "Drug")),
    Lane("molecule", ("Protein",)),
    Lane("process", ("Cell", "Process")),
    Lane("measure", ("Anatomy", "Measurement")),
    Lane("outcome", ("Disease", "Phenotype", "Population")),
)


@dataclass(frozen=True)
class LayoutNode:
    """An entity to place; ``width`` is the wider of its labels, in columns (a Chinese character counts two)."""

    slug: str
    category: str
    width: int


_Ranks = Mapping[str, float]


def lane_of(category: str) -> str:
    """Return the name of the lane of a category; categories without a lane go into the last one."""
    return next((lane.name for lane in LANES if category in lane.categories), LANES[-1].name)


def lay_out(nodes: Sequence[LayoutNode], edges: Sequence[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Return the place of every node, in pixels at zoom 1, x to the right and y down, centred on the origin.

    Edges with an unknown node are ignored. Empty if there are no nodes.

    >>> lay_out([LayoutNode("K2", "Nutrient", 4), LayoutNode("bone-loss", "Phenotype", 9)], [("K2", "bone-loss")])
    {'K2': (-83, 0), 'bone-loss': (83, 0)}
    """
    lanes = _into_lanes(nodes)
    ordered = _order(lanes, _neighbours(nodes, edges))
    widths = {node.slug: node.width for node in nodes}
    columns = [_column_width(widths[slug] for slug in lane) for lane in ordered]
    rows = _rows(ordered, columns)
    return _centred(_place(ordered, columns, rows))


def _into_lanes(nodes: Iterable[LayoutNode]) -> list[list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for node in sorted(nodes, key=lambda node: node.slug):
        members[lane_of(node.category)].append(node.slug)
    return [members[lane.name] for lane in LANES if lane.name in members]


def _neighbours(nodes: Iterable[LayoutNode], edges: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    neighbours: dict[str, set[str]] = {node.slug: set() for node in nodes}
    for start, end in edges:
        if start in neighbours and end in neighbours and start != end:
            neighbours[start].add(end)
            neighbours[end].add(start)
    return {slug: sorted(ends) for slug, ends in neighbours.items()}


def _order(lanes: list[list[str]], neighbours: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """Sweep over the lanes in both directions and return the order whose edges climb least."""
    lanes = [list(lane) for lane in lanes]
    best, least = lanes, _climb(_ranks(lanes), neighbours)
    for sweep in range(_SWEEPS):
        indexes = range(len(lanes)) if sweep % 2 == 0 else range(len(lanes) - 1, -1, -1)
        for index in indexes:
            lanes[index] = _sorted_by_barycentre(lanes[index], _ranks(lanes), neighbours)
        climb = _climb(_ranks(lanes), neighbours)
        if climb < least:
            best, least = [list(lane) for lane in lanes], climb
    return best


def _ranks(lanes: Sequence[Sequence[str]]) -> dict[str, float]:
    return {slug: (index + 0.5) / len(lane) for lane in lanes for index, slug in enumerate(lane)}


def _sorted_by_barycentre(lane: Sequence[str], ranks: _Ranks, neighbours: Mapping[str, Sequence[str]]) -> list[str]:
    def key(slug: str) -> tuple[float, float, str]:
        near = [ranks[neighbour] for neighbour in neighbours[slug]] or [ranks[slug]]
        return (sum(near) / len(near), ranks[slug], slug)

    return sorted(lane, key=key)


def _climb(ranks: _Ranks, neighbours: Mapping[str, Sequence[str]]) -> float:
    return sum(abs(ranks[slug] - ranks[end]) for slug in sorted(neighbours) for end in neighbours[slug])


def _column_width(widths: Iterable[int]) -> int:
    return max(_COLUMN_LEAST, min(_COLUMN_MOST, _LETTER * max(widths)))


def _rows(lanes: Sequence[Sequence[str]], columns: Sequence[int]) -> int:
    """Return the largest number of rows in a lane that brings the whole nearest to the shape of a screen."""
    longest = max((len(lane) for lane in lanes), default=1)

    def misfit(rows: int) -> tuple[float, int]:
        width = sum(_folds(lane, rows) * column for lane, column in zip(lanes, columns, strict=True))
        aspect = (width + _LANE_GAP * (len(lanes) - 1)) / (rows * _ROW)
        return (abs(aspect / _ASPECT - 1) if aspect > _ASPECT else abs(_ASPECT / max(aspect, 0.01) - 1), rows)

    return min(range(1, longest + 1), key=misfit)


def _folds(lane: Sequence[str], rows: int) -> int:
    return -(-len(lane) // rows)


def _place(lanes: Sequence[Sequence[str]], columns: Sequence[int], rows: int) -> dict[str, tuple[float, float]]:
    places: dict[str, tuple[float, float]] = {}
    left = 0.0
    for lane, column in zip(lanes, columns, strict=True):
        folds = _folds(lane, rows)
        places.update(_place_lane(lane, left, column, folds, rows))
        left += folds * column + _LANE_GAP
    return places


def _place_lane(
    lane: Sequence[str], left: float, column: int, folds: int, rows: int
) -> Iterable[tuple[str, tuple[float, float]]]:
    """Yield the places of a lane: filled row by row, every second column half a row lower, short lanes spread out."""
    filled = _folds(lane, folds)
    step = min(_ROW * rows / filled, _ROW * _ROW_STRETCH)
    top = -step * (filled - 1) / 2 - (step / 4 if folds > 1 else 0)
    for index, slug in enumerate(lane):
        row, fold = divmod(index, folds)
        yield slug, (left + column * (fold + 0.5), top + step * (row + (fold % 2) / 2))


def _centred(places: Mapping[str, tuple[float, float]]) -> dict[str, tuple[int, int]]:
    if not places:
        return {}
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    middle, height = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {slug: (round(places[slug][0] - middle), round(places[slug][1] - height)) for slug in sorted(places)}
