"""Export: every format holds the same statements, and a failed write leaves what was there."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import to_isomorphic

from kgraph import ArgumentError, KnowledgeGraph, StoreError
from kgraph.exchange.rdf import FORMATS, write
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import PREFIXES
from small_files import files_limited_to

READERS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def serialize(store: EmbeddedStore, format: str) -> bytes:
    stream = io.BytesIO()
    write(store, format, stream)
    return stream.getvalue()


def quads(kg: KnowledgeGraph) -> set[ox.Quad]:
    return set(kg.store.engine.quads_for_pattern(None, None, None, None))


def triples(kg: KnowledgeGraph) -> set[ox.Triple]:
    return {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads(kg)}


def test_the_formats_are_those_that_are_documented() -> None:
    assert set(FORMATS) == set(READERS)


@pytest.mark.parametrize("name", ["nquads", "trig", "jsonld"])
def test_formats_with_graphs_hold_the_same_quads(mini_kg: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    mini_kg.export(name, tmp_path / "out")
    assert set(ox.parse(path=str(tmp_path / "out"), format=READERS[name])) == quads(mini_kg)


def test_turtle_holds_the_union_of_the_graphs(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    mini_kg.export("turtle", tmp_path / "out")
    parsed = list(ox.parse(path=str(tmp_path / "out"), format=ox.RdfFormat.TURTLE))
    assert {ox.Triple(item.subject, item.predicate, item.object) for item in parsed} == triples(mini_kg)
    assert len(parsed) == mini_kg.stats().totals["triples"]


def test_rdflib_reads_the_same_turtle(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    mini_kg.export("turtle", tmp_path / "out.ttl")
    nt = ox.serialize(triples(mini_kg), format=ox.RdfFormat.N_TRIPLES) or b""
    expected = rdflib.Graph().parse(data=nt, format="nt")
    assert to_isomorphic(rdflib.Graph().parse(tmp_path / "out.ttl")) == to_isomorphic(expected)


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning:rdflib")  # of its own use
def test_rdflib_reads_the_same_trig(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    mini_kg.export("trig", tmp_path / "out.trig")
    nq = ox.serialize(quads(mini_kg), format=ox.RdfFormat.N_QUADS) or b""
    expected, found = rdflib.Dataset(), rdflib.Dataset()
    expected.parse(data=nq, format="nquads")
    found.parse(tmp_path / "out.trig", format="trig")
    assert set(found.quads()) == set(expected.quads())


@pytest.mark.parametrize("name", FORMATS)
def test_equal_graphs_export_equal_bytes(mini: Path, name: str) -> None:
    first, second = KnowledgeGraph.load(mini), KnowledgeGraph.load(mini)
    assert serialize(first.store, name) == serialize(second.store, name)


def test_statements_stand_by_graph_then_as_text(kg: KnowledgeGraph) -> None:
    def order(quad: ox.Quad) -> tuple[str, ...]:
        return tuple(map(str, (quad.graph_name, quad.subject, quad.predicate, quad.object)))

    quads_in_order = sorted(quads(kg), key=order)
    assert serialize(kg.store, "nquads") == ox.serialize(quads_in_order, format=READERS["nquads"])
    triples_in_order = sorted(triples(kg), key=str)
    assert serialize(kg.store, "turtle") == ox.serialize(triples_in_order, format=READERS["turtle"], prefixes=PREFIXES)


def test_a_statement_of_no_graph_is_written_too() -> None:
    store = EmbeddedStore()
    name = ox.NamedNode("https://example.org/a")
    store.load([ox.Quad(name, name, name), ox.Quad(name, name, name, ox.BlankNode("graph"))])
    assert len(list(ox.parse(serialize(store, "nquads"), format=READERS["nquads"]))) == 2


@pytest.mark.parametrize("name", FORMATS)
def test_chinese_stays_readable(mini_kg: KnowledgeGraph, name: str) -> None:
    assert "华法林" in serialize(mini_kg.store, name).decode("utf-8")


def test_turtle_and_trig_use_the_usual_prefixes(mini_kg: KnowledgeGraph) -> None:
    for name in ("turtle", "trig"):
        assert "kg:warfarin" in serialize(mini_kg.store, name).decode("utf-8")


@pytest.mark.parametrize("name", ["xml", "", "NQUADS"])
def test_a_format_that_is_not_known_is_refused_and_nothing_written(
    mini_kg: KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ArgumentError) as caught:
        mini_kg.export(name, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert caught.value.message("zh") == f"没有名为“{name}”的格式。可用：nquads, turtle, trig, jsonld。"
    assert str(caught.value) == f"There is no format named “{name}”. Available: nquads, turtle, trig, jsonld."


@pytest.fixture
def built(mini_kg: KnowledgeGraph) -> KnowledgeGraph:
    """The small graph, built before the system refuses to write."""
    return mini_kg


def test_a_write_that_fails_half_way_leaves_the_old_file(built: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "out" / "graph.nq"
    path.parent.mkdir()
    path.write_bytes(b"old")
    with files_limited_to(100), pytest.raises(StoreError) as caught:
        built.export("nquads", path)
    assert [item.name for item in path.parent.iterdir()] == ["graph.nq"]
    assert path.read_bytes() == b"old"
    assert caught.value.message("zh").endswith("原有内容未变。")
    assert str(caught.value).endswith("The existing content is unchanged.")


def test_a_folder_in_the_place_of_the_file_stays(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(StoreError):
        mini_kg.export("nquads", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith((".out", "out"))] == ["out"]


def test_a_new_file_makes_the_folders_it_needs(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    mini_kg.export("nquads", tmp_path / "new" / "folder" / "graph.nq")
    assert (tmp_path / "new" / "folder" / "graph.nq").is_file()
