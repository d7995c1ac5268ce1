"""Commands that walk the network: neighbors, path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from kgraph.cli.program import Context, command
from kgraph.cli.render import claim_cells, path_json, print_path


def _walk_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that narrow a walk."""
    for option in (
        click.option("--include-inherited", is_flag=True, help="Add inherited claims. 加入由类别推及的断言。"),
        click.option("--human-only", is_flag=True, help="Only claims supported in people. 仅限有人体研究支持者。"),
        click.option(
            "--avoid", multiple=True, metavar="ENTITY", help="Avoid this entity; repeatable. 不经过该实体，可重复。"
        ),
        click.option("--relation", "relations", multiple=True, metavar="RELATION", help="Repeatable. 可重复。"),
    ):
        function = option(function)
    return function


@command
@click.argument("entity")
@click.option("--direction", type=click.Choice(["out", "in", "both"]), default="both", show_default=True)
@click.option("--max-edges", type=int, default=1, show_default=True)
@click.option("--accepted-only", is_flag=True, help="Only accepted claims. 仅限已获认可的断言。")
@_walk_options
def neighbors(
    context: Context, entity: str, *, relations: tuple[str, ...], accepted_only: bool, **filters: Any
) -> None:
    """List the neighbors of an entity. 列出实体的相邻实体。"""
    kg = context.kg
    reached = kg.neighbors(entity, relations=relations or None, include_unaccepted=not accepted_only, **filters)
    if context.as_json:
        return context.print_json(neighbors=reached)
    if not reached:
        return context.print(context.say("nothing-found"))
    by_slug = kg.catalog.get_claims(neighbor.claim for neighbor in reached)
    worded = dict(zip(by_slug, claim_cells(context, by_slug.values()), strict=True))
    rows = [
        (
            str(neighbor.distance),
            kg.names.label(neighbor.entity, context.lang),
            context.say("neighbor-inherited", sentence=sentence) if neighbor.inherited else sentence,
            standing,
            sources,
        )
        for neighbor in reached
        for sentence, standing, sources in (worded[neighbor.claim],)
    ]
    headings = [context.say(f"column-{name}") for name in ("distance", "entity", "claim", "standing", "source")]
    context.print_table(headings, rows)
    context.print(context.say("disclaimer"))


@command
@click.argument("start")
@click.argument("end")
@click.option("--max-edges", type=int, default=5, show_default=True)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
@click.option("--sign", type=click.Choice(["+", "-"]), help="Net increase or decrease only. 仅限净促进或净抑制。")
@click.option("--through", multiple=True, metavar="ENTITY", help="Pass this entity; repeatable. 须经过该实体，可重复。")
@click.option("--include-unaccepted", is_flag=True, help="Use unaccepted claims too. 也用未获认可的断言。")
@_walk_options
def path(
    context: Context,
    start: str,
    end: str,
    *,
    max_edges: int,
    relations: tuple[str, ...],
    sign: str | None,
    **filters: Any,
) -> None:
    """Find mechanism paths between two entities. 查找两个实体之间的机制路径。"""
    kg = context.kg
    net = {"+": 1, "-": -1, None: None}[sign]
    paths = kg.paths(start, end, max_edges=max_edges, relations=relations or None, sign=net, **filters)
    if context.as_json:
        return context.print_json(paths=[path_json(path_) for path_ in paths])
    if not paths:
        slugs = {"start": kg.names.resolve(start), "end": kg.names.resolve(end)}
        ends = {name: kg.names.label(slug, context.lang) for name, slug in slugs.items()}
        key = "path-to-itself" if ends["start"] == ends["end"] else "no-path"
        return context.print(context.say(key, count=max_edges, **ends))
    context.print(context.say("path-inference"))
    walked = {step.claim for path_ in paths for step in path_.steps}
    between = list(dict.fromkeys(claim for path_ in paths for claim in path_.direct if claim not in walked))
    for sentence, standing, _ in claim_cells(context, between):
        context.print(context.say("path-direct", sentence=sentence, standing=standing))
    used = [claim for path_ in paths for step in path_.steps for claim in (step.claim, *step.warrants) if claim]
    catalog = kg.catalog.part([], used)
    for number, path_ in enumerate(paths, 1):
        print_path(context, catalog, number, path_)
    context.print("\n" + context.say("disclaimer"))
