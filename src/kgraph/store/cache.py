"""Builds kept on disk, each in a folder named by a hash of its inputs.

The name is the SHA-256 of the files of the graph, its schema and rules, its own or bundled, the version of the program
and the format of the store. Two builders at once make the same folder and the second discards its copy, so no lock is
needed. A manifest of path, size, times and inode saves hashing. A build is written into a temporary folder and renamed,
so that a failure keeps the earlier build. The last few builds are kept. What others own or may write is not trusted.
"""

from __future__ import annotations

import json
import os
import re
import stat
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kgraph.errors import DamagedStore, StoreError
from kgraph.files.paths import cache_folder, iter_inputs, iter_rules, name_in, write_whole
from kgraph.messages import note
from kgraph.store.engine import EmbeddedStore
from kgraph.store.inventory import STORE_FORMAT, read_inventory, write_inventory
from kgraph.version import VERSION

KEPT_BUILDS = 3
Stamp = list[list[str | int]]
"""Path, size, times and inode of each input of a build, and the version of the program."""

_KEY = re.compile(r"[0-9a-f]{64}")
_TEMPORARY, _OLD = ".building-", ".old-"
_SECONDS_LEFT_ALONE = 3600
"""How long a temporary folder or the manifest of a graph that is gone stays: its builder may still be at work."""


def open_cached(graph: Path) -> EmbeddedStore | None:
    """Return the store of the current files of a graph folder, read-only; None if it is not cached or is damaged.

    A damaged build is removed, with a note. So is one in which damage is found later, while it is read.

    Raises:
        StoreError: If the folder holds no graph.
    """
    folder = _find_build(graph)
    if folder is None:
        return None
    try:
        return open_build(folder)
    except StoreError as error:
        if _remove(folder):  # else another program has replaced it
            note("build-again", path=folder, reason=error.facts["reason"])
        return None


def open_build(folder: Path) -> EmbeddedStore:
    """Return the store of a build, read-only; where damage is found while it is read, the build is removed.

    Raises:
        StoreError: If the store is damaged or not one of this version.
    """
    store = EmbeddedStore.open(folder / "store")
    store.discard = _discard
    return store


def _discard(damage: DamagedStore) -> DamagedStore:
    """Remove the build in which damage was found, and return the error that says so."""
    return DamagedStore("build-removed", **damage.facts) if _remove(Path(str(damage.facts["path"])).parent) else damage


def _remove(build: Path) -> bool:
    """Remove a build so that nobody finds half of it; return whether it was there and could be removed."""
    import shutil

    old = build.with_name(_OLD + os.urandom(8).hex())
    try:
        build.rename(old)
    except OSError:
        return False
    shutil.rmtree(old, ignore_errors=True)
    return True


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
    except (OSError, RuntimeError, DamagedStore) as error:  # the engine raises RuntimeError where it cannot write
        reason = getattr(error, "strerror", None) or str(error)
        raise StoreError("cannot-write", path=cache, reason=reason) from error
    _note(graph, cache, key, stamp)
    _prune(cache, keep=cache / key)
    return cache / key


def _find_build(graph: Path) -> Path | None:
    """Return the build of the current files of a graph folder, None if there is none that can be trusted."""
    stamp = take_stamp(graph)
    try:
        cache = cache_folder()
        noted = _noted_key(graph, cache, stamp)
        build = cache / (noted or _key(_contents(graph)))
        if not build.is_dir() or not _is_ours(build):
            return None
    except (OSError, StoreError):
        return None  # the build then reports the unreadable file, or builds in memory
    if noted is None:
        with suppress(StoreError):
            _note(graph, cache, build.name, stamp)
    return build


def _is_ours(path: Path) -> bool:
    """Return whether this user owns a file or folder that not everybody may write."""
    status = path.stat()
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & stat.S_IWOTH)


def _inputs(graph: Path) -> list[Path]:
    return [*iter_inputs(graph), *iter_rules(graph)]


def take_stamp(graph: Path) -> Stamp:
    """Return path, size, times and inode of each input, and the program's version; equal stamps save hashing.

    A file whose content was written anew has another time of change even where its size and time are as before.
    """
    rows: Stamp = [["kgraph", VERSION, STORE_FORMAT]]
    for path in _inputs(graph):
        try:
            status = path.stat()
        except OSError as error:
            raise StoreError("cannot-open", path=path, reason=error.strerror or str(error)) from error
        times = (status.st_mtime_ns, status.st_ctime_ns)
        rows.append([name_in(graph, path), status.st_size, *times, status.st_ino])
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
    return cache / f"{zlib.crc32(_real(graph).encode('utf-8', 'surrogateescape')):08x}.json"


def _real(graph: Path) -> str:
    return os.path.realpath(graph)  # Path.resolve raises RuntimeError for links in a circle


def _note(graph: Path, cache: Path, key: str, stamp: Stamp) -> None:
    """Write the manifest of a graph folder, unless a pipe or folder stands in its place."""
    path = _manifest_path(graph, cache)
    if path.is_file() or not path.exists():
        write_whole(path, json.dumps({"key": key, "graph": _real(graph), "files": stamp}).encode())


def _noted_key(graph: Path, cache: Path, stamp: Stamp) -> str | None:
    """Return the key that the manifest of a graph folder gives for a stamp, None without a manifest to be trusted."""
    path = _manifest_path(graph, cache)
    try:
        if not (_is_ours(cache) and _is_ours(path)):
            return None
    except OSError:
        return None
    manifest = _read_manifest(path)
    is_same = manifest.get("graph") == _real(graph) and manifest.get("files") == stamp
    key = str(manifest.get("key"))
    return key if is_same and _KEY.fullmatch(key) else None


def _read_manifest(path: Path) -> dict[str, Any]:
    """Return what a manifest says, nothing where it cannot be read; a pipe is not read, which would never end."""
    try:
        content = json.loads(path.read_bytes()) if path.is_file() else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(store: EmbeddedStore, target: Path) -> None:
    """Write a build into a temporary folder beside its place, then move it there."""
    import shutil
    import tempfile

    temporary = Path(tempfile.mkdtemp(dir=target.parent, prefix=_TEMPORARY))
    quads = len(store.engine)
    try:
        engine = ox.Store(str(temporary / "store"))
        engine.bulk_extend(store.engine.quads_for_pattern(None, None, None, None))
        engine.flush()
        del engine
        write_inventory(temporary / "store", target.name, quads)
        _swap(temporary, target)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _swap(temporary: Path, target: Path) -> None:
    """Move a finished build to its place, unless an intact one is there, which its name proves to be the same."""
    import shutil

    old = target.with_name(_OLD + temporary.name)
    if _is_whole(target):
        return
    try:
        with suppress(FileNotFoundError):
            target.rename(old)
        temporary.rename(target)
    except OSError:
        if not _is_whole(target):  # else another builder was faster
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _is_whole(build: Path) -> bool:
    """Return whether a build is ours and every file of it as it was written."""
    try:
        if not _is_ours(build):
            return False
        EmbeddedStore.open(build / "store").verify()
        return read_inventory(build / "store").key == build.name
    except (StoreError, OSError):
        return False


def _prune(cache: Path, keep: Path) -> None:
    """Remove all builds except the newest few, and what is left of builders and graphs that are gone."""
    import shutil

    with suppress(OSError):
        os.utime(keep)
    older = [path for path in cache.iterdir() if _KEY.fullmatch(path.name) and path != keep]
    for outdated in sorted(older, key=_age)[: 1 - KEPT_BUILDS]:
        shutil.rmtree(outdated, ignore_errors=True)
    long_ago = (time.time() - _SECONDS_LEFT_ALONE) * 1e9
    for path in cache.iterdir():
        if path.name.startswith((_TEMPORARY, _OLD)) and _last_change(path) < long_ago and not _is_in_use(path):
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix == ".json" and _age(path) < long_ago and not _has_graph(path):
            with suppress(OSError):
                path.unlink()


def _last_change(folder: Path) -> int:
    """Return when a folder or anything in it was last changed."""
    return max(map(_age, (folder, *folder.rglob("*"))))


def _is_in_use(temporary: Path) -> bool:
    """Return whether a program has the store in a temporary folder open, on which the engine then holds a lock."""
    try:
        import fcntl
    except ImportError:  # Windows does not remove what is open
        return False
    try:
        with (temporary / "store" / "LOCK").open("r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _has_graph(manifest: Path) -> bool:
    """Return whether the graph folder of a manifest is still there."""
    graph = _read_manifest(manifest).get("graph")
    try:
        return isinstance(graph, str) and Path(graph).is_dir()
    except OSError:
        return False


def _age(path: Path) -> int:
    """Return when a file or folder was last changed, in nanoseconds; 0 if another builder removed it."""
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0
