"""What the page costs in a browser: drawing the whole graph at first, changing view and language, and its size.

CPU time of the browser with all its processes for the first drawing, in a window that has drawn itself before; stock
pyvis draws the same entities and claims in the same run, with physics on as it is by default, and the ratio is what to
compare between machines. CPU time of the page's own thread for what happens inside it. Budgets: 1.5 s and a fifteenth
of stock pyvis for the first drawing, 200 ms to change view or language, 2.5 MB.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest
from benchmarks.figures import Report
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright
from pyvis.network import Network  # type: ignore[import-untyped]

from kgraph import KnowledgeGraph
from kgraph.page.data import Opening, page_data
from kgraph.page.html import render
from page.browser import installed_browser

ROUNDS = 5
WHOLE = "#v=1&all=1&kinds=1&refuted=1"
VIEWS = {
    "all lanes": WHOLE,
    "lanes": "#v=1",
    "neighbourhood": "#v=1&view=focus&entity=warfarin",
    "path": "#v=1&view=path&path=warfarin~fracture",
    "overview": "#v=1&view=overview",
    "table": "#v=1&view=table",
    "check": "#v=1&view=check&check=warfarin~natto~calcium",
    "article": "#v=1&view=article&source=k2-bone-article-2021",
}
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
_MOVED = """address => {
  location.hash = address;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
}"""
_SWITCHED = """() => {
  document.getElementById("lang-en").click();
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
}"""
_NOTE = "drawGraph(); network.once('stabilizationIterationsDone', () => { window.isDrawn = true; });"
_LONGEST = 600_000
_REST, _PAUSE = 0.01, 0.3
"""CPU time in seconds that a resting browser may take, in a pause of so many seconds."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as started:
        launched = started.chromium.launch(executable_path=installed_browser(), args=_ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def data() -> Mapping[str, Any]:
    kg = KnowledgeGraph.load()
    return page_data(kg.catalog, kg.names, kg.network, Opening(), lang="zh")


@pytest.fixture(scope="module")
def ours(data: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the graph."""
    path = tmp_path_factory.mktemp("page") / "kgraph.html"
    path.write_text(render(data), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def stock(data: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page that pyvis makes of the same entities and claims without further thought."""
    network = Network(directed=True, cdn_resources="in_line")
    for entity in data["entities"]:
        if entity["degree"]:
            network.add_node(entity["slug"], label=entity["label"]["zh"])
    for claim in data["claims"]:
        network.add_edge(claim["subject"], claim["object"])
    text = network.generate_html()
    assert text.count("drawGraph();") == 1
    path = tmp_path_factory.mktemp("stock") / "pyvis.html"
    path.write_text(text.replace("drawGraph();", _NOTE), encoding="utf-8")
    return path


_USED: dict[int, float] = {}
"""CPU time of every process of the browser when it was last seen: what has ended counts too."""


def browser_cpu() -> float:
    """Return the CPU time of the browser so far, all its processes together, in seconds."""
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            used = process.cpu_times()
            _USED[process.pid] = used.user + used.system
    return sum(_USED.values())


def _settle() -> None:
    """Wait until the browser rests: it draws the frame of a new window in a process of its own."""
    before, now = -1.0, browser_cpu()
    while now - before > _REST:
        time.sleep(_PAUSE)
        before, now = now, browser_cpu()


def _draw(page: Page, path: Path, address: str, wait: Callable[[Page], None]) -> None:
    page.goto(path.as_uri() + address, wait_until="domcontentloaded")
    wait(page)
    page.evaluate(_PAINTED)


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    _settle()
    yield page
    context.close()


def _wait_for_ours(page: Page) -> None:
    page.wait_for_selector("html[data-dressed]", state="attached")


def _wait_for_stock(page: Page) -> None:
    page.wait_for_function("window.isDrawn === true", timeout=_LONGEST)


@pytest.mark.benchmark(group="page", timer=browser_cpu)
def test_the_first_drawing_of_the_whole_graph(
    benchmark: Any, report: Report, browser: Browser, ours: Path, stock: Path
) -> None:
    beside = []
    windows = ExitStack()

    def draw_stock() -> tuple[tuple[Any, ...], dict[str, Any]]:
        windows.close()
        with _window(browser) as page:
            start = browser_cpu()
            _draw(page, stock, "", _wait_for_stock)
            beside.append(browser_cpu() - start)
        return (windows.enter_context(_window(browser)), ours, WHOLE, _wait_for_ours), {}

    with windows:
        benchmark.pedantic(_draw, setup=draw_stock, rounds=3, warmup_rounds=0)
    usual = statistics.median(beside)
    report(
        "first drawing of the whole graph",
        stock_pyvis_ms=1000 * usual,
        times_faster=usual / benchmark.stats["median"],
        megabytes=ours.stat().st_size / 1e6,
    )


class Clock:
    """The CPU time of the thread that a page runs in."""

    session: CDPSession

    @classmethod
    def watch(cls, page: Page) -> None:
        """Take the time of this page from now on."""
        cls.session = page.context.new_cdp_session(page)
        cls.session.send("Performance.enable", {"timeDomain": "threadTicks"})

    @classmethod
    def read(cls) -> float:
        """Return the CPU time so far, in seconds."""
        metrics = cls.session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def page_cpu() -> float:
    """Return the CPU time of the watched page so far, in seconds."""
    return Clock.read()


@pytest.fixture(scope="module")
def page(browser: Browser, ours: Path) -> Iterator[Page]:
    """The page, in which the clock runs."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(ours.as_uri())
    _wait_for_ours(opened)
    Clock.watch(opened)
    yield opened
    opened.close()


@pytest.mark.benchmark(group="page", timer=page_cpu)
@pytest.mark.parametrize("view", VIEWS)
def test_changing_to_a_view(benchmark: Any, report: Report, page: Page, view: str) -> None:
    def go_back() -> None:
        page.evaluate(_MOVED, "#v=1&view=start")

    benchmark.pedantic(page.evaluate, args=(_MOVED, VIEWS[view]), setup=go_back, rounds=ROUNDS, warmup_rounds=1)
    report(f"to {view}")


@pytest.mark.benchmark(group="page", timer=page_cpu)
@pytest.mark.parametrize("view", VIEWS)
def test_changing_the_language(benchmark: Any, report: Report, page: Page, view: str) -> None:
    def go_back() -> None:
        page.evaluate(_MOVED, f"{VIEWS[view]}&lang=zh")

    benchmark.pedantic(page.evaluate, args=(_SWITCHED,), setup=go_back, rounds=ROUNDS, warmup_rounds=1)
    report(f"language of {view}")
