"""Which claims and which of their evidence items a table of evidence holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kgraph.frozen import frozen
from kgraph.model import Claim, Evidence
from kgraph.store.catalog import Catalog


@frozen
class Selection:
    """What is asked for, as slugs; None asks for any.

    ``object`` takes its kinds with it and ``population`` its narrower groups: *fracture* also selects hip fractures,
    *adults* also men over 50. A subject stands for itself alone, since its forms may act otherwise. A population fits
    if the item or its claim is about it. ``dose`` is a dose band.
    """

    claim: str | None = None
    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    topic: str | None = None
    population: str | None = None
    design: str | None = None
    dose: str | None = None


def select(catalog: Catalog, selection: Selection) -> list[tuple[Claim, Sequence[Evidence]]]:
    """Return the claims that fit, by slug, each with the evidence that fits; claims without any are left out."""
    objects = None if selection.object is None else catalog.find_below(selection.object)
    people = None if selection.population is None else catalog.find_below(selection.population)
    claims = catalog.find_claims(
        slug=selection.claim,
        subject=selection.subject,
        relation=selection.relation,
        objects=objects,
        topic=selection.topic,
    )
    found = ((claim, list(_items(claim, selection, people))) for claim in claims if _fits(claim, selection))
    return [(claim, items) for claim, items in found if items]


def _fits(claim: Claim, selection: Selection) -> bool:
    return selection.dose in (None, claim.dose_band)


def _items(claim: Claim, selection: Selection, people: Collection[str] | None) -> Iterator[Evidence]:
    for item in claim.evidence:
        is_about = people is None or claim.population in people or item.population in people
        if is_about and selection.design in (None, item.study_design):
            yield item
