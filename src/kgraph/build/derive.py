"""The derived graphs: inherited claims, names of sources, and the description of the whole dataset.

Each function reads a store and yields the quads of one graph in a fixed order, so that equal input builds equal output.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kgraph.evidence.inherit import Premise, pass_down
from kgraph.interactions.records import read_routes
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

_PASSING_CLAIMS = (
    SPARQL_PREFIXES
    + """
SELECT ?claim ?subject ?relation ?object ?population ?circumstance ?route ?verdict ?symmetric WHERE {
  ?relation kgo:passesDown true .
  ?claim rdf:predicate ?relation ; kgo:judgedAs ?kind ; kgo:standing ?standing ; kgo:verdict ?verdict ;
    rdf:subject ?subject ; rdf:object ?object .
  FILTER(?kind IN (kgo:harm, kgo:interaction))
  FILTER(?standing != kgo:article-only)
  FILTER NOT EXISTS { ?claim kgo:doseBand|kgo:aspect ?narrower }
  OPTIONAL { ?claim kgo:population ?population }
  OPTIONAL { ?claim kgo:circumstance ?circumstance . OPTIONAL { ?circumstance kgo:needsRoute ?route } }
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
    for claim in pass_down(read_premises(store), read_above(store), read_routes(store)):
        slug = claim_slug(claim.subject, claim.relation, claim.object, [claim.population, claim.circumstance])
        facts = [
            (RDF.type, KGO.InheritedClaim),
            (RDF.subject, KG.iri_of(claim.subject)),
            (RDF.predicate, KGO.iri_of(claim.relation)),
            (RDF.object, KG.iri_of(claim.object)),
            *((KGO.premise, CLAIM.iri_of(name)) for name in claim.premises),
        ]
        if claim.population:
            facts.append((KGO.population, KG.iri_of(claim.population)))
        if claim.circumstance:
            facts.append((KGO.circumstance, KGO.iri_of(claim.circumstance)))
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
            circumstance=_slug(row["circumstance"]) or None,
            route=_slug(row["route"]) or None,
            verdict=_slug(row["verdict"]),
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
