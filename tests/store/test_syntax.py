"""Faults in SPARQL: the place where they stand, and words of our own in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import answer, run
from kgraph import KnowledgeGraph
from kgraph.errors import QueryError, QueryHeaderError, QuerySyntaxError
from kgraph.files.paths import queries_folder
from kgraph.store.canned import read_query
from kgraph.store.engine import EmbeddedStore

FAULTS = [
    ("SELECT COUNT(*) WHERE { ?s ?p ?o }", 1, 8, "COUNT", "needs parentheses and a name", "须加括号并命名"),
    ("SELECT (COUNT(?x)) { ?x ?p ?o }", 1, 8, "COUNT(?x)", "needs parentheses and a name", "须加括号并命名"),
    ("SELECT ?s (SUM(?o)) { ?s ?p ?o }", 1, 11, "SUM(?o)", "needs parentheses and a name", "须加括号并命名"),
    ("SELECT ?x, ?y WHERE { ?x ?p ?y }", 1, 10, "", "not commas", "不用逗号"),
    ("SELECT ?x ?y, ?z { ?x ?y ?z }", 1, 13, "", "not commas", "不用逗号"),
    ("SELECT DISTINCT ?longer, ?y { ?y ?p ?longer }", 1, 24, "", "not commas", "不用逗号"),
    ("SELECT ?l WHERE {<test> ?p ?l}", 1, 18, "<test>", "relative IRI", "相对IRI"),
    ("SELECT ?l WHERE {\n  ?s <../p> ?l}", 2, 6, "<../p>", "relative IRI", "相对IRI"),
    ("ASK { ?s ?p <#here> }", 1, 13, "<#here>", "relative IRI", "相对IRI"),
    ("INSERT DATA { <x:a> <x:b> 1 }", 1, 1, "INSERT", "is an update", "是更新"),
    ("PREFIX x: <x:>\nDELETE WHERE { ?a x:b ?c }", 2, 1, "DELETE", "is an update", "是更新"),
    ("# all\n\nDROP ALL", 3, 1, "DROP", "is an update", "是更新"),
    ("LOAD <http://127.0.0.1:1/>", 1, 1, "LOAD", "is an update", "是更新"),
    ("SELECT\u00a0?l WHERE { ?s ?p ?l }", 1, 7, "U+00A0", "NO-BREAK SPACE", "空格"),
    ("SELECT ?l {\n ?s ?p\u3000?l }", 2, 7, "U+3000", "IDEOGRAPHIC SPACE", "空格"),
    ("SELECT ?l { ?s ?p ?l\u200b }", 1, 21, "U+200B", "ZERO WIDTH SPACE", "空格"),
    ("SELECT ?l WHERE ｛?s ?p ?l}", 1, 17, "U+FF5B", "use { instead", "应写作{"),
    ("SELECT ?l { ?s ?p ?l，?m }", 1, 21, "U+FF0C", "use , instead", "应写作,"),
    ("SELECT ?l { ?s ?p ?l FILTER（?l = 1) }", 1, 28, "U+FF08", "use ( instead", "应写作("),
    ("SELECT ?s { ?s ?p “x” }", 1, 19, "U+201C", 'use " instead', '应写作"'),
    ("SELECT ?s { ?s wd:P31 ?o }", 1, 16, "wd:", "is not declared", "没有声明前缀"),
    ("SELECT ?s {\n  ?s ?p ?o .\n  dbo:Drug ?p ?o }", 3, 3, "dbo:", "is not declared", "没有声明前缀"),
    ("PREFIX a: <x:> ASK { ?s a:b ?o FILTER(a:c(?o) && bad:f(?o)) }", 1, 50, "bad:", "is not declared", "没有声明前缀"),
    ("SELECT ?a ?b { ?a ?p ?b } GROUP BY ?a", 1, 11, "?b", "is not in GROUP BY", "不在GROUP BY中"),
    ("SELECT (COUNT(?p) AS ?n) ?b { ?a ?p ?b } GROUP BY ?a", 1, 26, "?b", "is not in GROUP BY", "不在GROUP BY中"),
    ("SELECT ?b\n ?c { ?a ?b ?c } GROUP BY ?b", 2, 2, "?c", "is not in GROUP BY", "不在GROUP BY中"),
    ("SELECT * { ?a ?b ?c } GROUP BY ?a", 1, 1, "", "cannot be combined with", "不能与GROUP BY同用"),
    ("SELECT ?a (1 AS ?a) { }", 1, 1, "", "twice", "出现了两次"),
    ("SELECT ?x {\n  ?x !\n}", 3, 1, "}", "cannot be written here", "不能写在此处"),
    ("SELECT ?x { ?x ?p 'service' . oops }", 1, 31, "oops", "cannot be written here", "不能写在此处"),
    ("SELECT ?l { ?s ?p ?l } FILTER(?l)", 1, 24, "FILTER", "cannot be written here", "不能写在此处"),
    ("SELECT ?x { ?x ?y ?z } LIMIT many", 1, 30, "many", "cannot be written here", "不能写在此处"),
    ("hello", 1, 1, "hello", "cannot be written here", "不能写在此处"),
    ("SELECT ?x { ?x ?y ?z", 1, 11, "{", "is not closed", "没有对应的右括号"),
    ("SELECT ?x {\n { ?x ?y ?z }", 1, 11, "{", "is not closed", "没有对应的右括号"),
    ("SELECT ?x { ?x ?p 'abc }", 1, 19, "", "quotation mark", "引号没有成对"),
    ("SELECT ?x", 1, 10, "", "is incomplete", "没有写完"),
    ("", 1, 1, "", "is incomplete", "没有写完"),
]


@pytest.mark.parametrize(("query", "line", "column", "named", "en", "zh"), FAULTS)
def test_a_fault_is_placed_and_named(query: str, line: int, column: int, named: str, en: str, zh: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        EmbeddedStore().answer(query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert str(caught.value).startswith(f"line {line}, column {column}: not valid SPARQL: ")
    assert caught.value.message("zh").startswith(f"第{line}行第{column}列：不是合法的SPARQL：")
    for lang, words in (("en", en), ("zh", zh)):
        said = caught.value.message(lang)
        assert words in said
        assert named in said
        assert "expected" not in said
        assert "['" not in said
        assert "\n" not in said


# Byte order marks and other encodings

BOM = "\ufeff"


@pytest.mark.parametrize(
    "query", ["SELECT ?x { ?x a kgo:Drug }", "ASK { ?x a kgo:Drug }", "SELECT *\n{ ?x a kgo:Drug }"]
)
def test_a_byte_order_mark_is_no_part_of_a_query(
    mini_kg: KnowledgeGraph, mini: Path, tmp_path: Path, query: str
) -> None:
    file = tmp_path / "q.rq"
    file.write_text(BOM + query, encoding="utf-8")
    expected = answer("query", "-e", query, "--graph", mini)
    assert answer("query", file, "--graph", mini) == expected
    assert answer("query", "-", "--graph", mini, stdin=(BOM + query).encode()) == expected
    assert mini_kg.store.answer(BOM + query) == mini_kg.store.answer(query)


def test_a_canned_query_and_a_rule_may_begin_with_a_byte_order_mark(mini: Path, tmp_path: Path) -> None:
    original = queries_folder() / "answers" / "names-of-entity.rq"
    copy = tmp_path / original.name
    copy.write_text(BOM + original.read_text(encoding="utf-8"), encoding="utf-8")
    assert read_query(copy) == read_query(original)
    claims = len(KnowledgeGraph.load(mini).construct("CONSTRUCT WHERE { ?s kgo:interacts-with ?o }"))
    for rule in (mini / "rules").glob("*.rq"):
        rule.write_text(BOM + rule.read_text(encoding="utf-8"), encoding="utf-8")
    assert len(KnowledgeGraph.load(mini).construct("CONSTRUCT WHERE { ?s kgo:interacts-with ?o }")) == claims


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "gb18030"])
def test_a_query_in_another_encoding_is_refused_in_our_own_words(mini: Path, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "q.rq"
    content = "# 查询\nSELECT ?x { ?x ?p '钙' }".encode(encoding)
    file.write_bytes(content)
    for arguments, stdin in (((file,), b""), (("-",), content)):
        result = run("query", *arguments, "--lang", "zh", "--graph", mini, stdin=stdin)
        assert (result.exit_code, result.stderr) == (3, f"{arguments[0]}:1：文件不是UTF-8编码。\n")


def test_a_canned_query_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_bytes("#+ id: a\n#+ title.zh: 钙".encode("gbk"))
    with pytest.raises(QueryHeaderError) as caught:
        read_query(tmp_path / "a.rq")
    assert (caught.value.key, caught.value.line) == ("turtle-not-utf8", 2)


@pytest.mark.parametrize(
    ("query", "names"),
    [("ASK {}", "kg.ask"), ("DESCRIBE kg:MGP", "kg.construct"), ("CONSTRUCT WHERE { ?s a ?o }", "kg.construct")],
)
def test_a_query_of_another_form_names_what_answers_it(mini_kg: KnowledgeGraph, query: str, names: str) -> None:
    with pytest.raises(QueryError) as caught:
        mini_kg.query(query)
    for lang in ("zh", "en"):
        assert names in caught.value.message(lang)


LONG = "x" * 10_000


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ ?s {LONG}:p ?o }}",
        f"ASK {{ ?s <{LONG}> ?o }}",
        f"SELECT (COUNT(?{LONG})) {{ ?s ?p ?o }}",
        f"SELECT ?a ?{LONG} {{ ?a ?p ?{LONG} }} GROUP BY ?a",
        f"ASK {{ ?s ?p ?o }} {LONG}",
    ],
    ids=["prefix", "relative", "unnamed", "ungrouped", "word"],
)
def test_what_a_message_quotes_is_cut(query: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        EmbeddedStore().answer(query)
    for lang in ("en", "zh"):
        assert "x…" in caught.value.message(lang)
        assert len(caught.value.message(lang)) < 300
