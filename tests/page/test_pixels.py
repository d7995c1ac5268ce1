"""What stands on the canvas after a change of view, pixel by pixel: the same as where the page opens on that view."""

from __future__ import annotations

import hashlib

import pytest

from page.opened import Open, Opened

VIEWS = {
    "lanes": "#v=1&kinds=1",
    "lanes about MK-4": "#v=1&kinds=1&entity=MK-4",
    "focus": "#v=1&view=focus&kinds=1&entity=vitamin-K",
    "focus on warfarin": "#v=1&view=focus&refuted=1&entity=warfarin",
    "path": "#v=1&view=path&path=MK-4~fracture",
    "overview": "#v=1&view=overview",
}
_PIXELS = "document.querySelector('#drawing canvas').toDataURL()"
_BLANK = 5000
"""A canvas with nothing on it is a file of fewer characters."""


def picture_of(opened: Opened) -> str:
    """Return a digest of what stands on the canvas, which must not be blank."""
    pixels = opened.run(_PIXELS)
    assert len(pixels) > _BLANK
    return hashlib.sha256(pixels.encode("ascii")).hexdigest()[:12]


@pytest.fixture(scope="module")
def loaded() -> dict[str, str]:
    """The pictures of views on which the page opened, by address."""
    return {}


def _loaded(open_page: Open, loaded: dict[str, str], address: str, **where: str) -> str:
    if address not in loaded:
        loaded[address] = picture_of(open_page(address, **where))
    return loaded[address]


@pytest.mark.parametrize("before", VIEWS)
def test_a_view_that_is_gone_to_looks_as_one_that_is_loaded(
    open_page: Open, loaded: dict[str, str], before: str
) -> None:
    opened = open_page(VIEWS[before])
    for after in VIEWS:
        for view in (after, before):
            opened.move_to(VIEWS[view])
            assert picture_of(opened) == _loaded(open_page, loaded, VIEWS[view]), f"{before} to {after}: {view}"


def test_painting_again_changes_nothing(open_page: Open) -> None:
    opened = open_page(VIEWS["lanes"])
    for address in VIEWS.values():
        opened.move_to(address)
        before = picture_of(opened)
        opened.run("window.__kgraph.network.redraw()")
        assert picture_of(opened) == before, address


def test_the_first_question_about_a_neighbourhood_leads_to_a_whole_picture(
    open_page: Open, loaded: dict[str, str], real_address: str
) -> None:
    opened = open_page("#v=1&view=start&lang=en", at=real_address)
    opened.page.locator("[data-question='acid']").click()
    for button in ("", "#open-focus"):
        if button:
            opened.page.locator(button).click()
        opened.page.mouse.move(5, 5)
        opened.wait_until_idle()
        address = opened.run("location.hash")
        assert picture_of(opened) == _loaded(open_page, loaded, address, at=real_address)
