"""The command line as the tests run it: in this process, or as a process of its own."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click import Command, Context
from click.testing import CliRunner, Result

from kgraph.cli import main


def _commands() -> dict[str, Command]:
    context = Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return {name: command for name, command in found.items() if command}


COMMANDS = _commands()
"""The commands by name."""


def run(*arguments: str | Path, stdin: str | bytes = "", env: Mapping[str, str | None] | None = None) -> Result:
    """Run a command; whatever it raises but does not handle fails the test."""
    return CliRunner().invoke(main, [str(item) for item in arguments], input=stdin, env=env, catch_exceptions=False)


def answer(*arguments: str | Path, stdin: str | bytes = "") -> str:
    """Return what a command prints that succeeds and has nothing to complain about."""
    result = run(*arguments, stdin=stdin)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def answer_json(*arguments: str | Path) -> Any:
    """Return the JSON that a command prints."""
    return json.loads(answer(*arguments, "--json"))


def rows(output: str) -> list[list[str]]:
    """Return the cells of each line, other lines as one cell; empty lines and rules of tables are left out."""
    lines = [line.strip() for line in output.splitlines()]
    return [re.split(r" {2,}", line) for line in lines if line.strip("─ ")]


def start(*arguments: str | Path, **env: str) -> subprocess.Popen[bytes]:
    """Start a command as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kgraph", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **env},
    )
