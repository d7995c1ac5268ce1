"""What an interaction check answers: claims and how they bear on the question, pairs, effects on bone, scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kgraph.interactions import lines
from kgraph.model import Bilingual, Claim
from kgraph.text import Lang
from kgraph.values import frozen

if TYPE_CHECKING:
    from kgraph.path import Path

Answer = Literal["recorded", "none-found", "not-recorded"]
"""Recorded, with its standing; studied and none found; or not recorded, which does not mean safe."""

Basis = Literal["direct", "inherited", "class", "member"]
"""How a claim bears on what was asked, nearest first.

``direct``: it is about just that; ``inherited``: it passes down from a class or a parent form; ``class``: it is about a
class or parent form and does not pass down; ``member``: it is about a member or form at one end or both.
"""

BASES: tuple[Basis, ...] = ("direct", "inherited", "class", "member")
"""The bases, nearest first."""

Kind = Literal["interaction", "together", "effect", "harm", "benefit", "association", "against"]
"""What a claim is about: an interaction; joint use that is advised; another effect of one substance on the other; a
harm, a benefit or an association of a substance with bone; or what acts against the harm a drug does to bone."""


@frozen
class Citation:
    """What one source says: ``tier`` (1 the strongest) and ``weight`` are those of its evidence.

    ``names`` say where it was read, ``marks`` how far it counts, and ``texts`` all of that with what it found.
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
    """A claim that bears on a question, in words.

    ``statement`` says what it means for what was asked; ``premise`` words the claim itself where this is
    inherited from it, and ``inherited`` then is the slug of the inherited claim. ``sources`` are best first: what
    counts by tier, then what does not count. ``mechanism`` is that of the claim, else the shortest path between its
    ends, an inference that then stands in ``path`` too.
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
        """Whether the claim was studied and refuted."""
        return self.claim.verdict == "refuted"


@frozen
class Substance:
    """An entity asked about: its slug, the names it was given by, and its label."""

    entity: str
    names: tuple[str, ...]
    labels: Bilingual


@frozen
class PairCheck:
    """The answer for two substances, in either order.

    ``interactions`` come with the nearest and best founded first; ``together`` holds joint use that is advised,
    ``effects`` what else is recorded of one acting on the other. Neither of these makes an answer "recorded".
    """

    first: Substance
    second: Substance
    answer: Answer
    interactions: tuple[CheckedClaim, ...] = ()
    together: tuple[CheckedClaim, ...] = ()
    effects: tuple[CheckedClaim, ...] = ()

    @property
    def lead(self) -> CheckedClaim | None:
        """The claim that the answer rests on; None if it is "not recorded"."""
        return None if self.answer == "not-recorded" else self.interactions[0]

    @property
    def others(self) -> tuple[CheckedClaim, ...]:
        """The interactions beside the one that leads."""
        return self.interactions if self.answer == "not-recorded" else self.interactions[1:]

    def sentence(self, lang: Lang) -> str:
        """Return the answer as a sentence in one language, without a full stop."""
        return lines.pair_sentence(self, lang)


@frozen
class BoneCheck:
    """What a substance does to bone, harms first, and what is recorded to mitigate its harms.

    ``mitigations`` are joint use that is advised beside it (``together``), and what acts against an outcome that only
    this substance, its class or its members are recorded to harm (``against``).
    """

    substance: Substance
    effects: tuple[CheckedClaim, ...] = ()
    mitigations: tuple[CheckedClaim, ...] = ()


@frozen
class InteractionCheck:
    """The check of some substances: each pair, the effects on bone of each, notes, scope and disclaimer.

    It prints as text and shows as HTML in a notebook, both in ``lang``.
    """

    substances: tuple[Substance, ...]
    pairs: tuple[PairCheck, ...]
    bone: tuple[BoneCheck, ...]
    notes: tuple[Bilingual, ...]
    scope: Bilingual
    disclaimer: Bilingual
    lang: Lang = "en"

    def text(self, lang: Lang | None = None) -> str:
        """Return the whole check as indented text, in ``self.lang`` unless another is given."""
        return lines.to_text(lines.check_lines(self, lang or self.lang))

    def html(self, lang: Lang | None = None) -> str:
        """Return the whole check as HTML, everything escaped, in ``self.lang`` unless another is given."""
        chosen = lang or self.lang
        return lines.to_html(lines.check_lines(self, chosen), chosen)

    def rows(self, lang: Lang | None = None) -> list[tuple[str, ...]]:
        """Return one row a pair: pair, answer, severity, standing, certainty, advice; cells are empty where unknown."""
        return [lines.pair_row(pair, lang or self.lang) for pair in self.pairs]

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()
