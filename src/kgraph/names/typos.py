"""Words that differ by one typing error: a letter too many, missing, wrong, or exchanged with the next."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

_SHORTEST_WORD = 5  # shorter ones (K1, K2, MK-4) are too alike


class Vocabulary:
    """The longer Latin words of many names, and which names have them.

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
        """Return what is meant if one word is mistyped: the words joined, and places of the names with that word."""
        return [
            ("".join([*words[:index], right, *words[index + 1 :]]), self._places[right])
            for index, word in enumerate(words)
            if is_long_word(word)
            for right in self.near(word)
        ]

    def near(self, word: str) -> list[str]:
        """Return the words that differ from this one by one error, sorted; the word itself is none of them."""
        half = len(word) // 2  # an error leaves what is before it, or what is behind it, as it should be
        before = _starting(self._words, word[:half])
        behind = (other[::-1] for other in _starting(self._reversed, word[:half:-1]))
        return sorted({other for found in (before, behind) for other in found if is_one_error(word, other)})


def is_one_error(word: str, other: str) -> bool:
    """Return whether two words differ by exactly one error.

    >>> [is_one_error("warfarin", other) for other in ("warfrin", "wafrarin", "warfarim", "warfarin", "warfin")]
    [True, True, True, False, False]
    """
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    start = _common(word, other)
    one, two = word[start:], other[start:]
    end = _common(one[::-1], two[::-1])
    one, two = one[: len(one) - end], two[: len(two) - end]
    return max(len(one), len(two)) == 1 or (len(one) == len(two) == 2 and one == two[::-1])  # noqa: PLR2004


def _common(one: str, two: str) -> int:
    """Return how many letters two words begin with alike."""
    return next((index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def is_long_word(word: str) -> bool:
    """Return whether a word is Latin and long enough for an error in it to be forgiven."""
    return len(word) >= _SHORTEST_WORD and word.isascii() and word.isalpha()


def _starting(words: Sequence[str], beginning: str) -> Iterator[str]:
    """Yield those of sorted words that start with a text."""
    for index in range(bisect_left(words, beginning), len(words)):
        if not words[index].startswith(beginning):
            return
        yield words[index]
