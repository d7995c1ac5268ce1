"""Checks: each fires on a small offending change, says where and how to mend it, and is silent on good data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from time import process_time

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from editing import REPLACED, REPLACED_PREFIXES, edit, evidence, line_of, replaced, study
from kgraph.build.build import read_graph
from kgraph.build.check import CANONICAL, Finding, Report, ValidationFailed, check_graph
from kgraph.errors import TurtleError
from kgraph.files.integrity import find_problems
from kgraph.files.paths import graph_folder, queries_folder
from kgraph.files.shapes import find_violations
from kgraph.model import Bilingual
from kgraph.store.canned import read_queries
from kgraph.vocab import KGO, SHAPE

RULES = queries_folder() / "checks"
SHAPES = graph_folder() / "shapes"
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
SAME_ITEM = """@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kg:vitamin-K
    skos:exactMatch <http://www.wikidata.org/entity/Q182338> ;
    .

kg:vitamin-K2
    skos:exactMatch <http://www.wikidata.org/entity/Q182338> ;
    .
"""
APIXABAN = """
kg:apixaban
    a kgo:Drug ;
    skos:prefLabel "apixaban"@en ;
    skos:prefLabel "阿哌沙班"@zh ;
    skos:definition "What apixaban is."@en ;
    skos:definition "阿哌沙班的释义。"@zh ;
    skos:broader kg:DOACs ;
    .
"""
CHILDREN = """
kg:children
    a kgo:Population ;
    skos:prefLabel "children"@en ;
    skos:prefLabel "儿童"@zh ;
    skos:definition "What children is."@en ;
    skos:definition "儿童的释义。"@zh ;
    .
"""
MICROGRAMS = '    kgo:doseValue 45 ;\n    kgo:doseUnit "ug/d" ;\n'
INTERACTS = "    rdf:subject kg:warfarin ;\n    rdf:predicate kgo:interacts-with ;\n    rdf:object kg:vitamin-K ;\n"
ACTIVATES = f"{INTERACTS.replace('interacts-with', 'activates')}    kgo:aspect kgo:activity ;\n"
TRIAL_AGAIN = """
src:trial-again
    a kgo:Source ;
    kgo:pmid "12345678" ;
    kgo:sourceType kgo:journal-article ;
    .
"""
TWO_SOURCES = """
src:a
    a kgo:Source ;
    kgo:doi "10.1000/ABC" ;
    kgo:sourceType kgo:journal-article ;
    .

src:b
    a kgo:Source ;
    kgo:doi "10.1000/abc" ;
    kgo:sourceType kgo:journal-article ;
    .
"""


def claim(subject: str, relation: str, object_: str, *, more: str = "") -> str:
    """Return a block of a claim, to be added to the claims of the small graph."""
    return (
        f"\nclaim:{subject}--{relation}--{object_}\n    a kgo:Claim ;\n"
        f"    rdf:subject kg:{subject} ;\n    rdf:predicate kgo:{relation} ;\n    rdf:object kg:{object_} ;\n"
        f"    kgo:topic kgo:anticoagulants ;\n{more}    .\n"
    )


def intake(*, more: str = "") -> str:
    """Return a claim about a recommended intake, and a guideline that gives one."""
    slug = "vitamin-K--recommended-intake-for--adults"
    return claim(*slug.split("--")) + evidence(slug, "guideline", more=more)


def text_of_shapes() -> dict[str, tuple[Bilingual, Bilingual]]:
    """Return what each shape says is wrong and how to mend it, by the name of the shape."""
    graph = rdflib.Graph()
    for path in SHAPES.glob("*.ttl"):
        graph.parse(path)

    def said(shape: rdflib.term.Node, property_: rdflib.URIRef) -> Bilingual:
        texts = {
            text.language: str(text) for text in graph.objects(shape, property_) if isinstance(text, rdflib.Literal)
        }
        return Bilingual(zh=texts.get("zh"), en=texts.get("en"))

    return {
        str(shape).removeprefix(SHAPE.iri): (said(shape, SH.message), said(shape, rdflib.URIRef(KGO.fix)))
        for shape in sorted(graph.subjects(RDF.type, SH.PropertyShape), key=str)
    }


SAID_BY_SHAPES = text_of_shapes()


INHIBITS_PLACE = "    kgo:paragraph 2 ;\n    kgo:spanStart 41 ;\n"
LEAFLET_INHIBITS = "ev:leaflet--MGP--inhibits--vascular-calcification"
BY_MOUTH = claim("DOACs", "interacts-with", "vitamin-K2", more="    kgo:circumstance kgo:by-mouth ;\n").replace(
    "vitamin-K2\n", "vitamin-K2--by-mouth\n", 1
)
"""A claim of a class that holds by one route alone."""


@dataclass(frozen=True)
class Offence:
    """A change of the small graph, and where the rule of this name, a check or a shape, must point.

    That is file, block and row, and the value shown, if any.
    """

    rule: str
    changed: str
    old: str
    new: str
    file: str
    entity: str
    row: str
    value: str = ""
    fix: str = ""


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
        '    kgo:pattern "{subject} inhibit{s} {object}"@en ;\n',
        '    kgo:pattern "{subject} {verb} {object}"@en ;\n',
        "schema/relations.ttl",
        "kgo:inhibits",
        'kgo:pattern "{subject} {verb} {object}"@en ;',
        "{subject} {verb} {object}",
    ),
    Offence(
        "pattern-with-unknown-place",
        "schema/relations.ttl",
        '"{exposure} is not associated with {lower}"@en',
        '"{exposure} is not associated with less"@en',
        "schema/relations.ttl",
        "kgo:inversely-associated-with",
        'kgo:negativePattern "{exposure} is not associated with less"@en ;',
        "{exposure} is not associated with less",
    ),
    Offence(
        "pattern-with-unknown-place",
        "schema/terms.ttl",
        '"higher dietary intake of {entity}"@en',
        '"higher dietary intake of {subject}"@en',
        "schema/terms.ttl",
        "kgo:dietary",
        'kgo:exposurePhrase "higher dietary intake of {subject}"@en ;',
        "higher dietary intake of {subject}",
    ),
    Offence(
        "phrase-missing",
        "schema/classes.ttl",
        '    kgo:exposurePhrase "{entity}摄入较多者"@zh ;\n',
        "",
        "schema/classes.ttl",
        "kgo:Food",
        'kgo:exposurePhrase "higher intake of {entity}"@en ;',
        "kgo:causes",
    ),
    Offence(
        "phrase-missing",
        "schema/classes.ttl",
        '    kgo:higherPhrase "a higher risk of {entity}"@en ;\n',
        "",
        "schema/classes.ttl",
        "kgo:Disease",
        'kgo:higherPhrase "{entity}发生风险较高"@zh ;',
        "kgo:positively-associated-with",
    ),
    Offence(
        "phrase-missing",
        "schema/classes.ttl",
        '    kgo:lowerPhrase "a lower risk of {entity}"@en ;\n    kgo:lowerPhrase "{entity}发生风险较低"@zh ;\n',
        "",
        "schema/classes.ttl",
        "kgo:Disease",
        "",
        "kgo:inversely-associated-with",
    ),
    Offence(
        "replaced-in-a-chain",
        REPLACED,
        "",
        replaced(("claim:a", "claim:b"), ("claim:b", "claim:vitamin-K2--activates--MGP")),
        REPLACED,
        "claim:a",
        "dcterms:isReplacedBy claim:b ;",
        "claim:b",
    ),
    Offence(
        "replaced-in-a-chain",
        REPLACED,
        "",
        replaced(("kg:a", "kg:b"), ("kg:b", "kg:a")),
        REPLACED,
        "kg:a",
        "dcterms:isReplacedBy kg:b ;",
        "kg:b",
    ),
    Offence(
        "path-sign",
        "schema/relations.ttl",
        "    kgo:pathSign 1 ;\n",
        "    kgo:pathSign 2 ;\n",
        "schema/relations.ttl",
        "kgo:converts-to",
        "kgo:pathSign 2 ;",
        "2",
    ),
    Offence(
        "benefit-without-harm",
        CLAIMS,
        "",
        study(K2_PREVENTS, "randomised-trial"),
        ENTITIES,
        "kg:vitamin-K2",
        "",
    ),
    Offence(
        "interaction-without-severity",
        CLAIMS,
        "",
        claim("DOACs", "interacts-with", "warfarin", more="    kgo:severity kgo:minor ;\n"),
        CLAIMS,
        "claim:warfarin--interacts-with--vitamin-K",
        "rdf:predicate kgo:interacts-with ;",
        "kgo:interacts-with",
    ),
    Offence(
        "correlation-sign",
        "schema/relations.ttl",
        "    kgo:correlationSign -1 ;\n",
        "    kgo:correlationSign 2 ;\n",
        "schema/relations.ttl",
        "kgo:inversely-associated-with",
        "kgo:correlationSign 2 ;",
        "2",
    ),
    Offence(
        "sign-against-direction",
        "schema/relations.ttl",
        "    kgo:correlationSign -1 ;\n",
        "    kgo:correlationSign 1 ;\n",
        "schema/relations.ttl",
        "kgo:inversely-associated-with",
        "kgo:opposite kgo:positively-associated-with ;",
        "kgo:positively-associated-with",
    ),
    Offence(
        "broader-in-a-circle",
        ENTITIES,
        '    skos:definition "维生素K的释义。"@zh ;\n',
        '    skos:definition "维生素K的释义。"@zh ;\n    skos:broader kg:vitamin-K2 ;\n',
        ENTITIES,
        "kg:vitamin-K",
        "skos:broader kg:vitamin-K2 ;",
        "kg:vitamin-K2",
    ),
    Offence(
        "topic",
        CLAIMS,
        "    kgo:topic kgo:classes ;\n",
        "",
        CLAIMS,
        "claim:vitamin-K2--is-a--vitamin-K",
        "",
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
    ),
    Offence(
        "definition",
        ENTITIES,
        '    skos:definition "成人的释义。"@zh ;\n',
        "",
        ENTITIES,
        "kg:adults",
        'skos:definition "What adults is."@en ;',
    ),
    Offence(
        "definition",
        "schema/relations.ttl",
        "kgo:activates\n    a kgo:Relation ;\n",
        'kgo:awakens\n    a kgo:Relation ;\n    skos:prefLabel "a"@en ;\n    skos:prefLabel "甲"@zh ;\n'
        '    skos:definition "甲"@zh ;\n    .\n\nkgo:activates\n    a kgo:Relation ;\n',
        "schema/relations.ttl",
        "kgo:awakens",
        'skos:definition "甲"@zh ;',
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
    Offence("entity-without-use", ENTITIES, "", FOOD, ENTITIES, "kg:natto", "a kgo:Food ;"),
    Offence(
        "result",
        CLAIMS,
        "    kgo:result kgo:null ;\n",
        "",
        CLAIMS,
        "ev:leaflet--DOACs--interacts-with--vitamin-K",
        "",
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
        "    kgo:measure kgo:relative-risk ;\n",
        "",
        CLAIMS,
        TRIAL,
        "kgo:value 1.6 ;",
        "1.6",
    ),
    Offence(
        "figure-without-measure",
        CLAIMS,
        '    kgo:valueUnit "1" ;\n',
        "",
        CLAIMS,
        TRIAL,
        "kgo:value 1.6 ;",
        "1.6",
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
        "kgo:ciLow 1.2 ;",
        "kgo:ciLow 1.7 ;",
        CLAIMS,
        TRIAL,
        "kgo:ciLow 1.7 ;",
        "1.7",
    ),
    Offence(
        "interval-without-value",
        CLAIMS,
        "kgo:ciHigh 2.1 ;",
        "kgo:ciHigh 1.5 ;",
        CLAIMS,
        TRIAL,
        "kgo:ciHigh 1.5 ;",
        "1.5",
    ),
    Offence(
        "interval-without-value",
        CLAIMS,
        "    kgo:value 1.6 ;\n    kgo:ciLow 1.2 ;\n    kgo:ciHigh 2.1 ;\n",
        "    kgo:ciLow 1.2 ;\n",
        CLAIMS,
        TRIAL,
        "kgo:ciLow 1.2 ;",
        "1.2",
    ),
    Offence(
        "preferred-label",
        ENTITIES,
        ADULTS_ZH,
        "",
        ENTITIES,
        "kg:adults",
        'skos:prefLabel "adults"@en ;',
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
    Offence(
        "name-only-in-definition",
        ENTITIES,
        'skos:definition "What warfarin is."@en',
        'skos:definition "A drug, also called an anticlotter."@en',
        ENTITIES,
        "kg:warfarin",
        'skos:definition "A drug, also called an anticlotter."@en ;',
        "anticlotter",
    ),
    Offence(
        "name-only-in-definition",
        ENTITIES,
        'skos:definition "华法林的释义。"@zh',
        'skos:definition "一种药物，又称抗凝灵，口服。"@zh',
        ENTITIES,
        "kg:warfarin",
        'skos:definition "What warfarin is."@en ;',
        "抗凝灵",
    ),
    Offence(
        "source-without-name",
        SOURCES,
        '    dcterms:title "Warfarin with vitamin K"@en ;\n    kgo:pmid "12345678" ;\n',
        "",
        SOURCES,
        "src:trial",
        "",
    ),
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
    Offence(
        "opposite-claims",
        CLAIMS,
        INTERACTS,
        ACTIVATES,
        CLAIMS,
        "claim:warfarin--inhibits--vitamin-K--activity",
        "rdf:predicate kgo:inhibits ;",
        "claim:warfarin--interacts-with--vitamin-K",
    ),
    Offence(
        "symmetric-claim-twice",
        CLAIMS,
        "",
        claim("vitamin-K", "interacts-with", "warfarin"),
        CLAIMS,
        "claim:warfarin--interacts-with--vitamin-K",
        "rdf:subject kg:warfarin ;",
        "claim:vitamin-K--interacts-with--warfarin",
    ),
    Offence(
        "claim-about-itself",
        CLAIMS,
        "    rdf:object kg:MGP ;\n",
        "    rdf:object kg:vitamin-K2 ;\n",
        CLAIMS,
        "claim:vitamin-K2--activates--MGP",
        "rdf:object kg:vitamin-K2 ;",
        "kg:vitamin-K2",
    ),
    Offence(
        "dose-far-from-neighbours",
        CLAIMS,
        "",
        evidence(K2_PREVENTS, "cohort", more=MICROGRAMS)
        + evidence(K2_PREVENTS, "cohort", more=MICROGRAMS).replace("--adults\n    a", "--adults--2\n    a"),
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:doseValue 45 ;",
        "45",
    ),
    Offence(
        "figure-against-stance",
        CLAIMS,
        "    kgo:paragraph 2 ;\n    kgo:spanStart 41 ;\n",
        '    kgo:measure kgo:relative-risk ;\n    kgo:value 1.4 ;\n    kgo:valueUnit "1" ;\n'
        "    kgo:paragraph 2 ;\n    kgo:spanStart 41 ;\n",
        CLAIMS,
        "ev:leaflet--MGP--inhibits--vascular-calcification",
        "kgo:value 1.4 ;",
        "1.4",
    ),
    Offence(
        "figure-against-stance",
        CLAIMS,
        "    kgo:ciLow 1.2 ;\n",
        "    kgo:ciLow 0.9 ;\n",
        CLAIMS,
        TRIAL,
        "kgo:ciLow 0.9 ;",
        "0.9",
    ),
    Offence(
        "sign-against-direction",
        "schema/relations.ttl",
        "    kgo:sign 1 ;\n    kgo:relationKind kgo:mechanism ;\n    owl:inverseOf kgo:carboxylated-by ;\n",
        "    kgo:sign -1 ;\n    kgo:relationKind kgo:mechanism ;\n    owl:inverseOf kgo:carboxylated-by ;\n",
        "schema/relations.ttl",
        "kgo:carboxylates",
        'kgo:biolinkDirection "increased" ;',
        "increased",
    ),
    Offence(
        "sign-against-direction",
        "schema/relations.ttl",
        "    kgo:opposite kgo:inhibits ;\n",
        "    kgo:opposite kgo:increases ;\n",
        "schema/relations.ttl",
        "kgo:activates",
        "kgo:opposite kgo:increases ;",
        "kgo:increases",
    ),
    Offence("drug-without-class", ENTITIES, "", APIXABAN, ENTITIES, "kg:warfarin", ""),
    Offence(
        "member-without-route",
        CLAIMS,
        "",
        APIXABAN + BY_MOUTH,
        CLAIMS,
        "kg:apixaban",
        "skos:broader kg:DOACs ;",
        "kg:DOACs",
    ),
    Offence(
        "claim-name-differs",
        CLAIMS,
        "kgo:aspect kgo:activity",
        "kgo:aspect kgo:activity ;\n    kgo:circumstance kgo:in-excess",
        CLAIMS,
        "claim:warfarin--inhibits--vitamin-K--activity",
        "rdf:subject kg:warfarin ;",
        "warfarin--inhibits--vitamin-K--activity--in-excess",
    ),
    Offence(
        "identifier-of-wrong-form",
        "mappings/wikidata.ttl",
        "",
        MAPPING.replace("https://nowhere.example/1", "http://www.wikidata.org/entity/P31"),
        "mappings/wikidata.ttl",
        "kg:warfarin",
        "skos:exactMatch <http://www.wikidata.org/entity/P31> ;",
        "<http://www.wikidata.org/entity/P31>",
    ),
    Offence(
        "identifier-of-two-entities",
        "mappings/wikidata.ttl",
        "",
        SAME_ITEM,
        "mappings/wikidata.ttl",
        "kg:vitamin-K",
        "skos:exactMatch <http://www.wikidata.org/entity/Q182338> ;",
        "<http://www.wikidata.org/entity/Q182338>",
    ),
    Offence(
        "class-claim-without-broader",
        CLAIMS,
        "",
        claim("warfarin", "is-a", "DOACs") + evidence("warfarin--is-a--DOACs", "guideline"),
        CLAIMS,
        "claim:warfarin--is-a--DOACs",
        "rdf:object kg:DOACs ;",
        "kg:DOACs",
    ),
    Offence(
        "resting-on-retraction-unsaid",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:pmid "12345678" ;\n    kgo:retracted true ;\n',
        CLAIMS,
        TRIAL,
        "kgo:source src:trial ;",
        "src:trial",
    ),
    Offence(
        "source-repeated",
        SOURCES,
        "",
        TRIAL_AGAIN,
        SOURCES,
        "src:trial",
        'kgo:pmid "12345678" ;',
        "12345678",
    ),
    Offence(
        "journal-with-numbers",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:journal "J Nutr 1(2):3-4" ;\n    kgo:pmid "12345678" ;\n',
        SOURCES,
        "src:trial",
        'kgo:journal "J Nutr 1(2):3-4" ;',
        "J Nutr 1(2):3-4",
    ),
    Offence(
        "authors-with-others",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:authors "Inoue T; Fujita T et al." ;\n    kgo:pmid "12345678" ;\n',
        SOURCES,
        "src:trial",
        'kgo:authors "Inoue T; Fujita T et al." ;',
        "Inoue T; Fujita T et al.",
    ),
    Offence(
        "weak-address",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:pmid "12345678" ;\n    kgo:url "https://www.scribd.com/a"^^xsd:anyURI ;\n',
        CLAIMS,
        TRIAL,
        "kgo:source src:trial ;",
        "src:trial",
    ),
    Offence("source-repeated", SOURCES, "", TWO_SOURCES, SOURCES, "src:a", 'kgo:doi "10.1000/ABC" ;', "10.1000/ABC"),
    Offence(
        "severity-on-refuted",
        CLAIMS,
        "",
        claim("DOACs", "interacts-with", "warfarin", more="    kgo:severity kgo:minor ;\n")
        + study("DOACs--interacts-with--warfarin", "randomised-trial", stance="refutes"),
        CLAIMS,
        "claim:DOACs--interacts-with--warfarin",
        "kgo:severity kgo:minor ;",
        "kgo:minor",
    ),
    Offence(
        "percentage-out-of-range",
        CLAIMS,
        "kgo:percent-change",
        "kgo:percentage",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:armValue -1.5 ;",
        "-1.5",
    ),
    Offence(
        "population-differs",
        CLAIMS,
        "",
        CHILDREN + evidence(K2_PREVENTS, "cohort", more="    kgo:population kg:children ;\n"),
        CLAIMS,
        f"ev:trial--{K2_PREVENTS}",
        "kgo:population kg:children ;",
        "kg:children",
    ),
    Offence(
        "punctuation-of-the-other-language",
        ENTITIES,
        '"血管钙化的释义。"',
        '"血管,钙化的释义。"',
        ENTITIES,
        "kg:vascular-calcification",
        'skos:definition "血管,钙化的释义。"@zh ;',
        "血管,钙化的释义。",
    ),
    Offence(
        "punctuation-of-the-other-language",
        CLAIMS,
        '"A note."',
        '"A note，short."',
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        'skos:note "A note，short."@en ;',
        "A note，short.",
    ),
    Offence(
        "intake-without-kind",
        CLAIMS,
        "",
        intake(),
        CLAIMS,
        "ev:trial--vitamin-K--recommended-intake-for--adults",
        "kgo:studyDesign kgo:guideline ;",
        "kgo:guideline",
    ),
    Offence(
        "intake-without-kind",
        CLAIMS,
        "",
        intake(more="    kgo:intakeKind kgo:tolerable-upper-intake ;\n"),
        CLAIMS,
        "ev:trial--vitamin-K--recommended-intake-for--adults",
        "kgo:intakeKind kgo:tolerable-upper-intake ;",
        "kgo:tolerable-upper-intake",
    ),
    Offence(
        "figure-of-two-groups",
        CLAIMS,
        "    kgo:armValue -1.5 ;\n",
        "",
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        "kgo:comparatorValue 3 ;",
        "3",
    ),
    Offence(
        "turned-without-comparison",
        CLAIMS,
        INHIBITS_PLACE,
        f"    kgo:turned true ;\n{INHIBITS_PLACE}",
        CLAIMS,
        LEAFLET_INHIBITS,
        "kgo:turned true ;",
        "True",
    ),
    Offence(
        "printed-differs",
        CLAIMS,
        INHIBITS_PLACE,
        f'    kgo:printed "0.70" ;\n    kgo:value 0.8 ;\n{INHIBITS_PLACE}',
        CLAIMS,
        LEAFLET_INHIBITS,
        'kgo:printed "0.70" ;',
        "0.70",
    ),
    Offence(
        "groups-out-of-range",
        CLAIMS,
        INHIBITS_PLACE,
        f"    kgo:armN 3 ;\n    kgo:armEvents 4 ;\n{INHIBITS_PLACE}",
        CLAIMS,
        LEAFLET_INHIBITS,
        "kgo:armEvents 4 ;",
        "4",
    ),
    Offence(
        "concern-without-note",
        CLAIMS,
        INHIBITS_PLACE,
        f"    kgo:concern kgo:post-hoc ;\n{INHIBITS_PLACE}",
        CLAIMS,
        LEAFLET_INHIBITS,
        "kgo:concern kgo:post-hoc ;",
        "kgo:post-hoc",
    ),
    Offence(
        "superseded-in-a-circle",
        SOURCES,
        "    kgo:textLength 200 ;\n    .\n\nsrc:trial\n",
        "    kgo:supersededBy src:trial ;\n    kgo:textLength 200 ;\n    .\n\n"
        "src:trial\n    kgo:supersededBy src:leaflet ;\n",
        SOURCES,
        "src:leaflet",
        "kgo:supersededBy src:trial ;",
        "src:trial",
    ),
    Offence(
        "superseded-in-a-circle",
        SOURCES,
        "    kgo:textLength 200 ;\n    .\n\nsrc:trial\n",
        "    kgo:restsOn src:trial ;\n    kgo:textLength 200 ;\n    .\n\nsrc:trial\n    kgo:restsOn src:leaflet ;\n",
        SOURCES,
        "src:leaflet",
        "kgo:restsOn src:trial ;",
        "src:trial",
    ),
    Offence(
        "doi",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:doi "doi:10.1000/1" ;\n    kgo:pmid "12345678" ;\n',
        SOURCES,
        "src:trial",
        'kgo:doi "doi:10.1000/1" ;',
        "doi:10.1000/1",
        'Write: kgo:doi "10.1000/1" ;',
    ),
    Offence(
        "country",
        CLAIMS,
        TRIAL_DESIGN,
        f'{TRIAL_DESIGN}    kgo:country "Japan" ;\n',
        CLAIMS,
        TRIAL,
        'kgo:country "Japan" ;',
        "Japan",
    ),
    Offence(
        "p-value", CLAIMS, TRIAL_DESIGN, f"{TRIAL_DESIGN}    kgo:pValue 2 ;\n", CLAIMS, TRIAL, "kgo:pValue 2 ;", "2"
    ),
    Offence(
        "benefit",
        ENTITIES,
        '    skos:definition "血管钙化的释义。"@zh ;\n',
        '    skos:definition "血管钙化的释义。"@zh ;\n    kgo:benefit 3 ;\n',
        ENTITIES,
        "kg:vascular-calcification",
        "kgo:benefit 3 ;",
        "3",
    ),
    Offence(
        "unit-outside-list",
        CLAIMS,
        'kgo:doseUnit "mg/d"',
        'kgo:doseUnit "µg/day"',
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        'kgo:doseUnit "µg/day" ;',
        "µg/day",
    ),
    Offence(
        "unit-outside-list",
        CLAIMS,
        'kgo:doseUnit "mg/d"',
        'kgo:doseUnit "<img src=x>"',
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        'kgo:doseUnit "<img src=x>" ;',
        "<img src=x>",
    ),
    Offence(
        "unit-outside-list",
        CLAIMS,
        'kgo:doseUnit "mg/d"',
        'kgo:doseUnit "UG/D"',
        CLAIMS,
        f"ev:leaflet--{K2_PREVENTS}",
        'kgo:doseUnit "UG/D" ;',
        "UG/D",
    ),
    Offence(
        "refers-to-itself",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:pmid "12345678" ;\n    kgo:sameStudyAs src:trial ;\n',
        SOURCES,
        "src:trial",
        "kgo:sameStudyAs src:trial ;",
    ),
    Offence(
        "date-in-the-future",
        SOURCES,
        'kgo:year "2019"',
        'kgo:year "2999"',
        SOURCES,
        "src:trial",
        'kgo:year "2999"^^xsd:gYear ;',
        "2999",
    ),
    Offence(
        "date-in-the-future",
        SOURCES,
        '    kgo:pmid "12345678" ;\n',
        '    kgo:pmid "12345678" ;\n    dcterms:issued "2999-01-31"^^xsd:date ;\n',
        SOURCES,
        "src:trial",
        'dcterms:issued "2999-01-31"^^xsd:date ;',
        "2999-01-31",
    ),
    Offence(
        "source-language",
        SOURCES,
        'dcterms:language "zh"',
        'dcterms:language "Chinese"',
        SOURCES,
        "src:leaflet",
        'dcterms:language "Chinese" ;',
        "Chinese",
    ),
)


def check(graph: Path) -> Report:
    return check_graph(graph, RULES, SHAPES)


def check_by(rule: str, graph: Path) -> Report:
    """Check by the queries, and by the shapes only if the rule is one of them, to save time."""
    return check_graph(graph, RULES, SHAPES if rule in SAID_BY_SHAPES else graph / "no-shapes")


def said_by(rule: str) -> tuple[Bilingual, Bilingual]:
    """Return what a rule, a check or a shape, says is wrong and how to mend it."""
    return SAID_BY_SHAPES[rule] if rule in SAID_BY_SHAPES else (CHECKS[rule].title, CHECKS[rule].fix)


def offences_of(rule: str, report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda offence: offence.rule)
def test_a_rule_fires_on_an_offence_and_says_where_what_and_how_to_mend_it(mini: Path, offence: Offence) -> None:
    edit(mini / offence.changed, offence.old, offence.new)
    found = offences_of(offence.rule, check_by(offence.rule, mini))
    place = line_of(mini / offence.file, offence.entity, offence.row)
    assert (found[0].path, found[0].line, found[0].entity) == (mini / offence.file, place, offence.entity)
    what, fix = said_by(offence.rule)
    value = offence.value
    assert found[0].what.en == (f"{what.en}: {value}" if value else what.en)
    assert found[0].what.zh == (f"{what.zh}：{value}" if value else what.zh)
    assert found[0].fix.en is not None
    assert found[0].fix.en.startswith(offence.fix or str(fix.en))


def test_every_check_has_an_offence() -> None:
    assert sorted(CHECKS.keys() - {offence.rule for offence in OFFENCES}) == []


def test_every_rule_says_what_it_finds_and_how_to_mend_it_in_both_languages() -> None:
    said: dict[str, tuple[Bilingual, ...]] = {**SAID_BY_SHAPES}
    said |= {rule: (query.title, query.description, query.fix) for rule, query in CHECKS.items()}
    assert {rule: texts for rule, texts in said.items() if not all(text.zh and text.en for text in texts)} == {}


def test_no_rule_is_both_a_check_and_a_shape() -> None:
    assert not CHECKS.keys() & SAID_BY_SHAPES


def test_every_waiver_in_the_graph_names_a_check_or_a_shape() -> None:
    statements = [item for file in read_graph(graph_folder()).files for item in file.statements]
    waived = {item.object.value for item in statements if item.predicate == KGO.waives}
    assert waived <= CHECKS.keys() | SAID_BY_SHAPES.keys()


def test_every_scheme_says_of_what_form_its_identifiers_are_from_beginning_to_end() -> None:
    statements = [item for file in read_graph(graph_folder()).files for item in file.statements]
    schemes = {item.subject for item in statements if item.object.value == KGO.IdentifierScheme}
    patterns = {item.subject: item.object.value for item in statements if item.predicate == KGO.identifierPattern}
    assert patterns.keys() == schemes - {KGO.identifierPattern}
    assert all(
        re.compile(pattern) and pattern.startswith("^") and pattern.endswith("$") for pattern in patterns.values()
    )


def test_the_small_graph_has_no_findings(mini: Path) -> None:
    report = check(mini)
    assert report.findings == ()
    assert not report
    report.raise_for_findings()


def test_every_offender_of_a_check_is_reported_in_order_of_line(mini: Path) -> None:
    edit(mini / ENTITIES, '"matrix Gla protein"@en', '"Warfarin"@en')
    found = offences_of("label-repeated", check(mini))
    assert [(finding.entity, finding.what.en) for finding in found] == [
        ("kg:MGP", "two entities have the same preferred label: Warfarin"),
        ("kg:warfarin", "two entities have the same preferred label: warfarin"),
    ]


def test_further_evidence_of_a_source_may_be_numbered(mini: Path) -> None:
    edit(mini / CLAIMS, f"{TRIAL}\n", f"{TRIAL}--2\n")
    assert offences_of("evidence-name-differs", check(mini)) == []


def test_a_value_with_quotes_and_line_ends_is_found_on_its_line(mini: Path) -> None:
    row = r'skos:note "say \"no\"\nnow"@en ;'
    edit(mini / CLAIMS, '    skos:note "A note."@en ;\n    skos:note "备注。"@zh ;\n', f"    {row}\n")
    found = offences_of("text-in-one-language", check(mini))
    assert [finding.line for finding in found] == [line_of(mini / CLAIMS, f"ev:leaflet--{K2_PREVENTS}", row)]


def test_a_mistake_in_one_file_does_not_hide_those_of_others(mini: Path) -> None:
    edit(mini / ENTITIES, "    a kgo:Drug ;\n", "    a kgo:Drug\n")
    edit(mini / SOURCES, "", "_:x kgo:year 2 .\n")
    edit(mini / CLAIMS, "rdf:object kg:MGP", "rdf:object kg:MPG")
    edit(mini / CLAIMS, '    skos:note "备注。"@zh ;\n', "")
    found = check(mini).findings
    assert [(item.path, item.line, item.rule) for item in found] == [
        (mini / CLAIMS, line_of(mini / CLAIMS, ACTIVATES_MGP, "rdf:object kg:MPG ;"), "dangling-reference"),
        (mini / CLAIMS, line_of(mini / CLAIMS, f"ev:leaflet--{K2_PREVENTS}", 'skos:note "A note."@en ;'), NOTE),
        (mini / ENTITIES, line_of(mini / ENTITIES, "kg:warfarin", "a kgo:Drug"), "turtle-semicolon"),
        (mini / SOURCES, line_of(mini / SOURCES, "_:x kgo:year 2 ."), "turtle-blank-node"),
    ]


NOTE, ACTIVATES_MGP = "text-in-one-language", "claim:vitamin-K2--activates--MGP"
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
    found = offences_of("canonical-form", check(mini))
    assert [(item.path, item.line) for item in found] == [(mini / SOURCES, line_of(mini / SOURCES, "src:trial", row))]
    assert found[0].what == Bilingual(zh="文件不是规范格式。", en="The file is not in canonical form.")
    assert found[0].fix == Bilingual(zh="运行kgraph fmt。", en="Run kgraph fmt.")


def test_a_file_with_an_empty_line_too_many_differs_at_its_end(mini: Path) -> None:
    lines = (mini / SOURCES).read_text(encoding="utf-8").count("\n")
    edit(mini / SOURCES, "", "\n")
    found = offences_of("canonical-form", check(mini))
    assert [item.line for item in found] == [lines + 2]


def test_a_comment_is_a_finding_with_its_line(mini: Path) -> None:
    edit(mini / SOURCES, "src:trial\n", "# checked\nsrc:trial\n")
    found = check(mini).findings
    assert [(item.rule, item.path, item.line) for item in found] == [
        ("turtle-comment", mini / SOURCES, line_of(mini / SOURCES, "# checked"))
    ]


def test_checks_run_though_a_file_is_out_of_form(mini: Path) -> None:
    edit(mini / ENTITIES, f'    skos:prefLabel "adults"@en ;\n{ADULTS_ZH}', '  skos:prefLabel "adults"@en ;\n')
    assert [item.rule for item in check(mini).findings] == ["preferred-label", "canonical-form"]


def rules_after(graph: Path, *edits: tuple[str, str, str]) -> list[str]:
    """Return the rules of all findings after some changes of the small graph."""
    for changed, old, new in edits:
        edit(graph / changed, old, new)
    return [item.rule for item in check(graph).findings if item.rule != CANONICAL]


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        pytest.param((ENTITIES, "    a kgo:Drug ;\n", "    a Drug ;\n"), ["turtle-value"], id="class of an entity"),
        pytest.param((CLAIMS, "    rdf:object kg:MGP ;\n", "    rdf:object MGP ;\n"), ["turtle-value"], id="object"),
        pytest.param((CLAIMS, TRIAL_DESIGN, "    kgo:studyDesign rct ;\n"), ["turtle-value"], id="design"),
        pytest.param(
            (CLAIMS, TRIAL_DESIGN, "    kgo:studyDesign kgo:rct ;\n"), ["dangling-reference"], id="unknown design"
        ),
        pytest.param(
            (ENTITIES, ADULTS_ZH, '    skos:prefLable "成人"@zh ;\n'), ["unknown-property"], id="misspelt property"
        ),
        pytest.param(
            (
                CLAIMS,
                "    kgo:about claim:vitamin-K2--activates--MGP ;\n",
                "    kgo:about claim:vitamin-K2--activate ;\n",
            ),
            ["dangling-reference"],
            id="evidence of a misspelt claim",
        ),
        pytest.param((ENTITIES, ADULTS_ZH, '    skos:prefLabel "成人@zh ;\n'), ["turtle-value"], id="open quote"),
        pytest.param(
            (CLAIMS, "    kgo:value 1.6 ;\n", "    kgo:value x1.6 ;\n    kgo:turned true ;\n"),
            ["turtle-value"],
            id="turned figure",
        ),
    ],
)
def test_what_only_follows_from_a_mistake_is_no_finding_of_its_own(
    mini: Path, change: tuple[str, str, str], rules: list[str]
) -> None:
    assert rules_after(mini, change) == rules


def test_a_file_that_is_not_utf8_hides_nothing_of_the_others(mini: Path) -> None:
    path = mini / ENTITIES
    path.write_bytes(path.read_text(encoding="utf-8").encode("gbk", errors="replace"))
    edit(mini / CLAIMS, '    skos:note "备注。"@zh ;\n', "")
    assert rules_after(mini) == [NOTE, "turtle-not-utf8"]


def test_a_block_in_the_file_of_another_topic_is_told_where_it_belongs(mini: Path) -> None:
    edit(mini / "claims/anticoagulants.ttl", "", "")
    edit(mini / "claims/classes.ttl", "", "")
    (mini / CLAIMS).rename(mini / "claims/classes.ttl")
    found = offences_of("misplaced-block", check(mini))
    assert "claim:warfarin--interacts-with--vitamin-K" in {item.entity for item in found}
    assert "claim:vitamin-K2--is-a--vitamin-K" not in {item.entity for item in found}
    assert found[0].what.en is not None
    assert found[0].what.en.startswith("This block belongs in claims/")


def test_no_finding_says_its_place_or_its_entity_again(mini: Path) -> None:
    for offence in OFFENCES[:12]:
        text = (mini / offence.changed).read_text(encoding="utf-8") if (mini / offence.changed).exists() else ""
        if not offence.old or text.count(offence.old) == 1:
            edit(mini / offence.changed, offence.old, offence.new)
    edit(mini / SOURCES, "", "src:a\n    kgo:year 2006\n    a kgo:Source ;\n")
    findings = check(mini).findings
    assert len(findings) > len(OFFENCES[:12])
    for item in findings:
        for said in map(str, (item.what.en, item.what.zh, item.fix.en, item.fix.zh)):
            assert str(item.path) not in said
            assert not item.entity or not said.startswith(item.entity)
            assert not item.entity or not said.endswith((f" {item.entity}", f"：{item.entity}"))


def test_references_and_shapes_are_reported_together_with_what_was_meant(mini: Path) -> None:
    edit(mini / CLAIMS, "rdf:object kg:MGP", "rdf:object kg:MPG")
    edit(mini / ENTITIES, ADULTS_ZH, "")
    reference, label = check(mini).findings
    line = line_of(mini / CLAIMS, ACTIVATES_MGP, "rdf:object kg:MPG ;")
    assert (reference.path, reference.line, reference.entity) == (mini / CLAIMS, line, ACTIVATES_MGP)
    assert (reference.rule, label.rule) == ("dangling-reference", "preferred-label")
    assert reference.what == Bilingual(
        zh="rdf:object指向kg:MPG，图谱中没有这个标识。",
        en="rdf:object points to kg:MPG, but the graph has no block with this slug.",
    )


def test_a_report_with_findings_can_be_raised(mini: Path) -> None:
    edit(mini / ENTITIES, ADULTS_ZH, "")
    report = check(mini)
    with pytest.raises(ValidationFailed) as caught:
        report.raise_for_findings()
    assert caught.value.report is report
    assert caught.value.message("en") == "The check found 1 problem(s)."
    assert caught.value.message("zh") == "检查发现1个问题。"


REASON = '    skos:editorialNote "Only abroad."@en ;\n    skos:editorialNote "仅见于国外。"@zh ;\n'


@pytest.mark.parametrize(
    ("reason", "rules"),
    [(REASON, []), ("", ["preferred-label", "waiver-without-reason"])],
    ids=["reason", "no reason"],
)
def test_a_waiver_counts_with_its_reason_and_for_its_check_alone(mini: Path, reason: str, rules: list[str]) -> None:
    waiver = '    kgo:waives "preferred-label" ;\n'
    edit(mini / ENTITIES, ADULTS_ZH, "")
    edit(
        mini / ENTITIES,
        '    skos:definition "成人的释义。"@zh ;\n',
        f'    skos:definition "成人的释义。"@zh ;\n{waiver}{reason}',
    )
    assert sorted(item.rule for item in check(mini).findings) == rules
    edit(mini / ENTITIES, waiver, '    kgo:waives "definition" ;\n')
    unreasoned = [] if reason else ["waiver-without-reason"]
    assert sorted(item.rule for item in check(mini).findings) == ["preferred-label", *unreasoned]


ODD = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix kgo: <https://w3id.org/kgraph/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kg:claim
    a kgo:Claim ;
    rdf:subject kgo:null ;
    rdf:predicate kg:warfarin ;
    rdf:object kgo:null ;
    kgo:doseBand kgo:null ;
    kgo:population kg:warfarin ;
    kgo:aspect kgo:null ;
    kgo:circumstance kgo:null ;
    kgo:topic kgo:null ;
    kgo:severity kgo:null ;
    kgo:advice "Rat"@de ;
    kgo:interactionMechanism "Weg"@de ;
    kgo:interactionEffect "Folge"@de ;
    .

kg:entity
    a kgo:Drug ;
    skos:prefLabel "a"@en ;
    skos:prefLabel "b"@en ;
    skos:altLabel "c"@de ;
    skos:hiddenLabel "d"@de ;
    kgo:nearName "e"@de ;
    kgo:nameSource "page"@en ;
    kgo:oldName "f"@de ;
    skos:definition "甲"@zh ;
    kgo:benefit 3 ;
    kgo:route kgo:null ;
    skos:editorialNote "e"@en ;
    skos:editorialNote "f"@en ;
    .

kg:evidence
    a kgo:Evidence ;
    kgo:studied kgo:null ;
    kgo:stance kgo:refutes ;
    kgo:stance kgo:supports ;
    kgo:endpointRole kgo:null ;
    kgo:populationNote "alt"@de ;
    kgo:species kgo:null ;
    kgo:country "Japan" ;
    kgo:doseValue 0 ;
    kgo:doseMax "5 mg" ;
    kgo:doseUnit "" ;
    kgo:doseSchedule "oft"@de ;
    kgo:coIntervention kgo:null ;
    kgo:duration "2 years" ;
    kgo:participants 0 ;
    kgo:comparator "Placebo"@de ;
    kgo:contrast "viel"@de ;
    kgo:intakeKind kgo:null ;
    kgo:measure kgo:null ;
    kgo:value "1.5" ;
    kgo:ciLow "1" ;
    kgo:ciHigh "2" ;
    kgo:armValue "3" ;
    kgo:comparatorValue "4" ;
    kgo:valueUnit "" ;
    kgo:pValue 2 ;
    kgo:pBound "=" ;
    kgo:locatorKind kgo:null ;
    kgo:paragraph 0 ;
    kgo:spanStart -1 ;
    kgo:spanEnd 0 ;
    kgo:readFrom kgo:null ;
    kgo:quality kgo:null ;
    kgo:checked "May" ;
    kgo:hedge kgo:null ;
    skos:note "g"@en ;
    skos:note "h"@en ;
    .

kg:relation
    a kgo:Relation ;
    kgo:pathSign 2 ;
    kgo:correlationSign 2 ;
    kgo:sign 0 ;
    .

kg:scheme
    a kgo:IdentifierScheme ;
    .

kg:source
    a kgo:Source ;
    dcterms:language "Chinese" ;
    dcterms:title "Bone" ;
    kgo:authors "Inoue T;Fujita T" ;
    kgo:doi "doi:10.1000/1" ;
    kgo:issue "4; Suppl" ;
    kgo:pages "3-4 (5)" ;
    kgo:pmid "PMC1" ;
    kgo:textSha256 "0" ;
    kgo:url "bone.example" ;
    kgo:volume "1(2)" ;
    kgo:year "1999" ;
    .

kgo:unit-odd
    a kgo:Unit ;
    kgo:factor 0 ;
    .

<https://w3id.org/kgraph/dataset>
    kgo:outsideScope "Pille"@de ;
    .
"""


def test_every_shape_finds_what_has_not_its_form(mini: Path) -> None:
    edit(mini / "odd.ttl", "", ODD)
    found = {(item.shape, item.value) for item in find_violations(read_graph(mini).files, SHAPES)}
    assert {shape for shape, _ in found} == SAID_BY_SHAPES.keys()
    assert {
        (shape, value) for shape, value in found if shape in {"stance", "topic", "country", "benefit", "about"}
    } == {
        ("stance", None),
        ("topic", KGO.iri_of("null")),
        ("country", "Japan"),
        ("benefit", "3"),
        ("about", None),
    }


def test_a_folder_without_shapes_finds_nothing(mini: Path, tmp_path: Path) -> None:
    edit(mini / ENTITIES, ADULTS_ZH, "")
    assert check_graph(mini, RULES, tmp_path / "none").findings == ()


def test_a_file_of_shapes_that_is_not_turtle_is_named_with_its_line(mini: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes"
    edit(shapes / "odd.ttl", "", "@prefix sh: <http://www.w3.org/ns/shacl#> .\nsh:a sh:b\n")
    with pytest.raises(TurtleError) as caught:
        check_graph(mini, RULES, shapes)
    assert (caught.value.key, caught.value.path, caught.value.line) == ("turtle-unclosed", shapes / "odd.ttl", 3)


def findings_after(graph: Path, rule: str, *edits: tuple[str, str, str]) -> list[str]:
    """Return the entities at which a check fires after some changes of the small graph."""
    for changed, old, new in edits:
        edit(graph / changed, old, new)
    return [item.entity for item in offences_of(rule, check_by(rule, graph))]


def test_opposite_claims_may_differ_in_aspect(mini: Path) -> None:
    change = (CLAIMS, INTERACTS, ACTIVATES.replace("activity", "abundance"))
    assert findings_after(mini, "opposite-claims", change) == []


def test_opposite_claims_may_differ_in_circumstance(mini: Path) -> None:
    opposite = ACTIVATES + "    kgo:circumstance kgo:after-stopping ;\n"
    assert findings_after(mini, "opposite-claims", (CLAIMS, INTERACTS, opposite)) == []


def test_a_drug_that_says_how_it_is_given_may_stand_below_a_claim_by_route(mini: Path) -> None:
    given_by = APIXABAN.replace("    skos:broader", "    kgo:route kgo:oral ;\n    skos:broader")
    assert findings_after(mini, "member-without-route", (CLAIMS, "", given_by + BY_MOUTH)) == []


def test_a_thing_may_act_on_itself_in_a_group_of_people_or_an_aspect(mini: Path) -> None:
    change = (CLAIMS, "    rdf:object kg:MGP ;\n", "    rdf:object kg:vitamin-K2 ;\n    kgo:aspect kgo:synthesis ;\n")
    assert findings_after(mini, "claim-about-itself", change) == []


@pytest.mark.parametrize("unit", ["mg/d", "mg/kg", "[iU]/d"])
def test_a_dose_is_compared_with_doses_of_its_own_kind(mini: Path, unit: str) -> None:
    more = MICROGRAMS.replace("ug/d", unit)
    second = evidence(K2_PREVENTS, "cohort", more=more).replace("--adults\n    a", "--adults--2\n    a")
    change = (CLAIMS, "", evidence(K2_PREVENTS, "cohort", more=more) + second)
    assert findings_after(mini, "dose-far-from-neighbours", change) == []


def test_one_other_dose_is_too_few_to_tell_which_is_wrong(mini: Path) -> None:
    change = (CLAIMS, "", evidence(K2_PREVENTS, "cohort", more=MICROGRAMS))
    assert findings_after(mini, "dose-far-from-neighbours", change) == []


def test_a_paper_of_the_next_year_is_not_in_the_future(mini: Path) -> None:
    edit(mini / SOURCES, 'kgo:year "2019"', f'kgo:year "{datetime.now(tz=UTC).year + 1}"')
    assert offences_of("date-in-the-future", check_by("date-in-the-future", mini)) == []


@pytest.mark.parametrize(
    ("old", "new", "tag"),
    [
        ('"成人"@zh', '"成人"@zh-Hans', "zh-hans"),
        ('"成人"@zh', '"成人"@zh-CN', "zh-cn"),
        ('"What adults is."@en', '"What adults is."@en-gb', "en-gb"),
        ('"華法林"@zh', '"華法林"@zh-TW', "zh-tw"),
        ('"华法令错"@zh', '"warfarine"@fr', "fr"),
    ],
)
def test_another_language_tag_is_one_finding_that_names_it(mini: Path, old: str, new: str, tag: str) -> None:
    edit(mini / ENTITIES, old, new)
    (found,) = (finding for finding in check(mini).findings if finding.rule != CANONICAL)
    text = new.rpartition("@")[0]
    assert (found.rule, found.path) == ("language-tag", mini / ENTITIES)
    assert new in (mini / ENTITIES).read_text(encoding="utf-8").split("\n")[found.line - 1]
    assert f" is tagged {tag}; the tag must be exactly en or zh: {text.strip(chr(34))}" in str(found.what.en)
    assert f"的语言标签是{tag}，只能用en或zh：" in str(found.what.zh)
    assert f"{text}@{'en' if tag in ('fr', 'en-gb') else 'zh'} ;" in str(found.fix.en)


@pytest.mark.parametrize(
    ("label", "rules", "shown"),
    [
        ("\\u200b\\u200d", ["unseen-character"], "U+200B ZERO WIDTH SPACE"),
        ("grown\\u202Eups", ["unseen-character"], "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("adults\\u001B[31m", ["unseen-character"], "U+001B"),
        ("two\\nlines", ["unseen-character"], "U+000A"),
        ("adults\\uFFFE", ["unseen-character"], "U+FFFE"),
        ("\\u3164", ["unseen-character"], "U+3164 HANGUL FILLER"),
        ("a\\u0301\\u0302\\u0303\\u0304", ["stacked-marks"], "U+0304 COMBINING MACRON"),
        ("\u0430dults", ["foreign-letter"], "U+0430 CYRILLIC SMALL LETTER A"),
        ("\u0391dults", ["foreign-letter"], "U+0391 GREEK CAPITAL LETTER ALPHA"),
        ("варфарин", ["foreign-letter"], "U+0432 CYRILLIC SMALL LETTER VE"),
        ("w\u0430rfarin", ["foreign-letter", "look-alike-name"], "U+0430 CYRILLIC SMALL LETTER A"),
        ("warfa\\u200Brin", ["look-alike-name", "unseen-character"], "warfa"),
    ],
)
def test_a_name_with_letters_that_nobody_can_tell_is_found(
    mini: Path, label: str, rules: list[str], shown: str
) -> None:
    edit(mini / ENTITIES, '"adults"@en', f'"{label}"@en')
    report = check_graph(mini, mini / "no-rules", mini / "no-shapes")
    found = [finding for finding in report.findings if finding.rule != CANONICAL]
    assert sorted(finding.rule for finding in found) == rules
    assert {finding.line for finding in found} == {
        line_of(mini / ENTITIES, "kg:adults", f'skos:prefLabel "{label}"@en ;')
    }
    assert shown in str(min(found, key=lambda finding: finding.rule).what.en)
    assert all(text for finding in found for text in (finding.what.zh, finding.fix.en, finding.fix.zh))


@pytest.mark.parametrize("label", ["TNF-α", "NFκB", "µg", "因子Ⅱ", "25(OH)D₃", "Sjögren", "naïve", "ナットウ", "10⁻⁵"])
def test_greek_marks_and_numerals_are_letters_like_others(mini: Path, label: str) -> None:
    edit(mini / ENTITIES, '"adults"@en', f'"{label}"@en')
    report = check_graph(mini, mini / "no-rules", mini / "no-shapes")
    assert [finding.rule for finding in report.findings] == []


@pytest.mark.parametrize(("note", "rules"), [("a\\nb\\tc", []), ("a\\u202Eb", ["unseen-character"])])
def test_a_note_may_have_lines_but_nothing_unseen(mini: Path, note: str, rules: list[str]) -> None:
    edit(mini / ENTITIES, '"What adults is."@en', f'"{note}"@en')
    report = check_graph(mini, mini / "no-rules", mini / "no-shapes")
    assert [finding.rule for finding in report.findings] == rules


def test_a_tag_in_capitals_is_put_right_by_the_canonical_form(mini: Path) -> None:
    edit(mini / ENTITIES, '"成人"@zh', '"成人"@ZH')
    assert [finding.rule for finding in check(mini).findings] == [CANONICAL]


def test_the_library_that_reads_shapes_prints_nothing_of_its_own(
    mini: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    edit(
        mini / SOURCES, '    kgo:pmid "12345678" ;\n', f'    kgo:pmid "12345678" ;\n    kgo:textLength {"9" * 6000} ;\n'
    )
    edit(mini / CLAIMS, TRIAL_DESIGN, f'{TRIAL_DESIGN}    kgo:checked "2021-02-31"^^xsd:date ;\n')
    edit(mini / ENTITIES, '"What adults is."@en', '"What adults is."^^xsd:duration')
    rules = [finding.rule for finding in check(mini).findings if finding.rule != CANONICAL]
    assert sorted(rules) == ["impossible-value", "wrong-kind", "wrong-kind"]
    assert (capfd.readouterr().err, caplog.text) == ("", "")


def test_a_long_value_is_cut_in_a_finding(mini: Path) -> None:
    edit(mini / CLAIMS, TRIAL_DESIGN, f'{TRIAL_DESIGN}    kgo:checked "{"9" * 200_000}" ;\n')
    edit(mini / SOURCES, 'kgo:pmid "12345678"', f'kgo:pmid "{"x" * 200_000}"')
    found = check(mini).findings
    assert {finding.rule for finding in found} >= {"wrong-kind", "pmid"}
    assert max(len(str(text)) for finding in found for text in (finding.what.en, finding.what.zh)) < 500


def test_the_cost_grows_with_the_number_of_problems_alone(mini: Path) -> None:
    def seconds(count: int) -> float:
        rows = "".join(f"    skos:broader kg:none-{number} ;\n" for number in range(count))
        path = mini / "entities" / "more.ttl"
        path.unlink(missing_ok=True)
        blocks = "".join(
            f"\nkg:e{number}\n    a kgo:Drug ;\n    skos:broader kg:none-{number} ;\n    .\n" for number in range(count)
        )
        edit(
            path, "", f"@prefix kg: <https://w3id.org/kgraph/id/> .\n{blocks}\nkg:all\n    a kgo:Drug ;\n{rows}    .\n"
        )
        files = read_graph(mini).files
        start = process_time()
        assert len(find_problems(files)) == 2 * count
        return process_time() - start

    few, many = seconds(500), seconds(4000)
    assert many < 8 * few + 2


def test_an_interval_may_touch_1(mini: Path) -> None:
    figures = "    kgo:measure kgo:odds-ratio ;\n    kgo:value 1.5 ;\n    kgo:ciLow 1.0 ;\n    kgo:ciHigh 2.5 ;\n"
    change = (CLAIMS, TRIAL_DESIGN, f'{TRIAL_DESIGN}{figures}    kgo:valueUnit "1" ;\n')
    assert findings_after(mini, "figure-against-stance", change) == []


@pytest.mark.parametrize(
    ("relation", "value", "fires"),
    [
        ("inversely-associated-with", "0.7", False),
        ("inversely-associated-with", "1.4", True),
        ("positively-associated-with", "1.4", False),
        ("positively-associated-with", "0.7", True),
        ("associated-with", "0.7", False),
    ],
)
def test_a_figure_is_held_to_the_direction_of_an_association(
    mini: Path, relation: str, value: str, *, fires: bool
) -> None:
    slug = f"vitamin-K2--{relation}--vascular-calcification"
    figure = f'    kgo:measure kgo:hazard-ratio ;\n    kgo:value {value} ;\n    kgo:valueUnit "1" ;\n'
    change = (CLAIMS, "", claim(*slug.split("--")) + evidence(slug, "cohort", more=figure))
    found = findings_after(mini, "figure-against-stance", change)
    assert found == ([f"ev:trial--{slug}"] if fires else [])


ONLY_OLD = REPLACED_PREFIXES + "\nclaim:old\n    owl:deprecated true ;\n    .\n"
ONLY_NEW = REPLACED_PREFIXES + f"\nclaim:old\n    dcterms:isReplacedBy {ACTIVATES_MGP} ;\n    .\n"
NOT_OLD = (
    REPLACED_PREFIXES + f"\nclaim:old\n    dcterms:isReplacedBy {ACTIVATES_MGP} ;\n    owl:deprecated false ;\n    .\n"
)
STILL_NAMED = '    skos:prefLabel "vitamin K2"@en ;\n'


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        pytest.param(replaced(("claim:old", ACTIVATES_MGP)), [], id="a claim"),
        pytest.param(replaced(("ev:old", TRIAL), ("kg:old", "kg:warfarin"), ("src:old", "src:trial")), [], id="others"),
        pytest.param(replaced(("claim:old", "claim:none")), ["dangling-reference"], id="by nothing"),
        pytest.param(replaced(("claim:old", "kg:warfarin")), ["replaced-by-other-kind"], id="by another kind"),
        pytest.param(replaced(("claim:old", '"new"')), ["replaced-by-other-kind"], id="by a text"),
        pytest.param(
            replaced(("claim:old", f"{ACTIVATES_MGP} ;\n    dcterms:isReplacedBy claim:vitamin-K2--is-a--vitamin-K")),
            ["too-many-values"],
            id="by two",
        ),
        pytest.param(ONLY_OLD, ["replaced-incomplete"], id="by none"),
        pytest.param(ONLY_NEW, ["replaced-incomplete"], id="not deprecated"),
        pytest.param(NOT_OLD, ["replaced-incomplete"] * 2, id="said not to be deprecated"),
        pytest.param(
            replaced(("kg:old", "kg:warfarin")).replace("kg:old\n", f"kg:old\n{STILL_NAMED}"),
            ["replaced-described"],
            id="with a name",
        ),
    ],
)
def test_a_replaced_name_says_what_replaced_it_and_no_more(mini: Path, text: str, rules: list[str]) -> None:
    edit(mini / REPLACED, "", text)
    problems = find_problems(read_graph(mini).files)
    assert [problem.key for problem in problems if problem.path.name == REPLACED] == rules


def test_a_name_in_use_is_not_replaced(mini: Path) -> None:
    edit(mini / REPLACED, "", replaced(("kg:warfarin", "kg:vitamin-K")))
    problems = find_problems(read_graph(mini).files)
    found = {(problem.path.name, problem.key, problem.entity == "kg:warfarin") for problem in problems}
    assert found == {("entities.ttl", "replaced-described", True), ("claims.ttl", "replaced-named", False)}


@pytest.mark.parametrize(
    ("old", "new", "file", "before", "after", "said"),
    [
        (
            "claim:old",
            ACTIVATES_MGP,
            CLAIMS,
            f"kgo:about {ACTIVATES_MGP}",
            "kgo:about claim:old",
            f"kgo:about {ACTIVATES_MGP} ;",
        ),
        ("kg:old", "kg:MGP", CLAIMS, "rdf:object kg:MGP ;", "rdf:object kg:old ;", "rdf:object kg:MGP ;"),
        ("kg:old", "kg:vitamin-K", ENTITIES, "skos:broader kg:vitamin-K ;", "skos:broader kg:old ;", "skos:broader"),
    ],
)
def test_what_is_in_use_names_no_replaced_thing(
    mini: Path, old: str, new: str, file: str, before: str, after: str, said: str
) -> None:
    edit(mini / REPLACED, "", replaced((old, new)))
    edit(mini / file, before, after)
    (problem,) = find_problems(read_graph(mini).files)
    assert (problem.key, problem.path, old in problem.message("en")) == ("replaced-named", mini / file, True)
    assert problem.fix("en").startswith("Write: ")
    assert said in problem.fix("zh")


SUPPORTS = "    kgo:stance kgo:supports ;\n    kgo:result kgo:positive ;\n"
OPPOSITE = "    kgo:stance kgo:refutes ;\n    kgo:result kgo:opposite ;\n"
NULL = "    kgo:stance kgo:refutes ;\n    kgo:result kgo:null ;\n"


@pytest.mark.parametrize(
    ("figures", "verdict", "fires"),
    [
        pytest.param("measure kgo:mean-difference ; kgo:value 3.7", SUPPORTS, True, id="a difference above 0"),
        pytest.param("measure kgo:mean-difference ; kgo:value -3.7", SUPPORTS, False, id="a difference below 0"),
        pytest.param("measure kgo:standardised-mean-difference ; kgo:value 0.2", SUPPORTS, True, id="standardized"),
        pytest.param("measure kgo:risk-difference ; kgo:value 2", SUPPORTS, True, id="a risk that rises"),
        pytest.param("measure kgo:percent-change ; kgo:value 2", SUPPORTS, True, id="a rise in per cent"),
        pytest.param("measure kgo:percent-increase ; kgo:value -60", SUPPORTS, False, id="lower in per cent"),
        pytest.param("measure kgo:correlation ; kgo:value 0.3", SUPPORTS, True, id="a correlation above 0"),
        pytest.param("measure kgo:fold ; kgo:value 2", SUPPORTS, True, id="twice as much"),
        pytest.param("measure kgo:fold ; kgo:value 0.5", SUPPORTS, False, id="half as much"),
        pytest.param("measure kgo:percent-change ; kgo:armValue 2", SUPPORTS, True, id="one arm that rises"),
        pytest.param(
            "measure kgo:percent-change ; kgo:armValue 2 ; kgo:comparatorValue 5", SUPPORTS, False, id="rises less"
        ),
        pytest.param(
            "measure kgo:concentration ; kgo:armValue 5 ; kgo:comparatorValue 2", SUPPORTS, True, id="a higher level"
        ),
        pytest.param("measure kgo:concentration ; kgo:armValue 5", SUPPORTS, False, id="one level says nothing"),
        pytest.param(
            "measure kgo:mean-difference ; kgo:value -1 ; kgo:ciLow -3 ; kgo:ciHigh 1", SUPPORTS, True, id="holds 0"
        ),
        pytest.param(
            "measure kgo:mean-difference ; kgo:value -1 ; kgo:ciLow -2 ; kgo:ciHigh 0", SUPPORTS, False, id="touches 0"
        ),
        pytest.param(
            "measure kgo:mean-difference ; kgo:value -2 ; kgo:ciLow -3 ; kgo:ciHigh -1", NULL, True, id="no null"
        ),
        pytest.param("measure kgo:mean-difference ; kgo:value -2", OPPOSITE, True, id="not opposite"),
        pytest.param("measure kgo:mean-difference ; kgo:value 2", OPPOSITE, False, id="opposite"),
        pytest.param("measure kgo:mean-difference ; kgo:value 2", NULL, False, id="null"),
    ],
)
def test_a_figure_that_contradicts_a_decrease_is_found(mini: Path, figures: str, verdict: str, *, fires: bool) -> None:
    rows = "".join(f"    {row} ;\n" for row in f"kgo:{figures}".split(" ; "))
    block = (mini / CLAIMS).read_text(encoding="utf-8").split(f"{LEAFLET_INHIBITS}\n")[1].split("\n\n")[0]
    changed = block.replace(SUPPORTS, verdict).replace(INHIBITS_PLACE, rows + INHIBITS_PLACE)
    found = findings_after(mini, "figure-against-stance", (CLAIMS, block, changed))
    assert found == ([LEAFLET_INHIBITS] if fires else [])


@pytest.mark.parametrize(
    ("measure", "fires"), [("mean-difference", False), ("percent-change", False), ("relative-risk", True)]
)
def test_a_difference_is_read_the_other_way_round_where_the_object_is_a_fall(
    mini: Path, measure: str, *, fires: bool
) -> None:
    fall = (
        ENTITIES,
        '    skos:definition "血管钙化的释义。"@zh ;\n',
        '    skos:definition "血管钙化的释义。"@zh ;\n    kgo:fallOf kg:MGP ;\n',
    )
    rows = f"    kgo:measure kgo:{measure} ;\n    kgo:value 3.7 ;\n"
    found = findings_after(mini, "figure-against-stance", fall, (CLAIMS, INHIBITS_PLACE, rows + INHIBITS_PLACE))
    assert (LEAFLET_INHIBITS in found) == fires


@pytest.mark.parametrize(
    ("figures", "fires"),
    [
        ("measure kgo:relative-risk ; kgo:value 1.4", False),
        ("measure kgo:relative-risk ; kgo:value 0.7", True),
        ("measure kgo:mean-difference ; kgo:value 3.7", False),
        ("measure kgo:percent-increase ; kgo:value -60", True),
        ("measure kgo:odds-ratio ; kgo:value 1.4 ; kgo:ciLow 0.9 ; kgo:ciHigh 2.5", True),
    ],
)
def test_a_turned_figure_is_read_as_subject_over_comparator(mini: Path, figures: str, *, fires: bool) -> None:
    rows = "".join(f"    {row} ;\n" for row in f"kgo:turned true ; kgo:{figures}".split(" ; "))
    found = findings_after(mini, "figure-against-stance", (CLAIMS, INHIBITS_PLACE, rows + INHIBITS_PLACE))
    assert found == ([LEAFLET_INHIBITS] if fires else [])


@pytest.mark.parametrize(
    ("stance", "interval", "fires"),
    [
        pytest.param("refutes null", "0.81 1.24", False, id="within the zone"),
        pytest.param("refutes null", "0.80 1.25", False, id="as wide as the zone"),
        pytest.param("refutes null", "0.79 1.05", True, id="below the zone"),
        pytest.param("refutes null", "0.97 1.26", True, id="above the zone"),
        pytest.param("inconclusive inconclusive", "0.79 1.05", False, id="open"),
        pytest.param("inconclusive inconclusive", "0.81 1.24", True, id="no effect found"),
        pytest.param("inconclusive inconclusive", "0.81 1.00", False, id="a limit at no effect"),
        pytest.param("inconclusive inconclusive", "0.50 0.99", True, id="beyond no effect"),
        pytest.param("inconclusive inconclusive", "1.01 1.90", True, id="opposite"),
    ],
)
def test_an_interval_decides_between_none_found_and_inconclusive(
    mini: Path, stance: str, interval: str, *, fires: bool
) -> None:
    (side, result), (low, high) = stance.split(), interval.split()
    figures = f"    kgo:measure kgo:hazard-ratio ;\n    kgo:value 1 ;\n    kgo:ciLow {low} ;\n    kgo:ciHigh {high} ;\n"
    block = evidence(K2_PREVENTS, "cohort", more=figures).replace("kgo:supports", f"kgo:{side}")
    change = (CLAIMS, "", block.replace("kgo:positive", f"kgo:{result}"))
    assert bool(findings_after(mini, "figure-against-stance", change)) is fires


def test_a_null_without_a_zone_is_not_shown(mini: Path) -> None:
    figures = "    kgo:measure kgo:mean-difference ;\n    kgo:value 0.1 ;\n    kgo:ciLow -1 ;\n    kgo:ciHigh 1 ;\n"
    block = evidence(K2_PREVENTS, "cohort", more=figures).replace("kgo:supports", "kgo:refutes")
    change = (CLAIMS, "", block.replace("kgo:positive", "kgo:null"))
    assert findings_after(mini, "figure-against-stance", change) == [f"ev:trial--{K2_PREVENTS}"]


def test_what_is_compared_with_another_entity_says_nothing_of_the_claim(mini: Path) -> None:
    figures = (
        "    kgo:comparedWith kg:warfarin ;\n    kgo:measure kgo:hazard-ratio ;\n    kgo:value 0.5 ;\n"
        "    kgo:ciLow 0.4 ;\n    kgo:ciHigh 0.6 ;\n"
    )
    block = evidence(K2_PREVENTS, "cohort", more=figures).replace("kgo:supports", "kgo:inconclusive")
    change = (CLAIMS, "", block.replace("kgo:positive", "kgo:inconclusive"))
    assert findings_after(mini, "figure-against-stance", change) == []


@pytest.mark.parametrize(
    ("figures", "fires"),
    [
        ("measure kgo:hazard-ratio ; kgo:value 0.7", False),
        ("measure kgo:percent-change ; kgo:value 20", False),
        ("measure kgo:correlation ; kgo:value 0.3", True),
        ("measure kgo:concentration ; kgo:armValue 3 ; kgo:comparatorValue 2", True),
        ("measure kgo:odds-ratio", True),
    ],
)
def test_only_a_figure_that_compares_two_groups_is_turned(mini: Path, figures: str, *, fires: bool) -> None:
    rows = "".join(f"    {row} ;\n" for row in f"kgo:turned true ; kgo:{figures}".split(" ; "))
    found = findings_after(mini, "turned-without-comparison", (CLAIMS, INHIBITS_PLACE, rows + INHIBITS_PLACE))
    assert found == ([LEAFLET_INHIBITS] if fires else [])


@pytest.mark.parametrize(
    ("printed", "figures", "fires"),
    [
        ("0.98 (0.91–1.00)", "value 0.98 ; kgo:ciLow 0.91 ; kgo:ciHigh 1.0", False),
        ("−17.4 (−34.2 to −0.56)", "value -17.4 ; kgo:ciLow -34.2 ; kgo:ciHigh -0.56", False),
        ("1,234.50", "value 1234.5", False),
        ("12,345,678", "value 12345678", False),
        ("0.98 (0.91–1.01)", "value 0.98 ; kgo:ciLow 0.91 ; kgo:ciHigh 1.0", True),
        ("0.98", "value 0.98 ; kgo:ciLow 0.91 ; kgo:ciHigh 1.0", True),
        ("0.98 (0.91–1.00)", "value 0.98", True),
        ("0.98, 0.91–1.00", "value 0.98 ; kgo:ciLow 0.91 ; kgo:ciHigh 1.0", True),
        ("17.4", "value -17.4", True),
        ("0.98", "armValue 0.98", True),
        ("HR 0.98", "value 0.98", True),
    ],
)
def test_the_printed_form_equals_its_decimals(mini: Path, printed: str, figures: str, *, fires: bool) -> None:
    rows = "".join(f"    {row} ;\n" for row in f'kgo:printed "{printed}" ; kgo:{figures}'.split(" ; "))
    found = findings_after(mini, "printed-differs", (CLAIMS, INHIBITS_PLACE, rows + INHIBITS_PLACE))
    assert found == ([LEAFLET_INHIBITS] if fires else [])


@pytest.mark.parametrize(
    ("figures", "fires"),
    [
        ("armEvents 5 ; kgo:armN 10 ; kgo:comparatorEvents 0 ; kgo:comparatorN 12", False),
        ("armEvents 11 ; kgo:armN 10", True),
        ("comparatorEvents 11 ; kgo:comparatorN 10", True),
        ("armEvents 5", False),
        ("armEvents -1", True),
        ("armSpread 1.5 ; kgo:spreadKind kgo:sd", False),
        ("armSpread 1.5", True),
        ("armSpread -1.5 ; kgo:spreadKind kgo:se", True),
        ("armN 0", True),
    ],
)
def test_the_figures_of_a_group_fit_each_other(mini: Path, figures: str, *, fires: bool) -> None:
    rows = "".join(f"    {row} ;\n" for row in f"kgo:{figures}".split(" ; "))
    found = findings_after(mini, "groups-out-of-range", (CLAIMS, INHIBITS_PLACE, rows + INHIBITS_PLACE))
    assert found == ([LEAFLET_INHIBITS] if fires else [])


def test_a_sign_turns_where_the_aspect_is_removal(mini: Path) -> None:
    change = ("schema/relations.ttl", 'kgo:biolinkAspect "metabolic_processing"', 'kgo:biolinkAspect "activity"')
    assert findings_after(mini, "sign-against-direction", change) == ["kgo:metabolizes"]


JOURNAL, WEB = "    kgo:sourceType kgo:journal-article ;\n", "    kgo:sourceType kgo:web-article ;\n"


def test_evidence_that_rests_on_a_retracted_source_says_so_too(mini: Path) -> None:
    retracted = (SOURCES, JOURNAL, f"    kgo:retracted true ;\n{JOURNAL}")
    resting = (SOURCES, WEB, f"    kgo:restsOn src:trial ;\n{WEB}")
    found = findings_after(mini, "resting-on-retraction-unsaid", retracted, resting)
    assert f"ev:leaflet--{K2_PREVENTS}" not in found
    assert "ev:leaflet--MGP--inhibits--vascular-calcification" in found
    assert TRIAL in found


def test_a_file_without_a_block_hides_no_finding(mini: Path) -> None:
    (mini / "entities" / "food.ttl").write_text("", encoding="utf-8")
    assert findings_after(mini, "entity-without-use", (ENTITIES, "", FOOD)) == ["kg:natto"]


def test_a_type_of_source_written_as_text_is_a_value_of_the_wrong_kind(mini: Path) -> None:
    assert findings_after(mini, "wrong-kind", (SOURCES, JOURNAL, '    kgo:sourceType "article" ;\n')) == ["src:trial"]


def test_an_entity_that_another_entity_names_is_without_use(mini: Path) -> None:
    named = ("mappings/wikidata.ttl", "", MAPPING.replace("<https://nowhere.example/1>", "kg:natto"))
    assert findings_after(mini, "entity-without-use", (ENTITIES, "", FOOD), named) == ["kg:natto"]


def test_no_drug_needs_a_class_where_none_has_one(mini: Path) -> None:
    alone = APIXABAN.replace("    skos:broader kg:DOACs ;\n", "")
    assert findings_after(mini, "drug-without-class", (ENTITIES, "", alone)) == []


def test_two_sources_of_one_number_are_both_found_whatever_the_case(mini: Path) -> None:
    assert findings_after(mini, "source-repeated", (SOURCES, "", TWO_SOURCES)) == ["src:a", "src:b"]


def test_reports_of_one_study_may_share_their_number(mini: Path) -> None:
    joined = TWO_SOURCES.replace("    .\n\nsrc:b", "    kgo:sameStudyAs src:b ;\n    .\n\nsrc:b")
    assert findings_after(mini, "source-repeated", (SOURCES, "", joined)) == []


@pytest.mark.parametrize(
    ("check", "row", "fires"),
    [
        ("journal-with-numbers", 'kgo:journal "J Nutr"', False),
        ("journal-with-numbers", 'kgo:journal "J Pediatr (Rio J)"', False),
        ("journal-with-numbers", 'kgo:journal "222health.com"', False),
        ("journal-with-numbers", 'kgo:journal "Osteoporos Int 25:1677-1684"', True),
        ("journal-with-numbers", 'kgo:journal "Blood 117"', True),
        ("authors-with-others", 'kgo:authors "Inoue T; et al"', False),
        ("authors-with-others", 'kgo:authors "Etalon GmbH; Fujita T"', False),
        ("authors-with-others", 'kgo:authors "Inoue T; et al; Fujita T"', True),
        ("authors-with-others", 'kgo:authors "葛均波等"', True),
        ("weak-address", 'kgo:url "https://docs.example.org/scribd.com"^^xsd:anyURI', False),
        ("weak-address", 'kgo:url "https://notscribd.com/a"^^xsd:anyURI', False),
        ("weak-address", 'kgo:url "https://id.scribd.com/a"^^xsd:anyURI', True),
        ("weak-address", 'kgo:url "http://218.28.6.71:81/a"^^xsd:anyURI', True),
    ],
)
def test_sources_are_checked_for_what_is_no_name_and_no_address(
    mini: Path, check: str, row: str, *, fires: bool
) -> None:
    change = (SOURCES, '    kgo:pmid "12345678" ;\n', f'    kgo:pmid "12345678" ;\n    {row} ;\n')
    assert bool(findings_after(mini, check, change)) == fires


def test_what_is_marked_weak_may_have_a_weak_address(mini: Path) -> None:
    path = mini / CLAIMS
    row = "    kgo:source src:trial ;\n"
    path.write_text(path.read_text("utf-8").replace(row, f"{row}    kgo:quality kgo:weak ;\n"), "utf-8")
    address = '    kgo:pmid "12345678" ;\n    kgo:url "https://www.scribd.com/a"^^xsd:anyURI ;\n'
    assert findings_after(mini, "weak-address", (SOURCES, '    kgo:pmid "12345678" ;\n', address)) == []


def test_evidence_may_come_from_a_group_below_that_of_the_claim(mini: Path) -> None:
    below = CHILDREN.replace("    .\n", "    skos:broader kg:adults ;\n    .\n")
    item = evidence(K2_PREVENTS, "cohort", more="    kgo:population kg:children ;\n")
    assert findings_after(mini, "population-differs", (CLAIMS, "", below + item)) == []


def test_an_advised_supplement_is_no_reference_value(mini: Path) -> None:
    slug = "vitamin-K--recommended-intake-for--adults"
    advised = claim(*slug.split("--"), more="    kgo:doseBand kgo:supplemental ;\n") + evidence(slug, "guideline")
    assert findings_after(mini, "intake-without-kind", (CLAIMS, "", advised)) == []


# Things that refer to themselves

WARFARIN_ZH = '    skos:definition "华法林的释义。"@zh ;\n'
PMID = '    kgo:pmid "12345678" ;\n'
PREVENTED = "    owl:inverseOf kgo:prevented-by ;\n"


@pytest.mark.parametrize(
    ("file", "old", "row", "entity"),
    [
        (ENTITIES, WARFARIN_ZH, "skos:broader kg:warfarin ;", "kg:warfarin"),
        (ENTITIES, WARFARIN_ZH, "skos:exactMatch kg:warfarin ;", "kg:warfarin"),
        (ENTITIES, WARFARIN_ZH, "dcterms:isReplacedBy kg:warfarin ;", "kg:warfarin"),
        (ENTITIES, WARFARIN_ZH, "kgo:fallOf kg:warfarin ;", "kg:warfarin"),
        (SOURCES, PMID, "kgo:supersededBy src:trial ;", "src:trial"),
        (SOURCES, PMID, "kgo:restsOn src:trial ;", "src:trial"),
        (SOURCES, PMID, "kgo:sameStudyAs src:trial ;", "src:trial"),
        ("schema/relations.ttl", PREVENTED, "rdfs:subClassOf kgo:prevents ;", "kgo:prevents"),
    ],
    ids=lambda text: text if text.endswith(" ;") else "",
)  # fmt: skip
def test_whatever_refers_to_itself_is_one_finding_of_one_rule(
    mini: Path, file: str, old: str, row: str, entity: str
) -> None:
    edit(mini / file, old, f"{old}    {row}\n")
    found = [item for item in check_by("refers-to-itself", mini).findings if item.rule != CANONICAL]
    place = (mini / file, line_of(mini / file, entity, row), entity)
    assert [(item.rule, item.path, item.line, item.entity) for item in found] == [("refers-to-itself", *place)]


def test_a_claim_about_a_thing_and_itself_has_a_rule_of_its_own(mini: Path) -> None:
    edit(mini / CLAIMS, "    rdf:object kg:MGP ;\n", "    rdf:object kg:vitamin-K2 ;\n")
    rules = [item.rule for item in check_by("claim-about-itself", mini).findings]
    assert "claim-about-itself" in rules
    assert "refers-to-itself" not in rules


# Names


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ('rdfs:label "adults"@en', 'skos:prefLabel "adults"@en ;'),
        ('rdfs:label "成年人"', 'skos:prefLabel "成年人"@zh ;'),
        ('schema:name "grown-ups"', 'skos:prefLabel "grown-ups"@en ;'),
        ("<http://xmlns.com/foaf/0.1/name> kg:MGP", "skos:prefLabel"),
    ],
)
def test_a_name_under_the_property_of_another_vocabulary_is_told_its_own(mini: Path, written: str, fix: str) -> None:
    edit(mini / ENTITIES, ADULTS_ZH, f"    {written} ;\n")
    found = [item for item in check(mini).findings if item.rule != CANONICAL]
    assert [(item.rule, item.entity) for item in found] == [("unknown-property", "kg:adults")]
    assert found[0].fix.en is not None
    assert found[0].fix.en.startswith(f"Slugs are written as follows: {fix}")
    assert found[0].fix.zh is not None
    assert found[0].fix.zh.startswith(f"名称这样写：{fix}")


@pytest.mark.parametrize(("length", "rules"), [(199, []), (200, []), (201, ["long-slug"]), (100_000, ["long-slug"])])
@pytest.mark.parametrize("kind", ["entity", "source", "evidence"])
def test_a_name_has_at_most_two_hundred_characters(mini: Path, kind: str, length: int, rules: list[str]) -> None:
    slug = "x" * length
    if kind == "entity":
        edit(mini / ENTITIES, "", FOOD.replace("kg:natto\n", f"kg:{slug}\n"))
    elif kind == "source":
        edit(mini / SOURCES, "", f"\nsrc:{slug}\n    a kgo:Source ;\n    .\n")
    else:
        edit(mini / CLAIMS, f"{TRIAL}\n", f"ev:{slug}\n")
    found = find_problems(read_graph(mini).files) if length < 1000 else check(mini).findings
    named = [getattr(item, "key", "") or getattr(item, "rule", "") for item in found]
    assert [rule for rule in named if rule == "long-slug"] == rules


def test_the_names_of_the_graph_are_well_below_the_longest() -> None:
    heads = (head for file in read_graph(graph_folder()).files for head, _ in file.heads)
    assert max(len(re.split("[/#]", head)[-1]) for head in heads) < 150


# A schema of one's own


@pytest.mark.parametrize(
    ("term", "kind"), [("kgo:prevents", "kgo:Relation"), ("kgo:Drug", "rdfs:Class"), ("kgo:trial-arm", "")]
)
def test_a_term_of_the_bundled_schema_is_described_again_only_in_a_schema_of_ones_own(
    mini: Path, term: str, kind: str
) -> None:
    rmtree(mini / "schema")
    label = '    skos:prefLabel "x"@en ;\n    skos:prefLabel "甲"@zh ;\n'
    edit(mini / "terms.ttl", "", f"{term}\n    a {kind or 'kgo:Topic'} ;\n{label}    .\n")
    found = [item for item in check_by("claim-name-differs", mini).findings if item.rule != CANONICAL]
    if not kind:
        assert found == []
        return
    assert [(item.rule, item.path, item.line, item.entity) for item in found] == [
        ("schema-term", mini / "terms.ttl", 1, term)
    ]
    assert found[0].fix.en == (
        "Remove the block. To use your own schema, put all of it into schema/; it then replaces the bundled one."
    )
