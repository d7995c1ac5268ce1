"""What commands cost when started cold, building and checking among them, and how large the page is.

CPU time of the process and its children. A bare ``import pyoxigraph`` runs before each round of a command, so that
both meet the same machine: the ratio is what to compare between machines. Budget: 150 ms and a ratio of 8 for
``search``, ``show`` and a canned query.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from benchmarks.figures import Report

ROUNDS = 9
PYTHON = sys.executable
BARE = (PYTHON, "-c", "import pyoxigraph")
COMMANDS = {
    "search": ("search", "华法林"),
    "show": ("show", "华法林"),
    "canned query": ("query", "drugs-that-weaken-bone"),
    "path": ("path", "vitamin-K2", "vascular-calcification"),
    "path between a drug and a harm": ("path", "华法林", "骨折"),
    "interactions": ("interactions", "华法林", "纳豆"),
    "build": ("build",),
    "check": ("check",),
}


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A cache that holds the build; bytecode is written, as an installed program is compiled once."""
    found = {**os.environ, "KGRAPH_CACHE": str(tmp_path_factory.mktemp("cache"))}
    found.pop("PYTHONDONTWRITEBYTECODE", None)
    run(found, PYTHON, "-m", "kgraph", "build")
    return found


def run(environment: dict[str, str], *command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)


def children_cpu() -> float:
    """Return the CPU time of all children so far, user and system, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(benchmark: Any, environment: dict[str, str], *arguments: str) -> float:
    """Measure a command, and return its ratio to the bare import."""
    bare = []

    def run_bare() -> None:
        start = children_cpu()
        run(environment, *BARE)
        bare.append(children_cpu() - start)

    command = (environment, PYTHON, "-m", "kgraph", *arguments)
    benchmark.pedantic(run, args=command, setup=run_bare, rounds=ROUNDS, warmup_rounds=1)
    return float(benchmark.stats["median"] / statistics.median(bare))


@pytest.mark.benchmark(group="cold commands", timer=children_cpu)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command(benchmark: Any, report: Report, environment: dict[str, str], name: str) -> None:
    report(name, ratio=measure(benchmark, environment, *COMMANDS[name]))


@pytest.mark.benchmark(group="cold commands", timer=children_cpu)
def test_the_page(benchmark: Any, report: Report, environment: dict[str, str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ratio = measure(benchmark, environment, "page", "-o", str(page))
    report("page", ratio=ratio, megabytes=page.stat().st_size / 1e6)
