"""The page finds the paths of the library between the entities of the real graph, in its order and words."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from kgraph import KnowledgeGraph
from kgraph.mechanism.path import to_paths
from kgraph.mechanism.walk import BarePath, find_paths
from kgraph.page.html import contract, to_json
from kgraph.text import LANGS

APP = Path(__file__).parent.parent / "app"
MECHANISMS = (
    ("warfarin", "vascular-calcification"),
    ("warfarin", "fracture"),
    ("proton-pump-inhibitors", "BMD"),
    ("glucocorticoids", "bone-loss"),
    ("denosumab", "bone-resorption"),
    ("vitamin-D", "calcium-absorption"),
    ("MK-4", "osteocalcin"),
    ("orlistat", "vitamin-K"),
    ("enoxaparin", "fracture"),
)
SAMPLED = 41
"""One of so many pairs is compared in every run of the tests; the number shares no factor with that of the ends."""

_Pair = tuple[str, str]


@pytest.fixture(scope="module")
def data_file(real_data: Mapping[str, Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the page of the real graph."""
    path = tmp_path_factory.mktemp("data") / "graph.json"
    path.write_text(to_json(contract(real_data)), encoding="utf-8")
    return path


def all_pairs(kg: KnowledgeGraph) -> list[_Pair]:
    """Return all pairs of entities between which there might be a path."""
    starts = sorted({edge.subject for edge in kg.network.edges} | {link.member for link in kg.network.links})
    ends = sorted({edge.object for edge in kg.network.edges if edge.is_causal})
    return [(start, end) for start in starts for end in ends if start != end]


def of_page(data_file: Path, pairs: Sequence[_Pair], *, words: bool) -> list[str]:
    """Return what the page finds between each pair, as JSON."""
    node = shutil.which("node", path=str(Path(sys.executable).parent)) or shutil.which("node")
    assert node is not None, "no node: pip install -e '.[test]'"
    asked = json.dumps({"data": str(data_file), "pairs": pairs, "words": words})
    done = subprocess.run([node, APP / "all-paths.js"], input=asked, capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def of_library(kg: KnowledgeGraph, pair: _Pair, *, words: bool) -> str:
    """Return what the library finds between a pair, in the same form."""
    walks = find_paths(kg.network, *pair, limit=10)
    paths = to_paths(kg.catalog, kg.network, walks, pair) if words else []
    sentences = [[path.sentence(lang) for lang in LANGS] for path in paths] if words else [[]] * len(walks)
    told = [[*_said(walk), sentence] for walk, sentence in zip(walks, sentences, strict=True)]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _said(walk: BarePath) -> list[Any]:
    reading = walk.reading
    return [
        [move.name for move in walk.steps],
        reading.sign,
        reading.verdict,
        reading.signs,
        [[edge.claim for edge in used] for used in reading.warrants],
    ]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _assert_alike(kg: KnowledgeGraph, data_file: Path, pairs: Sequence[_Pair], *, words: bool) -> None:
    page = of_page(data_file, pairs, words=words)
    library = (of_library(kg, pair, words=words) for pair in pairs)
    strays = [pair for pair, mine, yours in zip(pairs, library, page, strict=True) if _digest(mine) != _digest(yours)]
    assert strays == [], f"first: library {of_library(kg, strays[0], words=words)}, page {page[pairs.index(strays[0])]}"


def test_the_sample_tries_every_kind_of_path(kg: KnowledgeGraph) -> None:
    walks = [walk for pair in all_pairs(kg)[::SAMPLED] for walk in find_paths(kg.network, *pair, limit=10)]
    assert {walk.reading.verdict for walk in walks} >= {"established", "supported", "unverified", "unproven"}
    assert {walk.reading.sign for walk in walks} == {1, -1, None}
    assert {len(walk.steps) for walk in walks} == {1, 2, 3, 4, 5}
    moves = [move for walk in walks for move in walk.steps]
    assert {(move.is_up, move.is_down, bool(move.link and move.link.is_state)) for move in moves} >= {
        (False, False, False),
        (True, False, False),
        (True, False, True),
    }
    assert {len(used) for walk in walks for used in walk.reading.warrants} >= {0, 1}


def test_the_page_finds_known_mechanisms_and_a_sample_of_all_pairs_as_the_library_does(
    kg: KnowledgeGraph, data_file: Path
) -> None:
    _assert_alike(kg, data_file, [*MECHANISMS, *all_pairs(kg)[::SAMPLED]], words=True)


@pytest.mark.long
def test_the_page_finds_the_paths_between_all_pairs_as_the_library_does(kg: KnowledgeGraph, data_file: Path) -> None:
    _assert_alike(kg, data_file, all_pairs(kg), words=False)
