"""In whom or what a claim has been shown: people, animals, cells, or nobody; and whether trials show an effect.

Pure: it follows from the study designs and species of the evidence that carries the claim as it is worded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from kgraph.evidence.certainty import RANDOMISED
from kgraph.evidence.verdict import Verdict
from kgraph.evidence.weighing import Item
from kgraph.frozen import frozen
from kgraph.model import COUNTS

PEOPLE, ANIMALS, CELLS, TRIALS, OBSERVATION, STATED = SHOWN_IN = (
    "people",
    "animals",
    "cells",
    "trials",
    "observation",
    "stated",
)
"""What a claim can be shown in, the nearest to the reader first: mechanism and structure in the first three, effects
and harms in trials or observation, and all of them by statement alone."""

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
    in people comes before one in animals, that before one in cells; of an effect or a harm a randomised trial before
    observation; and each before a statement without data. Nothing is said of interactions.

    >>> from kgraph.evidence.verdict import judge
    >>> from kgraph.evidence.weighing import Item, Question
    >>> find_shown("mechanism", judge(Question("mechanism"), [Item("supports", "animal", "a", species="rat")]))
    Shown(in_='animals', species=('rat',))
    """
    if kind not in _SHOWN_BY:
        return None
    side = "refutes" if verdict.verdict == "refuted" else "supports"
    items = [entry.item for entry in verdict.weighed if entry.weight == COUNTS and entry.item.stance == side]
    found = [(_SHOWN_BY[kind](item), item.species) for item in items]
    if not found:
        return None
    nearest = min((shown for shown, _ in found), key=SHOWN_IN.index)
    return Shown(nearest, _species(species for shown, species in found if shown == nearest == ANIMALS))


def _shows_mechanism(item: Item) -> str:
    """Return what one item shows its finding in; a text without data that names a species tells of animals."""
    if item.design == "in-vitro":
        return CELLS
    if item.design == "animal" or item.species is not None:
        return ANIMALS
    return PEOPLE if item.design in _OF_PEOPLE else STATED


def _shows_effect(item: Item) -> str:
    """Return whether one item is a trial or a pool of them, an observation of people, or a text without data."""
    if item.design in RANDOMISED:
        return TRIALS
    return OBSERVATION if item.design in _OF_PEOPLE else STATED


_SHOWN_BY: Mapping[str, Callable[[Item], str]] = {
    "mechanism": _shows_mechanism,
    "structure": _shows_mechanism,
    "efficacy": _shows_effect,
    "harm": _shows_effect,
}
"""By the kinds of claims of which it is said, what one item shows."""


def _species(recorded: Iterable[str | None]) -> tuple[str, ...]:
    species = list(recorded)
    return tuple(sorted({name for name in species if name})) if None not in species else ()
