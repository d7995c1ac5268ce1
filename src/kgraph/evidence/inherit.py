"""Inheritance of claims from a class to its members, and from a nutrient to its forms.

Pure: the caller selects the claims that may pass down (harms and interactions, without dose or aspect). The nearest
claim applies: a claim of a member, or of a class between, blocks claims from above it, if its verdict is at least as
strong, or if it is refuted or contested, which it can be by evidence of its own alone. A weaker one does not hide what
is known of the class. A claim that needs a route, such as one that holds by mouth, passes to no member whose recorded
routes leave it out; a member whose routes are not recorded takes it over, since a warning too many does less harm than
one that is missing. An inherited claim is an inference, not a finding; it names the claims it follows from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from kgraph.evidence.scale import STRENGTH
from kgraph.frozen import frozen

_Pair = tuple[str, str]
_Narrower = tuple[str | None, str | None]

_SPEAKS_FOR_ITSELF = frozenset({"refuted", "contested"})
"""Verdicts that need evidence about the very pair against the claim: they stand before any claim of the class."""


def strength(verdict: str) -> int:
    """Return how strong a verdict is, 0 the weakest; a claim studied without result is as one that is not studied."""
    return STRENGTH.index("unverified" if verdict == "unproven" else verdict)


def speaks_before(own: str, other: str) -> bool:
    """Return whether a claim of a member with one verdict applies in place of its class's claim with another.

    >>> speaks_before("unverified", "established"), speaks_before("refuted", "established")
    (False, True)
    """
    return own in _SPEAKS_FOR_ITSELF or strength(own) >= strength(other)


@frozen
class Premise:
    """A claim that may pass down: its name, its two ends and the relation, and what it is narrowed to, if anything.

    ``symmetric`` says that the relation reads alike from both ends, so that the claim passes down at both. ``route`` is
    the route by which the subject has to be given for the claim to hold.
    """

    claim: str
    subject: str
    relation: str
    object: str
    population: str | None = None
    symmetric: bool = False
    circumstance: str | None = None
    route: str | None = None
    verdict: str = "supported"

    @property
    def narrower(self) -> _Narrower:
        """What it is narrowed to: a group of people, a circumstance."""
        return (self.population, self.circumstance)

    def stands_before(self, other: Premise) -> bool:
        """Whether it applies, being nearer, in place of another claim about at least as much."""
        return (
            self.claim != other.claim
            and self.population in (None, other.population)
            and self.circumstance in (None, other.circumstance)
            and speaks_before(self.verdict, other.verdict)
        )


@frozen
class Inherited:
    """An inherited claim and the nearest claims it follows from, sorted."""

    subject: str
    relation: str
    object: str
    population: str | None
    premises: tuple[str, ...]
    circumstance: str | None = None


_Passed = tuple[Premise, frozenset[_Pair]]
"""A claim that passes down to a pair, with all pairs that it passes down to."""


def pass_down(
    premises: Iterable[Premise],
    above: Mapping[str, Iterable[str]],
    routes: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> list[Inherited]:
    """Return the inherited claims of members and forms, sorted by subject, relation, object and what narrows them.

    Args:
        above: For each entity the classes, or the nutrients it is a form of, one step up; circles are allowed.
        routes: How each drug is given, where that is recorded.

    >>> above = {"omeprazole": ["PPIs"], "PPIs": ["antacids"]}
    >>> [claim.subject for claim in pass_down([Premise("c", "PPIs", "predisposes-to", "fracture")], above)]
    ['omeprazole']
    """
    lines = _Lines(above)
    inherited: list[Inherited] = []
    for siblings in _by_relation(premises).values():
        own = _Own(siblings)
        passed: dict[_Pair, list[_Passed]] = defaultdict(list)
        for premise in siblings:
            pairs = frozenset(_pairs_reached(premise, own, lines))
            for pair in pairs:
                passed[pair].append((premise, pairs))
        for pair, arrived in passed.items():
            inherited.extend(_at(pair, arrived, passed.get(pair[::-1], ()), routes))
    return sorted(inherited, key=_place)


def _at(
    pair: _Pair, arrived: Sequence[_Passed], turned: Sequence[_Passed], routes: Mapping[str, Collection[str]]
) -> Iterator[Inherited]:
    """Yield the inherited claims about a pair, one for what each group of premises is narrowed to.

    Args:
        turned: The premises that arrive with the ends exchanged.
    """
    premises: dict[_Narrower, list[Premise]] = defaultdict(list)
    others = [*arrived, *turned]
    for premise, _ in arrived:
        if has_route(routes, pair[0], premise.route) and not any(_passes_by(*other, premise) for other in others):
            premises[premise.narrower].append(premise)
    for (population, circumstance), found in premises.items():
        names = tuple(sorted(premise.claim for premise in found))
        yield Inherited(pair[0], found[0].relation, pair[1], population, names, circumstance)


def _passes_by(stronger: Premise, reached: frozenset[_Pair], weaker: Premise) -> bool:
    """Whether a stronger claim about at least as much comes down by the very ends of a weaker one."""
    ends = (weaker.subject, weaker.object)
    return (
        strength(stronger.verdict) > strength(weaker.verdict)
        and stronger.population in (None, weaker.population)
        and stronger.circumstance in (None, weaker.circumstance)
        and (ends in reached or (stronger.symmetric and ends[::-1] in reached))
    )


def has_route(routes: Mapping[str, Collection[str]], entity: str, route: str | None) -> bool:
    """Return whether an entity is given by a route, as far as its routes are recorded.

    >>> has_route({"zoledronate": ["parenteral"]}, "zoledronate", "oral"), has_route({}, "iron", "oral")
    (False, True)
    """
    return route is None or not routes.get(entity) or route in routes[entity]


def _place(claim: Inherited) -> tuple[str, ...]:
    return (claim.subject, claim.relation, claim.object, claim.population or "", claim.circumstance or "")


def _by_relation(premises: Iterable[Premise]) -> dict[str, list[Premise]]:
    siblings: dict[str, list[Premise]] = defaultdict(list)
    for premise in premises:
        siblings[premise.relation].append(premise)
    return siblings


class _Own:
    """The claims of one relation by the pair of ends that they are about, a symmetric one by both orders."""

    def __init__(self, siblings: Iterable[Premise]) -> None:
        self._claims: dict[_Pair, list[Premise]] = defaultdict(list)
        for premise in siblings:
            self._claims[premise.subject, premise.object].append(premise)
            if premise.symmetric:
                self._claims[premise.object, premise.subject].append(premise)

    def blocks(self, premise: Premise, pair: _Pair) -> bool:
        """Whether another claim about these very ends applies before a claim."""
        return any(own.stands_before(premise) for own in self._claims.get(pair, ()))


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
    """Yield the pairs of ends that a claim passes down to: no other claim applies before it on any line between.

    A claim stops at a pair with one of its own that applies before it, and so at all pairs below. The walk does not go
    on there; a pair that it reaches by another line lies below a stopped one if a pair above it, also below the claim,
    was not reached.
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
