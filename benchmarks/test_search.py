"""What a search costs once the index is there: on the graph, and on 100,000 made-up labels. CPU time.

Budget: 1 ms a query on the graph, 10 ms on 100,000 labels.
"""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from benchmarks.figures import Report

from kgraph.build.index import derive_keys
from kgraph.knowledge import KnowledgeGraph
from kgraph.names.search import NameIndex
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import GRAPH, KG, SKOS

ROUNDS = 15
LABELS = 100_000
TEXTS = (
    *("华法林", "華法林", "骨", "骨折", "钙", "warfarin", "vitamin k", "a", "in", "MK-4", "huafalin", "guzhe", "gu"),
    *("wss k2", "hfl", "gz", "warfrin", "vitmain K2", "osteoporosos", "atc:B01AA03", "nothing like it", "没有此名"),
)


def made_up(labels: int, names: list[tuple[str, str]]) -> Iterator[ox.Quad]:
    """Yield entities with an English and a Chinese label, made of pieces of the labels of the graph."""
    chance = random.Random(1)
    latin = [label for label, lang in names if lang == "en"]
    chinese = [label for label, lang in names if lang == "zh"]
    graph, preferred = ox.NamedNode(GRAPH.entities), ox.NamedNode(SKOS.prefLabel)
    for number in range(labels // 2):
        entity = ox.NamedNode(KG.iri_of(f"made-up-{number}"))
        english = f"{chance.choice(latin)} {chance.choice(latin)[: chance.randint(3, 9)]} {number % 97}"
        mandarin = chance.choice(chinese)[: chance.randint(1, 5)] + chance.choice(chinese)[-chance.randint(1, 4) :]
        yield ox.Quad(entity, preferred, ox.Literal(english, language="en"), graph)
        yield ox.Quad(entity, preferred, ox.Literal(mandarin, language="zh"), graph)


@pytest.fixture(scope="module")
def graph_names() -> NameIndex:
    return KnowledgeGraph.load().names


@pytest.fixture(scope="module")
def many_names(graph_names: NameIndex) -> EmbeddedStore:
    """A store of the made-up labels with their keys."""
    store = EmbeddedStore()
    store.load(made_up(LABELS, [(str(name.label), name.label.lang or "") for name in graph_names.table.names]))
    store.load(derive_keys(store))
    return store


@pytest.fixture(scope="module")
def many(many_names: EmbeddedStore) -> NameIndex:
    return whole_index(many_names)


def whole_index(store: EmbeddedStore) -> NameIndex:
    """Return an index of which all parts are made."""
    index = NameIndex(store)
    for text in TEXTS:
        index.search(text)
    return index


@pytest.mark.benchmark(group="search on the graph", timer=time.process_time)
@pytest.mark.parametrize("text", TEXTS)
def test_a_search_on_the_graph(benchmark: Any, report: Report, graph_names: NameIndex, text: str) -> None:
    benchmark.pedantic(graph_names.search, args=(text,), rounds=ROUNDS, warmup_rounds=1)
    report(f"{text}, on the graph", of_budget=benchmark.stats["median"] / 0.001)


@pytest.mark.benchmark(group="search on 100,000 labels", timer=time.process_time)
@pytest.mark.parametrize("text", TEXTS)
def test_a_search_on_many_labels(benchmark: Any, report: Report, many: NameIndex, text: str) -> None:
    benchmark.pedantic(many.search, args=(text,), rounds=ROUNDS, warmup_rounds=1)
    report(f"{text}, on {LABELS:,} labels", of_budget=benchmark.stats["median"] / 0.01)


@pytest.mark.benchmark(group="making the index", timer=time.process_time)
def test_deriving_the_keys_of_many_labels(benchmark: Any, report: Report, many_names: EmbeddedStore) -> None:
    benchmark.pedantic(lambda: list(derive_keys(many_names)), rounds=1)
    report(f"keys of {LABELS:,} labels")


@pytest.mark.benchmark(group="making the index", timer=time.process_time)
def test_making_the_index_of_many_labels(benchmark: Any, report: Report, many_names: EmbeddedStore) -> None:
    benchmark.pedantic(whole_index, args=(many_names,), rounds=1)
    tracemalloc.start()
    index = whole_index(many_names)
    memory = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    report(f"index of {LABELS:,} labels, {len(index.table.names):,} names", megabytes=memory / 1e6)
