"""What all processes of a test run share: the first that needs it makes it, the others wait and read it."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Keep other processes from what is made at a path, for the length of a block."""
    with path.with_name(f".{path.name}.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def made_once(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the content of a file, made if it is not there yet."""
    with alone_with(path):
        if not path.exists():
            path.write_bytes(make())
    return path.read_bytes()
