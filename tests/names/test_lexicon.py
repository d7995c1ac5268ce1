"""The table of names: what each way of writing a name finds, in Python and on the command line.

``names.tsv`` is the specification: a name, how it is written, how search matches it, and the entity it leads to
(several apart by bars if it is ambiguous, none if nothing is found).
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from command_line import answer_json, run
from kgraph import AmbiguousName, KnowledgeGraph, UnknownEntity

_TEXT = (Path(__file__).parent / "names.tsv").read_text(encoding="utf-8")
Row = dict[str, str]
ROWS: list[Row] = list(csv.DictReader(_TEXT.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
FOUND = [row for row in ROWS if row["slug"] and row["written"] != "ambiguous"]
NAMED = [
    row
    for row in FOUND
    if row["how"] in ("preferred", "alternative", "old", "wrong", "identifier", "near") or row["written"] == "pinyin"
]
GUESSED = [row for row in FOUND if row not in NAMED]
AMBIGUOUS = [row for row in ROWS if row["written"] == "ambiguous"]
UNKNOWN = [row for row in ROWS if row["written"] == "unknown"]


def ways_of(rows: list[Row]) -> pytest.MarkDecorator:
    """Run a test for each way of writing, with the rows written so."""
    ways = dict.fromkeys(row["written"] for row in rows)
    return pytest.mark.parametrize("rows", [[row for row in rows if row["written"] == way] for way in ways], ids=ways)


def test_the_table_has_every_way_of_writing_and_every_way_of_matching() -> None:
    assert len(ROWS) >= 120
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    assert set(Counter(row["written"] for row in ROWS)) == {
        *("zh", "繁體", "en", "brand", "abbreviation", "identifier", "slug", "pinyin", "pinyin, part", "initials"),
        *("typo", "old", "wrong", "related", "ambiguous", "unknown"),
    }
    ways = {
        "preferred",
        "alternative",
        "old",
        "wrong",
        "identifier",
        "near",
        "prefix",
        "initials",
        "pinyin",
        "infix",
        "typo",
    }
    assert {row["how"] for row in FOUND} == ways
    assert {row["how"] for row in UNKNOWN} == {""}


@ways_of(FOUND)
def test_a_name_finds_its_entity_first(kg: KnowledgeGraph, rows: list[Row]) -> None:
    best = {row["name"]: kg.search(row["name"])[0] for row in rows}
    assert {name: (hit.entity, hit.how) for name, hit in best.items()} == _meant(rows)


@ways_of(FOUND)
def test_the_command_line_finds_the_same(rows: list[Row]) -> None:
    best = {row["name"]: answer_json("search", row["name"])[0] for row in rows}
    assert {name: (hit["slug"], hit["how"]) for name, hit in best.items()} == _meant(rows)


def _meant(rows: list[Row]) -> dict[str, tuple[str, str]]:
    return {row["name"]: (row["slug"], row["how"]) for row in rows}


@ways_of(NAMED)
def test_a_whole_name_names_its_entity(kg: KnowledgeGraph, rows: list[Row]) -> None:
    assert {row["name"]: kg.entity(row["name"]).slug for row in rows} == {row["name"]: row["slug"] for row in rows}


@ways_of(GUESSED)
def test_what_is_no_whole_name_is_suggested_but_not_taken(kg: KnowledgeGraph, rows: list[Row]) -> None:
    for row in rows:
        with pytest.raises(UnknownEntity) as caught:
            kg.entity(row["name"])
        meant = kg.entities[row["slug"]]
        if row["how"] == "infix" and meant.category == "Drug":  # the name of one drug may be part of that of another
            assert caught.value.suggestions == (), row["name"]
            continue
        shown = caught.value.suggestions[0].rpartition(" → ")[2]
        names = meant.labels
        assert shown in (f"{names.zh} ({names.en})", f"{names.en} ({names.zh})"), row["name"]


@pytest.mark.parametrize("row", AMBIGUOUS, ids=[row["name"] for row in AMBIGUOUS])
def test_an_ambiguous_name_finds_all_and_names_none(kg: KnowledgeGraph, row: Row) -> None:
    candidates = row["slug"].split("|")
    assert {(hit.entity, hit.how) for hit in kg.search(row["name"])} == {(slug, row["how"]) for slug in candidates}
    with pytest.raises(AmbiguousName) as caught:
        kg.entity(row["name"])
    assert list(caught.value.candidates) == candidates
    shown = run("show", row["name"], "--lang", "zh")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert all(slug in shown.stderr for slug in candidates)


@pytest.mark.parametrize("row", UNKNOWN, ids=[row["name"] for row in UNKNOWN])
def test_an_unknown_name_finds_nothing_and_says_so(kg: KnowledgeGraph, row: Row) -> None:
    assert kg.search(row["name"]) == []
    assert answer_json("search", row["name"]) == []
    with pytest.raises(UnknownEntity):
        kg.entity(row["name"])
    shown = run("show", row["name"], "--lang", "zh")
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"没有名为“{row['name']}”的实体。")
