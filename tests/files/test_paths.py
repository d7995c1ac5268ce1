"""Where things are on disk, and writing files whole."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from kgraph.errors import StoreError
from kgraph.files.paths import (
    cache_folder,
    graph_folder,
    iter_inputs,
    iter_rules,
    iter_turtle,
    name_in,
    queries_folder,
    write_whole,
)


def test_the_bundled_folders_hold_the_graph_and_the_queries() -> None:
    assert (graph_folder() / "schema" / "relations.ttl").is_file()
    assert list((queries_folder() / "answers").glob("*.rq"))


@pytest.mark.parametrize(
    ("platform", "settings", "folder"),
    [
        ("linux", {"KGRAPH_CACHE": "/somewhere"}, "/somewhere"),
        ("win32", {"KGRAPH_CACHE": "/somewhere"}, "/somewhere"),
        ("linux", {}, "/home/a/.cache/kgraph"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/kgraph"),
        ("linux", {"XDG_CACHE_HOME": "", "KGRAPH_CACHE": ""}, "/home/a/.cache/kgraph"),
        ("darwin", {"XDG_CACHE_HOME": "/xdg"}, "/home/a/Library/Caches/kgraph"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/kgraph"),
        ("win32", {}, "/home/a/AppData/Local/kgraph"),
    ],
)
def test_the_cache_is_where_the_platform_keeps_caches_unless_chosen(
    monkeypatch: pytest.MonkeyPatch, platform: str, settings: dict[str, str], folder: str
) -> None:
    for name in ("KGRAPH_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/a"))
    assert cache_folder() == Path(folder)


def test_turtle_files_come_in_path_order_and_shapes_are_not_among_them(tmp_path: Path) -> None:
    for name in ("b.ttl", "a/z.ttl", "a/shapes/y.ttl", "shapes/x.ttl", "a/notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert iter_turtle(tmp_path) == [tmp_path / name for name in ("a/shapes/y.ttl", "a/z.ttl", "b.ttl")]


@pytest.mark.parametrize(
    "name",
    [".x.ttl", ".#x.ttl", "#x.ttl", "#x.ttl#", "x.ttl~", ".git/x.ttl", ".ipynb_checkpoints/x.ttl", "old~/x.ttl"],
)
def test_hidden_files_and_those_that_editors_leave_are_passed_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).symlink_to("nowhere")
    (tmp_path / "a.ttl").touch()
    assert iter_turtle(tmp_path) == [tmp_path / "a.ttl"]


@pytest.mark.parametrize("name", ["a.TTL", "a.Ttl", "entities/a.tTL"])
def test_the_suffix_is_read_without_regard_to_case(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert iter_turtle(tmp_path) == [tmp_path / name]


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("empty", "：此文件夹中没有Turtle文件。", ": this folder contains no Turtle files."),
        ("missing", "：没有这个文件夹。请核对路径。", ": no such folder. Check the path."),
        (
            "file",
            "：这是文件，不是文件夹。请给出它所在的文件夹。",
            ": this is not a folder. Give the folder that holds it.",
        ),
    ],
)
def test_a_folder_that_holds_no_graph_is_told_from_none_and_from_a_file(
    tmp_path: Path, name: str, zh: str, en: str
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        iter_turtle(tmp_path / name)
    assert caught.value.message("en") == f"{tmp_path / name}{en}"
    assert caught.value.message("zh") == f"{tmp_path / name}{zh}"


def test_a_path_longer_than_a_name_may_be_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        iter_turtle(tmp_path / ("a" * 5000))
    assert caught.value.key == "cannot-open"


@pytest.mark.parametrize("own", [(), ("schema",), ("rules",), ("schema", "rules")])
def test_schema_and_rules_are_the_bundled_ones_where_a_folder_has_none(tmp_path: Path, own: tuple[str, ...]) -> None:
    (tmp_path / "graph.ttl").touch()
    for folder, name in (("schema", "mine.ttl"), ("rules", "mine.rq")):
        if folder in own:
            (tmp_path / folder).mkdir()
            (tmp_path / folder / name).touch()
    names = {name_in(tmp_path, path) for path in (*iter_inputs(tmp_path), *iter_rules(tmp_path))}
    assert {"graph.ttl"} < names
    assert ("schema/mine.ttl" in names, "schema/relations.ttl" in names) == ("schema" in own, "schema" not in own)
    assert ("rules/mine.rq" in names, "rules/direct.rq" in names) == ("rules" in own, "rules" not in own)


def test_a_file_is_written_with_its_folders_and_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "new" / "out.nq", "华\n".encode())
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out.nq"]
    assert (tmp_path / "new" / "out.nq").read_bytes() == "华\n".encode()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o027, 0o077])
def test_a_new_file_has_the_rights_that_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "out.nq", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.nq").stat().st_mode) == 0o666 & ~umask


@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_file_that_nobody_may_write_is_not_replaced(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "out.nq"
    path.write_bytes(b"old")
    path.chmod(mode)
    with pytest.raises(StoreError) as caught:
        write_whole(path, b"new")
    assert (
        caught.value.message("en")
        == f"{path}: cannot be written (Permission denied). The existing content is unchanged."
    )
    assert (path.read_bytes(), [item.name for item in tmp_path.iterdir()]) == (b"old", ["out.nq"])


def test_the_name_of_a_written_file_may_be_as_long_as_names_may_be(tmp_path: Path) -> None:
    for name in ("x" * 255, "钙" * 85):
        write_whole(tmp_path / name, b"new")
        assert (tmp_path / name).read_bytes() == b"new"


def test_a_written_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "out.nq"
    path.touch()
    path.chmod(0o600)
    write_whole(path, b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o600)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_a_device_takes_what_is_written_and_is_not_replaced(tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to(os.devnull)
    write_whole(link, b"new")
    assert link.is_char_device()


def test_a_file_that_cannot_be_written_is_named_and_the_old_content_stays(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "kept").write_bytes(b"old")
    with pytest.raises(StoreError) as caught:
        write_whole(tmp_path / "out", b"new")
    assert caught.value.message("en") == (
        f"{tmp_path / 'out'}: cannot be written (Is a directory). The existing content is unchanged."
    )
    assert caught.value.message("zh") == f"{tmp_path / 'out'}：无法写入（Is a directory）。原有内容未变。"
    assert (tmp_path / "out" / "kept").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_place_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(StoreError) as caught:
        write_whole(tmp_path / "file" / "out.nq", b"new")
    assert caught.value.key == "cannot-write"
    assert (tmp_path / "file").read_bytes() == b"old"
