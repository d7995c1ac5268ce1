"""What is wrong, said in both languages, with the exit code that belongs to it."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import answer_json, run
from kgraph import errors
from kgraph.errors import (
    AmbiguousName,
    DataError,
    KGraphError,
    LookupFailed,
    QuerySyntaxError,
    TurtleError,
    UnknownEntity,
)
from kgraph.text import LANGS

WRONG_USAGE = {
    "show 维生索K2": (
        "没有名为“维生索K2”的实体。是否想找：维生素K2 (vitamin K2)？",
        "There is no entity named “维生索K2”. Did you mean: 维生素K2 (vitamin K2)?",
    ),
    "show warfarine": (
        "没有名为“warfarine”的实体。是否想找：warfarin (华法林)？",
        "There is no entity named “warfarine”. Did you mean: warfarin (华法林)?",
    ),
    "show 12345": ("没有名为“12345”的实体。", "There is no entity named “12345”."),
    "neighbors nobody": ("没有名为“nobody”的实体。", "There is no entity named “nobody”."),
    "path warfarin nobody": ("没有名为“nobody”的实体。", "There is no entity named “nobody”."),
    "claims --subject nobody": ("没有名为“nobody”的实体。", "There is no entity named “nobody”."),
    "page --focus nobody": ("没有名为“nobody”的实体。", "There is no entity named “nobody”."),
    "query names-of-entity -p entity=nobody": ("没有名为“nobody”的实体。", "There is no entity named “nobody”."),
    "claims --relation preventz": (
        "没有名为“preventz”的关系。是否想找：prevents、",
        "There is no relation named “preventz”. Did you mean: prevents, ",
    ),
    "claims --source trail": (
        "没有名为“trail”的来源。是否想找：trial？",
        "There is no source named “trail”. Did you mean: trial?",
    ),
    "claims --verdict sure": (
        "“sure”不在列表中。可用：established, supported, reported, contested, refuted, unproven, unverified。",
        (
            "“sure” is not in the list. "
            "Available: established, supported, reported, contested, refuted, unproven, unverified."
        ),
    ),
    "query zzz": (
        "没有名为“zzz”的预设查询。运行kgraph queries可查看全部。",
        "There is no predefined query named “zzz”. Run kgraph queries to list them.",
    ),
    "query names-of-entity -p foo=bar": (
        "查询names-of-entity没有参数“foo”。可用参数：lang, entity。",
        "The query names-of-entity has no parameter “foo”. Available: lang, entity.",
    ),
    "query names-of-entity -p entity": (
        "参数须写成名称=值，而不是“entity”。",
        "Write a parameter as name=value, not “entity”.",
    ),
    "query names-of-entity -p lang=zh": (
        "答案的语言用--lang选择，不作为参数。",
        "Choose the language of the answer with --lang, not with a parameter.",
    ),
    "query -e ASK{} -p a=b": (
        "参数只用于预设查询，不用于文件或SPARQL文本。",
        "Parameters are for predefined queries only, not for a file or SPARQL text.",
    ),
    "query": (
        "请给出一个查询：预设查询的名称、文件、“-”，或“-e”加SPARQL文本，只选其一。",
        "Give one query only: the name of a predefined query, a file, “-”, or “-e” with SPARQL text.",
    ),
    "query names-of-entity -e ASK{}": (
        "请给出一个查询：预设查询的名称、文件、“-”，或“-e”加SPARQL文本，只选其一。",
        "Give one query only: the name of a predefined query, a file, “-”, or “-e” with SPARQL text.",
    ),
    "query -e ASK{}FROM": ("第1行第6列：不是合法的SPARQL：", "line 1, column 6: not valid SPARQL: "),
    "query -e ASK{SERVICE<http://a.org>{}}": (
        "不允许使用SERVICE：查询不会访问网络。",
        "SERVICE is not allowed: queries never access the network.",
    ),
    "query -e ASK{} --format yaml": (
        "格式yaml与这类查询不符。可用：csv, tsv, json, xml, turtle, ntriples, jsonld, rdfxml。",
        "The format yaml does not suit this kind of query. Available: csv, tsv, json, xml, turtle, ntriples, jsonld, ",
    ),
    "query -e DESCRIBE<http://a.org> --format csv": ("这里需要SELECT查询；", "A SELECT query is needed here; use kg."),
    "query -e ASK{} --format turtle": (
        "这里需要CONSTRUCT或DESCRIBE查询；",
        "A CONSTRUCT or DESCRIBE query is needed here; use kg.",
    ),
    "export yaml": (
        "没有名为“yaml”的格式。可用：nquads, turtle, trig, jsonld。",
        "There is no format named “yaml”. Available: nquads, turtle, trig, jsonld.",
    ),
    "neighbors MGP --max-edges 99": (
        "最大步数须在1到8之间，而不是99。",
        "The maximum number of steps must be between 1 and 8, not 99.",
    ),
    "path MGP warfarin --max-edges 0": (
        "最大步数须在1到8之间，而不是0。",
        "The maximum number of steps must be between 1 and 8, not 0.",
    ),
    "stats --store here": ("--graph与--store只能选其一。", "Use either --graph or --store, not both."),
    "fmt --store here": (
        "此命令处理图谱文件，请用--graph，不用--store。",
        "This command works on graph files: use --graph, not --store.",
    ),
    "check --store here": ("--graph与--store只能选其一。", "Use either --graph or --store, not both."),
    "build --store=": (
        "--store的值为空。请给出文件夹，或不写此选项。",
        "The value of --store is empty. Give a folder, or omit the option.",
    ),
    "stats --store=": (
        "--store的值为空。请给出文件夹，或不写此选项。",
        "The value of --store is empty. Give a folder, or omit the option.",
    ),
}
"""Commands on the small graph that ask for what is not there, and how the complaint begins in Chinese and English."""


@pytest.mark.parametrize("command", WRONG_USAGE)
@pytest.mark.parametrize("lang", LANGS)
def test_wrong_usage_ends_with_2_and_is_said_on_standard_error(mini: Path, command: str, lang: str) -> None:
    result = run(*command.split(), "--lang", lang, "--graph", mini)
    zh, en = WRONG_USAGE[command]
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(zh if lang == "zh" else en)
    assert result.stderr.count("\n") == 1 or "SPARQL" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["stats", "--lang", "fr"], ["nothing"], ["show"], ["search", "a", "--limit", "0"]]
)
def test_what_the_command_line_does_not_know_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "“menaquinone”可指多个实体：MGP, vitamin-K2。请写明其中一个。\n"),
        ("en", "“menaquinone” may mean several entities: MGP, vitamin-K2. Specify one of them.\n"),
    ],
)
def test_an_ambiguous_name_lists_its_candidates(mini: Path, lang: str, said: str) -> None:
    file = mini / "entities" / "entities.ttl"
    text = file.read_text(encoding="utf-8")
    label = '    skos:prefLabel "基质Gla蛋白"@zh ;\n'
    file.write_text(text.replace(label, f'{label}    skos:altLabel "menaquinone"@en ;\n'), encoding="utf-8")
    result = run("show", "menaquinone", "--lang", lang, "--graph", mini)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)
    found = json.loads(run("show", "menaquinone", "--json", "--graph", mini).stderr)
    assert (found["error"], found["candidates"]) == ("AmbiguousName", ["MGP", "vitamin-K2"])


# Data that cannot be read


@pytest.mark.parametrize("command", ["stats", "search x", "build", "check", "fmt", "fmt --check", "export nquads"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "{}：没有这个文件夹。请核对路径。\n"), ("en", "{}: no such folder. Check the path.\n")],
)
def test_a_missing_graph_ends_with_3(tmp_path: Path, command: str, lang: str, said: str) -> None:
    folder = tmp_path / "nowhere"
    result = run(*command.split(), "--lang", lang, "--graph", folder)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", said.format(folder))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "{}：此处没有已构建的图谱。请运行kgraph build。\n"),
        ("en", "{}: there is no built graph here. Run kgraph build.\n"),
    ],
)
def test_a_missing_store_ends_with_3(tmp_path: Path, lang: str, said: str) -> None:
    result = run("stats", "--lang", lang, "--store", tmp_path)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", said.format(tmp_path))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "{}：此处的存储不是由这一版kgraph构建的。请用kgraph build构建。\n"),
        ("en", "{}: this store was not built by this version of kgraph. Build it with kgraph build.\n"),
    ],
)
def test_a_store_of_others_ends_with_3(tmp_path: Path, lang: str, said: str) -> None:
    (tmp_path / "CURRENT").write_text("MANIFEST-999999\n", encoding="utf-8")
    result = run("stats", "--lang", lang, "--store", tmp_path)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", said.format(tmp_path))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "{}：无法读取（No such file or directory）。\n"),
        ("en", "{}: cannot be read (No such file or directory).\n"),
    ],
)
def test_a_missing_query_file_ends_with_3(mini: Path, tmp_path: Path, lang: str, said: str) -> None:
    file = tmp_path / "missing.rq"
    result = run("query", file, "--lang", lang, "--graph", mini)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", said.format(file))


@pytest.mark.parametrize("lang", LANGS)
def test_a_query_that_is_not_utf8_ends_with_3(mini: Path, tmp_path: Path, lang: str) -> None:
    file = tmp_path / "latin.rq"
    file.write_bytes('ASK { ?s ?p "é" }'.encode("latin-1"))
    from_file = run("query", file, "--lang", lang, "--graph", mini)
    from_input = run("query", "-", "--lang", lang, "--graph", mini, stdin=file.read_bytes())
    assert (from_file.exit_code, from_input.exit_code) == (3, 3)
    assert from_file.stderr.replace(str(file), "-") == from_input.stderr


@pytest.mark.parametrize("command", ["stats", "build", "fmt", "page"])
@pytest.mark.parametrize(("lang", "said"), [("zh", "{}:33："), ("en", "{}:33: ")])
def test_a_file_that_is_no_turtle_ends_with_3(mini: Path, command: str, lang: str, said: str) -> None:
    file = mini / "claims" / "claims.ttl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("rdf:subject kg:MGP ;", "rdf:subject <a b> ;"), encoding="utf-8")
    result = run(command, "--lang", lang, "--graph", mini)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(said.format(file))


DANGLING = {
    "zh": """\
图谱文件有1处问题，无法构建。请改正，再运行kgraph check。
{file}:176：ev:trial--warfarin--interacts-with--vitamin-K kgo:source指向src:nowhere，图谱中没有这个标识。
""",
    "en": """\
The graph cannot be built: 1 problem(s) in its files. Correct them, then run kgraph check.
{file}:176: ev:trial--warfarin--interacts-with--vitamin-K kgo:source points to src:nowhere, but the graph has \
no block with this slug.
""",
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_dangling_reference_ends_with_3_and_names_file_line_and_entity(mini: Path, lang: str) -> None:
    file = mini / "claims" / "claims.ttl"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kgo:source src:trial ;", "kgo:source src:nowhere ;"), encoding="utf-8")
    result = run("stats", "--lang", lang, "--graph", mini)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", DANGLING[lang].format(file=file))


@pytest.mark.parametrize("command", ["build", "check", "claims", "stats --json"])
def test_an_empty_graph_folder_is_wrong_usage(command: str) -> None:
    for lang, said in (("zh", "--graph的值为空。"), ("en", "The value of --graph is empty.")):
        result = run(*command.split(), "--lang", lang, "--graph", "")
        assert (result.exit_code, result.stdout, said in result.stderr) == (2, "", True)


def test_an_error_shows_escape_characters_instead_of_sending_them(mini: Path) -> None:
    result = run("show", "\x1b[31mred", "--lang", "en", "--graph", mini)
    assert result.stderr == "There is no entity named “\\x1b[31mred”.\n"


# As JSON


def test_an_error_as_json_holds_kind_key_message_and_suggestions(mini: Path) -> None:
    result = run("show", "warfarine", "--lang", "en", "--json", "--graph", mini)
    assert (result.exit_code, result.stdout) == (2, "")
    assert json.loads(result.stderr) == {
        "kgraph": 1,
        "error": "UnknownEntity",
        "key": "unknown-entity",
        "message": "There is no entity named “warfarine”. Did you mean: warfarin (华法林)?",
        "suggestions": ["warfarin (华法林)"],
    }


def test_a_syntax_error_as_json_holds_line_and_column(mini: Path) -> None:
    result = run("query", "-e", "SELECT *\nWHERE { ?s ?p }", "--json", "--graph", mini)
    found = json.loads(result.stderr)
    assert (result.exit_code, found["error"], found["line"]) == (2, "QuerySyntaxError", 2)
    assert found["column"] == 15


def test_a_broken_file_as_json_holds_path_and_line(mini: Path) -> None:
    file = mini / "sources" / "sources.ttl"
    file.write_text("this is no Turtle\n", encoding="utf-8")
    result = run("stats", "--json", "--graph", mini)
    found = json.loads(result.stderr)
    assert (result.exit_code, found["error"], found["path"], found["line"]) == (3, "TurtleError", str(file), 1)


def test_no_error_leaves_json_answers_alone(mini: Path) -> None:
    assert answer_json("stats", "--graph", mini)["claims"] == 7


# The tree


def test_the_tree_at_the_top_of_the_module_is_the_tree_of_its_classes() -> None:
    text = str(importlib.import_module("kgraph.errors").__doc__)
    above: list[str] = []
    for indent, name in re.findall(r"^( *)([A-Z]\w+)(?=  | *$)", text, re.MULTILINE):
        del above[len(indent) // 2 :]
        bases = [base.__name__ for base in getattr(errors, name).__mro__ if base.__module__ == errors.__name__]
        assert bases == [name, *reversed(above)]
        above.append(name)
    drawn = set(re.findall(r"^ *([A-Z]\w+)(?=  | *$)", text, re.MULTILINE))
    assert drawn == {name for name, value in vars(errors).items() if isinstance(value, type) and name != "Path"}


def test_an_error_is_english_as_text_and_has_both_languages() -> None:
    error = KGraphError("unknown-source", name="x")
    assert str(error) == error.message("en") == "There is no source named “x”."
    assert error.message("zh") == "没有名为“x”的来源。"


def test_an_error_carries_what_it_is_about() -> None:
    broken = TurtleError("turtle-syntax", path="a.ttl", line=3, expected="dot")
    wrong = QuerySyntaxError("query-syntax", line=2, column=5, expected="dot")
    unknown = UnknownEntity("unknown-entity", name="x", suggestions=("y",))
    several = AmbiguousName("ambiguous-name", name="x", candidates=("a", "b"))
    assert (broken.path, broken.line, isinstance(broken, DataError)) == (Path("a.ttl"), 3, True)
    assert (wrong.line, wrong.column) == (2, 5)
    assert (unknown.name, unknown.suggestions, isinstance(unknown, LookupFailed)) == ("x", ("y",), True)
    assert (several.name, several.candidates, several.suggestions) == ("x", ("a", "b"), ())


@given(name=st.text(max_size=50), suggestions=st.lists(st.text(max_size=10), max_size=3))
def test_any_name_and_suggestions_can_be_said(name: str, suggestions: list[str]) -> None:
    error = UnknownEntity("unknown-entity", name=name, suggestions=tuple(suggestions))
    assert all(f"“{name}”" in error.message(lang) for lang in LANGS)
    assert all(suggestion in error.message(lang) for lang in LANGS for suggestion in suggestions)
