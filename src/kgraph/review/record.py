"""A review as plain values for JSON: both languages, keys in snake_case."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kgraph.model import Bilingual
from kgraph.review.leading import find_leading
from kgraph.review.values import BestEvidence, Ledger, Related, Statement


def to_dict(ledger: Ledger) -> dict[str, Any]:
    """Return a review as dicts, lists, text and numbers."""
    return {
        "source": {
            "slug": ledger.source.slug,
            "name": ledger.source.name,
            "issued": ledger.source.issued,
            "url": ledger.source.url,
            "pmid": ledger.source.pmid,
            "doi": ledger.source.doi,
            "text_sha256": ledger.source.text_sha256,
        },
        "totals": asdict(ledger.totals),
        "flags": [
            {"flag": flag, "label": _both(ledger.labels[flag]), "meaning": _both(meaning)}
            for flag, meaning in ledger.meanings.items()
        ],
        "leading": [statement.number for statement in find_leading(ledger.statements)],
        "statements": [_statement(statement) for statement in ledger.statements],
    }


def _statement(statement: Statement) -> dict[str, Any]:
    item = statement.evidence
    return {
        "number": statement.number,
        "paragraph": item.paragraph,
        "span": None if item.span is None else list(item.span),
        "text": statement.text,
        "sentence": _both(statement.sentences),
        "detail": _both(statement.detail),
        "claim": statement.claim.slug,
        "evidence": item.slug,
        "stance": item.stance,
        "wording": item.hedge,
        "verdict": statement.verdict,
        "standing": statement.standing,
        "basis": statement.basis,
        "reason": _both(statement.reason),
        "certainty": statement.certainty,
        "ruling": statement.reasons.ruling,
        "why": [_both(line) for line in statement.why],
        "best_for": _best(statement.best_for),
        "best_against": _best(statement.best_against),
        "best_inconclusive": _best(statement.best_inconclusive),
        "related": [_related(related) for related in statement.related],
        "flags": list(statement.flags),
    }


def _best(best: BestEvidence | None) -> dict[str, Any] | None:
    if best is None:
        return None
    item = best.evidence
    return {
        "evidence": item.slug,
        "source": item.source,
        "url": best.source.url,
        "pmid": best.source.pmid,
        "doi": best.source.doi,
        "study_design": item.study_design,
        "tier": item.tier,
        "text": _both(best.text),
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "claim": related.claim.slug,
        "verdict": related.verdict,
        "sentence": _both(related.sentences),
        "steps": list(related.steps),
        "implies": related.implies,
    }


def _both(text: Bilingual) -> dict[str, str | None]:
    return {"zh": text.zh, "en": text.en}
