"""A page in the browser, as the tests see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Page, Request

_POINTS = """() => {
  const { network } = window.__kgraph;
  const box = document.getElementById("drawing").getBoundingClientRect();
  const at = (place) => network.canvasToDOM(place);
  const onScreen = ([id, place]) => [id, { x: Math.round(box.x + at(place).x), y: Math.round(box.y + at(place).y) }];
  return Object.fromEntries(Object.entries(network.getPositions()).map(onScreen));
}"""

_SETTLED = """address => {
  location.hash = address;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
}"""

_IDLE = """() => {
  const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 1000 }));
  return idle().then(idle).then(() => null);
}"""


@dataclass
class Opened:
    """A page in the browser, with what it asked for and what it complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", self._note_error)

    def leave(self) -> None:
        """Listen no longer: what comes next in this tab is another page."""
        self.page.remove_listener("request", self._note_request)
        self.page.remove_listener("console", self._note_message)
        self.page.remove_listener("pageerror", self._note_error)

    def _note_request(self, request: Request) -> None:
        self.requests.append(request.url.partition("#")[0])

    def _note_message(self, message: ConsoleMessage) -> None:
        self.complaints.append(message.text)

    def _note_error(self, error: Error) -> None:
        self.complaints.append(str(error))

    def run(self, script: str, value: object = None) -> Any:
        """Return the value of an expression in the page, or of a function there of a value."""
        return self.page.evaluate(script, value)

    def load(self, address: str) -> None:
        """Load a page and wait until it shows its data."""
        self.page.goto(address)
        self.page.wait_for_selector("html[data-dressed]", state="attached")

    def move_to(self, address: str) -> None:
        """Follow a link inside the page and wait until it has been drawn."""
        self.run(_SETTLED, address)

    def wait_until_idle(self) -> None:
        """Wait until the page has done what it puts off."""
        self.run(_IDLE)

    def places(self) -> Any:
        """Return where every entity stands in the drawing."""
        return self.run("window.__kgraph.network.getPositions()")

    def points(self) -> Any:
        """Return where every entity is on the screen, in whole pixels."""
        return self.run(_POINTS)

    def point_of(self, entity: str) -> tuple[float, float]:
        """Return where an entity is on the screen."""
        point = self.points()[entity]
        return (point["x"], point["y"])

    def edge(self, claim: str) -> Any:
        """Return the edge of a claim as vis-network has it."""
        return self.run("claim => window.__kgraph.network.body.data.edges.get(claim)", claim)

    def assert_quiet(self, *allowed: str) -> None:
        """Nothing was asked for but these addresses, nobody complained, and no hostile text has run."""
        assert set(self.requests) <= {*allowed}
        assert self.complaints == []
        assert self.run("window.owned") is None


Open = Callable[..., Opened]
