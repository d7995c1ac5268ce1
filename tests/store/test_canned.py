"""Canned queries: their heads, their parameters, and what every one of them answers on the real graph."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import (
    KnowledgeGraph,
    ParameterError,
    QueryHeaderError,
    UnknownEntity,
    UnknownQuery,
    UnknownRelation,
    UnknownSource,
)
from kgraph.files.paths import queries_folder
from kgraph.messages import say
from kgraph.model import Bilingual
from kgraph.store.canned import KINDS, CannedQuery, get_query, literal, read_queries, read_query
from kgraph.store.engine import EmbeddedStore, iri
from kgraph.table import Cell, Iri, Text
from kgraph.text import LANGS, Lang

ANSWERS = read_queries(queries_folder() / "answers")
EVERY = pytest.mark.parametrize("name", ANSWERS)
KINDS_QUERY = (
    """\
#+ id: kinds
#+ title.en: Kinds
#+ title.zh: 各类参数
#+ description.en: A parameter of each kind
#+ description.zh: 每类参数各一个
#+ param.lang.kind: lang
#+ param.lang.en: language
#+ param.lang.zh: 语言
#+ param.thing.kind: entity
#+ param.thing.en: entity
#+ param.thing.zh: 实体
#+ param.origin.kind: source
#+ param.origin.en: source
#+ param.origin.zh: 来源
#+ param.link.kind: relation
#+ param.link.en: relation
#+ param.link.zh: 关系
#+ param.band.kind: term
#+ param.band.en: term
#+ param.band.zh: 词项
#+ param.words.kind: text
#+ param.words.en: text
#+ param.words.zh: 文字
#+ param.count.kind: number
#+ param.count.en: number
#+ param.count.zh: 数字
#+ columns: lang thing origin link band words count
"""
    + "".join(
        f"#+ column.{name}.en: {name}\n#+ column.{name}.zh: 列\n"
        for name in ("lang", "thing", "origin", "link", "band", "words", "count")
    )
    + """\
#+ min-rows: 1
SELECT ?lang ?thing ?origin ?link ?band ?words ?count
WHERE {
  VALUES ?lang { "en" "zh" }
  VALUES ?thing { UNDEF }
  VALUES ?origin { UNDEF }
  VALUES ?link { UNDEF }
  VALUES ?band { UNDEF }
  VALUES ?words { UNDEF }
  VALUES ?count { UNDEF }
}
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of one canned query that has a parameter of each kind."""
    found = tmp_path / "queries" / "answers"
    found.mkdir(parents=True)
    (found / "kinds.rq").write_text(KINDS_QUERY, encoding="utf-8")
    return found


@pytest.fixture
def own_kg(mini_kg: KnowledgeGraph, folder: Path) -> KnowledgeGraph:
    """The small graph with that query."""
    return KnowledgeGraph(mini_kg.store, folder.parent)


def spoil(folder: Path, old: str, new: str) -> Path:
    path = folder / "kinds.rq"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


# Heads


def test_a_head_is_read_whole(folder: Path) -> None:
    query = read_query(folder / "kinds.rq")
    assert (query.name, query.title, query.min_rows) == ("kinds", Bilingual("各类参数", "Kinds"), 1)
    assert query.description == Bilingual("每类参数各一个", "A parameter of each kind")
    assert [parameter.kind for parameter in query.parameters] == list(KINDS)
    assert query.parameter("thing").description == Bilingual("实体", "entity")
    assert list(query.columns) == ["lang", "thing", "origin", "link", "band", "words", "count"]
    assert query.columns["count"] == Bilingual("列", "count")
    assert query.fix == Bilingual()


def test_a_check_says_how_to_mend(folder: Path) -> None:
    path = spoil(folder, "#+ min-rows: 1\n", "#+ fix.en: mend it\n#+ fix.zh: 改正\n")
    assert read_query(path).fix == Bilingual("改正", "mend it")
    assert read_query(path).min_rows == 0


@pytest.mark.parametrize(
    ("row", "missing"),
    [
        ("#+ id: kinds\n", "id: kinds"),
        ("#+ title.en: Kinds\n", "title.en"),
        ("#+ title.zh: 各类参数\n", "title.zh"),
        ("#+ description.en: A parameter of each kind\n", "description.en"),
        ("#+ param.thing.zh: 实体\n", "param.thing.zh"),
        ("#+ column.count.en: count\n", "column.count.en"),
    ],
)
def test_a_row_missing_from_a_head_is_named_with_the_file(folder: Path, row: str, missing: str) -> None:
    path = spoil(folder, row, "")
    with pytest.raises(QueryHeaderError) as caught:
        read_query(path)
    assert caught.value.path == path
    assert caught.value.message("zh") == f"{path}:1：查询文件头缺少“{missing}”。"
    assert str(caught.value) == f"{path}:1: The header of the query file lacks “{missing}”."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#+ id: kinds", "#+ id: others"),
        ("#+ title.en: Kinds", "#+ title.en: "),
        ("#+ min-rows: 1", "#+ min-rows: many"),
        ("#+ min-rows: 1", "#+ min-rows: " + "1" * 5000),
    ],
)
def test_a_row_of_a_head_with_a_wrong_value_is_refused(folder: Path, old: str, new: str) -> None:
    path = spoil(folder, old, new)
    with pytest.raises(QueryHeaderError) as caught:
        read_query(path)
    assert caught.value.key == "query-head"


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_a_query_that_is_no_file_is_refused_and_not_read(folder: Path, make: Callable[[Path], None]) -> None:
    make(folder / "pipe.rq")
    with pytest.raises(QueryHeaderError) as caught:
        read_queries(folder)
    assert (caught.value.key, caught.value.path) == ("not-a-file", folder / "pipe.rq")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#+ param.thing.kind: entity\n", ""),
        ("#+ param.thing.kind: entity\n", "#+ param.thing.kind: thing\n"),
        ("  VALUES ?thing { UNDEF }\n", ""),
        ("  VALUES ?thing { UNDEF }\n", "  VALUES ?thing { UNDEF }\n  VALUES ?thing { UNDEF }\n"),
        ("  VALUES ?thing { UNDEF }\n", "  VALUES (?thing) { (UNDEF) }\n"),
    ],
)
def test_a_parameter_needs_a_kind_and_one_line_of_values(folder: Path, old: str, new: str) -> None:
    path = spoil(folder, old, new)
    with pytest.raises(QueryHeaderError) as caught:
        read_query(path)
    assert caught.value.message("zh") == f"{path}:1：参数thing须有已知的kind，并恰有一行VALUES ?thing {{ … }}。"
    assert str(caught.value) == (
        f"{path}:1: Parameter thing needs a known kind and exactly one line VALUES ?thing {{ … }}."
    )


def test_a_query_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / "kinds.rq").write_bytes("#+ title.zh: 各类".encode("gb18030"))
    with pytest.raises(QueryHeaderError) as caught:
        read_queries(folder)
    assert caught.value.message("zh") == f"{folder / 'kinds.rq'}:1：{say('turtle-not-utf8', 'zh')}"
    assert str(caught.value) == f"{folder / 'kinds.rq'}:1: {say('turtle-not-utf8', 'en')}"


def test_a_folder_without_queries_has_none(tmp_path: Path) -> None:
    assert read_queries(tmp_path / "none") == {}


def test_an_unknown_query_suggests_the_nearest() -> None:
    with pytest.raises(UnknownQuery) as caught:
        get_query(ANSWERS, "adverse-event")
    assert caught.value.suggestions[0] == "adverse-events"
    for lang in LANGS:
        assert "adverse-event" in caught.value.message(lang)


# Parameters


@pytest.mark.parametrize(
    ("parameter", "value", "cell"),
    [
        ("thing", "华法林", Iri("https://w3id.org/kgraph/id/warfarin")),
        ("origin", "leaflet", Iri("https://w3id.org/kgraph/source/leaflet")),
        ("link", "抑制", Iri("https://w3id.org/kgraph/ontology#inhibits")),
        ("band", "dietary", Iri("https://w3id.org/kgraph/ontology#dietary")),
        ("words", '骨 "bone"\n\\n', Text('骨 "bone"\n\\n')),
        ("count", "-1.50", Decimal("-1.50")),
        ("count", "7", Decimal(7)),
    ],
)
def test_a_parameter_of_each_kind_is_bound_as_its_term(
    own_kg: KnowledgeGraph, parameter: str, value: str, cell: Cell
) -> None:
    (row,) = own_kg.run("kinds", **{"lang": "en", parameter: value}).to_dicts()  # type: ignore[arg-type]
    assert row["lang"] == "en"
    assert row[parameter] == cell
    assert type(row[parameter]) is type(cell)


def test_parameters_left_out_stay_as_the_file_has_them(own_kg: KnowledgeGraph) -> None:
    assert list(own_kg.run("kinds", lang="zh")) == [("zh", *[None] * 6)]


@pytest.mark.parametrize(
    ("parameter", "value", "error"),
    [
        ("thing", "nothing", UnknownEntity),
        ("origin", "nothing", UnknownSource),
        ("link", "nothing", UnknownRelation),
        ("band", "nothing", ParameterError),
        ("count", "many", ParameterError),
        ("count", "１２", ParameterError),
        ("count", "1e3", ParameterError),
        ("count", "", ParameterError),
        ("lang", "de", ParameterError),
        ("lang", "ZH", ParameterError),
    ],
)
def test_a_value_that_a_parameter_cannot_take_raises(
    own_kg: KnowledgeGraph, parameter: str, value: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        own_kg.run("kinds", **{parameter: value})  # type: ignore[arg-type]


def test_a_bad_language_and_a_bad_number_are_named() -> None:
    with pytest.raises(ParameterError) as caught:
        literal("lang", "de")
    assert caught.value.message("zh") == "语言须为zh或en，而不是“de”。"
    assert str(caught.value) == "The language must be zh or en, not “de”."
    with pytest.raises(ParameterError) as caught:
        literal("number", "many")
    assert caught.value.message("zh") == "“many”不是数字。"
    assert str(caught.value) == "“many” is not a number."


def test_an_unknown_parameter_lists_those_that_there_are(own_kg: KnowledgeGraph) -> None:
    with pytest.raises(ParameterError) as caught:
        own_kg.run("kinds", drug="warfarin")
    assert caught.value.message("zh") == (
        "查询kinds没有参数“drug”。可用参数：lang, thing, origin, link, band, words, count。"
    )
    assert str(caught.value) == (
        "The query kinds has no parameter “drug”. Available: lang, thing, origin, link, band, words, count."
    )


HOSTILE = [
    '" } DROP ALL #',
    "> } SELECT",
    "' } SELECT * { ?s ?p ?o",
    '"""',
    "\\",
    '\\" } ASK {} #',
    "\n} SELECT * {",
    'VALUES ?lang { "zh" }',
    "VALUES ?count { UNDEF }",
    "?lang } #",
    "{0}\\1\\g<0>",
    "} SERVICE <http://127.0.0.1/> {",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(own_kg: KnowledgeGraph, text: str) -> None:
    (row,) = own_kg.run("kinds", lang="en", words=text, count="1").to_dicts()
    assert row == {
        **dict.fromkeys(("thing", "origin", "link", "band")),
        "lang": "en",
        "words": text,
        "count": Decimal(1),
    }
    assert own_kg.stats().totals["claims"] == 7


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("parameter", ["thing", "origin", "link", "band", "lang", "count"])
def test_hostile_names_are_refused(own_kg: KnowledgeGraph, parameter: str, text: str) -> None:
    with pytest.raises((ParameterError, UnknownEntity, UnknownSource, UnknownRelation)):
        own_kg.run("kinds", **{parameter: text})  # type: ignore[arg-type]


TWO_TEXTS = CannedQuery(
    name="two",
    title=Bilingual("二", "two"),
    description=Bilingual("二", "two"),
    parameters=(),
    columns={},
    min_rows=0,
    text="SELECT ?a ?b { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }",
)


@given(st.text(), st.text())
def test_any_two_texts_come_back_as_they_were(first: str, second: str) -> None:
    parameters = tuple(replace(ANSWERS["adverse-events"].parameters[0], name=name, kind="text") for name in "ab")
    query = replace(TWO_TEXTS, parameters=parameters)
    bound = query.bind({"b": literal("text", second), "a": literal("text", first)})
    assert EmbeddedStore().select(bound).rows == ((first, second),)


def test_a_text_that_looks_like_a_parameter_is_not_filled_in() -> None:
    parameters = tuple(replace(ANSWERS["adverse-events"].parameters[0], name=name, kind="text") for name in "ab")
    trap = "VALUES ?b { UNDEF }"
    bound = replace(TWO_TEXTS, parameters=parameters).bind({"a": literal("text", trap), "b": literal("text", "x")})
    assert EmbeddedStore().select(bound).rows == ((trap, "x"),)


def test_an_iri_that_is_none_cannot_be_bound() -> None:
    assert iri("http://x/a") == "<http://x/a>"
    with pytest.raises(ValueError, match="IRI"):
        iri("http://x/> } SELECT")


# Every shipped query

CODES = {
    *("paragraph", "paragraph1", "paragraph2", "start", "end", "amount", "most", "unit", "sign", "net", "country"),
    *("value", "arm", "comparator", "duration", "code", "address", "label", "tag", "title"),
    *("printed", "effect", "low", "high", "events", "number", "others", "rest", "people", "amountUnit"),
}
"""Columns that are the same in both languages: figures, codes, units, addresses, titles, and names as such."""


@EVERY
def test_a_shipped_query_answers_for_everything_as_it_stands(kg: KnowledgeGraph, name: str) -> None:
    query = ANSWERS[name]
    table = kg.query(query.text)
    assert table.columns == tuple(query.columns)
    assert len(table) >= query.min_rows >= 1


@EVERY
@pytest.mark.parametrize("lang", LANGS)
def test_a_shipped_query_answers_in_one_language(kg: KnowledgeGraph, name: str, lang: Lang) -> None:
    table = kg.run(name, lang=lang)
    assert len(table) >= ANSWERS[name].min_rows
    for column in set(table.columns) - CODES:
        cells = {cell for cell in table.column(column) if cell is not None}
        assert {type(cell) for cell in cells} <= {Text}
        known = {text for item in kg.entities.values() if (text := item.labels.get(lang))}
        if column == "place":  # the heading of a section, as the source prints it
            continue
        if lang == "en":
            assert [cell for cell in cells if re.search("[\u4e00-\u9fff]", str(cell))] == []
        else:
            assert [cell for cell in cells - known if not re.search("[\u4e00-\u9fff]", str(cell))] == []


@EVERY
def test_a_shipped_query_takes_a_language_first(name: str) -> None:
    assert (ANSWERS[name].parameters[0].name, ANSWERS[name].parameters[0].kind) == ("lang", "lang")


@EVERY
def test_a_name_that_leads_nowhere_raises_in_every_shipped_query(kg: KnowledgeGraph, name: str) -> None:
    for parameter in ANSWERS[name].parameters:
        if parameter.kind in ("entity", "source", "term"):
            with pytest.raises((UnknownEntity, UnknownSource, ParameterError)):
                kg.run(name, **{parameter.name: "nothing-of-the-kind"})  # type: ignore[arg-type]


# Exact answers: tests/answers.json, looked over row by row

Row = tuple[object, ...]
EXPECTED = json.loads((Path(__file__).parent / "answers.json").read_text(encoding="utf-8"))
OF_ARTICLE = {"figures-in-source", "statements-of-source", "what-article-overstates"}
"""Queries whose answers about the article are compared by paragraph."""


def to_plain(cell: Cell) -> object:
    """Return a cell as JSON has it."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return str(cell) if isinstance(cell, str) else cell


def test_every_shipped_query_has_an_exact_answer_here() -> None:
    assert {item["query"] for item in EXPECTED} | OF_ARTICLE == set(ANSWERS)
    assert len(ANSWERS) >= 40


@pytest.mark.parametrize("item", EXPECTED, ids=lambda item: item["query"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_shipped_query_gives_exactly_these_rows(kg: KnowledgeGraph, item: dict[str, Any], lang: Lang) -> None:
    table = kg.run(item["query"], lang=lang, **item["parameters"])
    assert [[to_plain(cell) for cell in row] for row in table] == item[lang]
    assert len(item["zh"]) == len(item["en"])


def test_what_helps_against_the_harm_of_a_drug_has_no_interaction_with_it_and_no_dose(kg: KnowledgeGraph) -> None:
    rows = [row for row in kg.run("drugs-that-harm-bone", lang="en").to_dicts() if row["remedy"]]
    assert rows
    for row in rows:
        drug, outcome = (kg.entity(str(row[name])).slug for name in ("name", "outcome"))
        for name in str(row["remedy"]).split("; "):
            helper = kg.entity(name).slug
            assert kg.claims(subject=drug, relation="interacts-with", object=helper) == []
            assert kg.claims(subject=helper, relation="interacts-with", object=drug) == []
            found = kg.claims(subject=helper, object=outcome)
            assert any(claim.verdict in {"established", "supported"} and not claim.dose_band for claim in found)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", [["维生素K2", "预防", "心血管疾病"], ["动物内脏", "是…的来源", "维生素K1"]]),
        (
            "en",
            [
                ["vitamin K2", "prevents", "cardiovascular disease"],
                ["organ meats", "is a source of", "vitamin K1"],
            ],
        ),
    ],
)
def test_what_the_article_overstates_holds_its_best_known_claims(
    kg: KnowledgeGraph, lang: Lang, words: list[list[str]]
) -> None:
    table = kg.run("what-article-overstates", lang=lang, source="k2-bone-article-2021")
    found = [[str(row[name]) for name in ("subject", "relation", "object")] for row in table.to_dicts()]
    assert [triple for triple in words if triple not in found] == []


@pytest.mark.parametrize(
    ("lang", "paragraph", "rows"),
    [
        (
            "zh",
            1,
            [
                (1, 0, 20, "维生素K2", "增加", "骨密度", "支持", "据陈述", "未核实"),
                (1, 0, 20, "维生素K2", "降低", "骨折风险", "支持", "据陈述", "据文章，未核实"),
            ],
        ),
        (
            "en",
            1,
            [
                (
                    1,
                    0,
                    20,
                    "vitamin K2",
                    "decreases",
                    "fracture risk",
                    "supports",
                    "stated",
                    "article only, not checked",
                ),
                (1, 0, 20, "vitamin K2", "increases", "bone mineral density", "supports", "stated", "unverified"),
            ],
        ),
    ],
)
def test_the_statements_of_the_article_stand_in_its_order(
    kg: KnowledgeGraph, lang: Lang, paragraph: int, rows: list[Row]
) -> None:
    table = kg.run("statements-of-source", lang=lang, source="k2-bone-article-2021")
    assert [row for row in table if row[0] == paragraph] == rows
    files = (queries_folder().parent / "graph" / "claims").glob("*.ttl")
    blocks = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert len(table) == blocks.count("kgo:source src:k2-bone-article-2021 ;")
    places = [row[:3] for row in table]
    assert places == sorted(places, key=lambda cells: [cell for cell in cells if isinstance(cell, int)])


@pytest.mark.parametrize(
    ("lang", "rows"),
    [
        (
            "zh",
            [
                (18, "甲萘醌-4", "预防", "骨质流失", "变化百分比", None, None, -3, "%", "P2Y", "有报道"),
                (18, "钙", "预防", "骨质流失", "变化百分比", -3, None, None, "%", "P2Y", "有证据支持"),
                (19, "骨质流失", "使…风险升高", "椎体骨折", "倍数", 2, None, None, "1", None, "未核实"),
                (19, "骨质流失", "使…风险升高", "髋部骨折", "倍数", 2, None, None, "1", None, "有报道"),
                (20, "甲萘醌-4", "预防", "骨折", "计数", None, 14, 35, "{fractures}", "P2Y", "有报道"),
            ],
        ),
        (
            "en",
            [
                (18, "calcium", "prevents", "bone loss", "percent change", -3, None, None, "%", "P2Y", "supported"),
                (
                    18,
                    "menaquinone-4",
                    "prevents",
                    "bone loss",
                    "percent change",
                    None,
                    None,
                    -3,
                    "%",
                    "P2Y",
                    "reported",
                ),
                (19, "bone loss", "predisposes to", "hip fracture", "fold", 2, None, None, "1", None, "reported"),
                (
                    19,
                    "bone loss",
                    "predisposes to",
                    "vertebral fracture",
                    "fold",
                    2,
                    None,
                    None,
                    "1",
                    None,
                    "unverified",
                ),
                (
                    20,
                    "menaquinone-4",
                    "prevents",
                    "bone fracture",
                    "count",
                    None,
                    14,
                    35,
                    "{fractures}",
                    "P2Y",
                    "reported",
                ),
            ],
        ),
    ],
)
def test_the_figures_of_the_article_from_paragraph_18_on_are_these(
    kg: KnowledgeGraph, lang: Lang, rows: list[Row]
) -> None:
    table = kg.run("figures-in-source", lang=lang, source="k2-bone-article-2021")
    assert [row for row in table if isinstance(row[0], int) and row[0] >= 18] == rows
