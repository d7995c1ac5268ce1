"""The entities of the page, with their places in the drawing and their claims counted."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from kgraph.mechanism.network import Network
from kgraph.model import Entity
from kgraph.page.contract import Direction, Names, Neighbours
from kgraph.page.contract import Entity as EntityRecord
from kgraph.page.data.pairs import pair, pair_or_none
from kgraph.page.layout import LayoutNode, lay_out
from kgraph.store.catalog import Catalog
from kgraph.table import Text
from kgraph.text import LANGS, NAME_LANGS

_DIRECTIONS: tuple[Direction, ...] = ("out", "in", "both")


def entities(catalog: Catalog, network: Network) -> list[EntityRecord]:
    """Return all entities, in slug order; those without a claim have no place."""
    listed = list(catalog.entities.values())
    nodes = [
        LayoutNode(entity.slug, entity.category, _width(entity)) for entity in listed if network.degree(entity.slug)
    ]
    places = lay_out(nodes, [(edge.subject, edge.object) for edge in network.edges])
    return [_entity(entity, network, places.get(entity.slug)) for entity in listed]


def neighbour_counts(network: Network, entity: str) -> list[Neighbours]:
    """Return the number of claims of an entity by relation and direction, ordered by direction, then most first."""
    counts: Counter[tuple[Direction, str]] = Counter()
    for edge in network.out_edges(entity):
        counts["both" if edge.symmetric else "out", edge.relation] += 1
    for edge in network.in_edges(entity):
        if edge.subject != entity:
            counts["both" if edge.symmetric else "in", edge.relation] += 1
    ordered = sorted(counts.items(), key=lambda entry: (_DIRECTIONS.index(entry[0][0]), -entry[1], entry[0][1]))
    return [{"direction": direction, "relation": relation, "count": count} for (direction, relation), count in ordered]


def _entity(entity: Entity, network: Network, place: tuple[int, int] | None) -> EntityRecord:
    x, y = place if place is not None else (None, None)
    record: EntityRecord = {
        "slug": entity.slug,
        "iri": str(entity.iri),
        "category": entity.category,
        "label": pair(entity.labels),
        "alt": _by_lang(entity.alternatives),
        "old": _by_lang(entity.old_names),
        "near": _by_lang(entity.near_names),
        "wrong": _by_lang(entity.wrong_names),
        "definition": pair_or_none(entity.definition),
        "note": pair_or_none(entity.notes),
        "broader": list(entity.broader),
        "routes": list(entity.routes),
        "identifiers": [
            {"curie": identifier.curie, "iri": identifier.iri, "match": identifier.match}
            for identifier in entity.identifiers
        ],
        "degree": network.degree(entity.slug),
        "neighbours": neighbour_counts(network, entity.slug),
        "x": x,
        "y": y,
    }
    return {**record, "nameSources": list(entity.name_sources)} if entity.name_sources else record


def _by_lang(texts: Sequence[Text]) -> Names:
    zh, en, ja = ([str(text) for text in texts if text.lang == tag] for tag in NAME_LANGS)
    names: Names = {"zh": zh, "en": en}
    return {**names, "ja": ja} if ja else names


def _width(entity: Entity) -> int:
    return max(_columns(entity.label(tag)) for tag in LANGS)


def _columns(text: str) -> int:
    """Return the width of text in columns; a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
