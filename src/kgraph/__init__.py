"""kgraph: a bilingual (中文/English), cited knowledge graph of nutrients, drugs and bone mechanisms.

>>> from kgraph import KnowledgeGraph
>>> KnowledgeGraph.load().entity("维生素K2").slug
'vitamin-K2'
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from kgraph.version import VERSION

if TYPE_CHECKING:
    from kgraph.build.check import Finding, Report, ValidationFailed
    from kgraph.errors import (
        AmbiguousName,
        ArgumentError,
        DamagedStore,
        DataError,
        KGraphError,
        LookupFailed,
        ParameterError,
        QueryError,
        QueryHeaderError,
        QuerySyntaxError,
        ResourceLimit,
        StoreError,
        TextMismatch,
        TurtleError,
        UnknownClaim,
        UnknownEntity,
        UnknownQuery,
        UnknownRelation,
        UnknownSource,
    )
    from kgraph.evidence.changes import Change
    from kgraph.evidence.verdict import Verdict
    from kgraph.interactions.result import InteractionCheck
    from kgraph.interactions.values import BoneCheck, CheckedClaim, Citation, PairCheck, Substance
    from kgraph.knowledge import KnowledgeGraph
    from kgraph.mechanism.multigraph import from_networkx
    from kgraph.mechanism.path import Path, Step
    from kgraph.mechanism.walk import Neighbor, Region
    from kgraph.model import (
        Bilingual,
        Claim,
        Entity,
        Evidence,
        Identifier,
        Reasons,
        Relation,
        Side,
        Source,
        Term,
    )
    from kgraph.names.search import Hit
    from kgraph.review.review import Review
    from kgraph.review.values import BestEvidence, Related, Statement, Totals
    from kgraph.store.canned import CannedQuery
    from kgraph.store.statistics import Statistics
    from kgraph.table import Iri, Table, Text

_HOMES = {
    "AmbiguousName": "kgraph.errors",
    "ArgumentError": "kgraph.errors",
    "BestEvidence": "kgraph.review.values",
    "Bilingual": "kgraph.model",
    "BoneCheck": "kgraph.interactions.values",
    "CannedQuery": "kgraph.store.canned",
    "Change": "kgraph.evidence.changes",
    "CheckedClaim": "kgraph.interactions.values",
    "Citation": "kgraph.interactions.values",
    "Claim": "kgraph.model",
    "DamagedStore": "kgraph.errors",
    "DataError": "kgraph.errors",
    "Entity": "kgraph.model",
    "Evidence": "kgraph.model",
    "Finding": "kgraph.build.check",
    "Hit": "kgraph.names.search",
    "Identifier": "kgraph.model",
    "InteractionCheck": "kgraph.interactions.result",
    "Iri": "kgraph.table",
    "KGraphError": "kgraph.errors",
    "KnowledgeGraph": "kgraph.knowledge",
    "LookupFailed": "kgraph.errors",
    "Neighbor": "kgraph.mechanism.walk",
    "PairCheck": "kgraph.interactions.values",
    "ParameterError": "kgraph.errors",
    "Path": "kgraph.mechanism.path",
    "QueryError": "kgraph.errors",
    "QueryHeaderError": "kgraph.errors",
    "QuerySyntaxError": "kgraph.errors",
    "Reasons": "kgraph.model",
    "Region": "kgraph.mechanism.walk",
    "Related": "kgraph.review.values",
    "Relation": "kgraph.model",
    "Report": "kgraph.build.check",
    "ResourceLimit": "kgraph.errors",
    "Review": "kgraph.review.review",
    "Side": "kgraph.model",
    "Source": "kgraph.model",
    "Statement": "kgraph.review.values",
    "Statistics": "kgraph.store.statistics",
    "Step": "kgraph.mechanism.path",
    "StoreError": "kgraph.errors",
    "Substance": "kgraph.interactions.values",
    "Table": "kgraph.table",
    "Term": "kgraph.model",
    "Text": "kgraph.table",
    "TextMismatch": "kgraph.errors",
    "Totals": "kgraph.review.values",
    "TurtleError": "kgraph.errors",
    "UnknownClaim": "kgraph.errors",
    "UnknownEntity": "kgraph.errors",
    "UnknownQuery": "kgraph.errors",
    "UnknownRelation": "kgraph.errors",
    "UnknownSource": "kgraph.errors",
    "ValidationFailed": "kgraph.build.check",
    "Verdict": "kgraph.evidence.verdict",
    "from_networkx": "kgraph.mechanism.multigraph",
}
__version__ = VERSION
__all__ = [
    "AmbiguousName",
    "ArgumentError",
    "BestEvidence",
    "Bilingual",
    "BoneCheck",
    "CannedQuery",
    "Change",
    "CheckedClaim",
    "Citation",
    "Claim",
    "DamagedStore",
    "DataError",
    "Entity",
    "Evidence",
    "Finding",
    "Hit",
    "Identifier",
    "InteractionCheck",
    "Iri",
    "KGraphError",
    "KnowledgeGraph",
    "LookupFailed",
    "Neighbor",
    "PairCheck",
    "ParameterError",
    "Path",
    "QueryError",
    "QueryHeaderError",
    "QuerySyntaxError",
    "Reasons",
    "Region",
    "Related",
    "Relation",
    "Report",
    "ResourceLimit",
    "Review",
    "Side",
    "Source",
    "Statement",
    "Statistics",
    "Step",
    "StoreError",
    "Substance",
    "Table",
    "Term",
    "Text",
    "TextMismatch",
    "Totals",
    "TurtleError",
    "UnknownClaim",
    "UnknownEntity",
    "UnknownQuery",
    "UnknownRelation",
    "UnknownSource",
    "ValidationFailed",
    "Verdict",
    "__version__",
    "from_networkx",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that a command pays only for what it needs."""
    if name not in _HOMES:
        message = f"module 'kgraph' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
