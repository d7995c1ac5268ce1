"""Sentences: claims, figures, places and citations in both languages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from kgraph import KnowledgeGraph
from kgraph.messages import say
from kgraph.model import Bilingual, Claim, Entity, Evidence, Source
from kgraph.store.catalog import Catalog
from kgraph.table import Text
from kgraph.text import LANGS, Lang
from kgraph.vocab import KG, KGO
from kgraph.words.figures import unit_text
from kgraph.words.sentences import (
    citation,
    claim_asked,
    claim_assessment,
    claim_sentence,
    claim_sentences,
    claim_statement,
    evidence_cited,
    evidence_detail,
    evidence_details,
    evidence_sentence,
    join_sentences,
    place,
    source_sentences,
    stance_text,
    standing,
)

CLAIM = Claim("c", "vitamin-K2", "activates", "MGP", "unverified", "article-only")
ITEM = Evidence(slug="e", claim="c", source="s", stance="supports", study_design="article")
DENIAL = replace(ITEM, stance="refutes")
BOTH = ("zh", "en")


@pytest.fixture
def catalog(mini_kg: KnowledgeGraph) -> Catalog:
    return mini_kg.catalog


def said(catalog: Catalog, **changes: object) -> tuple[str, str]:
    claim = replace(CLAIM, **changes)  # type: ignore[arg-type]
    return claim_sentence(catalog, claim, "zh"), claim_sentence(catalog, claim, "en")


def detail(catalog: Catalog, **changes: object) -> tuple[str, str]:
    item = replace(ITEM, **changes)  # type: ignore[arg-type]
    return evidence_detail(catalog, item, "zh"), evidence_detail(catalog, item, "en")


# Claims


def test_a_claim_is_a_sentence_in_both_languages(catalog: Catalog) -> None:
    assert said(catalog) == ("维生素K2激活基质Gla蛋白", "Vitamin K2 activates matrix Gla protein")
    assert claim_sentences(catalog, CLAIM) == Bilingual(*said(catalog))


def test_a_claim_that_is_only_denied_is_worded_as_a_denial(catalog: Catalog) -> None:
    zh, en = said(catalog, evidence=(DENIAL,))
    assert zh == "维生素K2并不激活基质Gla蛋白"
    assert en == "Vitamin K2 does not activate matrix Gla protein"


def test_a_claim_with_evidence_on_both_sides_is_worded_as_it_stands(catalog: Catalog) -> None:
    assert said(catalog, evidence=(DENIAL, ITEM)) == said(catalog)


def test_the_dose_band_stands_with_the_subject(catalog: Catalog) -> None:
    zh, en = said(catalog, dose_band="pharmacological")
    assert zh == "药理剂量的维生素K2激活基质Gla蛋白"
    assert en == "Vitamin K2 (pharmacological dose) activates matrix Gla protein"


def test_the_aspect_stands_with_the_object(catalog: Catalog) -> None:
    zh, en = said(catalog, relation="increases", aspect="abundance")
    assert zh == "维生素K2使基质Gla蛋白的水平升高"
    assert en == "Vitamin K2 increases matrix Gla protein levels"


def test_the_population_stands_with_the_whole(catalog: Catalog) -> None:
    zh, en = said(catalog, population="adults")
    assert zh == "维生素K2激活基质Gla蛋白（成人）"
    assert en == "Vitamin K2 activates matrix Gla protein (adults)"


def test_the_circumstance_stands_with_the_whole(catalog: Catalog) -> None:
    zh, en = said(catalog, circumstance="after-stopping")
    assert zh == "维生素K2激活基质Gla蛋白（停用维生素K2后）"
    assert en == "Vitamin K2 activates matrix Gla protein (after stopping vitamin K2)"


@pytest.mark.parametrize(
    ("shown", "zh", "en"),
    [
        ({"shown_in": "animals"}, "（在动物中）", " (in animals)"),
        ({"shown_in": "animals", "shown_in_species": ("rat",)}, "（在大鼠中）", " (in rats)"),
        ({"shown_in": "cells"}, "（体外）", " (in vitro)"),
        ({"shown_in": "people"}, "", ""),
        ({"shown_in": "stated"}, "", ""),
    ],
)
def test_what_animals_or_cells_alone_have_shown_says_so(
    catalog: Catalog, shown: dict[str, object], zh: str, en: str
) -> None:
    rat = Entity("rat", "Organism", Bilingual("大鼠", "rat"), phrase=Bilingual("在大鼠中", "in rats"))
    catalog.entities["rat"] = rat
    assert said(catalog, **shown) == (f"维生素K2激活基质Gla蛋白{zh}", f"Vitamin K2 activates matrix Gla protein{en}")


def test_the_statement_of_a_source_does_not_say_what_other_evidence_has_shown(catalog: Catalog) -> None:
    claim = replace(CLAIM, shown_in="cells")
    assert source_sentences(catalog, claim, "supports").en == "Vitamin K2 activates matrix Gla protein"


def test_all_qualifiers_stand_together(catalog: Catalog) -> None:
    changes = {"dose_band": "dietary", "aspect": "activity", "population": "adults", "evidence": (DENIAL,)}
    changes |= {"circumstance": "in-excess", "shown_in": "cells"}
    zh, en = said(catalog, relation="inhibits", **changes)
    assert zh == "膳食剂量的维生素K2并不抑制基质Gla蛋白的活性（过量时，成人，体外）"
    assert en == "Vitamin K2 (dietary dose) does not inhibit matrix Gla protein activity (in excess, adults, in vitro)"


@pytest.mark.parametrize(
    ("shown_in", "zh", "en"),
    [
        (
            None,
            "使用双膦酸盐者，低钙血症发生风险升高",
            "Use of bisphosphonates is associated with an increased risk of hypocalcemia",
        ),
        (
            "observation",
            "使用双膦酸盐者，低钙血症发生风险升高",
            "Use of bisphosphonates is associated with an increased risk of hypocalcemia",
        ),
        (
            "trials",
            "双膦酸盐使低钙血症发生风险升高",
            "Bisphosphonates lead to an increased risk of hypocalcemia",
        ),
    ],
)
def test_a_harm_is_worded_as_a_cause_where_trials_show_it(
    kg: KnowledgeGraph, shown_in: str | None, zh: str, en: str
) -> None:
    claim = Claim("c", "bisphosphonates", "predisposes-to", "hypocalcemia", "supported", "supported")
    claim = replace(claim, shown_in=shown_in)
    assert (kg.sentence(claim, "zh"), kg.sentence(claim, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({}, "使用双膦酸盐者有发生恶心的报道", "Nausea has been reported with bisphosphonates"),
        ({"object": "falls"}, "使用双膦酸盐者有发生跌倒的报道", "Falls have been reported with bisphosphonates"),
        ({"shown_in": "trials"}, "双膦酸盐可引起恶心", "Bisphosphonates can cause nausea"),
        (
            {"relation": "decreases", "object": "BMD", "shown_in": "observation"},
            "使用双膦酸盐者，骨密度较低",
            "Use of bisphosphonates is associated with lower bone mineral density",
        ),
        (
            {"subject": "BMD", "relation": "decreases", "object": "fracture-risk"},
            "骨密度较高者，骨折风险较低",
            "Higher bone mineral density is associated with lower fracture risk",
        ),
        (
            {"subject": "fracture", "relation": "predisposes-to", "object": "fracture", "population": "women"},
            "发生过骨折者，再次骨折发生风险升高",
            "A previous bone fracture is associated with an increased risk of another bone fracture",
        ),
        (
            {"relation": "decreases", "object": "osteoclast"},
            "双膦酸盐减少破骨细胞数量",
            "Bisphosphonates decrease the number of osteoclasts",
        ),
        (
            {"relation": "is-a", "subject": "bisphosphonates", "object": "DOACs"},
            "双膦酸盐属于直接口服抗凝药",
            "Bisphosphonates are among the direct oral anticoagulants",
        ),
        (
            {"relation": "is-a", "subject": "warfarin", "object": "vitamin-K"},
            "华法林属于维生素K",
            "Warfarin is a kind of vitamin K",
        ),
    ],
)
def test_a_sentence_follows_the_class_of_its_ends_and_what_shows_it(
    kg: KnowledgeGraph, changes: dict[str, str], zh: str, en: str
) -> None:
    claim = Claim("c", "bisphosphonates", "has-adverse-event", "nausea", "supported", "supported")
    claim = replace(claim, **changes)  # type: ignore[arg-type]
    assert (kg.sentence(claim, "zh"), kg.sentence(claim, "en")) == (zh, en)


def test_what_was_asked_is_never_a_denial(kg: KnowledgeGraph) -> None:
    claim = kg.claim("vitamin-D--prevents--fracture--supplemental")
    assert kg.sentence(claim, "en") == "Vitamin D (supplemental dose) does not prevent bone fractures"
    assert claim_asked(kg.catalog, claim, "en") == "Vitamin D (supplemental dose) prevents bone fractures"
    assert claim_asked(kg.catalog, claim, "zh") == "补充剂量的维生素D预防骨折"


@pytest.mark.parametrize(
    ("slug", "zh", "en"),
    [
        (
            "vitamin-K2--inversely-associated-with--coronary-heart-disease--dietary",
            "膳食维生素K2摄入较高者，冠心病发生风险较低",
            "Higher dietary intake of vitamin K2 is associated with a lower risk of coronary heart disease",
        ),
        (
            "natto--inversely-associated-with--bone-loss",
            "纳豆摄入较多者，骨质流失较少",
            "Higher intake of natto is associated with less bone loss",
        ),
        (
            "BMD--inversely-associated-with--hip-fracture",
            "骨密度较高者，髋部骨折发生风险较低",
            "Higher bone mineral density is associated with a lower risk of hip fractures",
        ),
        (
            "ucOC--inversely-associated-with--BMD",
            "低羧化骨钙素水平较高者，骨密度较低",
            "A higher level of undercarboxylated osteocalcin is associated with lower bone mineral density",
        ),
        (
            "vitamin-K-deficiency--positively-associated-with--vertebral-fracture",
            "有维生素K缺乏症者，椎体骨折发生风险较高",
            "The presence of vitamin K deficiency is associated with a higher risk of vertebral fractures",
        ),
        (
            "aging--positively-associated-with--osteoporosis",
            "年龄较大者，骨质疏松症发生风险较高",
            "Older age is associated with a higher risk of osteoporosis",
        ),
        (
            "statins--positively-associated-with--ucOC--abundance",
            "使用他汀类者，低羧化骨钙素的水平较高",
            "Use of statins is associated with higher undercarboxylated osteocalcin levels",
        ),
        (
            "danshen--positively-associated-with--bleeding--warfarin-users",
            "丹参摄入较多者，出血发生风险较高（服用华法林者）",
            "Higher intake of danshen is associated with a higher risk of bleeding (people taking warfarin)",
        ),
    ],
)
def test_an_association_says_what_is_higher_and_what_is_lower(kg: KnowledgeGraph, slug: str, zh: str, en: str) -> None:
    claim = kg.claim(slug)
    assert (kg.sentence(claim, "zh"), kg.sentence(claim, "en")) == (zh, en)


def test_an_association_that_is_denied_keeps_its_direction(catalog: Catalog) -> None:
    zh, en = said(catalog, relation="inversely-associated-with", dose_band="dietary", evidence=(DENIAL,))
    assert zh == "膳食维生素K2摄入较高者，未见基质Gla蛋白水平较低"
    assert en == "Higher dietary intake of vitamin K2 is not associated with a lower level of matrix Gla protein"


def test_an_entity_with_words_of_its_own_does_not_take_those_of_its_class(catalog: Catalog) -> None:
    aged = Bilingual("{entity}较长者", "longer {entity}")
    catalog.phrases = {**catalog.phrases, (KG.iri_of("vitamin-K2"), KGO.exposurePhrase): aged}
    zh, en = said(catalog, relation="positively-associated-with")
    assert zh == "维生素K2较长者，基质Gla蛋白水平较高"
    assert en == "Longer vitamin K2 is associated with a higher level of matrix Gla protein"


def test_a_class_without_words_of_its_own_is_named_as_it_is(catalog: Catalog) -> None:
    catalog.phrases = {}
    zh, en = said(catalog, relation="positively-associated-with")
    assert (zh, en) == ("维生素K2，基质Gla蛋白", "Vitamin K2 is associated with matrix Gla protein")


@pytest.mark.parametrize(
    ("relation", "denied", "sentence"),
    [
        ("treats", False, "Vitamin K2 treat matrix Gla protein"),
        ("treats", True, "Vitamin K2 do not treat matrix Gla protein"),
        ("associated-with", False, "Vitamin K2 are associated with matrix Gla protein"),
        ("additive-with", False, "Vitamin K2 have additive effects with matrix Gla protein"),
    ],
)
def test_the_verb_agrees_with_a_plural_subject(catalog: Catalog, relation: str, sentence: str, *, denied: bool) -> None:
    catalog.entities["vitamin-K2"] = replace(catalog.entities["vitamin-K2"], plural=True)
    assert said(catalog, relation=relation, evidence=(DENIAL if denied else ITEM,))[1] == sentence


@pytest.mark.parametrize(
    ("label", "opening"),
    [
        ("warfarin", "Warfarin"),
        ("menaquinone-4", "Menaquinone-4"),
        ("MK-4", "MK-4"),
        ("mTOR", "mTOR"),
        ("pH", "pH"),
        ("p53", "p53"),
        ("1,25-dihydroxyvitamin D", "1,25-dihydroxyvitamin D"),
        ("β-carotene", "β-carotene"),
    ],
)
def test_an_english_sentence_starts_with_a_capital_unless_a_name_forbids_it(
    catalog: Catalog, label: str, opening: str
) -> None:
    named = replace(catalog.entities["vitamin-K2"], labels=Bilingual("名称", label))
    catalog.entities["vitamin-K2"] = named
    assert claim_sentence(catalog, CLAIM, "en") == f"{opening} activates matrix Gla protein"


def test_braces_in_a_name_are_no_places_to_fill(catalog: Catalog) -> None:
    named = replace(catalog.entities["vitamin-K2"], labels=Bilingual("{object}", "{subject}{0}"))
    catalog.entities["vitamin-K2"] = named
    zh, en = said(catalog, dose_band="dietary", population="adults")
    assert zh == "膳食剂量的{object}激活基质Gla蛋白（成人）"
    assert en == "{subject}{0} (dietary dose) activates matrix Gla protein (adults)"


@pytest.mark.parametrize(
    ("slug", "zh", "en"),
    [("article-only", "据文章，未核实", "article only, not checked"), ("established", "证据确立", "established")],
)
def test_the_standing_of_a_claim_is_in_words(catalog: Catalog, slug: str, zh: str, en: str) -> None:
    claim = replace(CLAIM, standing=slug)
    assert (standing(catalog, claim, "zh"), standing(catalog, claim, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("sentences", "lang", "text"),
    [
        ([], "zh", ""),
        ([], "en", ""),
        (["甲", "乙"], "zh", "甲；乙。"),
        (["One", "Two"], "en", "One. Two."),
        (["One"], "en", "One."),
    ],
)
def test_sentences_are_joined_with_the_stops_of_the_language(sentences: list[str], lang: Lang, text: str) -> None:
    assert join_sentences(sentences, lang) == text


# Figures


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        ({}, "", ""),
        ({"population": "adults"}, "成人", "adults"),
        ({"population_note": Bilingual("绝经后", "postmenopausal")}, "绝经后", "postmenopausal"),
        ({"countries": ("JP", "XX")}, "日本、XX", "Japan, XX"),
        ({"dose": (Decimal(45), None, "mg/d")}, "45 mg/d", "45 mg/day"),
        ({"dose": (Decimal("0.50"), Decimal("1.0"), "ug/d")}, "0.5～1 µg/d", "0.5–1 µg/day"),
        (
            {"dose": (Decimal(45), None, "mg/d"), "dose_schedule": Bilingual("分三次", "in three doses")},
            "45 mg/d（分三次）",
            "45 mg/day (in three doses)",
        ),
        ({"co_interventions": ("warfarin",)}, "同时使用华法林", "together with warfarin"),
        ({"participants": 30}, "30人", "n = 30"),
        ({"participants": 0}, "0人", "n = 0"),
        ({"contrast": Bilingual("高与低相比", "high against low")}, "高与低相比", "high against low"),
        ({"comparator": Bilingual("安慰剂", "placebo")}, "对照：安慰剂", "comparator: placebo"),
        ({"measure": "percent-change"}, "", ""),
        (
            {"measure": "mean-difference", "arm_value": Decimal("0.97"), "comparator_value": Decimal("0.96")},
            "各组数值：0.97，对照组0.96",
            "values of the groups: 0.97 vs 0.96 in the comparator group",
        ),
        (
            {"measure": "mean-difference", "arm_n": 45, "comparator_n": 47},
            "45人，对照组47人",
            "n = 45 vs n = 47 in the comparator group",
        ),
        (
            {"measure": "percent-change", "value": Decimal(-3), "value_unit": "%"},
            "变化百分比：−3%",
            "percent change: −3%",
        ),
        ({"value": Decimal(2), "value_unit": "1"}, "2", "2"),
        (
            {
                "measure": "count",
                "arm_value": Decimal(14),
                "comparator_value": Decimal(35),
                "value_unit": "{fractures}",
            },
            "计数：14 处骨折，对照组35 处骨折",
            "count: 14 fractures vs 35 fractures in the comparator group",
        ),
        ({"arm_value": Decimal(5), "value_unit": "mg"}, "5 mg", "5 mg"),
        (
            {"measure": "percent-change", "comparator_value": Decimal(-3), "value_unit": "%"},
            "变化百分比：对照组−3%",
            "percent change: −3% in the comparator group",
        ),
    ],
)
def test_each_figure_is_told_in_both_languages(catalog: Catalog, changes: dict[str, object], zh: str, en: str) -> None:
    assert detail(catalog, **changes) == (zh, en)


@pytest.mark.parametrize(
    ("changes", "zh", "en"),
    [
        (  # a note that names the group takes its place
            {"population": "adults", "population_note": Bilingual("成人，平均67岁", "adults, mean age 67")},
            "成人，平均67岁",
            "adults, mean age 67",
        ),
        (  # in one language it names the group, so that both leave the label out
            {"population": "adults", "population_note": Bilingual("成人（门诊）", "outpatients")},
            "成人（门诊）",
            "outpatients",
        ),
        (
            {"population": "adults", "population_note": Bilingual("平均67岁", "mean age 67")},
            "成人；平均67岁",
            "adults; mean age 67",
        ),
        (
            {
                "contrast": Bilingual("地舒单抗与安慰剂相比", "denosumab vs placebo"),
                "comparator": Bilingual("安慰剂", "placebo"),
            },
            "地舒单抗与安慰剂相比",
            "denosumab vs placebo",
        ),
        (
            {"contrast": Bilingual("地舒单抗与对照相比", "denosumab vs control"), "compared_with": "placebo"},
            "地舒单抗与对照相比",
            "denosumab vs control",
        ),
        (
            {
                "contrast": Bilingual("地舒单抗与安慰剂相比", "denosumab vs placebo"),
                "comparator": Bilingual("两组均服钙", "calcium in both groups"),
            },
            "地舒单抗与安慰剂相比；对照：两组均服钙",
            "denosumab vs placebo; comparator: calcium in both groups",
        ),
        (
            {
                "dose": (Decimal(45), None, "mg/d"),
                "contrast": Bilingual("MK-4 45 mg/d与安慰剂相比", "MK-4 45 mg/d vs placebo"),
            },
            "MK-4 45 mg/d与安慰剂相比",
            "MK-4 45 mg/d vs placebo",
        ),
        (  # 145 mg is another dose
            {
                "dose": (Decimal(45), None, "mg/d"),
                "contrast": Bilingual("加145 mg与不加相比", "with vs without 145 mg"),
            },
            "45 mg/d；加145 mg与不加相比",
            "45 mg/day; with vs without 145 mg",
        ),
        (
            {
                "dose": (Decimal(90), None, "ug/d"),
                "intake_kind": "adequate-intake",
                "value": Decimal(90),
                "value_unit": "ug/d",
            },
            "适宜摄入量（AI）：90 µg/d",
            "adequate intake (AI): 90 µg/day",
        ),
    ],
)
def test_nothing_is_said_twice_of_an_item(catalog: Catalog, changes: dict[str, object], zh: str, en: str) -> None:
    assert detail(catalog, **changes) == (zh, en)


def test_an_animal_study_names_its_species(kg: KnowledgeGraph) -> None:
    found = (item for claim in kg.claims() for item in claim.evidence if item.species == "rat")
    item = next(found)
    assert evidence_detail(kg.catalog, item, "en").startswith("rat")
    assert evidence_detail(kg.catalog, item, "zh").startswith("大鼠")


@pytest.mark.parametrize(
    ("duration", "zh", "en"),
    [
        ("P1Y", "1年", "1 year"),
        ("P2Y", "2年", "2 years"),
        ("P1M", "1个月", "1 month"),
        ("P18M", "18个月", "18 months"),
        ("P1W", "1周", "1 week"),
        ("P12W", "12周", "12 weeks"),
        ("P1D", "1天", "1 day"),
        ("P30D", "30天", "30 days"),
        ("PT12H", "12小时", "12 hours"),
        ("P1Y6M", "18个月", "18 months"),
    ],
)
def test_durations_are_singular_or_plural(catalog: Catalog, duration: str, zh: str, en: str) -> None:
    assert detail(catalog, duration=duration) == (zh, en)


def test_figures_stand_in_one_order(mini_kg: KnowledgeGraph) -> None:
    (claim,) = mini_kg.claims(subject="vitamin-K2", relation="prevents")
    assert evidence_details(mini_kg.catalog, claim.evidence[0]) == Bilingual(
        zh="成人；45 mg/d；2年；30人；对照：安慰剂；变化百分比：−1.5%，对照组3%",
        en="adults; 45 mg/day; 2 years; n = 30; comparator: placebo; "
        "percent change: −1.5% vs 3% in the comparator group",
    )


# Places and citations

INOUE = Source("inoue-2009", "journal-article", name="Inoue 2009", authors=("Inoue T",), issued="2009")
TITLED = Source("s", "web-article", Text("维生素K与血管", "zh"), name="维生素K与血管")
PLACED = replace(ITEM, paragraph=2, span=(20, 40))


@pytest.mark.parametrize(
    ("item", "zh", "en"),
    [
        (ITEM, "", ""),
        (replace(ITEM, span=(20, 40)), "", ""),
        (replace(ITEM, paragraph=2), "第2段", "paragraph 2"),
        (PLACED, "第2段，全文第21～40字", "paragraph 2, characters 21–40 of the text"),
    ],
)
def test_a_place_counts_characters_from_one(item: Evidence, zh: str, en: str) -> None:
    assert (place(item, "zh"), place(item, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("source", "item", "zh", "en"),
    [
        (INOUE, ITEM, "Inoue 2009", "Inoue 2009"),
        (INOUE, replace(ITEM, paragraph=2), "Inoue 2009，第2段", "Inoue 2009, paragraph 2"),
        (TITLED, ITEM, "《维生素K与血管》", "“维生素K与血管”"),
        (TITLED, replace(ITEM, paragraph=2), "《维生素K与血管》，第2段", "“维生素K与血管”, paragraph 2"),
    ],
)
def test_a_citation_in_short_is_the_name_of_the_source_and_the_place(
    source: Source, item: Evidence, zh: str, en: str
) -> None:
    assert (citation(source, item, "zh"), citation(source, item, "en")) == (zh, en)


# The real graph


@pytest.mark.parametrize("lang", BOTH)
def test_no_place_is_left_unfilled(kg: KnowledgeGraph, lang: Lang) -> None:
    texts = [kg.sentence(claim, lang) for claim in kg.claims()]
    texts += [evidence_detail(kg.catalog, item, lang) for claim in kg.claims() for item in claim.evidence]
    assert [text for text in texts if "{" in text or "}" in text] == []


def test_every_unit_and_duration_of_the_real_graph_is_written_for_readers(kg: KnowledgeGraph) -> None:
    items = [item for claim in kg.claims() for item in claim.evidence]
    units = {item.value_unit for item in items if item.value_unit} | {item.dose[2] for item in items if item.dose}
    shown = partial(unit_text, kg.catalog)
    for lang in LANGS:
        assert [unit for unit in units if re.search(r"[\[\]{}*]|\\b(ug|iU)\\b", shown(unit, lang))] == []
        details = [evidence_detail(kg.catalog, item, lang) for item in items if item.duration]
        assert [text for text in details if re.search(r"\\bPT?\\d", text)] == []


def test_english_sentences_start_with_a_capital_or_a_figure(kg: KnowledgeGraph) -> None:
    assert [text for claim in kg.claims() if not re.match("[A-Z0-9]", text := kg.sentence(claim, "en"))] == []


def test_the_verbs_of_the_real_graph_agree_with_their_subjects(kg: KnowledgeGraph) -> None:
    (plural,) = kg.claims(subject="bisphosphonates", relation="treats")
    (singular,) = kg.claims(subject="etidronate", relation="treats", object="osteoporosis")
    assert kg.sentence(plural) == "Bisphosphonates treat osteoporosis"
    assert kg.sentence(singular) == "Etidronate may treat osteoporosis"


def test_sentences_keep_to_their_language(kg: KnowledgeGraph) -> None:
    sentences = [kg.sentence(claim, "en") for claim in kg.claims()]
    assert [text for text in sentences if re.search("[\u4e00-\u9fff，。；（）]", text)] == []
    sentences = [kg.sentence(claim, "zh") for claim in kg.claims()]
    assert [text for text in sentences if not re.search("[\u4e00-\u9fff]", text)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_different_claims_are_different_sentences(kg: KnowledgeGraph, lang: Lang) -> None:
    sentences = [kg.sentence(claim, lang) for claim in kg.claims()]
    assert sorted({text for text in sentences if sentences.count(text) > 1}) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_claim_can_be_told_with_how_far_it_holds(kg: KnowledgeGraph, lang: Lang) -> None:
    for claim in kg.claims():
        told = claim_assessment(kg.catalog, claim, lang)
        if claim.standing not in ("unproven", "unverified", "reported"):
            assert claim_statement(kg.catalog, claim, lang).lower() in told.lower()
        assert told.endswith("。" if lang == "zh" else ".")
        if claim.certainty and claim.certainty != "stated":
            assert kg.terms[claim.certainty].labels.show(lang) in told


def test_what_is_undecided_is_assessed_as_it_was_asked_and_what_is_reported_at_full_strength(
    kg: KnowledgeGraph,
) -> None:
    denied = kg.claim("DOACs--interacts-with--vitamin-K")
    assert kg.sentence(denied, "zh") == "未证实直接口服抗凝药与维生素K有相互作用"
    asked = "direct oral anticoagulants interact with vitamin K"
    assert kg.sentence(denied, "en") == f"It has not been shown that {asked}"
    assert kg.assessment(denied, "en") == f"It has been studied and is unproven that {asked}."
    reported = kg.claim("levothyroxine--predisposes-to--fracture")
    told = "levothyroxine leads to an increased risk of bone fractures"
    assert kg.assessment(reported, "en") == f"It has been reported, but not shown (certainty low), that {told}."


@pytest.mark.parametrize(
    ("hedges", "zh", "en"),
    [
        (("hedged", "hedged"), "华法林可能导致骨质疏松症", "Warfarin may cause osteoporosis"),
        (("hedged", "stated"), "华法林导致骨质疏松症", "Warfarin causes osteoporosis"),
        (("hedged", None), "华法林导致骨质疏松症", "Warfarin causes osteoporosis"),
        ((), "华法林导致骨质疏松症", "Warfarin causes osteoporosis"),
    ],
)
def test_what_each_source_words_with_reserve_is_a_possibility(
    kg: KnowledgeGraph, hedges: tuple[str | None, ...], zh: str, en: str
) -> None:
    claim = Claim("c", "warfarin", "causes", "osteoporosis", "unverified", "article-only")
    claim = replace(claim, evidence=tuple(replace(ITEM, hedge=hedge) for hedge in hedges))
    assert (kg.sentence(claim, "zh"), kg.sentence(claim, "en")) == (zh, en)


@pytest.mark.parametrize("slug", ["vitamin-K-antagonists--interacts-with--vitamin-K1--supplemental"])
def test_the_dose_of_a_pair_stands_with_the_nutrient(kg: KnowledgeGraph, slug: str) -> None:
    assert kg.sentence(kg.claim(slug), "zh") == "维生素K拮抗剂与补充剂量的维生素K1有相互作用"
    assert kg.sentence(kg.claim(slug), "en") == "Vitamin K antagonists interact with vitamin K1 (supplemental dose)"


@pytest.mark.parametrize(
    ("stance", "says", "zh", "en"),
    [
        ("refutes", "against", "反对", "refutes"),
        ("refutes", "silent", "未见效应（不足以判定）", "none found (not conclusive)"),
        ("refutes", "open", "无定论", "inconclusive"),
        ("refutes", None, "反对", "refutes"),
        ("supports", "for", "支持", "supports"),
    ],
)
def test_a_stance_that_settles_nothing_says_so(
    kg: KnowledgeGraph, stance: str, says: str | None, zh: str, en: str
) -> None:
    item = replace(ITEM, stance=stance, says=says)
    assert (stance_text(kg.catalog, item, "zh"), stance_text(kg.catalog, item, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("standing", "certainty", "zh", "en"),
    [
        ("established", "moderate", "证据确立（确定性中等）：{}。", "It is established (certainty moderate) that {}."),
        ("established", None, "证据确立：{}。", "It is established that {}."),
        ("supported", "moderate", "有证据支持（确定性中等）：{}。", "There is evidence (certainty moderate) that {}."),
        (
            "reported",
            "low",
            "有报道，尚未证实（确定性低）：{}。",
            "It has been reported, but not shown (certainty low), that {}.",
        ),
        (
            "contested",
            "high",
            "证据存在争议（确定性高）：{}。",
            "Evidence is divided (certainty high) on whether {}.",
        ),
        ("refuted", "very-low", "据现有证据（确定性极低）：{}。", "On the evidence (certainty very low), {}."),
        ("unproven", None, "已有研究，尚未证实：{}。", "It has been studied and is unproven that {}."),
        ("unverified", None, "未核实：{}。", "It has not been verified that {}."),
        ("article-only", None, "据文章，未核实：{}。", "An article says, and it has not been checked, that {}."),
    ],
)
def test_what_is_not_accepted_is_never_told_as_plain_fact(
    kg: KnowledgeGraph, standing: str, certainty: str | None, zh: str, en: str
) -> None:
    verdict = "unverified" if standing == "article-only" else standing
    plain = kg.claim("warfarin--interacts-with--vitamin-K")
    claim = replace(plain, verdict=verdict, standing=standing, certainty=certainty)
    said = {
        "zh": "未见华法林与维生素K有相互作用" if verdict == "refuted" else "华法林与维生素K有相互作用",
        "en": "no interaction between warfarin and vitamin K was found"
        if verdict == "refuted"
        else "warfarin interacts with vitamin K",
    }
    assert (kg.assessment(claim, "zh"), kg.assessment(claim, "en")) == (zh.format(said["zh"]), en.format(said["en"]))


@pytest.mark.parametrize("lang", LANGS)
def test_every_evidence_item_can_be_told(kg: KnowledgeGraph, lang: Lang) -> None:
    told = [evidence_sentence(kg.catalog, item, lang) for claim in kg.claims() for item in claim.evidence]
    assert [text for text in told if not text.endswith("。" if lang == "zh" else ".") or "{" in text] == []


_PLACES = {"subject": "subject", "object": "object", "exposure": "subject"} | dict.fromkeys(
    ["higher", "lower", "rise", "fall", "activation", "risk", "people"], "object"
)
"""The places of a pattern that hold the subject or the object, and which of the two."""


def _names(kg: KnowledgeGraph, lang: Lang) -> dict[str, dict[str, str]]:
    """Return for each place of a pattern the entities by what may stand there in a language, in small letters."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for slug, entity in kg.entities.items():
        again = say("sentence-again", lang, object=entity.label(lang))
        for hole, end in _PLACES.items():
            keys = [(iri, KGO.iri_of(f"{hole}Phrase")) for iri in (entity.iri, KGO.iri_of(entity.category))]
            phrase = next((kg.catalog.phrases[key].show(lang) for key in keys if key in kg.catalog.phrases), "{entity}")
            for name in [entity.label(lang), entity.name_in_text(lang), *([again] if end == "object" else [])]:
                for form in ("s", ""):
                    names[hole][phrase.replace("{s}", form).replace("{entity}", name).lower()] = slug
    return names


def _ends(text: str, parts: list[str], names: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the ends that a text can have by a pattern: parts that are words and parts that are places, in turn."""
    words, holes, rest = parts[0], parts[1:2], parts[2:]
    if not text.startswith(words):
        return
    text = text[len(words) :]
    if not holes:
        yield from [] if text else [{}]
        return
    hole = holes[0]
    for end in range(len(text) + 1):
        slug = names[hole].get(text[:end]) if hole in names else None
        if slug or (hole not in names and re.fullmatch("[a-z ]*", text[:end])):
            for ends in _ends(text[end:], rest, names):
                yield {_PLACES[hole]: slug, **ends} if slug else ends


def _readings(
    kg: KnowledgeGraph, sentence: str, lang: Lang, names: Mapping[str, Mapping[str, str]]
) -> set[tuple[str, str, str]]:
    """Return every (subject, relation, object) that the patterns and names of a language let a sentence mean."""
    return {
        (ends["subject"], relation.slug, ends["object"])
        for relation in kg.relations.values()
        for pattern in (relation.pattern, relation.negative_pattern)
        for ends in _ends(sentence.lower(), re.split(r"\{(\w+)\}", pattern.show(lang).lower()), names)
    }


VERDICTS = {"refuted": "refuted"}
"""The verdict that words a claim as a denial; at any other one it is read back in its plain wording."""


def test_both_languages_say_the_same_read_back_from_their_sentences(kg: KnowledgeGraph) -> None:
    plain = [
        replace(
            claim, shown_in=None, shown_in_species=(), evidence=(), verdict=VERDICTS.get(claim.verdict, "supported")
        )
        for claim in kg.claims()
        if not (claim.dose_band or claim.population or claim.aspect or claim.circumstance)
        and kg.entities[claim.subject].category != "Measurement"  # worded as an association, whatever the relation
    ]
    assert len(plain) > 500
    names = {lang: _names(kg, lang) for lang in LANGS}
    for claim in plain:
        meant = (claim.subject, claim.relation, claim.object)
        both = [_readings(kg, claim_statement(kg.catalog, claim, lang), lang, names[lang]) for lang in LANGS]
        assert both[0] & both[1] == {meant}, claim.slug


@pytest.mark.parametrize(
    ("stance", "zh", "en"),
    [
        ("supports", "华法林与维生素K有相互作用", "Warfarin interacts with vitamin K"),
        ("refutes", "未见华法林与维生素K有相互作用", "No interaction between warfarin and vitamin K was found"),
        (
            "inconclusive",
            "未作定论：华法林与维生素K有相互作用",
            "Left open: warfarin interacts with vitamin K",
        ),
    ],
)
def test_what_a_source_says_is_worded_by_its_stance_whatever_the_verdict(
    mini_kg: KnowledgeGraph, stance: str, zh: str, en: str
) -> None:
    claim = mini_kg.claim("warfarin--interacts-with--vitamin-K")
    assert source_sentences(mini_kg.catalog, claim, stance) == Bilingual(zh=zh, en=en)


@pytest.mark.parametrize(
    ("lang", "plain", "noted"),
    [
        (
            "zh",
            "随机对照试验（《Warfarin with vitamin K》）",
            "随机对照试验：备注。（《Warfarin with vitamin K》）",
        ),
        (
            "en",
            "randomized trial (“Warfarin with vitamin K”)",
            "randomized trial: A note. (“Warfarin with vitamin K”)",
        ),
    ],
)
def test_evidence_in_short_has_design_figures_or_else_the_note_and_source(
    catalog: Catalog, lang: Lang, plain: str, noted: str
) -> None:
    item = replace(ITEM, source="trial", study_design="randomised-trial")
    assert evidence_cited(catalog, item, lang) == plain
    assert evidence_cited(catalog, replace(item, note=Bilingual(zh="备注。", en="A note.")), lang) == noted
    figures = evidence_cited(catalog, replace(item, participants=30, note=Bilingual(zh="备注。", en="A note.")), lang)
    assert "30" in figures
    assert "note" not in figures


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("zh", ("维生素K拮抗剂并不降低骨密度", "经研究未见")),
        ("en", ("Vitamin K antagonists do not decrease bone mineral density", "studied, not found")),
    ],
)
def test_beside_a_sentence_that_denies_the_standing_does_not_deny_again(
    kg: KnowledgeGraph, lang: Lang, expected: tuple[str, str]
) -> None:
    claim = replace(kg.claim("vitamin-K-antagonists--decreases--BMD"), verdict="refuted", standing="refuted")
    assert (kg.sentence(claim, lang), kg.standing(claim, lang)) == expected
