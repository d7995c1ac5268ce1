"""Every message a person sees, in Chinese and English, by key.

One table for errors, checks, sentences, the command line and the page, in a file for each part. Places in braces are
filled by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from functools import cache

from kgraph.messages import general

LANG_OF_NOTES: ContextVar[str] = ContextVar("LANG_OF_NOTES", default="en")
"""The language of what is logged; the command line sets it to that of the reader."""

_OF_PAGE = "page-"
"""How the keys of the messages of the page begin."""


@cache
def _page_table() -> Mapping[str, tuple[str, str]]:
    """Return the messages of the page, which only a page needs."""
    from kgraph.messages import page, page_article, page_check, page_export, page_panel, page_path

    parts = (page, page_article, page_check, page_export, page_panel, page_path)
    return {key: texts for part in parts for key, texts in part.TABLE.items()}


def _table_of(key: str) -> Mapping[str, tuple[str, str]]:
    return _page_table() if key.startswith(_OF_PAGE) else general.TABLE


def say(key: str, lang: str, **facts: object) -> str:
    """Return a message in ``zh`` or ``en`` with its places filled.

    Raises:
        KeyError: If there is no such message or a fact is missing.
    """
    zh, en = _table_of(key)[key]
    return (zh if lang == "zh" else en).format(**facts)


def alternatives(words: Iterable[str], lang: str) -> str:
    """Return words as a list of alternatives: ``A, B or C``, in Chinese ``A、B或C``."""
    *others, last = tuple(words) or ("",)
    return say("or-separator", lang).join(filter(None, (say("list-separator", lang).join(others), last)))


def note(key: str, **facts: object) -> None:
    """Log a message as a warning, in the language of notes."""
    import logging  # most commands have nothing to note

    logging.getLogger("kgraph").warning("%s", say(key, LANG_OF_NOTES.get(), **facts))


def has_message(key: str) -> bool:
    """Return whether there is a message with this key."""
    return key in _table_of(key)


def messages(prefix: str, lang: str) -> dict[str, str]:
    """Return the messages whose key starts with a prefix, places unfilled, sorted by key."""
    table = {**general.TABLE, **_page_table()}
    return {key: zh if lang == "zh" else en for key, (zh, en) in sorted(table.items()) if key.startswith(prefix)}
