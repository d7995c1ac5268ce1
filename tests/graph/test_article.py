"""The article is whole in the graph: every sentence is behind a claim or a stated exception, and none is copied."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kgraph import Evidence, KnowledgeGraph

ARTICLE = "k2-bone-article-2021"
HERE = Path(__file__).parent
COPIED_FROM = 8
"""Shortest sentence, in characters, whose reappearance in the graph counts as a copy; shorter ones are names."""


def _rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


SENTENCES = [(int(row[0]), int(row[1]), int(row[2])) for row in _rows("article_sentences.tsv")]
EXCEPTIONS = {(int(row[0]), int(row[1]), int(row[2])): row[3] for row in _rows("article_exceptions.tsv")}


@pytest.fixture(scope="module")
def evidence(kg: KnowledgeGraph) -> list[Evidence]:
    """All evidence items of the article."""
    claims = kg.claims_of_source(ARTICLE)
    return [item for claim in claims for item in claim.evidence if item.source == ARTICLE]


def test_sentences_are_behind_a_claim_or_are_stated_exceptions(evidence: list[Evidence]) -> None:
    places = [(item.paragraph, item.span) for item in evidence if item.span]
    behind = {
        (paragraph, start, end)
        for paragraph, start, end in SENTENCES
        if any(number == paragraph and low < end and high > start for number, (low, high) in places)
    }
    assert sorted(set(SENTENCES) - behind - set(EXCEPTIONS)) == []
    assert sorted(behind & set(EXCEPTIONS)) == []


def test_exceptions_are_sentences_and_say_why_in_both_languages() -> None:
    assert set(EXCEPTIONS) <= set(SENTENCES)
    assert all(re.search("[\u4e00-\u9fff].* \\| [A-Za-z]", reason) for reason in EXCEPTIONS.values())


def test_every_place_lies_in_its_paragraph(evidence: list[Evidence]) -> None:
    ends = {paragraph: (10**6, 0) for paragraph, _, _ in SENTENCES}
    for paragraph, start, end in SENTENCES:
        low, high = ends[paragraph]
        ends[paragraph] = (min(low, start), max(high, end))
    outside = [
        item.slug
        for item in evidence
        if item.paragraph is None
        or item.span is None
        or item.span[0] < ends[item.paragraph][0]
        or item.span[1] > ends[item.paragraph][1]
    ]
    assert outside == []


def test_every_evidence_item_of_the_article_has_its_place_design_and_wording(evidence: list[Evidence]) -> None:
    assert evidence
    assert all(item.study_design == "article" and item.paragraph and item.span and item.hedge for item in evidence)


def test_what_the_article_says_never_counts(kg: KnowledgeGraph, evidence: list[Evidence]) -> None:
    assert {item.weight for item in evidence} == {"unfitting-design"}
    alone = [claim for claim in kg.claims_of_source(ARTICLE) if {item.source for item in claim.evidence} == {ARTICLE}]
    assert alone
    assert {(claim.verdict, claim.standing) for claim in alone} == {("unverified", "article-only")}


def test_every_claim_of_the_article_has_a_verdict(kg: KnowledgeGraph) -> None:
    claims = kg.claims_of_source(ARTICLE)
    assert len(claims) == len({item.claim for claim in claims for item in claim.evidence if item.source == ARTICLE})
    assert {claim.verdict for claim in claims} <= {slug for slug, term in kg.terms.items() if "Verdict" in term.lists}


def test_no_sentence_of_the_article_is_copied_into_the_graph(kg: KnowledgeGraph) -> None:
    known: dict[int, set[str]] = {}
    for row in _rows("article_sentences.tsv"):
        if int(row[3]) >= COPIED_FROM:
            known.setdefault(int(row[3]), set()).add(row[4])
    copied = [text for text in _chinese_texts(kg) if _holds_one_of(text, known)]
    assert copied == [str(kg.sources[ARTICLE].title)]


def _chinese_texts(kg: KnowledgeGraph) -> Iterator[str]:
    rows = kg.query('SELECT DISTINCT ?text WHERE { ?s ?p ?text . FILTER(LANG(?text) = "zh") }')
    return (str(text) for (text,) in rows)


def _holds_one_of(text: str, known: dict[int, set[str]]) -> bool:
    windows = ((length, text[start : start + length]) for length in known for start in range(len(text) - length + 1))
    return any(_hash(window) in known[length] for length, window in windows)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()


@pytest.mark.parametrize(("wrong", "right"), [("甲喹酮-4", "MK-4"), ("MKI", "MK-1")])
def test_the_wrong_names_of_the_article_lead_to_the_right_entity_with_a_note(
    kg: KnowledgeGraph, wrong: str, right: str
) -> None:
    entity = kg.entity(wrong)
    assert entity.slug == right
    assert entity.notes.zh
    assert entity.notes.en


@pytest.mark.parametrize(
    ("dose", "claim"),
    [
        ("45 mg/d", "MK-4--increases--BMD--pharmacological"),
        ("45–60 ug", "vitamin-K--activates--blood-coagulation--dietary"),
        ("70–140 ug/d", "vitamin-K2--recommended-intake-for--adults--supplemental"),
        ("150 mg/d", "calcium--prevents--bone-loss--supplemental"),
    ],
)
def test_the_doses_of_the_article_stand_on_the_evidence(kg: KnowledgeGraph, dose: str, claim: str) -> None:
    (item,) = (item for item in kg.claim(claim).evidence if item.source == ARTICLE and item.dose)
    low, high, unit = item.dose or ("", None, "")
    assert dose == (f"{low} {unit}" if high is None else f"{low}–{high} {unit}")


@pytest.mark.parametrize(
    "claim",
    [
        "vitamin-K2--interacts-with--bisphosphonates",
        "MK-4--has-adverse-event--adverse-events--pharmacological",
        "DOACs--interacts-with--vitamin-K",
    ],
)
def test_what_the_article_denies_is_evidence_against_the_positive_claim(kg: KnowledgeGraph, claim: str) -> None:
    said = [item for item in kg.claim(claim).evidence if item.source == ARTICLE]
    assert {(item.stance, item.result) for item in said} == {("refutes", "null")}
