"""What an installation brings with it: every package that a user gets, each under a licence that was looked at."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FREE = re.compile(r"\b(0BSD|Apache|BSD|CC0|ISC|MIT|PSF|W3C|Zlib|OSI Approved)\b")
"""Licences that let the package be used beside MIT code; ``OSI Approved`` is what owlrl says, whose licence is W3C."""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(name: str) -> list[str]:
    """Return the packages that a package asks for without any extra, on this machine."""
    found = (Requirement(text) for text in distribution(name).requires or [])
    return [need.name for need in found if need.marker is None or need.marker.evaluate({"extra": ""})]


def _installed() -> list[str]:
    """Return all packages that come with an installation, sorted."""
    names: set[str] = set()
    todo = [Requirement(text).name for text in PROJECT["dependencies"]]
    while todo:
        name = _normal(todo.pop())
        if name not in names:
            names.add(name)
            todo += _requirements(name)
    return sorted(names)


def _licence(name: str) -> str:
    metadata = distribution(name).metadata
    classifiers = [text for text in metadata.get_all("Classifier") or [] if text.startswith("License ::")]
    for texts in (metadata.get_all("License-Expression"), classifiers, metadata.get_all("License")):
        if texts:
            return "; ".join(texts)
    return ""


def test_every_package_that_is_installed_has_a_free_licence() -> None:
    licences = {name: _licence(name) for name in _installed()}
    assert {"rdflib", "pyoxigraph", "ipython"} <= licences.keys()
    assert {name: licence for name, licence in licences.items() if not FREE.search(licence) or "GPL" in licence} == {}


def test_the_locked_versions_are_those_that_the_project_allows() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or " @ " in line] == []
    locked = dict(line.split("==") for line in lines if not line.startswith("#"))
    names = {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in locked.items()}
    needs = [Requirement(text) for text in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"])]
    assert [
        str(need) for need in needs if names.get(re.sub(r"[-_.]+", "-", need.name).lower(), "") not in need.specifier
    ] == []


def test_what_breaks_with_the_next_version_has_an_upper_bound() -> None:
    bounded = {Requirement(text).name for text in PROJECT["dependencies"] if "<" in text}
    assert {"rdflib", "pyoxigraph", "oxrdflib", "networkx", "numpy"} <= bounded


def test_the_lock_of_the_page_scripts_names_no_registry() -> None:
    assert "://registry" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
