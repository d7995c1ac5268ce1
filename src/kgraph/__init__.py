"""kgraph: a bilingual (中文/English), cited knowledge graph of nutrients, drugs and bone mechanisms.

>>> from kgraph import KnowledgeGraph
>>> KnowledgeGraph.load().entity("维生素K2").slug
'vitamin-K2'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kgraph.version import VERSION as __version__

if TYPE_CHECKING:
    from kgraph.check import Finding, Report, ValidationFailed
    from kgraph.errors import (
        AmbiguousName,
        ArgumentError,
        DataError,
        KGraphError,
        LookupFailed,
        ParameterError,
        QueryError,
        QueryHeaderError,
        QuerySyntaxError,
        StoreError,
        TurtleError,
        UnknownEntity,
        UnknownQuery,
        UnknownRelation,
        UnknownSource,
    )
    from kgraph.knowledge import KnowledgeGraph
    from kgraph.model import Bilingual, Claim, Entity, Evidence, Identifier, Iri, Relation, Source, Table, Term, Text
    from kgraph.queries import CannedQuery
    from kgraph.search import Hit
    from kgraph.traverse import Neighbor, Path, Step

_HOMES = {
    "kgraph.check": ("Finding", "Report", "ValidationFailed"),
    "kgraph.errors": (
        "AmbiguousName",
        "ArgumentError",
        "DataError",
        "KGraphError",
        "LookupFailed",
        "ParameterError",
        "QueryError",
        "QueryHeaderError",
        "QuerySyntaxError",
        "StoreError",
        "TurtleError",
        "UnknownEntity",
        "UnknownQuery",
        "UnknownRelation",
        "UnknownSource",
    ),
    "kgraph.knowledge": ("KnowledgeGraph",),
    "kgraph.model": (
        "Bilingual",
        "Claim",
        "Entity",
        "Evidence",
        "Identifier",
        "Iri",
        "Relation",
        "Source",
        "Table",
        "Term",
        "Text",
    ),
    "kgraph.queries": ("CannedQuery",),
    "kgraph.search": ("Hit",),
    "kgraph.traverse": ("Neighbor", "Path", "Step"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [  # noqa: PLE0604, RUF022 - sorted below, proved by a test
    "__version__",
    *sorted(_HOME_OF),
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that a command pays only for what it needs."""
    if name not in _HOME_OF:
        message = f"module 'kgraph' has no attribute {name!r}"
        raise AttributeError(message)
    import importlib

    value = getattr(importlib.import_module(_HOME_OF[name]), name)
    globals()[name] = value
    return value
