"""The command line: arguments in, text or JSON out. The only part that prints or exits."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from kgraph.columns import set_in_columns
from kgraph.errors import ArgumentError, DataError, KGraphError, ParameterError, QueryError, StoreError
from kgraph.files import graph_folder, queries_folder, write_whole
from kgraph.messages import say
from kgraph.text import LANGS, Lang, other_lang, to_plain
from kgraph.version import VERSION

if TYPE_CHECKING:
    from kgraph.catalog import Catalog
    from kgraph.cells import Table
    from kgraph.check import Finding
    from kgraph.citations import Style
    from kgraph.knowledge import KnowledgeGraph
    from kgraph.model import Claim, Entity
    from kgraph.path import Path as MechanismPath
    from kgraph.path import Step
    from kgraph.review.rows import Row
    from kgraph.review.values import Review

FINDINGS, WRONG_USAGE, UNREADABLE = 1, 2, 3
_WIDTH = 160
_REPEATS = 5
_FORMATS_OF_FILES = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


class Context:
    """The options every command has, and the graph they lead to."""

    def __init__(self, lang: Lang, *, as_json: bool, graph: str | None, store: str | None) -> None:
        self.lang = lang
        self.as_json = as_json
        self.graph = graph
        self.store = store

    @functools.cached_property
    def kg(self) -> KnowledgeGraph:
        from kgraph.knowledge import KnowledgeGraph

        if self.graph and self.store:
            raise ArgumentError("graph-or-store")
        return KnowledgeGraph.open(self.store) if self.store else KnowledgeGraph.load(self.graph)

    @property
    def graph_folder(self) -> Path:
        if self.store:
            raise ArgumentError("store-without-files")
        return Path(self.graph) if self.graph else graph_folder()

    def say(self, key: str, **facts: object) -> str:
        return say(key, self.lang, **facts)

    def print(self, text: str = "") -> None:
        click.echo("\n".join(to_plain(line) for line in text.split("\n")))

    def print_json(self, **values: object) -> None:
        click.echo(json.dumps({"kgraph": 1, **_to_json(values)}, ensure_ascii=False, indent=2))

    def print_table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        _print_table(columns, rows)


def _default_lang() -> Lang:
    found = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if found.lower().startswith("zh") else "en"


_COMMON_OPTIONS = (
    click.Option(["--lang"], type=click.Choice(LANGS), default=None, help="Language: zh or en. 语言。"),
    click.Option(["--json", "as_json"], is_flag=True, help="Answer as JSON. 以 JSON 输出。"),
    click.Option(["--graph"], metavar="DIR", help="Graph folder instead of the bundled one. 图谱文件夹。"),
    click.Option(["--store"], metavar="DIR", help="Store that is built already. 已构建的图谱。"),
)
"""Options of every command, made once: a program is quicker to start so."""


def _command(function: Callable[..., None]) -> click.Command:
    """Make a command with the common options; its errors are printed in the reader's language."""

    @functools.wraps(function)
    def run(*, lang: Lang | None, as_json: bool, graph: str | None, store: str | None, **arguments: Any) -> None:
        context = Context(lang or _default_lang(), as_json=as_json, graph=graph, store=store)
        try:
            function(context, **arguments)
        except KGraphError as error:
            _fail(error, context)

    name = function.__name__.removesuffix("_").replace("_", "-")
    return main.command(name, short_help=function.__doc__, params=[*_COMMON_OPTIONS])(run)


def _fail(error: KGraphError, context: Context) -> None:
    """Print an error in the reader's language and exit with its code."""
    message = error.message(context.lang)
    if context.as_json:
        facts = {"error": type(error).__name__, "key": error.key, "message": message}
        extra = {
            name: getattr(error, name)
            for name in ("suggestions", "candidates", "line", "column", "path")
            if hasattr(error, name)
        }
        click.echo(json.dumps({"kgraph": 1, **facts, **_to_json(extra)}, ensure_ascii=False), err=True)
    else:
        click.echo("\n".join(to_plain(line) for line in message.split("\n")), err=True)
    sys.exit(UNREADABLE if isinstance(error, DataError | StoreError) else WRONG_USAGE)


class _Program(click.Group):
    """The group of all commands; it writes both languages, whatever the locale can write."""

    def main(self, *args: Any, **options: Any) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
        return super().main(*args, **options)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="kgraph")
def main() -> None:
    """A bilingual, cited knowledge graph of nutrients, drugs and bone. 双语、有出处的营养素、药物与骨骼知识图谱。"""


@_command
def stats(context: Context) -> None:
    """Count what the graph holds. 统计图谱内容。"""
    found = context.kg.stats()
    if context.as_json:
        return context.print_json(**found.to_dict())
    release = context.say("stats-release", version=found.version, issued=found.issued) if found.version else ""
    rows = [(context.say(f"stats-{name}"), str(number)) for name, number in found.totals.items()]
    context.print_table(("kgraph " + VERSION, context.say("column-count")), rows)
    for name, group in found.groups.items():
        rows = [(_key_label(context, key), str(number)) for key, number in group.items()]
        context.print_table((context.say(f"stats-{name}"), context.say("column-count")), rows)
    if release:
        context.print(release)


@_command
@click.argument("text")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
def search(context: Context, text: str, limit: int) -> None:
    """Find entities by name, in Chinese or English. 按名称查找实体。"""
    hits = context.kg.search(text, lang=context.lang, limit=limit)
    if context.as_json:
        rows = [
            {"slug": hit.entity, "label": hit.label, "matched": hit.matched, "how": hit.how, "score": hit.score}
            for hit in hits
        ]
        return click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    if not hits:
        return context.print(context.say("nothing-found"))
    headings = [context.say(f"column-{name}") for name in ("label", "slug", "matched", "how")]
    context.print_table(headings, [(h.label, h.entity, h.matched, context.say(f"how-{h.how}")) for h in hits])


@_command
@click.argument("name")
def show(context: Context, name: str) -> None:
    """Show an entity, or a claim with its evidence. 显示实体，或断言及其证据。"""
    if "--" in name:
        return _show_claim(context, context.kg.claim(name))
    kg = context.kg
    slug = kg.names.resolve(name)
    found = kg.catalog.get_entity(slug)
    if context.as_json:
        return context.print_json(entity=found, claims=kg.catalog.find_claims(about=slug))
    claims = kg.catalog.in_words().find_claims(about=slug)
    _print_entity(context, found)
    context.print(f"\n{context.say('show-claims')} ({len(claims)})")
    _print_claims(context, claims)


@_command
@click.option("--subject", metavar="ENTITY")
@click.option("--relation", metavar="RELATION")
@click.option("--object", "object_", metavar="ENTITY")
@click.option("--about", metavar="ENTITY", help="Either end. 任一端。")
@click.option("--verdict", metavar="VERDICT")
@click.option("--source", metavar="SOURCE", help="Claims this source speaks about. 某来源涉及的断言。")
def claims(context: Context, object_: str | None, source: str | None, **wanted: str | None) -> None:
    """List claims with standing and sources. 列出断言、可信程度与出处。"""
    found = context.kg.claims(object=object_, **wanted)
    if source is not None:
        spoken = {claim.slug for claim in context.kg.claims_of_source(source)}
        found = [claim for claim in found if claim.slug in spoken]
    if context.as_json:
        return context.print_json(claims=found)
    _print_claims(context, found)


def _walk_options(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that narrow a walk."""
    for option in (
        click.option("--include-inherited", is_flag=True, help="Add what members inherit. 加入由类别推及的断言。"),
        click.option("--human-only", is_flag=True, help="Only claims supported in people. 仅限有人体研究支持者。"),
        click.option("--avoid", multiple=True, metavar="ENTITY", help="Not through this. 不经过该实体，可重复。"),
        click.option("--relation", "relations", multiple=True, metavar="RELATION", help="May be repeated. 可重复。"),
    ):
        function = option(function)
    return function


@_command
@click.argument("entity")
@click.option("--direction", type=click.Choice(["out", "in", "both"]), default="both", show_default=True)
@click.option("--max-edges", type=int, default=1, show_default=True)
@click.option("--accepted-only", is_flag=True, help="Only established or supported claims. 仅限已获认可的断言。")
@_walk_options
def neighbors(context: Context, entity: str, *, relations: tuple[str, ...], accepted_only: bool, **wanted: Any) -> None:
    """List what an entity acts on and what acts on it. 列出实体的相邻实体。"""
    kg = context.kg
    found = kg.neighbors(entity, relations=relations or None, include_unaccepted=not accepted_only, **wanted)
    if context.as_json:
        return context.print_json(neighbors=found)
    if not found:
        return context.print(context.say("nothing-found"))
    by_slug = kg.catalog.get_claims(item.claim for item in found)
    said = {claim.slug: cells for claim, cells in zip(by_slug.values(), _cells(context, by_slug.values()), strict=True)}
    rows = [
        (
            str(item.distance),
            kg.names.label(item.entity, context.lang),
            context.say("neighbor-inherited", sentence=sentence) if item.inherited else sentence,
            standing,
            sources,
        )
        for item in found
        for sentence, standing, sources in (said[item.claim],)
    ]
    headings = [context.say(f"column-{name}") for name in ("distance", "entity", "claim", "standing", "source")]
    context.print_table(headings, rows)
    context.print(context.say("disclaimer"))


@_command
@click.argument("start")
@click.argument("end")
@click.option("--max-edges", type=int, default=5, show_default=True)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True)
@click.option("--sign", type=click.Choice(["+", "-"]), help="Net increase or decrease only. 仅限净促进或净抑制。")
@click.option("--through", multiple=True, metavar="ENTITY", help="Through this. 须经过该实体，可重复。")
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
    **wanted: Any,
) -> None:
    """Find mechanism paths between two entities. 查找两个实体之间的机制路径。"""
    kg = context.kg
    net = {"+": 1, "-": -1, None: None}[sign]
    found = kg.paths(start, end, max_edges=max_edges, relations=relations or None, sign=net, **wanted)
    if context.as_json:
        return context.print_json(paths=[_path_json(item) for item in found])
    if not found:
        slugs = {"start": kg.names.resolve(start), "end": kg.names.resolve(end)}
        ends = {name: kg.names.label(slug, context.lang) for name, slug in slugs.items()}
        key = "path-to-itself" if ends["start"] == ends["end"] else "no-path"
        return context.print(context.say(key, count=max_edges, **ends))
    context.print(context.say("path-inference"))
    walked = {step.claim for item in found for step in item.steps}
    between = list(dict.fromkeys(claim for item in found for claim in item.direct if claim not in walked))
    for sentence, standing, _ in _cells(context, between):
        context.print(context.say("path-direct", sentence=sentence, standing=standing))
    used = [claim for item in found for step in item.steps for claim in (step.claim, *step.warrants) if claim]
    catalog = kg.catalog.part([], used)
    for number, item in enumerate(found, 1):
        _print_path(context, catalog, number, item)
    context.print("\n" + context.say("disclaimer"))


@_command
@click.argument("source")
@click.option("--text", metavar="FILE", help="Text of the source; its wording is then shown. 来源原文文件。")
@click.option(
    "--format", "format_", type=click.Choice(["table", "markdown", "html", "json"]), help="Default: table. 格式。"
)
@click.option("-o", "--output", metavar="FILE", help="Standard output if left out. 默认输出到屏幕。")
def review(context: Context, source: str, text: str | None, format_: str | None, output: str | None) -> None:
    """Judge a source statement by statement. 逐条核查一个来源的陈述。"""
    if context.as_json and format_ not in (None, "json"):
        raise ArgumentError("json-or-format")
    format_ = "json" if context.as_json else format_ or _FORMATS_OF_FILES.get(Path(output or "").suffix, "table")
    found = context.kg.review(source, text=text)
    if output is None:
        return _print_review(context, found, format_)
    with contextlib.redirect_stdout(io.StringIO()) as shown:
        _print_review(context, found, format_)
    write_whole(Path(output), shown.getvalue().encode("utf-8"))
    _print_written(context, output)


@_command
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--style",
    type=click.Choice(["vancouver", "gbt7714", "ris", "bibtex"]),
    help="Default: vancouver, in Chinese gbt7714. 默认：中文为 gbt7714。",
)
def cite(context: Context, sources: tuple[str, ...], style: Style | None) -> None:
    """Cite sources, or for a reference manager. 引用来源。"""
    from kgraph.citations import STYLE_OF

    chosen = style or STYLE_OF[context.lang]
    texts = {source: context.kg.cite(source, chosen) for source in sources}
    if context.as_json:
        return context.print_json(style=chosen, citations=texts)
    end = "" if chosen == "ris" else "\n"
    _write_bytes("".join(f"{text}{end}" for text in texts.values()).encode("utf-8"))


@_command
@click.argument("names", nargs=-1, metavar="NAME...")
def interactions(context: Context, names: tuple[str, ...]) -> None:
    """Check substances in pairs, and for bone. 核查相互作用与骨骼影响。"""
    found = context.kg.interactions(names, lang=context.lang)
    if context.as_json:
        return context.print_json(**{item.name: getattr(found, item.name) for item in fields(found)})
    if found.pairs:
        pair, answer, standing = (context.say(f"column-{name}") for name in ("pair", "answer", "standing"))
        severity, certainty, advice = map(context.say, ("show-severity", "show-certainty", "show-advice"))
        context.print_table((pair, answer, severity, standing, certainty, advice), found.rows())
    context.print(found.text())


@_command
@click.argument("name", required=False)
@click.option("-e", "--text", help="SPARQL text. 直接给出 SPARQL。")
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Parameter. 参数，可重复。")
@click.option(
    "--format", "format_", metavar="FORMAT", help="table csv tsv json xml; for CONSTRUCT: turtle ntriples jsonld rdfxml"
)
def query(
    context: Context, name: str | None, text: str | None, parameters: tuple[str, ...], format_: str | None
) -> None:
    """Answer a canned query, a file, "-" or text of SPARQL. 运行预设查询、文件或 SPARQL 文本。"""
    if (name is None) == (text is None):
        raise ArgumentError("one-query")
    canned = name is not None and name != "-" and not name.endswith((".rq", ".sparql"))
    if parameters and not canned:
        raise ParameterError("parameters-of-canned")
    headings: dict[str, str] = {}
    if canned and name is not None:
        sparql = context.kg.bound(name, lang=context.lang, **dict(map(_parameter, parameters)))
        headings = {column: both.show(context.lang) for column, both in context.kg.queries[name].columns.items()}
    else:
        sparql = text if text is not None else _read_sparql(str(name))
    if format_ not in (None, "table"):
        return _print_serialized(context, sparql, format_)
    if context.as_json:
        return _print_answer_json(context, sparql)
    _print_answer(context, sparql, headings)
    if canned:
        context.print(context.say("disclaimer"))


@_command
def queries(context: Context) -> None:
    """List the canned queries. 列出预设查询。"""
    known = context.kg.queries
    if context.as_json:
        return context.print_json(
            queries=[
                {
                    "name": item.name,
                    "title": item.title,
                    "description": item.description,
                    "columns": list(item.columns),
                    "parameters": [
                        {"name": p.name, "kind": p.kind, "description": p.description} for p in item.parameters
                    ],
                }
                for item in known.values()
            ]
        )
    rows = [
        (item.name, item.title.show(context.lang), ", ".join(p.name for p in item.parameters if p.name != "lang"))
        for item in known.values()
    ]
    context.print_table([context.say(f"column-{name}") for name in ("query", "title", "parameters")], rows)


@_command
@click.option("-o", "--output", default="kgraph.html", show_default=True, metavar="FILE")
@click.option("--focus", metavar="ENTITY", help="Entity the page opens on. 打开时选中的实体。")
@click.option("--path", "between", nargs=2, metavar="A B", help="Open on the paths from A to B. 打开 A 到 B 的路径。")
@click.option(
    "--check", "is_check", is_flag=True, help="Open on the check of the names that follow. 打开所列名称的核对。"
)
@click.option("--theme", type=click.Choice(["light", "dark"]), help="Colours it opens in. 打开时的配色。")
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
    context.kg.page(output, focus=focus, between=between, check=names, lang=context.lang, theme=theme)
    _print_written(context, output)


@_command
@click.argument("format_", metavar="FORMAT")
@click.option("-o", "--output", metavar="FILE", help="Standard output if left out. 默认输出到屏幕。")
def export(context: Context, format_: str, output: str | None) -> None:
    """Write the dataset as nquads, turtle, trig or jsonld. 导出整个数据集。"""
    from kgraph.exchange import serialize

    if output is None:
        return _write_bytes(serialize(context.kg.store, format_))
    context.kg.export(format_, output)
    _print_written(context, output)


@_command
def build(context: Context) -> None:
    """Build the graph into the cache. 构建图谱。"""
    from kgraph.build import build as build_graph

    store = build_graph(context.graph_folder) / "store"
    if context.as_json:
        return context.print_json(path=store)
    context.print(context.say("built", path=store))


@_command
def check(context: Context) -> None:
    """Check the files of the graph against its rules. 按规则检查图谱文件。"""
    from kgraph.check import check_graph

    report = check_graph(context.graph_folder, queries_folder() / "checks", graph_folder() / "shapes")
    if context.as_json:
        context.print_json(findings=list(report.findings))
    elif not report.findings:
        context.print(context.say("check-clean"))
    else:
        _print_findings(context, report.findings)
    if report.findings:
        sys.exit(FINDINGS)


@_command
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 if something would. 只检查。")
def fmt(context: Context, *, only_check: bool) -> None:
    """Write the files of the graph in canonical form. 将图谱文件改为规范格式。"""
    from kgraph.check import find_unformatted, format_graph

    changed = find_unformatted(context.graph_folder) if only_check else format_graph(context.graph_folder)
    if context.as_json:
        context.print_json(files=[str(path) for path in changed])
    else:
        key = "would-format" if only_check else "formatted"
        context.print("\n".join(context.say(key, path=path) for path in changed) or context.say("all-formatted"))
    if only_check and changed:
        sys.exit(FINDINGS)


def _show_claim(context: Context, claim: Claim) -> None:
    kg = context.kg
    changes = kg.what_would_change(claim)
    if context.as_json:
        return context.print_json(claim=claim, why=kg.why(claim, context.lang), changes=changes)
    from kgraph.explain import change_sentence

    lang = context.lang
    context.print(f"{kg.sentence(claim, lang)}  [{kg.standing(claim, lang)}]  {claim.slug}")
    lines = {
        "show-certainty": kg.terms[claim.certainty].labels.show(lang) if claim.certainty else "",
        "show-severity": kg.terms[claim.severity].labels.show(lang) if claim.severity else "",
        "show-mechanism": claim.mechanism.show(lang),
        "show-effect": claim.effect.show(lang),
        "show-advice": claim.advice.show(lang),
    }
    for key, value in lines.items():
        if value:
            context.print(context.say("show-line", name=context.say(key), value=value))
    _print_evidence(context, claim)
    _print_list(context, "show-why", kg.why(claim, lang))
    _print_list(context, "show-changes", [change_sentence(kg.catalog, change, lang) for change in changes])
    context.print("\n" + context.say("disclaimer"))


# Printing


def _print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table; rich is loaded only for a terminal and for what has to be folded to fit."""
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


def _print_entity(context: Context, entity: Entity) -> None:
    lang = context.lang
    category = context.kg.catalog.categories[entity.category].labels.show(lang)
    context.print(f"{entity.label(lang)} / {entity.label(other_lang(lang))}  [{category}]  {entity.slug}")
    kg = context.kg
    comma = context.say("list-separator")
    lines = {
        "show-definition": entity.definition.show(lang),
        "show-names": comma.join(entity.alternatives),
        "show-hidden": comma.join(entity.hidden),
        "show-broader": comma.join(kg.names.label(slug, lang) for slug in entity.broader),
        "show-identifiers": comma.join(identifier.curie for identifier in entity.identifiers),
        "show-note": entity.notes.show(lang),
    }
    for key, value in lines.items():
        if value:
            context.print(context.say("show-line", name=context.say(key), value=value))


def _print_claims(context: Context, found: Sequence[Claim]) -> None:
    if not found:
        return context.print(context.say("nothing-found"))
    headings = [context.say(f"column-{name}") for name in ("claim", "standing", "source")]
    context.print_table(headings, _cells(context, found))
    context.print(context.say("disclaimer"))


def _cells(context: Context, claims: Collection[Claim]) -> list[tuple[str, str, str]]:
    """Return the sentence, the standing and the sources of each claim, in words."""
    from kgraph.sentences import citation, claim_sentence, standing

    lang, catalog = context.lang, context.kg.catalog.part([], claims)
    return [
        (
            claim_sentence(catalog, claim, lang),
            standing(catalog, claim, lang),
            "\n".join(dict.fromkeys(citation(catalog.sources[item.source], item, lang) for item in claim.evidence)),
        )
        for claim in claims
    ]


def _print_evidence(context: Context, claim: Claim) -> None:
    from kgraph.sentences import citation, evidence_detail

    kg, lang = context.kg, context.lang

    def term(slug: str | None) -> str:
        return kg.terms[slug].labels.show(lang) if slug else ""

    rows = [
        (
            term(item.stance),
            term(item.study_design),
            "\n".join(filter(None, (evidence_detail(kg.catalog, item, lang), item.note.show(lang)))),
            term(item.weight),
            citation(kg.sources[item.source], item, lang),
        )
        for item in claim.evidence
    ]
    context.print(f"\n{context.say('show-evidence')} ({len(rows)})")
    headings = [context.say(f"column-{name}") for name in ("stance", "design", "detail", "weight", "source")]
    context.print_table(headings, rows)


def _print_list(context: Context, key: str, lines: Sequence[str]) -> None:
    if lines:
        context.print(context.say(key))
        for line in lines:
            context.print(f"  – {line}")


def _key_label(context: Context, key: str) -> str:
    """Return the label of a category or list member, the key itself if it is none (a scheme, a language)."""
    catalog = context.kg.catalog
    term = catalog.categories.get(key) or catalog.terms.get(key)
    return term.labels.show(context.lang) if term else key


def _print_path(context: Context, catalog: Catalog, number: int, item: MechanismPath) -> None:
    from kgraph.path import sign_text

    sign = sign_text(item.sign, context.lang)
    standing = catalog.terms[item.certainty].labels.show(context.lang)
    context.print()
    context.print(context.say("path-title", number=number, steps=len(item.steps), sign=sign, standing=standing))
    context.print("  " + " → ".join(context.kg.names.label(slug, context.lang) for slug in item.entities))
    for step in item.steps:
        _print_step(context, catalog, step)


def _print_step(context: Context, catalog: Catalog, step: Step) -> None:
    from kgraph.path import species_text

    lang = context.lang
    mark = {1: "+", -1: "−", None: "·"}[step.sign]
    standing = step.standing.show(lang) if step.claim else context.say("path-filed")
    context.print(f"  [{mark}] {step.words.show(lang)} [{standing}]")
    if step.species:
        context.print("        " + context.say("path-species", species=species_text(catalog, step.species, lang)))
    for citation in step.citations:
        context.print(f"        {citation.show(lang)}")


def _path_json(item: MechanismPath) -> dict[str, object]:
    return {
        "entities": item.entities,
        "sign": item.sign,
        "certainty": item.certainty,
        "sentences": item.sentences,
        "steps": item.steps,
        "direct": item.direct,
    }


def _print_review(context: Context, review: Review, format_: str) -> None:
    lang = context.lang
    if format_ == "json":
        return context.print_json(**review.to_dict())
    if format_ == "markdown":
        return context.print(review.to_markdown(lang).removesuffix("\n"))
    if format_ == "html":
        return context.print(review.to_html(lang))
    if not review.statements:
        return context.print(context.say("review-empty"))
    from kgraph.review import rows

    headings = [rows.column(name, lang) for name in rows.COLUMNS]
    context.print_table(headings, map(_review_cells, rows.rows(review, lang)))
    for group in rows.groups(review, lang):
        counts = [(name, str(count)) for name, count in group.counts]
        context.print_table((group.heading, context.say("column-count")), counts)
    context.print(context.say("review-scope"))
    context.print(context.say("disclaimer"))


def _review_cells(row: Row) -> tuple[str, ...]:
    return (
        str(row.number),
        row.place,
        "\n".join(filter(None, (row.sentence, row.detail, row.text and f"“{row.text}”"))),
        "\n".join(filter(None, (row.verdict, row.certainty))),
        row.ruling,
        "\n".join(row.flags),
        "\n".join(f"{line.name} {line.text}" for line in (*row.best, *row.related)),
    )


def _print_answer(context: Context, sparql: str, headings: dict[str, str]) -> None:
    table = _answer(context, sparql)
    if isinstance(table, bool):
        return context.print("true" if table else "false")
    if isinstance(table, list):
        return context.print("\n".join(table))
    if not table.rows:
        return context.print(context.say("nothing-found"))
    rows = [["" if cell is None else _cell_text(cell) for cell in row] for row in table]
    context.print_table([headings.get(column, column) for column in table.columns], rows)


def _print_answer_json(context: Context, sparql: str) -> None:
    answer = _answer(context, sparql)
    if isinstance(answer, bool):
        return context.print_json(answer=answer)
    if isinstance(answer, list):
        return context.print_json(triples=answer)
    context.print_json(columns=answer.columns, rows=answer.rows)


def _answer(context: Context, sparql: str) -> Table | bool | list[str]:
    """Answer a query of any kind: a table, true or false, or the lines of N-Triples."""
    try:
        return context.kg.query(sparql)
    except QueryError as error:
        if error.key != "query-not-select":
            raise
    try:
        return context.kg.ask(sparql)
    except QueryError as error:
        if error.key != "query-not-ask":
            raise
    return [f"{triple} ." for triple in context.kg.construct(sparql)]


def _cell_text(cell: object) -> str:
    from kgraph.cells import Iri

    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.slug if isinstance(cell, Iri) else str(cell)


def _print_serialized(context: Context, sparql: str, name: str | None) -> None:
    import pyoxigraph as ox

    tables = {
        "csv": ox.QueryResultsFormat.CSV,
        "tsv": ox.QueryResultsFormat.TSV,
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
    }
    graphs = {
        "turtle": ox.RdfFormat.TURTLE,
        "ntriples": ox.RdfFormat.N_TRIPLES,
        "jsonld": ox.RdfFormat.JSON_LD,
        "rdfxml": ox.RdfFormat.RDF_XML,
    }
    if name in tables:
        content = context.kg.store.serialize_answer(sparql, tables[name])
    elif name in graphs:
        content = ox.serialize(context.kg.construct(sparql), format=graphs[name]) or b""
    else:
        raise ArgumentError("bad-answer-format", value=name, known=", ".join((*tables, *graphs)))
    _write_bytes(content + (b"" if content.endswith(b"\n") else b"\n"))


def _write_bytes(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _print_written(context: Context, output: str) -> None:
    if context.as_json:
        return context.print_json(path=output)
    context.print(context.say("written", path=output))


def _print_findings(context: Context, findings: Sequence[Finding]) -> None:
    """Print findings by rule, the first few of each in full."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    for rule, group in by_rule.items():
        for finding in group[:_REPEATS]:
            about = f"{finding.entity} [{rule}]".strip()
            context.print(f"{finding.path}:{finding.line}: {about} {finding.what.show(context.lang)}")
        if len(group) > _REPEATS:
            context.print("  " + context.say("check-repeats", count=len(group) - _REPEATS))
        context.print("  " + context.say("check-fix", fix=group[0].fix.show(context.lang)))
    context.print(context.say("check-failed", count=len(findings)))


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError("bad-parameter", value=text)
    if name == "lang":
        raise ParameterError("parameter-lang")
    return name, value


def _read_sparql(name: str) -> str:
    """Return the SPARQL of a file, of standard input if its name is ``-``."""
    try:
        return (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()).decode("utf-8")
    except OSError as error:
        raise StoreError("cannot-read", path=name, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise StoreError("cannot-read", path=name, reason=str(error)) from error


def _to_json(value: object) -> Any:
    """Return a value as JSON: dataclasses as objects, decimals as numbers, paths and IRIs as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: _to_json(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, dict):
        return {str(key): _to_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | Iterator):
        return [_to_json(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value) if isinstance(value, str | Path) else value
