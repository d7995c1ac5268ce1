"""Names that others have replaced: they lead to the names in use, and count nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from editing import REPLACED, edit, replaced
from kgraph import DataError, KnowledgeGraph, UnknownClaim, UnknownEntity, UnknownSource
from kgraph.page.data import Opening, page_data
from kgraph.store.replaced import find_replaced, find_replacement
from kgraph.vocab import CLAIM, EV, KG, SRC

K2_MGP = "vitamin-K2--activates--MGP"
OLD = replaced(
    ("claim:K2--activates--MGP", f"claim:{K2_MGP}"),
    ("claim:vitamin-MK--activates--MGP", "claim:K2--activates--MGP"),
    ("claim:a--is-a--b", "claim:b--is-a--a"),
    ("claim:b--is-a--a", "claim:a--is-a--b"),
    ("ev:leaflet--K2--activates--MGP", f"ev:leaflet--{K2_MGP}"),
    ("kg:coumadin", "kg:warfarin"),
    ("src:trial-2019", "src:trial"),
)


@pytest.fixture
def kg_replaced(mini: Path) -> KnowledgeGraph:
    """The small graph with names that were replaced."""
    edit(mini / REPLACED, "", OLD)
    return KnowledgeGraph.load(mini)


@pytest.mark.parametrize("old", ["K2--activates--MGP", "vitamin-MK--activates--MGP"])
def test_an_old_claim_leads_to_the_one_in_use_over_any_number_of_steps(kg_replaced: KnowledgeGraph, old: str) -> None:
    assert kg_replaced.claim(old) == kg_replaced.claim(K2_MGP)


@pytest.mark.parametrize("old", ["coumadin", "kg:coumadin", "https://w3id.org/kgraph/id/coumadin"])
def test_an_old_entity_leads_to_the_one_in_use_wherever_names_are_taken(kg_replaced: KnowledgeGraph, old: str) -> None:
    assert kg_replaced.entity(old).slug == "warfarin"
    assert [claim.slug for claim in kg_replaced.claims(subject=old)] == [
        claim.slug for claim in kg_replaced.claims(subject="warfarin")
    ]


def test_an_old_source_leads_to_the_one_in_use(kg_replaced: KnowledgeGraph) -> None:
    assert kg_replaced.source("trial-2019").slug == "trial"
    assert kg_replaced.cite("trial-2019") == kg_replaced.cite("trial")


def test_old_evidence_leads_to_the_item_in_use(kg_replaced: KnowledgeGraph) -> None:
    old = "leaflet--K2--activates--MGP"
    assert find_replacement(kg_replaced.store, EV, old) == f"leaflet--{K2_MGP}"


@pytest.mark.parametrize("name", ["a--is-a--b", "none--is-a--none", "with space--is-a--b", ""])
def test_a_circle_or_a_name_never_used_leads_nowhere(kg_replaced: KnowledgeGraph, name: str) -> None:
    assert find_replacement(kg_replaced.store, CLAIM, name) is None
    with pytest.raises(UnknownClaim):
        kg_replaced.claim(name)


def test_an_old_name_of_one_kind_is_none_of_another(kg_replaced: KnowledgeGraph) -> None:
    with pytest.raises(UnknownSource):
        kg_replaced.source("coumadin")
    with pytest.raises(UnknownEntity):
        kg_replaced.entity("trial-2019")


def test_old_names_are_listed_by_kind_with_those_in_use(kg_replaced: KnowledgeGraph) -> None:
    assert find_replaced(kg_replaced.store, CLAIM) == {
        "K2--activates--MGP": K2_MGP,
        "vitamin-MK--activates--MGP": K2_MGP,
    }
    assert find_replaced(kg_replaced.store, KG) == {"coumadin": "warfarin"}
    assert find_replaced(kg_replaced.store, SRC) == {"trial-2019": "trial"}


def test_a_query_finds_what_replaced_a_name(kg_replaced: KnowledgeGraph) -> None:
    rows = kg_replaced.query("SELECT ?new WHERE { kg:coumadin owl:deprecated true ; dcterms:isReplacedBy ?new }").rows
    assert [[str(cell) for cell in row] for row in rows] == [[KG.iri_of("warfarin")]]


def test_old_names_count_nowhere(mini: Path) -> None:
    before = KnowledgeGraph.load(mini)
    counts, data = before.stats(), page_data(before.catalog, before.names, before.network, Opening(), lang="en")
    edit(mini / REPLACED, "", OLD)
    after = KnowledgeGraph.load(mini)
    changed = after.stats()
    assert changed.groups == counts.groups
    assert {name: n for name, n in changed.totals.items() if n != counts.totals[name]}.keys() == {"triples"}
    described = "SELECT ?n WHERE { ?part void:class kgo:Claim ; void:entities ?n }"
    assert after.query(described).rows == before.query(described).rows
    shown = page_data(after.catalog, after.names, after.network, Opening(), lang="en")
    assert {key for key in shown if shown[key] != data[key]} == {"replaced"}  # type: ignore[literal-required]


def test_the_page_has_the_old_names_that_addresses_may_hold(kg_replaced: KnowledgeGraph) -> None:
    kg = kg_replaced
    assert page_data(kg.catalog, kg.names, kg.network, Opening(), lang="en")["replaced"] == {
        "claims": {"K2--activates--MGP": K2_MGP, "vitamin-MK--activates--MGP": K2_MGP},
        "entities": {"coumadin": "warfarin"},
        "sources": {"trial-2019": "trial"},
    }


def test_a_replacement_that_is_not_there_stops_the_build(mini: Path) -> None:
    edit(mini / REPLACED, "", replaced(("claim:old", "claim:none")))
    with pytest.raises(DataError, match="dcterms:isReplacedBy points to claim:none"):
        KnowledgeGraph.load(mini)
