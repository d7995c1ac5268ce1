"""What all tests share: a small graph that fits on the screen, the real graph, and a cache of their own."""

from __future__ import annotations

import functools
import os
import pickle
import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from kgraph import KnowledgeGraph
from kgraph.build import index
from kgraph.names.pinyin import read_aloud, read_characters
from kgraph.names.simplified import read_folding
from kgraph.page.data import Opening, page_data
from kgraph.store import cache as cache_of_builds
from once import alone_with, made_once

ROOT = Path(__file__).resolve().parents[1]
MINI = Path(__file__).parent / "mini"

settings.register_profile("kgraph", deadline=None, derandomize="KGRAPH_EXAMPLES" not in os.environ)
"""Tests say what is true, benchmarks how fast it is; examples are the same each time, or new ones when asked for."""
settings.load_profile("kgraph")


@pytest.fixture(scope="session", autouse=True)
def interruptions() -> None:
    """An interruption is heard, also where the tests run in the background, which a shell makes deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for all its processes."""
    folder = tmp_path_factory.getbasetemp()
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    return folder.parent if worker else folder


@pytest.fixture(scope="session", autouse=True)
def cache(shared: Path) -> Iterator[Path]:
    """A cache of built graphs that only this run of the tests uses; no build in it gives way to a later one."""
    folder = shared / "cache"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KGRAPH_CACHE", str(folder))
        patch.setattr(cache_of_builds, "KEPT_BUILDS", 10_000)
        yield folder


@pytest.fixture(scope="session", autouse=True)
def readings() -> Iterator[None]:
    """What builds ask of OpenCC and pypinyin is worked out once, however often the small graph is built."""
    read, read_all = functools.cache(read_aloud), functools.cache(read_characters)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "read_folding", functools.cache(read_folding))
        patch.setattr(index, "read_aloud", lambda keys: read(frozenset(keys)))
        patch.setattr(index, "read_characters", lambda more: read_all(frozenset(more)))
        yield


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
def kg(cache: Path) -> KnowledgeGraph:
    """The real graph, built once and loaded once in each process."""
    with alone_with(cache / "real"):
        return KnowledgeGraph.load()


@pytest.fixture(scope="session")
def real_data(shared: Path, kg: KnowledgeGraph) -> Mapping[str, Any]:
    """The data of the page of the real graph, made once for all processes."""

    def make() -> bytes:
        return pickle.dumps(page_data(kg.catalog, kg.names, kg.network, Opening(), lang="zh"))

    data: Mapping[str, Any] = pickle.loads(made_once(shared / "real-data", make))  # noqa: S301 - of this run
    return data
