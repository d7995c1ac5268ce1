"""Where the page gets its data: from itself or from the server that sent it; either way it is the same page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from kgraph.page.html import contract, render, render_shell, to_json
from page.opened import Open, Opened
from page.page_sample import sample
from page.served import Served

NOTICE_ZH = "本页无法显示：数据可能不完整，或浏览器过旧。请使用较新的浏览器重新打开，或重新生成本页。"
NOTICE_EN = (
    "This page cannot be shown: its data may be incomplete, or the browser too old. "
    "Open it in a newer browser, or make the page anew."
)
VIEWS = ("start", "lanes", "focus", "path", "overview", "table", "check", "article")


@pytest.fixture(params=["file", "server"])
def page_address(request: pytest.FixtureRequest, page_file: Path, served_page: str) -> str:
    """The sample page with its data inside, and the one that asks for them."""
    return page_file.as_uri() if request.param == "file" else served_page


def _choose(opened: Opened, text: str) -> None:
    opened.page.get_by_role("combobox", name="搜索实体").fill(text)
    opened.page.get_by_role("option").first.click()


def test_the_page_asks_for_nothing_but_itself_and_its_data(open_page: Open, page_address: str, server: Served) -> None:
    opened = open_page()
    opened.wait_until_idle()
    is_served = page_address.startswith(server.address)
    assert opened.requests == [page_address, *([f"{server.address}/graph.json"] if is_served else [])]


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
    expect(panel).to_contain_text("第 21 段，全文第 1601–1620 字")


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


def _broken() -> dict[str, str]:
    """Return pages whose data cannot be read, by what is wrong."""
    whole = render(sample())
    [packed] = re.findall(r'id="graph-data">([^<]+)<', whole)
    return {
        "cut off": whole.replace(packed, packed[: len(packed) // 2]),
        "not base64": whole.replace(packed, "这不是数据"),
        "not packed": whole.replace(packed, "e30="),
        "empty": whole.replace(packed, ""),
    }


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


@pytest.mark.parametrize("fault", ["cut off", "not base64", "not packed", "empty"])
def test_a_damaged_page_says_so_in_both_languages(failed: Any, tmp_path: Path, fault: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(_broken()[fault], encoding="utf-8")
    _assert_said(failed(path.as_uri()))


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        ("missing", "graph-missing.json: 404"),
        ("page", "SyntaxError"),
        ("cut-off", "SyntaxError"),
        ("other", "TypeError"),
    ],
)
def test_data_that_the_server_cannot_give_are_missed_in_both_languages(
    failed: Any, server: Served, fault: str, why: str
) -> None:
    text = to_json(contract(sample()))
    answers = {"page": "<!doctype html>", "cut-off": text[: len(text) // 2], "other": "{}"}
    if fault in answers:
        server.put(f"graph-{fault}.json", "application/json", answers[fault])
    opened = failed(server.put(fault, "text/html", render_shell(sample(), f"graph-{fault}.json")))
    _assert_said(opened)
    expect(opened.page.locator("#broken-why")).to_contain_text(why)
