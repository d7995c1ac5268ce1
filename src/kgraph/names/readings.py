"""Pinyin as people type it, whole or by initials, matched with the readings of Chinese names.

A reading is text: syllables separated by spaces, alternative readings of one character by bars, Latin letters and
digits of the name as capitals: ``wei sheng su K2``, ``gai tiao|diao lin suan mei``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_Pieces = Sequence[Sequence[str]]
"""The texts that may be typed for each piece of a name: a character, or letters and digits together."""

_LONGEST_START = 7  # a syllable and a letter
_SHORTEST_TEXT = 2


class Readings:
    """The readings of many names, indexed by their beginnings; a name is given by its place, places in order.

    >>> readings = Readings(["gu zhe", "gai tiao|diao lin suan mei", ""])
    >>> list(readings.begin_with("gaidiaol")), list(readings.initials_begin_with("gz")), list(readings.equal("guzhe"))
    ([1], [0], [0])
    """

    def __init__(self, readings: Iterable[str]) -> None:
        self._syllables: dict[int, _Pieces] = {}
        self._initials: dict[int, _Pieces] = {}
        self._by_syllable: dict[str, list[int]] = defaultdict(list)
        self._by_initials: dict[str, list[int]] = defaultdict(list)
        for place, reading in enumerate(readings):
            if reading:
                self._add(place, reading.split(" "))

    def _add(self, place: int, pieces: Sequence[str]) -> None:
        self._syllables[place] = [piece.lower().split("|") for piece in pieces]
        self._initials[place] = [_initials(piece) for piece in pieces]
        for start in _starts(self._syllables[place]):
            self._by_syllable[start[:_LONGEST_START]].append(place)
        for start in {start[:_SHORTEST_TEXT] for start in _starts(self._initials[place])}:
            self._by_initials[start].append(place)

    def begin_with(self, spelled: str) -> Iterator[int]:
        """Yield the names whose pinyin begins with a text of two letters or more, which may end inside a syllable."""
        if len(spelled) < _SHORTEST_TEXT:
            return
        starts = {spelled[:length] for length in range(1, _LONGEST_START + 1)}
        if len(spelled) < _LONGEST_START:
            starts |= {start for start in self._by_syllable if start.startswith(spelled)}
        places = {place for start in starts for place in self._by_syllable.get(start, ())}
        yield from (place for place in sorted(places) if _begins(spelled, self._syllables[place]))

    def equal(self, spelled: str) -> Iterator[int]:
        """Yield the names of two characters or more whose full pinyin is this text."""
        for place in self.begin_with(spelled):
            pieces = self._syllables[place]
            if len(pieces) > 1 and len(spelled) in _ends(spelled, pieces):
                yield place

    def initials_begin_with(self, spelled: str) -> Iterator[int]:
        """Yield the names of two characters or more whose initials begin with a text of two letters or more.

        Letters and digits of a name count in full or by the first one: wssk2 or wssk for 维生素K2.
        """
        if len(spelled) < _SHORTEST_TEXT:
            return
        for place in self._by_initials.get(spelled[:_SHORTEST_TEXT], ()):
            if len(self._initials[place]) > 1 and _begins(spelled, self._initials[place]):
                yield place

    def initials_equal(self, spelled: str) -> Iterator[int]:
        """Yield the names of two characters or more whose initials are a text of two letters or more."""
        for place in self.initials_begin_with(spelled):
            if len(spelled) in _ends(spelled, self._initials[place]):
                yield place


def _starts(pieces: _Pieces) -> set[str]:
    """Return the beginnings of a name: the texts of its first piece, each with one letter of the second, if any."""
    if len(pieces) == 1:
        return set(pieces[0])
    return {first + second[0] for first in pieces[0] for second in pieces[1]}


def _initials(piece: str) -> list[str]:
    initials = dict.fromkeys(reading[0].lower() for reading in piece.split("|"))
    return [*initials] if piece.islower() else [*initials, piece.lower()]


def _begins(spelled: str, pieces: _Pieces) -> bool:
    """Return whether the pieces cover a text to its end, at the end of a piece or inside one."""
    places = {0}
    for piece in pieces:
        if any(syllable.startswith(spelled[place:]) for place in places for syllable in piece):
            return True
        places = _next(spelled, places, piece)
        if not places:
            return False
    return False


def _ends(spelled: str, pieces: _Pieces) -> set[int]:
    """Return the places in a text where all pieces may have ended; empty if the pieces do not fit."""
    places = {0}
    for piece in pieces:
        places = _next(spelled, places, piece)
    return places


def _next(spelled: str, places: Iterable[int], piece: Sequence[str]) -> set[int]:
    return {place + len(syllable) for place in places for syllable in piece if spelled.startswith(syllable, place)}
