"""The claims of the page, why each has its verdict, and what is inherited from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from kgraph.evidence.explain import find_changes
from kgraph.evidence.scale import STANCES
from kgraph.fields import CLAIM_FIELDS, REASONS_FIELDS
from kgraph.mechanism.network import Edge, Network
from kgraph.model import Claim
from kgraph.page.contract import Claim as ClaimRecord
from kgraph.page.contract import Grounds, Inherited, Side
from kgraph.page.data.fields import field_values
from kgraph.page.data.pairs import in_both, pair
from kgraph.store.catalog import Catalog
from kgraph.words.sentences import claim_asked, claim_assessment, claim_sentences


def claims(catalog: Catalog, network: Network, listed: Iterable[Claim]) -> list[ClaimRecord]:
    """Return claims in their order."""
    human = {edge.claim for edge in network.edges if edge.human}
    return [_claim(catalog, claim, human=claim.slug in human) for claim in listed]


def grounds(catalog: Catalog, claim: Claim) -> Grounds:
    """Return the assessment of a claim in words, the sides of its evidence, and what would change its verdict."""
    return {
        "assessment": in_both(lambda lang: claim_assessment(catalog, claim, lang)),
        "lastChecked": claim.last_checked,
        "asked": in_both(lambda lang: claim_asked(catalog, claim, lang)) if claim.is_denied else None,
        "sides": [side for stance in STANCES if (side := _side(claim, stance))],
        "changes": [
            {
                "verdict": change.verdict,
                "stance": change.stance,
                "designs": list(change.designs),
                "people": change.people,
                "group": change.group,
            }
            for change in find_changes(catalog, claim)
        ],
    }


def inherited(catalog: Catalog, network: Network, by_slug: Mapping[str, Claim]) -> list[Inherited]:
    """Return the claims that members inherit from their classes, each with the claims it follows from."""
    return [_inherited(catalog, edge, by_slug) for edge in network.inherited]


def _claim(catalog: Catalog, claim: Claim, *, human: bool) -> ClaimRecord:
    record = {
        "slug": claim.slug,
        **field_values(CLAIM_FIELDS, claim),
        **field_values(REASONS_FIELDS, claim.reasons),
        "sign": catalog.relations[claim.relation].sign,
        "denied": claim.is_denied,
        "human": human,
        "sentence": pair(claim_sentences(catalog, claim)),
        "evidence": [item.slug for item in claim.evidence],
        "designs": list(dict.fromkeys(item.study_design for item in claim.evidence)),
    }
    return cast("ClaimRecord", record)


def _side(claim: Claim, stance: str) -> Side | None:
    side = getattr(claim.reasons, stance)
    return {"stance": stance, "tier": side.tier, "groups": list(side.groups)} if side else None


def _inherited(catalog: Catalog, edge: Edge, by_slug: Mapping[str, Claim]) -> Inherited:
    premise = next(by_slug[slug] for slug in edge.premises if by_slug[slug].verdict == edge.verdict)
    passed = replace(premise, subject=edge.subject, object=edge.object)
    return {
        "slug": edge.claim,
        "subject": edge.subject,
        "relation": edge.relation,
        "object": edge.object,
        "verdict": edge.verdict,
        "premises": list(edge.premises),
        "sentence": pair(claim_sentences(catalog, passed)),
    }
