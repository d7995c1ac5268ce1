"""The values that the library returns: entities, relations, claims, evidence and sources.

Everything is named by its slug; ``iri`` is the same name for RDF. All values are frozen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal
from typing import Literal

from kgraph.fields import EVIDENCE_FIELDS
from kgraph.frozen import frozen
from kgraph.markup import html_facts, html_table
from kgraph.table import Iri, Text
from kgraph.text import Lang, other_lang
from kgraph.vocab import CLAIM, KG

COUNTS = "counts"
"""The weight of evidence that counts towards the verdict."""

ET_AL = "et al"
"""Stands last among the authors of a source, for those who are not named."""


@frozen
class Bilingual:
    """A text in both languages; None marks a missing language."""

    zh: str | None = None
    en: str | None = None

    def get(self, lang: Lang) -> str | None:
        """Return the text in one language, None if it is missing."""
        return self.zh if lang == "zh" else self.en

    def show(self, lang: Lang) -> str:
        """Return the text in this language, else in the other, else the empty string."""
        return self.get(lang) or self.get(other_lang(lang)) or ""

    def __bool__(self) -> bool:
        return bool(self.zh or self.en)


Match = Literal["exact", "close", "broad", "narrow"]
"""How an identifier of another vocabulary fits an entity."""


@frozen
class Identifier:
    """An identifier of another vocabulary; ``match`` says how it fits."""

    curie: str
    iri: str
    match: Match


@frozen
class Entity:
    """A nutrient, drug, protein, cell, process, disease, measure, food, place in the body or group of people.

    By ``wrong_names`` (misspellings), ``old_names`` and ``near_names`` (of broader, narrower or adjacent concepts) it
    is found too; they are no names for it today. ``in_text`` is its name within a sentence where that differs from the
    label ("the vitamin D receptor"), ``plural`` says that this name takes a plural verb, ``routes`` how a drug
    is given, where that is recorded, and ``phrase`` how a species stands in a sentence ("in mice"). ``name_sources``
    are addresses of pages on which names were read.
    """

    slug: str
    category: str
    labels: Bilingual
    definition: Bilingual = Bilingual()
    alternatives: tuple[Text, ...] = ()
    wrong_names: tuple[Text, ...] = ()
    old_names: tuple[Text, ...] = ()
    near_names: tuple[Text, ...] = ()
    name_sources: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    notes: Bilingual = Bilingual()
    in_text: Bilingual = Bilingual()
    plural: bool = False
    fall_of: str | None = None
    routes: tuple[str, ...] = ()
    phrase: Bilingual = Bilingual()

    @property
    def iri(self) -> Iri:
        """The IRI of the entity."""
        return Iri(KG.iri_of(self.slug))

    def label(self, lang: Lang) -> str:
        """Return the preferred name in this language, else in the other, else the slug."""
        return self.labels.show(lang) or self.slug

    def name_in_text(self, lang: Lang) -> str:
        """Return the name within a sentence: in English with its article or in the plural, where it needs that.

        >>> names = Bilingual("破骨细胞", "osteoclast")
        >>> cell = Entity("osteoclast", "Cell", names, in_text=Bilingual(en="osteoclasts"))
        >>> cell.name_in_text("en"), cell.name_in_text("zh")
        ('osteoclasts', '破骨细胞')
        """
        return (self.in_text.zh if lang == "zh" else self.in_text.en) or self.label(lang)

    def _repr_html_(self) -> str:
        """Show the entity in a notebook, in both languages."""
        facts = [
            ("slug", self.slug),
            ("category", self.category),
            ("definition", self.definition.en),
            ("释义", self.definition.zh),
            ("names 别名", ", ".join(self.alternatives)),
            ("old names 旧称", ", ".join(self.old_names)),
            ("broader 上位", ", ".join(self.broader)),
            ("routes 给药途径", ", ".join(self.routes)),
            ("identifiers 编号", ", ".join(identifier.curie for identifier in self.identifiers)),
        ]
        return html_facts(f"{self.label('en')} / {self.label('zh')}", facts)


@frozen
class Relation:
    """A relation of the schema. ``sign`` is +1, −1 or None (unsigned).

    ``pattern`` words its claims; ``trial_pattern`` those that trials show or, unless by observation, are established,
    ``observation_pattern`` those that observation alone shows, and ``hedged_pattern`` those that each source in favor
    words with reserve, where these are worded otherwise. ``path_sign`` is the sign with which a path passes along:
    ``sign``, or that of a relation without one, such as conversion.
    """

    slug: str
    labels: Bilingual
    inverse_labels: Bilingual
    definition: Bilingual
    pattern: Bilingual
    negative_pattern: Bilingual
    sign: int | None
    kind: str
    trial_pattern: Bilingual = Bilingual()
    observation_pattern: Bilingual = Bilingual()
    hedged_pattern: Bilingual = Bilingual()
    opposite: str | None = None
    symmetric: bool = False
    correlation_sign: int | None = None
    path_sign: int | None = None
    claims_no_difference: bool = False


@frozen
class Term:
    """A member of a closed list of the schema: a verdict, study design, stance, dose band, aspect, …"""

    slug: str
    lists: tuple[str, ...]
    labels: Bilingual
    definition: Bilingual
    pattern: Bilingual = Bilingual()
    order: int = 0


@frozen
class Property:
    """A property of the schema: what it is called and what it says, in both languages."""

    iri: str
    labels: Bilingual
    definition: Bilingual


@frozen
class Source:
    """A publication or page where evidence was read. Unknown fields are None.

    ``name`` is its short name, which no other source of the graph has, such as *Inoue 2009*. ``authors`` are in the
    order printed, people with their family name first, a body as one name; the last is ``ET_AL`` where those after the
    named ones are not known. ``issued`` is a day or a year, ``text_length`` counts the code points of the text that
    ``text_sha256`` pins, ``licence`` is an IRI. ``kgraph.fields.SOURCE_FIELDS`` says where each field is read from.
    """

    slug: str
    source_type: str
    title: Text | None = None
    name: str = ""
    authors: tuple[str, ...] = ()
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    issued: str | None = None
    url: str | None = None
    doi: str | None = None
    pmid: str | None = None
    record_number: str | None = None
    language: str | None = None
    country: str | None = None
    retracted: bool = False
    superseded_by: str | None = None
    same_study_as: tuple[str, ...] = ()
    text_sha256: str | None = None
    notes: Bilingual = Bilingual()
    rests_on: tuple[str, ...] = ()
    text_length: int | None = None
    licence: str | None = None
    rights: Bilingual = Bilingual()

    @property
    def is_identified(self) -> bool:
        """Whether somebody else can find it: it has an identifier or an address, or else a title."""
        return any((self.doi, self.pmid, self.url, self.record_number, self.title))


@frozen
class Evidence:
    """One finding of one source about one claim.

    ``weight`` (``counts``, or why the item does not count), ``tier`` (1 the strongest) and ``study_group`` are derived
    with the verdict. ``value`` and ``interval`` are what the source prints, ``printed`` the same as its text;
    ``effect`` and ``effect_interval`` state it as subject over comparator, and ``effect_from`` says how they came
    about. ``dose`` is lowest, highest (None for a single dose) and UCUM unit, ``interval`` the confidence
    interval of ``value``, ``p_value`` the bound (``=``, ``<``, ``>``) and the figure, ``span`` the code points from 0.
    ``kgraph.fields.EVIDENCE_FIELDS`` says where each field is read from and where it is shown.
    """

    slug: str
    claim: str
    source: str
    stance: str
    study_design: str
    result: str | None = None
    weight: str | None = None
    says: str | None = None
    tier: int | None = None
    study_group: str | None = None
    studied: str | None = None
    endpoint_role: str | None = None
    read_from: str | None = None
    quality: str | None = None
    checked: str | None = None
    hedge: str | None = None
    locator: str | None = None
    paragraph: int | None = None
    span: tuple[int, int] | None = None
    population: str | None = None
    species: str | None = None
    countries: tuple[str, ...] = ()
    dose: tuple[Decimal, Decimal | None, str] | None = None
    dose_schedule: Bilingual = Bilingual()
    co_interventions: tuple[str, ...] = ()
    duration: str | None = None
    participants: int | None = None
    comparator: Bilingual = Bilingual()
    contrast: Bilingual = Bilingual()
    population_note: Bilingual = Bilingual()
    intake_kind: str | None = None
    measure: str | None = None
    value: Decimal | None = None
    interval: tuple[Decimal, Decimal] | None = None
    printed: str | None = None
    ci_level: Decimal | None = None
    compared_with: str | None = None
    turned: bool = False
    effect: Decimal | None = None
    effect_interval: tuple[Decimal, Decimal] | None = None
    effect_from: str | None = None
    arm_value: Decimal | None = None
    arm_spread: Decimal | None = None
    arm_n: int | None = None
    arm_events: int | None = None
    comparator_value: Decimal | None = None
    comparator_spread: Decimal | None = None
    comparator_n: int | None = None
    comparator_events: int | None = None
    spread_kind: str | None = None
    value_unit: str | None = None
    p_value: tuple[str, Decimal] | None = None
    concerns: tuple[str, ...] = ()
    concern_note: Bilingual = Bilingual()
    includes: tuple[str, ...] = ()
    registry: str | None = None
    funding: Bilingual = Bilingual()
    note: Bilingual = Bilingual()
    locator_kind: str | None = None
    rests_on: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    editorial_note: Bilingual = Bilingual()

    def _repr_html_(self) -> str:
        """Show the item in a notebook: each field that has a value, a row each."""
        facts = [(field.heading, _cell(getattr(self, field.name))) for field in EVIDENCE_FIELDS]
        return html_facts(self.slug, facts)


@frozen
class Side:
    """The evidence that counts with one stance: best tier, and the source that counts for each study group, sorted."""

    tier: int
    groups: tuple[str, ...]


@frozen
class Reasons:
    """The reasons of a verdict.

    ``judged_as`` is the kind of claim by which designs were ranked, ``ruling`` the rule that decided. ``supports``,
    ``refutes`` and ``inconclusive`` are the evidence that counts, None if there is none; ``set_aside`` holds the slug
    of each other item with the reason why it does not count.
    """

    judged_as: str
    ruling: str
    supports: Side | None = None
    refutes: Side | None = None
    inconclusive: Side | None = None
    set_aside: tuple[tuple[str, str], ...] = ()


@frozen
class Claim:
    """A positive statement with all its evidence.

    ``verdict`` is derived from the evidence, never set by hand, and ``reasons`` say why; ``standing`` is the verdict,
    or ``article-only`` if all evidence is articles. An interaction has ``severity``, ``advice``, ``mechanism`` and
    ``effect`` where a source gives them. ``shown_in`` is ``people``, ``animals``, ``cells`` or ``stated`` for one of
    mechanism or structure, ``trials``, ``observation`` or ``stated`` for one of efficacy or harm; for animals
    ``shown_in_species`` names the species, if all are recorded. ``defined_in`` are sources by whose definition of the
    subject the claim holds.
    """

    slug: str
    subject: str
    relation: str
    object: str
    verdict: str
    standing: str
    certainty: str | None = None
    certainty_reasons: tuple[str, ...] = ()
    dose_band: str | None = None
    population: str | None = None
    aspect: str | None = None
    circumstance: str | None = None
    topic: str | None = None
    severity: str | None = None
    advice: Bilingual = Bilingual()
    mechanism: Bilingual = Bilingual()
    effect: Bilingual = Bilingual()
    defined_in: tuple[str, ...] = ()
    shown_in: str | None = None
    shown_in_species: tuple[str, ...] = ()
    reasons: Reasons = Reasons("", "nothing-carries")
    evidence: tuple[Evidence, ...] = field(default=(), repr=False)

    @property
    def iri(self) -> Iri:
        """The IRI of the claim."""
        return Iri(CLAIM.iri_of(self.slug))

    @property
    def last_checked(self) -> str | None:
        """The latest date on which an item of its evidence was read against its source; None if none has a date."""
        return max((item.checked for item in self.evidence if item.checked), default=None)

    @property
    def is_denied(self) -> bool:
        """Whether it is worded as a denial: refuted ("studied, none found"), or denied and supported by nothing."""
        stances = {item.stance for item in self.evidence}
        return self.verdict == "refuted" or ("refutes" in stances and "supports" not in stances)

    @property
    def is_hedged(self) -> bool:
        """Whether each item of evidence that supports it words it with reserve, and there is one."""
        hedges = {item.hedge for item in self.evidence if item.stance == "supports"}
        return hedges == {"hedged"}

    def _repr_html_(self) -> str:
        """Show the claim in a notebook: its standing, and its evidence, one item per row."""
        facts = [
            ("standing 可信程度", self.standing),
            ("certainty 确定性", self.certainty),
            ("ruling 判定依据", self.reasons.ruling),
            ("dose band 剂量档", self.dose_band),
            ("population 人群", self.population),
            ("aspect 方面", self.aspect),
            ("circumstance 情形", self.circumstance),
            ("shown in 见于", self.shown_in),
            ("severity 严重程度", self.severity),
        ]
        fields = [field for field in EVIDENCE_FIELDS if "table" in field.shown]
        rows = [[_cell(getattr(item, field.name)) for field in fields] for item in self.evidence]
        title = f"{self.subject} {self.relation} {self.object}"
        return html_facts(title, facts) + html_table([field.heading for field in fields], rows)


def _cell(value: object) -> str | None:
    """Return a value of a field as a cell of a table: a text in both languages, a tuple with spaces.

    None if it is empty or false.
    """
    if isinstance(value, Bilingual):
        return " / ".join(filter(None, (value.en, value.zh))) or None
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value if part is not None) or None
    return None if value is None or value is False else str(value)


def claim_slug(subject: str, relation: str, object_: str, qualifiers: Sequence[str | None] = ()) -> str:
    """Return the slug of a claim: subject, relation, object, then dose band, population, aspect, circumstance, if set.

    >>> claim_slug("MK-4", "prevents", "vertebral-fracture", ["pharmacological", None, None, None])
    'MK-4--prevents--vertebral-fracture--pharmacological'
    """
    return "--".join([subject, relation, object_, *(part for part in qualifiers if part)])
