"""From RDF to values: entities, relations, terms, claims with their evidence, and sources, each read when asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from urllib.parse import quote

from kgraph.frozen import frozen
from kgraph.model import (
    COUNTS,
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
from kgraph.store.engine import Store
from kgraph.table import Cell, Iri, Text
from kgraph.vocab import CLAIM, DCTERMS, KG, KGO, RDF, SKOS, SPARQL_PREFIXES, SRC, Namespace

Properties = Mapping[str, Sequence[Cell]]

_MATCHES = {
    SKOS.exactMatch: "exact",
    SKOS.closeMatch: "close",
    SKOS.broadMatch: "broad",
    SKOS.narrowMatch: "narrow",
}
_BATCH = 500
_NEITHER = Bilingual()
_WORDS_OF_CLAIMS = (
    *(RDF.subject, RDF.predicate, RDF.object),
    *(KGO.verdict, KGO.standing, KGO.certainty, KGO.doseBand, KGO.population, KGO.aspect),
)
_WORDS_OF_EVIDENCE = (KGO.about, KGO.source, KGO.stance, KGO.paragraph, KGO.spanStart, KGO.spanEnd)
_WORDS_OF_ENTITIES = (SKOS.prefLabel, KGO.plural)
_WORDS_OF_RELATIONS = (KGO.pattern, KGO.negativePattern)
_WORDS_OF_TERMS = (SKOS.prefLabel, KGO.pattern)
_WORDS_OF_SOURCES = (DCTERMS.title, KGO.pmid, KGO.doi)
"""What sentences, standings and citations are made of: of a claim, its evidence, and what these name."""

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
        return self._read_entities(self._only.entities)

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
        kind = "?s a ?list . ?list a rdfs:Class . FILTER(?list NOT IN (kgo:Relation, kgo:Source))"
        rows = self._describe(f"{_named(KGO, self._only.terms)} {kind}", within="schema", words=_WORDS_OF_TERMS)
        return _in_order(_to_term(iri, properties) for iri, properties in rows.items())

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by slug, in slug order."""
        rows = self._describe(f"{_named(SRC, self._only.sources)} ?s a kgo:Source", words=_WORDS_OF_SOURCES)
        found = (_to_source(iri, properties) for iri, properties in rows.items())
        return {source.slug: source for source in sorted(found, key=lambda source: source.slug)}

    def get_entity(self, slug: str) -> Entity:
        """Return an entity by its slug, reading no others; KeyError if there is none."""
        known = self.entities if "entities" in vars(self) else self._read_entities([slug])
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
        wanted, cited, relations, terms = set(entities), set[str](), set[str](), set[str | None]()
        for claim in claims:
            wanted.update(filter(None, (claim.subject, claim.object, claim.population)))
            relations.add(claim.relation)
            terms.update(
                (claim.verdict, claim.standing, claim.certainty, claim.severity, claim.dose_band, claim.aspect)
            )
            for item in claim.evidence:
                wanted.update(filter(None, (item.population, item.species, *item.co_interventions)))
                cited.add(item.source)
                terms.update(
                    (item.stance, item.study_design, item.weight, item.measure, item.intake_kind, item.species)
                )
        named = frozenset(filter(None, terms))
        only = Selection(frozenset(wanted), frozenset(relations), frozenset(cited), named)
        return Catalog(self.store, only, in_words=True)

    def find_claims(
        self,
        *,
        subject: str | None = None,
        relation: str | None = None,
        object_: str | None = None,
        verdict: str | None = None,
        about: str | None = None,
    ) -> list[Claim]:
        """Return the claims that fit all that is given (slugs), sorted by slug; ``about`` is either end."""
        wanted = (
            ("subject", KG, subject),
            ("object", KG, object_),
            ("relation", KGO, relation),
            ("verdict", KGO, verdict),
        )
        lines = [f"VALUES ?{name} {{ {_term(namespace, slug)} }}" for name, namespace, slug in wanted if slug]
        if about:
            lines.append(
                f"VALUES ?end {{ {_term(KG, about)} }} VALUES ?side {{ rdf:subject rdf:object }} ?s ?side ?end ."
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
            names = " ".join(_term(CLAIM, slug) for slug in wanted[start : start + _BATCH])
            rows = self._describe(f"VALUES ?s {{ {names} }} ?s a kgo:Claim .", words=_WORDS_OF_CLAIMS)
            found |= {claim.slug: claim for claim in self._to_claims(rows)}
        return {slug: found[slug] for slug in wanted if slug in found}

    def find_claims_beside_source(self, source: str) -> list[Claim]:
        """Return the claims a source gives evidence about, and all others of the same relation and object, by slug."""
        spoken = f"VALUES ?source {{ {_term(SRC, source)} }} ?item kgo:source ?source ; kgo:about ?about ."
        same = "?about rdf:predicate ?relation ; rdf:object ?object . ?s rdf:predicate ?relation ; rdf:object ?object"
        return self._to_claims(self._describe(f"{spoken} {same} ; a kgo:Claim .", words=_WORDS_OF_CLAIMS))

    def find_claims_of_source(self, source: str) -> list[Claim]:
        """Return the claims that a source gives evidence about, sorted by slug."""
        pattern = f"VALUES ?source {{ {_term(SRC, source)} }} ?item kgo:source ?source ; kgo:about ?s ."
        return self._to_claims(self._describe(pattern, words=_WORDS_OF_CLAIMS))

    def _read_entities(self, slugs: Iterable[str] | None) -> dict[str, Entity]:
        """Return entities by slug, in slug order; all if None."""
        kind = "?s a ?class . ?class rdfs:subClassOf kgo:Entity"
        rows = self._describe(f"{_named(KG, slugs)} {kind}", words=_WORDS_OF_ENTITIES)
        found = (self._to_entity(iri, properties) for iri, properties in rows.items())
        return {entity.slug: entity for entity in sorted(found, key=lambda entity: entity.slug)}

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
        claims = (_to_claim(iri, properties, evidence.get(iri, ())) for iri, properties in rows.items())
        return sorted(claims, key=lambda claim: claim.slug)

    def _evidence_of(self, claims: Sequence[str]) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = defaultdict(list)
        for start in range(0, len(claims), _BATCH):
            names = " ".join(f"<{iri}>" for iri in claims[start : start + _BATCH])
            rows = self._describe(f"VALUES ?claim {{ {names} }} ?s kgo:about ?claim .", words=_WORDS_OF_EVIDENCE)
            for iri, properties in rows.items():
                found[str(_one(properties, KGO.about))].append(_to_evidence(iri, properties))
        return {iri: tuple(sorted(items, key=_evidence_order)) for iri, items in found.items()}

    def _to_entity(self, iri: str, row: Properties) -> Entity:
        return Entity(
            slug=Iri(iri).slug,
            category=self._category(row.get(RDF.type, ())),
            labels=_both(row, SKOS.prefLabel),
            definition=_both(row, SKOS.definition),
            alternatives=_texts(row, SKOS.altLabel),
            hidden=_texts(row, SKOS.hiddenLabel),
            broader=tuple(sorted(Iri(str(cell)).slug for cell in row.get(SKOS.broader, ()))),
            identifiers=self._identifiers(row),
            notes=_both(row, SKOS.editorialNote),
            plural=_one(row, KGO.plural) is True,
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


def _term(namespace: Namespace, slug: str) -> str:
    """Return the IRI of a slug for a query; what cannot stand in an IRI is encoded, and so names nothing."""
    return f"<{namespace.iri_of(quote(slug))}>"


def _named(namespace: Namespace, slugs: Iterable[str] | None) -> str:
    """Return the line of a query that narrows ``?s`` to some slugs, nothing if all are wanted."""
    if slugs is None:
        return ""
    return f"VALUES ?s {{ {' '.join(_term(namespace, slug) for slug in sorted(slugs))} }}"


def _to_term(iri: str, row: Properties) -> Term:
    order = _one(row, KGO.order)
    return Term(
        slug=Iri(iri).slug,
        lists=tuple(sorted(Iri(str(cell)).slug for cell in row.get(RDF.type, ()))),
        labels=_both(row, SKOS.prefLabel),
        definition=_both(row, SKOS.definition),
        pattern=_both(row, KGO.pattern),
        order=order if isinstance(order, int) else 0,
    )


def _to_relation(iri: str, row: Properties) -> Relation:
    sign = _one(row, KGO.sign)
    return Relation(
        slug=Iri(iri).slug,
        labels=_both(row, SKOS.prefLabel),
        inverse_labels=_both(row, KGO.inverseLabel),
        definition=_both(row, SKOS.definition),
        pattern=_both(row, KGO.pattern),
        negative_pattern=_both(row, KGO.negativePattern),
        sign=sign if isinstance(sign, int) else None,
        kind=_slug(row, KGO.relationKind) or "",
        opposite=_slug(row, KGO.opposite),
        symmetric=_one(row, KGO.symmetric) is True,
    )


def _to_source(iri: str, row: Properties) -> Source:
    title = _one(row, DCTERMS.title)
    return Source(
        slug=Iri(iri).slug,
        source_type=_slug(row, KGO.sourceType) or "",
        title=title if isinstance(title, Text) else None,
        first_author=_string(row, KGO.firstAuthor),
        journal=_string(row, KGO.journal),
        issued=_string(row, DCTERMS.issued) or _string(row, KGO.year),
        url=_string(row, KGO.url),
        doi=_string(row, KGO.doi),
        pmid=_string(row, KGO.pmid),
        language=_string(row, DCTERMS.language),
        country=_string(row, KGO.country),
        retracted=_one(row, KGO.retracted) is True,
        superseded_by=_slug(row, KGO.supersededBy),
        same_study_as=_slugs(row, KGO.sameStudyAs),
        text_sha256=_string(row, KGO.textSha256),
        notes=_both(row, SKOS.note) or _both(row, SKOS.editorialNote),
    )


def _to_claim(iri: str, row: Properties, evidence: Sequence[Evidence]) -> Claim:
    return Claim(
        slug=Iri(iri).slug,
        subject=_slug(row, RDF.subject) or "",
        relation=_slug(row, RDF.predicate) or "",
        object=_slug(row, RDF.object) or "",
        verdict=_slug(row, KGO.verdict) or "unverified",
        standing=_slug(row, KGO.standing) or "unverified",
        certainty=_slug(row, KGO.certainty),
        dose_band=_slug(row, KGO.doseBand),
        population=_slug(row, KGO.population),
        aspect=_slug(row, KGO.aspect),
        topic=_slug(row, KGO.topic),
        severity=_slug(row, KGO.severity),
        advice=_both(row, KGO.advice),
        mechanism=_both(row, KGO.interactionMechanism),
        effect=_both(row, KGO.interactionEffect),
        reasons=_reasons(row, evidence),
        evidence=tuple(evidence),
    )


def _reasons(row: Properties, evidence: Sequence[Evidence]) -> Reasons:
    sides: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)  # by group, which speaks once
    for item in evidence:
        if item.weight == COUNTS and item.tier is not None and item.study_group:
            sides[item.stance].setdefault(item.study_group, (item.source, item.tier))
    return Reasons(
        judged_as=_slug(row, KGO.judgedAs) or "",
        ruling=_slug(row, KGO.ruling) or "nothing-carries",
        **{stance: _side(groups.values()) for stance, groups in sides.items()},
        set_aside=tuple((item.slug, item.weight) for item in evidence if item.weight and item.weight != COUNTS),
    )


def _side(speakers: Collection[tuple[str, int]]) -> Side:
    return Side(min(tier for _, tier in speakers), tuple(sorted(source for source, _ in speakers)))


def _to_evidence(iri: str, row: Properties) -> Evidence:
    start, end = _int(row, KGO.spanStart), _int(row, KGO.spanEnd)
    return Evidence(
        slug=Iri(iri).slug,
        claim=_slug(row, KGO.about) or "",
        source=_slug(row, KGO.source) or "",
        stance=_slug(row, KGO.stance) or "",
        study_design=_slug(row, KGO.studyDesign) or "",
        result=_slug(row, KGO.result),
        weight=_slug(row, KGO.weight),
        tier=_int(row, KGO.tier),
        study_group=_slug(row, KGO.studyGroup),
        studied=_slug(row, KGO.studied),
        endpoint_role=_slug(row, KGO.endpointRole),
        read_from=_slug(row, KGO.readFrom),
        quality=_slug(row, KGO.quality),
        checked=_string(row, KGO.checked),
        hedge=_slug(row, KGO.hedge),
        locator=_string(row, KGO.locator),
        paragraph=_int(row, KGO.paragraph),
        span=(start, end) if start is not None and end is not None else None,
        population=_slug(row, KGO.population),
        species=_slug(row, KGO.species),
        countries=tuple(sorted(str(cell) for cell in row.get(KGO.country, ()))),
        dose=_dose(row),
        dose_schedule=_both(row, KGO.doseSchedule),
        co_interventions=_slugs(row, KGO.coIntervention),
        duration=_string(row, KGO.duration),
        participants=_int(row, KGO.participants),
        comparator=_both(row, KGO.comparator),
        contrast=_both(row, KGO.contrast),
        population_note=_both(row, KGO.populationNote),
        intake_kind=_slug(row, KGO.intakeKind),
        measure=_slug(row, KGO.measure),
        value=_decimal(row, KGO.value),
        interval=_interval(row),
        arm_value=_decimal(row, KGO.armValue),
        comparator_value=_decimal(row, KGO.comparatorValue),
        value_unit=_string(row, KGO.valueUnit),
        p_value=_p_value(row),
        note=_both(row, SKOS.note),
    )


def _dose(row: Properties) -> tuple[Decimal, Decimal | None, str] | None:
    value = _decimal(row, KGO.doseValue)
    return None if value is None else (value, _decimal(row, KGO.doseMax), _string(row, KGO.doseUnit) or "")


def _interval(row: Properties) -> tuple[Decimal, Decimal] | None:
    low, high = _decimal(row, KGO.ciLow), _decimal(row, KGO.ciHigh)
    return None if low is None or high is None else (low, high)


def _p_value(row: Properties) -> tuple[str, Decimal] | None:
    value = _decimal(row, KGO.pValue)
    return None if value is None else (_string(row, KGO.pBound) or "=", value)


def _evidence_order(item: Evidence) -> tuple[str, tuple[int, int], str]:
    return (item.source, item.span or (0, 0), item.slug)


def _in_order(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.slug: term for term in sorted(terms, key=lambda term: (term.lists, term.order, term.slug))}


def _one(row: Properties, predicate: str) -> Cell:
    return next(iter(row.get(predicate, ())), None)


def _slug(row: Properties, predicate: str) -> str | None:
    cell = _one(row, predicate)
    return cell.slug if isinstance(cell, Iri) else None


def _slugs(row: Properties, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(cell.slug for cell in row.get(predicate, ()) if isinstance(cell, Iri)))


def _string(row: Properties, predicate: str) -> str | None:
    cell = _one(row, predicate)
    return None if cell is None else str(cell)


def _int(row: Properties, predicate: str) -> int | None:
    cell = _one(row, predicate)
    return cell if isinstance(cell, int) else None


def _decimal(row: Properties, predicate: str) -> Decimal | None:
    cell = _one(row, predicate)
    return Decimal(cell) if isinstance(cell, int | Decimal) else None


def _texts(row: Properties, predicate: str) -> tuple[Text, ...]:
    found = [cell for cell in row.get(predicate, ()) if isinstance(cell, Text)]
    return tuple(sorted(found, key=lambda text: (text.lang or "", str(text))))


def _both(row: Properties, predicate: str) -> Bilingual:
    if predicate not in row:
        return _NEITHER
    by_lang = {text.lang: str(text) for text in reversed(_texts(row, predicate))}
    return Bilingual(zh=by_lang.get("zh"), en=by_lang.get("en"))
