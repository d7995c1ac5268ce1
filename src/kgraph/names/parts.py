"""Known names contained in a text: separate words, words joined by 和 or "and", and names one after another.

Contained is not the same: what is named by a longer word may be another drug. So a name counts only as a word of its
own, with nothing before it but affixes of names of substances, and not where a negation goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kgraph.names.affixes import Affixes
from kgraph.names.folding import plain, words
from kgraph.names.lexicon import Name

SUBSTANCES = frozenset({"Drug", "DrugClass", "Nutrient", "Food", "Chemical", "Protein"})
_APART = re.compile(r"[\s,，、;；+＋/|&()（）\[\]【】<>《》\"“”'‘’〝〞:：]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WESTERN = re.compile(r"[\x21-\x7e]+")
_NUMBER = re.compile(r"[0-9]+")
_SHORTEST_WORD = 3
_MOST_WORDS = 6
"""Words of a name of several words."""
_LONGEST_TEXT = 200
_SHORTEST_HEAD = 2

Lookup = Callable[[str], Sequence[Name]]
"""What finds the names that a text means as a whole."""


class Parts:
    """What finds the names in a text; ``meant`` finds those that a text means as a whole, ``category`` of entities."""

    def __init__(self, affixes: Affixes, meant: Lookup, category: Callable[[str], str]) -> None:
        self._affixes = affixes
        self._meant = meant
        self._category = category

    def of(self, text: str) -> list[Name]:
        """Return the names in a text, the longest first; none if the text is a name as a whole or too long."""
        if len(text) > _LONGEST_TEXT:
            return []
        tokens = [token for token in _APART.split(plain(text)) if token]
        found: list[Name] = []
        at = 0
        while at < len(tokens):
            names, taken = self._at(tokens, at)
            found += names
            at += taken
        return sorted(found, key=lambda name: -len(name.key))

    def _at(self, tokens: Sequence[str], at: int) -> tuple[Sequence[Name], int]:
        """Return the names at a place of the words, and of how many words they are."""
        token = tokens[at]
        if not _WESTERN.fullmatch(token):
            return ([] if self._is_denied(tokens, at) else self._glued(token)), 1
        for count in range(min(_MOST_WORDS, len(tokens) - at), 0, -1):
            names = self._western(tokens, at, count)
            if names:
                return names, count
        return [], 1

    def _western(self, tokens: Sequence[str], at: int, count: int) -> Sequence[Name]:
        phrase = " ".join(tokens[at : at + count])
        if count == len(tokens) or len("".join(words(phrase))) < _SHORTEST_WORD or self._is_denied(tokens, at):
            return []
        names = [name for name in self._meant(phrase) if len(name.key) >= _SHORTEST_WORD]
        return names if all(self._may_follow(tokens[:at], name) for name in names) else []

    def _may_follow(self, before: Sequence[str], name: Name) -> bool:
        """Return whether the word before a name leaves its meaning: "methyl" makes another substance of a substance."""
        if not before or self._category(name.entity) not in SUBSTANCES:
            return True
        word = before[-1]
        is_known = word in self._affixes.words or word in self._affixes.joining_words or _NUMBER.fullmatch(word)
        return bool(is_known or not _WESTERN.fullmatch(word) or self._meant(word) or self._ends_name(before))

    def _ends_name(self, before: Sequence[str]) -> bool:
        return any(self._meant(" ".join(before[-count:])) for count in range(2, _MOST_WORDS))

    def _is_denied(self, tokens: Sequence[str], at: int) -> bool:
        around = [*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2]]
        return any(word in self._affixes.negations for word in around)

    def _glued(self, token: str) -> Sequence[Name]:
        """Return the names in a word with Chinese characters or kana."""
        whole = self._meant(token)
        return whole or self._joined(token) or self._row(token) or self._of_mineral(token) or self._head(token)

    def _joined(self, token: str) -> Sequence[Name]:
        """Return the names on both sides of 和, 与, …, if both sides are names."""
        for joint in self._affixes.joints:
            before, found, behind = token.partition(joint)
            if found and before and behind:
                first = self._meant(before)
                second = (self._meant(behind) or self._joined(behind)) if first else []
                if second:
                    return [*first, *second]
        return []

    def _row(self, token: str) -> Sequence[Name]:
        """Return the names of substances that make up a word one after another: 阿仑膦酸钠维D3片."""
        for rest in self._affixes.rests(" ".join(words(token))):
            names = self._cut(rest.text)
            if names:
                return names
        return []

    def _cut(self, text: str) -> Sequence[Name]:
        for end in range(len(text) - 1, 0, -1):
            first = self._substances(text[:end])
            if first:
                second = self._substances(text[end:]) or self._cut(text[end:])
                if second:
                    return [*first, *second]
        return []

    def _of_mineral(self, token: str) -> Sequence[Name]:
        """Return the mineral of a salt that has no entity of its own: 硫酸锌片."""
        for rest in self._affixes.rests(" ".join(words(token))):
            for acid in self._affixes.minerals:
                names = self._substances(rest.text.removeprefix(acid)) if rest.text.startswith(acid) else []
                if names:
                    return names
        return []

    def _head(self, token: str) -> Sequence[Name]:
        """Return the name with which a word ends, if it is of no substance: a 脆性骨折 is a 骨折, a 抗骨折 is none."""
        for start in range(1, len(token) - _SHORTEST_HEAD + 1):
            names = [name for name in self._meant(token[start:]) if self._category(name.entity) not in SUBSTANCES]
            if names and len(names[0].key) >= _SHORTEST_HEAD:
                return [] if self._denies(token[:start]) else names
        return []

    def _denies(self, before: str) -> bool:
        return any(negation in before for negation in self._affixes.negations if _HAN.match(negation))

    def _substances(self, text: str) -> Sequence[Name]:
        return [name for name in self._meant(text) if self._category(name.entity) in SUBSTANCES] if text else []


def distinct(names: Sequence[Name]) -> Iterator[Name]:
    """Yield the first name of each entity."""
    seen = set()
    for name in names:
        if name.entity not in seen:
            seen.add(name.entity)
            yield name
