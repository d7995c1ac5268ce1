"""A real browser for the page, and the sample page on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Error, Playwright, Request, sync_playwright

from kgraph.page.html import render
from page.browser import INSTALL, installed_browser
from page.opened import Open, Opened
from page.page_sample import sample

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_TIMEOUT = 10_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever opens a browser is slow."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium: an installed one, else Playwright's own."""
    try:
        launched = playwright.chromium.launch(executable_path=installed_browser(), args=list(_ARGUMENTS))
    except Error as error:
        pytest.fail(f"No browser for the tests of the page. Run: {INSTALL}\n{error.message}")
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample page as a file."""
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(render(sample()), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser: Browser, page_file: Path) -> Iterator[Open]:
    """Open the sample page; in the end no page may have asked the network, complained or run hostile text."""
    opened: list[Opened] = []

    def open_(
        address: str = "",
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        file: Path = page_file,
    ) -> Opened:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.set_default_timeout(_TIMEOUT)
        one = Opened(page)
        opened.append(one)
        _watch(one)
        page.goto(file.as_uri() + address)
        page.wait_for_function("window.__kgraph !== undefined")
        return one

    yield open_
    for one in opened:
        assert [request for request in one.requests if not request.startswith("file://")] == []
        assert one.complaints == []
        assert one.run("window.owned") is None
        one.page.close()


def _watch(opened: Opened) -> None:
    def note_request(request: Request) -> None:
        opened.requests.append(request.url)

    opened.page.on("request", note_request)
    opened.page.on("console", lambda message: opened.complaints.append(message.text))
    opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
