"""The menu of exports by keys, the link to what is shown, the help, and the sheet for the printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from kgraph.page.html import render
from page.opened import Open, Opened
from page.page_sample import sample

REFUSED = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
KEPT = "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
FORMATS = ["png", "svg", "csv", "tsv", "ttl", "jsonld", "json", "ris", "bib", "print"]


def _focused(opened: Opened) -> str | None:
    found: str | None = opened.run("document.activeElement.dataset.format ?? document.activeElement.id")
    return found


# Menu


def test_the_menu_is_worked_by_keys(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    button, menu, keyboard = opened.page.locator("#export"), opened.page.locator("#export-menu"), opened.page.keyboard
    button.focus()
    keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    assert _focused(opened) == "png"
    keyboard.press("ArrowDown")
    assert _focused(opened) == "svg"
    keyboard.press("End")
    assert _focused(opened) == "print"
    keyboard.press("ArrowDown")
    assert _focused(opened) == "png"
    keyboard.press("ArrowUp")
    assert _focused(opened) == "print"
    keyboard.press("Home")
    keyboard.press("j")
    assert _focused(opened) == "jsonld"
    keyboard.press("j")
    assert _focused(opened) == "json"
    keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    assert _focused(opened) == "export"


def test_arrows_open_the_menu_at_its_ends_and_tab_leaves_it(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    opened.page.locator("#export").focus()
    opened.page.keyboard.press("ArrowUp")
    assert _focused(opened) == "print"
    opened.page.keyboard.press("Tab")
    expect(opened.page.locator("#export-menu")).to_be_hidden()
    assert _focused(opened) == "help-open"


def test_a_file_is_saved_by_keys_and_announced(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4")
    opened.page.locator("#export").focus()
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("c")
    with opened.page.expect_download() as handed:
        opened.page.keyboard.press("Enter")
    name = handed.value.suggested_filename
    assert name.endswith(".csv")
    expect(opened.page.locator("#status")).to_have_text(f"已导出：{name}")
    assert _focused(opened) == "export"


def test_a_click_elsewhere_closes_the_menu(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    opened.page.locator("#export").click()
    opened.page.locator("#foot").click()
    expect(opened.page.locator("#export-menu")).to_be_hidden()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_format_has_its_name_and_its_group(open_page: Open, lang: str) -> None:
    opened = open_page(f"#v=1&view=lanes&lang={lang}")
    opened.page.locator("#export").click()
    items = opened.page.get_by_role("menuitem")
    assert items.evaluate_all("all => all.map(one => one.dataset.format)") == FORMATS
    groups = opened.page.locator("#export-menu").get_by_role("group")
    expect(groups).to_have_count(5)
    expect(groups.nth(1)).to_have_accessible_name({"zh": "表格（当前断言）", "en": "Table of the claims shown"}[lang])


def test_what_is_not_there_cannot_be_saved_and_the_reader_is_told_why(open_page: Open) -> None:
    opened = open_page("#v=1&view=table&lang=en")
    opened.page.locator("#export").click()
    picture = opened.page.locator('[data-format="png"]')
    expect(picture).to_have_attribute("aria-disabled", "true")
    picture.click(force=True)
    expect(opened.page.locator("#status")).to_contain_text("This view has no drawing to export.")


def test_the_start_shows_no_claims_to_save(open_page: Open) -> None:
    opened = open_page()
    opened.page.locator("#export").click()
    disabled = opened.page.locator('#export-menu [aria-disabled="true"]')
    assert disabled.evaluate_all("all => all.map(one => one.dataset.format)") == FORMATS[:-1]


# Link


@pytest.mark.parametrize(
    "address",
    [
        "",
        "#v=1&view=lanes&entity=warfarin&lang=en",
        "#v=1&view=lanes&all=1&sign=plus~minus&kinds=1&structure=0&refuted=1",
        "#v=1&view=focus&entity=MK-4&claim=MK-4--prevents--fracture",
        "#v=1&view=path&path=MK-4~fracture&lang=en",
        "#v=1&view=overview&contested=1",
        "#v=1&view=table&relation=causes",
        "#v=1&view=check&check=warfarin~natto~MK-4",
        "#v=1&view=article&source=k2-bone-article-2021",
    ],
)
def test_a_copied_link_opens_the_same_state(open_page: Open, address: str) -> None:
    opened = open_page(address)
    opened.page.evaluate(KEPT)
    opened.page.locator("#copy-link").click()
    expect(opened.page.locator("#status")).to_contain_text(
        {True: "Link copied", False: "链接已复制"}["lang=en" in address]
    )
    file, _, link = opened.run("window.copied").partition("#")
    assert file == opened.page.url.partition("#")[0]
    assert open_page(f"#{link}").run("window.__kgraph.state()") == opened.run("window.__kgraph.state()")


def test_a_refused_clipboard_leaves_the_link_to_be_copied_by_hand(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4&lang=en")
    opened.page.evaluate(REFUSED)
    opened.page.locator("#copy-link").focus()
    opened.page.keyboard.press("Enter")
    field = opened.page.get_by_label("Copy this link (Ctrl+C or ⌘C):")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("readonly", "")
    assert (
        opened.run(
            "getSelection().toString() || document.activeElement.value.slice(document.activeElement"
            ".selectionStart, document.activeElement.selectionEnd)"
        )
        == field.input_value()
    )
    assert field.input_value().endswith("#v=1&view=focus&lang=en&entity=MK-4")
    expect(opened.page.locator("#status")).to_contain_text("The browser does not allow access to the clipboard.")
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#link-box")).to_be_hidden()
    assert _focused(opened) == "copy-link"


def test_a_page_without_a_clipboard_does_the_same(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4")
    opened.page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened.page.locator("#copy-link").click()
    expect(opened.page.locator("#link-field")).to_be_focused()


# Help


@pytest.mark.parametrize(
    ("lang", "title", "parts"),
    [
        (
            "zh",
            "如何阅读和使用本图谱",
            ["依次选中相邻实体", "增加、激活（+）", "未核实。", "未收录不等于不存在", "CC BY 4.0"],
        ),
        (
            "en",
            "How to read and use this graph",
            [
                "cycle through the neighbors",
                "increases, activates (+)",
                "It is unverified.",
                "does not mean nonexistent",
                "CC BY 4.0",
            ],
        ),
    ],
)
def test_help_explains_keys_heads_verdicts_limits_and_licence(
    open_page: Open, lang: str, title: str, parts: list[str]
) -> None:
    opened = open_page(f"#v=1&view=lanes&lang={lang}")
    opened.page.locator("#help-open").click()
    dialog = opened.page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    text = dialog.inner_text()
    assert [part for part in parts if part not in text] == []
    expect(dialog.locator('a[href="https://creativecommons.org/licenses/by/4.0/"]')).to_have_count(1)


def test_the_question_mark_opens_help_in_the_drawing_and_escape_leads_back(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    opened.page.locator("#drawing").focus()
    opened.page.keyboard.press("?")
    expect(opened.page.locator("#help")).to_be_visible()
    assert _focused(opened) == "help-title"
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#help")).to_be_hidden()
    assert _focused(opened) == "drawing"


def test_the_question_mark_is_a_letter_elsewhere(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    opened.page.locator("#search").focus()
    opened.page.keyboard.press("?")
    expect(opened.page.locator("#help")).to_be_hidden()
    expect(opened.page.locator("#search")).to_have_value("?")


@pytest.mark.parametrize("width", [320, 900, 1280])
def test_menu_link_and_help_fit_the_screen(open_page: Open, width: int) -> None:
    opened = open_page("#v=1&view=lanes&lang=en", width=width, height=700)
    opened.page.evaluate(REFUSED)
    for opener, box in (("#export", "#export-menu"), ("#copy-link", "#link-box"), ("#help-open", "#help")):
        opened.page.locator(opener).click()
        place = opened.page.locator(box).bounding_box()
        assert place is not None
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= width
        opened.page.keyboard.press("Escape")
    assert opened.run("document.documentElement.scrollWidth") <= width


# Print


def test_a_drawn_view_is_printed_as_picture_and_claims_with_sources(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4&lang=en", scheme="dark")
    opened.page.emulate_media(media="print")
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    sheet = opened.page.locator("#sheet")
    expect(sheet.locator("> svg")).to_be_visible()
    expect(sheet.locator("> svg > rect")).to_have_attribute("fill", "#FFFFFF")
    expect(sheet.locator("tbody tr")).to_have_count(2)
    expect(sheet.locator("tbody tr").first).to_contain_text("article only, not checked")
    expect(sheet.locator("tbody tr").first).to_contain_text("大剂量维生素K2增强骨密度 [Internet]. 2021.")
    expect(opened.page.locator("#drawing")).to_be_hidden()
    opened.run("window.dispatchEvent(new Event('afterprint'))")
    opened.page.emulate_media(media="screen")
    expect(sheet).to_be_hidden()
    expect(opened.page.locator("#drawing")).to_be_visible()
    assert opened.run("document.documentElement.dataset.theme ?? null") is None


def test_a_chosen_claim_is_printed_before_the_picture(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4&claim=MK-4--prevents--fracture&lang=en")
    opened.page.emulate_media(media="print")
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    expect(opened.page.locator("#panel .statement")).to_have_text("menaquinone-4 prevents fracture")
    expect(opened.page.locator("#panel .statement")).to_be_visible()
    expect(opened.page.locator("#panel .evidence").first).to_be_visible()
    expect(opened.page.locator("#sheet > svg")).to_be_visible()
    for hidden in ("#drawing", "#back", "#panel .copy"):
        expect(opened.page.locator(hidden).first).to_be_hidden()
    opened.run("window.dispatchEvent(new Event('afterprint'))")
    assert opened.run("document.documentElement.className.includes('print')") is False


def test_an_entity_is_not_printed_beside_the_table_that_lists_its_claims(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4&lang=en")
    opened.page.emulate_media(media="print")
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    expect(opened.page.locator("#panel")).to_be_hidden()


def test_on_narrow_paper_a_long_address_leaves_the_claims_their_room(open_page: Open, tmp_path: Path) -> None:
    data = sample()
    data["sources"]["k2-bone-article-2021"]["cite"]["en"] = f"https://example.org/{'a' * 200}"
    (tmp_path / "page.html").write_text(render(data), encoding="utf-8")
    opened = open_page("#v=1&view=focus&entity=MK-4&lang=en", width=690, at=(tmp_path / "page.html").as_uri())
    opened.page.emulate_media(media="print")
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    widths = opened.run("['#sheet table', '#sheet th'].map((one) => document.querySelector(one).clientWidth)")
    assert widths[1] / widths[0] == pytest.approx(0.32, abs=0.01)


def test_the_table_is_printed_without_its_controls(open_page: Open) -> None:
    opened = open_page("#v=1&view=table")
    opened.page.emulate_media(media="print")
    opened.run("window.dispatchEvent(new Event('beforeprint'))")
    expect(opened.page.locator("#sheet")).to_be_hidden()
    expect(opened.page.locator("#table tbody tr").first).to_be_visible()
    for hidden in ("#tools", "#views", "#table-filter", "#facets"):
        expect(opened.page.locator(hidden)).to_be_hidden()


def test_paper_comes_out_of_the_browser(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    assert opened.page.pdf().startswith(b"%PDF-")
    expect(opened.page.locator("#sheet")).to_be_hidden()


def test_print_in_the_menu_asks_the_browser(open_page: Open) -> None:
    opened = open_page("#v=1&view=lanes")
    opened.run("void (window.print = () => { window.printed = true; })")
    opened.page.locator("#export").click()
    opened.page.locator('[data-format="print"]').click()
    assert opened.run("window.printed") is True
