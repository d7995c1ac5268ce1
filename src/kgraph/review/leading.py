"""Which statements of a source mislead most: what a reader should correct first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kgraph.review.judging import IMPLIED, NEAR
from kgraph.review.values import Statement

_CLINICAL = frozenset({"efficacy", "harm", "interaction"})
_WRONG = frozenset({"effect-not-shown", "denies-what-is-shown"})
_STATED, _BENEFIT = "stated", "efficacy"
_OPEN = frozenset({"contested", "refuted", "unproven"})


def find_leading(statements: Iterable[Statement]) -> list[Statement]:
    """Return the statements that mislead, worst first.

    Of several that rest on one claim, or stand in one passage and say the same of several things, the first is
    kept. What is about benefit or harm in people comes before anything else: first what evidence speaks against,
    then what is stated as fact though it is contested, or a benefit that is only reported, then what is unproven,
    or of which only something near was studied, and that is open. Then follow other things that evidence speaks
    against, and mechanisms that are open; then work on animals shown as if on people, and a blurred dose or form.
    Among equals, what the source says more often comes first, then its order.
    """
    all_statements = list(statements)
    often = Counter(map(_rests_on, all_statements))
    ranked = [(weight, statement) for statement in all_statements if (weight := _gravity(statement)) is not None]
    ranked.sort(key=lambda pair: (pair[0], -often[_rests_on(pair[1])], pair[1].number))
    claims, passages, first = set(), set(), []
    for _, statement in ranked:
        passage = (statement.evidence.span, statement.claim.relation)
        if _rests_on(statement) in claims or (statement.evidence.span and passage in passages):
            continue
        claims.add(_rests_on(statement))
        passages.add(passage)
        first.append(statement)
    return first


def _rests_on(statement: Statement) -> str:
    """Return the claim that decides a statement: its own, or the closest it follows from."""
    return statement.related[0].claim.slug if statement.basis == IMPLIED else statement.claim.slug


def _gravity(statement: Statement) -> int | None:
    """Return how far down the list a statement stands, None if it does not mislead."""
    flags, is_stated = set(statement.flags), statement.evidence.hedge == _STATED
    near = {related.verdict for related in statement.related} if statement.basis == NEAR else set()
    kind = statement.claim.reasons.judged_as
    is_clinical = kind in _CLINICAL
    is_wrong = bool(flags & _WRONG)
    is_contested = is_stated and statement.verdict == "contested"
    is_thin = is_stated and kind == _BENEFIT and statement.verdict == "reported"
    is_open = is_stated and (statement.verdict == "unproven" or bool(near & _OPEN))
    tests = (
        is_clinical and is_wrong,
        is_clinical and (is_contested or is_thin),
        is_clinical and is_open,
        is_wrong,
        is_contested or is_open,
        "preclinical-as-human" in flags,
        "dose-or-form-blurred" in flags,
    )
    return next((place for place, applies in enumerate(tests) if applies), None)
