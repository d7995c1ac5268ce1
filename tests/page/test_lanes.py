"""The lanes of the real graph: what is drawn of it, kept, folded and marked."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from page.opened import Open, Opened


@pytest.fixture
def page_address(real_address: str) -> str:
    return real_address


def _scene(opened: Opened) -> Any:
    return opened.run(
        "(({ entities, groups, hidden, list }) => ({ entities: [...entities], hidden,"
        " groups: groups.map(({ id, members }) => [id, members.length]), claims: list.map(({ slug }) => slug) }))"
        "(window.__kgraph.scene())"
    )


def test_a_kept_neighbourhood_stays_when_another_entity_is_selected(open_page: Open) -> None:
    opened = open_page("#v=1&entity=osteocalcin")
    before = set(_scene(opened)["entities"])
    opened.page.get_by_role("button", name="保留与之关联的实体").click()
    opened.page.get_by_role("combobox").first.fill("基质Gla蛋白")
    opened.page.get_by_role("option").first.click()
    after = set(_scene(opened)["entities"])
    assert {"MGP", "osteocalcin"} <= after
    assert len(after & before) > 10
    assert "kept=osteocalcin" in opened.page.url
    opened.run("location.hash = '#v=1&entity=MGP'")
    expect(opened.page.locator("#panel h2")).to_have_text("基质Gla蛋白")
    assert len(set(_scene(opened)["entities"])) < len(after)


def test_what_there_is_no_room_for_is_counted_and_shown_on_demand(open_page: Open) -> None:
    opened = open_page("#v=1")
    first = _scene(opened)
    assert len(first["entities"]) == 40
    opened.page.get_by_text("为何较少？").click()
    expect(opened.page.locator("#why")).to_contain_text("为便于阅读")
    opened.page.locator("#show-all").click()
    assert len(_scene(opened)["entities"]) == 40 + first["hidden"]
    assert _scene(opened)["hidden"] == 0
    opened.page.locator("#show-less").click()
    assert _scene(opened) == first


def test_a_lane_folds_into_one_node_that_counts_its_entities(open_page: Open) -> None:
    opened = open_page("#v=1")
    drugs = opened.run(
        "[...window.__kgraph.scene().entities].filter((slug) => "
        "window.__kgraph.network.body.nodes[slug] && ['diamond', 'square'].includes("
        "window.__kgraph.network.body.data.nodes.get(slug).shape)).length"
    )
    opened.page.locator("[data-lane=drug]").click()
    [[group, members]] = _scene(opened)["groups"]
    assert group == "group:drug"
    assert 0 < members < drugs
    expect(opened.page.locator("[data-lane=drug]")).to_have_attribute("aria-expanded", "false")
    opened.page.locator("[data-lane=drug]").click()
    assert _scene(opened)["groups"] == []


def test_refuted_relations_are_drawn_only_when_asked_for(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=moxifloxacin")
    refuted = "moxifloxacin--interacts-with--calcium"
    assert refuted not in _scene(opened)["claims"]
    opened.page.locator("#show-refuted").click()
    assert refuted in _scene(opened)["claims"]


def test_a_mechanism_not_seen_in_people_says_so(open_page: Open) -> None:
    opened = open_page("#v=1")
    found = opened.run(
        "window.__kgraph.scene().list.filter(({ judgedAs, verdict, human }) =>"
        " judgedAs === 'mechanism' && ['supported', 'established'].includes(verdict))"
        ".map(({ slug, human }) => [slug, human])"
    )
    for human in (True, False):
        claim = next(slug for slug, seen in found if seen is human)
        opened.page.evaluate("claim => { location.hash = `#v=1&claim=${claim}`; }", claim)
        expect(opened.page.locator("#panel .statement")).to_be_visible()
        note = opened.page.locator("#panel").get_by_text("支持证据不含人体研究")
        expect(note).to_have_count(0 if human else 1)
