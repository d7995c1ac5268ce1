"""The inventory of a store: names, sizes and checksums of its files, and how many quads it holds.

The build writes it into the folder of the store. Opening compares names and sizes of all files and the checksums of
the small ones, and reads a small store whole; a large one is read whole before its first query. Files that are written
to later are read again. This cannot be left to the engine (pyoxigraph 0.5): from a damaged block CONSTRUCT returns
fewer triples, ASK returns false, and sorting, grouping and joining never end.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from kgraph.errors import DamagedStore, StoreError
from kgraph.frozen import frozen

STORE_FORMAT = "9"
"""Raised when what a build writes changes, so that an earlier build is not opened."""

FILE = "inventory.json"
_HEADS = ("CURRENT", "MANIFEST-", "OPTIONS-")
"""How the names of the small files begin that say what the others are."""

_READ_WHOLE = 32 << 20
"""Up to how many bytes in all a store is read whole when it is opened, at about 4 bytes in a nanosecond."""

_NOT_DATA = ("LOCK", "LOG")
_TABLES = ".sst"
"""How the names of the files end that the engine reads for a query; it reads the others on opening alone."""

_CHUNK = 1 << 20

FileStamps = Mapping[str, tuple[int, int, int, int]]
"""Inode, size, time of last write and of last change of each file that the engine reads for a query, by name."""


@frozen
class Inventory:
    """What a store is made of: the key of its build, the number of its quads, size and CRC-32 of each file by name.

    ``stamps`` are those of the files before they were compared with it.
    """

    key: str
    quads: int
    files: Mapping[str, tuple[int, int]]
    stamps: FileStamps

    @property
    def is_small(self) -> bool:
        """Whether the store is read whole when it is opened."""
        return sum(size for size, _ in self.files.values()) <= _READ_WHOLE


def write_inventory(store: Path, key: str, quads: int) -> None:
    """Write the inventory of a store that is complete and closed.

    Raises:
        OSError: If a file cannot be read or the inventory cannot be written.
    """
    files = {name: (size, _checksum(store / name)) for name, size in sorted(_sizes(store))}
    content = {"format": STORE_FORMAT, "key": key, "quads": quads, "files": files}
    (store / FILE).write_text(json.dumps(content), encoding="utf-8")


def read_inventory(store: Path) -> Inventory:
    """Return the inventory of a store whose files have the names, sizes and checksums that it says.

    The checksums are those of the files that say what the others are, and of all files where the store is small.

    Raises:
        StoreError: If there is no store, or not one of this version of kgraph.
        DamagedStore: If a file is missing, unknown or of another size or content.
    """
    inventory = _read(store)
    try:
        sizes = dict(_sizes(store))
        heads = ("",) if inventory.is_small else _HEADS
        for name in sorted({*sizes, *inventory.files}):
            size, checksum = inventory.files.get(name, (None, None))
            if sizes.get(name) != size or (name.startswith(heads) and _checksum(store / name) != checksum):
                raise DamagedStore("store-damaged", path=store, reason=name)
    except OSError as error:
        raise StoreError("cannot-open", path=store, reason=error.strerror or str(error)) from error
    return inventory


def find_damaged_file(store: Path, inventory: Inventory) -> str | None:
    """Return the name of the first file whose content is not as built, None if all are; reads every file whole."""
    for name, (size, checksum) in sorted(inventory.files.items()):
        try:
            if (store / name).stat().st_size != size or _checksum(store / name) != checksum:
                return name
        except OSError:
            return name
    return None


def stamp_files(store: Path, names: Iterable[str]) -> FileStamps:
    """Return the stamps of those files of a store that the engine still reads when it is open, if they are there."""
    stamps = {}
    for name in names:
        if name.endswith(_TABLES):
            with suppress(OSError):
                status = os.stat(f"{store}/{name}")  # noqa: PTH116 - before and after each query, so quickly
                stamps[name] = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return stamps


def was_written_to(before: FileStamps, now: FileStamps) -> bool:
    """Return whether a file was written to; one that is gone or replaced is still open as it was."""
    return before != now and any(
        before[name] != stamp and before[name][0] == stamp[0] for name, stamp in now.items() if name in before
    )


def _read(store: Path) -> Inventory:
    try:
        if not (store / "CURRENT").is_file():
            raise StoreError("store-missing", path=store, reason="CURRENT")
        if (store / FILE).exists() and not (store / FILE).is_file():  # a pipe would never end
            raise DamagedStore("store-damaged", path=store, reason=FILE)
        content = json.loads((store / FILE).read_bytes())
        if content["format"] != STORE_FORMAT:
            raise StoreError("store-foreign", path=store, reason=FILE)
        files = {str(name): (int(size), int(checksum)) for name, (size, checksum) in content["files"].items()}
        return Inventory(str(content["key"]), int(content["quads"]), files, stamp_files(store, files))
    except FileNotFoundError as error:
        raise StoreError("store-foreign", path=store, reason=FILE) from error
    except OSError as error:
        raise StoreError("cannot-open", path=store, reason=error.strerror or str(error)) from error
    except (ValueError, OverflowError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedStore("store-damaged", path=store, reason=FILE) from error


def _sizes(store: Path) -> Iterator[tuple[str, int]]:
    """Yield name and size of each file that holds data."""
    with os.scandir(store) as entries:
        for entry in entries:
            if entry.name != FILE and not entry.name.startswith(_NOT_DATA):
                yield entry.name, entry.stat().st_size


def _checksum(path: Path) -> int:
    """Return the CRC-32 of a file, which finds damage; it does not protect against forgery."""
    checksum = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            checksum = zlib.crc32(chunk, checksum)
    return checksum
