"""States of the real page, taken at random: table, drawing and counts agree, links come back, nothing moves."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser

from kgraph.page.html import build_network
from page.opened import Opened

SIGNS = {"arrow": "plus", "bar": "minus", "circle": "denied", "vee": "structure", "none": "none"}
DRAWN = {
    "lanes": "#v=1",
    "lanes of an entity": "#v=1&entity=vitamin-K2",
    "lanes folded": "#v=1&all=1&folded=drug~molecule",
    "all lanes": "#v=1&all=1&kinds=1&refuted=1",
    "focus": "#v=1&view=focus&entity=warfarin",
    "focus with all": "#v=1&view=focus&entity=fracture&all=1",
    "path": "#v=1&view=path&path=warfarin~vascular-calcification",
    "overview": "#v=1&view=overview",
}
STILL = {
    "lanes": "#v=1",
    "focus": "#v=1&view=focus&entity=warfarin",
    "path": "#v=1&view=path&path=warfarin~vascular-calcification",
    "path without ends": "#v=1&view=path",
    "overview": "#v=1&view=overview",
}
VIEWS = ("start", "lanes", "focus", "path", "overview", "table", "check", "article")
SIZES = ((1400, 900), (800, 600), (320, 640))

_Claim = Mapping[str, Any]
_State = dict[str, Any]


@pytest.fixture(scope="module")
def opened(browser: Browser, real_address: str) -> Iterator[Opened]:
    """The real page, shared: every test goes to a state of its own."""
    one = Opened(browser.new_page(viewport={"width": 1280, "height": 800}))
    one.load(f"{real_address}#v=1")
    yield one
    one.assert_quiet(real_address)
    one.page.close()


class Oracle:
    """The filters of the page, written anew from what they promise."""

    def __init__(self, data: Mapping[str, Any], heads: Mapping[str, str]) -> None:
        self.claims: list[_Claim] = data["claims"]
        self._data = data
        self._entities = {entity["slug"]: entity for entity in data["entities"]}
        self._heads = heads

    def values(self, claim: _Claim, name: str) -> set[str]:
        """Return the values of a claim in a filter."""
        if name == "category":
            return {self._entities[claim[end]]["category"] for end in ("subject", "object")}
        if name == "sign":
            return {SIGNS[self._heads[claim["slug"]]]}
        if name == "design":
            return {self._data["evidence"][item]["design"] for item in claim["evidence"]}
        return {claim["doseBand" if name == "dose" else name] or "none"}

    def all_values(self, name: str) -> list[str]:
        """Return the values that occur in a filter."""
        return sorted({value for claim in self.claims for value in self.values(claim, name)})

    def passing(self, state: _State) -> set[str]:
        """Return the slugs of the claims that a state lets pass."""
        return {claim["slug"] for claim in self.claims if self._passes(claim, state)}

    def _passes(self, claim: _Claim, state: _State) -> bool:
        if claim["verdict"] == "refuted" and not state["refuted"] and "refuted" not in state.get("verdict", ()):
            return False
        if state["contested"] and claim["verdict"] != "contested":
            return False
        is_structure = self._data["relations"][claim["relation"]]["kind"] == "structure"
        is_kind = is_structure and claim["object"] in self._entities[claim["subject"]]["broader"]
        if is_structure and not state["kinds" if is_kind else "structure"]:
            return False
        return all(self.values(claim, name) & set(state[name]) for name in FILTERS if state.get(name))


FILTERS = ("category", "relation", "topic", "sign", "verdict", "certainty", "design", "dose")


@pytest.fixture(scope="module")
def oracle(real_data: Mapping[str, Any]) -> Oracle:
    """The filters, with the heads that the network gives to claims."""
    return Oracle(real_data, {edge["id"]: edge["head"] for edge in build_network(real_data).edges})


def _random_state(chance: random.Random, oracle: Oracle) -> _State:
    state: _State = {name: chance.random() < 0.5 for name in ("refuted", "structure", "kinds")}
    state["contested"] = chance.random() < 0.15
    for name in chance.sample(FILTERS, chance.randint(0, 3)):
        values = oracle.all_values(name)
        state[name] = chance.sample(values, chance.randint(1, min(4, len(values))))
    return state


def _link(state: _State, **more: str) -> str:
    texts = {name: "~".join(value) if isinstance(value, list) else str(int(value)) for name, value in state.items()}
    return "#v=1&" + "&".join(f"{name}={text}" for name, text in (texts | more).items())


_BOXES = """() => {
  const box = (one) => (({ x, y, width, height }) => [x, y, width, height])(one.getBoundingClientRect());
  const kept = "#drawing, #search, .ends input, header button, .bar button, #camera button";
  const seen = [...document.querySelectorAll(kept)].filter((one) => one.checkVisibility());
  return Object.fromEntries(seen.map((one) => [one.id, box(one)]));
}"""
_DRAWN_CLAIMS = """() => {
  const { claims, bundles } = window.__kgraph.scene();
  return [...claims, ...bundles.flatMap((bundle) => bundle.claims)];
}"""
_VISIBLE_EDGES = "window.__kgraph.network.body.data.edges.get().filter(({ hidden }) => !hidden).map(({ id }) => id)"
_PANEL = """inherited => {
  const all = (selector) => [...document.querySelectorAll(`#panel ${selector}`)];
  for (let more; (more = all(".fold[aria-expanded=false], .more")[0]); ) more.click();
  const claims = all("[data-claim]").filter((one) => !one.closest("[data-inherited]"));
  const folds = all(".fold").filter(({ dataset }) => dataset.fold !== inherited);
  const counts = folds.map((one) => Number(one.querySelector(".tally").textContent));
  return [claims.map(({ dataset }) => dataset.claim), counts.reduce((sum, one) => sum + one, 0)];
}"""
_ROWS = """async (count) => {
  const rows = () => [...document.querySelectorAll("#table tbody tr")].map((row) => row.dataset.row);
  for (let turns = 0; rows().length < count && turns < 600; turns += 1) {
    await new Promise((done) => setTimeout(done, 100));
  }
  return rows();
}"""


@pytest.mark.parametrize("seed", range(6))
def test_drawing_and_table_hold_what_the_filters_let_pass(opened: Opened, oracle: Oracle, seed: int) -> None:
    state = _random_state(random.Random(seed), oracle)
    expected = oracle.passing(state)
    opened.move_to(_link(state, all="1"))
    assert set(opened.run(_VISIBLE_EDGES)) == set(opened.run(_DRAWN_CLAIMS)) == expected
    opened.move_to(_link(state, view="overview"))
    inside = {claim["slug"] for claim in oracle.claims if _within_a_category(claim, oracle)}
    assert set(opened.run(_DRAWN_CLAIMS)) == expected - inside
    opened.move_to(_link(state, view="table"))
    rows = opened.run(_ROWS, len(expected))
    assert len(rows) == len(expected)
    assert set(rows) == expected
    [shown, _] = opened.run("document.querySelector('#table .tally').textContent.match(/\\d[\\d,]*/g)")
    assert int(shown.replace(",", "")) == len(expected)


def _within_a_category(claim: _Claim, oracle: Oracle) -> bool:
    return len(oracle.values(claim, "category")) == 1


@pytest.mark.parametrize("name", FILTERS)
def test_the_count_of_a_choice_is_what_choosing_it_shows(opened: Opened, oracle: Oracle, name: str) -> None:
    state: _State = {"refuted": True, "structure": True, "kinds": True, "contested": False}
    opened.move_to(_link(state, all="1"))
    counts = opened.run(
        "name => Object.fromEntries([...document.querySelectorAll(`[data-facet='${name}'] input`)].map((box) =>"
        " [box.id.replace(`filter-${name}-`, ''), box.closest('li').querySelector('.tally').textContent]))",
        name,
    )
    expected = {value: len(oracle.passing(state | {name: [value]})) for value in oracle.all_values(name)}
    assert {value: int(count.replace(",", "")) for value, count in counts.items()} == expected


@pytest.mark.parametrize("entity", ["warfarin", "fracture", "MK-4", "natto", "osteocalcin", "glucocorticoids"])
def test_panel_table_and_drawing_count_the_same_claims_of_an_entity(
    opened: Opened, oracle: Oracle, entity: str
) -> None:
    expected = {claim["slug"] for claim in oracle.claims if entity in (claim["subject"], claim["object"])}
    everything = "kinds=1&refuted=1&structure=1&all=1"
    opened.move_to(f"#v=1&view=focus&entity={entity}&{everything}")
    panel, counted = opened.run(_PANEL, f"{entity} inherited")
    assert set(panel) == expected
    assert counted == len(expected)
    assert set(opened.run(_DRAWN_CLAIMS)) == expected
    opened.move_to(f"#v=1&view=table&entity={entity}&{everything}")
    opened.page.locator("#table-only").check()
    assert set(opened.run(_ROWS, len(expected))) == expected
    opened.page.locator("#table-only").uncheck()


# Drawing


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("view", DRAWN)
def test_no_two_labels_overlap(opened: Opened, view: str, size: tuple[int, int]) -> None:
    opened.page.set_viewport_size({"width": size[0], "height": size[1]})
    for lang in ("zh", "en"):
        opened.move_to(f"{DRAWN[view]}&lang={lang}")
        boxes = opened.run("window.__kgraph.labels()")
        assert len(boxes) >= 3
        for one, other in combinations(boxes, 2):
            assert (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
            ), (one, other)
    opened.page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("view", DRAWN)
def test_switching_the_language_moves_nothing(opened: Opened, view: str) -> None:
    opened.move_to(f"{DRAWN[view]}&lang=zh")
    places, points = opened.places(), opened.points()
    scale = opened.run("window.__kgraph.network.getScale()")
    opened.page.get_by_role("button", name="English").click()
    opened.wait_until_idle()
    assert opened.places() == places
    assert opened.run("window.__kgraph.network.getScale()") == pytest.approx(scale)
    assert opened.points() == points


@pytest.mark.parametrize("width", [1400, 1280, 1100, 1024, 900, 821, 820, 768, 600, 480, 390, 320])
@pytest.mark.parametrize("view", STILL)
def test_nothing_moves_at_any_width(opened: Opened, view: str, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 800})
    opened.move_to(f"{STILL[view]}&lang=zh")
    boxes, points = opened.run(_BOXES), opened.points()
    assert {"drawing", "search", "title", "theme", "copy-link", "export", "view-lanes", "fit"} <= set(boxes)
    opened.page.locator("#lang-en").click()
    opened.move_to(f"{STILL[view]}&lang=en")
    assert opened.run(_BOXES) == boxes
    assert opened.points() == points
    opened.page.set_viewport_size({"width": 1280, "height": 800})


def test_two_loads_put_everything_in_the_same_place(
    opened: Opened, browser: Browser, real_address: str, real_data: Mapping[str, Any]
) -> None:
    everything = DRAWN["all lanes"]
    opened.move_to(everything)
    again = Opened(browser.new_page(viewport={"width": 1280, "height": 800}))
    again.load(real_address + everything)
    expected = {one["slug"]: one for one in real_data["entities"] if one["x"] is not None}
    places = {slug: place for slug, place in opened.places().items() if slug in expected}
    assert places == again.places()
    widened = max(place["x"] for place in places.values()) / max(one["x"] for one in expected.values())
    assert widened > 1
    for slug, one in expected.items():
        assert places[slug] == {"x": pytest.approx(widened * one["x"], abs=1), "y": one["y"]}
    again.page.close()


@pytest.mark.parametrize("entity", ["", "&entity=MK-4"])
@pytest.mark.parametrize("view", ["lanes", "focus", "overview", "table"])
def test_nothing_covers_the_filters_where_they_act(opened: Opened, view: str, entity: str) -> None:
    opened.move_to(f"#v=1&view={view}{entity}")
    opened.page.locator("#draw-contested").check(timeout=10_000)
    assert opened.run("window.__kgraph.state().contested")
    opened.page.locator("#draw-contested").uncheck(timeout=10_000)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [830, 1110, 1280, 1400])
def test_no_cell_of_the_table_is_cut_beside_a_panel(opened: Opened, width: int, lang: str) -> None:
    opened.page.set_viewport_size({"width": width, "height": 800})
    opened.move_to(f"#v=1&view=table&entity=MK-4&lang={lang}")
    cells, cut = opened.run(
        "() => { const right = document.getElementById('table').getBoundingClientRect().right;"
        " const cells = [...document.querySelectorAll('#table td, #table th')];"
        " const isCut = (cell) => cell.getBoundingClientRect().right > right || cell.scrollWidth > cell.clientWidth;"
        " return [cells.length, cells.filter(isCut).length] }"
    )
    assert cells > 200
    assert cut == 0
    opened.page.set_viewport_size({"width": 1280, "height": 800})


_FILLED = """() => {
  const [width, height] = ["clientWidth", "clientHeight"].map((name) => document.getElementById("drawing")[name]);
  const { network, scene } = window.__kgraph;
  const ids = [...scene().entities, ...scene().groups.map(({ id }) => id)];
  const points = Object.values(network.getPositions(ids)).map((place) => network.canvasToDOM(place));
  const reach = (values) => Math.max(...values) - Math.min(...values);
  return [reach(points.map(({ x }) => x)) / (width - 124), reach(points.map(({ y }) => y)) / (height - 116)];
}"""
"""How much of the room across and down is filled, less what labels and titles need."""


@pytest.mark.parametrize("view", ["lanes", "lanes of an entity", "all lanes", "overview"])
@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)], ids=str)
def test_lanes_fill_the_drawing_in_the_window_they_are_in(opened: Opened, view: str, size: tuple[int, int]) -> None:
    opened.page.set_viewport_size({"width": size[0], "height": size[1]})
    opened.move_to(DRAWN[view])
    opened.wait_until_idle()
    least, most = sorted(opened.run(_FILLED))
    assert most == pytest.approx(1, abs=0.01)
    assert least > 0.6
    opened.page.set_viewport_size({"width": 1280, "height": 800})


def test_a_window_that_changes_its_size_is_filled_anew_unless_the_reader_moved_the_drawing(opened: Opened) -> None:
    opened.move_to(DRAWN["lanes"])
    opened.wait_until_idle()
    before = opened.places()
    opened.page.set_viewport_size({"width": 1900, "height": 800})
    opened.wait_until_idle()
    wide = opened.places()
    assert wide != before
    opened.page.locator("#zoom-in").click()
    opened.page.set_viewport_size({"width": 1280, "height": 800})
    opened.wait_until_idle()
    assert opened.places() == wide
    opened.page.locator("#fit").click()
    assert opened.places() == before


# Links and history


def _random_address(chance: random.Random, oracle: Oracle, data: Mapping[str, Any]) -> str:
    entities = [entity["slug"] for entity in data["entities"] if entity["degree"]]
    keys = {
        "view": chance.choice(VIEWS),
        "lang": chance.choice(("zh", "en")),
        "entity": chance.choice(entities),
        "claim": chance.choice(oracle.claims)["slug"],
        "path": "~".join(chance.sample(entities, 2)),
        "check": "~".join(chance.sample(entities, chance.randint(2, 6))),
        "source": chance.choice(sorted(data["sources"])),
        "folded": "~".join(chance.sample(["drug", "molecule", "outcome"], chance.randint(1, 2))),
    }
    kept = {"view", "lang", *chance.sample(sorted(keys), chance.randint(0, 5))}
    return _link(_random_state(chance, oracle), **{key: value for key, value in keys.items() if key in kept})


@pytest.mark.parametrize("seed", range(8))
def test_a_state_comes_back_from_its_own_address(
    opened: Opened, oracle: Oracle, real_data: Mapping[str, Any], seed: int
) -> None:
    address = _random_address(random.Random(100 + seed), oracle, real_data)
    opened.move_to(address)
    state = opened.run("window.__kgraph.state()")
    assert state["unknown"] == []
    _canonical(opened)
    canonical = opened.run("location.hash")
    assert opened.run("window.__kgraph.state()") == state
    opened.move_to("#v=1&view=start")
    opened.move_to(canonical)
    assert opened.run("window.__kgraph.state()") == state
    assert opened.run("location.hash") == canonical


def _canonical(opened: Opened) -> None:
    """Let the page write its own address: to the other language and back."""
    here = opened.run("window.__kgraph.state().lang")
    for lang in ({"zh": "en", "en": "zh"}[here], here):
        opened.page.locator(f"#lang-{lang}").click()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says_in_its_address_which_it_is(opened: Opened, view: str) -> None:
    opened.move_to(f"#v=1&view={view}&lang=en")
    assert opened.run("window.__kgraph.state().view") == view
    assert opened.run("window.__kgraph.state().lang") == "en"


def test_back_and_forward_go_through_all_views(opened: Opened) -> None:
    opened.move_to("#v=1&view=start&lang=zh")
    tabs = opened.page.locator("#views button").all()
    for tab in tabs:
        tab.click()
    visited = [*VIEWS[1:]]
    assert opened.run("window.__kgraph.state().view") == visited[-1]
    for view in ["start", *visited[:-1]][::-1]:
        opened.page.go_back()
        opened.page.wait_for_function("view => window.__kgraph.state().view === view", arg=view)
    for view in visited:
        opened.page.go_forward()
        opened.page.wait_for_function("view => window.__kgraph.state().view === view", arg=view)


def test_back_undoes_a_selection_but_not_each_filter(opened: Opened) -> None:
    opened.move_to("#v=1&lang=zh")
    opened.page.locator("#filter-verdict-contested").check()
    opened.page.locator("#filter-verdict-contested").uncheck()
    opened.page.locator("#search").fill("华法林")
    opened.page.get_by_role("option").first.click()
    assert opened.run("window.__kgraph.state().entity") == "warfarin"
    opened.page.go_back()
    assert opened.run("window.__kgraph.state().entity") is None
    assert opened.run("window.__kgraph.state().verdict") == []
