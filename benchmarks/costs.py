"""What the graph costs: CPU time of commands started cold, of building and checking, and the size of the page.

Every figure is the median of several runs, taken in turn with a bare ``import pyoxigraph``; the ratio to
that import is what to compare between machines. Run: ``.venv/bin/python benchmarks/costs.py``.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

RUNS = 9
PYTHON = sys.executable
KGRAPH = (PYTHON, "-m", "kgraph")
BARE = (PYTHON, "-c", "import pyoxigraph")
COMMANDS: Mapping[str, Sequence[str]] = {
    "search": (*KGRAPH, "search", "华法林"),
    "show": (*KGRAPH, "show", "华法林"),
    "canned query": (*KGRAPH, "query", "drugs-that-weaken-bone"),
    "path": (*KGRAPH, "path", "vitamin-K2", "vascular-calcification"),
    "interactions": (*KGRAPH, "interactions", "华法林", "纳豆"),
    "build": (*KGRAPH, "build"),
    "check": (*KGRAPH, "check"),
}


def cpu_seconds(command: Sequence[str]) -> float:
    """Return the CPU time of a command, user and system, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["KGRAPH_CACHE"] = folder
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
        page = Path(folder) / "page.html"
        commands = {"import pyoxigraph": BARE, **COMMANDS, "page": (*KGRAPH, "page", "-o", str(page))}
        subprocess.run(COMMANDS["build"], check=True, stdout=subprocess.DEVNULL)
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                taken[name].append(cpu_seconds(command))
        size = page.stat().st_size
    bare = statistics.median(taken["import pyoxigraph"])
    print(f"{'':20} {'CPU ms':>8} {'ratio':>7}")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"{name:20} {median * 1000:8.0f} {median / bare:7.1f}")
    print(f"{'page size':20} {size / 1e6:8.2f} MB")


if __name__ == "__main__":
    main()
