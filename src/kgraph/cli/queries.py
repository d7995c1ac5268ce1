"""Commands that answer SPARQL: query, queries."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.output import refuse_ending, write_bytes
from kgraph.cli.program import Context, command
from kgraph.cli.render import print_written
from kgraph.cli.spreadsheet import BOM, HARMLESS, check_format
from kgraph.errors import ArgumentError, DataError, ParameterError, StoreError
from kgraph.files.paths import write_whole

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kgraph.store.engine import EmbeddedStore
    from kgraph.store.limits import LimitedStore
    from kgraph.table import Table

_TABLES, _GRAPHS = ("csv", "tsv", "json", "xml"), ("turtle", "ntriples", "jsonld", "rdfxml")
"""The formats of answers, besides the table for a terminal."""

_SUFFIXES = (".rq", ".sparql")
"""How the names of files with a query end, in small or capital letters."""


@command
@click.argument("name", required=False)
@click.option("-e", "--text", help="SPARQL text. 直接给出SPARQL。")
@click.option("-p", "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Parameter. 参数，可重复。")
@click.option(
    "--format", "format_", metavar="FORMAT", help="table csv tsv json xml; for CONSTRUCT: turtle ntriples jsonld rdfxml"
)
@click.option(
    "--timeout",
    type=float,
    default=60,
    show_default=True,
    metavar="SECONDS",
    help="Time limit of your own query. 时限（秒）。",
)
@click.option(
    "--memory", type=int, default=2048, show_default=True, metavar="MB", help="Memory of your own query. 内存上限。"
)
@click.option("-o", "--output", metavar="FILE", help="Default or -: standard output. 默认输出到屏幕。")
@click.option("--bom", is_flag=True, help="Byte order mark before CSV or TSV, for Excel. 加BOM，便于Excel打开。")
@click.option("--rows", type=int, metavar="N", help="Maximum rows of your own query. 行数上限。")
def query(
    context: Context,
    *,
    name: str | None,
    text: str | None,
    parameters: tuple[str, ...],
    format_: str | None,
    timeout: float,
    memory: int,
    output: str | None,
    bom: bool,
    rows: int | None,
) -> None:
    """Answer a predefined query or a SPARQL query. 运行预设查询或自写的SPARQL查询。"""
    if (name is None) == (text is None):
        raise ArgumentError("one-query")
    check_format(format_, as_json=context.as_json, bom=bom)
    if format_ in (None, "table", *_TABLES, *_GRAPHS):
        refuse_ending(output, "json" if context.as_json else format_ or "table")
    own = text if text is not None else _read_sparql(str(name))
    store: EmbeddedStore | LimitedStore
    if own is None:
        canned, values = str(name), dict(map(_parameter, parameters))
        sparql = context.kg.bound(canned, lang=context.lang, **values)
        headings = {column: both.show(context.lang) for column, both in context.kg.queries[canned].columns.items()}
        store = context.kg.store
    elif parameters:
        raise ParameterError("parameters-of-canned")
    else:
        from kgraph.store.limits import LimitedStore, Limits

        sparql, headings = own, {}
        store = LimitedStore(context.kg.store, Limits(timeout=timeout, memory=memory, rows=rows))
    to_file = output not in (None, "-")
    if format_ in (None, "table"):
        with contextlib.redirect_stdout(io.StringIO()) if to_file else contextlib.nullcontext() as shown:
            _print(context, headings, answer=store.answer(sparql))
            if own is None and not context.as_json:
                context.print(context.say("disclaimer"))
        content = shown.getvalue().encode("utf-8") if shown else b""
    else:
        content = _serialized(store, sparql, str(format_), bom=bom)
    if own is not None:
        from kgraph.store.terms import note_unheld

        note_unheld(context.kg.store, own)
    if to_file:
        write_whole(Path(str(output)), content)
        return print_written(context, str(output))
    write_bytes(content)


@command
def queries(context: Context) -> None:
    """List the predefined queries. 列出预设查询。"""
    by_name = context.kg.queries
    if context.as_json:
        return context.print_json(
            queries=[
                {
                    "name": canned_query.name,
                    "title": canned_query.title,
                    "description": canned_query.description,
                    "columns": list(canned_query.columns),
                    "parameters": [
                        {"name": p.name, "kind": p.kind, "description": p.description} for p in canned_query.parameters
                    ],
                }
                for canned_query in by_name.values()
            ]
        )
    rows = [
        (
            canned_query.name,
            canned_query.title.show(context.lang),
            ", ".join(p.name for p in canned_query.parameters if p.name != "lang"),
        )
        for canned_query in by_name.values()
    ]
    context.print_table([context.say(f"column-{name}") for name in ("query", "title", "parameters")], rows)


def _parameter(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ParameterError("bad-parameter", value=text)
    if name == "lang":
        raise ParameterError("parameter-lang")
    return name, value


def _read_sparql(name: str) -> str | None:
    """Return the SPARQL of a file, or of standard input for the name ``-``; None if this is the name of a query."""
    path = Path(name)
    if name != "-" and path.suffix.lower() not in _SUFFIXES:
        if not path.is_file():
            return None
        raise ArgumentError("query-suffix", path=name, suffixes=", ".join(_SUFFIXES))
    try:
        content = _read_input() if name == "-" else path.read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise StoreError("cannot-open", path=name, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise DataError("turtle-not-utf8", path=name, line=line) from error


def _read_input() -> bytes:
    if sys.stdin is None:  # the caller has closed it
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read()


def _print(context: Context, headings: dict[str, str], *, answer: Table | bool | list[ox.Triple]) -> None:
    """Print the answer of a query for the terminal, or as JSON."""
    if isinstance(answer, bool):
        return context.print_json(answer=answer) if context.as_json else context.print("true" if answer else "false")
    if isinstance(answer, list):
        triples = [f"{triple} ." for triple in answer]
        return context.print_json(triples=triples) if context.as_json else context.print("\n".join(triples))
    if context.as_json:
        return context.print_json(columns=answer.columns, rows=answer.rows)
    if not answer.rows:
        return context.print(context.say("nothing-found"))
    if not answer.columns:
        return context.print(context.say("rows-without-columns", count=len(answer)))
    rows = [["" if cell is None else _cell_text(cell) for cell in row] for row in answer]
    context.print_table([headings.get(column, column) for column in answer.columns], rows)


def _cell_text(cell: object) -> str:
    from kgraph.table import Iri

    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell.slug if isinstance(cell, Iri) else str(cell)


def _serialized(store: EmbeddedStore | LimitedStore, sparql: str, name: str, *, bom: bool) -> bytes:
    """Return the answer of a query in a standard format; CSV and TSV are for spreadsheets, so no cell is a formula."""
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
        content = store.serialize_answer(sparql, tables[name])
    elif name in graphs:
        content = ox.serialize(store.construct(sparql), format=graphs[name]) or b""
    else:
        raise ArgumentError("bad-answer-format", value=name, known=", ".join((*_TABLES, *_GRAPHS)))
    content = HARMLESS[name](content) if name in HARMLESS else content
    return (BOM if bom else b"") + content + (b"" if content.endswith(b"\n") else b"\n")
