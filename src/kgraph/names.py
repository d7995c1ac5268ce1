"""The names of entities as they are searched: derived by the build, all in one text, so that reading them is quick.

The graph ``keys`` holds for the dataset ``kgo:searchKeys``, all names and degrees as JSON (``pack``), and
``kgo:folding``, pairs of a traditional character and the simplified one that stands for it. Only characters that occur
in names are there. For each entity it holds ``kgo:degree``, the ends of claims it stands at, for queries.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kgraph.cells import Text
from kgraph.errors import StoreError
from kgraph.store import Store
from kgraph.text import fold
from kgraph.values import frozen
from kgraph.vocab import DATASET, SPARQL_PREFIXES

_KEYS = SPARQL_PREFIXES + (
    f"SELECT ?keys ?pairs WHERE {{ GRAPH graph:keys {{ <{DATASET.iri}> kgo:searchKeys ?keys ; kgo:folding ?pairs }} }}"
)
_NAMED = SPARQL_PREFIXES + "ASK { GRAPH graph:entities { ?entity skos:prefLabel ?name } }"


class Name(NamedTuple):
    """One name of an entity, the folded form it is compared in, and how it reads in pinyin.

    A tuple, because every command that takes a name makes thousands.

    ``kind`` is ``preferred``, ``alternative``, ``hidden`` or ``slug``. ``readings`` holds syllables apart by spaces,
    alternative readings of one apart by bars, letters that stand in the name as capitals; it is empty if nothing in
    the name is Chinese.
    """

    entity: str
    label: Text
    kind: str
    key: str
    readings: str = ""


@frozen
class NameTable:
    """All names, sorted by entity, kind and label; the number of claim ends by entity; the folding of characters."""

    names: tuple[Name, ...]
    degrees: Mapping[str, int]
    folding: Mapping[str, str]

    def fold(self, text: str) -> str:
        """Return the form in which a text is compared with the names, traditional characters simplified."""
        return simplify(fold(text), self.folding)


def simplify(text: str, folding: Mapping[str, str]) -> str:
    """Return a text with each traditional character replaced by the simplified one.

    >>> simplify("骨質", {"質": "质"})
    '骨质'
    """
    return text if text.isascii() else "".join(folding.get(character, character) for character in text)


def pack(names: Iterable[Name], degrees: Mapping[str, int]) -> str:
    """Return names and degrees as text: by entity its degree and its names, each kind, language, label, key, readings.

    Args:
        degrees: By entity, each with a name; their order is kept, and that of the names of one entity.
    """
    rows: dict[str, list[list[str | None]]] = {slug: [] for slug in degrees}
    for name in names:
        rows[name.entity].append([name.kind, name.label.lang, str(name.label), name.key, name.readings])
    packed = {slug: [degrees[slug], *found] for slug, found in rows.items()}
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> tuple[tuple[Name, ...], dict[str, int]]:
    """Return the names and degrees that ``pack`` has written."""
    found = json.loads(packed)
    names = tuple(
        Name(entity, Text(label, lang), kind, key, readings)
        for entity, (_, *rows) in found.items()
        for kind, lang, label, key, readings in rows
    )
    return names, {entity: degree for entity, (degree, *_) in found.items()}


def read_names(store: Store) -> NameTable:
    """Return the names of a store.

    Raises:
        StoreError: If the store was built without search keys, or by an earlier version.
    """
    rows = store.select(_KEYS).rows
    if not rows and store.ask(_NAMED):
        raise StoreError("store-without-keys")
    keys, pairs = map(str, rows[0]) if rows else ("{}", "")
    names, degrees = unpack(keys)
    return NameTable(names, degrees, dict(zip(pairs[::2], pairs[1::2], strict=True)))
