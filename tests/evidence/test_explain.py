"""Why a verdict is what it is, and what would change it, said in both languages."""

from __future__ import annotations

import pytest

from kgraph import Claim, KnowledgeGraph, UnknownClaim
from kgraph.evidence.changes import Change
from kgraph.evidence.explain import change_sentence
from kgraph.text import LANGS, Lang

INTERACTS = "warfarin--interacts-with--vitamin-K"


@pytest.fixture
def claim(mini_kg: KnowledgeGraph) -> Claim:
    """The one claim of the small graph that a trial carries."""
    return mini_kg.claim(INTERACTS)


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            [
                "judged as a claim about interaction",
                "supports: best evidence tier 2, independent study groups 1 (Warfarin with vitamin K)",
                "not counted: 维生素K与血管 (unsuitable design)",
                "certainty of the evidence moderate: single trial",
            ],
        ),
        (
            "zh",
            [
                "按“相互作用”类断言判定",
                "支持：最高证据层级2，独立研究组1个（Warfarin with vitamin K）",
                "不计入：维生素K与血管（设计不适合）",
                "证据确定性为中等：仅一项试验",
            ],
        ),
    ],
)
def test_the_reasons_say_who_speaks_what_is_set_aside_how_sure_it_is_and_which_rule_decided(
    mini_kg: KnowledgeGraph, claim: Claim, lang: Lang, lines: list[str]
) -> None:
    *reasons, ruling = mini_kg.why(claim, lang)
    assert reasons == lines
    term = mini_kg.terms["one-sound-study"]
    assert term.labels.show(lang) in ruling
    assert term.definition.show(lang) in ruling


@pytest.mark.parametrize(
    ("change", "en", "zh"),
    [
        (
            Change("supported", "supports", ("guideline", "label")),
            (
                "one more independent study group in support (guideline or product label) would change the "
                "verdict to supported"
            ),
            "若再有一组独立的指南或药品说明书支持，判定将变为“有证据支持”",
        ),
        (
            Change("refuted", "refutes", ("animal", "in-vitro")),
            (
                "one more independent study group against it (animal study or in vitro study) would change the "
                "verdict to refuted"
            ),
            "若再有一组独立的动物研究或体外研究反对，判定将变为“已被否定”",
        ),
        (
            Change("established", "supports", ("randomised-trial",), 400),
            (
                "one more randomized trial with at least 400 people, with a confidence interval wholly on the "
                "supporting side and excluding no effect, would change the verdict to established"
            ),
            "若再有一项至少400人的随机对照试验，其置信区间完全位于支持一侧、不含无效应值，判定将变为“证据确立”",
        ),
        (
            Change("contested", "refutes", ("cohort",), 400),
            (
                "one more cohort study with at least 400 people, with a confidence interval within the zone of no "
                "important effect, would change the verdict to contested"
            ),
            "若再有一项至少400人的队列研究，其置信区间完全位于无重要效应区内，判定将变为“存在争议”",
        ),
        (
            Change("unverified", group="trial"),
            "without Warfarin with vitamin K the verdict would be unverified",
            "若撤去Warfarin with vitamin K，判定将变为“未核实”",
        ),
    ],
)
def test_each_change_is_said_in_both_languages(mini_kg: KnowledgeGraph, change: Change, en: str, zh: str) -> None:
    assert [change_sentence(mini_kg.catalog, change, lang) for lang in ("en", "zh")] == [en, zh]


def test_the_changes_of_a_claim_are_studies_to_run_and_the_study_it_leans_on(
    mini_kg: KnowledgeGraph, claim: Claim
) -> None:
    assert mini_kg.what_would_change(claim) == (
        Change("established", "supports", ("cohort",), 400),
        Change("contested", "refutes", ("cohort",), 400),
        Change("unverified", group="trial"),
    )


def test_a_claim_that_is_not_there_is_refused_with_the_nearest(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownClaim) as caught:
        mini_kg.claim("warfarin--interacts-with--vitamin-L")
    assert caught.value.suggestions[0] == INTERACTS


@pytest.mark.parametrize("lang", LANGS)
def test_every_claim_of_the_real_graph_can_be_explained(kg: KnowledgeGraph, lang: Lang) -> None:
    for claim in kg.claims():
        assert len(kg.why(claim, lang)) > 1
        for change in kg.what_would_change(claim):
            assert change.verdict != claim.verdict
            assert change_sentence(kg.catalog, change, lang)
