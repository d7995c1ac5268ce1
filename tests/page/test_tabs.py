"""A tab that is used again is as fresh as a new one, whatever was done to the page before."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser

from page.opened import Opened
from page.tabs import Tabs

TABLE = "#v=1&view=table&lang=en&kinds=1"
_LOOKS = r"""() => {
  const { network, state } = window.__kgraph;
  const all = [...document.querySelectorAll("*")];
  return {
    text: document.documentElement.outerHTML.replaceAll(/\s+/g, ""),
    scrolled: all.filter((one) => one.scrollTop !== 0 || one.scrollLeft !== 0).length,
    hovered: document.querySelectorAll(":hover").length,
    focused: document.activeElement.tagName,
    values: all.map(({ value, checked, open }) => [value, checked, open].join()),
    names: Object.getOwnPropertyNames(window).toSorted(),
    own: [Object.hasOwn(navigator, "clipboard"), window.print.toString(), Array.prototype.map.toString()],
    kept: [localStorage.length, sessionStorage.length, history.length, window.name],
    media: ["print", "(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)"]
      .map((media) => matchMedia(media).matches),
    size: [innerWidth, innerHeight, devicePixelRatio, visualViewport.scale],
    state: state(),
    drawn: [network.getScale(), network.getViewPosition(), network.getPositions()],
    address: location.href,
  };
}"""
_SPOILT = """() => {
  window.print = () => {};
  window.owned = window.name = "spoilt";
  Array.prototype.map = () => [];
  Object.defineProperty(navigator, "clipboard", { value: undefined });
  sessionStorage.setItem("kept", "spoilt");
}"""


def _looks(opened: Opened) -> Any:
    opened.wait_until_idle()
    return opened.run(_LOOKS)


def _use_all_of_it(opened: Opened) -> None:
    """Do what readers and tests do, and what no page undoes by itself."""
    page = opened.page
    page.locator("#theme").click()
    opened.move_to("#v=1&entity=warfarin&lang=en")
    page.locator("#zoom-in").click()
    page.locator("#panel .fold").first.click()
    page.mouse.move(*opened.point_of("vitamin-K"))
    opened.move_to("#v=1&view=article&lang=en")
    page.locator("#pasted").fill("warfarin and vitamin K")
    page.locator("#pasted-find").click()
    opened.move_to(TABLE)
    page.locator("#table-filter").fill("warfarin")
    page.locator("#export").click()
    page.mouse.move(300, 300)
    page.keyboard.down("Shift")
    page.set_viewport_size({"width": 320, "height": 400})
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce", forced_colors="active")
    opened.run("window.scrollTo(0, 200)")
    opened.run(_SPOILT)


def test_a_tab_used_again_is_as_fresh_as_a_new_one(browser: Browser, page_address: str) -> None:
    tabs = Tabs(browser)
    for address in (TABLE, "#v=1&entity=MK-4", ""):
        place = page_address + address
        new = Opened(browser.new_page(viewport={"width": 1280, "height": 800}))
        new.load(place)
        used = tabs.open(place)
        assert _looks(used) == _looks(new)
        used.assert_quiet(page_address)
        _use_all_of_it(used)
        tabs.close(used)
        again = tabs.open(place)
        assert again.page is used.page
        assert _looks(again) == _looks(new)
        again.page.keyboard.press("Tab")
        new.page.keyboard.press("Tab")
        assert _looks(again) == _looks(new)
        again.assert_quiet(page_address)
        tabs.close(again)
        new.page.close()


def test_two_pages_that_are_open_at_once_have_a_tab_each(browser: Browser, page_address: str) -> None:
    tabs = Tabs(browser)
    one, other = tabs.open(page_address), tabs.open(page_address)
    assert one.page is not other.page
    tabs.close(one)
    assert tabs.open(page_address).page is one.page
