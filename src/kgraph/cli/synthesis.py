"""Commands for evidence synthesis: evidence, findings."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.output import STANDARD_OUTPUT, refuse_ending, write_bytes
from kgraph.cli.program import Context, command
from kgraph.cli.render import print_written
from kgraph.cli.spreadsheet import BOM, check_format, table_in
from kgraph.errors import ArgumentError
from kgraph.files.paths import write_whole

if TYPE_CHECKING:
    from kgraph.table import Cell, Table
    from kgraph.text import Lang

_FORMATS = ("table", "csv", "tsv")
_FILTERS = (
    click.option("--claim", metavar="CLAIM", help="One claim, by its slug. 一条断言的标识。"),
    click.option("--subject", metavar="ENTITY", help="Without its forms. 不含其下位形式。"),
    click.option("--relation", metavar="RELATION"),
    click.option("--object", "object", metavar="ENTITY", help="With its narrower concepts. 连同其下位概念。"),
    click.option("--topic", metavar="TOPIC", help="bone-biology, drugs-and-bone, … 主题。"),
    click.option("--population", metavar="ENTITY", help="With narrower groups. 连同更窄的人群。"),
    click.option("--design", metavar="DESIGN", help="randomised-trial, cohort, … 研究设计。"),
    click.option("--dose", metavar="BAND", help="dietary, supplemental, pharmacological. 剂量档。"),
    click.option("--format", "format_", metavar="FORMAT", help="table csv tsv"),
    click.option("-o", "--output", metavar="FILE", help="Default or -: standard output. 默认输出到屏幕。"),
    click.option("--bom", is_flag=True, help="Byte order mark before CSV or TSV, for Excel. 加BOM，便于Excel打开。"),
)
_SHOWN = {
    "evidence": {
        "sentence": "claim",
        "study_design": "design",
        "estimate": "estimate",
        "stance": "stance",
        "weight": "weight",
        "source_name": "source",
    },
    "findings": {
        "sentence": "claim",
        "standing": "standing",
        "certainty": "certainty",
        "participants": "participants",
        "estimate": "estimate",
        "figure_source_name": "source",
    },
}
"""The columns of each table that have room on a terminal, each with the message of its heading."""


def _filtered(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_FILTERS):
        function = option(function)
    return function


@command
@_filtered
def evidence(context: Context, **options: Any) -> None:
    """List evidence, one row for each item. 逐条列出证据。"""
    _answer(context, "evidence", **options)


@command
@_filtered
def findings(context: Context, **options: Any) -> None:
    """Summarize findings by outcome. 按结局汇总结果。"""
    _answer(context, "findings", **options)


def _answer(
    context: Context,
    name: str,
    *,
    format_: str | None,
    output: str | None,
    bom: bool,
    **criteria: str | None,
) -> None:
    if format_ not in (None, *_FORMATS):
        raise ArgumentError("bad-format", value=format_, known=", ".join(_FORMATS))
    check_format(format_, as_json=context.as_json, bom=bom)
    refuse_ending(output, "json" if context.as_json else format_ or "table")
    table: Table = getattr(context.kg, name)(**criteria, lang=context.lang)
    to_file = output not in (None, STANDARD_OUTPUT)
    if format_ in (None, "table"):
        with contextlib.redirect_stdout(io.StringIO()) if to_file else contextlib.nullcontext() as shown:
            _print(context, name, table)
        content = shown.getvalue().encode("utf-8") if shown else b""
    else:
        content = (BOM if bom else b"") + table_in(str(format_), table)
    if to_file:
        write_whole(Path(str(output)), content)
        return print_written(context, str(output))
    write_bytes(content)


def _print(context: Context, name: str, table: Table) -> None:
    if context.as_json:
        return context.print_json(**{name: table.to_dicts()})
    if not table.rows:
        return context.print(context.say("nothing-found"))
    context.print_table([context.say(f"column-{key}") for key in _SHOWN[name].values()], _rows(context, name, table))
    context.print(context.say("disclaimer"))


def _rows(context: Context, name: str, table: Table) -> Iterator[list[str]]:
    """Yield the cells that are shown, lists in words and the sentence of a claim only where its rows begin."""
    terms, lang = context.kg.catalog.terms, context.lang
    last: object = None
    for row in table.to_dicts():
        cells = [_shown(row[column], lang) for column in _SHOWN[name]]
        cells = [terms[cell].labels.show(lang) if cell in terms else cell for cell in cells]
        yield ["", *cells[1:]] if row["claim"] == last else cells
        last = row["claim"]


def _shown(cell: Cell, lang: Lang) -> str:
    from kgraph.words.figures import number

    if cell is None:
        return ""
    return number(Decimal(cell), lang) if isinstance(cell, int) else str(cell)
