"""Search: from names in both languages to entities, best first, and names that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph import AmbiguousName, ArgumentError, KnowledgeGraph, UnknownEntity
from kgraph.text import Lang

HEAD = """\
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix kgo: <https://w3id.org/kgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def entity(slug: str, *names: str) -> str:
    lines = [f"    skos:{name} ;" for name in names]
    return "\n".join([f"\nkg:{slug}", "    a kgo:Drug ;", *lines, "    .", ""])


@pytest.fixture
def ranked(mini: Path) -> KnowledgeGraph:
    """Five entities that the name “rank” finds in five ways, and two that share names."""
    blocks = [
        entity("e-infix", 'prefLabel "the rank of all"@en'),
        entity("d-prefix", 'prefLabel "ranking"@en'),
        entity("c-prefix-short", 'prefLabel "ranked"@en'),
        entity("b-alternative", 'prefLabel "level"@en', 'altLabel "Rank"@en'),
        entity("a-wrong", 'prefLabel "row"@en', 'hiddenLabel "rank"@en'),
        entity("f-preferred", 'prefLabel "rank"@en'),
        entity("g-twin", 'prefLabel "twin"@en', 'altLabel "shared"@en'),
        entity("h-twin", 'prefLabel "sibling"@en', 'altLabel "shared"@en', 'altLabel "twin"@en'),
        entity("i-namesake", 'prefLabel "namesake"@en'),
        entity("j-namesake", 'prefLabel "namesake"@en'),
        entity("k-claimed", 'prefLabel "tied one"@en'),
        entity("l-unclaimed", 'prefLabel "tied two"@en'),
        entity("m-claimed", 'prefLabel "tied six"@en'),
    ]
    claim = """
<https://w3id.org/kgraph/claim/m-claimed--interacts-with--warfarin>
    a kgo:Claim ;
    <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> kg:m-claimed ;
    <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> kgo:interacts-with ;
    <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> kg:warfarin ;
    .
"""
    (mini / "entities" / "ranked.ttl").write_text(HEAD + "".join(blocks), encoding="utf-8")
    (mini / "claims" / "ranked.ttl").write_text(HEAD + claim, encoding="utf-8")
    return KnowledgeGraph.load(mini)


def test_preferred_names_come_before_others_prefixes_and_infixes(ranked: KnowledgeGraph) -> None:
    assert [(hit.entity, hit.how) for hit in ranked.search("rank")] == [
        ("f-preferred", "preferred"),
        ("b-alternative", "alternative"),
        ("a-wrong", "wrong"),
        ("c-prefix-short", "prefix"),
        ("d-prefix", "prefix"),
        ("e-infix", "infix"),
    ]


def test_prefixes_come_before_initials_pinyin_infixes_and_typing_errors(mini: Path) -> None:
    blocks = [
        entity("a-typo", 'prefLabel "garnet"@en'),
        entity("b-infix", 'prefLabel "the grnet"@en'),
        entity("c-pinyin", 'prefLabel "肝炎"@zh'),
        entity("d-initials", 'prefLabel "高安宁"@zh'),
        entity("e-prefix", 'prefLabel "gander"@en'),
        entity("f-inside", 'prefLabel "organ"@en'),
    ]
    (mini / "entities" / "ranked.ttl").write_text(HEAD + "".join(blocks), encoding="utf-8")
    kg = KnowledgeGraph.load(mini)
    assert [(hit.entity, hit.how) for hit in kg.search("gan")] == [
        ("e-prefix", "prefix"),
        ("d-initials", "initials"),
        ("c-pinyin", "pinyin"),
    ]
    assert [(hit.entity, hit.how) for hit in kg.search("grnet")] == [("b-infix", "infix"), ("a-typo", "typo")]


def test_scores_fall_from_one_towards_zero(ranked: KnowledgeGraph) -> None:
    scores = [hit.score for hit in ranked.search("rank")]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert scores[-1] > 0


def test_ties_go_to_the_entity_with_more_claims_then_by_slug(ranked: KnowledgeGraph) -> None:
    assert [hit.entity for hit in ranked.search("tied")] == ["m-claimed", "k-claimed", "l-unclaimed"]


def test_each_entity_is_found_once_by_its_best_name(ranked: KnowledgeGraph) -> None:
    assert [(hit.entity, hit.matched) for hit in ranked.search("twin")] == [("g-twin", "twin"), ("h-twin", "twin")]


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_at_most_the_limit_is_found(ranked: KnowledgeGraph, limit: int) -> None:
    assert ranked.search("rank", limit=limit) == ranked.search("rank")[:limit]


def test_a_negative_limit_is_refused(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError) as caught:
        mini_kg.search("warfarin", limit=-1)
    assert caught.value.message("zh") == "条数上限须为0或更大，而不是-1。"
    assert str(caught.value) == "The limit must be 0 or more, not -1."


@pytest.mark.parametrize(("lang", "label"), [("zh", "华法林"), ("en", "warfarin")])
@pytest.mark.parametrize("text", ["华法林", "warfarin", "Coumadin", "華法林"])
def test_names_of_either_language_are_found_and_labelled_in_the_one_asked_for(
    mini_kg: KnowledgeGraph, text: str, lang: Lang, label: str
) -> None:
    (hit,) = mini_kg.search(text, lang=lang)
    assert (hit.entity, hit.label, hit.matched) == ("warfarin", label, text)


@pytest.mark.parametrize("text", ["", " ", "-", "（）", "\u200b"])
def test_a_text_of_marks_alone_finds_nothing(mini_kg: KnowledgeGraph, text: str) -> None:
    assert mini_kg.search(text) == []


HOSTILE = [
    *(".*", "[", "(", "\\", "warfarin$", '" } DROP ALL #', "> } SELECT", "' OR '1'='1", "{0}{name}", "%s"),
    *("\x00", "\x1b[31m", "\ud800", "x" * 100_000, "钙" * 50_000, "atc:" + "9" * 10_000),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_nothing_and_breaks_nothing(mini_kg: KnowledgeGraph, text: str) -> None:
    assert mini_kg.search(text) == []


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_unknown(mini_kg: KnowledgeGraph, name: str) -> None:
    with pytest.raises(UnknownEntity) as caught:
        mini_kg.entity(name)
    assert caught.value.name == name
    assert name in caught.value.message("zh")


# Resolving one name


@pytest.mark.parametrize(
    "name",
    [
        "warfarin",
        "kg:warfarin",
        "https://w3id.org/kgraph/id/warfarin",
        "WARFARIN",
        "ｗａｒｆａｒｉｎ",
        " war-farin ",
        "华法林",
        "華法林",
        "华法令错",
        "Coumadin®",
    ],
)
def test_one_entity_is_named_by_slug_iri_curie_and_any_name(mini_kg: KnowledgeGraph, name: str) -> None:
    assert mini_kg.entity(name).slug == "warfarin"


def test_a_preferred_name_wins_over_another_name_of_something_else(ranked: KnowledgeGraph) -> None:
    assert ranked.entity("Twin").slug == "g-twin"


@pytest.mark.parametrize(
    ("name", "candidates"), [("Shared", ("g-twin", "h-twin")), ("Namesake", ("i-namesake", "j-namesake"))]
)
def test_a_name_of_several_entities_names_them_all(
    ranked: KnowledgeGraph, name: str, candidates: tuple[str, ...]
) -> None:
    with pytest.raises(AmbiguousName) as caught:
        ranked.entity(name)
    assert (caught.value.name, caught.value.candidates) == (name, candidates)
    for lang in ("zh", "en"):
        message = caught.value.message(lang)
        assert all(part in message for part in (name, *candidates))


def test_an_unknown_name_suggests_the_nearest_in_both_languages(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity) as caught:
        mini_kg.entity("warfarine")
    assert caught.value.suggestions == ("warfarin (华法林)",)
    assert caught.value.message("zh") == "没有名为“warfarine”的实体。是否想找：warfarin (华法林)？"
    assert str(caught.value) == "There is no entity named “warfarine”. Did you mean: warfarin (华法林)?"


def test_an_unknown_chinese_name_is_answered_in_chinese_first(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity) as caught:
        mini_kg.entity("华法")
    assert caught.value.suggestions == ("华法林 (warfarin)",)


def test_wrong_names_are_not_suggested(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity) as caught:
        mini_kg.entity("华法令错了")
    assert "错" not in "".join(caught.value.suggestions)


def test_nothing_near_suggests_nothing(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity) as caught:
        mini_kg.entity("zzzzzz")
    assert caught.value.suggestions == ()
    assert str(caught.value) == "There is no entity named “zzzzzz”."


def test_an_empty_name_is_unknown(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity):
        mini_kg.entity("")


# Identifiers


@pytest.fixture
def mapped(mini: Path) -> KnowledgeGraph:
    """One identifier for warfarin, and one that two entities share."""
    rows = [
        "kg:DOACs\n    skos:closeMatch <http://purl.obolibrary.org/obo/CHEBI_1> ;\n    .\n",
        "kg:warfarin\n    skos:exactMatch <https://identifiers.org/atc:B01AA03> ;",
        "    skos:closeMatch <http://purl.obolibrary.org/obo/CHEBI_1> ;",
        "    skos:broadMatch <http://purl.obolibrary.org/obo/CHEBI_2> ;\n    .\n",
    ]
    (mini / "mappings").mkdir()
    (mini / "mappings" / "some.ttl").write_text("\n".join([HEAD, *rows]), encoding="utf-8")
    return KnowledgeGraph.load(mini)


@pytest.mark.parametrize("text", ["atc:B01AA03", "ATC:b01aa03", " atc:B01AA03 "])
def test_an_identifier_finds_its_entity(mapped: KnowledgeGraph, text: str) -> None:
    assert [(hit.entity, hit.matched, hit.how) for hit in mapped.search(text)] == [
        ("warfarin", "atc:B01AA03", "identifier")
    ]
    assert mapped.entity(text).slug == "warfarin"


@pytest.mark.parametrize("text", ["B01AA03", "atc:B01", "chebi:2"])
def test_part_of_an_identifier_and_a_broader_one_find_nothing(mapped: KnowledgeGraph, text: str) -> None:
    assert mapped.search(text) == []


def test_an_identifier_of_several_entities_is_ambiguous(mapped: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousName) as caught:
        mapped.entity("chebi:1")
    assert caught.value.candidates == ("DOACs", "warfarin")


# The real graph


@pytest.mark.parametrize(
    ("text", "slug"), [("甲喹酮-4", "MK-4"), ("MKI", "MK-1"), ("mki", "MK-1"), ("甲喹酮－４", "MK-4")]
)
def test_a_wrong_name_is_found_as_a_whole(kg: KnowledgeGraph, text: str, slug: str) -> None:
    assert [(hit.entity, hit.how) for hit in kg.search(text)] == [(slug, "wrong")]


@pytest.mark.parametrize("text", ["甲喹酮", "喹酮-4", "methaqualone"])
def test_part_of_a_wrong_name_finds_nothing(kg: KnowledgeGraph, text: str) -> None:
    assert kg.search(text) == []


@pytest.mark.parametrize("text", ["MK-4", "mk4", "MK 4", "ＭＫ－４", "MK\u20114", "MK\u22124", "甲萘醌-4", "甲萘醌 4"])
def test_spellings_of_one_name_find_one_entity_first(kg: KnowledgeGraph, text: str) -> None:
    assert kg.search(text)[0].entity == "MK-4"
    assert kg.entity(text).slug == "MK-4"


def test_every_entity_is_found_first_by_its_preferred_name(kg: KnowledgeGraph) -> None:
    strays = [
        (slug, label)
        for slug, item in kg.entities.items()
        for label in (item.labels.zh, item.labels.en)
        if label is None or kg.search(label)[0].entity != slug
    ]
    assert strays == []
