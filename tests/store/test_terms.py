"""Terms that a query names and the graph does not hold are pointed out, with the nearest that it does hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import run, start
from kgraph import KnowledgeGraph
from kgraph.files.paths import graph_folder, queries_folder
from kgraph.store.terms import Unheld, find_unheld
from kgraph.text import LANGS
from kgraph.vocab import KG, KGO, SKOS

PREVENTS = f"<{KGO.iri_of('prevents')}>"
MISSPELT = [
    ("SELECT ?s { ?s kgo:prevnts ?o }", [("kgo:prevnts", "kgo:prevents")]),
    ("SELECT * { ?s a kgo:Drug OPTIONAL { kg:warfrin kgo:interacts-with ?o } }", [("kg:warfrin", "kg:warfarin")]),
    ("SELECT * { ?s a kgo:Drug MINUS { ?s a kgo:Drugg } }", [("kgo:Drugg", "kgo:Drug")]),
    ("ASK { ?s kgo:Prevents ?o }", [("kgo:Prevents", "kgo:prevents")]),
    ("ASK { kg:vitamin_k2 ?p ?o }", [("kg:vitamin_k2", "kg:vitamin-K2")]),
    (f"ASK {{ ?s <{KGO.iri_of('prevnts')}> ?o }}", [(f"<{KGO.iri_of('prevnts')}>", PREVENTS)]),
    ("ASK { ?s (kgo:activates|^kgo:prevnts)+/!kgo:inhibts ?o }", [
        ("kgo:prevnts", "kgo:prevents"), ("kgo:inhibts", "kgo:inhibits"),
    ]),
    ("DESCRIBE kg:warfrin", [("kg:warfrin", "kg:warfarin")]),
    ("CONSTRUCT { ?s kgo:mine ?o } { ?s kgo:prevnts ?o }", [("kgo:prevnts", "kgo:prevents")]),
    ("SELECT * { VALUES ?s { kg:MGP kg:MGPP } ?s ?p ?o FILTER(?p != kgo:abuot) }", [
        ("kg:MGPP", "kg:MGP"), ("kgo:abuot", "kgo:about"),
    ]),
    ("ASK { GRAPH graph:clams { ?s ?p ?o } }", [("graph:clams", "graph:claims")]),
    ("ASK { claim:MGP--inhibit--vascular-calcification ?p ?o }", [
        ("claim:MGP--inhibit--vascular-calcification", "claim:MGP--inhibits--vascular-calcification"),
    ]),
    ("ASK { ?s kgo:prevnts ?o . ?o kgo:prevnts ?s }", [("kgo:prevnts", "kgo:prevents")]),
    ("ASK { kg:华法林 ?p ?o }", [("kg:华法林", "")]),
    ("ASK { kg:of-which-nobody-knows ?p ?o }", [("kg:of-which-nobody-knows", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("sparql", "found"), MISSPELT)
def test_a_misspelt_term_is_found_with_the_nearest_one(
    mini_kg: KnowledgeGraph, sparql: str, found: list[tuple[str, str]]
) -> None:
    assert find_unheld(mini_kg.store, sparql) == tuple(Unheld(*term) for term in found)


def test_terms_of_others_leave_room_for_a_suggestion(mini_kg: KnowledgeGraph) -> None:
    others = " ".join(f"; x:p{number} ?o{number}" for number in range(10))
    sparql = f"PREFIX x: <http://example.org/> ASK {{ ?s skos:narrower ?n {others} ; kgo:prevnts ?o }}"
    assert find_unheld(mini_kg.store, sparql) == (Unheld("kgo:prevnts", "kgo:prevents"),)


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { ?s kgo:prevents kg:vascular-calcification }",
        'ASK { ?s skos:note "kgo:prevnts", "\\"kg:warfrin", """kg:warfrin\n"kgo:x""" }',
        "ASK { ?s ?p ?o } # kgo:prevnts\n# <https://w3id.org/kgraph/id/warfrin>",
        f'ASK {{ ?s ?p "1"^^kgo:mine, "2"^^<{KGO.iri_of("mine")}> }}',
        f"CONSTRUCT {{ kg:new kgo:mine ?o . <{KG.iri_of('newer')}> a kgo:New }} WHERE {{ ?s ?p ?o }}",
        "SELECT (IF(?b, kgo:yes, kgo:no) AS ?a) { BIND((1 = (2)) AS ?b) BIND(kgo:maybe AS ?c) }",
        "SELECT ?s { ?s ?p ?o FILTER(STRSTARTS(STR(?s), STR(kg:)) && STR(?p) != STR(<https://w3id.org/kgraph/id/>)) }",
        "PREFIX x: <http://example.org/> ASK { ?s x:prevnts <http://example.org/warfrin> }",
        "PREFIX kg: <http://example.org/> ASK { kg:warfrin ?p ?o }",
        "ASK { ?s a kgo:InheritedClaim ; kgo:severity ?severity ; owl:deprecated ?old }",
        "ASK { ?s skos:narrower ?o ; skos:notation ?n ; dcterms:subject ?t ; rdf:_1 ?one }",
        "ASK { kg:warfari\\u006E ?p <https://w3id.org/kgraph/id/warfari\\u006E> }",
        "ASK { ?s ?p ?o.BIND(kgo:new AS ?new).bind # of the query\n (kg:newer AS ?newer) }",
        "ASK { ?kgo ?p ?o . ?o.kgo:about ?x . kg:warfarin.?a ?b ?c }",
    ],
)
def test_what_is_right_or_made_by_the_query_is_passed_over(mini_kg: KnowledgeGraph, sparql: str) -> None:
    assert find_unheld(mini_kg.store, sparql) == ()


@pytest.mark.parametrize(
    "path",
    sorted((*queries_folder().glob("answers/*.rq"), *graph_folder().glob("rules/*.rq"))),
    ids=lambda path: path.stem,
)
def test_the_queries_of_the_project_name_nothing_unknown(kg: KnowledgeGraph, path: Path) -> None:
    assert find_unheld(kg.store, path.read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    ("sparql", "written", "meant"),
    [
        ("ASK { kg:prevents ?p ?o }", "kg:prevents", "kgo:prevents"),
        ("ASK { kgo:warfarin ?p ?o }", "kgo:warfarin", "kg:warfarin"),
        ("ASK { ?s <http://w3id.org/kgraph/ontology#prevents> ?o }", None, PREVENTS),
        ("ASK { ?s <https://w3id.org/kgraph/ontology/prevents> ?o }", None, PREVENTS),
        ("ASK { ?s <https://W3ID.org/kgraph/ontologyprevents> ?o }", None, PREVENTS),
        ("PREFIX o: <https://w3id.org/kgraph/ontology/> ASK { ?s o:prevents ?o }", "o:prevents", "kgo:prevents"),
        ("ASK { ?s skos:preflabel ?name }", "skos:preflabel", "skos:prefLabel"),
        ("ASK { ?s skos:prefLabels ?name }", "skos:prefLabels", "skos:prefLabel"),
        (f"ASK {{ ?s <{SKOS.iri_of('pref-label')}> ?name }}", None, f"<{SKOS.prefLabel}>"),
        ("ASK { ?s rdf:Type kgo:Drug }", "rdf:Type", "rdf:type"),
    ],
)
def test_a_term_of_the_wrong_namespace_is_found(
    mini_kg: KnowledgeGraph, sparql: str, written: str | None, meant: str
) -> None:
    wanted = written or sparql[sparql.index("<") : sparql.index(">") + 1]
    assert find_unheld(mini_kg.store, sparql) == (Unheld(wanted, meant),)


@pytest.mark.parametrize(
    ("prefix", "declared", "right"),
    [
        ("kgo", "http://w3id.org/kgraph/ontology#", KGO.iri),
        ("kgo", "https://w3id.org/kgraph/ontology", KGO.iri),
        ("skos", "http://www.w3.org/2004/02/skos#", SKOS.iri),
    ],
)
def test_a_prefix_that_is_declared_wrong_is_found_once(
    mini_kg: KnowledgeGraph, prefix: str, declared: str, right: str
) -> None:
    name, other = ("prefLabel", "broader") if prefix == "skos" else ("prevents", "about")
    sparql = f"PREFIX {prefix}: <{declared}>\nASK {{ ?s {prefix}:{name} ?a ; {prefix}:{other} ?b }}"
    assert find_unheld(mini_kg.store, sparql) == (Unheld(f"{prefix}:", right, declared),)


# What is said

SAID = {
    "en": [
        "kgo:prevnts is not in this graph; did you mean kgo:prevents?",
        "kg:of-which-nobody-knows is not in this graph.",
        "The query declares skos: as <http://skos/>; in this graph it is <http://www.w3.org/2004/02/skos/core#>.",
    ],
    "zh": [
        "图谱中没有kgo:prevnts，是否想写kgo:prevents？",
        "图谱中没有kg:of-which-nobody-knows。",
        "查询把前缀skos:声明为<http://skos/>，本图谱中是<http://www.w3.org/2004/02/skos/core#>。",
    ],
}
SEVERAL = "PREFIX skos: <http://skos/> {form} {{ ?s kgo:prevnts kg:of-which-nobody-knows ; skos:prefLabel ?name }}"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", ["SELECT *", "ASK", "DESCRIBE ?s", "CONSTRUCT { ?s a ?name }"])
@pytest.mark.parametrize("way", ["text", "file", "standard input"])
def test_a_query_of_ones_own_is_told_what_the_graph_does_not_hold(
    mini: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, lang: str, form: str, way: str
) -> None:
    sparql = SEVERAL.format(form=form)
    file = tmp_path / "own.rq"
    file.write_text(sparql, encoding="utf-8")
    given: dict[str, tuple[str | Path, ...]] = {"text": ("-e", sparql), "file": (file,), "standard input": ("-",)}
    result = run("query", *given[way], "--graph", mini, "--lang", lang, stdin=sparql)
    assert (result.exit_code, caplog.messages) == (0, SAID[lang])


@pytest.mark.parametrize("options", [(), ("--json",), ("--format", "csv")])
def test_what_is_told_goes_to_standard_error_and_leaves_the_answer_as_it_is(
    mini: Path, options: tuple[str, ...]
) -> None:
    sparql = "SELECT ?s {{ ?s a kgo:Drug OPTIONAL {{ {name} ?p ?o }} }}"
    command: tuple[str | Path, ...] = ("query", "--graph", mini, "--lang", "zh", *options, "-e")
    names = ("kg:warfrin", "<http://example.org/warfrin>")
    misspelt, other = (start(*command, sparql.format(name=name)).communicate() for name in names)
    assert misspelt == (other[0], "图谱中没有kg:warfrin，是否想写kg:warfarin？\n".encode())
    assert other[1] == b""


@pytest.mark.parametrize("method", ["query", "ask", "construct"])
def test_python_is_told_by_a_warning_of_the_logger(
    mini_kg: KnowledgeGraph, caplog: pytest.LogCaptureFixture, method: str
) -> None:
    form = {"query": "SELECT *", "ask": "ASK", "construct": "DESCRIBE ?s"}[method]
    getattr(mini_kg, method)(SEVERAL.format(form=form))
    assert [(record.name, record.levelname) for record in caplog.records] == [("kgraph", "WARNING")] * 3
    assert caplog.messages == SAID["en"]


@pytest.mark.parametrize("name", ["gaps-one-group", "adverse-events", "upper-limits"])
def test_canned_queries_are_right_on_a_graph_without_what_they_ask_for(
    mini: Path, mini_kg: KnowledgeGraph, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    mini_kg.run(name)
    assert run("query", name, "--graph", mini).exit_code == 0
    assert caplog.messages == []


@pytest.mark.parametrize("count", [5, 6, 1200])
def test_only_the_first_few_terms_are_told(
    mini_kg: KnowledgeGraph, caplog: pytest.LogCaptureFixture, count: int
) -> None:
    mini_kg.ask(f"ASK {{ VALUES ?s {{ {' '.join(f'kg:nothing-{number}' for number in range(count))} }} }}")
    more = {
        5: [],
        6: ["1 more term(s) of the query are not in this graph."],
        1200: ["995 more term(s) of the query are not in this graph."],
    }
    assert caplog.messages == [f"kg:nothing-{number} is not in this graph." for number in range(5)] + more[count]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<https://w3id.org/kgraph/id/a\u202eb>", "<https://w3id.org/kgraph/id/a\\u202eb>"),
        (f"kg:{'x' * 300}", f"kg:{'x' * 117}…"),
        (f"<https://w3id.org/kgraph/id/{'x' * 100_000}>", f"<https://w3id.org/kgraph/id/{'x' * 92}…"),
    ],
)
def test_what_is_shown_of_a_query_is_short_and_harmless(
    mini_kg: KnowledgeGraph, caplog: pytest.LogCaptureFixture, written: str, shown: str
) -> None:
    mini_kg.ask(f"ASK {{ ?s ?p {written} }}")
    assert caplog.messages == [f"{shown} is not in this graph."]
