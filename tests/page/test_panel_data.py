"""The data behind the panels, for the whole graph: each figure is that of the library."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from kgraph import KnowledgeGraph
from kgraph.model import Claim, Evidence
from kgraph.page.data.evidence import against, scale
from kgraph.words.citations import bibtex, gbt7714, ris, vancouver
from kgraph.words.sentences import claim_sentence

RATIO = Evidence(
    "e",
    "c",
    "s",
    "supports",
    "cohort",
    measure="odds-ratio",
    effect=Decimal("0.5"),
    effect_interval=(Decimal("0.25"), Decimal(1)),
    effect_from="turned-round",
    value_unit="1",
)


@pytest.fixture(scope="module")
def data(real_data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data of the page of the real graph."""
    return real_data


@pytest.fixture(scope="module")
def claims(kg: KnowledgeGraph) -> dict[str, Claim]:
    return {claim.slug: claim for claim in kg.claims()}


@pytest.mark.parametrize(
    ("compared_with", "plotted"),
    [
        ("placebo", "without-subject"),
        ("unexposed", "without-subject"),
        ("low-intake", "low-intake"),
        ("baseline", "baseline"),
        ("alendronate", "alendronate"),
        (None, None),
    ],
)
def test_findings_without_the_subject_share_a_plot(compared_with: str | None, plotted: str | None) -> None:
    assert against(replace(RATIO, compared_with=compared_with)) == plotted


def test_ratios_and_differences_with_an_interval_have_a_scale() -> None:
    assert scale(RATIO) == "ratio"
    assert scale(replace(RATIO, measure="mean-difference", effect=Decimal(-1))) == "difference"


@pytest.mark.parametrize(
    "item",
    [
        replace(RATIO, effect_interval=None),
        replace(RATIO, effect=None),
        replace(RATIO, measure="percentage"),
        replace(RATIO, effect_interval=(Decimal(0), Decimal(1))),
    ],
    ids=["no-interval", "no-value", "no-ratio", "zero-has-no-logarithm"],
)
def test_what_cannot_be_drawn_beside_others_has_no_scale(item: Evidence) -> None:
    assert scale(item) is None


def test_each_claim_stands_as_the_library_says(data: Mapping[str, Any], claims: dict[str, Claim]) -> None:
    assert [one["slug"] for one in data["claims"]] == list(claims)
    for one in data["claims"]:
        claim = claims[one["slug"]]
        assert (one["verdict"], one["standing"], one["certainty"]) == (claim.verdict, claim.standing, claim.certainty)
        assert (one["ruling"], one["judgedAs"]) == (claim.reasons.ruling, claim.reasons.judged_as)
        grounds = data["grounds"][one["slug"]]
        sides = {side["stance"]: (side["tier"], tuple(side["groups"])) for side in grounds["sides"]}
        for stance in ("supports", "refutes", "inconclusive"):
            side = getattr(claim.reasons, stance)
            assert sides.get(stance) == ((side.tier, side.groups) if side else None), claim.slug


def test_each_claim_has_the_evidence_for_and_against_of_the_library(
    data: Mapping[str, Any], claims: dict[str, Claim]
) -> None:
    for one in data["claims"]:
        items = [data["evidence"][slug] for slug in one["evidence"]]
        own = claims[one["slug"]]
        assert [(item["stance"], item["weight"], item["tier"]) for item in items] == [
            (item.stance, item.weight, item.tier) for item in own.evidence
        ]
        aside = {slug: data["evidence"][slug]["weight"] for slug in one["evidence"]}
        assert {slug: weight for slug, weight in aside.items() if weight != "counts"} == dict(own.reasons.set_aside)


def test_each_figure_is_that_of_the_library(data: Mapping[str, Any], claims: dict[str, Claim]) -> None:
    for item in (item for claim in claims.values() for item in claim.evidence):
        one = data["evidence"][item.slug]
        low, high = item.interval or (None, None)
        shown = [None if one[name] is None else Decimal(str(one[name])) for name in ("value", "ciLow", "ciHigh")]
        assert shown == [item.value, low, high], item.slug
        assert (one["unit"], one["measure"], one["participants"]) == (item.value_unit, item.measure, item.participants)
        assert (one["population"], one["species"], tuple(one["countries"])) == (
            *(item.population, item.species),
            item.countries,
        )


def test_each_claim_says_what_would_change_it(
    kg: KnowledgeGraph, data: Mapping[str, Any], claims: dict[str, Claim]
) -> None:
    for one in data["claims"]:
        changes = data["grounds"][one["slug"]]["changes"]
        assert [(change["verdict"], change["stance"], change["group"]) for change in changes] == [
            (change.verdict, change.stance, change.group) for change in kg.what_would_change(claims[one["slug"]])
        ]


def test_every_term_unit_and_country_that_is_named_has_words(data: Mapping[str, Any]) -> None:
    slugs = {None, *(entity["slug"] for entity in data["entities"])}
    for item in data["evidence"].values():
        named = [item[key] for key in ("design", "stance", "measure", "weight", "readFrom", "quality", "endpointRole")]
        assert set(filter(None, named)) <= set(data["terms"])
        assert {item["population"], item["species"], item["studied"], *item["coInterventions"]} <= slugs
        assert item["unit"] in {None, "1", *data["units"]}
        assert set(item["countries"]) <= set(data["countries"])
    for claim in data["claims"]:
        assert claim["ruling"] in data["rulings"]
        changes = data["grounds"][claim["slug"]]["changes"]
        assert {claim["judgedAs"], *(slug for change in changes for slug in change["designs"])} <= set(data["terms"])


def test_each_source_is_cited_as_the_library_cites_it(kg: KnowledgeGraph, data: Mapping[str, Any]) -> None:
    for slug, one in data["sources"].items():
        source = kg.source(slug)
        assert one["cite"] == {"zh": gbt7714(source), "en": vancouver(source)}
        assert (one["ris"], one["bibtex"]) == (ris(source), bibtex(source))


def test_the_claims_of_an_entity_are_counted_whole(data: Mapping[str, Any]) -> None:
    ends: Counter[str] = Counter()
    for claim in data["claims"]:
        ends.update({claim["subject"], claim["object"]})
    for entity in data["entities"]:
        assert sum(one["count"] for one in entity["neighbours"]) == ends[entity["slug"]], entity["slug"]


def test_what_is_inherited_is_worded_as_its_premise(
    kg: KnowledgeGraph, data: Mapping[str, Any], claims: dict[str, Claim]
) -> None:
    assert [one["slug"] for one in data["inherited"]] == [edge.claim for edge in kg.network.inherited]
    for one in data["inherited"]:
        premises = [claims[slug] for slug in one["premises"]]
        assert one["verdict"] in {premise.verdict for premise in premises}
        wordings = [
            claim_sentence(kg.catalog, replace(premise, subject=one["subject"], object=one["object"]), "en")
            for premise in premises
        ]
        assert one["sentence"]["en"] in wordings
