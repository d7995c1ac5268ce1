"""What a text may mean that is no name: names with dosage forms, other wordings, homophones; and what it never means.

The cases of ``tests/shared/search.json`` hold the rules on a small book of names; here they meet the real graph.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import run
from editing import edit
from kgraph import KnowledgeGraph, UnknownEntity
from kgraph.names.affixes import Affixes, read_affixes
from kgraph.names.folding import fold, words
from kgraph.names.infixes import may_stand
from kgraph.names.lexicon import Name
from kgraph.names.sounds import Sounds, pack_sounds
from kgraph.table import Text
from kgraph.text import LANGS

MEANT = {
    "阿仑膦酸钠片": "alendronate",
    "阿仑膦酸钠肠溶片": "alendronate",
    "阿仑膦酸钠片 70mg": "alendronate",
    "唑来膦酸注射液": "zoledronate",
    "注射用唑来膦酸": "zoledronate",
    "骨化三醇软胶囊": "calcitriol",
    "盐酸左氧氟沙星氯化钠注射液": "levofloxacin",
    "阿托伐他汀钙片": "atorvastatin",
    "立普妥膜衣錠": "atorvastatin",
    "醋酸泼尼松片": "prednisone",
    "肝素钠注射液": "heparin",
    "低分子肝素钠注射液": "LMWH",
    "碳酸钙咀嚼片": "calcium-carbonate",
    "维生素D3软胶囊": "vitamin-D3",
    "维生素K1注射液": "vitamin-K1",
    "双膦酸盐类药物": "bisphosphonates",
    "糖皮质激素类药物": "glucocorticoids",
    "质子泵抑制药": "proton-pump-inhibitors",
    "骨密度检查": "BMD",
    "warfarin sodium 5 mg tablets": "warfarin",
    "Tegretol CR": "carbamazepine",
    "levofloxacín": "levofloxacin",
    "维K2": "vitamin-K2",
    "VK2": "vitamin-K2",
    "VK1": "vitamin-K1",
    "维D": "vitamin-D",
    "VD3": "vitamin-D3",
    "维D3": "vitamin-D3",
    "vit D": "vitamin-D",
    "vitD3": "vitamin-D3",
    "維他命K2": "vitamin-K2",
    "PPIs": "proton-pump-inhibitors",
    "NOACs": "DOACs",
    "質子幫浦抑制劑": "proton-pump-inhibitors",
    "氫離子幫浦阻斷劑": "proton-pump-inhibitors",
    "停經後婦女": "postmenopausal-women",
}
SOUNDING = {
    "华发林": "warfarin",
    "拜瑞托": "rivaroxaban",
    "利伐沙斑": "rivaroxaban",
    "骨质疏忪": "osteoporosis",
    "骨质梳松": "osteoporosis",
    "盖三醇": "calcitriol",
    "迪诺塞麦": "denosumab",
    "爱乐妥": "apixaban",
    "潘托拉唑": "pantoprazole",
    "阿派沙班": "apixaban",
    "阿仑磷酸钠": "alendronate",
    "阿仑磷酸钠片": "alendronate",
    "唑来磷酸": "zoledronate",
    "利塞磷酸钠": "risedronate",
    "伊班磷酸钠": "ibandronate",
}
CONTAINED = {
    "warfarin + vitamin K": ["vitamin-K", "warfarin"],
    "华法林和纳豆": ["natto", "warfarin"],
    "维D钙咀嚼片": ["calcium", "vitamin-D"],
    "绝经期骨质疏松": ["osteoporosis"],
    "华法林、甲喹酮-4": ["MK-4", "warfarin"],
}
NEVER = {
    "维生素D2": {"CYP24A1"},
    "cortisone": {"hydrocortisone"},
    "维生素B1": {"vitamin-B12", "vitamin-K1"},
    "age": {"Paget-disease", "metformin"},
    "PT": {"grapefruit", "heparin"},
    "MHT": {"kiwi"},
    "hb": {"cyclosporine"},
    "OP": {"COPD"},
    "INR": {"skin-rash"},
    "立普安": {"atorvastatin"},
    "普罗力": {"ibandronate"},
    "Prolio": {"ibandronate"},
    "Actonel": {"pioglitazone"},
    "Nexium": {"magnesium"},
    "甲基泼尼松龙": {"prednisolone"},
    "methyl prednisolone": {"prednisolone"},
    "ethinyl estradiol": {"estradiol"},
    "依降钙素": {"calcitonin-salmon"},
    "抗维生素K": {"vitamin-K"},
    "无钙": {"calcium"},
    "低分子量肝素": {"heparin"},
    "25-羟维生素D": {"vitamin-D"},
    "碳酸氢钠": {"calcium-carbonate"},
    "奥美拉唑碳酸氢钠胶囊": {"omeprazole"},
    "氨氯地平阿托伐他汀钙片": {"atorvastatin"},
    "calcium channel blocker": {"calcium"},
}
"""Texts, each with entities that it must not find."""
STATED = ("preferred", "alternative", "old", "wrong", "near", "identifier")
"""How a name matches that the graph states."""
NOTHING = ["4", "1", "-1", "hb", "非甾体", "抗维生素K", "blood thinner of sorts", "片", "70 mg", "tablets"]


@pytest.mark.parametrize("text", MEANT)
def test_a_name_with_a_dosage_form_or_in_other_words_leads_to_its_entity(kg: KnowledgeGraph, text: str) -> None:
    assert kg.search(text)[0].entity == MEANT[text]
    assert kg.entity(text).slug == MEANT[text]


@pytest.mark.parametrize("text", SOUNDING)
def test_a_homophone_is_found_and_suggested_but_not_taken(kg: KnowledgeGraph, text: str) -> None:
    hit = kg.search(text)[0]
    assert hit.entity == SOUNDING[text]
    if hit.how == "sound":
        with pytest.raises(UnknownEntity) as caught:
            kg.entity(text)
        assert kg.names.label(hit.entity, "zh") in caught.value.suggestions[0]


@pytest.mark.parametrize("text", CONTAINED)
def test_names_in_a_text_are_found_and_none_is_taken(kg: KnowledgeGraph, text: str) -> None:
    hits = kg.search(text)
    assert sorted(hit.entity for hit in hits if hit.how == "contained") == CONTAINED[text]
    with pytest.raises(UnknownEntity):
        kg.entity(text)


def guessed(kg: KnowledgeGraph, text: str) -> set[str]:
    """Return the entities that a text finds although it is no name of them in the graph."""
    return {hit.entity for hit in kg.search(text, limit=100) if hit.how not in STATED}


@pytest.mark.parametrize("text", NEVER)
def test_a_name_stands_for_no_other_thing(kg: KnowledgeGraph, text: str) -> None:
    assert not guessed(kg, text) & NEVER[text]
    if any(hit.how in STATED for hit in kg.search(text)):
        return
    suggestions = [one.rpartition(" → ")[2] for one in kg.names.suggest(text)]
    for entity in NEVER[text] & set(kg.entities):
        zh, en = (kg.names.label(entity, lang) for lang in LANGS)
        assert not {f"{zh} ({en})", f"{en} ({zh})"} & set(suggestions)


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_nothing_finds_nothing(kg: KnowledgeGraph, text: str) -> None:
    assert guessed(kg, text) == set()


def test_a_longer_name_of_another_drug_is_found_but_not_suggested(kg: KnowledgeGraph) -> None:
    assert [(hit.entity, hit.how) for hit in kg.search("氧氟沙星")] == [("levofloxacin", "infix")]
    assert kg.names.suggest("氧氟沙星") == ()


def test_a_suggestion_shows_the_name_that_matched(kg: KnowledgeGraph) -> None:
    assert kg.names.suggest("拜瑞托") == ("拜瑞妥 → 利伐沙班 (rivaroxaban)",)
    assert kg.names.suggest("warfarine")[0] == "warfarin (华法林)"


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "“唑来膦酸注射液”按去掉剂型、盐基、规格等后的名称查到：唑来膦酸"),
        (
            "en",
            "“唑来膦酸注射液” found by its name without dosage form, salt, strength or the like: zoledronic acid",
        ),
    ],
)
def test_a_dosage_form_is_noted(caplog: pytest.LogCaptureFixture, lang: str, said: str) -> None:
    assert run("show", "唑来膦酸注射液", "--lang", lang).exit_code == 0
    assert caplog.messages == [said]


def test_another_wording_is_not_noted(caplog: pytest.LogCaptureFixture, kg: KnowledgeGraph) -> None:
    assert kg.entity("VK2").slug == "vitamin-K2"
    assert caplog.messages == []


# Names outside the scope

OUTSIDE = """\
@prefix kgo: <https://w3id.org/kgraph/ontology#> .

<https://w3id.org/kgraph/dataset>
    kgo:outsideScope "aspirin"@en ;
    kgo:outsideScope "阿司匹林"@zh ;
    kgo:outsideScope "アスピリン"@ja ;
    .
"""


@pytest.fixture
def scoped(mini: Path) -> Path:
    """The small graph with a name outside its scope, and a Japanese name."""
    (mini / "dataset.ttl").write_text(OUTSIDE, encoding="utf-8")
    edit(mini / "entities/entities.ttl", '"華法林"@zh', '"ワルファリン"@ja')
    return mini


@pytest.mark.parametrize("text", ["阿司匹林", "阿司匹林肠溶片", "Aspirin", "aspirin 100 mg", "あすぴりん錠"])
def test_a_name_outside_the_scope_finds_nothing_and_says_so(scoped: Path, text: str) -> None:
    kg = KnowledgeGraph.load(scoped)
    assert kg.search(text) == []
    with pytest.raises(UnknownEntity) as caught:
        kg.entity(text)
    assert caught.value.suggestions == ()
    assert caught.value.message("zh") == f"“{text}”不在本图谱收录范围内。"
    assert str(caught.value) == f"“{text}” is outside the scope of this graph."


def test_every_command_says_that_a_name_is_outside_the_scope(scoped: Path) -> None:
    for arguments in (["show", "阿司匹林"], ["interactions", "阿司匹林", "warfarin"]):
        result = run(*arguments, "--graph", str(scoped), "--lang", "zh")
        assert (result.exit_code, "“阿司匹林”不在本图谱收录范围内。" in result.stderr) == (2, True)
    found = run("search", "阿司匹林", "--graph", str(scoped), "--lang", "zh")
    assert (found.exit_code, found.stdout.strip()) == (0, "“阿司匹林”不在本图谱收录范围内。")
    assert json.loads(run("search", "阿司匹林", "--graph", str(scoped), "--json").stdout) == []


def test_a_japanese_name_is_found_in_hiragana_too_and_with_its_form(scoped: Path) -> None:
    kg = KnowledgeGraph.load(scoped)
    for text in ("ワルファリン", "ﾜﾙﾌｧﾘﾝ", "わるふぁりん", "ワルファリンカリウム錠", "ワルファリンＫ錠1mg"):
        assert kg.entity(text).slug == "warfarin"


# Properties

FORMS = {side: [text for group in read_affixes()["groups"] for text in group[side]] for side in ("after", "before")}
OF_DRUGS = next(group for group in read_affixes()["groups"] if group["name"] == "forms")


def drugs(kg: KnowledgeGraph) -> list[tuple[str, str]]:
    return [
        (slug, str(entity.labels.zh)) for slug, entity in kg.entities.items() if entity.category in ("Drug", "Nutrient")
    ]


@given(st.data())
def test_every_dosage_form_around_every_name_leads_to_its_entity(kg: KnowledgeGraph, data: st.DataObject) -> None:
    slug, label = data.draw(st.sampled_from(drugs(kg)))
    after = data.draw(st.sampled_from(OF_DRUGS["after"]))
    text = f"{label} {after}" if after.isascii() else label + after
    hits = kg.search(text)
    assert hits[0].entity == slug or hits[0].how not in ("form", "variant"), text


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGH"), min_size=1, max_size=3))
def test_three_letters_or_fewer_are_found_inside_no_name(kg: KnowledgeGraph, text: str) -> None:
    assert not [hit for hit in kg.search(text, limit=1000) if hit.how == "infix"]


PARTS = st.sampled_from(
    [
        "华法林",
        "warfarin",
        "钙",
        "片",
        "维D",
        "和",
        "+",
        " ",
        "（",
        "70mg",
        "注射用",
        "钠",
        "VK2",
        "の錠",
        "-",
        "D3",
    ]
)


@given(st.lists(PARTS, max_size=7).map("".join) | st.text(max_size=40))
def test_search_answers_whatever_is_typed(kg: KnowledgeGraph, text: str) -> None:
    hits = kg.search(text)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    kg.names.suggest(text)


@given(st.lists(PARTS, max_size=7).map("".join))
def test_the_rests_of_a_text_are_parts_of_it_longest_first(text: str) -> None:
    whole = " ".join(words(text))
    rests = Affixes(fold).rests(whole)
    assert rests[0].text == whole
    assert all(rest.text in whole for rest in rests)
    assert [len(rest.text) for rest in rests] == sorted((len(rest.text) for rest in rests), reverse=True)


def test_affixes_are_listed_once_and_never_a_name_of_a_drug(kg: KnowledgeGraph) -> None:
    def listed() -> Iterator[str]:
        for group in read_affixes()["groups"]:
            for side in ("after", "before"):
                assert len(group[side]) == len(set(group[side])), group["name"]
                yield from group[side]

    kinds = {kg.entities[name.entity].category for text in listed() for name in kg.names.table.called(fold(text))}
    assert "Drug" not in kinds
    assert re.compile(read_affixes()["strength"]).search("70 mg")


@pytest.mark.parametrize(
    ("text", "label", "place", "stands"),
    [
        ("维生素d2", "25-羟维生素D 24-羟化酶", 3, False),
        ("24羟化酶", "25-羟维生素D 24-羟化酶", 7, True),
        ("inr", "skin rash", 2, False),
        ("rash", "skin rash", 4, True),
        ("cortisone", "hydrocortisone", 5, False),
        ("钾", "钠钾氯共转运体", 1, False),
        ("质疏", "骨质疏松", 1, True),
        ("リン", "ワルファリン", 4, False),
        ("カリウム", "ワルファリン カリウム", 6, True),
    ],
)
def test_a_part_of_a_name_is_whole_words(text: str, label: str, place: int, *, stands: bool) -> None:
    name = Name("slug", Text(label), "preferred", fold(label))
    assert name.key[place:].startswith(text)
    assert may_stand(text, name, place) is stands


def test_sounds_are_packed_by_syllable_without_tone_and_retroflex() -> None:
    readings = {"是": ["shi"], "四": ["si"], "十": ["shi"], "八": ["ba"], "率": ["lv", "shuai"]}
    packed = pack_sounds(readings, ["si", "lv"])
    assert packed == "lv率si十四是"
    assert list(Sounds(packed, ["si si si", "si lv si"]).like("是四率")) == []
    assert list(Sounds(packed, ["si si si", "si lv si"]).like("十率是")) == [1]
