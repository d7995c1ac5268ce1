"""Where a text may stand inside a name: not in the middle of a word or number that it is no part of."""

from __future__ import annotations

import re

from kgraph.names.folding import words
from kgraph.names.lexicon import Name

_HAN = re.compile(r"[\u3400-\u9fff]")
_KANA = re.compile(r"[\u30a1-\u30ff]")
_LETTER = re.compile(r"[a-z]")
_DIGIT = re.compile(r"[0-9]")
_WORDY = re.compile(r"[a-z0-9]")
_LEAST_LETTERS = 4
_LEAST_HAN = 2
_LEAST_KANA = 3


def is_too_short(key: str) -> bool:
    """Return whether a folded text is too short for the beginning of a name: a single digit."""
    return bool(_DIGIT.fullmatch(key))


def may_stand(key: str, name: Name, place: int) -> bool:
    """Return whether a folded text at a place in the key of a name is whole words of it, but for the end of the last.

    A text needs two Chinese characters, three kana or four Latin letters.
    """
    if not _is_long(key):
        return False
    before, behind = name.key[:place][-1:], name.key[place + len(key) :][:1]
    if _DIGIT.match(key[-1]) and _DIGIT.match(behind):
        return False
    is_cut = any(kind.match(key[0]) and kind.match(before) for kind in (_WORDY, _KANA))
    return not is_cut or place in _starts_of_words(name)


def _is_long(key: str) -> bool:
    counts = ((_HAN, _LEAST_HAN), (_KANA, _LEAST_KANA), (_LETTER, _LEAST_LETTERS))
    return any(len(kind.findall(key)) >= least for kind, least in counts)


def _starts_of_words(name: Name) -> set[int]:
    starts, at = set(), 0
    for word in words(name.label):
        starts.add(at)
        at += len(word)
    return starts
