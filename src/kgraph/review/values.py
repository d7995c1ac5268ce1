"""The values of a review: statements of a source, each with its verdict, evidence and flags, and their totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgraph.model import Bilingual, Claim, Evidence, Reasons, Source
from kgraph.text import Lang

_MIRROR = {"established": "refuted", "supported": "refuted", "reported": "contested", "refuted": "supported"}


@dataclass(frozen=True)
class BestEvidence:
    """The strongest item that counts with one stance, its source, and its findings in both languages."""

    evidence: Evidence
    source: Source
    text: Bilingual


@dataclass(frozen=True)
class Related:
    """A studied claim that bears on a statement, with its verdict as that of the statement it would be.

    ``steps`` says what lies between the two (``steps.STEPS``), ``implies`` that the statement follows from it. ``best``
    is its strongest item on the side of its verdict.
    """

    claim: Claim
    verdict: str
    sentences: Bilingual
    steps: tuple[str, ...] = ()
    implies: bool = False
    best: BestEvidence | None = None


@dataclass(frozen=True)
class Statement:
    """One statement of a source.

    ``evidence`` is the item that the source gives, ``claim`` the claim it is about. ``verdict`` and ``standing`` are
    those of the statement: where the source denies the claim, they are the reverse of the claim's. ``basis`` says what
    the verdict rests on (``judging.BASES``): the claim itself, or what stands for it where that was not studied;
    ``reason`` says it in one line and names the study. ``certainty`` is that of the verdict, None where no evidence
    carries it. ``text`` is the wording of the source, None unless its text was supplied. ``best_for`` and
    ``best_against`` agree and disagree with the source, or with the claim if the source leaves it open. ``related`` are
    the claims it follows from, else those near it. ``flags`` say how its wording goes beyond the evidence
    (``flags.FLAGS``).
    """

    number: int
    evidence: Evidence
    claim: Claim
    verdict: str
    standing: str
    sentences: Bilingual
    basis: str = "own"
    reason: Bilingual = Bilingual()
    certainty: str | None = None
    detail: Bilingual = Bilingual()
    place: Bilingual = Bilingual()
    text: str | None = None
    why: tuple[Bilingual, ...] = ()
    best_for: BestEvidence | None = None
    best_against: BestEvidence | None = None
    best_inconclusive: BestEvidence | None = None
    related: tuple[Related, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def reasons(self) -> Reasons:
        """Why the claim has its verdict."""
        return self.claim.reasons

    def sentence(self, lang: Lang) -> str:
        """Return the statement in our words, without a full stop."""
        return self.sentences.show(lang)


UNCHECKED = "unchecked-as-fact"
"""The flag of a statement worded as fact whose claim is unverified."""


@dataclass(frozen=True)
class Totals:
    """The numbers of statements, claims and flagged statements, and of statements by verdict, standing and flag.

    ``verdicts`` and ``standings`` each add up to ``statements``; a statement may have several flags. ``unchecked``
    counts flagged statements whose only flag is ``UNCHECKED``: they may be true. ``bases`` counts them by what their
    verdict rests on.
    """

    statements: int
    claims: int
    flagged: int
    unchecked: int
    verdicts: dict[str, int]
    standings: dict[str, int]
    flags: dict[str, int]
    bases: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Ledger:
    """The statements of a source, in the order of the source.

    ``labels`` names verdicts, standings, certainties, wordings, rulings and flags in both languages; ``meanings``
    explains the flags. Members of a list keep the order of the list.
    """

    source: Source
    statements: tuple[Statement, ...]
    labels: Mapping[str, Bilingual] = field(default_factory=dict, repr=False, compare=False)
    meanings: Mapping[str, Bilingual] = field(default_factory=dict, repr=False, compare=False)

    @property
    def totals(self) -> Totals:
        """The counts, each in the order of its list, without zeros."""
        return Totals(
            statements=len(self.statements),
            claims=len({statement.claim.slug for statement in self.statements}),
            flagged=sum(1 for statement in self.statements if statement.flags),
            unchecked=sum(1 for statement in self.statements if statement.flags == (UNCHECKED,)),
            verdicts=self._count(statement.verdict for statement in self.statements),
            standings=self._count(statement.standing for statement in self.statements),
            flags=self._count(flag for statement in self.statements for flag in statement.flags),
            bases=self._count(statement.basis for statement in self.statements),
        )

    def label(self, slug: str | None, lang: Lang) -> str:
        """Return the name of a verdict, standing, certainty, wording, ruling or flag; empty for None."""
        return self.labels[slug].show(lang) if slug else ""

    def _count(self, slugs: Iterable[str]) -> dict[str, int]:
        counts = Counter(slugs)
        return {slug: counts[slug] for slug in self.labels if counts[slug]}


def mirrored(verdict: str, stance: str) -> str:
    """Return the verdict on a statement, from the verdict on its claim and the stance of the source.

    A denial of an established or supported claim is refuted, a denial of a refuted claim is supported. A denial of a
    claim that is only reported is contested: what was reported speaks against it and does not refute it. For every
    other stance and verdict the verdict on the claim applies.

    >>> mirrored("established", "refutes"), mirrored("refuted", "refutes"), mirrored("contested", "refutes")
    ('refuted', 'supported', 'contested')
    """
    return _MIRROR.get(verdict, verdict) if stance == "refutes" else verdict


def stances_beside(stance: str) -> tuple[str, str, str]:
    """Return the stances that agree with a source, disagree with it and leave it open.

    If the source itself leaves the claim open, they agree and disagree with the claim.

    >>> stances_beside("refutes")
    ('refutes', 'supports', 'inconclusive')
    """
    sides = ("supports", "refutes")
    return (*(sides[::-1] if stance == "refutes" else sides), "inconclusive")
