"""The evidence of a claim as the rule takes it: what is asked, and what each item brings.

A claim is judged from its values, in the build as well as later, when somebody asks what would change it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kgraph.evidence.estimate import Figures, Group, estimate
from kgraph.evidence.reading import Figure
from kgraph.evidence.scale import LEVELS
from kgraph.evidence.weighing import RULED, Item, Question, carries
from kgraph.model import Claim, Evidence, Source
from kgraph.store.catalog import Catalog

_SUBSTANCES = frozenset({"Nutrient", "Drug", "DrugClass", "Food", "Chemical"})
_CONDITIONS = frozenset({"Disease", "Phenotype", "Measurement", "Population", "Process"})
_ABSORPTION = "absorption"
_IDENTIFIER_ONLY, _INDIRECT, _SUPERSEDED, _WITHDRAWN, _UNIDENTIFIED = (
    "identifier-only",
    "indirect",
    "superseded",
    "withdrawn",
    "unidentified",
)


def study_groups(sources: Iterable[Source]) -> dict[str, str]:
    """Return the study group of each source that shares a study: the first of these sources by slug."""
    together: dict[str, set[str]] = {}
    for source in sources:
        for other in source.same_study_as:
            group = set().union(*(together.get(end, {end}) for end in (source.slug, other)))
            together.update(dict.fromkeys(group, group))
    return {source: min(group) for source, group in together.items()}


def find_fallen(sources: Iterable[Source], gone: Iterable[str]) -> frozenset[str]:
    """Return the sources that are gone, and those that rest on one of them, at any distance."""
    above: dict[str, set[str]] = defaultdict(set)
    for source in sources:
        for basis in source.rests_on:
            above[basis].add(source.slug)
    todo = list(gone)
    fallen = set(todo)
    while todo:
        for slug in above[todo.pop()] - fallen:
            fallen.add(slug)
            todo.append(slug)
    return frozenset(fallen)


class Bodies:
    """Reads claims as questions and their evidence as items.

    Args:
        catalog: A reader of all that the claims name.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        linked = catalog.linked_sources
        self._groups = study_groups(linked)
        self._fallen = find_fallen(linked, (source.slug for source in linked if source.retracted))

    def question(self, claim: Claim, kind: str, *, family_differs: bool = False) -> Question:
        """Return what the rule asks about a claim that is judged as a kind."""
        relation = self._catalog.relations[claim.relation]
        return Question(
            kind=kind,
            side=relation.sign if relation.sign is not None else relation.correlation_sign,
            claims_no_difference=relation.claims_no_difference,
            is_prognosis=self._category(claim.subject) in _CONDITIONS,
            family_differs=family_differs,
        )

    def items(self, claim: Claim, kind: str) -> list[Item]:
        """Return the evidence of a claim, in its order."""
        return [self.item(claim, kind, item) for item in claim.evidence]

    def item(self, claim: Claim, kind: str, item: Evidence) -> Item:
        """Return one evidence item of a claim."""
        # A graph under check may name a source that it lacks
        source = self._catalog.sources.get(item.source) or Source(item.source, "")
        return Item(
            stance=item.stance,
            design=item.study_design,
            group=item.study_group or self._group(item.source),
            result=item.result,
            quality=item.quality,
            endpoint_role=item.endpoint_role,
            set_aside=self._set_aside(item, source),
            species=item.species if self._is_organism(item.species) else None,
            figure=self._figure(claim, item),
            compared_with=item.compared_with,
            is_near=self._is_near(claim, item),
            is_level=self._is_level(claim, kind, item),
            participants=_participants(item),
            events=_sum(item.arm_events, item.comparator_events),
            concerns=item.concerns,
            includes=tuple(sorted({self._group(slug) for slug in item.includes})),
            issuer=source.authors[0] if source.authors else source.slug,
        )

    def _group(self, source: str) -> str:
        return self._groups.get(source, source)

    def _set_aside(self, item: Evidence, source: Source) -> str | None:
        """Return the gravest fact that keeps an item from carrying: what the build found, if it has been there."""
        if item.weight is not None:
            return None if item.weight in RULED else item.weight
        facts = (
            (_WITHDRAWN, not self._fallen.isdisjoint({item.source, *item.rests_on})),
            (_SUPERSEDED, bool(item.superseded_by or source.superseded_by)),
            (_INDIRECT, item.studied is not None),
            (_IDENTIFIER_ONLY, item.read_from == _IDENTIFIER_ONLY),
            (_UNIDENTIFIED, carries(item.study_design) and not source.is_identified),
        )
        return next((weight for weight, applies in facts if applies), None)

    def _is_organism(self, species: str | None) -> bool:
        return species is not None and species in self._catalog.entities

    def _figure(self, claim: Claim, item: Evidence) -> Figure:
        """Return what an item prints, reckoned anew: the effect that the build states is rounded for readers."""
        is_of_fall = self._is_of_fall(claim, item)
        return Figure(estimate(figures_of(item)), item.p_value, item.result, is_of_fall=is_of_fall)

    def _is_of_fall(self, claim: Claim, item: Evidence) -> bool:
        """Return whether a figure is of the level whose fall the claim is about."""
        outcome = self._catalog.entities.get(claim.object)
        return item.measure in LEVELS and outcome is not None and outcome.fall_of is not None

    def _is_near(self, claim: Claim, item: Evidence) -> bool:
        """Return whether an item compares with a substance that the claim does not name."""
        other = self._catalog.entities.get(item.compared_with or "")
        return other is not None and other.category in _SUBSTANCES and other.slug not in (claim.subject, claim.object)

    def _is_level(self, claim: Claim, kind: str, item: Evidence) -> bool:
        """Return whether an item measures a level in blood or an amount absorbed, for which few people suffice."""
        if item.measure not in (*LEVELS, "ratio-of-bioavailability", "fold", "percent-increase"):
            return False
        outcome = self._category(claim.object)
        return kind == "interaction" or claim.aspect == _ABSORPTION or outcome in (*_SUBSTANCES, "Protein")

    def _category(self, slug: str) -> str:
        """Return the category of an entity, empty where a graph under check lacks it."""
        entity = self._catalog.entities.get(slug)
        return entity.category if entity else ""


def figures_of(item: Evidence) -> Figures:
    """Return what a source prints of an evidence item."""
    return Figures(
        item.measure,
        item.value,
        item.interval,
        turned=item.turned,
        arm=Group(item.arm_value, item.arm_spread, item.arm_n, item.arm_events),
        comparator=Group(item.comparator_value, item.comparator_spread, item.comparator_n, item.comparator_events),
        spread=item.spread_kind,
    )


def _participants(item: Evidence) -> int | None:
    return item.participants if item.participants is not None else _sum(item.arm_n, item.comparator_n)


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
