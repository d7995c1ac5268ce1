"""The table of evidence: its columns, the figures in them, and that it says what the catalog says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kgraph import KnowledgeGraph
from kgraph.fields import EVIDENCE_FIELDS
from kgraph.synthesis.doses import in_micrograms, micrograms_per_day
from kgraph.table import Table
from kgraph.text import LANGS, Lang

HIP = "alendronate--prevents--hip-fracture"
ANY = "alendronate--prevents--fracture--pharmacological--adults"
FIGURES: tuple[str, ...] = (
    "value",
    "ci_level",
    "effect",
    "arm_value",
    "arm_spread",
    "arm_n",
    "arm_events",
    "comparator_value",
)
FIGURES += ("comparator_spread", "comparator_n", "comparator_events", "participants", "tier", "paragraph")
PAIRS = {"interval": ("ci_low", "ci_high"), "effect_interval": ("effect_low", "effect_high")}


def row(kg: KnowledgeGraph, evidence: str, lang: Lang = "en") -> Mapping[str, Any]:
    """Return the row of an item, without what is empty."""
    (found,) = [found for found in kg.evidence(lang=lang).to_dicts() if found["evidence"] == evidence]
    return {name: cell for name, cell in found.items() if cell is not None}


def part(found: Mapping[str, Any], *names: str) -> list[object]:
    return [str(found.get(name)) if isinstance(found.get(name), Decimal) else found.get(name) for name in names]


def test_a_row_says_what_was_studied_in_whom_and_how(studies: KnowledgeGraph) -> None:
    found = row(studies, f"straight--{HIP}")
    assert part(found, "claim", "sentence", "subject", "relation", "object", "topic") == [
        *(HIP, "Alendronate prevents hip fracture", "alendronate", "prevents", "hip-fracture", "drugs-and-bone")
    ]
    assert part(found, "study_design", "population", "compared_with", "stance", "weight", "says", "tier") == [
        *("randomised-trial", "men", "placebo", "supports", "counts", "for", 2)
    ]
    assert found["why_weight"] == studies.terms["counts"].definition.en
    assert part(found, "source", "source_name", "source_authors", "source_issued", "source_pmid") == [
        *("straight", "Li 2020b", "Li A; Wu B", "2020", "1001")
    ]


def test_a_figure_stands_as_printed_and_as_subject_over_comparator(studies: KnowledgeGraph) -> None:
    columns = ("printed", "value", "ci_low", "ci_high", "turned", "effect", "effect_low", "effect_high", "effect_from")
    assert part(row(studies, f"straight--{HIP}"), *columns, "estimate") == [
        *("0.60 (0.37–0.97)", "0.6", "0.37", "0.97", False, "0.6", "0.37", "0.97", "as-printed", "0.60 (0.37 to 0.97)")
    ]
    assert part(row(studies, f"turned--{HIP}"), *columns, "estimate") == [
        *("1.25 (0.80–2.00)", "1.25", "0.8", "2", True, "0.8", "0.5", "1.25", "turned-round", "0.8 (0.5 to 1.25)")
    ]


def test_both_groups_have_their_people_and_events(studies: KnowledgeGraph) -> None:
    found = row(studies, f"straight--{HIP}")
    assert part(found, "arm_n", "arm_events", "comparator_n", "comparator_events", "participants") == [
        *(3902, 26, 3906, 43, 7808)
    ]


@pytest.mark.parametrize(
    ("evidence", "bound", "value"),
    [(f"straight--{HIP}", None, "0.04"), (f"straight--{HIP}--2", "<", "0.001"), (f"pool--{ANY}", None, None)],
)
def test_a_chance_has_a_bound_only_where_it_is_not_exact(
    studies: KnowledgeGraph, evidence: str, bound: str | None, value: str | None
) -> None:
    assert part(row(studies, evidence), "p_bound", "p_value") == [bound, value]


@pytest.mark.parametrize(
    ("evidence", "printed", "daily"),
    [
        (f"straight--{HIP}", ["70", None, "mg/wk"], ["10000", None]),
        (f"pool--{ANY}", ["5", "10", "mg/d"], ["5000", "10000"]),
        (f"turned--{HIP}", ["1", "2", "mg/kg/d"], [None, None]),
        (f"leaflet--{ANY}", ["400", None, "[iU]/d"], [None, None]),
        (f"straight--{ANY}", [None, None, None], [None, None]),
    ],
)
def test_a_dose_is_in_micrograms_a_day_where_its_unit_alone_says_how_many(
    studies: KnowledgeGraph, evidence: str, printed: list[str | None], daily: list[str | None]
) -> None:
    found = row(studies, evidence)
    assert part(found, "dose_value", "dose_max", "dose_unit") == printed
    assert part(found, "dose_micrograms_per_day", "dose_max_micrograms_per_day") == daily


@pytest.mark.parametrize(
    ("dose", "unit", "daily"),
    [
        ("45", "ug/d", "45"),
        ("0.5", "mg/d", "500"),
        ("2", "g/d", "2000000"),
        ("35", "mg/wk", "5000"),
        ("0.25", "ug/d", "0.25"),
    ],
)
def test_a_dose_a_day_has_no_digits_that_its_unit_does_not_carry(
    studies: KnowledgeGraph, dose: str, unit: str, daily: str
) -> None:
    assert str(in_micrograms(Decimal(dose), micrograms_per_day(studies.store)[unit])) == daily


def test_only_units_of_mass_a_time_are_micrograms_a_day(studies: KnowledgeGraph) -> None:
    units = micrograms_per_day(studies.store)
    assert {"ug/d", "mg/d", "g/d", "mg/wk"} <= units.keys()
    assert units.keys().isdisjoint({"mg", "ug", "mg/kg", "mg/kg/d", "[iU]", "[iU]/d", "mmol/d", "{serving}/d"})


def test_texts_are_in_the_language_asked_for_and_slugs_stay(studies: KnowledgeGraph) -> None:
    zh, en = (row(studies, f"straight--{HIP}", lang) for lang in ("zh", "en"))
    assert zh["sentence"] == "阿仑膦酸钠预防髋部骨折"
    assert zh["estimate"] == "0.60（0.37～0.97）"
    assert zh["why_weight"] == studies.terms["counts"].definition.zh
    differing = {name for name in en if zh[name] != en[name]}
    assert differing == {"sentence", "estimate", "why_weight"}


def test_an_item_that_does_not_count_says_why(studies: KnowledgeGraph) -> None:
    found = row(studies, f"straight--{HIP}--2")
    assert part(found, "weight", "endpoint_role", "says") == ["subgroup", "subgroup", None]
    assert found["why_weight"] == studies.terms["subgroup"].definition.en


def test_what_has_several_values_is_one_text(kg: KnowledgeGraph) -> None:
    several = [item for claim in kg.claims() for item in claim.evidence if len(item.co_interventions) > 1]
    table = kg.evidence()
    cells = dict(zip(map(str, table.column("evidence")), table.column("co_interventions"), strict=True))
    assert several
    assert [item.slug for item in several if cells[item.slug] != "; ".join(item.co_interventions)] == []


def test_an_empty_table_has_the_same_columns_of_the_same_types(studies: KnowledgeGraph) -> None:
    full, empty = studies.evidence(), studies.evidence(design="cohort")
    assert (len(empty), empty.columns, empty.types) == (0, full.columns, full.types)
    assert empty.to_pandas().dtypes.equals(full.to_pandas().dtypes)
    assert empty.to_polars().schema == full.to_polars().schema


def test_a_frame_has_numbers_to_reckon_with(studies: KnowledgeGraph) -> None:
    frame = studies.evidence(claim=HIP).to_pandas().set_index("evidence")
    assert frame.loc[f"turned--{HIP}", ["effect", "effect_low", "effect_high"]].tolist() == [0.8, 0.5, 1.25]
    assert frame.loc[f"straight--{HIP}", "arm_events"] / frame.loc[f"straight--{HIP}", "arm_n"] == 26 / 3902
    assert studies.evidence(claim=HIP).to_polars()["effect"].to_list() == [0.6, 0.4, 0.8]


def test_the_columns_are_the_fields_of_evidence_and_their_types(studies: KnowledgeGraph) -> None:
    table = studies.evidence()
    kinds = dict(zip(table.columns, table.types, strict=True))
    assert len(kinds) == len(table.columns)
    singles = {field.name for field in EVIDENCE_FIELDS if len(field.parts) == 1}
    assert singles - kinds.keys() == {"editorial_note"}
    assert {kinds[name] for name in ("participants", "arm_n", "tier")} == {int}
    assert {kinds[name] for name in ("value", "effect_low", "p_value", "dose_micrograms_per_day")} == {Decimal}
    assert (kinds["turned"], kinds["printed"], kinds["source_pmid"]) == (bool, str, str)


# The real graph


@pytest.fixture(scope="module", params=LANGS)
def real(kg: KnowledgeGraph, request: pytest.FixtureRequest) -> Table:
    return kg.evidence(lang=request.param)


def test_each_item_of_the_graph_has_one_row(kg: KnowledgeGraph, real: Table) -> None:
    assert list(real.column("evidence")) == [item.slug for claim in kg.claims() for item in claim.evidence]


def test_every_number_is_that_of_the_catalog(kg: KnowledgeGraph, real: Table) -> None:
    rows = {found["evidence"]: found for found in real.to_dicts()}
    for item in (item for claim in kg.claims() for item in claim.evidence):
        found = rows[item.slug]  # type: ignore[index]
        assert {name: found[name] for name in FIGURES} == {name: getattr(item, name) for name in FIGURES}
        for name, columns in PAIRS.items():
            assert tuple(found[column] for column in columns) == (getattr(item, name) or (None, None))
        assert (found["dose_value"], found["dose_max"]) == (item.dose or (None, None))[:2]
        assert found["p_value"] == (item.p_value[1] if item.p_value else None)


def test_every_cell_is_of_the_type_of_its_column(real: Table) -> None:
    for cells in real:
        wrong = [
            (name, cell)
            for name, type_, cell in zip(real.columns, real.types, cells, strict=True)
            if cell is not None and not (isinstance(cell, type_) and isinstance(cell, bool) == (type_ is bool))
        ]
        assert wrong == []


def test_no_text_is_empty(real: Table) -> None:
    assert [cells for cells in real if "" in cells] == []


@pytest.mark.parametrize("readme", ["tables.md", "tables.zh.md"])
def test_every_column_is_explained(studies: KnowledgeGraph, readme: str) -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / readme).read_text(encoding="utf-8")
    columns = {*studies.evidence(design="cohort").columns, *studies.findings(design="cohort").columns}
    assert sorted(name for name in columns if f"`{name}`" not in text) == []
