"""Claims and messages of an interaction check in words, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from kgraph.interactions.basis import Match, Matches
from kgraph.interactions.records import Record
from kgraph.interactions.values import NO_TIER, Basis, CheckedClaim, Citation, Kind, Substance
from kgraph.messages import has_message, say
from kgraph.model import COUNTS, Bilingual, Claim, Evidence
from kgraph.store.catalog import Catalog
from kgraph.text import Lang
from kgraph.words.sentences import citation, claim_sentences, evidence_detail, stance_text, standing

if TYPE_CHECKING:
    from kgraph.mechanism.path import Path

FindPath = Callable[[str, str], "Path | None"]
"""Finds the strongest short path from one entity to another (slugs)."""


class Wording:
    """Puts records into words; each claim and each evidence item is worded once."""

    def __init__(self, catalog: Catalog, claims: Mapping[str, Claim], find_path: FindPath) -> None:
        self._catalog = catalog
        self._claims = claims
        self._find_path = cache(find_path)
        self._worded = cache(self._word)
        self._cited = cache(self._cite)

    @classmethod
    def read(cls, catalog: Catalog, slugs: Iterable[str], matches: Matches, find_path: FindPath) -> Wording:
        """Return a wording that has read only the claims, entities and sources that the matches need."""
        records = list(matches.records())
        claims = catalog.get_claims(record.claim for record in records)
        entities = {*slugs, *(end for record in records for end in (record.subject, record.object))}
        return cls(catalog.part(entities, claims.values()), claims, find_path)

    def substance(self, slug: str, names: Sequence[str]) -> Substance:
        """Return a substance with its label and the names it was given by."""
        return Substance(slug, tuple(names), self._catalog.entities[slug].labels)

    def checked(self, matches: Iterable[Match]) -> list[CheckedClaim]:
        """Return the claims of matches in words, in the order given."""
        return [self._worded(*match) for match in matches]

    def _word(self, kind: Kind, basis: Basis, record: Record) -> CheckedClaim:
        claim = self._claims[record.claim]
        passed_down = replace(claim, subject=record.subject, object=record.object)
        path = self._path(claim) if kind == "interaction" else None
        return CheckedClaim(
            kind=kind,
            basis=basis,
            claim=claim,
            statement=claim_sentences(self._catalog, passed_down),
            standing=in_both(lambda lang: standing(self._catalog, claim, lang)),
            certainty=self._label(claim.certainty),
            severity=self._label(claim.severity),
            mechanism=in_both(path.sentence) if path else claim.mechanism,
            premise=claim_sentences(self._catalog, claim) if record.inherited else Bilingual(),
            inherited=record.inherited,
            sources=tuple(self._cited(item, is_denied=claim.is_denied) for item in sorted(claim.evidence, key=_rank)),
            path=path,
        )

    def _path(self, claim: Claim) -> Path | None:
        if claim.mechanism or claim.is_denied:
            return None
        return self._find_path(claim.subject, claim.object) or self._find_path(claim.object, claim.subject)

    def _label(self, slug: str | None) -> Bilingual:
        return self._catalog.terms[slug].labels if slug else Bilingual()

    def _cite(self, item: Evidence, *, is_denied: bool) -> Citation:
        names = in_both(lambda lang: citation(self._catalog.sources[item.source], item, lang))
        marks = in_both(lambda lang: say("detail-separator", lang).join(self._marks(item, lang, is_denied=is_denied)))
        return Citation(
            source=item.source,
            evidence=item.slug,
            stance=item.stance,
            tier=item.tier,
            weight=item.weight,
            names=names,
            marks=marks,
            texts=in_both(lambda lang: self._text(item, names.show(lang), marks.show(lang), lang)),
        )

    def _marks(self, item: Evidence, lang: Lang, *, is_denied: bool) -> Iterator[str]:
        """Yield stance, design, and how far the evidence counts; beside a denial what was found, not the stance."""
        found = has_message(f"denial-{item.stance}") and is_denied
        yield say(f"denial-{item.stance}", lang) if found else stance_text(self._catalog, item, lang)
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


def _rank(item: Evidence) -> tuple[bool, int, str]:
    """Order evidence that counts before the rest, then by tier."""
    return (item.weight != COUNTS, item.tier or NO_TIER, item.slug)


def message(key: str, **facts: Bilingual | int) -> Bilingual:
    """Return a message in both languages, each with the facts in its own."""

    def text(lang: Lang) -> str:
        shown = {name: fact.show(lang) if isinstance(fact, Bilingual) else fact for name, fact in facts.items()}
        return say(key, lang, **shown)

    return in_both(text)


def in_both(text: Callable[[Lang], str]) -> Bilingual:
    """Return the texts of a function of the language, in both languages.

    >>> in_both(lambda lang: f"text in {lang}").en
    'text in en'
    """
    return Bilingual(zh=text("zh"), en=text("en"))
