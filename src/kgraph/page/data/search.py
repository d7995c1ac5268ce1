"""The names of the page, which make its search give the results of the library."""

from __future__ import annotations

from itertools import chain
from typing import cast

from kgraph.names.affixes import read_affixes
from kgraph.names.search import NameIndex
from kgraph.page.contract import Affixes, Name, NameKind
from kgraph.text import NameLang


def search(names: NameIndex) -> list[Name]:
    """Return a row for every name, slugs among them, by entity."""
    ordered = sorted(
        names.table.names, key=lambda name: (name.entity, name.kind, str(name.label), name.label.lang or "")
    )
    return [
        {
            "slug": name.entity,
            "key": name.key,
            "label": str(name.label),
            "lang": cast("NameLang | None", name.label.lang),
            "kind": cast("NameKind", name.kind),
            "readings": name.readings,
        }
        for name in ordered
    ]


def folding(names: NameIndex) -> str:
    """Return pairs of a traditional character and the simplified one under which names are compared."""
    return "".join(chain.from_iterable(names.table.folding.items()))


def affixes() -> Affixes:
    """Return the words around names and other wordings that the search knows."""
    return cast("Affixes", {key: lists for key, lists in read_affixes().items() if key != "about"})
