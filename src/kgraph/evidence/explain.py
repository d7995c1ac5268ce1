"""The reasons of a verdict, and the changes that would lead to another one, as sentences in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from kgraph.evidence.body import Bodies
from kgraph.evidence.changes import Change, what_would_change
from kgraph.evidence.scale import STANCES
from kgraph.evidence.verdict import Verdict, judge
from kgraph.messages import say
from kgraph.model import Claim, Evidence, Side
from kgraph.store.catalog import Catalog
from kgraph.text import Lang


def why(catalog: Catalog, claim: Claim, lang: Lang) -> list[str]:
    """Return the reasons of a verdict: kind, groups on each side, items set aside, reasons for the certainty, ruling.

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
    if claim.certainty_reasons and claim.certainty:
        named = _join((_term(catalog, reason, lang) for reason in claim.certainty_reasons), lang)
        lines.append(say("why-certainty", lang, certainty=_term(catalog, claim.certainty, lang), reasons=named))
    ruling = catalog.terms[reasons.ruling]
    lines.append(say("why-ruling", lang, ruling=ruling.labels.show(lang), meaning=ruling.definition.show(lang)))
    return lines


def find_changes(catalog: Catalog, claim: Claim) -> tuple[Change, ...]:
    """Return the changes that would lead to another verdict on a claim, see ``changes.what_would_change``."""
    bodies, kind = Bodies(catalog), claim.reasons.judged_as
    return what_would_change(bodies.question(claim, kind), bodies.items(claim, kind), claim.verdict)


def reconsider(catalog: Catalog, claim: Claim, *, add: Sequence[Evidence] = (), drop: Collection[str] = ()) -> Verdict:
    """Return what the verdict on a claim would be with more evidence, or without that of some sources.

    Families are left out of account: a pooled parent is judged by its own evidence.
    """
    bodies, kind = Bodies(catalog), claim.reasons.judged_as
    kept = [item for item in claim.evidence if item.source not in drop and item.study_group not in drop]
    return judge(bodies.question(claim, kind), [bodies.item(claim, kind, item) for item in (*kept, *add)])


def change_sentence(catalog: Catalog, change: Change, lang: Lang) -> str:
    """Return one change as a sentence without a full stop."""
    verdict = _term(catalog, change.verdict, lang)
    if change.group:
        return say("change-loss", lang, group=catalog.sources[change.group].name, verdict=verdict)
    designs = _join((_term(catalog, design, lang) for design in change.designs), lang, separator="or-separator")
    if change.people is None:
        return say(f"change-{change.stance}", lang, designs=designs, verdict=verdict)
    return say(f"further-study-{change.stance}", lang, designs=designs, people=change.people, verdict=verdict)


def _term(catalog: Catalog, slug: str, lang: Lang) -> str:
    return catalog.terms[slug].labels.show(lang)


def _join(parts: Iterable[Any], lang: Lang, separator: str = "list-separator") -> str:
    return say(separator, lang).join(parts)
