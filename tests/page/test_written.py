"""What the graph writes beside what the page shows, read as it stands."""

from __future__ import annotations

from pathlib import Path

from kgraph import KnowledgeGraph
from kgraph.page.data.written import written_of

FINDING = "leaflet--vitamin-K2--prevents--vascular-calcification--pharmacological--adults"
FIGURES = """
    kgo:value 8.0 ;
    kgo:ciLow 0.00000001 ;
    kgo:doseSchedule "at night"@en ;
    kgo:restsOn src:trial ;
    kgo:restsOn src:leaflet ;"""
RIGHTS = """
    dcterms:license <https://example.org/licence> ;
    dcterms:rights "free"@en ;
    dcterms:rights "免费"@zh ;"""


def _said(mini: Path) -> KnowledgeGraph:
    """Load the small graph with more figures, and the rights of a source."""
    for folder, place, more in (
        ("claims", "\n    kgo:doseValue 45 ;", FIGURES),
        ("sources", "\n    kgo:textLength 200 ;", RIGHTS),
    ):
        path = mini / folder / f"{folder}.ttl"
        path.write_text(path.read_text(encoding="utf-8").replace(place, more + place), encoding="utf-8")
    return KnowledgeGraph.load(mini)


def test_figures_are_text_and_a_decimal_has_a_point(mini: Path) -> None:
    found = written_of(_said(mini).store, "Evidence")[FINDING]
    assert found == {
        "value": "8.0",
        "ciLow": "0.00000001",
        "armValue": "-1.5",
        "comparatorValue": "3",
        "effect": "-4.5",
        "doseValue": "45",
        "doseUnit": "mg/d",
        "doseSchedule": {"zh": None, "en": "at night"},
        "duration": "P2Y",
        "studyGroup": "leaflet",
        "restsOn": ["leaflet", "trial"],
    }


def test_a_source_has_its_licence_and_rights(mini: Path) -> None:
    found = written_of(_said(mini).store, "Source")["leaflet"]
    assert found == {
        "issued": "2020-05-01",
        "license": "https://example.org/licence",
        "rights": {"zh": "免费", "en": "free"},
        "textLength": "200",
    }


def test_what_the_graph_does_not_write_is_left_out(mini_kg: KnowledgeGraph) -> None:
    assert written_of(mini_kg.store, "Source") == {
        "leaflet": {"issued": "2020-05-01", "textLength": "200"},
        "trial": {"year": "2019"},
    }
