"""Pairs: the same text in both languages, as the page data hold it."""

from __future__ import annotations

from collections.abc import Callable

from kgraph.model import Bilingual
from kgraph.page.contract import Pair
from kgraph.text import Lang


def pair(text: Bilingual) -> Pair:
    """Return a text as a pair; a missing language is None."""
    return {"zh": text.zh, "en": text.en}


def pair_or_none(text: Bilingual) -> Pair | None:
    """Return a text as a pair, None if both languages are missing."""
    return pair(text) if text else None


def in_both(word: Callable[[Lang], str]) -> Pair:
    """Return the results of a function for both languages.

    >>> in_both(lambda lang: lang.upper())
    {'zh': 'ZH', 'en': 'EN'}
    """
    return {"zh": word("zh"), "en": word("en")}


def in_both_or_none(word: Callable[[Lang], str]) -> Pair | None:
    """Return the results of a function for both languages, None if both are empty."""
    texts = in_both(word)
    return texts if texts["zh"] or texts["en"] else None
