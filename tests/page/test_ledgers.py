"""The ledgers of the page hold exactly what the review of a source says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kgraph import KnowledgeGraph
from kgraph.model import Bilingual
from kgraph.page.data import Opening, page_data
from kgraph.review.values import BestEvidence, Statement

ARTICLE = "k2-bone-article-2021"

_Record = Mapping[str, Any]


def _data(kg: KnowledgeGraph) -> Mapping[str, Any]:
    return page_data(kg.catalog, kg.names, kg.network, Opening(), lang="zh")


@pytest.fixture(scope="module")
def data(real_data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The data of the page of the real graph."""
    return real_data


def _pair(text: Bilingual) -> _Record:
    return {"zh": text.zh, "en": text.en}


def _slug(best: BestEvidence | None) -> str | None:
    return None if best is None else best.evidence.slug


def _reviewed(statement: Statement) -> _Record:
    """Return all that a review says about a statement."""
    return {
        "number": statement.number,
        "evidence": statement.evidence.slug,
        "claim": statement.claim.slug,
        "place": (statement.evidence.paragraph, statement.evidence.span),
        "hedge": statement.evidence.hedge,
        "detail": _pair(statement.detail) if statement.detail else None,
        "verdict": statement.verdict,
        "standing": statement.standing,
        "basis": statement.basis,
        "reason": _pair(statement.reason),
        "certainty": statement.certainty,
        "sentence": _pair(statement.sentences),
        "why": [_pair(line) for line in statement.why],
        "best": [_slug(one) for one in (statement.best_for, statement.best_against, statement.best_inconclusive)],
        "related": [(one.claim.slug, one.verdict, _pair(one.sentences), list(one.steps)) for one in statement.related],
        "flags": list(statement.flags),
    }


def _held(one: _Record, ledger: _Record, data: _Record) -> _Record:
    """Return all that the page can say about a statement, following its slugs."""
    claims = {claim["slug"]: claim for claim in data["claims"]}
    item = data["evidence"][one["evidence"]]
    claim = claims[item["claim"]]
    return {
        "number": one["number"],
        "evidence": one["evidence"],
        "claim": claim["slug"],
        "place": (item["paragraph"], (item["spanStart"], item["spanEnd"])),
        "hedge": item["hedge"],
        "detail": item["detail"],
        "verdict": one["verdict"],
        "standing": one["standing"],
        "basis": one["basis"],
        "reason": one["reason"],
        "certainty": one["certainty"],
        "sentence": one["sentence"] or claim["sentence"],
        "why": [ledger["reasons"][place] for place in one["why"]],
        "best": [one["bestFor"], one["bestAgainst"], one["bestInconclusive"]],
        "related": [
            (other["claim"], other["verdict"], other["sentence"] or claims[other["claim"]]["sentence"], other["steps"])
            for other in one["related"]
        ],
        "flags": one["flags"],
    }


def test_only_a_source_that_was_read_passage_by_passage_has_a_ledger(data: _Record) -> None:
    assert list(data["ledgers"]) == [ARTICLE]


def test_every_statement_is_that_of_the_review(kg: KnowledgeGraph, data: _Record) -> None:
    ledger = data["ledgers"][ARTICLE]
    statements = kg.review(ARTICLE).statements
    assert [_held(one, ledger, data) for one in ledger["statements"]] == [_reviewed(one) for one in statements]


def test_the_totals_labels_and_meanings_are_those_of_the_review(kg: KnowledgeGraph, data: _Record) -> None:
    ledger, review = data["ledgers"][ARTICLE], kg.review(ARTICLE)
    totals = review.totals
    for name in ("verdicts", "standings", "flags", "bases"):
        counted = [(one["slug"], one["count"]) for one in ledger["totals"][name]]
        assert counted == list(getattr(totals, name).items()), name
    for name in ("statements", "claims", "flagged", "unchecked"):
        assert ledger["totals"][name] == getattr(totals, name), name
    steps = {step for one in review.statements for other in one.related for step in other.steps}
    assert ledger["labels"] == {slug: _pair(review.labels[slug]) for slug in {*totals.standings, *totals.bases, *steps}}
    assert ledger["leading"] == [one.number for one in review.leading]
    assert ledger["flags"] == [
        {"slug": flag, "label": _pair(review.labels[flag]), "meaning": _pair(meaning)}
        for flag, meaning in review.meanings.items()
    ]


def test_no_reason_is_written_twice(data: _Record) -> None:
    reasons = [(line["zh"], line["en"]) for line in data["ledgers"][ARTICLE]["reasons"]]
    assert len(reasons) == len(set(reasons))


def test_the_wording_of_a_denial_stands_beside_the_claim_that_it_denies(mini_kg: KnowledgeGraph) -> None:
    [statement] = [one for one in _data(mini_kg)["ledgers"]["leaflet"]["statements"] if "DOACs" in one["evidence"]]
    assert (statement["verdict"], statement["standing"]) == ("unverified", "article-only")
    assert statement["sentence"] is None  # a claim that is only denied is worded as a denial itself


def test_a_statement_that_the_claim_words_otherwise_has_its_own_sentence(data: _Record) -> None:
    own = [one for one in data["ledgers"][ARTICLE]["statements"] if one["sentence"]]
    claims = {claim["slug"]: claim for claim in data["claims"]}
    turned = set()
    for statement in own:
        item = data["evidence"][statement["evidence"]]
        claim = claims[item["claim"]]
        denies_one_side = (item["stance"] == "refutes") != (claim["verdict"] == "refuted")
        is_open = item["stance"] == "inconclusive"
        assert denies_one_side or is_open or claim["shownIn"] in ("animals", "cells"), statement
        turned.add(denies_one_side)
    assert turned == {True, False}
