"""Commands that assess substances taken or a source: interactions, review."""

from __future__ import annotations

import contextlib
import io
from dataclasses import fields
from pathlib import Path

import click

from kgraph.cli.output import STANDARD_OUTPUT, refuse_ending
from kgraph.cli.program import Context, command
from kgraph.cli.render import print_review, print_written
from kgraph.errors import ArgumentError
from kgraph.files.paths import write_whole

_FORMATS_OF_FILES = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


@command
@click.argument("source")
@click.option("--text", metavar="FILE", help="Text of the source, to show its wording. 来源原文文件。")
@click.option(
    "--format", "format_", type=click.Choice(["table", "markdown", "html", "json"]), help="Default: table. 格式。"
)
@click.option("-o", "--output", metavar="FILE", help="Default: standard output. 默认输出到屏幕。")
def review(context: Context, source: str, text: str | None, format_: str | None, output: str | None) -> None:
    """Check a source statement by statement. 逐条核查一个来源的陈述。"""
    if context.as_json and format_ not in (None, "json"):
        raise ArgumentError("json-or-format")
    format_ = (
        "json" if context.as_json else format_ or _FORMATS_OF_FILES.get(Path(output or "").suffix.lower(), "table")
    )
    refuse_ending(output, format_)
    ledger = context.kg.review(source, text=text)
    if output in (None, STANDARD_OUTPUT):
        return print_review(context, ledger, format_)
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        print_review(context, ledger, format_)
    write_whole(Path(output), shown.getvalue().encode("utf-8"))
    print_written(context, output)


@command
@click.argument("names", nargs=-1, metavar="NAME...")
def interactions(context: Context, names: tuple[str, ...]) -> None:
    """Check interactions and effects on bone. 核查相互作用与对骨骼的影响。"""
    checked = context.kg.interactions(names, lang=context.lang)
    if context.as_json:
        return context.print_json(**{field.name: getattr(checked, field.name) for field in fields(checked)})
    if checked.pairs:
        names = ("pair", "answer", "severity", "standing", "certainty", "advice")
        context.print_table([context.say(f"column-{name}") for name in names], checked.rows())
    context.print(checked.text())
