"""From RDF to values: entities, relations, terms, claims with their evidence, and sources, each read when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from kgraph.fields import (
    CLAIM_FIELDS,
    EVIDENCE_FIELDS,
    OF_CLASS,
    SOURCE_FIELDS,
    ClassName,
    Kind,
    fields_of,
    properties_in,
    slugs_in,
)
from kgraph.frozen import frozen
from kgraph.model import (
    COUNTS,
    Bilingual,
    Claim,
    Entity,
    Evidence,
    Identifier,
    Match,
    Property,
    Reasons,
    Relation,
    Side,
    Source,
    Term,
)
from kgraph.store.engine import Store, iri_of
from kgraph.store.properties import FieldReader, Properties, first, to_bilingual, to_slug, to_texts
from kgraph.table import Cell, Iri
from kgraph.vocab import CLAIM, KG, KGO, PHRASES, RDF, SKOS, SPARQL_PREFIXES, SRC, Namespace

_MATCHES: Mapping[str, Match] = {
    SKOS.exactMatch: "exact",
    SKOS.closeMatch: "close",
    SKOS.broadMatch: "broad",
    SKOS.narrowMatch: "narrow",
}
_BATCH = 500
_WORDS_OF_CLAIMS, _WORDS_OF_EVIDENCE, _WORDS_OF_SOURCES = (
    properties_in(fields, "words") for fields in (CLAIM_FIELDS, EVIDENCE_FIELDS, SOURCE_FIELDS)
)
_WORDS_OF_ENTITIES = (RDF.type, SKOS.prefLabel, KGO.inText, KGO.plural, KGO.pattern)
_WORDS_OF_RELATIONS = (
    *(KGO.pattern, KGO.trialPattern, KGO.observationPattern, KGO.hedgedPattern, KGO.negativePattern),
    KGO.symmetric,
)
_WORDS_OF_TERMS = (SKOS.prefLabel, KGO.pattern)
"""What sentences, standings and citations are made of: of a claim, its evidence, and what these name."""

_PHRASES = f"SELECT ?s ?p ?phrase WHERE {{ VALUES ?p {{ {' '.join(f'<{iri}>' for iri in PHRASES)} }} ?s ?p ?phrase }}"
_LINKS = SPARQL_PREFIXES + (
    "SELECT ?s ?p ?o WHERE { VALUES ?p { kgo:sameStudyAs kgo:restsOn kgo:retracted } ?s ?p ?o }"
)
_SCHEMES = SPARQL_PREFIXES + (
    "SELECT DISTINCT ?base ?prefix WHERE { ?s a kgo:IdentifierScheme ; sh:namespace ?base ; sh:prefix ?prefix }"
)


@frozen
class Selection:
    """The slugs of what a reader knows of, all there is where it says None."""

    entities: frozenset[str] | None = None
    relations: frozenset[str] | None = None
    sources: frozenset[str] | None = None
    terms: frozenset[str] | None = None


class Catalog:
    """Reads values from a store, through SPARQL alone, each kind when it is asked for, and keeps what it has read.

    Args:
        only: What it knows of, everything if left out.
        in_words: Whether it reads of each value no more than sentences, standings and citations are made of; all other
            fields are then empty.
    """

    def __init__(self, store: Store, only: Selection = Selection(), *, in_words: bool = False) -> None:
        self.store = store
        self._only = only
        self._in_words = in_words

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """All entities by slug, in slug order."""
        return self._read_entities(self._only.entities) | self._entities_read

    @cached_property
    def categories(self) -> dict[str, Term]:
        """The categories of entities by slug, in display order."""
        rows = self._describe("?s rdfs:subClassOf kgo:Entity")
        return _in_order(_to_term(iri, properties) for iri, properties in rows.items())

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """All relations by slug, in slug order."""
        rows = self._describe(f"{_named(KGO, self._only.relations)} ?s a kgo:Relation", words=_WORDS_OF_RELATIONS)
        found = (_to_relation(iri, properties) for iri, properties in rows.items())
        return {relation.slug: relation for relation in sorted(found, key=lambda relation: relation.slug)}

    @cached_property
    def terms(self) -> dict[str, Term]:
        """The members of all closed lists by slug, in list order."""
        kind = "?s a ?list . ?list a rdfs:Class . FILTER(?list NOT IN (kgo:Relation, kgo:Source, kgo:Unit))"
        rows = self._describe(f"{_named(KGO, self._only.terms)} {kind}", within="schema", words=_WORDS_OF_TERMS)
        return _in_order(_to_term(iri, properties) for iri, properties in rows.items())

    @cached_property
    def phrases(self) -> Mapping[tuple[str, str], Bilingual]:
        """How what has words of its own is worded in patterns, by its IRI and the IRI of the property."""
        found: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for named, property_, phrase in self.store.select(_PHRASES):
            found[str(named), str(property_)].append(phrase)
        return {key: to_bilingual(cells) for key, cells in found.items()}

    @cached_property
    def units(self) -> dict[str, Bilingual]:
        """How the units that have words are shown, by UCUM code."""
        rows = self._describe("?s a kgo:Unit ; skos:prefLabel ?label").values()
        return {str(row[KGO.ucumCode][0]): to_bilingual(row.get(SKOS.prefLabel, ())) for row in rows}

    @cached_property
    def properties(self) -> dict[str, Property]:
        """The properties that the schema describes, by IRI, in IRI order."""
        rows = self._describe("?s a rdf:Property", within="schema")
        return {
            iri: Property(iri, to_bilingual(row.get(SKOS.prefLabel, ())), to_bilingual(row.get(SKOS.definition, ())))
            for iri, row in sorted(rows.items())
        }

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by slug, in slug order."""
        return self._read_sources(self._only.sources) | self._sources_read

    @cached_property
    def linked_sources(self) -> tuple[Source, ...]:
        """The sources that share a study, rest on another or are retracted, with these facts alone, in slug order."""
        links: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        for source, link, other in self.store.select(_LINKS):
            links[Iri(str(source)).slug][str(link)].append(other)
        return tuple(
            Source(
                slug,
                "",
                retracted=True in found[KGO.retracted],
                same_study_as=tuple(sorted(Iri(str(other)).slug for other in found[KGO.sameStudyAs])),
                rests_on=tuple(sorted(Iri(str(other)).slug for other in found[KGO.restsOn])),
            )
            for slug, found in sorted(links.items())
        )

    def get_entity(self, slug: str) -> Entity:
        """Return an entity by its slug, reading no others; KeyError if there is none."""
        known = self.entities if "entities" in vars(self) else self._entities_read
        if slug not in known and known is self._entities_read:
            known.update(self._read_entities([slug]))
        return known[slug]

    def get_source(self, slug: str) -> Source:
        """Return a source by its slug, reading no others; KeyError if there is none."""
        known = self.sources if "sources" in vars(self) else self._sources_read
        if slug not in known and known is self._sources_read:
            known.update(self._read_sources([slug]))
        return known[slug]

    def in_words(self) -> Catalog:
        """Return a reader of the same that reads no more of each value than what words are made of."""
        return Catalog(self.store, self._only, in_words=True)

    def part(self, entities: Iterable[str], claims: Iterable[Claim]) -> Catalog:
        """Return a reader, in words, of these entities and what some claims and their evidence name, and of no others.

        A short question so does not pay for reading all that there is; a reader that has read its entities and sources
        already serves as it is.
        """
        if {"entities", "sources"} <= vars(self).keys():
            return self
        listed = list(claims)
        only = Selection(
            entities=frozenset({*entities, *_named_by(listed, "entity")}),
            relations=frozenset(claim.relation for claim in listed),
            sources=frozenset(item.source for claim in listed for item in claim.evidence),
            terms=frozenset(_named_by(listed, "term")),
        )
        return Catalog(self.store, only, in_words=True)

    def beside(self, claims: Iterable[Claim]) -> Catalog:
        """Return a reader of all terms, and of those entities and sources that some claims and their evidence name.

        It reads them in full. A reader that has read its entities and sources already serves as it is.
        """
        if {"entities", "sources"} <= vars(self).keys():
            return self
        listed = list(claims)
        items = [item for claim in listed for item in claim.evidence]
        groups = (item.study_group for item in items if item.study_group)
        only = Selection(
            entities=frozenset(_named_by(listed, "entity")),
            sources=frozenset({*(item.source for item in items), *groups}),
        )
        reader = Catalog(self.store, only)
        reader.categories, reader.relations, reader.terms = self.categories, self.relations, self.terms
        return reader

    def find_above(self, entities: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return all broader entities of each of some entities, at any distance; circles do no harm."""
        above: dict[str, set[str]] = {slug: set() for slug in entities}
        pattern = f"{_named(KG, above)} ?s skos:broader+ ?above"
        for slug, broader in self.store.select(f"{SPARQL_PREFIXES}SELECT ?s ?above WHERE {{ {pattern} }}"):
            above[Iri(str(slug)).slug].add(Iri(str(broader)).slug)
        return {slug: frozenset(found) for slug, found in above.items()}

    def find_below(self, entity: str) -> frozenset[str]:
        """Return an entity and all narrower ones, at any distance; circles do no harm."""
        pattern = f"?below skos:broader* {iri_of(KG, entity)}"
        rows = self.store.select(f"{SPARQL_PREFIXES}SELECT ?below WHERE {{ {pattern} }}")
        return frozenset({entity, *(Iri(str(below)).slug for (below,) in rows)})

    def find_claims(
        self,
        *,
        slug: str | None = None,
        subject: str | None = None,
        relation: str | None = None,
        object_: str | None = None,
        verdict: str | None = None,
        about: str | None = None,
        objects: Collection[str] | None = None,
        topic: str | None = None,
    ) -> list[Claim]:
        """Return the claims that fit all that is given (slugs), sorted by slug.

        ``about`` is either end, ``objects`` are several of which the object is one.
        """
        wanted = (
            ("s", CLAIM, slug),
            ("subject", KG, subject),
            ("object", KG, object_),
            ("relation", KGO, relation),
            ("verdict", KGO, verdict),
            ("topic", KGO, topic),
        )
        lines = [f"VALUES ?{name} {{ {iri_of(namespace, value)} }}" for name, namespace, value in wanted if value]
        if topic:
            lines.append("?s kgo:topic ?topic .")
        if objects is not None:
            lines.append(f"VALUES ?object {{ {' '.join(iri_of(KG, slug) for slug in sorted(objects))} }}")
        if about:
            lines.append(
                f"VALUES ?end {{ {iri_of(KG, about)} }} VALUES ?side {{ rdf:subject rdf:object }} ?s ?side ?end ."
            )
        pattern = "\n".join(
            [*lines, "?s rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; kgo:verdict ?verdict ."]
        )
        return self._to_claims(self._describe(pattern, words=_WORDS_OF_CLAIMS))

    def get_claims(self, slugs: Iterable[str]) -> dict[str, Claim]:
        """Return claims by slug, in the order asked for; slugs that name no claim are left out."""
        wanted = list(dict.fromkeys(slugs))
        found: dict[str, Claim] = {}
        for start in range(0, len(wanted), _BATCH):
            names = " ".join(iri_of(CLAIM, slug) for slug in wanted[start : start + _BATCH])
            rows = self._describe(f"VALUES ?s {{ {names} }} ?s a kgo:Claim .", words=_WORDS_OF_CLAIMS)
            found |= {claim.slug: claim for claim in self._to_claims(rows)}
        return {slug: found[slug] for slug in wanted if slug in found}

    def find_claims_beside_source(self, source: str) -> list[Claim]:
        """Return the claims a source gives evidence about, and all others of the same relation and object, by slug."""
        spoken = f"VALUES ?source {{ {iri_of(SRC, source)} }} ?item kgo:source ?source ; kgo:about ?about ."
        same = "?about rdf:predicate ?relation ; rdf:object ?object . ?s rdf:predicate ?relation ; rdf:object ?object"
        return self._to_claims(self._describe(f"{spoken} {same} ; a kgo:Claim .", words=_WORDS_OF_CLAIMS))

    def find_claims_of_source(self, source: str) -> list[Claim]:
        """Return the claims that a source gives evidence about, sorted by slug."""
        pattern = f"VALUES ?source {{ {iri_of(SRC, source)} }} ?item kgo:source ?source ; kgo:about ?s ."
        return self._to_claims(self._describe(pattern, words=_WORDS_OF_CLAIMS))

    def _read_entities(self, slugs: Iterable[str] | None) -> dict[str, Entity]:
        """Return entities by slug, in slug order; all if None."""
        kind = "?s a ?class . ?class rdfs:subClassOf kgo:Entity"
        rows = self._describe(f"{_named(KG, slugs)} {kind}", words=_WORDS_OF_ENTITIES)
        found = (self._to_entity(iri, properties) for iri, properties in rows.items())
        return {entity.slug: entity for entity in sorted(found, key=lambda entity: entity.slug)}

    @cached_property
    def _entities_read(self) -> dict[str, Entity]:
        """Entities that were asked for one by one."""
        return {}

    @cached_property
    def _sources_read(self) -> dict[str, Source]:
        """Sources that were asked for one by one."""
        return {}

    def _read_sources(self, slugs: Iterable[str] | None) -> dict[str, Source]:
        """Return sources by slug, in slug order; all if None."""
        rows = self._describe(f"{_named(SRC, slugs)} ?s a kgo:Source", words=_WORDS_OF_SOURCES)
        found = (self._to_source(iri, properties) for iri, properties in rows.items())
        return {source.slug: source for source in sorted(found, key=lambda source: source.slug)}

    @cached_property
    def _schemes(self) -> list[tuple[str, str]]:
        rows = self.store.select(_SCHEMES)
        return sorted(((str(base), str(prefix)) for base, prefix in rows), key=lambda pair: -len(pair[0]))

    def _describe(
        self, pattern: str, *, words: Iterable[str] = (), within: str | None = None
    ) -> Mapping[str, Properties]:
        """Return the properties of what ``?s`` in a pattern stands for, by IRI: all, or in words those given."""
        scope = f"GRAPH graph:{within} {{ {pattern} }}" if within else pattern
        chosen = f"{{ SELECT DISTINCT ?s WHERE {{ {scope} }} }}"
        read = "?s ?p ?o"
        if words and self._in_words:
            read = f"OPTIONAL {{ ?s ?p ?o FILTER(?p IN ({', '.join(f'<{iri}>' for iri in words)})) }}"
        query = f"{SPARQL_PREFIXES}SELECT DISTINCT ?s ?p ?o WHERE {{ {chosen} {read} }}"
        found: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in self.store.select(query):
            values = found[str(subject)]
            if predicate is not None:
                values[str(predicate)].append(value)
        return found

    def _to_claims(self, rows: Mapping[str, Properties]) -> list[Claim]:
        evidence = self._evidence_of(list(rows))
        claims = (self._to_claim(iri, properties, evidence.get(iri, ())) for iri, properties in rows.items())
        return sorted(claims, key=lambda claim: claim.slug)

    @cached_property
    def _readers(self) -> dict[ClassName, FieldReader]:
        return {name: FieldReader(fields) for name, fields in OF_CLASS.items()}

    def _to_claim(self, iri: str, row: Properties, evidence: Sequence[Evidence]) -> Claim:
        facts = self._readers["Claim"].read(row)
        reasons = to_reasons(evidence, judged_as=facts.pop("judged_as"), ruling=facts.pop("ruling"))
        return Claim(slug=Iri(iri).slug, **facts, reasons=reasons, evidence=tuple(evidence))

    def _to_evidence(self, iri: str, row: Properties) -> Evidence:
        return Evidence(slug=Iri(iri).slug, **self._readers["Evidence"].read(row))

    def _to_source(self, iri: str, row: Properties) -> Source:
        return Source(slug=Iri(iri).slug, **self._readers["Source"].read(row))

    def _evidence_of(self, claims: Sequence[str]) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = defaultdict(list)
        for start in range(0, len(claims), _BATCH):
            names = " ".join(f"<{iri}>" for iri in claims[start : start + _BATCH])
            rows = self._describe(f"VALUES ?claim {{ {names} }} ?s kgo:about ?claim .", words=_WORDS_OF_EVIDENCE)
            for iri, properties in rows.items():
                found[str(first(properties, KGO.about))].append(self._to_evidence(iri, properties))
        return {iri: tuple(sorted(items, key=_evidence_order)) for iri, items in found.items()}

    def _to_entity(self, iri: str, row: Properties) -> Entity:
        return Entity(
            slug=Iri(iri).slug,
            category=self._category(row.get(RDF.type, ())),
            labels=to_bilingual(row.get(SKOS.prefLabel, ())),
            definition=to_bilingual(row.get(SKOS.definition, ())),
            alternatives=to_texts(row.get(SKOS.altLabel, ())),
            wrong_names=to_texts(row.get(SKOS.hiddenLabel, ())),
            old_names=to_texts(row.get(KGO.oldName, ())),
            near_names=to_texts(row.get(KGO.nearName, ())),
            name_sources=tuple(sorted(map(str, row.get(KGO.nameSource, ())))),
            broader=tuple(sorted(Iri(str(cell)).slug for cell in row.get(SKOS.broader, ()))),
            identifiers=self._identifiers(row),
            notes=to_bilingual(row.get(SKOS.editorialNote, ())),
            in_text=to_bilingual(row.get(KGO.inText, ())),
            plural=first(row, KGO.plural) is True,
            fall_of=to_slug(row.get(KGO.fallOf, ())),
            routes=tuple(sorted(Iri(str(cell)).slug for cell in row.get(KGO.route, ()))),
            phrase=to_bilingual(row.get(KGO.pattern, ())),
        )

    def _category(self, types: Sequence[Cell]) -> str:
        return next(slug for slug in self.categories if KGO.iri_of(slug) in types) if types else ""

    def _identifiers(self, row: Properties) -> tuple[Identifier, ...]:
        found = (
            Identifier(self.to_curie(str(cell)), str(cell), match)
            for predicate, match in _MATCHES.items()
            for cell in row.get(predicate, ())
        )
        return tuple(sorted(found, key=lambda item: (item.curie.casefold(), item.match)))

    def to_curie(self, iri: str) -> str:
        """Return an identifier in its short form, the IRI itself if no scheme of the graph covers it."""
        for base, prefix in self._schemes:
            if iri.startswith(base):
                return f"{prefix}:{iri[len(base) :]}"
        return iri


def _named_by(claims: Iterable[Claim], kind: Kind) -> Iterator[str]:
    """Yield the slugs of one kind that have a label in sentences on claims and their evidence.

    What is compared with may be of either kind; a slug that names nothing of a kind does no harm there.
    """
    of_claims, of_evidence = (
        [*fields_of(fields, kind, shown="named"), *fields_of(fields, "comparator", shown="named")]
        for fields in (CLAIM_FIELDS, EVIDENCE_FIELDS)
    )
    for claim in claims:
        yield from slugs_in(of_claims, claim)
        for item in claim.evidence:
            yield from slugs_in(of_evidence, item)


def _named(namespace: Namespace, slugs: Iterable[str] | None) -> str:
    """Return the line of a query that narrows ``?s`` to some slugs, nothing if all are wanted."""
    if slugs is None:
        return ""
    return f"VALUES ?s {{ {' '.join(iri_of(namespace, slug) for slug in sorted(slugs))} }}"


def _to_term(iri: str, row: Properties) -> Term:
    order = first(row, KGO.order)
    return Term(
        slug=Iri(iri).slug,
        lists=tuple(sorted(Iri(str(cell)).slug for cell in row.get(RDF.type, ()))),
        labels=to_bilingual(row.get(SKOS.prefLabel, ())),
        definition=to_bilingual(row.get(SKOS.definition, ())),
        pattern=to_bilingual(row.get(KGO.pattern, ())),
        order=order if isinstance(order, int) else 0,
    )


def _to_relation(iri: str, row: Properties) -> Relation:
    sign, correlation_sign = first(row, KGO.sign), first(row, KGO.correlationSign)
    path_sign = sign if isinstance(sign, int) else first(row, KGO.pathSign)
    return Relation(
        slug=Iri(iri).slug,
        labels=to_bilingual(row.get(SKOS.prefLabel, ())),
        inverse_labels=to_bilingual(row.get(KGO.inverseLabel, ())),
        definition=to_bilingual(row.get(SKOS.definition, ())),
        pattern=to_bilingual(row.get(KGO.pattern, ())),
        trial_pattern=to_bilingual(row.get(KGO.trialPattern, ())),
        observation_pattern=to_bilingual(row.get(KGO.observationPattern, ())),
        hedged_pattern=to_bilingual(row.get(KGO.hedgedPattern, ())),
        negative_pattern=to_bilingual(row.get(KGO.negativePattern, ())),
        sign=sign if isinstance(sign, int) else None,
        kind=to_slug(row.get(KGO.relationKind, ())) or "",
        opposite=to_slug(row.get(KGO.opposite, ())),
        symmetric=first(row, KGO.symmetric) is True,
        correlation_sign=correlation_sign if isinstance(correlation_sign, int) else None,
        path_sign=path_sign if isinstance(path_sign, int) else None,
        claims_no_difference=first(row, KGO.claimsNoDifference) is True,
    )


_SIDES = {"for": "supports", "against": "refutes", "open": "inconclusive", "silent": "inconclusive"}
"""The side on which an item counts, by what it says; a null without a figure settles nothing by itself."""


def to_reasons(evidence: Sequence[Evidence], *, judged_as: str, ruling: str) -> Reasons:
    """Return the reasons of a verdict, from evidence that has its weights."""
    sides: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)  # by group, which speaks once
    for item in evidence:
        if item.weight == COUNTS and item.says and item.tier is not None and item.study_group:
            sides[_SIDES[item.says]].setdefault(item.study_group, (item.source, item.tier))
    return Reasons(
        judged_as=judged_as,
        ruling=ruling,
        **{stance: _side(groups.values()) for stance, groups in sides.items()},
        set_aside=tuple((item.slug, item.weight) for item in evidence if item.weight and item.weight != COUNTS),
    )


def _side(speakers: Collection[tuple[str, int]]) -> Side:
    return Side(min(tier for _, tier in speakers), tuple(sorted(source for source, _ in speakers)))


def _evidence_order(item: Evidence) -> tuple[str, tuple[int, int], str]:
    return (item.source, item.span or (0, 0), item.slug)


def _in_order(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.slug: term for term in sorted(terms, key=lambda term: (term.lists, term.order, term.slug))}
