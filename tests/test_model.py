"""Values: IRIs and texts as cells, tables, text in two languages, and slugs of claims."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from kgraph.model import Bilingual, Claim, Entity, Evidence, claim_slug
from kgraph.table import Iri, Table, Text
from kgraph.text import Lang

TABLE = Table(("name", "count"), ((Text("钙", "zh"), 2), (Iri("https://w3id.org/kgraph/id/MK-4"), None)))


def evidence(stance: str) -> Evidence:
    return Evidence(slug=stance, claim="a--treats--b", source="s", stance=stance, study_design="article")


def claim(*stances: str) -> Claim:
    items = tuple(evidence(stance) for stance in stances)
    return Claim("a--treats--b", "a", "treats", "b", "unverified", "article-only", evidence=items)


@pytest.mark.parametrize(
    ("iri", "slug"),
    [
        ("https://w3id.org/kgraph/id/MK-4", "MK-4"),
        ("https://w3id.org/kgraph/claim/a--treats--b", "a--treats--b"),
        ("https://w3id.org/kgraph/evidence/s--a--treats--b", "s--a--treats--b"),
        ("https://w3id.org/kgraph/source/s", "s"),
        ("https://w3id.org/kgraph/ontology#treats", "treats"),
        ("https://w3id.org/kgraph/", "https://w3id.org/kgraph/"),
        ("http://www.w3.org/2004/02/skos/core#broader", "http://www.w3.org/2004/02/skos/core#broader"),
    ],
)
def test_the_slug_of_an_iri_is_its_name_in_this_graph(iri: str, slug: str) -> None:
    assert Iri(iri).slug == slug


@pytest.mark.parametrize("text", [Text("钙", "zh"), Text("calcium", "en"), Text("plain")])
def test_text_keeps_its_language_through_copy_and_pickle(text: Text) -> None:
    for twin in (copy.deepcopy(text), pickle.loads(pickle.dumps(text))):  # noqa: S301 - our own bytes
        assert (twin, twin.lang) == (text, text.lang)


def test_text_compares_as_the_string_that_it_is() -> None:
    assert Text("钙", "zh") == "钙"
    assert Text("plain").lang is None


def test_a_table_iterates_as_tuples_in_order() -> None:
    assert list(TABLE) == [("钙", 2), ("https://w3id.org/kgraph/id/MK-4", None)]
    assert len(TABLE) == 2


def test_a_column_of_a_table_is_found_by_name() -> None:
    assert TABLE.column("count") == [2, None]


def test_a_column_that_is_not_there_raises() -> None:
    with pytest.raises(ValueError):
        TABLE.column("dose")


def test_a_table_gives_one_dict_a_row() -> None:
    assert TABLE.to_dicts()[0] == {"name": "钙", "count": 2}


def test_a_table_becomes_a_pandas_data_frame() -> None:
    frame = TABLE.to_pandas()
    assert list(frame.columns) == ["name", "count"]
    assert frame["name"].tolist() == ["钙", "https://w3id.org/kgraph/id/MK-4"]
    assert frame["count"].isna().tolist() == [False, True]


def test_a_table_becomes_a_polars_data_frame() -> None:
    frame = TABLE.to_polars()
    assert frame.columns == ["name", "count"]
    assert frame["name"].to_list() == ["钙", "https://w3id.org/kgraph/id/MK-4"]
    assert frame["count"].to_list() == [2, None]


FIGURES = Table(
    ("name", "people", "effect", "turned", "mixed"),
    ((Text("a"), 7808, Decimal("0.60"), True, 1), (None, None, None, None, Text("x"))),
)


def test_a_data_frame_of_pandas_has_numbers_to_reckon_with_and_knows_what_is_missing() -> None:
    frame = FIGURES.to_pandas()
    assert frame.dtypes.astype(str).tolist() == ["str", "Int64", "float64", "boolean", "object"]
    assert frame.isna().all(axis=1).tolist() == [False, False]
    assert frame.iloc[1].isna().tolist() == [True, True, True, True, False]
    assert (frame["effect"] * 2).tolist()[0] == 1.2
    assert frame.to_csv(index=False) == "name,people,effect,turned,mixed\na,7808,0.6,True,1\n,,,,x\n"


def test_a_data_frame_of_polars_has_numbers_to_reckon_with_and_knows_what_is_missing() -> None:
    frame = FIGURES.to_polars()
    assert [str(type_) for type_ in frame.dtypes] == ["String", "Int64", "Float64", "Boolean", "Object"]
    assert frame.rows() == [("a", 7808, 0.6, True, 1), (None, None, None, None, "x")]


def test_a_column_that_begins_with_many_gaps_is_read_to_its_end() -> None:
    table = Table(("studied",), ((None,),) * 200 + ((Text("MK-4"),),))
    assert table.to_polars()["studied"].to_list()[-1] == "MK-4"
    assert table.to_pandas()["studied"].tolist()[-1] == "MK-4"


@pytest.mark.parametrize("rows", [(), ((None, None, None),)])
def test_the_types_of_columns_that_are_known_hold_without_a_value(rows: tuple[tuple[None, ...], ...]) -> None:
    table = Table(("name", "people", "effect"), rows, (str, int, Decimal))
    assert table.to_pandas().dtypes.astype(str).tolist() == ["str", "Int64", "float64"]
    assert [str(type_) for type_ in table.to_polars().dtypes] == ["String", "Int64", "Float64"]


def test_whole_numbers_and_decimals_of_one_column_are_decimals() -> None:
    assert str(Table(("n",), ((1,), (Decimal("2.5"),))).to_pandas()["n"].dtype) == "float64"


def test_a_table_without_columns_is_a_frame_without_columns() -> None:
    assert Table((), ()).to_pandas().shape == Table((), ()).to_polars().shape == (0, 0)


def test_without_polars_a_table_says_that_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="polars"):
        TABLE.to_polars()


def test_without_pandas_a_table_says_that_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pandas"):
        TABLE.to_pandas()


@pytest.mark.parametrize(
    ("text", "lang", "shown"),
    [
        (Bilingual("钙", "calcium"), "zh", "钙"),
        (Bilingual("钙", "calcium"), "en", "calcium"),
        (Bilingual("钙", None), "en", "钙"),
        (Bilingual(None, "calcium"), "zh", "calcium"),
        (Bilingual(), "zh", ""),
    ],
)
def test_text_that_is_missing_in_one_language_is_shown_in_the_other(text: Bilingual, lang: Lang, shown: str) -> None:
    assert text.show(lang) == shown


def test_text_in_two_languages_is_true_if_either_is_there() -> None:
    assert Bilingual(zh="钙")
    assert not Bilingual()
    assert Bilingual(zh="钙").get("en") is None


def test_an_entity_without_a_label_is_shown_by_its_slug() -> None:
    assert Entity("MK-4", "Nutrient", Bilingual()).label("zh") == "MK-4"


def test_entities_and_claims_spell_their_iris() -> None:
    assert Entity("MK-4", "Nutrient", Bilingual()).iri == "https://w3id.org/kgraph/id/MK-4"
    assert claim().iri == "https://w3id.org/kgraph/claim/a--treats--b"


@pytest.mark.parametrize(
    ("stances", "denied"),
    [
        ((), False),
        (("inconclusive",), False),
        (("refutes",), True),
        (("refutes", "supports"), False),
        (("refutes", "inconclusive"), True),
    ],
)
def test_a_claim_is_denied_if_something_speaks_against_it_and_nothing_for_it(
    stances: tuple[str, ...], *, denied: bool
) -> None:
    assert claim(*stances).is_denied is denied


@pytest.mark.parametrize(
    ("qualifiers", "slug"),
    [
        ([], "MK-4--prevents--fracture"),
        (["pharmacological", None, None], "MK-4--prevents--fracture--pharmacological"),
        ([None, "adults", "activity"], "MK-4--prevents--fracture--adults--activity"),
    ],
)
def test_the_slug_of_a_claim_lists_what_tells_it_apart(qualifiers: list[str | None], slug: str) -> None:
    assert claim_slug("MK-4", "prevents", "fracture", qualifiers) == slug


def test_values_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        TABLE.columns = ()  # type: ignore[misc]


# Notebooks

HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "value",
    [
        Table(("a", HOSTILE), ((Text(HOSTILE), None),)),
        Entity("x", "Drug", Bilingual(HOSTILE, HOSTILE), definition=Bilingual(HOSTILE, HOSTILE)),
        Claim(
            *("c", "a", "r", HOSTILE, "unverified", "unverified"),
            evidence=(Evidence("e", "c", HOSTILE, "supports", "article", note=Bilingual(HOSTILE, HOSTILE)),),
        ),
        Evidence("e", "c", HOSTILE, "supports", "article", note=Bilingual(HOSTILE, HOSTILE)),
    ],
    ids=["table", "entity", "claim", "evidence"],
)
def test_a_value_shown_in_a_notebook_escapes_what_it_holds(value: Table | Entity | Claim | Evidence) -> None:
    shown = value._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_an_evidence_item_in_a_notebook_shows_each_field_that_has_a_value() -> None:
    item = replace(
        evidence("supports"),
        countries=("CN", "JP"),
        value=Decimal(0),
        interval=(Decimal("-0.5"), Decimal("0.5")),
        note=Bilingual("注", "a note"),
    )
    rows = dict(re.findall(r"<tr><th>(.*?)</th><td>(.*?)</td></tr>", item._repr_html_()))
    assert rows == {
        "claim": "a--treats--b",
        "source": "s",
        "stance": "supports",
        "study design": "article",
        "countries": "CN JP",
        "value": "0",
        "interval": "-0.5 0.5",
        "note": "a note / 注",
    }


def test_the_evidence_of_a_claim_in_a_notebook_has_the_columns_of_the_table_of_fields() -> None:
    heads = re.findall("<th>(.*?)</th>", claim("supports")._repr_html_().partition("<thead>")[2])
    assert heads == ["source", "stance", "study design", "weight", "says", "note"]


def test_a_table_in_a_notebook_shows_iris_as_slugs_and_nothing_for_unbound_cells() -> None:
    table = Table(("e", "n"), ((Iri("https://w3id.org/kgraph/id/MK-4"), None),))
    assert "<td>MK-4</td><td></td>" in table._repr_html_()
