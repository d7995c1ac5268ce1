"""The layers of the package: imports point down, and every module has its place."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "kgraph"
CONFIGURATION = ROOT / "pyproject.toml"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts against the package in a folder."""
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "from importlinter.cli import lint_imports\n"
        f"sys.exit(lint_imports(config_filename={str(CONFIGURATION)!r}, no_cache=True))"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8", cwd=folder)


def spoilt(folder: Path, module: str, line: str) -> Path:
    """Return a copy of the package with one line more."""
    shutil.copytree(PACKAGE, folder / "kgraph", ignore=shutil.ignore_patterns("__pycache__", "assets", "app"))
    path = folder / "kgraph" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    return folder


def test_the_contracts_are_kept() -> None:
    done = lint(PACKAGE.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_an_import_that_points_up_breaks_a_contract(tmp_path: Path) -> None:
    done = lint(spoilt(tmp_path, "messages/general.py", "import kgraph.model"))
    assert done.returncode == 1
    assert "kgraph.messages.general -> kgraph.model" in done.stdout


def test_siblings_that_import_each_other_break_a_contract(tmp_path: Path) -> None:
    done = lint(spoilt(tmp_path, "words/citations.py", "import kgraph.evidence.verdict"))
    assert done.returncode == 1
    assert "kgraph.words is not allowed to import kgraph.evidence" in done.stdout


def test_an_import_of_the_package_root_breaks_a_contract(tmp_path: Path) -> None:
    done = lint(spoilt(tmp_path, "cli/write.py", "from kgraph import KnowledgeGraph"))
    assert done.returncode == 1
    assert "kgraph.cli.write is not allowed to import kgraph" in done.stdout


def test_a_second_importer_of_pyvis_breaks_a_contract(tmp_path: Path) -> None:
    done = lint(spoilt(tmp_path, "page/layout.py", "import pyvis"))
    assert done.returncode == 1
    assert "kgraph.page.layout is not allowed to import pyvis" in done.stdout


def test_a_module_without_a_layer_breaks_a_contract(tmp_path: Path) -> None:
    spoilt(tmp_path, "version.py", "")
    (tmp_path / "kgraph" / "astray.py").touch()
    done = lint(tmp_path)
    assert done.returncode == 1
    assert "kgraph.astray" in done.stdout


def test_every_module_has_one_layer() -> None:
    contracts = tomllib.loads(CONFIGURATION.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    placed = [name for layer in contracts[0]["layers"] for name in re.split(r" [|:] ", layer)]
    found = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert sorted(placed) == sorted(found - {"__init__"})


def test_imports_are_absolute() -> None:
    relative = re.compile(r"^\s*from \.", re.MULTILINE)
    assert [path.name for path in PACKAGE.rglob("*.py") if relative.search(path.read_text(encoding="utf-8"))] == []
