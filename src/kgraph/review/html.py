"""A review as HTML: a page in one language, or a fragment for a notebook in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from kgraph.messages import say
from kgraph.review.rows import COLUMNS, column, groups, leading, rows, title
from kgraph.review.values import Ledger
from kgraph.text import LANGS, Lang, to_plain

_TAGS = {"zh": "zh-Hans", "en": "en"}


def to_html(ledger: Ledger, lang: Lang) -> str:
    """Return a review as a page in one language."""
    return _environment().get_template("page.html").render(title=title(ledger, lang), **_view(ledger, [lang]))


def to_fragment(ledger: Ledger) -> str:
    """Return a review as a fragment of a page, in both languages."""
    return _environment().get_template("ledger.html").render(_view(ledger, LANGS))


def _view(ledger: Ledger, langs: Sequence[Lang]) -> dict[str, object]:
    return {
        "ledger": ledger,
        "langs": langs,
        "tags": _TAGS,
        "link": _link(ledger.source.url),
        "columns": [[column(name, lang) for lang in langs] for name in COLUMNS],
        "rows": list(zip(*(rows(ledger, lang) for lang in langs), strict=True)),
        "leading": list(zip(*(leading(ledger, lang) for lang in langs), strict=True)),
        "groups": list(zip(*(groups(ledger, lang) for lang in langs), strict=True)),
        "titles": [title(ledger, lang) for lang in langs],
        "say": lambda key: [say(key, lang) for lang in langs],
        "counted": lambda count, lang: say("show-line", lang, name=count[0], value=count[1]),
    }


def _environment() -> Environment:
    loader = PackageLoader("kgraph.review", "assets")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["plain"] = to_plain
    return environment


def _link(url: str | None) -> str | None:
    """Return a web address, None for an address of any other scheme."""
    return url if url and url.lower().startswith(("https://", "http://")) else None
