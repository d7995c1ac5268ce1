"""The summary of findings: one row for each outcome, substance, dose and group of people, with the strongest figure.

Endpoints that belong together stand side by side and are never pooled. The figure of a row is that of one study or
published pool: of those that count, the one with the best tier, then with an interval, then with most people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from kgraph.evidence.body import Bodies
from kgraph.evidence.certainty import total
from kgraph.evidence.explain import why
from kgraph.evidence.reading import FOR, OPEN
from kgraph.evidence.weighing import AGAINST, SILENT, Speaker, count_groups
from kgraph.model import COUNTS, Claim, Evidence
from kgraph.store.catalog import Catalog
from kgraph.table import Cell, Table, Text
from kgraph.text import Lang
from kgraph.words.figures import estimate_text
from kgraph.words.sentences import claim_sentence, standing

OUTCOMES = frozenset({"efficacy", "harm"})
"""The kinds of claims that a summary of findings is about."""

_OF_CLAIM: tuple[tuple[str, type], ...] = (
    *((name, str) for name in ("outcome", "subject", "relation", "dose_band", "population", "aspect", "circumstance")),
    *((name, str) for name in ("claim", "sentence", "judged_as", "verdict", "standing")),
    *((name, str) for name in ("certainty", "certainty_reasons", "ruling")),
    *((name, int) for name in ("groups_for", "groups_against", "groups_inconclusive", "participants")),
)
_OF_FIGURE: tuple[tuple[str, type], ...] = (
    *(("measure", str), ("estimate", str), ("unit", str)),
    *((name, Decimal) for name in ("effect", "effect_low", "effect_high")),
    *(("p_bound", str), ("p_value", Decimal), ("compared_with", str), ("figure_participants", int)),
    *((name, str) for name in ("figure_evidence", "figure_source", "figure_source_name")),
)
_COLUMNS = (*_OF_CLAIM, *_OF_FIGURE, ("why", str))


def findings_table(catalog: Catalog, selected: Iterable[tuple[Claim, Sequence[Evidence]]], lang: Lang) -> Table:
    """Return the summary of findings, by outcome, then subject, dose band, and slug."""
    claims = [claim for claim, _ in selected if claim.reasons.judged_as in OUTCOMES]
    bodies = Bodies(catalog)
    order = {slug: term.order for slug, term in catalog.terms.items()}

    def place(claim: Claim) -> tuple[str, str, int, str]:
        return (claim.object, claim.subject, order.get(claim.dose_band or "", 0), claim.slug)

    rows = tuple(tuple(_row(catalog, bodies, claim, lang)) for claim in sorted(claims, key=place))
    return Table(tuple(name for name, _ in _COLUMNS), rows, tuple(type_ for _, type_ in _COLUMNS))


def _row(catalog: Catalog, bodies: Bodies, claim: Claim, lang: Lang) -> Iterator[Cell]:
    yield from map(Text, (claim.object, claim.subject, claim.relation))
    yield from map(_text, (claim.dose_band, claim.population, claim.aspect, claim.circumstance))
    yield Text(claim.slug)
    yield Text(claim_sentence(catalog, claim, lang), lang)
    yield Text(claim.reasons.judged_as)
    yield Text(claim.verdict)
    yield Text(standing(catalog, claim, lang), lang)
    yield _text(claim.certainty)
    yield _text("; ".join(claim.certainty_reasons))
    yield Text(claim.reasons.ruling)
    said = _speakers(bodies, claim)
    for says in ({FOR}, {AGAINST}, {OPEN, SILENT}):
        yield count_groups([speaker for speaker in said if speaker.says in says])
    yield total(said, "participants") or None
    yield from _figure(catalog, claim, lang)
    yield Text("; ".join(why(catalog, claim, lang)), lang)


def _text(value: str | None) -> Cell:
    return Text(value) if value else None


def _speakers(bodies: Bodies, claim: Claim) -> list[Speaker]:
    """Return the evidence that counts, as the rule has weighed it."""
    return [
        Speaker(bodies.item(claim, claim.reasons.judged_as, item), item.tier, item.says)
        for item in claim.evidence
        if item.weight == COUNTS and item.tier is not None and item.says
    ]


def _figure(catalog: Catalog, claim: Claim, lang: Lang) -> Iterator[Cell]:
    """Yield the figure of the strongest item that counts, and from which evidence it is; nothing if none has one."""
    counting = [item for item in claim.evidence if item.weight == COUNTS and item.effect is not None]
    best = min(counting, key=_strength, default=None)
    if best is None:
        yield from [None] * len(_OF_FIGURE)
        return
    low, high = best.effect_interval or (None, None)
    bound, chance = best.p_value or (None, None)
    yield _text(best.measure)
    yield Text(estimate_text(best, lang), lang)
    yield _text(best.value_unit)
    yield from (best.effect, low, high, None if bound == "=" else _text(bound), chance)
    yield _text(best.compared_with)
    yield best.participants
    yield from (Text(best.slug), Text(best.source), Text(catalog.sources[best.source].name))


def _strength(item: Evidence) -> tuple[int, bool, int, str]:
    return (item.tier or 0, item.effect_interval is None, -(item.participants or 0), item.slug)
