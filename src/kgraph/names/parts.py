"""Known names contained in a text: separate words, words joined by 和 or "and", and names one after another.

Contained is not the same: what is named by a longer word may be another drug. So a name counts only as a word of its
own, with nothing before it but affixes of names of substances, and not where a negation goes before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kgraph.names.folding import plain
from kgraph.names.known import Known
from kgraph.names.lexicon import Name

_SUBSTANCES = frozenset({"Drug", "DrugClass", "Nutrient", "Food", "Chemical", "Protein"})
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

    def __init__(self, known: Known, meant: Lookup, category: Callable[[str], str]) -> None:
        self._known = known
        self._affixes = known.affixes
        self._meant = meant
        self._category = category

    def of(self, text: str) -> list[Name]:
        """Return the names in a text, the longest first; none if the text is too long for a name."""
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
        if not _WESTERN.fullmatch(tokens[at]):
            return ([] if self._is_denied(tokens, at, at + 1) else self._glued(tokens[at])), 1
        for end in range(min(at + _MOST_WORDS, len(tokens)), at, -1):
            names = self._western(tokens, at, end)
            if names:
                return names, end - at
        return [], 1

    def _western(self, tokens: Sequence[str], at: int, end: int) -> Sequence[Name]:
        if (at, end) == (0, len(tokens)) or self._is_denied(tokens, at, end):
            return []
        names = [name for name in self._meant(" ".join(tokens[at:end])) if len(name.key) >= _SHORTEST_WORD]
        return names if all(self._may_stand(name, tokens, at, end) for name in names) else []

    def _may_stand(self, name: Name, tokens: Sequence[str], at: int, end: int) -> bool:
        """Return whether the words around a name leave its meaning.

        "methyl" before a substance makes another one of it, "channel" behind one, or "thinner" behind blood, another
        thing; what is done with a drug is about the drug.
        """
        category = self._category(name.entity)
        is_apart = category not in _SUBSTANCES or at == 0 or self._is_plain(tokens[:at])
        return is_apart and (category == "Drug" or end == len(tokens) or self._is_plain(tokens[end:][::-1]))

    def _is_plain(self, words: Sequence[str]) -> bool:
        """Return whether the last of some words tells nothing of the name beside it: an affix, a number, a name."""
        word = words[-1]
        is_known = word in self._affixes.words or word in self._affixes.joining_words or _NUMBER.fullmatch(word)
        return bool(is_known or not _WESTERN.fullmatch(word) or self._ends_name(words))

    def _ends_name(self, words: Sequence[str]) -> bool:
        return any(self._is_name(" ".join(words[-count:])) for count in range(1, _MOST_WORDS))

    def _is_name(self, text: str) -> bool:
        return bool(self._meant(text)) or self._known.find_outside(text) is not None

    def _is_denied(self, tokens: Sequence[str], at: int, end: int) -> bool:
        around = [*tokens[max(at - 1, 0) : at], *tokens[end : end + 1]]
        return any(word in self._affixes.negations for word in around)

    def _glued(self, token: str) -> Sequence[Name]:
        """Return the names in a word with Chinese characters or kana."""
        text = self._known.words(token)
        rests = [rest.text for rest in self._known.rests(token)]
        return (
            self._meant(text) or self._joined(text) or self._row(rests) or self._of_mineral(rests) or self._head(text)
        )

    def _joined(self, text: str) -> Sequence[Name]:
        """Return the names on both sides of 和, 与, …, if both sides are names."""
        for joint in self._affixes.joints:
            before, _, behind = text.partition(joint)
            if before and behind and self._is_name(before):
                second = self._meant(behind) or self._joined(behind)
                if second or self._is_name(behind):
                    return [*self._meant(before), *second]
        return []

    def _row(self, rests: Sequence[str]) -> Sequence[Name]:
        """Return the names of substances that make up a word one after another: 阿仑膦酸钠维D3片."""
        return next(filter(None, map(self._cut, rests)), [])

    def _cut(self, text: str) -> Sequence[Name]:
        for end in range(len(text) - 1, 0, -1):
            first = self._substances(text[:end])
            second = (self._substances(text[end:]) or self._cut(text[end:])) if first else []
            if second:
                return [*first, *second]
        return []

    def _of_mineral(self, rests: Sequence[str]) -> Sequence[Name]:
        """Return the mineral of a salt that has no entity of its own: 硫酸锌片."""
        acids = [(rest, acid) for rest in rests for acid in self._affixes.minerals if rest.startswith(acid)]
        return next(filter(None, (self._substances(rest.removeprefix(acid)) for rest, acid in acids)), [])

    def _head(self, text: str) -> Sequence[Name]:
        """Return the name with which a word ends, if it is of no substance: a 脆性骨折 is a 骨折, a 抗骨折 is none."""
        for start in range(1, len(text) - _SHORTEST_HEAD + 1):
            names = [name for name in self._meant(text[start:]) if self._category(name.entity) not in _SUBSTANCES]
            if names:
                return [] if self._denies(text[:start]) else names
        return []

    def _denies(self, before: str) -> bool:
        return any(negation in before for negation in self._affixes.negations if _HAN.match(negation))

    def _substances(self, text: str) -> Sequence[Name]:
        return [name for name in self._meant(text) if self._category(name.entity) in _SUBSTANCES] if text else []
