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
    for relation, siblings in _by_relation(premises).items():
        own = _Own(siblings)
        passed: dict[tuple[str, str, str | None], list[str]] = defaultdict(list)
        for premise in siblings:
            for subject, object_ in _pairs_reached(premise, own, lines):
                passed[subject, object_, premise.population].append(premise.claim)
        inherited.extend(
            Inherited(subject, relation, object_, population, tuple(sorted(names)))
            for (subject, object_, population), names in passed.items()
        )
    return sorted(inherited, key=lambda claim: (claim.subject, claim.relation, claim.object, claim.population or ""))


def _by_relation(premises: Iterable[Premise]) -> dict[str, list[Premise]]:
    siblings: dict[str, list[Premise]] = defaultdict(list)
    for premise in premises:
        siblings[premise.relation].append(premise)
    return siblings


_Pair = tuple[str, str]


class _Own:
    """The claims of one relation by the pair of ends that they are about, a symmetric one by both orders."""

    def __init__(self, siblings: Iterable[Premise]) -> None:
        self._claims: dict[_Pair, dict[str | None, set[str]]] = defaultdict(lambda: defaultdict(set))
        for premise in siblings:
            self._claims[premise.subject, premise.object][premise.population].add(premise.claim)
            if premise.symmetric:
                self._claims[premise.object, premise.subject][premise.population].add(premise.claim)

    def blocks(self, premise: Premise, pair: _Pair) -> bool:
        """Whether another claim about these very ends, for all people or the same group, applies before a claim."""
        claims = self._claims.get(pair)
        if claims is None:
            return False
        return any(claims.get(group, set()) - {premise.claim} for group in (None, premise.population))


class _Lines:
    """Entities one step above and below each entity, and all above it."""

    def __init__(self, above: Mapping[str, Iterable[str]]) -> None:
        self._up = {name: set(names) for name, names in above.items()}
        self._down: dict[str, set[str]] = defaultdict(set)
        for name, names in self._up.items():
            for parent in names:
                self._down[parent].add(name)
        self._all_above: dict[str, set[str]] = {}

    def below(self, premise: Premise, pair: _Pair) -> Iterator[_Pair]:
        """Yield the pairs one step below, along the ends at which a claim passes down.

        The object of a claim that is not symmetric stays, but for those above and below it at once, in a circle.
        """
        subject, object_ = pair
        yield from ((name, object_) for name in self._down.get(subject, ()))
        for name in self._down.get(object_, ()):
            if premise.symmetric or name in self._reach(premise.object):
                yield subject, name

    def above(self, pair: _Pair) -> Iterator[_Pair]:
        """Yield the pairs one step above."""
        subject, object_ = pair
        yield from ((name, object_) for name in self._up.get(subject, ()))
        yield from ((subject, name) for name in self._up.get(object_, ()))

    def is_below(self, premise: Premise, pair: _Pair) -> bool:
        """Whether a claim comes by a pair of ends on its way down, if nothing stops it."""
        subject, object_ = pair
        if not premise.symmetric and object_ not in self._reach(premise.object):
            return False
        return premise.subject in self._reach(subject) and premise.object in self._reach(object_)

    def _reach(self, name: str) -> set[str]:
        if name not in self._all_above:
            self._all_above[name] = reach(name, self._up)
        return self._all_above[name]


def _pairs_reached(premise: Premise, own: _Own, lines: _Lines) -> Iterator[_Pair]:
    """Yield the pairs of ends that a claim passes down to, because no other claim is nearer on any line between.

    A claim stops at a pair that has one of its own, and so at all pairs below. The walk does not go on there; a pair
    that it reaches by another line lies below a stopped one if a pair above it, also below the claim, was not reached.
    """
    start = (premise.subject, premise.object)
    reached, todo = {start}, [start]
    while todo:
        for pair in lines.below(premise, todo.pop()):
            if pair not in reached and not own.blocks(premise, pair):
                reached.add(pair)
                todo.append(pair)
    stopped = {
        pair
        for pair in reached
        if any(higher not in reached and lines.is_below(premise, higher) for higher in lines.above(pair))
    }
    todo = list(stopped)
    while todo:
        for pair in lines.below(premise, todo.pop()):
            if pair in reached and pair not in stopped:
                stopped.add(pair)
                todo.append(pair)
    for subject, object_ in reached - stopped - {start}:
        if subject != object_ and (premise.symmetric or object_ == premise.object):
            yield subject, object_


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
