"""The closed vocabulary: misspelt terms fail, and what code names is declared in the schema."""

from __future__ import annotations

import copy
from itertools import permutations

import pytest

from kgraph.files.paths import graph_folder
from kgraph.files.turtle import read_turtle
from kgraph.store.engine import EmbeddedStore
from kgraph.vocab import (
    BASE,
    CLAIM,
    EV,
    KG,
    KGO,
    LAST_PROPERTIES,
    NAMESPACES,
    PREFIXES,
    PROPERTY_ORDER,
    SPARQL_PREFIXES,
    SRC,
    Namespace,
)


def test_a_term_is_spelled_out() -> None:
    assert KGO.about == "https://w3id.org/kgraph/ontology#about"
    assert KG.iri_of("MK-4") == "https://w3id.org/kgraph/id/MK-4"


def test_a_misspelt_term_fails_by_name() -> None:
    with pytest.raises(AttributeError, match=r"^kgo:abuot is not a term of this vocabulary$"):
        _ = KGO.abuot


def test_a_namespace_without_terms_has_none() -> None:
    with pytest.raises(AttributeError, match=r"^kg:warfarin is not a term of this vocabulary$"):
        _ = KG.warfarin


def test_a_namespace_can_be_copied() -> None:
    assert copy.deepcopy(KGO).about == KGO.about


def test_our_names_are_those_of_the_design() -> None:
    assert [namespace.iri for namespace in (KGO, KG, CLAIM, EV, SRC)] == [
        f"{BASE}{end}" for end in ("ontology#", "id/", "claim/", "evidence/", "source/")
    ]


@pytest.mark.parametrize("namespace", NAMESPACES, ids=lambda namespace: namespace.name)
def test_no_term_is_listed_twice(namespace: Namespace) -> None:
    assert sorted(namespace.terms) == sorted(set(namespace.terms))


def test_no_prefix_or_iri_stands_for_two_namespaces() -> None:
    assert len(PREFIXES) == len(NAMESPACES)
    assert [pair for pair in permutations(PREFIXES.values(), 2) if pair[0].startswith(pair[1])] == []


def test_the_prefixes_are_sparql() -> None:
    assert EmbeddedStore().ask(f"{SPARQL_PREFIXES}ASK {{ FILTER(STR(kgo:about) = '{KGO.about}') }}")


def test_the_order_of_properties_names_each_once() -> None:
    listed = (*PROPERTY_ORDER, *LAST_PROPERTIES)
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("term", KGO.terms)
def test_what_code_names_is_declared_in_the_schema(term: str) -> None:
    schema = graph_folder() / "schema"
    declared = {name for path in schema.glob("*.ttl") for name, _ in read_turtle(path).heads}
    assert KGO.iri_of(term) in declared
