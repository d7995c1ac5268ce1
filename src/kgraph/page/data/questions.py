"""The questions of the start view, each with the state of the page that answers it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kgraph.page.contract import Question, State

_MK4_VERTEBRAL = "MK-4--prevents--vertebral-fracture--pharmacological"

QUESTIONS: Mapping[str, State] = {
    "natto": {"view": "check", "check": ["warfarin", "natto"]},
    "calcification": {"view": "path", "path": ["warfarin", "vascular-calcification"]},
    "acid": {"view": "lanes", "entity": "proton-pump-inhibitors"},
    "fracture": {"view": "focus", "entity": "MK-4", "claim": _MK4_VERTEBRAL},
    "density": {"view": "focus", "entity": "BMD", "category": ["Nutrient"], "refuted": True},
    "article": {"view": "article", "source": "k2-bone-article-2021"},
}
"""By the end of the key of its message, in the order shown."""


def questions_about(entities: Collection[str], claims: Collection[str], sources: Collection[str]) -> list[Question]:
    """Return the questions that a graph with these slugs can answer, in order, each with its key and state.

    >>> questions_about({"warfarin", "natto"}, set(), set())
    [{'key': 'natto', 'state': {'view': 'check', 'check': ['warfarin', 'natto']}}]
    """

    def is_known(state: State) -> bool:
        named = {*state.get("check", ()), *state.get("path", ()), state.get("entity")} - {None}
        return (
            named <= set(entities) and state.get("claim") in {None, *claims} and state.get("source") in {None, *sources}
        )

    return [{"key": key, "state": state.copy()} for key, state in QUESTIONS.items() if is_known(state)]
