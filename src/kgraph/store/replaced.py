"""Names that others have replaced: the old one stays in the graph and leads to the new one."""

from __future__ import annotations

from kgraph.store.engine import Store, iri_of
from kgraph.table import Iri
from kgraph.vocab import SPARQL_PREFIXES, Namespace

_NEWEST = (
    SPARQL_PREFIXES
    + """
SELECT ?new WHERE {
  VALUES ?old { %s }
  ?old dcterms:isReplacedBy+ ?new .
  FILTER NOT EXISTS { ?new dcterms:isReplacedBy ?newer }
}
"""
)
_ALL = (
    SPARQL_PREFIXES
    + """
SELECT ?old ?new WHERE {
  ?old dcterms:isReplacedBy+ ?new .
  FILTER NOT EXISTS { ?new dcterms:isReplacedBy ?newer }
} ORDER BY ?old
"""
)


def find_replacement(store: Store, namespace: Namespace, slug: str) -> str | None:
    """Return the slug that stands for a replaced one today; None if it was not replaced, or in a circle."""
    rows = store.select(_NEWEST % iri_of(namespace, slug)).rows
    return Iri(str(rows[0][0])).slug if rows else None


def find_replaced(store: Store, namespace: Namespace) -> dict[str, str]:
    """Return for each replaced slug of a namespace the one that stands for it today, in slug order."""
    pairs = ((Iri(str(old)), Iri(str(new))) for old, new in store.select(_ALL))
    return {old.slug: new.slug for old, new in pairs if old.startswith(namespace.iri)}
