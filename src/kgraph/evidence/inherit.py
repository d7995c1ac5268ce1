"""What passes from a claim about a class to its members, and from a nutrient to its forms.

Pure: which claims may pass (harms and interactions, without dose or aspect) is decided before. The nearest claim
speaks: where a member, or a class between, has a claim of its own, nothing comes from above it. An inherited claim is
an inference, not a finding; it names the claims it follows from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kgraph.frozen import frozen


@frozen
class Premise:
    """A claim that may pass down: its name, its two ends and the relation, and the group of people it is about, if any.

    ``symmetric`` says that the relation reads alike from both ends, so that the claim passes down at either.
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
    """Return what follows for members and forms, sorted by subject, relation, object and population.

    Args:
        above: For each entity the classes, or the nutrients it is a form of, one step up. Circles do no harm.

    >>> above = {"omeprazole": ["PPIs"], "PPIs": ["antacids"]}
    >>> [item.subject for item in pass_down([Premise("c", "PPIs", "predisposes-to", "fracture")], above)]
    ['omeprazole']
    """
    lines = _Lines(above)
    found: list[Inherited] = []
    for siblings in _by_relation(premises).values():
        passed: dict[tuple[str, str, str | None], list[Premise]] = defaultdict(list)
        for premise in siblings:
            for subject, object_ in lines.ends_below(premise):
                passed[subject, object_, premise.population].append(premise)
        for (subject, object_, population), candidates in passed.items():
            nearest = [
                premise
                for premise in candidates
                if not any(lines.is_nearer(other, premise, subject, object_) for other in siblings)
            ]
            if nearest:
                names = tuple(sorted(premise.claim for premise in nearest))
                found.append(Inherited(subject, nearest[0].relation, object_, population, names))
    return sorted(found, key=lambda item: (item.subject, item.relation, item.object, item.population or ""))


def _by_relation(premises: Iterable[Premise]) -> dict[str, list[Premise]]:
    found: dict[str, list[Premise]] = defaultdict(list)
    for premise in premises:
        found[premise.relation].append(premise)
    return found


class _Lines:
    """Who stands above and below whom, each entity included in its own line."""

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
        """Yield the pairs of ends that a claim passes down to."""
        objects = self.down(premise.object) if premise.symmetric else {premise.object}
        for subject in self.down(premise.subject):
            for object_ in objects:
                if subject != object_ and (subject, object_) != (premise.subject, premise.object):
                    yield subject, object_

    def is_nearer(self, other: Premise, premise: Premise, subject: str, object_: str) -> bool:
        """Whether another claim stands between a claim and the ends it would pass to, or already is about them."""
        if other.claim == premise.claim or other.population not in (None, premise.population):
            return False
        ways = [(other.subject, other.object)]
        if other.symmetric:
            ways.append((other.object, other.subject))
        return any(
            start in self.up(subject)
            and premise.subject in self.up(start)
            and end in self.up(object_)
            and premise.object in self.up(end)
            and (start, end) != (premise.subject, premise.object)
            for start, end in ways
        )


def reach(name: str, steps: Mapping[str, set[str]]) -> set[str]:
    """Return what can be reached from a name step by step, itself included.

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
