"""The data that the page holds: shown whole, and missed in words where they cannot be read."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from kgraph.page.html import render
from page.opened import Open, Opened
from page.page_sample import sample
from page.unpacked import unpacked_text

NOTICE_ZH = "本页无法显示：数据可能不完整，或浏览器过旧。请使用较新的浏览器重新打开，或重新生成本页。"
NOTICE_EN = (
    "This page cannot be shown: its data may be incomplete, or the browser too old. "
    "Open it in a newer browser, or make the page anew."
)
VIEWS = ("start", "lanes", "focus", "path", "overview", "table", "check", "article")


def _choose(opened: Opened, text: str) -> None:
    opened.page.get_by_role("combobox", name="搜索实体").fill(text)
    opened.page.get_by_role("option").first.click()


def test_the_page_asks_for_nothing_but_itself(open_page: Open, page_address: str) -> None:
    opened = open_page()
    opened.wait_until_idle()
    assert opened.requests == [page_address]


def test_the_page_has_the_data_of_the_graph(open_page: Open) -> None:
    opened = open_page("#v=1&all=1&kinds=1")
    assert sorted(opened.run("window.__kgraph.shown().claims")) == sorted(claim["slug"] for claim in sample()["claims"])
    drawn = {entity["slug"] for entity in sample()["entities"] if entity["degree"]}
    assert set(opened.run("window.__kgraph.shown().entities")) == drawn


def test_what_is_drawn_stands_where_the_data_put_it(open_page: Open) -> None:
    places = open_page("#v=1&all=1&kinds=1").places()
    expected = {one["slug"]: {"x": one["x"], "y": one["y"]} for one in sample()["entities"] if one["degree"]}
    assert places == expected


def test_a_search_leads_to_an_entity_its_claims_and_their_evidence(open_page: Open) -> None:
    opened = open_page()
    _choose(opened, "华法令")
    panel = opened.page.locator("#panel")
    expect(panel.locator("h2")).to_have_text("华法林")
    panel.locator("[data-claim='warfarin--causes--osteoporosis']").click()
    expect(panel).to_contain_text("第21段，全文第1601～1620字")


def test_the_table_has_every_claim(open_page: Open) -> None:
    opened = open_page("#v=1&view=table&all=1&kinds=1&refuted=1")
    expect(opened.page.locator("#table tbody tr")).to_have_count(len(sample()["claims"]))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_view_opens_without_a_complaint(open_page: Open, lang: str) -> None:
    opened = open_page(f"#v=1&view=start&lang={lang}")
    for view in VIEWS:
        opened.move_to(f"#v=1&view={view}&entity=MK-4&lang={lang}")
        assert opened.run("window.__kgraph.state().view") == view
        assert opened.complaints == []


def test_language_and_history_work(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4")
    opened.page.get_by_role("button", name="English").click()
    expect(opened.page.locator("#panel h2")).to_have_text("menaquinone-4")
    opened.move_to("#v=1&view=focus&entity=warfarin&lang=en")
    expect(opened.page.locator("#panel h2")).to_have_text("warfarin")
    opened.page.go_back()
    expect(opened.page.locator("#panel h2")).to_have_text("menaquinone-4")


def test_a_link_that_names_what_is_unknown_is_answered_in_words(open_page: Open) -> None:
    expect(open_page("#v=1&lang=en&claim=nothing").page.get_by_role("alert")).to_contain_text("nothing")


# Data that cannot be read


def _packed(text: str) -> str:
    return base64.b64encode(gzip.compress(text.encode("utf-8"))).decode("ascii")


def _with_data(packed: str) -> str:
    """Return the page with other data in the place of its own."""
    whole = render(sample())
    [own] = re.findall(r'id="graph-data">([^<]+)<', whole)
    return whole.replace(own, packed)


_WHOLE = unpacked_text(render(sample()))
_DAMAGED = {
    "cut off": (_packed(_WHOLE)[:1000], "TypeError"),
    "not base64": ("这不是数据", "InvalidCharacterError"),
    "not packed": ("e30=", "TypeError"),
    "empty": ("", "TypeError"),
    "not JSON": (_packed("<!doctype html>"), "SyntaxError"),
    "JSON cut off": (_packed(_WHOLE[: len(_WHOLE) // 2]), "SyntaxError"),
    "other data": (_packed("{}"), "TypeError"),
}
"""Data that cannot be read, by what is wrong, with the kind of error that the page tells of."""


@pytest.fixture
def failed(browser: Browser) -> Iterator[Any]:
    """Open a page that cannot start; return it."""
    pages = []

    def open_(address: str) -> Opened:
        opened = Opened(browser.new_page())
        pages.append(opened.page)
        opened.page.goto(address)
        return opened

    yield open_
    for page in pages:
        page.close()


def _assert_said(opened: Opened) -> None:
    expect(opened.page.get_by_role("alert")).to_be_visible()
    expect(opened.page.locator("#broken p[lang='zh-Hans']")).to_have_text(NOTICE_ZH)
    expect(opened.page.locator("#broken p[lang='en']").first).to_have_text(NOTICE_EN)
    assert opened.run("window.__kgraph") is None


@pytest.mark.parametrize("fault", _DAMAGED)
def test_a_damaged_page_says_so_in_both_languages(failed: Any, tmp_path: Path, fault: str) -> None:
    packed, why = _DAMAGED[fault]
    path = tmp_path / "page.html"
    path.write_text(_with_data(packed), encoding="utf-8")
    opened = failed(path.as_uri())
    _assert_said(opened)
    expect(opened.page.locator("#broken-why")).to_contain_text(why)


@pytest.mark.parametrize("rest", [0.2, 0.6, 0.999])
def test_a_page_cut_off_while_it_was_copied_says_so(failed: Any, tmp_path: Path, rest: float) -> None:
    text = render(sample())
    path = tmp_path / "page.html"
    path.write_text(text[: int(len(text) * rest)], encoding="utf-8")
    _assert_said(failed(path.as_uri()))


def test_a_page_whose_scripts_do_not_run_says_so(browser: Browser, page_address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(page_address)
        expect(page.locator("#broken")).to_be_visible()
        expect(page.locator("noscript")).to_have_count(1)


def test_a_page_that_starts_has_no_notice(open_page: Open) -> None:
    expect(open_page().page.locator("#broken")).to_be_hidden()


def test_an_error_in_any_module_is_told_in_both_languages(failed: Any, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(sample()).replace('<div id="legend"', '<div id="gone"').replace('id="legend"', 'id="gone"'))
    _assert_said(failed(path.as_uri()))


@pytest.mark.parametrize("indent", [None, 2])
def test_data_in_another_form_of_json_are_read_alike(open_page: Open, tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "page.html"
    path.write_text(_with_data(_packed(json.dumps(json.loads(_WHOLE), indent=indent))), encoding="utf-8")
    opened = open_page("#v=1&view=table&kinds=1&refuted=1", at=path.as_uri())
    expect(opened.page.locator("#table tbody tr")).to_have_count(len(sample()["claims"]))
