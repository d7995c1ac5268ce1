"""The summary of findings: one row for each outcome, substance, dose and group of people, with the strongest figure.

Endpoints that belong together stand side by side and are never pooled. The figure of a row is that of one study: of
those who speak, the one with the best tier, then with most people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgraph.evidence.explain import why
from kgraph.model import COUNTS, Claim, Evidence, Side
from kgraph.store.catalog import Catalog
from kgraph.table import Cell, Table, Text
from kgraph.text import Lang
from kgraph.words.figures import estimate_text
from kgraph.words.sentences import claim_sentence, standing

OUTCOMES = frozenset({"efficacy", "harm"})
"""The kinds of claims that a summary of findings is about."""

COLUMNS = (
    *("outcome", "subject", "dose_band", "population", "aspect", "circumstance", "claim", "sentence"),
    *("verdict", "standing", "certainty", "certainty_reasons", "ruling"),
    *("groups_for", "groups_against", "groups_inconclusive", "participants"),
    *("measure", "estimate", "effect", "effect_low", "effect_high", "p_bound", "p_value", "compared_with"),
    *("figure_from", "figure_source", "why"),
)


def findings_table(catalog: Catalog, selected: Iterable[tuple[Claim, Sequence[Evidence]]], lang: Lang) -> Table:
    """Return the summary of findings, by outcome, then subject, dose band, and slug."""
    claims = [claim for claim, _ in selected if claim.reasons.judged_as in OUTCOMES]
    order = {slug: term.order for slug, term in catalog.terms.items()}

    def place(claim: Claim) -> tuple[str, str, int, str]:
        return (claim.object, claim.subject, order.get(claim.dose_band or "", 0), claim.slug)

    return Table(COLUMNS, tuple(tuple(_row(catalog, claim, lang)) for claim in sorted(claims, key=place)))


def _row(catalog: Catalog, claim: Claim, lang: Lang) -> Iterator[Cell]:
    for slug in (claim.object, claim.subject, claim.dose_band, claim.population, claim.aspect, claim.circumstance):
        yield _text(slug)
    yield Text(claim.slug)
    yield Text(claim_sentence(catalog, claim, lang), lang)
    yield Text(claim.verdict)
    yield Text(standing(catalog, claim, lang), lang)
    yield _text(claim.certainty)
    yield _text("; ".join(claim.certainty_reasons))
    yield Text(claim.reasons.ruling)
    for side in (claim.reasons.supports, claim.reasons.refutes, claim.reasons.inconclusive):
        yield _groups(side)
    yield _participants(claim)
    yield from _figure(catalog, claim, lang)
    yield Text("; ".join(why(catalog, claim, lang)), lang)


def _text(value: str | None) -> Cell:
    return Text(value) if value else None


def _groups(side: Side | None) -> int:
    return len(side.groups) if side else 0


def _participants(claim: Claim) -> int | None:
    """Return how many people the evidence that counts rests on, each study group once; None if none says."""
    most: dict[str, int] = {}
    for item in claim.evidence:
        if item.weight == COUNTS and item.participants is not None:
            group = item.study_group or item.source
            most[group] = max(item.participants, most.get(group, 0))
    return sum(most.values()) if most else None


def _figure(catalog: Catalog, claim: Claim, lang: Lang) -> Iterator[Cell]:
    """Yield the figure of the strongest item that counts, and from which evidence it is; nothing if none has one."""
    counting = [item for item in claim.evidence if item.weight == COUNTS and item.effect is not None]
    best = min(counting, key=_strength, default=None)
    if best is None:
        yield from [None] * 10
        return
    low, high = best.effect_interval or (None, None)
    bound, chance = best.p_value or (None, None)
    yield _text(best.measure)
    yield Text(estimate_text(best, lang), lang)
    yield from (best.effect, low, high, _text(bound), chance, _text(best.compared_with), Text(best.slug))
    yield Text(catalog.sources[best.source].name)


def _strength(item: Evidence) -> tuple[int, bool, int, str]:
    return (item.tier or 0, item.effect_interval is None, -(item.participants or 0), item.slug)
