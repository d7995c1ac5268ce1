"""A short table of all figures at the end, each beside what it is to be compared with in the same run."""

from __future__ import annotations

from typing import Any

import pytest
from benchmarks.figures import Report

_FIGURES = pytest.StashKey[list[tuple[str, ...]]]()


@pytest.fixture
def report(benchmark: Any, request: pytest.FixtureRequest) -> Report:
    """Note median and worst of what was measured in milliseconds, with facts that stand in the table as well."""

    def note(name: str, **facts: float) -> None:
        benchmark.extra_info.update(facts)
        median, worst = (f"{1000 * seconds:.2f}" for seconds in (benchmark.stats["median"], benchmark.stats["max"]))
        shown = {key: f"{value:.1f}" if isinstance(value, float) else value for key, value in facts.items()}
        told = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in shown.items())
        request.config.stash.setdefault(_FIGURES, []).append((name, median, worst, told))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table."""
    figures = terminalreporter.config.stash.get(_FIGURES, [])
    for name, median, worst, told in (("", "median ms", "worst ms", ""), *figures) if figures else ():
        terminalreporter.write_line(f"{name:48} {median:>10} {worst:>10}  {told}".rstrip())
