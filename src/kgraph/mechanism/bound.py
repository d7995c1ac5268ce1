"""Arcs between named nodes as arrays of numbers: the least cost of a path from every node to one of them."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T")


class Arcs(Generic[T]):
    """Arcs between named nodes, each of a kind, and what it costs to pass a node.

    Start, end and kind of an arc take 12 bytes, sorted by start: half a million arcs take 6 MB, and are looked at
    in a few milliseconds.

    Args:
        arcs: Start, end and kind of each, with what it stands for.
        cost: What passing a node costs, 0 or more.

    >>> arcs = Arcs([("a", "b", 1, "ab"), ("b", "c", 1, "bc"), ("a", "c", 2, "ac")], cost=lambda node: 10)
    >>> one, two = arcs.iter_least("c", fits=lambda item: True, closed=["c"], most=2)
    >>> one["a"], two["a"], two["b"]
    (0.0, 10.0, inf)
    """

    def __init__(self, arcs: Iterable[tuple[str, str, Hashable, T]], cost: Callable[[str], int]) -> None:
        self._nodes: dict[str, int] = {}
        self._examples: list[T] = []
        numbers: dict[Hashable, int] = {}
        columns = (array("i"), array("i"), array("i"))
        for start, end, kind, item in arcs:
            if kind not in numbers:
                numbers[kind] = len(self._examples)
                self._examples.append(item)
            columns[0].append(self._nodes.setdefault(start, len(self._nodes)))
            columns[1].append(self._nodes.setdefault(end, len(self._nodes)))
            columns[2].append(numbers[kind])
        order = np.argsort(np.asarray(columns[0]), kind="stable")
        self._starts, self._ends, self._kinds = (np.asarray(column)[order] for column in columns)
        self._costs = np.array([cost(node) for node in self._nodes], dtype=np.float64)

    def iter_least(
        self, target: str, *, fits: Callable[[T], bool], closed: Collection[str], most: int
    ) -> Iterator[Least]:
        """Yield for 1, 2, 3 … arcs what the cheapest path of just so many arcs costs from each node to the target.

        A path costs what the nodes between its two ends cost. It may pass a node twice, so the cheapest path that
        does not costs at least as much.

        Args:
            fits: Whether an arc may be used, asked once for each kind.
            closed: Nodes that are not passed.
            most: How many arcs at most.
        """
        taken = np.array([fits(item) for item in self._examples], dtype=bool)[self._kinds]
        starts, ends = self._starts[taken], self._ends[taken].astype(np.intp)
        firsts = np.flatnonzero(np.append(True, starts[1:] != starts[:-1])[: len(starts)])
        ahead = np.full(len(self._nodes), math.inf)
        if target in self._nodes:
            ahead[self._nodes[target]] = 0
        shut = [self._nodes[node] for node in closed if node in self._nodes]
        for _ in range(most):
            least = np.full(len(self._nodes), math.inf)
            if len(firsts) and np.isfinite(ahead).any():
                least[starts[firsts]] = np.minimum.reduceat(ahead.take(ends), firsts)
            yield Least(self._nodes, least.data)
            ahead = least + self._costs
            ahead[shut] = math.inf


class Least:
    """What the cheapest path costs from each node, infinite where there is none."""

    def __init__(self, nodes: dict[str, int], values: Sequence[float]) -> None:
        self._nodes = nodes
        self._values = values

    def __getitem__(self, node: str) -> float:
        number = self._nodes.get(node)
        return math.inf if number is None else self._values[number]
