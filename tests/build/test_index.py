"""What the build derives for search: keys of names, readings in pinyin, folding of characters, degrees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from editing import edit
from kgraph import AmbiguousName, KnowledgeGraph, StoreError
from kgraph.names.lexicon import Name, NameTable, pack, read_names
from kgraph.names.pinyin import read_aloud
from kgraph.names.simplified import read_folding
from kgraph.store.engine import EmbeddedStore
from kgraph.table import Text
from kgraph.vocab import DATASET, GRAPH, KGO

ENTITIES = "entities/entities.ttl"


def named(slug: str, *names: str) -> str:
    return "\n".join([f"\nkg:{slug}", "    a kgo:Drug ;", *(f"    skos:{name} ;" for name in names), "    .", ""])


def table(mini: Path) -> NameTable:
    return read_names(KnowledgeGraph.load(mini).store)


def test_the_names_of_an_entity_are_kept_with_their_keys_and_readings(mini: Path) -> None:
    names = [name for name in table(mini).names if name.entity == "warfarin"]
    assert [(name.kind, str(name.label), name.label.lang, name.key, name.readings) for name in names] == [
        ("alternative", "Coumadin", "en", "coumadin", ""),
        ("alternative", "華法林", "zh", "华法林", "hua fa lin"),
        ("preferred", "warfarin", "en", "warfarin", ""),
        ("preferred", "华法林", "zh", "华法林", "hua fa lin"),
        ("slug", "warfarin", None, "warfarin", ""),
        ("wrong", "华法令错", "zh", "华法令错", ""),
    ]


def test_what_is_packed_is_unpacked() -> None:
    names = [
        Name("a", Text('tab\t"quote"\n换行', "zh"), "preferred", "k", "huan hang|xing"),
        Name("a", Text("a"), "slug", "a"),
    ]
    found = NameTable(pack(names, {"a": 3}, {"a": "Drug"}), {})
    assert (list(found.names), found.degrees, found.category("a")) == (names, {"a": 3}, "Drug")
    assert [name.label.lang for name in found.names] == ["zh", None]


def test_a_name_is_found_by_its_key_and_the_preferred_one_by_its_entity(mini: Path) -> None:
    found = table(mini)
    assert [(name.entity, str(name.label)) for name in found.called("华法林")] == [
        ("warfarin", "華法林"),
        ("warfarin", "华法林"),
    ]
    assert [found.preferred("warfarin", lang) for lang in ("zh", "en", "fr")] == ["华法林", "warfarin", ""]
    assert list(found.called("nothing")) == []
    assert found.preferred("nothing", "en") == ""
    assert ("warfarin" in found, "华法林" in found) == (True, False)


def test_the_degree_counts_the_ends_of_asserted_claims(mini: Path) -> None:
    kg = KnowledgeGraph.load(mini)
    ends = [end for claim in kg.claims() for end in (claim.subject, claim.object)]
    assert read_names(kg.store).degrees == {slug: ends.count(slug) for slug in kg.entities}


def test_only_characters_that_may_lead_to_a_name_are_folded(mini: Path) -> None:
    folding = table(mini).folding
    assert (folding["華"], folding["鈣"]) == ("华", "钙")
    assert "鐵" not in folding
    edit(mini / ENTITIES, "", named("iron", 'prefLabel "铁"@zh'))
    assert table(mini).folding["鐵"] == "铁"


def test_a_graph_without_names_has_none(tmp_path: Path) -> None:
    found = read_names(EmbeddedStore(ox.Store()))
    assert (found.names, found.degrees, found.folding) == ((), {}, {})
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_an_earlier_version_says_what_to_run(mini: Path) -> None:
    kg = KnowledgeGraph.load(mini)
    old = ox.Store()
    old.extend(quad for quad in kg.store.engine if quad.graph_name != ox.NamedNode(GRAPH.keys))
    with pytest.raises(StoreError) as caught:
        KnowledgeGraph(EmbeddedStore(old)).search("warfarin")
    assert caught.value.message("zh") == "此图谱由较早的版本构建，没有检索用的名称索引。请运行kgraph build。"
    assert (
        str(caught.value) == "This graph was built by an earlier version and has no index of names. Run kgraph build."
    )


@pytest.mark.parametrize("name", ["searchKeys", "network"])
@pytest.mark.parametrize("text", ["", "[" * 100_000, '{"a":' * 100_000, "[]", "7", '{"edges": 1}'])
def test_an_index_that_is_not_as_the_build_writes_it_says_what_to_run(
    mini_kg: KnowledgeGraph, name: str, text: str
) -> None:
    other = EmbeddedStore()
    other.load(quad for quad in mini_kg.store.quads() if quad.predicate.value != KGO.iri_of(name))
    index = (ox.NamedNode(DATASET.iri), ox.NamedNode(KGO.iri_of(name)), ox.Literal(text), ox.NamedNode(GRAPH.keys))
    other.load([ox.Quad(*index)])
    kg = KnowledgeGraph(other)
    with pytest.raises(StoreError) as caught:
        kg.search("warfarin") if name == "searchKeys" else kg.paths("warfarin", "MGP")
    assert str(caught.value) == f"The index {name} of the built graph cannot be read. Run kgraph build."
    assert caught.value.message("zh") == f"已构建图谱中的索引{name}无法读取。请运行kgraph build。"


@pytest.mark.parametrize(
    ("key", "readings"),
    [
        ("骨折", "gu zhe|she"),
        ("单抗", "dan kang"),
        ("钙调磷酸酶", "gai tiao|diao lin suan mei"),
        ("骨重建", "gu chong jian"),
        ("体重", "ti zhong|chong"),
        ("女性", "nv xing"),
        ("绿茶", "lv|lu cha"),
        ("唑来膦酸", "zuo lai lin suan"),
        ("维生素k2", "wei sheng su K2"),
        ("25羟维生素d", "25 qiang wei sheng su D"),
        ("钙+维生素d", "gai wei sheng su D"),
        ("阿胶", "e jiao"),
    ],
)
def test_a_chinese_name_is_read_aloud(key: str, readings: str) -> None:
    assert read_aloud([key]) == {key: readings}


def test_a_name_without_chinese_is_not_read() -> None:
    assert read_aloud(["mk4", "", "+"]) == {}


def test_no_simplified_character_folds_further() -> None:
    folding = read_folding()
    assert len(folding) > 3000
    assert [character for character in folding.values() if character in folding] == []
    assert {folding[one] for one in "鈣鎂維質鬆雙鹽髖醯矽"} == set("钙镁维质松双盐髋酰硅")


def test_names_that_sound_alike_are_ambiguous_by_pinyin(mini: Path) -> None:
    edit(mini / ENTITIES, "", named("a-drug", 'prefLabel "一灵"@zh') + named("b-drug", 'prefLabel "伊林"@zh'))
    edit(mini / ENTITIES, "", named("c-drug", 'prefLabel "怡灵"@zh') + named("d-drug", 'altLabel "一林"@zh'))
    kg = KnowledgeGraph.load(mini)
    with pytest.raises(AmbiguousName) as caught:
        kg.entity("yiling")
    assert caught.value.candidates == ("a-drug", "c-drug")
    assert kg.entity("yilin").slug == "b-drug"  # by its preferred name
    assert {hit.entity for hit in kg.search("yilin")} == {"a-drug", "b-drug", "c-drug", "d-drug"}


def test_a_traditional_name_of_two_entities_is_ambiguous(mini: Path) -> None:
    edit(mini / ENTITIES, "", named("a-drug", 'altLabel "鈣片"@zh') + named("b-drug", 'altLabel "钙片"@zh'))
    with pytest.raises(AmbiguousName) as caught:
        KnowledgeGraph.load(mini).entity("鈣片")
    assert caught.value.candidates == ("a-drug", "b-drug")


@pytest.mark.parametrize("text", ["华法林", "華法林", "huafalin", "hfl", "warfrin", "chebi:10033", "nothing like it"])
def test_a_search_imports_neither_pinyin_nor_opencc(text: str) -> None:
    KnowledgeGraph.load()  # so that it is built
    unwanted = ["pypinyin", "opencc", "rdflib", "networkx", "pyvis", "kgraph.build.build", "kgraph.store.catalog"]
    code = (
        "import sys; from kgraph.cli import main\n"
        f"main(['search', {text!r}], standalone_mode=False)\n"
        f"print(*[name for name in {unwanted} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "\n")
