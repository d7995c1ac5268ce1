"""What a walk from one entity to another needs beyond the claims: the page walks as ``kgraph.mechanism.walk`` does.

The scripts have the rules (app/rules/path-rules.js), here are the facts that the claims of the page do not carry.
"""

from __future__ import annotations

from typing import Any

from kgraph.mechanism.network import Link, Network
from kgraph.mechanism.path import Kind, link_sentence
from kgraph.mechanism.rules import EFFICACY
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS

_Record = dict[str, Any]


def walks(catalog: Catalog, network: Network) -> _Record:
    """Return what the page needs to find the paths that the library finds, as ``page.data`` describes it."""
    return {
        "efficacy": [edge.claim for edge in network.edges if edge.judged_as == EFFICACY],
        "aspects": _aspects(network),
        "processes": [list(pair) for pair in network.processes],
        "links": [_link(catalog, link) for link in network.links],
        "below": _below(network),
    }


def _aspects(network: Network) -> dict[str, str]:
    """Return the aspect that a relation implies, by relation."""
    return {edge.relation: edge.implied_aspect for edge in network.edges if edge.implied_aspect}


def _below(network: Network) -> dict[str, int]:
    """Return how many entities stand below each that has any."""
    broader = sorted({link.broader for link in network.links})
    return {slug: network.generality(slug) - network.degree(slug) for slug in broader}


def _link(catalog: Catalog, link: Link) -> _Record:
    return {
        "member": link.member,
        "broader": link.broader,
        "claim": link.claim,
        "verdict": link.verdict,
        "state": link.is_state,
        "class": _words(catalog, link, "class"),
        "form": _words(catalog, link, "form") if link.is_state else None,
    }


def _words(catalog: Catalog, link: Link, kind: Kind) -> _Record:
    return {lang: link_sentence(catalog, link, kind, lang) for lang in LANGS}
