"""What a specialist knows, as the graph must say it whatever else changes: known effects, harms and interactions."""

from __future__ import annotations

import pytest

from kgraph import KnowledgeGraph
from kgraph.evidence.scale import STRENGTH

KNOWN = (
    *(f"{drug}--prevents--vertebral-fracture" for drug in ("alendronate", "risedronate", "zoledronate", "denosumab")),
    *(f"{drug}--prevents--hip-fracture" for drug in ("alendronate", "risedronate", "zoledronate", "denosumab")),
    "denosumab--prevents--nonvertebral-fracture",
    "teriparatide--prevents--vertebral-fracture",
    "teriparatide--prevents--nonvertebral-fracture",
    "BMD--inversely-associated-with--hip-fracture",
    "glucocorticoids--predisposes-to--fracture",
    "glucocorticoids--predisposes-to--hip-fracture",
    "glucocorticoids--predisposes-to--vertebral-fracture",
    "denosumab--has-adverse-event--vertebral-fracture--after-stopping",
    "proton-pump-inhibitors--predisposes-to--hip-fracture",
    "bisphosphonates--prevents--hip-fracture",
    *(f"warfarin--interacts-with--{form}" for form in ("vitamin-K", "vitamin-K1", "vitamin-K2")),
    *(f"levothyroxine--interacts-with--{mineral}" for mineral in ("calcium", "calcium-carbonate", "iron")),
    *(f"ciprofloxacin--interacts-with--{metal}" for metal in ("calcium", "iron", "magnesium", "zinc")),
    *(f"tetracycline--interacts-with--{metal}" for metal in ("calcium", "iron")),
    "doxycycline--interacts-with--calcium",
    "tetracyclines--interacts-with--calcium",
    "fluoroquinolones--interacts-with--calcium",
)
"""Claims that are established or supported."""

SAID = (
    "warfarin--interacts-with--green-vegetables",
    "warfarin--interacts-with--natto",
    "tetracycline--interacts-with--milk",
)
"""Interactions that are at least reported, so that whoever asks is warned."""

MECHANISMS = (
    "denosumab--inhibits--RANKL",
    "denosumab--inhibits--bone-resorption",
    "osteoblast--produces--RANKL",
    "osteoblast--produces--osteocalcin",
    "proton-pump-inhibitors--inhibits--H-K-ATPase",
    "teriparatide--increases--bone-formation",
    "warfarin--inhibits--VKORC1",
    "MGP--inhibits--vascular-calcification",
)
"""Mechanisms that are at least reported, which is enough for a mechanism to be accepted."""

WAYS = (
    ("warfarin", "vascular-calcification", 1),
    ("vitamin-K2", "vascular-calcification", -1),
    ("denosumab", "bone-resorption", -1),
    ("glucocorticoids", "osteoporosis", 1),
    ("warfarin", "osteocalcin", -1),
)
"""Known mechanisms: from what, to what, and whether it is promoted (1) or held back (-1)."""

NOT_KNOWN = (
    "vitamin-K--increases--lumbar-BMD",
    "vitamin-K2--increases--lumbar-BMD",
    "vitamin-K2--prevents--vertebral-fracture",
    "vitamin-K--prevents--vascular-calcification",
    "MK-4--prevents--vertebral-fracture--pharmacological",
    "MK-4--prevents--hip-fracture--pharmacological",
    "etidronate--prevents--nonvertebral-fracture",
    "vitamin-D3--prevents--hip-fracture--supplemental",
    "vitamin-K1--treats--aortic-valve-calcification--pharmacological",
)
"""Claims that must not be accepted: their trials, forms or figures say less."""

NOT_DENIED = (
    "etidronate--prevents--nonvertebral-fracture",
    "LMWH--decreases--BMD",
    "phenytoin--decreases--calcifediol",
    "warfarin--interacts-with--omega-3",
    "vitamin-K2--prevents--fracture",
    "vitamin-D3--prevents--hip-fracture--supplemental",
    "warfarin--predisposes-to--hip-fracture",
)
"""Claims that no study has shown to be false."""


@pytest.mark.parametrize("slug", KNOWN)
def test_what_is_known_is_accepted(kg: KnowledgeGraph, slug: str) -> None:
    assert kg.claim(slug).verdict in ("established", "supported")


@pytest.mark.parametrize(("start", "end", "sign"), WAYS)
def test_a_known_mechanism_is_found_first_with_its_sign(kg: KnowledgeGraph, start: str, end: str, sign: int) -> None:
    assert kg.paths(start, end)[0].sign == sign


@pytest.mark.parametrize("slug", [*SAID, *MECHANISMS])
def test_what_is_said_is_not_lost(kg: KnowledgeGraph, slug: str) -> None:
    assert STRENGTH.index(kg.claim(slug).verdict) >= STRENGTH.index("reported")


@pytest.mark.parametrize("slug", NOT_KNOWN)
def test_what_is_not_known_is_not_accepted(kg: KnowledgeGraph, slug: str) -> None:
    assert kg.claim(slug).verdict not in ("established", "supported")


@pytest.mark.parametrize("slug", NOT_DENIED)
def test_what_was_not_shown_to_be_false_is_not_refuted(kg: KnowledgeGraph, slug: str) -> None:
    assert kg.claim(slug).verdict != "refuted"


def test_a_high_certainty_needs_people_and_more_than_one_trial(kg: KnowledgeGraph) -> None:
    for claim in kg.claims():
        if claim.certainty != "high":
            continue
        counting = [item for item in claim.evidence if item.weight == "counts" and item.says in ("for", "against")]
        assert "one-trial-alone" not in claim.certainty_reasons
        assert sum(item.participants or 0 for item in counting) >= 400 or any(
            (item.arm_events or 0) + (item.comparator_events or 0) >= 300 for item in counting
        ), claim.slug


def test_nothing_is_refuted_without_an_interval_or_a_label_on_a_clinical_claim(kg: KnowledgeGraph) -> None:
    for claim in kg.claims(verdict="refuted"):
        if claim.reasons.judged_as in ("efficacy", "harm", "interaction"):
            against = [item for item in claim.evidence if item.weight == "counts" and item.says == "against"]
            assert any(
                item.effect_interval or item.p_value or item.study_design in ("label", "guideline") for item in against
            ), claim.slug


def test_no_infusion_inherits_what_tablets_do_in_the_gut(kg: KnowledgeGraph) -> None:
    check = kg.interactions(["zoledronate", "calcium-carbonate", "iron"])
    answers = {(pair.first.entity, pair.second.entity): pair.answer for pair in check.pairs}
    assert answers["zoledronate", "calcium-carbonate"] == "together"
    assert answers["zoledronate", "iron"] == "not-recorded"
