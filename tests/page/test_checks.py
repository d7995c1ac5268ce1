"""The checks in the data of the page: for any substances they say what the library says."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import pytest

from kgraph import KnowledgeGraph
from kgraph.interactions.values import CheckedClaim
from kgraph.messages import say
from kgraph.model import COUNTS, Bilingual
from kgraph.text import LANGS

Data = Mapping[str, Any]
NAMED = (
    ("warfarin", "natto", "omeprazole"),
    ("rivaroxaban", "MK-7"),
    ("MK-7", "warfarin", "vitamin-K", "vitamin-K2"),
    ("omeprazole", "calcium", "prednisone", "alendronate"),
)
SETS = 12


@pytest.fixture(scope="module")
def claims(real_data: Data) -> Data:
    return {claim["slug"]: claim for claim in real_data["claims"]}


@pytest.fixture(scope="module")
def inherited(real_data: Data) -> Data:
    return {one["slug"]: one for one in real_data["inherited"]}


def _sets(substances: Sequence[str], pairs: Data) -> Iterator[tuple[str, ...]]:
    """Return sets to check: named ones, and seeded ones in which at least one pair is recorded."""
    chance = random.Random(6)
    yield from NAMED
    for _ in range(SETS):
        recorded = chance.choice(sorted(pairs)).split("~")
        more = chance.sample([slug for slug in substances if slug not in recorded], chance.randrange(5))
        chosen = [*recorded, *more]
        chance.shuffle(chosen)
        yield tuple(chosen)


def _pair(text: Bilingual) -> dict[str, str | None] | None:
    return {"zh": text.zh, "en": text.en} if text else None


def _expected(checked: CheckedClaim) -> dict[str, Any]:
    """Return a claim of the library as the page has it."""
    return {
        "claim": checked.claim.slug,
        "kind": checked.kind,
        "basis": checked.basis,
        "statement": _pair(checked.statement),
        "premise": _pair(checked.premise),
        "severity": _pair(checked.severity),
        "certainty": _pair(checked.certainty),
        "mechanism": _pair(checked.mechanism),
        "effect": _pair(checked.claim.effect),
        "advice": _pair(checked.claim.advice),
        "sources": [(one.evidence, one.source, _pair(one.marks), one.weight == COUNTS) for one in checked.sources],
    }


def _told(number: int, data: Data, claims: Data, inherited: Data) -> dict[str, Any]:
    """Return what the page has under the number of a bearing."""
    bearing = data["checks"]["bearings"][number]
    claim, facts = claims[bearing["claim"]], data["checks"]["claims"][bearing["claim"]]
    passed = inherited.get(bearing.get("inherited"))

    def term(slug: str | None) -> dict[str, str] | None:
        return {tag: data["terms"][slug][tag] for tag in LANGS} if slug else None

    return {
        "claim": claim["slug"],
        "kind": bearing["kind"],
        "basis": bearing["basis"],
        "statement": passed["sentence"] if passed else claim["sentence"],
        "premise": claim["sentence"] if passed else None,
        "severity": term(claim["severity"]),
        "certainty": term(claim["certainty"]),
        "mechanism": facts.get("mechanism", claim["mechanism"])
        if bearing["kind"] == "interaction"
        else claim["mechanism"],
        "effect": claim["effect"],
        "advice": claim["advice"],
        "sources": [
            (
                evidence,
                data["evidence"][evidence]["source"],
                data["checks"]["marks"][mark],
                data["evidence"][evidence]["weight"] == COUNTS,
            )
            for evidence, mark in facts["sources"]
        ],
    }


def test_pairs_and_bone_are_those_of_the_library(
    kg: KnowledgeGraph, real_data: Data, claims: Data, inherited: Data
) -> None:
    checks = real_data["checks"]
    for names in _sets(checks["substances"], checks["pairs"]):
        found = kg.interactions(names)
        assert [(pair.first.entity, pair.second.entity) for pair in found.pairs] == [*combinations(names, 2)]
        for pair in found.pairs:
            key = "~".join(sorted((pair.first.entity, pair.second.entity)))
            answer, numbers = checks["pairs"].get(key, ("not-recorded", []))
            of_pair = [*pair.interactions, *pair.together, *pair.effects, *pair.implied]
            lead = [checked for checked in of_pair if checked is pair.lead]
            expected = [*lead, *(checked for checked in of_pair if checked is not pair.lead)]
            assert answer == pair.answer, key
            assert [_told(n, real_data, claims, inherited) for n in numbers] == [*map(_expected, expected)], key
        for one in found.bone:
            for numbers, expected_of in zip(
                checks["bone"][one.substance.entity], (one.effects, one.mitigations, one.harms), strict=True
            ):
                told = [_told(number, real_data, claims, inherited) for number in numbers]
                assert told == [*map(_expected, expected_of)], one.substance.entity
        assert (checks["scope"], checks["disclaimer"]) == (_pair(found.scope), _pair(found.disclaimer))


def test_the_notes_of_the_library_follow_from_what_stands_above(kg: KnowledgeGraph, real_data: Data) -> None:
    entities = {entity["slug"]: entity for entity in real_data["entities"]}

    def above(slug: str) -> set[str]:
        uppers = set(entities[slug]["broader"]) & set(entities)
        return uppers.union(*map(above, uppers))

    names = ("MK-7", "warfarin", "vitamin-K", "vitamin-K2", "rivaroxaban", "DOACs")
    kin = [
        (lower, upper)
        for pair in combinations(names, 2)
        for lower, upper in (pair, pair[::-1])
        if upper in above(lower)
    ]
    assert len(kin) == 4
    for tag in LANGS:
        labels = {name: entities[name]["label"][tag] for name in names}
        said = [say("interactions-kin", tag, lower=labels[lower], upper=labels[upper]) for lower, upper in kin]
        assert [note.show(tag) for note in kg.interactions(names).notes] == said


def test_every_substance_of_the_library_can_be_checked_and_nothing_else(kg: KnowledgeGraph, real_data: Data) -> None:
    substances = real_data["checks"]["substances"]
    assert substances == sorted(real_data["checks"]["bone"])
    assert {"warfarin", "natto", "omeprazole", "MK-7"} <= set(substances)
    assert "vascular-calcification" not in substances
    assert {substance.entity for substance in kg.interactions(substances[:6]).substances} == set(substances[:6])


def test_a_pair_stands_once_and_shares_what_is_said(real_data: Data) -> None:
    checks = real_data["checks"]
    for key in checks["pairs"]:
        first, second = key.split("~")
        assert first < second
    said = [tuple(sorted(bearing.items())) for bearing in checks["bearings"]]
    assert len(said) == len(set(said))
    assert len(checks["marks"]) == len({(mark["zh"], mark["en"]) for mark in checks["marks"]})
