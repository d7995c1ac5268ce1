"""All the data of the page, put together."""

from __future__ import annotations

from kgraph.mechanism.network import Network
from kgraph.messages import messages, say
from kgraph.names.lexicon import read_outside, read_sounds
from kgraph.names.search import NameIndex
from kgraph.page.contract import VERSION as CONTRACT
from kgraph.page.contract import PageData, Replaced
from kgraph.page.data import terms
from kgraph.page.data.checks import checks
from kgraph.page.data.claims import claims, grounds, inherited
from kgraph.page.data.entities import entities
from kgraph.page.data.evidence import evidence
from kgraph.page.data.fields import field_rows
from kgraph.page.data.ledgers import ledgers
from kgraph.page.data.opening import Opening
from kgraph.page.data.pairs import in_both
from kgraph.page.data.paths import walks
from kgraph.page.data.questions import questions_about
from kgraph.page.data.search import affixes, folding, search
from kgraph.page.data.sources import sources
from kgraph.store.catalog import Catalog
from kgraph.store.replaced import find_replaced
from kgraph.text import Lang
from kgraph.version import VERSION
from kgraph.vocab import CLAIM, DATASET, DCAT, DCTERMS, EV, KG, KGO, PROV, RDF, RDFS, SKOS, SPARQL_PREFIXES, SRC, XSD

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

_ISSUED = SPARQL_PREFIXES + f"SELECT ?issued WHERE {{ <{DATASET.iri}> dcterms:issued ?issued }}"
_NAMESPACES = (CLAIM, DCAT, DCTERMS, EV, KG, KGO, PROV, RDF, RDFS, SKOS, SRC, XSD)


def page_data(catalog: Catalog, names: NameIndex, network: Network, opening: Opening, *, lang: Lang) -> PageData:
    """Return all data that the page shows and searches; the same graph always gives the same data.

    Args:
        opening: The state in which the page opens.
        lang: Language in which it opens.
    """
    listed = catalog.find_claims()
    by_slug = {claim.slug: claim for claim in listed}
    return {
        "version": CONTRACT,
        "title": in_both(lambda tag: say("page-title", tag)),
        "release": VERSION,
        "licence": LICENCE,
        "licenceUrl": LICENCE_URL,
        "issued": _issued(catalog),
        "lang": lang,
        "theme": opening.theme,
        "opening": opening.state(),
        "dataset": DATASET.iri,
        "prefixes": {namespace.name: namespace.iri for namespace in _NAMESPACES},
        "fields": field_rows(catalog.properties),
        "counts": {"evidence": sum(len(claim.evidence) for claim in listed), "sources": len(catalog.sources)},
        "categories": terms.categories(catalog),
        "relations": terms.relations(catalog),
        "verdicts": terms.verdicts(catalog),
        "scale": terms.scale(),
        "terms": terms.terms(catalog, listed),
        "rulings": terms.rulings(catalog),
        "units": terms.units(catalog, listed),
        "countries": terms.countries(listed),
        "questions": questions_about(set(catalog.entities), set(by_slug), set(catalog.sources)),
        "sources": sources(catalog),
        "entities": entities(catalog, network),
        "claims": claims(catalog, network, listed),
        "grounds": {slug: grounds(catalog, claim) for slug, claim in by_slug.items()},
        "inherited": inherited(catalog, network, by_slug),
        "evidence": evidence(catalog, listed),
        "replaced": _replaced(catalog),
        "ledgers": ledgers(catalog, listed),
        "walks": walks(catalog, network),
        "checks": checks(catalog, network, listed),
        "search": search(names),
        "folding": folding(names),
        "sounds": read_sounds(catalog.store),
        "affixes": affixes(),
        "outside": read_outside(catalog.store),
        "messages": {"zh": messages("page-", "zh"), "en": messages("page-", "en")},
    }


def _replaced(catalog: Catalog) -> Replaced:
    return {
        "claims": find_replaced(catalog.store, CLAIM),
        "entities": find_replaced(catalog.store, KG),
        "sources": find_replaced(catalog.store, SRC),
    }


def _issued(catalog: Catalog) -> str | None:
    rows = catalog.store.select(_ISSUED).rows
    return str(rows[0][0]) if rows else None
