"""The check itself: from records to claims in words, and from these to an answer for each pair and each substance."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, combinations
from typing import TYPE_CHECKING

from kgraph.errors import ArgumentError
from kgraph.evidence.scale import SEVERITIES, VERDICTS
from kgraph.interactions.basis import KINDS_OF_EFFECTS, Match, match_bone, match_pairs
from kgraph.interactions.records import Kin, Record, Records
from kgraph.interactions.result import InteractionCheck
from kgraph.interactions.values import (
    BASES,
    Answer,
    Basis,
    BoneCheck,
    CheckedClaim,
    Citation,
    Kind,
    PairCheck,
    Substance,
)
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual, Claim, Evidence
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang
from kgraph.words.sentences import citation, claim_sentences, evidence_detail, standing

if TYPE_CHECKING:
    from kgraph.mechanism.path import Path

FindPath = Callable[[str, str], "Path | None"]
_SEVERITIES = (*SEVERITIES, None)
_NO_TIER = 9


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
    found = _Found.on(records, list(given))
    writer = _Writer.read(catalog, given, found, find_path)
    substances = {slug: writer.named(slug, names) for slug, names in given.items()}
    return _check(records, found, writer, substances, pairs=combinations(given, 2), lang=lang)


def check_all(catalog: Catalog, claims: Mapping[str, Claim], *, find_path: FindPath) -> InteractionCheck:
    """Check all substances of the graph against each other, as ``check_interactions`` would any of them.

    Pairs about which nothing is recorded are left out. Substances are named by their slugs, and stand in slug order.

    Args:
        claims: All claims by slug, already read.
    """
    records = Records(catalog.store)
    slugs = sorted(records.substances(catalog.entities))
    found = _Found.on(records, slugs)
    writer = _Writer(catalog, claims, find_path)
    substances = {slug: writer.named(slug, (slug,)) for slug in slugs}
    return _check(records, found, writer, substances, pairs=found.pairs, lang="en")


@dataclass(frozen=True)
class _Found:
    """The records about some substances: by pair, and by substance its effects on bone and what mitigates them."""

    pairs: Mapping[tuple[str, str], Sequence[Match]]
    bone: Mapping[str, tuple[Sequence[Match], Sequence[Match]]]

    @classmethod
    def on(cls, records: Records, slugs: Sequence[str]) -> _Found:
        return cls(match_pairs(records, slugs), match_bone(records, slugs))

    def records(self) -> Iterator[Record]:
        for matches in chain(self.pairs.values(), chain.from_iterable(self.bone.values())):
            yield from (record for _, _, record in matches)


def _check(
    records: Records,
    found: _Found,
    writer: _Writer,
    substances: Mapping[str, Substance],
    *,
    pairs: Iterable[tuple[str, str]],
    lang: Lang,
) -> InteractionCheck:
    return InteractionCheck(
        substances=tuple(substances.values()),
        pairs=tuple(
            _pair(substances[first], substances[second], writer.checked(found.pairs.get((first, second), ())))
            for first, second in pairs
        ),
        bone=tuple(
            BoneCheck(
                substances[slug],
                tuple(sorted(writer.checked(effects), key=_bone_rank)),
                tuple(sorted(writer.checked(mitigations), key=lambda checked: _rank(checked, {slug}))),
            )
            for slug, (effects, mitigations) in found.bone.items()
        ),
        notes=tuple(_notes(list(substances.values()), records.kin)),
        scope=_said("interactions-scope", count=records.count_pairs()),
        disclaimer=_said("disclaimer"),
        lang=lang,
    )


# From records to claims in words


class _Writer:
    """Puts records into words; each claim and each evidence item is worded once."""

    def __init__(self, catalog: Catalog, claims: Mapping[str, Claim], find_path: FindPath) -> None:
        self._catalog = catalog
        self._claims = claims
        self._find_path = cache(find_path)
        self._worded = cache(self._word)
        self._cited = cache(self._cite)

    @classmethod
    def read(cls, catalog: Catalog, given: Iterable[str], found: _Found, find_path: FindPath) -> _Writer:
        """Return a writer that has read the claims, entities and sources that are needed, and no others."""
        records = list(found.records())
        claims = catalog.get_claims(record.claim for record in records)
        entities = {*given, *(end for record in records for end in (record.subject, record.object))}
        return cls(catalog.part(entities, claims.values()), claims, find_path)

    def named(self, slug: str, names: Sequence[str]) -> Substance:
        return Substance(slug, tuple(names), self._catalog.entities[slug].labels)

    def checked(self, matches: Iterable[Match]) -> list[CheckedClaim]:
        return [self._worded(*match) for match in matches]

    def _word(self, kind: Kind, basis: Basis, record: Record) -> CheckedClaim:
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

    def _cite(self, item: Evidence) -> Citation:
        names = _in_both(lambda lang: citation(self._catalog.sources[item.source], item, lang))
        marks = _in_both(lambda lang: say("detail-separator", lang).join(self._marks(item, lang)))
        return Citation(
            source=item.source,
            evidence=item.slug,
            stance=item.stance,
            tier=item.tier,
            weight=item.weight,
            names=names,
            marks=marks,
            texts=_in_both(lambda lang: self._text(item, names.show(lang), marks.show(lang), lang)),
        )

    def _marks(self, item: Evidence, lang: Lang) -> Iterator[str]:
        """Yield stance, design, and how far the evidence counts."""
        yield self._label(item.stance).show(lang)
        yield self._label(item.study_design).show(lang)
        if item.weight == COUNTS and item.tier is not None:
            yield say("interactions-tier", lang, tier=item.tier)
        elif item.weight:
            yield self._label(item.weight).show(lang)

    def _text(self, item: Evidence, name: str, marks: str, lang: Lang) -> str:
        separator = say("detail-separator", lang)
        detail = separator.join(filter(None, (evidence_detail(self._catalog, item, lang), item.note.show(lang))))
        text = say("interactions-noted", lang, text=name, note=marks)
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
        BASES.index(checked.basis),
        checked.is_denied,
        len({claim.subject, claim.object} - asked),
        VERDICTS.index(claim.verdict),
        side.tier if side else _NO_TIER,
        _SEVERITIES.index(claim.severity),
        claim.slug,
    )


def _bone_rank(checked: CheckedClaim) -> tuple[int, bool, int, int, str]:
    """Harms first, then benefits, then associations; among these what is affirmed, by verdict, then the nearest."""
    claim = checked.claim
    verdict = VERDICTS.index(claim.verdict)
    kinds = list(KINDS_OF_EFFECTS.values())
    return (kinds.index(checked.kind), checked.is_denied, verdict, BASES.index(checked.basis), claim.slug)


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
