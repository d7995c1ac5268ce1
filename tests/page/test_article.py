"""The article view in a real browser: ledgers of sources, and the names in a pasted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, expect

from kgraph.page.html import render
from page.article_sample import sample_ledger
from page.opened import Open, Opened
from page.page_sample import ARTICLE, sample
from page.tabs import Tabs

VIEW = "#v=1&view=article&lang=zh"
LEDGER = f"{VIEW}&source={ARTICLE}"
MARKUP = '<img src=x onerror="window.owned=1"><b>骨折</b>'


def _long(ledger: dict[str, Any]) -> dict[str, Any]:
    """Return a ledger with nineteen times the statements."""
    return {**ledger, "statements": ledger["statements"] * 19}


def _with_more_sources() -> dict[str, Any]:
    """Return the sample with more articles, a study without a ledger, and a name of two entities."""
    data = sample()
    told = {"type": "web-article", "url": "https://example.org/leaflet", "title": {"text": "Leaflet", "lang": "en"}}
    data["sources"]["leaflet"] = {**data["sources"][ARTICLE], **told}
    data["sources"]["trial"] = {**data["sources"][ARTICLE], "title": {"text": "A trial", "lang": "en"}}
    data["sources"]["review"] = {**data["sources"][ARTICLE], "title": {"text": "A long review", "lang": "en"}}
    first = dict(list(data["evidence"].items())[:2])
    data["ledgers"]["leaflet"] = sample_ledger(first)
    data["ledgers"]["review"] = _long(data["ledgers"][ARTICLE])
    shared = {"key": "抗凝药", "label": "抗凝药", "lang": "zh", "kind": "alternative", "readings": ""}
    data["search"] += [{**shared, "slug": slug} for slug in ("DOACs", "warfarin")]
    return data


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample page with more sources."""
    path = tmp_path_factory.mktemp("article") / "page.html"
    path.write_text(render(_with_more_sources()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reader(tabs: Tabs, page_file: Path) -> Iterator[Opened]:
    """One page for all texts that are only looked through, which leaves nothing behind."""
    opened = tabs.open(page_file.as_uri() + VIEW)
    yield opened
    opened.assert_quiet(page_file.as_uri())
    tabs.close(opened)


def _numbers(opened: Opened) -> list[int]:
    """Return the numbers of the statements that are to be seen."""
    shown = opened.run(
        "[...document.querySelectorAll('[data-statement]')].filter(one => !one.hidden)"
        ".map(one => Number(one.dataset.statement))"
    )
    return list(shown)


def _line(opened: Opened, number: int) -> Locator:
    return opened.page.locator(f'[data-statement="{number}"]')


def _mentions(opened: Opened, text: str) -> list[tuple[str, str]]:
    """Return what is found in a text: as written, and whom it means."""
    found = opened.page.evaluate(
        "text => window.__kgraph.mentions(text).mentions"
        ".map(({ start, end, slugs }) => [text.slice(start, end), slugs])",
        text,
    )
    return [(written, "|".join(slugs)) for written, slugs in found]


# The ledger of a source


def test_a_link_opens_the_ledger_of_a_source(open_page: Open) -> None:
    opened = open_page(LEDGER)
    expect(opened.page.locator("#article h2")).to_have_text("大剂量维生素K2增强骨密度")
    expect(opened.page.locator("#article .about")).to_contain_text("2021-04-14")
    expect(opened.page.locator("#article")).to_contain_text(
        "14条陈述，涉及13条断言；其中11条的措辞超出证据（其中9条仅因未经核实却作定论）。"
    )
    assert _numbers(opened) == list(range(1, 15))


def test_a_statement_says_what_the_source_says_and_the_verdict_on_that(open_page: Open) -> None:
    line = _line(open_page(LEDGER), 14)
    for text in ("直接口服抗凝药与维生素K没有相互作用", "有证据支持", "第22段，全文第1701～1733字"):
        expect(line.locator("summary")).to_contain_text(text)


def test_a_statement_opens_to_its_reasons_and_the_best_evidence(open_page: Open) -> None:
    opened = open_page(LEDGER)
    expect(opened.page.locator(".opened")).to_have_count(0)
    line = _line(opened, 1)
    line.locator("summary").click()
    for text in ("存在争议", "尚无定论却作定论", "<b>陈述</b>未加保留。", "正反相当", "与来源一致", "与来源相反"):
        expect(line).to_contain_text(text)
    for text in ("有保留", "甲萘醌-4预防骨折", "大剂量维生素K2增强骨密度"):
        expect(line).to_contain_text(text)
    expect(_line(opened, 2).locator(".opened")).to_have_count(0)


def test_a_statement_says_what_its_verdict_rests_on_and_by_which_steps(open_page: Open) -> None:
    line = _line(open_page(LEDGER), 1)
    line.locator("summary").click()
    for text in ("由其他断言推出", "判定由此推出", "说法不同，意思相同", "<b>存在争议</b>：一项试验（Inoue 2009）"):
        expect(line).to_contain_text(text)


def test_what_misleads_most_comes_first_says_why_and_leads_to_its_line(open_page: Open) -> None:
    opened = open_page(f"{LEDGER}&standing=supported")
    leading = opened.page.locator(".leading > li")
    expect(leading).to_have_count(2)
    expect(leading.first).to_contain_text("存在争议")
    expect(leading.first).to_contain_text("<b>存在争议</b>：一项试验（Inoue 2009）")
    leading.first.get_by_role("button").click()
    expect(_line(opened, 1).locator("summary")).to_be_focused()
    expect(_line(opened, 1).locator(".opened")).to_be_visible()
    expect(opened.page.locator("#search")).to_be_in_viewport()


def test_the_ledger_scrolls_and_the_page_around_it_does_not(open_page: Open) -> None:
    opened = open_page(LEDGER, height=400)
    assert opened.run("document.documentElement.scrollHeight <= document.documentElement.clientHeight")


def test_without_evidence_that_counts_a_statement_says_so(open_page: Open) -> None:
    line = _line(open_page(LEDGER), 2)
    line.locator("summary").click()
    expect(line).to_contain_text("没有计入判定的证据。")


def test_the_totals_are_buttons_that_narrow_the_ledger(open_page: Open) -> None:
    opened = open_page(LEDGER)
    contested = opened.page.get_by_role("button", name=re.compile("^存在争议 1$"))
    refuted = opened.page.get_by_role("button", name=re.compile("^已被否定 1$"))
    contested.click()
    assert _numbers(opened) == [1]
    refuted.click()
    assert _numbers(opened) == [1, 13]
    expect(refuted).to_have_attribute("aria-pressed", "true")
    expect(refuted).to_be_focused()
    expect(opened.page.locator("#article .tally")).to_have_text("显示2/14条陈述")
    assert "standing=contested~refuted" in opened.page.url
    contested.click()
    expect(contested).to_have_attribute("aria-pressed", "false")
    assert _numbers(opened) == [13]


def test_verdict_and_flag_narrow_together_and_can_be_cleared(open_page: Open) -> None:
    opened = open_page(f"{LEDGER}&standing=refuted~article-only&flag=effect-not-shown")
    assert _numbers(opened) == [13]
    opened.page.get_by_role("button", name="清除筛选").click()
    assert len(_numbers(opened)) == 14
    assert "standing" not in opened.page.url
    assert "flag" not in opened.page.url


def test_the_counts_on_the_buttons_are_what_they_show(open_page: Open) -> None:
    opened = open_page(LEDGER)
    buttons = opened.page.locator(".narrowing button")
    assert buttons.count() == 7
    for index in range(buttons.count()):
        button = buttons.nth(index)
        button.click()
        assert len(_numbers(opened)) == int(button.locator(".amount").inner_text())
        button.click()


@pytest.mark.parametrize("key", ["standing", "flag"])
def test_an_unknown_filter_is_answered_in_words(open_page: Open, key: str) -> None:
    opened = open_page(f"{LEDGER}&{key}=%3Cb%3E")
    expect(opened.page.locator("#notice")).to_contain_text("<b>")
    assert len(_numbers(opened)) == 14


def test_an_unknown_source_is_answered_in_words(open_page: Open) -> None:
    opened = open_page(f"{VIEW}&source=nowhere")
    expect(opened.page.locator("#notice")).to_contain_text("nowhere")
    expect(opened.page.get_by_label("要核查的文字")).to_be_visible()


def test_a_source_without_a_ledger_says_so(open_page: Open) -> None:
    opened = open_page(f"{VIEW}&source=trial")
    expect(opened.page.locator("#article").get_by_text("图谱没有逐条核查“A trial”。")).to_be_visible()
    expect(opened.page.get_by_label("要核查的文字")).to_be_visible()


def test_a_ledger_is_chosen_among_several_and_left_again(open_page: Open) -> None:
    opened = open_page(VIEW)
    offers = opened.page.get_by_role("button", name="打开逐条核查")
    expect(offers).to_have_count(3)
    offers.nth(1).click()
    expect(opened.page.get_by_role("heading", name="Leaflet")).to_be_focused()
    expect(opened.page.locator(".about a")).to_have_attribute("href", "https://example.org/leaflet")
    assert _numbers(opened) == [1, 2]
    opened.page.get_by_role("button", name="全部文章，以及核查一段文字").click()
    expect(offers.nth(1)).to_be_focused()
    assert "source" not in opened.page.url
    opened.page.go_back()
    expect(opened.page.get_by_role("heading", name="Leaflet")).to_be_visible()


def test_arrow_keys_move_between_the_statements_shown(open_page: Open) -> None:
    opened = open_page(f"{LEDGER}&standing=contested~refuted~supported")
    assert _numbers(opened) == [1, 6, 13, 14]
    keyboard = opened.page.keyboard
    opened.page.locator("#ledger-clear").focus()
    keyboard.press("Tab")
    for key, number in (("", 1), ("ArrowDown", 6), ("End", 14), ("ArrowDown", 14), ("ArrowUp", 13), ("Home", 1)):
        if key:
            keyboard.press(key)
        expect(_line(opened, number).locator("summary")).to_be_focused()
    keyboard.press("Enter")
    expect(_line(opened, 1).locator(".opened")).to_be_visible()
    keyboard.press("Tab")
    expect(_line(opened, 1).locator(".opened button").first).to_be_focused()


def test_the_list_is_one_tab_stop(open_page: Open) -> None:
    opened = open_page(f"{LEDGER}&flag=unchecked-as-fact")
    assert opened.page.locator(".statements summary[tabindex='0']").count() == 1
    opened.page.keyboard.press("Tab")
    visible = opened.page.locator(".statements li:not([hidden]) summary[tabindex='0']")
    expect(visible).to_have_count(1)


def test_a_statement_leads_to_its_claim_and_is_marked(open_page: Open) -> None:
    opened = open_page(LEDGER)
    _line(opened, 3).locator("summary").click()
    _line(opened, 3).get_by_role("button", name="查看断言和全部证据").click()
    expect(opened.page.locator("#panel h2")).to_have_text("甲萘醌-4预防骨折")
    expect(_line(opened, 3)).to_have_class("selected")


def test_a_link_to_a_claim_opens_its_statement(open_page: Open) -> None:
    opened = open_page(f"{LEDGER}&claim=osteoporosis--causes--fracture", height=500)
    opened_line = opened.page.locator(".statements details[open]")
    expect(opened_line).to_have_count(1)
    expect(opened_line).to_be_in_viewport()
    expect(opened_line).to_contain_text("骨质疏松症引起骨折")


def test_the_language_changes_every_text_of_a_ledger(open_page: Open) -> None:
    opened = open_page(f"{LEDGER}&standing=contested")
    opened.page.get_by_role("button", name="English").click()
    assert _numbers(opened) == [1]
    line = _line(opened, 1)
    line.locator("summary").click()
    expect(line).to_contain_text("menaquinone-4 increases bone mineral density")
    expect(line).to_contain_text("paragraph 3, characters 91–99")
    chinese = set(opened.run("document.getElementById('article').innerText.match(/[\\u4e00-\\u9fff]+/g)"))
    assert chinese == {"大剂量维生素", "增强骨密度"}


def test_a_long_ledger_is_all_there(open_page: Open) -> None:
    assert len(_numbers(open_page(f"{VIEW}&source=review"))) == 266


# Names in a text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("华法林与维生素K", [("华法林", "warfarin"), ("维生素K", "vitamin-K")]),
        ("维生素K2和维生素K", [("维生素K2", "vitamin-K2"), ("维生素K", "vitamin-K")]),
        ("Warfarin blocks VITAMIN K.", [("Warfarin", "warfarin"), ("VITAMIN K", "vitamin-K")]),
        ("維生素Ｋ２與骨鈣素", [("維生素Ｋ２", "vitamin-K2"), ("骨鈣素", "osteocalcin")]),
        ("甲喹酮-4", [("甲喹酮-4", "MK-4")]),
        ("menaquinone 4, Menaquinone‑4", [("menaquinone 4", "MK-4"), ("Menaquinone‑4", "MK-4")]),
        ("fractures and osteoclasts", [("fractures", "fracture"), ("osteoclasts", "osteoclast")]),
        ("a direct oral anticoagulant", [("direct oral anticoagulant", "DOACs")]),
        ("维生素K、K2", [("维生素K", "vitamin-K"), ("K2", "vitamin-K2")]),
        ("vitamins K and K2", [("vitamins K", "vitamin-K"), ("K2", "vitamin-K2")]),
        ("warfarin-treated", [("warfarin", "warfarin")]),
        ("bone\nresorption", [("bone\nresorption", "bone-resorption")]),
        ("抗凝药", [("抗凝药", "DOACs|warfarin")]),
        ("补充硼和锌", [("硼", "boron")]),
        ("BMD", [("BMD", "BMD")]),
        ("𠮷骨折", [("骨折", "fracture")]),
    ],
)
def test_names_are_found_as_people_write_them(reader: Opened, text: str, found: list[tuple[str, str]]) -> None:
    assert _mentions(reader, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "K",
        "维生素K25",
        "vitamin K2a",
        "antiwarfarin",
        "warfarine",
        "硼砂",
        "bmd",
        "骨\n\n折",
        "骨、折",
        "vitamin K-3",
    ],
)
def test_what_is_no_name_is_not_found(reader: Opened, text: str) -> None:
    assert _mentions(reader, text) == []


def test_a_figure_after_a_space_is_not_part_of_a_name(reader: Opened) -> None:
    assert _mentions(reader, "维生素K 2周") == [("维生素K", "vitamin-K")]


def test_names_that_are_no_names_of_an_entity_today_are_told_apart(reader: Opened) -> None:
    found = reader.run("window.__kgraph.mentions('甲喹酮-4即甲萘醌-4，香豆素')")
    noted = [(one["text"], one.get("noted")) for one in found["mentions"]]
    assert noted == [("甲喹酮-4", "wrong"), ("甲萘醌-4", None), ("香豆素", "near")]


def test_sentences_end_at_stops_and_lines_but_not_in_figures(reader: Opened) -> None:
    text = "骨折3.5%。硼！\nA 2.5 mg dose, e.g. natto. Warfarin\n"
    found = reader.page.evaluate("text => window.__kgraph.mentions(text)", text)
    pieces = [text[one["start"] : one["end"]].strip() for one in found["sentences"]]
    assert [piece for piece in pieces if piece] == ["骨折3.5%。", "硼！", "A 2.5 mg dose, e.g. natto.", "Warfarin"]
    assert [pieces[one["sentence"]] for one in found["mentions"]] == [piece for piece in pieces if piece]


def test_names_are_found_in_twenty_thousand_characters(reader: Opened) -> None:
    text = "每天服用维生素K2可增加骨密度，vitamin K2 and warfarin interact。" * 500
    assert len(_mentions(reader, text)) == 4 * 500


# A pasted text


def _paste(opened: Opened, text: str) -> Locator:
    opened.page.locator("#pasted").fill(text)
    opened.page.locator("#pasted-find").click()
    return opened.page.locator("#pasted-results")


def test_a_text_is_pasted_and_read_with_the_keyboard_alone(open_page: Open) -> None:
    opened = open_page(VIEW)
    keyboard = opened.page.keyboard
    opened.page.get_by_label("要核查的文字").focus()
    keyboard.insert_text("华法林与维生素K有相互作用。")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(opened.page.locator("#pasted-told")).to_have_text("文中提到2个实体；它们两两之间，图谱收录1条断言。")
    keyboard.press("Tab")  # clear
    for name in ("华法林", "维生素K", "华法林相互作用维生素K"):
        keyboard.press("Tab")
        expect(opened.page.locator(":focus")).to_contain_text(name)
    expect(opened.page.locator(":focus")).to_contain_text("据文章，未核实")
    keyboard.press("Enter")
    expect(opened.page.locator("#panel h2")).to_have_text("华法林相互作用维生素K")


def test_claims_within_a_sentence_come_before_those_across_sentences(open_page: Open) -> None:
    results = _paste(open_page(VIEW), "甲萘醌-4可增加骨密度。骨折。华法林。")
    sections = results.locator("section")
    expect(sections.nth(1)).to_contain_text("本句提到的两者之间，图谱收录：")
    expect(sections.nth(1).locator("blockquote")).to_have_text("甲萘醌-4可增加骨密度。")
    expect(sections.nth(1).locator(".claim")).to_have_count(1)
    expect(sections.nth(2)).to_contain_text("文中其他两者之间（1）")
    expect(sections.nth(2).locator(".claim")).to_contain_text("甲萘醌-4预防骨折")


def test_the_entities_come_by_first_mention_and_open_to_their_claims(open_page: Open) -> None:
    results = _paste(open_page(VIEW), "骨折、甲萘醌-4、骨折、硼")
    entities = results.locator(".named > li")
    expect(entities).to_contain_text([re.compile("骨折.*3条断言"), re.compile("甲萘醌-4"), re.compile("硼.*0条断言")])
    entities.nth(1).locator("summary").click()
    expect(entities.nth(1).locator(".claim")).to_have_count(3)


def test_every_mention_is_marked_and_the_first_of_each_is_a_tab_stop(open_page: Open) -> None:
    results = _paste(open_page(VIEW), "骨折后又骨折。")
    marked = results.locator(".marked")
    expect(marked).to_have_text("骨折后又骨折。")
    assert [one.get_attribute("tabindex") for one in marked.locator("button").all()] == ["0", "-1"]


def test_a_wrong_name_is_told_with_the_right_one(open_page: Open) -> None:
    results = _paste(open_page(VIEW), "甲喹酮-4（MK-4）")
    expect(results.locator(".mention.wrong")).to_have_text("甲喹酮-4")
    wrong = results.locator("section", has_text="并非该实体现用的名称")
    expect(wrong).to_contain_text("“甲喹酮-4”为误写，图谱归于：")
    expect(wrong.get_by_role("button")).to_have_text("甲萘醌-4")


def test_a_related_name_is_told_not_to_be_the_same(open_page: Open) -> None:
    results = _paste(open_page(VIEW), "香豆素")
    told = results.locator("section", has_text="并非该实体现用的名称")
    expect(told).to_contain_text("“香豆素”为近义名称，并非同一概念，按此查到：")
    expect(told.get_by_role("button")).to_have_text("华法林")


def test_whom_a_shared_name_means_is_left_to_the_reader(open_page: Open) -> None:
    opened = open_page(VIEW)
    results = _paste(opened, "抗凝药与维生素K。")
    expect(opened.page.locator("#pasted-told")).to_contain_text("文中提到1个实体")
    expect(results.locator(".claim")).to_have_count(0)
    choice = results.get_by_role("button", name="华法林", exact=True)
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")
    expect(choice).to_be_focused()
    expect(results.locator(".claim")).to_contain_text("华法林相互作用维生素K")


def test_a_hostile_text_is_text(open_page: Open) -> None:
    opened = open_page(VIEW)
    results = _paste(opened, MARKUP)
    expect(results.locator(".marked")).to_have_text(MARKUP)
    expect(results.locator("img, b")).to_have_count(0)


def test_a_text_without_end_is_read_to_a_limit_that_is_said(open_page: Open) -> None:
    opened = open_page("#v=1&view=article&lang=en")
    opened.page.locator("#pasted").evaluate("(box, text) => (box.value = text)", "warfarin " * 111_112)
    opened.page.locator("#pasted-find").click()
    told = opened.page.locator("#pasted-told")
    expect(told).to_contain_text("only the first 49,995 characters were read; the other 950,013 were not")
    expect(told).to_contain_text("The text names 1 entity")
    expect(opened.page.locator("#pasted-results .marked button")).to_have_count(5555)
    opened.page.locator("#pasted").evaluate("(box, text) => (box.value = text)", "warfarin")
    opened.page.locator("#pasted-find").click()
    expect(opened.page.locator("#pasted-results .marked")).to_have_text("warfarin")
    expect(told).not_to_contain_text("were not")


def test_nothing_pasted_and_nothing_found_are_said(open_page: Open) -> None:
    opened = open_page(VIEW)
    _paste(opened, "  ")
    expect(opened.page.locator("#pasted-told")).to_have_text("请先粘贴文字。")
    _paste(opened, "天气很好。")
    expect(opened.page.locator("#pasted-told")).to_have_text("没有找到图谱中的名称。")


def test_the_text_is_neither_kept_nor_put_into_the_address(open_page: Open) -> None:
    opened = open_page(VIEW)
    results = _paste(opened, "华法林与维生素K。秘密")
    results.locator(".mention").first.click()
    expect(opened.page.locator("#panel h2")).to_have_text("华法林")
    assert opened.run("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert "秘密" not in opened.run("decodeURIComponent(location.href) + JSON.stringify(history.state)")
    opened.page.reload()
    opened.page.wait_for_selector("html[data-dressed]", state="attached")
    expect(opened.page.locator("#pasted")).to_have_value("")


def test_the_text_stays_while_the_reader_looks_elsewhere(open_page: Open) -> None:
    opened = open_page(VIEW)
    _paste(opened, "华法林与维生素K。")
    opened.page.locator("#view-table").click()
    opened.page.locator("#view-article").click()
    opened.page.get_by_role("button", name="English").click()
    expect(opened.page.locator("#pasted")).to_have_value("华法林与维生素K。")
    results = opened.page.locator("#pasted-results")
    expect(results).to_contain_text("Between two entities named in this sentence, the graph records:")
    expect(results.locator(".claim")).to_contain_text("warfarin interacts with vitamin K")


def test_clearing_empties_the_box_and_the_results(open_page: Open) -> None:
    opened = open_page(VIEW)
    results = _paste(opened, "华法林")
    opened.page.get_by_role("button", name="清空").click()
    expect(opened.page.locator("#pasted")).to_have_value("")
    expect(opened.page.locator("#pasted")).to_be_focused()
    expect(results).to_be_empty()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_scrolls_sideways_on_a_narrow_screen(
    open_page: Open, lang: str, scheme: Literal["light", "dark"]
) -> None:
    for source in ("", f"&source={ARTICLE}"):
        opened = open_page(f"#v=1&view=article&lang={lang}{source}", width=320, height=640, scheme=scheme)
        if source:
            _line(opened, 1).locator("summary").click()
        else:
            _paste(opened, f"{MARKUP} 华法林 vitamin K {'W' * 300}")
        assert opened.run("document.documentElement.scrollWidth") == 320
