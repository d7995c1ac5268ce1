"""Words that differ by one typing error: one letter added, missing or wrong, or two adjacent letters exchanged."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.text import has_cjk

_NUMBERS = "一二三四五六七八九十单双多甲乙丙丁左右"
_SHORTEST_WORD = 5  # shorter ones (K1, K2, MK-4) are too alike


class Vocabulary:
    """The longer Latin words of many names, each with the places of the names that have it.

    >>> vocabulary = Vocabulary([["warfarin"], ["vitamin", "k2"]])
    >>> vocabulary.corrections(["vitmain", "k2"])
    [('vitamink2', [1])]
    """

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(names):
            for word in dict.fromkeys(words):
                if is_long_word(word):
                    places[word].append(place)
        self._places: Mapping[str, list[int]] = places
        self._words = sorted(places)
        self._reversed = sorted(word[::-1] for word in places)

    def corrections(self, words: Sequence[str]) -> list[tuple[str, list[int]]]:
        """Return the corrections of one mistyped word: the words joined, and the places of names with that word."""
        return [
            ("".join([*words[:index], right, *words[index + 1 :]]), self._places[right])
            for index, word in enumerate(words)
            if is_long_word(word)
            for right in self.near(word)
        ]

    def near(self, word: str) -> list[str]:
        """Return the words that differ from this one by exactly one error, sorted."""
        half = len(word) // 2  # an error leaves the letters before it or those behind it intact
        before = _starting(self._words, word[:half])
        behind = (candidate[::-1] for candidate in _starting(self._reversed, word[:half:-1]))
        return sorted({candidate for side in (before, behind) for candidate in side if is_one_error(word, candidate)})


def is_one_error(word: str, candidate: str) -> bool:
    """Return whether two words differ by exactly one error.

    >>> [is_one_error("warfarin", typed) for typed in ("warfrin", "wafrarin", "warfarim", "warfarin", "warfin")]
    [True, True, True, False, False]
    """
    if abs(len(word) - len(candidate)) > 1 or word == candidate:
        return False
    start = _common(word, candidate)
    rest, other_rest = word[start:], candidate[start:]
    end = _common(rest[::-1], other_rest[::-1])
    rest, other_rest = rest[: len(rest) - end], other_rest[: len(other_rest) - end]
    return max(len(rest), len(other_rest)) == 1 or (len(rest) == len(other_rest) == 2 and rest == other_rest[::-1])  # noqa: PLR2004


def is_one_character_off(text: str, name: str) -> bool:
    """Return whether two texts of five characters or more differ by one Chinese character in the place of another.

    It is not the first one, and no number: by these one substance is told from another.

    >>> [is_one_character_off("维生索K2", name) for name in ("维生素K2", "维生索K1", "维生素K")]
    [True, False, False]
    >>> is_one_character_off("右氧氟沙星", "左氧氟沙星"), is_one_character_off("氯膦酸二钠", "氯膦酸一钠")
    (False, False)
    """
    if len(text) != len(name) or len(text) < _SHORTEST_WORD or text[0] != name[0]:
        return False
    others = [pair for pair in zip(text, name, strict=True) if pair[0] != pair[1]]
    return len(others) == 1 and all(has_cjk(character) and character not in _NUMBERS for character in others[0])


def _common(word: str, candidate: str) -> int:
    """Return the length of the common beginning of two words."""
    return next(
        (index for index, (a, b) in enumerate(zip(word, candidate, strict=False)) if a != b),
        min(len(word), len(candidate)),
    )


def is_long_word(word: str) -> bool:
    """Return whether a word is Latin and long enough for the correction of an error."""
    return len(word) >= _SHORTEST_WORD and word.isascii() and word.isalpha()


def _starting(words: Sequence[str], beginning: str) -> Iterator[str]:
    """Yield those of sorted words that start with a text."""
    for index in range(bisect_left(words, beginning), len(words)):
        if not words[index].startswith(beginning):
            return
        yield words[index]
