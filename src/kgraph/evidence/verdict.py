"""The verdict on a claim, from its evidence alone.

Pure: it does not depend on the order of the items. ``docs/verdicts.md`` gives the rule in words, with examples and the
source of each threshold; ``kgraph.evidence.weighing`` says what an item weighs, ``reading`` what its figures say,
``groups`` which reports are independent, ``certainty`` how sure a side is.

Two sides are comparable if their best tiers are at most one apart. What refutes is tried before the contest of a null
without a figure, because a study that shows nothing cannot weigh more than one that shows something.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kgraph.evidence.certainty import FEWEST_PEOPLE, STATED, Grade, grade, is_low, is_moderate
from kgraph.evidence.reading import FOR, OPEN
from kgraph.evidence.scale import CERTAINTIES
from kgraph.evidence.weighing import (
    AGAINST,
    AUTHORITIES,
    CLINICAL,
    SILENT,
    STATING,
    Item,
    Question,
    Speaker,
    Weighed,
    count_groups,
    count_groups_with_pools,
    speakers,
    statements,
    weigh,
)
from kgraph.frozen import frozen

FORMS_DIFFER = "forms-differ"
RULINGS = {
    "nothing-carries": "unverified",
    "none-found": "refuted",
    "too-uncertain": "unproven",
    "both-comparable": "contested",
    "silent-null": "contested",
    "only-inconclusive": "unproven",
    "only-denied": "unproven",
    "sure-and-repeated": "established",
    "authorities-agree": "established",
    "repeated": "supported",
    "one-sound-study": "supported",
    "authority": "supported",
    "group-and-statement": "supported",
    "one-study": "reported",
    "only-stated": "reported",
    FORMS_DIFFER: "reported",
}
"""The verdict of each ruling."""

_COMPARABLE = 1
_SHOWN_BY_MANY = 2
_BEST_TIERS = 2
"""Up to which tier a study of mechanism or structure shows something by itself."""


@frozen
class Verdict:
    """A verdict, its certainty with the reasons of GRADE, and what decided.

    ``ruling`` is the rule that decided, a member of the schema's list of rulings; ``weighed`` holds the items in the
    order given. ``certainty`` is None where nothing was shown, for case reports alone, and for mechanism and structure.
    ``standing`` is the form shown to readers: the verdict, or ``article-only`` where all evidence is articles.
    """

    verdict: str
    certainty: str | None
    standing: str
    ruling: str
    reasons: tuple[str, ...] = ()
    weighed: tuple[Weighed, ...] = ()


def judge(question: Question, items: Iterable[Item]) -> Verdict:
    """Return the verdict on a claim.

    >>> judge(Question("mechanism"), [Item("supports", "in-vitro", "a"), Item("supports", "animal", "b")]).verdict
    'established'

    Raises:
        KeyError: If the kind of claim is not one of the five.
    """
    weighed = weigh(question, items)
    ruling, found = (_clinical if question.kind in CLINICAL else _of_mechanism)(question, weighed)
    verdict = RULINGS[ruling]
    designs = {entry.item.design for entry in weighed}
    standing = "article-only" if verdict == "unverified" and designs == {"article"} else verdict
    certainty, reasons = (found.certainty, found.reasons) if found else (None, ())
    return Verdict(verdict, certainty, standing, ruling, reasons, weighed)


def capped(verdict: Verdict) -> Verdict:
    """Return the verdict on a pooled parent whose forms read otherwise: reported, if it was stronger than that."""
    if verdict.verdict not in ("established", "supported"):
        return verdict
    return Verdict("reported", verdict.certainty, "reported", FORMS_DIFFER, verdict.reasons, verdict.weighed)


def _clinical(question: Question, weighed: Sequence[Weighed]) -> tuple[str, Grade | None]:
    """Return the ruling on a claim that needs an estimate, and its certainty."""
    for_, against = speakers(weighed, FOR), speakers(weighed, AGAINST)
    silent, unsure = speakers(weighed, SILENT), speakers(weighed, OPEN)
    stated, denied = statements(weighed, FOR), statements(weighed, AGAINST)
    grade_for, grade_against = _grade(question, for_, against), _grade(question, against, for_)
    if against and (not for_ or _best(against) < _best(for_) - _COMPARABLE):
        is_shown = is_low(grade_against) or _authorities(against)
        return ("none-found", grade_against) if is_shown else ("too-uncertain", None)
    if not for_:
        return _without_support(silent, unsure, stated, denied)
    if against and _best(against) <= _best(for_) + _COMPARABLE:
        return "both-comparable", _better(grade_for, grade_against)
    if _is_contested_by(silent, for_):
        return "silent-null", _grade(question, for_, silent)
    return _with_support(question, for_, stated, grade_for), grade_for


def _without_support(
    silent: Collection[Speaker], unsure: Collection[Speaker], stated: Collection[Item], denied: Collection[Item]
) -> tuple[str, Grade | None]:
    if stated and not denied and not silent:
        return "only-stated", Grade(STATED)
    if silent or unsure or (stated and denied):
        return "only-inconclusive", None
    return ("only-denied", None) if denied else ("nothing-carries", None)


def _with_support(question: Question, for_: Sequence[Speaker], stated: Sequence[Item], certainty: Grade | None) -> str:
    """Return the first ruling that applies to a claim that nothing comparable speaks against."""
    studies = [speaker for speaker in for_ if speaker.item.design not in AUTHORITIES]
    graded = [speaker for speaker in studies if speaker.is_graded]
    issuers = {speaker.item.issuer or speaker.item.group for speaker in _authorities(for_)}
    texts = {speaker.item.group for speaker in _authorities(for_)}
    groups = {speaker.item.group for speaker in studies}
    sound = (_grade(question, [speaker], ()) for speaker in graded if _is_trial_or_pool(speaker))
    is_repeated = count_groups(graded) >= _SHOWN_BY_MANY
    do_agree = min(len(issuers), len(texts)) >= _SHOWN_BY_MANY or (issuers and graded)
    rulings = (
        ("sure-and-repeated", is_moderate(certainty) and (is_repeated or issuers)),
        ("authorities-agree", question.kind != "efficacy" and do_agree),
        ("repeated", count_groups_with_pools(studies) >= _SHOWN_BY_MANY),
        ("one-sound-study", any(map(is_moderate, sound))),
        ("authority", issuers),
        ("group-and-statement", question.kind == "interaction" and any(item.group not in groups for item in stated)),
        ("one-study", True),
    )
    return next(name for name, applies in rulings if applies)


def _of_mechanism(_: Question, weighed: Sequence[Weighed]) -> tuple[str, Grade | None]:
    """Return the ruling on a claim of mechanism or structure, which is not graded."""
    for_, against = speakers(weighed, FOR), speakers(weighed, AGAINST)
    if against and (not for_ or _best(against) < _best(for_) - _COMPARABLE):
        return ("none-found" if _best(against) <= _BEST_TIERS else "too-uncertain"), None
    if not for_:
        return ("only-inconclusive" if speakers(weighed, OPEN) else "nothing-carries"), None
    if against and _best(against) <= _best(for_) + _COMPARABLE:
        return "both-comparable", None
    shown = [speaker for speaker in for_ if speaker.tier <= _BEST_TIERS]
    groups = {speaker.item.group for speaker in shown}
    texts = [speaker for speaker in for_ if speaker.item.design in (STATING | AUTHORITIES)]
    is_told = any(speaker.item.group not in groups or len(groups) > 1 for speaker in texts)
    if count_groups(shown) >= _SHOWN_BY_MANY or (shown and is_told):
        return "sure-and-repeated", None
    if count_groups(for_) >= _SHOWN_BY_MANY:
        return "repeated", None
    return ("one-sound-study" if _best(for_) == 1 else "one-study"), None


def _best(side: Iterable[Speaker]) -> int:
    return min(speaker.tier for speaker in side)


def _grade(question: Question, side: Sequence[Speaker], other: Collection[Speaker]) -> Grade | None:
    """Return the certainty of a side: graded where it has an estimate, else stated by labels and guidelines."""
    return grade(question, side, other) or (Grade(STATED) if _authorities(side) else None)


def _better(one: Grade | None, other: Grade | None) -> Grade | None:
    """Return the more certain of two sides."""
    found = [grade_ for grade_ in (one, other) if grade_]
    return min(found, key=lambda grade_: CERTAINTIES.index(grade_.certainty), default=None)


def _authorities(side: Iterable[Speaker]) -> list[Speaker]:
    return [speaker for speaker in side if speaker.item.design in AUTHORITIES]


def _is_trial_or_pool(speaker: Speaker) -> bool:
    return speaker.is_pool or speaker.item.design == "randomised-trial"


def _is_contested_by(silent: Iterable[Speaker], for_: Sequence[Speaker]) -> bool:
    """Return whether a null without a figure contests: of comparable tier, and no smaller than the largest in favour.

    Where the size of none in favour is known, it contests from the people on that would not be imprecise.
    """
    sizes = [speaker.item.participants for speaker in for_ if speaker.item.participants is not None]
    least = max(sizes, default=FEWEST_PEOPLE)
    return any(
        speaker.item.participants is not None
        and speaker.item.participants >= least
        and speaker.tier <= _best(for_) + _COMPARABLE
        for speaker in silent
    )
