"""A page of which every text is hostile: in every view it is shown as text, and nothing of it runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from kgraph.page.html import render
from page.opened import Opened
from page.page_sample import ARTICLE, HOSTILE_EN, HOSTILE_ZH, sample

ADDRESS = "javascript:window.owned=1"
TEXTS = {"zh": HOSTILE_ZH, "en": HOSTILE_EN, "text": HOSTILE_EN, "journal": HOSTILE_EN}
TEXTS |= dict.fromkeys(("name", "authors", "volume", "issue", "pages", "recordNumber"), HOSTILE_EN)
ADDRESSES = dict.fromkeys(("url", "iri", "curie", "doi", "pmid"), ADDRESS)
CLAIM = "MK-4--prevents--fracture"
SELECTED = f"entity=MK-4&claim={CLAIM}&path=MK-4~fracture&row=1&check=MK-4~warfarin&source={ARTICLE}"
VIEWS = ("start", "lanes", "focus", "path", "overview", "table", "check", "article")

_OPEN_ALL = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  for (let more; (more = document.querySelector(".fold[aria-expanded=false]")); ) more.click();
}"""


def _spoilt(value: Any, key: str = "") -> Any:
    """Return data with every text and address for people replaced by a hostile one; messages of the page stay."""
    if isinstance(value, dict):
        return {name: one if name == "messages" else _spoilt(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_spoilt(one, key) for one in value]
    return (TEXTS | ADDRESSES).get(key, value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def opened(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The page whose texts are all hostile."""
    path: Path = tmp_path_factory.mktemp("hostile") / "page.html"
    path.write_text(render(_spoilt(sample())), encoding="utf-8")
    one = Opened(browser.new_page())
    one.load(path.as_uri())
    yield one
    one.assert_quiet(path.as_uri())
    one.page.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_and_all_is_text(opened: Opened, view: str, lang: str) -> None:
    for selection in (SELECTED, "entity=MK-4", ""):
        opened.move_to(f"#v=1&view={view}&lang={lang}&{selection}")
        opened.run(_OPEN_ALL)
        assert opened.run("document.querySelectorAll('main :is(script, img, iframe, object, b, style)').length") == 0
        assert opened.run("[...document.links].filter(({ protocol }) => protocol === 'javascript:').length") == 0
        assert opened.run("window.owned") is None
        assert opened.complaints == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_names_are_read_as_they_are_written(opened: Opened, lang: str) -> None:
    opened.move_to(f"#v=1&view=table&entity=MK-4&lang={lang}")
    assert opened.page.locator("#panel h2").text_content() == TEXTS[lang]
    assert opened.page.title() == TEXTS[lang]
    expect(opened.page.locator("#table tbody")).to_contain_text(TEXTS[lang][:20])


def test_what_a_reader_writes_is_text_too(opened: Opened) -> None:
    opened.move_to("#v=1&view=article&lang=en")
    opened.page.locator("#pasted").fill(f"{HOSTILE_EN} {HOSTILE_ZH}")
    opened.page.locator("#pasted-find").click()
    opened.page.locator("#search").fill(HOSTILE_EN)
    assert opened.run("document.querySelectorAll('main :is(script, img, iframe, object, b, style)').length") == 0
    assert opened.run("window.owned") is None
