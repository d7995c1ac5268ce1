"""The public names, and what importing them costs."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import kgraph

_HEAVY = ("jinja2", "networkx", "numpy", "pyoxigraph", "pyvis", "rdflib", "rich")
_ONLY_SOMETIMES = (
    "difflib",
    "html",
    "kgraph.build.build",
    "kgraph.store.catalog",
    "kgraph.model",
    "kgraph.mechanism.path",
    "kgraph.store.canned",
    "kgraph.evidence.verdict",
    "tempfile",
)
"""Some not heavy, but none free: kept out of the commands that people wait for."""


def loaded_after(code: str, among: tuple[str, ...] = _HEAVY) -> list[str]:
    """Return which of some modules, the heavy packages unless others are named, a new Python holds after some code."""
    report = f"import sys; print(*sorted(set({among!r}) & set(sys.modules)), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stderr.split()


def test_all_is_sorted_and_holds_each_name_once() -> None:
    assert kgraph.__all__ == sorted(set(kgraph.__all__))


def test_all_names_have_a_home() -> None:
    assert set(kgraph._HOMES) == set(kgraph.__all__) - {"__version__"}  # noqa: SLF001 - the table behind the names


@pytest.mark.parametrize("name", kgraph.__all__)
def test_a_public_name_can_be_imported(name: str) -> None:
    value = getattr(kgraph, name)
    if isinstance(value, type):
        assert value is getattr(importlib.import_module(value.__module__), name)
        assert value.__module__ == kgraph._HOMES[name]  # noqa: SLF001 - the table behind the names


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'kgraph' has no attribute 'nothing'"):
        _ = kgraph.nothing


def test_every_error_is_public() -> None:
    errors = importlib.import_module("kgraph.errors")
    kinds = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    assert kinds <= set(kgraph.__all__)


def test_importing_kgraph_imports_nothing_heavy() -> None:
    assert loaded_after("import kgraph; kgraph.__version__") == []


def test_an_error_can_be_named_without_anything_heavy() -> None:
    assert loaded_after("from kgraph import UnknownEntity") == []


@pytest.mark.parametrize(
    "command",
    [
        *(["search", "K2"], ["search", "K2", "--json"], ["show", "warfarin"], ["stats"]),
        *(["review", "inoue-2009"], ["interactions", "华法林", "纳豆"]),
    ],
)
def test_a_question_loads_neither_page_nor_rdflib_nor_networkx(command: list[str]) -> None:
    code = f"from kgraph.cli import main\nmain({command!r}, standalone_mode=False)"
    assert set(loaded_after(code)) <= {"pyoxigraph", "rich"}


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        (["search", "华法林"], []),
        (["interactions", "华法林", "纳豆"], ["kgraph.mechanism.path", "kgraph.model", "kgraph.store.catalog"]),
    ],
)
def test_a_short_answer_that_is_piped_loads_only_what_it_needs(command: list[str], needed: list[str]) -> None:
    run = f"from kgraph.cli import main\nmain({command!r}, standalone_mode=False)"
    loaded_after(run)  # the graph may have to be built
    assert loaded_after(run, _ONLY_SOMETIMES) == needed


def test_help_loads_nothing_heavy() -> None:
    assert loaded_after("from kgraph.cli import main\nmain(['--help'], standalone_mode=False)") == []
