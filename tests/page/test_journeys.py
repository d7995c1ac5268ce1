"""Whole ways through the real page by keyboard alone, from the question to what a reader takes away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from kgraph import KnowledgeGraph
from page.opened import Open, Opened

PARAGRAPH = "维生素K2能降低椎体骨折的风险。服用华法林的人不要吃纳豆。维生素K2不影响双膦酸盐。"
_KEPT = "() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }"
_PRINTED = "() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }"


class Reader:
    """A reader without a mouse: only keys are pressed, and only what has the focus is used."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.page = opened.page
        self.press = opened.page.keyboard.press

    def is_at(self, selector: str) -> bool:
        """Return whether an element has the focus."""
        return bool(self.opened.run("selector => document.activeElement.matches(selector)", selector))

    def go_to(self, selector: str, *, key: str = "Tab", most: int = 150) -> None:
        """Press a key until an element has the focus."""
        for _ in range(most):
            if self.is_at(selector):
                return
            self.press(key)
        pytest.fail(f"{key} never reached {selector}")

    def choose(self, text: str) -> None:
        """Write a name into the box that has the focus and take the first entity offered."""
        self.page.keyboard.insert_text(text)
        self.press("ArrowDown")
        self.press("Enter")

    def find(self, text: str) -> None:
        """Look for an entity by way of the first skip link."""
        self.go_to("a[data-to='search']", key="Shift+Tab", most=400)
        self.press("Enter")
        self.choose(text)


@pytest.fixture
def reader(open_page: Open, real_address: str) -> Reader:
    """A reader who has just opened the page."""
    return Reader(open_page(at=real_address))


def test_from_a_name_to_the_evidence_of_a_claim(reader: Reader, kg: KnowledgeGraph) -> None:
    reader.press("Tab")
    assert reader.is_at("a[data-to='search']")
    reader.press("Enter")
    reader.choose("华法林")
    expect(reader.page.locator("#panel h2")).to_have_text("华法林")
    expect(reader.page.locator("#panel")).to_be_focused()
    reader.go_to("#panel .fold")
    reader.press("Enter")
    reader.go_to("#panel [data-claim]")
    slug = str(reader.opened.run("document.activeElement.dataset.claim"))
    reader.press("Enter")
    [claim] = [one for one in kg.claims(about="warfarin") if one.slug == slug]
    expect(reader.page.locator("#panel .statement")).to_have_text(kg.sentence(claim, "zh"))
    expect(reader.page.locator("#panel .evidence[data-evidence]")).to_have_count(len(claim.evidence))
    expect(reader.page.locator("#panel")).to_contain_text(claim_standing(kg, slug))
    reader.go_to("#back", key="Shift+Tab")
    reader.press("Enter")
    assert reader.is_at(f"[data-claim='{slug}']")


def claim_standing(kg: KnowledgeGraph, slug: str) -> str:
    """Return the words for how far a claim can be trusted."""
    [claim] = [one for one in kg.claims() if one.slug == slug]
    return str(kg.terms[claim.standing].labels.zh)


def test_from_a_drug_to_the_paths_to_fracture_and_a_link(
    reader: Reader, kg: KnowledgeGraph, open_page: Open, real_address: str
) -> None:
    reader.opened.run(_KEPT)
    reader.find("华法林")
    reader.go_to("#view-path", key="Shift+Tab")
    reader.press("Enter")
    reader.go_to("#path-to")
    reader.choose("骨折")
    paths = kg.paths("warfarin", "fracture")
    expect(reader.page.locator("#path tbody tr")).to_have_count(len(paths))
    reader.go_to("#path [type=radio]")
    reader.press("ArrowDown")
    assert "row=1" in reader.page.url
    reader.go_to("#copy-link", key="Shift+Tab")
    reader.press("Enter")
    copied = str(reader.opened.run("window.copied"))
    assert copied.startswith(f"{real_address}#")
    other = open_page(copied.removeprefix(real_address), at=real_address)
    expect(other.page.locator("#path tbody tr")).to_have_count(len(paths))
    expect(other.page.locator("#path tbody tr").first).to_contain_text(paths[0].sentence("zh"))
    assert other.run("window.__kgraph.state().row") == 1


def test_from_two_names_to_a_printed_check(reader: Reader, kg: KnowledgeGraph) -> None:
    reader.opened.run(_PRINTED)
    reader.go_to("#view-check")
    reader.press("Enter")
    reader.go_to("#check-name")
    for name in ("华法林", "纳豆"):
        reader.choose(name)
    [pair] = kg.interactions(["华法林", "纳豆"]).pairs
    assert pair.answer == "major"
    cell = reader.page.locator("#check [data-pair]")
    expect(cell).to_have_count(1)
    expect(cell).to_have_attribute("aria-expanded", "true")
    reader.go_to("#check-print")
    reader.press("Enter")
    assert reader.opened.run("window.printed") == 1
    reader.page.emulate_media(media="print")
    expect(reader.page.locator("#check")).to_be_visible()
    expect(reader.page.locator(".check-scope")).to_be_visible()
    expect(reader.page.locator("#search")).to_be_hidden()
    reader.page.emulate_media(media="screen")


def test_from_a_pasted_paragraph_to_its_verdicts(reader: Reader) -> None:
    reader.go_to("#view-article")
    reader.press("Enter")
    reader.go_to("#pasted")
    reader.page.keyboard.insert_text(PARAGRAPH)
    reader.press("Control+Enter")
    results = reader.page.locator("#pasted-results")
    expect(reader.page.locator("#pasted-told")).not_to_be_empty()
    for name in ("维生素K2", "华法林", "纳豆", "双膦酸盐"):
        expect(results.locator(".mention", has_text=re.compile(f"^{name}$")).first).to_be_visible()
    reader.go_to("#pasted-results [data-claim]")
    shown = str(reader.opened.run("document.activeElement.querySelector('.sentence').textContent"))
    assert reader.opened.run("document.activeElement.querySelector('.marks').textContent") != ""
    reader.press("Enter")
    expect(reader.page.locator("#panel .statement")).to_have_text(shown)


def test_the_language_is_switched_and_everything_stays(reader: Reader) -> None:
    reader.find("骨钙素")
    before = reader.opened.run("window.__kgraph.state()")
    reader.go_to("#lang-en", key="Shift+Tab")
    reader.press("Enter")
    assert reader.is_at("#lang-en")
    expect(reader.page.locator("#panel h2")).to_have_text("osteocalcin")
    assert reader.opened.run("window.__kgraph.state()") == before | {"lang": "en"}


def test_only_what_is_contested_is_drawn_and_listed(reader: Reader, kg: KnowledgeGraph) -> None:
    reader.go_to("#view-lanes")
    reader.press("Enter")
    reader.go_to("#draw-contested", key="Shift+Tab")
    reader.press("Space")
    assert reader.is_at("#draw-contested")
    contested = {claim.slug for claim in kg.claims(verdict="contested")}
    drawn = set(reader.opened.run("window.__kgraph.shown().claims"))
    assert drawn
    assert drawn <= contested
    reader.go_to("#view-table")
    reader.press("Enter")
    expect(reader.page.locator("#table tbody tr")).to_have_count(len(contested))
