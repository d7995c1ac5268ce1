"""Flags for wording of a source that goes beyond the evidence: a closed list, each flag with its rule.

Only recorded wording (``Evidence.hedge``) is judged: a study reports its findings, an article asserts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kgraph.evidence.accepted import is_accepted
from kgraph.evidence.weighing import PRECLINICAL, SAME_STUDY, UNFITTING, carries
from kgraph.frozen import frozen
from kgraph.model import COUNTS, Claim, Evidence
from kgraph.review.judging import NEAR, NOTHING, OWN, VAGUE
from kgraph.review.values import UNCHECKED, mirrored

_STATED, _PRECLINICAL_ONLY = "stated", "preclinical-only"


@frozen
class JudgedStatement:
    """A statement as the rules see it: wording, claim, verdict, and studied claims of another dose or form."""

    item: Evidence
    claim: Claim
    verdict: str
    related: tuple[Claim, ...] = ()
    narrower: frozenset[str] = frozenset()
    basis: str = OWN

    @property
    def is_accepted(self) -> bool:
        """Whether it may be taken as known."""
        return is_accepted(self.verdict, self.claim.reasons.judged_as)


def find_flags(statement: JudgedStatement) -> tuple[str, ...]:
    """Return the flags of a statement, in the order of the list; empty if its wording was not recorded."""
    if statement.item.hedge is None or statement.item.stance == "inconclusive":
        return ()
    return tuple(flag for flag, applies in FLAGS.items() if applies(statement))


def find_related(claim: Claim, candidates: Iterable[Claim], above: Mapping[str, frozenset[str]]) -> tuple[Claim, ...]:
    """Return the studied claims that say the same of another dose of the subject, or of an entity above or below it.

    They have the same aspect, group of people and circumstance, and are sorted by slug.

    Args:
        above: All broader entities of each entity.
    """
    related = (
        candidate
        for candidate in candidates
        if candidate.slug != claim.slug
        and candidate.verdict != "unverified"
        and _object_and_qualifiers(candidate) == _object_and_qualifiers(claim)
        and _on_one_line(candidate.subject, claim.subject, above)
    )
    return tuple(sorted(related, key=lambda candidate: candidate.slug))


def find_narrower(claim: Claim, related: Sequence[Claim], above: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the related claims (slugs) that are about a part of the subject: a form, a member or a dose band."""
    return frozenset(
        candidate.slug
        for candidate in related
        if (candidate.subject == claim.subject or claim.subject in above[candidate.subject])
        and claim.dose_band in (None, candidate.dose_band)
    )


def _object_and_qualifiers(claim: Claim) -> tuple[str | None, ...]:
    return (claim.relation, claim.object, claim.aspect, claim.population, claim.circumstance)


def _on_one_line(subject: str, other_subject: str, above: Mapping[str, frozenset[str]]) -> bool:
    return subject == other_subject or subject in above[other_subject] or other_subject in above[subject]


def _is_unsettled(statement: JudgedStatement) -> bool:
    """Whether it is studied or reported by others, but neither accepted nor refuted."""
    settled = statement.is_accepted or statement.verdict in ("refuted", "unverified")
    return statement.item.hedge == _STATED and not settled


def _is_unchecked(statement: JudgedStatement) -> bool:
    is_unverified = statement.basis in (OWN, NOTHING) and statement.verdict == "unverified"
    return statement.item.hedge == _STATED and is_unverified


def _is_only_near(statement: JudgedStatement) -> bool:
    return statement.item.hedge == _STATED and statement.basis == NEAR


def _is_vague(statement: JudgedStatement) -> bool:
    return statement.item.hedge == _STATED and statement.basis == VAGUE


def _affirms_refuted(statement: JudgedStatement) -> bool:
    return _is_refuted_in_people(statement) and statement.item.stance == "supports"


def _denies_accepted(statement: JudgedStatement) -> bool:
    return _is_refuted_in_people(statement) and statement.item.stance == "refutes"


def _is_refuted_in_people(statement: JudgedStatement) -> bool:
    return statement.verdict == "refuted" and statement.item.hedge != _PRECLINICAL_ONLY


def _hides_preclinical(statement: JudgedStatement) -> bool:
    """Whether all evidence that agrees with it is work on animals or cells, and it does not say so."""
    if statement.item.hedge == _PRECLINICAL_ONLY or statement.item.study_design in PRECLINICAL:
        return False
    designs = {
        item.study_design
        for item in statement.claim.evidence
        if item.source != statement.item.source
        and item.stance == statement.item.stance
        and item.weight in (COUNTS, SAME_STUDY, UNFITTING)
        and carries(item.study_design)
    }
    return bool(designs) and designs <= PRECLINICAL


def _blurs_dose_or_form(statement: JudgedStatement) -> bool:
    """Whether the same is studied or accepted for a narrower dose or form than the source names.

    For a refuted statement also whether it is accepted for another dose. Claims about a whole class or nutrient do not
    count.
    """
    if statement.claim.verdict == "unverified":
        return bool(statement.narrower)
    accepted = {
        claim.slug
        for claim in statement.related
        if is_accepted(mirrored(claim.verdict, statement.item.stance), claim.reasons.judged_as)
    }
    other_dose = {claim.slug for claim in statement.related if claim.subject == statement.claim.subject}
    fitting = statement.narrower | other_dose if statement.verdict == "refuted" else statement.narrower
    return not statement.is_accepted and bool(accepted & fitting)


FLAGS: dict[str, Callable[[JudgedStatement], bool]] = {
    "effect-not-shown": _affirms_refuted,
    "denies-what-is-shown": _denies_accepted,
    "unsettled-as-fact": _is_unsettled,
    "only-near-studied": _is_only_near,
    UNCHECKED: _is_unchecked,
    "too-vague": _is_vague,
    "preclinical-as-human": _hides_preclinical,
    "dose-or-form-blurred": _blurs_dose_or_form,
}
"""The flags, gravest first, and when each applies."""
