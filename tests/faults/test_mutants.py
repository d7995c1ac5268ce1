"""A graph folder with one thing gone wrong in it: it is refused, or flagged, or it says just what its files say.

Whatever happens, nothing ends in a traceback, and no statement of a file is lost without a word.
"""

from __future__ import annotations

import random
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from conftest import MINI, ROOT
from kgraph import KGraphError, KnowledgeGraph
from kgraph.build.build import build_in_memory, read_graph
from kgraph.build.check import CANONICAL, check_graph
from kgraph.files.paths import iter_turtle
from kgraph.page.data import Opening, page_data
from kgraph.text import LANGS
from kgraph.vocab import GRAPH, PREFIXES

Mutation = Callable[[bytes, random.Random], bytes]
_DERIVED = {GRAPH[name] for name in ("direct", "inverse", "names", "inherited", "verdicts", "keys", "description")}
_STRAY = ("\u200b", "\u00a0", "\u202e", "。", "“", "\x00", "\ufeff", ";", '"', "<", "[ ]", "# ", "@", "^^", "\t", "é")
_PRELUDE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
"""Prefixes of ours, which a file need not declare."""


def _lines(content: bytes) -> list[bytes]:
    return content.splitlines(keepends=True)


def drop_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def double_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    place = chance.randrange(len(lines))
    return b"".join([*lines[:place], lines[place], *lines[place:]])


def swap_lines(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    place = chance.randrange(len(lines) - 1)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return b"".join(lines)


def move_line(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))
    return b"".join(lines)


def flip_bit(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + bytes([content[place] ^ (1 << chance.randrange(8))]) + content[place + 1 :]


def cut_file(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def drop_letter(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8")
    place = chance.randrange(len(text))
    return (text[:place] + text[place + 1 :]).encode("utf-8")


def insert_stray(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("utf-8")
    place = chance.randrange(len(text))
    return (text[:place] + chance.choice(_STRAY) + text[place:]).encode("utf-8")


MUTATIONS: tuple[Mutation, ...] = (
    *(drop_line, double_line, swap_lines, move_line),
    *(flip_bit, cut_file, drop_letter, insert_stray),
)


def mutant(folder: Path, number: int) -> str:
    """Write the small graph with the mutation of a number into a folder, and return what was done to which file."""
    chance = random.Random(number)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(MINI, folder)
    for name in ("schema", "rules"):
        shutil.copytree(ROOT / "graph" / name, folder / name)
    path = chance.choice([path for path in iter_turtle(folder) if path.parent.name != "schema"])
    mutation = MUTATIONS[number % len(MUTATIONS)]
    path.write_bytes(mutation(path.read_bytes(), chance))
    return f"mutant {number}: {mutation.__name__} in {path.relative_to(folder)}"


def outcome(folder: Path) -> str:
    """Return what becomes of a graph folder: ``refused``, ``flagged`` or ``harmless``."""
    try:
        store = build_in_memory(read_graph(folder))
    except KGraphError as error:
        return "refused" if all(error.message(lang) for lang in LANGS) else "refused without a word"
    kg = KnowledgeGraph(store)
    use_everything(kg)
    report = check_graph(folder, ROOT / "queries" / "checks", ROOT / "graph" / "shapes")
    if any(finding.rule != CANONICAL for finding in report.findings):
        return "flagged"
    asserted = {quad.triple for quad in store.engine if str(quad.graph_name.value) not in _DERIVED}
    assert asserted == written(folder), "a statement of a file is not in the dataset, or the other way round"
    return "harmless"


def written(folder: Path) -> set[ox.Triple]:
    """Return the statements of the files as another reader finds them, in the forms that a store gives to literals."""
    store = ox.Store()
    for path in iter_turtle(folder):
        text = unicodedata.normalize("NFC", _PRELUDE + path.read_bytes().decode("utf-8-sig"))
        store.load(text.encode("utf-8"), format=ox.RdfFormat.TURTLE)
    return {quad.triple for quad in store}


def use_everything(kg: KnowledgeGraph) -> None:
    """Ask a graph all that a reader may ask; what it holds can be shown."""
    for lang in LANGS:
        for claim in kg.claims():
            assert kg.sentence(claim, lang)
            assert kg.standing(claim, lang)
            kg.why(claim, lang)
        for entity in kg.entities.values():
            assert entity.label(lang)
            kg.search(entity.label(lang), lang=lang)
    for slug in kg.entities:
        kg.neighbors(slug, direction="both", max_edges=2)
    for source in kg.sources:
        kg.review(source)
        kg.cite(source)
    kg.stats()
    page_data(kg.catalog, kg.names, kg.network, Opening(), lang="zh")


def campaign(folder: Path, numbers: Iterator[int] | range) -> Counter[str]:
    """Return how many mutants ended in which way; the first that ends in another fails the test, by its number."""
    outcomes: Counter[str] = Counter()
    for number in numbers:
        done = mutant(folder, number)
        try:
            outcomes[outcome(folder)] += 1
        except Exception as fault:
            raise AssertionError(done) from fault
    return outcomes


def test_fifty_mutants_are_refused_flagged_or_harmless(tmp_path: Path) -> None:
    outcomes = campaign(tmp_path / "graph", range(50))
    assert set(outcomes) == {"refused", "flagged", "harmless"}


def test_a_topic_that_is_no_name_of_a_file_is_refused(tmp_path: Path) -> None:
    mutant(tmp_path / "graph", 1751)
    assert outcome(tmp_path / "graph") == "refused"


@pytest.mark.long
def test_two_thousand_mutants_are_refused_flagged_or_harmless(tmp_path: Path) -> None:
    assert sum(campaign(tmp_path / "graph", range(2000)).values()) == 2000
