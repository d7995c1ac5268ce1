"""Canned queries: their heads, their parameters, and what every one of them answers on the real graph."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

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
from kgraph.files import queries_folder
from kgraph.model import Bilingual, Cell, Iri, Text
from kgraph.queries import KINDS, CannedQuery, get_query, iri, literal, read_queries, read_query
from kgraph.store import EmbeddedStore
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
    assert caught.value.message("zh") == f"{path}：查询文件头缺少“{missing}”。"
    assert str(caught.value) == f"{path}: the head of the query lacks “{missing}”."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#+ id: kinds", "#+ id: others"),
        ("#+ title.en: Kinds", "#+ title.en: "),
        ("#+ min-rows: 1", "#+ min-rows: many"),
    ],
)
def test_a_row_of_a_head_with_a_wrong_value_is_refused(folder: Path, old: str, new: str) -> None:
    path = spoil(folder, old, new)
    with pytest.raises(QueryHeaderError) as caught:
        read_query(path)
    assert caught.value.key == "query-head"


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
    assert caught.value.message("zh") == f"{path}：参数 thing 须有已知的 kind，并恰有一行 VALUES ?thing {{ … }}。"
    assert str(caught.value) == (
        f"{path}: parameter thing needs a known kind and exactly one line VALUES ?thing {{ … }}."
    )


def test_a_query_that_is_not_utf8_is_refused(folder: Path) -> None:
    (folder / "kinds.rq").write_bytes("#+ title.zh: 各类".encode("gb18030"))
    with pytest.raises(QueryHeaderError) as caught:
        read_queries(folder)
    assert caught.value.message("zh").startswith(f"{folder / 'kinds.rq'}：无法读取（")
    assert str(caught.value).startswith(f"{folder / 'kinds.rq'}: cannot be read (")


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
    assert caught.value.message("zh") == "语言须为 zh 或 en，而不是“de”。"
    assert str(caught.value) == "The language is zh or en, not “de”."
    with pytest.raises(ParameterError) as caught:
        literal("number", "many")
    assert caught.value.message("zh") == "“many”不是数字。"
    assert str(caught.value) == "“many” is not a number."


def test_an_unknown_parameter_lists_those_that_there_are(own_kg: KnowledgeGraph) -> None:
    with pytest.raises(ParameterError) as caught:
        own_kg.run("kinds", drug="warfarin")
    assert caught.value.message("zh") == (
        "查询 kinds 没有参数“drug”。可用参数：lang, thing, origin, link, band, words, count。"
    )
    assert str(caught.value) == (
        "The query kinds has no parameter “drug”. It has: lang, thing, origin, link, band, words, count."
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


# Exact answers: the article's claims, read by hand in graph/claims

Z, E = "据文章，未核实", "article only, not checked"
T = "大剂量维生素K2增强骨密度、降低骨折风险"
YES, NO = ("支持", "supports"), ("反对", "refutes")
Binding = dict[str, str]
Row = tuple[object, ...]
EXPECTED: list[tuple[str, Binding, list[Row], list[Row]]] = [
    (
        "adverse-events",
        {"substance": "依替膦酸盐"},
        [
            ("依替膦酸盐", event, "保留陈述", "支持", Z, T, 22)
            for event in ("恶心", "皮肤水泡", "胃灼热", "胸痛", "腹泻")
        ],
        [
            ("etidronate", event, "stated with reservation", "supports", E, T, 22)
            for event in ("chest pain", "diarrhea", "heartburn", "nausea", "skin blister")
        ],
    ),
    (
        "adverse-events",
        {"substance": "MK-4"},
        [("甲萘醌-4", "不良事件", "明确陈述", "反对", Z, T, 3)],
        [("menaquinone-4", "adverse events", "stated plainly", "refutes", E, T, 3)],
    ),
    (
        "claims-about-entity",
        {"entity": "DOACs"},
        [
            ("利伐沙班", "属于", "直接口服抗凝药", None, "支持", Z, T, 42),
            ("直接口服抗凝药", "与…有相互作用", "维生素K", None, "反对", Z, T, 42),
            ("直接口服抗凝药", "属于", "抗凝血药", None, "支持", Z, T, 42),
            ("达比加群", "属于", "直接口服抗凝药", None, "支持", Z, T, 42),
            ("阿哌沙班", "属于", "直接口服抗凝药", None, "支持", Z, T, 42),
        ],
        [
            ("apixaban", "is a kind of", "direct oral anticoagulants", None, "supports", E, T, 42),
            ("dabigatran", "is a kind of", "direct oral anticoagulants", None, "supports", E, T, 42),
            ("direct oral anticoagulants", "interacts with", "vitamin K", None, "refutes", E, T, 42),
            ("direct oral anticoagulants", "is a kind of", "anticoagulants", None, "supports", E, T, 42),
            ("rivaroxaban", "is a kind of", "direct oral anticoagulants", None, "supports", E, T, 42),
        ],
    ),
    (
        "claims-by-dose-band",
        {"band": "supplemental"},
        [
            ("补充剂量", "维生素K2", "推荐摄入量适用于", "成人", 70, 140, "ug/d", "支持", Z, T, 11),
            ("补充剂量", "钙", "预防", "骨质流失", 150, None, "mg/d", "反对", Z, T, 18),
        ],
        [
            ("supplemental dose", "calcium", "prevents", "bone loss", 150, None, "mg/d", "refutes", E, T, 18),
            (
                *("supplemental dose", "vitamin K2", "has a recommended intake for", "adults"),
                *(70, 140, "ug/d", "supports", E, T, 11),
            ),
        ],
    ),
    (
        "claims-by-dose-band",
        {"band": "dietary", "substance": "维生素K"},
        [("膳食剂量", "维生素K", "激活", "凝血", 45, 60, "ug", "支持", Z, T, 16)],
        [("dietary amount", "vitamin K", "activates", "blood coagulation", 45, 60, "ug", "supports", E, T, 16)],
    ),
    (
        "drugs-that-weaken-bone",
        {"drug": "华法林"},
        [("华法林", "导致", "骨质疏松症", "支持", Z, T, 25)],
        [("warfarin", "causes", "osteoporosis", "supports", E, T, 25)],
    ),
    (
        "effects-on-entity",
        {"target": "血管钙化"},
        [
            ("基质Gla蛋白", "抑制", -1, "血管钙化", "支持", Z, T, 41),
            ("维生素K2", "预防", -1, "血管钙化", "支持", Z, T, 41),
        ],
        [
            ("matrix Gla protein", "inhibits", -1, "vascular calcification", "supports", E, T, 41),
            ("vitamin K2", "prevents", -1, "vascular calcification", "supports", E, T, 41),
        ],
    ),
    (
        "entity-by-identifier",
        {"identifier": "atc:b01aa03"},
        [("华法林", "atc:B01AA03", "完全一致", "https://identifiers.org/atc:B01AA03")],
        [("warfarin", "atc:B01AA03", "exact", "https://identifiers.org/atc:B01AA03")],
    ),
    (
        "evidence-by-population",
        {"people": "服用华法林者"},
        [
            ("服用华法林者", None, "华法林", "与…有相互作用", "维生素K", "支持", Z, T, 42),
            ("服用华法林者", None, "华法林", "与…有相互作用", "蔬菜", "支持", Z, T, 42),
        ],
        [
            ("people taking warfarin", None, "warfarin", "interacts with", "vegetables", "supports", E, T, 42),
            ("people taking warfarin", None, "warfarin", "interacts with", "vitamin K", "supports", E, T, 42),
        ],
    ),
    (
        "interactions-of-substance",
        {"substance": "warfarin"},
        [
            ("华法林", "与…有相互作用", "维生素K", "支持", Z, T, 42),
            ("华法林", "与…有相互作用", "蔬菜", "支持", Z, T, 42),
        ],
        [
            ("warfarin", "interacts with", "vegetables", "supports", E, T, 42),
            ("warfarin", "interacts with", "vitamin K", "supports", E, T, 42),
        ],
    ),
    (
        "links-between",
        {"start": "维生素K2", "end": "血管钙化"},
        [("维生素K2", "激活", "基质Gla蛋白", "抑制", "血管钙化", -1, Z, Z, T, 41, 41)],
        [("vitamin K2", "activates", "matrix Gla protein", "inhibits", "vascular calcification", -1, E, E, T, 41, 41)],
    ),
    (
        "members-of-class",
        {"class": "vitamin-K2"},
        [
            *[("维生素K2", "甲萘醌-1", T, 11), ("维生素K2", "甲萘醌-14", T, 11)],
            *[("维生素K2", "甲萘醌-4", T, paragraph) for paragraph in (3, 6, 11, 16, 18)],
            ("维生素K2", "甲萘醌-7", T, 11),
        ],
        [
            *[("vitamin K2", "menaquinone-1", T, 11), ("vitamin K2", "menaquinone-14", T, 11)],
            *[("vitamin K2", "menaquinone-4", T, paragraph) for paragraph in (3, 6, 11, 16, 18)],
            ("vitamin K2", "menaquinone-7", T, 11),
        ],
    ),
    (
        "names-of-entity",
        {"entity": "MK-1"},
        [
            ("甲萘醌-1", "首选名", "menaquinone-1", "en"),
            ("甲萘醌-1", "首选名", "甲萘醌-1", "zh"),
            ("甲萘醌-1", "别名", "MK-1", "en"),
            ("甲萘醌-1", "别名", "MK-1", "zh"),
            ("甲萘醌-1", "误写，仅供检索", "MKI", "en"),
            ("甲萘醌-1", "误写，仅供检索", "MKI", "zh"),
        ],
        [
            ("menaquinone-1", "preferred name", "menaquinone-1", "en"),
            ("menaquinone-1", "preferred name", "甲萘醌-1", "zh"),
            ("menaquinone-1", "other name", "MK-1", "en"),
            ("menaquinone-1", "other name", "MK-1", "zh"),
            ("menaquinone-1", "wrong name, for search only", "MKI", "en"),
            ("menaquinone-1", "wrong name, for search only", "MKI", "zh"),
        ],
    ),
    (
        "statements-by-wording",
        {"wording": "preclinical-only"},
        [
            ("仅临床前", "维生素K2", "抑制", "破骨细胞", "支持", Z, T, 31),
            ("仅临床前", "维生素K2", "激活", "成骨细胞", "支持", Z, T, 30),
            ("仅临床前", "维生素K2", "激活", "骨钙素", "支持", Z, T, 32),
        ],
        [
            ("preclinical only", "vitamin K2", "activates", "osteoblast", "supports", E, T, 30),
            ("preclinical only", "vitamin K2", "activates", "osteocalcin", "supports", E, T, 32),
            ("preclinical only", "vitamin K2", "inhibits", "osteoclast", "supports", E, T, 31),
        ],
    ),
    (
        "what-sources-deny",
        {"entity": "钙"},
        [("钙", "预防", "骨质流失", "无效应", "明确陈述", Z, T, 18)],
        [("calcium", "prevents", "bone loss", "null", "stated plainly", E, T, 18)],
    ),
    (
        "what-supports-bone",
        {"substance": "硼"},
        [
            ("硼", None, "为…所必需", "骨形成", "明确陈述", "支持", Z, T, 37),
            ("硼", None, "增加", "骨骼健康", "明确陈述", "支持", Z, T, 34),
            ("硼", None, "增加", "骨骼健康", "明确陈述", "支持", Z, T, 37),
        ],
        [
            ("boron", None, "is required for", "bone formation", "stated plainly", "supports", E, T, 37),
            ("boron", None, "increases", "bone health", "stated plainly", "supports", E, T, 34),
            ("boron", None, "increases", "bone health", "stated plainly", "supports", E, T, 37),
        ],
    ),
    (
        "where-a-nutrient-comes-from",
        {"nutrient": "维生素K1"},
        [
            ("动物内脏", "是…的来源", "维生素K1", "支持", Z, T, 11),
            ("绿色蔬菜", "是…的来源", "维生素K1", "支持", Z, T, 11),
        ],
        [
            ("animal organ meats", "is a source of", "vitamin K1", "supports", E, T, 11),
            ("green leafy vegetables", "is a source of", "vitamin K1", "supports", E, T, 11),
        ],
    ),
    (
        "where-it-is-found",
        {"thing": "钙"},
        [
            ("钙", "分布于", "细胞外液", "支持", Z, T, 35),
            ("钙", "分布于", "血液", "支持", Z, T, 35),
            ("钙", "是…的组成部分", "骨", "支持", Z, T, 19),
            ("钙", "是…的组成部分", "骨基质", "支持", Z, T, 34),
            ("钙", "是…的组成部分", "骨基质", "支持", Z, T, 36),
        ],
        [
            ("calcium", "is located in", "blood", "supports", E, T, 35),
            ("calcium", "is part of", "bone", "supports", E, T, 19),
            ("calcium", "is part of", "bone matrix", "supports", E, T, 34),
            ("calcium", "is part of", "bone matrix", "supports", E, T, 36),
            ("calcium", "is located in", "extracellular fluid", "supports", E, T, 35),
        ],
    ),
]
OF_ARTICLE = {"figures-in-source", "statements-of-source"}
"""Queries that take a source; the graph has one, so their answers are compared by paragraph."""


def test_every_shipped_query_has_an_exact_answer_here() -> None:
    assert {name for name, *_ in EXPECTED} | OF_ARTICLE == set(ANSWERS)


@pytest.mark.parametrize(("name", "binding", "zh", "en"), EXPECTED, ids=[name for name, *_ in EXPECTED])
@pytest.mark.parametrize("lang", LANGS)
def test_a_shipped_query_gives_exactly_these_rows(
    kg: KnowledgeGraph, name: str, binding: Binding, zh: list[Row], en: list[Row], lang: Lang
) -> None:
    assert list(kg.run(name, lang=lang, **binding)) == (zh if lang == "zh" else en)


@pytest.mark.parametrize(
    ("lang", "paragraph", "rows"),
    [
        ("zh", 1, [(1, 0, 20, "维生素K2", "增加", "骨密度"), (1, 0, 20, "维生素K2", "降低", "骨折风险")]),
        (
            "en",
            1,
            [
                (1, 0, 20, "vitamin K2", "decreases", "fracture risk"),
                (1, 0, 20, "vitamin K2", "increases", "bone mineral density"),
            ],
        ),
    ],
)
def test_the_statements_of_the_article_stand_in_its_order(
    kg: KnowledgeGraph, lang: Lang, paragraph: int, rows: list[Row]
) -> None:
    table = kg.run("statements-of-source", lang=lang, source="k2-bone-article-2021")
    words = ("支持", "明确陈述", Z) if lang == "zh" else ("supports", "stated plainly", E)
    assert [row for row in table if row[0] == paragraph] == [(*row, *words) for row in rows]
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
                (18, "甲萘醌-4", "预防", "骨质流失", "变化百分比", None, None, -3, "%", "P2Y", Z),
                (18, "钙", "预防", "骨质流失", "变化百分比", -3, None, None, "%", "P2Y", Z),
                (19, "骨质流失", "使…更易发生", "椎体骨折", "倍数", 2, None, None, "1", None, Z),
                (19, "骨质流失", "使…更易发生", "髋部骨折", "倍数", 2, None, None, "1", None, Z),
                (20, "甲萘醌-4", "预防", "骨折", "计数", None, 14, 35, "{fractures}", "P2Y", Z),
            ],
        ),
        (
            "en",
            [
                (18, "calcium", "prevents", "bone loss", "percent change", -3, None, None, "%", "P2Y", E),
                (18, "menaquinone-4", "prevents", "bone loss", "percent change", None, None, -3, "%", "P2Y", E),
                (19, "bone loss", "predisposes to", "hip fracture", "fold", 2, None, None, "1", None, E),
                (19, "bone loss", "predisposes to", "vertebral fracture", "fold", 2, None, None, "1", None, E),
                (20, "menaquinone-4", "prevents", "bone fracture", "count", None, 14, 35, "{fractures}", "P2Y", E),
            ],
        ),
    ],
)
def test_the_figures_of_the_article_from_paragraph_18_on_are_these(
    kg: KnowledgeGraph, lang: Lang, rows: list[Row]
) -> None:
    table = kg.run("figures-in-source", lang=lang, source="k2-bone-article-2021")
    assert [row for row in table if isinstance(row[0], int) and row[0] >= 18] == rows
