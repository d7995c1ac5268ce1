"""Output of the command line: tables, JSON and bytes."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from kgraph.cli.columns import set_in_columns
from kgraph.text import to_plain

_WIDTH = 160


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

    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH, no_color=True)
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
