"""Names to entities, best first.

Preferred, alternative and hidden names in both languages, slugs and identifiers are compared in folded form
(``text.fold``). Hidden names, wrong or old ones, match as a whole only.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.errors import AmbiguousName, ArgumentError, UnknownEntity
from kgraph.model import Iri, Text
from kgraph.store import Store
from kgraph.text import Lang, fold, has_cjk, other_lang
from kgraph.vocab import KG, SPARQL_PREFIXES

_SUGGESTIONS = 3
_SCORES = {
    "preferred": 1.0,
    "alternative": 0.95,
    "hidden": 0.9,
    "identifier": 0.9,
    "prefix": 0.7,
    "infix": 0.5,
}

_NAMES = (
    SPARQL_PREFIXES
    + """
SELECT ?entity ?kind ?name WHERE {
  GRAPH graph:entities {
    VALUES (?property ?kind) {
      (skos:prefLabel "preferred") (skos:altLabel "alternative") (skos:hiddenLabel "hidden")
    }
    ?entity ?property ?name .
  }
}
"""
)
_IDENTIFIERS = (
    SPARQL_PREFIXES
    + """
SELECT ?entity ?curie WHERE {
  ?scheme sh:namespace ?base ; sh:prefix ?prefix .
  GRAPH graph:mappings {
    VALUES ?property { skos:exactMatch skos:closeMatch }
    ?entity ?property ?identifier .
  }
  FILTER(STRSTARTS(STR(?identifier), STR(?base)))
  BIND(CONCAT(?prefix, ":", STRAFTER(STR(?identifier), STR(?base))) AS ?curie)
}
"""
)
_DEGREES = (
    SPARQL_PREFIXES
    + """
SELECT ?entity (COUNT(?claim) AS ?degree) WHERE {
  VALUES ?side { rdf:subject rdf:object }
  ?claim ?side ?entity .
} GROUP BY ?entity
"""
)


@dataclass(frozen=True)
class Name:
    """One name of an entity, with the form it is compared in."""

    entity: str
    label: Text
    kind: str
    key: str


@dataclass(frozen=True)
class Hit:
    """An entity found: its slug, preferred label, the name that matched, how it matched, and a score from 0 to 1."""

    entity: str
    label: str
    matched: str
    how: str
    score: float


class NameIndex:
    """All names of a graph, folded once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.names = tuple(sorted(_read_names(store), key=lambda name: (name.entity, name.kind, name.label)))
        self._by_key: dict[str, list[Name]] = defaultdict(list)
        self._preferred: dict[tuple[str, str | None], str] = {}
        for name in self.names:
            self._by_key[name.key].append(name)
            if name.kind == "preferred":
                self._preferred[name.entity, name.label.lang] = str(name.label)
        self.slugs = frozenset(name.entity for name in self.names)
        self._degree = {Iri(str(entity)).slug: int(str(degree)) for entity, degree in store.select(_DEGREES)}

    def search(self, text: str, *, lang: Lang = "en", limit: int = 10) -> list[Hit]:
        """Return the entities whose names match, best first, at most ``limit``; empty if none does.

        Exact preferred names come first, then exact alternative and hidden names and identifiers, prefixes, infixes;
        ties go to the shorter name, then to the entity with more claims, then by slug.

        Raises:
            ArgumentError: If the limit is negative.
        """
        if limit < 0:
            raise ArgumentError("bad-limit", value=limit)
        key = fold(text)
        if not key:
            return []
        best: dict[str, tuple[tuple[float, int, int, str], Hit]] = {}
        for name, how in self._matching(key):
            hit = Hit(name.entity, self.label(name.entity, lang), str(name.label), how, _SCORES[how])
            rank = (-hit.score, len(name.key), -self._degree.get(name.entity, 0), name.entity)
            if name.entity not in best or rank < best[name.entity][0]:
                best[name.entity] = (rank, hit)
        if not best:
            best = {hit.entity: ((-hit.score, 0, 0, hit.entity), hit) for hit in self._by_identifier(text, lang)}
        ordered = sorted(best.values(), key=lambda pair: pair[0])
        return [hit for _, hit in ordered[:limit]]

    def resolve(self, name: str) -> str:
        """Return the slug of the entity that a slug, IRI, CURIE or name in either language stands for.

        Raises:
            AmbiguousName: If several entities have this name; preferred names win over others.
            UnknownEntity: If none has; the nearest names are suggested in both languages.
        """
        slug = name.removeprefix(KG.iri).removeprefix("kg:")
        if slug in self.slugs:
            return slug
        exact = self._by_key.get(fold(name), []) if fold(name) else []
        for kinds in (("preferred",), ("alternative", "slug"), ("hidden",)):
            found = sorted({item.entity for item in exact if item.kind in kinds})
            if len(found) == 1:
                return found[0]
            if found:
                raise AmbiguousName("ambiguous-name", name=name, candidates=tuple(found))
        identified = sorted({hit.entity for hit in self._by_identifier(name, "en")})
        if len(identified) == 1:
            return identified[0]
        if identified:
            raise AmbiguousName("ambiguous-name", name=name, candidates=tuple(identified))
        raise UnknownEntity("unknown-entity", name=name, suggestions=self.suggest(name))

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return the nearest names, best first, each with the preferred label of the other language; may be empty."""
        key = fold(name)
        entities = [hit.entity for hit in self.search(name, limit=_SUGGESTIONS)]
        cutoff = 0.5 if has_cjk(name) else 0.65
        near = difflib.get_close_matches(key, list(self._by_key), n=2 * _SUGGESTIONS, cutoff=cutoff) if key else []
        entities += [item.entity for found in near for item in self._by_key[found] if item.kind != "hidden"]
        first: Lang = "zh" if has_cjk(name) else "en"
        return tuple(
            f"{self.label(entity, first)} ({self.label(entity, other_lang(first))})"
            for entity in list(dict.fromkeys(entities))[:_SUGGESTIONS]
        )

    def label(self, entity: str, lang: Lang) -> str:
        """Return the preferred label of an entity, in the other language if this one has none, else the slug."""
        return self._preferred.get((entity, lang)) or self._preferred.get((entity, other_lang(lang))) or entity

    def _matching(self, key: str) -> Iterable[tuple[Name, str]]:
        for name in self.names:
            if name.key == key:
                yield name, "alternative" if name.kind == "slug" else name.kind
            elif name.kind in ("hidden", "slug"):
                continue
            elif name.key.startswith(key):
                yield name, "prefix"
            elif key in name.key:
                yield name, "infix"

    def _by_identifier(self, text: str, lang: Lang) -> list[Hit]:
        wanted = text.strip().casefold()
        if ":" not in wanted:
            return []
        return [
            Hit(Iri(str(entity)).slug, self.label(Iri(str(entity)).slug, lang), str(curie), "identifier", 0.9)
            for entity, curie in self._store.select(_IDENTIFIERS)
            if str(curie).casefold() == wanted
        ]


def _read_names(store: Store) -> Iterable[Name]:
    slugs = set()
    for entity, kind, label in store.select(_NAMES):
        if isinstance(entity, Iri) and isinstance(label, Text):
            slugs.add(entity.slug)
            yield Name(entity.slug, label, str(kind), fold(label))
    for slug in slugs:
        yield Name(slug, Text(slug), "slug", fold(slug))
