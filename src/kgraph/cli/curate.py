"""Commands for curators of a graph: build, check, fmt."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kgraph.cli.program import FINDINGS, Context, command
from kgraph.cli.render import print_findings
from kgraph.errors import ArgumentError
from kgraph.files.paths import graph_folder, queries_folder


@command
def build(context: Context) -> None:
    """Build the graph into the cache. 构建图谱。"""
    from kgraph.build.build import build as build_graph

    store = build_graph(context.graph_folder) / "store"
    if context.as_json:
        return context.print_json(path=store)
    context.print(context.say("built", path=store))


@command
def check(context: Context) -> None:
    """Check the files of the graph, or of a store. 检查图谱文件，或已构建的图谱。"""
    if context.store:
        if context.graph:
            raise ArgumentError("graph-or-store")
        return _check_store(context)
    from kgraph.build.check import CANONICAL, check_graph

    report = check_graph(context.graph_folder, queries_folder() / "checks", graph_folder() / "shapes")
    if context.as_json:
        context.print_json(findings=list(report.findings))
    elif not report.findings:
        context.print(context.say("check-clean"))
    else:
        print_findings(context, report.findings, CANONICAL)
    if report.findings:
        sys.exit(FINDINGS)


def _check_store(context: Context) -> None:
    """Read every file and every quad of a store."""
    from kgraph.store.engine import EmbeddedStore

    folder = Path(str(context.store))
    quads = EmbeddedStore.open(folder).verify()
    if context.as_json:
        return context.print_json(path=folder, quads=quads)
    context.print(context.say("store-whole", path=folder, count=quads))


@command
@click.option("--check", "only_check", is_flag=True, help="Only check; exit 1 if a file would change. 只检查。")
def fmt(context: Context, *, only_check: bool) -> None:
    """Write the files of the graph in canonical form. 将图谱文件改为规范格式。"""
    from kgraph.build.check import find_unformatted, format_graph

    changed = find_unformatted(context.graph_folder) if only_check else format_graph(context.graph_folder)
    if context.as_json:
        context.print_json(files=[str(path) for path in changed])
    else:
        key = "would-format" if only_check else "formatted"
        context.print("\n".join(context.say(key, path=path) for path in changed) or context.say("all-formatted"))
    if only_check and changed:
        sys.exit(FINDINGS)
