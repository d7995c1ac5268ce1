"""Inheritance of claims from a class to its members, and from a nutrient to its forms.

Pure: the caller selects the claims that may pass down (harms and interactions, without dose or aspect). The nearest
claim applies: a claim of a member, or of a class between, blocks claims from above it. An inherited claim is an
inference, not a finding; it names the claims it follows from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kgraph.frozen import frozen


@frozen
class Premise:
    """A claim that may pass down: its name, its two ends and the relation, and the group of people it is about, if any.

    ``symmetric`` says that the relation reads alike from both ends, so that the claim passes down at both.
    """

    claim: str
    subject: str
    relation: str
    object: str
    population: str | None = None
    symmetric: bool = False


@frozen
class Inherited:
    """An inherited claim and the nearest claims it follows from, sorted."""

    subject: str
    relation: str
    object: str
    population: str | None
    premises: tuple[str, ...]


def pass_down(premises: Iterable[Premise], above: Mapping[str, Iterable[str]]) -> list[Inherited]:
    """Return the inherited claims of members and forms, sorted by subject, relation, object and population.

    Args:
        above: For each entity the classes, or the nutrients it is a form of, one step up; circles are allowed.

    >>> above = {"omeprazole": ["PPIs"], "PPIs": ["antacids"]}
    >>> [claim.subject for claim in pass_down([Premise("c", "PPIs", "predisposes-to", "fracture")], above)]
    ['omeprazole']
    """
    lines = _Lines(above)
    inherited: list[Inherited] = []
    for siblings in _by_relation(premises).values():
        passed: dict[tuple[str, str, str | None], list[Premise]] = defaultdict(list)
        for premise in siblings:
            for subject, object_ in lines.ends_below(premise):
                passed[subject, object_, premise.population].append(premise)
        for (subject, object_, population), candidates in passed.items():
            nearest = [
                premise
                for premise in candidates
                if not any(lines.is_nearer(sibling, premise, subject, object_) for sibling in siblings)
            ]
            if nearest:
                names = tuple(sorted(premise.claim for premise in nearest))
                inherited.append(Inherited(subject, nearest[0].relation, object_, population, names))
    return sorted(inherited, key=lambda claim: (claim.subject, claim.relation, claim.object, claim.population or ""))


def _by_relation(premises: Iterable[Premise]) -> dict[str, list[Premise]]:
    siblings: dict[str, list[Premise]] = defaultdict(list)
    for premise in premises:
        siblings[premise.relation].append(premise)
    return siblings


class _Lines:
    """Entities above and below each entity, itself included."""

    def __init__(self, above: Mapping[str, Iterable[str]]) -> None:
        self._up = {name: set(names) for name, names in above.items()}
        self._down: dict[str, set[str]] = defaultdict(set)
        for name, names in self._up.items():
            for parent in names:
                self._down[parent].add(name)

    def up(self, name: str) -> set[str]:
        return reach(name, self._up)

    def down(self, name: str) -> set[str]:
        return reach(name, self._down)

    def ends_below(self, premise: Premise) -> Iterator[tuple[str, str]]:
        """Yield the pairs of ends, below its own, that a claim passes down to."""
        objects = self.down(premise.object) if premise.symmetric else {premise.object}
        for subject in self.down(premise.subject):
            for object_ in objects:
                if subject != object_ and (subject, object_) != (premise.subject, premise.object):
                    yield subject, object_

    def is_nearer(self, sibling: Premise, premise: Premise, subject: str, object_: str) -> bool:
        """Whether another claim is about the ends that a claim would pass to, or about ends between."""
        if sibling.claim == premise.claim or sibling.population not in (None, premise.population):
            return False
        ends = [(sibling.subject, sibling.object)]
        if sibling.symmetric:
            ends.append((sibling.object, sibling.subject))
        return any(
            start in self.up(subject)
            and premise.subject in self.up(start)
            and end in self.up(object_)
            and premise.object in self.up(end)
            and (start, end) != (premise.subject, premise.object)
            for start, end in ends
        )


def reach(name: str, steps: Mapping[str, set[str]]) -> set[str]:
    """Return the names that can be reached from a name step by step, itself included.

    >>> sorted(reach("a", {"a": {"b"}, "b": {"a", "c"}}))
    ['a', 'b', 'c']
    """
    seen, todo = {name}, [name]
    while todo:
        for next_ in steps.get(todo.pop(), ()):
            if next_ not in seen:
                seen.add(next_)
                todo.append(next_)
    return seen
