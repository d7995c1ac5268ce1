"""The graph of verdicts: each claim judged from its evidence, families set beside each other, each item weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kgraph.build.derive import read_above
from kgraph.build.effects import effect_of
from kgraph.evidence.body import Bodies
from kgraph.evidence.families import Judged, find_capped, find_differing
from kgraph.evidence.shown import find_shown
from kgraph.evidence.verdict import Verdict, capped, judge
from kgraph.model import Claim
from kgraph.store.catalog import Catalog
from kgraph.store.engine import EmbeddedStore, Store
from kgraph.table import Iri
from kgraph.vocab import CLAIM, EV, GRAPH, KG, KGO, SPARQL_PREFIXES, SRC

# One pattern in each OPTIONAL: several that share no variable are first joined each with each
_KINDS_OF_CLAIMS = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?claim ?kind WHERE {
  ?claim a kgo:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
  ?relation kgo:relationKind ?relationKind .
  OPTIONAL { ?relation kgo:sign ?sign }
  OPTIONAL { ?object kgo:benefit ?benefit }
  OPTIONAL {
    ?subject a ?class .
    FILTER(?class IN (kgo:Nutrient, kgo:Drug, kgo:DrugClass, kgo:Food, kgo:Chemical))
  }
  BIND(IF(BOUND(?class), IF(?sign * ?benefit > 0, kgo:efficacy, kgo:harm), ?unknown) AS ?outcomeKind)
  BIND(IF(?relationKind = kgo:mechanism, COALESCE(?outcomeKind, ?relationKind), ?relationKind) AS ?kind)
} ORDER BY ?claim
"""
)


def derive_verdicts(store: EmbeddedStore) -> Iterator[ox.Quad]:
    """Yield the verdict of each claim with its reasons, and the effect and weight of each evidence item."""
    graph = ox.NamedNode(GRAPH.verdicts)
    for claim, kind, verdict in judge_all(store):
        iri = CLAIM.iri_of(claim.slug)
        facts: list[tuple[str, str, str | int | None]] = [
            (iri, KGO.judgedAs, KGO.iri_of(kind)),
            (iri, KGO.verdict, KGO.iri_of(verdict.verdict)),
            (iri, KGO.standing, KGO.iri_of(verdict.standing)),
            (iri, KGO.certainty, KGO.iri_of(verdict.certainty) if verdict.certainty else None),
            (iri, KGO.ruling, KGO.iri_of(verdict.ruling)),
            *((iri, KGO.certaintyReason, KGO.iri_of(reason)) for reason in verdict.reasons),
        ]
        if shown := find_shown(kind, verdict):
            facts.append((iri, KGO.shownIn, KGO.iri_of(shown.in_)))
            facts.extend((iri, KGO.shownInSpecies, KG.iri_of(species)) for species in shown.species)
        for item, entry in zip(claim.evidence, verdict.weighed, strict=True):
            yield from effect_of(item)
            name = EV.iri_of(item.slug)
            facts.append((name, KGO.weight, KGO.iri_of(entry.weight)))
            facts.append((name, KGO.says, KGO.iri_of(entry.says) if entry.says else None))
            facts.append((name, KGO.tier, entry.tier))
            facts.append((name, KGO.studyGroup, SRC.iri_of(entry.item.group)))
        for subject, predicate, value in facts:
            if value is not None:
                cell = ox.NamedNode(value) if isinstance(value, str) else ox.Literal(value)
                yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), cell, graph)


def judge_all(store: Store) -> list[tuple[Claim, str, Verdict]]:
    """Return each claim, the kind by which it is judged, and the verdict on it, by IRI of the claim."""
    catalog = Catalog(store)
    kinds = {Iri(str(claim)).slug: kind.slug for claim, kind in store.select(_KINDS_OF_CLAIMS) if isinstance(kind, Iri)}
    claims = catalog.get_claims(kinds)
    bodies = Bodies(catalog)
    items = {slug: bodies.items(claim, kinds[slug]) for slug, claim in claims.items()}

    def verdict_on(slug: str, *, family_differs: bool = False) -> Verdict:
        question = bodies.question(claims[slug], kinds[slug], family_differs=family_differs)
        return judge(question, items[slug])

    verdicts = {slug: verdict_on(slug) for slug in claims}
    differing = find_differing(_judged(claims, kinds, verdicts))
    verdicts |= {slug: verdict_on(slug, family_differs=True) for slug in differing}
    pooled = find_capped(_judged(claims, kinds, verdicts), read_above(store))
    verdicts |= {slug: capped(verdict_on(slug, family_differs=True)) for slug in pooled}
    return [(claim, kinds[slug], verdicts[slug]) for slug, claim in claims.items()]


def _judged(claims: Mapping[str, Claim], kinds: Mapping[str, str], verdicts: Mapping[str, Verdict]) -> list[Judged]:
    return [
        Judged(
            claim=slug,
            subject=claim.subject,
            relation=claim.relation,
            object=claim.object,
            kind=kinds[slug],
            verdict=verdicts[slug],
            narrower=(claim.aspect, claim.population, claim.circumstance),
        )
        for slug, claim in claims.items()
    ]
