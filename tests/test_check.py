"""Checks: each fires on a small offending change, says where and how to mend it, and is silent on good data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from editing import edit, line_of
from kgraph.build import derive, read_graph
from kgraph.check import Finding, Report, ValidationFailed, check_graph
from kgraph.files import graph_folder, queries_folder
from kgraph.messages import say
from kgraph.model import Bilingual
from kgraph.queries import read_queries
from kgraph.store import EmbeddedStore

RULES = queries_folder() / "checks"
CHECKS = read_queries(RULES)
CLAIMS, ENTITIES, SOURCES = "claims/claims.ttl", "entities/entities.ttl", "sources/sources.ttl"
TRIAL = "ev:trial--warfarin--interacts-with--vitamin-K"
K2_PREVENTS = "vitamin-K2--prevents--vascular-calcification--pharmacological--adults"
ADULTS_ZH = '    skos:prefLabel "成人"@zh ;\n'
TRIAL_DESIGN = "    kgo:studyDesign kgo:randomised-trial ;\n"
FOOD = """
kg:natto
    a kgo:Food ;
    skos:prefLabel "natto"@en ;
    skos:prefLabel "纳豆"@zh ;
    skos:definition "Fermented soya beans."@en ;
    skos:definition "发酵的大豆。"@zh ;
    .
"""
MAPPING = """@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kg:warfarin
    skos:exactMatch <https://nowhere.example/1> ;
    .
"""


@dataclass(frozen=True)
class Offence:
    """A change of the small graph, and where the check of this name must point: file, block, row, and what it says."""

    rule: str
    changed: str
    old: str
    new: str
    file: str
    entity: str
    row: str
    value: str


OFFENCES = (
    Offence(
        "property-on-wrong-class",
        CLAIMS,
        "    kgo:hedge kgo:hedged ;\n",
        "    kgo:hedge kgo:hedged ;\n    kgo:severity kgo:major ;\n",
        CLAIMS,
        "ev:leaflet--warfarin--inhibits--vitamin-K--activity",
        "kgo:severity kgo:major ;",
        "kgo:major",
    ),
    Offence(
        "waiver-without-reason",
        CLAIMS,
        "    kgo:topic kgo:classes ;\n",
        '    kgo:topic kgo:classes ;\n    kgo:waives "claim-without-evidence" ;\n',
        CLAIMS,
        "claim:vitamin-K2--is-a--vitamin-K",
        'kgo:waives "claim-without-evidence" ;',
        "claim-without-evidence",
    ),
    Offence(
        "pattern-with-unknown-place",
        "schema/relations.ttl",
        '    kgo:pattern "{subject} activate{s} {object}"@en ;\n',
        '    kgo:pattern "{subject} {verb} {object}"@en ;\n',
        "schema/relations.ttl",
        "kgo:activates",
        'kgo:pattern "{subject} {verb} {object}"@en ;',
        "{subject} {verb} {object}",
    ),
    Offence(
        "broader-in-a-circle",
        ENTITIES,
        '    skos:definition "华法林的释义。"@zh ;\n',
        '    skos:definition "华法林的释义。"@zh ;\n    skos:broader kg:warfarin ;\n',
        ENTITIES,
        "kg:warfarin",
        "skos:broader kg:warfarin ;",
        "kg:warfarin",
    ),
    Offence(
        "claim-incomplete",
        CLAIMS,
        "    kgo:topic kgo:classes ;\n",
        "",
        CLAIMS,
        "claim:vitamin-K2--is-a--vitamin-K",
        "",
        "kgo:topic",
    ),
    Offence(
        "claim-name-differs",
        CLAIMS,
        "kgo:aspect kgo:activity",
        "kgo:aspect kgo:abundance",
        CLAIMS,
        "claim:warfarin--inhibits--vitamin-K--activity",
        "rdf:subject kg:warfarin ;",
        "warfarin--inhibits--vitamin-K--abundance",
    ),
    Offence(
        "claim-of-wrong-class",
        ENTITIES,
        "a kgo:DrugClass",
        "a kgo:Population",
        CLAIMS,
        "claim:DOACs--interacts-with--vitamin-K",
        "rdf:subject kg:DOACs ;",
        "kg:DOACs",
    ),
    Offence(
        "claim-of-wrong-class",
        CLAIMS,
        "    rdf:object kg:MGP ;\n",
        "    rdf:object kg:adults ;\n",
        CLAIMS,
        "claim:vitamin-K2--activates--MGP",
        "rdf:object kg:adults ;",
        "kg:adults",
    ),
    Offence(
        "claim-without-evidence",
        CLAIMS,
        "    kgo:about claim:vitamin-K2--activates--MGP ;\n",
        "    kgo:about claim:vitamin-K2--is-a--vitamin-K ;\n",
        CLAIMS,
        "claim:vitamin-K2--activates--MGP",
        "",
        "claim:vitamin-K2--activates--MGP",
    ),
    Offence(
        "definition-missing",
        ENTITIES,
        '    skos:definition "成人的释义。"@zh ;\n',
        "",
        ENTITIES,
        "kg:adults",
        'skos:definition "What adults is."@en ;',
        "zh",
    ),
    Offence(
        "definition-missing",
        "schema/relations.ttl",
        "kgo:activates\n    a kgo:Relation ;\n",
        'kgo:awakens\n    a kgo:Relation ;\n    skos:prefLabel "a"@en ;\n    skos:prefLabel "甲"@zh ;\n'
        '    skos:definition "甲"@zh ;\n    .\n\nkgo:activates\n    a kgo:Relation ;\n',
        "schema/relations.ttl",
        "kgo:awakens",
        'skos:definition "甲"@zh ;',
        "en",
    ),
    Offence(
        "dose-without-unit",
        CLAIMS,
        '    kgo:doseUnit "mg/d" ;\n',
        "",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:doseValue 45 ;",
        "45",
    ),
    Offence(
        "dose-without-unit",
        CLAIMS,
        "    kgo:doseValue 45 ;\n",
        "    kgo:doseMax 45 ;\n",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:doseMax 45 ;",
        "45",
    ),
    Offence("entity-without-use", ENTITIES, "", FOOD, ENTITIES, "kg:natto", "a kgo:Food ;", "kgo:Food"),
    Offence(
        "evidence-incomplete",
        CLAIMS,
        "    kgo:result kgo:null ;\n",
        "",
        CLAIMS,
        "ev:leaflet--DOACs--interacts-with--vitamin-K",
        "",
        "kgo:result",
    ),
    Offence(
        "evidence-name-differs",
        CLAIMS,
        f"{TRIAL}\n",
        f"{TRIAL}--1\n",
        CLAIMS,
        f"{TRIAL}--1",
        "kgo:about claim:warfarin--interacts-with--vitamin-K ;",
        "trial--warfarin--interacts-with--vitamin-K",
    ),
    Offence(
        "figure-without-measure",
        CLAIMS,
        TRIAL_DESIGN,
        f'{TRIAL_DESIGN}    kgo:value 2.50 ;\n    kgo:valueUnit "1" ;\n',
        CLAIMS,
        TRIAL,
        "kgo:value 2.50 ;",
        "2.5",
    ),
    Offence(
        "figure-without-measure",
        CLAIMS,
        TRIAL_DESIGN,
        f"{TRIAL_DESIGN}    kgo:measure kgo:odds-ratio ;\n    kgo:value 2 ;\n",
        CLAIMS,
        TRIAL,
        "kgo:value 2 ;",
        "2",
    ),
    Offence(
        "identifier-of-no-scheme",
        "mappings/other.ttl",
        "",
        MAPPING,
        "mappings/other.ttl",
        "kg:warfarin",
        "skos:exactMatch <https://nowhere.example/1> ;",
        "<https://nowhere.example/1>",
    ),
    Offence(
        "interval-without-value",
        CLAIMS,
        TRIAL_DESIGN,
        f"{TRIAL_DESIGN}    kgo:value 2 ;\n    kgo:ciLow 2.5 ;\n    kgo:ciHigh 3 ;\n",
        CLAIMS,
        TRIAL,
        "kgo:ciLow 2.5 ;",
        "2.5",
    ),
    Offence(
        "interval-without-value",
        CLAIMS,
        TRIAL_DESIGN,
        f"{TRIAL_DESIGN}    kgo:value 2 ;\n    kgo:ciLow 1 ;\n    kgo:ciHigh 1.5 ;\n",
        CLAIMS,
        TRIAL,
        "kgo:ciHigh 1.5 ;",
        "1.5",
    ),
    Offence(
        "interval-without-value",
        CLAIMS,
        TRIAL_DESIGN,
        f"{TRIAL_DESIGN}    kgo:ciLow 1 ;\n",
        CLAIMS,
        TRIAL,
        "kgo:ciLow 1 ;",
        "1",
    ),
    Offence(
        "label-missing",
        ENTITIES,
        ADULTS_ZH,
        "",
        ENTITIES,
        "kg:adults",
        'skos:prefLabel "adults"@en ;',
        "zh",
    ),
    Offence(
        "label-repeated",
        ENTITIES,
        'skos:prefLabel "adults"@en',
        'skos:prefLabel "Warfarin"@en',
        ENTITIES,
        "kg:adults",
        'skos:prefLabel "Warfarin"@en ;',
        "Warfarin",
    ),
    Offence(
        "name-in-full-width",
        ENTITIES,
        'skos:altLabel "Coumadin"@en',
        'skos:altLabel "Ｃoumadin"@en',
        ENTITIES,
        "kg:warfarin",
        'skos:altLabel "Ｃoumadin"@en ;',
        "Ｃoumadin",
    ),
    Offence(
        "name-is-preferred-elsewhere",
        ENTITIES,
        'skos:altLabel "menaquinone"@en',
        'skos:altLabel "Vitamin K"@en',
        ENTITIES,
        "kg:vitamin-K2",
        'skos:altLabel "Vitamin K"@en ;',
        "Vitamin K",
    ),
    Offence(
        "name-is-preferred-elsewhere",
        ENTITIES,
        'skos:hiddenLabel "华法令错"@zh',
        'skos:hiddenLabel "成人"@zh',
        ENTITIES,
        "kg:warfarin",
        'skos:hiddenLabel "成人"@zh ;',
        "成人",
    ),
    Offence("source-without-name", SOURCES, '    kgo:pmid "12345678" ;\n', "", SOURCES, "src:trial", "", "src:trial"),
    Offence(
        "span-outside-text",
        CLAIMS,
        "kgo:spanEnd 190",
        "kgo:spanEnd 201",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:spanEnd 201 ;",
        "201",
    ),
    Offence(
        "span-outside-text",
        CLAIMS,
        "kgo:spanEnd 190",
        "kgo:spanEnd 160",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:spanEnd 160 ;",
        "160",
    ),
    Offence(
        "span-outside-text",
        CLAIMS,
        "    kgo:spanEnd 190 ;\n",
        "",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:spanStart 160 ;",
        "160",
    ),
    Offence(
        "span-outside-text",
        CLAIMS,
        "    kgo:paragraph 5 ;\n",
        "",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:spanEnd 190 ;",
        "190",
    ),
    Offence(
        "stance-against-result",
        CLAIMS,
        "    kgo:result kgo:null ;\n",
        "    kgo:result kgo:positive ;\n",
        CLAIMS,
        "ev:leaflet--DOACs--interacts-with--vitamin-K",
        "kgo:result kgo:positive ;",
        "kgo:positive",
    ),
    Offence(
        "text-in-one-language",
        CLAIMS,
        '    skos:note "备注。"@zh ;\n',
        "",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        'skos:note "A note."@en ;',
        "A note.",
    ),
    Offence(
        "text-in-one-language",
        CLAIMS,
        '    kgo:comparator "placebo"@en ;\n',
        "",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        'kgo:comparator "安慰剂"@zh ;',
        "安慰剂",
    ),
)


def offences_of(rule: str, report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda offence: offence.rule)
def test_a_check_fires_on_an_offence_and_says_where_what_and_how_to_mend_it(mini: Path, offence: Offence) -> None:
    edit(mini / offence.changed, offence.old, offence.new)
    found = offences_of(offence.rule, check_graph(mini, RULES))
    place = line_of(mini / offence.file, offence.entity, offence.row)
    assert (found[0].path, found[0].line, found[0].entity) == (mini / offence.file, place, offence.entity)
    check = CHECKS[offence.rule]
    assert found[0].what.en == f"{check.title.en}: {offence.value}"
    assert found[0].what.zh == f"{check.title.zh}：{offence.value}"
    assert found[0].fix == check.fix


@pytest.mark.parametrize("rule", CHECKS)
def test_every_check_has_an_offence(rule: str) -> None:
    assert rule in {offence.rule for offence in OFFENCES}


@pytest.mark.parametrize("rule", CHECKS)
def test_every_check_says_what_it_finds_and_how_to_mend_it_in_both_languages(rule: str) -> None:
    texts: Sequence[Bilingual] = (CHECKS[rule].title, CHECKS[rule].description, CHECKS[rule].fix)
    assert all(text.zh and text.en for text in texts)


@pytest.fixture(scope="module")
def real() -> EmbeddedStore:
    """The real graph as the checks see it."""
    return derive(read_graph(graph_folder()))


@pytest.mark.parametrize("rule", CHECKS)
def test_every_check_is_silent_on_the_graph(real: EmbeddedStore, rule: str) -> None:
    assert real.select(CHECKS[rule].text).rows == ()


def test_the_graph_has_no_findings() -> None:
    assert check_graph(graph_folder(), RULES).findings == ()


def test_the_small_graph_has_no_findings(mini: Path) -> None:
    report = check_graph(mini, RULES)
    assert report.findings == ()
    assert not report
    report.raise_for_findings()


def test_every_offender_of_a_check_is_reported_in_order_of_line(mini: Path) -> None:
    edit(mini / ENTITIES, '"matrix Gla protein"@en', '"Warfarin"@en')
    found = offences_of("label-repeated", check_graph(mini, RULES))
    assert [(finding.entity, finding.what.en) for finding in found] == [
        ("kg:MGP", "two entities have the same preferred label: Warfarin"),
        ("kg:warfarin", "two entities have the same preferred label: warfarin"),
    ]


def test_further_evidence_of_a_source_may_be_numbered(mini: Path) -> None:
    edit(mini / CLAIMS, f"{TRIAL}\n", f"{TRIAL}--2\n")
    assert offences_of("evidence-name-differs", check_graph(mini, RULES)) == []


def test_a_value_with_quotes_and_line_ends_is_found_on_its_line(mini: Path) -> None:
    row = r'skos:note "say \"no\"\nnow"@en ;'
    edit(mini / CLAIMS, '    skos:note "A note."@en ;\n    skos:note "备注。"@zh ;\n', f"    {row}\n")
    found = offences_of("text-in-one-language", check_graph(mini, RULES))
    assert [finding.line for finding in found] == [line_of(mini / CLAIMS, f"ev:leaflet--{K2_PREVENTS}", row)]


def test_files_that_cannot_be_read_are_all_reported_in_both_languages(mini: Path) -> None:
    edit(mini / ENTITIES, "    a kgo:Drug ;\n", "    a kgo:Drug\n")
    edit(mini / SOURCES, "", "_:x kgo:year 2 .\n")
    found = check_graph(mini, RULES).findings
    assert [(item.path, item.line, item.rule) for item in found] == [
        (mini / ENTITIES, line_of(mini / ENTITIES, "kg:warfarin", 'skos:prefLabel "warfarin"@en ;'), "turtle-syntax"),
        (mini / SOURCES, line_of(mini / SOURCES, "_:x kgo:year 2 ."), "turtle-blank-node"),
    ]
    assert (
        found[0].what.en == f"{mini / ENTITIES}:{found[0].line}: not Turtle: A dot is expected at the end of statements"
    )
    assert found[0].what.zh is not None
    assert found[0].what.zh.startswith(f"{mini / ENTITIES}:{found[0].line}：不是合法的 Turtle：")
    assert found[0].fix == Bilingual(zh=say("fix-turtle", "zh"), en=say("fix-turtle", "en"))


PMID, TYPE = '    kgo:pmid "12345678" ;\n', "    kgo:sourceType kgo:journal-article ;\n"


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        pytest.param(PMID + TYPE, TYPE + PMID, "kgo:sourceType kgo:journal-article ;", id="order"),
        pytest.param("    .\n\nsrc:trial", "    .\nsrc:trial", "", id="empty line"),
    ],
)
def test_a_file_out_of_form_is_reported_where_it_first_differs(mini: Path, old: str, new: str, row: str) -> None:
    edit(mini / SOURCES, old, new)
    found = offences_of("canonical-form", check_graph(mini, RULES))
    assert [(item.path, item.line) for item in found] == [(mini / SOURCES, line_of(mini / SOURCES, "src:trial", row))]
    assert found[0].what == Bilingual(zh="文件不是规范格式。", en="The file is not in canonical form.")
    assert found[0].fix == Bilingual(zh="运行 kgraph fmt。", en="Run kgraph fmt.")


def test_a_file_with_an_empty_line_too_many_differs_at_its_end(mini: Path) -> None:
    edit(mini / SOURCES, "", "\n")
    found = offences_of("canonical-form", check_graph(mini, RULES))
    assert [item.line for item in found] == [22]


def test_a_comment_is_a_finding_with_its_line(mini: Path) -> None:
    edit(mini / SOURCES, "src:trial\n", "# checked\nsrc:trial\n")
    found = check_graph(mini, RULES).findings
    assert [(item.rule, item.path, item.line) for item in found] == [
        ("turtle-comment", mini / SOURCES, line_of(mini / SOURCES, "# checked"))
    ]


def test_checks_run_though_a_file_is_out_of_form(mini: Path) -> None:
    edit(mini / ENTITIES, f'    skos:prefLabel "adults"@en ;\n{ADULTS_ZH}', '  skos:prefLabel "adults"@en ;\n')
    assert [item.rule for item in check_graph(mini, RULES).findings] == ["canonical-form", "label-missing"]


def test_references_come_before_checks_and_say_how_to_mend_them(mini: Path) -> None:
    edit(mini / CLAIMS, "rdf:object kg:MGP", "rdf:object kg:MPG")
    edit(mini / ENTITIES, ADULTS_ZH, "")
    found = check_graph(mini, RULES).findings
    line = line_of(mini / CLAIMS, "claim:vitamin-K2--activates--MGP", "rdf:object kg:MPG ;")
    name = "claim:vitamin-K2--activates--MGP"
    assert found == (
        Finding(
            mini / CLAIMS,
            line,
            name,
            "dangling-reference",
            Bilingual(
                zh=f"{name}：rdf:object 指向 kg:MPG，但图谱中没有对它的描述。",
                en=f"{name}: rdf:object points to kg:MPG, which is described nowhere.",
            ),
            Bilingual(
                zh="核对名称；如果是新名称，请为它写一个块。", en="Check the slug; if it is new, write a block for it."
            ),
        ),
    )


def test_a_report_with_findings_can_be_raised(mini: Path) -> None:
    edit(mini / ENTITIES, ADULTS_ZH, "")
    report = check_graph(mini, RULES)
    with pytest.raises(ValidationFailed) as caught:
        report.raise_for_findings()
    assert caught.value.report is report
    assert caught.value.message("en") == "The check has 1 finding(s)."
    assert caught.value.message("zh") == "检查发现 1 个问题。"


REASON = '    skos:editorialNote "Only abroad."@en ;\n    skos:editorialNote "仅见于国外。"@zh ;\n'


@pytest.mark.parametrize(
    ("reason", "rules"),
    [(REASON, []), ("", ["label-missing", "waiver-without-reason"])],
    ids=["reason", "no reason"],
)
def test_a_waiver_counts_with_its_reason_and_for_its_check_alone(mini: Path, reason: str, rules: list[str]) -> None:
    waiver = '    kgo:waives "label-missing" ;\n'
    edit(mini / ENTITIES, ADULTS_ZH, "")
    edit(
        mini / ENTITIES,
        '    skos:definition "成人的释义。"@zh ;\n',
        f'    skos:definition "成人的释义。"@zh ;\n{waiver}{reason}',
    )
    assert sorted(item.rule for item in check_graph(mini, RULES).findings) == rules
    edit(mini / ENTITIES, waiver, '    kgo:waives "definition-missing" ;\n')
    unreasoned = [] if reason else ["waiver-without-reason"]
    assert sorted(item.rule for item in check_graph(mini, RULES).findings) == ["label-missing", *unreasoned]
