"""The data for the search of paths in addition to the claims; it gives the paths of ``kgraph.mechanism.walk``.

The scripts have the rules (app/rules/path-rules.js); this module adds the facts that the claims of the page lack.
"""

from __future__ import annotations

from kgraph.mechanism.network import Link, Network
from kgraph.mechanism.path import Kind, link_sentence
from kgraph.mechanism.rules import EFFICACY
from kgraph.page.contract import Link as LinkRecord
from kgraph.page.contract import Pair, Walks
from kgraph.page.data.pairs import in_both
from kgraph.store.catalog import Catalog


def walks(catalog: Catalog, network: Network) -> Walks:
    """Return the key ``walks`` of the page data, see ``kgraph.page.contract``."""
    return {
        "efficacy": [edge.claim for edge in network.edges if edge.judged_as == EFFICACY],
        "aspects": _aspects(network),
        "processes": list(network.processes),
        "links": [_link(catalog, link) for link in network.links],
        "below": _below(network),
    }


def _aspects(network: Network) -> dict[str, str]:
    """Return the aspect that a relation implies, by relation."""
    return {edge.relation: edge.implied_aspect for edge in network.edges if edge.implied_aspect}


def _below(network: Network) -> dict[str, int]:
    """Return the number of entities below each entity that has any."""
    broader = sorted({link.broader for link in network.links})
    return {slug: network.generality(slug) - network.degree(slug) for slug in broader}


def _link(catalog: Catalog, link: Link) -> LinkRecord:
    return {
        "member": link.member,
        "broader": link.broader,
        "claim": link.claim,
        "verdict": link.verdict,
        "state": link.is_state,
        "class": _words(catalog, link, "class"),
        "form": _words(catalog, link, "form") if link.is_state else None,
    }


def _words(catalog: Catalog, link: Link, kind: Kind) -> Pair:
    return in_both(lambda lang: link_sentence(catalog, link, kind, lang))
