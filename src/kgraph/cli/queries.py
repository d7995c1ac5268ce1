"""Commands that answer SPARQL: query, queries."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.output import write_bytes
from kgraph.cli.program import Context, command
from kgraph.errors import ArgumentError, ParameterError, QueryError, StoreError

if TYPE_CHECKING:
    from kgraph.table import Table


@command
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


@command
def queries(context: Context) -> None:
    """List the canned queries. 列出预设查询。"""
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


def _read_sparql(name: str) -> str:
    """Return the SPARQL of a file, or of standard input for the name ``-``."""
    try:
        return (_read_input() if name == "-" else Path(name).read_bytes()).decode("utf-8")
    except OSError as error:
        raise StoreError("cannot-open", path=name, reason=error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise StoreError("cannot-open", path=name, reason=str(error)) from error


def _read_input() -> bytes:
    if sys.stdin is None:  # the caller has closed it
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read()


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
    """Answer a query of any form: a table, true or false, or lines of N-Triples."""
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
    from kgraph.table import Iri

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
    write_bytes(content + (b"" if content.endswith(b"\n") else b"\n"))
