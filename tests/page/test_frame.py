"""The page as a value, in a file and in a frame of a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kgraph.errors import StoreError
from kgraph.page.frame import Page
from kgraph.page.html import render
from page.page_sample import sample


def test_a_page_is_written_as_it_is(tmp_path: Path) -> None:
    Page("<!doctype html>骨").write(tmp_path / "page.html")
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == "<!doctype html>骨"


def test_a_page_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    with pytest.raises(StoreError):
        Page("x").write(blocked / "page.html")


def test_the_frame_escapes_the_page() -> None:
    shown = Page('"><script>owned=1</script>')._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_the_page_works_in_a_frame_that_reaches_nothing_outside(browser: Browser, tmp_path: Path) -> None:
    host = tmp_path / "notebook.html"
    host.write_text(f"<!doctype html><title>notebook</title>{Page(render(sample()))._repr_html_()}", encoding="utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(host.as_uri())
    frame = page.frame_locator("iframe")
    frame.get_by_role("combobox").first.fill("华法")
    frame.get_by_role("option").first.click()
    assert frame.locator("#panel h2").inner_text() == "华法林"
    inside = page.frames[1]
    assert inside.evaluate("window.origin") == "null"
    assert page.url == host.as_uri()
    assert complaints == []
    page.close()
