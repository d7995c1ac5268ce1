"""Where things are on disk: the bundled graph and queries, the build cache, and writing files whole."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

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

    Raises:
        StoreError: If the folder does not exist or holds no Turtle.
    """
    try:
        graph.stat()
        found = sorted(path for path in graph.rglob("*.ttl") if path.relative_to(graph).parts[0] != "shapes")
    except FileNotFoundError:
        found = []
    except OSError as error:  # an over-long name, links in a circle
        raise StoreError("cannot-open", path=graph, reason=error.strerror or str(error)) from error
    if not found:
        raise StoreError("graph-empty", path=graph)
    return found


def iter_rules(graph: Path) -> list[Path]:
    """Return the rules of a graph folder, queries that derive graphs, sorted by path; empty if there are none."""
    return sorted((graph / "rules").glob("*.rq"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old content or the new, never a part; a link stays a link.

    A new file has the rights that the umask leaves, another keeps its own; one that nobody may write is not replaced.

    Raises:
        StoreError: If the file cannot be written; the old content then stays.
    """
    key = "cannot-write"
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            key = "cannot-write-to"
            path.write_bytes(content)  # a device or pipe takes bytes, it is not to be replaced by a file
        else:
            _replace(path, content)
    except OSError as error:
        raise StoreError(key, path=path, reason=error.strerror or str(error)) from error


def _replace(path: Path, content: bytes) -> None:
    path = Path(os.path.realpath(path))
    mode = _mode(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name[:_PART_OF_NAME]}.{os.urandom(8).hex()}")
    try:
        with temporary.open("xb") as stream:  # with the rights that the umask leaves
            stream.write(content)
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
