"""Commands that write files: page, export."""

from __future__ import annotations

import sys
from typing import Literal

import click

from kgraph.cli.output import STANDARD_OUTPUT, refuse_ending, write_bytes
from kgraph.cli.program import Context, command
from kgraph.cli.render import print_written
from kgraph.errors import ArgumentError


@command
@click.option("-o", "--output", default="kgraph.html", show_default=True, metavar="FILE")
@click.option("--focus", metavar="ENTITY", help="Entity selected on opening. 打开时选中的实体。")
@click.option("--path", "between", nargs=2, metavar="A B", help="Open on the paths from A to B. 打开A到B的路径。")
@click.option("--check", "is_check", is_flag=True, help="Open on the check of the names listed. 打开所列名称的核查。")
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Colors on opening. 打开时的配色。")
@click.argument("names", nargs=-1, metavar="[NAME]...")
def page(
    context: Context,
    output: str,
    focus: str | None,
    between: tuple[str, str] | None,
    names: tuple[str, ...],
    theme: Literal["light", "dark"] | None,
    *,
    is_check: bool,
) -> None:
    """Write the interactive page, one offline file. 生成可离线浏览的单文件网页。"""
    if bool(names) != is_check:
        raise ArgumentError("names-for-check")
    refuse_ending(output, "html")
    file = None if output == STANDARD_OUTPUT else output
    made = context.kg.page(file, focus=focus, between=between, check=names, lang=context.lang, theme=theme)
    if file is None:
        return write_bytes(made.text.encode("utf-8"))
    print_written(context, output)


@command
@click.argument("format_", metavar="FORMAT")
@click.option("-o", "--output", metavar="FILE", help="Default: standard output. 默认输出到屏幕。")
def export(context: Context, format_: str, output: str | None) -> None:
    """Write the dataset as nquads, turtle, trig or jsonld. 导出整个数据集。"""
    from kgraph.exchange.rdf import FORMATS, write

    if output is None or output == STANDARD_OUTPUT:
        sys.stdout.flush()
        write(context.kg.store, format_, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    if format_ in FORMATS:
        refuse_ending(output, format_)
    context.kg.export(format_, output)
    print_written(context, output)
