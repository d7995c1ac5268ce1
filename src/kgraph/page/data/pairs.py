"""The same text in both languages as the page data hold it: a pair."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.model import Bilingual
from kgraph.page.contract import Pair
from kgraph.text import Lang


def pair(text: Bilingual) -> Pair:
    """Return a text as a pair; a language that is missing is None."""
    return {"zh": text.zh, "en": text.en}


def pair_or_none(text: Bilingual) -> Pair | None:
    """Return a text as a pair, None if it is in neither language."""
    return pair(text) if text else None


def in_both(word: Callable[[Lang], str]) -> Pair:
    """Return what a function says in each language.

    >>> in_both(lambda lang: lang.upper())
    {'zh': 'ZH', 'en': 'EN'}
    """
    return {"zh": word("zh"), "en": word("en")}


def in_both_or_none(word: Callable[[Lang], str]) -> Pair | None:
    """Return what a function says in each language, None if it says nothing in either."""
    said = in_both(word)
    return said if said["zh"] or said["en"] else None
