"""The reasons of a verdict, and the changes that would lead to another one, as sentences in both languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from kgraph.evidence.body import Bodies, find_fallen
from kgraph.evidence.changes import Change, what_would_change
from kgraph.evidence.scale import STANCES
from kgraph.evidence.shown import find_shown
from kgraph.evidence.verdict import FORMS_DIFFER, Verdict, capped, judge
from kgraph.evidence.weighing import Question
from kgraph.messages import alternatives, say
from kgraph.model import Claim, Evidence, Side
from kgraph.store.catalog import Catalog, to_reasons
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
    bodies = Bodies(catalog)
    items = bodies.items(claim, claim.reasons.judged_as)
    return what_would_change(_question(bodies, claim), items, is_capped=claim.reasons.ruling == FORMS_DIFFER)


def without(catalog: Catalog, claim: Claim, drop: Collection[str]) -> tuple[Evidence, ...]:
    """Return the evidence of a claim that is left when some sources, or studies named by a source, fall.

    What rests on such a source, at any distance, falls with it.
    """
    gone = find_fallen(catalog.linked_sources, drop)
    return tuple(item for item in claim.evidence if gone.isdisjoint({item.source, item.study_group, *item.rests_on}))


def reconsider(catalog: Catalog, claim: Claim, evidence: Sequence[Evidence]) -> Verdict:
    """Return what the verdict on a claim would be with this evidence; its forms and doses read as they do today."""
    kind, bodies = claim.reasons.judged_as, Bodies(catalog)
    found = judge(_question(bodies, claim), [bodies.item(claim, kind, item) for item in evidence])
    return capped(found) if claim.reasons.ruling == FORMS_DIFFER else found


def reconsidered(claim: Claim, evidence: Sequence[Evidence], verdict: Verdict) -> Claim:
    """Return a claim as it would be with other evidence and the verdict on that."""
    items = tuple(
        replace(item, weight=entry.weight, says=entry.says, tier=entry.tier, study_group=entry.item.group)
        for item, entry in zip(evidence, verdict.weighed, strict=True)
    )
    kind = claim.reasons.judged_as
    shown = find_shown(kind, verdict)
    return replace(
        claim,
        verdict=verdict.verdict,
        standing=verdict.standing,
        certainty=verdict.certainty,
        certainty_reasons=verdict.reasons,
        shown_in=shown.in_ if shown else None,
        shown_in_species=shown.species if shown else (),
        reasons=to_reasons(items, judged_as=kind, ruling=verdict.ruling),
        evidence=items,
    )


def _question(bodies: Bodies, claim: Claim) -> Question:
    """Return what is asked about a judged claim: its family differs where its own evidence gives another verdict."""
    kind = claim.reasons.judged_as
    question = bodies.question(claim, kind)
    alone = judge(question, bodies.items(claim, kind))
    is_as_found = (claim.verdict, claim.certainty) == (alone.verdict, alone.certainty)
    return replace(question, family_differs=not is_as_found or set(claim.certainty_reasons) != set(alone.reasons))


def change_sentence(catalog: Catalog, change: Change, lang: Lang) -> str:
    """Return one change as a sentence without a full stop."""
    verdict = _term(catalog, change.verdict, lang)
    if change.group:
        return say("change-loss", lang, group=catalog.sources[change.group].name, verdict=verdict)
    designs = alternatives((_term(catalog, design, lang) for design in change.designs), lang)
    if change.people is None:
        return say(f"change-{change.stance}", lang, designs=designs, verdict=verdict)
    return say(f"further-study-{change.stance}", lang, designs=designs, people=change.people, verdict=verdict)


def _term(catalog: Catalog, slug: str, lang: Lang) -> str:
    return catalog.terms[slug].labels.show(lang)


def _join(parts: Iterable[Any], lang: Lang) -> str:
    return say("list-separator", lang).join(parts)
