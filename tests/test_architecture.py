"""The page on architecture names the folders and modules that there are, in the order of the layers."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "kgraph"
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAME = re.compile(r"`([\w-]+)`")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under a heading, without its head."""
    section = TEXT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    table = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in table[2:]]


def test_every_folder_and_module_of_the_package_is_named() -> None:
    named = {
        folder: set(NAME.findall(modules))
        for row in rows("The rooms")
        for folder, modules in zip(NAME.findall(row[0]), row[2].split(" · "), strict=True)
    }
    folders = {path.parent for path in PACKAGE.glob("*/__init__.py")}
    there = {
        folder.name: {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
        - {"__init__"}
        for folder in folders
    }
    assert named == there


def test_single_modules_are_named() -> None:
    paragraph = TEXT.split("Beside them stand single modules:")[1].split("\n\n")[0]
    there = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__"}
    assert set(NAME.findall(paragraph)) - {"KnowledgeGraph"} == there


def test_the_folders_stand_in_the_order_of_the_layers() -> None:
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = [set(re.split(r" [|:] ", layer)) for layer in contract["contracts"][0]["layers"]]
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    expected = [layer & folders for layer in layers if layer & folders]
    assert [set(NAME.findall(row[0])) for row in rows("The rooms")] == expected


def test_the_folders_of_the_page_stand_in_the_order_of_their_layers() -> None:
    layers = json.loads((PACKAGE / "page" / "app" / "layers.json").read_text(encoding="utf-8"))
    assert [sorted(NAME.findall(row[0])) for row in rows("The rooms of the page")] == [sorted(row) for row in layers]


def test_every_file_that_the_page_names_is_there() -> None:
    paths = set(re.findall(r"`((?:src|graph|queries|tests|docs|page)/[\w./-]+)`", TEXT))
    there = [ROOT / path if not path.startswith("page/") else PACKAGE / path for path in sorted(paths)]
    missing = [path for path in there if not path.exists() and not path.with_suffix(".py").exists()]
    assert missing == []
