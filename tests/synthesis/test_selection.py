"""Which evidence a table holds: each filter alone and together, by every name, with kinds and narrower groups."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from editing import edit
from kgraph import (
    AmbiguousName,
    KnowledgeGraph,
    ParameterError,
    UnknownClaim,
    UnknownEntity,
    UnknownRelation,
)

HIP = "alendronate--prevents--hip-fracture"
ANY = "alendronate--prevents--fracture--pharmacological--adults"
CELLS = "alendronate--inhibits--MGP--activity"
HARM = "alendronate--predisposes-to--ulcer"


def found(kg: KnowledgeGraph, **criteria: Any) -> dict[str, int]:
    """Return how many items of each claim a table holds, of claims about alendronate unless others are asked for."""
    claims = [str(slug) for slug in kg.evidence(**{"subject": "alendronate", **criteria}).column("claim")]
    return {slug: claims.count(slug) for slug in claims}


def test_without_a_filter_every_item_of_the_graph_has_one_row(studies: KnowledgeGraph) -> None:
    rows = studies.evidence().column("evidence")
    assert sorted(map(str, rows)) == sorted(item.slug for claim in studies.claims() for item in claim.evidence)


def test_rows_stand_by_claim_then_source(studies: KnowledgeGraph) -> None:
    table = studies.evidence(subject="alendronate")
    assert [
        f"{claim} {source}" for claim, source in zip(table.column("claim"), table.column("source"), strict=True)
    ] == [
        f"{CELLS} turned",
        f"{HARM} leaflet",
        *(f"{ANY} {source}" for source in ("leaflet", "pool", "straight", "turned")),
        *(f"{HIP} {source}" for source in ("straight", "straight", "turned")),
    ]


@pytest.mark.parametrize(
    ("criteria", "expected"),
    [
        ({"claim": HIP}, {HIP: 3}),
        ({"claim": CELLS}, {CELLS: 1}),
        ({"claim": HIP, "relation": "inhibits"}, {}),
        ({"subject": "阿仑膦酸钠", "object": "溃疡"}, {HARM: 1}),
        ({"subject": "warfarin", "object": "MGP"}, {}),
        ({"subject": "kg:alendronate", "object": "MGP"}, {CELLS: 1}),
        ({"relation": "prevents"}, {ANY: 4, HIP: 3}),
        ({"relation": "抑制"}, {CELLS: 1}),
        ({"relation": "treats"}, {}),
        ({"object": "fracture"}, {ANY: 4, HIP: 3}),
        ({"object": "hip fracture"}, {HIP: 3}),
        ({"object": "vascular-calcification"}, {}),
        ({"topic": "drugs-and-bone"}, {CELLS: 1, HARM: 1, ANY: 4, HIP: 3}),
        ({"topic": "anticoagulants"}, {}),
        (
            {"topic": "anticoagulants", "subject": "warfarin", "relation": "inhibits"},
            {"warfarin--inhibits--vitamin-K--activity": 1},
        ),
        ({"population": "adults"}, {ANY: 4, HIP: 2}),
        ({"population": "男性"}, {HIP: 2}),
        ({"population": "older-men"}, {HIP: 1}),
        ({"design": "meta-analysis"}, {ANY: 1}),
        ({"design": "randomised-trial"}, {ANY: 2, HIP: 3}),
        ({"design": "cohort"}, {}),
        ({"dose": "pharmacological"}, {ANY: 4}),
        ({"dose": "dietary"}, {}),
        ({"dose": "pharmacological", "design": "article"}, {ANY: 1}),
        ({"object": "fracture", "population": "men", "design": "randomised-trial"}, {HIP: 2}),
    ],
    ids=str,
)
def test_a_filter_takes_what_fits(studies: KnowledgeGraph, criteria: dict[str, str], expected: dict[str, int]) -> None:
    assert found(studies, **criteria) == expected


def test_a_subject_does_not_take_its_forms_with_it(studies: KnowledgeGraph) -> None:
    claims = set(studies.evidence(subject="vitamin-K").column("subject"))
    assert "vitamin-K2" not in claims
    assert [str(slug) for slug in studies.evidence(subject="vitamin-K2").column("subject")] == ["vitamin-K2"] * 3


def test_names_that_were_replaced_lead_to_those_of_today(studies: KnowledgeGraph) -> None:
    assert found(studies, subject="alendronic", object="ulcer") == {HARM: 1}
    assert found(studies, claim="alendronic--prevents--hip-fracture") == {HIP: 3}


@pytest.mark.parametrize(
    ("criteria", "error", "said"),
    [
        ({"claim": "alendronate--prevents--hip"}, UnknownClaim, HIP),
        ({"subject": "alendronat"}, UnknownEntity, "alendronate"),
        ({"object": "hip fractur"}, UnknownEntity, "hip fracture"),
        ({"population": "mens"}, UnknownEntity, "men"),
        ({"relation": "prevent"}, UnknownRelation, "prevents"),
        ({"topic": "bones"}, ParameterError, "bone-biology"),
        ({"design": "rct"}, ParameterError, "randomised-trial"),
        ({"dose": "high"}, ParameterError, "pharmacological"),
        ({"dose": "randomised-trial"}, ParameterError, "dietary, supplemental, pharmacological"),
    ],
    ids=str,
)
@pytest.mark.parametrize("table", ["evidence", "findings"])
def test_a_name_that_is_not_known_is_an_error_that_names_what_is(
    studies: KnowledgeGraph, criteria: dict[str, str], error: type[Exception], said: str, table: str
) -> None:
    with pytest.raises(error) as caught:
        getattr(studies, table)(**criteria)
    assert said in str(caught.value)


def test_a_name_of_two_entities_is_an_error(mini: Path) -> None:
    edit(mini / "entities" / "entities.ttl", 'skos:altLabel "menaquinone"@en', 'skos:altLabel "Coumadin"@en')
    with pytest.raises(AmbiguousName) as caught:
        KnowledgeGraph.load(mini).evidence(object="Coumadin")
    assert caught.value.candidates == ("vitamin-K2", "warfarin")
