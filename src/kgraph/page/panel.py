"""What the panels show beyond the drawing: why a claim stands as it does, what was measured, what is inherited.

Each function returns a part of a record of the page's data, as ``page.data`` describes it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kgraph.evidence.explain import find_changes
from kgraph.evidence.scale import STANCES
from kgraph.mechanism.network import Edge, Network
from kgraph.model import Claim, Evidence, Source
from kgraph.page.pairs import pair_or_none
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS
from kgraph.words.citations import bibtex, gbt7714, ris, vancouver
from kgraph.words.sentences import (
    claim_assessment,
    claim_sentences,
    country,
    dose,
    duration,
    evidence_sentence,
    result,
    unit_text,
)

_Record = dict[str, Any]
_DIRECTIONS = ("out", "in", "both")
_RATIOS = frozenset(
    {
        "hazard-ratio",
        "odds-ratio",
        "rate-ratio",
        "ratio-of-bioavailability",
        "relative-risk",
        "standardised-mortality-ratio",
    }
)
_DIFFERENCES = frozenset({"mean-difference", "risk-difference", "standardised-mean-difference"})
"""Measures of which several can be drawn beside each other, about no effect at 1 or at 0."""


def claim_grounds(catalog: Catalog, claim: Claim) -> _Record:
    """Return how far a claim can be relied on in words, who speaks for and against it, and what would change it."""
    sides = [(stance, getattr(claim.reasons, stance)) for stance in STANCES]
    return {
        "assessment": {lang: claim_assessment(catalog, claim, lang) for lang in LANGS},
        "sides": [{"stance": stance, "tier": side.tier, "groups": list(side.groups)} for stance, side in sides if side],
        "changes": [
            {
                "verdict": change.verdict,
                "stance": change.stance,
                "designs": list(change.designs),
                "group": change.group,
            }
            for change in find_changes(claim)
        ],
    }


def evidence_figures(catalog: Catalog, item: Evidence) -> _Record:
    """Return what an evidence item measured, in whom, against what, and whether it counts."""
    low, high = item.interval or (None, None)
    return {
        "measure": item.measure,
        "value": _number(item.value),
        "ciLow": _number(low),
        "ciHigh": _number(high),
        "unit": item.value_unit,
        "scale": scale(item),
        "figures": _in_both(result(catalog, item, "zh"), result(catalog, item, "en")),
        "participants": item.participants,
        "endpointRole": item.endpoint_role,
        "tier": item.tier,
        "weight": item.weight,
        "readFrom": item.read_from,
        "quality": item.quality,
        "checked": item.checked,
        "locator": item.locator,
        "population": item.population,
        "populationNote": pair_or_none(item.population_note),
        "species": item.species,
        "countries": list(item.countries),
        "studied": item.studied,
        "dose": _in_both(dose(item, "zh"), dose(item, "en")),
        "duration": _in_both(duration(item.duration, "zh"), duration(item.duration, "en")),
        "coInterventions": list(item.co_interventions),
        "comparator": pair_or_none(item.comparator),
        "contrast": pair_or_none(item.contrast),
        "said": {lang: evidence_sentence(catalog, item, lang) for lang in LANGS},
    }


def scale(item: Evidence) -> str | None:
    """Return on which scale a value with its interval can be drawn: ``ratio``, ``difference`` or None."""
    if item.value is None or item.interval is None:
        return None
    if item.measure in _DIFFERENCES:
        return "difference"
    return "ratio" if item.measure in _RATIOS and min(item.value, *item.interval) > 0 else None


def named_terms(claim: Claim) -> set[str]:
    """Return the slugs of the terms that the panels name for a claim and its evidence."""
    terms = {claim.reasons.judged_as}
    for item in claim.evidence:
        terms |= {
            slug
            for slug in (item.stance, item.measure, item.endpoint_role, item.weight, item.read_from, item.quality)
            if slug
        }
    return terms


def units_and_countries(claims: Iterable[Claim]) -> _Record:
    """Return how the units and countries that evidence names are written, by unit and code."""
    items = [item for claim in claims for item in claim.evidence]
    units = {item.value_unit for item in items if item.value_unit}
    codes = {code for item in items for code in item.countries}
    return {
        "units": {unit: {lang: unit_text(unit, lang) for lang in LANGS} for unit in sorted(units - {"1"})},
        "countries": {code: {lang: country(code, lang) for lang in LANGS} for code in sorted(codes)},
    }


def source_references(source: Source) -> _Record:
    """Return how a source is cited, and for reference managers."""
    return {
        "cite": {"zh": gbt7714(source), "en": vancouver(source)},
        "ris": ris(source),
        "bibtex": bibtex(source),
        "supersededBy": source.superseded_by,
        "note": pair_or_none(source.notes),
    }


def inherited_claims(catalog: Catalog, network: Network, claims: Mapping[str, Claim]) -> list[_Record]:
    """Return the claims that members inherit from their classes, each with the claims it follows from."""
    return [_inherited(catalog, edge, claims) for edge in network.inherited]


def neighbour_counts(network: Network, entity: str) -> list[_Record]:
    """Return how many claims an entity has by relation and direction: ``out``, ``in``, or ``both`` if it has none."""
    counts: Counter[tuple[str, str]] = Counter()
    for edge in network.out_edges(entity):
        counts["both" if edge.symmetric else "out", edge.relation] += 1
    for edge in network.in_edges(entity):
        if edge.subject != entity:
            counts["both" if edge.symmetric else "in", edge.relation] += 1
    ordered = sorted(counts.items(), key=lambda entry: (_DIRECTIONS.index(entry[0][0]), -entry[1], entry[0][1]))
    return [{"direction": way, "relation": relation, "count": count} for (way, relation), count in ordered]


def _inherited(catalog: Catalog, edge: Edge, claims: Mapping[str, Claim]) -> _Record:
    premise = next(claims[slug] for slug in edge.premises if claims[slug].verdict == edge.verdict)
    passed = replace(premise, subject=edge.subject, object=edge.object)
    sentence = claim_sentences(catalog, passed)
    return {
        "slug": edge.claim,
        "subject": edge.subject,
        "relation": edge.relation,
        "object": edge.object,
        "verdict": edge.verdict,
        "premises": list(edge.premises),
        "sentence": {"zh": sentence.zh, "en": sentence.en},
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _in_both(zh: str, en: str) -> _Record | None:
    return {"zh": zh, "en": en} if zh or en else None
