"""The messages of the page: those that its parts can ask for, and no others, in both languages."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from kgraph.interactions.values import Answer
from kgraph.messages import messages
from kgraph.page.data.questions import QUESTIONS
from kgraph.page.layout import LANES
from kgraph.text import LANGS

NOTED = ("near", "old", "wrong")
TOLD = ("form", "sound", "typo", "contained")
"""The kinds of names that are no names of their entity today."""

FAMILIES = {
    "page-change-": ("supports", "refutes"),
    "page-further-study-": ("supports", "refutes"),
    "page-forest-less-": ("outcome", "measure"),
    "page-forest-more-": ("outcome", "measure"),
    "page-check-answer-": get_args(Answer),
    "page-check-basis-": ("inherited", "class", "member"),
    "page-check-fact-": ("premise", "mechanism", "inferred", "effect", "advice"),
    "page-check-group-": (
        "lead",
        "others",
        "together",
        "effects",
        "implied",
        "harm",
        "harms",
        "benefit",
        "association",
        "mitigations",
    ),
    "page-check-tally-": ("harm", "benefit", "association", "refuted"),
    "page-column-": ("subject", "relation", "object", "standing", "certainty", "evidence", "claim"),
    "page-draw-": ("contested", "refuted", "structure", "kinds"),
    "page-empty-": ("lanes", "focus", "path", "overview"),
    "page-export-": ("picture", "table", "data", "references", "paper"),
    "page-export-as-": ("png", "svg", "csv", "tsv", "ttl", "jsonld", "json", "ris", "bib", "print"),
    "page-export-no-": ("drawing", "claims"),
    "page-filter-": ("category", "sign", "verdict", "certainty", "topic", "relation", "design", "dose"),
    "page-found-": (*NOTED, *TOLD),
    "page-how-": (*NOTED, *TOLD),
    "page-key-": ("arrows", "cycle", "enter", "escape", "zoom", "fit", "move", "search", "details", "help"),
    "page-lane-": tuple(lane.name for lane in LANES),
    "page-limit-": ("recorded", "interactions", "doses", "animals", "paths"),
    "page-match-": ("close", "broad", "narrow"),
    "page-only-": LANGS,
    "page-path-column-": ("number", "way", "length", "weakest", "sign"),
    "page-question-": tuple(QUESTIONS),
    "page-sign-": ("plus", "minus", "denied", "structure", "none"),
    "page-text-name-": NOTED,
    "page-view-": ("lanes", "focus", "path", "overview", "table", "check", "article"),
}
"""Keys that the scripts compose: how they begin, and how they may end."""

BUILT_IN = {"page-title"}
"""Keys that go into the data of the page as text."""

_COUNTED = re.compile(r"""\bsayCount\(\s*["'](page-[a-z-]+)["']""")
_NAMED = re.compile(r"""["'](page-[a-z-]+)["']""")
_COMPOSED = re.compile(r"`(page-[a-z-]*)\$\{")
_HOLE = re.compile(r"\{(\w+)\}")


def _texts() -> dict[str, str]:
    found = (path for path in Path(str(files("kgraph.page"))).glob("app/*/*") if path.suffix in {".js", ".html"})
    return {f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in found}


def _meant(key: str) -> set[str]:
    """Return what a key in a script stands for: a message, else the two forms of one that counts."""
    return {key} if key in messages("page-", "en") else {f"{key}-one", f"{key}-other"}


def _asked_for() -> set[str]:
    keys = set(BUILT_IN)
    for text in _texts().values():
        keys |= {f"{key}-{form}" for key in _COUNTED.findall(text) for form in ("one", "other")}
        keys |= {one for key in _NAMED.findall(_COUNTED.sub("", text)) for one in _meant(key)}
    return keys | {stem + end for stem, ends in FAMILIES.items() for end in ends}


def test_the_messages_are_those_that_the_page_can_ask_for() -> None:
    assert set(messages("page-", "en")) == _asked_for()


def test_the_families_are_those_that_the_scripts_compose() -> None:
    assert {stem for text in _texts().values() for stem in _COMPOSED.findall(text)} == set(FAMILIES)


def test_no_key_hides_from_the_patterns() -> None:
    for name, text in _texts().items():
        rest = _COMPOSED.sub("", _NAMED.sub("", text))
        assert re.findall(r"\bpage-[a-z-]*", rest) == [], name


@pytest.mark.parametrize(
    ("script", "stem"), [("compare/table.js", "page-column-"), ("path/path-table.js", "page-path-column-")]
)
def test_the_columns_of_a_table_are_those_it_is_sorted_by(script: str, stem: str) -> None:
    values = re.search(r"const VALUES = \{\n(.*?)\n\};", _texts()[script], re.DOTALL)
    assert values is not None
    assert tuple(re.findall(r"^  (\w+):", values[1], re.MULTILINE)) == FAMILIES[stem]


def _listed(constant: str) -> tuple[str, ...]:
    """Return the members of a list of the state, with those of a list inside it."""
    [members] = re.findall(rf"const {constant} = \[(.*?)\];", _texts()["core/state.js"])
    found = re.findall(r'"([\w-]+)"|\.\.\.(\w+)', members)
    return tuple(name for member, inner in found for name in ([member] if member else _listed(inner)))


def test_views_and_columns_are_those_of_the_state() -> None:
    assert _listed("COLUMNS") == FAMILIES["page-column-"]
    assert _listed("DRAWN") == FAMILIES["page-empty-"]
    assert _listed("VIEWS") == ("start", *FAMILIES["page-view-"])


def test_no_key_stands_in_two_files() -> None:
    folder = files("kgraph.messages")
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.startswith("page")]
    keys = Counter(key for text in texts for key in re.findall(r'^    "(page-[a-z-]+)":', text, re.MULTILINE))
    assert [key for key, count in keys.items() if count > 1] == []
    assert set(keys) == set(messages("page-", "en"))


def test_messages_have_words_and_the_same_places_in_both_languages() -> None:
    zh, en = messages("page-", "zh"), messages("page-", "en")
    assert set(zh) == set(en)
    assert [key for key in en if not (zh[key].strip() and en[key].strip())] == []
    assert [key for key in en if set(_HOLE.findall(zh[key])) != set(_HOLE.findall(en[key]))] == []


def test_english_messages_hold_no_chinese() -> None:
    assert [text for text in messages("page-", "en").values() if re.search(r"[\u3000-\u9fff\uff00-\uffef]", text)] == []
