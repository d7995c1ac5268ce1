"""The page in a real browser, opened from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from kgraph.names.folding import fold
from page.opened import Open, Opened
from page.page_sample import HOSTILE_EN, HOSTILE_ZH
from page.tabs import Tabs

LANES = "#v=1"
SECOND_PLACE = "第7段，全文第403～431字"


def _choose(opened: Opened, text: str) -> None:
    opened.page.get_by_role("combobox").fill(text)
    opened.page.get_by_role("option").first.click()


def _tab_to(opened: Opened, selector: str, most: int = 80) -> None:
    for _ in range(most):
        if opened.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        opened.page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {selector}")


@pytest.fixture(scope="module")
def reader(tabs: Tabs, page_file: Path) -> Iterator[Opened]:
    """One page for all that is only asked, which leaves nothing behind."""
    opened = tabs.open(page_file.as_uri())
    yield opened
    opened.assert_quiet(page_file.as_uri())
    tabs.close(opened)


# Opening


def test_the_page_holds_a_live_network(open_page: Open) -> None:
    opened = open_page(LANES)
    assert opened.run("window.__kgraph.network instanceof vis.Network") is True
    assert opened.run("document.compatMode") == "CSS1Compat"
    assert opened.page.locator("#drawing canvas").bounding_box() is not None


def test_the_policy_stops_added_scripts_and_requests(open_page: Open) -> None:
    opened = open_page()
    opened.run("document.body.append(Object.assign(document.createElement('script'), {textContent: 'owned = 1'}))")
    refused = opened.run("fetch('https://example.org/').then(() => false, () => true)")
    assert refused is True
    assert opened.run("window.owned") is None
    assert all("Content Security Policy" in text for text in opened.complaints)
    opened.complaints.clear()


def test_the_title_stands_once_and_as_text(open_page: Open) -> None:
    opened = open_page()
    assert opened.page.title() == "骨营养 </title><script>window.owned=1</script>"
    expect(opened.page.get_by_role("heading", level=1)).to_have_count(1)


def test_without_a_link_the_page_begins_with_questions(open_page: Open) -> None:
    opened = open_page()
    assert opened.run("window.__kgraph.state().view") == "start"
    assert opened.run("document.getElementById('start').hidden") is False
    expect(opened.page.get_by_role("application")).to_be_hidden()
    for button in opened.page.locator("#views button").all():
        expect(button).to_have_attribute("aria-pressed", "false")


# Drawing


def test_an_entity_without_a_claim_is_not_drawn_but_listed_in_the_table(open_page: Open) -> None:
    opened = open_page(LANES)
    assert "boron" not in opened.run("window.__kgraph.shown().entities")
    opened.page.get_by_role("button", name="表格").click()
    expect(opened.page.locator(".loose")).to_contain_text("硼")


def test_kinds_are_drawn_only_when_asked_for(open_page: Open) -> None:
    opened = open_page(LANES)
    claim = "vitamin-K2--is-a--vitamin-K"
    assert claim not in opened.run("window.__kgraph.shown().claims")
    assert opened.edge(claim) is None
    opened.page.get_by_label("归类（是一种）").check()
    assert opened.edge(claim)["hidden"] is False
    assert "kinds=1" in opened.page.url
    opened.page.get_by_label("归类（是一种）").uncheck()
    assert opened.edge(claim)["hidden"] is True


def test_structure_can_be_left_out(open_page: Open) -> None:
    opened = open_page(LANES)
    opened.page.get_by_label("结构关系").uncheck()
    assert opened.edge("natto--source-of--vitamin-K2")["hidden"] is True
    assert "natto" not in opened.run("window.__kgraph.shown().entities")


def test_heads_show_the_sign(open_page: Open) -> None:
    opened = open_page(LANES)
    assert opened.edge("MK-4--prevents--fracture")["arrows"]["to"]["type"] == "bar"
    assert opened.edge("MK-4--increases--BMD")["arrows"]["to"]["type"] == "arrow"
    assert opened.edge("DOACs--interacts-with--vitamin-K")["arrows"]["to"]["type"] == "circle"


@pytest.mark.parametrize("width", [400, 1280])
@pytest.mark.parametrize(
    "address", [LANES, "#v=1&lang=en", "#v=1&view=focus&entity=MK-4", "#v=1&entity=fracture&lang=en"]
)
def test_labels_never_overlap_nor_stand_under_the_buttons(open_page: Open, address: str, width: int) -> None:
    opened = open_page(address, width=width, height=600)
    boxes = opened.run("window.__kgraph.labels()")
    assert len(boxes) >= 3
    boxes.append(
        opened.run(
            "(({ offsetLeft: x, offsetTop: y, offsetWidth: width, offsetHeight: height }) => ({ x, y, width, height }))"
            "(document.getElementById('camera'))"
        )
    )
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = (
                one["x"] + one["width"] <= other["x"]
                or other["x"] + other["width"] <= one["x"]
                or one["y"] + one["height"] <= other["y"]
                or other["y"] + other["height"] <= one["y"]
            )
            assert apart, (one, other)


def test_nothing_moves_by_itself_and_two_loads_agree(open_page: Open) -> None:
    opened = open_page(LANES)
    before = opened.places()
    opened.page.wait_for_timeout(300)
    assert opened.places() == before == open_page(LANES).places()


_COUNT_PAINTS = """(() => {
  const { clearRect } = CanvasRenderingContext2D.prototype;
  window.paints = 0;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    window.paints += 1;
    clearRect.apply(this, box);
  };
})()"""


def test_what_is_shown_is_painted_once(browser: Browser, page_address: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(_COUNT_PAINTS)
    opened = Opened(page)
    opened.load(page_address + "#v=1&all=1&kinds=1")
    opened.wait_until_idle()
    assert opened.run("window.paints") == 1
    views = ("&entity=MK-4", "&view=focus&entity=MK-4", "&view=overview", "&view=path&path=MK-4~fracture", "&lang=en")
    for paints, view in enumerate(views, 2):
        opened.move_to(f"#v=1{view}")
        opened.wait_until_idle()
        assert opened.run("window.paints") == paints
    page.close()


def test_a_click_selects_and_a_double_click_focuses(open_page: Open) -> None:
    opened = open_page(LANES)
    opened.page.mouse.click(*opened.point_of("warfarin"))
    expect(opened.page.locator("#panel h2")).to_have_text("华法林")
    opened.page.mouse.dblclick(*opened.point_of("warfarin"))
    expect(opened.page.get_by_role("button", name="关联", exact=True)).to_have_attribute("aria-pressed", "true")


def test_focus_hides_what_is_not_a_neighbour(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=warfarin")
    assert set(opened.run("window.__kgraph.shown().entities")) == {"warfarin", "vitamin-K", "osteoporosis"}
    places = opened.places()
    assert places["warfarin"]["x"] < places["osteoporosis"]["x"]


def test_the_legend_uses_the_shapes_of_the_drawing(open_page: Open) -> None:
    opened = open_page(LANES)
    for text in ("增加、激活（+）", "经研究未见，或来源反对（∅）", "未证实、未核实"):
        expect(opened.page.locator("#legend")).to_contain_text(text)
    choices = opened.page.locator("[data-facet='category'] .choice")
    for text in ("营养素", "药物类别"):
        expect(choices.filter(has_text=text).locator(".swatch").first).to_be_visible()
    assert choices.count() == opened.page.locator("[data-facet='category'] .swatch").count() == 10


def test_in_a_low_window_what_stands_below_the_drawing_is_above_the_foot(open_page: Open) -> None:
    opened = open_page(LANES, width=1366, height=600)
    opened.run("document.getElementById('centre').scrollTo(0, 10_000)")
    bottom = opened.run("document.getElementById('shown').getBoundingClientRect().bottom")
    assert bottom <= opened.run("document.querySelector('.foot').getBoundingClientRect().top")


# Language


def test_switching_the_language_moves_nothing(open_page: Open) -> None:
    opened = open_page("#v=1&entity=MK-4&lang=zh")
    before = opened.places()
    points = opened.points()
    opened.page.get_by_role("button", name="English").click()
    assert opened.places() == before
    assert opened.points() == points


def test_switching_the_language_changes_every_text(open_page: Open) -> None:
    opened = open_page("#v=1&entity=MK-4&lang=zh")
    assert opened.run("document.documentElement.lang") == "zh-Hans"
    expect(opened.page.locator("#panel h2")).to_have_text("甲萘醌-4")
    opened.page.get_by_role("button", name="English").click()
    assert opened.run("document.documentElement.lang") == "en"
    expect(opened.page.locator("#panel h2")).to_have_text("menaquinone-4")
    expect(opened.page.locator("#panel .other-name")).to_have_text("甲萘醌-4")
    expect(opened.page.locator("#panel")).to_contain_text("article only, not checked")
    labels = opened.run("document.body.innerText.match(/[\\u4e00-\\u9fff]+/g)")
    assert set(labels) <= {"中文", "甲萘醌", "甲喹酮"}


def test_words_are_told_and_found_in_the_language_of_the_page_only(open_page: Open) -> None:
    opened = open_page("#v=1&lang=zh")
    tree = opened.page.context.new_cdp_session(opened.page).send("Accessibility.getFullAXTree")
    names = {node["name"]["value"] for node in tree["nodes"] if "name" in node}
    assert {"关联", "导出", "中文", "English"} <= names
    assert [name for name in names if "Neighborhood" in name or "Export" in name] == []
    assert opened.run("window.find('关联')") is True
    assert opened.run("window.find('Neighborhood')") is False
    assert opened.run("document.getElementById('views').textContent") == "机制图关联路径总览表格核查文章"


# Search


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("华法林", "warfarin"),
        ("WARFARIN", "warfarin"),
        ("coumadin", "warfarin"),
        ("ＭＫ－４", None),
        ("维生素", "vitamin-K"),
        ("vitamin k", "vitamin-K"),
        ("Vitamin-K2", "vitamin-K2"),
        ("甲喹酮-4", "MK-4"),
        ("甲喹酮", None),
        ("香豆素", "warfarin"),
        ("香豆", None),
        ("resorp", "bone-resorption"),
        ("骨", "fracture"),
        ("維生素K2", "vitamin-K2"),
        ("guzhe", "fracture"),
        ("gǔ zhé", "fracture"),
        ("wss k2", "vitamin-K2"),
        ("gzss", "osteoporosis"),
        ("osteoporosos", "osteoporosis"),
        ("vitmain K2", "vitamin-K2"),
    ],
)
def test_search_finds_names_in_both_languages(reader: Opened, text: str, slug: str | None) -> None:
    hits: list[dict[str, Any]] = reader.run("text => window.__kgraph.find(text)", text)
    assert (hits[0]["slug"] if hits else None) == slug


@pytest.mark.parametrize(
    "text", ["ＭＫ－４", "Vitamin K₂", "α-Tocopherol®", "“骨 折”", "(bar)", "\u202e骨\u200b折", "1\u22122"]
)
def test_the_page_folds_names_as_the_library_does(reader: Opened, text: str) -> None:
    assert reader.run("text => window.__kgraph.fold(text)", text) == fold(text)


def test_choosing_a_result_shows_the_entity_with_its_claims(open_page: Open) -> None:
    opened = open_page()
    _choose(opened, "menaquinone")
    panel = opened.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("甲萘醌-4")
    for text in ("menaquinone-4", "甲萘醌-4的释义。", "甲喹酮-4", "维生素K2", "作为原因（2）", "据文章，未核实"):
        expect(panel).to_contain_text(text)


def test_a_result_found_by_a_related_name_says_so_before_and_after_the_choice(open_page: Open) -> None:
    opened = open_page()
    opened.page.get_by_role("combobox").fill("香豆素")
    expect(opened.page.get_by_role("option").first).to_contain_text("近义名称 香豆素")
    _choose(opened, "香豆素")
    expect(opened.page.locator("#results-count")).to_have_text("“香豆素”按近义名称查到：华法林（两者并非同一概念）")
    expect(opened.page.locator("#panel .facts")).to_contain_text("近义名称（据此可查到，并非同一概念）")


def test_a_search_without_a_result_says_so(open_page: Open) -> None:
    opened = open_page()
    opened.page.get_by_role("combobox").fill("zzz")
    expect(opened.page.get_by_role("listbox")).to_contain_text("没有匹配的实体")


def test_a_search_for_a_name_outside_the_scope_says_so(open_page: Open) -> None:
    opened = open_page()
    opened.page.get_by_role("combobox").fill("阿司匹林片")
    expect(opened.page.get_by_role("listbox")).to_contain_text("“阿司匹林片”不在本图谱收录范围内。")


@pytest.mark.parametrize(
    ("typed", "before", "after"),
    [
        ("华法林片", "带剂型、盐基、规格等 华法林", "“华法林片”按去掉剂型、盐基、规格等后的名称查到：华法林"),
        ("华发林", "读音相同 华法林", "“华发林”与查到的名称读音相同：华法林"),
        ("华法林和纳豆", "词中含此名称 华法林", "“华法林和纳豆”中含有此名称：华法林（两者不一定相同）"),
    ],
)
def test_a_result_that_is_not_what_was_typed_says_so(open_page: Open, typed: str, before: str, after: str) -> None:
    opened = open_page()
    opened.page.get_by_role("combobox").fill(typed)
    expect(opened.page.get_by_role("option").first).to_contain_text(before)
    _choose(opened, typed)
    expect(opened.page.locator("#results-count")).to_have_text(after)


# Claims


def test_a_claim_shows_its_evidence_and_where_it_stands(open_page: Open) -> None:
    opened = open_page("#v=1&entity=MK-4")
    opened.page.locator("#panel").get_by_role("button", name=re.compile("甲萘醌-4预防骨折")).click()
    panel = opened.page.locator("#panel")
    for text in (
        "支持该关系的证据（2）",
        "反对该关系的证据（0）",
        SECOND_PLACE,
        "明确陈述",
        "大剂量维生素K2",
        "药理剂量",
    ):
        expect(panel).to_contain_text(text)
    assert "claim=MK-4--prevents--fracture" in opened.page.url


def test_a_denied_claim_is_shown_as_denied(open_page: Open) -> None:
    opened = open_page("#v=1&entity=DOACs&claim=DOACs--interacts-with--vitamin-K")
    panel = opened.page.locator("#panel")
    for text in ("来源称无此关系", "支持该关系的证据（0）", "反对该关系的证据（1）", "据文章，未核实"):
        expect(panel).to_contain_text(text)


def test_the_table_has_every_claim_and_can_be_filtered_and_sorted(open_page: Open) -> None:
    opened = open_page("#v=1&view=table&kinds=1&lang=en")
    rows = opened.page.locator("#table tbody tr")
    expect(rows).to_have_count(13)
    opened.page.get_by_label("Filter", exact=True).fill("华法林")
    expect(rows).to_have_count(2)
    opened.page.get_by_role("button", name="Object").click()
    assert [text.split("\n")[0] for text in opened.page.locator("#table td:nth-child(3)").all_inner_texts()] == [
        "osteoporosis",
        "vitamin K",
    ]
    opened.page.get_by_role("button", name="warfarin causes osteoporosis").click()
    expect(opened.page.locator("#panel")).to_contain_text("paragraph 21, characters 1601–1620 of the text")


# Links and history


def test_order_words_and_choice_of_the_table_are_part_of_the_link(open_page: Open) -> None:
    opened = open_page("#v=1&view=table&kinds=1&lang=en")
    rows = opened.page.locator("#table tbody tr")
    field = opened.page.get_by_label("Filter", exact=True)
    field.press_sequentially("华法林")
    expect(field).to_be_focused()
    opened.page.get_by_role("button", name="Object").click()
    opened.page.get_by_role("button", name="Object").click()
    expect(opened.page.get_by_role("button", name="Object ↓")).to_be_focused()
    assert opened.page.url.endswith("#v=1&view=table&lang=en&kinds=1&sort=-object&words=%E5%8D%8E%E6%B3%95%E6%9E%97")
    again = open_page(f"#{opened.page.url.partition('#')[2]}&entity=vitamin-K&only=1")
    expect(again.page.locator("#table tbody tr")).to_have_count(1)
    expect(again.page.locator("#table [aria-sort=descending]")).to_have_text("Object ↓")
    expect(again.page.get_by_label("Filter", exact=True)).to_have_value("华法林")
    again.page.get_by_label("Only claims about “vitamin K”").uncheck()
    expect(again.page.locator("#table tbody tr")).to_have_count(2)
    opened.page.go_back()
    opened.page.go_forward()
    expect(rows).to_have_count(2)


def test_a_hostile_order_is_answered_in_words_and_hostile_words_stay_text(open_page: Open) -> None:
    hostile = "%3Cimg%20src%3Dx%20onerror%3D%22window.owned%3D1%22%3E"
    opened = open_page(f"#v=1&view=table&sort={hostile}&words={hostile}")
    expect(opened.page.get_by_role("alert")).to_contain_text('<img src=x onerror="window.owned=1">')
    expect(opened.page.locator("#table-filter")).to_have_value('<img src=x onerror="window.owned=1">')
    expect(opened.page.locator("#table [aria-sort=ascending]")).to_have_text("主语 ↑")


def test_words_that_are_still_being_composed_narrow_nothing(open_page: Open) -> None:
    opened = open_page("#v=1&view=table&kinds=1")
    opened.run(
        "() => { const box = document.getElementById('table-filter'); box.value = 'huafalin';"
        " box.dispatchEvent(new InputEvent('input', { isComposing: true })); }"
    )
    expect(opened.page.locator("#table tbody tr")).to_have_count(13)
    opened.run(
        "() => { const box = document.getElementById('table-filter'); box.value = '华法林';"
        " box.dispatchEvent(new CompositionEvent('compositionend')); }"
    )
    expect(opened.page.locator("#table tbody tr")).to_have_count(2)


def test_a_link_opens_entity_view_and_language(open_page: Open) -> None:
    opened = open_page("#lang=en&entity=warfarin&view=focus&v=1&unheard=x")
    expect(opened.page.locator("#panel h2")).to_have_text("warfarin")
    assert opened.run("window.__kgraph.state().view") == "focus"


@pytest.mark.parametrize("name", ["WARFARIN", "https%3A%2F%2Fw3id.org%2Fkgraph%2Fid%2Fwarfarin", "华法林"])
def test_a_link_may_name_an_entity_by_slug_in_any_case_label_or_iri(open_page: Open, name: str) -> None:
    expect(open_page(f"#v=1&entity={name}").page.locator("#panel h2")).to_have_text("华法林")


def test_an_unknown_entity_in_a_link_is_answered_in_words(open_page: Open) -> None:
    opened = open_page("#v=1&entity=%3Cimg%20src%3Dx%20onerror%3Downed%3D1%3E")
    expect(opened.page.get_by_role("alert")).to_contain_text("“<img src=x onerror=owned=1>”不在本图谱中")
    expect(opened.page.get_by_role("combobox")).to_have_value("<img src=x onerror=owned=1>")
    opened.page.get_by_role("button", name="English").click()
    _choose(opened, "warfarin")
    expect(opened.page.get_by_role("alert")).to_be_hidden()


def test_an_unknown_claim_in_a_link_is_answered_in_words(open_page: Open) -> None:
    opened = open_page("#v=1&lang=en&claim=nothing")
    expect(opened.page.get_by_role("alert")).to_contain_text("The claim “nothing” in the link is not in this graph")


def test_names_in_a_link_that_were_replaced_open_what_replaced_them(open_page: Open) -> None:
    opened = open_page("#v=1&entity=NOACs&claim=DOACs--affects--vitamin-K")
    expect(opened.page.locator("#panel")).to_contain_text("来源称无此关系")
    expect(opened.page.get_by_role("alert")).to_be_hidden()


def test_back_undoes_a_step(open_page: Open) -> None:
    opened = open_page()
    _choose(opened, "华法林")
    opened.page.locator("#panel [data-claim]").first.click()
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("华法林")
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("从一个实体开始")


# Hostile text


@pytest.mark.parametrize(("lang", "label"), [("zh", HOSTILE_ZH), ("en", HOSTILE_EN)])
def test_hostile_names_are_shown_as_text(open_page: Open, lang: str, label: str) -> None:
    opened = open_page(f"#v=1&entity=hostile&lang={lang}")
    assert opened.page.locator("#panel h2").text_content() == label
    assert opened.page.locator("#panel script, #panel img, #panel i, #panel b").count() == 0
    expect(opened.page.locator("#panel .note")).to_contain_text("<script>window.owned=1</script>")
    for button in opened.page.locator("#views button").all():
        button.click()


def test_a_name_that_both_languages_use_is_shown_once(open_page: Open) -> None:
    names = open_page("#v=1&entity=BMD").page.locator("#panel .facts").text_content() or ""
    assert names.count("BMD") == 1


def test_an_identifier_is_a_link_only_if_it_is_a_web_address(open_page: Open) -> None:
    opened = open_page("#v=1&entity=warfarin")
    expect(opened.page.locator("#panel .facts")).to_contain_text("X:1")
    assert opened.page.locator("#panel a").count() == 0


# Keyboard, small screens, themes


def test_the_whole_way_can_be_gone_by_keyboard(open_page: Open) -> None:
    opened = open_page()
    press = opened.page.keyboard.press
    press("Tab")
    assert opened.run("document.activeElement.textContent") == "跳到搜索"
    press("Enter")
    opened.page.keyboard.insert_text("华法")
    press("ArrowDown")
    expect(opened.page.get_by_role("combobox")).to_have_attribute("aria-activedescendant", "result-0")
    press("Enter")
    expect(opened.page.locator("#panel")).to_be_focused()
    _tab_to(opened, "[data-claim='warfarin--causes--osteoporosis']")
    press("Enter")
    expect(opened.page.locator("#panel")).to_contain_text("第21段，全文第1601～1620字")
    _tab_to(opened, "#back")
    press("Enter")
    expect(opened.page.locator("[data-claim='warfarin--causes--osteoporosis']")).to_be_focused()


def test_the_drawing_is_one_tab_stop_with_keys(open_page: Open) -> None:
    opened = open_page("#v=1&entity=warfarin")
    drawing = opened.page.get_by_role("application")
    drawing.focus()
    assert opened.page.locator("#drawing [tabindex='0']").count() == 0
    assert opened.run("document.querySelector('#drawing canvas').closest('[aria-hidden=true]') !== null") is True
    opened.page.keyboard.press("ArrowRight")
    expect(opened.page.locator("#status")).to_have_text("已选：骨质疏松症（疾病），3条断言。")
    opened.page.keyboard.press("]")
    assert opened.run("window.__kgraph.state().entity") != "osteoporosis"
    opened.page.keyboard.press("Enter")
    assert opened.run("window.__kgraph.state().view") == "focus"
    opened.page.keyboard.press("Escape")
    opened.page.keyboard.press("Escape")
    assert opened.run("window.__kgraph.state().entity") is None
    opened.page.keyboard.press("/")
    expect(opened.page.get_by_role("combobox")).to_be_focused()


@pytest.mark.parametrize("view", ["lanes", "focus", "table"])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("entity", ["hostile", "BMD"])
def test_a_small_screen_does_not_scroll_sideways(open_page: Open, view: str, lang: str, entity: str) -> None:
    opened = open_page(f"#v=1&view={view}&entity={entity}&lang={lang}", width=320, height=640)
    assert opened.run("document.documentElement.scrollWidth") <= 320
    opened.page.locator("#panel [data-claim]").first.click()
    assert opened.run("document.documentElement.scrollWidth") <= 320


def test_the_theme_follows_the_system_until_chosen(open_page: Open) -> None:
    opened = open_page(LANES, scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    edge = opened.edge("MK-4--increases--BMD")["color"]["color"]
    assert opened.run(background) == "rgb(20, 23, 26)"
    opened.page.get_by_role("button", name="浅色").click()
    assert opened.run(background) == "rgb(255, 255, 255)"
    assert opened.edge("MK-4--increases--BMD")["color"]["color"] != edge
    expect(opened.page.get_by_role("button", name="深色")).to_be_visible()


_PLAIN = """
  const plain = (colour) => {
    const pen = document.createElement("canvas").getContext("2d");
    pen.fillStyle = colour;
    return pen.fillStyle;
  };
"""
_COLOURS_OF_NODE = f"""id => {{{_PLAIN}
  const node = window.__kgraph.network.body.nodes[id];
  const under = (way) => {{
    node[way] = true;
    const {{ color }} = node.getFormattingValues();
    node[way] = false;
    return plain(color);
  }};
  return [plain(node.options.color.background), under("selected"), under("hover")];
}}"""
_COLOURS_OF_EDGE = """id => {
  const edge = window.__kgraph.network.body.edges[id];
  const under = (way) => {
    edge[way] = true;
    const { color } = edge.getFormattingValues();
    edge[way] = false;
    return color;
  };
  return [edge.options.color.color, under("selected"), under("hover")];
}"""


@pytest.mark.parametrize(("script", "drawn"), [(_COLOURS_OF_NODE, "MK-4"), (_COLOURS_OF_EDGE, "MK-4--increases--BMD")])
def test_what_is_pointed_at_or_chosen_keeps_the_colour_of_its_kind(open_page: Open, script: str, drawn: str) -> None:
    opened = open_page("#v=1&view=lanes&all=1")
    own, selected, hovered = opened.run(script, drawn)
    assert own
    assert (selected, hovered) == (own, own)


def test_a_text_pasted_into_the_search_box_by_mistake_is_cut(open_page: Open) -> None:
    opened = open_page()
    box = opened.page.locator("#search")
    box.evaluate("box => { box.value = 'vitamin '.repeat(125000); box.dispatchEvent(new Event('input')); }")
    assert box.get_attribute("maxlength") == "200"
    box.fill("")
    box.press_sequentially("warfarin")
    expect(opened.page.locator("#results li").first).to_contain_text("华法林")
