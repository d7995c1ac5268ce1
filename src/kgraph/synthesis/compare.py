"""Two substances side by side: one row for each outcome and dose at which either has a claim of benefit or harm.

Nothing is pooled and nothing is set off against each other: a row shows what is claimed of each, and whether a study
has compared the two. Harms that a substance inherits from its class are among its own, marked so; benefits are not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from kgraph.evidence.scale import VERDICTS
from kgraph.evidence.weighing import NEAR
from kgraph.frozen import frozen
from kgraph.messages import say
from kgraph.model import COUNTS, Claim
from kgraph.store.catalog import Catalog
from kgraph.store.engine import iri
from kgraph.synthesis.findings import OUTCOMES, findings_table
from kgraph.table import Cell, Iri, Table, Text
from kgraph.text import Lang
from kgraph.vocab import KG, SPARQL_PREFIXES
from kgraph.words.figures import result
from kgraph.words.sentences import claim_sentence

_KEY = ("outcome", "dose_band", "population", "aspect", "circumstance")
_OF_SIDE = {
    "claim": str,
    "relation": str,
    "sentence": str,
    "basis": str,
    "verdict": str,
    "standing": str,
    "certainty": str,
    "participants": int,
    "figure": str,
    "measure": str,
    "estimate": str,
    "unit": str,
    "compared_with": str,
    "figure_evidence": str,
    "figure_source_name": str,
}
SIDES = ("first", "second")
_COLUMNS: tuple[tuple[str, type], ...] = (
    *((name, str) for name in (*_KEY, "judged_as")),
    *((f"{side}_{name}", type_) for side in SIDES for name, type_ in _OF_SIDE.items()),
    *(("head_to_head", str), ("head_to_head_evidence", str)),
)
_SPEAKING = frozenset({COUNTS, NEAR})
"""Weights of the items that may compare two substances: those that count, and those with another comparator."""

_PASSED_DOWN = SPARQL_PREFIXES + (
    "SELECT ?claim ?record WHERE { VALUES ?subject { %s } ?record rdf:subject ?subject ; kgo:premise ?claim }"
)

_Key = tuple[str | None, ...]


@frozen
class _Side:
    """A claim of one substance: ``claim`` as it applies to it, ``basis`` direct or inherited."""

    claim: Claim
    basis: str


def compare_table(
    catalog: Catalog, first: str, second: str, lang: Lang, *, objects: Sequence[str] | None, dose: str | None
) -> Table:
    """Return the two substances (slugs) side by side: benefits before harms, then by outcome, dose, and the rest.

    Args:
        objects: Outcomes to which the rows are limited; all if None.
        dose: Dose band to which the rows are limited; all if None.
    """
    sides = [_sides(catalog, one, other) for one, other in ((first, second), (second, first))]
    order = {slug: term.order for slug, term in catalog.terms.items()}
    keys = sorted(
        {key for side in sides for key in side if _is_asked(key, objects, dose)},
        key=lambda key: _place(key, sides, order),
    )
    facts = _facts(catalog, [held.claim for side in sides for claims in side.values() for held in claims], lang)
    rows = [
        tuple(_row(catalog, key, pair, facts, (first, second), lang))
        for key in keys
        for pair in zip_longest(*(side.get(key, []) for side in sides))
    ]
    return Table(tuple(name for name, _ in _COLUMNS), tuple(rows), tuple(type_ for _, type_ in _COLUMNS))


def _sides(catalog: Catalog, subject: str, other: str) -> dict[_Key, list[_Side]]:
    """Return the claims of a substance by outcome and dose, its own before those it inherits."""
    found: dict[_Key, list[_Side]] = defaultdict(list)
    for claim in catalog.find_claims(subject=subject):
        if claim.reasons.judged_as in OUTCOMES and (claim.object == other or not _is_comparison(catalog, claim)):
            found[_key(claim)].append(_Side(claim, "direct"))
    inherited: dict[str, list[Claim]] = defaultdict(list)
    rows = catalog.store.select(_PASSED_DOWN % iri(KG.iri_of(subject))).rows
    claims = catalog.get_claims(row[0].slug for row in rows if isinstance(row[0], Iri))
    for claim_cell, record in rows:
        if isinstance(claim_cell, Iri) and isinstance(record, Iri):
            inherited[record.slug].append(claims[claim_cell.slug])
    for _, premises in sorted(inherited.items()):
        claim = min(premises, key=lambda claim: (VERDICTS.index(claim.verdict), claim.slug))
        if claim.reasons.judged_as in OUTCOMES and not _is_comparison(catalog, claim):
            found[_key(claim)].append(_Side(replace(claim, subject=subject), "inherited"))
    return found


def _is_comparison(catalog: Catalog, claim: Claim) -> bool:
    """Whether the claim is about two substances or quantities alike, such as one as good as another."""
    return catalog.relations[claim.relation].symmetric


def _key(claim: Claim) -> _Key:
    return (claim.object, claim.dose_band, claim.population, claim.aspect, claim.circumstance)


def _is_asked(key: _Key, objects: Sequence[str] | None, dose: str | None) -> bool:
    return (objects is None or key[0] in objects) and dose in (None, key[1])


def _place(key: _Key, sides: Sequence[dict[_Key, list[_Side]]], order: dict[str, int]) -> tuple[str, str, int, _Key]:
    kinds = {held.claim.reasons.judged_as for side in sides for held in side.get(key, ())}
    return (min(kinds), key[0] or "", order.get(key[1] or "", 0), tuple(part or "" for part in key))


def _facts(catalog: Catalog, claims: Sequence[Claim], lang: Lang) -> dict[str, dict[str, Cell]]:
    """Return the row of the summary of findings by claim."""
    once = {claim.slug: claim for claim in claims}
    table = findings_table(catalog, [(claim, claim.evidence) for claim in once.values()], lang)
    return {str(row["claim"]): row for row in table.to_dicts()}


def _row(
    catalog: Catalog,
    key: _Key,
    pair: Sequence[_Side | None],
    facts: dict[str, dict[str, Cell]],
    substances: tuple[str, str],
    lang: Lang,
) -> Iterator[Cell]:
    yield from (Text(part) if part else None for part in key)
    yield Text(min(held.claim.reasons.judged_as for held in pair if held))
    for held in pair:
        if held is None:
            yield from [None] * len(_OF_SIDE)
            continue
        of_claim = facts[held.claim.slug]
        own: dict[str, Cell] = {
            "sentence": Text(claim_sentence(catalog, held.claim, lang), lang),
            "basis": Text(held.basis),
            "figure": _figure(catalog, held.claim, of_claim["figure_evidence"], lang),
        }
        yield from (own[name] if name in own else of_claim[name] for name in _OF_SIDE)
    found = list(_head_to_head(catalog, pair, substances, lang))
    for texts in zip(*found, strict=True) if found else ((), ()):
        yield Text("; ".join(texts)) if texts else None


def _figure(catalog: Catalog, claim: Claim, evidence: Cell, lang: Lang) -> Cell:
    """Return the figure of an item in words, with its measure and unit; None without an item."""
    return next((Text(result(catalog, item, lang), lang) for item in claim.evidence if item.slug == evidence), None)


def _head_to_head(
    catalog: Catalog, pair: Sequence[_Side | None], substances: tuple[str, str], lang: Lang
) -> Iterator[tuple[str, str]]:
    """Yield in words, and by slug, what compares the two substances at this outcome."""
    for held, subject, other in zip(pair, substances, substances[::-1], strict=True):
        for item in held.claim.evidence if held and held.basis == "direct" else ():
            if item.compared_with == other and item.weight in _SPEAKING:
                names = [catalog.entities[slug].labels.show(lang) for slug in (subject, other)]
                source = catalog.sources[item.source].name
                figure = result(catalog, item, lang)
                key = "compare-figure" if figure else "compare-without-figure"
                yield say(key, lang, first=names[0], second=names[1], figure=figure, source=source), item.slug
