"""The graph ``keys``, derived by the build: names for search, degrees, and the network for walks.

``names.lexicon`` and ``mechanism.network`` describe its format and read it back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

import pyoxigraph as ox

from kgraph.mechanism.network import Network
from kgraph.mechanism.network import pack as pack_network
from kgraph.names.folding import fold
from kgraph.names.lexicon import WHOLE, Name, pack, simplify
from kgraph.names.pinyin import read_aloud
from kgraph.names.simplified import read_folding
from kgraph.store.engine import Store
from kgraph.table import Iri, Text
from kgraph.vocab import DATASET, GRAPH, KG, KGO, SPARQL_PREFIXES

_NAMES = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?entity ?kind ?name WHERE {
  VALUES (?property ?kind) {
    (skos:prefLabel "preferred") (skos:altLabel "alternative")
    (skos:hiddenLabel "wrong") (kgo:oldName "old") (kgo:nearName "near")
  }
  ?class rdfs:subClassOf kgo:Entity .
  ?entity a ?class ; ?property ?name .
}
"""
)
_DEGREES = (
    SPARQL_PREFIXES
    + """
SELECT ?entity (COUNT(?claim) AS ?degree) WHERE {
  VALUES ?side { rdf:subject rdf:object }
  ?claim a kgo:Claim ; ?side ?entity .
} GROUP BY ?entity
"""
)
_Label = tuple[str, str, Text]
"""Entity, kind and text of a name."""


def derive_keys(store: Store) -> Iterator[ox.Quad]:
    """Yield the degree of each named entity in slug order, then the keys of all names, the folding and the network."""
    labels = sorted(_read_labels(store), key=lambda row: (*row, row[2].lang or ""))
    folding = _folding_of({character for _, _, label in labels for character in fold(label)})
    ends = {Iri(str(entity)).slug: int(str(count)) for entity, count in store.select(_DEGREES)}
    names = _names_by_entity(labels, folding)
    degrees = {slug: ends.get(slug, 0) for slug in names}
    graph, dataset = ox.NamedNode(GRAPH.keys), ox.NamedNode(DATASET.iri)
    for slug, degree in degrees.items():
        yield ox.Quad(ox.NamedNode(KG.iri_of(slug)), ox.NamedNode(KGO.degree), ox.Literal(degree), graph)
    keys = pack(chain.from_iterable(names.values()), degrees)
    yield ox.Quad(dataset, ox.NamedNode(KGO.searchKeys), ox.Literal(keys), graph)
    pairs = "".join(chain.from_iterable(sorted(folding.items())))
    yield ox.Quad(dataset, ox.NamedNode(KGO.folding), ox.Literal(pairs), graph)
    yield ox.Quad(dataset, ox.NamedNode(KGO.network), ox.Literal(pack_network(Network.find(store))), graph)


def _read_labels(store: Store) -> Iterator[_Label]:
    slugs = set()
    for entity, kind, label in store.select(_NAMES):
        if isinstance(entity, Iri) and isinstance(label, Text):
            slugs.add(entity.slug)
            yield entity.slug, str(kind), label
    for slug in slugs:
        yield slug, "slug", Text(slug)


def _names_by_entity(labels: Collection[_Label], folding: Mapping[str, str]) -> dict[str, list[Name]]:
    keys = {label: simplify(fold(label), folding) for _, _, label in labels}
    readings_by_key = read_aloud({keys[label] for _, kind, label in labels if kind not in WHOLE})
    names: dict[str, list[Name]] = defaultdict(list)
    for slug, kind, label in labels:
        readings = "" if kind in WHOLE else readings_by_key.get(keys[label], "")
        names[slug].append(Name(slug, label, kind, keys[label], readings))
    return names


def _folding_of(characters: Collection[str]) -> dict[str, str]:
    """Return the folding of the characters that fold to those given; only these can occur in a name."""
    folding = read_folding()
    targets = {folding.get(character, character) for character in characters}
    return {character: target for character, target in folding.items() if target in targets}
