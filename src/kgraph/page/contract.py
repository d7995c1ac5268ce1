"""The contract between the graph and the scripts of the page: every key of the page data, its type and its meaning.

``PackedData`` is what a page holds. Each class is one kind of record; the annotation of a key gives its type, then what
it means. Keys that hold fields of claims, evidence and sources are not listed again: they follow from ``kgraph.fields``
through ``FIELD_RECORDS``, and the schema of the graph explains them.

``make docs`` generates from this module ``docs/page-data.md`` for readers, ``docs/page-data.schema.json`` for programs
and the types of the scripts (``TYPES_FILE``).

Conventions: slugs name things; texts are in both languages; days, months and years are ISO 8601; null means that the
graph has no value; lists have the order that the key states.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, NamedTuple, NotRequired, TypedDict

from kgraph.fields import OF_CLASS, ClassName, Field, Kind, Part
from kgraph.interactions.values import Answer, Basis
from kgraph.interactions.values import Kind as Bearing_
from kgraph.model import Match
from kgraph.text import Lang, NameLang

VERSION = 3
"""Raised when a key changes its meaning or is removed."""

TYPES_FILE = "app/core/contract.d.ts"
"""The file with the types of the scripts, below the folder of this package."""

Sign = Literal[1, -1]
NameKind = Literal["preferred", "alternative", "old", "wrong", "near", "slug"]
Direction = Literal["out", "in", "both"]


class Pair(TypedDict):
    """The same text in both languages; null marks a language that is missing."""

    zh: Annotated[str | None, "The text in Chinese."]
    en: Annotated[str | None, "The text in English."]


class Title(TypedDict):
    """A text in one language."""

    text: Annotated[str, "The text."]
    lang: Annotated[str | None, "Its language tag."]


class Counts(TypedDict):
    """How much the graph holds."""

    evidence: Annotated[int, "Number of evidence items."]
    sources: Annotated[int, "Number of sources."]


class State(TypedDict, total=False):
    """The keys of the state that differ from the defaults; the scripts hold the full list of keys."""

    view: Annotated[Literal["focus", "lanes", "path", "check", "article"], "The view."]
    entity: Annotated[str, "The entity in the middle."]
    claim: Annotated[str, "The claim in the panel."]
    path: Annotated[list[str], "Both ends of the paths, start first."]
    check: Annotated[list[str], "The substances to check, two to six."]
    source: Annotated[str, "The source whose ledger is shown."]
    category: Annotated[list[str], "The categories that pass the filter."]
    refuted: Annotated[bool, "Whether refuted claims are drawn."]


class Question(TypedDict):
    """A question of the start view."""

    key: Annotated[str, "End of the key of its message, after `page-question-`."]
    state: Annotated[State, "The state that answers it."]


class Category(TypedDict):
    """A category of entities."""

    slug: Annotated[str, "Its slug."]
    label: Annotated[Pair, "Its name."]
    order: Annotated[int, "Its position among the categories, smallest first."]


class Relation(TypedDict):
    """A relation of claims."""

    label: Annotated[Pair, "Its name read from subject to object."]
    inverse: Annotated[Pair, "Its name read from object to subject."]
    sign: Annotated[Sign | None, "1 if more of the subject means more of the object, -1 if it means less, else null."]
    pathSign: Annotated[
        Sign | None, "The sign with which a path passes along: `sign`, or that of conversion, else null."
    ]
    kind: Annotated[str, "Kind of question that its claims answer, a slug of the list RelationKind."]
    symmetric: Annotated[bool, "Whether subject and object may be exchanged."]


class Verdict(TypedDict):
    """A verdict on claims."""

    label: Annotated[Pair, "Its name."]
    definition: Annotated[Pair | None, "What it means."]
    order: Annotated[int, "Its position in lists of verdicts, smallest first."]


class Term(TypedDict):
    """The name of a member of a closed list."""

    zh: Annotated[str | None, "Its name in Chinese."]
    en: Annotated[str | None, "Its name in English."]
    order: Annotated[int, "Its position in the list, smallest first; 0 if the list has no order."]


class Ruling(TypedDict):
    """A rule that decides verdicts."""

    label: Annotated[Pair, "Its name."]
    definition: Annotated[Pair, "What it says."]


class Scale(TypedDict):
    """The orders of verdicts, certainties and stances, and which claims are accepted."""

    verdicts: Annotated[list[str], "The verdicts, weakest first."]
    accepted: Annotated[list[str], "The verdicts of claims that are accepted whatever their kind, weakest first."]
    acceptedAs: Annotated[
        dict[str, list[str]], "By verdict of claims that are accepted for some kinds alone, these kinds (`judgedAs`)."
    ]
    certainties: Annotated[list[str], "The certainties, strongest first."]
    stances: Annotated[list[str], "The stances of evidence: supporting, refuting, inconclusive."]


class FieldRow(TypedDict):
    """A field of a claim, an evidence item or a source, and how it is written as RDF."""

    key: Annotated[str, "Its key in the record, or in `written` of the record."]
    property: Annotated[str, "Its RDF property, with one of the `prefixes`."]
    kind: Annotated[Kind, "What its values are. A `decimal` without a point is an xsd:integer."]
    written: Annotated[bool, "Whether its value is taken from `written`, which holds it as the graph writes it."]
    label: Annotated[Pair | None, "The label of the property in the schema; null if it belongs to another vocabulary."]


class Citation(TypedDict):
    """A source as it is cited."""

    zh: Annotated[str, "By GB/T 7714."]
    en: Annotated[str, "In the Vancouver style."]


class SourceWritten(TypedDict, total=False):
    """Fields of a source as the graph writes them; what the graph lacks is left out."""


class Source(TypedDict):
    """Where evidence was read."""

    cite: Annotated[Citation, "How it is cited in each language."]
    ris: Annotated[str, "The source in the format RIS, with CR LF."]
    bibtex: Annotated[str, "The source in the format BibTeX."]
    written: Annotated[SourceWritten, "Fields as the graph writes them, for exports."]


class Names(TypedDict):
    """Names by language."""

    zh: Annotated[list[str], "The names in Chinese, sorted."]
    en: Annotated[list[str], "The names in English, sorted."]
    ja: NotRequired[Annotated[list[str], "The names in Japanese, sorted; if any."]]


class Identifier(TypedDict):
    """An identifier of another vocabulary."""

    curie: Annotated[str, "Its short form, such as `CHEBI:78277`."]
    iri: Annotated[str, "Its IRI."]
    match: Annotated[Match, "How closely it matches the entity."]


class Neighbours(TypedDict):
    """How many claims an entity has with one relation in one direction."""

    direction: Annotated[Direction, "From the entity, to it, or `both` if the relation has none."]
    relation: Annotated[str, "The relation."]
    count: Annotated[int, "The number of claims."]


class Entity(TypedDict):
    """A substance, process, disease or whatever else claims are about."""

    slug: Annotated[str, "Its slug."]
    iri: Annotated[str, "Its IRI."]
    category: Annotated[str, "Its category."]
    label: Annotated[Pair, "Its preferred name."]
    alt: Annotated[Names, "Its other names."]
    old: Annotated[Names, "Its former and outdated names."]
    near: Annotated[Names, "Names of broader, narrower or neighboring concepts by which it is found."]
    wrong: Annotated[Names, "Misspelled and wrong names, for the search only."]
    nameSources: NotRequired[Annotated[list[str], "Addresses of pages on which names were read, sorted; if any."]]
    definition: Annotated[Pair | None, "What it is."]
    note: Annotated[Pair | None, "A remark of the editors."]
    broader: Annotated[list[str], "The entities that it is a kind or form of, sorted."]
    routes: Annotated[list[str], "How a drug is given, where that is recorded: terms, sorted."]
    identifiers: Annotated[list[Identifier], "Its identifiers, by CURIE."]
    degree: Annotated[int, "The number of ends of claims at this entity."]
    neighbours: Annotated[list[Neighbours], "Its claims counted, by direction, then most first."]
    x: Annotated[int | None, "Its place in the drawing in pixels at zoom 1; null if it has no claim."]
    y: Annotated[int | None, "The same downwards."]


class Claim(TypedDict):
    """A statement with its verdict."""

    slug: Annotated[str, "Its slug."]
    sign: Annotated[Sign | None, "The sign of its relation."]
    denied: Annotated[bool, "Whether its sentence denies the relation."]
    human: Annotated[bool, "Whether evidence from people supports it and counts."]
    sentence: Annotated[Pair, "The claim as a sentence without a full stop."]
    evidence: Annotated[list[str], "Its evidence, by source."]
    designs: Annotated[list[str], "The study designs of its evidence, each once, in the order of the evidence."]


class Side(TypedDict):
    """The evidence that counts, of one stance."""

    stance: Annotated[str, "The stance."]
    tier: Annotated[int, "The best tier, 1 the strongest."]
    groups: Annotated[list[str], "For each group of one study the source that represents it, sorted."]


class Change(TypedDict):
    """A change that would lead to another verdict: one more independent group, or the loss of one."""

    verdict: Annotated[str, "The new verdict."]
    stance: Annotated[str | None, "The stance of the group added; null if one is lost."]
    designs: Annotated[list[str], "The study designs, any of which would be enough."]
    people: Annotated[int | None, "How many people a study needs at least; null where a statement will do."]
    group: Annotated[str | None, "The group lost; null if one is added."]


class Grounds(TypedDict):
    """Why a claim has its verdict."""

    assessment: Annotated[Pair, "Its sentence with its assessment in words, with a full stop."]
    lastChecked: Annotated[str | None, "The latest date on which an item of its evidence was read against its source."]
    asked: Annotated[Pair | None, "What its evidence was asked, where its sentence is a denial; else null."]
    sides: Annotated[list[Side], "The evidence that counts, by stance."]
    changes: Annotated[list[Change], "Changes that would lead to another verdict."]


class Inherited(TypedDict):
    """A claim that a member inherits from its class, or a form from its nutrient."""

    slug: Annotated[str, "Its slug."]
    subject: Annotated[str, "The entity that it is about."]
    relation: Annotated[str, "Its relation."]
    object: Annotated[str, "The entity at its other end."]
    verdict: Annotated[str, "The verdict of its premises."]
    premises: Annotated[list[str], "The claims that it follows from."]
    sentence: Annotated[Pair, "The claim as a sentence without a full stop."]


class EvidenceWritten(TypedDict, total=False):
    """Fields of an evidence item as the graph writes them; what the graph lacks is left out."""


class Evidence(TypedDict):
    """One finding of one source about one claim."""

    detail: Annotated[Pair | None, "Group, dose, time, comparison and result in words."]
    said: Annotated[Pair, "The item as a sentence."]
    figures: Annotated[Pair | None, "The result in words."]
    estimate: Annotated[Pair | None, "The effect with its interval in words, as printed where it is not reckoned."]
    scale: Annotated[
        Literal["ratio", "difference"] | None,
        "The scale of the axis for effect and interval: no effect at 1 or at 0; null if they cannot be drawn.",
    ]
    against: Annotated[
        str | None,
        "What a plot compares with, findings of one plot all with the same: `without-subject` for any comparator that "
        "has nothing of the subject, else the slug of the comparator; null if it is not recorded.",
    ]
    dose: Annotated[Pair | None, "The dose in words, with its schedule."]
    duration: Annotated[Pair | None, "The duration in words."]
    written: Annotated[EvidenceWritten, "Fields as the graph writes them, for exports."]


class RelatedClaim(TypedDict):
    """A claim related to a statement of a source."""

    claim: Annotated[str, "The claim."]
    verdict: Annotated[str, "Its verdict."]
    sentence: Annotated[Pair | None, "Its wording in the source; null if it equals the sentence of the claim."]


class Statement(TypedDict):
    """A statement of a source that was read passage by passage, with its verdict."""

    number: Annotated[int, "Its number, from 1."]
    evidence: Annotated[str, "The evidence item that holds it."]
    verdict: Annotated[str, "The verdict on it: reversed where the source denies the claim."]
    standing: Annotated[str, "How reliable it is, in the terms for readers."]
    sentence: Annotated[Pair | None, "Its wording in the source; null if it equals the sentence of the claim."]
    why: Annotated[list[int], "Why it has its verdict: indices in `reasons` of the ledger, from 0."]
    bestFor: Annotated[str | None, "The best evidence for it."]
    bestAgainst: Annotated[str | None, "The best evidence against it."]
    bestInconclusive: Annotated[str | None, "The best inconclusive evidence."]
    related: Annotated[list[RelatedClaim], "Claims of the same relation and object."]
    flags: Annotated[list[str], "Its flags, by slug."]


class Count(TypedDict):
    """A number of statements."""

    slug: Annotated[str, "The verdict, standing or flag that they share."]
    count: Annotated[int, "Their number."]


class Totals(TypedDict):
    """The statements of a ledger, counted."""

    statements: Annotated[int, "All of them."]
    claims: Annotated[int, "The claims that they are about."]
    flagged: Annotated[int, "Those with a flag."]
    unchecked: Annotated[int, "Those that are stated as fact without a check."]
    verdicts: Annotated[list[Count], "By verdict, in the order of verdicts."]
    standings: Annotated[list[Count], "By standing, in the order of standings."]
    flags: Annotated[list[Count], "By flag, in the order of flags."]


class Flag(TypedDict):
    """A flag of statements: a property that a reader should notice."""

    slug: Annotated[str, "Its slug."]
    label: Annotated[Pair, "Its name."]
    meaning: Annotated[Pair, "What it means."]


class Ledger(TypedDict):
    """The statements of a source, in order."""

    statements: Annotated[list[Statement], "Its statements, in the order of the source."]
    reasons: Annotated[list[Pair], "Reasons for verdicts, each once."]
    totals: Annotated[Totals, "The statements counted."]
    flags: Annotated[list[Flag], "The flags that occur."]
    labels: Annotated[dict[str, Pair], "The names of the standings that occur, by standing."]


_Class = TypedDict("_Class", {"class": Annotated[Pair, "The sentence of a step along it, as a member of a class."]})


class Link(_Class):
    """A link from an entity to its class, or from a form of a protein to the protein."""

    member: Annotated[str, "The member or form."]
    broader: Annotated[str, "The class or protein."]
    claim: Annotated[str | None, "An accepted claim with the same content."]
    verdict: Annotated[str | None, "Its verdict."]
    state: Annotated[bool, "Whether it leads from a form of a protein to the protein."]
    form: Annotated[Pair | None, "The sentence of a step along it, as a form of a protein; null for a class."]


class Walks(TypedDict):
    """The data for the search of paths in addition to the claims."""

    efficacy: Annotated[list[str], "The claims judged as efficacy."]
    aspects: Annotated[dict[str, str], "By relation, the aspect of the object that the relation implies."]
    processes: Annotated[list[tuple[str, str]], "Processes, each with the aspect of a protein that it changes."]
    links: Annotated[list[Link], "The links between members and classes, forms and proteins."]
    below: Annotated[dict[str, int], "By slug, the number of entities below it, for entities that have any."]


class Bearing(TypedDict):
    """A bearing: a claim as part of an answer about substances."""

    claim: Annotated[str, "The claim."]
    kind: Annotated[Bearing_, "What it is about."]
    basis: Annotated[Basis, "How directly it answers the question."]
    inherited: NotRequired[Annotated[str, "The inherited claim whose premise it is."]]


class CheckedClaim(TypedDict):
    """What the check adds to a claim."""

    mechanism: NotRequired[Annotated[Pair, "The shortest path between its ends, if it is the mechanism."]]
    sources: Annotated[list[tuple[str, int]], "Evidence, best first, each with its index in `marks`, from 0."]


class Checks(TypedDict):
    """The answers of the interaction check. A pair without a record is not thereby safe."""

    substances: Annotated[list[str], "The substances that can be checked, sorted."]
    pairs: Annotated[
        dict[str, tuple[Answer, list[int]]],
        "By `slug~slug`, the lower first, the answer and indices in `bearings`, lead first; if none, not recorded.",
    ]
    bone: Annotated[
        dict[str, tuple[list[int], list[int], list[int]]],
        "By substance, indices in `bearings`: effects on bone, mitigations of these, and harms beyond bone.",
    ]
    bearings: Annotated[list[Bearing], "Claims as parts of answers, each once."]
    claims: Annotated[dict[str, CheckedClaim], "What the check adds to each of these claims."]
    marks: Annotated[list[Pair], "Stance, design and tier of evidence in words, each once."]
    scope: Annotated[Pair, "The scope of the check."]
    disclaimer: Annotated[Pair, "The disclaimer: the check is not medical advice."]


class AffixGroup(TypedDict):
    """Texts that stand around names of some categories of entities without changing what is named."""

    name: Annotated[str, "What they are."]
    of: Annotated[list[str], "The categories."]
    after: Annotated[list[str], "Texts behind a name."]
    before: Annotated[list[str], "Texts before a name."]


class Affixes(TypedDict):
    """What the search knows of the words around a name and of other wordings."""

    strength: Annotated[str, "A regular expression for strengths and pack sizes."]
    groups: Annotated[list[AffixGroup], "Dosage forms, salts and other texts around names."]
    minerals: Annotated[list[str], "The beginnings of names of salts whose mineral has an entity."]
    wordings: Annotated[list[list[str]], "Pairs of a word as it is used elsewhere and the one of the names here."]
    joints: Annotated[list[str], "Characters that join two names."]
    joiningWords: Annotated[list[str], "Words that join two names."]
    negations: Annotated[list[str], "Words and characters that turn the meaning of a name."]


class Name(TypedDict):
    """A name of an entity, for the search."""

    slug: Annotated[str, "The entity."]
    key: Annotated[str, "The folded form of the name."]
    label: Annotated[str, "The name."]
    lang: Annotated[NameLang | None, "Its language; null for a slug."]
    kind: Annotated[NameKind, "What kind of name it is."]
    readings: Annotated[
        str,
        "Pinyin: spaces separate syllables, bars separate alternatives, letters of the name are capitals; empty "
        "without Chinese characters.",
    ]


class Messages(TypedDict):
    """The texts of the page by key, with their placeholders."""

    zh: Annotated[dict[str, str], "The texts in Chinese."]
    en: Annotated[dict[str, str], "The texts in English."]


class Replaced(TypedDict):
    """The slugs that others have replaced, each with the one that stands for it today; addresses may hold them."""

    claims: Annotated[dict[str, str], "Slugs of claims."]
    entities: Annotated[dict[str, str], "Slugs of entities."]
    sources: Annotated[dict[str, str], "Slugs of sources."]


class PageData(TypedDict):
    """The data of the graph for the page."""

    version: Annotated[int, "Version of this contract, raised when a key changes its meaning or is removed."]
    title: Annotated[Pair, "The title of the page."]
    release: Annotated[str, "The version of kgraph that wrote it."]
    licence: Annotated[str, "The license of the data."]
    licenceUrl: Annotated[str, "The address of the license."]
    issued: Annotated[str | None, "The day on which the data were issued."]
    lang: Annotated[Lang, "The language in which it opens."]
    theme: Annotated[Literal["light", "dark"] | None, "The colors in which it opens; null follows the system."]
    opening: Annotated[State, "The state in which it opens; empty for the start view."]
    dataset: Annotated[str, "The IRI of the whole dataset."]
    prefixes: Annotated[dict[str, str], "By name, the namespaces of exported RDF."]
    fields: Annotated[
        dict[ClassName, list[FieldRow]],
        "By class of the vocabulary, its fields: exports write RDF by this table.",
    ]
    counts: Annotated[Counts, "How much the graph holds."]
    categories: Annotated[list[Category], "The categories of entities, in display order."]
    relations: Annotated[dict[str, Relation], "The relations, by slug."]
    verdicts: Annotated[dict[str, Verdict], "The verdicts, by slug."]
    scale: Annotated[Scale, "The orders of verdicts, certainties and stances."]
    terms: Annotated[
        dict[str, Term], "Every study design and all terms that claims, evidence and sources name, by slug."
    ]
    rulings: Annotated[dict[str, Ruling], "The rules that decide verdicts, by slug."]
    units: Annotated[dict[str, Pair], "By UCUM unit, how it is written."]
    countries: Annotated[dict[str, Pair], "By ISO 3166-1 code, the country or region."]
    questions: Annotated[list[Question], "The questions of the start view, in order."]
    sources: Annotated[dict[str, Source], "The sources, by slug."]
    entities: Annotated[list[Entity], "The entities, in slug order."]
    claims: Annotated[list[Claim], "The claims, in slug order."]
    grounds: Annotated[dict[str, Grounds], "By slug of a claim, why it has its verdict."]
    inherited: Annotated[list[Inherited], "The claims that members inherit from their classes, in slug order."]
    evidence: Annotated[dict[str, Evidence], "The evidence items, by slug."]
    replaced: Annotated[Replaced, "The slugs that others have replaced."]
    ledgers: Annotated[dict[str, Ledger], "By slug of a source, its statements, for sources read passage by passage."]
    walks: Annotated[Walks, "The data for the search of paths in addition to the claims."]
    checks: Annotated[Checks, "The answers of the interaction check."]
    search: Annotated[list[Name], "All names, by entity."]
    folding: Annotated[str, "Pairs of a traditional character and the simplified one under which names are compared."]
    sounds: Annotated[str, "Syllables of pinyin, each followed by the characters read so."]
    affixes: Annotated[Affixes, "The words around names and other wordings that the search knows."]
    outside: Annotated[list[str], "Names outside the scope of the graph: the search finds nothing in their place."]
    messages: Annotated[Messages, "The texts of the page."]


class Look(TypedDict):
    """How entities of a category are drawn."""

    family: Annotated[str, "The family, which decides the fill."]
    shape: Annotated[str, "A shape of vis-network."]
    lane: Annotated[str, "Their lane."]


class NodeColor(TypedDict):
    """The colors of a node."""

    background: Annotated[str, "The fill."]
    border: Annotated[str, "The outline."]


class LooseNode(TypedDict):
    """An entity without a claim, and therefore without a lane."""

    id: Annotated[str, "The entity."]
    shape: Annotated[str, "A shape of vis-network."]
    size: Annotated[int, "Its radius in pixels at zoom 1."]
    color: Annotated[NodeColor, "Its colors."]


class DrawnNode(LooseNode):
    """An entity in the drawing."""

    label: Annotated[str, "The entity again; the scripts replace it by its name."]
    x: Annotated[int, "Its place in pixels at zoom 1."]
    y: Annotated[int, "The same downwards."]
    lane: Annotated[str, "Its lane."]


class ArrowEnd(TypedDict):
    """The arrowhead of an edge."""

    enabled: Annotated[bool, "Always true."]
    type: Annotated[str, "An arrowhead of vis-network."]
    scaleFactor: Annotated[float, "Its size."]


class Arrows(TypedDict, total=False):
    """The arrowheads of an edge."""

    to: Annotated[ArrowEnd, "The arrowhead at the object."]


class EdgeColor(TypedDict):
    """The color of an edge."""

    color: Annotated[str, "The color in the light theme."]
    inherit: Annotated[bool, "Always false."]


class Smooth(TypedDict):
    """The bend of an edge."""

    enabled: Annotated[bool, "Always true."]
    type: Annotated[str, "A curve of vis-network."]
    roundness: Annotated[float, "How far it bends; more for each parallel edge."]


_From = TypedDict("_From", {"from": Annotated[str, "The subject of the claim."]})


class DrawnEdge(_From):
    """A claim in the drawing."""

    id: Annotated[str, "The claim."]
    to: Annotated[str, "The object of the claim."]
    arrows: Annotated[Arrows, "Its arrowhead."]
    head: Annotated[Literal["arrow", "bar", "circle", "vee", "none"], "Its arrowhead: effect, denial or structure."]
    tone: Annotated[Literal["plus", "minus", "neutral"], "The name of its color."]
    color: Annotated[EdgeColor, "Its color."]
    arrowStrikethrough: Annotated[  # noqa: N815 - the option of vis-network
        bool, "Whether the line runs through the arrowhead."
    ]
    dashes: Annotated[Literal[False] | list[int], "Dashes in pixels, false for a solid line."]
    width: Annotated[float, "Its width in pixels."]
    parallel: Annotated[int, "Its number among the edges between the same two ends, from 0."]
    smooth: Annotated[Smooth, "Its bend."]


class Network(TypedDict):
    """The drawing for vis-network."""

    nodes: Annotated[list[DrawnNode], "The entities with a claim."]
    edges: Annotated[list[DrawnEdge], "The claims."]
    options: Annotated[dict[str, Any], "Options of vis-network."]


class View(TypedDict):
    """How the page looks."""

    lanes: Annotated[list[str], "The lanes from left to right."]
    looks: Annotated[dict[str, Look], "By category, how its entities are drawn."]
    lines: Annotated[dict[str, Literal[False] | list[int]], "By verdict, dashes in pixels, false for a solid line."]
    widths: Annotated[dict[str, float], "By certainty, the width of a line in pixels."]
    loose: Annotated[list[LooseNode], "The entities without a claim."]


class PackedData(PageData):
    """All data of a page: the graph and its drawing."""

    view: Annotated[View, "How the page looks."]
    network: Annotated[Network, "The drawing."]


FIELD_RECORDS: Mapping[type, ClassName] = {Claim: "Claim", Evidence: "Evidence", Source: "Source"}
"""The records that hold the fields of a class, by that class of the vocabulary."""

WRITTEN_RECORDS: Mapping[type, ClassName] = {EvidenceWritten: "Evidence", SourceWritten: "Source"}
"""The records that hold fields as the graph writes them."""

_JSON: Mapping[Kind, Any] = {
    "names": list[str],
    "text": Pair,
    "title": Title,
    "decimal": float,
    "integer": int,
    "boolean": bool,
}
"""The type of a value in the page data, by kind; other kinds are strings."""


class FieldKey(NamedTuple):
    """A key of a record that follows from a field."""

    key: str
    part: Part
    field: Field
    type: Any
    is_required: bool


def field_keys(record: type) -> Iterator[FieldKey]:
    """Yield the keys that a record has for fields, in the order of the fields.

    >>> [key.key for key in field_keys(Evidence)][:3]
    ['claim', 'source', 'stance']
    """
    for field in OF_CLASS[FIELD_RECORDS[record]] if record in FIELD_RECORDS else ():
        for key, part in field.keys if "panel" in field.shown else ():
            yield FieldKey(key, part, field, _type_of(field, part), is_required=True)
    for field in OF_CLASS[WRITTEN_RECORDS[record]] if record in WRITTEN_RECORDS else ():
        for part in field.parts if "literal" in field.shown else ():
            yield FieldKey(part.key, part, field, _written_type_of(field, part), is_required=False)


def _type_of(field: Field, part: Part) -> Any:
    kind = _JSON.get(part.kind, str)
    if field.several:
        return list[kind]  # type: ignore[valid-type]  # made from a value
    return kind if field.missing is not None or part.kind in ("boolean", "names") else kind | None


def _written_type_of(field: Field, part: Part) -> Any:
    kind = Pair if part.kind == "text" else str
    return list[kind] if field.several else kind  # type: ignore[valid-type]  # made from a value
