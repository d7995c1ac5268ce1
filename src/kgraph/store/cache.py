"""Builds kept on disk, each in a folder named by a hash of its inputs.

The name is the SHA-256 of the files of the graph, its schema and rules, its own or bundled, the version of the program
and the format of the store. Two builders at once make the same folder and the second discards its copy, so no lock is
needed. A manifest of path, size and time saves hashing. A build is written into a temporary folder and renamed, so
that a failure keeps the earlier build. The last few builds are kept.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.files.paths import cache_folder, iter_inputs, iter_rules, name_in, write_whole
from kgraph.store.engine import EmbeddedStore
from kgraph.version import VERSION

STORE_FORMAT = "4"
KEPT_BUILDS = 3
Stamp = list[list[str | int]]
"""Path, size and time of each input of a build, and the version of the program."""

_KEY_LENGTH = 64
_DAMAGED = (StoreError, OSError, RuntimeError)
"""Errors of opening or counting a store whose files are missing or damaged."""


def open_cached(graph: Path) -> EmbeddedStore | None:
    """Return the store of the current files of a graph folder, read-only; None if it is not cached or is damaged.

    Raises:
        StoreError: If the folder holds no graph.
    """
    folder = _find_build(graph)
    if folder is not None:
        with suppress(*_DAMAGED):  # also raised while another program replaces it
            return EmbeddedStore.open(folder / "store")
    return None


def keep_build(
    store: EmbeddedStore, graph: Path, contents: Iterable[tuple[str, bytes]], *, stamp: Stamp, cache: Path | None = None
) -> Path:
    """Write a store into the cache as the build of a graph folder, and return the folder of the build.

    Args:
        contents: Name and content of each file that the store was built from, in path order.
        stamp: The stamp that ``take_stamp`` returned before the files were read.

    Raises:
        StoreError: If the cache cannot be written; earlier builds are then kept.
    """
    cache = cache or cache_folder()
    key = _key(contents)
    try:
        cache.mkdir(parents=True, exist_ok=True)
        _write(store, cache / key)
    except OSError as error:
        raise StoreError("cannot-write", path=cache, reason=error.strerror or str(error)) from error
    _note(graph, cache, key, stamp)
    _prune(cache, keep=cache / key)
    return cache / key


def _find_build(graph: Path) -> Path | None:
    """Return the build of the current files of a graph folder, None if there is none."""
    cache = cache_folder()
    stamp = take_stamp(graph)
    noted = _noted_key(graph, cache, stamp)
    try:
        key = noted or _key(_contents(graph))
    except OSError:
        return None  # the build then reports the unreadable file
    if not (cache / key / "store" / "CURRENT").is_file():
        return None
    if noted is None:
        with suppress(StoreError):
            _note(graph, cache, key, stamp)
    return cache / key


def _inputs(graph: Path) -> list[Path]:
    return [*iter_inputs(graph), *iter_rules(graph)]


def take_stamp(graph: Path) -> Stamp:
    """Return path, size and time of each input, and the program's version; equal stamps save hashing."""
    rows: Stamp = [["kgraph", VERSION, STORE_FORMAT]]
    for path in _inputs(graph):
        try:
            status = path.stat()
        except OSError as error:
            raise StoreError("cannot-open", path=path, reason=error.strerror or str(error)) from error
        rows.append([name_in(graph, path), status.st_size, status.st_mtime_ns])
    return rows


def _contents(graph: Path) -> Iterator[tuple[str, bytes]]:
    for path in _inputs(graph):
        if not path.is_file():
            raise OSError  # a pipe or device would never end
        yield name_in(graph, path), path.read_bytes()


def _key(contents: Iterable[tuple[str, bytes]]) -> str:
    import hashlib  # loads OpenSSL, which a start with a manifest does not need

    digest = hashlib.sha256(f"{VERSION} {STORE_FORMAT}".encode())
    for name, content in contents:
        digest.update(f"\n{name} {len(content)}\n".encode(errors="surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


def _manifest_path(graph: Path, cache: Path) -> Path:
    return cache / f"{zlib.crc32(str(graph.resolve()).encode()):08x}.json"


def _note(graph: Path, cache: Path, key: str, stamp: Stamp) -> None:
    write_whole(
        _manifest_path(graph, cache), json.dumps({"key": key, "graph": str(graph.resolve()), "files": stamp}).encode()
    )


def _noted_key(graph: Path, cache: Path, stamp: Stamp) -> str | None:
    try:
        manifest = json.loads(_manifest_path(graph, cache).read_text(encoding="utf-8"))
        is_same = manifest["graph"] == str(graph.resolve()) and manifest["files"] == stamp
        return str(manifest["key"]) if is_same else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(store: EmbeddedStore, target: Path) -> None:
    """Write a build into a temporary folder beside its place, then move it there."""
    import shutil
    import tempfile

    temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=".building-"))
    try:
        engine = ox.Store(str(temporary / "store"))
        engine.bulk_extend(store.engine.quads_for_pattern(None, None, None, None))
        engine.flush()
        del engine
        _swap(temporary, target, quads=len(store.engine))
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _swap(temporary: Path, target: Path, quads: int) -> None:
    """Move a finished build to its place, unless an intact one is there, which its name proves to be the same."""
    import shutil

    old = target.with_name(f".old-{temporary.name}")
    if _is_whole(target, quads):
        return
    try:
        with suppress(FileNotFoundError):
            target.rename(old)
        temporary.rename(target)
    except OSError:
        if not _is_whole(target, quads):  # else another builder was faster
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _is_whole(build: Path, quads: int) -> bool:
    try:
        return len(EmbeddedStore.open(build / "store").engine) == quads
    except _DAMAGED:
        return False


def _prune(cache: Path, keep: Path) -> None:
    """Remove all builds except the newest few."""
    import shutil

    with suppress(OSError):
        os.utime(keep)
    older = [path for path in cache.iterdir() if len(path.name) == _KEY_LENGTH and path != keep]
    for outdated in sorted(older, key=_age)[: 1 - KEPT_BUILDS]:
        shutil.rmtree(outdated, ignore_errors=True)


def _age(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # another builder removed it
