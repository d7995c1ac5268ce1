"""The answers of an interaction check: claims and their basis, pairs, effects on bone, scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from kgraph.frozen import frozen
from kgraph.messages import say
from kgraph.model import Bilingual, Claim
from kgraph.text import Lang

if TYPE_CHECKING:
    from kgraph.mechanism.path import Path

Answer = Literal[
    "contraindicated",
    "major",
    "moderate",
    "minor",
    "recorded",
    "together",
    "none-found",
    "inferred",
    "not-recorded",
]
"""The answer for a pair, in a word.

An interaction by its severity, ``recorded`` if nobody has graded it; ``together`` if one is advised beside the other;
``none-found`` if sources deny an interaction; ``inferred`` if no interaction is recorded and mechanisms imply one;
``not-recorded``, which does not mean safe.
"""

Basis = Literal["direct", "inherited", "class", "member"]
"""The basis on which a claim answers a question, nearest first.

``direct``: it is about the substances asked; ``inherited``: it passes down from a class or a parent form; ``class``:
it is about a class or parent form and does not pass down; ``member``: it is about a member or form at one end or both.
"""

BASES: tuple[Basis, ...] = ("direct", "inherited", "class", "member")
"""The bases, nearest first."""

SEVERITY_ANSWERS: Mapping[str | None, Answer] = {
    "contraindicated": "contraindicated",
    "major": "major",
    "moderate": "moderate",
    "minor": "minor",
    None: "recorded",
}
"""The answer for an interaction of each severity; None if it is not graded."""

GROUPS = ("others", "together", "effects", "implied")
"""The groups of the claims beside the one that leads, in the order in which they are shown."""

NO_TIER = 9
"""Rank of evidence without a tier, after every tier."""

Kind = Literal["interaction", "together", "effect", "implied", "harm", "benefit", "association", "against"]
"""Subject of a claim: an interaction; joint use that is advised; another effect of one substance on the other; what
one does to a protein that acts on the other; a harm, a benefit or an association of a substance with bone; or an effect
against the harm that a drug does to bone."""


@frozen
class Citation:
    """One source as cited for a claim: ``tier`` (1 the strongest) and ``weight`` are those of its evidence.

    ``names`` is the citation, ``marks`` says how far it counts, and ``texts`` has both with the findings.
    """

    source: str
    evidence: str
    stance: str
    tier: int | None
    weight: str | None
    names: Bilingual
    marks: Bilingual
    texts: Bilingual


@frozen
class CheckedClaim:
    """A claim that answers a question, in words.

    ``statement`` is the claim as it applies to the substances asked; for an inherited claim ``premise`` is the claim
    it follows from and ``inherited`` its own slug. ``sources`` are best first: those that count by tier, then the
    rest. ``mechanism`` is that of the claim, else the shortest path between its ends, an inference that ``path`` holds
    too.
    """

    kind: Kind
    basis: Basis
    claim: Claim
    statement: Bilingual
    standing: Bilingual
    certainty: Bilingual = Bilingual()
    severity: Bilingual = Bilingual()
    mechanism: Bilingual = Bilingual()
    premise: Bilingual = Bilingual()
    inherited: str | None = None
    sources: tuple[Citation, ...] = ()
    path: Path | None = None

    @property
    def is_denied(self) -> bool:
        """Whether sources other than an article deny the claim and none supports it, or it is refuted."""
        return self.claim.is_denied and self.claim.verdict != "unverified"

    def basis_notes(self, lang: Lang) -> list[str]:
        """Return how the claim relates to the question, in words; empty if the basis is direct."""
        return [] if self.basis == "direct" else [say(f"basis-{self.basis}", lang)]


@frozen
class Substance:
    """A substance of a check: its slug, the names it was given by, and its label."""

    entity: str
    names: tuple[str, ...]
    labels: Bilingual


@frozen
class PairCheck:
    """The answer for two substances, in either order.

    ``lead`` is the claim that the answer rests on, None if it is "not recorded". ``interactions`` come with the nearest
    and best founded first; ``together`` holds joint use that is advised, ``effects`` other recorded effects of one on
    the other. ``implied`` holds claims two by two, where no interaction is recorded: what one substance does to a
    protein, and how this protein has to do with the other.
    """

    first: Substance
    second: Substance
    answer: Answer
    lead: CheckedClaim | None = None
    interactions: tuple[CheckedClaim, ...] = ()
    together: tuple[CheckedClaim, ...] = ()
    effects: tuple[CheckedClaim, ...] = ()
    implied: tuple[CheckedClaim, ...] = ()

    def groups(self) -> Iterator[tuple[str, tuple[CheckedClaim, ...]]]:
        """Yield the claims to show by group: lead, others, together, effects, implied.

        The lead is in no other group, but where mechanisms alone imply the answer, their claims stay together.
        """
        alone = self.lead if self.lead and self.lead.kind != "implied" else None
        yield "lead", (alone,) if alone else ()
        parts = (self.interactions, self.together, self.effects, self.implied)
        for name, claims in zip(GROUPS, parts, strict=True):
            yield name, tuple(checked for checked in claims if checked is not alone)

    def names(self, lang: Lang) -> str:
        """Return the two names in one language."""
        return say("interactions-names", lang, first=self.first.labels.show(lang), second=self.second.labels.show(lang))

    def sentence(self, lang: Lang) -> str:
        """Return the answer in one language: names, answer, basis, standing; without a full stop."""
        answer = say(f"answer-{self.answer}", lang)
        if self.lead and self.answer != "inferred":
            notes = [*self.lead.basis_notes(lang), self.lead.standing.show(lang)]
            answer = say("interactions-noted", lang, text=answer, note=say("detail-separator", lang).join(notes))
        return say("interactions-pair", lang, pair=self.names(lang), answer=answer)

    def row(self, lang: Lang) -> tuple[str, ...]:
        """Return cells: pair, answer, severity, standing, certainty, advice; empty where unknown."""
        lead, answer = self.lead, say(f"answer-{self.answer}", lang)
        if lead is None or self.answer == "inferred":
            return (self.names(lang), answer, "", "", "", "")
        for note in lead.basis_notes(lang):
            answer = say("interactions-noted", lang, text=answer, note=note)
        words = (lead.severity, lead.standing, lead.certainty, lead.claim.advice)
        return (self.names(lang), answer, *(word.show(lang) for word in words))


@frozen
class BoneCheck:
    """The effects of a substance on bone, harms first, the recorded mitigations of these, and its other harms.

    ``mitigations`` are joint use that is advised beside it (``together``), and effects against an outcome that only
    this substance, its class or its members are recorded to harm (``against``). ``harms`` are those beyond bone, and
    contraindications, so that a benefit never stands without them; only what is accepted, reported or contested.
    """

    substance: Substance
    effects: tuple[CheckedClaim, ...] = ()
    mitigations: tuple[CheckedClaim, ...] = ()
    harms: tuple[CheckedClaim, ...] = ()


@frozen
class Answers:
    """The answers of a check of substances: each pair, effects on bone of each, notes, scope and disclaimer."""

    substances: tuple[Substance, ...]
    pairs: tuple[PairCheck, ...]
    bone: tuple[BoneCheck, ...]
    notes: tuple[Bilingual, ...]
    scope: Bilingual
    disclaimer: Bilingual
    lang: Lang = "en"
