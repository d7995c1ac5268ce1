"""How the wording of a source goes beyond the evidence: a closed list of flags, each with its rule.

Only wording that was recorded (``Evidence.hedge``) is judged: a study reports its findings, an article asserts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from kgraph.evidence.scale import ACCEPTED
from kgraph.evidence.verdict import PRECLINICAL, SAME_STUDY, UNFITTING, carries
from kgraph.frozen import frozen
from kgraph.model import COUNTS, Claim, Evidence
from kgraph.review.values import UNCHECKED, mirrored

_STATED, _PRECLINICAL_ONLY = "stated", "preclinical-only"


@frozen
class Said:
    """What a rule sees: how a source puts a claim, the verdict on that, and studied claims of another dose or form."""

    item: Evidence
    claim: Claim
    verdict: str
    related: tuple[Claim, ...] = ()
    narrower: frozenset[str] = frozenset()


def find_flags(said: Said) -> tuple[str, ...]:
    """Return the flags of a statement, in the order of the list; none if its wording was not recorded."""
    if said.item.hedge is None or said.item.stance == "inconclusive":
        return ()
    return tuple(flag for flag, applies in FLAGS.items() if applies(said))


def find_related(claim: Claim, kindred: Iterable[Claim], above: Mapping[str, frozenset[str]]) -> tuple[Claim, ...]:
    """Return studied claims that say the same of another dose of its subject, or of a form or kind above or below it.

    Aspect and group of people are the same; sorted by slug. ``above`` holds all broader entities of each.
    """
    found = (
        other
        for other in kindred
        if other.slug != claim.slug
        and other.verdict != "unverified"
        and _frame(other) == _frame(claim)
        and _on_one_line(other.subject, claim.subject, above)
    )
    return tuple(sorted(found, key=lambda other: other.slug))


def find_narrower(claim: Claim, related: Sequence[Claim], above: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return those related claims that hold for part of what a claim is about: a form or member, or a dose band."""
    return frozenset(
        other.slug
        for other in related
        if (other.subject == claim.subject or claim.subject in above[other.subject])
        and claim.dose_band in (None, other.dose_band)
    )


def _frame(claim: Claim) -> tuple[str | None, ...]:
    return (claim.relation, claim.object, claim.aspect, claim.population)


def _on_one_line(one: str, other: str, above: Mapping[str, frozenset[str]]) -> bool:
    return one == other or one in above[other] or other in above[one]


def _is_unsettled(said: Said) -> bool:
    return said.item.hedge == _STATED and said.verdict in ("contested", "unproven")


def _is_unchecked(said: Said) -> bool:
    return said.item.hedge == _STATED and said.verdict == "unverified"


def _affirms_refuted(said: Said) -> bool:
    return _is_refuted_in_people(said) and said.item.stance == "supports"


def _denies_accepted(said: Said) -> bool:
    return _is_refuted_in_people(said) and said.item.stance == "refutes"


def _is_refuted_in_people(said: Said) -> bool:
    return said.verdict == "refuted" and said.item.hedge != _PRECLINICAL_ONLY


def _hides_preclinical(said: Said) -> bool:
    """Whether all that agrees with it is work on animals or cells, and it does not say so."""
    if said.item.hedge == _PRECLINICAL_ONLY or said.item.study_design in PRECLINICAL:
        return False
    designs = {
        item.study_design
        for item in said.claim.evidence
        if item.source != said.item.source
        and item.stance == said.item.stance
        and item.weight in (COUNTS, SAME_STUDY, UNFITTING)
        and carries(item.study_design)
    }
    return bool(designs) and designs <= PRECLINICAL


def _blurs_dose_or_form(said: Said) -> bool:
    """Whether what was studied, or is accepted, is the same for a narrower dose or form than the source names.

    Or, where the statement is refuted, for another dose. What holds for a class or nutrient as a whole is no such case.
    """
    if said.verdict == "unverified":
        return bool(said.narrower)
    accepted = {other.slug for other in said.related if mirrored(other.verdict, said.item.stance) in ACCEPTED}
    other_dose = {other.slug for other in said.related if other.subject == said.claim.subject}
    fitting = said.narrower | other_dose if said.verdict == "refuted" else said.narrower
    return said.verdict not in ACCEPTED and bool(accepted & fitting)


FLAGS: dict[str, Callable[[Said], bool]] = {
    "effect-not-shown": _affirms_refuted,
    "denies-what-is-shown": _denies_accepted,
    "unsettled-as-fact": _is_unsettled,
    UNCHECKED: _is_unchecked,
    "preclinical-as-human": _hides_preclinical,
    "dose-or-form-blurred": _blurs_dose_or_form,
}
"""The flags, gravest first, and when each applies."""
