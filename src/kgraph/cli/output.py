"""Output of the command line: tables, JSON and bytes."""

from __future__ import annotations

import errno
import io
import math
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

import click

from kgraph.cli.columns import set_in_columns
from kgraph.errors import ArgumentError, StoreError
from kgraph.text import to_plain

_WIDTH = 160

STANDARD_OUTPUT = "-"
"""The name of a file that means standard output."""

_OF_ENDINGS: dict[str, tuple[str, ...]] = {
    ".csv": ("csv",),
    ".tsv": ("tsv",),
    ".json": ("json", "jsonld"),
    ".jsonld": ("jsonld",),
    ".xml": ("xml", "rdfxml"),
    ".rdf": ("rdfxml",),
    ".ttl": ("turtle",),
    ".nt": ("ntriples",),
    ".nq": ("nquads",),
    ".trig": ("trig",),
    ".md": ("markdown",),
    ".html": ("html",),
    ".htm": ("html",),
    **dict.fromkeys((".pdf", ".doc", ".docx", ".odt", ".rtf", ".tex", ".epub"), ()),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".parquet", ".db", ".sqlite", ".zip", ".gz"), ()),
    **dict.fromkeys((".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp", ".graphml", ".gexf", ".gml", ".dot"), ()),
}
"""The formats that the ending of a file names, of those that are written; any other ending is free."""


class _Closed(io.RawIOBase):
    """Standard output that the caller has closed, which Python leaves out; writing to it fails as for the system."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> NoReturn:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def refuse_ending(output: str | None, format_: str) -> None:
    """Refuse to write a format to a file whose ending names another.

    Raises:
        ArgumentError: If it does.
    """
    suffix = Path(output or "").suffix
    if format_ not in _OF_ENDINGS.get(suffix.lower(), (format_,)):
        raise ArgumentError("output-ending", path=output, ending=suffix, format=format_)


def open_streams() -> None:
    """Put a stream in the place of standard output or standard error where the caller has closed it."""
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(_Closed(), write_through=True)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open for the whole process


def output_error(error: OSError) -> StoreError:
    """Return the error of standard output that cannot be written; errors of files and of closed pipes are raised.

    Raises:
        OSError: If it names a file, or the reader of a pipe has closed it.
    """
    if error.filename is not None or error.errno in (None, errno.EPIPE):
        raise error
    return StoreError("output-not-writable", reason=error.strerror or str(error))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; rich is loaded only for a terminal and for tables that do not fit otherwise."""
    headings = [to_plain(column) for column in columns]
    cells = [[to_plain(cell) for cell in row] for row in rows]
    piped = None if sys.stdout.isatty() else set_in_columns(headings, cells, width=_WIDTH)
    if piped is None:
        return _draw_table(headings, cells)
    click.echo(piped)


def _draw_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text as RichText

    class Screen(Console):
        def on_broken_pipe(self) -> None:
            """Leave a pipe that nobody reads to the program, which ends with 0; rich would end it with 1."""
            raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE))

    console = Screen() if sys.stdout.isatty() else Screen(width=_WIDTH, no_color=True)
    table = RichTable(box=SIMPLE, pad_edge=False)
    for heading in headings:
        table.add_column(RichText(heading), overflow="fold")
    for row in rows:
        table.add_row(*map(RichText, row))
    console.print(table)


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output, after all earlier output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def to_json(value: object) -> Any:
    """Return a value as JSON: dataclasses as objects, decimals as numbers, paths and IRIs as text.

    A decimal that JSON has no number for (infinite, NaN, beyond the range of a double) is text.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): to_json(element) for key, element in value.items()}
    if isinstance(value, list | tuple | Iterator):
        return [to_json(element) for element in value]
    if isinstance(value, Decimal):
        return _to_number(value)
    return str(value) if isinstance(value, str | Path) else value


def _to_number(value: Decimal) -> int | float | str:
    if not value.is_finite():
        return str(value)
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    return number if math.isfinite(number) else str(value)
