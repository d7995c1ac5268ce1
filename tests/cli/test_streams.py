"""Standard output that is closed, full or no longer read, and files named ``-``: never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import answer, run

COMMANDS = {
    "table": "stats",
    "table with lines broken": "review leaflet",
    "claims": "claims",
    "JSON": "claims --json",
    "list": "search warfarin --json",
    "CSV": "query names-of-entity --format csv",
    "evidence": "evidence",
    "findings as CSV": "findings --format csv",
    "triples": "query -e CONSTRUCT{?s?p?o}WHERE{?s?p?o}",
    "export": "export nquads",
    "citation": "cite leaflet",
    "page": "page -o -",
    "review": "review leaflet --format html",
    "check": "check",
    "help": "--help",
    "help of a command": "stats --help",
    "version": "--version",
}


def shell(line: str, mini: Path, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which ``kgraph`` and the options of the small graph stand for themselves."""
    graph = f"--graph {mini} --lang {lang}"
    text = f'kgraph() {{ {sys.executable} -m kgraph "$@"; }}; {line.replace("GRAPH", graph)}'
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8"}
    return subprocess.run(["bash", "-c", text], env=environment, capture_output=True, encoding="utf-8", check=False)


def line_of(command: str) -> str:
    return f"kgraph {command}" if command.startswith("-") or command.endswith("--help") else f"kgraph {command} GRAPH"


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(
    ("target", "reason"), [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")]
)
def test_output_that_cannot_be_written_ends_with_3_and_a_message(
    mini: Path, command: str, target: str, reason: str
) -> None:
    result = shell(f"{line_of(command)} {target}", mini)
    said = f"Standard output cannot be written ({reason})."
    message = json.loads(result.stderr)["message"] if "--json" in command else result.stderr.removesuffix("\n")
    assert (result.returncode, message) == (3, said)


def test_the_message_is_in_the_language_of_the_reader(mini: Path) -> None:
    result = shell("kgraph claims GRAPH >/dev/full", mini, "zh")
    assert (result.returncode, result.stderr) == (3, "标准输出无法写入（No space left on device）。\n")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_pipe_that_nobody_reads_any_more_ends_with_0_and_silence(mini: Path, command: str) -> None:
    result = shell(f"{{ sleep 0.2; {line_of(command)}; echo $? >&2; }} | true", mini)
    assert result.stderr == "0\n"


@pytest.mark.parametrize("target", ["2>&-", "2>/dev/full", "2>&- >&-"])
def test_an_error_that_nobody_can_be_told_still_has_its_exit_code(mini: Path, target: str) -> None:
    result = shell(f"kgraph show nobody GRAPH {target}", mini)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", "")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_query_from_standard_input_that_is_closed_ends_with_3(mini: Path, lang: str) -> None:
    result = shell("kgraph query - GRAPH <&-", mini, lang)
    assert (result.returncode, result.stdout, "Bad file descriptor" in result.stderr) == (3, "", True)


def test_a_file_is_written_though_standard_output_is_closed(mini: Path, tmp_path: Path) -> None:
    result = shell(f"kgraph export nquads -o {tmp_path}/out.nq GRAPH >&-", mini)
    assert (result.returncode, (tmp_path / "out.nq").is_file()) == (3, True)


@pytest.mark.parametrize("command", ["export nquads", "review leaflet", "page"])
def test_the_file_named_by_a_dash_is_standard_output(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    arguments = (*command.split(), "--graph", str(mini), "--lang", "en")
    assert run(*arguments, "-o", "out").exit_code == 0
    assert answer(*arguments, "-o", "-") == Path("out").read_text(encoding="utf-8")
    assert sorted(tmp_path.iterdir()) == sorted([*before, tmp_path / "out"])


@pytest.mark.parametrize("command", ["export nquads", "page", "review leaflet"])
@pytest.mark.parametrize("place", ["circle", "/dev/full", "x" * 300])
def test_a_file_that_cannot_be_ends_with_3_and_a_message(mini: Path, tmp_path: Path, command: str, place: str) -> None:
    (tmp_path / "circle").symlink_to("other")
    (tmp_path / "other").symlink_to("circle")
    result = run(*command.split(), "-o", tmp_path / place, "--graph", mini, "--lang", "en")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"{tmp_path / place}: cannot be written (")
    assert ("unchanged" in result.stderr) == (place != "/dev/full")
