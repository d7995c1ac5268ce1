"""The graph ``keys``, derived by the build: names for search, degrees, and the network for walks.

``names.lexicon`` and ``mechanism.network`` describe its format and read it back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

import pyoxigraph as ox

from kgraph.mechanism.network import Network
from kgraph.mechanism.network import pack as pack_network
from kgraph.names.affixes import Affixes
from kgraph.names.folding import fold
from kgraph.names.lexicon import WHOLE, Name, pack, read_outside, simplify
from kgraph.names.pinyin import read_aloud, read_characters
from kgraph.names.simplified import read_folding
from kgraph.names.sounds import pack_sounds
from kgraph.store.engine import Store
from kgraph.table import Iri, Text
from kgraph.text import has_cjk
from kgraph.vocab import DATASET, GRAPH, KG, KGO, SPARQL_PREFIXES

_NAMES = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?entity ?kind ?name ?class WHERE {
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
    """Yield the degree of each named entity in slug order, then what search reads, and the network."""
    categories: dict[str, str] = {}
    labels = sorted(_read_labels(store, categories), key=lambda row: (*row, row[2].lang or ""))
    typed = [*(label for _, _, label in labels), *read_outside(store), *Affixes(fold).all_texts]
    folding = _folding_of({character for text in typed for character in fold(text)})
    ends = {Iri(str(entity)).slug: int(str(count)) for entity, count in store.select(_DEGREES)}
    names = _names_by_entity(labels, folding)
    degrees = {slug: ends.get(slug, 0) for slug in names}
    graph, dataset = ox.NamedNode(GRAPH.keys), ox.NamedNode(DATASET.iri)
    for slug, degree in degrees.items():
        yield ox.Quad(ox.NamedNode(KG.iri_of(slug)), ox.NamedNode(KGO.degree), ox.Literal(degree), graph)
    texts = {
        KGO.searchKeys: pack(chain.from_iterable(names.values()), degrees, categories),
        KGO.folding: "".join(chain.from_iterable(sorted(folding.items()))),
        KGO.sounds: _sounds_of([name for own in names.values() for name in own]),
        KGO.network: pack_network(Network.find(store)),
    }
    for property_, text in texts.items():
        yield ox.Quad(dataset, ox.NamedNode(property_), ox.Literal(text), graph)


def _read_labels(store: Store, categories: dict[str, str]) -> Iterator[_Label]:
    """Yield each name once, slugs among them, and note the category of each entity."""
    seen = set()
    for entity, kind, label, category in store.select(_NAMES):
        if isinstance(entity, Iri) and isinstance(label, Text):
            categories.setdefault(entity.slug, Iri(str(category)).slug)
            seen.add((entity.slug, str(kind), label, label.lang))
    for slug, kind_, text, _ in seen:
        yield slug, kind_, text
    for slug in categories:
        yield slug, "slug", Text(slug)


def _sounds_of(names: Collection[Name]) -> str:
    syllables = sorted({part for name in names for part in re.split("[ |]", name.readings) if part.islower()})
    characters = {character for name in names if name.readings for character in name.key if has_cjk(character)}
    return pack_sounds(read_characters(characters), syllables) if syllables else ""


def _names_by_entity(labels: Collection[_Label], folding: Mapping[str, str]) -> dict[str, list[Name]]:
    keys = {label: simplify(fold(label), folding) for _, _, label in labels}
    readings_by_key = read_aloud({keys[label] for _, kind, label in labels if _is_spoken(kind, label)})
    names: dict[str, list[Name]] = defaultdict(list)
    for slug, kind, label in labels:
        readings = readings_by_key.get(keys[label], "") if _is_spoken(kind, label) else ""
        names[slug].append(Name(slug, label, kind, keys[label], readings))
    return names


def _is_spoken(kind: str, label: Text) -> bool:
    """Return whether a name is found by its pinyin: one in part, and not Japanese."""
    return kind not in WHOLE and label.lang != "ja"


def _folding_of(characters: Collection[str]) -> dict[str, str]:
    """Return the folding of the characters that fold to those given; only these can occur in a name."""
    folding = read_folding()
    targets = {folding.get(character, character) for character in characters}
    return {character: target for character, target in folding.items() if target in targets}
