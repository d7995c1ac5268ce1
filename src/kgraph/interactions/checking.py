"""The check itself: from records to claims in words, and from these to an answer for each pair and each substance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from kgraph.catalog import Catalog
from kgraph.errors import ArgumentError
from kgraph.interactions.records import BoneRecord, Kin, Outcome, Record, Records
from kgraph.interactions.values import (
    Answer,
    Basis,
    BoneCheck,
    CheckedClaim,
    Citation,
    InteractionCheck,
    Kind,
    PairCheck,
    Substance,
)
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual, Claim, Evidence
from kgraph.sentences import citation, claim_sentences, evidence_detail, standing
from kgraph.text import LANGS, Lang

if TYPE_CHECKING:
    from kgraph.path import Path

FindPath = Callable[[str, str], "Path | None"]
_BASES: tuple[Basis, ...] = ("direct", "inherited", "class", "member")
_VERDICTS = ("established", "supported", "contested", "unproven", "unverified", "refuted")
_SEVERITIES = ("contraindicated", "major", "moderate", "minor", None)
_KINDS_OF_RECORDS: dict[str, Kind] = {"interaction": "interaction", "efficacy": "together"}
_KINDS_OF_EFFECTS: dict[int | None, Kind] = {-1: "harm", 1: "benefit", None: "association"}
_NO_TIER = 9

_Wanted = tuple[Kind, Basis, Record]


def check_interactions(
    catalog: Catalog, given: Mapping[str, Sequence[str]], *, find_path: FindPath, lang: Lang = "en"
) -> InteractionCheck:
    """Check some substances against each other, and each for its effects on bone.

    Args:
        given: The substances by slug, in the order asked, each with the names it was given by.
        find_path: Finds the strongest short path between two entities; asked only where a recorded interaction says
            nothing of its mechanism.
        lang: Language in which the answer prints unless told otherwise.

    Raises:
        ArgumentError: If nothing is given, or something that is no substance.
    """
    if not given:
        raise ArgumentError("interactions-none")
    records = Records(catalog.store)
    for slug in sorted(set(given) - records.substances(given)):
        raise ArgumentError("interactions-no-substance", name=given[slug][0])
    pairs = _wanted_of_pairs(records, list(given))
    bone = _wanted_about_bone(records, list(given))
    writer = _Writer.read(
        catalog, given, [*pairs.values(), *(item for both in bone.values() for item in both)], find_path
    )
    substances = tuple(writer.named(slug, given[slug]) for slug in given)
    by_slug = {named.entity: named for named in substances}
    return InteractionCheck(
        substances=substances,
        pairs=tuple(
            _pair(by_slug[first], by_slug[second], writer.checked(wanted)) for (first, second), wanted in pairs.items()
        ),
        bone=tuple(
            BoneCheck(
                by_slug[slug],
                tuple(sorted(writer.checked(effects), key=_bone_rank)),
                tuple(sorted(writer.checked(mitigations), key=lambda checked: _rank(checked, {slug}))),
            )
            for slug, (effects, mitigations) in bone.items()
        ),
        notes=tuple(_notes(substances, records.kin)),
        scope=_said("interactions-scope", count=records.count_pairs()),
        disclaimer=_said("disclaimer"),
        lang=lang,
    )


# Which claims bear on what is asked


def _wanted_of_pairs(records: Records, slugs: Sequence[str]) -> dict[tuple[str, str], list[_Wanted]]:
    if len(slugs) < 2:  # noqa: PLR2004 - a pair
        return {}
    lines = {slug: records.kin.line(slug) for slug in slugs}
    between = records.between(set().union(*lines.values()))
    return {
        pair: list(_nearest((_KINDS_OF_RECORDS.get(record.kind, "effect"), basis, record) for record, basis in found))
        for pair in combinations(slugs, 2)
        for found in ([(record, _basis(records.kin, record, *pair)) for record in between],)
    }


def _nearest(wanted: Iterable[tuple[Kind, Basis | None, Record]]) -> Iterator[_Wanted]:
    """Yield each claim once, on its nearest basis."""
    found: dict[str, _Wanted] = {}
    for kind, basis, record in wanted:
        if basis and (record.claim not in found or _BASES.index(basis) < _BASES.index(found[record.claim][1])):
            found[record.claim] = (kind, basis, record)
    yield from found.values()


def _basis(kin: Kin, record: Record, first: str, second: str) -> Basis | None:
    """Return how a record bears on a pair, None if it does not."""
    ways = ((record.subject, record.object), (record.object, record.subject))
    bases = (_basis_of_ends(kin, zip(ends, (first, second), strict=True)) for ends in ways)
    found = sorted((basis for basis in bases if basis), key=_BASES.index)
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


def _wanted_about_bone(records: Records, slugs: Sequence[str]) -> dict[str, tuple[list[_Wanted], list[_Wanted]]]:
    """Return for each substance the claims about its effects on bone, and those about what mitigates its harms."""
    kin, outcomes = records.kin, records.outcomes()
    about = records.of_substances({name for slug in slugs for name in (slug, *kin.below(slug))}, outcomes)
    beside = records.beside({name for slug in slugs for name in (slug, *kin.above(slug))})
    found: dict[str, tuple[list[_Wanted], list[_Wanted]]] = {}
    for slug in slugs:
        effects = list(_nearest(_effects(about, slug, kin.below(slug))))
        harmed = {record.object for kind, _, record in effects if kind == "harm" and outcomes[record.object].is_kind}
        mitigations: list[_Wanted] = [
            ("together", "direct" if record.subject == slug else "class", record)
            for record in beside
            if record.subject in (slug, *kin.above(slug))
        ]
        mitigations.extend(("against", "direct", record) for record in _against(records, harmed, outcomes, slug))
        found[slug] = (effects, mitigations)
    return found


def _effects(about: Iterable[BoneRecord], slug: str, below: set[str]) -> Iterator[tuple[Kind, Basis | None, Record]]:
    """Yield what a substance does to bone; of its members and forms the harms alone, since benefits never climb up."""
    for record in about:
        kind = _KINDS_OF_EFFECTS[record.direction]
        if record.subject == slug:
            yield kind, "inherited" if record.inherited else "direct", record
        elif record.subject in below and kind == "harm" and not record.inherited:
            yield kind, "member", record


def _against(records: Records, harmed: set[str], outcomes: Mapping[str, Outcome], slug: str) -> Iterator[BoneRecord]:
    """Yield what acts against an outcome of a substance's own: one that nothing outside its line brings about."""
    if not harmed:
        return
    stated = [record for record in records.about(harmed, outcomes) if not record.inherited]
    line = records.kin.line(slug)
    others = {record.object for record in stated if record.direction == -1 and record.subject not in line}
    helpers = [record for record in stated if record.direction == 1 and record.object not in others]
    able = records.substances({record.subject for record in helpers})
    yield from (record for record in helpers if record.subject in able)


# From records to claims in words


class _Writer:
    """Puts records into words; it has read the claims, entities and sources that these need, and no others."""

    def __init__(self, catalog: Catalog, claims: Mapping[str, Claim], find_path: FindPath) -> None:
        self._catalog = catalog
        self._claims = claims
        self._find_path = find_path

    @classmethod
    def read(
        cls, catalog: Catalog, given: Iterable[str], wanted: Iterable[Sequence[_Wanted]], find_path: FindPath
    ) -> _Writer:
        records = [record for group in wanted for _, _, record in group]
        claims = catalog.get_claims(record.claim for record in records)
        entities = {*given, *(end for record in records for end in (record.subject, record.object))}
        return cls(catalog.part(entities, claims.values()), claims, find_path)

    def named(self, slug: str, names: Sequence[str]) -> Substance:
        return Substance(slug, tuple(names), self._catalog.entities[slug].labels)

    def checked(self, wanted: Iterable[_Wanted]) -> list[CheckedClaim]:
        return [self._checked(*item) for item in wanted]

    def _checked(self, kind: Kind, basis: Basis, record: Record) -> CheckedClaim:
        claim = self._claims[record.claim]
        here = replace(claim, subject=record.subject, object=record.object)
        path = self._path(claim) if kind == "interaction" else None
        return CheckedClaim(
            kind=kind,
            basis=basis,
            claim=claim,
            statement=claim_sentences(self._catalog, here),
            standing=_in_both(lambda lang: standing(self._catalog, claim, lang)),
            certainty=self._label(claim.certainty),
            severity=self._label(claim.severity),
            mechanism=_in_both(path.sentence) if path else claim.mechanism,
            premise=claim_sentences(self._catalog, claim) if record.inherited else Bilingual(),
            inherited=record.inherited,
            sources=tuple(self._cited(item) for item in sorted(claim.evidence, key=_evidence_rank)),
            path=path,
        )

    def _path(self, claim: Claim) -> Path | None:
        if claim.mechanism or claim.is_denied:
            return None
        return self._find_path(claim.subject, claim.object) or self._find_path(claim.object, claim.subject)

    def _label(self, slug: str | None) -> Bilingual:
        return self._catalog.terms[slug].labels if slug else Bilingual()

    def _cited(self, item: Evidence) -> Citation:
        names = _in_both(lambda lang: citation(self._catalog.sources[item.source], item, lang))
        return Citation(
            source=item.source,
            evidence=item.slug,
            stance=item.stance,
            tier=item.tier,
            weight=item.weight,
            names=names,
            texts=_in_both(lambda lang: self._cited_text(item, names.show(lang), lang)),
        )

    def _cited_text(self, item: Evidence, name: str, lang: Lang) -> str:
        marks = [self._label(item.stance).show(lang), self._label(item.study_design).show(lang)]
        if item.weight == COUNTS and item.tier is not None:
            marks.append(say("interactions-tier", lang, tier=item.tier))
        elif item.weight:
            marks.append(self._label(item.weight).show(lang))
        separator = say("detail-separator", lang)
        detail = separator.join(filter(None, (evidence_detail(self._catalog, item, lang), item.note.show(lang))))
        text = say("interactions-noted", lang, text=name, note=separator.join(marks))
        return say("show-line", lang, name=text, value=detail) if detail else text


def _evidence_rank(item: Evidence) -> tuple[bool, int, str]:
    """What counts comes first, by tier."""
    return (item.weight != COUNTS, item.tier or _NO_TIER, item.slug)


# From claims to answers


def _pair(first: Substance, second: Substance, found: Sequence[CheckedClaim]) -> PairCheck:
    asked = {first.entity, second.entity}
    ordered = sorted(found, key=lambda checked: _rank(checked, asked))
    interactions = tuple(item for item in ordered if item.kind == "interaction")
    return PairCheck(
        first,
        second,
        answer=_answer(interactions),
        interactions=interactions,
        together=tuple(item for item in ordered if item.kind == "together"),
        effects=tuple(item for item in ordered if item.kind == "effect"),
    )


def _answer(claims: Sequence[CheckedClaim]) -> Answer:
    """Return the answer that the first claim gives; a denial that does not reach the pair gives none."""
    if not claims or _falls_short(claims[0]):
        return "not-recorded"
    return "none-found" if claims[0].is_denied else "recorded"


def _falls_short(checked: CheckedClaim) -> bool:
    """Whether it is a denial about less than the pair: a class it does not pass from, a member, a dose, a group."""
    claim = checked.claim
    narrower = claim.dose_band or claim.population or claim.aspect
    return checked.is_denied and (checked.basis in ("class", "member") or narrower is not None)


def _rank(checked: CheckedClaim, asked: set[str]) -> tuple[bool, int, bool, int, int, int, int, str]:
    """Nearest first, among these what is affirmed, then the better source: verdict, tier, graver severity, slug."""
    claim = checked.claim
    side = claim.reasons.refutes if checked.is_denied else claim.reasons.supports
    return (
        _falls_short(checked),
        _BASES.index(checked.basis),
        checked.is_denied,
        len({claim.subject, claim.object} - asked),
        _VERDICTS.index(claim.verdict),
        side.tier if side else _NO_TIER,
        _SEVERITIES.index(claim.severity),
        claim.slug,
    )


def _bone_rank(checked: CheckedClaim) -> tuple[int, bool, int, int, str]:
    """Harms first, then benefits, then associations; among these what is affirmed, by verdict, then the nearest."""
    claim = checked.claim
    verdict = _VERDICTS.index(claim.verdict)
    kinds = list(_KINDS_OF_EFFECTS.values())
    return (kinds.index(checked.kind), checked.is_denied, verdict, _BASES.index(checked.basis), claim.slug)


def _notes(substances: Sequence[Substance], kin: Kin) -> Iterator[Bilingual]:
    for substance in substances:
        if len(substance.names) > 1:
            names = Bilingual(*(say("list-separator", lang).join(substance.names) for lang in LANGS))
            yield _said("interactions-same", names=names, label=substance.labels)
    for pair in combinations(substances, 2):
        for lower, upper in (pair, pair[::-1]):
            if upper.entity in kin.above(lower.entity):
                yield _said("interactions-kin", lower=lower.labels, upper=upper.labels)


def _said(key: str, **facts: Bilingual | int) -> Bilingual:
    """Return a message in both languages, each with the facts in its own."""

    def text(lang: Lang) -> str:
        shown = {name: fact.show(lang) if isinstance(fact, Bilingual) else fact for name, fact in facts.items()}
        return say(key, lang, **shown)

    return _in_both(text)


def _in_both(text: Callable[[Lang], str]) -> Bilingual:
    return Bilingual(zh=text("zh"), en=text("en"))
