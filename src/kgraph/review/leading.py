"""Which statements of a source mislead most: what a reader should correct first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kgraph.review.judging import IMPLIED, NEAR
from kgraph.review.values import Statement

_CLINICAL = frozenset({"efficacy", "harm", "interaction"})
_WRONG = frozenset({"effect-not-shown", "denies-what-is-shown"})
_STATED = "stated"
_OPEN = frozenset({"contested", "refuted", "unproven"})


def find_leading(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements that mislead, worst first; of several that rest on one claim, the first.

    First comes what evidence speaks against, then what is stated as fact though it is contested, then though it is
    unproven, then though only something near it was studied, and that is open; then work on animals shown as if on
    people, and a blurred dose or form. Among equals, what is about benefit or harm in people comes before mechanisms,
    then what the source says more often, then its order.
    """
    all_statements = list(statements)
    often = Counter(map(_rests_on, all_statements))
    ranked = [(weight, statement) for statement in all_statements if (weight := _gravity(statement)) is not None]
    ranked.sort(
        key=lambda pair: (
            pair[0],
            pair[1].claim.reasons.judged_as not in _CLINICAL,
            -often[_rests_on(pair[1])],
            pair[1].number,
        )
    )
    first: dict[str, Statement] = {}
    for _, statement in ranked:
        first.setdefault(_rests_on(statement), statement)
    return list(first.values())


def _rests_on(statement: Statement) -> str:
    """Return the claim that decides a statement: its own, or the closest it follows from."""
    return statement.related[0].claim.slug if statement.basis == IMPLIED else statement.claim.slug


def _gravity(statement: Statement) -> int | None:
    """Return how far down the list a statement stands, None if it does not mislead."""
    flags, is_stated = set(statement.flags), statement.evidence.hedge == _STATED
    near = {related.verdict for related in statement.related} if statement.basis == NEAR else set()
    tests = (
        bool(flags & _WRONG),
        is_stated and statement.verdict == "contested",
        is_stated and statement.verdict == "unproven",
        is_stated and bool(near & _OPEN),
        "preclinical-as-human" in flags,
        "dose-or-form-blurred" in flags,
    )
    return next((place for place, applies in enumerate(tests) if applies), None)
