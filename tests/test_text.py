"""Folding of names, Chinese characters, and text that is safe on a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.names.folding import fold, words
from kgraph.text import LANGS, Lang, has_cjk, other_lang, to_plain


@pytest.mark.parametrize(
    "name",
    [
        "MK-4",
        "mk-4",
        "MK 4",
        "ＭＫ－４",
        "MK\u20104",
        "MK\u20114",
        "MK\u22124",
        "MK\u2014 4",
        "M\u200bK\u00ad4",
        "(MK)-4",
        "MK₄",
    ],
)
def test_spellings_of_one_name_fold_alike(name: str) -> None:
    assert fold(name) == "mk4"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("β-carotene", "betacarotene"),
        ("ε-ς-σ-µ", "epsilonsigmasigmamu"),
        ("史蒂文斯・约翰逊", "史蒂文斯约翰逊"),
        ("Coumadin®", "coumadin"),
        ("Paget’s disease", "pagetsdisease"),
        ("维生素 K₂", "维生素k2"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("Ca2+", "ca2+"),
    ],
)
def test_folding_keeps_what_tells_names_apart(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize("name", ["", " ", "-", "（）", "\u200b", "·"])
def test_a_name_of_marks_alone_folds_to_nothing(name: str) -> None:
    assert fold(name) == ""


@given(st.text(max_size=30))
def test_case_does_not_matter_to_folding(name: str) -> None:
    assert fold(name.casefold()) == fold(name)


@given(st.text(max_size=30))
def test_the_words_of_a_name_joined_are_its_folded_form(name: str) -> None:
    assert "".join(words(name)) == fold(name)


@pytest.mark.parametrize(
    ("text", "expected"), [("钙", True), ("维生素K", True), ("MK-4", False), ("", False), ("カ", False)]
)
def test_chinese_characters_are_told_from_others(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert has_cjk(text) is expected


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_each_language_has_the_other(lang: Lang, other: Lang) -> None:
    assert other_lang(lang) == other
    assert set(LANGS) == {lang, other}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200fb", "a\\u200fb"),
        ("a\u061cb", "a\\u061cb"),
        ("a\rb", "a\\rb"),
        ("a\x9bb", "a\\x9bb"),
        ("华法林\tMK-4\n", "华法林\tMK-4\n"),
    ],
)
def test_control_and_direction_characters_are_made_visible(text: str, shown: str) -> None:
    assert to_plain(text) == shown
