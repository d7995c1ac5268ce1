"""Records between substances and about bone, as slugs; one query reads each kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property

from kgraph.evidence.inherit import reach
from kgraph.frozen import frozen
from kgraph.store.engine import Store, iri
from kgraph.table import Cell, Iri
from kgraph.vocab import KG, SPARQL_PREFIXES

BONE = "bone"

_BROADER = SPARQL_PREFIXES + "SELECT ?member ?above WHERE { ?member skos:broader ?above }"
_SUBSTANCES = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?entity WHERE {
  VALUES ?entity { %s }
  ?entity a ?class .
  { SELECT DISTINCT ?class WHERE {
    ?relation kgo:relationKind kgo:interaction ; schema:domainIncludes|schema:rangeIncludes ?class .
  } }
}
"""
)
_BETWEEN = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?kind ?symmetric ?subject ?object ?inherited ?route WHERE {
  VALUES ?subject { %s }
  ?record rdf:subject ?subject ; rdf:object ?object ; rdf:predicate ?relation .
  FILTER(?object IN (%s))
  ?relation kgo:relationKind ?kind .
  FILTER(?kind != kgo:structure)
  OPTIONAL { ?relation kgo:symmetric ?symmetric }
  OPTIONAL { ?record kgo:premise ?premise }
  BIND(COALESCE(?premise, ?record) AS ?claim)
  BIND(IF(BOUND(?premise), ?record, ?none) AS ?inherited)
  OPTIONAL { ?claim kgo:circumstance/kgo:needsRoute ?route }
}
"""
)
_AT_PROTEINS = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?object ?sign ?protein WHERE {
  VALUES ?substance { %s }
  { ?claim rdf:subject ?substance ; rdf:object ?protein } UNION { ?claim rdf:object ?substance ; rdf:subject ?protein }
  ?protein a kgo:Protein .
  ?claim a kgo:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ;
    kgo:verdict ?verdict ; kgo:judgedAs ?kind .
  ?relation kgo:relationKind kgo:mechanism .
  { ?verdict kgo:accepted true } UNION { ?verdict kgo:acceptedAs ?kind }
  OPTIONAL { ?relation kgo:sign ?sign }
}
"""
)
_ROUTES = SPARQL_PREFIXES + "SELECT ?drug ?route WHERE { ?drug kgo:route ?route }"
_BESIDE = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?claim ?subject ?object ?route WHERE {
  VALUES ?subject { %s }
  ?claim rdf:subject ?subject ; rdf:object ?object ; rdf:predicate ?relation ; a kgo:Claim .
  ?relation kgo:relationKind kgo:efficacy .
  FILTER NOT EXISTS { ?relation kgo:symmetric true }
  ?object a ?class .
  ?other kgo:relationKind kgo:interaction ; schema:rangeIncludes ?class .
  OPTIONAL { ?claim kgo:circumstance/kgo:needsRoute ?route }
}
"""
)
_OUTCOMES = (
    SPARQL_PREFIXES
    + """
SELECT ?outcome ?benefit ?above WHERE {
  VALUES ?part { %s }
  ?top kgo:outcomeOf ?part .
  ?outcome skos:broader* ?top .
  OPTIONAL { ?outcome skos:broader ?above }
  OPTIONAL { ?outcome kgo:benefit ?own }
  OPTIONAL { ?top kgo:benefit ?general }
  BIND(COALESCE(?own, ?general, -1) AS ?benefit)
} ORDER BY ?outcome
"""
)
_ABOUT = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?outcome ?kind ?sign ?symmetric ?inherited WHERE {
  %s
  ?record rdf:subject ?subject ; rdf:object ?outcome ; rdf:predicate ?relation .
  FILTER(?outcome IN (%s))
  {
    ?relation kgo:relationKind ?kind .
    FILTER(?kind != kgo:structure)
    OPTIONAL { ?relation kgo:sign ?sign }
    OPTIONAL { ?relation kgo:symmetric ?symmetric }
  }
  OPTIONAL { ?record kgo:premise ?premise }
  BIND(COALESCE(?premise, ?record) AS ?claim)
  BIND(IF(BOUND(?premise), ?record, ?none) AS ?inherited)
}
"""
)
_HARMS = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?object ?inherited WHERE {
  VALUES ?subject { %s }
  ?record rdf:subject ?subject ; rdf:object ?object ; rdf:predicate ?relation .
  FILTER NOT EXISTS { ?relation kgo:symmetric true }
  FILTER(?object NOT IN (%s))
  OPTIONAL { ?record kgo:premise ?premise }
  BIND(COALESCE(?premise, ?record) AS ?claim)
  BIND(IF(BOUND(?premise), ?record, ?none) AS ?inherited)
  ?claim kgo:judgedAs kgo:harm ; kgo:verdict ?verdict .
  FILTER(?verdict IN (kgo:established, kgo:supported, kgo:reported, kgo:contested))
}
"""
)
_PAIRS = (
    SPARQL_PREFIXES
    + """
SELECT (COUNT(*) AS ?count) WHERE {
  SELECT DISTINCT ?subject ?object WHERE {
    ?relation kgo:relationKind kgo:interaction .
    ?claim a kgo:Claim ; rdf:predicate ?relation ; rdf:subject ?subject ; rdf:object ?object .
  }
}
"""
)


@frozen
class Record:
    """A claim between two entities.

    ``kind`` is that of its relation. ``inherited`` is the inherited claim that passes it down to them, if any;
    ``route`` the route by which the subject has to be given for the claim to hold.
    """

    claim: str
    subject: str
    object: str
    kind: str
    inherited: str | None = None
    route: str | None = None
    symmetric: bool = False


@frozen
class BoneRecord(Record):
    """A claim about an outcome of bone: ``direction`` is −1 for a harm, +1 for a benefit, None for an association."""

    direction: int | None = None


@frozen
class Outcome:
    """An outcome of bone: whether an increase is good (+1) or bad (−1), and whether it is a kind of another outcome."""

    benefit: int
    is_kind: bool


class Relatives:
    """Entities above and below each entity: classes and members, parent forms and forms."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._up: dict[str, set[str]] = defaultdict(set)
        self._down: dict[str, set[str]] = defaultdict(set)
        for member, above in pairs:
            self._up[member].add(above)
            self._down[above].add(member)
        self._above: dict[str, frozenset[str]] = {}
        self._below: dict[str, frozenset[str]] = {}

    def above(self, entity: str) -> frozenset[str]:
        """Return the classes and parent forms of an entity, at any distance, without itself."""
        return _reached(entity, self._up, self._above)

    def below(self, entity: str) -> frozenset[str]:
        """Return the members and forms of an entity, at any distance, without itself."""
        return _reached(entity, self._down, self._below)

    def line(self, entity: str) -> frozenset[str]:
        """Return an entity with all entities above and below it."""
        return self.above(entity) | self.below(entity) | {entity}


def _reached(entity: str, steps: Mapping[str, set[str]], reached_from: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the entities that can be reached from an entity, without itself; ``reached_from`` caches them."""
    if entity not in reached_from:
        reached_from[entity] = frozenset(reach(entity, steps) - {entity})
    return reached_from[entity]


class Records:
    """Reads the records about substances from a store, through SPARQL alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.relatives = Relatives((_slug(member), _slug(above)) for member, above in store.select(_BROADER))

    @cached_property
    def routes(self) -> dict[str, frozenset[str]]:
        """The routes by which each drug is given, where they are recorded."""
        return read_routes(self._store)

    def substances(self, entities: Iterable[str]) -> set[str]:
        """Return those of these entities whose class may have recorded interactions."""
        return {_slug(entity) for (entity,) in self._store.select(_SUBSTANCES % _terms(entities))}

    def between(self, entities: Collection[str]) -> list[Record]:
        """Return the claims with both ends among these entities, in claim order, without claims of structure.

        Inherited claims are given by their premises, one record each.
        """
        rows = self._store.select(_BETWEEN % (_terms(entities), _terms(entities, ", ")))
        records = (
            Record(
                _slug(claim),
                _slug(subject),
                _slug(object_),
                _slug(kind),
                _slug(inherited) or None,
                _slug(route) or None,
                symmetric is True,
            )
            for claim, kind, symmetric, subject, object_, inherited, route in rows
        )
        return sorted(records, key=_place)

    def at_proteins(self, substances: Collection[str]) -> list[tuple[Record, Record]]:
        """Return the accepted claims that link two of these substances at one protein, in claim order.

        The first says how a substance changes a protein, the second what this protein does to another substance, or
        that it acts on this protein: carbamazepine raises CYP3A4, of which simvastatin is a substrate.
        """
        changes: dict[str, list[Record]] = defaultdict(list)
        fates: dict[str, list[tuple[str, Record]]] = defaultdict(list)
        for claim, subject, object_, sign, protein in self._store.select(_AT_PROTEINS % _terms(substances)):
            record = Record(_slug(claim), _slug(subject), _slug(object_), "mechanism")
            if _slug(subject) == _slug(protein):
                fates[_slug(protein)].append((_slug(object_), record))
            elif isinstance(sign, int):
                changes[_slug(protein)].append(record)
            else:
                fates[_slug(protein)].append((_slug(subject), record))
        found = {
            (first, second)
            for protein, firsts in changes.items()
            for first in firsts
            for substance, second in fates[protein]
            if substance
            not in {first.subject, *self.relatives.above(first.subject), *self.relatives.below(first.subject)}
        }
        return sorted(found, key=lambda pair: (_place(pair[0]), _place(pair[1])))

    def beside(self, entities: Iterable[str]) -> list[Record]:
        """Return the claims of efficacy that advise a substance beside one of these entities, in claim order."""
        rows = self._store.select(_BESIDE % _terms(entities))
        records = (
            Record(_slug(claim), _slug(subject), _slug(object_), "efficacy", route=_slug(route) or None)
            for claim, subject, object_, route in rows
        )
        return sorted(records, key=_place)

    def outcomes(self) -> dict[str, Outcome]:
        """Return the outcomes of bone by slug, including kinds of outcomes."""
        rows = self._store.select(_OUTCOMES % _terms([BONE])).rows
        slugs = {_slug(outcome) for outcome, _, _ in rows}
        outcomes: dict[str, Outcome] = {}
        for outcome, benefit, above in rows:
            is_kind = _slug(above) in slugs or (_slug(outcome) in outcomes and outcomes[_slug(outcome)].is_kind)
            outcomes[_slug(outcome)] = Outcome(benefit if isinstance(benefit, int) else -1, is_kind)
        return outcomes

    def of_substances(self, entities: Collection[str], outcomes: Mapping[str, Outcome]) -> list[BoneRecord]:
        """Return the claims about effects of these entities on an outcome, in claim order.

        Inherited claims are given by their premises.
        """
        return self._about(f"VALUES ?subject {{ {_terms(entities)} }}", outcomes)

    def about(self, slugs: Collection[str], outcomes: Mapping[str, Outcome]) -> list[BoneRecord]:
        """Return the claims about effects of any entity on these of the outcomes, as ``of_substances`` does."""
        return self._about(f"VALUES ?outcome {{ {_terms(slugs)} }}", outcomes)

    def harms(self, entities: Collection[str], outcomes: Collection[str]) -> list[Record]:
        """Return the harms and contraindications of these entities that are no outcome of bone, in claim order.

        Only what is accepted, reported or contested. Inherited claims are given by their premises.
        """
        rows = self._store.select(_HARMS % (_terms(entities), _terms(outcomes, ", ")))
        records = (
            Record(_slug(claim), _slug(subject), _slug(object_), "harm", _slug(inherited) or None)
            for claim, subject, object_, inherited in rows
        )
        return sorted(records, key=_place)

    def _about(self, bound: str, outcomes: Mapping[str, Outcome]) -> list[BoneRecord]:
        records = (
            BoneRecord(
                claim=_slug(row["claim"]),
                subject=_slug(row["subject"]),
                object=_slug(row["outcome"]),
                kind=_slug(row["kind"]),
                inherited=_slug(row["inherited"]) or None,
                direction=_direction(row, outcomes[_slug(row["outcome"])]),
            )
            for row in self._store.select(_ABOUT % (bound, _terms(outcomes, ", "))).to_dicts()
        )
        return sorted(records, key=_place)

    def count_pairs(self) -> int:
        """Return the number of pairs with a claim of interaction."""
        ((count,),) = self._store.select(_PAIRS).rows
        return int(str(count))


def read_routes(store: Store) -> dict[str, frozenset[str]]:
    """Return the routes by which each drug is given, where they are recorded."""
    routes: dict[str, set[str]] = defaultdict(set)
    for drug, route in store.select(_ROUTES):
        routes[_slug(drug)].add(_slug(route))
    return {drug: frozenset(found) for drug, found in routes.items()}


def _place(record: Record | BoneRecord) -> tuple[str, ...]:
    """Return the sort key of claim order; sorting in the engine would decode every term."""
    return (record.claim, record.subject, record.object, record.inherited or "")


def _direction(row: Mapping[str, Cell], outcome: Outcome) -> int | None:
    """Return −1 for a harm, +1 for a benefit, None for an association.

    A relation without sign that is judged as harm is a harm unless it is symmetric: an adverse event, for example.
    """
    sign = row["sign"]
    if isinstance(sign, int):
        return sign * outcome.benefit
    return -1 if _slug(row["kind"]) == "harm" and row["symmetric"] is not True else None


def _terms(slugs: Iterable[str], separator: str = " ") -> str:
    return separator.join(iri(KG.iri_of(slug)) for slug in sorted(slugs))


def _slug(cell: Cell) -> str:
    return cell.slug if isinstance(cell, Iri) else ""
