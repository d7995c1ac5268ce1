"""The two languages, and text made safe for display."""

from __future__ import annotations

import re
from typing import Literal, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
NameLang = Literal["zh", "en", "ja"]
NAME_LANGS: tuple[NameLang, ...] = get_args(NameLang)
"""The languages of names by which an entity is searched."""

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


_LONGEST_SHOWN = 300
"""Characters of a value that a message shows."""


def cut(text: str, most: int = _LONGEST_SHOWN) -> str:
    """Return text as a message shows it: a long one without its end.

    >>> cut("warfarin", 4)
    'warf…'
    """
    return text if len(text) <= most else f"{text[:most]}…"


def other_lang(lang: Lang) -> Lang:
    """Return the other of the two languages."""
    return "en" if lang == "zh" else "zh"


def has_cjk(text: str) -> bool:
    """Return whether the text contains a Chinese character."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def has_kana(text: str) -> bool:
    """Return whether the text contains a Japanese syllable sign."""
    return any("\u3041" <= character <= "\u30fa" for character in text)


def is_text(text: str) -> bool:
    r"""Return whether text holds characters only, and no bytes that are not UTF-8, which Python keeps as surrogates.

    >>> is_text("钙"), is_text(b"\xff".decode("utf-8", "surrogateescape"))
    (True, False)
    """
    return _SURROGATE.search(text) is None


def to_plain(text: str) -> str:
    r"""Return text with control and direction characters made visible, safe to print on a terminal.

    >>> to_plain("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)
