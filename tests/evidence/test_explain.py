"""Why a verdict is what it is, and what would change it, said in both languages."""

from __future__ import annotations

import pytest

from kgraph import Claim, KnowledgeGraph, UnknownClaim
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
                "judged as a claim of interaction",
                "supports: best tier 2, independent groups 1 (PMID 12345678)",
                "set aside: 维生素K与血管 (design does not fit)",
                "ruling: support from one group. One independent group speaks for it: the claim is supported.",
            ],
        ),
        (
            "zh",
            [
                "按“相互作用”类断言判定",
                "支持：最高证据层级 2，独立研究组 1 个（PMID 12345678）",
                "不计入：维生素K与血管（设计不适合）",
                "判定依据：一个研究组支持。有一个独立研究组支持：断言有证据支持。",
            ],
        ),
    ],
)
def test_the_reasons_say_who_speaks_what_is_set_aside_and_which_rule_decided(
    mini_kg: KnowledgeGraph, claim: Claim, lang: Lang, lines: list[str]
) -> None:
    assert mini_kg.why(claim, lang) == lines


def test_what_would_change_a_claim_is_said_in_both_languages(mini_kg: KnowledgeGraph, claim: Claim) -> None:
    changes = mini_kg.what_would_change(claim)
    said = {lang: [change_sentence(mini_kg.catalog, change, lang) for change in changes] for lang in LANGS}
    designs = "case report or database or narrative review or fact sheet"
    assert said["en"][0] == f"one more independent group in favour ({designs}) would make it established"
    assert said["zh"][0] == "若再有一组独立的病例报告或数据库或综述或资料单支持，判定将变为“证据确立”"
    assert said["en"][-1] == "without PMID 12345678 it would be unverified"
    assert said["zh"][-1] == "若撤去 PMID 12345678，判定将变为“未核实”"


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
