"""The check view: names chosen, a matrix, what it rests on, and a page to print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from page.opened import Open, Opened
from page.page_sample import HOSTILE_EN

CHECK = "#v=1&view=check"
PAIR = f"{CHECK}&check=warfarin~vitamin-K"
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def _box(opened: Opened) -> Locator:
    return opened.page.locator("#check-name")


def _add(opened: Opened, name: str) -> None:
    _box(opened).fill(name)
    opened.page.locator("#check-results [role=option]").first.click()


def _cell(opened: Opened, pair: str) -> Locator:
    return opened.page.locator(f'.matrix td:has([data-pair="{pair}"])')


def _tab_to(opened: Opened, selector: str) -> None:
    for _ in range(60):
        if opened.run("selector => document.activeElement.matches(selector)", selector):
            return
        opened.page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {selector}")


# Names


def test_names_are_added_and_taken_out_and_stand_in_the_address(open_page: Open) -> None:
    opened = open_page(CHECK)
    expect(opened.page.locator("#check .none")).to_contain_text("请选择至少两种")
    _add(opened, "华法令")
    expect(opened.page.locator("#check .none")).to_contain_text("再选一种")
    _add(opened, "维生素K")
    assert opened.run("window.__kgraph.state().check") == ["warfarin", "vitamin-K"]
    assert "check=warfarin~vitamin-K" in opened.page.url
    expect(opened.page.locator("#check-told")).to_have_text("已加入维生素K。")
    opened.page.get_by_role("button", name="移除华法林").click()
    assert opened.run("window.__kgraph.state().check") == ["vitamin-K"]
    expect(opened.page.locator("#check-told")).to_have_text("已移除华法林。")
    expect(_box(opened)).to_be_focused()
    opened.page.go_back()
    assert opened.run("window.__kgraph.state().check") == ["warfarin", "vitamin-K"]


def test_a_related_name_is_told_with_the_substance_that_it_led_to(open_page: Open) -> None:
    opened = open_page(CHECK)
    _add(opened, "香豆素")
    told = opened.page.locator("#check-told")
    expect(told).to_contain_text("“香豆素”按近义名称查到：华法林（两者并非同一概念）")
    expect(told).to_contain_text("已加入华法林。")


def test_another_name_of_the_same_substance_is_told_and_not_added(open_page: Open) -> None:
    opened = open_page(f"{PAIR}&lang=en")
    _add(opened, "Coumadin")
    expect(opened.page.locator("#check-told")).to_contain_text("warfarin is already included")
    assert opened.run("window.__kgraph.state().check") == ["warfarin", "vitamin-K"]


def test_what_is_no_substance_is_refused_in_words(open_page: Open) -> None:
    opened = open_page(CHECK)
    _add(opened, "骨折")
    expect(opened.page.locator("#check-told")).to_have_text("“骨折”不是药物、营养素或食物，无法核查相互作用。")
    assert opened.run("window.__kgraph.state().check") == []
    opened.move_to(f"{CHECK}&check=fracture~warfarin")
    expect(opened.page.locator("#check .refused")).to_contain_text("“骨折”不是药物")
    expect(opened.page.locator("#bone-warfarin")).to_be_visible()


def test_six_names_are_the_most(open_page: Open) -> None:
    six = "warfarin~vitamin-K~vitamin-K2~MK-4~natto~DOACs"
    opened = open_page(f"{CHECK}&check={six}&lang=en")
    _add(opened, "boron")
    expect(opened.page.locator("#check-told")).to_have_text("A check takes at most 6 names; remove one first.")
    opened.move_to(f"{CHECK}&check={six}~boron&lang=en")
    expect(opened.page.locator("#notice")).to_contain_text("“boron” in the link was left out")
    assert opened.run("window.__kgraph.state().check.length") == 6


def test_a_link_tells_of_names_that_are_unknown_hostile_or_the_same(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=warfarin~华法林~nobody~<img src=x onerror='window.owned=1'>&lang=en")
    notice = opened.page.locator("#notice")
    expect(notice).to_contain_text("“华法林” in the link is the same substance as a name already listed")
    expect(notice).to_contain_text("The entity “nobody” in the link is not in this graph")
    expect(notice).to_contain_text("“<img src=x onerror='window.owned=1'>”")
    assert opened.run("window.__kgraph.state().check") == ["warfarin"]


def test_hostile_text_of_the_graph_is_text(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=hostile~warfarin&lang=en", width=320)
    expect(opened.page.locator(".matrix")).to_contain_text(HOSTILE_EN)
    expect(opened.page.locator("#bone-hostile")).to_contain_text(HOSTILE_EN)
    assert opened.run(_SIDEWAYS) <= 0


# Matrix and details


def test_a_cell_says_answer_standing_and_source(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=warfarin~vitamin-K~DOACs~natto")
    recorded, none, not_recorded = (
        _cell(opened, pair) for pair in ("warfarin~vitamin-K", "vitamin-K~DOACs", "warfarin~natto")
    )
    expect(recorded).to_contain_text("●有相互作用，未分级")
    expect(recorded).to_contain_text("据文章，未核实")
    expect(recorded.locator(".cell-source")).to_have_text("大剂量维生素K2增强骨密度")
    expect(none).to_contain_text("○未发现相互作用")
    expect(not_recorded).to_contain_text("？未收录，不等于安全")
    expect(not_recorded.locator(".cell-source")).to_have_text("本图谱未收录来源")


def test_the_matrix_is_a_table_with_headers(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=warfarin~vitamin-K~natto&lang=en")
    table = opened.page.get_by_role("table", name="Interactions, and effects on bone")
    assert table.get_by_role("columnheader").all_inner_texts() == ["warfarin", "vitamin K", "Bone"]
    assert table.get_by_role("rowheader").all_inner_texts() == ["warfarin", "vitamin K", "natto"]
    assert table.get_by_role("row").nth(3).get_by_role("button").count() == 3


def test_a_cell_opens_and_closes_the_details_of_its_pair(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=warfarin~vitamin-K~DOACs")
    cell = opened.page.locator('[data-pair="vitamin-K~DOACs"]')
    details = opened.page.locator('[id="pair-vitamin-K~DOACs"]')
    expect(details).to_be_hidden()
    assert cell.get_attribute("aria-expanded") == "false"
    cell.click()
    expect(details).to_contain_text("支持；文章")
    expect(details.locator("h3")).to_be_focused()
    assert cell.get_attribute("aria-expanded") == "true"
    cell.click()
    expect(details).to_be_hidden()


def test_a_claim_opens_in_the_panel_and_the_details_stay(open_page: Open) -> None:
    opened = open_page(PAIR)
    opened.page.locator('.check-pair [data-claim="warfarin--interacts-with--vitamin-K"]').click()
    expect(opened.page.locator("#panel .statement")).to_contain_text("华法林相互作用维生素K")
    expect(opened.page.locator('[id="pair-warfarin~vitamin-K"]')).to_be_visible()
    assert "claim=warfarin--interacts-with--vitamin-K" in opened.page.url


def test_bone_effects_say_what_they_are_and_what_is_missing(open_page: Open) -> None:
    opened = open_page(PAIR)
    bone = opened.page.locator("#bone-warfarin")
    expect(bone.locator("h3")).to_have_text("华法林对骨骼的影响")
    expect(bone).to_contain_text("不利影响")
    expect(bone).to_contain_text("华法林引起骨质疏松症")
    expect(bone).to_contain_text("未收录针对上述不利影响的应对措施。")
    expect(opened.page.locator("#bone-vitamin-K")).to_contain_text("未收录，不等于没有影响。")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_scope_and_disclaimer_are_always_there(open_page: Open, lang: str) -> None:
    opened = open_page(f"{CHECK}&lang={lang}")
    said = {
        "zh": ("仅核查已收录的内容。", "不是用药建议。"),
        "en": ("Only what is recorded is checked.", "Not advice."),
    }
    assert opened.page.locator(".check-scope p").all_inner_texts() == [*said[lang]]


def test_a_small_screen_has_a_list_and_no_sideways_scroll(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=warfarin~vitamin-K~natto", width=320)
    assert opened.run(_SIDEWAYS) <= 0
    cell = _cell(opened, "warfarin~natto")
    assert opened.run("cell => getComputedStyle(cell, '::before').content", cell.element_handle()) == '"+ 华法林"'


# Keyboard and print


def test_two_names_are_checked_and_printed_by_keyboard_alone(open_page: Open) -> None:
    opened = open_page(CHECK)
    opened.run("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    press, type_ = opened.page.keyboard.press, opened.page.keyboard.type
    _tab_to(opened, "#check-name")
    for name in ("华法林", "纳豆"):
        type_(name)
        press("ArrowDown")
        press("Enter")
    assert opened.run("window.__kgraph.state().check") == ["warfarin", "natto"]
    expect(_cell(opened, "warfarin~natto")).to_contain_text("未收录，不等于安全")
    _tab_to(opened, "#check-print")
    press("Enter")
    assert opened.run("window.printed") == 1


def test_paper_has_the_check_alone_with_all_details(open_page: Open) -> None:
    opened = open_page(f"{CHECK}&check=warfarin~vitamin-K~DOACs", scheme="dark")
    opened.page.emulate_media(media="print")
    for hidden in (".top", ".bar", ".side", "#panel", ".foot", ".check-names"):
        expect(opened.page.locator(hidden)).to_be_hidden()
    expect(opened.page.locator(".check-printed")).to_contain_text(
        "华法林、维生素K、直接口服抗凝药。kgraph 0.1.0，CC BY 4.0许可"
    )
    expect(opened.page.locator(".check-printed")).to_contain_text("数据发布于2026-11-25。")
    for pair in ("warfarin~vitamin-K", "vitamin-K~DOACs"):
        expect(opened.page.locator(f'[id="pair-{pair}"]')).to_be_visible()
    expect(opened.page.locator(".check-scope")).to_be_visible()
    assert opened.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened.run("getComputedStyle(document.querySelector('.check-scope')).color") == "rgb(0, 0, 0)"
    sizes = opened.run(
        "[...document.querySelectorAll('#check *')].filter((one) => one.checkVisibility() && one.innerText?.trim())"
        ".map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 8 * 96 / 72 - 0.01
