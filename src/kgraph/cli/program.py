"""The program: common options, the graph they select, and errors in the reader's language."""

from __future__ import annotations

import functools
import importlib
import io
import itertools
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kgraph.cli.output import open_streams, output_error, print_table, to_json
from kgraph.errors import ArgumentError, DataError, KGraphError, StoreError
from kgraph.files.paths import graph_folder
from kgraph.messages import LANG_OF_NOTES, say
from kgraph.text import LANGS, Lang, is_text, to_plain
from kgraph.version import VERSION

if TYPE_CHECKING:
    from kgraph.knowledge import KnowledgeGraph

FINDINGS, WRONG_USAGE, UNREADABLE, INTERRUPTED = 1, 2, 3, 130
"""Exit codes other than 0."""


class Context:
    """The common options of a command, and the graph they select."""

    def __init__(self, lang: Lang, *, as_json: bool, graph: str | None, store: str | None) -> None:
        self.lang = lang
        self.as_json = as_json
        self.graph = graph
        self.store = store

    def check_options(self) -> None:
        """Refuse empty values, such as a shell makes of a variable that is not set.

        Raises:
            ArgumentError: If a folder is named by an empty text.
        """
        for option, value in (("--graph", self.graph), ("--store", self.store)):
            if value == "":
                raise ArgumentError("empty-option", option=option)

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
        click.echo(json.dumps({"kgraph": 1, **to_json(values)}, ensure_ascii=False, indent=2))

    def print_table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        print_table(columns, rows)


def _default_lang() -> Lang:
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "zh" if locale.lower().startswith("zh") else "en"


_COMMON_OPTIONS = (
    click.Option(["--lang"], type=click.Choice(LANGS), default=None, help="Language: zh or en. 语言。"),
    click.Option(["--json", "as_json"], is_flag=True, help="Answer as JSON. 以JSON输出。"),
    click.Option(["--graph"], metavar="DIR", help="Graph folder instead of the bundled one. 图谱文件夹。"),
    click.Option(["--store"], metavar="DIR", help="Store of a built graph. 已构建的图谱。"),
)
"""Options of every command, made once for a quick start."""


def command(function: Callable[..., None]) -> click.Command:
    """Make a command with the common options, whose errors are printed in the reader's language."""

    @functools.wraps(function)
    def run(*, lang: Lang | None, as_json: bool, graph: str | None, store: str | None, **arguments: Any) -> None:
        context = Context(lang or _default_lang(), as_json=as_json, graph=graph, store=store)
        of_caller = LANG_OF_NOTES.set(context.lang)
        try:
            context.check_options()
            _refuse_bytes(arguments)
            function(context, **arguments)
        except KGraphError as error:
            _fail(error, context)
        except OSError as error:
            _fail(output_error(error), context)
        finally:
            LANG_OF_NOTES.reset(of_caller)

    return click.command(function.__name__, short_help=function.__doc__, params=[*_COMMON_OPTIONS])(run)


def _refuse_bytes(arguments: Mapping[str, object]) -> None:
    """Refuse arguments that are no UTF-8 text, unless they may name a file.

    Raises:
        ArgumentError: If there is one.
    """
    for value in arguments.values():
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and not is_text(text) and "/" not in text and not os.path.lexists(text):
                raise ArgumentError("not-text", value=text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _fail(error: KGraphError, context: Context) -> NoReturn:
    """Print an error in the reader's language and exit with its code."""
    message = error.message(context.lang)
    if context.as_json:
        if isinstance(error, DataError):
            message = error.reason(context.lang)
        facts = {"error": type(error).__name__, "key": error.key, "message": message}
        extra = {
            name: getattr(error, name)
            for name in ("suggestions", "candidates", "line", "column", "path", "limit", "value")
            if hasattr(error, name)
        }
        message = json.dumps({"kgraph": 1, **facts, **to_json(extra)}, ensure_ascii=False)
    else:
        message = "\n".join(to_plain(line) for line in message.split("\n"))
    with suppress(OSError):  # the exit code says it where standard error cannot be written
        click.echo(message, err=True)
    sys.exit(UNREADABLE if isinstance(error, DataError | StoreError) else WRONG_USAGE)


_COMMANDS = {
    "assess": ("interactions", "review"),
    "curate": ("build", "check", "fmt"),
    "lookup": ("cite", "claims", "search", "show", "stats"),
    "paths": ("neighbors", "path"),
    "queries": ("queries", "query"),
    "synthesis": ("compare", "evidence", "findings"),
    "write": ("export", "page"),
}
"""The commands by the module of their job, which is imported when one of them is run."""


class _Program(click.Group):
    """The group of all commands, which writes both languages in any locale."""

    def list_commands(self, _: click.Context) -> list[str]:
        return sorted(itertools.chain.from_iterable(_COMMANDS.values()))

    def get_command(self, _: click.Context, cmd_name: str) -> click.Command | None:
        for job, names in _COMMANDS.items():
            if cmd_name in names:
                command_: click.Command = getattr(importlib.import_module(f"kgraph.cli.{job}"), cmd_name)
                return command_
        return None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)

    def main(self, *args: Any, **options: Any) -> Any:
        open_streams()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
        output = sys.stdout
        try:
            return super().main(*args, **options)
        except SystemExit as end:
            if sys.stdout is not output:  # as click leaves it when the reader of a pipe has seen enough
                raise SystemExit(0) from end
            raise
        except OSError as error:  # while printing help
            _fail(output_error(error), Context(_default_lang(), as_json=False, graph=None, store=None))


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="kgraph")
def main() -> None:
    """A bilingual, cited knowledge graph of nutrients, drugs and bone. 双语、注明来源的营养素、药物与骨骼知识图谱。"""
