"""Every command, in both languages: what it prints, its JSON, its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pyoxigraph as ox
import pytest
import rdflib
from click import Context

from command_line import COMMANDS, answer, answer_json, rows, run, start
from editing import REPLACED, edit, replaced
from kgraph import KnowledgeGraph
from kgraph.cli import main
from kgraph.cli.spreadsheet import harmless, harmless_csv
from kgraph.text import LANGS
from kgraph.version import VERSION
from kgraph.vocab import KG, KGO, RDF
from page.unpacked import unpacked
from small_files import files_limited_to

ROOT = Path(__file__).resolve().parents[2]
PATHS = "SELECT ?claim WHERE { ?claim rdf:subject kg:vitamin-K2 ; rdf:predicate kgo:activates }"
LABELS = "CONSTRUCT { ?s skos:prefLabel ?label } WHERE { ?s a kgo:Protein ; skos:prefLabel ?label }"
DISCLAIMER = {
    "zh": "供专业人员和编辑参考，不是给患者的用药建议。未收录不等于安全；多数药物相互作用不在本图谱范围内。",
    "en": "For professionals and editors; not advice to patients. Not recorded does not mean safe; most drug "
    "interactions are not covered by this graph.",
}
JSON_ANSWERS = {
    "stats": (
        *("version", "issued", "entities", "relations", "claims", "inherited_claims", "evidence", "sources"),
        *("identifiers_in_all", "triples", "entities_by_category", "identifiers", "labels", "verdicts", "standings"),
        *("topics", "stances", "designs", "weights", "source_types", "source_languages"),
    ),
    "show vitamin-K2--activates--MGP": ("claim", "why", "changes"),
    "show warfarin": ("entity", "claims"),
    "claims": ("claims",),
    "neighbors MGP": ("neighbors",),
    "path vitamin-K2 MGP": ("paths",),
    "cite leaflet": ("style", "citations"),
    "review leaflet": ("source", "totals", "flags", "leading", "statements"),
    "interactions warfarin vitamin-K2": ("substances", "pairs", "bone", "notes", "scope", "disclaimer", "lang"),
    "queries": ("queries",),
    "query names-of-entity": ("columns", "rows"),
    "build": ("path",),
    "check": ("findings",),
    "fmt": ("files",),
}
"""Commands, and what their JSON holds beside the version."""


def replace_in(path: Path, old: str, new: str) -> None:
    """Change a file of a graph; what is changed must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# Help


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_says_what_it_does_in_both_languages(name: str) -> None:
    said = COMMANDS[name].help or ""
    assert re.search(r"[A-Za-z]{3}", said)
    assert re.search(r"[\u4e00-\u9fff]{2}", said)
    assert answer(name, "--help").startswith(f"Usage: main {name} [OPTIONS]")


def test_every_command_listed_is_there() -> None:
    context = Context(main)
    assert sorted(COMMANDS) == main.list_commands(context)
    assert main.get_command(context, "nothing") is None


def test_the_list_of_commands_is_in_both_languages() -> None:
    said = answer("--help")
    listed = re.findall(r"^  (\w+) .*[\u4e00-\u9fff]", said.partition("Commands:")[2], re.MULTILINE)
    assert listed == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_the_common_options(name: str) -> None:
    named = {option for item in COMMANDS[name].params for option in item.opts}
    assert {"--lang", "--json", "--graph", "--store"} <= named


def test_the_version_is_the_one_of_the_package() -> None:
    assert answer("--version") == f"kgraph, version {VERSION}\n"


# Languages


@pytest.mark.parametrize(
    ("variables", "heading"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "数量"),
        ({"LANG": "zh_TW.UTF-8"}, "数量"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_GB.UTF-8"}, "数量"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "count"),
        ({"LANG": "de_DE.UTF-8"}, "count"),
        ({}, "count"),
    ],
)
def test_the_language_comes_from_the_locale(mini: Path, variables: dict[str, str], heading: str) -> None:
    env = {"LC_ALL": None, "LC_MESSAGES": None, "LANG": None, **variables}
    assert rows(run("stats", "--graph", mini, env=env).stdout)[0] == [f"kgraph {VERSION}", heading]


def test_the_language_asked_for_wins_over_the_locale(mini: Path) -> None:
    shown = run("stats", "--graph", mini, "--lang", "en", env={"LC_ALL": "zh_CN.UTF-8"}).stdout
    assert rows(shown)[1] == ["entities", "7"]


# JSON


def keys_of(value: Any) -> Iterator[str]:
    """Yield every key at any depth."""
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys_of(item)


@pytest.mark.parametrize("command", JSON_ANSWERS)
def test_json_begins_with_its_version_and_has_keys_in_snake_case(mini: Path, command: str) -> None:
    found = answer_json(*command.split(), "--graph", mini)
    assert found["kgraph"] == 1
    assert tuple(found) == ("kgraph", *JSON_ANSWERS[command])
    if command == "stats":  # below its own keys stand slugs of the graph
        found = dict.fromkeys(found)
    if command == "review leaflet":  # the same for its counts
        found["totals"] = dict.fromkeys(found["totals"])
    assert [key for key in keys_of(found) if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []


def test_json_is_the_same_in_either_language(mini: Path) -> None:
    zh, en = (answer("show", "warfarin", "--json", "--lang", lang, "--graph", mini) for lang in LANGS)
    assert zh == en


# stats, search, show, claims


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("zh", ["实体", "关系类型", "断言", "继承断言", "证据", "来源", "外部标识符", "三元组"]),
        (
            "en",
            [
                *("entities", "relations", "claims", "inherited claims", "evidence items", "sources"),
                *("identifiers", "triples"),
            ],
        ),
    ],
)
def test_stats_counts_what_the_graph_holds(mini: Path, mini_kg: KnowledgeGraph, lang: str, names: list[str]) -> None:
    counts = mini_kg.stats()
    _, *counted = rows(answer("stats", "--lang", lang, "--graph", mini))
    totals = counted[: len(names)]
    assert [name for name, _ in totals] == names
    assert [int(count) for _, count in totals] == list(counts.totals.values())
    figures = [int(row[-1]) for row in counted[len(names) :] if row[-1].isdecimal()]
    assert figures == [number for group in counts.groups.values() for number in group.values()]


@pytest.mark.parametrize(
    ("lang", "table"),
    [
        ("zh", [["名称", "标识", "匹配到", "方式"], ["华法林", "warfarin", "Coumadin", "开头相同"]]),
        ("en", [["label", "slug", "matched", "how"], ["warfarin", "warfarin", "Coumadin", "same beginning"]]),
    ],
)
def test_search_says_what_matched_and_how(mini: Path, lang: str, table: list[list[str]]) -> None:
    assert rows(answer("search", "couma", "--lang", lang, "--graph", mini)) == table


def test_search_json_is_a_bare_list(mini: Path) -> None:
    assert answer_json("search", "华法林", "--lang", "en", "--graph", mini) == [
        {"slug": "warfarin", "label": "warfarin", "matched": "华法林", "how": "preferred", "score": 1.0}
    ]


def test_search_returns_no_more_than_its_limit(mini: Path) -> None:
    assert [hit["slug"] for hit in answer_json("search", "vitamin", "--graph", mini)] == ["vitamin-K", "vitamin-K2"]
    assert [hit["slug"] for hit in answer_json("search", "vitamin", "--limit", "1", "--graph", mini)] == ["vitamin-K"]


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有符合的内容。\n"), ("en", "No matches.\n")])
def test_a_search_that_finds_nothing_is_fine(mini: Path, lang: str, said: str) -> None:
    assert answer("search", "nothing like it", "--lang", lang, "--graph", mini) == said
    assert answer_json("search", "nothing like it", "--graph", mini) == []


SHOWN = {
    "zh": [
        ["华法林 / warfarin", "[药物]", "warfarin"],
        ["释义：华法林的释义。"],
        ["别名：Coumadin、華法林"],
        ["误写（仅供检索）：华法令错"],
        ["断言 (2)"],
        ["断言", "可信程度", "来源"],
        ["华法林抑制维生素K的活性", "据文章，未核实", "《维生素K与血管》，第3段，全文第71～90字"],
        ["华法林与维生素K有相互作用", "有证据支持", "《维生素K与血管》，第3段，全文第92～110字"],
        ["《Warfarin with vitamin K》"],
        [DISCLAIMER["zh"]],
    ],
    "en": [
        ["warfarin / 华法林", "[drug]", "warfarin"],
        ["Definition: What warfarin is."],
        ["Other names: Coumadin, 華法林"],
        ["Wrong names (for search only): 华法令错"],
        ["Claims (2)"],
        ["claim", "standing", "source"],
        [
            "Warfarin inhibits vitamin K activity",
            "article only, not checked",
            "“维生素K与血管”, paragraph 3, characters 71–90 of the text",
        ],
        [
            "Warfarin interacts with vitamin K",
            "supported",
            "“维生素K与血管”, paragraph 3, characters 92–110 of the text",
        ],
        ["“Warfarin with vitamin K”"],
        [DISCLAIMER["en"]],
    ],
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["warfarin", "華法林", "kg:warfarin", "https://w3id.org/kgraph/id/warfarin"])
def test_show_prints_an_entity_and_its_claims(mini: Path, lang: str, name: str) -> None:
    assert rows(answer("show", name, "--lang", lang, "--graph", mini)) == SHOWN[lang]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("claim:K2--activates--MGP", "claim:vitamin-K2--activates--MGP"),
        ("kg:coumadin", "kg:warfarin"),
    ],
)
def test_show_follows_a_name_that_was_replaced(mini: Path, old: str, new: str) -> None:
    edit(mini / REPLACED, "", replaced((old, new)))
    names = [name.partition(":")[2] for name in (old, new)]
    texts = {(answer("show", name, "--graph", mini), answer("show", name, "--json", "--graph", mini)) for name in names}
    assert len(texts) == 1


def test_citations_follow_a_source_that_was_replaced(mini: Path) -> None:
    edit(mini / REPLACED, "", replaced(("src:flyer", "src:leaflet")))
    assert answer("cite", "flyer", "--graph", mini) == answer("cite", "leaflet", "--graph", mini)


@pytest.mark.parametrize("lang", LANGS)
def test_show_prints_broader_identifiers_and_note(mini: Path, lang: str) -> None:
    broader, note = "skos:broader kg:vitamin-K ;", 'skos:editorialNote "Mind it."@en , "请注意。"@zh ;'
    replace_in(mini / "entities" / "entities.ttl", broader, f"{broader} {note}")
    (mini / "mappings").mkdir()
    (mini / "mappings" / "mesh.ttl").write_text(
        "@prefix kg: <https://w3id.org/kgraph/id/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "kg:vitamin-K2 skos:exactMatch <http://id.nlm.nih.gov/mesh/D024482> .\n",
        encoding="utf-8",
    )
    wanted = {
        "zh": ["上位概念：维生素K", "标识符：mesh:D024482", "编者注：请注意。"],
        "en": ["Broader: vitamin K", "Identifiers: mesh:D024482", "Editorial note: Mind it."],
    }
    shown = answer("show", "vitamin-K2", "--lang", lang, "--graph", mini).splitlines()
    assert [line for line in shown if line in wanted[lang]] == wanted[lang]


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        (["--subject", "华法林"], ["warfarin--inhibits--vitamin-K--activity", "warfarin--interacts-with--vitamin-K"]),
        (["--relation", "激活"], ["vitamin-K2--activates--MGP"]),
        (["--relation", "activates"], ["vitamin-K2--activates--MGP"]),
        (["--object", "matrix Gla protein"], ["vitamin-K2--activates--MGP"]),
        (["--about", "MGP"], ["MGP--inhibits--vascular-calcification", "vitamin-K2--activates--MGP"]),
        (["--verdict", "supported"], ["warfarin--interacts-with--vitamin-K"]),
        (["--source", "trial"], ["warfarin--interacts-with--vitamin-K"]),
        (["--source", "leaflet", "--subject", "DOACs"], ["DOACs--interacts-with--vitamin-K"]),
        (["--source", "trial", "--subject", "DOACs"], []),
    ],
)
def test_claims_are_those_that_fit_all_that_is_asked(mini: Path, options: list[str], slugs: list[str]) -> None:
    found = answer_json("claims", *options, "--graph", mini)["claims"]
    assert [claim["slug"] for claim in found] == slugs


def test_claims_json_carries_evidence_with_its_figures_as_numbers(mini: Path) -> None:
    (found,) = answer_json("claims", "--relation", "prevents", "--graph", mini)["claims"]
    (item,) = found["evidence"]
    assert found["dose_band"] == "pharmacological"
    assert item["dose"] == [45, None, "mg/d"]
    assert (item["arm_value"], item["comparator_value"], item["participants"]) == (-1.5, 3, 30)
    assert item["span"] == [160, 190]
    assert item["comparator"] == {"zh": "安慰剂", "en": "placebo"}


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有符合的内容。\n"), ("en", "No matches.\n")])
def test_no_claim_that_fits_is_fine(mini: Path, lang: str, said: str) -> None:
    assert answer("claims", "--subject", "adults", "--lang", lang, "--graph", mini) == said


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("zh", ["未见直接口服抗凝药与维生素K有相互作用"]),
        ("en", ["No interaction between direct oral anticoagulants and vitamin K was", "found"]),
    ],
)
def test_a_claim_that_is_only_denied_is_worded_as_a_denial(mini: Path, lang: str, lines: list[str]) -> None:
    shown = rows(answer("claims", "--subject", "DOACs", "--lang", lang, "--graph", mini))
    assert [cells[0] for cells in shown[1:-1]] == lines


# neighbors, path


@pytest.mark.parametrize(
    ("lang", "table"),
    [
        (
            "zh",
            [
                ["距离", "实体", "断言", "可信程度", "来源"],
                [
                    "1",
                    "血管钙化",
                    "基质Gla蛋白抑制血管钙化",
                    "据文章，未核实",
                    "《维生素K与血管》，第2段，全文第42～60字",
                ],
                [DISCLAIMER["zh"]],
            ],
        ),
        (
            "en",
            [
                ["distance", "entity", "claim", "standing", "source"],
                [
                    "1",
                    "vascular calcification",
                    "Matrix Gla protein inhibits vascular",
                    "article only, not checked",
                    "“维生素K与血管”, paragraph 2, characters 42–60",
                ],
                ["calcification", "of the text"],
                [DISCLAIMER["en"]],
            ],
        ),
    ],
)
def test_neighbors_are_shown_with_claim_standing_and_source(mini: Path, lang: str, table: list[list[str]]) -> None:
    assert rows(answer("neighbors", "MGP", "--direction", "out", "--lang", lang, "--graph", mini)) == table


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--direction", "out"], [("vascular-calcification", 1, "out")]),
        (["--direction", "in"], [("vitamin-K2", 1, "in")]),
        ([], [("vascular-calcification", 1, "out"), ("vitamin-K2", 1, "in")]),
        (["--relation", "activates"], [("vitamin-K2", 1, "in")]),
        (["--relation", "抑制", "--relation", "激活", "--direction", "out"], [("vascular-calcification", 1, "out")]),
        (["--relation", "causes"], []),
    ],
)
def test_neighbors_follow_direction_and_relations(
    mini: Path, options: list[str], found: list[tuple[str, int, str]]
) -> None:
    listed = answer_json("neighbors", "MGP", *options, "--graph", mini)["neighbors"]
    assert [(item["entity"], item["distance"], item["direction"]) for item in listed] == found


@pytest.mark.parametrize(("lang", "mark"), [("zh", "（由类别"), ("en", "(inferred from a")])
def test_neighbors_mark_what_is_passed_on_from_a_class(lang: str, mark: str) -> None:
    command = ("neighbors", "rabeprazole", "--relation", "predisposes-to", "--accepted-only", "--lang", lang)
    passed = answer_json(*command, "--include-inherited")["neighbors"]
    assert "hip-fracture" in [item["entity"] for item in passed]
    assert all(item["inherited"] for item in passed)
    assert answer(*command, "--include-inherited").count(mark) == len(passed)
    assert answer_json(*command)["neighbors"] == []


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有符合的内容。\n"), ("en", "No matches.\n")])
def test_no_neighbor_is_fine(mini: Path, lang: str, said: str) -> None:
    assert answer("neighbors", "adults", "--lang", lang, "--graph", mini) == said


PATH = {
    "zh": """\
以下路径由多条断言连接而成，是推论，不是研究结论。

路径1：1步，净作用：抑制（−），最弱一步：未核实
  维生素K2 → 血管钙化
  [−] 药理剂量的维生素K2预防血管钙化（成人） [据文章，未核实]
        《维生素K与血管》，第5段，全文第161～190字

路径2：2步，净作用：抑制（−），最弱一步：未核实
  维生素K2 → 基质Gla蛋白 → 血管钙化
  [+] 维生素K2激活基质Gla蛋白 [据文章，未核实]
        《维生素K与血管》，第2段，全文第21～40字
  [−] 基质Gla蛋白抑制血管钙化 [据文章，未核实]
        《维生素K与血管》，第2段，全文第42～60字
""",
    "en": """\
These paths link several claims; they are inferences, not findings.

Path 1: 1 step(s), net effect decrease (−), weakest step: unverified
  vitamin K2 → vascular calcification
  [−] Vitamin K2 (pharmacological dose) prevents vascular calcification (adults) [article only, not checked]
        “维生素K与血管”, paragraph 5, characters 161–190 of the text

Path 2: 2 step(s), net effect decrease (−), weakest step: unverified
  vitamin K2 → matrix Gla protein → vascular calcification
  [+] Vitamin K2 activates matrix Gla protein [article only, not checked]
        “维生素K与血管”, paragraph 2, characters 21–40 of the text
  [−] Matrix Gla protein inhibits vascular calcification [article only, not checked]
        “维生素K与血管”, paragraph 2, characters 42–60 of the text
""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_path_prints_every_step_with_standing_and_citation(mini: Path, lang: str) -> None:
    shown = answer("path", "vitamin K2", "血管钙化", "--lang", lang, "--graph", mini)
    assert shown == f"{PATH[lang]}\n{DISCLAIMER[lang]}\n"


def test_path_json_holds_entities_sign_certainty_sentences_and_steps(mini: Path) -> None:
    (found,) = answer_json("path", "vitamin-K2", "MGP", "--graph", mini)["paths"]
    (step,) = found.pop("steps")
    assert found == {
        "entities": ["vitamin-K2", "MGP"],
        "sign": 1,
        "certainty": "unverified",
        "sentences": {
            "zh": "推论，非研究结论：维生素K2激活基质Gla蛋白（据文章，未核实）。净作用：促进（+）。",
            "en": "An inference, not a finding: Vitamin K2 activates matrix Gla protein (article only, not checked). "
            "Net effect: increase (+).",
        },
        "direct": [],
    }
    assert (step["start"], step["end"], step["sign"]) == ("vitamin-K2", "MGP", 1)
    assert step["claim"]["slug"] == "vitamin-K2--activates--MGP"
    assert (step["kind"], step["verdict"], step["species"], step["warrants"]) == ("claim", "unverified", [], [])


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ([], 2),
        (["--limit", "1"], 1),
        (["--max-edges", "1"], 1),
        (["--relation", "prevents"], 1),
        (["--sign", "-"], 2),
        (["--sign", "+"], 0),
        (["--through", "基质Gla蛋白"], 1),
        (["--avoid", "MGP"], 1),
        (["--human-only"], 0),
        (["--include-unaccepted"], 2),
        (["--include-inherited"], 2),
    ],
)
def test_path_keeps_to_its_limits(mini: Path, options: list[str], count: int) -> None:
    found = answer_json("path", "vitamin-K2", "vascular-calcification", *options, "--graph", mini)
    assert len(found["paths"]) == count


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "在3步以内没有从“成人”到“基质Gla蛋白”的路径。\n"),
        ("en", "There is no path from “adults” to “matrix Gla protein” within 3 step(s).\n"),
    ],
)
def test_no_path_is_fine(mini: Path, lang: str, said: str) -> None:
    assert answer("path", "adults", "MGP", "--max-edges", "3", "--lang", lang, "--graph", mini) == said
    assert answer_json("path", "adults", "MGP", "--graph", mini) == {"kgraph": 1, "paths": []}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "两端是同一实体“华法林”，没有路径可找。\n"),
        ("en", "Both ends are the same entity, “warfarin”, so there is no path to find.\n"),
    ],
)
def test_a_path_to_itself_says_so_by_whatever_names_it_goes(mini: Path, lang: str, said: str) -> None:
    assert answer("path", "华法林", "Coumadin", "--lang", lang, "--graph", mini) == said


# query, queries

NAMES = {
    "zh": [
        ["首选名", "类别", "名称", "语言"],
        ["基质Gla蛋白", "首选名", "matrix Gla protein", "en"],
        ["基质Gla蛋白", "首选名", "基质Gla蛋白", "zh"],
        [DISCLAIMER["zh"]],
    ],
    "en": [
        ["preferred name", "kind", "label", "language"],
        ["matrix Gla protein", "preferred name", "matrix Gla protein", "en"],
        ["matrix Gla protein", "preferred name", "基质Gla蛋白", "zh"],
        [DISCLAIMER["en"]],
    ],
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["MGP", "基质Gla蛋白"])
def test_a_canned_query_answers_in_the_language_of_the_reader(mini: Path, lang: str, name: str) -> None:
    shown = answer("query", "names-of-entity", "-p", f"entity={name}", "--lang", lang, "--graph", mini)
    assert rows(shown) == NAMES[lang]


def test_a_query_is_read_from_text_a_file_or_standard_input(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "查询.rq"
    file.write_text(PATHS, encoding="utf-8")
    shown = answer("query", "-e", PATHS, "--graph", mini)
    assert rows(shown) == [["claim"], ["vitamin-K2--activates--MGP"]]
    assert answer("query", file, "--graph", mini) == shown
    assert answer("query", "-", "--graph", mini, stdin=PATHS) == shown


def test_a_query_may_hold_chinese_wherever_it_comes_from(mini: Path) -> None:
    sparql = 'SELECT ?s WHERE { ?s skos:prefLabel "华法林"@zh }'
    assert rows(answer("query", "-", "--graph", mini, stdin=sparql)) == [["s"], ["warfarin"]]


@pytest.mark.parametrize(
    ("sparql", "shown"),
    [
        ("ASK { kg:warfarin a kgo:Drug }", "true\n"),
        ("ASK { kg:warfarin a kgo:Food }", "false\n"),
        (
            "CONSTRUCT WHERE { kg:warfarin a ?class }",
            f"<{KG.iri}warfarin> <{RDF.type}> <{KGO.iri}Drug> .\n",
        ),
    ],
)
def test_ask_and_construct_have_plain_answers(mini: Path, sparql: str, shown: str) -> None:
    assert answer("query", "-e", sparql, "--graph", mini) == shown


def test_cells_are_shown_as_slugs_numbers_truth_values_and_gaps(mini: Path) -> None:
    sparql = "SELECT ?e (1.50 AS ?n) (true AS ?t) (1/0 AS ?gap) (<http://e.org/a> AS ?i) { ?e a kgo:Drug }"
    assert rows(answer("query", "-e", sparql, "--graph", mini)) == [
        ["e", "n", "t", "gap", "i"],
        ["warfarin", "1.5", "true", "http://e.org/a"],
    ]


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        (
            'SELECT ?e (2 AS ?n) (0.5 AS ?d) (true AS ?t) (1/0 AS ?gap) ("药"@zh AS ?x) { ?e a kgo:Drug }',
            {
                "columns": ["e", "n", "d", "t", "gap", "x"],
                "rows": [["https://w3id.org/kgraph/id/warfarin", 2, 0.5, True, None, "药"]],
            },
        ),
        ("ASK {}", {"answer": True}),
        (
            'CONSTRUCT { kg:a skos:note "药"@zh } {}',
            {
                "triples": [
                    '<https://w3id.org/kgraph/id/a> <http://www.w3.org/2004/02/skos/core#note> "药"@zh .',
                ]
            },
        ),
    ],
)
def test_query_json_holds_the_answer_whatever_its_kind(mini: Path, sparql: str, found: dict[str, object]) -> None:
    assert answer_json("query", "-e", sparql, "--graph", mini) == {"kgraph": 1, **found}


@pytest.mark.parametrize(("lang", "said"), [("zh", "没有符合的内容。"), ("en", "No matches.")])
def test_a_query_without_rows_is_fine(mini: Path, lang: str, said: str) -> None:
    sparql = "SELECT ?s { ?s a kgo:Nothing }"
    assert answer("query", "-e", sparql, "--lang", lang, "--graph", mini) == said + "\n"


def test_csv_reads_back(mini: Path, mini_kg: KnowledgeGraph) -> None:
    sparql = "SELECT ?s ?label { ?s skos:prefLabel ?label ; a kgo:Drug } ORDER BY ?label"
    shown = answer("query", "-e", sparql, "--format", "csv", "--graph", mini)
    table = mini_kg.query(sparql)
    assert list(csv.reader(io.StringIO(shown))) == [["s", "label"], *[[str(cell) for cell in row] for row in table]]


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("tsv", ox.QueryResultsFormat.TSV),
        ("json", ox.QueryResultsFormat.JSON),
        ("xml", ox.QueryResultsFormat.XML),
    ],
)
def test_a_results_format_reads_back(mini: Path, name: str, format_: ox.QueryResultsFormat) -> None:
    sparql = "SELECT ?label { kg:warfarin skos:prefLabel ?label } ORDER BY ?label"
    shown = answer("query", "-e", sparql, "--format", name, "--graph", mini)
    found = ox.parse_query_results(shown.encode("utf-8"), format=format_)
    assert isinstance(found, ox.QuerySolutions)
    assert [row["label"] for row in found] == [
        ox.Literal("warfarin", language="en"),
        ox.Literal("华法林", language="zh"),
    ]


@pytest.mark.parametrize("name", ["json", "xml"])
def test_a_truth_value_reads_back(mini: Path, name: str) -> None:
    shown = answer("query", "-e", "ASK { kg:warfarin a kgo:Drug }", "--format", name, "--graph", mini)
    format_ = {"json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}[name]
    found = ox.parse_query_results(shown.encode("utf-8"), format=format_)
    assert isinstance(found, ox.QueryBoolean)
    assert bool(found)


@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("ntriples", "nt"), ("rdfxml", "xml")])
def test_a_graph_format_reads_back(mini: Path, name: str, parser: str) -> None:
    shown = answer("query", "-e", LABELS, "--format", name, "--graph", mini)
    found = {label for _, _, label in rdflib.Graph().parse(data=shown, format=parser)}
    assert found == {rdflib.Literal("matrix Gla protein", lang="en"), rdflib.Literal("基质Gla蛋白", lang="zh")}


def test_json_ld_reads_back(mini: Path) -> None:
    shown = answer("query", "-e", LABELS, "--format", "jsonld", "--graph", mini)
    found = {quad.object for quad in ox.parse(shown, format=ox.RdfFormat.JSON_LD)}
    assert found == {ox.Literal("matrix Gla protein", language="en"), ox.Literal("基质Gla蛋白", language="zh")}


PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--timeout", "0.2"), "The query took longer than 0.2 s and was stopped. Raise the limit with --timeout"),
        (("--timeout", "0.2", "--lang", "zh"), "查询超过0.2秒仍未完成，已中止。可用--timeout"),
        (("--timeout", "0.2", "--format", "csv"), "The query took longer than 0.2 s"),
        (("--timeout", "nan"), "timeout must be greater than 0, not nan."),
        (("--memory", "0", "--lang", "zh"), "memory须大于0，而不是0。"),
    ],
)
def test_a_query_of_ones_own_is_limited(mini: Path, options: tuple[str, ...], said: str) -> None:
    result = run("query", "-", *options, "--graph", mini, stdin=PRODUCT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(said)


@pytest.mark.parametrize("format_", ["table", "csv", "json"])
def test_rows_are_limited_on_request(mini: Path, format_: str) -> None:
    sparql = "SELECT ?s { ?s a ?type } LIMIT 2"
    assert run("query", "-e", sparql, "--rows", "2", "--format", format_, "--graph", mini).exit_code == 0
    result = run("query", "-e", sparql, "--rows", "1", "--format", format_, "--graph", mini)
    assert (result.exit_code, result.stderr[:31]) == (2, "The answer has more than 1 rows")


def test_the_json_of_a_limit_names_it(mini: Path) -> None:
    result = run("query", "-e", "SELECT * { ?s ?p ?o }", "--rows", "1", "--json", "--graph", mini)
    said = json.loads(result.stderr)
    assert (said["error"], said["limit"], said["value"]) == ("ResourceLimit", "rows", 1)


def test_canned_queries_run_in_this_process(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kgraph.store.limits._Child", None)
    assert answer("query", "names-of-entity", "-p", "entity=MGP", "--graph", mini)


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
@pytest.mark.parametrize("options", [(), ("--format", "csv"), ("--json",)])
def test_an_interrupted_query_ends_at_once(mini: Path, options: tuple[str, ...]) -> None:
    KnowledgeGraph.load(mini)
    program = start("query", "-e", PRODUCT, *options, "--timeout", "1000", "--graph", mini)
    while not psutil.Process(program.pid).children():  # until the query has its process
        time.sleep(0.05)
    program.send_signal(signal.SIGINT)
    assert program.communicate(timeout=60) == (b"", b"")
    assert program.returncode == 130


HOSTILE = {"=1+1": "'=1+1", " @x": "' @x", "＝x": "'＝x", "-5": "-5", "a\x1b[31m": "a\\x1b[31m", "钙": "钙"}
CELLS = "SELECT ?x { VALUES ?x { " + " ".join(json.dumps(text) for text in HOSTILE) + " -5 '=y'@en } }"


def test_no_cell_of_a_csv_file_is_a_formula(mini: Path) -> None:
    shown = answer("query", "-e", CELLS, "--format", "csv", "--graph", mini)
    assert [row[0] for row in csv.reader(io.StringIO(shown))] == ["x", *HOSTILE.values(), "-5", "'=y"]


def test_no_cell_of_a_tsv_file_is_a_formula(mini: Path) -> None:
    shown = answer("query", "-e", CELLS, "--format", "tsv", "--graph", mini)
    cells = [f'"{cell}"' for cell in HOSTILE.values()]
    cells[4] = '"a\\u001B[31m"'
    assert shown.splitlines() == ["?x", *cells, "-5", '"\'=y"@en']
    assert list(ox.parse_query_results(shown.encode(), format=ox.QueryResultsFormat.TSV))  # type: ignore[arg-type]


@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_a_byte_order_mark_is_written_on_request(mini: Path, tmp_path: Path, format_: str) -> None:
    command = ("query", "names-of-entity", "-p", "entity=MGP", "--format", format_, "--graph", mini)
    plain = answer(*command)
    assert not plain.startswith("\ufeff")
    assert answer(*command, "--bom") == answer(*command, "--bom", "-o", "-") == "\ufeff" + plain
    assert "out" in answer(*command, "--bom", "-o", tmp_path / "out")
    assert (tmp_path / "out").read_bytes().replace(b"\r\n", b"\n") == ("\ufeff" + plain).encode()


@pytest.mark.parametrize("options", [(), ("--format", "json"), ("--format", "turtle")])
def test_only_tables_for_a_spreadsheet_have_a_byte_order_mark(mini: Path, options: tuple[str, ...]) -> None:
    result = run("query", "-e", LABELS, *options, "--bom", "--graph", mini)
    assert (result.exit_code, result.stderr) == (2, "--bom is for --format csv, tsv only.\n")


@pytest.mark.parametrize("options", [(), ("--json",), ("--format", "csv"), ("--lang", "zh")])
def test_the_answer_of_a_query_may_be_written_to_a_file(mini: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    command: tuple[str | Path, ...] = ("query", "names-of-entity", "-p", "entity=MGP", *options, "--graph", mini)
    shown = answer(*command)
    answer(*command, "-o", tmp_path / "中文 out")
    assert (tmp_path / "中文 out").read_bytes().replace(b"\r\n", b"\n") == shown.encode()
    assert run(*command, "-o", tmp_path).exit_code == 3


# Input that once ended in a traceback


@pytest.mark.parametrize(
    ("sparql", "lang", "said"),
    [
        ("SELECT * { kg:warfarin a kgo:Drug }", "en", "The query selects no variables. Matching rows: 1."),
        ("SELECT * { kg:warfarin a kgo:Drug }", "zh", "查询没有选择变量；符合的有1行。"),
        ("SELECT * { kg:warfarin a kgo:Food }", "en", "No matches."),
        ("SELECT * { { } UNION { } }", "en", "The query selects no variables. Matching rows: 2."),
    ],
)
def test_a_query_without_variables_says_how_often_it_fits(mini: Path, sparql: str, lang: str, said: str) -> None:
    assert answer("query", "-e", sparql, "--lang", lang, "--graph", mini) == said + "\n"


@pytest.mark.parametrize("name", ["name", "self", "query", "format"])
def test_no_parameter_is_confused_with_an_argument_of_python(mini: Path, name: str) -> None:
    result = run("query", "names-of-entity", "-p", f"{name}=1", "--graph", mini)
    said = f"The query names-of-entity has no parameter “{name}”. Available: lang, entity.\n"
    assert (result.exit_code, result.stderr) == (2, said)


BYTES = "\udcff"


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "entity-by-identifier", "-p", f"identifier={BYTES}"),
        ("query", "names-of-entity", "-p", f"entity={BYTES}"),
        ("query", f"{BYTES}"),
        ("query", "-e", f"SELECT '{BYTES}' {{}}"),
        ("show", f"a--{BYTES}"),
        ("show", f"{BYTES}"),
        ("search", f"{BYTES}"),
        ("claims", "--about", f"x{BYTES}"),
        ("path", "warfarin", f"{BYTES}"),
        ("interactions", f"{BYTES}", "warfarin"),
        ("cite", f"{BYTES}"),
    ],
)
def test_arguments_that_are_no_text_are_refused(mini: Path, arguments: tuple[str, ...]) -> None:
    for lang, said in (("en", "not UTF-8 text"), ("zh", "不是UTF-8文字")):
        result = run(*arguments, "--graph", mini, "--lang", lang)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('"Infinity"^^xsd:decimal', "Infinity"),
        ('"-Infinity"^^xsd:decimal', "-Infinity"),
        ('"NaN"^^xsd:decimal', "NaN"),
        ("1" + "0" * 400 + ".5", "1" + "0" * 400 + ".5"),
    ],
)
def test_json_holds_decimals_that_json_has_no_number_for_as_text(mini: Path, value: str, shown: str) -> None:
    said = answer("query", "-e", f"SELECT ?x {{ VALUES ?x {{ {value} }} }}", "--json", "--graph", mini)
    assert json.loads(said, parse_constant=pytest.fail)["rows"] == [[shown]]


@pytest.mark.parametrize("format_", ["csv", "json", "table"])
def test_json_and_a_format_are_not_asked_for_together(mini: Path, format_: str) -> None:
    result = run("query", "-e", "ASK {}", "--json", "--format", format_, "--graph", mini)
    assert (result.exit_code, json.loads(result.stderr)["key"]) == (2, "json-or-format")


@pytest.mark.parametrize("name", ["Q.RQ", "q.Sparql", "q.SPARQL"])
def test_the_suffix_of_a_file_may_be_in_capital_letters(mini: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("ASK {}", encoding="utf-8")
    assert answer("query", tmp_path / name, "--graph", mini) == "true\n"


@pytest.mark.parametrize("name", ["q.txt", "query", "q.rq.bak"])
def test_a_file_with_another_suffix_is_explained(mini: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("ASK {}", encoding="utf-8")
    result = run("query", tmp_path / name, "--graph", mini)
    said = "a file is read as a query only if its name ends with .rq, .sparql; “-” reads standard input."
    assert (result.exit_code, result.stderr) == (2, f"{tmp_path / name}: {said}\n")


def test_a_canned_query_may_be_written_in_a_standard_format(mini: Path) -> None:
    shown = answer("query", "names-of-entity", "-p", "entity=MGP", "--lang", "zh", "--format", "csv", "--graph", mini)
    assert shown.splitlines()[0] == "name,kind,label,tag"
    assert shown.splitlines()[2] == "基质Gla蛋白,首选名,基质Gla蛋白,zh"


@pytest.mark.parametrize("lang", LANGS)
def test_queries_lists_every_file_with_its_title_and_parameters(lang: str) -> None:
    listed = {row[0]: row[1:] for row in rows(answer("queries", "--lang", lang))[1:]}
    assert sorted(listed) == sorted(path.stem for path in (ROOT / "queries" / "answers").glob("*.rq"))
    title = {"zh": "损害骨骼的药物", "en": "Drugs that weaken bone"}
    assert listed["drugs-that-weaken-bone"] == [title[lang], "drug"]


def test_queries_json_holds_titles_in_both_languages_and_parameters() -> None:
    found = {item["name"]: item for item in answer_json("queries")["queries"]}
    query = found["drugs-that-weaken-bone"]
    assert query["title"] == {"zh": "损害骨骼的药物", "en": "Drugs that weaken bone"}
    assert [(item["name"], item["kind"]) for item in query["parameters"]] == [("lang", "lang"), ("drug", "entity")]


# page, export


@pytest.mark.parametrize(("lang", "said"), [("zh", "已写入：{}\n"), ("en", "Written: {}\n")])
def test_page_writes_one_file_in_the_language_of_the_reader(mini: Path, tmp_path: Path, lang: str, said: str) -> None:
    file = tmp_path / "new" / "page.html"
    assert answer("page", "-o", file, "--focus", "华法林", "--lang", lang, "--graph", mini) == said.format(file)
    assert file.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert answer_json("page", "-o", file, "--graph", mini) == {"kgraph": 1, "path": str(file)}


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("nquads", ox.RdfFormat.N_QUADS),
        ("turtle", ox.RdfFormat.TURTLE),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_export_writes_everything_to_a_file_or_to_the_screen(
    mini: Path, mini_kg: KnowledgeGraph, tmp_path: Path, name: str, format_: ox.RdfFormat
) -> None:
    file = tmp_path / "out"
    assert answer("export", name, "-o", file, "--lang", "en", "--graph", mini) == f"Written: {file}\n"
    content = file.read_bytes()
    assert answer("export", name, "--graph", mini).encode("utf-8") == content
    graphs = mini_kg.store.engine.quads_for_pattern(None, None, None, None)
    wanted = {quad.triple if name == "turtle" else quad for quad in graphs}
    assert {quad.triple if name == "turtle" else quad for quad in ox.parse(content, format=format_)} == wanted


def test_what_is_exported_reads_back_in_rdflib(mini: Path, mini_kg: KnowledgeGraph) -> None:
    found = rdflib.Graph().parse(data=answer("export", "turtle", "--graph", mini), format="turtle")
    assert len(found) == mini_kg.stats().totals["triples"]


@pytest.mark.usefixtures("mini_kg")
@pytest.mark.parametrize("command", ["page", "export nquads"])
@pytest.mark.parametrize(("lang", "said"), [("zh", "{}：无法写入（"), ("en", "{}: cannot be written (File too large)")])
def test_a_write_that_fails_leaves_the_earlier_file_whole(
    mini: Path, tmp_path: Path, command: str, lang: str, said: str
) -> None:
    file = tmp_path / "out" / "file"
    file.parent.mkdir()
    file.write_text("earlier", encoding="utf-8")
    with files_limited_to(4096):
        result = run(*command.split(), "-o", file, "--lang", lang, "--graph", mini)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(said.format(file))
    assert [(path.name, path.read_text(encoding="utf-8")) for path in file.parent.iterdir()] == [("file", "earlier")]


def test_page_opens_on_the_paths_between_two_names(mini: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert (
        answer("page", "-o", file, "--path", "华法林", "MGP", "--lang", "en", "--graph", mini) == f"Written: {file}\n"
    )
    assert unpacked(file.read_text(encoding="utf-8"))["opening"] == {"view": "path", "path": ["warfarin", "MGP"]}


@pytest.mark.parametrize("opening", [("--focus", "nobody"), ("--path", "warfarin", "nobody")])
def test_a_page_about_an_unknown_name_is_not_written(mini: Path, tmp_path: Path, opening: tuple[str, ...]) -> None:
    file = tmp_path / "page.html"
    file.write_text("earlier", encoding="utf-8")
    assert run("page", "-o", file, *opening, "--graph", mini).exit_code == 2
    assert file.read_text(encoding="utf-8") == "earlier"


SEVEN = ("warfarin", "vitamin-K2", "vitamin-K", "DOACs", "MGP", "adults", "vascular-calcification")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--check", "华法林"), "A check needs 2 to 6 different names, not 1."),
        (("--check", "华法林", "warfarin"), "A check needs 2 to 6 different names, not 1."),
        (("--check", *SEVEN), "A check needs 2 to 6 different names, not 7."),
        (("--check",), "Give two to six names after --check; without --check, give none."),
        (("华法林", "vitamin-K2"), "Give two to six names after --check; without --check, give none."),
        (("--check", "华法林", "nobody"), "nobody"),
    ],
)
def test_a_check_that_cannot_be_opened_writes_no_page(
    mini: Path, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "page.html"
    result = run("page", "-o", file, *arguments, "--lang", "en", "--graph", mini)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not file.exists()


@pytest.mark.parametrize(("lang", "said"), [("zh", "只能选一个"), ("en", "Use only one of")])
def test_a_page_opens_on_one_thing_only(mini: Path, tmp_path: Path, lang: str, said: str) -> None:
    both = ("--focus", "MGP", "--path", "warfarin", "MGP")
    result = run("page", "-o", tmp_path / "page.html", *both, "--lang", lang, "--graph", mini)
    assert result.exit_code == 2
    assert said in result.stderr
    assert list(tmp_path.glob("*.html")) == []


def test_a_path_for_the_page_has_two_ends(mini: Path, tmp_path: Path) -> None:
    assert run("page", "-o", tmp_path / "page.html", "--path", "warfarin", "--graph", mini).exit_code == 2
    assert list(tmp_path.glob("*.html")) == []


# build, check, fmt


@pytest.mark.parametrize(("lang", "said"), [("zh", "已构建：{}\n"), ("en", "Built: {}\n")])
def test_what_build_prints_can_be_opened_as_a_store(mini: Path, lang: str, said: str) -> None:
    store = answer_json("build", "--graph", mini)["path"]
    assert answer("build", "--lang", lang, "--graph", mini) == said.format(store)
    assert answer("claims", "--store", store) == answer("claims", "--graph", mini)


def test_a_build_that_fails_leaves_the_earlier_one(mini: Path) -> None:
    store = answer_json("build", "--graph", mini)["path"]
    earlier = answer("claims", "--store", store)
    replace_in(mini / "claims" / "claims.ttl", "rdf:object kg:MGP", "rdf:object kg:nobody")
    assert run("build", "--graph", mini).exit_code == 3
    assert answer("claims", "--store", store) == earlier


@pytest.mark.parametrize(("lang", "said"), [("zh", "检查通过，没有问题。\n"), ("en", "The check found no problems.\n")])
def test_a_clean_graph_has_no_findings(mini: Path, lang: str, said: str) -> None:
    assert answer("check", "--lang", lang, "--graph", mini) == said
    assert answer_json("check", "--graph", mini) == {"kgraph": 1, "findings": []}


FINDING = {
    "zh": """\
{file}:176: {entity} [dangling-reference] kgo:source指向src:nowhere，图谱中没有这个标识。
  改法：核对标识；如果是新标识，请为它写一个块。
检查发现1个问题。
""",
    "en": """\
{file}:176: {entity} [dangling-reference] kgo:source points to src:nowhere, but the graph has \
no block with this slug.
  Fix: Check the slug; if it is new, write a block for it.
The check found 1 problem(s).
""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_finding_names_file_line_entity_rule_and_remedy(mini: Path, lang: str) -> None:
    file = mini / "claims" / "claims.ttl"
    replace_in(file, "kgo:source src:trial ;", "kgo:source src:nowhere ;")
    result = run("check", "--lang", lang, "--graph", mini)
    said = FINDING[lang].format(file=file, entity="ev:trial--warfarin--interacts-with--vitamin-K")
    assert (result.exit_code, result.stdout, result.stderr) == (1, said, "")


@pytest.mark.parametrize("lang", LANGS)
def test_a_file_that_is_no_turtle_is_a_finding_of_its_own(mini: Path, lang: str) -> None:
    file = mini / "claims" / "claims.ttl"
    replace_in(file, "rdf:object kg:MGP ;", "rdf:object [ ;")
    result = run("check", "--lang", lang, "--graph", mini)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{file}:")
    assert " [turtle-blank-node] " in result.stdout


def test_check_json_holds_the_findings_in_both_languages(mini: Path) -> None:
    file = mini / "entities" / "entities.ttl"
    replace_in(file, '    skos:definition "华法林的释义。"@zh ;\n', "")
    result = run("check", "--json", "--graph", mini)
    (finding,) = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert (finding["path"], finding["line"]) == (str(file), 62)
    assert (finding["entity"], finding["rule"]) == ("kg:warfarin", "definition")
    assert sorted(finding["what"]) == sorted(finding["fix"]) == ["en", "zh"]
    assert all([*finding["what"].values(), *finding["fix"].values()])


@pytest.mark.parametrize(
    ("lang", "more", "count"),
    [
        ("zh", "  ……同类问题另有2处", "检查发现7个问题。"),
        ("en", "  … 2 more of the same", "The check found 7 problem(s)."),
    ],
)
def test_findings_of_one_rule_stand_together_and_only_five_are_shown(
    mini: Path, lang: str, more: str, count: str
) -> None:
    file = mini / "entities" / "entities.ttl"
    text = re.sub(r'    skos:definition ".*"@zh ;\n', "", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    result = run("check", "--lang", lang, "--graph", mini)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert [line.count("[definition]") for line in lines] == [1, 1, 1, 1, 1, 0, 0, 0]
    assert (lines[5], lines[7]) == (more, count)


@pytest.mark.parametrize(
    ("lang", "would", "did", "done"),
    [
        ("zh", "不是规范格式：{}（运行kgraph fmt）\n", "已改为规范格式：{}\n", "所有文件均为规范格式。\n"),
        (
            "en",
            "Not in canonical form: {} (run kgraph fmt)\n",
            "Put into canonical form: {}\n",
            "All files are in canonical form.\n",
        ),
    ],
)
def test_fmt_check_changes_nothing_and_fmt_writes(mini: Path, lang: str, would: str, did: str, done: str) -> None:
    file = mini / "entities" / "entities.ttl"
    canonical = file.read_text(encoding="utf-8")
    replace_in(file, "    a kgo:Drug ;\n", "  a   kgo:Drug ;\n")
    untidy = file.read_text(encoding="utf-8")
    result = run("fmt", "--check", "--lang", lang, "--graph", mini)
    assert (result.exit_code, result.stdout) == (1, would.format(file))
    assert file.read_text(encoding="utf-8") == untidy
    assert answer("fmt", "--lang", lang, "--graph", mini) == did.format(file)
    assert file.read_text(encoding="utf-8") == canonical
    assert answer("fmt", "--check", "--lang", lang, "--graph", mini) == done


def test_fmt_json_names_the_files(mini: Path) -> None:
    file = mini / "entities" / "entities.ttl"
    replace_in(file, "    a kgo:Drug ;\n", "  a   kgo:Drug ;\n")
    result = run("fmt", "--check", "--json", "--graph", mini)
    assert (result.exit_code, json.loads(result.stdout)) == (1, {"kgraph": 1, "files": [str(file)]})


# The real graph


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        (
            "zh",
            [
                "质子泵抑制剂",
                "导致",
                "骨质疏松症",
                "None",
                "支持",
                "尚未证实",
                "大剂量维生素K2增强骨密度、降低骨折风险",
                "26",
            ],
        ),
        (
            "en",
            [
                "proton pump inhibitors",
                "causes",
                "osteoporosis",
                "None",
                "supports",
                "unproven",
                "大剂量维生素K2增强骨密度、降低骨折风险",
                "26",
            ],
        ),
    ],
)
def test_drugs_that_weaken_bone_are_shown_with_source_paragraph_and_standing(lang: str, row: list[str]) -> None:
    command = ("query", "drugs-that-weaken-bone", "-p", "drug=PPI", "--lang", lang)
    assert row in [list(map(str, found)) for found in answer_json(*command)["rows"]]
    assert rows(answer(*command))[-1] == [DISCLAIMER[lang]]


def test_warfarin_reaches_vascular_calcification_through_matrix_gla_protein() -> None:
    shown = answer("path", "华法林", "血管钙化", "--max-edges", "2", "--lang", "zh").splitlines()
    assert shown[1].startswith("两端之间的直接断言：华法林促进血管钙化 [")
    first = shown.index("  华法林 → 基质Gla蛋白 → 血管钙化")
    steps = shown[first + 1 :][: shown[first + 1 :].index("")]
    assert [line.rpartition(" [")[0] for line in steps if line.startswith("  [")] == [
        "  [−] 华法林减少基质Gla蛋白的羧化（体外）（据：γ-羧化激活基质Gla蛋白）",
        "  [−] 基质Gla蛋白抑制血管钙化（在小鼠中）",
    ]
    cited = [later for line, later in pairwise(shown) if line.startswith("  [") and not line.endswith("[图谱的分类]")]
    assert all(line.startswith("        ") for line in cited)
    assert any(re.search(r"《.+》，第41段，全文第\d+～\d+字$", line) for line in steps)


@pytest.mark.parametrize("name", ["拜瑞妥", "Xarelto", "利伐沙班", "rivaroxaban"])
def test_a_brand_is_found_in_either_language(name: str) -> None:
    assert answer_json("search", name)[0]["slug"] == "rivaroxaban"


# As a process of its own


@pytest.mark.parametrize("command", ["export nquads", "claims", "claims --json", "query -e ASK{} --format json"])
def test_a_reader_that_leaves_early_sees_no_traceback(command: str) -> None:
    process = start(*command.split())
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    assert process.wait() in (0, 1)
    assert complaint == b""


def test_an_error_goes_to_standard_error_in_the_language_of_the_locale() -> None:
    process = start("show", "华法林林", LC_ALL="zh_CN.UTF-8", PYTHONIOENCODING="ascii")
    printed, complaint = process.communicate()
    assert (process.returncode, printed) == (2, b"")
    assert complaint.decode("utf-8").startswith("没有名为“华法林林”的实体。是否想找：华法林 (warfarin)")


def test_chinese_reaches_a_pipe_whatever_the_locale_can_write() -> None:
    printed, complaint = start("search", "华法林", "--lang", "zh", PYTHONIOENCODING="ascii").communicate()
    assert complaint == b""
    assert "华法林" in printed.decode("utf-8")


@pytest.mark.parametrize("command", ["export nquads", "show warfarin", "show warfrin", "query no-such-query --json"])
def test_a_program_prints_and_ends_as_its_command_does(command: str) -> None:
    process, result = start(*command.split()), run(*command.split())
    printed, complaint = process.communicate()
    ending = (result.exit_code, result.stdout_bytes, result.stderr_bytes)
    assert (process.returncode, printed, complaint) == ending


# Endings of files


@pytest.mark.parametrize(
    ("command", "ending"),
    [
        ("review leaflet", ".csv"),
        ("review leaflet", ".PDF"),
        ("review leaflet --format markdown", ".html"),
        ("review leaflet --json", ".md"),
        ("page", ".pdf"),
        ("page", ".json"),
        ("page", ".md"),
        ("export nquads", ".ttl"),
        ("export turtle", ".json"),
        ("export jsonld", ".xlsx"),
        ("query counts-by-topic", ".csv"),
        ("query counts-by-topic --format csv", ".xlsx"),
        ("query counts-by-topic --json", ".tsv"),
    ],
)
def test_an_ending_that_names_another_format_is_refused(mini: Path, tmp_path: Path, command: str, ending: str) -> None:
    file = tmp_path / f"out{ending}"
    en, zh = (run(*command.split(), "-o", file, "--graph", mini, "--lang", lang) for lang in ("en", "zh"))
    assert (en.exit_code, zh.exit_code, file.exists()) == (2, 2, False)
    assert (
        f"{file}: the ending {ending} stands for a different format, " in json.loads(en.stderr)["message"]
        if ("--json" in command)
        else en.stderr.startswith(f"{file}: the ending {ending} stands for a different format, ")
    )
    assert f"后缀{ending}表示另一种格式" in zh.stderr


@pytest.mark.parametrize(
    ("command", "ending"),
    [
        ("review leaflet", ".txt"),
        ("review leaflet", ".HTML"),
        ("page", ".htm"),
        ("page", ".page"),
        ("export turtle", ".ttl"),
        ("export jsonld", ".json"),
        ("query counts-by-topic", ".txt"),
        ("query counts-by-topic --format csv", ".csv"),
        ("query counts-by-topic --json", ".json"),
    ],
)
def test_an_ending_that_names_the_format_or_none_is_accepted(
    mini: Path, tmp_path: Path, command: str, ending: str
) -> None:
    answer(*command.split(), "-o", tmp_path / f"out{ending}", "--graph", mini)
    assert (tmp_path / f"out{ending}").stat().st_size > 0


@pytest.mark.parametrize(
    "cells",
    [
        ["a" * 200_000],
        ["=" + "b" * 200_000, 'say "x", y', "two\nlines", ""],
        ['="1", "2"', "\tx", '@\r\n"', "''", "1,5"],
    ],
    ids=["long", "long formula", "quoted"],
)  # fmt: skip
def test_cells_of_any_length_are_made_harmless_and_no_limit_of_python_is_changed(cells: list[str]) -> None:
    before = csv.field_size_limit()
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\r\n").writerows([["x"], *([cell, "-5"] for cell in cells)])
    said = harmless_csv(table.getvalue().encode()).decode()
    assert csv.field_size_limit() == before
    try:
        csv.field_size_limit(1 << 20)
        found = list(csv.reader(io.StringIO(said, newline="")))
    finally:
        csv.field_size_limit(before)
    assert found == [["x"], *([harmless(cell), "-5"] for cell in cells)]
