"""The page, the Python interface and SPARQL say the same of every entity of the real graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser

from kgraph import KnowledgeGraph
from kgraph.page.data import Opening, page_data
from kgraph.page.html import render
from names.test_lexicon import ROWS
from names.test_rules import CONTAINED, MEANT, NEVER, NOTHING, SOUNDING
from page.opened import Opened
from page.unpacked import unpacked

MOST_HITS = 12
"""How many results the page lists."""


class Said(NamedTuple):
    """What is said of a claim: how far to trust it, and which sources speak about it."""

    verdict: str
    certainty: str | None
    sources: frozenset[str]


_About = Mapping[str, Mapping[str, Said]]
_SPARQL = """
SELECT DISTINCT ?claim ?end ?verdict ?certainty ?source WHERE {
  ?claim a kgo:Claim ; rdf:subject|rdf:object ?end ; kgo:verdict ?verdict .
  OPTIONAL { ?claim kgo:certainty ?certainty }
  OPTIONAL { ?evidence kgo:about ?claim ; kgo:source ?source }
}
"""


def _by_entity(said: Iterable[tuple[str, str, Said]]) -> _About:
    about: dict[str, dict[str, Said]] = defaultdict(dict)
    for entity, claim, values in said:
        about[entity][claim] = values
    return about


def _of_python(kg: KnowledgeGraph) -> _About:
    return _by_entity(
        (
            entity,
            claim.slug,
            Said(claim.verdict, claim.certainty, frozenset(item.source for item in claim.evidence)),
        )
        for entity in kg.entities
        for claim in kg.claims(about=entity)
    )


def _of_page(data: Mapping[str, Any]) -> _About:
    return _by_entity(
        (
            claim[end],
            claim["slug"],
            Said(
                claim["verdict"],
                claim["certainty"],
                frozenset(data["evidence"][slug]["source"] for slug in claim["evidence"]),
            ),
        )
        for claim in data["claims"]
        for end in ("subject", "object")
    )


def _of_sparql(kg: KnowledgeGraph) -> _About:
    def slug(iri: object) -> str:
        return str(iri).rpartition("/")[2].rpartition("#")[2]

    sources: dict[tuple[str, str, str, str | None], set[str]] = defaultdict(set)
    for claim, end, verdict, certainty, source in kg.query(_SPARQL).rows:
        key = (slug(end), slug(claim), slug(verdict), slug(certainty) if certainty else None)
        sources[key] |= {slug(source)} if source else set()
    return _by_entity(
        (end, claim, Said(verdict, certainty, frozenset(found)))
        for (end, claim, verdict, certainty), found in sources.items()
    )


@pytest.fixture(scope="module")
def real_page(real_data: Mapping[str, Any]) -> str:
    """The text of the page of the real graph."""
    return render(real_data)


def test_page_python_and_sparql_give_every_entity_the_same_claims(
    kg: KnowledgeGraph, real_data: Mapping[str, Any]
) -> None:
    page, python, sparql = _of_page(real_data), _of_python(kg), _of_sparql(kg)
    assert sum(map(len, python.values())) > 2000
    for entity in kg.entities:
        assert page.get(entity) == python.get(entity) == sparql.get(entity), entity


def test_sentences_are_those_of_the_library(kg: KnowledgeGraph, real_data: Mapping[str, Any]) -> None:
    sentences = {claim["slug"]: claim["sentence"] for claim in real_data["claims"]}
    assert sentences == {claim.slug: {lang: kg.sentence(claim, lang) for lang in ("zh", "en")} for claim in kg.claims()}


def test_two_builds_give_the_same_page(kg: KnowledgeGraph, real_page: str) -> None:
    again = KnowledgeGraph(kg.store)
    assert render(page_data(again.catalog, again.names, again.network, Opening(), lang="zh")) == real_page


def test_the_page_holds_its_data_whole(real_data: Mapping[str, Any], real_page: str) -> None:
    held = unpacked(real_page)
    assert [entity["slug"] for entity in held["entities"]] == [entity["slug"] for entity in real_data["entities"]]
    assert held["claims"] == real_data["claims"]
    assert held["evidence"] == real_data["evidence"]


def test_the_page_is_small_enough_to_send_and_grows_no_faster_than_its_evidence(
    kg: KnowledgeGraph, real_page: str
) -> None:
    size = len(real_page.encode("utf-8"))
    assert size < 1_000 * kg.stats().totals["evidence"]
    assert size < 5_000_000


def test_the_page_finds_every_name_as_the_library_does(kg: KnowledgeGraph, browser: Browser, real_address: str) -> None:
    opened = Opened(browser.new_page())
    opened.load(real_address)
    names = [*(row["name"] for row in ROWS), *MEANT, *SOUNDING, *CONTAINED, *NEVER, *NOTHING]
    found = opened.run("names => names.map((name) => window.__kgraph.find(name))", names)
    for name, hits in zip(names, found, strict=True):
        expected = [(hit.entity, hit.matched) for hit in kg.search(name, limit=MOST_HITS)]
        assert [(hit["slug"], hit["label"]) for hit in hits] == expected, name
    opened.assert_quiet(real_address)
    opened.page.close()
