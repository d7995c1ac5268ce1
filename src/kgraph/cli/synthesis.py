"""Commands for evidence synthesis: evidence, findings, compare."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
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
_OUTCOME = click.option("--object", "object", metavar="ENTITY", help="With its narrower concepts. 连同其下位概念。")
_DOSE = click.option("--dose", metavar="BAND", help="dietary, supplemental, pharmacological. 剂量档。")
_OUTPUT = (
    click.option("--format", "format_", metavar="FORMAT", help="table csv tsv"),
    click.option("-o", "--output", metavar="FILE", help="Default or -: standard output. 默认输出到屏幕。"),
    click.option("--bom", is_flag=True, help="Byte order mark before CSV or TSV, for Excel. 加BOM，便于Excel打开。"),
)
_FILTERS = (
    click.option("--claim", metavar="CLAIM", help="One claim, by its slug. 一条断言的标识。"),
    click.option("--subject", metavar="ENTITY", help="Without its forms. 不含其下位形式。"),
    click.option("--relation", metavar="RELATION"),
    _OUTCOME,
    click.option("--topic", metavar="TOPIC", help="bone-biology, drugs-and-bone, … 主题。"),
    click.option("--population", metavar="ENTITY", help="With narrower groups. 连同更窄的人群。"),
    click.option("--design", metavar="DESIGN", help="randomised-trial, cohort, … 研究设计。"),
    _DOSE,
    *_OUTPUT,
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


def _with(*options: Callable[..., Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def add(function: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            function = option(function)
        return function

    return add


@command
@_with(*_FILTERS)
def evidence(context: Context, **options: Any) -> None:
    """List evidence, one row for each item. 逐条列出证据。"""
    _list(context, "evidence", **options)


@command
@_with(*_FILTERS)
def findings(context: Context, **options: Any) -> None:
    """Summarize findings by outcome. 按结局汇总结果。"""
    _list(context, "findings", **options)


@command
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_with(_OUTCOME, _DOSE, *_OUTPUT)
def compare(
    context: Context,
    first: str,
    second: str,
    object: str | None,
    dose: str | None,
    format_: str | None,
    output: str | None,
    *,
    bom: bool,
) -> None:
    """Compare two substances by outcome and dose. 按结局与剂量并列比较两种物质。"""
    _answer(
        context,
        "compare",
        lambda: context.kg.compare(first, second, object=object, dose=dose, lang=context.lang),
        partial(_print_compared, context, [context.kg.entity(name).label(context.lang) for name in (first, second)]),
        format_=format_,
        output=output,
        bom=bom,
    )


def _list(
    context: Context, name: str, *, format_: str | None, output: str | None, bom: bool, **criteria: str | None
) -> None:
    _answer(
        context,
        name,
        lambda: getattr(context.kg, name)(**criteria, lang=context.lang),
        partial(_print_listed, context, name),
        format_=format_,
        output=output,
        bom=bom,
    )


def _answer(
    context: Context,
    name: str,
    read: Callable[[], Table],
    show: Callable[[Table], None],
    *,
    format_: str | None,
    output: str | None,
    bom: bool,
) -> None:
    """Write a table in the format and to the place asked for; ``show`` prints it on a terminal."""
    if format_ not in (None, *_FORMATS):
        raise ArgumentError("bad-format", value=format_, known=", ".join(_FORMATS))
    check_format(format_, as_json=context.as_json, bom=bom)
    refuse_ending(output, "json" if context.as_json else format_ or "table")
    table = read()
    to_file = output not in (None, STANDARD_OUTPUT)
    if format_ in (None, "table"):
        with contextlib.redirect_stdout(io.StringIO()) if to_file else contextlib.nullcontext() as shown:
            _print(context, name, table, show)
        content = shown.getvalue().encode("utf-8") if shown else b""
    else:
        content = (BOM if bom else b"") + table_in(str(format_), table)
    if to_file:
        write_whole(Path(str(output)), content)
        return print_written(context, str(output))
    write_bytes(content)


def _print(context: Context, name: str, table: Table, show: Callable[[Table], None]) -> None:
    if context.as_json:
        return context.print_json(**{name: table.to_dicts()})
    if not table.rows:
        return context.print(context.say("nothing-found"))
    show(table)
    context.print(context.say("disclaimer"))


def _print_listed(context: Context, name: str, table: Table) -> None:
    context.print_table([context.say(f"column-{key}") for key in _SHOWN[name].values()], _rows(context, name, table))


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


def _print_compared(context: Context, labels: Sequence[str], table: Table) -> None:
    """Print the comparison: outcome with dose, then what is known of each; below what compares them directly."""
    rows = table.to_dicts()
    context.print_table([context.say("column-outcome"), *labels], [_compared(context, row) for row in rows])
    direct = [str(row["head_to_head"]) for row in rows if row["head_to_head"]]
    context.print(context.say("compare-head-to-head" if direct else "compare-no-head-to-head"))
    for text in dict.fromkeys(direct):
        context.print(f"  {text}")


def _compared(context: Context, row: Mapping[str, Cell]) -> list[str]:
    catalog, lang = context.kg.catalog, context.lang
    outcome = catalog.entities[str(row["outcome"])].label(lang)
    narrower = [str(row[name]) for name in ("dose_band", "population", "aspect", "circumstance") if row[name]]
    words = [
        catalog.terms[slug].labels if slug in catalog.terms else catalog.entities[slug].labels for slug in narrower
    ]
    if words:
        note = context.say("detail-separator").join(word.show(lang) for word in words)
        outcome = context.say("interactions-noted", text=outcome, note=note)
    return [outcome, *(_side(context, row, side) for side in ("first", "second"))]


def _side(context: Context, row: Mapping[str, Cell], side: str) -> str:
    """Return what is known of one substance: the relation, its standing and certainty, the best figure."""
    if row[f"{side}_claim"] is None:
        return context.say("compare-nothing")
    catalog, lang = context.kg.catalog, context.lang
    basis, certainty = row[f"{side}_basis"], row[f"{side}_certainty"]
    facts = [
        catalog.relations[str(row[f"{side}_relation"])].labels.show(lang),
        str(row[f"{side}_standing"]),
        "" if basis == "direct" else context.say(f"basis-{basis}"),
        context.say("review-certainty", certainty=catalog.terms[str(certainty)].labels.show(lang)) if certainty else "",
        str(row[f"{side}_figure"] or ""),
    ]
    return context.say("detail-separator").join(filter(None, facts))
