"""The evidence of the page: its fields, and its findings in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, cast

from kgraph.fields import OF_CLASS
from kgraph.model import Claim, Evidence
from kgraph.page.contract import Evidence as EvidenceRecord
from kgraph.page.data.fields import field_values
from kgraph.page.data.pairs import in_both, in_both_or_none, pair_or_none
from kgraph.page.data.written import written_of
from kgraph.store.catalog import Catalog
from kgraph.words.sentences import dose, duration, evidence_details, evidence_sentence, result

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
"""Measures whose values can be drawn on one axis; no effect is at 1 for ratios and at 0 for differences."""


def evidence(catalog: Catalog, claims: Iterable[Claim]) -> dict[str, EvidenceRecord]:
    """Return the evidence of claims by slug, in the order of the claims."""
    written = written_of(catalog.store, "Evidence")
    return {
        item.slug: _item(catalog, item, dict(written.get(item.slug, {}))) for claim in claims for item in claim.evidence
    }


def scale(item: Evidence) -> Literal["ratio", "difference"] | None:
    """Return the scale of the axis for a value with its interval, None if it cannot be drawn."""
    if item.value is None or item.interval is None:
        return None
    if item.measure in _DIFFERENCES:
        return "difference"
    return "ratio" if item.measure in _RATIOS and min(item.value, *item.interval) > 0 else None


def _item(catalog: Catalog, item: Evidence, written: dict[str, object]) -> EvidenceRecord:
    record = {
        **field_values(OF_CLASS["Evidence"], item),
        "detail": pair_or_none(evidence_details(catalog, item)),
        "said": in_both(lambda lang: evidence_sentence(catalog, item, lang)),
        "figures": in_both_or_none(lambda lang: result(catalog, item, lang)),
        "scale": scale(item),
        "dose": in_both_or_none(lambda lang: dose(catalog, item, lang)),
        "duration": in_both_or_none(lambda lang: duration(item.duration, lang)),
        "written": written,
    }
    return cast("EvidenceRecord", record)
