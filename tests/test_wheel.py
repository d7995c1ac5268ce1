"""The wheel: what it carries, and that it works where nothing of the checkout is at hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from kgraph.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
CARRIED = {
    "graph": "*.ttl",
    "queries": "*.rq",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the tools at hand."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel; the libraries it needs are those of this run."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    found = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(found, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def outside(folder: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder that has nothing to do with the checkout, with a cache for the wheel alone."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "KGRAPH"))}
    env |= {"KGRAPH_CACHE": str(Path(command[0]).parents[1] / "cache"), "PYTHONUTF8": "1"}
    return subprocess.run(
        list(map(str, command)), cwd=folder, env=env, check=False, capture_output=True, encoding="utf-8"
    )


@pytest.mark.parametrize("folder", CARRIED)
def test_the_wheel_carries_every_file_of_the_graph_and_the_queries(names: list[str], folder: str) -> None:
    wanted = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    assert any(path.endswith(CARRIED[folder][1:]) for path in wanted)
    assert {name.removeprefix("kgraph/data/") for name in names if name.startswith(f"kgraph/data/{folder}/")} == wanted


def test_the_wheel_carries_every_module_and_every_part_of_the_page(names: list[str]) -> None:
    source = ROOT / "src"
    files = (path for path in source.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    wanted = {path.relative_to(source).as_posix() for path in files}
    assert {"kgraph/py.typed", "kgraph/page/app/shell/page.html", "kgraph/page/app/draw/scene.js"} <= wanted
    assert {name for name in names if name.startswith("kgraph/") and not name.startswith("kgraph/data/")} == wanted


def test_the_wheel_carries_nothing_else(names: list[str]) -> None:
    assert {name.split("/")[0] for name in names} == {"kgraph", f"bone_kgraph-{VERSION}.dist-info"}
    assert [name for name in names if any(part.startswith(("test", "conftest")) for part in name.split("/"))] == []


def test_the_wheel_names_its_command_and_carries_its_licences(names: list[str], wheel: Path) -> None:
    information = f"bone_kgraph-{VERSION}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        assert "kgraph = kgraph.__main__:run" in archive.read(f"{information}/entry_points.txt").decode("utf-8")
    assert {f"{information}/licenses/LICENSE", f"{information}/licenses/graph/LICENSE"} <= set(names)


def test_the_installed_package_is_the_one_of_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import kgraph, kgraph.files.paths; print(kgraph.__file__); print(kgraph.files.paths.graph_folder())"
    done = outside(tmp_path, installed / "python", "-c", code)
    places = [Path(line) for line in done.stdout.splitlines()]
    assert [place.is_relative_to(installed.parent) for place in places] == [True, True]
    assert places[1].parts[-3:] == ("kgraph", "data", "graph")


def test_the_installed_command_counts_the_graph(installed: Path, tmp_path: Path) -> None:
    done = outside(tmp_path, installed / "kgraph", "stats", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["claims"] > 0


@pytest.mark.parametrize(("lang", "standing"), [("zh", "据文章，未核实"), ("en", "article only, not checked")])
def test_the_installed_command_answers_a_canned_query(
    installed: Path, tmp_path: Path, lang: str, standing: str
) -> None:
    done = outside(tmp_path, installed / "kgraph", "query", "drugs-that-weaken-bone", "--format", "csv", "--lang", lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert standing in done.stdout


def test_the_installed_command_writes_the_page(installed: Path, tmp_path: Path) -> None:
    done = outside(tmp_path, installed / "kgraph", "page", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Written: kgraph.html\n", "")
    assert (tmp_path / "kgraph.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_installed_package_checks_itself(installed: Path, tmp_path: Path) -> None:
    done = outside(tmp_path, installed / "python", "-m", "kgraph", "check", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "The check found no problems.\n", "")
