"""The evidence of the page: its fields, and its findings in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, cast

from kgraph.evidence.scale import SCALES, WITHOUT_SUBJECT
from kgraph.fields import OF_CLASS
from kgraph.model import Claim, Evidence
from kgraph.page.contract import Evidence as EvidenceRecord
from kgraph.page.data.fields import field_values
from kgraph.page.data.pairs import in_both, in_both_or_none, pair_or_none
from kgraph.page.data.written import written_of
from kgraph.store.catalog import Catalog
from kgraph.words.figures import dose, duration, estimate_text, result
from kgraph.words.sentences import evidence_details, evidence_sentence

_AXES: Mapping[str, Literal["ratio", "difference"]] = {"ratio-scale": "ratio", "difference-scale": "difference"}
"""By scale of a measure the axis on which its effects can be drawn."""


def evidence(catalog: Catalog, claims: Iterable[Claim]) -> dict[str, EvidenceRecord]:
    """Return the evidence of claims by slug, in the order of the claims."""
    written = written_of(catalog.store, "Evidence")
    return {
        item.slug: _item(catalog, item, dict(written.get(item.slug, {}))) for claim in claims for item in claim.evidence
    }


def scale(item: Evidence) -> Literal["ratio", "difference"] | None:
    """Return the scale of the axis for an effect with its interval, None if it cannot be drawn."""
    if item.effect is None or item.effect_interval is None:
        return None
    axis = _AXES.get(SCALES.get(item.measure or "", ""))
    return None if axis == "ratio" and min(item.effect, *item.effect_interval) <= 0 else axis


def against(item: Evidence) -> str | None:
    """Return what a plot compares an effect with: any two without the subject answer one question, others do not."""
    return "without-subject" if item.compared_with in WITHOUT_SUBJECT else item.compared_with


def _item(catalog: Catalog, item: Evidence, written: dict[str, object]) -> EvidenceRecord:
    record = {
        **field_values(OF_CLASS["Evidence"], item),
        "detail": pair_or_none(evidence_details(catalog, item)),
        "said": in_both(lambda lang: evidence_sentence(catalog, item, lang)),
        "figures": in_both_or_none(lambda lang: result(catalog, item, lang)),
        "estimate": in_both_or_none(lambda lang: estimate_text(item, lang)),
        "scale": scale(item),
        "against": against(item),
        "dose": in_both_or_none(lambda lang: dose(catalog, item, lang)),
        "duration": in_both_or_none(lambda lang: duration(item.duration, lang)),
        "written": written,
    }
    return cast("EvidenceRecord", record)
