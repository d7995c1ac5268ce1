"""Guards on the names of the real graph: labels that say the same in both languages, spellings, and kinds of names."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from kgraph import KnowledgeGraph
from kgraph.names.folding import fold
from kgraph.names.lexicon import read_outside

LABELS = {
    "tenofovir": ("替诺福韦二吡呋酯", "tenofovir disoproxil"),
    "ALPL": ("组织非特异性碱性磷酸酶", "tissue-nonspecific alkaline phosphatase"),
    "antiosteoporotic-drugs": ("影响骨结构和骨矿化的药物", "drugs affecting bone structure and mineralization"),
    "NRTIs": ("核苷（酸）类反转录酶抑制剂", "nucleoside and nucleotide reverse transcriptase inhibitors"),
    "bone-fragility": ("骨脆性", "bone fragility"),
    "COL1A1": ("Ⅰ型胶原（α1链）", "type I collagen (alpha 1 chain)"),
    "gamma-carboxylation": ("γ-羧化", "gamma-carboxylation"),
    "calcium-homeostasis": ("钙稳态", "calcium homeostasis"),
    "bleeding": ("出血", "bleeding"),
    "meal": ("食物", "food"),
    "people-with-low-bone-mass": ("骨量减少或骨质疏松症患者", "people with osteopenia or osteoporosis"),
    "skin-blister": ("水疱", "skin blister"),
}
"""Entities whose names once made a different claim in each language."""

BRITISH = {
    "aging": "ageing",
    "analog": "analogue",
    "calcemia": "calcaemia",
    "diarrhea": "diarrhoea",
    "esophag": "oesophag",
    "estr(?=ogen|adiol)": "oestr",
    "gonadotropin": "gonadotrophin",
    "magnesemia": "magnesaemia",
    "mineralization": "mineralisation",
    "normalized": "normalised",
    "phosphatemia": "phosphataemia",
    "remodeling": "remodelling",
    "signaling": "signalling",
    "sulfate": "sulphate",
}
"""Beginnings of words as Americans spell them, and as the British do."""

KINDS = ("alternatives", "old_names", "near_names", "wrong_names")
SHORTEST = {"zh": 14, "en": 45}
"""The shortest definition of a drug or class that tells it from its neighbors, in characters."""


@pytest.mark.parametrize("slug", LABELS)
def test_a_label_says_the_same_in_both_languages(kg: KnowledgeGraph, slug: str) -> None:
    labels = kg.entities[slug].labels
    assert (labels.zh, labels.en) == LABELS[slug]


@pytest.mark.parametrize("american", BRITISH)
def test_labels_and_definitions_are_american_and_found_in_british_spelling_too(
    kg: KnowledgeGraph, american: str
) -> None:
    british = re.compile(rf"(?<!phyt){BRITISH[american]}", re.IGNORECASE)
    spelled = re.compile(rf"{american}(?!ue)", re.IGNORECASE)
    found = [entity for entity in kg.entities.values() if spelled.search(entity.labels.en or "")]
    assert found
    for entity in kg.entities.values():
        assert not british.search(f"{entity.labels.en} {entity.definition.en}"), entity.slug
    for entity in found:
        forms = " ".join(entity.alternatives)
        assert british.search(forms), f"{entity.slug} lacks {BRITISH[american]}"


@pytest.mark.parametrize("category", ["Drug", "DrugClass"])
def test_a_definition_tells_a_drug_from_its_neighbors(kg: KnowledgeGraph, category: str) -> None:
    seen: dict[str, list[str]] = defaultdict(list)
    for entity in kg.entities.values():
        if entity.category == category:
            assert len(entity.definition.zh or "") >= SHORTEST["zh"], entity.slug
            assert len(entity.definition.en or "") >= SHORTEST["en"], entity.slug
            seen[str(entity.definition.en)].append(entity.slug)
    assert all(len(slugs) == 1 for slugs in seen.values())


def test_a_name_is_of_one_kind(kg: KnowledgeGraph) -> None:
    for entity in kg.entities.values():
        keys = [{(fold(name), name.lang) for name in getattr(entity, kind)} for kind in KINDS]
        keys.append({(fold(str(label)), lang) for label, lang in ((entity.labels.zh, "zh"), (entity.labels.en, "en"))})
        assert sum(map(len, keys[1:4])) == len(set.union(*keys[1:4])), entity.slug
        assert not set.union(*keys[1:4]) & (keys[0] | keys[4]), entity.slug


def test_a_related_name_is_no_name_of_another_entity(kg: KnowledgeGraph) -> None:
    named = defaultdict(set)
    for entity in kg.entities.values():
        for name in (entity.labels.zh, entity.labels.en, *entity.alternatives):
            named[fold(str(name))].add(entity.slug)
    for entity in kg.entities.values():
        for name in entity.near_names:
            assert not named[fold(name)], f"{name} of {entity.slug}"


def test_a_name_outside_the_scope_is_no_name_of_an_entity(kg: KnowledgeGraph) -> None:
    outside = read_outside(kg.store)
    assert [name for name in outside if kg.names.find_outside(name) is None] == []


def test_the_page_of_a_name_is_on_a_site_with_a_name(kg: KnowledgeGraph) -> None:
    pages = {page for entity in kg.entities.values() for page in entity.name_sources}
    assert [page for page in sorted(pages) if re.match(r"https?://[\d.]+(?:[:/]|$)", page)] == []
    assert len(pages) > 100


def test_no_other_name_of_people_hides_what_they_take(kg: KnowledgeGraph) -> None:
    """In a text, “patients on warfarin” is to be read as a mention of warfarin."""
    taken = [entity for entity in kg.entities.values() if entity.category in ("Drug", "Nutrient")]
    substances = {
        label for entity in taken for label in (entity.labels.zh, entity.labels.en) if label and len(label) > 1
    }
    people = [entity for entity in kg.entities.values() if entity.category == "Population"]
    names = [str(name) for entity in people for name in (*entity.alternatives, *entity.near_names)]
    hiding = [
        name for name in names if any(re.search(rf"(?<![a-z]){re.escape(one)}(?![a-z])", name) for one in substances)
    ]
    assert sorted(hiding) == []


@pytest.mark.parametrize("kind", ["old_names", "near_names", "wrong_names"])
def test_there_are_names_of_each_kind(kg: KnowledgeGraph, kind: str) -> None:
    assert [entity.slug for entity in kg.entities.values() if getattr(entity, kind)]
