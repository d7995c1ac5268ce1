"""The ledger of a source: reads its statements, sorts them and judges each against the evidence."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from kgraph.errors import StoreError, TextMismatch
from kgraph.evidence.scale import CERTAINTIES
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual, Claim, Evidence, Source
from kgraph.review.flags import FLAGS, JudgedStatement, find_flags, find_narrower, find_related
from kgraph.review.judging import BASES, IMPLIED, OWN, STANDINGS, Judge, Judgement
from kgraph.review.reason import Sides, say_reason, why_so
from kgraph.review.review import Review
from kgraph.review.steps import STEPS
from kgraph.review.values import BestEvidence, Related, Statement, mirrored, stances_beside
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS
from kgraph.words import sentences

_LISTS = ("Verdict", "Standing", "Certainty", "Hedge", "Ruling")
_SHOWN_OF_CHECKSUM = 12
_SIDE_OF = {"refuted": "refutes", "contested": "refutes", "unproven": "inconclusive"}


def read_review(catalog: Catalog, source: Source, text: str | None = None) -> Review:
    """Return the ledger of a source: each statement with its verdict, the best evidence on each side, and its flags.

    Args:
        text: The text of the source, as ``read_text`` returns it; without it, statements have no text.

    Returns:
        Statements in the order of the source (paragraph, characters), then by slug; statements without a place last.
    """
    judge = Judge(catalog.store)
    beside = catalog.find_claims_beside_source(source.slug)
    stated = [claim for claim in beside if any(item.source == source.slug for item in claim.evidence)]
    judged = {claim.slug: judge.judge(claim) for claim in stated}
    near = {neighbour.place.claim for judgement in judged.values() for neighbour in judgement.neighbours}
    claims = {claim.slug: claim for claim in beside}
    claims |= catalog.get_claims(sorted(near - claims.keys()))
    above = catalog.find_above({claim.subject for claim in beside})
    catalog = catalog.beside(claims.values())
    placed = sorted(
        ((item, claim) for claim in stated for item in claim.evidence if item.source == source.slug),
        key=lambda pair: _place_order(*pair),
    )
    make = _Statements(catalog, claims, above, text)
    statements = tuple(make(number, *pair, judged[pair[1].slug]) for number, pair in enumerate(placed, 1))
    terms = (term for list_ in _LISTS for term in catalog.terms.values() if list_ in term.lists)
    labels = {term.slug: term.labels for term in terms} | {flag: _say(f"flag-{flag}") for flag in FLAGS}
    labels |= {basis: _say(f"rests-{basis}") for basis in BASES} | {step: _say(f"step-{step}") for step in STEPS}
    return Review(source, statements, labels, {flag: _say(f"flag-{flag}-meaning") for flag in FLAGS})


def read_text(path: Path, source: Source) -> str:
    """Return the text of a source from a file, after a check that its places count in this text.

    Raises:
        TextMismatch: If its checksum differs, or the source has no recorded checksum.
        StoreError: If the file cannot be read.
    """
    if source.text_sha256 is None:
        raise TextMismatch("text-without-checksum", source=source.slug)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise StoreError("cannot-open", path=path, reason=error.strerror or str(error)) from error
    checksum = hashlib.sha256(content).hexdigest()
    if checksum != source.text_sha256.lower():
        raise TextMismatch(
            "text-differs",
            path=path,
            source=source.slug,
            found=checksum[:_SHOWN_OF_CHECKSUM],
            expected=source.text_sha256[:_SHOWN_OF_CHECKSUM],
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise StoreError("cannot-open", path=path, reason=str(error)) from error


class _Statements:
    """Makes the statements of a source from its items, their claims and what was judged of these."""

    def __init__(
        self,
        catalog: Catalog,
        claims: Mapping[str, Claim],
        above: Mapping[str, frozenset[str]],
        text: str | None,
    ) -> None:
        self._catalog = catalog
        self._claims = claims
        self._above = above
        self._text = text

    def __call__(self, number: int, item: Evidence, claim: Claim, judgement: Judgement) -> Statement:
        catalog = self._catalog
        verdict = mirrored(judgement.verdict, item.stance)
        kin = find_related(claim, self._claims.values(), self._above)
        related = self._related(kin, item.stance, judgement)
        sides = self._best(claim, judgement, item.stance)
        judged = JudgedStatement(item, claim, verdict, kin, find_narrower(claim, kin, self._above), judgement.basis)
        standing = STANDINGS.get(judgement.basis) or (claim.standing if verdict == "unverified" else verdict)
        return Statement(
            number=number,
            evidence=item,
            claim=claim,
            verdict=verdict,
            standing=standing,
            sentences=sentences.source_sentences(catalog, claim, item.stance),
            basis=judgement.basis,
            reason=say_reason(catalog, claim, item.stance, verdict, judgement, related, sides),
            certainty=_certainty(claim, judgement, related),
            detail=sentences.evidence_details(catalog, item),
            place=Bilingual(zh=sentences.place(item, "zh"), en=sentences.place(item, "en")),
            text=self._text[slice(*item.span)] if self._text is not None and item.span else None,
            why=why_so(catalog, claim, item.stance, judgement, related),
            best_for=sides[0],
            best_against=sides[1],
            best_inconclusive=sides[2],
            related=related,
            flags=find_flags(judged),
        )

    def _best(self, claim: Claim, judgement: Judgement, stance: str) -> Sides:
        """Return the strongest items that agree, disagree and are open, of the claims that decide."""
        deciding = [claim]
        if judgement.basis == IMPLIED:
            deciding = [self._claims[neighbour.place.claim] for neighbour in judgement.neighbours]
        for_, against, open_ = (_find_best(self._catalog, deciding, side) for side in stances_beside(stance))
        return for_, against, open_

    def _related(self, kin: Sequence[Claim], stance: str, judgement: Judgement) -> tuple[Related, ...]:
        """Return the claims that the verdict follows from or that are near; of a studied claim, its other forms."""
        if judgement.basis == OWN:
            return tuple(self._as_related(other, stance) for other in kin)
        return tuple(
            self._as_related(self._claims[one.place.claim], stance, one.steps, implies=one.implies)
            for one in judgement.neighbours
        )

    def _as_related(self, claim: Claim, stance: str, steps: tuple[str, ...] = (), *, implies: bool = False) -> Related:
        worded = sentences.source_sentences(self._catalog, claim, stance)
        side = _SIDE_OF.get(claim.verdict, "supports")
        best = _find_best(self._catalog, [claim], side)
        return Related(claim, mirrored(claim.verdict, stance), worded, steps, implies, best)


def _certainty(claim: Claim, judgement: Judgement, related: Sequence[Related]) -> str | None:
    """Return the certainty of a verdict; of one that follows from others, the lowest of theirs."""
    if judgement.basis == OWN:
        return claim.certainty
    if judgement.basis != IMPLIED:
        return None
    known = [other.claim.certainty for other in related if other.claim.certainty]
    return max(known, key=CERTAINTIES.index, default=None)


def _find_best(catalog: Catalog, claims: Iterable[Claim], stance: str) -> BestEvidence | None:
    """Return the strongest item of a stance that counts: by tier, then most participants, then slug."""
    items = (item for claim in claims for item in claim.evidence)
    counting = [item for item in items if item.weight == COUNTS and item.stance == stance]
    if not counting:
        return None
    best = min(counting, key=lambda item: (item.tier or math.inf, -(item.participants or 0), item.slug))
    text = Bilingual(*(sentences.evidence_cited(catalog, best, lang) for lang in LANGS))
    return BestEvidence(best, catalog.sources[best.source], text)


def _place_order(item: Evidence, claim: Claim) -> tuple[float, tuple[float, float], str, str]:
    paragraph = math.inf if item.paragraph is None else item.paragraph
    return (paragraph, item.span or (math.inf, math.inf), claim.slug, item.slug)


def _say(key: str) -> Bilingual:
    return Bilingual(zh=say(key, "zh"), en=say(key, "en"))
