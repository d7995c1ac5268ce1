"""What assistive technology, large text, forced colours and small screens find on the real page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from kgraph import KnowledgeGraph
from page.opened import Opened
from page.test_whole_page import VIEWS

_OUTSIDE = """() => {
  const ancestors = (one) => (one && one !== document.body ? [one, ...ancestors(one.parentElement)] : []);
  const isScrolled = (one) => ancestors(one).some((up) => /auto|scroll/.test(getComputedStyle(up).overflowX));
  const isOut = (one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width > 0 && (right > innerWidth + 1 || left < -1);
  };
  return [...document.querySelectorAll("body *")]
    .filter((one) => isOut(one) && !one.closest(".unseen, .skips, .stage, [aria-hidden=true]") && !isScrolled(one))
    .map((one) => `${one.tagName}.${one.className} ${one.textContent.slice(0, 40)}`);
}"""
_CUT = """() => {
  const hides = (value) => value === "hidden" || value === "clip";
  const isCut = (one) => {
    const { overflowX, overflowY } = getComputedStyle(one);
    const across = hides(overflowX) && one.scrollWidth > one.clientWidth + 1;
    return across || (hides(overflowY) && one.scrollHeight > one.clientHeight + 1);
  };
  const isText = (one) => [...one.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim());
  const isSeen = (one) => !one.closest(".unseen, .stage, canvas, [hidden]") && one.getClientRects().length > 0;
  return [...document.querySelectorAll("body *")].filter((one) => isText(one) && isSeen(one) && isCut(one))
    .map((one) => `${one.tagName}#${one.id}.${one.className}: ${one.textContent.slice(0, 60)}`);
}"""
_SMALL = """() => {
  const isInline = (one) => getComputedStyle(one).display === "inline" && one.closest("p, li, dd, td, cite") !== null;
  const isTick = ({ type }) => type === "checkbox" || type === "radio";
  const area = (one) => (isTick(one) && one.labels.length ? one.labels[0] : one).getBoundingClientRect();
  const kinds = "button, input, select, textarea, summary, a[href], [role=option], [tabindex='0']";
  const isAlone = (one) => one.checkVisibility() && !one.closest(".skips") && !isInline(one);
  const measure = (one) => {
    const { width, height } = area(one);
    return { name: `${one.tagName}#${one.id}.${one.className} ${one.textContent.slice(0, 30)}`, width, height };
  };
  const isSmall = ({ width, height }) => width > 0 && (width < 23.9 || height < 23.9);
  return [...document.querySelectorAll(kinds)].filter(isAlone).map(measure).filter(isSmall);
}"""
_RING = """() => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  const name = `${document.activeElement.tagName}#${document.activeElement.id}.${document.activeElement.className}`;
  return { name, isSeen: box.bottom > 0 && box.top < innerHeight, style: outlineStyle, width: parseFloat(outlineWidth),
    colour: outlineColor };
}"""
_SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def opened(browser: Browser, real_address: str) -> Iterator[Opened]:
    """The real page on a large screen, shared."""
    one = Opened(browser.new_page(viewport={"width": 1400, "height": 900}))
    one.load(real_address)
    yield one
    one.assert_quiet(real_address)
    one.page.close()


def _opened(browser: Browser, address: str, **options: Any) -> Opened:
    opened = Opened(browser.new_page(**options))
    opened.load(address)
    return opened


# The tree


def test_the_page_has_its_landmarks_and_one_heading_of_the_first_level(opened: Opened) -> None:
    opened.move_to("#v=1&lang=en&entity=warfarin")
    for role in ("banner", "main", "contentinfo", "search"):
        expect(opened.page.get_by_role(role)).to_have_count(1)
    expect(opened.page.get_by_role("heading", level=1)).to_have_count(1)
    assert "" not in opened.run("[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => one.textContent.trim())")


def test_the_drawing_is_a_named_application_with_described_keys(opened: Opened) -> None:
    opened.move_to("#v=1&lang=en&entity=warfarin")
    drawing = opened.page.get_by_role("application", name="Drawing of the graph")
    expect(drawing).to_have_attribute("aria-describedby", "drawing-keys")
    expect(opened.page.locator("#drawing-keys")).to_contain_text("Arrow keys")
    assert opened.run("document.querySelector('#drawing canvas').closest('[aria-hidden=true]') !== null") is True
    assert opened.page.locator("#drawing [tabindex='0']").count() == 0


def test_each_key_in_the_drawing_is_told(opened: Opened, kg: KnowledgeGraph) -> None:
    opened.move_to("#v=1&lang=en&view=focus&entity=warfarin")
    opened.page.get_by_role("application").focus()
    told = set()
    for key in ("]", "]", "[", "ArrowRight", "ArrowLeft"):
        opened.page.keyboard.press(key)
        slug = opened.run("window.__kgraph.state().entity")
        entity, count = kg.entity(slug), len(kg.claims(about=slug))
        expect(opened.page.locator("#status")).to_contain_text(f"Selected: {entity.label('en')}")
        expect(opened.page.locator("#status")).to_contain_text(re.compile(rf"\b{count} claims?\."))
        told.add(slug)
    assert len(told) >= 2
    assert opened.run("document.getElementById('status').getAttribute('role')") == "status"


@pytest.mark.parametrize("address", ["#v=1&entity=natto", "#v=1&view=focus&entity=MK-4", "#v=1&contested=1"])
def test_the_table_has_a_row_for_all_that_is_drawn(opened: Opened, address: str) -> None:
    opened.move_to(f"{address}&lang=en")
    drawn = set(opened.run("window.__kgraph.shown().claims"))
    assert drawn
    opened.page.locator("#view-table").click()
    [shown, _] = re.findall(r"[\d,]+", opened.page.locator("#table .table-controls .tally").inner_text())
    expect(opened.page.locator("#table tbody tr")).to_have_count(int(shown.replace(",", "")), timeout=60_000)
    rows = opened.run("[...document.querySelectorAll('#table tbody tr')].map((row) => row.dataset.row)")
    assert drawn <= set(rows)
    expect(opened.page.get_by_role("table")).to_have_count(1)
    assert opened.page.get_by_role("row").count() == len(rows) + 1


# Targets and focus


@pytest.mark.parametrize("width", [1400, 320])
@pytest.mark.parametrize("view", VIEWS)
def test_targets_are_large_enough(opened: Opened, view: str, width: int) -> None:
    opened.page.set_viewport_size({"width": width, "height": 900})
    opened.move_to(f"#v=1&{VIEWS[view]}&lang=en")
    assert opened.run(_SMALL) == []
    opened.page.set_viewport_size({"width": 1400, "height": 900})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_focus_is_always_seen(opened: Opened, view: str, scheme: Any) -> None:
    opened.page.emulate_media(color_scheme=scheme)
    opened.move_to(f"#v=1&{VIEWS[view]}&lang=en")
    opened.run("document.querySelector('.skips a').focus()")
    background = opened.run("getComputedStyle(document.body).backgroundColor")
    for _ in range(30):
        opened.page.keyboard.press("Tab")
        ring = opened.run(_RING)
        if ring["name"].startswith("BODY"):
            break
        assert ring["isSeen"], ring
        assert ring["style"] not in ("none", "hidden"), ring
        assert ring["width"] >= 2, ring
        assert ring["colour"] not in (background, "rgba(0, 0, 0, 0)"), ring
    opened.page.emulate_media(color_scheme="light")


# Preferences of the reader


def test_nothing_is_animated_for_a_reader_who_wants_no_motion(browser: Browser, real_address: str) -> None:
    opened = _opened(browser, f"{real_address}#v=1", reduced_motion="reduce")
    durations = "[...document.querySelectorAll('*')].flatMap((one) => { const style = getComputedStyle(one);"
    durations += " return [style.transitionDuration, style.animationDuration]; })"
    assert set(opened.run(f"[...new Set({durations})]")) <= {"0s", "auto"}
    scale = opened.run("(document.getElementById('zoom-in').click(), window.__kgraph.network.getScale())")
    opened.page.wait_for_timeout(300)
    assert opened.run("window.__kgraph.network.getScale()") == scale
    assert opened.run("document.getAnimations().length") == 0
    opened.page.close()


@pytest.mark.parametrize("view", VIEWS)
def test_forced_colours_keep_the_edges_of_controls_and_what_is_pressed(forced: Opened, view: str) -> None:
    forced.move_to(f"#v=1&{VIEWS[view]}&lang=en")
    assert forced.run("matchMedia('(forced-colors: active)').matches") is True
    edges = forced.run(
        "[...document.querySelectorAll('button')].filter((one) => one.checkVisibility()"
        " && !one.closest('h1, p, li, td, th, dd, .marked')).filter((one) => {"
        " const { borderStyle, borderWidth } = getComputedStyle(one);"
        " return borderStyle === 'none' || parseFloat(borderWidth) < 1; }).map((one) => one.id || one.textContent)"
    )
    assert edges == []
    looks = forced.run(
        "Object.fromEntries(['true', 'false'].map((is) => { const style = getComputedStyle(document.querySelector("
        "`#lang-zh[aria-pressed='${is}'], #lang-en[aria-pressed='${is}']`));"
        " return [is, [style.backgroundColor, style.color, style.borderColor, style.borderWidth].join()]; }))"
    )
    assert looks["true"] != looks["false"]
    forced.run("document.querySelector('#search').focus()")
    forced.page.keyboard.press("Tab")
    assert forced.run(_RING)["style"] not in ("none", "hidden")


@pytest.fixture(scope="module")
def forced(browser: Browser, real_address: str) -> Iterator[Opened]:
    """The real page in the colours that the system forces on it."""
    one = _opened(browser, real_address, forced_colors="active", viewport={"width": 1400, "height": 900})
    yield one
    one.page.close()


# Room


@pytest.fixture(scope="module", params=[(1280, 800), (320, 640)], ids=str)
def spaced(request: pytest.FixtureRequest, browser: Browser, real_address: str) -> Iterator[Opened]:
    """The real page with the text spacing that a reader may set."""
    size = {"width": request.param[0], "height": request.param[1]}
    one = _opened(browser, real_address, bypass_csp=True, viewport=size)
    one.page.add_style_tag(content=_SPACING)
    yield one
    one.page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_text_may_be_spaced_without_loss(spaced: Opened, view: str, lang: str) -> None:
    spaced.move_to(f"#v=1&{VIEWS[view]}&lang={lang}")
    assert spaced.run(_SIDEWAYS) <= 0
    assert spaced.run(_CUT) == []


@pytest.fixture(scope="module", params=["zoomed", "narrow"])
def tight(request: pytest.FixtureRequest, browser: Browser, real_address: str) -> Iterator[Opened]:
    """The real page at 200 % of 1280 pixels, and on the narrowest screen."""
    sizes: Mapping[str, tuple[dict[str, int], int]] = {
        "zoomed": ({"width": 640, "height": 400}, 2),
        "narrow": ({"width": 320, "height": 640}, 1),
    }
    size, factor = sizes[request.param]
    one = _opened(browser, real_address, viewport=size, device_scale_factor=factor)
    yield one
    one.page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_small_window_loses_nothing(tight: Opened, view: str, lang: str) -> None:
    tight.move_to(f"#v=1&{VIEWS[view]}&lang={lang}")
    assert tight.run(_SIDEWAYS) <= 0
    assert tight.run(_OUTSIDE) == []
    assert tight.run(_CUT) == []
    for button in ("#view-table", "#lang-en", "#theme", "#search"):
        expect(tight.page.locator(button)).to_be_visible()
