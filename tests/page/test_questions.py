"""The questions that the page begins with."""

from __future__ import annotations

import pytest

from kgraph import KnowledgeGraph
from kgraph.messages import messages
from kgraph.page.data.questions import QUESTIONS, questions_about


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return KnowledgeGraph.load()


def test_the_bundled_graph_answers_every_question(kg: KnowledgeGraph) -> None:
    catalog = kg.catalog
    found = questions_about(catalog.entities, {claim.slug for claim in catalog.find_claims()}, catalog.sources)
    assert [question["key"] for question in found] == list(QUESTIONS)
    assert len(found) == 6


def test_a_question_about_what_a_graph_does_not_hold_is_left_out() -> None:
    assert questions_about({"warfarin", "natto"}, set(), set()) == [
        {"key": "natto", "state": {"view": "check", "check": ["warfarin", "natto"]}}
    ]
    assert questions_about({"MK-4"}, set(), set()) == []


def test_every_question_is_worded_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert {f"page-question-{key}" for key in QUESTIONS} == set(messages("page-question-", lang))
