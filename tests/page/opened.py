"""A page in the browser, as the tests see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


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

    def points(self) -> Any:
        """Return where every entity is on the screen, in whole pixels."""
        return self.run(
            "(() => { const { network } = window.__kgraph; const box = document.getElementById('drawing')"
            ".getBoundingClientRect(); return Object.fromEntries(Object.entries(network.getPositions()).map(([id, place])"
            " => { const { x, y } = network.canvasToDOM(place); return [id, [box.x + x, box.y + y].map(Math.round)]; }));"
            " })()"
        )

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
