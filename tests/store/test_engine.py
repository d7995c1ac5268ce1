"""The store: cells, kinds of query, errors with their place, and nothing that reaches the network."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.build.build import build
from kgraph.errors import QueryError, QuerySyntaxError, StoreError
from kgraph.store.engine import EmbeddedStore, refuse_service
from kgraph.table import Cell, Iri, Text
from listener import Listener, listening

XSD = "http://www.w3.org/2001/XMLSchema#"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"http://x/{name}")


@pytest.fixture
def store() -> EmbeddedStore:
    """Two graphs of one statement each."""
    found = EmbeddedStore()
    found.load(ox.Quad(node(name), node("p"), ox.Literal(name), node(f"graph-{name}")) for name in "ab")
    return found


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


@pytest.mark.parametrize(
    ("term", "kind", "cell"),
    [
        ("<http://x/a>", Iri, "http://x/a"),
        ('"钙"@zh', Text, "钙"),
        ('"plain"', Text, "plain"),
        ("2", int, 2),
        (f'"2"^^<{XSD}nonNegativeInteger>', int, 2),
        ("2.50", Decimal, Decimal("2.50")),
        ("2e0", Text, "2"),
        ("true", bool, True),
        (f'"0"^^<{XSD}boolean>', bool, False),
        (f'"P2Y"^^<{XSD}duration>', Text, "P2Y"),
        (f'"many"^^<{XSD}integer>', Text, "many"),
        (f'"many"^^<{XSD}decimal>', Text, "many"),
        (f'"perhaps"^^<{XSD}boolean>', Text, "perhaps"),
    ],
)
def test_a_cell_keeps_the_type_and_value_of_its_term(store: EmbeddedStore, term: str, kind: type, cell: Cell) -> None:
    ((found,),) = store.select(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")
    assert (type(found), found) == (kind, cell)


def test_a_cell_keeps_the_language_of_its_text(store: EmbeddedStore) -> None:
    table = store.select('SELECT ?x { VALUES ?x { "钙"@zh "calcium"@en "Ca" } }')
    assert [(cell, cell.lang) for (cell,) in table if isinstance(cell, Text)] == [
        ("钙", "zh"),
        ("calcium", "en"),
        ("Ca", None),
    ]


def test_an_unbound_cell_is_none(store: EmbeddedStore) -> None:
    assert store.select("SELECT ?x ?y { VALUES (?x ?y) { (1 UNDEF) } }").rows == ((1, None),)


def test_columns_stand_in_the_order_of_the_select_clause(store: EmbeddedStore) -> None:
    assert store.select("SELECT ?z ?a ?m { }").columns == ("z", "a", "m")


def test_ask_answers_true_and_false(store: EmbeddedStore) -> None:
    assert store.ask("ASK { <http://x/a> ?p ?o }") is True
    assert store.ask("ASK { <http://x/c> ?p ?o }") is False


@pytest.mark.parametrize("query", ["CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "DESCRIBE <http://x/b> <http://x/a>"])
def test_construct_and_describe_give_sorted_triples(store: EmbeddedStore, query: str) -> None:
    assert store.construct(query) == [ox.Triple(node(name), node("p"), ox.Literal(name)) for name in "ab"]


SELECT, ASK, CONSTRUCT = "SELECT * {}", "ASK {}", "CONSTRUCT {} {}"


@pytest.mark.parametrize("query", [ASK, CONSTRUCT])
def test_select_takes_no_other_form(store: EmbeddedStore, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.select(query)
    assert caught.value.message("zh").startswith("这里需要SELECT查询；")
    assert str(caught.value).startswith("A SELECT query is needed here; use kg.")


@pytest.mark.parametrize("query", [SELECT, CONSTRUCT])
def test_ask_takes_no_other_form(store: EmbeddedStore, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.ask(query)
    assert caught.value.message("zh").startswith("这里需要ASK查询；")
    assert str(caught.value).startswith("An ASK query is needed here; use kg.")


@pytest.mark.parametrize("query", [SELECT, ASK])
def test_construct_takes_no_other_form(store: EmbeddedStore, query: str) -> None:
    with pytest.raises(QueryError) as caught:
        store.construct(query)
    assert caught.value.message("zh").startswith("这里需要CONSTRUCT或DESCRIBE查询；")
    assert str(caught.value).startswith("A CONSTRUCT or DESCRIBE query is needed here; use kg.")


def test_a_construct_has_no_results_format(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError):
        store.serialize_answer(CONSTRUCT, ox.QueryResultsFormat.JSON)


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("SELECT ?x { VALUES ?x { 1 } }", b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":'),
        ("ASK {}", b'{"head":{},"boolean":true}'),
    ],
)
def test_answers_are_written_in_the_standard_format(store: EmbeddedStore, query: str, answer: bytes) -> None:
    assert store.serialize_answer(query, ox.QueryResultsFormat.JSON).startswith(answer)


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [("SELECT ?x {\n  ?x !\n}", 3, 1), ("SELECT ?x { ?x nope:a 1 }", 1, 16)],
)
def test_bad_sparql_names_line_and_column(store: EmbeddedStore, query: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        store.select(query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert caught.value.message("zh").startswith(f"第{line}行第{column}列：不是合法的SPARQL：")
    assert str(caught.value).startswith(f"line {line}, column {column}: not valid SPARQL: ")


def test_a_query_that_cannot_be_evaluated_raises(store: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        def query(self, *_: object, **__: object) -> None:
            raise OSError("the disk is gone")

    monkeypatch.setattr(store, "engine", Failing())
    with pytest.raises(QueryError) as caught:
        store.select(SELECT)
    assert caught.value.message("zh") == "查询无法执行：the disk is gone"
    assert str(caught.value) == "The query cannot be run: the disk is gone"


# Dataset clauses


def names(store: EmbeddedStore, query: str) -> list[str]:
    return sorted(str(cell) for (cell,) in store.select(query))


def test_a_query_without_a_dataset_clause_sees_the_union(store: EmbeddedStore) -> None:
    assert names(store, "SELECT ?o { ?s ?p ?o }") == ["a", "b"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT ?o FROM <http://x/graph-a> { ?s ?p ?o }", ["a"]),
        ("SELECT ?o\nfrom<http://x/graph-a>FROM<http://x/graph-b>{ ?s ?p ?o }", ["a", "b"]),
        ("SELECT ?o FROM NAMED <http://x/graph-b> { GRAPH ?g { ?s ?p ?o } }", ["b"]),
        ("SELECT ?o FROM NAMED <http://x/graph-b> { ?s ?p ?o }", []),
        ("SELECT ?o FROM <http://x/none> { ?s ?p ?o }", []),
        ("SELECT ?o (1<2 AS ?less)FROM <http://x/graph-a> { ?s ?p ?o }", ["a"]),
    ],
)
def test_a_dataset_clause_is_honoured(store: EmbeddedStore, query: str, found: list[str]) -> None:
    assert [str(row[0]) for row in sorted(store.select(query), key=str)] == found


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?from { ?s ?p ?from } # FROM <http://x/graph-a>",
        "SELECT ?o { ?s ?p ?o FILTER(?o != 'FROM <http://x/graph-a>') }",
        'SELECT ?o { ?s ?p ?o FILTER(?o != """FROM "x" <http://x/graph-a>""") }',
        "PREFIX from: <http://x/from> SELECT ?o { ?s ?p ?o FILTER(?s != from:FROM) }",
    ],
)
def test_the_word_from_elsewhere_is_no_dataset_clause(store: EmbeddedStore, query: str) -> None:
    assert names(store, query) == ["a", "b"]


# The network


def test_the_listener_counts_who_connects(listener: Listener) -> None:
    with pytest.raises((urllib.error.URLError, ConnectionError)):
        urllib.request.urlopen(listener.url)  # noqa: S310 - our own listener
    assert listener.count() == 1


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { sErViCe<URL>{ ?s ?p ?o } }",
        "SELECT * { SERVICE\n\t<URL> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o.SERVICE<URL>{ ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
        "SELECT * { VALUES ?url { <URL> } SERVICE ?url { ?s ?p ?o } }",
        "SELECT * { VALUES ?url { <URL> } SERVICE$url{ ?s ?p ?o } }",
        "PREFIX : <URL> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX s: <URL> SELECT * { SERVICEs:x { ?s ?p ?o } }",
        "PREFIX service: <URL> SELECT * { SERVICE service:SERVICE { ?s ?p ?o } }",
        'SELECT * { FILTER(1<2#>"""\n) SERVICE <URL> { ?s ?p ?o } #"""\n }',
        "SELECT * { FILTER(1<2#>'''\n) SERVICE <URL> { ?s ?p ?o } #'''\n }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "ASK { SERVICE <URL> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    ],
)
def test_asking_another_server_is_refused_and_nothing_connects(
    store: EmbeddedStore, listener: Listener, query: str
) -> None:
    with pytest.raises(QueryError) as caught:
        store.select(query.replace("URL", listener.url))
    assert listener.count() == 0
    assert caught.value.message("zh") == "不允许使用SERVICE：查询不会访问网络。"
    assert str(caught.value) == "SERVICE is not allowed: queries never access the network."


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE # <\n SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "ASK { SERVICE <URL> { ?s ?p ?o } } oops",
    ],
)
def test_another_server_in_a_spelling_that_hides_it_is_not_asked(
    store: EmbeddedStore, listener: Listener, query: str
) -> None:
    with pytest.raises(QueryError):
        store.select(query.replace("URL", listener.url))
    assert listener.count() == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { } # SERVICE <http://x/> { }",
        "SELECT ?x { FILTER('SERVICE <http://x/> {}' != '') }",
        'SELECT ?x { FILTER("""SERVICE "<http://x/>" {}""" != "") }',
        "SELECT ?service { ?service ?p $SERVICE }",
        "PREFIX service: <http://x/> SELECT ?x { ?x service:SERVICE <http://x/SERVICE> }",
        "SELECT ?x { _:service ?p 'x'@service }",
    ],
)
def test_the_word_service_elsewhere_is_allowed(query: str) -> None:
    refuse_service(query)


def test_bad_sparql_that_holds_the_word_service_is_a_syntax_error(store: EmbeddedStore) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        store.select("SELECT * { ?s ?p 'service' . oops }")
    assert (caught.value.line, caught.value.column) == (1, 30)


@pytest.fixture
def built(mini: Path, tmp_path: Path) -> EmbeddedStore:
    """The small graph, built on disk and opened for reading."""
    return EmbeddedStore.open(build(mini, tmp_path / "cache") / "store")


def test_a_store_opened_for_reading_takes_no_quads(built: EmbeddedStore) -> None:
    with pytest.raises(StoreError) as caught:
        built.load([ox.Quad(node("a"), node("p"), node("a"))])
    assert caught.value.message("zh") == "此图谱为只读。请修改图谱文件，再运行kgraph build。"
    assert str(caught.value) == "This graph is read-only. Change the files of the graph, then run kgraph build."
    assert built.ask("ASK { <http://x/a> ?p ?o }") is False


# Opening


def test_a_folder_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a store", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        EmbeddedStore.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    assert caught.value.message("zh") == f"{tmp_path}：此处没有已构建的图谱。请运行kgraph build。"
    assert str(caught.value) == f"{tmp_path}: there is no built graph here. Run kgraph build."


def test_a_folder_that_does_not_exist_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        EmbeddedStore.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()
