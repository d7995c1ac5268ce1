"""Typing errors: one in a long Latin word is forgiven, two are not, and none in short words or figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.names.folding import words
from kgraph.names.typos import Vocabulary, is_one_error

NAMES = ["warfarin", "warfarin embryopathy", "vitamin K1", "vitamin K2", "natto", "bone", "华法林", "17beta-estradiol"]
LETTERS = st.text("abc", min_size=5, max_size=9)


def found(text: str) -> list[tuple[str, list[str]]]:
    corrections = Vocabulary(words(name) for name in NAMES).corrections(words(text))
    return [(joined, [NAMES[place] for place in places]) for joined, places in corrections]


@pytest.mark.parametrize("text", ["warfrin", "wrafarin", "warfarine", "wwarfarin", "warfarim", "xarfarin", "warfarni"])
def test_one_error_is_forgiven(text: str) -> None:
    assert found(text) == [("warfarin", ["warfarin", "warfarin embryopathy"])]


@pytest.mark.parametrize(
    "text", ["warfarin", "warfin", "warfarinee", "bona", "boone", "nato", "vitamin K3", "K11", "17beta", "", "华法林"]
)
def test_right_words_two_errors_short_words_and_figures_are_left(text: str) -> None:
    assert found(text) == []


def test_the_other_words_stay_as_they_are() -> None:
    assert found("vitmain K2") == [("vitamink2", ["vitamin K1", "vitamin K2"])]


def edits(word: str) -> set[str]:
    """Return all that one error makes of a word of a, b and c."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    missing = {a + b[1:] for a, b in cuts if b}
    exchanged = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    wrong = {a + c + b[1:] for a, b in cuts if b for c in "abc"}
    added = {a + c + b for a, b in cuts for c in "abc"}
    return (missing | exchanged | wrong | added) - {word}


@given(LETTERS, LETTERS)
def test_one_error_is_what_one_edit_makes(word: str, other: str) -> None:
    assert is_one_error(word, other) == (other in edits(word)) == is_one_error(other, word)


@given(st.lists(LETTERS, max_size=30), LETTERS)
def test_all_words_one_error_away_are_near(known: list[str], word: str) -> None:
    assert Vocabulary([[one] for one in known]).near(word) == sorted(set(known) & edits(word))


@given(LETTERS, st.data())
def test_a_word_is_near_each_of_its_edits(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(sorted(one for one in edits(word) if len(one) >= 5)))
    assert Vocabulary([[other]]).near(word) == [other]
