"""The data of the page: the contract between the graph and the scripts, as plain values ready for JSON.

``page_data`` returns one object. Its keys, version 2 (a *pair* is ``{"zh": text or null, "en": text or null}``; slugs
name things everywhere; order is stated where the value has one):

- ``version``: 2, raised when a key changes its meaning or goes away.
- ``title``: pair. ``release``, ``licence``, ``licenceUrl``: text. ``issued``: the day the data were issued, null if not
  stated. ``lang``: ``zh`` or ``en``, in which it opens.
  ``theme``: ``light``, ``dark`` or null. ``opening``: what it opens on, keys of the state (app/core/state.js);
  empty for the questions at the start.
- ``counts``: ``{evidence, sources}``, how many of them there are.
- ``dataset``: IRI of the whole dataset. ``prefixes``: by name the namespaces that exported RDF is written with.
- ``categories``: ``[{slug, label: pair, order}]`` in display order.
- ``relations``: by slug ``{label: pair, inverse: pair, sign: 1, -1 or null, kind, symmetric}``.
- ``verdicts``: by slug ``{label: pair, definition: pair or null, order}``.
- ``scale``: ``{verdicts, accepted, certainties, stances: [slug]}``: verdicts weakest first and those among them that
  are accepted, certainties from high to low, stances in the order in which they are shown.
- ``terms``: by slug ``{zh, en, order}``, the label of every study design, and of every term of another list that a
  claim, evidence or source names, and its place in that list.
- ``rulings``: by slug ``{label: pair, definition: pair}``, the rules that decide verdicts.
- ``units``: by UCUM unit, ``countries``: by ISO code, the pair in which it is written.
- ``questions``: ``[{key, state}]``, where a reader may begin: the end of a message key, and keys of the state.
- ``sources``: by slug ``{title: {text, lang} or null, type, author, journal, date, url, pmid, doi, language, country,
  retracted, supersededBy: slug, note: pair, cite: {zh: by GB/T 7714, en: Vancouver}, ris, bibtex, written}``, null
  where not seen; ``author`` is the first author, ``date`` a year, month or day, ``written`` as with evidence.
- ``entities``: ``[{slug, iri, category, label: pair, alt, hidden: {zh: [name], en: [name]}, definition, note: pair or
  null, broader: [slug], identifiers: [{curie, iri, match}], degree, neighbours: [{direction, relation, count}], x,
  y}]`` by slug. ``degree`` counts the ends of claims; ``neighbours`` counts claims by relation and ``direction``:
  ``out``, ``in``, ``both`` if it has none; ``x`` and ``y`` are pixels at zoom 1, null for an entity without a claim.
- ``claims``: ``[{slug, subject, relation, object, sign, doseBand, population, aspect, topic, verdict, standing,
  certainty, severity, denied, human, sentence: pair, evidence: [slug], designs: [slug], judgedAs, ruling, advice,
  mechanism, effect: pair or null}]`` by slug, evidence in the order of its source, designs in the order of evidence.
  ``denied`` says whether its sentence is a denial, ``human`` whether support that counts comes from people.
- ``grounds``: by slug of a claim ``{assessment: pair, sides: [{stance, tier, groups: [source]}], changes: [{verdict,
  stance, designs, group}]}``. ``assessment`` is its sentence with how far it can be relied on, ``sides`` holds who
  speaks among what counts, ``changes`` what would lead to another verdict: one more independent group with a stance
  and one of the designs, or the loss of a group.
- ``inherited``: ``[{slug, subject, relation, object, verdict, premises: [claim], sentence: pair}]`` by slug, what
  members inherit from their classes, with the claims it follows from.
- ``evidence``: by slug ``{claim, source, stance, result, design, hedge, paragraph, spanStart, spanEnd, note, detail:
  pair or null, said: pair, measure, value, ciLow, ciHigh, unit, scale, figures, participants, endpointRole, tier,
  weight, readFrom, quality, checked, locator, population, populationNote, species, countries: [code], studied, dose,
  duration, coInterventions: [slug], comparator, contrast, written}``. ``spanStart`` counts characters from 0,
  ``spanEnd`` is the character after the last. ``said`` is the item as a sentence, ``figures`` its result in words;
  ``scale`` is ``ratio`` or ``difference`` where value and interval can be drawn beside others; ``weight`` is
  ``counts``, or the term that says why it does not; ``tier`` is 1 for the strongest design; dates are days.
  ``written`` has by property what no other key holds as the graph writes it, for exports: text (a slug, a number in
  which a decimal has a point, a duration of ISO 8601), pair, or ``[slug]`` where there may be several; what the graph
  lacks is left out.
- ``ledgers``: by slug of a source ``{statements, reasons: [pair], totals, flags: [{slug, label, meaning: pair}],
  labels}``. Statements ``[{number, evidence, verdict, standing, sentence: pair or null, why: [place in reasons],
  bestFor, bestAgainst, bestInconclusive: slug of evidence or null, related: [{claim, verdict, sentence}], flags:
  [slug]}]`` stand in the order of the source; verdict and standing are those on the statement, the other way round
  where the source denies the claim; ``sentence`` is null where it is that of the claim. Totals ``{statements, claims,
  flagged, unchecked, verdicts, standings, flags: [{slug, count}]}``, each list in its order; ``labels`` is by standing
  a pair.
- ``walks``: what a walk along the claims needs beside them, see ``kgraph.page.walks``. ``efficacy``: ``[slug]`` of the
  claims judged as efficacy. ``aspects``: by relation the aspect that it implies. ``processes``: ``[[process, aspect it
  changes]]``. ``links``: ``[{member, broader, claim, verdict, state, class: pair, form: pair or null}]``, each from an
  entity to its class, or from a form to its protein (``state``); ``claim`` and ``verdict`` are those of an accepted
  claim that says the same, else null; ``class`` and ``form`` are what a step along it says. ``below``: by slug how many
  entities stand below it, for those that have any.
- ``checks``: what ``kgraph.interactions`` answers. ``substances``: ``[slug]`` of what can be checked, sorted.
  ``pairs``: by ``slug~slug``, the lower first, ``[answer, [bearing]]``; ``answer`` is ``recorded``, ``none-found`` or
  ``not-recorded``, and a pair that is left out is the last. ``bone``: by substance ``[[bearing], [bearing]]``, effects
  on bone and what mitigates them. Each bearing is the number of one of ``bearings``: ``[{claim, kind, basis,
  inherited}]``, with the slug of the inherited claim whose premise the claim is, if any. ``kind`` and ``basis`` are
  those of ``CheckedClaim``. ``claims``: by slug ``{mechanism: pair, sources: [[evidence, mark]]}``, with a
  ``mechanism`` only where it is the shortest path, sources best first. Each mark is the number of one of ``marks``:
  ``[pair]``, stance, design and tier of evidence. ``scope``, ``disclaimer``: pair.
- ``search``: ``[{slug, key, label, lang, kind, readings}]``, one row a name; ``key`` is the folded form, ``kind`` is
  ``preferred``, ``alternative``, ``hidden`` or ``slug``, ``lang`` is null for a slug; ``readings`` is pinyin,
  syllables apart by spaces, alternatives by bars, letters of the name in capitals, empty if nothing is Chinese.
- ``folding``: text, pairs of a traditional character and the simplified one under which names are compared.
- ``messages``: ``{zh: {key: text}, en: {key: text}}``, the messages of the page with their places unfilled.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kgraph.evidence.verdict import STANCES
from kgraph.mechanism.network import ACCEPTED, STRENGTH, Network
from kgraph.messages import messages, say
from kgraph.model import Claim, Entity, Evidence, Relation, Source, Term
from kgraph.names.search import NameIndex
from kgraph.page.checks import checks
from kgraph.page.layout import LayoutNode, lay_out
from kgraph.page.ledgers import ledgers
from kgraph.page.pairs import pair, pair_or_none
from kgraph.page.panel import (
    claim_grounds,
    evidence_figures,
    inherited_claims,
    named_terms,
    neighbour_counts,
    source_references,
    units_and_countries,
)
from kgraph.page.questions import questions_about
from kgraph.page.walks import walks
from kgraph.page.written import written_of_evidence, written_of_sources
from kgraph.store.catalog import Catalog
from kgraph.table import Text
from kgraph.text import LANGS, Lang
from kgraph.version import VERSION
from kgraph.vocab import CLAIM, DATASET, DCAT, DCTERMS, EV, KG, KGO, PROV, RDF, SKOS, SPARQL_PREFIXES, SRC, XSD
from kgraph.words.sentences import claim_sentences, evidence_details

CONTRACT = 2
LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
FEWEST_CHECKED, MOST_CHECKED = 2, 6
"""How many names the check view takes."""

_ISSUED = SPARQL_PREFIXES + f"SELECT ?issued WHERE {{ <{DATASET.iri}> dcterms:issued ?issued }}"
_NAMESPACES = (CLAIM, DCAT, DCTERMS, EV, KG, KGO, PROV, RDF, SKOS, SRC, XSD)
_Record = dict[str, Any]


@dataclass(frozen=True)
class Opening:
    """What the page opens on: an entity, the way from one entity to another, or a check of several; slugs.

    ``theme`` is ``light`` or ``dark``, None to follow the reader's system.
    """

    focus: str | None = None
    path: tuple[str, str] | None = None
    check: tuple[str, ...] = ()
    theme: str | None = None

    def state(self) -> _Record:
        """Return the keys of the page's state that differ from an empty one."""
        if self.check:
            return {"view": "check", "check": list(self.check)}
        if self.path:
            return {"view": "path", "path": list(self.path)}
        return {"view": "focus", "entity": self.focus} if self.focus else {}


def page_data(catalog: Catalog, names: NameIndex, network: Network, opening: Opening, *, lang: Lang) -> _Record:
    """Return all that the page shows and searches; the same graph always gives the same data.

    Args:
        opening: What it opens on.
        lang: Language it opens in.
    """
    claims = catalog.find_claims()
    of_evidence, of_sources = written_of_evidence(catalog.store), written_of_sources(catalog.store)
    return {
        "version": CONTRACT,
        "title": {tag: say("page-title", tag) for tag in LANGS},
        "release": VERSION,
        "licence": LICENCE,
        "licenceUrl": LICENCE_URL,
        "issued": _issued(catalog),
        "lang": lang,
        "theme": opening.theme,
        "opening": opening.state(),
        "dataset": DATASET.iri,
        "prefixes": {namespace.name: namespace.iri for namespace in _NAMESPACES},
        "counts": {"evidence": sum(len(claim.evidence) for claim in claims), "sources": len(catalog.sources)},
        "categories": [_category(term) for term in catalog.categories.values()],
        "relations": {slug: _relation(relation) for slug, relation in catalog.relations.items()},
        "verdicts": {slug: _verdict(term) for slug, term in catalog.terms.items() if "Verdict" in term.lists},
        "scale": _scale(catalog),
        "terms": _terms(catalog, claims, of_evidence.values()),
        "questions": questions_about(set(catalog.entities), {claim.slug for claim in claims}, set(catalog.sources)),
        "sources": {
            slug: {**_source(source), "written": of_sources.get(slug, {})} for slug, source in catalog.sources.items()
        },
        "entities": _entities(catalog, network),
        "claims": _claims(catalog, network, claims),
        "grounds": {claim.slug: claim_grounds(catalog, claim) for claim in claims},
        "inherited": inherited_claims(catalog, network, {claim.slug: claim for claim in claims}),
        "rulings": {slug: _ruling(term) for slug, term in catalog.terms.items() if "Ruling" in term.lists},
        **units_and_countries(claims),
        "evidence": {
            item.slug: {**_evidence(catalog, item), "written": of_evidence.get(item.slug, {})}
            for claim in claims
            for item in claim.evidence
        },
        "ledgers": ledgers(catalog, claims),
        "walks": walks(catalog, network),
        "checks": checks(catalog, network, claims),
        "search": _search(names),
        "folding": "".join(chain.from_iterable(names.table.folding.items())),
        "messages": {tag: messages("page-", tag) for tag in LANGS},
    }


def _issued(catalog: Catalog) -> str | None:
    rows = catalog.store.select(_ISSUED).rows
    return str(rows[0][0]) if rows else None


def _category(term: Term) -> _Record:
    return {"slug": term.slug, "label": pair(term.labels), "order": term.order}


def _relation(relation: Relation) -> _Record:
    return {
        "label": pair(relation.labels),
        "inverse": pair(relation.inverse_labels or relation.labels),
        "sign": relation.sign,
        "kind": relation.kind,
        "symmetric": relation.symmetric,
    }


def _verdict(term: Term) -> _Record:
    return {"label": pair(term.labels), "definition": pair_or_none(term.definition), "order": term.order}


def _scale(catalog: Catalog) -> _Record:
    certainties = [term for term in catalog.terms.values() if "Certainty" in term.lists]
    return {
        "verdicts": list(STRENGTH),
        "accepted": [verdict for verdict in STRENGTH if verdict in ACCEPTED],
        "certainties": [term.slug for term in sorted(certainties, key=lambda term: term.order)],
        "stances": list(STANCES),
    }


def _ruling(term: Term) -> _Record:
    return {"label": pair(term.labels), "definition": pair(term.definition)}


def _terms(catalog: Catalog, claims: Iterable[Claim], written: Iterable[Mapping[str, Any]]) -> _Record:
    """Return the labels of the terms that claims, evidence and sources name, by slug, in slug order."""
    used = {source.source_type for source in catalog.sources.values()}
    used |= {slug for slug, term in catalog.terms.items() if "StudyDesign" in term.lists}
    for claim in claims:
        used |= named_terms(claim)
        used |= {
            slug
            for slug in (claim.standing, claim.certainty, claim.severity, claim.dose_band, claim.aspect, claim.topic)
            if slug
        }
        for item in claim.evidence:
            used |= {slug for slug in (item.study_design, item.result, item.hedge) if slug}
    used |= {item[name] for item in written for name in ("intakeKind", "locatorKind") if name in item}
    known = [catalog.terms[slug] for slug in sorted(used) if slug in catalog.terms]
    return {term.slug: {**pair(term.labels), "order": term.order} for term in known}


def _source(source: Source) -> _Record:
    title = source.title
    return {
        "title": None if title is None else {"text": str(title), "lang": title.lang},
        "type": source.source_type or None,
        "author": source.first_author,
        "journal": source.journal,
        "date": source.issued,
        "url": source.url,
        "pmid": source.pmid,
        "doi": source.doi,
        "language": source.language,
        "country": source.country,
        "retracted": source.retracted,
        **source_references(source),
    }


def _entities(catalog: Catalog, network: Network) -> list[_Record]:
    entities = list(catalog.entities.values())
    drawn = [entity for entity in entities if network.degree(entity.slug) > 0]
    nodes = [LayoutNode(entity.slug, entity.category, _width(entity)) for entity in drawn]
    places = lay_out(nodes, [(edge.subject, edge.object) for edge in network.edges])
    return [_entity(entity, network, places.get(entity.slug)) for entity in entities]


def _entity(entity: Entity, network: Network, place: tuple[int, int] | None) -> _Record:
    x, y = place if place is not None else (None, None)
    return {
        "slug": entity.slug,
        "iri": str(entity.iri),
        "category": entity.category,
        "label": pair(entity.labels),
        "alt": _by_lang(entity.alternatives),
        "hidden": _by_lang(entity.hidden),
        "definition": pair_or_none(entity.definition),
        "note": pair_or_none(entity.notes),
        "broader": list(entity.broader),
        "identifiers": [{"curie": one.curie, "iri": one.iri, "match": one.match} for one in entity.identifiers],
        "degree": network.degree(entity.slug),
        "neighbours": neighbour_counts(network, entity.slug),
        "x": x,
        "y": y,
    }


def _claims(catalog: Catalog, network: Network, claims: Iterable[Claim]) -> list[_Record]:
    human = {edge.claim for edge in network.edges if edge.human}
    return [{**_claim(catalog, claim), "human": claim.slug in human} for claim in claims]


def _claim(catalog: Catalog, claim: Claim) -> _Record:
    return {
        "slug": claim.slug,
        "subject": claim.subject,
        "relation": claim.relation,
        "object": claim.object,
        "sign": catalog.relations[claim.relation].sign,
        "doseBand": claim.dose_band,
        "population": claim.population,
        "aspect": claim.aspect,
        "topic": claim.topic,
        "verdict": claim.verdict,
        "standing": claim.standing,
        "certainty": claim.certainty,
        "severity": claim.severity,
        "denied": claim.is_denied,
        "sentence": pair(claim_sentences(catalog, claim)),
        "evidence": [item.slug for item in claim.evidence],
        "designs": list(dict.fromkeys(item.study_design for item in claim.evidence)),
        "judgedAs": claim.reasons.judged_as,
        "ruling": claim.reasons.ruling,
        "advice": pair_or_none(claim.advice),
        "mechanism": pair_or_none(claim.mechanism),
        "effect": pair_or_none(claim.effect),
    }


def _evidence(catalog: Catalog, item: Evidence) -> _Record:
    start, end = item.span if item.span is not None else (None, None)
    return {
        "claim": item.claim,
        "source": item.source,
        "stance": item.stance,
        "result": item.result,
        "design": item.study_design,
        "hedge": item.hedge,
        "paragraph": item.paragraph,
        "spanStart": start,
        "spanEnd": end,
        "note": pair_or_none(item.note),
        "detail": pair_or_none(evidence_details(catalog, item)),
        **evidence_figures(catalog, item),
    }


def _search(names: NameIndex) -> list[_Record]:
    """Return a row for every name, slugs among them, so that the page finds what the library finds."""
    ordered = sorted(
        names.table.names, key=lambda name: (name.entity, name.kind, str(name.label), name.label.lang or "")
    )
    return [
        {
            "slug": name.entity,
            "key": name.key,
            "label": str(name.label),
            "lang": name.label.lang,
            "kind": name.kind,
            "readings": name.readings,
        }
        for name in ordered
    ]


def _by_lang(texts: Sequence[Text]) -> dict[str, list[str]]:
    return {tag: [str(text) for text in texts if text.lang == tag] for tag in LANGS}


def _width(entity: Entity) -> int:
    return max(_columns(entity.label(tag)) for tag in LANGS)


def _columns(text: str) -> int:
    """Return the width of text in columns; a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
