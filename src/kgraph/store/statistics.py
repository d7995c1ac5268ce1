"""Counts of a graph by SPARQL, for readers, the description of the dataset, and the docs."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

from kgraph.frozen import frozen
from kgraph.store.engine import Store
from kgraph.table import Iri
from kgraph.vocab import DATASET, NAMES, SPARQL_PREFIXES, to_curie

_ENTITY = "?class rdfs:subClassOf kgo:Entity . ?e a ?class"
_TOTALS = {
    "entities": "?s rdf:type/rdfs:subClassOf kgo:Entity",
    "relations": "?s a kgo:Relation",
    "claims": "?s a kgo:Claim",
    "inherited_claims": "?s a kgo:InheritedClaim",
    "evidence": "?s a kgo:Evidence",
    "sources": "?s a kgo:Source",
}
_CATEGORIES = "?s a ?key . ?key rdfs:subClassOf kgo:Entity"
_GROUPS = {
    "labels": f"{_ENTITY} ; {'|'.join(map(to_curie, NAMES))} ?s BIND(LANG(?s) AS ?key)",
    "verdicts": "?s kgo:verdict ?key",
    "standings": "?s kgo:standing ?key",
    "topics": "?s kgo:topic ?key",
    "stances": "?s kgo:stance ?key",
    "designs": "?s kgo:studyDesign ?key",
    "weights": "?s kgo:weight ?key",
    "source_types": "?s kgo:sourceType ?key",
    "source_languages": "?s a kgo:Source ; dcterms:language ?key",
}
_SCHEMES = (
    f"{SPARQL_PREFIXES} SELECT ?prefix ?base {{ ?s a kgo:IdentifierScheme ; sh:prefix ?prefix ; sh:namespace ?base }}"
)
_MATCHES = "skos:exactMatch|skos:closeMatch|skos:broadMatch|skos:narrowMatch"
_IDENTIFIERS = f"{SPARQL_PREFIXES} SELECT ?s WHERE {{ {_ENTITY} ; {_MATCHES} ?s }}"
_LAST = "\U0010ffff"


@frozen
class Statistics:
    """Counts of a graph; ``version`` and ``issued`` are those of the release of the data, None without a release.

    ``totals`` counts entities, claims and so on, ``groups`` splits them: claims by verdict, evidence by study design,
    identifiers by scheme, names by language, … each by slug, in slug order.
    """

    version: str | None
    issued: str | None
    totals: Mapping[str, int]
    groups: Mapping[str, Mapping[str, int]]

    def to_dict(self) -> dict[str, object]:
        """Return all counts as one flat dictionary of numbers and dictionaries."""
        return {"version": self.version, "issued": self.issued, **self.totals, **self.groups}


def count(store: Store) -> Statistics:
    """Return the statistics of a store."""
    release = store.select(
        f"{SPARQL_PREFIXES} SELECT ?version ?issued WHERE {{ "
        f"<{DATASET.iri}> dcat:version ?version ; dcterms:issued ?issued }} LIMIT 1"
    ).rows
    version, issued = (str(cell) for cell in release[0]) if release else (None, None)
    groups = {"entities_by_category": _split(store, _CATEGORIES), "identifiers": _by_scheme(store)}
    groups |= {name: _split(store, pattern) for name, pattern in _GROUPS.items()}
    totals = {name: _total(store, pattern) for name, pattern in _TOTALS.items()}
    totals["identifiers_in_all"] = sum(groups["identifiers"].values())
    totals["triples"] = int(str(store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0][0]))
    return Statistics(version, issued, totals, groups)


def _total(store: Store, pattern: str) -> int:
    rows = store.select(f"{SPARQL_PREFIXES} SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {pattern} }}").rows
    return int(str(rows[0][0]))


def _split(store: Store, pattern: str) -> dict[str, int]:
    query = f"{SPARQL_PREFIXES} SELECT ?key (COUNT(?s) AS ?n) WHERE {{ {pattern} }} GROUP BY ?key ORDER BY ?key"
    return {key.slug if isinstance(key, Iri) else str(key): int(str(n)) for key, n in store.select(query)}


def _by_scheme(store: Store) -> dict[str, int]:
    """Return how many identifiers each scheme covers: those that begin as its addresses do, found in sorted order."""
    identifiers = sorted(str(identifier) for (identifier,) in store.select(_IDENTIFIERS))
    counts: dict[str, int] = defaultdict(int)
    for prefix, base in store.select(_SCHEMES):
        counts[str(prefix)] += bisect_left(identifiers, f"{base}{_LAST}") - bisect_left(identifiers, str(base))
    return {prefix: count for prefix, count in sorted(counts.items()) if count}
