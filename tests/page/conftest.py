"""A real browser for the page, and the page on disk: of the sample and of the real graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from kgraph.page.html import render
from once import made_once
from page.browser import INSTALL, installed_browser
from page.opened import Open, Opened
from page.page_sample import sample
from page.tabs import Scheme, Tabs

_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


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
def page_address(page_file: Path) -> str:
    """Where the sample page is."""
    return page_file.as_uri()


@pytest.fixture(scope="session")
def real_address(shared: Path, real_data: Mapping[str, Any]) -> str:
    """Where the page of the real graph is, as a file."""
    path = shared / "real.html"
    made_once(path, lambda: render(real_data).encode("utf-8"))
    return path.as_uri()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """Tabs for pages, each of which is loaded anew."""
    return Tabs(browser)


@pytest.fixture
def open_page(tabs: Tabs, page_address: str) -> Iterator[Open]:
    """Open the sample page or another; in the end none may have asked the network, complained or run hostile text."""
    opened: list[tuple[Opened, str]] = []
    with ExitStack() as left:

        def open_(
            address: str = "", *, width: int = 1280, height: int = 800, scheme: Scheme = "light", at: str = page_address
        ) -> Opened:
            one = tabs.open(at + address, width=width, height=height, scheme=scheme)
            left.callback(tabs.close, one)
            opened.append((one, at))
            return one

        yield open_
        for one, at in opened:
            one.assert_quiet(at)
