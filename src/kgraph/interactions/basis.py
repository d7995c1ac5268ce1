"""The claims that concern a pair of substances, or one substance and bone, and the basis of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, product

from kgraph.evidence.inherit import has_route
from kgraph.frozen import frozen
from kgraph.interactions.records import BoneRecord, Outcome, Record, Records, Relatives
from kgraph.interactions.values import BASES, Basis, Kind

KINDS_OF_EFFECTS: dict[int | None, Kind] = {-1: "harm", 1: "benefit", None: "association"}

Match = tuple[Kind, Basis, Record]
"""A record that concerns the question, after its kind and its basis."""

_Candidate = tuple[Kind, Basis | None, Record]
"""A record that may concern the question; its basis is None if it does not."""


@frozen
class Matches:
    """The records about substances: by pair, and by substance its effects on bone, mitigations, and other harms."""

    pairs: Mapping[tuple[str, str], Sequence[Match]]
    bone: Mapping[str, tuple[Sequence[Match], Sequence[Match], Sequence[Match]]]

    @classmethod
    def of(cls, records: Records, slugs: Sequence[str]) -> Matches:
        """Return the matches of substances and of all their pairs."""
        return cls(match_pairs(records, slugs), match_bone(records, slugs))

    def records(self) -> Iterator[Record]:
        """Yield all records matched, with repeats."""
        for matches in chain(self.pairs.values(), chain.from_iterable(self.bone.values())):
            yield from (record for _, _, record in matches)


def match_pairs(records: Records, slugs: Sequence[str]) -> dict[tuple[str, str], list[Match]]:
    """Return the records by pair of substances, in the order of the slugs, for pairs with a record only.

    Each claim is given once per pair, on its nearest basis, in claim order.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, slug in enumerate(slugs):
        for entity in records.relatives.line(slug):
            places[entity].append(place)
    candidates: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for record in records.between(places):
        kind = _kind(record)
        for first, second in _pairs_of_places(places[record.subject], places[record.object]):
            pair = (slugs[first], slugs[second])
            candidates[pair].append((kind, _basis(records, record, *pair), record))
    nearest = {pair: list(_nearest(matches)) for pair, matches in candidates.items()}
    for pair, implied in _implied(records, slugs).items():
        if not any(kind == "interaction" for kind, _, _ in nearest.get(pair, ())):
            nearest.setdefault(pair, []).extend(implied)
    return {pair: nearest[pair] for pair in sorted(nearest, key=_place_of(slugs)) if nearest[pair]}


def _kind(record: Record) -> Kind:
    """Return what a claim between two substances is about: efficacy of one beside the other is joint use."""
    if record.kind == "interaction":
        return "interaction"
    return "together" if record.kind == "efficacy" and not record.symmetric else "effect"


def _implied(records: Records, slugs: Sequence[str]) -> dict[tuple[str, str], list[Match]]:
    """Return by pair the claims that link its substances at a protein, two by two, each claim once."""
    found: dict[tuple[str, str], dict[str, Match]] = defaultdict(dict)
    place = {slug: index for index, slug in enumerate(slugs)}
    for change, fate in records.at_proteins(slugs):
        ends = {change.subject, fate.subject, fate.object} & place.keys()
        first, second = sorted(ends - {change.object}, key=place.__getitem__)
        for record in (change, fate):
            found[first, second].setdefault(record.claim, ("implied", "direct", record))
    return {pair: list(matches.values()) for pair, matches in found.items()}


def _place_of(slugs: Sequence[str]) -> Callable[[tuple[str, str]], tuple[int, int]]:
    place = {slug: index for index, slug in enumerate(slugs)}
    return lambda pair: (place[pair[0]], place[pair[1]])


def _pairs_of_places(subjects: Iterable[int], objects: Iterable[int]) -> set[tuple[int, int]]:
    """Return the pairs of two different places, one of each collection, the lower place first."""
    return {(min(places), max(places)) for places in product(subjects, objects) if places[0] != places[1]}


def _nearest(matches: Iterable[_Candidate]) -> Iterator[Match]:
    """Yield each claim once, on its nearest basis."""
    nearest: dict[str, Match] = {}
    for kind, basis, record in matches:
        if basis and (record.claim not in nearest or BASES.index(basis) < BASES.index(nearest[record.claim][1])):
            nearest[record.claim] = (kind, basis, record)
    yield from nearest.values()


def _basis(records: Records, record: Record, first: str, second: str) -> Basis | None:
    """Return the basis on which a record concerns a pair, None if it does not.

    A claim that needs a route does not concern a pair whose substance is not given by it.
    """
    orders = (((record.subject, record.object), (first, second)), ((record.subject, record.object), (second, first)))
    bases = (
        _basis_of_ends(records.relatives, zip(ends, asked, strict=True))
        for ends, asked in orders
        if has_route(records.routes, asked[0], record.route)
    )
    nearest = sorted((basis for basis in bases if basis), key=BASES.index)
    if not nearest or record.inherited is None or nearest[0] == "member":
        return nearest[0] if nearest else None
    return "inherited" if nearest[0] == "direct" else None


def _basis_of_ends(relatives: Relatives, ends: Iterable[tuple[str, str]]) -> Basis | None:
    basis: Basis = "direct"
    for recorded, asked in ends:
        if recorded in relatives.below(asked):
            basis = "member"
        elif recorded in relatives.above(asked):
            basis = "class" if basis == "direct" else basis
        elif recorded != asked:
            return None
    return basis


def match_bone(records: Records, slugs: Sequence[str]) -> dict[str, tuple[list[Match], list[Match], list[Match]]]:
    """Return for each substance the claims about its effects on bone, mitigations of these, and its other harms."""
    relatives, outcomes = records.relatives, records.outcomes()
    about = records.of_substances({name for slug in slugs for name in (slug, *relatives.below(slug))}, outcomes)
    beside = records.beside({name for slug in slugs for name in (slug, *relatives.above(slug))})
    effects = {slug: list(_nearest(_effects(about, slug, relatives.below(slug)))) for slug in slugs}
    harmed = {
        slug: {record.object for kind, _, record in matches if kind == "harm" and outcomes[record.object].is_kind}
        for slug, matches in effects.items()
    }
    others: dict[str, list[Match]] = defaultdict(list)
    for record in records.harms(slugs, outcomes):
        others[record.subject].append(("harm", "inherited" if record.inherited else "direct", record))
    stated, able = _stated(records, set().union(*harmed.values()), outcomes)
    return {
        slug: (
            effects[slug],
            [
                *_beside(beside, slug, relatives.above(slug)),
                *_against(stated, able, harmed[slug], relatives.line(slug)),
            ],
            list(_nearest(others[slug])),
        )
        for slug in slugs
    }


def _stated(
    records: Records, harmed: set[str], outcomes: Mapping[str, Outcome]
) -> tuple[list[BoneRecord], Collection[str]]:
    """Return the stated claims about the harmed outcomes, and the substances that improve these outcomes."""
    stated = [record for record in records.about(harmed, outcomes) if not record.inherited] if harmed else []
    return stated, records.substances({record.subject for record in stated if record.direction == 1})


def _beside(beside: Iterable[Record], slug: str, above: Collection[str]) -> Iterator[Match]:
    """Yield the joint use advised beside a substance or its class."""
    for record in beside:
        if record.subject == slug or record.subject in above:
            yield "together", "direct" if record.subject == slug else "class", record


def _effects(about: Iterable[BoneRecord], slug: str, below: Collection[str]) -> Iterator[_Candidate]:
    """Yield the effects of a substance on bone, and the harms of its members and forms; benefits do not pass up."""
    for record in about:
        kind = KINDS_OF_EFFECTS[record.direction]
        if record.subject == slug:
            yield kind, "inherited" if record.inherited else "direct", record
        elif record.subject in below and kind == "harm" and not record.inherited:
            yield kind, "member", record


def _against(
    stated: Sequence[BoneRecord], able: Collection[str], harmed: Collection[str], line: Collection[str]
) -> Iterator[Match]:
    """Yield the claims against outcomes that only the substance, its classes or its members are recorded to harm."""
    others = {record.object for record in stated if record.direction == -1 and record.subject not in line}
    for record in stated:
        if record.direction == 1 and record.object in harmed and record.object not in others and record.subject in able:
            yield "against", "direct", record
