"""What the graph records between substances and about bone, as slugs, each kind read by one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

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
SELECT ?claim ?kind ?subject ?object ?inherited WHERE {
  VALUES ?subject { %s }
  ?record rdf:subject ?subject ; rdf:object ?object ; rdf:predicate ?relation .
  FILTER(?object IN (%s))
  ?relation kgo:relationKind ?kind .
  FILTER(?kind != kgo:structure)
  OPTIONAL { ?record kgo:premise ?premise }
  BIND(COALESCE(?premise, ?record) AS ?claim)
  BIND(IF(BOUND(?premise), ?record, ?none) AS ?inherited)
}
"""
)
_BESIDE = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?claim ?subject ?object WHERE {
  VALUES ?subject { %s }
  ?claim rdf:subject ?subject ; rdf:object ?object ; rdf:predicate ?relation ; a kgo:Claim .
  ?relation kgo:relationKind kgo:efficacy .
  ?object a ?class .
  ?other kgo:relationKind kgo:interaction ; schema:rangeIncludes ?class .
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
_PAIRS = (
    SPARQL_PREFIXES
    + """
SELECT (COUNT(*) AS ?count) WHERE {
  SELECT DISTINCT ?subject ?object WHERE {
    ?relation kgo:relationKind kgo:interaction .
    GRAPH graph:claims { ?claim rdf:predicate ?relation ; rdf:subject ?subject ; rdf:object ?object }
  }
}
"""
)


@frozen
class Record:
    """A claim between two entities; ``inherited`` is the inherited claim that passes it down to them, if one does."""

    claim: str
    subject: str
    object: str
    kind: str
    inherited: str | None = None


@frozen
class BoneRecord(Record):
    """A claim about an outcome of bone: ``direction`` is −1 for a harm, +1 for a benefit, None for an association."""

    direction: int | None = None


@frozen
class Outcome:
    """An outcome of bone: whether a rise is good (+1) or bad (−1), and whether it is a kind of another outcome."""

    benefit: int
    is_kind: bool


class Kin:
    """Who stands above and below whom: classes and members, parent forms and forms."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._up: dict[str, set[str]] = defaultdict(set)
        self._down: dict[str, set[str]] = defaultdict(set)
        for member, above in pairs:
            self._up[member].add(above)
            self._down[above].add(member)
        self._above: dict[str, frozenset[str]] = {}
        self._below: dict[str, frozenset[str]] = {}

    def above(self, entity: str) -> frozenset[str]:
        """Return the classes and parent forms of an entity, all the way up, without itself."""
        return _reached(entity, self._up, self._above)

    def below(self, entity: str) -> frozenset[str]:
        """Return the members and forms of an entity, all the way down, without itself."""
        return _reached(entity, self._down, self._below)

    def line(self, entity: str) -> frozenset[str]:
        """Return an entity with all that stands above and below it."""
        return self.above(entity) | self.below(entity) | {entity}


def _reached(entity: str, steps: Mapping[str, set[str]], known: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return what can be reached from an entity, without itself; ``known`` remembers it."""
    if entity not in known:
        known[entity] = frozenset(reach(entity, steps) - {entity})
    return known[entity]


class Records:
    """Reads from a store what is recorded of substances, through SPARQL alone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.kin = Kin((_slug(member), _slug(above)) for member, above in store.select(_BROADER))

    def substances(self, entities: Iterable[str]) -> set[str]:
        """Return which of these entities are of a class that an interaction can be recorded for."""
        return {_slug(entity) for (entity,) in self._store.select(_SUBSTANCES % _terms(entities))}

    def between(self, entities: Collection[str]) -> list[Record]:
        """Return the claims whose ends are both among these entities, in claim order; claims of structure are left out.

        Inherited claims are given by their premises, one record each.
        """
        rows = self._store.select(_BETWEEN % (_terms(entities), _terms(entities, ", ")))
        found = (
            Record(_slug(claim), _slug(subject), _slug(object_), _slug(kind), _slug(inherited) or None)
            for claim, kind, subject, object_, inherited in rows
        )
        return sorted(found, key=_place)

    def beside(self, entities: Iterable[str]) -> list[Record]:
        """Return the claims that a substance is advised beside one of these, in claim order."""
        rows = self._store.select(_BESIDE % _terms(entities))
        found = (Record(_slug(claim), _slug(subject), _slug(object_), "efficacy") for claim, subject, object_ in rows)
        return sorted(found, key=_place)

    def outcomes(self) -> dict[str, Outcome]:
        """Return the outcomes of bone by slug, kinds included."""
        rows = self._store.select(_OUTCOMES % _terms([BONE])).rows
        known = {_slug(outcome) for outcome, _, _ in rows}
        found: dict[str, Outcome] = {}
        for outcome, benefit, above in rows:
            is_kind = _slug(above) in known or (_slug(outcome) in found and found[_slug(outcome)].is_kind)
            found[_slug(outcome)] = Outcome(benefit if isinstance(benefit, int) else -1, is_kind)
        return found

    def of_substances(self, entities: Collection[str], outcomes: Mapping[str, Outcome]) -> list[BoneRecord]:
        """Return the claims that some entities do something to an outcome, in claim order.

        Inherited claims are given by their premises.
        """
        return self._about(f"VALUES ?subject {{ {_terms(entities)} }}", outcomes)

    def about(self, some: Collection[str], outcomes: Mapping[str, Outcome]) -> list[BoneRecord]:
        """Return the claims that anything does something to some of the outcomes, as ``of_substances``."""
        return self._about(f"VALUES ?outcome {{ {_terms(some)} }}", outcomes)

    def _about(self, bound: str, outcomes: Mapping[str, Outcome]) -> list[BoneRecord]:
        found = (
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
        return sorted(found, key=_place)

    def count_pairs(self) -> int:
        """Return for how many pairs the graph records whether they interact."""
        ((count,),) = self._store.select(_PAIRS).rows
        return int(str(count))


def _place(record: Record | BoneRecord) -> tuple[str, ...]:
    """Return what puts records in claim order; the engine would decode every term for it."""
    return (record.claim, record.subject, record.object, record.inherited or "")


def _direction(row: Mapping[str, Cell], outcome: Outcome) -> int | None:
    """Return −1 for a harm, +1 for a benefit, None for a mere association.

    What has no sign but is judged as harm, and does not read alike from both ends, is a harm: an adverse event, say.
    """
    sign = row["sign"]
    if isinstance(sign, int):
        return sign * outcome.benefit
    return -1 if _slug(row["kind"]) == "harm" and row["symmetric"] is not True else None


def _terms(slugs: Iterable[str], separator: str = " ") -> str:
    return separator.join(iri(KG.iri_of(slug)) for slug in sorted(slugs))


def _slug(cell: Cell) -> str:
    return cell.slug if isinstance(cell, Iri) else ""
