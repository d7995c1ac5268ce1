"""The fields of claims, evidence and sources: one row says where a field is read from and where it is shown.

The catalog reads values by these tables, the page takes its records from them and exports RDF by them, and the
notebook takes its columns from them. A new property of evidence is therefore one property of the schema, one row here
and one attribute of ``kgraph.model.Evidence``; ``tests/test_fields.py`` proves that the three agree.

Labels and definitions stand in ``graph/schema/properties.ttl``, in both languages; ``Catalog.properties`` reads them.
A row has a definition of its own only for a property of another vocabulary, which that file does not describe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kgraph.vocab import DCTERMS, KGO, RDF, RDFS, SKOS

Kind = Literal[
    "term",  # a member of a closed list of the schema, by slug
    "relation",  # a relation, by slug
    "entity",  # an entity, by slug
    "comparator",  # an entity, or a member of the list of comparators, by slug
    "claim",  # a claim, by slug
    "source",  # a source, by slug
    "text",  # a text in both languages
    "title",  # a text in one language, with its tag
    "string",  # a name, number or code that has no language
    "names",  # the names of people or bodies in order, in one string
    "decimal",  # a figure; one without a point is an integer of RDF, as Turtle writes it
    "integer",  # a count or place
    "date",  # a day
    "year",  # a year
    "duration",  # a duration of ISO 8601, such as P2Y
    "boolean",  # true; what is false is left out of the graph
    "address",  # an address of the web, as a literal
    "link",  # an IRI outside this graph
]
"""What the values of a property are."""

ClassName = Literal["Claim", "Evidence", "Source"]
"""A class of the vocabulary whose fields have a table here."""

Place = Literal[
    "panel",  # in the record of the page, for its panels and tables
    "literal",  # in the literals of that record, as the graph writes it, for exports
    "table",  # a column of the table of evidence in a notebook
    "words",  # read even where no more is read than sentences and citations are made of
    "named",  # what it names has a label in sentences and tables of the command line
]
"""Where a field is shown or read."""

Combine = Literal["alone", "together", "first"]
"""How the parts of a field make its value.

``alone``: there is one part. ``together``: a tuple of all parts, nothing if one that is not optional is missing.
``first``: the first part that has a value.
"""


class Part(NamedTuple):
    """One RDF property of a field.

    ``key`` is its key in the records of the page. ``optional`` says that the field has a value without it, which then
    holds ``fallback``.
    """

    property: str
    kind: Kind
    key: str
    optional: bool = False
    fallback: str | None = None


class Field(NamedTuple):
    """A field of a claim, an evidence item or a source.

    ``name`` is the attribute of the value, ``key`` its key in the records of the page. ``several`` says that there may
    be more than one value, which are then a sorted tuple. ``unit`` is the property that holds the UCUM unit of the
    figure. ``missing`` is the value where the graph has none; None leaves it to the default of the attribute.
    ``definition`` is English.
    """

    name: str
    parts: tuple[Part, ...]
    key: str
    shown: tuple[Place, ...]
    combine: Combine = "alone"
    several: bool = False
    unit: str | None = None
    missing: str | None = None
    definition: str | None = None

    @property
    def kind(self) -> Kind:
        """The kind of its values; that of the first part if there are several parts."""
        return self.parts[0].kind

    @property
    def keys(self) -> tuple[tuple[str, Part], ...]:
        """The keys under which the record of the page holds it, each with a part: one for each if they are together."""
        if self.combine == "together":
            return tuple((part.key, part) for part in self.parts)
        return ((self.key, self.parts[0]),)

    @property
    def heading(self) -> str:
        """Its name in words, for tables of a notebook.

        >>> EVIDENCE_FIELDS[4].heading
        'study design'
        """
        return self.name.replace("_", " ")


Fields = Sequence[Field]


def properties_in(fields: Fields, place: Place) -> tuple[str, ...]:
    """Return the IRIs of the properties of the fields that are shown in a place, in their order.

    >>> [iri.rpartition("#")[2] for iri in properties_in(EVIDENCE_FIELDS, "words")]
    ['about', 'source', 'stance', 'paragraph', 'spanStart', 'spanEnd']
    """
    return tuple(part.property for field in fields if place in field.shown for part in field.parts)


def fields_of(fields: Fields, kind: Kind, *, shown: Place | None = None) -> Fields:
    """Return the fields of one kind, of those that are shown in a place if one is given, in their order.

    >>> [field.name for field in fields_of(EVIDENCE_FIELDS, "entity", shown="named")]
    ['population', 'species', 'co_interventions']
    """
    return [field for field in fields if field.kind == kind and (shown is None or shown in field.shown)]


def slugs_in(fields: Fields, value: object) -> Iterator[str]:
    """Yield the slugs that a claim, an evidence item or a source has in some fields, in the order of the fields."""
    for field in fields:
        named = getattr(value, field.name)
        if field.several:
            yield from named
        elif named:
            yield named


def _row(
    name: str,
    property_: str,
    kind: Kind,
    *shown: Place,
    key: str | None = None,
    several: bool = False,
    unit: str | None = None,
    missing: str | None = None,
    definition: str | None = None,
) -> Field:
    """Return a field of one property; its key is its name in camel case unless another is given."""
    key = key or _camel(name)
    parts = (Part(property_, kind, key),)
    return Field(name, parts, key, shown, several=several, unit=unit, missing=missing, definition=definition)


def _rows(
    name: str,
    parts: Sequence[Part],
    combine: Combine,
    *shown: Place,
    key: str | None = None,
    unit: str | None = None,
    definition: str | None = None,
) -> Field:
    """Return a field of several properties."""
    return Field(name, tuple(parts), key or _camel(name), shown, combine, unit=unit, definition=definition)


def _part(property_: str, kind: Kind, *, optional: bool = False, fallback: str | None = None) -> Part:
    """Return a part whose key is the local name of its property."""
    return Part(property_, kind, property_.replace("#", "/").rpartition("/")[2], optional, fallback)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


EVIDENCE_FIELDS: tuple[Field, ...] = (
    _row("claim", KGO.about, "claim", "panel", "words", missing=""),
    _row("source", KGO.source, "source", "panel", "table", "words", missing=""),
    _row("stance", KGO.stance, "term", "panel", "named", "table", "words", missing=""),
    _row("result", KGO.result, "term", "panel"),
    _row("study_design", KGO.studyDesign, "term", "panel", "named", "table", key="design", missing=""),
    _row("weight", KGO.weight, "term", "panel", "named", "table"),
    _row("says", KGO.says, "term", "panel", "named", "table", "words"),
    _row("tier", KGO.tier, "integer", "panel"),
    _row("study_group", KGO.studyGroup, "source", "literal"),
    _row("studied", KGO.studied, "entity", "panel"),
    _row("endpoint_role", KGO.endpointRole, "term", "panel"),
    _row("read_from", KGO.readFrom, "term", "panel"),
    _row("quality", KGO.quality, "term", "panel"),
    _row("checked", KGO.checked, "date", "panel"),
    _row("hedge", KGO.hedge, "term", "panel", "words"),
    _row("locator", KGO.locator, "string", "panel"),
    _row("locator_kind", KGO.locatorKind, "term", "literal"),
    _row("paragraph", KGO.paragraph, "integer", "panel", "words"),
    _rows(
        "span",
        (_part(KGO.spanStart, "integer"), _part(KGO.spanEnd, "integer")),
        "together",
        "panel",
        "words",
    ),
    _row("population", KGO.population, "entity", "panel", "named"),
    _row("population_note", KGO.populationNote, "text", "panel"),
    _row("species", KGO.species, "entity", "panel", "named"),
    _row("countries", KGO.country, "string", "panel", several=True),
    _rows(
        "dose",
        (
            _part(KGO.doseValue, "decimal"),
            _part(KGO.doseMax, "decimal", optional=True),
            _part(KGO.doseUnit, "string", optional=True, fallback=""),
        ),
        "together",
        "literal",
        unit=KGO.doseUnit,
    ),
    _row("dose_schedule", KGO.doseSchedule, "text", "literal"),
    _row("co_interventions", KGO.coIntervention, "entity", "panel", "named", several=True),
    _row("duration", KGO.duration, "duration", "literal"),
    _row("participants", KGO.participants, "integer", "panel"),
    _row("compared_with", KGO.comparedWith, "comparator", "panel", "named"),
    _row("turned", KGO.turned, "boolean", "panel"),
    _row("comparator", KGO.comparator, "text", "panel"),
    _row("contrast", KGO.contrast, "text", "panel"),
    _row("intake_kind", KGO.intakeKind, "term", "literal", "named"),
    _row("measure", KGO.measure, "term", "panel", "named"),
    _row("printed", KGO.printed, "string", "panel"),
    _row("value", KGO.value, "decimal", "panel", "literal", unit=KGO.valueUnit),
    _rows(
        "interval",
        (_part(KGO.ciLow, "decimal"), _part(KGO.ciHigh, "decimal")),
        "together",
        "panel",
        "literal",
        unit=KGO.valueUnit,
    ),
    _row("ci_level", KGO.ciLevel, "decimal", "literal"),
    _row("effect", KGO.effect, "decimal", "panel", "literal", unit=KGO.valueUnit),
    _rows(
        "effect_interval",
        (_part(KGO.effectLow, "decimal"), _part(KGO.effectHigh, "decimal")),
        "together",
        "panel",
        "literal",
        unit=KGO.valueUnit,
    ),
    _row("effect_from", KGO.effectFrom, "term", "panel", "named"),
    _row("arm_value", KGO.armValue, "decimal", "literal", unit=KGO.valueUnit),
    _row("arm_spread", KGO.armSpread, "decimal", "literal", unit=KGO.valueUnit),
    _row("arm_n", KGO.armN, "integer", "panel"),
    _row("arm_events", KGO.armEvents, "integer", "panel"),
    _row("comparator_value", KGO.comparatorValue, "decimal", "literal", unit=KGO.valueUnit),
    _row("comparator_spread", KGO.comparatorSpread, "decimal", "literal", unit=KGO.valueUnit),
    _row("comparator_n", KGO.comparatorN, "integer", "panel"),
    _row("comparator_events", KGO.comparatorEvents, "integer", "panel"),
    _row("spread_kind", KGO.spreadKind, "term", "literal", "named"),
    _row("value_unit", KGO.valueUnit, "string", "panel", key="unit"),
    _rows(
        "p_value",
        (_part(KGO.pBound, "string", optional=True, fallback="="), _part(KGO.pValue, "decimal")),
        "together",
        "literal",
    ),
    _row("concerns", KGO.concern, "term", "panel", "named", several=True),
    _row("concern_note", KGO.concernNote, "text", "panel"),
    _row("includes", KGO.includes, "source", "panel", several=True),
    _row("registry", KGO.registry, "string", "panel"),
    _row("funding", KGO.funding, "text", "panel"),
    _row("rests_on", KGO.restsOn, "source", "literal", several=True),
    _row("superseded_by", KGO.supersededBy, "source", "literal", several=True),
    _row("note", SKOS.note, "text", "panel", "table", definition="What the item adds, in our own words."),
    _row("editorial_note", SKOS.editorialNote, "text", "literal", definition="A remark of the editors on the item."),
)
"""The fields of ``kgraph.model.Evidence``."""

CLAIM_FIELDS: tuple[Field, ...] = (
    _row(
        "subject",
        RDF.subject,
        "entity",
        "panel",
        "named",
        "words",
        missing="",
        definition="The entity that the claim is about.",
    ),
    _row(
        "relation",
        RDF.predicate,
        "relation",
        "panel",
        "words",
        missing="",
        definition="What the claim says of subject and object.",
    ),
    _row(
        "object",
        RDF.object,
        "entity",
        "panel",
        "named",
        "words",
        missing="",
        definition="The entity at the other end of the relation.",
    ),
    _row("dose_band", KGO.doseBand, "term", "panel", "named", "words"),
    _row("population", KGO.population, "entity", "panel", "named", "words"),
    _row("aspect", KGO.aspect, "term", "panel", "named", "words"),
    _row("circumstance", KGO.circumstance, "term", "panel", "named", "words"),
    _row("topic", KGO.topic, "term", "panel"),
    _row("verdict", KGO.verdict, "term", "panel", "named", "words", missing="unverified"),
    _row("standing", KGO.standing, "term", "panel", "named", "words", missing="unverified"),
    _row("certainty", KGO.certainty, "term", "panel", "named", "words"),
    _row("shown_in", KGO.shownIn, "term", "panel", "named", "words"),
    _row("shown_in_species", KGO.shownInSpecies, "entity", "panel", "named", "words", several=True),
    _row("certainty_reasons", KGO.certaintyReason, "term", "panel", "named", several=True),
    _row("severity", KGO.severity, "term", "panel", "named"),
    _row("advice", KGO.advice, "text", "panel"),
    _row("mechanism", KGO.interactionMechanism, "text", "panel"),
    _row("effect", KGO.interactionEffect, "text", "panel"),
    _row("defined_in", KGO.definedIn, "source", "panel", several=True),
)
"""The fields of ``kgraph.model.Claim`` but for its evidence and the reasons for its verdict."""

REASONS_FIELDS: tuple[Field, ...] = (
    _row("judged_as", KGO.judgedAs, "term", "panel", missing=""),
    _row("ruling", KGO.ruling, "term", "panel", missing="nothing-carries"),
)
"""The fields of ``kgraph.model.Reasons`` that the graph states; the others follow from the evidence."""

SOURCE_FIELDS: tuple[Field, ...] = (
    _row("source_type", KGO.sourceType, "term", "panel", "words", key="type", missing=""),
    _row("title", DCTERMS.title, "title", "panel", "words", definition="The title, in the language it is printed in."),
    _row("name", RDFS.label, "string", "panel", "words", missing="", definition="Its short name, no other source's."),
    _row("authors", KGO.authors, "names", "panel", "literal", "words"),
    _row("journal", KGO.journal, "string", "panel"),
    _row("volume", KGO.volume, "string", "panel"),
    _row("issue", KGO.issue, "string", "panel"),
    _row("pages", KGO.pages, "string", "panel"),
    _rows(
        "issued",
        (_part(DCTERMS.issued, "date"), _part(KGO.year, "year")),
        "first",
        "panel",
        "literal",
        "words",
        key="date",
        definition="When it was published: a day, or else a year.",
    ),
    _row("url", KGO.url, "address", "panel"),
    _row("doi", KGO.doi, "string", "panel"),
    _row("pmid", KGO.pmid, "string", "panel"),
    _row("record_number", KGO.recordNumber, "string", "panel"),
    _row("language", DCTERMS.language, "string", "panel", definition="The language of the source, as a tag."),
    _row("country", KGO.country, "string", "panel"),
    _row("retracted", KGO.retracted, "boolean", "panel"),
    _row("superseded_by", KGO.supersededBy, "source", "panel"),
    _row("rests_on", KGO.restsOn, "source", "literal", several=True),
    _row("same_study_as", KGO.sameStudyAs, "source", "literal", several=True),
    _row("text_length", KGO.textLength, "integer", "literal"),
    _row("text_sha256", KGO.textSha256, "string", "literal"),
    _row("licence", DCTERMS.license, "link", "literal", key="license", definition="The license of the source."),
    _row("rights", DCTERMS.rights, "text", "literal", definition="What may be done with the source."),
    _rows(
        "notes",
        (_part(SKOS.note, "text"), _part(SKOS.editorialNote, "text")),
        "first",
        "panel",
        "literal",
        key="note",
        definition="What is to be known of the source: a note for readers, else a remark of the editors.",
    ),
)
"""The fields of ``kgraph.model.Source``."""

OF_CLASS: dict[ClassName, Fields] = {
    "Claim": (*CLAIM_FIELDS, *REASONS_FIELDS),
    "Evidence": EVIDENCE_FIELDS,
    "Source": SOURCE_FIELDS,
}
"""The fields of a value by its class in the vocabulary, as exports write them."""
