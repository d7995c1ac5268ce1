"""The reasons of a verdict, and the changes that would lead to another one, as sentences in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kgraph.evidence.scale import STANCES
from kgraph.evidence.verdict import SAME_STUDY, UNFITTING, Change, Item, what_would_change
from kgraph.messages import say
from kgraph.model import COUNTS, Claim, Evidence, Side
from kgraph.store.catalog import Catalog
from kgraph.text import Lang


def why(catalog: Catalog, claim: Claim, lang: Lang) -> list[str]:
    """Return the reasons of a verdict: how the claim is judged, the groups on each side, items set aside, the ruling.

    Sentences without a full stop, in this order; a side without evidence that counts is left out.
    """
    reasons = claim.reasons
    lines = [say("why-judged", lang, kind=_term(catalog, reasons.judged_as, lang))]
    for stance in STANCES:
        side: Side | None = getattr(reasons, stance)
        if side:
            names = _join((catalog.sources[group].name for group in side.groups), lang)
            who = _term(catalog, stance, lang)
            lines.append(say("why-side", lang, stance=who, tier=side.tier, count=len(side.groups), groups=names))
    sources = {item.slug: catalog.sources[item.source].name for item in claim.evidence}
    lines.extend(
        say("why-aside", lang, source=sources[slug], weight=_term(catalog, weight, lang))
        for slug, weight in reasons.set_aside
    )
    ruling = catalog.terms[reasons.ruling]
    lines.append(say("why-ruling", lang, ruling=ruling.labels.show(lang), meaning=ruling.definition.show(lang)))
    return lines


def find_changes(claim: Claim) -> tuple[Change, ...]:
    """Return the changes that would lead to another verdict on a claim, see ``verdict.what_would_change``."""
    return what_would_change(claim.reasons.judged_as, [_to_item(item) for item in claim.evidence])


def change_sentence(catalog: Catalog, change: Change, lang: Lang) -> str:
    """Return one change as a sentence without a full stop."""
    verdict = _term(catalog, change.verdict, lang)
    if change.group:
        return say("change-loss", lang, group=catalog.sources[change.group].name, verdict=verdict)
    designs = _join((_term(catalog, design, lang) for design in change.designs), lang, separator="or-separator")
    return say(f"change-{change.stance}", lang, designs=designs, verdict=verdict)


def _to_item(item: Evidence) -> Item:
    return Item(
        stance=item.stance,
        design=item.study_design,
        group=item.study_group or item.source,
        set_aside=None if item.weight in (COUNTS, SAME_STUDY, UNFITTING) else item.weight,
    )


def _term(catalog: Catalog, slug: str, lang: Lang) -> str:
    return catalog.terms[slug].labels.show(lang)


def _join(parts: Iterable[Any], lang: Lang, separator: str = "list-separator") -> str:
    return say(separator, lang).join(parts)
