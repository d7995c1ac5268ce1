"""What the verdict on a claim would be with more evidence, or without that of some sources."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from command_line import answer, answer_json, run
from editing import edit, evidence
from kgraph import ArgumentError, Claim, Evidence, KnowledgeGraph, Source, UnknownClaim, UnknownSource
from kgraph.evidence.explain import without
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS

INTERACTS = "warfarin--interacts-with--vitamin-K"
SOURCES = "".join(
    f'\nsrc:{slug}\n    a kgo:Source ;\n    dcterms:title "{slug}"@en ;\n{more}    kgo:pmid "{number}" ;\n'
    "    kgo:sourceType kgo:journal-article ;\n    .\n"
    for slug, number, more in (
        ("other", 12345679, ""),
        ("review", 12345680, "    kgo:restsOn src:trial ;\n"),
        ("sub-study", 12345681, "    kgo:sameStudyAs src:trial ;\n"),
    )
)


@pytest.fixture
def studied(mini: Path) -> KnowledgeGraph:
    """The small graph with a trial, a second report of it, a review that rests on it, and sources without evidence."""
    edit(mini / "sources" / "sources.ttl", "", SOURCES)
    blocks = evidence(INTERACTS, "review", source="review") + evidence(INTERACTS, "cohort", source="sub-study")
    edit(mini / "claims" / "claims.ttl", "", blocks)
    return KnowledgeGraph.load(mini)


def another(claim: Claim, source: str = "other", **figures: object) -> Evidence:
    """Return the trial's item as another source prints it; what the build derives is left out."""
    (item,) = (item for item in claim.evidence if item.source == "trial")
    bare = {"weight": None, "says": None, "tier": None, "study_group": None}
    bare |= {"effect": None, "effect_interval": None, "effect_from": None}
    return replace(item, slug=f"{source}--{INTERACTS}", source=source, **bare, **figures)  # type: ignore[arg-type]


def test_a_claim_without_change_keeps_its_verdict(studied: KnowledgeGraph) -> None:
    claim = studied.claim(INTERACTS)
    found = studied.reconsider(claim)
    assert (found.verdict, found.certainty, found.ruling) == ("supported", "moderate", "one-sound-study")
    assert found == studied.reconsider(INTERACTS)
    assert studied.claim(INTERACTS) == claim


def test_another_trial_makes_it_stronger_and_is_read_from_its_printed_figures(studied: KnowledgeGraph) -> None:
    claim = studied.claim(INTERACTS)
    agrees = studied.reconsider(claim, add=[another(claim)])
    assert (agrees.verdict, agrees.certainty) == ("established", "high")
    none = another(claim, value=Decimal(1), interval=(Decimal("0.9"), Decimal("1.1")), stance="refutes")
    assert studied.reconsider(claim, add=[none]).verdict == "contested"
    assert studied.reconsider(claim, add=[none], drop=["trial"]).verdict == "refuted"
    assert studied.claim(INTERACTS).verdict == "supported"


def test_another_report_of_the_same_study_adds_nothing(studied: KnowledgeGraph) -> None:
    claim = studied.claim(INTERACTS)
    for report in ("sub-study", "trial"):
        assert studied.reconsider(claim, add=[another(claim, report)]).verdict == "supported"


def test_what_rests_on_a_dropped_source_falls_with_it(studied: KnowledgeGraph) -> None:
    group = {item.study_group for item in studied.claim(INTERACTS).evidence if item.source == "trial"}
    assert group == {"sub-study"}
    found = studied.reconsider(INTERACTS, drop=["trial"])
    assert [entry.item.design for entry in found.weighed] == ["article", "cohort"]
    assert (found.verdict, found.ruling) == ("reported", "only-stated")


def test_an_item_that_itself_rests_on_a_dropped_source_falls_too(studied: KnowledgeGraph) -> None:
    claim = studied.claim(INTERACTS)
    article, *others = claim.evidence
    resting = replace(claim, evidence=(replace(article, rests_on=("other",)), *others))
    assert without(studied.catalog, resting, ["other"]) == tuple(others)


def test_what_rests_on_a_dropped_source_through_another_falls_too(studied: KnowledgeGraph) -> None:
    claim = studied.claim(INTERACTS)
    catalog = Catalog(studied.store)
    catalog.linked_sources = (Source("trial", "", rests_on=("mid",)), Source("mid", "", rests_on=("far",)))
    assert without(catalog, claim, ["far"]) == without(catalog, claim, ["trial"]) != claim.evidence


def test_the_name_of_a_study_drops_all_its_reports(studied: KnowledgeGraph) -> None:
    found = studied.reconsider(INTERACTS, drop=["sub-study"])
    assert [entry.item.design for entry in found.weighed] == ["article", "review"]


def test_a_pool_that_includes_another_report_of_a_study_shares_that_study(mini: Path) -> None:
    figures = (
        "    kgo:participants 900 ;\n    kgo:measure kgo:relative-risk ;\n    kgo:value 1.5 ;\n    kgo:ciLow 1.3 ;\n"
        '    kgo:ciHigh 1.7 ;\n    kgo:valueUnit "1" ;\n    kgo:includes src:trial ;\n'
    )
    edit(mini / "sources" / "sources.ttl", "", SOURCES)
    edit(mini / "claims" / "claims.ttl", "", evidence(INTERACTS, "meta-analysis", source="other", more=figures))
    edit(mini / "claims" / "claims.ttl", "", evidence(INTERACTS, "cohort", source="sub-study"))
    kg = KnowledgeGraph.load(mini)
    claim = kg.claim(INTERACTS)
    assert (claim.verdict, claim.reasons.ruling) == ("supported", "one-sound-study")
    assert kg.reconsider(claim).ruling == "one-sound-study"
    assert ("established", "supports") in {(change.verdict, change.stance) for change in kg.what_would_change(claim)}


def test_names_that_are_not_known_are_refused(studied: KnowledgeGraph) -> None:
    claim = studied.claim(INTERACTS)
    with pytest.raises(UnknownSource) as caught:
        studied.reconsider(claim, drop=["trail"])
    assert caught.value.suggestions[0] == "trial"
    with pytest.raises(UnknownSource):
        studied.reconsider(claim, add=[another(claim, "nobody")])
    with pytest.raises(UnknownClaim):
        studied.reconsider("warfarin--interacts-with--vitamin-L")


def test_a_source_without_evidence_about_the_claim_is_refused(studied: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError) as caught:
        studied.reconsider(INTERACTS, drop=["trial", "other"])
    assert str(caught.value) == f"The source “other” provides no evidence on the claim “{INTERACTS}”."
    assert caught.value.message("zh") == f"来源“other”没有关于断言“{INTERACTS}”的证据。"


def test_every_claim_of_the_real_graph_keeps_its_verdict_without_change(kg: KnowledgeGraph) -> None:
    for claim in kg.claims():
        found = kg.reconsider(claim)
        assert (found.verdict, found.certainty, found.ruling, set(found.reasons)) == (
            *(claim.verdict, claim.certainty, claim.reasons.ruling, set(claim.certainty_reasons)),
        ), claim.slug


# kgraph show CLAIM --without SOURCE


@pytest.mark.parametrize(
    ("lang", "moved", "stays", "why"),
    [
        (
            "en",
            "Without Warfarin with vitamin K (trial), the verdict changes from supported to unverified",
            "Without 维生素K与血管 (leaflet), the verdict remains supported",
            "  – judged as a claim about interaction",
        ),
        (
            "zh",
            "不计Warfarin with vitamin K（trial）时，判定由“有证据支持”变为“未核实”",
            "不计维生素K与血管（leaflet）时，判定仍为“有证据支持”",
            "  – 按“相互作用”类断言判定",
        ),
    ],
)
def test_show_tells_what_the_verdict_would_be_without_a_source_and_why(
    mini: Path, lang: str, moved: str, stays: str, why: str
) -> None:
    shown = answer("show", INTERACTS, "--without", "trial", "--lang", lang, "--graph", mini).splitlines()
    assert shown[0] == moved
    assert why in shown
    assert not any("12345678" in line for line in shown[1:])
    assert answer("show", INTERACTS, "--without", "leaflet", "--lang", lang, "--graph", mini).splitlines()[0] == stays


def test_show_without_sources_is_had_as_json(mini: Path) -> None:
    command = ("show", INTERACTS, "--without", "trial", "--without", "leaflet", "--graph", mini)
    found = answer_json(*command)
    assert list(found) == ["kgraph", "claim", "without", "now", "why", "changes"]
    assert (found["without"], found["now"]) == (["trial", "leaflet"], "supported")
    claim = found["claim"]
    assert (claim["verdict"], claim["certainty"], claim["evidence"]) == ("unverified", None, [])
    assert claim["reasons"]["ruling"] == "nothing-carries"
    assert [change["verdict"] for change in found["changes"]] == ["reported", "supported", "refuted"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "source", "says"),
    [
        (INTERACTS, "trail", {"en": "There is no source named “trail”.", "zh": "没有名为“trail”的来源。"}),
        (
            "MGP--inhibits--vascular-calcification",
            "trial",
            {"en": "provides no evidence on the claim", "zh": "没有关于断言"},
        ),
        ("warfarin", "trial", {"en": "“warfarin” is an entity", "zh": "“warfarin”是实体"}),
    ],
)
def test_show_refuses_a_source_that_it_cannot_leave_out(
    mini: Path, lang: str, name: str, source: str, says: dict[str, str]
) -> None:
    refused = run("show", name, "--without", source, "--lang", lang, "--graph", mini)
    assert refused.exit_code != 0
    assert says[lang] in refused.stderr
