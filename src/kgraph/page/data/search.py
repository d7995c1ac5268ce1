"""The names of the page, which make its search give the results of the library."""

from __future__ import annotations

from itertools import chain
from typing import cast

from kgraph.names.search import NameIndex
from kgraph.page.contract import Name, NameKind
from kgraph.text import Lang


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
            "lang": cast("Lang | None", name.label.lang),
            "kind": cast("NameKind", name.kind),
            "readings": name.readings,
        }
        for name in ordered
    ]


def folding(names: NameIndex) -> str:
    """Return pairs of a traditional character and the simplified one under which names are compared."""
    return "".join(chain.from_iterable(names.table.folding.items()))
