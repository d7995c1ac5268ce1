"""Search of entities by name, best first.

Names of all kinds in both languages, slugs and identifiers are compared in folded form
(``folding.fold``, traditional characters simplified). Chinese names also match by pinyin and its initials, longer
Latin words with one typing error. Wrong names and names of related concepts match as a whole only.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kgraph.errors import AmbiguousName, ArgumentError, UnknownEntity
from kgraph.frozen import frozen
from kgraph.messages import LANG_OF_NOTES, note
from kgraph.names.folding import spell, words
from kgraph.names.lexicon import WHOLE, Name, read_names
from kgraph.names.readings import Readings
from kgraph.names.typos import Vocabulary, is_long_word
from kgraph.store.engine import Store
from kgraph.store.replaced import find_replacement
from kgraph.table import Iri, Text
from kgraph.text import Lang, has_cjk, other_lang
from kgraph.vocab import KG, SPARQL_PREFIXES

_SUGGESTIONS = 3
_SCORES = {
    "preferred": 1.0,
    "alternative": 0.95,
    "old": 0.92,
    "wrong": 0.9,
    "identifier": 0.9,
    "near": 0.8,
    "prefix": 0.7,
    "initials": 0.65,
    "pinyin": 0.6,
    "infix": 0.5,
    "typo": 0.3,
}
_NOTED = ("old", "wrong", "near")
"""The kinds of names that are no names of their entity today: whoever finds it by one is told so."""
_CLOSED = WHOLE | {"slug"}
_COMPARED = 64
"""Letters of an unknown name that suggestions are compared with."""

_IDENTIFIERS = (
    SPARQL_PREFIXES
    + """
SELECT DISTINCT ?entity ?identifier ?curie WHERE {
  ?scheme sh:namespace ?base ; sh:prefix ?prefix .
  VALUES ?property { skos:exactMatch skos:closeMatch }
  ?class rdfs:subClassOf kgo:Entity .
  ?entity a ?class ; ?property ?identifier .
  FILTER(STRSTARTS(STR(?identifier), STR(?base)))
  BIND(CONCAT(?prefix, ":", STRAFTER(STR(?identifier), STR(?base))) AS ?curie)
}
"""
)


@frozen
class Hit:
    """An entity found: its slug, preferred label, the name that matched, how it matched, and a score from 0 to 1.

    ``how`` is ``preferred``, ``alternative``, ``old``, ``wrong``, ``near`` (the name of a related concept) or
    ``identifier`` where the whole name is the text, else ``prefix``, ``initials``, ``pinyin``, ``infix`` or ``typo``.
    """

    entity: str
    label: str
    matched: str
    how: str
    score: float


_Match = tuple[Name, str]
"""A name that matches, with the kind of match (``Hit.how``)."""


class NameIndex:
    """The names of a graph, as folded by the build, with search and resolution."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._noted: set[str] = set()
        self.table = read_names(store)

    def search(self, text: str, *, lang: Lang = "en", limit: int = 10) -> list[Hit]:
        """Return the entities whose names match, best first, at most ``limit``; empty if none does.

        Exact preferred names come first, then exact alternative, old and wrong names, identifiers and names of related
        concepts, prefixes, initials, pinyin, infixes, and typing errors if nothing is exact; ties go to the shorter
        name, then to the entity with more claims, then by slug.

        Raises:
            ArgumentError: If the limit is negative.
        """
        if limit < 0:
            raise ArgumentError("bad-limit", value=limit)
        hits: dict[str, Hit] = {}
        for name, how in self._matches(text):
            if len(hits) == limit:
                break
            if name.entity not in hits:
                hits[name.entity] = Hit(name.entity, self.label(name.entity, lang), str(name.label), how, _SCORES[how])
        return list(hits.values())

    def resolve(self, name: str) -> str:
        """Return the slug of the entity for a slug, IRI, CURIE, name in either language, full pinyin or replaced slug.

        A name that is old, wrong or that of a related concept is logged with the entity taken for it (logger
        ``kgraph``), once.

        Raises:
            AmbiguousName: If several entities have this name; preferred names win over others, and names over pinyin.
            UnknownEntity: If no entity has it; the nearest names are suggested in both languages.
        """
        entity = self._resolve(name)
        self._note_kind(name, entity)
        return entity

    def _resolve(self, name: str) -> str:
        slug = name.removeprefix(KG.iri).removeprefix("kg:")
        if slug in self.table:
            return slug
        for matches in self._meant(name):
            entities = sorted({match.entity for match in matches})
            if len(entities) == 1:
                return entities[0]
            if entities:
                raise AmbiguousName("ambiguous-name", name=name, candidates=tuple(entities))
        newer = find_replacement(self._store, KG, slug)
        if newer is not None and newer in self.table:
            return newer
        raise UnknownEntity("unknown-entity", name=name, suggestions=self.suggest(name))

    def _note_kind(self, name: str, entity: str) -> None:
        """Log that a name is an old, wrong or related one of the entity that it was taken for."""
        kinds = self.table.kinds(entity, self.table.fold(name))
        kind = None if kinds & {"preferred", "alternative"} else next((kind for kind in _NOTED if kind in kinds), None)
        if kind and name not in self._noted:
            self._noted.add(name)
            lang: Lang = "zh" if LANG_OF_NOTES.get() == "zh" else "en"
            note(f"found-{kind}", name=name, label=self.label(entity, lang))

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return the nearest names, best first, each with the preferred label of the other language; may be empty."""
        entities = [hit.entity for hit in self.search(name, limit=_SUGGESTIONS)]
        entities += [similar.entity for similar in self._similar(self.table.fold(name)[:_COMPARED])]
        first: Lang = "zh" if has_cjk(name) else "en"
        return tuple(
            f"{self.label(entity, first)} ({self.label(entity, other_lang(first))})"
            for entity in list(dict.fromkeys(entities))[:_SUGGESTIONS]
        )

    def label(self, entity: str, lang: Lang) -> str:
        """Return the preferred label of an entity, in the other language if this one has none, else the slug."""
        return self.table.preferred(entity, lang) or self.table.preferred(entity, other_lang(lang)) or entity

    def _meant(self, name: str) -> Iterator[Iterable[Name]]:
        """Yield the groups of names that equal a text, the group of greatest weight first."""
        exact = [match for match, _ in self._exact(name)]
        for kinds in (("preferred",), ("alternative", "slug"), ("old",), ("wrong",), ("identifier",), ("near",)):
            yield [match for match in exact if match.kind in kinds]
        by_pinyin = [self._open.names[place] for place in self._readings.equal(spell(name))]
        yield [match for match in by_pinyin if match.kind == "preferred"]
        yield by_pinyin

    # Methods of matching, best first; each yields better names first

    def _matches(self, text: str) -> Iterator[_Match]:
        """Yield the names that match, best first; an entity may repeat with a lesser name."""
        key = self.table.fold(text)
        if not key:
            return
        exact = self._best_exact(text)
        yield from exact
        yield from ((name, "prefix") for name in self._open.holding("\n" + key))
        yield from self._spelled(spell(text))
        yield from ((name, "infix") for name in self._open.holding(key))
        if not exact:  # an exact name has no typing error
            yield from ((name, "typo") for name in self._mistyped(words(text)))

    def _exact(self, text: str) -> Iterator[_Match]:
        for name in self.table.called(self.table.fold(text)):
            if name.key:
                yield name, "alternative" if name.kind == "slug" else name.kind
        if ":" in text or "\uff1a" in text:
            for name in self._identifiers.get(_fold_identifier(text), ()):
                yield name, "identifier"

    def _best_exact(self, text: str) -> list[_Match]:
        """Return for each entity with this name its best match: the same spelling, else the greatest weight."""
        best: dict[str, _Match] = {}
        for name, how in sorted(self._exact(text), key=lambda match: _fit(match, text)):
            best.setdefault(name.entity, (name, how))
        return sorted(best.values(), key=lambda match: (-_SCORES[match[1]], *self._rank(match[0])))

    def _spelled(self, spelled: str) -> Iterator[_Match]:
        if spelled:
            names = self._open.names
            yield from ((names[place], "initials") for place in self._readings.initials_begin_with(spelled))
            yield from ((names[place], "pinyin") for place in self._readings.begin_with(spelled))

    def _mistyped(self, pieces: Sequence[str]) -> Iterator[Name]:
        if any(map(is_long_word, pieces)):
            meant = ((place, key) for key, places in self._vocabulary.corrections(pieces) for place in places)
            for place, key in sorted(meant):
                if key in self._open.names[place].key:
                    yield self._open.names[place]

    def _rank(self, name: Name) -> tuple[int, int, str, bool]:
        return (len(name.key), -self.table.degrees.get(name.entity, 0), name.entity, name.kind != "preferred")

    def _similar(self, key: str) -> list[Name]:
        """Return names similar to a folded text, most similar first."""
        import difflib

        pairs = {key[start : start + 2] for start in range(len(key) - 1)}
        keys = {name.key for pair in sorted(pairs) for name in self._open.holding(pair)}
        cutoff = 0.5 if has_cjk(key) else 0.65
        near = difflib.get_close_matches(key, sorted(keys), n=2 * _SUGGESTIONS, cutoff=cutoff)
        return [name for near_key in near for name in self.table.called(near_key) if name.kind not in WHOLE]

    # Made when first needed

    @cached_property
    def _open(self) -> _OpenNames:
        names = (name for name in self.table.names if name.kind not in _CLOSED)
        return _OpenNames(sorted(names, key=self._rank))

    @cached_property
    def _readings(self) -> Readings:
        return Readings(name.readings for name in self._open.names)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(words(name.label) for name in self._open.names)

    @cached_property
    def _identifiers(self) -> dict[str, list[Name]]:
        by_identifier: dict[str, list[Name]] = defaultdict(list)
        for entity, identifier, curie in self._store.select(_IDENTIFIERS):
            name = Name(Iri(str(entity)).slug, Text(str(curie)), "identifier", "")
            by_identifier[_fold_identifier(str(curie))].append(name)
            by_identifier[_fold_identifier(str(identifier))].append(name)
        return by_identifier


def _fit(match: _Match, text: str) -> tuple[bool, bool, float]:
    """Return what the better of two names of one entity has less of: the spelling of the text, then a name, no slug."""
    name, how = match
    return name.label != text, name.kind == "slug", -_SCORES[how]


class _OpenNames:
    """The names that may match in part, best first, with their keys as lines of one text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple(names)
        self._text = "".join(f"\n{name.key}" for name in self.names)
        self._starts = [0]
        for name in self.names:
            self._starts.append(self._starts[-1] + len(name.key) + 1)

    def holding(self, part: str) -> Iterator[Name]:
        """Yield each name whose line, with the line break before it, contains a text."""
        position = self._text.find(part)
        while position >= 0:
            place = bisect_right(self._starts, position) - 1
            yield self.names[place]
            position = self._text.find(part, self._starts[place + 1])


def _fold_identifier(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
