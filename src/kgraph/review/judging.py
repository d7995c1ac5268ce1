"""What decides the verdict on a statement of a text, where its own claim was not studied.

In this order: the graph's classification, for what says that one thing is a kind of another, and the definition of its
subject, which are no findings whatever states them; its own claim, if evidence beside articles speaks about it; claims
that imply it; and what is merely near, which decides nothing. What is about something vague cannot be checked as it is
worded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from kgraph.frozen import frozen
from kgraph.model import Claim
from kgraph.review.steps import Neighbour, Place, Surroundings, find_neighbours, verdict_of
from kgraph.store.engine import Store
from kgraph.table import Iri
from kgraph.vocab import SPARQL_PREFIXES

OWN, CLASSIFIED, DEFINED, IMPLIED, NEAR, VAGUE, NOTHING = (
    "own",
    "classification",
    "definition",
    "implied",
    "near",
    "vague",
    "nothing",
)
BASES = (OWN, CLASSIFIED, DEFINED, IMPLIED, NEAR, VAGUE, NOTHING)
"""What a verdict on a statement can rest on, surest first."""

STANDINGS = {CLASSIFIED: "by-classification", DEFINED: "by-definition", NEAR: "near-only", VAGUE: "uncheckable"}
"""The standing of a statement by its basis, where that is not the verdict."""

_LISTED = 4
"""How many claims that are merely near are listed."""
_IS_A = "is-a"
_DOUBTED = frozenset({"refuted", "contested"})
"""Verdicts of a claim against which neither a classification nor a definition stands."""

_PLACES = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?relation ?object ?dose ?people ?aspect ?circumstance ?verdict ?kind ?shown WHERE {
  ?claim a kgo:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kgo:verdict ?verdict .
  OPTIONAL { ?claim kgo:judgedAs ?kind }
  OPTIONAL { ?claim kgo:doseBand ?dose }
  OPTIONAL { ?claim kgo:population ?people }
  OPTIONAL { ?claim kgo:aspect ?aspect }
  OPTIONAL { ?claim kgo:circumstance ?circumstance }
  OPTIONAL { ?claim kgo:shownIn ?shown }
}
"""
)
_LINKS = (
    SPARQL_PREFIXES
    + """
SELECT ?one ?link ?other WHERE {
  VALUES ?link {
    kgo:impliesRelation kgo:riskOf kgo:fallOf kgo:measuredBy
    kgo:vague kgo:symmetric kgo:passesDown kgo:claimsNoDifference
  }
  ?one ?link ?other
}
"""
)
_ABOVE = SPARQL_PREFIXES + "SELECT ?lower ?higher WHERE { ?lower skos:broader+ ?higher }"
_ONE_ABOVE = SPARQL_PREFIXES + "SELECT ?lower ?higher WHERE { ?lower skos:broader ?higher }"
_CODES = SPARQL_PREFIXES + (
    "SELECT ?entity ?code WHERE { ?scheme sh:prefix 'atc' ; sh:namespace ?base . "
    "VALUES ?match { skos:exactMatch skos:closeMatch skos:narrowMatch } ?entity ?match ?iri "
    "FILTER(STRSTARTS(STR(?iri), STR(?base))) BIND(STRAFTER(STR(?iri), STR(?base)) AS ?code) }"
)
"""Identifiers in which the class of a substance is the beginning of its own code."""


@frozen
class Judgement:
    """What a statement rests on: its basis, the verdict on its claim that follows, and the claims that bear on it.

    ``sources`` are those of a definition, ``record`` the identifiers that bear out a classification.
    """

    basis: str
    verdict: str
    neighbours: tuple[Neighbour, ...] = ()
    sources: tuple[str, ...] = ()
    record: str = ""


class Judge:
    """Judges statements by what a store holds, which is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def judge(self, claim: Claim) -> Judgement:
        """Return what decides the verdict on a statement about a claim, and the claims that bear on it."""
        decided = self._by_classification(claim) or self._by_definition(claim)
        if decided is not None and claim.verdict not in _DOUBTED:
            return decided
        place = self._places.get(claim.slug)
        if place is None or claim.verdict != "unverified":
            return Judgement(OWN, claim.verdict)
        neighbours = find_neighbours(place, self._candidates(place), self._around)
        if self._marked("vague") & {claim.subject, claim.object}:
            return Judgement(VAGUE, claim.verdict, tuple(neighbours[:_LISTED]))
        if neighbours and neighbours[0].implies:
            return Judgement(IMPLIED, verdict_of(neighbours), tuple(neighbours))
        if neighbours:
            return Judgement(NEAR, claim.verdict, tuple(neighbours[:_LISTED]))
        return Judgement(NOTHING, claim.verdict)

    def _by_classification(self, claim: Claim) -> Judgement | None:
        if claim.relation != _IS_A or claim.object not in self._around.above.get(claim.subject, ()):
            return None
        codes = (
            f"ATC {code} ⊂ {wider}"
            for code in sorted(self._codes.get(claim.subject, ()))
            for wider in sorted(self._codes.get(claim.object, ()))
            if code != wider and code.startswith(wider)
        )
        return Judgement(CLASSIFIED, "supported", record=next(codes, ""))

    def _by_definition(self, claim: Claim) -> Judgement | None:
        return Judgement(DEFINED, "supported", sources=claim.defined_in) if claim.defined_in else None

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        rows = ([None if cell is None else Iri(str(cell)).slug for cell in row] for row in self._store.select(_PLACES))
        places = (_place(row) for row in rows)
        return {place.claim: place for place in places}

    def _candidates(self, place: Place) -> Iterable[Place]:
        """Return the studied claims about the subject of a statement, what it is part of, its parts, kin and lack."""
        ends = {
            place.subject,
            *self._around.above.get(place.subject, ()),
            *self._below.get(place.subject, ()),
            *self._around.kin.get(place.subject, ()),
            *(lack for lack, whole in self._around.fall_of.items() if whole == place.subject),
            *filter(None, [self._around.fall_of.get(place.subject)]),
        }
        return {claim.claim: claim for end in sorted(ends) for claim in self._by_end.get(end, ())}.values()

    @cached_property
    def _by_end(self) -> Mapping[str, list[Place]]:
        """The studied claims by subject, those of a symmetric relation by object too."""
        by_end: dict[str, list[Place]] = defaultdict(list)
        for place in self._places.values():
            if place.verdict != "unverified":
                by_end[place.subject].append(place)
                if place.relation in self._around.symmetric:
                    by_end[place.object].append(place)
        return by_end

    @cached_property
    def _below(self) -> Mapping[str, set[str]]:
        below: dict[str, set[str]] = defaultdict(set)
        for lower, above in self._around.above.items():
            for higher in above:
                below[higher].add(lower)
        return below

    @cached_property
    def _kin(self) -> Mapping[str, set[str]]:
        """The other members of what an entity is a member of, one step up, if that is the subject of a studied claim.

        Umbrella terms such as minerals, of which nothing is studied as a whole, make no kin.
        """
        studied = {
            place.subject
            for place in self._places.values()
            if place.verdict != "unverified" and place.relation != _IS_A
        }
        members: dict[str, set[str]] = defaultdict(set)
        for lower, higher in self._store.select(_ONE_ABOVE):
            members[Iri(str(higher)).slug].add(Iri(str(lower)).slug)
        kin: dict[str, set[str]] = defaultdict(set)
        for whole, parts in members.items():
            if whole in studied:
                for part in parts:
                    kin[part] |= parts - {part}
        return kin

    @cached_property
    def _links(self) -> Mapping[str, Mapping[str, set[str]]]:
        links: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for one, link, other in self._store.select(_LINKS):
            value = Iri(str(other)).slug if isinstance(other, Iri) else str(other).lower()
            links[Iri(str(link)).slug][Iri(str(one)).slug].add(value)
        return links

    def _marked(self, property_: str) -> frozenset[str]:
        """Return what has a property that is true."""
        return frozenset(one for one, values in self._links[property_].items() if "true" in values)

    @cached_property
    def _around(self) -> Surroundings:
        above = _grouped((str(lower), str(higher)) for lower, higher in self._store.select(_ABOVE))
        only = {name: {one: min(others) for one, others in self._links[name].items()} for name in ("riskOf", "fallOf")}
        return Surroundings(
            above=above,
            kin=self._kin,
            implied=self._links["impliesRelation"],
            event_of=only["riskOf"],
            fall_of=only["fallOf"],
            measured_by=self._links["measuredBy"],
            symmetric=self._marked("symmetric"),
            passing=self._marked("passesDown"),
            of_pair=self._marked("claimsNoDifference"),
        )

    @cached_property
    def _codes(self) -> Mapping[str, set[str]]:
        codes: dict[str, set[str]] = defaultdict(set)
        for entity, code in self._store.select(_CODES):
            codes[Iri(str(entity)).slug].add(str(code))
        return codes


def _place(row: list[str | None]) -> Place:
    claim, subject, relation, object_, dose, people, aspect, circumstance, verdict, kind, shown = row
    return Place(
        claim or "",
        subject or "",
        relation or "",
        object_ or "",
        dose,
        people,
        aspect,
        circumstance,
        verdict or "unverified",
        kind or "",
        shown,
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the slugs of second members by those of the first."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[Iri(one).slug].add(Iri(other).slug)
    return dict(found)
