"""The check view of the real graph: what it answers is what the library answers, and it fits a sheet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from kgraph import KnowledgeGraph
from kgraph.text import Lang
from page.opened import Open

CHECK = "#v=1&view=check&check="
_A4 = re.compile(rb"/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]")
_PAGE = re.compile(rb"/Type /Page\b")


@pytest.fixture
def page_address(real_address: str) -> str:
    return real_address


@pytest.mark.parametrize(
    ("lang", "major", "unknown"),
    [
        ("zh", "严重相互作用", "未收录，不等于安全"),
        ("en", "major interaction", "not recorded (does not mean safe)"),
    ],
)
def test_warfarin_natto_and_boron(kg: KnowledgeGraph, open_page: Open, lang: Lang, major: str, unknown: str) -> None:
    opened = open_page(f"{CHECK}warfarin~natto~boron&lang={lang}")
    answers = {
        key: opened.page.locator(f'.matrix td:has([data-pair="{key}"])')
        for key in ("warfarin~natto", "warfarin~boron", "natto~boron")
    }
    expect(answers["warfarin~natto"].locator(".answer")).to_have_text(f"▲{major}")
    for key in ("warfarin~boron", "natto~boron"):
        expect(answers[key].locator(".answer")).to_have_text(f"？{unknown}")
    found = kg.interactions(["warfarin", "natto", "boron"])
    for one in found.bone:
        section = opened.page.locator(f"#bone-{one.substance.entity}")
        said = section.locator(".checked .sentence").all_inner_texts()
        assert said == [checked.statement.show(lang) for checked in (*one.effects, *one.mitigations, *one.harms)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_denial_that_is_inherited_names_its_premise(kg: KnowledgeGraph, open_page: Open, lang: Lang) -> None:
    opened = open_page(f"{CHECK}rivaroxaban~MK-7&lang={lang}")
    (pair,) = kg.interactions(["拜瑞妥", "MK-7"]).pairs
    assert pair.lead is not None
    section = opened.page.locator('[id="pair-rivaroxaban~MK-7"]')
    assert opened.page.locator(".matrix .answer").inner_text().startswith("○")
    expect(section.locator(".sentence").first).to_have_text(pair.lead.statement.show(lang))
    expect(section.locator(".facts").first).to_contain_text(pair.lead.premise.show(lang))
    assert section.locator(".sentence").count() == len(pair.interactions) + len(pair.together) + len(pair.effects)


def test_a_link_to_a_check_comes_back_the_same(open_page: Open) -> None:
    address = f"{CHECK}warfarin~natto"
    opened = open_page(address)
    assert opened.run("window.__kgraph.state().view") == "check"
    assert opened.run("window.__kgraph.state().check") == ["warfarin", "natto"]
    opened.page.locator("#lang-en").click()
    assert set(opened.page.url.partition("#")[2].split("&")) == {"v=1", "view=check", "check=warfarin~natto", "lang=en"}
    opened.page.reload()
    expect(opened.page.locator(".chip")).to_have_count(2)
    expect(opened.page.locator('[data-pair="warfarin~natto"]')).to_contain_text("major interaction")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("names", ["rivaroxaban~MK-7", "warfarin~natto", "warfarin~natto~boron"])
def test_two_or_three_names_fit_a_sheet(open_page: Open, names: str, lang: Lang) -> None:
    opened = open_page(f"{CHECK}{names}&lang={lang}")
    sheet = opened.page.pdf(prefer_css_page_size=True)
    assert len(_PAGE.findall(sheet)) == 1
    assert _A4.search(sheet)
