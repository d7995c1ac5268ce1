"""What stands around a name without making it another one: dosage forms, salts, strengths; and other wordings.

The lists are data (``affixes.json``), which the page reads too. All texts here are words: folded names with a space
between their words (``folding.words``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from kgraph.names.folding import plain

_FILE = Path(__file__).with_name("affixes.json")
_MOST_STRIPPED = 6
"""How many affixes a name is freed of."""
_VITAMIN = re.compile(r"(?:维他命|维生(?!素)|维(?!生|他命)) ?(?=[abcdek][0-9]{0,2}(?![a-z0-9]))")
_VIT = re.compile(r"(?<![a-z0-9])(?:vitamins|vits?)[. ]*(?=[abcdek][0-9]{0,2}(?![a-z0-9]))")
_V = re.compile(r"^v ?([bcdek])(?= ?[0-9]{0,2}(?![a-z0-9]))")
_LATIN = re.compile(r"[a-z0-9]")


class Rest(NamedTuple):
    """What is left of a text without some affixes, and the categories of entities that these may surround.

    The categories are None where nothing was taken away.
    """

    text: str
    of: frozenset[str] | None


class _Affix(NamedTuple):
    text: str
    of: frozenset[str]


@cache
def read_affixes() -> Mapping[str, Any]:
    """Return the lists of affixes and wordings, as the page reads them too."""
    lists: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return lists


class Affixes:
    """The affixes and wordings, in the form in which names are compared."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        lists = read_affixes()
        self._after = [*_affixes(lists["groups"], "after", fold)]
        self._before = [*_affixes(lists["groups"], "before", fold)]
        self._strength = re.compile(lists["strength"])
        self._wordings = [(fold(theirs), fold(ours)) for theirs, ours in lists["wordings"]]
        self.minerals = tuple(map(fold, lists["minerals"]))
        self.joints = tuple(map(fold, lists["joints"]))
        self.joining_words = frozenset(lists["joiningWords"])
        self.negations = tuple(map(fold, lists["negations"]))
        self.words = frozenset(affix.text for affix in (*self._after, *self._before))
        self.all_texts = (*self.words, *self.minerals, *chain.from_iterable(self._wordings))

    def without_strength(self, text: str) -> str:
        """Return a text as typed without strengths and pack sizes, such as 70 mg, 5 mg:100 ml and (II).

        The text is in small letters, half width.
        """
        return self._strength.sub(" ", plain(text)).strip()

    def rests(self, text: str) -> list[Rest]:
        """Return a text, then what is left of it without affixes, the longest first; no rest is empty."""
        found = {Rest(text, None): None}
        last = [*found]
        for _ in range(_MOST_STRIPPED):
            shorter = (
                Rest(part, allowed if rest.of is None else rest.of & allowed)
                for rest in last
                for part, allowed in self._shorter(rest.text)
            )
            last = [rest for rest in dict.fromkeys(shorter) if rest.of and rest not in found]
            found.update(dict.fromkeys(last))
        return sorted(found, key=lambda rest: -len(rest.text))

    def _shorter(self, text: str) -> Iterator[tuple[str, frozenset[str]]]:
        for affix in self._after:
            if text.endswith(affix.text) and not _cuts(text, len(text) - len(affix.text)):
                yield text[: len(text) - len(affix.text)].rstrip(), affix.of
        for affix in self._before:
            if text.startswith(affix.text) and not _cuts(text, len(affix.text)):
                yield text[len(affix.text) :].lstrip(), affix.of

    def wordings(self, text: str) -> list[str]:
        """Return other wordings of a text: of vitamins (维D, vit D, VD), and of words used elsewhere (幫浦)."""
        ours = [text]
        for theirs, word in self._wordings:
            ours.append(ours[-1].replace(theirs, word))
        ours.append(_V.sub(r"维生素\1", _VIT.sub("vitamin ", _VITAMIN.sub("维生素", ours[-1]))))
        return [wording for wording in dict.fromkeys(ours) if wording != text]


def _affixes(groups: Sequence[Mapping[str, Any]], side: str, fold: Callable[[str], str]) -> Iterator[_Affix]:
    for group in groups:
        for affix in dict.fromkeys(" ".join(map(fold, text.split())) for text in group[side]):
            yield _Affix(affix, frozenset(group["of"]))


def _cuts(text: str, place: int) -> bool:
    """Return whether a place is an end of a text or inside a Latin word, a number or both."""
    if place in (0, len(text)):
        return True
    return bool(_LATIN.match(text[place - 1]) and _LATIN.match(text[place]))
