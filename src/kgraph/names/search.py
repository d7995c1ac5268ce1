"""Search of entities by name, best first.

Names of all kinds in every language, slugs and identifiers are compared in folded form
(``folding.fold``, traditional characters simplified). Where no name is equal, a text may mean one in other words, with
a dosage form or salt around it (``known``), or contain some (``parts``). Chinese names also match by pinyin, its
initials and homophones, longer Latin words with one typing error. Wrong names and names of related concepts match as a
whole only. Names outside the scope of the graph find nothing.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kgraph.errors import AmbiguousName, ArgumentError, UnknownEntity
from kgraph.frozen import frozen
from kgraph.messages import LANG_OF_NOTES, note, say
from kgraph.names.folding import spell, words
from kgraph.names.infixes import may_begin, may_stand
from kgraph.names.known import Known
from kgraph.names.lexicon import WHOLE, Name, read_names, read_outside, read_sounds
from kgraph.names.parts import Parts
from kgraph.names.readings import Readings
from kgraph.names.sounds import Sounds, is_near
from kgraph.names.typos import Vocabulary, is_long_word, is_one_character_off
from kgraph.store.engine import Store
from kgraph.store.replaced import find_replacement
from kgraph.table import Iri, Text
from kgraph.text import Lang, has_cjk, other_lang
from kgraph.vocab import KG, SPARQL_PREFIXES

_SUGGESTIONS = 3
_LOOKED_AT = 12
"""Hits of an unknown name among which suggestions are chosen."""
_SCORES = {
    "preferred": 1.0,
    "alternative": 0.95,
    "old": 0.92,
    "wrong": 0.9,
    "identifier": 0.9,
    "variant": 0.88,
    "form": 0.85,
    "near": 0.8,
    "prefix": 0.7,
    "initials": 0.65,
    "pinyin": 0.6,
    "infix": 0.5,
    "sound": 0.4,
    "typo": 0.3,
    "contained": 0.2,
}
_NOTED = ("old", "wrong", "near")
"""The kinds of names that are no names of their entity today: whoever finds it by one is told so."""
_CLOSED = WHOLE | {"slug"}
_LONGEST_MEANT = 200
"""Letters of a text that is compared in other ways than as it stands; what is longer is no name."""
_CAPITALS = re.compile(r"[A-Z]{2,}")
_LATIN = re.compile(r"[a-z0-9]+")
_SHORTEST_INITIALS = 3
"""Letters with which initials may begin; fewer must be all of them."""

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
    ``identifier`` where the whole name is the text; ``variant`` where the text is the name in other words (维K2 for
    维生素K2), ``form`` where it is the name with a dosage form, salt or strength; else ``prefix``, ``initials``,
    ``pinyin``, ``infix`` (the name contains the text), ``sound`` (a homophone), ``typo``, or ``contained`` (the text
    contains the name, and may mean something else).
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
        concepts; if nothing is exact, names in other words, else names with a dosage form or salt; then prefixes,
        initials, pinyin and infixes; homophones, typing errors and names that the text contains if it is no name. Ties
        go to the shorter name, then to the entity with more claims, then by slug. A name outside the scope of the
        graph (``find_outside``) finds nothing.

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

    def find_outside(self, text: str) -> str | None:
        """Return the name outside the scope of the graph that a text is, with or without a dosage form, else None."""
        if len(text) > _LONGEST_MEANT or any(self._exact(text)):
            return None
        return self._known.find_outside(text)

    def resolve(self, name: str) -> str:
        """Return the slug of the entity for a slug, IRI, CURIE, name in any language, full pinyin or replaced slug.

        Other words for a name (维K2) and dosage forms and salts around it are accepted. A name that is old, wrong or
        that of a related concept, or has a dosage form or salt, is logged with the entity taken for it (logger
        ``kgraph``), once.

        Raises:
            AmbiguousName: If several entities have this name; preferred names win over others, and names over pinyin.
            UnknownEntity: If no entity has it; the nearest names are suggested in both languages, none for a name
                outside the scope of the graph.
        """
        slug = name.removeprefix(KG.iri).removeprefix("kg:")
        if slug in self.table:
            self._note_kind(name, slug, self._kinds(slug, name))
            return slug
        for how, names in self._meant(name):
            entities = sorted({match.entity for match in names})
            if len(entities) == 1:
                self._note_kind(name, entities[0], {match.kind for match in names}, how)
                return entities[0]
            if entities:
                raise AmbiguousName("ambiguous-name", name=name, candidates=tuple(entities))
        newer = find_replacement(self._store, KG, slug)
        if newer is not None and newer in self.table:
            return newer
        if self.find_outside(name) is not None:
            raise UnknownEntity("outside-scope", name=name)
        raise UnknownEntity("unknown-entity", name=name, suggestions=self.suggest(name))

    def _kinds(self, entity: str, name: str) -> set[str]:
        return self.table.kinds(entity, self.table.fold(name))

    def _note_kind(self, name: str, entity: str, kinds: set[str], how: str = "") -> None:
        """Log that a name is an old, wrong or related one of the entity that it was taken for, or has a form."""
        is_proper = bool(kinds & {"preferred", "alternative"})
        kind = None if is_proper else next((kind for kind in _NOTED if kind in kinds), None)
        kind = kind or ("form" if how == "form" else None)
        if kind and name not in self._noted:
            self._noted.add(name)
            lang: Lang = "zh" if LANG_OF_NOTES.get() == "zh" else "en"
            note(f"found-{kind}", name=name, label=self.label(entity, lang))

    def suggest(self, name: str) -> tuple[str, ...]:
        """Return the nearest names, best first, each with what it names in both languages; may be empty.

        A name shows as it matched, so that a reader sees the difference: 邦罗力 → 伊班膦酸钠 (ibandronate).
        """
        first: Lang = "zh" if has_cjk(name) else "en"
        hits = [hit for hit in self.search(name, limit=_LOOKED_AT) if self._is_likely(name, hit)]
        near = [(hit.entity, hit.matched) for hit in hits]
        near += [(similar.entity, str(similar.label)) for similar in self._similar(self.table.fold(name))]
        by_entity = dict(reversed(near))
        ordered = [*dict.fromkeys(entity for entity, _ in near)][:_SUGGESTIONS]
        return tuple(self._suggestion(entity, by_entity[entity], first) for entity in ordered)

    def _suggestion(self, entity: str, matched: str, first: Lang) -> str:
        labels = self.label(entity, first), self.label(entity, other_lang(first))
        named = f"{labels[0]} ({labels[1]})"
        is_label = self.table.fold(matched) in map(self.table.fold, labels)
        return named if is_label else say("suggested-by", first, matched=matched, named=named)

    def _is_likely(self, text: str, hit: Hit) -> bool:
        """Return whether a hit may be meant by somebody who typed a whole name.

        Not a drug whose name has the text inside (左氧氟沙星 for 氧氟沙星), nor a name much longer than the text
        (胰岛素样生长因子1 for 胰岛素), nor another abbreviation (PTH for PT).
        """
        if hit.how == "infix":
            return self.table.category(hit.entity) != "Drug"
        if hit.how != "prefix":
            return True
        is_abbreviation = _CAPITALS.fullmatch(text.strip()) and len(text.strip()) <= _SHORTEST_INITIALS
        return not is_abbreviation and len(self.table.fold(hit.matched)) <= 2 * len(self.table.fold(text))

    def label(self, entity: str, lang: Lang) -> str:
        """Return the preferred label of an entity, in the other language if this one has none, else the slug."""
        return self.table.preferred(entity, lang) or self.table.preferred(entity, other_lang(lang)) or entity

    def _meant(self, name: str) -> Iterator[tuple[str, list[Name]]]:
        """Yield the groups of names that a text may mean, the group of greatest weight first, with how it means them.

        Nothing but names and pinyin that are equal for a name outside the scope.
        """
        yield from _by_weight("exact", [match for match, _ in self._exact(name)])
        if self.find_outside(name) is None and len(name) <= _LONGEST_MEANT:
            yield from _by_weight("variant", self._known.by_wording(name))
            yield from _by_weight("form", self._known.by_form(name))
        by_pinyin = [self._open.names[place] for place in self._readings.equal(spell(name))]
        yield "pinyin", [match for match in by_pinyin if match.kind == "preferred"]
        yield "pinyin", by_pinyin

    # Methods of matching, best first; each yields better names first

    def _matches(self, text: str) -> Iterator[_Match]:
        """Yield the names that match, best first; an entity may repeat with a lesser name."""
        key = self.table.fold(text)
        if not key:
            return
        known = self._best_exact(text)
        if not known and len(text) <= _LONGEST_MEANT:
            if self._known.find_outside(text) is not None:
                return
            known = self._best_known(text)
        yield from known
        yield from ((name, "prefix") for name, _ in self._open.holding("\n" + key) if may_begin(key, name))
        yield from self._spelled(text)
        yield from ((name, "infix") for name, place in self._open.holding(key) if may_stand(key, name, place))
        if not known:  # a name has no typing error
            yield from ((name, "sound") for name in self._sounding(text))
            yield from ((name, "typo") for name in self._mistyped(text))
            yield from ((name, "contained") for name in self._parts.of(text))

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

    def _best_known(self, text: str) -> list[_Match]:
        """Return the best name of each entity that a text means in other words, else with a dosage form or salt."""
        for how, names in (("variant", self._known.by_wording(text)), ("form", self._known.by_form(text))):
            if names:
                return [(name, how) for name in sorted(names, key=self._rank)]
        return []

    def _as_whole(self, text: str) -> list[Name]:
        """Return the names that a part of a text means, best first."""
        known = self._best_exact(text) or self._best_known(text)
        return [name for name, _ in known]

    def _spelled(self, text: str) -> Iterator[_Match]:
        spelled = spell(text)
        if not spelled:
            return
        names = self._open.names
        if not _CAPITALS.fullmatch(text.strip()):  # an abbreviation
            initials = self._readings.initials_begin_with(spelled)
            is_short = len(spelled) < _SHORTEST_INITIALS
            whole = set(self._readings.initials_equal(spelled)) if is_short else ()
            yield from ((names[place], "initials") for place in initials if not is_short or place in whole)
        yield from ((names[place], "pinyin") for place in self._readings.begin_with(spelled))

    def _sounding(self, text: str) -> Iterator[Name]:
        """Yield the names that a text without dosage forms and salts sounds like, those of its longest rest."""
        if len(text) > _LONGEST_MEANT or not has_cjk(text):
            return
        for rest in self._known.rests(text):
            key = rest.text.replace(" ", "")
            alike = [self._open.names[place] for place in self._sounds.like(key)]
            alike = [name for name in alike if self._known.fits(name, rest) and is_near(key, name.key)]
            if alike:
                yield from alike
                return

    def _mistyped(self, text: str) -> list[Name]:
        """Return the names that a text without dosage forms and salts is with one typing error, of its longest rest."""
        if len(text) > _LONGEST_MEANT or not any(map(is_long_word, words(text))):
            return []
        rests = ((rest, self._corrected(rest.text.split())) for rest in self._known.rests(text))
        fitting = ([name for name in names if self._known.fits(name, rest)] for rest, names in rests)
        return next(filter(None, fitting), [])

    def _corrected(self, pieces: Sequence[str]) -> list[Name]:
        meant = ((place, key) for key, places in self._vocabulary.corrections(pieces) for place in places)
        return [self._open.names[place] for place, key in sorted(meant) if key in self._open.names[place].key]

    def _rank(self, name: Name) -> tuple[int, int, str, bool]:
        return (len(name.key), -self.table.degrees.get(name.entity, 0), name.entity, name.kind != "preferred")

    def _similar(self, key: str) -> list[Name]:
        """Return names that differ little from a folded text, most similar first.

        They begin as it does; or they are as long, and one Chinese character of five or more is another.
        """
        import difflib

        is_chinese = has_cjk(key)
        least, cutoff = (3, 0.75) if is_chinese else (5, 0.85)
        if not least < len(key) <= _LONGEST_MEANT:
            return []
        keys = {name.key for name, _ in self._open.holding("\n" + key[:least])}
        if is_chinese:  # 维生素K1 is not what 维生素B1 means
            keys |= {name.key for name in self._open.names if is_one_character_off(key, name.key)}
            keys = {other for other in keys if _LATIN.findall(other) == _LATIN.findall(key)}
        near = difflib.get_close_matches(key, sorted(keys), n=2 * _SUGGESTIONS, cutoff=cutoff)
        return [name for near_key in near for name in self.table.called(near_key) if name.kind not in WHOLE]

    # Made when first needed

    @cached_property
    def _known(self) -> Known:
        return Known(self.table, read_outside(self._store))

    @cached_property
    def _parts(self) -> Parts:
        return Parts(self._known, self._as_whole, self.table.category)

    @cached_property
    def _sounds(self) -> Sounds:
        return Sounds(read_sounds(self._store), [name.readings for name in self._open.names])

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


def _by_weight(how: str, names: Sequence[Name]) -> Iterator[tuple[str, list[Name]]]:
    for kinds in (("preferred",), ("alternative", "slug"), ("old",), ("wrong",), ("identifier",), ("near",)):
        yield how, [name for name in names if name.kind in kinds]


class _OpenNames:
    """The names that may match in part, best first, with their keys as lines of one text."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple(names)
        self._text = "".join(f"\n{name.key}" for name in self.names)
        self._starts = [0]
        for name in self.names:
            self._starts.append(self._starts[-1] + len(name.key) + 1)

    def holding(self, part: str) -> Iterator[tuple[Name, int]]:
        """Yield each name whose line, with the line break before it, contains a text, and where in its key."""
        position = self._text.find(part)
        while position >= 0:
            place = bisect_right(self._starts, position) - 1
            yield self.names[place], position - self._starts[place] - 1
            position = self._text.find(part, position + 1)


def _fold_identifier(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
