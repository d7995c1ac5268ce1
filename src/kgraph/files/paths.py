"""Where things are on disk: the bundled graph and queries, the build cache, and writing files whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

from kgraph.errors import StoreError

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
    """Return the folder of built graphs: ``$KGRAPH_CACHE``, else ``kgraph`` in the user's cache folder."""
    if chosen := os.environ.get("KGRAPH_CACHE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "kgraph"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "kgraph"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kgraph"


def iter_turtle(graph: Path) -> list[Path]:
    """Return the Turtle files of a graph folder, sorted by path; SHACL shapes are not among them.

    Raises:
        StoreError: If the folder does not exist or holds no Turtle.
    """
    found = sorted(path for path in graph.rglob("*.ttl") if path.relative_to(graph).parts[0] != "shapes")
    if not found:
        raise StoreError("graph-empty", path=graph)
    return found


def iter_rules(graph: Path) -> list[Path]:
    """Return the rules of a graph folder, queries that derive graphs, sorted by path; empty if there are none."""
    return sorted((graph / "rules").glob("*.rq"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old content or the new, never a part; a link stays a link.

    Raises:
        StoreError: If the file cannot be written; the old content then stays.
    """
    write_streamed(path, lambda stream: stream.write(content))


def write_streamed(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    """Write a file as ``write_whole``, by a function that is given the open file.

    Raises:
        StoreError: As ``write_whole``.
    """
    try:
        _replace(path, write)
    except OSError as error:
        raise StoreError("cannot-write", path=path, reason=error.strerror or str(error)) from error


def _replace(path: Path, write: Callable[[IO[bytes]], object]) -> None:
    import tempfile

    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as stream:
            write(stream)  # a device or pipe takes bytes, it is not to be replaced by a file
        return
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            write(stream)
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
