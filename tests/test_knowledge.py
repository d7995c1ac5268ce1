"""``KnowledgeGraph``: loading, values, claims, canned queries and errors, as a user calls them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph import (
    AmbiguousName,
    ArgumentError,
    DataError,
    KnowledgeGraph,
    LookupFailed,
    ParameterError,
    QueryError,
    QuerySyntaxError,
    StoreError,
    UnknownEntity,
    UnknownQuery,
    UnknownRelation,
    UnknownSource,
)
from kgraph.build.build import build
from kgraph.evidence.scale import VERDICTS
from kgraph.text import Lang
from page.unpacked import unpacked

MGP = "MGP--inhibits--vascular-calcification"
K2_MGP = "vitamin-K2--activates--MGP"


# Loading


@pytest.mark.parametrize("kind", [str, Path])
def test_a_folder_is_loaded_from_text_or_path(mini: Path, kind: type[str | Path]) -> None:
    assert KnowledgeGraph.load(kind(mini)).stats().totals["claims"] == 7


def test_without_a_folder_the_bundled_graph_is_loaded(kg: KnowledgeGraph) -> None:
    assert "k2-bone-article-2021" in kg.sources


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("none", "没有这个文件夹。请核对路径。", "no such folder. Check the path."),
        ("empty", "此文件夹中没有Turtle文件。", "this folder contains no Turtle files."),
    ],
)
def test_a_folder_without_turtle_is_refused(tmp_path: Path, name: str, zh: str, en: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(StoreError) as caught:
        KnowledgeGraph.load(tmp_path / name)
    assert caught.value.message("zh") == f"{tmp_path / name}：{zh}"
    assert str(caught.value) == f"{tmp_path / name}: {en}"


def test_a_file_that_is_not_turtle_names_file_and_line(mini: Path) -> None:
    (mini / "claims" / "bad.ttl").write_text("@prefix kg: <http://x/> .\n\nkg:a kg:b .\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        KnowledgeGraph.load(mini)
    assert (caught.value.path.name, caught.value.line) == ("bad.ttl", 3)


def test_a_change_in_a_file_is_seen_by_the_next_load(mini: Path) -> None:
    assert KnowledgeGraph.load(mini).entity("warfarin").label("en") == "warfarin"
    path = mini / "entities" / "entities.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace('"warfarin"@en', '"Warfarin sodium"@en'), encoding="utf-8")
    assert KnowledgeGraph.load(mini).entity("warfarin").label("en") == "Warfarin sodium"


def test_a_store_that_is_built_is_opened(mini: Path, tmp_path: Path) -> None:
    folder = build(mini, tmp_path / "cache") / "store"
    for name in (str(folder), folder):
        assert KnowledgeGraph.open(name).stats() == KnowledgeGraph.load(mini).stats()


def test_a_folder_that_is_no_store_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        KnowledgeGraph.open(tmp_path)


def test_stats_count_what_the_graph_holds(mini_kg: KnowledgeGraph) -> None:
    found = mini_kg.stats()
    assert found.totals == {
        "entities": 7,
        "relations": len(mini_kg.relations),
        "claims": 7,
        "inherited_claims": 1,
        "evidence": 8,
        "sources": 2,
        "identifiers_in_all": 0,
        "triples": len(mini_kg.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")),
    }
    assert (found.version, found.issued) == (None, None)
    assert found.groups["verdicts"] == {"supported": 1, "unverified": 6}
    assert found.groups["designs"] == {"article": 7, "randomised-trial": 1}
    assert found.groups["labels"] == {"en": 9, "zh": 9}
    assert found.groups["entities_by_category"]["Nutrient"] == 2
    assert found.to_dict() == {"version": None, "issued": None, **found.totals, **found.groups}


# Values


@pytest.mark.parametrize(
    "name", ["vitamin-K2", "kg:vitamin-K2", "https://w3id.org/kgraph/id/vitamin-K2", "维生素 Ｋ2", "Menaquinone"]
)
def test_an_entity_is_named_by_slug_curie_iri_or_any_name(mini_kg: KnowledgeGraph, name: str) -> None:
    assert mini_kg.entity(name) is mini_kg.entities["vitamin-K2"]


@pytest.mark.parametrize("name", ["inhibits", "抑制", "Inhibits"])
def test_a_relation_is_named_by_slug_or_label(mini_kg: KnowledgeGraph, name: str) -> None:
    assert mini_kg.relation(name).slug == "inhibits"


def test_a_relation_that_does_not_exist_suggests_others(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownRelation) as caught:
        mini_kg.relation("inhibit")
    assert caught.value.name == "inhibit"
    assert "inhibits" in caught.value.suggestions
    assert "inhibit" in caught.value.message("zh")
    assert "inhibits" in str(caught.value)


@pytest.mark.parametrize("name", ["", " ", "-"])
def test_a_relation_without_a_name_is_unknown(mini_kg: KnowledgeGraph, name: str) -> None:
    with pytest.raises(UnknownRelation):
        mini_kg.relation(name)


def test_a_source_is_named_by_its_slug(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.source("trial").pmid == "12345678"


def test_a_source_that_does_not_exist_suggests_others(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownSource) as caught:
        mini_kg.source("trail")
    assert caught.value.suggestions == ("trial",)


# Claims


@pytest.mark.parametrize(
    ("filters", "slugs"),
    [
        ({"subject": "基质Gla蛋白"}, [MGP]),
        ({"object": "matrix gla protein"}, [K2_MGP]),
        ({"about": "kg:MGP"}, [MGP, K2_MGP]),
        ({"relation": "激活"}, [K2_MGP]),
        ({"verdict": "supported"}, ["warfarin--interacts-with--vitamin-K"]),
        ({"subject": "维生素K2", "object": "MGP", "relation": "activates", "verdict": "unverified"}, [K2_MGP]),
        ({"subject": "MGP", "relation": "is-a"}, []),
    ],
)
def test_claims_are_filtered_by_names_in_either_language(
    mini_kg: KnowledgeGraph, filters: dict[str, str], slugs: list[str]
) -> None:
    assert [claim.slug for claim in mini_kg.claims(**filters)] == slugs


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({"subject": "nothing"}, UnknownEntity),
        ({"object": "nothing"}, UnknownEntity),
        ({"about": "nothing"}, UnknownEntity),
        ({"relation": "nothing"}, UnknownRelation),
        ({"verdict": "nothing"}, ParameterError),
        ({"verdict": "article"}, ParameterError),
    ],
)
def test_a_filter_that_leads_nowhere_raises(
    mini_kg: KnowledgeGraph, filters: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        mini_kg.claims(**filters)


def test_a_verdict_that_does_not_exist_lists_those_that_do(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(ParameterError) as caught:
        mini_kg.claims(verdict="true")
    for verdict in VERDICTS:
        assert verdict in caught.value.message("zh")
        assert verdict in str(caught.value)


def test_the_claims_of_a_source_are_found(mini_kg: KnowledgeGraph) -> None:
    assert [claim.slug for claim in mini_kg.claims_of_source("trial")] == ["warfarin--interacts-with--vitamin-K"]
    with pytest.raises(UnknownSource):
        mini_kg.claims_of_source("nothing")


@pytest.mark.parametrize(
    ("lang", "sentence", "standing"),
    [
        ("zh", "基质Gla蛋白抑制血管钙化", "据文章，未核实"),
        ("en", "Matrix Gla protein inhibits vascular calcification", "article only, not checked"),
    ],
)
def test_a_claim_is_told_with_its_standing(mini_kg: KnowledgeGraph, lang: Lang, sentence: str, standing: str) -> None:
    (claim,) = mini_kg.claims(subject="MGP")
    assert (mini_kg.sentence(claim, lang), mini_kg.standing(claim, lang)) == (sentence, standing)


# SPARQL and canned queries


def test_queries_of_each_form_are_answered(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.query("SELECT ?c { ?c a kgo:Claim ; rdf:subject kg:MGP }").column("c") == [
        f"https://w3id.org/kgraph/claim/{MGP}"
    ]
    assert mini_kg.ask("ASK { kg:MGP a kgo:Protein }") is True
    (triple,) = mini_kg.construct("CONSTRUCT { kg:MGP a ?c } WHERE { kg:MGP a ?c }")
    assert str(triple.object) == "<https://w3id.org/kgraph/ontology#Protein>"


def test_a_bad_query_raises(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(QuerySyntaxError):
        mini_kg.query("SELECT")
    with pytest.raises(QueryError):
        mini_kg.query("ASK {}")


@pytest.mark.parametrize(
    ("lang", "row"),
    [
        ("zh", ("华法林", "与…有相互作用", "维生素K", None, "支持")),
        ("en", ("warfarin", "interacts with", "vitamin K", None, "supports")),
    ],
)
def test_a_canned_query_is_run_in_one_language(
    mini_kg: KnowledgeGraph, lang: Lang, row: tuple[str | None, ...]
) -> None:
    table = mini_kg.run("interactions-of-substance", lang=lang, substance="华法林")
    assert [cells[:5] for cells in table] == [row, row]


def test_a_canned_query_that_does_not_exist_suggests_others(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownQuery) as caught:
        mini_kg.run("drugs-that-weaken-bones")
    assert caught.value.suggestions[0] == "drugs-that-weaken-bone"
    assert "drugs-that-weaken-bones" in caught.value.message("zh")
    assert "drugs-that-weaken-bone" in str(caught.value)


def test_an_ambiguous_name_in_a_parameter_raises(mini: Path) -> None:
    path = mini / "entities" / "entities.ttl"
    text = path.read_text(encoding="utf-8").replace(
        '"menaquinone"@en', '"menaquinone"@en ;\n    skos:altLabel "gla"@en'
    )
    text = text.replace('"基质Gla蛋白"@zh ;', '"基质Gla蛋白"@zh ;\n    skos:altLabel "gla"@en ;')
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AmbiguousName) as caught:
        KnowledgeGraph.load(mini).run("claims-about-entity", entity="Gla")
    assert caught.value.candidates == ("MGP", "vitamin-K2")


def test_every_failed_lookup_is_a_lookup_failed(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(LookupFailed):
        mini_kg.entity("nothing")
    with pytest.raises(LookupFailed):
        mini_kg.run("nothing")


# The page


def test_the_page_opens_on_the_paths_between_two_entities(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    mini_kg.page(tmp_path / "page.html", between=("维生素K2", "vascular-calcification"), lang="en", theme="dark")
    data = unpacked((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert data["opening"] == {"view": "path", "path": ["vitamin-K2", "vascular-calcification"]}
    assert (data["lang"], data["theme"]) == ("en", "dark")


@pytest.mark.parametrize("between", [("nobody", "MGP"), ("MGP", "nobody")])
def test_the_ends_of_a_path_for_the_page_must_be_known(
    mini_kg: KnowledgeGraph, tmp_path: Path, between: tuple[str, str]
) -> None:
    with pytest.raises(UnknownEntity):
        mini_kg.page(tmp_path / "page.html", between=between)
    assert list(tmp_path.glob("*.html")) == []


def test_the_page_opens_on_one_thing_only(mini_kg: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="Use only one of"):
        mini_kg.page(tmp_path / "page.html", focus="MGP", between=("warfarin", "MGP"))


def test_a_page_opens_on_a_check_in_which_two_names_of_one_substance_count_once(mini_kg: KnowledgeGraph) -> None:
    page = mini_kg.page(check=["华法林", "vitamin K2", "warfarin"])
    assert unpacked(page.text)["opening"] == {"view": "check", "check": ["warfarin", "vitamin-K2"]}


@pytest.mark.parametrize(
    ("names", "count"),
    [
        (["warfarin"], 1),
        (["warfarin", "华法林"], 1),
        (["warfarin", "vitamin-K2", "vitamin-K", "DOACs", "MGP", "adults", "vascular-calcification"], 7),
    ],
)
def test_a_check_to_open_on_takes_two_to_six_different_names(
    mini_kg: KnowledgeGraph, names: list[str], count: int
) -> None:
    with pytest.raises(ArgumentError, match=f"A check needs 2 to 6 different names, not {count}"):
        mini_kg.page(check=names)


def test_a_check_to_open_on_knows_its_names(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownEntity, match="nobody"):
        mini_kg.page(check=["warfarin", "nobody"])
