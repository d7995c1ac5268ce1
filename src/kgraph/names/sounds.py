"""Chinese characters that sound alike: homophones as people choose them by mistake when they type pinyin.

Two characters sound alike if they share a syllable without its tone; zh, ch and sh count as z, c and s. The text of
sounds is one syllable after another, each followed by its characters: ``a阿啊ai爱艾``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_SHORTEST = 3
_SYLLABLE = re.compile(r"([a-z]+)([^a-z]+)")
_PIECE = re.compile(r"[\u4e00-\u9fff]|[a-z0-9]+")
_RETROFLEX = re.compile(r"^([zcs])h")


class Sounds:
    """The syllables of characters, and the readings of names by their number of pieces.

    A piece is a Chinese character, or Latin letters and digits together.

    >>> sounds = Sounds("a阿啊ai艾爱le乐tuo妥托", ["ai le tuo", ""])
    >>> list(sounds.like("爱乐托")), list(sounds.like("爱乐"))
    ([0], [])
    """

    def __init__(self, characters: str, readings: Sequence[str]) -> None:
        self._syllables: dict[str, set[str]] = {}
        for syllable, alike in _SYLLABLE.findall(characters):
            for character in alike:
                self._syllables.setdefault(character, set()).add(syllable)
        self._names: dict[int, list[tuple[int, Sequence[Sequence[str]]]]] = {}
        for place, reading in enumerate(readings):
            if reading:
                pieces = [[to_sound(syllable) for syllable in piece.split("|")] for piece in reading.split(" ")]
                self._names.setdefault(len(pieces), []).append((place, pieces))

    def like(self, key: str) -> Iterator[int]:
        """Yield the places of the names that sound like a folded text of three pieces or more."""
        pieces = _PIECE.findall(key)
        if len(pieces) < _SHORTEST or "".join(pieces) != key:
            return
        spoken = [self._syllables.get(piece, set()) if piece >= "\u4e00" else {piece} for piece in pieces]
        for place, reading in self._names.get(len(pieces), ()):
            if all(own.intersection(piece) for own, piece in zip(spoken, reading, strict=True)):
                yield place


def is_near(key: str, name: str) -> bool:
    """Return whether two texts that sound alike have about half their characters in common, as a slip leaves them.

    >>> is_near("华发林", "华法林"), is_near("桦发霖", "华法林")
    (True, False)
    """
    same = sum(one == other for one, other in zip(key, name, strict=False))
    return len(key) == len(name) and 2 * same >= len(key) - 1


def to_sound(syllable: str) -> str:
    """Return a syllable, or Latin letters of a name, as it sounds.

    >>> to_sound("zhi"), to_sound("si"), to_sound("K2")
    ('zi', 'si', 'k2')
    """
    return _RETROFLEX.sub(r"\1", syllable.lower())


def pack_sounds(readings: Mapping[str, Sequence[str]], wanted: Sequence[str]) -> str:
    """Return the text of sounds: of the characters with these readings, those that sound like a wanted syllable."""
    alike: dict[str, list[str]] = {sound: [] for sound in sorted({to_sound(syllable) for syllable in wanted})}
    for character, syllables in sorted(readings.items()):
        for sound in sorted({to_sound(syllable) for syllable in syllables}):
            if sound in alike:
                alike[sound].append(character)
    return "".join(sound + "".join(characters) for sound, characters in alike.items() if characters)
