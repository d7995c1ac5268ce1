"""The ledgers of the page: the statements of sources read passage by passage, as ``kgraph.review`` judges them.

Statements refer to the claims and evidence of the page by slug and hold only what those records lack.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgraph.model import Bilingual, Claim
from kgraph.page.contract import Count, Pair, RelatedClaim
from kgraph.page.contract import Ledger as LedgerRecord
from kgraph.page.contract import Statement as StatementRecord
from kgraph.page.contract import Totals as TotalsRecord
from kgraph.page.data.pairs import pair
from kgraph.review.leading import find_leading
from kgraph.review.ledger import read_review
from kgraph.review.values import BestEvidence, Ledger, Related, Statement, Totals
from kgraph.store.catalog import Catalog
from kgraph.words.sentences import claim_sentences


def ledgers(catalog: Catalog, claims: Iterable[Claim]) -> dict[str, LedgerRecord]:
    """Return by slug a ledger for every source with a statement whose span in the text is recorded."""
    read = {item.source for claim in claims for item in claim.evidence if item.span is not None}
    return {slug: _ledger(catalog, read_review(catalog, catalog.sources[slug])) for slug in sorted(read)}


def _ledger(catalog: Catalog, ledger: Ledger) -> LedgerRecord:
    reasons = list(dict.fromkeys(line for statement in ledger.statements for line in statement.why))
    places = {line: place for place, line in enumerate(reasons)}
    return {
        "statements": [_statement(catalog, statement, places) for statement in ledger.statements],
        "leading": [statement.number for statement in find_leading(ledger.statements)],
        "reasons": [pair(line) for line in reasons],
        "totals": _totals(ledger.totals),
        "flags": [
            {"slug": flag, "label": pair(ledger.labels[flag]), "meaning": pair(meaning)}
            for flag, meaning in ledger.meanings.items()
        ],
        "labels": {slug: pair(ledger.labels[slug]) for slug in _named(ledger)},
    }


def _named(ledger: Ledger) -> list[str]:
    """Return what a reader meets of standings, bases and steps, each once."""
    steps = (step for statement in ledger.statements for related in statement.related for step in related.steps)
    return list(dict.fromkeys([*ledger.totals.standings, *ledger.totals.bases, *sorted(steps)]))


def _statement(catalog: Catalog, statement: Statement, places: Mapping[Bilingual, int]) -> StatementRecord:
    return {
        "number": statement.number,
        "evidence": statement.evidence.slug,
        "verdict": statement.verdict,
        "standing": statement.standing,
        "basis": statement.basis,
        "reason": pair(statement.reason),
        "certainty": statement.certainty,
        "sentence": _differing(catalog, statement.claim, statement.sentences),
        "why": [places[line] for line in statement.why],
        "bestFor": _best(statement.best_for),
        "bestAgainst": _best(statement.best_against),
        "bestInconclusive": _best(statement.best_inconclusive),
        "related": [_related(catalog, related) for related in statement.related],
        "flags": list(statement.flags),
    }


def _related(catalog: Catalog, related: Related) -> RelatedClaim:
    return {
        "claim": related.claim.slug,
        "verdict": related.verdict,
        "sentence": _differing(catalog, related.claim, related.sentences),
        "steps": list(related.steps),
    }


def _differing(catalog: Catalog, claim: Claim, sentences: Bilingual) -> Pair | None:
    """Return the wording of a claim in a source, None if it equals the sentence of the claim."""
    return None if sentences == claim_sentences(catalog, claim) else pair(sentences)


def _best(best: BestEvidence | None) -> str | None:
    return None if best is None else best.evidence.slug


def _totals(totals: Totals) -> TotalsRecord:
    return {
        "statements": totals.statements,
        "claims": totals.claims,
        "flagged": totals.flagged,
        "unchecked": totals.unchecked,
        "verdicts": _counts(totals.verdicts),
        "standings": _counts(totals.standings),
        "flags": _counts(totals.flags),
        "bases": _counts(totals.bases),
    }


def _counts(counts: Mapping[str, int]) -> list[Count]:
    return [{"slug": slug, "count": count} for slug, count in counts.items()]
