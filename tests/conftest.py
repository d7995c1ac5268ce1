"""What all tests share: a small graph that fits on the screen, the real graph, and a cache of their own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from kgraph import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]
MINI = Path(__file__).parent / "mini"

settings.register_profile("kgraph", deadline=None)  # tests say what is true, benchmarks how fast it is
settings.load_profile("kgraph")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache of built graphs that only this run of the tests uses."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_CACHE", str(folder))
        yield folder


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A graph folder that a test may break: tests/mini with the real schema and rules."""
    folder = tmp_path / "graph"
    shutil.copytree(MINI, folder)
    for name in ("schema", "rules"):
        shutil.copytree(ROOT / "graph" / name, folder / name)
    return folder


@pytest.fixture
def mini_kg(mini: Path) -> KnowledgeGraph:
    """The small graph, loaded."""
    return KnowledgeGraph.load(mini)


@pytest.fixture(scope="session")
def kg(cache: Path) -> KnowledgeGraph:  # noqa: ARG001 - builds into the cache of the tests
    """The real graph, loaded once."""
    return KnowledgeGraph.load()
