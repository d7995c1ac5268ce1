"""The same text in both languages as the page's data hold it: a pair, ``{"zh": …, "en": …}``."""

from __future__ import annotations

from kgraph.model import Bilingual

Pair = dict[str, str | None]


def pair(text: Bilingual) -> Pair:
    """Return a text as a pair; a language that is missing is None."""
    return {"zh": text.zh, "en": text.en}


def pair_or_none(text: Bilingual) -> Pair | None:
    """Return a text as a pair, None if it is in neither language."""
    return pair(text) if text else None
