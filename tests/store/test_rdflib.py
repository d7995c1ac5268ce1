"""The RDF interface that users know: the union of the graphs, answered by the engine, read-only; and plain rdflib."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SKOS
from rdflib.plugins.sparql import evaluate, prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import ResultRow
from rdflib.term import Node
from rdflib.util import from_n3

from kgraph import KnowledgeGraph, QueryError, StoreError
from kgraph.files.paths import queries_folder
from kgraph.store.engine import EmbeddedStore
from listener import Listener, listening

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib")  # of its own use
KG = rdflib.Namespace("https://w3id.org/kgraph/id/")
KGO = rdflib.Namespace("https://w3id.org/kgraph/ontology#")
SCHEMA = rdflib.URIRef("https://w3id.org/kgraph/graph/schema")
TRIPLE = (KG.a, KGO.treats, KG.b)
NAMES = sorted(path.stem for path in (queries_folder() / "answers").glob("*.rq"))
SLICE = [
    "CYP2C9--metabolizes--warfarin",
    "LMWH--decreases--BMD",
    "MGP--inhibits--vascular-calcification",
    "MK-4--has-adverse-event--adverse-events--pharmacological",
    "MK-4--increases--lumbar-BMD--pharmacological",
    "MK-4--prevents--fracture--pharmacological",
    "MK-4--prevents--vertebral-fracture--pharmacological",
    "MK-7--increases--lumbar-BMD--supplemental",
    "MK-7--prevents--cardiovascular-disease--supplemental",
    "TRPV6--increases--BMD",
    "alendronate--prevents--postmenopausal-osteoporosis",
    "apixaban--interacts-with--meal",
    "calcium--located-in--blood",
    "copper--recommended-intake-for--adults",
    "copper--upper-intake-limit-for--adults",
    "denosumab--contraindicated-in--hypocalcemia",
    "denosumab--has-adverse-event--multiple-vertebral-fractures--after-stopping",
    "denosumab--inhibits--bone-resorption",
    "denosumab--take-together--calcium",
    "green-vegetables--source-of--vitamin-K1",
    "moxifloxacin--interacts-with--calcium",
    "orlistat--interacts-with--vitamin-D3",
    "rivaroxaban--interacts-with--vitamin-K",
    "vitamin-K2--activates--MGP",
    "warfarin--causes--osteoporosis",
    "warfarin--interacts-with--vitamin-K",
]
"""Claims of the real graph that give every canned query something to answer."""


def test_the_dataset_sees_the_union_of_all_graphs(mini_kg: KnowledgeGraph) -> None:
    assert len(mini_kg.rdflib) == mini_kg.stats().totals["triples"]
    assert mini_kg.rdflib.value(KG.warfarin, SKOS.altLabel, any=True) is not None
    assert (KG["vitamin-K2"], SKOS.broader, KG["vitamin-K"]) in mini_kg.rdflib


def test_one_graph_can_be_read_alone(mini_kg: KnowledgeGraph) -> None:
    schema = mini_kg.rdflib.graph(SCHEMA)
    assert (KGO.treats, rdflib.RDF.type, KGO.Relation) in schema
    assert (KG.warfarin, None, None) not in schema


def test_the_usual_prefixes_need_no_declaration(mini_kg: KnowledgeGraph) -> None:
    assert len(list(mini_kg.rdflib.query("SELECT ?claim { ?claim a kgo:Claim }"))) == 7


def test_terms_keep_type_and_language(mini_kg: KnowledgeGraph) -> None:
    (row,) = mini_kg.rdflib.query("SELECT ?name { kg:warfarin skos:hiddenLabel ?name }")
    assert row == (rdflib.Literal("华法令错", lang="zh"),)


def column(
    graph: rdflib.Graph, query: str | Query, bindings: Mapping[str, rdflib.term.Identifier] | None = None
) -> list[Node]:
    """Return the first column of an answer."""
    return [row[0] for row in graph.query(query, initBindings=bindings) if isinstance(row, ResultRow)]


def test_a_text_query_is_answered_by_the_engine(mini_kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("rdflib's own evaluator")

    query = "SELECT ?name { kg:MGP skos:prefLabel ?name FILTER(LANG(?name) = 'en') }"
    for name in ("evalQuery", "evalPart"):
        monkeypatch.setattr(evaluate, name, refuse)
    monkeypatch.setattr("rdflib.plugins.sparql.processor.evalQuery", refuse)
    assert column(mini_kg.rdflib, query) == [rdflib.Literal("matrix Gla protein", lang="en")]
    with pytest.raises(AssertionError, match="own evaluator"):
        rdflib.Graph().query("SELECT * {}")


def test_a_dataset_clause_is_honoured(mini_kg: KnowledgeGraph) -> None:
    counts = [
        len(column(mini_kg.rdflib, f"SELECT ?s FROM graph:{name} {{ ?s a kgo:Claim }}"))  # noqa: S608 - SPARQL
        for name in ("claims", "schema")
    ]
    assert counts == [7, 0]


def test_a_prepared_query_with_bindings_is_answered(mini_kg: KnowledgeGraph) -> None:
    query = prepareQuery("SELECT ?s { ?s a ?class }")
    assert column(mini_kg.rdflib, query, {"class": KGO.Protein}) == [KG.MGP]


WRITES: dict[str, Callable[[rdflib.Dataset], object]] = {
    "add": lambda graph: graph.add(TRIPLE),
    "add to a graph": lambda graph: graph.graph(SCHEMA).add(TRIPLE),
    "add many": lambda graph: graph.addN([(*TRIPLE, graph.graph(SCHEMA))]),
    "remove": lambda graph: graph.remove(TRIPLE),
    "set": lambda graph: graph.set(TRIPLE),
    "parse": lambda graph: graph.parse(data="<http://x/a> <http://x/p> 1 .", format="turtle"),
    "update": lambda graph: graph.update("CLEAR ALL"),
    "new graph": lambda graph: graph.graph(rdflib.URIRef("http://x/new")),
    "remove graph": lambda graph: graph.remove_graph(SCHEMA),
    "destroy": lambda graph: graph.store.destroy(""),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
@pytest.mark.parametrize("where", ["disk", "memory"])
def test_writing_is_refused_and_changes_nothing(
    mini_kg: KnowledgeGraph, write: Callable[[rdflib.Dataset], object], where: str
) -> None:
    if where == "memory":
        copy = EmbeddedStore()
        copy.load(mini_kg.store.engine.quads_for_pattern(None, None, None, None))
        mini_kg = KnowledgeGraph(copy)
    before = len(mini_kg.rdflib)
    with pytest.raises(StoreError) as caught:
        write(mini_kg.rdflib)
    assert len(mini_kg.rdflib) == before
    assert caught.value.message("zh") == "此图谱为只读。请修改图谱文件，再运行kgraph build。"
    assert str(caught.value) == "This graph is read-only. Change the files of the graph, then run kgraph build."


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


@pytest.mark.parametrize("prepare", [str, prepareQuery])
def test_another_server_is_never_asked(
    mini_kg: KnowledgeGraph, listener: Listener, prepare: Callable[[str], str]
) -> None:
    with pytest.raises(QueryError):
        mini_kg.rdflib.query(prepare(f"SELECT * {{ SERVICE <{listener.url}> {{ ?s ?p ?o }} }}"))
    assert listener.count() == 0


PARTS: dict[str, Callable[[rdflib.Dataset], rdflib.Graph]] = {
    "dataset": lambda dataset: dataset,
    "default": lambda dataset: dataset.default_graph,
    "graph": lambda dataset: dataset.graph(SCHEMA),
    "context": lambda dataset: next(iter(dataset.contexts())),
    "by identifier": lambda dataset: dataset.get_context(SCHEMA),
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("prepare", [str, prepareQuery])
@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "ASK { SERVICE SILENT <URL> { ?s ?p ?o } }",
        "SELECT * { ?a ?b ?c . { SERVICE <URL> { ?s ?p ?o } } }",
    ],
)
def test_the_evaluator_of_rdflib_never_asks_another_server(
    mini_kg: KnowledgeGraph,
    listener: Listener,
    part: Callable[[rdflib.Dataset], rdflib.Graph],
    prepare: Callable[[str], str],
    query: str,
) -> None:
    with pytest.raises(QueryError):
        list(part(mini_kg.rdflib).query(prepare(query.replace("URL", listener.url)), use_store_provided=False))
    assert listener.count() == 0


def test_nothing_is_fetched_to_be_written(mini_kg: KnowledgeGraph, listener: Listener) -> None:
    for part in PARTS.values():
        graph = part(mini_kg.rdflib)
        with pytest.raises(StoreError):
            graph.parse(listener.url)
        with pytest.raises(StoreError):
            graph.update(f"LOAD <{listener.url}>", use_store_provided=False)
    assert listener.count() == 0


def test_queries_are_answered_whatever_rdflib_is_told(mini_kg: KnowledgeGraph) -> None:
    for query in ("SELECT ?s { ?s a kgo:Protein }", "SELECT ?s FROM graph:entities { ?s a kgo:Protein }"):
        rows = list(mini_kg.rdflib.query(query, use_store_provided=False))
        assert rows == list(mini_kg.rdflib.query(query)) != []


@pytest.mark.parametrize("prepare", [str, prepareQuery])
def test_a_graph_named_in_a_query_is_never_fetched(
    mini_kg: KnowledgeGraph, listener: Listener, prepare: Callable[[str], str]
) -> None:
    query = prepare(f"SELECT ?s FROM <{listener.url}> {{ ?s ?p ?o }}")  # noqa: S608 - SPARQL
    assert column(mini_kg.rdflib, query) == []
    assert listener.count() == 0


# The canned queries in a tool that is not ours


@pytest.fixture(scope="module")
def slice_of_graph(kg: KnowledgeGraph) -> list[ox.Triple]:
    """All that the union says about a few claims, their evidence, what is inherited from them and what all
    those name, with the identifiers of one drug in one system."""
    union = kg.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(!STRENDS(STR(?p), 'Match')) }")
    wanted: set[object] = {ox.NamedNode(f"https://w3id.org/kgraph/claim/{slug}") for slug in SLICE}
    onto = {KGO.about.toPython(), KGO.premise.toPython()}
    wanted |= {item.subject for item in union if item.predicate.value in onto and item.object in wanted}
    wanted |= {item.object for item in union if item.subject in wanted}
    wanted |= {item.object for item in union if item.subject in wanted and item.predicate.value == str(rdflib.RDF.type)}
    mapped = kg.construct("CONSTRUCT WHERE { kg:warfarin skos:exactMatch <https://identifiers.org/atc:B01AA03> }")
    scheme = kg.construct('CONSTRUCT WHERE { ?scheme sh:prefix "atc" ; sh:namespace ?base ; skos:prefLabel ?name }')
    return [*(item for item in union if item.subject in wanted), *mapped, *scheme]


def blocks(part: object) -> Iterator[list[tuple[Node, ...]]]:
    """Yield the blocks of triples of a query as rdflib sees it."""
    if isinstance(part, CompValue):
        if part.name == "BGP":
            yield part["triples"]
        for inner in part.values():
            yield from blocks(inner)


def count_parts(block: list[tuple[Node, ...]]) -> int:
    """Return how many parts of a block share no variable, so that a simple engine multiplies their answers."""
    groups: list[set[Node]] = []
    for triple in block:
        names = {term for term in triple if isinstance(term, rdflib.Variable)}
        touching = [group for group in groups if group & names]
        groups = [group for group in groups if not group & names] + [names.union(*touching)]
    return len(groups)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_has_no_block_whose_parts_multiply(name: str) -> None:
    text = (queries_folder() / "answers" / f"{name}.rq").read_text(encoding="utf-8")
    assert max(map(count_parts, blocks(prepareQuery(text).algebra))) <= 2


def to_value(term: Node | None) -> tuple[object, str | None]:
    """Return a term as value and language: rdflib makes decimals where others make integers."""
    if isinstance(term, rdflib.Literal):
        return term.toPython() if term.language is None else str(term), term.language
    return term, None


def read(term: object) -> Node | None:
    """Return a term of the engine as one of rdflib."""
    found = None if term is None else from_n3(str(term))
    assert found is None or isinstance(found, Node)
    return found


def to_row(row: Iterable[Node | None]) -> tuple[tuple[object, str | None], ...]:
    return tuple(map(to_value, row))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_gives_the_same_rows_in_plain_rdflib(slice_of_graph: list[ox.Triple], name: str) -> None:
    text = (queries_folder() / "answers" / f"{name}.rq").read_text(encoding="utf-8")
    if max(map(count_parts, blocks(prepareQuery(text).algebra))) > 2:
        pytest.fail("its blocks multiply: rdflib would not come to an end")
    data = ox.serialize(slice_of_graph, format=ox.RdfFormat.N_TRIPLES) or b""
    plain = rdflib.Graph().parse(data=data, format="nt").query(text)
    engine = ox.Store()
    engine.extend(ox.Quad(item.subject, item.predicate, item.object) for item in slice_of_graph)
    answer = engine.query(text)
    assert isinstance(answer, ox.QuerySolutions)
    assert [str(variable) for variable in plain.vars or ()] == [variable.value for variable in answer.variables]
    ours = Counter(to_row(read(cell) for cell in row) for row in answer)
    assert Counter(to_row(row) for row in plain if isinstance(row, tuple)) == ours
    assert ours.total() >= 2
