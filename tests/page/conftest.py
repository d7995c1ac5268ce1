"""A real browser for the page, and the sample page on disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from page_sample import sample
from playwright.sync_api import Browser, Error, Page, Playwright, Request, sync_playwright

from kgraph.page.html import render

_NAMES = ("chromium", "chromium-browser", "google-chrome")
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


@dataclass
class Opened:
    """A page in the browser, with what it asked for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        return self.page.evaluate(script)

    def places(self) -> Any:
        """Return where every entity stands in the drawing."""
        return self.run("window.__kgraph.network.getPositions()")

    def edge(self, claim: str) -> Any:
        """Return the edge of a claim as vis-network has it."""
        return self.page.evaluate("claim => window.__kgraph.network.body.data.edges.get(claim)", claim)

    def point_of(self, entity: str) -> tuple[float, float]:
        """Return where an entity is on the screen."""
        point = self.page.evaluate(
            "slug => { const { network } = window.__kgraph; const box = document.getElementById('drawing')"
            ".getBoundingClientRect(); const at = network.canvasToDOM(network.getPosition(slug));"
            " return [box.x + at.x, box.y + at.y]; }",
            entity,
        )
        return (point[0], point[1])


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium: the one $KGRAPH_CHROMIUM names, else one on the PATH, else Playwright's own."""
    path = os.environ.get("KGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    try:
        launched = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
    except Error as error:
        advice = "Run: python -m playwright install chromium"
        pytest.fail(f"No browser for the tests of the page. {advice}\n{error.message}")
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
        address: str = "", *, width: int = 1280, height: int = 800, scheme: Literal["light", "dark"] = "light"
    ) -> Opened:
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        page.set_default_timeout(_TIMEOUT)
        one = Opened(page)
        opened.append(one)
        _watch(one)
        page.goto(page_file.as_uri() + address)
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
