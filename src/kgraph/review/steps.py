"""The steps that lead from a studied claim to a statement of a text: a closed list, each safe or never safe.

A statement that was not itself studied may follow from a claim that was: what holds for MK-4 at a dose that only MK-4
was tried at holds for vitamin K2 at that dose. Most steps that look like it do not carry: bone density decides nothing
about fractures, one dose nothing about another. ``STEPS`` is the list, ``steps_between`` names what lies between two
claims, and ``implies`` says whether all of it is safe. Pure.

The list was drawn up by comparing checked claims of the graph that differ in one or two respects: steps are safe where
their verdicts always fell on the same side.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.frozen import frozen

FOR, OPEN, AGAINST = "for", "open", "against"
_SIDES = {"established": FOR, "supported": FOR, "reported": FOR, "refuted": AGAINST}
_PEOPLE = "people"
_CLINICAL = frozenset({"efficacy", "harm", "interaction"})
_EFFICACY = "efficacy"
_HARM = "harm"
_HARMFUL = frozenset({"harm", "interaction"})
_EXISTENTIAL = frozenset({"activates", "binds", "converts-to", "located-in", "produces", "source-of"})
"""Relations whose claim about a whole is true as soon as it is true of some of it."""
_WORDS = "other-words"
_OTHER_OUTCOME = frozenset({"narrower-outcome", "wider-outcome", "other-endpoint"})
_LONGEST = 2
_LONGEST_NEAR = 3


@frozen
class Step:
    """A difference between a statement and a claim. ``climbs`` says that it goes along a class and its members."""

    slug: str
    safe: bool
    climbs: bool = False


STEPS: Mapping[str, Step] = {
    step.slug: step
    for step in (
        Step(_WORDS, safe=True),
        Step("cause-for-association", safe=True),
        Step("some-of-it", safe=True, climbs=True),
        Step("harm-of-class", safe=True, climbs=True),
        Step("only-form-tried", safe=True, climbs=True),
        Step("forms-agree", safe=True, climbs=True),
        Step("group-of-all", safe=True),
        Step("all-doses-agree", safe=True),
        Step("form-for-whole", safe=False, climbs=True),
        Step("whole-for-form", safe=False, climbs=True),
        Step("other-form", safe=False, climbs=True),
        Step("lack-for-intake", safe=False),
        Step("narrower-outcome", safe=False),
        Step("wider-outcome", safe=False),
        Step("other-endpoint", safe=False),
        Step("association-for-cause", safe=False),
        Step("one-dose-for-any", safe=False),
        Step("other-dose", safe=False),
        Step("group-for-all", safe=False),
        Step("other-group", safe=False),
        Step("other-aspect", safe=False),
        Step("other-circumstance", safe=False),
        Step("not-in-people", safe=False),
    )
}
"""All steps by slug, the safe ones first, in the order in which they are shown."""


@frozen
class Place:
    """What a claim says, and how it was judged: ``kind`` as ``Reasons.judged_as``, ``shown_in`` as of the claim."""

    claim: str
    subject: str
    relation: str
    object: str
    dose_band: str | None = None
    population: str | None = None
    aspect: str | None = None
    circumstance: str | None = None
    verdict: str = "unverified"
    kind: str = ""
    shown_in: str | None = None

    @property
    def side(self) -> str:
        """Whether it is judged for, against, or neither."""
        return _SIDES.get(self.verdict, OPEN)


@frozen
class Surroundings:
    """What the graph says of entities and relations, as far as steps need it.

    Args:
        above: All broader entities of each entity, at any distance.
        kin: The other members of what each entity is a member of, one step up, where that was itself studied.
        implied: The relations that each relation implies.
        event_of: The event of which an entity is the risk (fracture, of the risk of fracture).
        fall_of: What has fallen in a condition (bone mineral density, in bone loss).
        measured_by: What a condition, or a vague term, is measured by.
        symmetric: The relations that read alike from both ends.
        passing: The relations whose harms pass from a class to its members.
        of_pair: The relations that hold of the very pair that was compared, and imply nothing about another.
    """

    above: Mapping[str, Collection[str]]
    kin: Mapping[str, Collection[str]]
    implied: Mapping[str, Collection[str]]
    event_of: Mapping[str, str]
    fall_of: Mapping[str, str]
    measured_by: Mapping[str, Collection[str]]
    symmetric: Collection[str] = ()
    passing: Collection[str] = ()
    of_pair: Collection[str] = ()

    def is_above(self, higher: str, lower: str) -> bool:
        """Whether one entity is broader than another."""
        return higher in self.above.get(lower, ())

    def words(self, place: Place) -> tuple[str, str]:
        """Return relation and object, of an event where the claim is about its risk."""
        event = self.event_of.get(place.object)
        relation = {"increases": "predisposes-to", "decreases": "prevents"}.get(place.relation, place.relation)
        return (relation, event) if event else (place.relation, place.object)

    def is_same(self, relation: str, other: str) -> bool:
        """Whether two relations say the same of one object."""
        return other in self.implied.get(relation, ()) and relation in self.implied.get(other, ())


def steps_between(statement: Place, claim: Place, around: Surroundings) -> tuple[str, ...] | None:
    """Return the steps from a claim to a statement, in the order of the list; None if they are not about the same.

    Conditions that need other claims (that all doses agree, that one form alone was tried) are not looked at here:
    these differences come out as the steps that are never safe (``one-dose-for-any``, ``form-for-whole``).
    """
    pairs = [(statement, claim)]
    if claim.relation in around.symmetric and statement.relation in around.symmetric:
        pairs += [(statement, _turned(claim)), (_turned(statement), claim)]
    found = [tuple(steps) for pair in pairs if (steps := _steps(*pair, around)) is not None]
    return min(found, key=lambda steps: (sum(not STEPS[step].safe for step in steps), len(steps)), default=None)


def _turned(claim: Place) -> Place:
    return replace(claim, subject=claim.object, object=claim.subject)


def _steps(statement: Place, claim: Place, around: Surroundings) -> list[str] | None:
    said = _of_words(statement, claim, around)
    subject = _of_subject(statement, claim, around)
    if said is None or subject is None:
        return None
    steps = [*said, *subject, *_of_rest(statement, claim)]
    if "some-of-it" in steps and "form-for-whole" in steps:
        steps.remove("form-for-whole")
    return [slug for slug in STEPS if slug in steps]


def _of_words(statement: Place, claim: Place, around: Surroundings) -> list[str] | None:
    """Return the steps between what two claims say of their subject, None if they say different things."""
    wanted, object_ = around.words(statement)
    relation, other = around.words(claim)
    if (statement.relation, statement.object) == (claim.relation, claim.object):
        return []
    relations = _of_relation(wanted, relation, around)
    if object_ == other and relations is not None:
        return relations or [_WORDS]
    if around.is_above(object_, other) and relations is not None:
        return [*relations, "some-of-it" if wanted in _EXISTENTIAL else "narrower-outcome"]
    if around.is_above(other, object_) and relations is not None:
        return [*relations, "wider-outcome"]
    opposed = {statement.kind, claim.kind} == {_EFFICACY, _HARM}
    return ["other-endpoint"] if not opposed and _are_endpoints(object_, other, around) else None


def _of_relation(wanted: str, relation: str, around: Surroundings) -> list[str] | None:
    if wanted == relation:
        return []
    if around.is_same(wanted, relation):
        return [_WORDS]
    if wanted in _reached(relation, around.implied):
        return ["cause-for-association"]
    if relation in _reached(wanted, around.implied):
        return ["association-for-cause"]
    return None


def _reached(relation: str, implied: Mapping[str, Collection[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [relation]
    while todo:
        for other in implied.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def _are_endpoints(one: str, other: str, around: Surroundings) -> bool:
    """Whether one of two is measured by the other, or both by a third, as bone loss and osteoporosis by density."""
    first, second = ({*around.measured_by.get(end, ()), around.fall_of.get(end, "")} - {""} for end in (one, other))
    return other in first or one in second or bool(first & second)


def _of_subject(statement: Place, claim: Place, around: Surroundings) -> list[str] | None:
    wanted, subject = statement.subject, claim.subject
    if wanted == subject:
        return []
    if around.is_above(wanted, subject):
        return ["some-of-it" if around.words(statement)[0] in _EXISTENTIAL else "form-for-whole"]
    if around.is_above(subject, wanted):
        passes = claim.kind in _HARMFUL and claim.relation in around.passing
        return ["harm-of-class" if passes else "whole-for-form"]
    if around.fall_of.get(subject) == wanted or around.fall_of.get(wanted) == subject:
        return ["lack-for-intake"]
    return ["other-form"] if subject in around.kin.get(wanted, ()) else None


def _of_rest(statement: Place, claim: Place) -> Iterator[str]:
    if statement.dose_band != claim.dose_band:
        yield "one-dose-for-any" if statement.dose_band is None else "other-dose"
    if statement.population != claim.population:
        if claim.population is None:
            yield "group-of-all"
        else:
            yield "group-for-all" if statement.population is None else "other-group"
    if statement.aspect != claim.aspect:
        yield "other-aspect"
    if statement.circumstance != claim.circumstance:
        yield "other-circumstance"
    if statement.kind in _CLINICAL and claim.kind not in _CLINICAL and claim.shown_in not in (None, _PEOPLE):
        yield "not-in-people"


@frozen
class Neighbour:
    """A studied claim that has to do with a statement, and the steps from it; ``implies`` says that all are safe."""

    place: Place
    steps: tuple[str, ...]
    implies: bool = False


def find_neighbours(statement: Place, claims: Iterable[Place], around: Surroundings) -> list[Neighbour]:
    """Return the studied claims that imply a statement, else those near it.

    The closest come first, of these the ones in the same people, then by slug. A claim implies a statement by at
    most two safe steps, of which at most one climbs, and only the closest claims that do so count. What is near is
    at most three steps away; another form is near only where nothing else is.
    """
    found = [
        Neighbour(claim, steps)
        for claim in claims
        if claim.verdict != "unverified"
        and claim.claim != statement.claim
        and (steps := steps_between(statement, claim, around)) is not None
    ]
    found = [Neighbour(one.place, _weighed(statement, one, found)) for one in found]
    carrying = (one for one in found if implies(one.steps, one.place.side) and one.place.relation not in around.of_pair)
    implying = [Neighbour(one.place, one.steps, implies=True) for one in carrying]
    if implying:
        closest = min(map(_distance, implying))
        return _in_order(one for one in implying if _distance(one) == closest)
    near = [one for one in found if len(one.steps) <= _LONGEST_NEAR]
    same = [one for one in near if "other-form" not in one.steps]
    return _in_order(same or near, statement.population)


def implies(steps: Sequence[str], side: str) -> bool:
    """Return whether a claim judged for, against or neither implies a statement by these steps.

    A cause implies an association, and some of a thing the thing; but no denial follows from either. That an
    association was looked for and not found denies the cause.

    >>> implies(["other-words"], "against"), implies(["some-of-it"], "against"), implies(["other-dose"], "for")
    (True, False, False)
    """
    if list(steps) == ["association-for-cause"]:
        return side == AGAINST
    if len(steps) > _LONGEST or sum(STEPS[step].climbs for step in steps) > 1:
        return False
    one_way = {"some-of-it", "cause-for-association"} & set(steps)
    return all(STEPS[step].safe for step in steps) and (side == FOR or not one_way)


def _weighed(statement: Place, one: Neighbour, found: Sequence[Neighbour]) -> tuple[str, ...]:
    """Return the steps from a claim in view of the others: a step counts as safe only where none contradicts it."""
    steps = list(one.steps)
    if "form-for-whole" in steps:
        steps[steps.index("form-for-whole")] = _step_from_form(statement, one, found)
    if "harm-of-class" in steps and _members_differ(one, found):
        steps[steps.index("harm-of-class")] = "whole-for-form"
    if "one-dose-for-any" in steps and _doses_agree(one, found):
        steps[steps.index("one-dose-for-any")] = "all-doses-agree"
    if "group-of-all" in steps and _is_group_studied(statement, found):
        steps[steps.index("group-of-all")] = "other-group"
    return tuple(slug for slug in STEPS if slug in steps)


def _step_from_form(statement: Place, one: Neighbour, found: Sequence[Neighbour]) -> str:
    """Return the step from a form to the whole: safe if it alone, or all alike, were tried at this dose.

    Without a dose band there is nothing to compare the forms by.
    """
    if statement.dose_band is None or _EFFICACY not in (statement.kind, one.place.kind):
        return "form-for-whole"
    beside = {*one.steps} - {_WORDS}
    peers = [other.place for other in found if {*other.steps} - {_WORDS} == beside]
    if len({peer.subject for peer in peers}) == 1:
        return "only-form-tried"
    return "forms-agree" if len({peer.side for peer in peers}) == 1 else "form-for-whole"


def _members_differ(one: Neighbour, found: Sequence[Neighbour]) -> bool:
    """Whether a form or member reads otherwise than the claim of the whole."""
    kin = (other.place for other in found if {"other-form", "form-for-whole"} & set(other.steps))
    return any(other.object == one.place.object and other.side == AGAINST != one.place.side for other in kin)


def _is_group_studied(statement: Place, found: Sequence[Neighbour]) -> bool:
    """Whether the same outcome was studied in the very people of the statement."""
    same = (other.place for other in found if not _OTHER_OUTCOME & set(other.steps))
    return any(place.population == statement.population for place in same)


def _doses_agree(one: Neighbour, found: Sequence[Neighbour]) -> bool:
    """Whether the same was studied at two doses or more, always with results on one side."""
    peers = [other.place for other in found if other.steps == one.steps and other.place.subject == one.place.subject]
    return len({peer.dose_band for peer in peers}) > 1 and len({peer.side for peer in peers}) == 1


def _distance(one: Neighbour) -> int:
    """Return the number of steps; the same in other words is no step further."""
    return len({*one.steps} - {_WORDS})


def _in_order(neighbours: Iterable[Neighbour], people: str | None = None) -> list[Neighbour]:
    return sorted(neighbours, key=lambda one: (_distance(one), one.place.population != people, one.place.claim))


def verdict_of(neighbours: Sequence[Neighbour]) -> str:
    """Return the verdict on a statement that claims imply: the weakest of theirs, at most ``supported``.

    Claims for and against make it contested; one that is open keeps it open.

    >>> place = Place("c", "a", "prevents", "b", verdict="established")
    >>> verdict_of([Neighbour(place, ("other-words",), implies=True)])
    'supported'
    """
    verdicts = [one.place.verdict for one in neighbours]
    sides = {one.place.side for one in neighbours}
    if {FOR, AGAINST} <= sides:
        return "contested"
    for verdict in ("refuted", "contested", "unproven", "reported"):
        if verdict in verdicts:
            return verdict
    return "supported"
