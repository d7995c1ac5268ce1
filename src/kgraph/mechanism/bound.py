"""Arcs between named nodes as arrays of numbers, and the least cost of a path from every node to a target."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np

T = TypeVar("T")


class Arcs(Generic[T]):
    """Arcs between named nodes, each of a kind, with the cost of passing each node.

    Start, end and kind of an arc take 12 bytes, sorted by start: half a million arcs take 6 MB, and one pass over
    them takes a few milliseconds.

    Args:
        arcs: Start, end, kind and content of each.
        cost: Cost of passing a node, 0 or more.

    >>> arcs = Arcs([("a", "b", 1, "ab"), ("b", "c", 1, "bc"), ("a", "c", 2, "ac")], cost=lambda node: 10)
    >>> by_one_arc, by_two_arcs = arcs.iter_least("c", fits=lambda content: True, closed=["c"], most=2)
    >>> by_one_arc["a"], by_two_arcs["a"], by_two_arcs["b"]
    (0.0, 10.0, inf)
    """

    def __init__(self, arcs: Iterable[tuple[str, str, Hashable, T]], cost: Callable[[str], int]) -> None:
        self._nodes: dict[str, int] = {}
        self._examples: list[T] = []
        numbers: dict[Hashable, int] = {}
        columns = (array("i"), array("i"), array("i"))
        for start, end, kind, content in arcs:
            if kind not in numbers:
                numbers[kind] = len(self._examples)
                self._examples.append(content)
            columns[0].append(self._nodes.setdefault(start, len(self._nodes)))
            columns[1].append(self._nodes.setdefault(end, len(self._nodes)))
            columns[2].append(numbers[kind])
        order = np.argsort(np.asarray(columns[0]), kind="stable")
        self._starts, self._ends, self._kinds = (np.asarray(column)[order] for column in columns)
        self._costs = np.array([cost(node) for node in self._nodes], dtype=np.float64)

    def iter_least(
        self, target: str, *, fits: Callable[[T], bool], closed: Collection[str], most: int
    ) -> Iterator[Least]:
        """Yield the cost of the cheapest path from each node to the target, for paths of exactly 1, 2, 3 … arcs.

        The cost of a path is that of the nodes between its ends. A path may pass a node twice, so the costs are lower
        bounds for simple paths.

        Args:
            fits: Whether the content of an arc allows its use, evaluated once per kind.
            closed: Nodes that no path passes.
            most: How many arcs at most.
        """
        usable = np.array([fits(example) for example in self._examples], dtype=bool)[self._kinds]
        starts, ends = self._starts[usable], self._ends[usable].astype(np.intp)
        firsts = np.flatnonzero(np.append(True, starts[1:] != starts[:-1])[: len(starts)])
        onward = np.full(len(self._nodes), math.inf)
        if target in self._nodes:
            onward[self._nodes[target]] = 0
        blocked = [self._nodes[node] for node in closed if node in self._nodes]
        for _ in range(most):
            least = np.full(len(self._nodes), math.inf)
            if len(firsts) and np.isfinite(onward).any():
                least[starts[firsts]] = np.minimum.reduceat(onward.take(ends), firsts)
            yield Least(self._nodes, least.data)
            onward = least + self._costs
            onward[blocked] = math.inf


class Least:
    """Cost of the cheapest path from each node, infinite where there is none."""

    def __init__(self, nodes: dict[str, int], values: Sequence[float]) -> None:
        self._nodes = nodes
        self._values = values

    def __getitem__(self, node: str) -> float:
        number = self._nodes.get(node)
        return math.inf if number is None else self._values[number]
