"""Tabs of the browser that are used again: to open a new one costs four times what loading a page does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, CDPSession, Page

from page.opened import Opened

Scheme = Literal["light", "dark"]

_TIMEOUT = 10_000
_KEYS = ("Alt", "Control", "Meta", "Shift")


@dataclass(frozen=True)
class _Tab:
    page: Page
    session: CDPSession


@dataclass
class Tabs:
    """Tabs that wait for a page. Each page is loaded anew, and nothing is left of the one before."""

    browser: Browser
    _free: list[_Tab] = field(default_factory=list)
    _taken: dict[Page, _Tab] = field(default_factory=dict)

    def open(self, address: str, *, width: int = 1280, height: int = 800, scheme: Scheme = "light") -> Opened:
        """Load a page in a tab and wait until it shows its data."""
        tab = self._free.pop() if self._free else self._new()
        tab.page.set_viewport_size({"width": width, "height": height})
        tab.page.emulate_media(color_scheme=scheme)
        self._taken[tab.page] = tab
        opened = Opened(tab.page)
        opened.load(address)
        return opened

    def close(self, opened: Opened) -> None:
        """Take a page out of its tab with all that it has kept; let go of keys and media."""
        page = opened.page
        opened.leave()
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); window.name = ''; }")
        for key in _KEYS:
            page.keyboard.up(key)
        page.emulate_media(media="null", color_scheme="light", reduced_motion="null", forced_colors="null")
        page.goto("about:blank")
        tab = self._taken.pop(page)
        tab.session.send("Page.resetNavigationHistory")
        self._free.append(tab)

    def _new(self) -> _Tab:
        page = self.browser.new_page()
        page.set_default_timeout(_TIMEOUT)
        return _Tab(page, page.context.new_cdp_session(page))
