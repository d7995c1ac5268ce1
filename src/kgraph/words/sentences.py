"""Claims, evidence and places as sentences in both languages, from the patterns of the schema."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from kgraph.messages import has_message, say
from kgraph.model import Bilingual, Claim, Evidence, Source
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang
from kgraph.words.authors import is_named_by_title

_DURATION = re.compile(r"PT?(\d+)([YMWDH])")
_HOLES = re.compile(r"\{(\w+)\}")
_SINGULAR = {"s": "s", "is": "is", "has": "has", "does": "does"}
_PLURAL = {"s": "", "is": "are", "has": "have", "does": "do"}
"""Verb forms for the placeholders of an English pattern, by the number of its subject."""


def claim_statement(catalog: Catalog, claim: Claim, lang: Lang, *, denied: bool | None = None) -> str:
    """Return a claim as a clause within a sentence; a refuted claim, or one that is only denied, becomes a denial.

    The dose band goes with the subject, the aspect with the object, the population with the whole. ``denied`` decides
    for or against a denial at any verdict.
    """
    relation = catalog.relations[claim.relation]
    denies = claim.is_denied if denied is None else denied
    pattern = (relation.negative_pattern if denies else relation.pattern).show(lang)
    words = {"subject": _subject(catalog, claim, lang), "object": _object(catalog, claim, lang)}
    forms = _PLURAL if catalog.entities[claim.subject].plural else _SINGULAR
    statement = _fill(pattern, words | forms)
    if claim.population:
        people = catalog.entities[claim.population].label(lang)
        statement = say("sentence-population", lang, sentence=statement, population=people)
    return statement


def claim_sentence(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return a claim as a sentence without a full stop."""
    return _capital(claim_statement(catalog, claim, lang), lang)


def claim_assessment(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    """Return a claim and its standing as one hedged sentence with a full stop.

    It can be shown alone: only accepted claims are worded as plain fact.
    """
    certainty = catalog.terms[claim.certainty].labels.show(lang) if claim.certainty else ""
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
        say("detail-participants", lang, count=item.participants) if item.participants is not None else "",
        _compared(item, lang),
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


def _subject(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    label = catalog.entities[claim.subject].label(lang)
    if not claim.dose_band:
        return label
    return say("sentence-dose", lang, subject=label, dose=catalog.terms[claim.dose_band].labels.show(lang))


def _object(catalog: Catalog, claim: Claim, lang: Lang) -> str:
    label = catalog.entities[claim.object].label(lang)
    pattern = catalog.terms[claim.aspect].pattern.show(lang) if claim.aspect else ""
    return _fill(pattern, {"object": label}) if pattern else label


def _fill(pattern: str, words: dict[str, str]) -> str:
    return _HOLES.sub(lambda match: words[match.group(1)], pattern)


def _capital(sentence: str, lang: Lang) -> str:
    return sentence[:1].upper() + sentence[1:] if lang == "en" and not _starts_with_name(sentence) else sentence


def _starts_with_name(sentence: str) -> bool:
    """Whether the first word is a name whose case is fixed: mTOR, p53, β-carotene."""
    first = sentence.split(" ", 1)[0]
    return not first[:1].isascii() or first[1:2].isdigit() or any(map(str.isupper, first[1:]))


def dose(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the dose given or taken in, with its schedule; empty if none is recorded."""
    if item.dose is None:
        return ""
    low, high, unit = item.dose
    amount = number(low) if high is None else f"{number(low)}–{number(high)}"
    amount = f"{amount} {unit_text(catalog, unit, lang)}".strip()
    schedule = item.dose_schedule.show(lang)
    return say("detail-dose", lang, amount=amount, schedule=schedule) if schedule else amount


def _with(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    if not item.co_interventions:
        return ""
    names = (catalog.entities[slug].label(lang) for slug in item.co_interventions)
    return say("detail-with", lang, other=say("list-separator", lang).join(names))


def duration(time: str | None, lang: Lang) -> str:
    """Return a duration of ISO 8601 in words; a duration of several units is returned unchanged."""
    match = _DURATION.fullmatch(time or "")
    if match is None:
        return time or ""
    count, unit = int(match.group(1)), match.group(2)
    plural = "one" if count == 1 else "other"
    return say(f"duration-{unit}-{plural}", lang, count=count)


def _compared(item: Evidence, lang: Lang) -> str:
    parts = []
    if text := item.contrast.show(lang):
        parts.append(text)
    if text := item.comparator.show(lang):
        parts.append(say("detail-comparator", lang, comparator=text))
    return say("detail-separator", lang).join(parts)


def result(catalog: Catalog, item: Evidence, lang: Lang) -> str:
    """Return the figures of an evidence item: measure, value with interval, arms, chance; empty if it has none."""
    name = catalog.terms[item.measure].labels.show(lang) if item.measure else ""
    unit = unit_text(catalog, item.value_unit or "", lang)
    figures = []
    if item.value is not None:
        figures.append(with_unit(item.value, unit) + _interval(item, lang))
    if item.arm_value is not None and item.comparator_value is not None:
        arm, comparator = with_unit(item.arm_value, unit), with_unit(item.comparator_value, unit)
        figures.append(say("detail-arms", lang, arm=arm, comparator=comparator))
    elif item.arm_value is not None:
        figures.append(with_unit(item.arm_value, unit))
    elif item.comparator_value is not None:
        figures.append(say("detail-comparator-only", lang, comparator=with_unit(item.comparator_value, unit)))
    shown = ", ".join(figures)
    if item.intake_kind and shown:
        name = catalog.terms[item.intake_kind].labels.show(lang)
    parts = [say("detail-result", lang, name=name, figures=shown) if shown and name else shown, _chance(item)]
    return say("detail-separator", lang).join(filter(None, parts))


def _interval(item: Evidence, lang: Lang) -> str:
    if item.interval is None:
        return ""
    low, high = map(number, item.interval)
    return say("detail-interval", lang, low=low, high=high)


def _chance(item: Evidence) -> str:
    if item.p_value is None:
        return ""
    bound, value = item.p_value
    return f"P {bound} {number(value)}"


def country(code: str, lang: Lang) -> str:
    """Return the name of a country or region by its ISO code, as written in mainland China; the code if it is new.

    >>> country("JP", "zh"), country("XX", "en")
    ('日本', 'XX')
    """
    return say(f"country-{code}", lang) if has_message(f"country-{code}") else code


def number(value: Decimal) -> str:
    """Return a decimal without an exponent or trailing zeros.

    >>> number(Decimal("45.0"))
    '45'
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(value: Decimal, unit: str) -> str:
    """Return a figure with its unit; a per cent sign follows without a space, a pure number has no unit."""
    if unit in ("", "1"):
        return number(value)
    return f"{number(value)}%" if unit == "%" else f"{number(value)} {unit}"


def unit_text(catalog: Catalog, unit: str, lang: Lang) -> str:
    """Return a UCUM unit as people read it: µg/day for ug/d; without its braces if the list has no words for it."""
    return catalog.units[unit].show(lang) if unit in catalog.units else unit.strip("{}")
