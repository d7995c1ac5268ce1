"""Every command in a bad place: its output full or closed, its graph missing, its cache damaged, an odd locale.

Whatever happens, it ends with an exit code that README promises, without a traceback, and never with a wrong answer.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest

from command_line import COMMANDS
from conftest import MINI, ROOT

ARGUMENTS = {
    "build": [],
    "check": [],
    "cite": ["trial"],
    "claims": ["--about", "warfarin"],
    "compare": ["warfarin", "vitamin-K"],
    "evidence": ["--subject", "warfarin"],
    "export": ["nquads"],
    "findings": ["--object", "vascular-calcification"],
    "fmt": ["--check"],
    "interactions": ["warfarin", "vitamin-K"],
    "neighbors": ["warfarin"],
    "page": ["-o", "page.html"],
    "path": ["warfarin", "MGP"],
    "queries": [],
    "query": ["-e", "SELECT ?s { ?s a kgo:Drug } ORDER BY ?s"],
    "review": ["trial"],
    "search": ["warfarin"],
    "show": ["warfarin"],
    "stats": [],
}
"""A call of each command that a small graph can answer."""


class Place:
    """Where a command runs: a small graph, a cache of its own, and a folder to write into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.graph = folder / "graph"
        shutil.copytree(MINI, self.graph)
        for name in ("schema", "rules"):
            shutil.copytree(ROOT / "graph" / name, self.graph / name)
        self.env = {**os.environ, "KGRAPH_CACHE": str(folder / "cache"), "LC_ALL": "C.UTF-8"}

    def start(self, command: str, *, stdout: int | BinaryIO = subprocess.PIPE, **env: str) -> subprocess.Popen[bytes]:
        """Start a command, with more names in its environment."""
        arguments = [command, *ARGUMENTS[command], "--graph", str(self.graph)]
        return subprocess.Popen(
            [sys.executable, "-m", "kgraph", *arguments],
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env={**self.env, **env},
        )

    def run(self, command: str, *, stdout: int | BinaryIO = subprocess.PIPE, **env: str) -> tuple[int, bytes, str]:
        """Run a command; return its exit code, what it printed, and what it said on standard error."""
        process = self.start(command, stdout=stdout, **env)
        out, err = process.communicate(timeout=120)
        return process.returncode, out or b"", err.decode("utf-8", "replace")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A place with a graph that is not yet built."""
    return Place(tmp_path)


def full(place: Place, command: str) -> None:
    with Path("/dev/full").open("wb") as stream:
        code, _, err = place.run(command, stdout=stream)
    silent = command == "page" and code == 0  # it writes a file, and a line on standard output
    assert code == 3 or silent, err
    assert err.strip()
    assert "Traceback" not in err


def cut_off(place: Place, command: str) -> None:
    with place.start(command) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read().decode()
    assert process.returncode in (0, 3), err
    assert "Traceback" not in err
    assert "Exception" not in err


def missing(place: Place, command: str) -> None:
    shutil.rmtree(place.graph)
    code, out, err = place.run(command)
    assert (code, out) == (3, b""), err
    assert str(place.graph) in err
    assert "Traceback" not in err


def odd_locale(place: Place, command: str) -> None:
    usual = place.run(command)
    assert place.run(command, LC_ALL="POSIX", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")[:2] == usual[:2]


def damaged(place: Place, command: str) -> None:
    usual = place.run(command)
    files = sorted(path for path in (place.folder / "cache").rglob("*") if path.is_file() and path.stat().st_size > 64)
    chance = random.Random(command)
    for path in chance.sample(files, min(3, len(files))):
        content = path.read_bytes()
        path.write_bytes(content[: chance.randrange(len(content))])
        code, out, err = place.run(command)
        assert "Traceback" not in err
        assert (code, out) == usual[:2] or (code == 3 and err.strip()), (path.name, code, err)


def interrupted(place: Place, command: str) -> None:
    process = place.start(command)
    time.sleep(0.4)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode in (0, 1, 130), err
    assert b"Traceback" not in err
    assert place.run(command)[0] == 0


def twice_at_once(place: Place, command: str) -> None:
    both = [place.start(command), place.start(command)]
    ended = [process.communicate(timeout=240) for process in both]
    assert [process.returncode for process in both] == [0, 0], ended
    if command != "stats":
        assert ended[0][0] == ended[1][0]


FAULTS: tuple[Callable[[Place, str], None], ...] = (
    *(full, cut_off, missing, odd_locale, damaged, interrupted, twice_at_once),
)


def test_every_command_is_tried() -> None:
    assert ARGUMENTS.keys() == COMMANDS.keys()


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault.__name__ for fault in FAULTS])
def test_two_commands_keep_their_word_in_a_bad_place(
    place: Place, tmp_path_factory: pytest.TempPathFactory, number: int
) -> None:
    commands = sorted(ARGUMENTS)
    first, second = commands[2 * number], commands[(2 * number + 7) % len(commands)]
    FAULTS[number](place, first)
    FAULTS[number](Place(tmp_path_factory.mktemp("place") / "other"), second)


@pytest.mark.long
@pytest.mark.parametrize("fault", FAULTS, ids=[fault.__name__ for fault in FAULTS])
@pytest.mark.parametrize("command", sorted(ARGUMENTS))
def test_every_command_keeps_its_word_in_a_bad_place(
    place: Place, command: str, fault: Callable[[Place, str], None]
) -> None:
    fault(place, command)
