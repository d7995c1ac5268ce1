"""Names that a text means although it is none of them: by another wording, or with a dosage form or salt around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from kgraph.names.affixes import Affixes, Rest
from kgraph.names.folding import words
from kgraph.names.lexicon import Name, NameTable
from kgraph.names.number import other_number


class Known:
    """The names of a table, and the names outside the scope of the graph, as texts mean them.

    ``outside`` are the names that have no entity on purpose.
    """

    def __init__(self, table: NameTable, outside: Iterable[str]) -> None:
        self.affixes = Affixes(table.fold)
        self._table = table
        self._outside: Mapping[str, str] = {table.fold(name): name for name in outside}

    def by_wording(self, text: str) -> list[Name]:
        """Return the names that a text means in other words or in the other number: 维K2, VK2, 質子幫浦, PPIs."""
        worded = self.affixes.wordings(self.words(text))
        other = other_number(text.strip())
        keys = dict.fromkeys((*map(_key, worded), *([self._table.fold(other)] if other else [])))
        return next(filter(None, ([*self._called(key)] for key in keys)), [])

    def by_form(self, text: str) -> list[Name]:
        """Return the names in a text without dosage forms, salts and strengths: those of the longest rest with any."""
        typed = self.words(text)
        for _, rests in groupby(self.rests(text), key=lambda rest: len(rest.text)):
            names = [name for rest in rests if rest.text != typed for name in self.of_rest(rest)]
            if names:
                return names
        return []

    def find_outside(self, text: str) -> str | None:
        """Return the name outside the scope that a text means, None if it means none or the name of an entity."""
        for rest in (self.words(text), *(rest.text for rest in self.rests(text))):
            for key in map(_key, (rest, *self.affixes.wordings(rest))):
                if any(True for _ in self._called(key)):
                    return None
                if key in self._outside:
                    return self._outside[key]
        return None

    def of_rest(self, rest: Rest) -> list[Name]:
        """Return the names that equal a rest, as it stands or in other words, of entities that its affixes surround."""
        other = other_number(rest.text)
        keys = map(_key, (rest.text, *self.affixes.wordings(rest.text), *([other] if other else [])))
        allowed = ([name for name in self._called(key) if self.fits(name, rest)] for key in keys)
        return next(filter(None, allowed), [])

    def rests(self, text: str) -> list[Rest]:
        """Return the words of a text without strengths, then what is left of them without affixes, longest first."""
        return self.affixes.rests(self.words(self.affixes.without_strength(text)))

    def fits(self, name: Name, rest: Rest) -> bool:
        """Return whether the affixes taken from a rest surround names of entities such as this one."""
        return rest.of is None or self._table.category(name.entity) in rest.of

    def _called(self, key: str) -> Iterable[Name]:
        return (name for name in self._table.called(key) if key)

    def words(self, text: str) -> str:
        """Return the words of a text as names are compared, with a space between them."""
        return self._table.simplify(" ".join(words(text)))


def _key(text: str) -> str:
    return text.replace(" ", "")
