"""The names of entities for search, derived by the build and kept as one text, which is quick to read.

The graph ``keys`` holds for the dataset ``kgo:searchKeys``, all names, degrees and categories as JSON (``pack``),
``kgo:folding``, pairs of a traditional character and its simplified one, for the characters that occur in names, and
``kgo:sounds``, the characters that sound like those in names (``sounds``). For each entity it holds ``kgo:degree``, the
number of its claim ends, for queries.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from kgraph.errors import StoreError
from kgraph.names.folding import fold
from kgraph.store.engine import Store
from kgraph.table import Text
from kgraph.vocab import DATASET, SPARQL_PREFIXES

_KEYS = SPARQL_PREFIXES + (
    f"SELECT ?keys ?pairs WHERE {{ GRAPH graph:keys {{ <{DATASET.iri}> kgo:searchKeys ?keys ; kgo:folding ?pairs }} }}"
)
_KIND, _KEY = 0, 3
WHOLE = frozenset({"wrong", "near"})
"""The kinds of names that a text must match as a whole."""
_SOUNDS = SPARQL_PREFIXES + f"SELECT ?sounds WHERE {{ GRAPH graph:keys {{ <{DATASET.iri}> kgo:sounds ?sounds }} }}"
_OUTSIDE = SPARQL_PREFIXES + f"SELECT ?name WHERE {{ <{DATASET.iri}> kgo:outsideScope ?name }} ORDER BY ?name"
_NAMED = SPARQL_PREFIXES + "ASK { ?class rdfs:subClassOf kgo:Entity . ?entity a ?class ; skos:prefLabel ?name }"


class Name(NamedTuple):
    """One name of an entity, its folded form (``key``), and its readings in pinyin.

    A tuple, because every search makes thousands.

    ``kind`` is ``preferred``, ``alternative``, ``old``, ``wrong``, ``near`` (of a related concept) or ``slug``.
    ``readings`` holds syllables separated by spaces, alternative readings of a syllable separated by bars, and Latin
    letters of the name as capitals; it is empty if the name has no Chinese.
    """

    entity: str
    label: Text
    kind: str
    key: str
    readings: str = ""


Row = Sequence[Any]
"""A packed name without its entity: kind, language, label, key, readings."""
_NO_ENTITY: tuple[int, str, Sequence[Row]] = (0, "", ())


class NameTable:
    """All names, read from the text of ``pack``, and the folding of characters.

    A name becomes a ``Name`` on demand, because most commands need only one.
    """

    def __init__(self, packed: str, folding: Mapping[str, str]) -> None:
        self._entities: dict[str, tuple[int, str, Sequence[Row]]] = {
            entity: (degree, category, rows) for entity, (degree, category, *rows) in json.loads(packed).items()
        }
        self.folding = folding

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names, sorted by entity, kind and label."""
        return tuple(_to_name(entity, row) for entity, (_, _, rows) in self._entities.items() for row in rows)

    @cached_property
    def degrees(self) -> dict[str, int]:
        """The number of claim ends by entity."""
        return {entity: degree for entity, (degree, _, _) in self._entities.items()}

    def called(self, key: str) -> Iterator[Name]:
        """Yield the names whose folded form is this text."""
        for entity, row in self._by_key.get(key, ()):
            yield _to_name(entity, row)

    def kinds(self, entity: str, key: str) -> set[str]:
        """Return the kinds of the names of an entity whose folded form is this text."""
        _, _, rows = self._entities.get(entity, _NO_ENTITY)
        return {row[_KIND] for row in rows if row[_KEY] == key}

    def category(self, entity: str) -> str:
        """Return the category of an entity, empty if it is not known."""
        return self._entities.get(entity, _NO_ENTITY)[1]

    def preferred(self, entity: str, lang: str) -> str:
        """Return the preferred name of an entity in a language, empty if it has none."""
        _, _, rows = self._entities.get(entity, _NO_ENTITY)
        return next((label for kind, tag, label, *_ in reversed(rows) if kind == "preferred" and tag == lang), "")

    def __contains__(self, entity: str) -> bool:
        return entity in self._entities

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[str, Row]]]:
        by_key: dict[str, list[tuple[str, Row]]] = defaultdict(list)
        for entity, (_, _, rows) in self._entities.items():
            for row in rows:
                by_key[row[_KEY]].append((entity, row))
        return by_key

    def fold(self, text: str) -> str:
        """Return the folded form of a text with traditional characters simplified, as names are compared."""
        return self.simplify(fold(text))

    def simplify(self, text: str) -> str:
        """Return a text with traditional characters simplified."""
        return simplify(text, self.folding)


def simplify(text: str, folding: Mapping[str, str]) -> str:
    """Return a text with each traditional character replaced by its simplified one.

    >>> simplify("骨質", {"質": "质"})
    '骨质'
    """
    return text if text.isascii() else "".join(folding.get(character, character) for character in text)


def pack(names: Iterable[Name], degrees: Mapping[str, int], categories: Mapping[str, str]) -> str:
    """Return names as text: by entity its degree and its category, then its names as rows (``Row``).

    Args:
        degrees: By entity, each with a name. Their order and the order of the names of one entity are kept.
        categories: By entity; empty for one that is not among them.
    """
    rows: dict[str, list[list[str | None]]] = {slug: [] for slug in degrees}
    for name in names:
        rows[name.entity].append([name.kind, name.label.lang, str(name.label), name.key, name.readings])
    packed = {slug: [degrees[slug], categories.get(slug, ""), *own] for slug, own in rows.items()}
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _to_name(entity: str, row: Row) -> Name:
    kind, lang, label, key, readings = row
    return Name(entity, Text(label, lang), kind, key, readings)


def read_names(store: Store) -> NameTable:
    """Return the names of a store.

    Raises:
        StoreError: If the store was built without search keys, or by an earlier version, or they cannot be read.
    """
    rows = store.select(_KEYS).rows
    if not rows and store.ask(_NAMED):
        raise StoreError("store-without-keys")
    keys, pairs = map(str, rows[0]) if rows else ("{}", "")
    try:
        return NameTable(keys, dict(zip(pairs[::2], pairs[1::2], strict=True)))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StoreError("store-index-broken", name="searchKeys") from error


def read_sounds(store: Store) -> str:
    """Return the characters that sound like those in names, as ``sounds`` writes them; empty if there are none."""
    return "".join(str(sounds) for (sounds,) in store.select(_SOUNDS))


def read_outside(store: Store) -> list[str]:
    """Return the names that have no entity on purpose, in the order of their texts."""
    return [str(name) for (name,) in store.select(_OUTSIDE)]
