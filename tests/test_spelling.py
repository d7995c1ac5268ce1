"""What readers see is in one spelling of English and one form of Chinese: messages, schema, shapes, queries, pages.

In Chinese no space stands beside a Chinese character, marks are full-width and ranges have ～; in English ranges of
figures have an en dash. Pages in Markdown keep their spaces beside code and links.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgraph.messages import messages
from spelling import british

ROOT = Path(__file__).resolve().parents[1]
TURTLE = (*(ROOT / "graph" / "schema").glob("*.ttl"), *(ROOT / "graph" / "shapes").glob("*.ttl"))
PAGES = sorted((*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "graph" / "README.md"))

_LITERAL = re.compile(r'^ +(\S+) "(.*)"@(en|zh) ;$', re.MULTILINE)
_HEAD = re.compile(r"^#\+ (\S+)\.(en|zh): (.*)$", re.MULTILINE)
_CODE = re.compile(r"^```.*?^```|^    .*?$|^## \w+$|`[^`\n]*`|\[\w+\]\(#\w+\)|\]\([^)\n]*\)", re.MULTILINE | re.DOTALL)
"""Code, the names of types, addresses."""

_CHINESE = "[\u3400-\u4dbf\u4e00-\u9fff]"
_SPACED = re.compile(rf"{_CHINESE} \S|\S {_CHINESE}")
_HALF_WIDTH = re.compile(rf"{_CHINESE}[,;:?!]{_CHINESE}|\({_CHINESE}|{_CHINESE}\)")
_DASHED = re.compile(r"(?<![\d.(])\d[\d.]*%?–\d|\}–\{")
"""A range with a dash; what stands in half-width brackets is a figure as an English source prints it."""
_HYPHENATED = re.compile(r"\b\d+\.\d+-\d|\}-\{")


def texts(lang: str) -> dict[str, str]:
    """Return the texts in one language by where they stand."""
    found = dict(messages("", lang))
    for path in TURTLE:
        for number, (name, text, tag) in enumerate(_LITERAL.findall(path.read_text(encoding="utf-8"))):
            if tag == lang:
                found[f"{path.name} {number} {name}"] = text
    for path in (ROOT / "queries").rglob("*.rq"):
        for key, tag, text in _HEAD.findall(path.read_text(encoding="utf-8")):
            if tag == lang:
                found[f"{path.name} {key}"] = text
    assert len(found) > 1500
    return found


ENGLISH = texts("en")
CHINESE = texts("zh")


def offenders(pattern: re.Pattern[str], found: dict[str, str]) -> dict[str, list[str]]:
    """Return what a pattern finds in each text."""
    hits = {place: [hit[0] for hit in pattern.finditer(text)] for place, text in found.items()}
    return {place: parts for place, parts in hits.items() if parts}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Randomised trials, analysed again", ["analysed", "Randomised"]),
        ("hypocalcaemia, haemodialysis and oedema", ["hypocalcaemia", "haemodialysis", "oedema"]),
        ("labelled in the catalogue per cent", ["labelled", "catalogue", "per cent"]),
        ("revised, otherwise precise analyses of exercise; raised promises; dialysis; phytoestrogens", []),
        ("randomized, analyzed, hypocalcemia, labeled, catalog, percent, programmed", []),
        ("the WHO Collaborating Centre in a centre", ["centre"]),
    ],
)
def test_words_spelled_as_in_britain_are_found(text: str, words: list[str]) -> None:
    assert british(text) == words


def test_english_has_the_spelling_of_the_united_states() -> None:
    plain = {place: re.sub(r"\{\w+\}|\b[\w.-]+:[\w-]+|randomised-trial", "", text) for place, text in ENGLISH.items()}
    assert {place: words for place, text in plain.items() if (words := british(text))} == {}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_have_the_spelling_of_the_united_states(path: Path) -> None:
    assert british(_CODE.sub("", path.read_text(encoding="utf-8"))) == []


def test_no_space_stands_beside_a_chinese_character() -> None:
    assert offenders(_SPACED, CHINESE) == {}


def test_marks_among_chinese_characters_are_full_width() -> None:
    assert offenders(_HALF_WIDTH, CHINESE) == {}


def test_ranges_have_a_tilde_in_chinese_and_a_dash_in_english() -> None:
    assert offenders(_DASHED, CHINESE) == {}
    assert offenders(_HYPHENATED, ENGLISH) == {}
    assert [place for place, text in ENGLISH.items() if "～" in text] == []
