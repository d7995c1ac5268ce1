"""Families: claims about a nutrient or class and about its forms or members, with the same relation and outcome.

Pure. A pool of several forms says nothing of a form that reads otherwise. A pooled parent is therefore at most reported
where a form or member that has an estimate at the same outcome is contested or refuted, or where all that have one are
unproven; one that is merely unproven by a wide interval, beside others that are not, caps nothing. A claim for another
dose of the same substance that reads otherwise lowers the certainty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kgraph.evidence.inherit import reach
from kgraph.evidence.reading import FOR, OPEN
from kgraph.evidence.verdict import Verdict
from kgraph.evidence.weighing import AGAINST, CLINICAL, speakers
from kgraph.frozen import frozen

_OTHERWISE = frozenset({"contested", "refuted"})
_UNPROVEN = "unproven"
_Outcome = tuple[str | None, ...]


@frozen
class Judged:
    """A claim with its first verdict. ``narrower`` is what narrows it beside the dose: aspect, people, circumstance."""

    claim: str
    subject: str
    relation: str
    object: str
    kind: str
    verdict: Verdict
    narrower: tuple[str | None, ...] = ()

    @property
    def outcome(self) -> _Outcome:
        """What its family has in common."""
        return (self.relation, self.object, *self.narrower)

    @property
    def reading(self) -> str:
        """The word of its first verdict."""
        return self.verdict.verdict

    @property
    def has_estimate(self) -> bool:
        """Whether a study with an estimate speaks about it."""
        found = speakers(self.verdict.weighed, FOR, AGAINST, OPEN)
        return self.kind in CLINICAL and any(
            speaker.is_graded and speaker.item.figure.says_something for speaker in found
        )


def find_capped(claims: Iterable[Judged], above: Mapping[str, Iterable[str]]) -> set[str]:
    """Return the claims about a nutrient or class that are at most reported, because its forms read otherwise.

    Args:
        above: For each form or member what it is a form or member of, one step up; circles are allowed.
    """
    up = {name: set(names) for name, names in above.items()}
    by_outcome = _by_outcome(claim for claim in claims if claim.kind in CLINICAL)
    capped: set[str] = set()
    for family in by_outcome.values():
        below: dict[str, list[Judged]] = defaultdict(list)
        for claim in family:
            if claim.has_estimate:
                for parent in reach(claim.subject, up) - {claim.subject}:
                    below[parent].append(claim)
        capped.update(claim.claim for claim in family if _read_otherwise(below[claim.subject], claim))
    return capped


def find_differing(claims: Iterable[Judged]) -> set[str]:
    """Return the claims that read otherwise than a contested or refuted one for another dose of the same substance."""
    differing: set[str] = set()
    for family in _by_outcome(claim for claim in claims if claim.kind in CLINICAL).values():
        by_subject: dict[str, list[Judged]] = defaultdict(list)
        for claim in family:
            by_subject[claim.subject].append(claim)
        for doses in by_subject.values():
            otherwise = {claim.reading for claim in doses if claim.has_estimate} & _OTHERWISE
            differing.update(claim.claim for claim in doses if otherwise - {claim.reading})
    return differing


def _by_outcome(claims: Iterable[Judged]) -> dict[_Outcome, list[Judged]]:
    families: dict[_Outcome, list[Judged]] = defaultdict(list)
    for claim in claims:
        families[claim.outcome].append(claim)
    return families


def _read_otherwise(forms: Iterable[Judged], parent: Judged) -> bool:
    readings = {form.reading for form in forms}
    return bool(readings & _OTHERWISE - {parent.reading}) or readings == {_UNPROVEN}
