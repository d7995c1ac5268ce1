"""The path view: the ways from one entity to another as a list tied to the drawing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from kgraph import KnowledgeGraph
from page.opened import Open, Opened

WARFARIN = "#v=1&view=path&path=warfarin~fracture"
WAYS = (
    "warfarin~fracture",
    "warfarin~vascular-calcification",
    "MK-4~osteocalcin",
    "vitamin-D~calcium-absorption",
    "enoxaparin~fracture",
    "orlistat~vitamin-K",
    "glucocorticoids~bone-loss",
)
ROW, COLUMN = 64, 200
"""How far apart entities stand at least, in pixels at zoom 1."""

_SHOWN = """() => {
  const { network } = window.__kgraph;
  const items = (set) => Object.fromEntries(set.get().filter(({ hidden }) => !hidden).map((item) => [item.id, item]));
  const { nodes, edges } = network.body.data;
  return { nodes: items(nodes), edges: items(edges) };
}"""


@pytest.fixture
def page_address(real_address: str) -> str:
    """The page of the real graph."""
    return real_address


def _rows(opened: Opened) -> Locator:
    return opened.page.locator("#path tbody tr")


def _box(opened: Opened, name: str) -> Locator:
    return opened.page.get_by_role("combobox", name=name, exact=True)


def _words(opened: Opened) -> Locator:
    return opened.page.locator(".path-words")


def _numbers(opened: Opened) -> list[str]:
    return [str(row.get_attribute("data-row")) for row in _rows(opened).all()]


def _tab_to(opened: Opened, selector: str, most: int = 120, key: str = "Tab") -> None:
    for _ in range(most):
        if opened.run("selector => document.activeElement.matches(selector)", selector):
            return
        opened.page.keyboard.press(key)
    pytest.fail(f"{key} never reached {selector}")


# Links


def test_a_link_opens_a_path_with_a_row_chosen(open_page: Open, kg: KnowledgeGraph) -> None:
    opened = open_page(f"{WARFARIN}&row=2&lang=zh")
    expect(_box(opened, "起点")).to_have_value("华法林")
    expect(_box(opened, "终点")).to_have_value("骨折")
    paths = kg.paths("warfarin", "fracture")
    assert [row.locator("td p").first.text_content() for row in _rows(opened).all()] == [
        path.sentence("zh") for path in paths
    ]
    expect(opened.page.get_by_role("radio", name="突出显示第2条路径")).to_be_checked()
    expect(_words(opened)).to_contain_text("以下路径由多条断言连接而成，是推论，不是研究结论。")
    expect(_rows(opened).nth(1)).to_contain_text("推论：促进（+）")
    expect(_rows(opened).nth(1).locator("details")).to_have_attribute("open", "")


def test_the_address_names_the_row_and_another_path_forgets_it(open_page: Open) -> None:
    opened = open_page(WARFARIN)
    opened.page.get_by_role("radio").nth(3).check()
    assert "row=3" in opened.page.url
    opened.page.locator("#path-swap").click()
    assert "row" not in opened.page.url
    assert "path=fracture~warfarin" in opened.page.url


@pytest.mark.parametrize("row", ["0", "11", "-1", "1e1", "2.0", "<img>", "02", "１"])
def test_a_row_that_is_none_is_answered_in_words(open_page: Open, row: str) -> None:
    opened = open_page(f"{WARFARIN}&row={row}&lang=zh")
    expect(opened.page.get_by_role("alert")).to_have_text(f"链接中的路径序号“{row}”无效，已忽略。")
    expect(opened.page.get_by_role("radio", name="显示全部路径")).to_be_checked()


def test_a_row_beyond_the_last_is_answered_in_words(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&path=silicon~fracture&row=9&lang=en")
    expect(opened.page.locator("#path")).to_contain_text("There is no path 9.")
    expect(opened.page.get_by_role("radio", name="Show all paths")).to_be_checked()


def test_ends_that_are_no_entities_are_answered_in_words(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&path=%3Cimg%20src%3Dx%20onerror%3Downed%3D1%3E~fracture&lang=zh")
    expect(opened.page.get_by_role("alert")).to_contain_text("“<img src=x onerror=owned=1>”不在本图谱中")
    expect(_words(opened)).to_have_text("还没有起点。请选择一个实体作为起点。")


@pytest.mark.parametrize(
    ("path", "zh", "en"),
    [
        ("", "请选择起点和终点", "Choose a start and an end"),
        ("warfarin~", "还没有终点", "No end has been chosen"),
        ("~fracture", "还没有起点", "No start has been chosen"),
        ("warfarin~warfarin", "两端是同一实体“华法林”", "Both ends are the same entity, “warfarin”"),
        (
            "fracture~warfarin",
            "在5步以内没有从“骨折”到“华法林”的路径",
            "There is no path from “bone fracture” to “warfarin”",
        ),
        ("orlistat~vitamin-K", "没有全部由获认可的断言组成的路径", "No path consists only of accepted claims"),
    ],
)
def test_words_say_why_there_is_less_than_a_path(open_page: Open, path: str, zh: str, en: str) -> None:
    opened = open_page(f"#v=1&view=path&path={path}&lang=zh")
    expect(_words(opened)).to_contain_text(zh)
    opened.page.get_by_role("button", name="English").click()
    expect(_words(opened)).to_contain_text(en)


def test_a_path_of_unaccepted_claims_marks_each_of_them(open_page: Open, kg: KnowledgeGraph) -> None:
    opened = open_page("#v=1&view=path&path=orlistat~vitamin-K&row=1&lang=en")
    [step] = kg.paths("orlistat", "vitamin-K")[0].steps
    row = _rows(opened).first
    expect(row.locator("[data-claim] .badge")).to_have_text(step.standing.show("en"))
    expect(row).to_contain_text(f"({step.standing.show('en')})")
    expect(row.locator("[data-label='Weakest evidence']")).to_have_text("unverified")


def test_a_path_that_is_contested_and_weaker_still_says_both(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&path=vitamin-D~glucose-tolerance&lang=zh")
    across = _rows(opened).filter(has_text="维生素K2激活骨钙素").first
    expect(across.locator("[data-label='最弱证据']")).to_have_text("未核实⚠ 含有争议的断言")
    contested = open_page("#v=1&view=path&path=MK-4~glucose-tolerance&lang=zh")
    expect(_rows(contested).first.locator("[data-label='最弱证据']")).to_have_text("存在争议")


def test_what_is_claimed_directly_stands_above_the_paths(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&path=MK-4~osteocalcin&lang=en")
    direct = opened.page.locator(".direct [data-claim]")
    expect(direct).to_have_count(2)
    expect(direct.last).to_contain_text("studied, not found")
    expect(_rows(opened).first).to_contain_text("However, direct studies show:")


# Rows


def test_a_ticked_row_is_tied_to_what_is_drawn(open_page: Open, kg: KnowledgeGraph) -> None:
    opened = open_page(WARFARIN)
    paths = kg.paths("warfarin", "fracture")
    for number, path in enumerate(paths, 1):
        opened.page.get_by_role("radio").nth(number).check()
        shown = opened.run(_SHOWN)
        bright = {slug for slug, node in shown["nodes"].items() if node["opacity"] == 1}
        assert bright == set(path.entities)
        links = {f"link:{step.start}--{step.end}" for step in path.steps if step.claim is None}
        claims = {step.claim.slug for step in path.steps if step.claim}
        assert {slug for slug, edge in shown["edges"].items() if edge["color"]["opacity"] == 1} == claims | links
        assert set(shown["nodes"]) == {slug for one in paths for slug in one.entities}
    opened.page.get_by_role("radio", name=re.compile("显示全部路径")).check()
    assert {node["opacity"] for node in opened.run(_SHOWN)["nodes"].values()} == {1}
    assert "row" not in opened.page.url


def test_every_step_opens_its_claim(open_page: Open) -> None:
    opened = open_page(f"{WARFARIN}&row=5&lang=zh")
    steps = _rows(opened).nth(4).locator("[data-claim]")
    expect(steps).to_have_count(3)
    expect(steps.first.locator(".badge")).to_have_text("证据确立")
    steps.first.click()
    expect(opened.page.locator("#panel .statement")).to_have_text("华法林抑制维生素K环氧化物还原酶复合体亚基1（体外）")
    expect(opened.page.get_by_role("radio", name="突出显示第5条路径")).to_be_checked()


def test_the_rows_can_be_sorted_and_keep_their_numbers(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&path=MK-4~osteocalcin&lang=en")
    assert _numbers(opened) == [str(number) for number in range(1, 11)]
    steps = opened.page.get_by_role("button", name="Steps", exact=True)
    steps.click()
    lengths = opened.page.locator("[data-label='Steps']").all_inner_texts()
    assert [text.strip() for text in lengths] == sorted(text.strip() for text in lengths)
    expect(opened.page.locator("th", has_text="Steps")).to_have_attribute("aria-sort", "ascending")
    opened.page.get_by_role("button", name="Steps ↑").click()
    assert opened.page.locator("[data-label='Steps']").all_inner_texts() == lengths[::-1]
    expect(opened.page.get_by_role("button", name="Steps ↓")).to_be_focused()
    opened.page.get_by_role("button", name="No.").click()
    assert _numbers(opened) == [str(number) for number in range(1, 11)]


# Ends


def test_an_end_is_found_as_in_the_search_and_the_ends_swap(open_page: Open, kg: KnowledgeGraph) -> None:
    opened = open_page("#v=1&view=path&path=warfarin~&lang=zh")
    end = _box(opened, "终点")
    end.fill("guzhe")
    expect(opened.page.locator("#path-to-results [role=option]").first).to_contain_text("骨折")
    opened.page.keyboard.press("ArrowDown")
    expect(end).to_have_attribute("aria-activedescendant", "path-to-option-0")
    opened.page.keyboard.press("Enter")
    expect(end).to_have_value("骨折")
    expect(_rows(opened)).to_have_count(len(kg.paths("warfarin", "fracture")))
    opened.page.get_by_role("button", name="互换起点和终点").click()
    expect(end).to_have_value("华法林")


def test_text_that_was_not_chosen_gives_way_and_an_emptied_box_is_no_end(open_page: Open) -> None:
    opened = open_page(f"{WARFARIN}&lang=zh")
    end = _box(opened, "终点")
    end.fill("钙")
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Escape")
    expect(end).to_have_value("骨折")
    end.fill("")
    opened.page.keyboard.press("Tab")
    expect(_words(opened)).to_have_text("还没有终点。请选择一个实体作为终点。")


def test_an_input_method_is_left_in_peace(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&lang=zh")
    start = _box(opened, "起点")
    start.focus()
    compose = "([kind, text]) => { const box = document.activeElement; box.value = text; "
    opened.run(compose + "box.dispatchEvent(new InputEvent(kind, { isComposing: true })); }", ["input", "hua"])
    expect(start).to_have_attribute("aria-expanded", "false")
    opened.run(compose + "box.dispatchEvent(new CompositionEvent(kind)); }", ["compositionend", "华法"])
    expect(start).to_have_attribute("aria-expanded", "true")


def test_ids_are_unique(open_page: Open) -> None:
    opened = open_page(WARFARIN)
    for box in ("#search", "#path-from", "#path-to"):
        opened.page.locator(box).fill("维生素")
        ids = opened.run("() => [...document.querySelectorAll('[id]')].map(({ id }) => id)")
        assert len(ids) == len(set(ids))


def test_the_path_view_starts_at_the_selected_entity(open_page: Open) -> None:
    opened = open_page("#v=1&entity=warfarin&lang=zh")
    opened.page.get_by_role("button", name="路径", exact=True).click()
    expect(_box(opened, "起点")).to_have_value("华法林")


# From the drawing


def test_a_click_with_shift_opens_the_path_from_the_selected_entity(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=warfarin")
    opened.page.keyboard.down("Shift")
    opened.page.mouse.click(*opened.point_of("VKORC1"))
    opened.page.keyboard.up("Shift")
    assert opened.run("window.__kgraph.state().view") == "path"
    assert opened.run("window.__kgraph.state().path") == ["warfarin", "VKORC1"]


def test_a_key_marks_the_start_and_the_end_of_a_path(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=warfarin&lang=zh")
    opened.page.get_by_role("application").focus()
    press = opened.page.keyboard.press
    press("p")
    expect(opened.page.locator("#status")).to_contain_text("路径起点：华法林。选中另一个实体，再按p标为终点。")
    press("p")
    expect(opened.page.locator("#status")).not_to_contain_text("路径起点")
    press("p")
    press("ArrowRight")
    other = opened.run("window.__kgraph.state().entity")
    press("p")
    assert opened.run("window.__kgraph.state().path") == ["warfarin", other]
    assert opened.run("window.__kgraph.state().view") == "path"


def test_arrow_keys_follow_the_steps_to_classes_too(open_page: Open) -> None:
    opened = open_page("#v=1&view=path&path=enoxaparin~fracture&entity=enoxaparin")
    opened.page.get_by_role("application").focus()
    passed = []
    for _ in range(4):
        opened.page.keyboard.press("ArrowRight")
        passed.append(opened.run("window.__kgraph.state().entity"))
    assert passed == ["LMWH", "anticoagulants", "osteoporosis", "fracture"]


def test_the_whole_way_can_be_gone_by_keyboard(open_page: Open, kg: KnowledgeGraph) -> None:
    opened = open_page("#v=1&lang=zh")
    press, type_ = opened.page.keyboard.press, opened.page.keyboard.insert_text
    _tab_to(opened, "#search")
    type_("华法林")
    press("Enter")
    expect(opened.page.locator("#panel h2")).to_have_text("华法林")
    _tab_to(opened, "#view-path", key="Shift+Tab")
    press("Enter")
    _tab_to(opened, "#path-to")
    type_("骨折")
    press("ArrowDown")
    press("Enter")
    expect(_rows(opened)).to_have_count(len(kg.paths("warfarin", "fracture")))
    _tab_to(opened, "[name=path-row]")
    for _ in range(3):
        press("ArrowDown")
    expect(opened.page.get_by_role("radio", name="突出显示第3条路径")).to_be_focused()
    assert "row=3" in opened.page.url
    _tab_to(opened, "tr.selected summary")
    press("Enter")
    _tab_to(opened, "tr.selected [data-claim]")
    press("Enter")
    expect(opened.page.locator("#panel")).to_be_focused()
    expect(opened.page.locator("#panel .statement")).to_have_text("使用维生素K拮抗剂者，髋部骨折发生风险升高")


# The drawing


@pytest.mark.parametrize("way", WAYS)
def test_steps_lead_from_left_to_right_and_stand_apart(open_page: Open, kg: KnowledgeGraph, way: str) -> None:
    opened = open_page(f"#v=1&view=path&path={way}")
    places = {slug: (node["x"], node["y"]) for slug, node in opened.run(_SHOWN)["nodes"].items()}
    paths = kg.paths(*way.split("~"))
    assert set(places) == {slug for path in paths for slug in path.entities}
    for path in paths:
        for one, other in pairwise(path.entities):
            assert places[other][0] - places[one][0] >= COLUMN, (one, other)
    columns: dict[int, list[int]] = {}
    for x, y in places.values():
        columns.setdefault(x, []).append(y)
    for rows in columns.values():
        assert all(low - high >= ROW for high, low in pairwise(sorted(rows)))


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize("row", ["", "&row=2"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_labels_do_not_overlap(open_page: Open, lang: str, row: str, width: int) -> None:
    boxes = open_page(f"{WARFARIN}{row}&lang={lang}", width=width).run("window.__kgraph.labels()")
    assert len(boxes) >= 2
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert not _overlap(one, other), (one, other)


def _overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    return all(
        one[start] < other[start] + other[size] and other[start] < one[start] + one[size]
        for start, size in (("x", "width"), ("y", "height"))
    )


def test_a_chosen_path_names_all_its_entities(open_page: Open, kg: KnowledgeGraph) -> None:
    boxes = open_page(f"{WARFARIN}&row=2", width=1400, height=900).run("window.__kgraph.labels()")
    assert {box["id"] for box in boxes} == set(kg.paths("warfarin", "fracture")[1].entities)


def test_switching_the_language_moves_nothing(open_page: Open) -> None:
    opened = open_page(f"{WARFARIN}&row=2&lang=zh")
    before = opened.places()
    opened.page.get_by_role("button", name="English").click()
    expect(_box(opened, "From")).to_have_value("warfarin")
    assert opened.places() == before
    chinese = opened.run("() => document.getElementById('path').innerText.match(/[\\u4e00-\\u9fff]+/g)")
    assert chinese is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_small_screen_does_not_scroll_sideways(open_page: Open, lang: str) -> None:
    for way in WAYS[:3]:
        opened = open_page(f"#v=1&view=path&path={way}&row=2&lang={lang}", width=320, height=640)
        assert opened.run("document.documentElement.scrollWidth") <= 320
        opened.page.locator("#path-to").fill("维生素")
        assert opened.run("document.documentElement.scrollWidth") <= 320
