"""Claims, evidence and places as sentences in both languages, from the patterns of the schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from kgraph.messages import has_message, say
from kgraph.model import Bilingual, Claim, Entity, Evidence, Source
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang
from kgraph.vocab import KGO
from kgraph.words.authors import is_named_by_title
from kgraph.words.figures import dose, duration, people, result

_HOLES = re.compile(r"\{(\w+)\}")
_SINGULAR = {"s": "s", "is": "is", "has": "has", "does": "does"}
_PLURAL = {"s": "", "is": "are", "has": "have", "does": "do"}
"""Verb forms for the placeholders of an English pattern, by the number of its subject."""
_BARE = {"s": ""}
"""The verb form of a phrase after an auxiliary, as in a denial."""
_TRIALS, _OBSERVATION = "trials", "observation"
"""What a claim is shown in, where that changes its sentence."""
_MEASURED = "Measurement"
"""The class of what nobody is given: its claims are worded as associations."""


def claim_statement(catalog: Catalog, claim: Claim, lang: Lang, *, denied: bool | None = None) -> str:
    """Return a claim as a clause within a sentence; a refuted claim, or one that is only denied, becomes a denial.

    The dose band goes with the subject, the aspect with the object, circumstance and population with the whole, and so
    does a species, or that it is shown in cells alone. A pattern takes both ends as they are worded in its places; what
    observation alone shows, or has a measurement as its subject, is worded as an association. ``denied`` decides for or
    against a denial at any verdict, for the statement of one source; it says nothing of what other evidence has shown.
    """
    denies = claim.is_denied if denied is None else denied
    pattern = _pattern(catalog, claim, denies=denies).show(lang)
    number = _PLURAL if catalog.entities[claim.subject].plural else _SINGULAR
    verb = _BARE if denies else number
    words = {place: _WORDS[place](catalog, claim, lang, verb) for place in _HOLES.findall(pattern) if place in _WORDS}
    statement = _fill(pattern, words | number)
    narrower = [*_circumstance(catalog, claim, lang), *_people(catalog, claim, lang)]
    if denied is None:
        narrower.extend(_shown(catalog, claim, lang))
    if narrower:
        narrowed = say("narrower-separator", lang).join(narrower)
        statement = say("sentence-narrowed", lang, sentence=statement, narrower=narrowed)
    return statement


def _pattern(catalog: Catalog, claim: Claim, *, denies: bool) -> Bilingual:
    relation = catalog.relations[claim.relation]
    if denies:
        return relation.negative_pattern
    is_association = claim.shown_in == _OBSERVATION or catalog.entities[claim.subject].category == _MEASURED
    other = relation.observation_pattern if is_association else Bilingual()
    if claim.shown_in == _TRIALS:
        other = relation.trial_pattern
    return other if other != Bilingual() else relation.pattern


def claim_sentence(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return a claim as a sentence without a full stop."""
    return _capital(claim_statement(catalog, claim, lang), lang)


def claim_assessment(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return a claim and its standing as one hedged sentence with a full stop.

    It can be shown alone: only accepted claims are worded as plain fact.
    """
    grade = catalog.terms[claim.certainty].labels.show(lang) if claim.certainty else ""
    certainty = say("certainty-in-brackets", lang, certainty=grade) if grade else ""
    statement = claim_statement(catalog, claim, lang)
    return _capital(say(f"assessment-{claim.standing}", lang, statement=statement, certainty=certainty), lang)


def evidence_sentence(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return one evidence item as a sentence: study design, findings and people, and its meaning for the claim."""
    design = catalog.terms[item.study_design].labels.show(lang)
    detail = evidence_detail(catalog, item, lang)
    finding = say("evidence-finding", lang, design=design, detail=detail) if detail else design
    return _capital(say(f"evidence-{item.stance}", lang, finding=finding), lang)


def claim_sentences(catalog: Catalog, claim: Claim) -> Bilingual:
    """Return a claim as a sentence in both languages."""
    return Bilingual(zh=claim_sentence(catalog, claim, "zh"), en=claim_sentence(catalog, claim, "en"))


def source_sentences(catalog: Catalog, claim: Claim, stance: str) -> Bilingual:
    """Return the statement of a source with a stance to a claim, as a sentence in both languages without a full stop.

    Support affirms the claim, refutation denies it, and an inconclusive stance leaves it open, at any verdict.
    """
    zh, en = (claim_statement(catalog, claim, lang, denied=stance == "refutes") for lang in LANGS)
    if stance == "inconclusive":
        zh, en = say("sentence-open", "zh", statement=zh), say("sentence-open", "en", statement=en)
    return Bilingual(zh=_capital(zh, "zh"), en=_capital(en, "en"))


def evidence_detail(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the figures of an evidence item: group, dose, time, comparison, result; empty if it has none."""
    parts = [
        catalog.entities[item.population].label(lang) if item.population else "",
        item.population_note.show(lang),
        say("list-separator", lang).join(country(code, lang) for code in item.countries),
        dose(catalog, item, lang),
        _with(catalog, item, lang),
        duration(item.duration, lang),
        people(item.participants, lang),
        _compared(catalog, item, lang),
        result(catalog, item, lang),
    ]
    return say("detail-separator", lang).join(part for part in parts if part)


def evidence_details(catalog: Catalog, item: Evidence) -> Bilingual:
    """Return the figures of an evidence item in both languages."""
    return Bilingual(zh=evidence_detail(catalog, item, "zh"), en=evidence_detail(catalog, item, "en"))


def evidence_cited(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return an evidence item in short: its design, its figures or else its note, and its source."""
    design = catalog.terms[item.study_design].labels.show(lang)
    detail = evidence_detail(catalog, item, lang) or item.note.show(lang)
    finding = say("evidence-finding", lang, design=design, detail=detail) if detail else design
    return say("evidence-cited", lang, finding=finding, source=citation(catalog.sources[item.source], item, lang))


def citation(source: Source, item: Evidence, lang: Lang) -> str:
    """Return the citation of an evidence item in short: the name of its source and the place in it.

    A name that is the beginning of a title has quotation marks.
    """
    where = place(item, lang)
    named = say("citation-title", lang, title=source.name) if is_named_by_title(source) else source.name
    return say("citation", lang, source=named, place=where) if where else named


def place(item: Evidence, lang: Lang) -> str:
    """Return the paragraph and characters (1-based, both ends counted) of an evidence item; empty if not known."""
    if item.paragraph is None:
        return ""
    if item.span is None:
        return say("place-paragraph", lang, paragraph=item.paragraph)
    return say("place-span", lang, paragraph=item.paragraph, start=item.span[0] + 1, end=item.span[1])


def standing(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return the standing of a claim in words, to be read beside its sentence.

    The sentence of a refuted claim is a denial, beside which “refuted” would mean the contrary. Its standing is
    therefore worded as studied and not found.
    """
    if claim.verdict == "refuted":
        return say("standing-refuted", lang)
    return catalog.terms[claim.standing].labels.show(lang)


def join_sentences(sentences: Sequence[str], lang: Lang) -> str:
    """Return sentences as one text, with the stops of the language; empty for no sentences."""
    return say("sentence-join", lang).join(sentences) + say("sentence-stop", lang) if sentences else ""


_Verb = Mapping[str, str]
"""The forms of a verb within a phrase."""


def _subject(catalog: Catalog, claim: Claim, lang: Lang, verb: _Verb) -> str:
    name = catalog.entities[claim.subject].name_in_text(lang)
    if not claim.dose_band:
        return name
    return say("sentence-dose", lang, subject=name, dose=catalog.terms[claim.dose_band].labels.show(lang))


def _object(catalog: Catalog, claim: Claim, lang: Lang, verb: _Verb) -> str:
    entity = catalog.entities[claim.object]
    if claim.object == claim.subject:
        return say("sentence-again", lang, object=entity.label(lang))
    pattern = catalog.terms[claim.aspect].pattern.show(lang) if claim.aspect else ""
    return _fill(pattern, {"object": entity.label(lang)}) if pattern else entity.name_in_text(lang)


def _have(catalog: Catalog, claim: Claim, lang: Lang, verb: _Verb) -> str:
    return (_PLURAL if catalog.entities[claim.object].plural else _SINGULAR)["has"]


def _kind(catalog: Catalog, claim: Claim, lang: Lang, verb: _Verb) -> str:
    """Return what stands before the name of a class, which may be in the plural, as may what belongs to it."""
    if not catalog.entities[claim.object].plural:
        return say("kind-of-one", lang)
    return say("kind-among" if catalog.entities[claim.subject].plural else "kind-one-of", lang)


def _circumstance(catalog: Catalog, claim: Claim, lang: Lang) -> Iterator[str]:
    if claim.circumstance:
        subject = catalog.entities[claim.subject].label(lang)
        yield _fill(catalog.terms[claim.circumstance].pattern.show(lang), {"subject": subject})


def _people(catalog: Catalog, claim: Claim, lang: Lang) -> Iterator[str]:
    if claim.population and claim.object != claim.subject:  # who has had it once is who can have it again
        yield catalog.entities[claim.population].label(lang)


def _shown(catalog: Catalog, claim: Claim, lang: Lang) -> Iterator[str]:
    """Yield in which species, or else that in animals or in cells; nothing for people, or where nothing is shown."""
    if claim.shown_in_species:
        yield from (catalog.entities[slug].phrase.show(lang) for slug in claim.shown_in_species)
    elif claim.shown_in and (phrase := catalog.terms[claim.shown_in].pattern.show(lang)):
        yield phrase


def _exposure(catalog: Catalog, claim: Claim, lang: Lang, verb: _Verb) -> str:
    subject = catalog.entities[claim.subject]
    band = [KGO.iri_of(claim.dose_band)] if claim.dose_band else []
    return _phrase(catalog, KGO.exposurePhrase, [*band, *_named(subject)], subject.label(lang), lang, verb)


def _outcome(property_: str, catalog: Catalog, claim: Claim, lang: Lang, verb: _Verb) -> str:
    """Return the object in the words of a phrase; an aspect of it has words of its own."""
    aspect = [KGO.iri_of(claim.aspect), KGO.Aspect] if claim.aspect else []
    named = aspect or _named(catalog.entities[claim.object])
    return _phrase(catalog, property_, named, _object(catalog, claim, lang, verb), lang, verb)


def _named(entity: Entity) -> list[str]:
    """Return the IRIs of an entity and its class."""
    return [entity.iri, KGO.iri_of(entity.category)]


def _phrase(catalog: Catalog, property_: str, named: Sequence[str], text: str, lang: Lang, verb: _Verb) -> str:
    """Return a text within the first phrase that one of these has, alone if none has one."""
    phrases = (catalog.phrases[iri, property_] for iri in named if (iri, property_) in catalog.phrases)
    phrase = next(phrases, Bilingual()).show(lang)
    return _fill(phrase, {"entity": text, **verb}) if phrase else text


_WORDS: Mapping[str, Callable[[Catalog, Claim, Lang, _Verb], str]] = {
    "subject": _subject,
    "object": _object,
    "have": _have,
    "kind": _kind,
    "exposure": _exposure,
    "higher": partial(_outcome, KGO.higherPhrase),
    "lower": partial(_outcome, KGO.lowerPhrase),
    "rise": partial(_outcome, KGO.risePhrase),
    "fall": partial(_outcome, KGO.fallPhrase),
    "activation": partial(_outcome, KGO.activationPhrase),
    "risk": partial(_outcome, KGO.riskPhrase),
    "people": partial(_outcome, KGO.peoplePhrase),
}
"""What the places of a pattern hold, forms of verbs that follow the subject aside."""


def _fill(pattern: str, words: Mapping[str, str]) -> str:
    return _HOLES.sub(lambda match: words[match.group(1)], pattern)


def _capital(sentence: str, lang: Lang) -> str:
    return sentence[:1].upper() + sentence[1:] if lang == "en" and not _starts_with_name(sentence) else sentence


def _starts_with_name(sentence: str) -> bool:
    """Whether the first word is a name whose case is fixed: mTOR, p53, β-carotene."""
    first = sentence.split(" ", 1)[0]
    return not first[:1].isascii() or first[1:2].isdigit() or any(map(str.isupper, first[1:]))


def _with(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    if not item.co_interventions:
        return ""
    names = (catalog.entities[slug].label(lang) for slug in item.co_interventions)
    return say("detail-with", lang, other=say("list-separator", lang).join(names))


def _compared(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    parts = []
    if text := item.contrast.show(lang):
        parts.append(text)
    if text := item.comparator.show(lang) or _compared_with(catalog, item, lang):
        parts.append(say("detail-comparator", lang, comparator=text))
    return say("detail-separator", lang).join(parts)


def _compared_with(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the name of the comparator, of the list or an entity."""
    slug = item.compared_with or ""
    if slug in catalog.terms:
        return catalog.terms[slug].labels.show(lang)
    return catalog.entities[slug].label(lang) if slug else ""


def country(code: str, lang: Lang) -> str:
    """Return the name of a country or region by its ISO code, as written in mainland China; the code if it is new.

    >>> country("JP", "zh"), country("XX", "en")
    ('日本', 'XX')
    """
    return say(f"country-{code}", lang) if has_message(f"country-{code}") else code
