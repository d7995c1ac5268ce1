"""From files to a dataset: what is refused and where, what is derived, and the cache of builds."""

from __future__ import annotations

import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pyoxigraph as ox
import pytest

from command_line import answer, run
from editing import edit, evidence, line_of, study
from kgraph import KnowledgeGraph
from kgraph.build import build
from kgraph.build.build import BrokenRule, GraphText, build_in_memory, open_graph, read_graph
from kgraph.build.check import check_graph
from kgraph.errors import DataError, StoreError, TurtleError
from kgraph.files.integrity import BrokenReferences
from kgraph.messages import say
from kgraph.store import cache as cache_of_builds
from kgraph.store.engine import EmbeddedStore
from kgraph.version import VERSION
from kgraph.vocab import GRAPH

CLAIMS, ENTITIES, SOURCES = "claims/claims.ttl", "entities/entities.ttl", "sources/sources.ttl"
PREVENTS = "vitamin-K2--prevents--vascular-calcification--pharmacological--adults"
ACTIVATES = "vitamin-K2--activates--MGP"
INHIBITS = "warfarin--inhibits--vitamin-K--activity"
INTERACTS = "warfarin--interacts-with--vitamin-K"
KEPT_BUILDS = cache_of_builds.KEPT_BUILDS


def problems(mini: Path) -> BrokenReferences:
    with pytest.raises(BrokenReferences) as caught:
        build_in_memory(read_graph(mini))
    return caught.value


@pytest.mark.parametrize(
    ("file", "old", "new", "block", "row", "zh", "en"),
    [
        pytest.param(
            ENTITIES,
            'skos:altLabel "華法林"@zh',
            'skos:altLable "華法林"@zh',
            "kg:warfarin",
            'skos:altLable "華法林"@zh ;',
            "模式中没有属性skos:altLable。",
            "The schema has no property skos:altLable.",
            id="unknown property",
        ),
        pytest.param(
            CLAIMS,
            "kgo:doseValue 45",
            "kgo:doze 45",
            f"ev:leaflet--{PREVENTS}",
            "kgo:doze 45 ;",
            "模式中没有属性kgo:doze。",
            "The schema has no property kgo:doze.",
            id="unknown property of ours",
        ),
        pytest.param(
            CLAIMS,
            "    rdf:object kg:MGP ;\n",
            "    rdf:object kg:MGP ;\n    kgo:prevents kg:MGP ;\n",
            f"claim:{ACTIVATES}",
            "kgo:prevents kg:MGP ;",
            "kgo:prevents的值kg:MGP由构建推导，不可手写。",
            "kgo:prevents kg:MGP is derived by the build and must not be written by hand.",
            id="an edge without a claim",
        ),
        pytest.param(
            CLAIMS,
            "rdf:predicate kgo:activates",
            "rdf:predicate kgo:activats",
            f"claim:{ACTIVATES}",
            "rdf:predicate kgo:activats ;",
            "模式中没有关系kgo:activats。",
            "The schema has no relation kgo:activats.",
            id="unknown relation",
        ),
        pytest.param(
            CLAIMS,
            "rdf:predicate kgo:activates",
            "rdf:predicate kgo:absorption",
            f"claim:{ACTIVATES}",
            "rdf:predicate kgo:absorption ;",
            "模式中没有关系kgo:absorption。",
            "The schema has no relation kgo:absorption.",
            id="a term that is no relation",
        ),
        pytest.param(
            CLAIMS,
            "rdf:predicate kgo:activates",
            "rdf:predicate <http://other.example/acts>",
            f"claim:{ACTIVATES}",
            "rdf:predicate <http://other.example/acts> ;",
            "模式中没有关系<http://other.example/acts>。",
            "The schema has no relation <http://other.example/acts>.",
            id="a relation of others",
        ),
        pytest.param(
            CLAIMS,
            "rdf:object kg:MGP",
            "rdf:object kg:MPG",
            f"claim:{ACTIVATES}",
            "rdf:object kg:MPG ;",
            "rdf:object指向kg:MPG，图谱中没有这个标识。",
            "rdf:object points to kg:MPG, but the graph has no block with this slug.",
            id="dangling reference",
        ),
        pytest.param(
            ENTITIES,
            "",
            "\nkg:x\n    a kgo:DrugClas ;\n    .\n",
            "kg:x",
            "a kgo:DrugClas ;",
            "rdf:type指向kgo:DrugClas，图谱中没有这个标识。",
            "rdf:type points to kgo:DrugClas, but the graph has no block with this slug.",
            id="unknown class",
        ),
        pytest.param(
            ENTITIES,
            "",
            "\nkg:x\n    a kgo:cohort ;\n    .\n",
            "kg:x",
            "a kgo:cohort ;",
            "rdf:type的值应为类别，“kgo:cohort”不符合要求。",
            "The value of rdf:type must be a class; “kgo:cohort” is not.",
            id="a class that is none",
        ),
        pytest.param(
            CLAIMS,
            "rdf:object kg:MGP",
            "rdf:object src:trial",
            f"claim:{ACTIVATES}",
            "rdf:object src:trial ;",
            "rdf:object的值应为kgo:Entity（实体），“src:trial”不符合要求。",
            "The value of rdf:object must be one kgo:Entity (entity); “src:trial” is not.",
            id="a source for an entity",
        ),
        pytest.param(
            CLAIMS,
            "kgo:doseValue 45",
            'kgo:doseValue "45"',
            f"ev:leaflet--{PREVENTS}",
            'kgo:doseValue "45" ;',
            "kgo:doseValue的值应为数字，“45”不符合要求。",
            "The value of kgo:doseValue must be a number; “45” is not.",
            id="text for a number",
        ),
        pytest.param(
            SOURCES,
            "kgo:textLength 200",
            'kgo:textLength "many"^^xsd:integer',
            "src:leaflet",
            'kgo:textLength "many"^^xsd:integer ;',
            "kgo:textLength的值应为整数，“many”不符合要求。",
            "The value of kgo:textLength must be a whole number; “many” is not.",
            id="no number at all",
        ),
        pytest.param(
            SOURCES,
            '"2020-05-01"^^xsd:date',
            '"2020-13-01"^^xsd:date',
            "src:leaflet",
            'dcterms:issued "2020-13-01"^^xsd:date ;',
            "dcterms:issued的值应为日期，“2020-13-01”不符合要求。",
            "The value of dcterms:issued must be a date; “2020-13-01” is not.",
            id="no day of any month",
        ),
        pytest.param(
            CLAIMS,
            '"P2Y"^^xsd:duration',
            '"2Y"^^xsd:duration',
            f"ev:leaflet--{PREVENTS}",
            'kgo:duration "2Y"^^xsd:duration ;',
            "kgo:duration的值应为时长，“2Y”不符合要求。",
            "The value of kgo:duration must be a duration; “2Y” is not.",
            id="no duration",
        ),
        pytest.param(
            ENTITIES,
            '"warfarin"@en ;',
            '"warfarin" ;',
            "kg:warfarin",
            'skos:prefLabel "warfarin" ;',
            "skos:prefLabel的值应为带语言标签的文字，“warfarin”不符合要求。",
            "The value of skos:prefLabel must be text with a language tag; “warfarin” is not.",
            id="a label without language",
        ),
        pytest.param(
            ENTITIES,
            'skos:altLabel "menaquinone"@en',
            "skos:altLabel kg:warfarin",
            "kg:vitamin-K2",
            "skos:altLabel kg:warfarin ;",
            "skos:altLabel的值应为带语言标签的文字，“kg:warfarin”不符合要求。",
            "The value of skos:altLabel must be text with a language tag; “kg:warfarin” is not.",
            id="an entity for a name",
        ),
        pytest.param(
            CLAIMS,
            "    kgo:studyDesign kgo:randomised-trial ;\n",
            "    kgo:studyDesign kgo:randomised-trial ;\n    kgo:studyDesign kgo:cohort ;\n",
            f"ev:trial--{INTERACTS}",
            "kgo:studyDesign kgo:cohort ;",
            "kgo:studyDesign只能有一个值（每种语言一个）。",
            "kgo:studyDesign takes only one value (for text, one in each language).",
            id="two designs",
        ),
        pytest.param(
            ENTITIES,
            '    skos:prefLabel "warfarin"@en ;\n',
            '    skos:prefLabel "warfarin"@en ;\n    skos:prefLabel "warfarins"@en ;\n',
            "kg:warfarin",
            'skos:prefLabel "warfarins"@en ;',
            "skos:prefLabel只能有一个值（每种语言一个）。",
            "skos:prefLabel takes only one value (for text, one in each language).",
            id="two preferred labels",
        ),
        pytest.param(
            CLAIMS,
            "    rdf:object kg:MGP ;\n",
            "    rdf:object kg:MGP ;\n    rdf:object kg:warfarin ;\n",
            f"claim:{ACTIVATES}",
            "rdf:object kg:warfarin ;",
            "rdf:object只能有一个值（每种语言一个）。",
            "rdf:object takes only one value (for text, one in each language).",
            id="two objects",
        ),
        pytest.param(
            "mappings/atc.ttl",
            "",
            "@prefix kg: <https://w3id.org/kgraph/id/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
            "kg:warfarine\n    skos:exactMatch <https://identifiers.org/atc:B01AA03> ;\n    .\n",
            "kg:warfarine",
            "",
            "没有写明类别（a kgo:…）。",
            "The class (a kgo:…) is not given.",
            id="a mapping of nothing",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused_with_entity_file_and_line(
    mini: Path, file: str, old: str, new: str, block: str, row: str, zh: str, en: str
) -> None:
    edit(mini / file, old, new)
    error = problems(mini)
    path, line = mini / file, line_of(mini / file, block, row)
    assert (error.path, error.line, len(error.problems)) == (path, line, 1)
    found = error.problems[0]
    assert (found.path, found.line, found.entity) == (path, line, block)
    assert error.message("zh").split("\n") == [
        "图谱文件有1处问题，无法构建。请改正，再运行kgraph check。",
        f"{path}:{line}：{block} {zh}",
    ]
    assert error.message("en").split("\n") == [
        "The graph cannot be built: 1 problem(s) in its files. Correct them, then run kgraph check.",
        f"{path}:{line}: {block} {en}",
    ]
    assert all(found.fix(lang) for lang in ("zh", "en"))


NATTO = """
{name}
    a kgo:Food ;
    skos:prefLabel "natto"@en ;
    skos:prefLabel "纳豆"@zh ;
    .
"""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("<http://evil/z>", "foreign-name"),
        ("<https://w3id.org/kgraph/source/natto>", "foreign-name"),
        ("kgo:natto", "foreign-name"),
        ("kg:纳豆", "bad-slug"),
        ("<https://w3id.org/kgraph/id/../../x>", "bad-slug"),
        ("kg:nat--to", "bad-slug"),
        ("kg:nat\\~to", "bad-slug"),
    ],
)
def test_a_name_that_cannot_be_a_slug_is_refused_with_its_line(mini: Path, name: str, key: str) -> None:
    edit(mini / ENTITIES, "", NATTO.format(name=name))
    (found,) = problems(mini).problems
    assert (found.key, found.path, found.line) == (key, mini / ENTITIES, line_of(mini / ENTITIES, name))
    assert all(found.message(lang) and found.fix(lang) for lang in ("zh", "en"))


@pytest.mark.parametrize(
    ("block", "row", "lacks"),
    [
        (f"ev:trial--{INTERACTS}", "    kgo:source src:trial ;\n", "kgo:source"),
        (f"ev:trial--{INTERACTS}", "    kgo:stance kgo:supports ;\n", "kgo:stance"),
        (f"ev:trial--{INTERACTS}", f"    kgo:about claim:{INTERACTS} ;\n", "kgo:about"),
        (f"ev:trial--{INTERACTS}", "    kgo:result kgo:positive ;\n", "kgo:result"),
        (f"ev:trial--{INTERACTS}", "    kgo:studyDesign kgo:randomised-trial ;\n", "kgo:studyDesign"),
        (f"claim:{INTERACTS}", "    rdf:predicate kgo:interacts-with ;\n", "rdf:predicate"),
        (f"claim:{INTERACTS}", "    rdf:object kg:vitamin-K ;\n", "rdf:object"),
    ],
)
def test_what_lacks_what_every_answer_needs_is_refused_with_its_line(
    mini: Path, block: str, row: str, lacks: str
) -> None:
    path = mini / CLAIMS
    before, head, after = path.read_text(encoding="utf-8").partition(f"\n{block}\n")
    assert row in after
    path.write_text(before + head + after.replace(row, "", 1), encoding="utf-8")
    (found,) = problems(mini).problems
    assert (found.path, found.line, found.entity) == (path, line_of(path, block), block)
    assert (found.message("en"), found.message("zh")) == (f"{lacks} is missing.", f"缺少{lacks}。")


@pytest.mark.parametrize(
    ("block", "row"),
    [
        (f"claim:{ACTIVATES}", "kgo:verdict kgo:established"),
        (f"claim:{ACTIVATES}", "kgo:certainty kgo:high"),
        (f"claim:{ACTIVATES}", "kgo:shownIn kgo:people"),
        (f"claim:{ACTIVATES}", "kgo:shownInSpecies kg:warfarin"),
        (f"ev:trial--{INTERACTS}", "kgo:weight kgo:primary"),
        (f"ev:trial--{INTERACTS}", "kgo:tier 1"),
        (f"claim:{ACTIVATES}", "kgo:activates kg:MGP"),
        (f"claim:{ACTIVATES}", 'kgo:searchKeys "{}"'),
        (f"claim:{ACTIVATES}", f"kgo:premise claim:{INTERACTS}"),
        (f"claim:{ACTIVATES}", "a kgo:InheritedClaim"),
    ],
)
def test_what_the_build_derives_is_refused_where_it_is_written_by_hand(mini: Path, block: str, row: str) -> None:
    edit(mini / CLAIMS, f"\n{block}\n", f"\n{block}\n    {row} ;\n")
    (found,) = problems(mini).problems
    assert (found.key, found.path, found.entity) == ("derived-by-hand", mini / CLAIMS, block)
    assert found.line == line_of(mini / CLAIMS, block, f"{row} ;")
    assert found.message("en") == f"{row} is derived by the build and must not be written by hand."


@pytest.mark.parametrize(
    ("row", "limit"),
    [
        ('kgo:year "0000"^^xsd:gYear', "limit-year"),
        ('kgo:year "99999"^^xsd:gYear', "limit-year"),
        ('kgo:year "-0500"^^xsd:gYear', "limit-year"),
        ('dcterms:issued "0099-01-01"^^xsd:date', "limit-year"),
        (f"kgo:textLength {'9' * 6000}", "limit-number"),
        ('kgo:duration "P201Y"^^xsd:duration', "limit-duration"),
        ('kgo:duration "P99999999999Y"^^xsd:duration', "limit-duration"),
        ('kgo:duration "-P3M"^^xsd:duration', "limit-duration"),
        (f'kgo:duration "PT{"9" * 400}H"^^xsd:duration', "limit-duration"),
        ("kgo:participants 1000000001", "limit-participants"),
        (f"kgo:participants 1{'0' * 30}", "limit-number"),
        (f"kgo:doseValue 0.{'3' * 40}", "limit-number"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_line(mini: Path, row: str, limit: str) -> None:
    edit(mini / SOURCES, '    kgo:pmid "12345678" ;\n', f'    kgo:pmid "12345678" ;\n    {row} ;\n')
    (found,) = problems(mini).problems
    assert (found.key, found.line) == ("impossible-value", line_of(mini / SOURCES, "src:trial", f"{row} ;"))
    assert say(limit, "en") in found.message("en")
    assert say(limit, "zh") in found.message("zh")


@pytest.mark.parametrize("tag", ["en-gb", "zh-Hans", "zh-CN", "ko"])
def test_text_in_another_language_than_en_and_zh_is_refused(mini: Path, tag: str) -> None:
    edit(mini / ENTITIES, '"華法林"@zh', f'"華法林"@{tag}')
    (found,) = problems(mini).problems
    assert (found.key, found.line) == (
        "language-tag",
        line_of(mini / ENTITIES, "kg:warfarin", f'skos:altLabel "華法林"@{tag} ;'),
    )
    assert found.fix("en") == 'Write: skos:altLabel "華法林"@' + ("en ;" if tag == "en-gb" else "zh ;")


@pytest.mark.parametrize("tag", ["ja-JP", "ko"])
def test_a_name_may_be_japanese_and_no_other_text(mini: Path, tag: str) -> None:
    edit(mini / ENTITIES, '"華法林"@zh', f'"ワルファリン"@{tag}')
    (found,) = problems(mini).problems
    assert (found.key, found.fix("en")) == ("language-tag", 'Write: skos:altLabel "ワルファリン"@ja ;')
    edit(mini / ENTITIES, f'"ワルファリン"@{tag}', '"華法林"@zh')
    edit(mini / ENTITIES, '"华法林"@zh', '"华法林"@ja')
    assert [(found.key, found.fix("en")) for found in problems(mini).problems] == [
        ("language-tag", 'Write: skos:prefLabel "华法林"@zh ;')
    ]


def test_a_slug_described_in_two_files_is_refused_with_both_places(mini: Path) -> None:
    first, second = mini / ENTITIES, mini / "entities" / "more.ttl"
    text = first.read_text(encoding="utf-8")
    head, block = text.split("\n\n")[0], text.split("\n\n")[-1]
    second.write_text(f"{head}\n\n{block}", encoding="utf-8")
    found = problems(mini).problems
    assert [(item.path, item.line, item.entity, item.key) for item in found] == [
        (second, 5, "kg:warfarin", "duplicate-slug")
    ]
    place = f"{first}:{line_of(first, 'kg:warfarin')}"
    assert found[0].message("zh") == f"同一标识在{place}已有一个块。"
    assert found[0].message("en") == f"The same slug already has a block at {place}."


def test_all_problems_are_listed_in_file_order_up_to_twenty(mini: Path) -> None:
    edit(mini / ENTITIES, '"matrix Gla protein"@en', '"matrix Gla protein"')
    edit(mini / CLAIMS, "", "".join(f"\nclaim:c{number}\n    a kgo:Clam ;\n    .\n" for number in range(20)))
    error = problems(mini)
    assert [item.key for item in error.problems] == ["dangling-reference"] * 20 + ["wrong-kind"]
    assert "21 problem(s)" in error.message("en")
    assert "有21处问题" in error.message("zh")
    assert len(error.message("en").split("\n")) == 21


def test_a_rule_that_is_not_sparql_is_refused_with_file_and_line(mini: Path) -> None:
    path = mini / "rules" / "direct.rq"
    path.write_text("CONSTRUCT { ?s ?p ?o }\nWHERE { ?s ?p }", encoding="utf-8")
    with pytest.raises(BrokenRule) as caught:
        build_in_memory(read_graph(mini))
    assert (caught.value.path, caught.value.line) == (path, 2)
    assert caught.value.message("en").startswith(f"{path}:2: The rule cannot be used: column")
    assert caught.value.message("zh").startswith(f"{path}:2：规则无法使用：第")


def test_a_rule_that_constructs_nothing_is_refused(mini: Path) -> None:
    path = mini / "rules" / "inverse.rq"
    path.write_text("SELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    with pytest.raises(BrokenRule) as caught:
        build_in_memory(read_graph(mini))
    assert caught.value.message("en") == (
        f"{path}: The rule cannot be used: A CONSTRUCT or DESCRIBE query is needed here; use kg.query for SELECT, "
        "kg.ask for ASK."
    )


# Derived graphs


def built(mini: Path) -> EmbeddedStore:
    return build_in_memory(read_graph(mini))


def names(store: EmbeddedStore, query: str) -> list[str]:
    """Return the rows of a query, sorted, each as the last parts of its names."""
    return sorted(
        " ".join(str(cell).rsplit("/", 1)[-1].rsplit("#", 1)[-1] for cell in row) for row in store.select(query)
    )


EDGES = "SELECT ?s ?p ?o WHERE {{ GRAPH graph:{} {{ ?s ?p ?o }} }}"


def verdict(store: EmbeddedStore, claim: str) -> list[str]:
    return names(
        store,
        f"SELECT ?p ?v WHERE {{ VALUES ?p {{ kgo:verdict kgo:standing kgo:certainty }} "
        f"GRAPH graph:verdicts {{ <https://w3id.org/kgraph/claim/{claim}> ?p ?v }} }}",
    )


def test_every_claim_has_a_verdict_and_a_standing(mini: Path) -> None:
    store = built(mini)
    assert verdict(store, INTERACTS) == ["certainty moderate", "standing supported", "verdict supported"]
    assert verdict(store, ACTIVATES) == ["standing article-only", "verdict unverified"]
    assert len(store.select("SELECT ?c { GRAPH graph:verdicts { ?c kgo:verdict ?v ; kgo:standing ?s } }")) == 7


def test_the_reasons_of_a_verdict_are_kept(mini: Path) -> None:
    edit(mini / CLAIMS, "", evidence(INTERACTS, "label", source="leaflet", stance="refutes").replace("ev:", "ev:x-"))
    store = built(mini)
    claim = f"<https://w3id.org/kgraph/claim/{INTERACTS}>"
    assert names(store, f"SELECT ?k ?r {{ {claim} kgo:judgedAs ?k ; kgo:ruling ?r }}") == [
        "interaction both-comparable"
    ]
    items = f"?i kgo:about {claim} ; kgo:weight ?w ; kgo:studyGroup ?g OPTIONAL {{ ?i kgo:tier ?t }}"
    weights = names(store, f"SELECT ?i ?g ?w ?t {{ {items} }}")
    assert weights == [
        f"leaflet--{INTERACTS} leaflet unfitting-design None",
        f"trial--{INTERACTS} trial counts 2",
        f"x-leaflet--{INTERACTS} leaflet counts 2",
    ]


def test_direct_edges_are_those_of_accepted_claims_alone(mini: Path) -> None:
    assert names(built(mini), EDGES.format("direct")) == ["warfarin interacts-with vitamin-K"]


def test_a_mechanism_that_is_only_reported_makes_an_edge(mini: Path) -> None:
    edit(mini / CLAIMS, "", evidence("vitamin-K2--activates--MGP", "review"))
    assert "vitamin-K2 activates MGP" in names(built(mini), EDGES.format("direct"))


@pytest.mark.parametrize(
    ("more", "accepted"),
    [
        pytest.param(study(PREVENTS, "randomised-trial"), True, id="supported"),
        pytest.param(
            study(PREVENTS, "randomised-trial") + evidence(PREVENTS, "guideline", source="guide"),
            True,
            id="established",
        ),
        pytest.param(
            study(PREVENTS, "randomised-trial") + study(PREVENTS, "randomised-trial", source="guide", stance="refutes"),
            False,
            id="contested",
        ),
        pytest.param(study(PREVENTS, "randomised-trial", stance="refutes"), False, id="refuted"),
        pytest.param(study(PREVENTS, "randomised-trial", stance="inconclusive"), False, id="unproven"),
        pytest.param(evidence(PREVENTS, "cohort"), False, id="unverified"),
        pytest.param(evidence(PREVENTS, "review"), False, id="reported"),
    ],
)
def test_an_edge_and_its_inverse_appear_once_the_claim_is_accepted(mini: Path, more: str, *, accepted: bool) -> None:
    guide = '\nsrc:guide\n    a kgo:Source ;\n    dcterms:title "A guide"@en ;\n    kgo:pmid "1" ;\n    .\n'
    edit(mini / SOURCES, "", guide)
    edit(mini / CLAIMS, "", more)
    general = (mini / CLAIMS).read_text(encoding="utf-8").replace("--pharmacological--adults", "")
    general = general.replace("    kgo:doseBand kgo:pharmacological ;\n    kgo:population kg:adults ;\n", "", 1)
    (mini / CLAIMS).write_text(general, encoding="utf-8")
    store = built(mini)
    direct = ["vitamin-K2 prevents vascular-calcification"] if accepted else []
    inverse = ["vascular-calcification prevented-by vitamin-K2"] if accepted else []
    assert names(store, EDGES.format("direct")) == [*direct, "warfarin interacts-with vitamin-K"]
    assert names(store, EDGES.format("inverse")) == [*inverse, "vitamin-K interacts-with warfarin"]


def test_a_claim_about_a_dose_a_group_or_an_aspect_makes_no_edge(mini: Path) -> None:
    edit(mini / CLAIMS, "", study(PREVENTS, "randomised-trial"))
    edit(mini / CLAIMS, "", evidence("warfarin--inhibits--vitamin-K--activity", "randomised-trial"))
    store = built(mini)
    assert "verdict supported" in verdict(store, PREVENTS)
    assert names(store, EDGES.format("direct")) == ["warfarin interacts-with vitamin-K"]


GUIDE = '\nsrc:guide\n    a kgo:Source ;\n    kgo:pmid "1" ;\n{}    .\n'
RETRACTED = '\nsrc:paper\n    a kgo:Source ;\n    kgo:pmid "2" ;\n    kgo:retracted true ;\n    .\n'


@pytest.mark.parametrize(
    ("sources", "more", "found"),
    [
        pytest.param(GUIDE.format(""), "", "established", id="independent"),
        pytest.param(GUIDE.format("    kgo:sameStudyAs src:trial ;\n"), "", "supported", id="same study"),
        pytest.param(
            GUIDE.format("    kgo:sameStudyAs src:hub ;\n") + "\nsrc:hub\n    a kgo:Source ;\n"
            '    kgo:pmid "3" ;\n    kgo:sameStudyAs src:trial ;\n    .\n',
            "",
            "supported",
            id="same study by way of a third",
        ),
        pytest.param(GUIDE.format("    kgo:retracted true ;\n"), "", "supported", id="retracted"),
        pytest.param(GUIDE.format("    kgo:retracted false ;\n"), "", "established", id="not retracted"),
        pytest.param(GUIDE.format("    kgo:supersededBy src:trial ;\n"), "", "supported", id="superseded"),
        pytest.param(
            GUIDE.format("    kgo:restsOn src:paper ;\n") + RETRACTED, "", "supported", id="rests on a retracted paper"
        ),
        pytest.param(GUIDE.format("    kgo:restsOn src:trial ;\n"), "", "established", id="rests on a sound paper"),
        pytest.param(GUIDE.format(""), "    kgo:readFrom kgo:identifier-only ;\n", "supported", id="not read"),
        pytest.param(GUIDE.format(""), "    kgo:readFrom kgo:abstract ;\n", "established", id="abstract read"),
        pytest.param(GUIDE.format(""), "    kgo:quality kgo:weak ;\n", "supported", id="weak"),
        pytest.param(GUIDE.format(""), "    kgo:studied kg:DOACs ;\n", "supported", id="indirect"),
        pytest.param(GUIDE.format(""), "    kgo:supersededBy src:trial ;\n", "supported", id="figure superseded"),
        pytest.param(
            GUIDE.format("") + RETRACTED,
            "    kgo:restsOn src:paper ;\n",
            "supported",
            id="finding rests on a retraction",
        ),
        pytest.param(GUIDE.format(""), "    kgo:endpointRole kgo:subgroup ;\n", "supported", id="subgroup"),
    ],
)
def test_a_second_source_establishes_a_claim_if_it_counts_and_is_independent(
    mini: Path, sources: str, more: str, found: str
) -> None:
    edit(mini / SOURCES, "", sources)
    edit(mini / CLAIMS, "", study(INTERACTS, "cohort", source="guide", more=more))
    assert f"verdict {found}" in verdict(built(mini), INTERACTS)


def test_of_several_reasons_to_set_evidence_aside_the_gravest_is_kept(mini: Path) -> None:
    reasons = {
        "identifier-only": "    kgo:readFrom kgo:identifier-only ;\n",
        "indirect": "    kgo:studied kg:DOACs ;\n",
        "superseded": "    kgo:supersededBy src:trial ;\n",
        "withdrawn": "    kgo:restsOn src:paper ;\n",
    }
    edit(mini / SOURCES, "", GUIDE.format("") + RETRACTED)
    item, more, before = f"ev:guide--{INTERACTS}", "", (mini / CLAIMS).read_text(encoding="utf-8")
    for weight, reason in reasons.items():
        more += reason
        added = evidence(INTERACTS, "cohort", source="guide", more=more)
        (mini / CLAIMS).write_text(before + added, encoding="utf-8")
        assert names(built(mini), f"SELECT ?w {{ {item} kgo:weight ?w }}") == [weight]


def test_two_reports_that_name_each_other_are_one_study(mini: Path) -> None:
    edit(mini / SOURCES, "", GUIDE.format("    kgo:sameStudyAs src:trial ;\n"))
    edit(mini / SOURCES, '    kgo:pmid "12345678" ;\n', '    kgo:pmid "12345678" ;\n    kgo:sameStudyAs src:guide ;\n')
    edit(mini / CLAIMS, "", evidence(INTERACTS, "cohort", source="guide"))
    assert "verdict supported" in verdict(built(mini), INTERACTS)


def test_the_description_says_what_is_derived_from_what_and_by_which_version(mini: Path) -> None:
    store = built(mini)
    derived = names(store, "SELECT ?d ?o { GRAPH graph:description { ?d prov:wasDerivedFrom ?o } }")
    asserted = ["claims", "entities", "schema", "sources"]
    follows = ["direct", "inherited", "inverse", "keys", "names", "verdicts"]
    assert derived == sorted(f"{name} {origin}" for name in follows for origin in asserted)
    assert names(store, "SELECT ?g { GRAPH graph:description { ?g a prov:Entity } }") == sorted([*asserted, *follows])
    program = (
        "?build a prov:Activity ; prov:wasAssociatedWith/owl:versionInfo ?v . graph:verdicts prov:wasGeneratedBy ?build"
    )
    assert store.select(f"SELECT ?v {{ GRAPH graph:description {{ {program} }} }}").rows == ((VERSION,),)
    graphs = {str(name) for (name,) in store.select("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }")}
    assert graphs == {GRAPH.iri_of(name) for name in [*asserted, *follows, "description"]}


def test_the_description_counts_what_the_dataset_holds_and_names_its_formats(mini: Path) -> None:
    store = built(mini)
    dataset = "<https://w3id.org/kgraph/dataset>"

    def described(pattern: str) -> list[str]:
        return names(store, f"SELECT ?a ?b {{ GRAPH graph:description {{ {pattern} }} }}")

    assert described(f"{dataset} void:entities ?a") == ["7 None"]
    parts = described(f"{dataset} void:classPartition ?part . ?part void:class ?a ; void:entities ?b")
    assert {"Claim 7", "Evidence 8", "InheritedClaim 1", "Nutrient 2", "Source 2"} <= set(parts)
    assert described(f"{dataset} dcat:distribution/dcat:mediaType ?a") == [
        *("ld+json None", "n-quads None", "trig None", "turtle None"),
    ]


def quads(store: EmbeddedStore) -> bytes:
    found = ox.serialize(store.engine.quads_for_pattern(None, None, None, None), format=ox.RdfFormat.N_QUADS)
    return b"\n".join(sorted((found or b"").split(b"\n")))


def test_the_same_input_makes_the_same_output_wherever_it_is(mini: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "copy"
    shutil.copytree(mini, other)
    for path in other.rglob("*.ttl"):
        os.utime(path, (1, 1))
    assert quads(built(other)) == quads(built(mini))
    assert quads(EmbeddedStore.open(build.build(other) / "store")) == quads(built(mini))


def test_the_exported_file_is_the_same_byte_for_byte(mini: Path, tmp_path: Path) -> None:
    for name in ("one.nq", "two.nq"):
        shutil.copytree(mini, tmp_path / name.removesuffix(".nq"))
        KnowledgeGraph.load(tmp_path / name.removesuffix(".nq")).export("nquads", tmp_path / name)
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


# The cache


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for one test, which keeps as many builds as that of a reader."""
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(cache_of_builds, "KEPT_BUILDS", KEPT_BUILDS)
    return tmp_path / "cache"


def forbid(monkeypatch: pytest.MonkeyPatch, *functions: str) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(arguments)

    for name in functions:
        monkeypatch.setattr(cache_of_builds if name == "_contents" else build, name, refuse)


def label(store: EmbeddedStore) -> str:
    return str(store.select('SELECT ?l { kg:warfarin skos:prefLabel ?l FILTER(LANG(?l) = "en") }').rows[0][0])


def builds(cache: Path) -> list[str]:
    """Return what is in a cache, manifests aside."""
    return sorted(path.name for path in cache.iterdir() if path.suffix != ".json")


def test_a_second_load_neither_builds_nor_reads_the_files(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = label(open_graph(mini))
    forbid(monkeypatch, "read_graph", "_contents")
    assert label(open_graph(mini)) == first == "warfarin"
    assert len(builds(own_cache)) == 1


def test_a_changed_file_is_built_anew_and_the_change_undone_is_found_again(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_graph(mini)
    edit(mini / ENTITIES, '"warfarin"@en', '"Warfarin"@en')
    assert label(open_graph(mini)) == "Warfarin"
    edit(mini / ENTITIES, '"Warfarin"@en', '"warfarin"@en')
    forbid(monkeypatch, "read_graph")
    assert label(open_graph(mini)) == "warfarin"
    assert len(builds(own_cache)) == 2


@pytest.mark.parametrize("change", ["rule", "new file", "removed file"])
@pytest.mark.usefixtures("own_cache")
def test_rules_and_the_list_of_files_count_as_change(mini: Path, change: str) -> None:
    before = build.build(mini)
    if change == "rule":
        edit(mini / "rules" / "direct.rq", "?verdict kgo:accepted true ", "VALUES ?verdict { kgo:supported } ")
    elif change == "new file":
        edit(mini / "mappings" / "none.ttl", "", "\n")
    else:
        (mini / "rules" / "inverse.rq").unlink()
    open_graph(mini)
    assert build.build(mini) != before


@pytest.mark.parametrize("name", ["rules", "schema"])
@pytest.mark.usefixtures("own_cache")
def test_a_graph_without_rules_or_schema_is_built_with_the_bundled_ones(
    mini: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    whole = set(open_graph(mini).engine)
    bundled = tmp_path / "bundled"
    shutil.copytree(mini, bundled)
    monkeypatch.setattr("kgraph.files.paths.graph_folder", lambda: bundled)
    shutil.rmtree(mini / name)
    before = build.build(mini)
    assert set(open_graph(mini).engine) == whole
    changed = next((bundled / name).iterdir())
    changed.write_text(changed.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert cache_of_builds.open_cached(mini) is None
    assert build.build(mini) != before


@pytest.mark.parametrize("name", ["graph.ttl", "GRAPH.TTL", "all/of it.ttl", "实体.ttl", "a <b>/c.ttl"])
@pytest.mark.usefixtures("own_cache")
def test_a_graph_in_one_file_of_any_name_answers_by_name(mini: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "one" / name
    path.parent.mkdir(parents=True)
    text = "\n".join((mini / file).read_text(encoding="utf-8") for file in (CLAIMS, ENTITIES, SOURCES))
    path.write_text(text, encoding="utf-8")
    kg, mine = KnowledgeGraph.load(mini), KnowledgeGraph.load(tmp_path / "one")
    assert mine.entity("华法林").slug == "warfarin"
    assert mine.search("Coumadin") == kg.search("Coumadin")
    assert mine.claims(about="warfarin") == kg.claims(about="warfarin")
    assert mine.stats().groups == kg.stats().groups
    pair = ["warfarin", "vitamin-K"]
    assert mine.interactions(pair) == kg.interactions(pair)


def test_a_file_whose_name_is_no_utf8_is_read(mini: Path) -> None:
    os.rename(mini / ENTITIES, os.fsencode(mini / "entities") + b"/\xff.ttl")  # noqa: PTH104 - a name of bytes
    assert build.build(mini)


@pytest.mark.parametrize("folder", [False, True])
def test_a_pipe_or_device_is_not_read(mini: Path, *, folder: bool) -> None:
    path = mini / "claims" / "zero.ttl" if folder else mini / "zero.ttl"
    path.symlink_to("/dev/zero")
    with pytest.raises(TurtleError) as caught:
        build_in_memory(read_graph(mini))
    assert caught.value.message("en") == f"{path}: This is a pipe or device, not an ordinary file, and is not read."


@pytest.mark.parametrize(
    "text",
    [
        "",
        '<http://example.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Neighbour"@en-gb .\n',
        "<http://example.org/a> a <http://www.w3.org/2004/02/skos/core#Concept> .\n",
    ],
)
@pytest.mark.parametrize("use", [read_graph, open_graph, lambda folder: check_graph(folder, folder, folder)])
def test_a_folder_in_which_nothing_is_ours_says_so(tmp_path: Path, text: str, use: Callable[[Path], object]) -> None:
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        use(tmp_path)
    assert caught.value.key == "graph-foreign"
    assert caught.value.message("en").startswith(f"{tmp_path}: its Turtle uses no prefix of kgraph")


@pytest.mark.parametrize("name", ["STORE_FORMAT", "VERSION"])
def test_a_build_of_another_format_or_version_is_not_opened(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = build.build(mini)
    assert cache_of_builds.open_cached(mini) is not None
    with monkeypatch.context() as patch:
        patch.setattr(cache_of_builds, name, "another")
        assert cache_of_builds.open_cached(mini) is None
        os.utime(mini / ENTITIES, (1, 1))
        assert cache_of_builds.open_cached(mini) is None
        after = build.build(mini)
    assert builds(own_cache) == sorted([before.name, after.name])
    assert cache_of_builds.open_cached(mini) is not None
    assert build.build(mini) == before


def test_a_file_touched_but_equal_is_found_by_its_hash_and_hashed_once(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_graph(mini)
    os.utime(mini / ENTITIES, (1, 1))
    forbid(monkeypatch, "read_graph")
    assert label(open_graph(mini)) == "warfarin"
    forbid(monkeypatch, "_contents")
    assert label(open_graph(mini)) == "warfarin"
    assert len(builds(own_cache)) == 1


@pytest.mark.parametrize("content", ["", "[]", '{"key": 1}', "\x00", '{"files": [], "key": "../.."}'])
def test_a_damaged_manifest_is_passed_over(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    open_graph(mini)
    for manifest in own_cache.glob("*.json"):
        manifest.write_text(content, encoding="utf-8")
    forbid(monkeypatch, "read_graph")
    assert label(open_graph(mini)) == "warfarin"


def test_a_file_changed_while_the_graph_is_built_is_seen_by_the_next_load(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_then_change(folder: Path) -> GraphText:
        text = read_graph(folder)
        edit(folder / ENTITIES, '"warfarin"@en', '"Warfarin"@en')
        return text

    with monkeypatch.context() as patch:
        patch.setattr(build, "read_graph", read_then_change)
        assert label(open_graph(mini)) == "warfarin"
    assert label(open_graph(mini)) == "Warfarin"
    assert len(builds(own_cache)) == 2


def test_only_the_last_three_builds_are_kept(mini: Path, own_cache: Path) -> None:
    made = []
    for number in range(5):
        edit(mini / ENTITIES, "", f"\nkg:x{number}\n    a kgo:Food ;\n    .\n")
        made.append(build.build(mini).name)
    assert builds(own_cache) == sorted(made[-3:])


def test_a_build_made_again_counts_as_the_newest(mini: Path, own_cache: Path) -> None:
    first = (mini / ENTITIES).read_bytes()
    made = [build.build(mini).name]
    for number in range(2):
        edit(mini / ENTITIES, "", f"\nkg:x{number}\n    a kgo:Food ;\n    .\n")
        made.append(build.build(mini).name)
    (mini / ENTITIES).write_bytes(first)
    assert build.build(mini).name == made[0]
    edit(mini / ENTITIES, "", "\nkg:y\n    a kgo:Food ;\n    .\n")
    assert builds(own_cache) == sorted(made)
    made.append(build.build(mini).name)
    assert builds(own_cache) == sorted([made[0], made[2], made[3]])


def break_turtle(mini: Path) -> None:
    edit(mini / ENTITIES, "    a kgo:Drug ;\n", "    a kgo:Drug\n")


def break_references(mini: Path) -> None:
    edit(mini / CLAIMS, "rdf:object kg:MGP", "rdf:object kg:MPG")


def break_rule(mini: Path) -> None:
    edit(mini / "rules" / "direct.rq", "CONSTRUCT", "CONSTRUE")


def remove_all(mini: Path) -> None:
    for path in mini.rglob("*.ttl"):
        path.unlink()


@pytest.mark.parametrize("damage", [break_turtle, break_references, break_rule, remove_all])
def test_a_failed_build_leaves_the_earlier_build_and_its_answers_whole(
    mini: Path, tmp_path: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[Path], None]
) -> None:
    shutil.copytree(mini, tmp_path / "sound")
    earlier = open_graph(mini)
    before, cached = quads(earlier), builds(own_cache)
    damage(mini)
    with pytest.raises((DataError, StoreError)):
        open_graph(mini)
    with pytest.raises((DataError, StoreError)):
        build.build(mini)
    assert quads(earlier) == before
    assert builds(own_cache) == cached
    shutil.rmtree(mini)
    shutil.copytree(tmp_path / "sound", mini)
    forbid(monkeypatch, "read_graph")
    assert quads(open_graph(mini)) == before


@pytest.mark.parametrize("place", ["cache", "cache/deeper"])
def test_a_cache_that_cannot_be_written_means_a_build_in_memory_and_a_note(
    mini: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    (tmp_path / "cache").write_bytes(b"a file")
    monkeypatch.setenv("KGRAPH_CACHE", str(tmp_path / place))
    with caplog.at_level(logging.WARNING, logger="kgraph"):
        store = open_graph(mini)
    assert quads(store) == quads(built(mini))
    note = (
        f"The cache folder {tmp_path / place} is not writable, so the graph is built in memory. "
        "Set KGRAPH_CACHE to choose another folder."
    )
    assert [record.getMessage() for record in caplog.records] == [note]
    assert (tmp_path / "cache").read_bytes() == b"a file"


def test_building_into_a_cache_that_cannot_be_written_says_so(mini: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        build.build(mini, tmp_path / "file" / "cache")
    place = tmp_path / "file" / "cache"
    assert caught.value.message("en") == (
        f"{place}: cannot be written (Not a directory). The existing content is unchanged."
    )
    assert caught.value.message("zh") == f"{place}：无法写入（Not a directory）。原有内容未变。"


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*"])
@pytest.mark.usefixtures("own_cache")
def test_a_damaged_build_is_built_again(mini: Path, name: str) -> None:
    whole = quads(open_graph(mini))
    for path in (build.build(mini) / "store").glob(name):
        path.write_bytes(b"damaged")
    assert quads(open_graph(mini)) == whole


def test_a_file_that_cannot_be_read_is_named_though_a_build_exists(mini: Path, own_cache: Path) -> None:
    open_graph(mini)
    os.mkfifo(mini / "entities" / "pipe.ttl")
    with pytest.raises(TurtleError) as caught:
        open_graph(mini)
    assert (caught.value.key, caught.value.path) == ("not-a-file", mini / "entities" / "pipe.ttl")
    (mini / "entities" / "pipe.ttl").unlink()
    (mini / "entities" / "gone.ttl").symlink_to("nowhere")
    with pytest.raises(StoreError) as told:
        open_graph(mini)
    assert told.value.message("en") == f"{mini / 'entities' / 'gone.ttl'}: cannot be read (No such file or directory)."
    assert len(builds(own_cache)) == 1


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as end:
        end.bind(str(path))


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (os.mkfifo, "not-a-file"),
        (a_socket, "not-a-file"),
        (lambda path: path.symlink_to("/dev/zero"), "not-a-file"),
        (Path.mkdir, "cannot-read"),
        (lambda path: path.symlink_to("nowhere"), "cannot-open"),
        (lambda path: path.symlink_to(path.name), "cannot-open"),
    ],
    ids=["pipe", "socket", "device", "folder", "broken link", "link to itself"],
)
@pytest.mark.usefixtures("own_cache")
def test_a_rule_that_is_no_file_is_refused_by_its_name(mini: Path, make: Callable[[Path], None], key: str) -> None:
    path = mini / "rules" / "odd.rq"
    make(path)
    for command in ("build", "check", "claims"):
        result = run(command, "--graph", mini, "--lang", "en")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"{path}: ")
    with pytest.raises((TurtleError, StoreError)) as caught:
        build.build(mini)
    assert caught.value.key == key


@pytest.mark.parametrize("name", ["a b<c>", "line\nbreak", 'quo"te', "%41", "back\\slash", "é“", os.fsdecode(b"\xff")])
@pytest.mark.usefixtures("own_cache")
def test_the_name_of_a_rule_is_any_that_a_file_can_have(mini: Path, name: str) -> None:
    rule = "CONSTRUCT { ?drug kgo:tested true } WHERE { ?drug a kgo:Drug }"
    (mini / "rules" / f"{name}.rq").write_text(rule, encoding="utf-8")
    for _ in range(2):
        kg = KnowledgeGraph.load(mini)
        ((graph, count),) = kg.query("SELECT ?g (COUNT(?s) AS ?n) { GRAPH ?g { ?s kgo:tested true } } GROUP BY ?g")
        assert os.fsdecode(unquote_to_bytes(str(graph).removeprefix(GRAPH.iri))) == name
    exported = answer("export", "nquads", "--graph", mini)
    assert exported.count("ontology#tested>") == count == 1


BUILDER = "import sys, pathlib; from kgraph.build.build import build; print(build(pathlib.Path(sys.argv[1])).name)"


def test_programs_that_build_at_once_leave_one_whole_build(mini: Path, own_cache: Path) -> None:
    command = [sys.executable, "-c", BUILDER, str(mini)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    builders = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(3)
    ]
    said = [builder.communicate() for builder in builders]
    assert [errors for _, errors in said] == ["", "", ""]
    assert {output.strip() for output, _ in said} == set(builds(own_cache))
    assert len(builds(own_cache)) == 1
    assert quads(open_graph(mini)) == quads(built(mini))


@pytest.mark.parametrize("damaged", [False, True], ids=["empty cache", "damaged build"])
def test_builders_that_finish_in_the_same_moment_leave_one_whole_build(
    mini: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch, *, damaged: bool
) -> None:
    if damaged:
        (build.build(mini) / "store" / "CURRENT").write_bytes(b"damaged")
    looked, moving = (threading.Barrier(2, timeout=60) for _ in range(2))
    seen = threading.local()
    is_whole, rename = cache_of_builds._is_whole, Path.rename  # noqa: SLF001 - both look before either moves its build

    def look_then_wait(folder: Path) -> bool:
        found = is_whole(folder)
        if not hasattr(seen, "once"):
            seen.once = True
            looked.wait()
        return found

    def wait_then_move(path: Path, target: Path) -> Path:
        if path.name.startswith(".building-"):
            moving.wait()
        return rename(path, target)

    monkeypatch.setattr(cache_of_builds, "_is_whole", look_then_wait)
    monkeypatch.setattr(Path, "rename", wait_then_move)
    made: list[Path] = []
    threads = [threading.Thread(target=lambda: made.append(build.build(mini))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in made] == builds(own_cache) * 2
    assert quads(open_graph(mini)) == quads(built(mini))


def test_two_graphs_have_a_build_and_a_manifest_each(mini: Path, tmp_path: Path, own_cache: Path) -> None:
    shutil.copytree(mini, tmp_path / "other")
    edit(tmp_path / "other" / ENTITIES, '"warfarin"@en', '"Warfarin"@en')
    assert [label(open_graph(folder)) for folder in (mini, tmp_path / "other")] == ["warfarin", "Warfarin"]
    assert len(builds(own_cache)) == 2
    manifests = [json.loads(path.read_text(encoding="utf-8"))["key"] for path in own_cache.glob("*.json")]
    assert sorted(manifests) == builds(own_cache)


# The kind of a claim about an outcome


def outcome(mini: Path, *, benefit: str, subject: str, relation: str, design: str) -> str:
    """Add a claim about bone density with one study, and return its verdict."""
    marked = f"    kgo:benefit {benefit} ;\n" if benefit else ""
    names = '    skos:prefLabel "bone density"@en ;\n    skos:prefLabel "骨密度"@zh ;\n'
    edit(mini / ENTITIES, "", f"\nkg:BMD\n    a kgo:Measurement ;\n{names}{marked}    .\n")
    claim = f"{subject}--{relation}--BMD"
    parts = f"    rdf:subject kg:{subject} ;\n    rdf:predicate kgo:{relation} ;\n    rdf:object kg:BMD ;\n"
    block = f"\nclaim:{claim}\n    a kgo:Claim ;\n{parts}    .\n"
    edit(mini / CLAIMS, "", block + (evidence if design == "animal" else study)(claim, design))
    (found,) = KnowledgeGraph(build_in_memory(read_graph(mini))).claims(object="BMD")
    return found.verdict


@pytest.mark.parametrize(
    ("benefit", "subject", "relation", "design", "verdict"),
    [
        ("", "vitamin-K2", "increases", "animal", "reported"),  # nobody said what is good: a mechanism
        ("1", "vitamin-K2", "increases", "animal", "unverified"),  # a benefit: efficacy
        ("1", "vitamin-K2", "increases", "cohort", "unverified"),
        ("1", "vitamin-K2", "increases", "randomised-trial", "supported"),
        ("1", "warfarin", "decreases", "animal", "unverified"),  # a harm
        ("1", "warfarin", "decreases", "cohort", "reported"),
        ("-1", "warfarin", "decreases", "cohort", "unverified"),
        ("1", "vascular-calcification", "increases", "cohort", "reported"),  # not taken: prognosis
    ],
)
def test_a_change_of_an_outcome_is_judged_as_benefit_or_harm(
    mini: Path, benefit: str, subject: str, relation: str, design: str, verdict: str
) -> None:
    found = outcome(mini, benefit=benefit, subject=subject, relation=relation, design=design)
    assert found == verdict


KINDS_IN_ONE = """
SELECT ?claim ?kind WHERE {
  ?claim a kgo:Claim ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .
  ?relation kgo:relationKind ?relationKind .
  OPTIONAL {
    ?relation kgo:sign ?sign .
    ?object kgo:benefit ?benefit .
    ?subject a ?class .
    FILTER(?class IN (kgo:Nutrient, kgo:Drug, kgo:DrugClass, kgo:Food, kgo:Chemical))
    BIND(IF(?sign * ?benefit > 0, kgo:efficacy, kgo:harm) AS ?outcomeKind)
  }
  BIND(IF(?relationKind = kgo:mechanism, COALESCE(?outcomeKind, ?relationKind), ?relationKind) AS ?kind)
} ORDER BY ?claim
"""


def test_the_kind_of_each_claim_is_the_one_found_where_all_that_decides_it_is_asked_for_at_once(
    kg: KnowledgeGraph,
) -> None:
    assert kg.query("SELECT ?claim ?kind WHERE { ?claim kgo:judgedAs ?kind } ORDER BY ?claim") == kg.query(KINDS_IN_ONE)
