"""The page of the real graph: every view, in both languages, light and dark, on a large screen and on a small one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import product
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from page.opened import Opened

VIEWS: Mapping[str, str] = {
    "start": "view=start",
    "lanes": "entity=warfarin",
    "focus": "view=focus&entity=MK-4&claim=MK-4--prevents--vertebral-fracture--pharmacological",
    "path": "view=path&path=warfarin~vascular-calcification",
    "overview": "view=overview",
    "table": "view=table&entity=natto&verdict=contested",
    "check": "view=check&check=warfarin~natto~calcium",
    "article": "view=article&source=k2-bone-article-2021",
}
"""A link into each view, with something selected where a view has a selection."""

AXE_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
_RULES = """() => {
  const omitted = (rule) => rule.tags.includes("wcag2aaa") || rule.tags.includes("deprecated");
  return axe.getRules().filter((rule) => !omitted(rule)).map((rule) => rule.ruleId);
}"""
_AXE = """async (rules) => {
  const found = await axe.run(document, {
    runOnly: { type: "rule", values: rules },
    resultTypes: ["violations"],
  });
  const place = ({ target, html }) => [target.join(" "), html.slice(0, 160)];
  return found.violations.map(({ id, nodes }) => [id, nodes.map(place)]);
}"""
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Screen:
    """What a reader looks at."""

    scheme: Literal["light", "dark"]
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.scheme}-{self.width}"


EACH = [*product(VIEWS, ("zh", "en"))]
SCREENS = [
    Screen("light", 1400, 900),
    Screen("light", 320, 640),
    Screen("dark", 320, 640),
    Screen("dark", 1400, 900),
]


def _examinations() -> Iterator[pytest.ParameterSet]:
    """Yield screens, views and languages: all of them, half in the short run.

    The short run has each view in each pair of colours, size and language.
    """
    for (row, screen), (column, view), (side, lang) in product(*map(enumerate, (SCREENS, VIEWS, ("zh", "en")))):
        is_short = (row + column + side) % 2 == 0
        marks = () if is_short else (pytest.mark.long,)
        yield pytest.param(screen, view, lang, id=f"{screen}-{view}-{lang}", marks=marks)


def _open(browser: Browser, address: str, screen: Screen, *, bypass_csp: bool) -> Opened:
    size = {"width": screen.width, "height": screen.height}
    page = browser.new_page(viewport=size, color_scheme=screen.scheme, bypass_csp=bypass_csp)  # type: ignore[arg-type]
    opened = Opened(page)
    opened.load(address)
    return opened


@pytest.fixture(scope="module", params=SCREENS, ids=str)
def strict(request: pytest.FixtureRequest, browser: Browser, real_address: str) -> Iterator[Opened]:
    """The page under its own policy."""
    opened = _open(browser, real_address, request.param, bypass_csp=False)
    yield opened
    opened.page.close()


@pytest.fixture(scope="module")
def examined(request: pytest.FixtureRequest, browser: Browser, real_address: str) -> Iterator[Opened]:
    """The page with axe in it, which its policy would not let in."""
    opened = _open(browser, real_address, request.param, bypass_csp=True)
    opened.run(AXE_SCRIPT)
    yield opened
    opened.page.close()


@pytest.fixture(scope="module")
def rules(browser: Browser) -> list[str]:
    """All rules of axe, best practices and experiments too, but those of level AAA and those that axe has given up."""
    page = browser.new_page()
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RULES)
    page.close()
    return found


def test_the_rules_are_those_of_every_level_we_keep(rules: list[str]) -> None:
    assert {"color-contrast", "target-size", "region", "label-content-name-mismatch", "td-has-header"} <= set(rules)
    assert "color-contrast-enhanced" not in rules
    assert len(rules) >= 90


@pytest.mark.parametrize(("view", "lang"), EACH)
def test_a_view_is_quiet_and_fits(strict: Opened, real_address: str, view: str, lang: str) -> None:
    strict.move_to(f"#v=1&{VIEWS[view]}&lang={lang}")
    strict.wait_until_idle()
    assert strict.run("window.__kgraph.state().view") == view
    assert strict.run("window.__kgraph.state().unknown") == []
    assert strict.run("document.documentElement.lang") == {"zh": "zh-Hans", "en": "en"}[lang]
    assert strict.run(_SIDEWAYS) <= 0
    strict.assert_quiet(real_address)


def test_the_policy_lets_nothing_in(strict: Opened) -> None:
    strict.run("document.body.append(Object.assign(document.createElement('script'), { textContent: 'owned = 1' }))")
    strict.run("document.body.append(Object.assign(document.createElement('style'), { textContent: 'p{color:red}' }))")
    assert strict.run("fetch('https://example.org/').then(() => false, () => true)") is True
    assert strict.run("window.owned") is None
    assert len(strict.complaints) >= 3
    assert all("Content Security Policy" in text for text in strict.complaints)
    strict.complaints.clear()
    strict.requests.clear()


@pytest.mark.parametrize(("examined", "view", "lang"), list(_examinations()), indirect=["examined"])
def test_axe_finds_nothing(examined: Opened, rules: list[str], view: str, lang: str) -> None:
    examined.move_to(f"#v=1&{VIEWS[view]}&lang={lang}")
    examined.wait_until_idle()
    found: Any = examined.run(_AXE, rules)
    assert found == []
