"""Claims, evidence and places as sentences in both languages, from the patterns of the schema."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.messages import has_message, say
from kgraph.model import Bilingual, Claim, Entity, Evidence, Source
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang
from kgraph.vocab import KGO
from kgraph.words.authors import is_named_by_title
from kgraph.words.figures import dose, duration, number, people, result

_SENTENCE = re.compile(r"(?<=。)|(?<=\.)\s+(?=[A-Z0-9])")
"""Where a sentence of a note ends."""

_HOLES = re.compile(r"\{(\w+)\}")
_SINGULAR = {"s": "s", "is": "is", "has": "has", "does": "does"}
_PLURAL = {"s": "", "is": "are", "has": "have", "does": "do"}
"""Verb forms for the placeholders of an English pattern, by the number of its subject."""
_BARE = {"s": ""}
"""The verb form of a phrase after an auxiliary, as in a denial."""
_REFUTED, _ESTABLISHED, _REPORTED, _ARTICLE_ONLY = "refuted", "established", "reported", "article-only"
_OPEN = frozenset({"unproven", "unverified"})
"""Standings of what has not been decided."""
_UNGRADED = "stated"
"""The certainty of what labels and guidelines alone say."""
_SILENT = "silent"
"""What a null without a figure says."""
_TRIALS, _OBSERVATION = "trials", "observation"
"""What a claim is shown in, where that changes its sentence."""
_DRUGS = frozenset({"Drug", "DrugClass"})
_MEASURED = "Measurement"
"""The class of what nobody is given: its claims are worded as associations."""


def claim_statement(catalog: Catalog, claim: Claim, lang: Lang, *, denied: bool | None = None) -> str:
    """Return a claim as a clause within a sentence; a refuted claim becomes a denial.

    A claim that texts deny and nothing refutes is worded as not shown, one that an article alone denies as a denial.
    The dose band goes with the substance, the aspect with the object, circumstance and population with the whole, and
    so does a species, or that it is shown in vitro alone. A pattern takes both ends as they are worded in its places;
    what observation alone shows, or has a measurement as its subject, is worded as an association, and what each source
    words with reserve as a possibility. ``denied`` decides for or against a denial at any verdict, for the statement of
    one source; it says nothing of what other evidence has shown.
    """
    if denied is None and claim.is_denied and not (claim.verdict == _REFUTED or claim.standing == _ARTICLE_ONLY):
        return say("sentence-not-shown", lang, statement=claim_statement(catalog, claim, lang, denied=False))
    denies = claim.is_denied if denied is None else denied
    narrower = _shown(catalog, claim, lang) if denied is None else ()
    return _clause(catalog, claim, lang, _pattern(catalog, claim, denies=denies), denies=denies, narrower=narrower)


def _clause(
    catalog: Catalog, claim: Claim, lang: Lang, pattern: Bilingual, *, denies: bool, narrower: Iterable[str] = ()
) -> str:
    """Return a pattern with the words of a claim in its places, and in brackets what narrows the claim."""
    words = _Words(catalog, claim, lang, denies=denies)
    statement = _HOLES.sub(lambda match: words.at(match.group(1)), pattern.show(lang))
    narrowed = [*_circumstance(catalog, claim, lang), *_people(catalog, claim, lang), *narrower]
    if not narrowed:
        return statement
    joined = say("narrower-separator", lang).join(narrowed)
    return say("sentence-narrowed", lang, sentence=statement, narrower=joined)


def _pattern(catalog: Catalog, claim: Claim, *, denies: bool) -> Bilingual:
    relation = catalog.relations[claim.relation]
    if denies:
        return relation.negative_pattern
    patterns = [relation.pattern]
    if claim.is_hedged:
        patterns.insert(0, relation.hedged_pattern)
    if claim.shown_in == _OBSERVATION or catalog.entities[claim.subject].category == _MEASURED:
        patterns.insert(0, relation.observation_pattern)
    if claim.shown_in == _TRIALS or (claim.verdict == _ESTABLISHED and claim.shown_in != _OBSERVATION):
        patterns.insert(0, relation.trial_pattern)
    return next(pattern for pattern in patterns if pattern != Bilingual())


def claim_sentence(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return a claim as a sentence without a full stop."""
    return _capital(claim_statement(catalog, claim, lang), lang)


def claim_assessment(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return a claim and its standing as one hedged sentence with a full stop.

    It can be shown alone: only accepted claims are worded as plain fact. What is unproven or not verified is named as
    it was asked, and what is reported as if trials had shown it, for the standing says what is lacking.
    """
    certainty = ""
    if claim.certainty and claim.certainty != _UNGRADED:
        grade = catalog.terms[claim.certainty].labels.show(lang)
        certainty = say("certainty-in-brackets", lang, certainty=grade)
    statement = claim_statement(catalog, claim, lang, denied=False if claim.standing in _OPEN else None)
    full = catalog.relations[claim.relation].trial_pattern
    if claim.standing == _REPORTED and full != Bilingual():
        statement = _clause(catalog, claim, lang, full, denies=False)
    return _capital(say(f"assessment-{claim.standing}", lang, statement=statement, certainty=certainty), lang)


def evidence_sentence(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return one evidence item as a sentence: study design, findings and people, and its meaning for the claim."""
    design = catalog.terms[item.study_design].labels.show(lang)
    detail = evidence_detail(catalog, item, lang)
    finding = say("evidence-finding", lang, design=design, detail=detail) if detail else design
    return _capital(say(f"evidence-{_found(item)}", lang, finding=finding), lang)


def stance_text(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the stance of an item in words; of one that counts and settles nothing, that it does not."""
    found = _found(item)
    return say("stance-silent", lang) if found == _SILENT else catalog.terms[found].labels.show(lang)


def _found(item: Evidence) -> str:
    """Return the stance of an item, or ``silent`` or ``inconclusive`` for one that counts and decides nothing."""
    if item.stance == "refutes" and item.says == _SILENT:
        return _SILENT
    return "inconclusive" if item.says == "open" else item.stance


def claim_asked(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return what was asked of the evidence of a claim, for or against: its sentence, never as a denial."""
    return _capital(claim_statement(catalog, claim, lang, denied=False), lang)


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
    """Return the figures of an evidence item: species, group, dose, time, comparison, result; empty if it has none.

    What a note or the contrast says already is not said again.
    """
    parts = [
        catalog.entities[item.species].label(lang) if item.species else "",
        *_group(catalog, item, lang),
        say("list-separator", lang).join(country(code, lang) for code in item.countries),
        "" if _states_dose(item) else dose(catalog, item, lang),
        _with(catalog, item, lang),
        duration(item.duration, lang),
        people(item.participants, lang),
        *_compared(catalog, item, lang),
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


def evidence_in_short(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return an evidence item in a line: design, people, what was compared, figures or the note's start, source."""
    design = catalog.terms[item.study_design].labels.show(lang)
    figures = (item.value, item.arm_value, item.arm_events, item.p_value)
    has_figures = any(figure is not None for figure in figures)
    species = catalog.entities[item.species].label(lang) if item.species else ""
    found = result(catalog, item, lang) if has_figures else _SENTENCE.split(item.note.show(lang), maxsplit=1)[0]
    group = catalog.entities[item.population].label(lang) if item.population else ""
    parts = [species, group, people(item.participants, lang), *_compared(catalog, item, lang), found.rstrip("。.")]
    detail = say("detail-separator", lang).join(filter(None, parts))
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


class _Words:
    """What the places of a sentence pattern hold for one claim in one language.

    ``{subject}`` and ``{object}`` hold the ends, ``{exposure}`` and the places of ``_OUTCOMES`` an end as its class
    words it there; the others hold English words that agree with an end, and stand in English patterns alone.
    """

    _OUTCOMES: Mapping[str, str] = {
        "higher": KGO.higherPhrase,
        "lower": KGO.lowerPhrase,
        "rise": KGO.risePhrase,
        "fall": KGO.fallPhrase,
        "activation": KGO.activationPhrase,
        "risk": KGO.riskPhrase,
        "people": KGO.peoplePhrase,
    }

    def __init__(self, catalog: Catalog, claim: Claim, lang: Lang, *, denies: bool) -> None:
        self._catalog, self._claim, self._lang = catalog, claim, lang
        self._ends = catalog.entities[claim.subject], catalog.entities[claim.object]
        self._dosed = self._ends[_dosed_end(catalog, claim)] if claim.dose_band else None
        self._number = _PLURAL if self._ends[0].plural else _SINGULAR
        self._verb = _BARE if denies else self._number

    def at(self, place: str) -> str:
        """Return what a place holds."""
        if place in self._OUTCOMES:
            return self._outcome(self._OUTCOMES[place])
        words = {"subject": self._subject, "object": self._object, "exposure": self._exposure}
        words |= {"have": self._have, "kind": self._kind}
        return words[place]() if place in words else self._number[place]

    def _subject(self) -> str:
        return self._with_dose(self._ends[0], self._ends[0].name_in_text(self._lang))

    def _object(self) -> str:
        entity = self._ends[1]
        if entity == self._ends[0]:
            return say("sentence-again", self._lang, object=entity.label(self._lang))
        if self._claim.aspect and (pattern := self._catalog.terms[self._claim.aspect].pattern.show(self._lang)):
            return _fill(pattern, {"object": entity.label(self._lang)})
        return self._with_dose(entity, entity.name_in_text(self._lang))

    def _with_dose(self, entity: Entity, name: str) -> str:
        if entity != self._dosed or not self._claim.dose_band:
            return name
        band = self._catalog.terms[self._claim.dose_band].labels.show(self._lang)
        return say("sentence-dose", self._lang, subject=name, dose=band)

    def _have(self) -> str:
        return (_PLURAL if self._ends[1].plural else _SINGULAR)["has"]

    def _kind(self) -> str:
        """Return what stands before the name of a class, which may be in the plural, as may what belongs to it."""
        if not self._ends[1].plural:
            return "a kind of"
        return "among the" if self._ends[0].plural else "one of the"

    def _exposure(self) -> str:
        band = [KGO.iri_of(self._claim.dose_band)] if self._claim.dose_band else []
        subject = self._ends[0]
        return self._phrase(KGO.exposurePhrase, [*band, *_named(subject)], subject.label(self._lang))

    def _outcome(self, property_: str) -> str:
        """Return the object in the words of a phrase; an aspect of it has words of its own."""
        aspect = [KGO.iri_of(self._claim.aspect), KGO.Aspect] if self._claim.aspect else []
        return self._phrase(property_, aspect or _named(self._ends[1]), self._object())

    def _phrase(self, property_: str, named: Sequence[str], text: str) -> str:
        """Return a text within the first phrase that one of these has, alone if none has one."""
        found = (self._catalog.phrases[iri, property_] for iri in named if (iri, property_) in self._catalog.phrases)
        phrase = next(found, Bilingual()).show(self._lang)
        return _fill(phrase, {"entity": text, **self._verb}) if phrase else text


def _dosed_end(catalog: Catalog, claim: Claim) -> int:
    """Return to which end, 0 or 1, the dose band belongs: of a drug and a nutrient, to the nutrient."""
    ends = [catalog.entities[claim.subject].category, catalog.entities[claim.object].category]
    return int(catalog.relations[claim.relation].symmetric and ends[0] in _DRUGS and ends[1] not in _DRUGS)


def _named(entity: Entity) -> list[str]:
    """Return the IRIs of an entity and its class."""
    return [entity.iri, KGO.iri_of(entity.category)]


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


def _group(catalog: Catalog, item: Evidence, lang: Lang) -> Iterator[str]:
    """Yield the group of people and what is noted of them: the note alone where it names the group."""
    labels = catalog.entities[item.population].labels if item.population else Bilingual()
    if not _is_said(labels, item.population_note):
        yield labels.show(lang)
    yield item.population_note.show(lang)


def _states_dose(item: Evidence) -> bool:
    """Whether the dose stands in the figures or in words beside them: as a recommended intake, or in the contrast."""
    if item.dose is None:
        return False
    low, high, unit = item.dose
    if item.intake_kind and (item.value, item.value_unit) == (low, unit):
        return True
    symbol = unit.partition("/")[0].replace("ug", "µg")
    amount = re.compile(rf"(?<![\d.,]){number(high or low, 'zh')}\s*{re.escape(symbol)}")
    return all(amount.search(text) for text in (item.contrast.zh or "", item.contrast.en or ""))


def _compared(catalog: Catalog, item: Evidence, lang: Lang) -> Iterator[str]:
    """Yield the contrast and the comparator: the contrast alone where it names the comparator, or none is worded."""
    yield item.contrast.show(lang)
    comparator = item.comparator
    if Bilingual() == item.comparator == item.contrast:
        comparator = _compared_with(catalog, item)
    if comparator != Bilingual() and not _is_said(comparator, item.contrast):
        yield say("detail-comparator", lang, comparator=comparator.show(lang))


def _is_said(words: Bilingual, within: Bilingual) -> bool:
    """Whether a text holds some words in either language, so that both languages drop or keep them together."""
    pairs = ((words.zh, within.zh), (words.en, within.en))
    return any(word and text and word.casefold() in text.casefold() for word, text in pairs)


def _compared_with(catalog: Catalog, item: Evidence) -> Bilingual:
    """Return the name of the comparator, of the list or an entity."""
    slug = item.compared_with or ""
    if slug in catalog.terms:
        return catalog.terms[slug].labels
    return catalog.entities[slug].labels if slug else Bilingual()


def country(code: str, lang: Lang) -> str:
    """Return the name of a country or region by its ISO code, as written in mainland China; the code if it is new.

    >>> country("JP", "zh"), country("XX", "en")
    ('日本', 'XX')
    """
    return say(f"country-{code}", lang) if has_message(f"country-{code}") else code
