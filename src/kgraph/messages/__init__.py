"""Every message a person sees, in Chinese and English, by key.

One table for errors, checks, sentences, the command line and the page, in a file for each part. Places in braces are
filled by name.
"""

from __future__ import annotations

from kgraph.messages import (
    library,
    page,
    page_article,
    page_check,
    page_export,
    page_panel,
    page_path,
)

_PARTS = (
    library,
    page,
    page_article,
    page_check,
    page_export,
    page_panel,
    page_path,
)
_TABLE: dict[str, tuple[str, str]] = {key: texts for part in _PARTS for key, texts in part.TABLE.items()}


def say(key: str, lang: str, **facts: object) -> str:
    """Return a message in ``zh`` or ``en`` with its places filled.

    Raises:
        KeyError: If there is no such message or a fact is missing.
    """
    zh, en = _TABLE[key]
    return (zh if lang == "zh" else en).format(**facts)


def has_message(key: str) -> bool:
    """Return whether there is a message with this key."""
    return key in _TABLE


def messages(prefix: str, lang: str) -> dict[str, str]:
    """Return the messages whose key starts with a prefix, places unfilled, sorted by key."""
    return {key: zh if lang == "zh" else en for key, (zh, en) in sorted(_TABLE.items()) if key.startswith(prefix)}
