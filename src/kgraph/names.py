"""The names of entities as they are searched: derived by the build, one text an entity, so that reading them is quick.

The graph ``keys`` holds for each entity ``kgo:searchKeys``, its names as JSON (``pack``), and ``kgo:degree``, the ends
of claims it stands at; for the dataset it holds ``kgo:folding``, pairs of a traditional character and the simplified
one that stands for it. Only characters that occur in names are there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kgraph.cells import Cell, Iri, Text
from kgraph.errors import StoreError
from kgraph.store import Store
from kgraph.text import fold
from kgraph.vocab import DATASET, SPARQL_PREFIXES

_KEYS = SPARQL_PREFIXES + (
    "SELECT ?entity ?keys ?degree WHERE { GRAPH graph:keys { ?entity kgo:searchKeys ?keys ; kgo:degree ?degree } }"
)
_FOLDING = f"{SPARQL_PREFIXES} SELECT ?pairs WHERE {{ GRAPH graph:keys {{ <{DATASET.iri}> kgo:folding ?pairs }} }}"
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


@dataclass(frozen=True)
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


def pack(names: Iterable[Name]) -> str:
    """Return the names of one entity as text: a JSON list of kind, language, label, key and readings."""
    rows = [[name.kind, name.label.lang, name.label, name.key, name.readings] for name in names]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def unpack(entity: str, packed: str) -> Iterator[Name]:
    """Yield the names that ``pack`` has written, in their order."""
    for kind, lang, label, key, readings in json.loads(packed):
        yield Name(entity, Text(label, lang), kind, key, readings)


def read_names(store: Store) -> NameTable:
    """Return the names of a store.

    Raises:
        StoreError: If the store was built without search keys.
    """
    rows = sorted((_slug(entity), str(keys), degree) for entity, keys, degree in store.select(_KEYS))
    if not rows and store.ask(_NAMED):
        raise StoreError("store-without-keys")
    pairs = "".join(str(cell) for (cell,) in store.select(_FOLDING))
    return NameTable(
        names=tuple(name for slug, keys, _ in rows for name in unpack(slug, keys)),
        degrees={slug: int(str(degree)) for slug, _, degree in rows},
        folding=dict(zip(pairs[::2], pairs[1::2], strict=True)),
    )


def _slug(cell: Cell) -> str:
    return cell.slug if isinstance(cell, Iri) else str(cell)
