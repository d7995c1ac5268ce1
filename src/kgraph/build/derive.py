"""The derived graphs: verdicts, inherited claims, names of sources, and the description of the whole dataset.

Each function reads a store and yields the quads of one graph in a fixed order, so that equal input builds equal output.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kgraph.evidence.inherit import Premise, pass_down
from kgraph.evidence.verdict import Item, judge
from kgraph.model import claim_slug
from kgraph.store.catalog import Catalog
from kgraph.store.engine import EmbeddedStore, Store
from kgraph.store.statistics import count
from kgraph.table import Cell, Iri
from kgraph.version import VERSION
from kgraph.vocab import (
    CLAIM,
    DATASET,
    DCAT,
    DCTERMS,
    GRAPH,
    INHERITED,
    KG,
    KGO,
    OWL,
    PROV,
    RDF,
    RDFS,
    SPARQL_PREFIXES,
    SRC,
    VOID,
)
from kgraph.words.authors import short_names

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
_EVIDENCE = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?item ?source ?stance ?design ?quality ?role WHERE {
  ?item kgo:about ?claim ; kgo:stance ?stance ; kgo:studyDesign ?design ; kgo:source ?source .
  OPTIONAL { ?item kgo:quality ?quality }
  OPTIONAL { ?item kgo:endpointRole ?role }
} ORDER BY ?claim ?item
"""
)
_SET_ASIDE = (
    SPARQL_PREFIXES
    + """
SELECT ?item ?weight WHERE {
  { ?item kgo:readFrom kgo:identifier-only . BIND(kgo:identifier-only AS ?weight) BIND(1 AS ?rank) }
  UNION { ?item kgo:studied ?other . BIND(kgo:indirect AS ?weight) BIND(2 AS ?rank) }
  UNION { ?item kgo:supersededBy ?newer . BIND(kgo:superseded AS ?weight) BIND(3 AS ?rank) }
  UNION { ?source kgo:supersededBy ?newer . ?item kgo:source ?source BIND(kgo:superseded AS ?weight) BIND(3 AS ?rank) }
  UNION {
    ?fallen kgo:retracted true .
    ?basis kgo:restsOn* ?fallen .
    ?item kgo:source|kgo:restsOn ?basis .
    BIND(kgo:withdrawn AS ?weight) BIND(4 AS ?rank)
  }
} ORDER BY ?rank
"""
)
_SAME_STUDY = SPARQL_PREFIXES + "SELECT ?source ?other WHERE { ?source kgo:sameStudyAs ?other }"


def derive_verdicts(store: EmbeddedStore) -> Iterator[ox.Quad]:
    """Yield the verdict of each claim and the weight of each evidence item."""
    graph = ox.NamedNode(GRAPH.verdicts)
    evidence = _items_by_claim(store)
    for row in store.select(_KINDS_OF_CLAIMS).to_dicts():
        claim, kind = str(row["claim"]), _slug(row["kind"])
        names, items = zip(*evidence[claim], strict=True) if claim in evidence else ((), ())
        verdict = judge(kind, items)
        facts: list[tuple[str, str, str | int | None]] = [
            (claim, KGO.judgedAs, KGO.iri_of(kind)),
            (claim, KGO.verdict, KGO.iri_of(verdict.verdict)),
            (claim, KGO.standing, KGO.iri_of(verdict.standing)),
            (claim, KGO.certainty, KGO.iri_of(verdict.certainty) if verdict.certainty else None),
            (claim, KGO.ruling, KGO.iri_of(verdict.ruling)),
        ]
        for name, entry in zip(names, verdict.weighed, strict=True):
            facts.append((name, KGO.weight, KGO.iri_of(entry.weight)))
            facts.append((name, KGO.tier, entry.tier))
            facts.append((name, KGO.studyGroup, SRC.iri_of(entry.item.group)))
        for subject, predicate, value in facts:
            if value is not None:
                cell = ox.NamedNode(value) if isinstance(value, str) else ox.Literal(value)
                yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), cell, graph)


def _items_by_claim(store: EmbeddedStore) -> dict[str, list[tuple[str, Item]]]:
    """Return the evidence of each claim as pairs (IRI of the item, its facts for the rule), sorted by IRI."""
    groups = _study_groups(store)
    set_aside = {str(item): _slug(weight) for item, weight in store.select(_SET_ASIDE)}  # the gravest is last
    items_by_claim: dict[str, list[tuple[str, Item]]] = defaultdict(list)
    for row in store.select(_EVIDENCE).to_dicts():
        source = _slug(row["source"])
        item = Item(
            stance=_slug(row["stance"]),
            design=_slug(row["design"]),
            group=groups.get(source, source),
            quality=_slug(row["quality"]) or None,
            endpoint_role=_slug(row["role"]) or None,
            set_aside=set_aside.get(str(row["item"])),
        )
        items_by_claim[str(row["claim"])].append((str(row["item"]), item))
    return items_by_claim


def _study_groups(store: EmbeddedStore) -> dict[str, str]:
    """Return the study group of each source that shares a study: the first of these sources by slug."""
    together: dict[str, set[str]] = {}
    for source, same_study in store.select(_SAME_STUDY):
        ends = (_slug(source), _slug(same_study))
        group = set().union(*(together.get(end, {end}) for end in ends))
        together.update(dict.fromkeys(group, group))
    return {source: min(group) for source, group in together.items()}


_PASSING_CLAIMS = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?relation ?object ?population ?symmetric WHERE {
  ?relation kgo:passesDown true .
  ?claim rdf:predicate ?relation ; kgo:judgedAs ?kind ; kgo:standing ?standing ;
    rdf:subject ?subject ; rdf:object ?object .
  FILTER(?kind IN (kgo:harm, kgo:interaction))
  FILTER(?standing != kgo:article-only)
  FILTER NOT EXISTS { ?claim kgo:doseBand|kgo:aspect ?narrower }
  OPTIONAL { ?claim kgo:population ?population }
  OPTIONAL { ?relation kgo:symmetric ?symmetric }
} ORDER BY ?claim
"""
)
_CLASSES_AND_FORMS = (
    SPARQL_PREFIXES
    + """
SELECT ?member ?above WHERE {
  { ?above a kgo:DrugClass . ?member skos:broader ?above }
  UNION { ?above a kgo:Nutrient . ?member skos:broader ?above ; a kgo:Nutrient }
}
"""
)


def derive_inherited(store: EmbeddedStore) -> Iterator[ox.Quad]:
    """Yield the claims that members inherit from classes, and forms from nutrients, with their premises."""
    graph = ox.NamedNode(GRAPH.inherited)
    for claim in pass_down(read_premises(store), read_above(store)):
        slug = claim_slug(claim.subject, claim.relation, claim.object, [claim.population])
        facts = [
            (RDF.type, KGO.InheritedClaim),
            (RDF.subject, KG.iri_of(claim.subject)),
            (RDF.predicate, KGO.iri_of(claim.relation)),
            (RDF.object, KG.iri_of(claim.object)),
            *((KGO.premise, CLAIM.iri_of(name)) for name in claim.premises),
        ]
        if claim.population:
            facts.append((KGO.population, KG.iri_of(claim.population)))
        for predicate, value in facts:
            yield ox.Quad(ox.NamedNode(INHERITED.iri_of(slug)), ox.NamedNode(predicate), ox.NamedNode(value), graph)


def read_premises(store: Store) -> list[Premise]:
    """Return the claims that may pass down, by slug."""
    return [
        Premise(
            claim=_slug(row["claim"]),
            subject=_slug(row["subject"]),
            relation=_slug(row["relation"]),
            object=_slug(row["object"]),
            population=_slug(row["population"]) or None,
            symmetric=row["symmetric"] is True,
        )
        for row in store.select(_PASSING_CLAIMS).to_dicts()
    ]


def read_above(store: Store) -> dict[str, list[str]]:
    """Return the classes of each member, and of each form the nutrients that it is a form of, one step up."""
    above: dict[str, list[str]] = defaultdict(list)
    for member, class_ in store.select(_CLASSES_AND_FORMS):
        above[_slug(member)].append(_slug(class_))
    return above


def derive_names(store: Store) -> Iterator[ox.Quad]:
    """Yield the short name of each source, which no two sources share."""
    for slug, name in short_names(Catalog(store).sources).items():
        yield ox.Quad(
            ox.NamedNode(SRC.iri_of(slug)), ox.NamedNode(RDFS.label), ox.Literal(name), ox.NamedNode(GRAPH.names)
        )


_FORMATS = ("application/ld+json", "application/n-quads", "application/trig", "text/turtle")
_SCHEMES = SPARQL_PREFIXES + (
    "SELECT ?prefix ?base WHERE { ?s a kgo:IdentifierScheme ; sh:prefix ?prefix ; sh:namespace ?base } ORDER BY ?prefix"
)


def describe(store: EmbeddedStore, *, asserted: Sequence[str], rules: Sequence[str]) -> Iterator[ox.Quad]:
    """Yield the description of the dataset.

    It has the counts (VoID), the number of all quads, by which a store is known to be whole, the formats of export
    (DCAT), and the graphs that each graph is derived from (PROV). It has no date of the build, so that equal input
    builds equal output; version and date of the release are asserted in ``graph/dataset.ttl``.

    Args:
        asserted: Names of the graphs that are read from files.
        rules: Names of the graphs that rules derive.
    """
    facts = dict.fromkeys((*_extent(store), *_origins(asserted, rules)))
    quads = len(store.engine) + len(facts) + 1  # with the one that holds this number
    for subject, predicate, value in (*facts, (DATASET.iri, KGO.quads, quads)):
        cell = ox.Literal(value) if isinstance(value, int) else value
        yield ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), cell, ox.NamedNode(GRAPH.description))


_Fact = tuple[str, str, int | ox.NamedNode | ox.Literal]


def _extent(store: EmbeddedStore) -> Iterator[_Fact]:
    dataset, statistics = DATASET.iri, count(store)
    yield dataset, VOID.triples, statistics.totals["triples"]
    yield dataset, VOID.entities, statistics.totals["entities"]
    classes = {
        "Claim": statistics.totals["claims"],
        "Evidence": statistics.totals["evidence"],
        "InheritedClaim": statistics.totals["inherited_claims"],
        "Relation": statistics.totals["relations"],
        "Source": statistics.totals["sources"],
        **statistics.groups["entities_by_category"],
    }
    for name, number in sorted(classes.items()):
        part = f"{dataset}#{name}"
        yield dataset, VOID.classPartition, ox.NamedNode(part)
        yield part, VOID["class"], ox.NamedNode(KGO.iri_of(name))
        yield part, VOID.entities, number
    for prefix, base in store.select(_SCHEMES):
        links_there = statistics.groups["identifiers"].get(str(prefix))
        if links_there:
            links = f"{dataset}#links-{prefix}"
            yield dataset, VOID.subset, ox.NamedNode(links)
            yield links, RDF.type, ox.NamedNode(VOID.Linkset)
            yield links, VOID.subjectsTarget, ox.NamedNode(dataset)
            yield links, VOID.uriSpace, ox.Literal(str(base))
            yield links, VOID.triples, links_there
    for media in _FORMATS:
        file = f"{dataset}#{media.rpartition('/')[2]}"
        yield dataset, DCAT.distribution, ox.NamedNode(file)
        yield file, RDF.type, ox.NamedNode(DCAT.Distribution)
        yield file, DCAT.mediaType, ox.Literal(media)


def _origins(asserted: Sequence[str], rules: Sequence[str]) -> Iterator[_Fact]:
    build, program = f"{DATASET.iri}#build", f"{DATASET.iri}#kgraph"
    yield build, RDF.type, ox.NamedNode(PROV.Activity)
    yield build, PROV.wasAssociatedWith, ox.NamedNode(program)
    yield program, RDF.type, ox.NamedNode(PROV.SoftwareAgent)
    yield program, OWL.versionInfo, ox.Literal(VERSION)
    derived = ("verdicts", "inherited", "names", "keys", *rules)
    for name in (*asserted, *derived):
        yield GRAPH.iri_of(name), RDF.type, ox.NamedNode(PROV.Entity)
        yield GRAPH.iri_of(name), DCTERMS.isPartOf, ox.NamedNode(DATASET.iri)
    for name in derived:
        yield GRAPH.iri_of(name), PROV.wasGeneratedBy, ox.NamedNode(build)
        for origin in asserted:
            yield GRAPH.iri_of(name), PROV.wasDerivedFrom, ox.NamedNode(GRAPH.iri_of(origin))


def _slug(cell: Cell) -> str:
    return cell.slug if isinstance(cell, Iri) else ""
