"""Where things are on disk: the bundled graph and queries, the build cache, and writing files whole."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from kgraph.errors import StoreError

_PART_OF_NAME = 40
"""How much of the name of a file stands in that of its temporary file, which must not be too long."""

_PACKAGE = Path(__file__).resolve().parents[1]


def _bundled(name: str) -> Path:
    """Return a folder that the wheel carries inside the package and a checkout at its top."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


def graph_folder() -> Path:
    """Return the folder of the bundled graph."""
    return _bundled("graph")


def queries_folder() -> Path:
    """Return the folder of the bundled canned queries."""
    return _bundled("queries")


def cache_folder() -> Path:
    """Return the folder of built graphs: ``$KGRAPH_CACHE``, else ``kgraph`` in the user's cache folder.

    A relative ``XDG_CACHE_HOME`` is passed over, as its specification says.

    Raises:
        StoreError: If the home folder is needed and not known.
    """
    try:
        if chosen := os.environ.get("KGRAPH_CACHE"):
            return Path(chosen).expanduser()
        return _user_cache() / "kgraph"
    except RuntimeError as error:
        raise StoreError("cache-nowhere") from error


def _user_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return chosen if chosen.is_absolute() else Path.home() / ".cache"


def iter_turtle(graph: Path) -> list[Path]:
    """Return the Turtle files of a graph folder, sorted by path; SHACL shapes are not among them.

    Hidden files and folders and those that editors leave behind are passed over; the case of the suffix is free.

    Raises:
        StoreError: If the folder does not exist, is no folder, cannot be read or holds no Turtle.
    """
    try:
        if not graph.is_dir():
            raise StoreError("graph-no-folder" if graph.exists() else "graph-missing", path=graph)
        found = sorted(_walk(graph))
    except OSError as error:
        raise StoreError("cannot-open", path=error.filename or graph, reason=error.strerror or str(error)) from error
    if not found:
        raise StoreError("graph-empty", path=graph)
    return found


def _walk(graph: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(graph, onerror=_raise):
        folders[:] = [name for name in folders if not _is_left_behind(name)]
        if Path(folder) == graph:
            folders[:] = [name for name in folders if name != "shapes"]
        for name in names:
            if name.lower().endswith(".ttl") and not _is_left_behind(name):
                yield Path(folder) / name


def _raise(error: OSError) -> None:
    raise error


def _is_left_behind(name: str) -> bool:
    """Say whether a file or folder is hidden, or a copy that an editor keeps."""
    return name.startswith((".", "#")) or name.endswith("~")


def iter_inputs(graph: Path) -> list[Path]:
    """Return the Turtle files of a graph folder, then the bundled schema if the folder has none; errors as there."""
    files = iter_turtle(graph)
    if any(name_in(graph, path).startswith("schema/") for path in files):
        return files
    return [*files, *sorted((graph_folder() / "schema").glob("*.ttl"))]


def iter_rules(graph: Path) -> list[Path]:
    """Return the rules of a graph folder, queries that derive graphs, else the bundled ones, sorted by path."""
    own = _rules_in(graph)
    return own or _rules_in(graph_folder())


def _rules_in(graph: Path) -> list[Path]:
    return sorted(path for path in (graph / "rules").glob("*.rq") if not _is_left_behind(path.name))


def name_in(graph: Path, path: Path) -> str:
    """Return the name of a file in a graph folder, or in the bundled one where the folder does without its own.

    >>> name_in(Path("graph"), Path("graph/claims/bone.ttl"))
    'claims/bone.ttl'
    """
    return path.relative_to(graph if path.is_relative_to(graph) else graph_folder()).as_posix()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old content or the new, never a part; a link stays a link.

    A new file has the rights that the umask leaves, another keeps its own; one that nobody may write is not replaced.

    Raises:
        StoreError: If the file cannot be written; the old content then stays.
    """
    write_streamed(path, lambda stream: stream.write(content))


def write_streamed(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file as ``write_whole``, by a function that is given the open file.

    Raises:
        StoreError: As ``write_whole``.
    """
    key = "cannot-write"
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            key = "cannot-write-to"
            with path.open("wb") as stream:
                write(stream)  # a device or pipe takes bytes, it is not to be replaced by a file
        else:
            _replace(path, write)
    except OSError as error:
        raise StoreError(key, path=path, reason=error.strerror or str(error)) from error


def _replace(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    path = Path(os.path.realpath(path))
    mode = _mode(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:_PART_OF_NAME]}.{os.urandom(8).hex()}")
    try:
        with temporary.open("xb") as stream:  # with the rights that the umask leaves
            write(stream)
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _mode(path: Path) -> int | None:
    """Return the rights of a file that is to be replaced, None if there is none.

    Raises:
        PermissionError: If it may not be written.
    """
    try:
        mode = path.stat().st_mode & 0o777
    except FileNotFoundError:
        return None
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return mode
