"""Turtle and JSON-LD of the whole graph: each statement is one of the dataset, and none is missing unsaid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser

from kgraph import KnowledgeGraph
from page.opened import Opened
from page.saved import Saved, save

_Triple = tuple[str, str, str]
KGO = "<https://w3id.org/kgraph/ontology#"
SKOS = "<http://www.w3.org/2004/02/skos/core#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LEFT_OUT = {
    "Claim": {f"{KGO}waives>", f"{SKOS}editorialNote>"},  # for the checks of the graph alone, and why
    "Evidence": {f"{KGO}waives>"},  # for the checks of the graph alone
    "Source": {f"{KGO}waives>"},
}
"""What the dataset says about claims, evidence and sources, and the export does not."""


@pytest.fixture(scope="module")
def triples(kg: KnowledgeGraph) -> set[_Triple]:
    """What the real dataset says, whatever the graph it says it in."""
    graph = ox.serialize(kg.store.engine.quads_for_pattern(None, None, None, None), format=ox.RdfFormat.N_QUADS)
    return _triples(ox.parse(graph, format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def exports(browser: Browser, real_address: str) -> dict[str, Saved]:
    """The table of all claims of the real graph, saved in both forms."""
    opened = Opened(browser.new_page())
    opened.load(f"{real_address}#v=1&view=table&refuted=1&kinds=1")
    saved = {name: save(opened, name) for name in ("ttl", "jsonld")}
    opened.assert_quiet(real_address)
    opened.page.close()
    return saved


@pytest.fixture(scope="module")
def said(exports: dict[str, Saved]) -> set[_Triple]:
    """What the Turtle says but for what it says about itself."""
    return _triples(_about_things(ox.parse(exports["ttl"].content, format=ox.RdfFormat.TURTLE)))


def _about_things(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    return (quad for quad in quads if not isinstance(quad.subject, ox.BlankNode))


def _triples(quads: Iterable[ox.Quad]) -> set[_Triple]:
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def _by_kind(triples: Iterable[_Triple]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for subject, predicate, value in triples:
        if predicate == TYPE:
            found[value.removeprefix(KGO).removesuffix(">")].add(subject)
    return found


def test_only_what_the_dataset_says_is_exported(said: set[_Triple], triples: set[_Triple]) -> None:
    assert said - triples == set()
    assert len(said) > 50_000


def test_json_ld_says_what_turtle_says(exports: dict[str, Saved], said: set[_Triple]) -> None:
    linked = ox.parse(exports["jsonld"].content, format=ox.RdfFormat.JSON_LD)
    assert _triples(_about_things(linked)) == said


@pytest.mark.parametrize("kind", ["Claim", "Evidence", "Source"])
def test_all_that_the_dataset_says_is_exported_but_for_what_is_named(
    said: set[_Triple], triples: set[_Triple], kind: str
) -> None:
    exported = _by_kind(said)[kind]
    missing = {one for one in triples - said if one[0] in exported}
    assert {predicate for _, predicate, _ in missing} == LEFT_OUT[kind]


def test_every_claim_and_its_evidence_are_exported(said: set[_Triple], triples: set[_Triple]) -> None:
    mine, all_ = _by_kind(said), _by_kind(triples)
    assert (mine["Claim"], mine["Evidence"]) == (all_["Claim"], all_["Evidence"])


def test_entities_are_exported_with_all_their_names_and_notes(said: set[_Triple], triples: set[_Triple]) -> None:
    entities = {subject for subject, _, _ in said if subject.startswith("<https://w3id.org/kgraph/id/")}
    missing = {one for one in triples - said if one[0] in entities and not one[1].startswith(KGO)}
    assert missing == set()
    assert len(entities) > 400


def test_every_term_that_is_named_has_its_labels(said: set[_Triple], triples: set[_Triple]) -> None:
    label = f"{SKOS}prefLabel>"
    schema = {f"{KGO}{kind}>" for kind in LEFT_OUT}
    named = {value for _, _, value in said if value.startswith(KGO)} - schema
    assert {one for one in said if one[0] in named} == {one for one in triples if one[0] in named and one[1] == label}


def test_a_whole_number_that_is_a_decimal_stays_one(said: set[_Triple]) -> None:
    evidence = "<https://w3id.org/kgraph/evidence/bolland-2018--vitamin-D--prevents--fracture--supplemental>"
    typed = {predicate.removeprefix(KGO): value for subject, predicate, value in said if subject == evidence}
    assert [typed[f"{name}>"] for name in ("value", "ciLow", "ciHigh", "participants")] == [
        '"1"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"0.93"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"1.07"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"44790"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]


def test_a_drawn_view_exports_the_claims_that_it_draws(
    browser: Browser, real_address: str, triples: set[_Triple]
) -> None:
    opened = Opened(browser.new_page())
    opened.load(f"{real_address}#v=1&entity=warfarin")
    drawn = _triples(_about_things(ox.parse(save(opened, "ttl").content, format=ox.RdfFormat.TURTLE)))
    shown = opened.run("window.__kgraph.shown().claims")
    opened.page.close()
    assert len(shown) > 20
    assert _by_kind(drawn)["Claim"] == {f"<https://w3id.org/kgraph/claim/{slug}>" for slug in shown}
    assert drawn - triples == set()
