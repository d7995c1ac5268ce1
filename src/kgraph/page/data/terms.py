"""What the page calls things: categories, relations, verdicts, terms, units and countries; and the order they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import cast

from kgraph.evidence.scale import ACCEPTED, ACCEPTED_AS, CERTAINTIES, STANCES, STRENGTH
from kgraph.fields import CLAIM_FIELDS, OF_CLASS, REASONS_FIELDS, fields_of, slugs_in
from kgraph.model import Claim
from kgraph.page.contract import Category, Pair, Relation, Ruling, Scale, Sign, Term, Verdict
from kgraph.page.data.pairs import in_both, pair, pair_or_none
from kgraph.store.catalog import Catalog
from kgraph.words.figures import unit_text
from kgraph.words.sentences import country

_WITH_A_TABLE = frozenset({"verdict", "ruling"})
"""Fields of claims whose terms have tables of their own."""

_PLAIN = "1"
"""The UCUM unit of a pure number, which is not written."""


def categories(catalog: Catalog) -> list[Category]:
    """Return the categories of entities, in display order."""
    terms = catalog.categories.values()
    return [{"slug": term.slug, "label": pair(term.labels), "order": term.order} for term in terms]


def relations(catalog: Catalog) -> dict[str, Relation]:
    """Return the relations by slug."""
    return {
        slug: {
            "label": pair(relation.labels),
            "inverse": pair(relation.inverse_labels or relation.labels),
            "sign": cast("Sign | None", relation.sign),
            "pathSign": cast("Sign | None", relation.path_sign),
            "kind": relation.kind,
            "symmetric": relation.symmetric,
        }
        for slug, relation in catalog.relations.items()
    }


def verdicts(catalog: Catalog) -> dict[str, Verdict]:
    """Return the verdicts by slug."""
    return {
        slug: {"label": pair(term.labels), "definition": pair_or_none(term.definition), "order": term.order}
        for slug, term in catalog.terms.items()
        if "Verdict" in term.lists
    }


def rulings(catalog: Catalog) -> dict[str, Ruling]:
    """Return the rules that decide verdicts, by slug."""
    return {
        slug: {"label": pair(term.labels), "definition": pair(term.definition)}
        for slug, term in catalog.terms.items()
        if "Ruling" in term.lists
    }


def scale() -> Scale:
    """Return the orders in which the scripts rank verdicts, certainties and stances."""
    return {
        "verdicts": list(STRENGTH),
        "accepted": [verdict for verdict in STRENGTH if verdict in ACCEPTED],
        "acceptedAs": {verdict: list(kinds) for verdict, kinds in ACCEPTED_AS.items()},
        "certainties": list(CERTAINTIES),
        "stances": list(STANCES),
    }


def terms(catalog: Catalog, claims: Iterable[Claim]) -> dict[str, Term]:
    """Return every study design and all terms that claims, evidence, sources and drugs name, by slug, in slug order.

    Verdicts and rulings have tables of their own.
    """
    designs = (slug for slug, term in catalog.terms.items() if "StudyDesign" in term.lists)
    named = {*designs, *_named(catalog, claims)}
    listed = [catalog.terms[slug] for slug in sorted(named) if slug in catalog.terms]
    return {term.slug: {"zh": term.labels.zh, "en": term.labels.en, "order": term.order} for term in listed}


def units(catalog: Catalog, claims: Iterable[Claim]) -> dict[str, Pair]:
    """Return how the units of values are written, by UCUM unit."""
    used = {item.value_unit for claim in claims for item in claim.evidence if item.value_unit}
    return {unit: in_both(partial(unit_text, catalog, unit)) for unit in sorted(used - {_PLAIN})}


def countries(claims: Iterable[Claim]) -> dict[str, Pair]:
    """Return how the countries of evidence are written, by ISO code."""
    codes = {code for claim in claims for item in claim.evidence for code in item.countries}
    return {code: in_both(partial(country, code)) for code in sorted(codes)}


def _named(catalog: Catalog, claims: Iterable[Claim]) -> Iterator[str]:
    of_claims, of_reasons = (
        [field for field in fields_of(fields, "term") if field.name not in _WITH_A_TABLE]
        for fields in (CLAIM_FIELDS, REASONS_FIELDS)
    )
    of_evidence = [*fields_of(OF_CLASS["Evidence"], "term"), *fields_of(OF_CLASS["Evidence"], "comparator")]
    of_sources = fields_of(OF_CLASS["Source"], "term")
    for claim in claims:
        yield from slugs_in(of_claims, claim)
        yield from slugs_in(of_reasons, claim.reasons)
        for item in claim.evidence:
            yield from slugs_in(of_evidence, item)
    for source in catalog.sources.values():
        yield from slugs_in(of_sources, source)
    for entity in catalog.entities.values():
        yield from entity.routes
