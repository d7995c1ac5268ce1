"""A store that is damaged, incomplete or not ours is refused on opening or on reading, and never answers as empty."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from command_line import answer, answer_json, run
from kgraph import DamagedStore, KnowledgeGraph, StoreError
from kgraph.build.build import build
from kgraph.exchange.rdf import write
from kgraph.store import inventory
from kgraph.store.engine import EmbeddedStore
from kgraph.store.inventory import FILE, STORE_FORMAT, read_inventory, write_inventory
from kgraph.store.limits import LimitedStore, Limits

ALL = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"


def serialize(store: EmbeddedStore, format: str) -> bytes:
    """Return the whole dataset as a file would hold it."""
    stream = io.BytesIO()
    write(store, format, stream)
    return stream.getvalue()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Path:
    """A store of the small graph that no test changes."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("inventory")
    shutil.copytree(root / "tests" / "mini", folder / "graph")
    for name in ("schema", "rules"):
        shutil.copytree(root / "graph" / name, folder / "graph" / name)
    assert cache.is_dir()
    return build(folder / "graph", folder / "cache") / "store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A copy of the store, which a test may damage."""
    return Path(shutil.copytree(built, tmp_path / "store"))


def only(store: Path, pattern: str) -> Path:
    (path,) = store.glob(pattern)
    return path


def data_files(store: Path) -> list[Path]:
    """Return the files that hold quads, the largest first."""
    return sorted(store.glob("*.sst"), key=lambda path: -path.stat().st_size)


def flip(path: Path, share: float = 0.5) -> None:
    """Change one byte of a file."""
    content = bytearray(path.read_bytes())
    content[int(len(content) * share)] ^= 0xFF
    path.write_bytes(content)


def cut(path: Path, share: float = 0.5) -> None:
    """Cut a file."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def refused(store: Path) -> StoreError:
    """Return the error with which a store is refused, the same for Python and for a command."""
    with pytest.raises(StoreError) as caught:
        KnowledgeGraph.open(store)
    for lang in ("zh", "en"):
        result = run("claims", "--store", store, "--lang", lang)
        assert (result.exit_code, result.stdout, result.stderr) == (3, "", caught.value.message(lang) + "\n")
    return caught.value


def test_a_store_that_was_copied_is_opened(store: Path) -> None:
    with_log = store / "LOG.old.1"
    with_log.touch()
    assert len(KnowledgeGraph.open(store).claims()) == 7
    assert answer("stats", "--store", store)


def test_the_inventory_holds_the_number_of_all_quads_as_the_dataset_does(store: Path) -> None:
    kg = KnowledgeGraph.open(store)
    noted = kg.query("SELECT ?n { GRAPH graph:description { ?dataset kgo:quads ?n } }").rows
    assert noted == ((read_inventory(store).quads,),) == ((len(kg.store.engine),),)


@pytest.mark.parametrize("share", [0.0, 0.31, 0.5, 0.8, 0.999])
def test_a_list_of_files_that_was_cut_does_not_open_as_an_empty_graph(store: Path, share: float) -> None:
    manifest = only(store, "MANIFEST-*")
    cut(manifest, share)
    error = refused(store)
    assert isinstance(error, DamagedStore)
    assert error.message("en") == (
        f"{store}: the built graph is damaged ({manifest.name}). Rebuild it with kgraph build."
    )
    assert error.message("zh") == f"{store}：已构建的图谱已损坏（{manifest.name}）。请用kgraph build重新构建。"


@pytest.mark.parametrize("pattern", ["CURRENT", "MANIFEST-*", "OPTIONS-*"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.95])
def test_a_byte_changed_in_a_small_file_is_seen(store: Path, pattern: str, share: float) -> None:
    flip(only(store, pattern), share)
    assert refused(store).facts["reason"] == only(store, pattern).name


@pytest.mark.parametrize("index", [0, 3, -1])
@pytest.mark.parametrize("damage", [cut, Path.unlink, lambda path: path.write_bytes(path.read_bytes() + b"\0")])
def test_a_file_of_data_that_is_cut_lost_or_longer_is_seen(
    store: Path, index: int, damage: Callable[[Path], object]
) -> None:
    file = data_files(store)[index]
    damage(file)
    assert refused(store).facts["reason"] == file.name


@pytest.mark.parametrize("name", ["000099.sst", "000099.log", "notes.txt"])
def test_a_file_that_the_build_did_not_write_is_seen(store: Path, name: str) -> None:
    (store / name).write_bytes(b"more")
    assert refused(store).facts["reason"] == name


@pytest.mark.parametrize(
    "content",
    [
        *("", "{}", "[]", '{"format": 1', "[" * 100_000, '{"files": {"a": 1}}'),
        f'{{"format": "{STORE_FORMAT}", "key": "", "quads": 1e999, "files": {{}}}}',
        f'{{"format": "{STORE_FORMAT}", "key": "", "quads": 1, "files": {{"a": [1e999, 1]}}}}',
        f'{{"format": "{STORE_FORMAT}", "key": "", "quads": {"1" * 5000}, "files": {{}}}}',
    ],
)
def test_an_inventory_that_cannot_be_read_is_damage(store: Path, content: str) -> None:
    (store / FILE).write_text(content, encoding="utf-8")
    assert refused(store).facts["reason"] == FILE


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_an_inventory_that_is_no_file_is_damage(store: Path, make: Callable[[Path], None]) -> None:
    (store / FILE).unlink()
    make(store / FILE)
    assert refused(store).facts["reason"] == FILE


def other_quads(store: Path) -> None:
    """Take statements away by the engine's own means, and write the inventory anew."""
    engine = ox.Store(str(store))
    engine.remove(next(iter(engine.quads_for_pattern(None, None, None, None))))
    engine.flush()
    del engine
    write_inventory(store, "", len(ox.Store.read_only(str(store))))


def no_number(store: Path) -> None:
    engine = ox.Store(str(store))
    engine.remove_graph(ox.NamedNode("https://w3id.org/kgraph/graph/description"))
    engine.flush()
    del engine
    write_inventory(store, "", 0)


def other_number(store: Path) -> None:
    content = json.loads((store / FILE).read_bytes())
    (store / FILE).write_text(json.dumps({**content, "quads": 1}), encoding="utf-8")


@pytest.mark.parametrize("damage", [other_quads, no_number, other_number])
def test_a_store_whose_number_of_quads_is_not_the_one_it_notes_is_refused(
    store: Path, damage: Callable[[Path], None]
) -> None:
    damage(store)
    assert isinstance(refused(store), DamagedStore)


def foreign(folder: Path) -> None:
    ox.Store(str(folder)).extend([ox.Quad(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/p"), ox.Literal("b"))])


def empty(folder: Path) -> None:
    ox.Store(str(folder)).flush()


def spoilt(folder: Path) -> None:
    folder.mkdir()
    (folder / "CURRENT").write_text("MANIFEST-000099\n", encoding="utf-8")


@pytest.mark.parametrize("make", [foreign, empty, spoilt])
def test_a_store_of_others_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "theirs")
    error = refused(tmp_path / "theirs")
    assert error.message("en") == (
        f"{tmp_path / 'theirs'}: this store was not built by this version of kgraph. Build it with kgraph build."
    )


def test_a_store_of_another_format_is_refused(store: Path) -> None:
    content = json.loads((store / FILE).read_bytes())
    (store / FILE).write_text(json.dumps({**content, "format": "4"}), encoding="utf-8")
    assert refused(store).key == "store-foreign"


@pytest.mark.parametrize("place", ["nothing", "notes", "file"])
def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path, place: str) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "file").touch()
    assert refused(tmp_path / place).key == "store-missing"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "notes"]


def test_a_name_too_long_for_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / ("x" * 300)).key == "cannot-open"


# Damage that shows while data are read


@pytest.fixture
def large(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that counts as too large to be read whole on opening."""
    monkeypatch.setattr(inventory, "_READ_WHOLE", 0)
    return store


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("number", range(8))
def test_a_byte_changed_in_any_file_of_a_small_store_is_seen_on_opening(store: Path, number: int, share: float) -> None:
    file = data_files(store)[number]
    flip(file, share)
    assert refused(store).facts["reason"] == file.name


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("number", range(8))
def test_a_byte_changed_in_any_file_of_a_large_store_never_changes_an_answer(
    built: Path, large: Path, number: int, share: float
) -> None:
    whole = serialize(EmbeddedStore.open(built), "nquads"), EmbeddedStore.open(built).select(ALL)
    flip(data_files(large)[number], share)
    with contextlib.suppress(DamagedStore):
        damaged = EmbeddedStore.open(large)
        assert (serialize(damaged, "nquads"), damaged.select(ALL)) == whole


def spoil(path: Path) -> None:
    """Change bytes throughout a file where it is, as a program does that writes to the wrong place."""
    with path.open("r+b") as stream:
        for place in range(0, path.stat().st_size, 64):
            stream.seek(place)
            stream.write(b"\xff")


ASKED: dict[str, Callable[[EmbeddedStore], object]] = {
    "select": lambda store: store.select(ALL),
    "ask": lambda store: store.ask("ASK { kg:warfarin a kgo:Drug }"),
    "construct": lambda store: store.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    "sorted": lambda store: store.select(ALL + " ORDER BY ?o"),
    "quads": lambda store: list(store.quads()),
    "export": lambda store: serialize(store, "nquads"),
    "limited": lambda store: LimitedStore(store, Limits(timeout=60)).select(ALL),
    "verify": EmbeddedStore.verify,
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("size", ["small", "large"])
def test_a_file_that_is_damaged_while_the_store_is_open_never_changes_an_answer(
    store: Path, request: pytest.FixtureRequest, size: str, ask: Callable[[EmbeddedStore], object]
) -> None:
    if size == "large":
        request.getfixturevalue("large")
    opened = EmbeddedStore.open(store)
    opened.ask("ASK {}")
    for file in data_files(store):
        spoil(file)
    with pytest.raises(DamagedStore):
        ask(opened)


def test_a_file_that_is_damaged_while_a_query_is_answered_is_seen(store: Path) -> None:
    opened = EmbeddedStore.open(store)
    quads = opened.quads()
    next(quads)
    spoil(data_files(store)[0])
    with pytest.raises(DamagedStore):
        list(quads)


def touch(store: Path) -> None:
    for file in data_files(store):
        file.touch()


def replace(store: Path) -> None:
    shutil.copytree(store, store.with_name("copy"))
    for file in data_files(store.with_name("copy")):
        cut(file)
        file.replace(store / file.name)


@pytest.mark.parametrize("change", [touch, replace, shutil.rmtree])
def test_an_open_store_answers_though_its_files_are_touched_replaced_or_removed(
    store: Path, change: Callable[[Path], None]
) -> None:
    opened = EmbeddedStore.open(store)
    whole = opened.select(ALL)
    change(store)
    assert opened.select(ALL) == opened.select(ALL) == whole


@pytest.mark.parametrize("number", range(8))
def test_a_whole_check_finds_a_byte_changed_in_any_file_of_data(large: Path, number: int) -> None:
    flip(data_files(large)[number])
    result = run("check", "--store", large, "--lang", "en")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith(f"{large}: the built graph is damaged (")
    assert data_files(large)


def test_a_whole_check_of_a_sound_store_counts_its_quads(store: Path) -> None:
    count = read_inventory(store).quads
    assert answer("check", "--store", store, "--lang", "en") == (
        f"{store}: the built graph is intact. All files and {count} quads were read.\n"
    )
    assert answer("check", "--store", store, "--lang", "zh") == (
        f"{store}：图谱完好，已读取全部文件和{count}个四元组。\n"
    )
    assert answer_json("check", "--store", store) == {"kgraph": 1, "path": str(store), "quads": count}


COMMANDS = (
    ("export", "nquads"),
    ("export", "turtle"),
    ("claims",),
    ("evidence", "--format", "csv"),
    ("stats", "--json"),
    ("search", "warfarin"),
    ("page", "-o", "-"),
    ("query", "-e", "ASK { ?s ?p 987654321 }"),
    ("query", "-e", "SELECT ?s { ?s ?p ?o } ORDER BY ?o", "--format", "csv"),
    ("query", "-e", "SELECT DISTINCT ?s { ?s ?p ?o }", "--json"),
    ("query", "-e", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "--format", "turtle"),
)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_on_a_large_store_that_is_damaged_says_so_and_ends_with_3(
    large: Path, arguments: tuple[str, ...]
) -> None:
    for path in data_files(large)[:6]:
        for share in (0.1, 0.3, 0.5, 0.7, 0.9):
            flip(path, share)
    for lang, words in (("zh", "已构建的图谱已损坏（"), ("en", "the built graph is damaged (")):
        result = run(*arguments, "--store", large, "--lang", lang)
        assert (result.exit_code, result.stdout, result.stderr.count(words)) == (3, "", 1)
    assert large.is_dir()
