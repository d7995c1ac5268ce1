"""Which claims concern a pair of substances, or one substance and bone, and on what basis."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from kgraph.interactions.records import BoneRecord, Kin, Outcome, Record, Records
from kgraph.interactions.values import BASES, Basis, Kind

KINDS_OF_EFFECTS: dict[int | None, Kind] = {-1: "harm", 1: "benefit", None: "association"}
_KINDS_OF_RECORDS: dict[str, Kind] = {"interaction": "interaction", "efficacy": "together"}

Match = tuple[Kind, Basis, Record]
"""A record that concerns what is asked, with what kind of answer it gives and on what basis."""


def match_pairs(records: Records, slugs: Sequence[str]) -> dict[tuple[str, str], list[Match]]:
    """Return the records about pairs of substances, the first before the second; pairs without a record are left out.

    Each claim is given once a pair, on its nearest basis, in claim order.
    """
    asked: dict[str, list[int]] = defaultdict(list)
    for place, slug in enumerate(slugs):
        for entity in records.kin.line(slug):
            asked[entity].append(place)
    found: dict[tuple[str, str], list[tuple[Kind, Basis | None, Record]]] = defaultdict(list)
    for record in records.between(asked):
        kind = _KINDS_OF_RECORDS.get(record.kind, "effect")
        for first, second in _meetings(asked[record.subject], asked[record.object]):
            pair = (slugs[first], slugs[second])
            found[pair].append((kind, _basis(records.kin, record, *pair), record))
    nearest = {pair: list(_nearest(items)) for pair, items in found.items()}
    return {pair: matches for pair, matches in nearest.items() if matches}


def _meetings(some: Iterable[int], others: Iterable[int]) -> set[tuple[int, int]]:
    """Return the pairs of one and another, the lower first."""
    return {(min(both), max(both)) for both in product(some, others) if both[0] != both[1]}


def _nearest(matches: Iterable[tuple[Kind, Basis | None, Record]]) -> Iterator[Match]:
    """Yield each claim once, on its nearest basis."""
    found: dict[str, Match] = {}
    for kind, basis, record in matches:
        if basis and (record.claim not in found or BASES.index(basis) < BASES.index(found[record.claim][1])):
            found[record.claim] = (kind, basis, record)
    yield from found.values()


def _basis(kin: Kin, record: Record, first: str, second: str) -> Basis | None:
    """Return on what basis a record concerns a pair, None if it does not."""
    ways = ((record.subject, record.object), (record.object, record.subject))
    bases = (_basis_of_ends(kin, zip(ends, (first, second), strict=True)) for ends in ways)
    found = sorted((basis for basis in bases if basis), key=BASES.index)
    if not found or record.inherited is None or found[0] == "member":
        return found[0] if found else None
    return "inherited" if found[0] == "direct" else None


def _basis_of_ends(kin: Kin, ends: Iterable[tuple[str, str]]) -> Basis | None:
    found: Basis = "direct"
    for recorded, asked in ends:
        if recorded in kin.below(asked):
            found = "member"
        elif recorded in kin.above(asked):
            found = "class" if found == "direct" else found
        elif recorded != asked:
            return None
    return found


def match_bone(records: Records, slugs: Sequence[str]) -> dict[str, tuple[list[Match], list[Match]]]:
    """Return for each substance the claims about its effects on bone, and those about what mitigates its harms."""
    kin, outcomes = records.kin, records.outcomes()
    about = records.of_substances({name for slug in slugs for name in (slug, *kin.below(slug))}, outcomes)
    beside = records.beside({name for slug in slugs for name in (slug, *kin.above(slug))})
    effects = {slug: list(_nearest(_effects(about, slug, kin.below(slug)))) for slug in slugs}
    harmed = {
        slug: {record.object for kind, _, record in found if kind == "harm" and outcomes[record.object].is_kind}
        for slug, found in effects.items()
    }
    stated, able = _stated(records, set().union(*harmed.values()), outcomes)
    return {
        slug: (
            effects[slug],
            [*_beside(beside, slug, kin.above(slug)), *_against(stated, able, harmed[slug], kin.line(slug))],
        )
        for slug in slugs
    }


def _stated(
    records: Records, harmed: set[str], outcomes: Mapping[str, Outcome]
) -> tuple[list[BoneRecord], Collection[str]]:
    """Return what is stated about the outcomes that come to harm, and which substances help against it."""
    stated = [record for record in records.about(harmed, outcomes) if not record.inherited] if harmed else []
    return stated, records.substances({record.subject for record in stated if record.direction == 1})


def _beside(beside: Iterable[Record], slug: str, above: Collection[str]) -> Iterator[Match]:
    """Yield the joint use that is advised beside a substance or its class."""
    for record in beside:
        if record.subject == slug or record.subject in above:
            yield "together", "direct" if record.subject == slug else "class", record


def _effects(
    about: Iterable[BoneRecord], slug: str, below: Collection[str]
) -> Iterator[tuple[Kind, Basis | None, Record]]:
    """Yield what a substance does to bone; of its members and forms the harms alone, since benefits never climb up."""
    for record in about:
        kind = KINDS_OF_EFFECTS[record.direction]
        if record.subject == slug:
            yield kind, "inherited" if record.inherited else "direct", record
        elif record.subject in below and kind == "harm" and not record.inherited:
            yield kind, "member", record


def _against(
    stated: Sequence[BoneRecord], able: Collection[str], harmed: Collection[str], line: Collection[str]
) -> Iterator[Match]:
    """Yield what acts against an outcome of a substance's own: one that nothing outside its line brings about."""
    others = {record.object for record in stated if record.direction == -1 and record.subject not in line}
    for record in stated:
        if record.direction == 1 and record.object in harmed and record.object not in others and record.subject in able:
            yield "against", "direct", record
