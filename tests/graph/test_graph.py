"""Guards on the real graph, by entity, so that a failure names what to mend. The rules are in queries/checks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import kgraph
from kgraph import KnowledgeGraph
from kgraph.build.check import check_graph
from kgraph.evidence.accepted import is_accepted
from kgraph.files.paths import iter_turtle
from kgraph.files.turtle import read_turtle, to_name
from kgraph.store.replaced import find_replaced
from kgraph.vocab import CLAIM, EV, KG, KGO, RDF

ROOT = Path(__file__).resolve().parents[2]
GRAPH = ROOT / "graph"


def _described(folder: str) -> dict[str, Path]:
    files = [read_turtle(path) for path in iter_turtle(GRAPH) if path.parent.name == folder]
    return {item.subject: file.path for file in files for item in file.statements if item.predicate == RDF.type}


ENTITIES = _described("entities")


def test_entities_have_names_and_definitions_in_both_languages(kg: KnowledgeGraph) -> None:
    lacking = {
        slug: (entity.labels, entity.definition)
        for slug in (iri.removeprefix(KG.iri) for iri in ENTITIES)
        for entity in [kg.entities[slug]]
        if not (entity.labels.zh and entity.labels.en)
        or not (entity.definition.zh or "").endswith("。")
        or not (entity.definition.en or "").endswith(".")
    }
    assert lacking == {}
    assert len(ENTITIES) == len(kg.entities)


def test_entities_stand_in_the_file_of_their_category(kg: KnowledgeGraph) -> None:
    names = {"DrugClass": "drug-class"}
    homes = {iri.removeprefix(KG.iri): path.stem for iri, path in ENTITIES.items()}
    categories = {slug: kg.entities[slug].category for slug in homes}
    assert homes == {slug: names.get(category, category.lower()) for slug, category in categories.items()}


def test_a_claim_stands_in_the_file_of_its_topic(kg: KnowledgeGraph) -> None:
    homes = _described("claims")
    astray = [claim.slug for claim in kg.claims() if homes[claim.iri].stem != claim.topic]
    assert astray == []


def test_every_relation_has_four_labels_two_patterns_and_a_definition_in_both_languages(kg: KnowledgeGraph) -> None:
    texts = [
        text
        for relation in kg.relations.values()
        for pair in (
            relation.labels,
            relation.inverse_labels,
            relation.definition,
            relation.pattern,
            relation.negative_pattern,
        )
        for text in (pair.zh, pair.en)
    ]
    assert all(texts)


def test_relations_are_the_ones_that_the_design_lists(kg: KnowledgeGraph) -> None:
    plus = "increases activates upregulates produces carboxylates required-for causes worsens predisposes-to"
    minus = "decreases inhibits downregulates metabolizes prevents treats"
    none = (
        "associated-with positively-associated-with inversely-associated-with interacts-with contraindicated-in "
        "has-adverse-event comparable-to additive-with take-together recommended-intake-for upper-intake-limit-for "
        "binds converts-to transports located-in expressed-in part-of is-a source-of is-substrate-of"
    )
    expected = dict.fromkeys([*plus.split(), "enhances-effect-of"], 1)
    expected |= dict.fromkeys(minus.split(), -1)
    signs = {slug: relation.sign for slug, relation in kg.relations.items()}
    assert signs == {**expected, **dict.fromkeys(none.split())}


def test_a_direction_is_told_of_associations_and_harms_and_is_no_sign_of_an_effect(kg: KnowledgeGraph) -> None:
    rows = kg.query("SELECT ?relation ?direction WHERE { ?relation kgo:correlationSign ?direction } ORDER BY ?relation")
    directions = {str(relation).removeprefix(KGO.iri): direction for relation, direction in rows}
    assert directions == {"has-adverse-event": 1, "inversely-associated-with": -1, "positively-associated-with": 1}
    assert [kg.relations[slug].sign for slug in directions] == [None, None, None]


def test_opposites_name_each_other_and_have_opposite_signs(kg: KnowledgeGraph) -> None:
    pairs = [(relation, relation.opposite) for relation in kg.relations.values() if relation.opposite]
    assert pairs
    for relation, opposite in pairs:
        other = kg.relations[str(opposite)]
        assert other.opposite == relation.slug
        assert (other.sign or 0) == -(relation.sign or 0)


def test_every_relation_has_a_reverse_or_is_symmetric(kg: KnowledgeGraph) -> None:
    neither = "FILTER NOT EXISTS { ?r owl:inverseOf ?i } FILTER NOT EXISTS { ?r kgo:symmetric true }"
    assert not kg.ask(f"ASK {{ ?r a kgo:Relation . {neither} }}")


def test_direct_edges_are_those_of_accepted_general_claims_alone(kg: KnowledgeGraph) -> None:
    edges = {tuple(cell.slug for cell in row) for row in kg.query(_EDGES)}  # type: ignore[union-attr]
    general = [
        claim
        for claim in kg.claims()
        if not (claim.dose_band or claim.population or claim.aspect or claim.circumstance)
    ]
    accepted = {(c.subject, c.relation, c.object) for c in general if is_accepted(c.verdict, c.reasons.judged_as)}
    assert ("alendronate", "prevents", "vertebral-fracture") in edges
    assert edges == accepted
    assert not kg.ask("ASK { GRAPH graph:direct { kg:MK-4 kgo:prevents kg:vertebral-fracture } }")


_EDGES = "SELECT ?s ?p ?o WHERE { GRAPH graph:direct { ?s ?p ?o } }"


def test_every_drug_has_a_class(kg: KnowledgeGraph) -> None:
    drugs = [entity for entity in kg.entities.values() if entity.category == "Drug"]
    assert drugs
    assert [drug.slug for drug in drugs if not drug.broader] == []


def test_the_graph_holds_at_least_what_the_release_promises(kg: KnowledgeGraph) -> None:
    found = kg.stats()
    least = {"entities": 370, "claims": 900, "evidence": 1500, "sources": 500, "identifiers_in_all": 1250}
    assert {name: found.totals[name] for name in least if found.totals[name] < least[name]} == {}
    assert found.version == kgraph.__version__


@pytest.mark.parametrize(
    ("claim", "verdicts"),
    [
        ("warfarin--inhibits--VKORC1", "established"),
        ("glucocorticoids--causes--osteoporosis", "supported established"),
        ("glucocorticoids--predisposes-to--fracture", "supported established"),
        ("glucocorticoids--predisposes-to--hip-fracture", "supported established"),
        ("MK-4--prevents--vertebral-fracture--pharmacological", "contested"),
        ("MK-4--prevents--hip-fracture--pharmacological", "unproven refuted"),
        ("MK-4--has-adverse-event--adverse-events--pharmacological", "reported supported established"),
        ("vitamin-K2--has-adverse-event--adverse-events", "supported established"),
        ("vitamin-K2--prevents--cardiovascular-disease", "contested unproven refuted unverified"),
        ("DOACs--interacts-with--vitamin-K", "unproven refuted"),
        ("warfarin--interacts-with--vitamin-K", "established"),
        ("MK-4--decreases--ucOC--pharmacological", "established"),
        ("alendronate--prevents--vertebral-fracture", "supported established"),
        ("PXR--upregulates--MSX2", "unverified"),
    ],
)
def test_well_known_claims_stand_where_the_evidence_puts_them(kg: KnowledgeGraph, claim: str, verdicts: str) -> None:
    assert kg.claim(claim).verdict in verdicts.split()


def test_list_terms_have_labels_and_definitions_in_both_languages(kg: KnowledgeGraph) -> None:
    lacking = [
        slug
        for slug, term in kg.terms.items()
        if not (term.labels.zh and term.labels.en and term.definition.zh and term.definition.en)
    ]
    assert lacking == []
    assert {"Verdict", "StudyDesign", "Stance", "Result", "DoseBand", "Aspect", "Hedge", "Topic"} <= {
        name for term in kg.terms.values() for name in term.lists
    }


def test_own_terms_used_in_the_data_are_declared_in_the_schema() -> None:
    declared = set(_described("schema"))
    used = {
        item.predicate
        for path in iter_turtle(GRAPH)
        for item in read_turtle(path).statements
        if item.predicate.startswith(KGO.iri)
    }
    assert used <= declared


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("bisphosphonates--treats--osteoporosis", "Bisphosphonates treat osteoporosis"),
        ("glucocorticoids--is-a--commonly-used-drugs", "Glucocorticoids are among the commonly used drugs"),
        ("green-vegetables--source-of--vitamin-K1", "Green leafy vegetables are a source of vitamin K1"),
        ("warfarin--causes--osteoporosis", "Warfarin may cause osteoporosis"),
    ],
)
def test_an_english_verb_follows_the_number_of_its_subject(kg: KnowledgeGraph, claim: str, sentence: str) -> None:
    assert kg.sentence(kg.catalog.get_claims([claim])[claim], "en") == sentence


def test_every_name_that_was_replaced_leads_to_one_in_use(kg: KnowledgeGraph) -> None:
    claims = {claim.slug: {item.slug for item in claim.evidence} for claim in kg.claims()}
    old_claims, old_evidence = find_replaced(kg.store, CLAIM), find_replaced(kg.store, EV)
    assert old_claims["natto--associated-with--hip-fracture"] == "natto--inversely-associated-with--hip-fracture"
    assert set(old_claims.values()) <= claims.keys()
    assert set(old_evidence.values()) <= set().union(*claims.values())
    assert not {*old_claims, *old_evidence} & {*claims, *set().union(*claims.values())}


def test_what_the_checks_find_in_the_graph_is_waived_and_nothing_else_is(tmp_path: Path) -> None:
    waived = set()
    copy = tmp_path / "graph"
    shutil.copytree(GRAPH, copy)
    for path in iter_turtle(copy):
        for item in read_turtle(path).statements:
            if item.predicate == KGO.waives:
                waived.add((to_name(item.subject), item.object.value))
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"\n    kgo:waives .*", "", text), encoding="utf-8")
    report = check_graph(copy, ROOT / "queries" / "checks", copy / "shapes")
    assert waived
    assert {(item.entity, item.rule) for item in report.findings} == waived


def test_a_claim_reconsidered_with_its_own_evidence_has_the_verdict_of_the_build(kg: KnowledgeGraph) -> None:
    for claim in kg.claims():
        found = kg.reconsider(claim)
        assert (found.verdict, found.certainty, found.ruling) == (claim.verdict, claim.certainty, claim.reasons.ruling)
        assert set(found.reasons) == set(claim.certainty_reasons), claim.slug
