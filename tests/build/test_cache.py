"""The cache: a damaged build is made again, what others own is not trusted, and nothing is left behind."""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from command_line import answer, run
from editing import edit
from kgraph import DamagedStore, KnowledgeGraph
from kgraph.build import build
from kgraph.build.build import open_graph
from kgraph.exchange.rdf import write
from kgraph.files import paths
from kgraph.store import cache as cache_of_builds
from kgraph.store import inventory
from kgraph.store.cache import open_cached
from kgraph.store.engine import EmbeddedStore

ENTITIES = "entities/entities.ttl"
LONG_AGO = time.time() - 7200


def serialize(store: EmbeddedStore, format: str) -> bytes:
    """Return the whole dataset as a file would hold it."""
    stream = io.BytesIO()
    write(store, format, stream)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for one test."""
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def start(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own."""
    command = [sys.executable, "-m", "kgraph", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **env}
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def cut_list_of_files(store: Path) -> None:
    (manifest,) = store.glob("MANIFEST-*")
    os.truncate(manifest, 1200)


def flip_data(store: Path) -> None:
    flip(max(store.glob("*.sst"), key=lambda path: path.stat().st_size))


def lose_current(store: Path) -> None:
    (store / "CURRENT").unlink()


def lose_inventory(store: Path) -> None:
    (store / inventory.FILE).unlink()


def lose_data(store: Path) -> None:
    min(store.glob("*.sst")).unlink()


DAMAGES = (cut_list_of_files, flip_data, lose_current, lose_inventory, lose_data)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "：已构建的图谱已损坏（"), ("en", ": the built graph is damaged (")],
)
def test_a_damaged_build_is_made_again_with_a_note(
    mini: Path, damage: Callable[[Path], None], lang: str, said: str
) -> None:
    folder = build.build(mini)
    whole = answer("claims", "--graph", mini, "--lang", lang)
    damage(folder / "store")
    result = start("claims", "--graph", mini, "--lang", lang)
    assert (result.returncode, result.stdout) == (0, whole)
    assert result.stderr.startswith(f"{folder}{said}")
    assert result.stderr.count("\n") == 1
    again = start("claims", "--graph", mini, "--lang", lang)
    assert (again.returncode, again.stdout, again.stderr) == (0, whole, "")


@pytest.mark.parametrize("damage", DAMAGES)
def test_building_replaces_a_damaged_build(mini: Path, damage: Callable[[Path], None]) -> None:
    folder = build.build(mini)
    whole = serialize(open_graph(mini), "nquads")
    damage(folder / "store")
    assert run("build", "--graph", mini).exit_code == 0
    assert answer("check", "--store", folder / "store")
    assert serialize(open_graph(mini), "nquads") == whole


@pytest.mark.parametrize("number", range(3))
def test_damage_that_shows_while_data_are_read_removes_the_build(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(inventory, "_READ_WHOLE", 0)
    folder = build.build(mini)
    flip(sorted(folder.glob("store/*.sst"), key=lambda path: -path.stat().st_size)[number])
    with pytest.raises(DamagedStore) as caught:
        KnowledgeGraph.load(mini).claims()
    assert caught.value.key == "build-removed"
    assert not folder.exists()
    assert list(own_cache.glob(".*")) == []
    assert len(KnowledgeGraph.load(mini).claims()) == 7
    assert folder.is_dir()


# What is trusted


@pytest.mark.parametrize("key", ["../evil", "x", "A" * 64, "0" * 63, "0" * 64 + "/../../evil", ""])
def test_a_manifest_that_points_elsewhere_is_passed_over(mini: Path, tmp_path: Path, own_cache: Path, key: str) -> None:
    shutil.copytree(mini, tmp_path / "other")
    edit(tmp_path / "other" / ENTITIES, '"warfarin"@en', '"planted"@en')
    shutil.copytree(build.build(tmp_path / "other"), tmp_path / "evil")
    shutil.rmtree(own_cache)
    build.build(mini)
    (manifest,) = own_cache.glob("*.json")
    content = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**content, "key": key}), encoding="utf-8")
    assert KnowledgeGraph.load(mini).entity("warfarin").label("en") == "warfarin"


def of_another_user(path: Path) -> None:
    os.chown(path, 12345, -1)


def writable_for_all(path: Path) -> None:
    path.chmod(0o777)


@pytest.mark.parametrize(
    "content", ["", "[" * 100_000, '{"key":' * 100_000, "[]", "7", "\x00", '{"key": ' + "1" * 5000]
)
def test_a_manifest_that_cannot_be_read_is_passed_over_and_written_anew(
    mini: Path, own_cache: Path, content: str
) -> None:
    folder = build.build(mini)
    (manifest,) = own_cache.glob("*.json")
    whole = manifest.read_bytes()
    manifest.write_text(content, encoding="utf-8")
    assert len(KnowledgeGraph.load(mini).claims()) == 7
    assert (manifest.read_bytes(), folder.is_dir()) == (whole, True)


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_a_manifest_that_is_no_file_is_not_read(mini: Path, own_cache: Path, make: Callable[[Path], None]) -> None:
    build.build(mini)
    (manifest,) = own_cache.glob("*.json")
    manifest.unlink()
    make(manifest)
    make(own_cache / "00000000.json")
    os.utime(own_cache / "00000000.json", (LONG_AGO, LONG_AGO))
    assert run("claims", "--graph", mini).exit_code == run("build", "--graph", mini).exit_code == 0


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("change", [of_another_user, writable_for_all])
@pytest.mark.parametrize("target", ["manifest", "build", "folder"])
def test_what_others_own_or_may_write_is_not_trusted(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], target: str
) -> None:
    folder = build.build(mini)
    (manifest,) = own_cache.glob("*.json")
    change({"manifest": manifest, "build": folder, "folder": own_cache}[target])
    read: list[Path] = []
    contents = cache_of_builds._contents  # noqa: SLF001 - called where the manifest is not trusted

    def read_contents(graph: Path) -> Iterator[tuple[str, bytes]]:
        read.append(graph)
        return contents(graph)

    monkeypatch.setattr(cache_of_builds, "_contents", read_contents)
    found = open_cached(mini)
    if target == "build":
        assert found is None
        build.build(mini)
        assert open_cached(mini) is not None
    else:
        assert found is not None
        assert read == [mini]


@pytest.mark.parametrize("old", ["warfarin", "vitamin K2", "matrix Gla protein"])
def test_other_content_of_the_same_size_and_time_is_noticed(mini: Path, old: str) -> None:
    open_graph(mini)
    path = mini / ENTITIES
    status = path.stat()
    content = path.read_text(encoding="utf-8").replace(f'"{old}"@en', f'"{old[::-1]}"@en')
    path.write_text(content, encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert open_cached(mini) is None
    assert old[::-1] in {entity.label("en") for entity in KnowledgeGraph.load(mini).entities.values()}


# What is left behind

KILLED = "import os, sys, pathlib; from kgraph.build.build import build; from kgraph.store import cache;"
KILLED += "cache.write_inventory = lambda *_: os._exit(9); build(pathlib.Path(sys.argv[1]))"
AT_WORK = "import sys, pyoxigraph as ox; store = ox.Store(sys.argv[1]); print(flush=True); sys.stdin.read()"


def test_what_a_killed_builder_leaves_is_removed_after_an_hour(mini: Path, own_cache: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", KILLED, str(mini)], env=environment, check=False)
    new, old = own_cache.glob(".building-*")
    for path in (old, *old.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))
    build.build(mini)
    assert list(own_cache.glob(".*")) == [new]


def test_what_a_builder_has_open_is_kept(mini: Path, own_cache: Path) -> None:
    place = own_cache / ".building-x" / "store"
    place.parent.mkdir(parents=True)
    with subprocess.Popen(
        [sys.executable, "-c", AT_WORK, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        for path in (place.parent, *place.parent.rglob("*")):
            os.utime(path, (LONG_AGO, LONG_AGO))
        build.build(mini)
        assert place.is_dir()
        builder.communicate()
    for path in (place.parent, *place.parent.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))
    build.build(mini)
    assert not place.parent.exists()


def test_the_manifest_of_a_graph_that_is_gone_is_removed_after_an_hour(
    mini: Path, tmp_path: Path, own_cache: Path
) -> None:
    for name in ("gone", "gone-lately", "there"):
        shutil.copytree(mini, tmp_path / name)
        build.build(tmp_path / name)
        for manifest in own_cache.glob("*.json"):
            os.utime(manifest, (LONG_AGO, LONG_AGO))
    (own_cache / "00000000.json").write_text("damaged", encoding="utf-8")
    os.utime(own_cache / "00000000.json", (LONG_AGO, LONG_AGO))
    lately = cache_of_builds._manifest_path(tmp_path / "gone-lately", own_cache)  # noqa: SLF001
    os.utime(lately)
    shutil.rmtree(tmp_path / "gone")
    shutil.rmtree(tmp_path / "gone-lately")
    build.build(mini)
    kept = {json.loads(path.read_text(encoding="utf-8"))["graph"] for path in own_cache.glob("*.json")}
    assert kept == {str(tmp_path / "gone-lately"), str(tmp_path / "there"), str(mini)}


# Where the cache is


def test_a_home_folder_in_the_name_of_the_cache_is_expanded(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KGRAPH_CACHE", "~/built")
    assert build.build(mini).parent == tmp_path / "home" / "built"


@pytest.mark.parametrize("name", ["cache", "./cache", "../cache"])
def test_a_relative_cache_of_the_user_is_passed_over(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("KGRAPH_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", name)
    assert paths.cache_folder() == Path.home() / ".cache" / "kgraph"


NOWHERE = """
import os, sys
os.environ.pop("HOME", None); os.environ.pop("KGRAPH_CACHE"); os.environ.pop("XDG_CACHE_HOME", None)
os.setreuid(12345, 0)
from kgraph.__main__ import run
run()
"""


@pytest.mark.skipif(os.getuid() != 0, reason="only root becomes another user")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "没有用户文件夹可存放缓存，本次在内存中构建。"),
        ("en", "There is no home folder for the cache, so the graph is built in memory."),
    ],
)
def test_without_a_home_folder_the_graph_is_built_in_memory_with_a_note(mini: Path, lang: str, said: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    program = [sys.executable, "-c", NOWHERE]
    command = [*program, "show", "warfarin", "--lang", lang, "--graph", str(mini)]
    result = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (result.returncode, result.stderr.startswith(said)) == (0, True)
    assert "warfarin" in result.stdout
    refused = subprocess.run([*program, "build"], env=environment, capture_output=True, check=False)
    assert refused.returncode == 3


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "缓存文件夹{}不可写，"), ("en", "The cache folder {} is not writable, ")],
)
@pytest.mark.parametrize("place", ["file/cache", "x" * 300, "circle/cache"])
def test_a_cache_that_cannot_be_is_noted_in_the_language_of_the_reader(
    mini: Path, tmp_path: Path, lang: str, said: str, place: str
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "circle").symlink_to("circle")
    cache = tmp_path / place
    result = start("claims", "--graph", mini, "--lang", lang, KGRAPH_CACHE=str(cache))
    assert (result.returncode, result.stderr.startswith(said.format(cache))) == (0, True)
    assert ("华法林" if lang == "zh" else "warfarin") in result.stdout.lower()


def test_a_note_of_the_library_is_english(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    run("claims", "--graph", mini, "--lang", "zh")
    (tmp_path / "file").touch()
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "file"))
    with caplog.at_level(logging.WARNING, logger="kgraph"):
        KnowledgeGraph.load(mini)
    assert caplog.records[-1].getMessage().startswith("The cache folder ")


@pytest.mark.parametrize("option", ["--graph", "--store"])
@pytest.mark.parametrize("place", ["x" * 300, "circle", "circle/below"])
def test_a_folder_whose_name_leads_nowhere_ends_with_3(tmp_path: Path, option: str, place: str) -> None:
    (tmp_path / "circle").symlink_to("circle")
    for lang in ("zh", "en"):
        result = run("claims", option, tmp_path / place, "--lang", lang)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(str(tmp_path / place))
