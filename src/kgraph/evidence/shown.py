"""In whom or what a claim of mechanism or structure has been shown: people, animals, cells, or nobody.

Pure: it follows from the study designs and species of the evidence that carries the claim as it is worded.
"""

from __future__ import annotations

from collections.abc import Iterable

from kgraph.evidence.verdict import Verdict
from kgraph.frozen import frozen
from kgraph.model import COUNTS

KINDS = frozenset({"mechanism", "structure"})
"""The kinds of claims of which it is said."""

PEOPLE, ANIMALS, CELLS, STATED = SHOWN_IN = ("people", "animals", "cells", "stated")
"""What a claim can be shown in, the nearest to the reader first."""

_OF_PEOPLE = frozenset(
    {
        "meta-analysis",
        "randomised-trial",
        "systematic-review",
        "cohort",
        "case-control",
        "cross-sectional",
        "case-report",
        "human-mechanistic",
    }
)


@frozen
class Shown:
    """What a claim is shown in; for animals the species, sorted, empty if one of the studies leaves it open."""

    in_: str
    species: tuple[str, ...] = ()


def find_shown(kind: str, verdict: Verdict) -> Shown | None:
    """Return what a claim is shown in by the evidence on the side of its sentence, None if none of it carries.

    A refuted claim is worded as a denial, so that the evidence against it counts, else the evidence for it. A finding
    in people comes before one in animals, that before one in cells, and each before a statement without data.

    >>> from kgraph.evidence.verdict import judge
    >>> from kgraph.evidence.weighing import Item, Question
    >>> find_shown("mechanism", judge(Question("mechanism"), [Item("supports", "animal", "a", species="rat")]))
    Shown(in_='animals', species=('rat',))
    """
    if kind not in KINDS:
        return None
    side = "refutes" if verdict.verdict == "refuted" else "supports"
    items = [entry.item for entry in verdict.weighed if entry.weight == COUNTS and entry.item.stance == side]
    found = [(_shown_by(item.design, item.species), item.species) for item in items]
    if not found:
        return None
    nearest = min((shown for shown, _ in found), key=SHOWN_IN.index)
    return Shown(nearest, _species(species for shown, species in found if shown == nearest == ANIMALS))


def _shown_by(design: str, species: str | None) -> str:
    """Return what one item shows its finding in; a text without data that names a species tells of animals."""
    if design == "in-vitro":
        return CELLS
    if design == "animal" or species is not None:
        return ANIMALS
    return PEOPLE if design in _OF_PEOPLE else STATED


def _species(recorded: Iterable[str | None]) -> tuple[str, ...]:
    species = list(recorded)
    return tuple(sorted({name for name in species if name})) if None not in species else ()
