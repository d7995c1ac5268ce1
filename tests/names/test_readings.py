"""Pinyin as typed, whole or by initials, comparator: the readings of names."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.names.folding import spell
from kgraph.names.readings import Readings

NAMES = ["hua fa lin", "wei sheng su K2", "gai tiao|diao lin suan mei", "ji zhi GLA dan bai", "gan", "", "xi an"]


@pytest.mark.parametrize(
    ("spelled", "places"),
    [
        ("huafalin", [0]),
        ("huafal", [0]),
        ("hu", [0]),
        ("h", []),
        ("", []),
        ("huafalinx", []),
        ("huaf lin", []),
        ("weishengsuk2", [1]),
        ("weishengsu", [1]),
        ("gaitiao", [2]),
        ("gaidiaolin", [2]),
        ("gaitialin", []),
        ("jizhigla", [3]),
        ("ga", [2, 4]),
        ("gan", [4]),
        ("xian", [6]),
    ],
)
def test_pinyin_is_read_from_the_beginning(spelled: str, places: list[int]) -> None:
    assert list(Readings(NAMES).begin_with(spelled)) == places


@pytest.mark.parametrize(
    ("spelled", "places"), [("huafalin", [0]), ("huafal", []), ("gan", []), ("gaidiaolinsuanmei", [2]), ("xian", [6])]
)
def test_a_whole_name_has_two_characters_or_more(spelled: str, places: list[int]) -> None:
    assert list(Readings(NAMES).equal(spelled)) == places


@pytest.mark.parametrize(
    ("spelled", "places"),
    [
        ("hfl", [0]),
        ("hf", [0]),
        ("h", []),
        ("wssk2", [1]),
        ("wssk", [1]),
        ("wss2", []),
        ("gtlsm", [2]),
        ("gdlsm", [2]),
        ("jzgladb", [3]),
        ("jzgdb", [3]),
        ("hflx", []),
        ("fl", []),
    ],
)
def test_initials_are_read_from_the_beginning(spelled: str, places: list[int]) -> None:
    assert list(Readings(NAMES).initials_begin_with(spelled)) == places


SYLLABLES = st.lists(
    st.lists(st.sampled_from(["a", "an", "ang", "n", "na", "g", "ga"]), min_size=1, max_size=3, unique=True),
    min_size=1,
    max_size=4,
)


@given(SYLLABLES, st.text("ang", min_size=2, max_size=8))
def test_all_ways_to_read_a_name_are_known(syllables: list[list[str]], spelled: str) -> None:
    ways = ["".join(way) for way in product(*syllables)]
    readings = Readings([" ".join("|".join(one) for one in syllables)])
    assert bool(list(readings.begin_with(spelled))) == any(way.startswith(spelled) for way in ways)
    assert bool(list(readings.equal(spelled))) == (len(syllables) > 1 and spelled in ways)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Gǔ Zhé", "guzhe"),
        ("nǚ xìng", "nvxing"),
        ("nüxing", "nvxing"),
        ("NVXING", "nvxing"),
        ("xi'an", "xian"),
        ("wss K2", "wssk2"),
        ("ｈｆｌ", "hfl"),
        ("gai+d", "gaid"),
        ("骨zhe", ""),
        ("骨折", ""),
        ("\ud800", ""),
    ],
)
def test_tones_marks_and_case_do_not_matter_to_pinyin(text: str, spelled: str) -> None:
    assert spell(text) == spelled
