"""What a search costs once the index is there: on the graph, and on 100,000 made-up labels. CPU time, median of runs.

Budget: 1 ms a query on the graph, 10 ms on 100,000 labels. Run: ``.venv/bin/python benchmarks/search.py``.
"""

from __future__ import annotations

import random
import statistics
import time
import tracemalloc
from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.keys import derive_keys
from kgraph.knowledge import KnowledgeGraph
from kgraph.search import NameIndex
from kgraph.store import EmbeddedStore
from kgraph.vocab import GRAPH, KG, SKOS

RUNS = 15
LABELS = 100_000
TEXTS = (
    *("华法林", "華法林", "骨", "骨折", "钙", "warfarin", "vitamin k", "a", "in", "MK-4", "huafalin", "guzhe", "gu"),
    *("wss k2", "hfl", "gz", "warfrin", "vitmain K2", "osteoporosos", "atc:B01AA03", "nothing like it", "没有此名"),
)


def made_up(labels: int, names: list[tuple[str, str]]) -> Iterator[ox.Quad]:
    """Yield entities with an English and a Chinese label, made of pieces of the labels of the graph."""
    chance = random.Random(1)  # noqa: S311 - made-up labels
    latin = [label for label, lang in names if lang == "en"]
    chinese = [label for label, lang in names if lang == "zh"]
    graph, preferred = ox.NamedNode(GRAPH.entities), ox.NamedNode(SKOS.prefLabel)
    for number in range(labels // 2):
        entity = ox.NamedNode(KG.iri_of(f"made-up-{number}"))
        english = f"{chance.choice(latin)} {chance.choice(latin)[: chance.randint(3, 9)]} {number % 97}"
        mandarin = chance.choice(chinese)[: chance.randint(1, 5)] + chance.choice(chinese)[-chance.randint(1, 4) :]
        yield ox.Quad(entity, preferred, ox.Literal(english, language="en"), graph)
        yield ox.Quad(entity, preferred, ox.Literal(mandarin, language="zh"), graph)


def milliseconds(index: NameIndex, text: str) -> float:
    """Return the CPU time of one search."""
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        index.search(text)
        taken.append(time.process_time() - start)
    return statistics.median(taken) * 1000


def main() -> None:
    """Measure and print."""
    kg = KnowledgeGraph.load()
    names = [(str(name.label), name.label.lang or "") for name in kg.names.names]
    store = EmbeddedStore()
    store.load(made_up(LABELS, names))
    start = time.process_time()
    store.load(derive_keys(store))
    print(f"keys of {LABELS:,} labels derived in {time.process_time() - start:.1f} s")
    tracemalloc.start()
    start = time.process_time()
    many = NameIndex(store)
    for text in TEXTS:
        many.search(text)  # all parts of the index are made
    seconds, memory = time.process_time() - start, tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    print(f"index made in {seconds:.1f} s (traced), {memory / 1e6:.0f} MB")
    print(f"{'':20} {'graph ms':>9} {'100,000 ms':>11}")
    for text in TEXTS:
        print(f"{text:20} {milliseconds(kg.names, text):9.2f} {milliseconds(many, text):11.2f}")


if __name__ == "__main__":
    main()
