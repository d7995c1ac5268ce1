"""Where entities stand in the lanes."""

from __future__ import annotations

import random
from itertools import pairwise

from kgraph.page.layout import LANES, LayoutNode, lane_of, lay_out

CATEGORIES = [category for lane in LANES for category in lane.categories]


def _graph(size: int) -> tuple[list[LayoutNode], list[tuple[str, str]]]:
    numbers = random.Random(size)
    nodes = [LayoutNode(f"n{i}", numbers.choice(CATEGORIES), numbers.randint(2, 40)) for i in range(size)]
    edges = [(numbers.choice(nodes).slug, numbers.choice(nodes).slug) for _ in range(2 * size)]
    return nodes, edges


def test_the_order_of_input_does_not_matter() -> None:
    nodes, edges = _graph(60)
    expected = lay_out(nodes, edges)
    random.Random(1).shuffle(nodes)
    random.Random(2).shuffle(edges)
    assert lay_out(nodes, edges) == expected


def test_every_node_has_a_place_of_its_own() -> None:
    nodes, edges = _graph(120)
    places = lay_out(nodes, edges)
    assert set(places) == {node.slug for node in nodes}
    assert len(set(places.values())) == len(nodes)


def test_nodes_of_a_lane_are_a_row_apart() -> None:
    nodes, edges = _graph(120)
    places = sorted(lay_out(nodes, edges).values())
    gaps = [b[1] - a[1] for a, b in pairwise(places) if a[0] == b[0]]
    assert min(gaps) >= 60


def test_lanes_run_from_intake_to_outcome() -> None:
    nodes, edges = _graph(120)
    places = lay_out(nodes, edges)
    ends = {lane.name: [places[n.slug][0] for n in nodes if lane_of(n.category) == lane.name] for lane in LANES}
    for left, right in pairwise(LANES):
        assert max(ends[left.name]) < min(ends[right.name])


def test_a_large_graph_has_about_the_shape_of_a_screen() -> None:
    nodes, edges = _graph(300)
    places = lay_out(nodes, edges).values()
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert 0.8 < width / height < 2


def test_neighbours_stand_at_the_same_height() -> None:
    drugs = [LayoutNode(f"a{i}", "Drug", 4) for i in range(9)]
    diseases = [LayoutNode(f"b{i}", "Disease", 4) for i in range(9)]
    places = lay_out(drugs + diseases, [(f"a{i}", f"b{8 - i}") for i in range(9)])
    assert all(places[f"a{i}"][1] == places[f"b{8 - i}"][1] for i in range(9))


def test_an_empty_graph_has_no_places() -> None:
    assert lay_out([], []) == {}


def test_edges_to_unknown_nodes_and_to_itself_are_passed_over() -> None:
    assert lay_out([LayoutNode("a", "Drug", 4)], [("a", "a"), ("a", "x")]) == {"a": (0, 0)}


def test_a_category_without_a_lane_stands_in_the_last_one() -> None:
    assert lane_of("Unheard") == LANES[-1].name
