"""The panels of an entity and a claim in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kgraph import KnowledgeGraph
from kgraph.page.html import render
from page.opened import Open, Opened
from page.page_sample import ARTICLE, HOSTILE_EN, pair, sample
from page.panel_sample import figures, grounds, references

CLAIM = "MK-4--prevents--fracture"
BMD = "MK-4--increases--BMD"
FIRST, SECOND = f"{ARTICLE}--{CLAIM}--1", f"{ARTICLE}--{CLAIM}--2"
TRIAL = {
    "title": {"text": "A trial of MK-4", "lang": "en"},
    "type": "web-article",
    "name": "Sato 2005",
    "authors": ["Sato Y", "Honda Y", "et al"],
    "journal": None,
    "volume": None,
    "issue": None,
    "pages": None,
    "date": "2005",
    "url": "https://example.org/trial",
    "pmid": "1",
    "doi": None,
    "recordNumber": None,
    "language": "en",
    "country": None,
    "retracted": True,
    **references(cite={"zh": "Sato Y. A trial of MK-4[J].", "en": "Sato Y. A trial of MK-4."}, supersededBy=ARTICLE),
}
COUNTS = {"weight": "counts", "tier": 1, "measure": "odds-ratio", "unit": "1", "scale": "ratio", "readFrom": "abstract"}
COUNTS["against"] = "without-subject"
TERMS = {
    "odds-ratio": pair("比值比", "odds ratio"),
    "mean-difference": pair("均数差", "mean difference"),
    "supports": pair("支持", "supports"),
    "refutes": pair("反对", "refutes"),
    "inconclusive": pair("无定论", "inconclusive"),
    "counts": pair("计入", "counts"),
    "subgroup": pair("亚组", "subgroup"),
    "abstract": pair("摘要", "abstract"),
    "unfitting-design": pair("设计不适合", "unsuitable design"),
    "mechanism": pair("机制", "mechanism"),
    "high": pair("高", "high"),
    "cohort": pair("队列研究", "cohort study"),
    "after-stopping": pair("停用后", "after stopping"),
    "cells": pair("在细胞中", "in cells"),
    "oral": pair("口服", "oral"),
}
OPEN_ALL = "document.querySelectorAll('#panel .fold[aria-expanded=false]').forEach((toggle) => toggle.click())"
ASSESSMENT = pair("证据存在争议（确定性高）：甲。", "Evidence is divided (certainty high) on whether A.")


def effect(value: str, low: str, high: str) -> dict[str, Any]:
    """Return an effect with its interval, in figures and in words."""
    figures = {"effect": float(value), "effectLow": float(low), "effectHigh": float(high)}
    return figures | {"estimate": pair(f"{value}（{low}～{high}）", f"{value} ({low} to {high})")}


def panel_sample() -> dict[str, Any]:
    """Return the sample with one claim that has figures on both sides, and 30 more claims about bone."""
    data = sample()
    data["terms"] |= {slug: {**label, "order": order} for order, (slug, label) in enumerate(TERMS.items(), 50)}
    data["sources"]["trial"] = TRIAL
    data["evidence"][FIRST] |= figures(
        **COUNTS,
        **effect("0.5", "0.25", "1"),
        figures=pair("比值比：0.5（0.25～1）", "odds ratio: 0.5 (0.25 to 1)"),
        participants=4378,
        checked="2026-01-02",
        dose=pair("45 mg/d", "45 mg/day"),
        duration=pair("2年", "2 years"),
        said=pair("队列研究：0.5；支持该断言。", "Cohort study: 0.5; supports the claim."),
    ) | {"source": "trial", "design": "cohort"}
    data["evidence"][SECOND] |= figures(
        **COUNTS | {"weight": "subgroup", "endpointRole": "subgroup", "tier": 2}, **effect("1.125", "0.9", "4")
    ) | {"stance": "refutes"}
    claim = next(one for one in data["claims"] if one["slug"] == CLAIM)
    claim |= {"verdict": "contested", "standing": "contested", "certainty": "high"}
    claim |= {"designs": ["cohort", "article"], "advice": pair("同服时监测。", "Monitor.")}
    next(one for one in data["claims"] if one["slug"] == BMD).update(circumstance="after-stopping", shownIn="cells")
    next(one for one in data["entities"] if one["slug"] == "warfarin")["routes"] = ["oral"]
    data["grounds"][CLAIM] = grounds(
        sides=[{"stance": "supports", "tier": 1, "groups": ["trial"]}],
        changes=[
            {"verdict": "supported", "stance": None, "designs": [], "people": None, "group": "trial"},
            {
                "verdict": "refuted",
                "stance": "refutes",
                "designs": ["cohort", "article"],
                "people": None,
                "group": None,
            },
            {"verdict": "refuted", "stance": "refutes", "designs": ["cohort"], "people": 400, "group": None},
        ],
        assessment=ASSESSMENT,
    )
    data["grounds"][BMD] = grounds(asked=pair("甲提高乙", "A increases B"), lastChecked="2026-01-02")
    data["inherited"] = [
        {
            "slug": "MK-4--interacts-with--warfarin",
            "subject": "warfarin",
            "relation": "interacts-with",
            "object": "MK-4",
            "verdict": "unverified",
            "premises": ["warfarin--interacts-with--vitamin-K"],
            "sentence": pair("华法林与甲萘醌-4相互作用", "warfarin interacts with menaquinone-4"),
        }
    ]
    _many(data, 30)
    return data


def _many(data: dict[str, Any], count: int) -> None:
    """Give the osteoclast many claims, the last one accepted."""
    model = next(one for one in data["claims"] if one["slug"] == "osteoclast--increases--bone-resorption")
    for number in range(1, count + 1):
        verdict = "established" if number == count else "unverified"
        slug = f"osteoclast--increases--bone-resorption--{number}"
        sentence = pair(f"断言{number:02}", f"claim {number:02}")
        data["claims"].append(model | {"slug": slug, "verdict": verdict, "sentence": sentence})
        data["grounds"][slug] = grounds()
    for entity in data["entities"]:
        for one in entity["neighbours"]:
            if (entity["slug"], one["relation"]) in (("osteoclast", "increases"), ("bone-resorption", "increases")):
                one["count"] += count


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of this file's own sample."""
    path = tmp_path_factory.mktemp("panel") / "page.html"
    path.write_text(render(panel_sample()), encoding="utf-8")
    return path


Alone = Callable[[dict[str, Any]], Page]


@pytest.fixture
def alone(open_page: Open, tmp_path: Path) -> Alone:
    """Open the page of some data at the claim."""

    def open_(data: dict[str, Any]) -> Page:
        path = tmp_path / "page.html"
        path.write_text(render(data), encoding="utf-8")
        return open_page(f"#v=1&claim={CLAIM}", at=path.as_uri()).page

    return open_


def _panel(opened: Opened) -> Any:
    return opened.page.locator("#panel")


# Claim


def test_a_claim_shows_its_verdict_with_certainty_and_why(open_page: Open) -> None:
    panel = _panel(open_page(f"#v=1&claim={CLAIM}"))
    expect(panel.locator(".trust .marks")).to_contain_text("证据确定性：高")
    expect(panel.locator(".ruling")).to_have_text("无可用证据 无。")
    why = panel.locator(".why").first
    expect(why.locator("> li").nth(0)).to_have_text("按“机制”类断言判定")
    expect(why.locator("> li").nth(1)).to_contain_text("支持：最高证据层级1，独立研究组1个")
    expect(why.locator("> li").nth(2)).to_have_text("不计入：亚组1条")


def test_the_groups_of_a_side_are_named_when_it_is_opened(open_page: Open) -> None:
    panel = _panel(open_page(f"#v=1&claim={CLAIM}"))
    expect(panel.get_by_text("Sato 2005", exact=True)).to_have_count(2)  # where it is evidence, and in the plot
    panel.get_by_role("button", name="支持：最高证据层级1").click()
    expect(panel.locator(".why .why li")).to_have_text(["Sato 2005"])


def test_what_would_change_a_claim_is_said_in_words(open_page: Open) -> None:
    panel = _panel(open_page(f"#v=1&claim={CLAIM}"))
    panel.get_by_role("button", name="何种新证据会改变判定").click()
    expect(panel.locator("[data-fold$='changes']")).to_have_attribute("aria-expanded", "true")
    expect(panel.locator(".folded:not([hidden]) .why li")).to_have_text(
        [
            "若撤去Sato 2005，判定将变为“有支持”",
            "若再有一组独立的队列研究或文章反对，判定将变为“已否定”",
            "若再有一项至少400人的队列研究，其置信区间完全位于无重要效应区内，判定将变为“已否定”",
        ]
    )


def test_a_claim_shows_doses_durations_and_advice_that_are_there(open_page: Open) -> None:
    facts = _panel(open_page(f"#v=1&claim={CLAIM}")).locator("> .facts")
    expect(facts.locator("dt")).to_have_text(["剂量档", "剂量", "时长", "主题", "处理建议", "证据最近核查"])
    expect(facts.locator("dd").nth(1)).to_have_text("45 mg/d")


def test_a_claim_shows_the_circumstance_under_which_it_holds_and_what_it_is_shown_in(open_page: Open) -> None:
    facts = _panel(open_page(f"#v=1&claim={BMD}&lang=en")).locator("> .facts")
    expect(facts.locator("dt")).to_have_text(["Circumstance", "Shown in", "Topic", "Evidence last checked"])
    expect(facts.locator("dd")).to_have_text(["after stopping", "in cells", re.compile(".+"), "2026-01-02"])


def test_a_drug_shows_how_it_is_given(open_page: Open) -> None:
    facts = _panel(open_page("#v=1&entity=warfarin")).locator(".facts")
    expect(facts.locator("dt", has_text="给药途径")).to_have_count(1)
    expect(facts).to_contain_text("口服")


# Evidence


def test_beside_a_denial_the_panel_says_what_the_evidence_was_asked(open_page: Open) -> None:
    asked = _panel(open_page(f"#v=1&claim={BMD}&lang=en")).locator(".asked")
    expect(asked).to_have_text(["Claim examined (supports and refutes refer to it): A increases B"] * 2)
    expect(_panel(open_page(f"#v=1&claim={CLAIM}&lang=en")).locator(".asked")).to_have_count(0)


def test_evidence_stands_on_its_side_with_its_figures(open_page: Open) -> None:
    panel = _panel(open_page(f"#v=1&claim={CLAIM}&lang=en"))
    support = panel.locator(f".side-supports [data-evidence='{FIRST}']")
    expect(support.locator(".evidence-head")).to_have_text("cohort studyn = 4,378evidence tier 1")
    expect(support.locator(".figures")).to_have_text("odds ratio: 0.5 (0.25 to 1)")
    expect(support.locator(".weight")).to_have_text("✓ counts toward the verdict")
    against = panel.locator(f".side-refutes [data-evidence='{SECOND}']")
    expect(against.locator(".weight")).to_have_text("✕ does not count toward the verdict: subgroup")
    assert panel.locator(".side-inconclusive").count() == 0


def test_a_side_without_evidence_says_so(open_page: Open) -> None:
    panel = _panel(open_page(f"#v=1&claim={BMD}&lang=en"))
    expect(panel.locator(".side-refutes")).to_contain_text("No evidence against the relation is recorded.")


def test_sides_stand_beside_each_other_where_there_is_room(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}", width=800, height=800)
    tops = [opened.page.locator(f".side-{side}").bounding_box() for side in ("supports", "refutes")]
    assert tops[0] is not None
    assert tops[1] is not None
    assert tops[0]["y"] == tops[1]["y"]
    opened.page.set_viewport_size({"width": 320, "height": 640})
    below = opened.page.locator(".side-refutes").bounding_box()
    assert below is not None
    assert below["x"] == opened.page.locator(".side-supports").bounding_box()["x"]  # type: ignore[index]


# Sources


def test_a_source_is_cited_in_the_style_of_the_language(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}")
    entry = opened.page.locator("[data-source='trial']")
    expect(entry.locator(".citation")).to_have_text("Sato Y. A trial of MK-4[J].")
    expect(entry.locator(".citation bdi")).to_have_attribute("lang", "en")
    expect(entry.locator("dt")).to_have_text(["作者", "来源类型", "阅读依据", "核对日期"])
    expect(entry.locator("dd")).to_have_text(["Sato Y; Honda Y; et al", "网络文章", "摘要", "2026-01-02"])
    opened.page.get_by_role("button", name="English").click()
    expect(entry.locator(".citation")).to_have_text("Sato Y. A trial of MK-4.")


def test_a_retracted_or_superseded_source_is_marked(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}&lang=en")
    expect(opened.page.locator("[data-source='trial'] .warning")).to_have_text(
        ["⚠ This source has been retracted.", "⚠ This source has been superseded by:"]
    )
    assert opened.page.locator(f"[data-source='{ARTICLE}'] .warning").count() == 0


# Forest plot


def test_a_plot_appears_where_two_findings_carry_the_same_measure(open_page: Open) -> None:
    assert open_page(f"#v=1&claim={CLAIM}").page.locator("svg.forest").count() == 1
    assert open_page(f"#v=1&claim={BMD}").page.locator("svg.forest").count() == 0


def test_the_plot_and_its_table_have_the_figures_of_the_data(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}&lang=en")
    plot = opened.page.get_by_role(
        "img",
        name="Forest plot: odds ratio, comparator: none of it or placebo, 2 results with their confidence intervals.",
    )
    expect(plot.locator("g text:nth-of-type(2)")).to_have_text(["0.5 (0.25 to 1)", "1.125 (0.9 to 4)"])
    expect(plot.locator("g text:nth-of-type(1)")).to_have_text(["Sato 2005", re.compile("… · subgroup$|subgroup$")])
    opened.page.get_by_role("button", name="Figures as a table").click()
    rows = opened.page.locator(".forest-table tbody tr")
    expect(rows.locator("td:nth-of-type(1)")).to_have_text(["0.5 (0.25 to 1)", "1.125 (0.9 to 4)"])
    expect(rows.locator("td:nth-of-type(2)")).to_have_text(["supports", "refutes"])
    expect(rows.locator("td:nth-of-type(3)")).to_have_text(["counts", "subgroup"])


def test_on_a_narrow_screen_each_figure_in_the_table_says_what_it_is(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}&lang=en", width=320)
    opened.page.get_by_role("button", name="Figures as a table").click()
    first = "[...document.querySelectorAll('.forest-table tbody tr:first-child td')]"
    shown = opened.run(f"{first}.map((cell) => getComputedStyle(cell, '::before').content)")
    assert shown == ['"Result"', '"Stance"', '"Weight"']


def test_a_ratio_is_drawn_on_a_logarithmic_scale(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}")
    lines = opened.run("[...document.querySelectorAll('.forest-line')].map((line) => line.getAttribute('d'))")
    (low, high), _ = [tuple(float(part) for part in re.findall(r"[MH]([\d.]+)", line)) for line in lines]
    mark = opened.run("Number(document.querySelector('.forest-mark').getAttribute('x')) + 4.5")
    assert mark == pytest.approx((low + high) / 2, abs=0.2)  # 0.5 lies halfway between 0.25 and 1
    none = opened.run("document.querySelector('.forest-none').getAttribute('d').match(/[\\d.]+/)[0]")
    assert float(none) == pytest.approx(high, abs=0.2)  # the interval ends at 1
    assert opened.page.locator(".forest-mark.hollow").count() == 1


def test_the_sides_of_a_plot_name_the_outcome_only_where_the_sign_fits(open_page: Open) -> None:
    text = open_page(f"#v=1&claim={CLAIM}").page.locator("svg.forest").text_content() or ""
    assert "← 骨折较少" in text
    assert "骨折较多 →" in text
    assert "无差异=1" in text


def test_support_on_the_other_side_of_no_effect_gives_neutral_sides(alone: Alone) -> None:
    data = panel_sample()
    data["evidence"][FIRST] |= effect("2", "1.5", "3")
    text = alone(data).locator("svg.forest").text_content() or ""
    assert "← 较低" in text
    assert "骨折较" not in text


def test_an_outcome_with_a_long_name_leaves_the_sides_neutral(alone: Alone) -> None:
    data = panel_sample()
    fracture = next(entity for entity in data["entities"] if entity["slug"] == "fracture")
    fracture["label"] = pair("很长的结局名称" * 3, "a long name")
    text = alone(data).locator("svg.forest").text_content() or ""
    assert "← 较低" in text


def test_differences_are_drawn_on_a_linear_scale_with_their_unit(alone: Alone) -> None:
    data = panel_sample()
    data["units"] = {"%": pair("%", "%")}
    for slug, figured in ((FIRST, ("-2", "-3", "-1")), (SECOND, ("1", "0", "2"))):
        data["evidence"][slug] |= {"measure": "mean-difference", "unit": "%", "scale": "difference"}
        data["evidence"][slug] |= effect(*figured)
    page = alone(data)
    expect(page.locator("figcaption")).to_have_text("均数差（%），对照：无该因素或安慰剂")
    marks = page.evaluate(
        "[...document.querySelectorAll('.forest-mark')].map((mark) => Number(mark.getAttribute('x')))"
    )
    width = page.evaluate("document.querySelector('.forest-axis').getAttribute('d').match(/H(.*)/)[1] - 10")
    assert marks[1] - marks[0] == pytest.approx(width * 3 / 6, abs=0.3)  # 3 of the 6 from -4 to 2


def test_another_unit_or_measure_is_no_company(alone: Alone) -> None:
    data = panel_sample()
    data["evidence"][SECOND] |= {"measure": "mean-difference"}
    assert alone(data).locator("svg.forest").count() == 0


def test_findings_against_different_comparators_share_no_plot(alone: Alone) -> None:
    for against in ("calcium", "low-intake", None):
        data = panel_sample()
        data["evidence"][SECOND] |= {"against": against}
        assert alone(data).locator("svg.forest").count() == 0, against


def test_a_plot_says_what_it_compares_with(alone: Alone) -> None:
    for against, said in (
        (None, "比值比，对照：未注明"),
        ("MK-4", "比值比，对照：甲萘醌-4"),
        ("supports", "比值比，对照：支持"),
    ):
        data = panel_sample()
        for slug in (FIRST, SECOND):
            data["evidence"][slug] |= {"against": against}
        expect(alone(data).locator("figcaption")).to_have_text(said)


# Copying


COPIED = {
    "zh": (
        "证据存在争议（确定性高）：甲。\n支持：Sato Y. A trial of MK-4[J].",
        "证据存在争议（确定性高）：甲。\n队列研究：0.5；支持该断言。\nSato Y. A trial of MK-4[J].",
    ),
    "en": (
        "Evidence is divided (certainty high) on whether A.\nsupports: Sato Y. A trial of MK-4.",
        (
            "Evidence is divided (certainty high) on whether A.\nCohort study: 0.5; supports the claim.\n"
            "Sato Y. A trial of MK-4."
        ),
    ),
}
CLIPBOARD = (
    "Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text } } })"
)
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_claim_and_each_finding_are_copied_hedged_with_their_source(open_page: Open, lang: str) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}&lang={lang}")
    opened.run(CLIPBOARD)
    for name, text in zip((CLAIM, FIRST), COPIED[lang], strict=True):
        opened.page.locator(f"[data-copy='{name}']").click()
        opened.page.wait_for_function("text => window.copied === text", arg=text)
    expect(opened.page.locator("#status")).to_have_text(
        {"zh": "已复制到剪贴板。", "en": "Copied to the clipboard."}[lang]
    )


def test_where_copying_is_refused_the_text_is_offered_and_selected(open_page: Open) -> None:
    opened = open_page(f"#v=1&claim={CLAIM}")
    opened.run(NO_CLIPBOARD)
    button = opened.page.locator(f"[data-copy='{CLAIM}']")
    for _ in range(2):
        button.click()
        expect(opened.page.locator(".copy-text")).to_have_count(1)
    box = opened.page.get_by_label("要复制的文字")
    expect(box).to_have_value(COPIED["zh"][0])
    expect(box).to_be_focused()
    assert opened.run("document.activeElement.selectionEnd") == len(COPIED["zh"][0])
    expect(opened.page.locator("#status")).to_contain_text("请手动复制")


# Entity


def test_the_claims_of_an_entity_are_counted_and_few_of_them_open(open_page: Open) -> None:
    panel = _panel(open_page("#v=1&entity=MK-4"))
    expect(panel.locator(".fold").first).to_have_text("预防 1")
    expect(panel.locator("[data-fold='MK-4 out prevents']")).to_have_attribute("aria-expanded", "true")
    expect(panel.locator("[data-claim]")).to_have_count(3)


def test_many_claims_are_counted_first_and_opened_in_part(open_page: Open) -> None:
    opened = open_page("#v=1&entity=osteoclast")
    panel = _panel(opened)
    toggle = panel.locator("[data-fold='osteoclast out increases']")
    expect(toggle).to_have_text("增加 31")
    expect(toggle).to_have_attribute("aria-expanded", "false")
    assert panel.locator("[data-claim]:visible").count() == 0
    toggle.press("Enter")
    expect(panel.locator("[data-claim]")).to_have_count(25)
    expect(panel.locator("[data-claim]").first).to_contain_text("断言30")  # the accepted one
    expect(panel.locator("[data-claim]").nth(1)).to_contain_text("断言01")
    panel.get_by_role("button", name="另有6条").press("Enter")
    expect(panel.locator("[data-claim]")).to_have_count(31)
    expect(panel.locator("[data-claim]").nth(25)).to_be_focused()


def test_switching_the_language_keeps_open_what_is_open(open_page: Open) -> None:
    opened = open_page("#v=1&entity=osteoclast")
    opened.page.locator("[data-fold='osteoclast out increases']").click()
    opened.page.get_by_role("button", name="另有6条").click()
    opened.page.get_by_role("button", name="English").click()
    expect(opened.page.locator("#panel [data-claim]:visible")).to_have_count(31)


def test_what_is_inherited_stands_apart_with_its_premise(open_page: Open) -> None:
    opened = open_page("#v=1&entity=MK-4&lang=en")
    opened.page.get_by_role("button", name="Inferred claims 1").click()
    item = opened.page.locator("[data-inherited]")
    expect(item).to_contain_text("inferred")
    item.locator("[data-claim='warfarin--interacts-with--vitamin-K']").click()
    expect(opened.page.locator("#panel h2")).to_have_text("warfarin interacts with vitamin K")


def test_an_entity_leads_to_the_check(open_page: Open) -> None:
    opened = open_page("#v=1&entity=MK-4&check=warfarin")
    opened.page.get_by_role("button", name="加入核查").click()
    assert opened.run("[window.__kgraph.state().view, ...window.__kgraph.state().check]") == [
        "check",
        "warfarin",
        "MK-4",
    ]
    opened.page.get_by_role("button", name="机制图").click()
    expect(opened.page.get_by_role("button", name="打开核查")).to_be_enabled()


def test_an_entity_leads_to_the_paths_from_it(open_page: Open) -> None:
    opened = open_page("#v=1&entity=MK-4")
    opened.page.get_by_role("button", name="以此为起点找路径").click()
    assert opened.run("[window.__kgraph.state().view, ...window.__kgraph.state().path]") == ["path", "MK-4", None]


def test_a_full_check_takes_no_more(open_page: Open) -> None:
    full = "warfarin~DOACs~natto~vitamin-K~vitamin-K2~boron"
    expect(_panel(open_page(f"#v=1&entity=MK-4&check={full}")).locator("#add-check")).to_be_disabled()


def test_only_substances_can_be_checked(open_page: Open) -> None:
    assert _panel(open_page("#v=1&entity=fracture")).locator("#add-check").count() == 0


# Everywhere


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", [f"claim={CLAIM}", "entity=MK-4", "entity=osteoclast"])
def test_the_panels_fit_a_small_screen(open_page: Open, address: str, lang: str) -> None:
    opened = open_page(f"#v=1&{address}&lang={lang}", width=320, height=640)
    opened.run(OPEN_ALL)
    assert opened.run("document.documentElement.scrollWidth") <= 320


def test_the_plot_follows_the_theme(open_page: Open) -> None:
    colour = "getComputedStyle(document.querySelector('.forest-mark')).fill"
    assert open_page(f"#v=1&claim={CLAIM}").run(colour) == "rgb(26, 29, 33)"
    assert open_page(f"#v=1&claim={CLAIM}", scheme="dark").run(colour) == "rgb(236, 239, 242)"


def test_hostile_text_in_evidence_and_sources_stays_text(alone: Alone) -> None:
    data = panel_sample()
    hostile = pair(HOSTILE_EN, HOSTILE_EN)
    data["evidence"][FIRST] |= {"figures": hostile, "note": hostile, "contrast": hostile, "locator": HOSTILE_EN}
    data["sources"]["trial"] |= {
        "name": HOSTILE_EN,
        "authors": [HOSTILE_EN, HOSTILE_EN],
        "url": "javascript:window.owned=1",
        "cite": hostile,
        "title": {"text": HOSTILE_EN, "lang": "en"},
    }
    page = alone(data)
    page.evaluate(OPEN_ALL)
    assert page.locator("#panel script, #panel img").count() == 0
    assert page.locator("#panel a[href^='javascript']").count() == 0
    expect(page.locator(f"[data-evidence='{FIRST}'] .figures")).to_have_text(HOSTILE_EN)
    assert page.evaluate("window.owned") is None


# The real graph


def _due(kg: KnowledgeGraph) -> dict[str, int]:
    """Return how many plots each claim is due, by the library alone; claims without any are left out."""
    ratios = (
        "fold",
        "ratio-of-bioavailability",
        "relative-risk",
        "odds-ratio",
        "hazard-ratio",
        "rate-ratio",
        "standardised-mortality-ratio",
    )
    differences = ("mean-difference", "risk-difference", "standardised-mean-difference")
    without = ("placebo", "no-treatment", "usual-care", "background-treatment", "unexposed")
    found = {}
    for claim in kg.claims():
        kinds = [
            (item.measure, item.value_unit, without if item.compared_with in without else item.compared_with)
            for item in claim.evidence
            if item.effect_interval
        ]
        due = {kind for kind in kinds if kind[0] in ratios + differences and kinds.count(kind) > 1}
        if due:
            found[claim.slug] = len(due)
    return found


def test_real_claims_have_the_plots_they_are_due(kg: KnowledgeGraph, open_page: Open, real_address: str) -> None:
    due = _due(kg)
    assert len(due) >= 30
    page = open_page("#v=1&view=table", at=real_address).page
    without = ["MK-4--prevents--vertebral-fracture--pharmacological", "DOACs--interacts-with--vitamin-K"]
    sample = list(due)[:: len(due) // 30]
    for slug in [*sample, "proton-pump-inhibitors--predisposes-to--hip-fracture", *without]:
        page.evaluate("slug => { location.hash = `v=1&view=table&claim=${slug}`; }", slug)
        page.wait_for_function("slug => window.__kgraph.state().claim === slug", arg=slug)
        assert page.locator("svg.forest").count() == due.get(slug, 0), slug
        assert page.locator("#panel .evidence").count() == len(kg.claim(slug).evidence), slug
