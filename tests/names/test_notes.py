"""Which name was taken for what is said of old, wrong and related names, on every way to an entity, once."""

from __future__ import annotations

import json

import pytest

from command_line import run
from kgraph import AmbiguousName, KnowledgeGraph

SAID = {
    "香豆素": {
        "zh": "“香豆素”按近义名称查到：华法林（两者并非同一概念）",
        "en": "“香豆素” found as a related name: warfarin (the two are not the same)",
    },
    "抗凝血酶III": {
        "zh": "“抗凝血酶III”按旧称查到：抗凝血酶",
        "en": "“抗凝血酶III” found as an old name: antithrombin",
    },
    "甲喹酮-4": {"zh": "“甲喹酮-4”按误写查到：甲萘醌-4", "en": "“甲喹酮-4” found as a wrong name: menaquinone-4"},
}
WAYS = [
    ["show", "香豆素"],
    ["interactions", "香豆素", "纳豆"],
    ["path", "香豆素", "血管钙化"],
    ["neighbors", "香豆素"],
    ["claims", "--about", "香豆素"],
    ["findings", "--subject", "香豆素"],
    ["query", "names-of-entity", "--param", "entity=香豆素"],
]


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_kind_of_name_is_noted_in_its_own_words(caplog: pytest.LogCaptureFixture, name: str, lang: str) -> None:
    assert run("show", name, "--lang", lang).exit_code == 0
    assert caplog.messages == [SAID[name][lang]]


@pytest.mark.parametrize("arguments", WAYS, ids=[way[0] for way in WAYS])
def test_every_command_says_which_name_was_taken_for_what(
    caplog: pytest.LogCaptureFixture, arguments: list[str]
) -> None:
    assert run(*arguments, "--lang", "zh").exit_code == 0
    assert caplog.messages == [SAID["香豆素"]["zh"]]


def test_the_note_leaves_an_answer_in_json_alone(caplog: pytest.LogCaptureFixture) -> None:
    result = run("show", "香豆素", "--json")
    assert json.loads(result.stdout)["entity"]["slug"] == "warfarin"
    assert caplog.messages == [SAID["香豆素"]["en"]]
    hit, *_ = json.loads(run("search", "香豆素", "--json").stdout)
    assert (hit["slug"], hit["matched"], hit["how"]) == ("warfarin", "香豆素", "near")


@pytest.mark.parametrize("name", ["华法林", "warfarin", "kg:warfarin", "Coumadin", "hua fa lin", "atc:B01AA03", "MK-4"])
def test_a_proper_name_is_not_noted(caplog: pytest.LogCaptureFixture, kg: KnowledgeGraph, name: str) -> None:
    assert kg.entity(name).slug in {"warfarin", "MK-4"}
    assert caplog.messages == []


@pytest.mark.parametrize("name", ["gonad", "tenofovir"])
def test_a_slug_that_names_another_concept_is_noted(caplog: pytest.LogCaptureFixture, name: str) -> None:
    assert run("show", name).exit_code == 0
    assert [message.partition(":")[0] for message in caplog.messages] == [f"“{name}” found as a related name"]


def test_a_related_name_of_several_entities_names_none(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousName) as caught:
        kg.entity("活性维生素D")
    assert caught.value.candidates == ("alfacalcidol", "calcitriol")


def test_a_related_name_is_never_suggested(kg: KnowledgeGraph) -> None:
    assert "coumarin" not in "".join(kg.names.suggest("coumarim"))
