"""The interaction check: which claims concern a pair, on what basis, the answers, effects on bone, how it prints."""

from __future__ import annotations

import html
import itertools
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import answer, answer_json, run
from editing import edit, evidence, study
from kgraph import (
    AmbiguousName,
    ArgumentError,
    BoneCheck,
    CheckedClaim,
    InteractionCheck,
    KnowledgeGraph,
    PairCheck,
    UnknownEntity,
)
from kgraph.evidence.scale import SEVERITIES
from kgraph.interactions.records import Relatives
from kgraph.interactions.rendering import Line, to_html, to_text
from kgraph.text import LANGS, Lang

CLAIMS = "claims/claims.ttl"
TRIAL = (
    "“Warfarin with vitamin K” (supports; randomized trial; evidence tier 2): "
    "n = 420; comparator: placebo; relative risk: 1.6 (1.2 to 2.1)"
)
"""How the trial of the small graph is cited."""

ENTITIES = {
    "DOACs": ("DrugClass", "", ""),
    "MK-7": ("Nutrient", "vitamin-K2", ""),
    "rivaroxaban": ("Drug", "DOACs", ""),
    "calcium": ("Nutrient", "", ""),
    "bone": ("Anatomy", "", ""),
    "fracture": ("Disease", "", "kgo:outcomeOf kg:bone"),
    "rivaroxaban-fracture": ("Disease", "fracture", ""),
    "hip-fracture": ("Disease", "fracture", ""),
    "bone-density": ("Measurement", "", "kgo:outcomeOf kg:bone ;\n    kgo:benefit 1"),
}
"""Entities beside those of the small graph: category, what stands above, what else is said."""


def entity(slug: str, category: str, broader: str, more: str) -> str:
    names = f'    skos:prefLabel "{slug}"@en ;\n    skos:prefLabel "{slug}药"@zh ;\n'
    above = f"    skos:broader kg:{broader} ;\n" if broader else ""
    return f"\nkg:{slug}\n    a kgo:{category} ;\n{names}{above}{f'    {more} ;' if more else ''}\n    .\n"


def claim(  # a claim with one study, for the claims of the small graph
    slug: str, design: str = "randomised-trial", *, stance: str = "supports", more: str = "", source: str = "trial"
) -> str:
    subject, relation, object_, *dose = slug.split("--")
    ends = f"    rdf:subject kg:{subject} ;\n    rdf:predicate kgo:{relation} ;\n    rdf:object kg:{object_} ;\n"
    band = f"    kgo:doseBand kgo:{dose[0]} ;\n" if dose else ""
    item = evidence if design == "case-report" else study
    return f"\nclaim:{slug}\n    a kgo:Claim ;\n{ends}{band}{more}    .\n" + item(
        slug, design, stance=stance, source=source
    )


def grade(severity: str, advice: str = "") -> str:
    words = f'    kgo:advice "{advice}"@en ;\n    kgo:advice "{advice}。"@zh ;\n' if advice else ""
    return f"    kgo:severity kgo:{severity} ;\n{words}"


def load(mini: Path, *claims: str) -> KnowledgeGraph:
    """Load the small graph with the entities above and some claims."""
    blocks = "".join(entity(slug, *facts) for slug, facts in ENTITIES.items() if slug != "DOACs")
    edit(mini / "entities/entities.ttl", "", blocks)
    edit(mini / CLAIMS, "", "".join(claims))
    return KnowledgeGraph.load(mini)


def pair_of(kg: KnowledgeGraph, first: str, second: str) -> PairCheck:
    (pair,) = kg.interactions([first, second]).pairs
    return pair


def bone_of(kg: KnowledgeGraph, name: str) -> BoneCheck:
    (bone,) = kg.interactions([name]).bone
    return bone


def shown(claims: tuple[CheckedClaim, ...]) -> list[tuple[str, str]]:
    return [(checked.basis, checked.claim.slug) for checked in claims]


# Which claims concern a pair


def test_a_claim_about_the_pair_is_found_in_either_order(mini: Path) -> None:
    kg = load(mini)
    for names in (("warfarin", "维生素K"), ("维生素K", "華法林")):
        pair = pair_of(kg, *names)
        assert pair.answer == "recorded"
        assert shown(pair.interactions) == [("direct", "warfarin--interacts-with--vitamin-K")]


def test_a_form_has_what_is_recorded_for_its_parent_with_the_premise(mini: Path) -> None:
    pair = pair_of(load(mini), "warfarin", "MK-7")
    assert pair.answer == "recorded"
    assert shown(pair.interactions) == [("inherited", "warfarin--interacts-with--vitamin-K")]
    assert pair.lead
    assert pair.lead.inherited == "warfarin--interacts-with--MK-7"
    assert pair.lead.statement.en == "Warfarin interacts with MK-7"
    assert pair.lead.premise.en == "Warfarin interacts with vitamin K"


def test_none_found_for_a_class_and_a_parent_form_passes_to_member_and_form(mini: Path) -> None:
    kg = load(mini, study("DOACs--interacts-with--vitamin-K", "cohort", stance="refutes"))
    pair = pair_of(kg, "rivaroxaban", "MK-7")
    assert pair.answer == "none-found"
    assert shown(pair.interactions) == [("inherited", "DOACs--interacts-with--vitamin-K")]
    assert pair.lead
    assert pair.lead.premise.zh == "未见直接口服抗凝药与维生素K有相互作用"


def test_a_denial_by_an_article_alone_is_no_study_that_found_none_and_no_answer(mini: Path) -> None:
    pair = pair_of(load(mini), "DOACs", "vitamin-K")
    assert (pair.answer, pair.lead) == ("not-recorded", None)
    (other,) = dict(pair.groups())["others"]
    assert other.standing.en == "article only, not checked"
    assert pair.sentence("en") == "direct oral anticoagulants + vitamin K: not recorded (does not mean safe)"


def test_a_class_has_what_is_recorded_for_its_members(mini: Path) -> None:
    kg = load(mini, claim("rivaroxaban--interacts-with--calcium"))
    pair = pair_of(kg, "DOACs", "calcium")
    assert pair.answer == "recorded"
    assert shown(pair.interactions) == [("member", "rivaroxaban--interacts-with--calcium")]
    assert pair.lead
    assert pair.lead.statement.en == "Rivaroxaban interacts with calcium"


def test_none_found_for_a_member_is_no_answer_for_the_class(mini: Path) -> None:
    kg = load(mini, claim("rivaroxaban--interacts-with--calcium", stance="refutes"))
    pair = pair_of(kg, "DOACs", "calcium")
    assert (pair.answer, pair.lead) == ("not-recorded", None)
    assert shown(dict(pair.groups())["others"]) == [("member", "rivaroxaban--interacts-with--calcium")]


def test_none_found_at_one_dose_is_no_answer_for_the_pair(mini: Path) -> None:
    kg = load(mini, claim("rivaroxaban--interacts-with--calcium--dietary", stance="refutes"))
    pair = pair_of(kg, "rivaroxaban", "calcium")
    assert pair.answer == "not-recorded"
    assert shown(dict(pair.groups())["others"]) == [("direct", "rivaroxaban--interacts-with--calcium--dietary")]


def test_a_claim_about_a_class_at_one_dose_is_shown_though_it_does_not_pass_down(mini: Path) -> None:
    kg = load(mini, claim("DOACs--interacts-with--calcium--supplemental"))
    pair = pair_of(kg, "rivaroxaban", "calcium")
    assert pair.answer == "recorded"
    assert shown(pair.interactions) == [("class", "DOACs--interacts-with--calcium--supplemental")]


def test_the_nearest_claim_leads_and_that_of_the_parent_stands_beside_it(mini: Path) -> None:
    kg = load(mini, claim("warfarin--interacts-with--MK-7", more=grade("major")))
    pair = pair_of(kg, "warfarin", "MK-7")
    assert shown(pair.interactions) == [
        ("direct", "warfarin--interacts-with--MK-7"),
        ("class", "warfarin--interacts-with--vitamin-K"),
    ]


def test_what_is_only_reported_of_the_pair_stands_beside_what_is_known_of_its_class(mini: Path) -> None:
    pair = pair_of(load(mini, claim("warfarin--interacts-with--MK-7", "case-report")), "warfarin", "MK-7")
    assert [(item.basis, item.claim.verdict) for item in pair.interactions] == [
        ("inherited", "supported"),
        ("direct", "reported"),
    ]


def test_an_interaction_and_a_harm_that_are_only_reported_are_warnings(mini: Path) -> None:
    kg = load(
        mini,
        claim("rivaroxaban--interacts-with--calcium", "case-report"),
        claim("rivaroxaban--predisposes-to--fracture", "case-report"),
    )
    pair = pair_of(kg, "rivaroxaban", "calcium")
    assert pair.answer == "recorded"
    assert pair.sentence("zh") == "rivaroxaban药 + calcium药：有相互作用，未分级（有报道）"
    assert pair.sentence("en") == "rivaroxaban + calcium: interaction, not graded (reported)"
    (harm,) = bone_of(kg, "rivaroxaban").effects
    assert (harm.kind, harm.claim.verdict) == ("harm", "reported")


def test_of_equally_near_claims_the_better_source_leads_and_the_others_are_shown(mini: Path) -> None:
    weak = claim("rivaroxaban--interacts-with--calcium--dietary", "case-report", more=grade("major", "Six hours"))
    better = claim("rivaroxaban--interacts-with--calcium--supplemental", more=grade("minor", "Two hours"))
    pair = pair_of(load(mini, weak, better), "rivaroxaban", "calcium")
    assert [(item.claim.severity, item.claim.advice.en) for item in pair.interactions] == [
        ("minor", "Two hours"),
        ("major", "Six hours"),
    ]


def test_what_is_affirmed_leads_over_what_is_refuted(mini: Path) -> None:
    refuted = claim("rivaroxaban--interacts-with--calcium", stance="refutes")
    affirmed = claim("rivaroxaban--interacts-with--calcium--supplemental", "case-report")
    pair = pair_of(load(mini, refuted, affirmed), "rivaroxaban", "calcium")
    assert pair.answer == "recorded"
    assert [item.is_denied for item in pair.interactions] == [False, True]


def test_the_sources_of_a_claim_come_best_first(mini: Path) -> None:
    lead = pair_of(load(mini), "warfarin", "vitamin-K").lead
    assert lead
    assert [(item.source, item.tier, item.weight) for item in lead.sources] == [
        ("trial", 2, "counts"),
        ("leaflet", None, "unfitting-design"),
    ]
    assert lead.sources[0].texts.en == TRIAL


@pytest.mark.parametrize("severity", SEVERITIES)
def test_the_answer_is_the_severity_of_the_interaction_that_leads(mini: Path, severity: str) -> None:
    kg = load(mini, claim("rivaroxaban--interacts-with--calcium", more=grade(severity)))
    assert pair_of(kg, "rivaroxaban", "calcium").answer == severity


def test_the_gravest_interaction_of_the_pair_leads_even_if_its_class_has_a_surer_one(mini: Path) -> None:
    kg = load(mini, claim("warfarin--interacts-with--MK-7", "case-report", more=grade("contraindicated", "Never")))
    pair = pair_of(kg, "MK-7", "warfarin")
    assert [item.basis for item in pair.interactions] == ["inherited", "direct"]
    assert (pair.answer, pair.lead) == ("contraindicated", pair.interactions[1])


def test_the_gravest_of_several_classes_leads_where_the_pair_inherits_the_surest(mini: Path) -> None:
    graver = claim("warfarin--interacts-with--vitamin-K2", "case-report", more=grade("major", "Never"))
    pair = pair_of(load(mini, graver), "MK-7", "warfarin")
    assert [item.basis for item in pair.interactions] == ["inherited", "class"]
    assert (pair.answer, pair.lead) == ("major", pair.interactions[1])


def test_joint_use_is_a_kind_of_its_own_and_an_answer(mini: Path) -> None:
    pair = pair_of(load(mini, claim("DOACs--take-together--calcium")), "calcium", "rivaroxaban")
    assert (pair.answer, pair.interactions) == ("together", ())
    assert pair.lead is pair.together[0]
    assert shown(pair.together) == [("class", "DOACs--take-together--calcium")]
    assert pair.lead.statement.en == "Taking calcium is advised alongside direct oral anticoagulants"
    assert pair.sentence("zh").startswith("calcium药 + rivaroxaban药：建议同用（")
    assert [name for name, claims in pair.groups() if claims] == ["lead"]


@pytest.mark.parametrize(
    ("interaction", "answer_"),
    [
        (claim("rivaroxaban--interacts-with--calcium", more=grade("moderate")), "moderate"),
        (claim("rivaroxaban--interacts-with--calcium", "case-report", more=grade("minor")), "minor"),
        (claim("rivaroxaban--interacts-with--calcium", "web-text", more=grade("major")), "together"),
        (claim("rivaroxaban--interacts-with--calcium", stance="refutes"), "together"),
    ],
)
def test_an_interaction_goes_before_joint_use_unless_it_is_denied_or_unfounded(
    mini: Path, interaction: str, answer_: str
) -> None:
    kg = load(mini, claim("rivaroxaban--take-together--calcium"), interaction)
    pair = pair_of(kg, "rivaroxaban", "calcium")
    assert pair.answer == answer_
    assert {name for name, claims in pair.groups() if claims} == {
        "lead",
        "others" if answer_ == "together" else "together",
    }


def test_what_one_does_to_the_other_implies_an_interaction_and_is_said_to_be_an_inference(mini: Path) -> None:
    pair = pair_of(load(mini, claim("calcium--decreases--rivaroxaban")), "rivaroxaban", "calcium")
    assert (pair.answer, shown(pair.effects)) == ("inferred", [("direct", "calcium--decreases--rivaroxaban")])
    assert pair.sentence("en") == (
        "rivaroxaban + calcium: no interaction recorded; mechanisms imply one (an inference, not a finding)"
    )


@pytest.mark.parametrize(("design", "stance"), [("web-text", "supports"), ("randomised-trial", "refutes")])
def test_an_effect_that_is_not_accepted_implies_nothing(mini: Path, design: str, stance: str) -> None:
    pair = pair_of(
        load(mini, claim("calcium--decreases--rivaroxaban", design, stance=stance)), "rivaroxaban", "calcium"
    )
    assert (pair.answer, pair.lead) == ("not-recorded", None)
    assert shown(pair.effects) == [("direct", "calcium--decreases--rivaroxaban")]


def test_a_protein_between_two_substances_implies_an_interaction_by_two_claims(mini: Path) -> None:
    kg = load(mini, claim("calcium--increases--MGP"), claim("rivaroxaban--is-substrate-of--MGP"))
    pair = pair_of(kg, "rivaroxaban", "calcium")
    assert pair.answer == "inferred"
    assert [item.claim.slug for item in pair.implied] == [
        "calcium--increases--MGP",
        "rivaroxaban--is-substrate-of--MGP",
    ]
    assert dict(pair.groups())["implied"] == pair.implied
    assert pair_of(kg, "MK-7", "calcium").answer == "not-recorded"


def test_a_protein_that_neither_changes_implies_nothing(mini: Path) -> None:
    kg = load(mini, claim("calcium--is-substrate-of--MGP"), claim("rivaroxaban--is-substrate-of--MGP"))
    assert pair_of(kg, "rivaroxaban", "calcium").answer == "not-recorded"


def test_mechanisms_imply_nothing_where_an_interaction_is_recorded(mini: Path) -> None:
    kg = load(
        mini,
        claim("calcium--increases--MGP"),
        claim("rivaroxaban--is-substrate-of--MGP"),
        claim("rivaroxaban--interacts-with--calcium", stance="refutes"),
    )
    pair = pair_of(kg, "rivaroxaban", "calcium")
    assert (pair.answer, pair.implied) == ("none-found", ())


def test_what_is_as_good_as_another_is_not_advised_beside_it(mini: Path) -> None:
    kg = load(mini, claim("rivaroxaban--comparable-to--warfarin"))
    pair = pair_of(kg, "rivaroxaban", "warfarin")
    assert (pair.answer, pair.together) == ("not-recorded", ())
    assert bone_of(kg, "rivaroxaban").mitigations == ()


def test_a_kind_of_is_neither_interaction_nor_effect(mini: Path) -> None:
    pair = pair_of(load(mini), "vitamin-K", "vitamin-K2")
    assert (pair.answer, pair.interactions, pair.effects) == ("not-recorded", (), ())


def test_a_mechanism_in_words_is_kept_and_else_a_path_is_found(mini: Path) -> None:
    told = '    kgo:interactionMechanism "Binds."@en ;\n    kgo:interactionMechanism "结合。"@zh ;\n'
    kg = load(
        mini,
        claim("rivaroxaban--interacts-with--calcium", more=told),
        claim("calcium--decreases--rivaroxaban"),
        claim("warfarin--interacts-with--calcium"),
        claim("calcium--decreases--warfarin"),
    )
    worded, found = (pair_of(kg, name, "calcium").lead for name in ("rivaroxaban", "warfarin"))
    assert worded
    assert (worded.mechanism.zh, worded.path) == ("结合。", None)
    assert found
    assert found.path
    assert found.path.entities == ("calcium", "warfarin")
    en = found.mechanism.en
    assert en == "An inference, not a finding: Calcium lowers warfarin levels. Net effect: decrease (−)."


def test_every_pair_of_the_names_is_checked_in_the_order_given(mini: Path) -> None:
    found = load(mini).interactions(["MK-7", "warfarin", "calcium"])
    names = [item.entity for item in found.substances]
    assert names == ["MK-7", "warfarin", "calcium"]
    assert [(pair.first.entity, pair.second.entity) for pair in found.pairs] == list(itertools.combinations(names, 2))
    assert [bone.substance.entity for bone in found.bone] == names


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_whoever_stands_above_has_the_other_below_even_in_circles(pairs: list[tuple[str, str]]) -> None:
    relatives = Relatives(pairs)
    for one, other in itertools.permutations("abcdef", 2):
        assert (other in relatives.above(one)) == (one in relatives.below(other))
    assert all(name not in relatives.above(name) | relatives.below(name) for name in "abcdef")


# What is asked


def test_two_names_of_one_substance_count_once_and_it_is_said(mini: Path) -> None:
    found = load(mini).interactions(["华法林", "Coumadin"])
    assert [(item.entity, item.names) for item in found.substances] == [("warfarin", ("华法林", "Coumadin"))]
    assert found.pairs == ()
    (note,) = found.notes
    assert note.zh == "华法林、Coumadin均指华法林，按同一物质处理；如同时开具，请核对是否重复用药。"


def test_a_form_beside_its_parent_is_said_to_belong_to_it(mini: Path) -> None:
    (note,) = load(mini).interactions(["vitamin-K", "MK-7"]).notes
    assert note.en == "MK-7 belongs to vitamin K: the two are not separate substances."


def test_one_name_alone_is_checked_for_bone_whether_in_a_list_or_not(mini: Path) -> None:
    kg = load(mini)
    for names in ("calcium", ["calcium"]):
        found = kg.interactions(names)
        assert (found.pairs, [bone.substance.entity for bone in found.bone]) == ((), ["calcium"])


def test_no_name_is_an_error_in_both_languages(mini: Path) -> None:
    with pytest.raises(ArgumentError) as caught:
        load(mini).interactions([])
    assert caught.value.message("zh") == "请至少给出一种药物、营养素或食物的名称。"


def test_what_is_no_substance_is_an_error_that_names_it(mini: Path) -> None:
    with pytest.raises(ArgumentError, match="“血管钙化” is not a drug"):
        load(mini).interactions(["warfarin", "血管钙化"])


def test_an_unknown_name_raises_with_suggestions(mini: Path) -> None:
    with pytest.raises(UnknownEntity) as caught:
        load(mini).interactions(["warfarin", "warfarim"])
    assert caught.value.suggestions == ("warfarin (华法林)",)


def test_an_ambiguous_name_raises_with_candidates(mini: Path) -> None:
    edit(mini / "entities/entities.ttl", 'skos:altLabel "Coumadin"@en ;', 'skos:altLabel "menaquinone"@en ;')
    with pytest.raises(AmbiguousName) as caught:
        load(mini).interactions(["menaquinone"])
    assert caught.value.candidates == ("vitamin-K2", "warfarin")


# Bone


def test_effects_on_bone_are_harms_benefits_and_associations(mini: Path) -> None:
    kg = load(
        mini,
        claim("calcium--increases--bone-density"),
        claim("calcium--predisposes-to--hip-fracture", "cohort"),
        claim("calcium--has-adverse-event--fracture", "cohort"),
        claim("calcium--associated-with--fracture", "cohort"),
        claim("calcium--decreases--vascular-calcification"),
    )
    assert [(item.kind, item.claim.slug) for item in bone_of(kg, "calcium").effects] == [
        ("harm", "calcium--has-adverse-event--fracture"),
        ("harm", "calcium--predisposes-to--hip-fracture"),
        ("benefit", "calcium--increases--bone-density"),
        ("association", "calcium--associated-with--fracture"),
    ]


def test_a_harm_of_the_class_passes_to_the_member_and_a_benefit_does_not(mini: Path) -> None:
    kg = load(mini, claim("DOACs--predisposes-to--fracture", "cohort"), claim("DOACs--prevents--hip-fracture"))
    (effect,) = bone_of(kg, "rivaroxaban").effects
    assert (effect.basis, effect.kind, effect.statement.en, effect.premise.en) == (
        "inherited",
        "harm",
        "Use of rivaroxaban is associated with an increased risk of fracture",
        "Use of direct oral anticoagulants is associated with an increased risk of fracture",
    )


def test_a_class_shows_the_harms_of_its_members_as_theirs_and_not_their_benefits(mini: Path) -> None:
    kg = load(mini, claim("rivaroxaban--predisposes-to--fracture", "cohort"), claim("MK-7--prevents--fracture"))
    assert shown(bone_of(kg, "DOACs").effects) == [("member", "rivaroxaban--predisposes-to--fracture")]
    assert bone_of(kg, "vitamin-K").effects == ()


def test_mitigation_is_joint_use_and_what_acts_against_a_harm_of_its_own(mini: Path) -> None:
    kg = load(
        mini,
        claim("DOACs--take-together--calcium"),
        claim("rivaroxaban--causes--rivaroxaban-fracture", "cohort"),
        claim("MK-7--treats--rivaroxaban-fracture"),
    )
    assert [(item.kind, item.basis, item.claim.slug) for item in bone_of(kg, "rivaroxaban").mitigations] == [
        ("together", "class", "DOACs--take-together--calcium"),
        ("against", "direct", "MK-7--treats--rivaroxaban-fracture"),
    ]


@pytest.mark.parametrize(
    "other_cause", ["warfarin--causes--rivaroxaban-fracture", "vascular-calcification--causes--rivaroxaban-fracture"]
)
def test_what_prevents_an_outcome_with_other_causes_is_not_said_to_mitigate_the_drug(
    mini: Path, other_cause: str
) -> None:
    kg = load(
        mini,
        claim("rivaroxaban--causes--rivaroxaban-fracture", "cohort"),
        claim("MK-7--treats--rivaroxaban-fracture"),
        claim(other_cause, "cohort"),
    )
    assert bone_of(kg, "rivaroxaban").mitigations == ()


def test_a_treatment_of_fracture_in_general_is_not_said_to_mitigate_the_drug(mini: Path) -> None:
    kg = load(mini, claim("rivaroxaban--predisposes-to--fracture", "cohort"), claim("MK-7--prevents--fracture"))
    assert bone_of(kg, "rivaroxaban").mitigations == ()


def test_harms_beyond_bone_stand_beside_the_benefits_and_are_inherited_from_the_class(mini: Path) -> None:
    kg = load(
        mini,
        claim("DOACs--has-adverse-event--vascular-calcification", "cohort"),
        claim("rivaroxaban--has-adverse-event--fracture", "cohort"),
        claim("MK-7--has-adverse-event--vascular-calcification", "web-text"),
        claim("calcium--has-adverse-event--vascular-calcification", stance="refutes"),
    )
    bone = bone_of(kg, "rivaroxaban")
    assert shown(bone.harms) == [("inherited", "DOACs--has-adverse-event--vascular-calcification")]
    assert shown(bone.effects) == [("direct", "rivaroxaban--has-adverse-event--fracture")]
    assert "Other harms and contraindications:" in kg.interactions(["rivaroxaban"]).text("en")
    assert [bone_of(kg, name).harms for name in ("MK-7", "calcium")] == [(), ()]


def test_a_graph_without_outcomes_of_bone_has_no_effects_on_bone(mini_kg: KnowledgeGraph) -> None:
    assert bone_of(mini_kg, "warfarin") == BoneCheck(mini_kg.interactions(["warfarin"]).substances[0])


# Printing


@pytest.fixture
def check(mini: Path) -> InteractionCheck:
    kg = load(
        mini,
        claim("rivaroxaban--interacts-with--calcium", more=grade("moderate", "Two hours apart")),
        claim("warfarin--predisposes-to--fracture", "cohort"),
    )
    return kg.interactions(["rivaroxaban", "calcium", "warfarin"], lang="zh")


def test_text_says_answers_advice_first_scope_and_disclaimer(check: InteractionCheck) -> None:
    lines = check.text("en").split("\n")
    assert lines[:4] == [
        "rivaroxaban + calcium: moderate interaction (supported)",
        "  Advice: Two hours apart",
        "  Rivaroxaban interacts with calcium (severity: moderate; supported; certainty of the evidence: moderate)",
        f"    Source: {TRIAL}",
    ]
    assert "rivaroxaban + warfarin: not recorded (does not mean safe)" in lines
    assert lines[-3] == "Scope and disclaimer"
    assert lines[-2].startswith("  Only what the graph records is checked: whether 3 pairs of substances interact")
    assert lines[-1].startswith("  For professionals and editors; not advice to patients.")


def test_it_prints_in_the_language_it_was_asked_in(check: InteractionCheck) -> None:
    assert str(check) == check.text("zh") != check.text("en")
    assert str(check).startswith("rivaroxaban药 + calcium药：中度相互作用（有证据支持）\n")
    assert '<div class="kgraph" lang="zh">' in check._repr_html_()


def test_a_harm_without_mitigation_says_so(check: InteractionCheck) -> None:
    text = check.text("zh")
    assert text.count("未收录针对上述不利影响的应对措施。") == 1
    assert text.count("未收录，不等于没有影响。") == 2


def test_rows_hold_a_pair_each(check: InteractionCheck) -> None:
    assert check.rows("en") == [
        ("rivaroxaban + calcium", "moderate interaction", "moderate", "supported", "moderate", "Two hours apart"),
        ("rivaroxaban + warfarin", "not recorded (does not mean safe)", "", "", "", ""),
        ("calcium + warfarin", "not recorded (does not mean safe)", "", "", "", ""),
    ]


class Nesting(HTMLParser):
    """Checks that elements close in the order they open, and keeps the text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        assert tag != "ul" or self.open[-1] in ("div", "li")
        assert tag != "li" or self.open[-1] == "ul"
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@given(st.lists(st.tuples(st.integers(0, 3), st.text(min_size=1)), max_size=12))
def test_html_is_well_nested_and_holds_the_lines_as_text(found: list[tuple[int, str]]) -> None:
    lines: list[Line] = []
    for depth, text in found:  # a line is at most one deeper than the one above it
        lines.append(Line(min(depth, lines[-1].depth + 1 if lines else 1), "".join(text.split()) or "x"))
    reader = Nesting()
    reader.feed(to_html(lines, "en"))
    reader.close()
    assert reader.open == []
    assert reader.seen <= {"div", "h4", "ul", "li"}
    assert len(to_text(lines).replace("\n\n", "\n").split("\n")) == max(len(lines), 1)


def test_hostile_labels_and_notes_are_text(mini: Path) -> None:
    attack = "<script>alert(1)</script>\x1b[31m"
    edit(mini / "entities/entities.ttl", '"warfarin"@en', f'"{attack[:-5]}"@en')
    advice = claim("warfarin--interacts-with--calcium", more=grade("major", "<img src=x onerror=alert(2)>"))
    found = load(mini, advice).interactions(["warfarin", "calcium"])
    shown_html = found.html("en")
    assert "<script" not in shown_html
    assert "<img" not in shown_html
    assert html.escape("<img src=x onerror=alert(2)>") in shown_html
    assert to_text([Line(1, "a\x1b[31m")]) == "  a\\x1b[31m"


# The command line


@pytest.mark.parametrize("lang", LANGS)
def test_the_command_prints_table_details_and_disclaimer(mini: Path, lang: Lang) -> None:
    load(mini)
    said = answer("interactions", "华法林", "MK-7", "--graph", mini, "--lang", lang)
    assert {"zh": "由类别或上位形式推及，属推论", "en": "inferred from a class or parent form"}[lang] in said
    assert {"zh": "前提：华法林与维生素K有相互作用", "en": "Premise: Warfarin interacts with vitamin K"}[lang] in said
    assert {"zh": "未收录不等于安全", "en": "Not recorded does not mean safe"}[lang] in said


def test_the_json_holds_pairs_with_their_claims(mini: Path) -> None:
    load(mini)
    found = answer_json("interactions", "华法林", "MK-7", "--graph", mini)
    (pair,) = found["pairs"]
    assert (pair["first"]["names"], pair["second"]["entity"], pair["answer"]) == (["华法林"], "MK-7", "recorded")
    assert pair["interactions"][0]["basis"] == "inherited"
    assert pair["interactions"][0]["claim"]["slug"] == "warfarin--interacts-with--vitamin-K"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], "Give the name of at least one drug, nutrient or food."),
        (["warfarin", "nothing-at-all"], "There is no entity named “nothing-at-all”."),
        (["warfarin", "adults"], "“adults” is not a drug, nutrient or food"),
    ],
)
def test_a_wrong_question_is_wrong_usage(mini: Path, names: list[str], said: str) -> None:
    result = run("interactions", *names, "--graph", mini, "--lang", "en")
    assert result.exit_code == 2
    assert said in result.stderr


# The real graph


@pytest.mark.parametrize(
    ("first", "second", "basis", "claim_"),
    [
        ("华法林", "MK-7", "class", "warfarin--interacts-with--vitamin-K2"),
        ("华法林", "natto", "direct", "warfarin--interacts-with--natto"),
        ("华法林", "omeprazole", "direct", "warfarin--interacts-with--omeprazole"),
        ("华法林", "atorvastatin", "", ""),
        ("拜瑞妥", "MK-7", "inherited", "rivaroxaban--interacts-with--vitamin-K"),
        ("alendronate", "calcium", "direct", "alendronate--interacts-with--calcium"),
        ("levothyroxine", "奥美拉唑", "inherited", "levothyroxine--interacts-with--proton-pump-inhibitors"),
        ("anticoagulants", "vitamin-K2", "member", "warfarin--interacts-with--vitamin-K2"),
        ("omeprazole", "calcium-carbonate", "direct", "omeprazole--interacts-with--calcium-carbonate"),
        ("zoledronate", "calcium", "direct", "zoledronate--take-together--calcium"),
        ("denosumab", "calcium", "direct", "denosumab--take-together--calcium"),
        ("zoledronate", "iron", "", ""),
        ("clodronate", "iron", "inherited", "bisphosphonates--interacts-with--iron--by-mouth"),
    ],
)
def test_a_pair_of_the_real_graph_has_its_answer(
    kg: KnowledgeGraph, first: str, second: str, basis: str, claim_: str
) -> None:
    for names in ((first, second), (second, first)):
        pair = pair_of(kg, *names)
        if not pair.lead:
            assert (pair.answer, claim_) == ("not-recorded", "")
            continue
        if pair.answer != "together":
            assert pair.answer == ("none-found" if pair.lead.is_denied else pair.lead.claim.severity or "recorded")
        assert pair.lead.basis == basis
        assert pair.lead.claim.slug.removesuffix("2") == claim_.removesuffix("2")  # K or K2, whichever is surer


@pytest.mark.parametrize("other", ["vitamin-K", "MK-7"])
def test_what_sources_deny_and_none_affirms_is_answered_as_none_found_with_its_standing(
    kg: KnowledgeGraph, other: str
) -> None:
    pair = pair_of(kg, "rivaroxaban", other)
    assert (pair.answer, pair.lead and pair.lead.claim.verdict) == ("none-found", "unproven")
    assert "unproven" in pair.sentence("en")
    assert pair.lead
    assert pair.lead.statement.show("en").startswith("It has not been shown that rivaroxaban interacts with")


def test_no_pair_of_the_real_graph_is_called_safe_or_loses_its_claim(kg: KnowledgeGraph) -> None:
    recorded = kg.claims(relation="interacts-with")
    pairs = {
        frozenset((pair.first.entity, pair.second.entity)): pair
        for subject, group in itertools.groupby(recorded, key=lambda claim_: claim_.subject)
        for pair in kg.interactions([subject, *(claim_.object for claim_ in group)]).pairs
    }
    for claim_ in recorded:
        pair = pairs[frozenset((claim_.subject, claim_.object))]
        assert claim_.slug in {item.claim.slug for item in pair.interactions if item.basis == "direct"}
        direct = [item for item in pair.interactions if item.basis == "direct"]
        of_pair = [item for item in pair.interactions if item.basis in ("direct", "inherited")]
        heard = [item for item in of_pair if not item.is_denied and not item.claim.is_denied]
        if not heard:
            assert pair.answer in ("none-found", "together", "inferred", "not-recorded")
        elif pair.answer != "together":
            assert pair.answer in {item.claim.severity or "recorded" for item in heard}
        assert all(item.mechanism for item in direct if item.claim.mechanism)


def test_what_counts_leads_for_the_gap_between_tetracycline_and_zinc(kg: KnowledgeGraph) -> None:
    lead = pair_of(kg, "tetracycline", "zinc").lead
    assert lead
    assert lead.claim.severity == "moderate"
    assert lead.claim.advice.en
    assert lead.sources[0].weight == "counts"


def test_take_together_stands_beside_the_interaction_of_alendronate(kg: KnowledgeGraph) -> None:
    pair = pair_of(kg, "alendronate", "vitamin-D")
    assert (pair.answer, shown(pair.together)) == (
        "together",
        [("direct", "alendronate--take-together--vitamin-D")],
    )


def test_the_effects_of_prednisone_on_bone_come_from_its_class_with_what_mitigates_them(kg: KnowledgeGraph) -> None:
    bone = bone_of(kg, "泼尼松")
    assert ("inherited", "glucocorticoids--predisposes-to--fracture") in shown(bone.effects)
    found = [(item.kind, item.claim.slug) for item in bone.mitigations]
    assert {
        ("against", "alendronate--treats--glucocorticoid-induced-osteoporosis"),
        ("against", "zoledronate--treats--glucocorticoid-induced-osteoporosis"),
        ("against", "teriparatide--treats--glucocorticoid-induced-osteoporosis"),
        ("together", "glucocorticoids--take-together--calcium"),
        ("together", "glucocorticoids--take-together--vitamin-D"),
    } <= set(found)
    kinds = [kind for kind, _ in found]
    assert kinds == sorted(kinds, reverse=True)  # joint use that is advised, then what acts against a harm


def test_the_outcomes_of_bone_are_marked_and_have_a_direction(kg: KnowledgeGraph) -> None:
    outcomes = kg.query(
        "SELECT DISTINCT ?o WHERE { ?top kgo:outcomeOf kg:bone . ?o skos:broader* ?top } ORDER BY ?o"
    ).column("o")
    assert len(outcomes) == 34
    unsaid = kg.query("SELECT ?o WHERE { ?o kgo:outcomeOf kg:bone . FILTER NOT EXISTS { ?o kgo:benefit ?b } }")
    assert {kg.entities[str(cell).rpartition("/")[2]].category for cell in unsaid.column("o")} == {"Disease"}


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_an_answer_is_in_the_language_asked_for(kg: KnowledgeGraph, lang: Lang) -> None:
    text = kg.interactions(["warfarin", "natto", "omeprazole", "rivaroxaban", "MK-7"]).text(lang)
    plain = re.sub(r"《[^》]*》|“[^”]*”", "", text)
    for source in kg.sources.values():
        plain = plain.replace(source.name, "")
    if lang == "en":
        assert not re.search(r"[\u4e00-\u9fff]", plain)
    else:
        assert not re.search(r"\b(recorded|Premise|Severity|Source|tier)\b", plain)
