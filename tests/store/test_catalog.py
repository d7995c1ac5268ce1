"""The catalog: every field of every value, read from the small graph."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from editing import edit
from kgraph import KnowledgeGraph
from kgraph.cli import main
from kgraph.model import (
    Bilingual,
    Claim,
    Entity,
    Evidence,
    Identifier,
    Reasons,
    Relation,
    Side,
    Source,
    Term,
)
from kgraph.store.catalog import Catalog
from kgraph.store.engine import EmbeddedStore
from kgraph.table import Table, Text
from kgraph.text import LANGS
from kgraph.words.sentences import citation, claim_assessment, claim_sentence, standing

DOSE_CLAIM = "vitamin-K2--prevents--vascular-calcification--pharmacological--adults"
MAPPINGS = """\
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

kg:warfarin
    skos:exactMatch <https://identifiers.org/atc:B01AA03> ;
    skos:closeMatch <http://purl.obolibrary.org/obo/CHEBI_10033> ;
    skos:broadMatch <http://id.nlm.nih.gov/mesh/D000925> ;
    skos:narrowMatch <http://elsewhere.example/warfarin> ;
    .
"""


def test_an_entity_has_names_definition_and_broader(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.entities["vitamin-K2"] == Entity(
        slug="vitamin-K2",
        category="Nutrient",
        labels=Bilingual("维生素K2", "vitamin K2"),
        definition=Bilingual("维生素K2的释义。", "What vitamin K2 is."),
        alternatives=(Text("menaquinone", "en"),),
        broader=("vitamin-K",),
    )


def test_other_and_wrong_names_keep_their_language(mini_kg: KnowledgeGraph) -> None:
    warfarin = mini_kg.entities["warfarin"]
    assert [(name, name.lang) for name in warfarin.alternatives] == [("Coumadin", "en"), ("華法林", "zh")]
    assert [(name, name.lang) for name in warfarin.wrong_names] == [("华法令错", "zh")]


def test_entities_stand_in_slug_order(mini_kg: KnowledgeGraph) -> None:
    slugs = ["DOACs", "MGP", "adults", "vascular-calcification", "vitamin-K", "vitamin-K2", "warfarin"]
    assert list(mini_kg.entities) == slugs


def test_identifiers_have_a_short_form_and_a_kind_of_match(mini: Path) -> None:
    (mini / "mappings").mkdir()
    (mini / "mappings" / "some.ttl").write_text(MAPPINGS, encoding="utf-8")
    assert KnowledgeGraph.load(mini).entities["warfarin"].identifiers == (
        Identifier("atc:B01AA03", "https://identifiers.org/atc:B01AA03", "exact"),
        Identifier("CHEBI:10033", "http://purl.obolibrary.org/obo/CHEBI_10033", "close"),
        Identifier("http://elsewhere.example/warfarin", "http://elsewhere.example/warfarin", "narrow"),
        Identifier("mesh:D000925", "http://id.nlm.nih.gov/mesh/D000925", "broad"),
    )


def test_notes_of_an_entity_are_read_in_both_languages(mini: Path) -> None:
    path = mini / "entities" / "entities.ttl"
    text = path.read_text(encoding="utf-8")
    notes = 'skos:editorialNote "a note"@en ;\n    skos:editorialNote "备注"@zh ;\n    .\n\nkg:MGP'
    path.write_text(text.replace(".\n\nkg:MGP", notes), encoding="utf-8")
    assert KnowledgeGraph.load(mini).entities["DOACs"].notes == Bilingual("备注", "a note")


def test_an_entity_whose_label_is_plural_says_so(mini: Path) -> None:
    path = mini / "entities" / "entities.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    a kgo:DrugClass ;", "    a kgo:DrugClass ;\n    kgo:plural true ;"), encoding="utf-8"
    )
    entities = KnowledgeGraph.load(mini).entities
    assert [slug for slug, item in entities.items() if item.plural] == ["DOACs"]


def test_categories_stand_in_display_order_with_labels(mini_kg: KnowledgeGraph) -> None:
    categories = mini_kg.catalog.categories
    assert [term.order for term in categories.values()] == sorted(term.order for term in categories.values())
    assert categories["Nutrient"].labels == Bilingual("营养素", "nutrient")
    assert set(categories) == {
        *("Nutrient", "Drug", "DrugClass", "Chemical", "Protein", "Cell", "Anatomy", "Organism"),
        *("Process", "Disease", "Phenotype", "Measurement", "Food", "Population"),
    }


def test_a_relation_has_labels_patterns_sign_kind_and_opposite(mini_kg: KnowledgeGraph) -> None:
    found = mini_kg.relations["activates"]
    assert found == Relation(
        slug="activates",
        labels=Bilingual("激活", "activates"),
        inverse_labels=Bilingual("受…激活", "is activated by"),
        definition=found.definition,
        pattern=found.pattern,
        negative_pattern=found.negative_pattern,
        sign=1,
        kind="mechanism",
        opposite="inhibits",
        path_sign=1,
    )
    for text in (found.pattern, found.negative_pattern):
        for place in ("{subject}", "{activation}"):
            assert place in (text.zh or "")
            assert place in (text.en or "")
    assert (found.definition.en or "").startswith("The subject switches on")
    assert (found.definition.zh or "").startswith("主语启动")


def test_a_symmetric_relation_without_sign_says_so(mini_kg: KnowledgeGraph) -> None:
    relation = mini_kg.relations["interacts-with"]
    assert (relation.sign, relation.symmetric, relation.opposite) == (None, True, None)


def test_a_sign_may_be_negative(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.relations["inhibits"].sign == -1


def test_a_term_has_lists_labels_definition_pattern_and_order(mini_kg: KnowledgeGraph) -> None:
    found = mini_kg.terms["activity"]
    assert found == Term(
        slug="activity",
        lists=("Aspect",),
        labels=Bilingual("活性", "activity"),
        definition=found.definition,
        pattern=Bilingual("{object}的活性", "{object} activity"),
        order=found.order,
    )
    assert found.definition.zh
    assert found.definition.en


def test_terms_of_a_list_stand_in_its_order(mini_kg: KnowledgeGraph) -> None:
    bands = [slug for slug, term in mini_kg.terms.items() if "DoseBand" in term.lists]
    assert bands == ["dietary", "supplemental", "pharmacological"]


def test_relations_sources_and_classes_are_no_terms(mini_kg: KnowledgeGraph) -> None:
    assert set(mini_kg.terms).isdisjoint({*mini_kg.relations, *mini_kg.sources, "Nutrient", "Claim"})


def test_sources_have_what_was_seen_and_none_elsewhere(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.sources == {
        "leaflet": Source(
            "leaflet",
            "web-article",
            Text("维生素K与血管", "zh"),
            name="维生素K与血管",
            issued="2020-05-01",
            language="zh",
            text_length=200,
        ),
        "trial": Source(
            "trial",
            "journal-article",
            Text("Warfarin with vitamin K", "en"),
            name="Warfarin with vitamin K",
            issued="2019",
            pmid="12345678",
            language="en",
        ),
    }
    title = mini_kg.sources["leaflet"].title
    assert title is not None
    assert title.lang == "zh"


def test_a_source_has_author_journal_addresses_checksum_and_notes(mini: Path) -> None:
    path = mini / "sources" / "sources.ttl"
    more = """\
    kgo:authors "Inoue T; Fujita T" ;
    kgo:journal "Bone" ;
    kgo:url "https://example.org/1"^^xsd:anyURI ;
    kgo:doi "10.1000/1" ;
    kgo:textSha256 "abc" ;
    <http://www.w3.org/2004/02/skos/core#editorialNote> "a note"@en ;
    <http://www.w3.org/2004/02/skos/core#editorialNote> "备注"@zh ;
    kgo:pmid"""
    path.write_text(path.read_text(encoding="utf-8").replace("    kgo:pmid", more), encoding="utf-8")
    assert KnowledgeGraph.load(mini).sources["trial"] == Source(
        slug="trial",
        source_type="journal-article",
        title=Text("Warfarin with vitamin K", "en"),
        name="Inoue 2019",
        language="en",
        authors=("Inoue T", "Fujita T"),
        journal="Bone",
        issued="2019",
        url="https://example.org/1",
        doi="10.1000/1",
        pmid="12345678",
        text_sha256="abc",
        notes=Bilingual("备注", "a note"),
    )


def test_a_claim_has_its_qualifiers_verdict_and_evidence(mini_kg: KnowledgeGraph) -> None:
    (found,) = mini_kg.catalog.find_claims(subject="vitamin-K2", relation="prevents")
    evidence = Evidence(
        slug=f"leaflet--{DOSE_CLAIM}",
        claim=DOSE_CLAIM,
        source="leaflet",
        stance="supports",
        study_design="article",
        result="positive",
        hedge="preclinical-only",
        paragraph=5,
        span=(160, 190),
        population="adults",
        dose=(Decimal(45), None, "mg/d"),
        duration="P2Y",
        participants=30,
        comparator=Bilingual("安慰剂", "placebo"),
        measure="percent-change",
        arm_value=Decimal("-1.5"),
        comparator_value=Decimal(3),
        effect=Decimal("-4.5"),
        effect_from="from-groups",
        value_unit="%",
        note=Bilingual("备注。", "A note."),
        weight="unfitting-design",
        study_group="leaflet",
    )
    assert found == Claim(
        slug=DOSE_CLAIM,
        subject="vitamin-K2",
        relation="prevents",
        object="vascular-calcification",
        verdict="unverified",
        standing="article-only",
        dose_band="pharmacological",
        population="adults",
        topic="heart-and-vessels",
        reasons=Reasons("efficacy", "nothing-carries", set_aside=((evidence.slug, "unfitting-design"),)),
        evidence=(evidence,),
    )


def test_an_evidence_item_has_every_further_field(mini: Path) -> None:
    path = mini / "claims" / "claims.ttl"
    more = """\
    kgo:country "JP" ;
    kgo:populationNote "postmenopausal"@en ;
    kgo:populationNote "绝经后"@zh ;
    kgo:doseMax 60 ;
    kgo:doseSchedule "in three doses"@en ;
    kgo:doseSchedule "分三次"@zh ;
    kgo:coIntervention kg:warfarin ;
    kgo:contrast "high against low"@en ;
    kgo:contrast "高与低相比"@zh ;
    kgo:value 0.5 ;
    kgo:doseUnit"""
    path.write_text(path.read_text(encoding="utf-8").replace("    kgo:doseUnit", more), encoding="utf-8")
    (item,) = KnowledgeGraph.load(mini).catalog.get_claims([DOSE_CLAIM])[DOSE_CLAIM].evidence
    assert item.countries == ("JP",)
    assert item.population_note == Bilingual("绝经后", "postmenopausal")
    assert item.dose == (Decimal(45), Decimal(60), "mg/d")
    assert item.dose_schedule == Bilingual("分三次", "in three doses")
    assert item.co_interventions == ("warfarin",)
    assert item.contrast == Bilingual("高与低相比", "high against low")
    assert item.value == Decimal("0.5")


def test_a_claim_has_its_aspect(mini_kg: KnowledgeGraph) -> None:
    (claim,) = mini_kg.catalog.find_claims(subject="warfarin", relation="inhibits")
    assert claim.aspect == "activity"


def test_a_trial_lends_certainty_and_reasons(mini_kg: KnowledgeGraph) -> None:
    (claim,) = mini_kg.catalog.find_claims(subject="warfarin", relation="interacts-with")
    assert (claim.verdict, claim.standing) == ("supported", "supported")
    assert claim.certainty in {slug for slug, term in mini_kg.terms.items() if "Certainty" in term.lists}
    assert claim.reasons == Reasons(
        judged_as="interaction",
        ruling="one-sound-study",
        supports=Side(tier=2, groups=("trial",)),
        set_aside=(("leaflet--warfarin--interacts-with--vitamin-K", "unfitting-design"),),
    )


def test_evidence_stands_in_the_order_of_its_sources(mini_kg: KnowledgeGraph) -> None:
    (claim,) = mini_kg.catalog.find_claims(subject="warfarin", relation="interacts-with")
    assert [item.source for item in claim.evidence] == ["leaflet", "trial"]


def test_an_evidence_item_that_lost_half_its_span_has_none(mini: Path) -> None:
    path = mini / "claims" / "claims.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace("    kgo:spanEnd 190 ;\n", ""), encoding="utf-8")
    (item,) = KnowledgeGraph.load(mini).catalog.get_claims([DOSE_CLAIM])[DOSE_CLAIM].evidence
    assert item.span is None


@pytest.mark.parametrize(
    ("filters", "slugs"),
    [
        ({"subject": "MGP"}, ["MGP--inhibits--vascular-calcification"]),
        ({"relation": "is-a"}, ["vitamin-K2--is-a--vitamin-K"]),
        ({"object_": "MGP"}, ["vitamin-K2--activates--MGP"]),
        ({"about": "MGP"}, ["MGP--inhibits--vascular-calcification", "vitamin-K2--activates--MGP"]),
        ({"verdict": "supported"}, ["warfarin--interacts-with--vitamin-K"]),
        ({"subject": "warfarin", "relation": "inhibits"}, ["warfarin--inhibits--vitamin-K--activity"]),
        ({"subject": "MGP", "relation": "is-a"}, []),
        ({"subject": "nothing"}, []),
    ],
)
def test_claims_are_found_by_all_that_is_given(
    mini_kg: KnowledgeGraph, filters: dict[str, str], slugs: list[str]
) -> None:
    assert [claim.slug for claim in mini_kg.catalog.find_claims(**filters)] == slugs


def test_without_a_filter_all_claims_are_found_in_slug_order(mini_kg: KnowledgeGraph) -> None:
    slugs = [claim.slug for claim in mini_kg.catalog.find_claims()]
    assert len(slugs) == 7
    assert slugs == sorted(slugs)


def test_claims_come_in_the_order_asked_for_and_unknown_ones_are_left_out(mini_kg: KnowledgeGraph) -> None:
    wanted = ["vitamin-K2--is-a--vitamin-K", "none", "MGP--inhibits--vascular-calcification", "none"]
    assert list(mini_kg.catalog.get_claims(wanted)) == [wanted[0], wanted[2]]


def test_the_claims_of_a_source_are_those_it_gives_evidence_about(mini_kg: KnowledgeGraph) -> None:
    found = mini_kg.catalog.find_claims_of_source("trial")
    assert [claim.slug for claim in found] == ["warfarin--interacts-with--vitamin-K"]


def test_an_identifier_of_no_scheme_keeps_its_address(mini_kg: KnowledgeGraph) -> None:
    assert mini_kg.catalog.to_curie("http://elsewhere.example/1") == "http://elsewhere.example/1"


@pytest.mark.parametrize("name", ["MGP> } ?s ?p ?o . { <x", 'a"b', "a b", "a\\b", "{x}"])
def test_a_slug_that_is_none_names_nothing(mini_kg: KnowledgeGraph, name: str) -> None:
    catalog = mini_kg.catalog
    assert catalog.find_claims(subject=name) == []
    assert catalog.find_claims(about=name) == []
    assert catalog.find_claims_of_source(name) == []
    assert catalog.get_claims([name]) == {}


def test_a_part_has_words_for_what_some_claims_name_and_for_nothing_else(mini_kg: KnowledgeGraph) -> None:
    whole, claim = mini_kg.catalog, mini_kg.claim(DOSE_CLAIM)
    part = whole.part(["warfarin"], [claim])
    named = ("adults", "vascular-calcification", "vitamin-K2", "warfarin")
    assert {slug: entity.labels for slug, entity in part.entities.items()} == {
        slug: whole.entities[slug].labels for slug in named
    }
    assert list(part.relations) == ["prevents"]
    assert list(part.sources) == ["leaflet"]
    slugs = {
        "unverified",
        "article-only",
        "pharmacological",
        "supports",
        "article",
        "unfitting-design",
        "percent-change",
        "from-groups",
    }
    assert part.terms.keys() == slugs


def test_one_entity_can_be_read_without_the_others(mini_kg: KnowledgeGraph) -> None:
    alone = Catalog(mini_kg.store)
    assert alone.get_entity("warfarin") == mini_kg.entities["warfarin"]
    assert "entities" not in vars(alone)
    with pytest.raises(KeyError):
        alone.get_entity("nothing")


def test_every_claim_read_in_words_is_worded_as_the_whole_is(kg: KnowledgeGraph) -> None:
    whole, short = Catalog(kg.store), kg.catalog.in_words()
    assert worded(short) == worded(whole)


def test_what_has_no_words_of_its_own_is_still_there_in_words(mini: Path) -> None:
    for name in ("entities/entities.ttl", "sources/sources.ttl"):
        path = mini / name
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if "prefLabel" not in line and "title" not in line), "utf-8")
    short = KnowledgeGraph.load(mini).catalog.in_words()
    assert short.entities["warfarin"].label("en") == "warfarin"
    assert short.sources["trial"].name == "PMID 12345678"


def worded(catalog: Catalog) -> list[tuple[str, ...]]:
    """Return all that is said of each claim in words, in both languages."""
    return [
        (
            claim_sentence(catalog, claim, lang),
            claim_assessment(catalog, claim, lang),
            standing(catalog, claim, lang),
            *(citation(catalog.sources[item.source], item, lang) for item in claim.evidence),
        )
        for claim in catalog.find_claims()
        for lang in LANGS
    ]


def test_what_is_named_is_read_without_the_rest(kg: KnowledgeGraph) -> None:
    whole, alone = kg, KnowledgeGraph(kg.store)
    claim = whole.claim("gamma-carboxylation--activates--osteocalcin")
    assert alone.claim(claim.slug) == claim
    assert alone.entity("华法林") == whole.entities["warfarin"]
    assert alone.source("inoue-2009") == whole.sources["inoue-2009"]
    assert alone.cite("inoue-2009") == whole.cite("inoue-2009")
    assert alone.review("k2-bone-article-2021").to_dict() == whole.review("k2-bone-article-2021").to_dict()
    assert not {"entities", "sources"} & vars(alone.catalog).keys()
    beside = alone.catalog.beside([claim])
    assert beside.entities == {slug: whole.entities[slug] for slug in ("gamma-carboxylation", "osteocalcin")}
    assert set(beside.sources) == {item.source for item in claim.evidence} | {
        str(item.study_group) for item in claim.evidence
    }


@pytest.mark.usefixtures("kg")
def test_a_claim_and_a_citation_are_printed_without_reading_what_they_do_not_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    select = EmbeddedStore.select

    def noted(store: EmbeddedStore, query: str) -> Table:
        read.append(query)
        return select(store, query)

    monkeypatch.setattr(EmbeddedStore, "select", noted)
    for arguments in (["show", "gamma-carboxylation--activates--osteocalcin"], ["cite", "inoue-2009"]):
        assert CliRunner().invoke(main, arguments).exit_code == 0
    assert read
    assert not [query for query in read if "a kgo:Source" in query and "VALUES ?s" not in query]
    assert not [query for query in read if "rdfs:subClassOf kgo:Entity" in query and "VALUES ?s" not in query][1:]


def test_the_entities_above_are_found_at_any_distance_and_in_circles(mini: Path) -> None:
    edit(
        mini / "entities/entities.ttl",
        "",
        "".join(
            f'\nkg:{name}\n    a kgo:Nutrient ;\n    skos:prefLabel "{name}"@en , "{name}"@zh ;\n'
            f"    skos:broader kg:{above} ;\n    .\n"
            for name, above in (("low", "middle"), ("middle", "high"), ("high", "middle"))
        ),
    )
    catalog = KnowledgeGraph.load(mini).catalog
    circle = frozenset({"middle", "high"})
    assert catalog.find_above(["low", "high", "nothing"]) == {"low": circle, "high": circle, "nothing": frozenset()}
