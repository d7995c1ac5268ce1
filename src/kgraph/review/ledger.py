"""The ledger of a source: reads its statements, sorts them and judges each against the evidence."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

from kgraph.errors import StoreError, TextMismatch
from kgraph.evidence.explain import why
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual, Claim, Evidence, Source
from kgraph.review.flags import FLAGS, JudgedStatement, find_flags, find_narrower, find_related
from kgraph.review.review import Review
from kgraph.review.values import BestEvidence, Related, Statement, mirrored
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS
from kgraph.words import sentences

_LISTS = ("Verdict", "Standing", "Certainty", "Hedge", "Ruling")
_SHOWN_OF_CHECKSUM = 12
_OPPOSITE = {"supports": "refutes", "refutes": "supports"}


def read_review(catalog: Catalog, source: Source, text: str | None = None) -> Review:
    """Return the ledger of a source: each statement with its verdict, the best evidence on each side, and its flags.

    Args:
        text: The text of the source, as ``read_text`` returns it; without it, statements have no text.

    Returns:
        Statements in the order of the source (paragraph, characters), then by slug; statements without a place last.
    """
    claims = catalog.find_claims_beside_source(source.slug)
    above = catalog.find_above({claim.subject for claim in claims})
    catalog = catalog.beside(claims)
    placed = sorted(
        ((item, claim) for claim in claims for item in claim.evidence if item.source == source.slug),
        key=lambda pair: _place_order(*pair),
    )
    statements = tuple(
        _statement(catalog, number, item, claim, find_related(claim, claims, above), above, text)
        for number, (item, claim) in enumerate(placed, 1)
    )
    terms = (term for list_ in _LISTS for term in catalog.terms.values() if list_ in term.lists)
    labels = {term.slug: term.labels for term in terms} | {flag: _say(f"flag-{flag}") for flag in FLAGS}
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


def _statement(
    catalog: Catalog,
    number: int,
    item: Evidence,
    claim: Claim,
    related: Sequence[Claim],
    above: Mapping[str, frozenset[str]],
    text: str | None,
) -> Statement:
    verdict = mirrored(claim.verdict, item.stance)
    judged = JudgedStatement(item, claim, verdict, tuple(related), find_narrower(claim, related, above))
    agreeing = item.stance if item.stance in _OPPOSITE else "supports"
    return Statement(
        number=number,
        evidence=item,
        claim=claim,
        verdict=verdict,
        standing=claim.standing if verdict == "unverified" else verdict,
        sentences=sentences.source_sentences(catalog, claim, item.stance),
        detail=sentences.evidence_details(catalog, item),
        place=Bilingual(zh=sentences.place(item, "zh"), en=sentences.place(item, "en")),
        text=text[slice(*item.span)] if text is not None and item.span else None,
        why=_why(catalog, claim, item.stance),
        best_for=_best(catalog, claim, agreeing),
        best_against=_best(catalog, claim, _OPPOSITE[agreeing]),
        best_inconclusive=_best(catalog, claim, "inconclusive"),
        related=tuple(_related(catalog, related_claim, item.stance) for related_claim in related),
        flags=find_flags(judged),
    )


def _related(catalog: Catalog, claim: Claim, stance: str) -> Related:
    return Related(claim, mirrored(claim.verdict, stance), sentences.source_sentences(catalog, claim, stance))


def _why(catalog: Catalog, claim: Claim, stance: str) -> tuple[Bilingual, ...]:
    lines = zip(*(why(catalog, claim, lang) for lang in LANGS), strict=True)
    reasons = tuple(Bilingual(zh=zh, en=en) for zh, en in lines)
    return (_say("why-mirrored"), *reasons) if stance == "refutes" else reasons


def _best(catalog: Catalog, claim: Claim, stance: str) -> BestEvidence | None:
    """Return the strongest item of a stance that counts: by tier, then most participants, then slug."""
    counting = [item for item in claim.evidence if item.weight == COUNTS and item.stance == stance]
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
