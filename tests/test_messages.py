"""The table of messages: both languages whole, no key unused, none missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import kgraph
import kgraph.errors
import kgraph.messages
from kgraph import KnowledgeGraph
from kgraph.interactions.values import Answer
from kgraph.messages import general, has_message, messages, say
from kgraph.review.flags import FLAGS
from kgraph.review.judging import BASES
from kgraph.review.rows import COLUMNS
from kgraph.review.steps import STEPS
from kgraph.store.statistics import _GROUPS, _TOTALS

SOURCE = Path(kgraph.errors.__file__).parent
TABLES = {SOURCE / "messages" / f"{name}.py" for name in ("general", "page")} | {
    *(SOURCE / "messages").glob("page_*.py")
}
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if path not in TABLES]
KEYS = sorted(messages("", "en"))
ERRORS = {name for name in vars(kgraph.errors) if name[0].isupper()}
COUNTRIES = [
    *("AT", "AU", "BE", "BR", "CA", "CH", "CN", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HK", "HR", "IE", "IL"),
    *(
        "IN",
        "IR",
        "IS",
        "IT",
        "JO",
        "JP",
        "KR",
        "MM",
        "MY",
        "NL",
        "NO",
        "NZ",
        "PH",
        "PK",
        "PL",
        "RO",
        "SA",
        "SE",
        "SG",
        "TH",
    ),
    *("TR", "TW", "TZ", "US"),
]
FAMILIES = {
    "assessment-": [
        *("article-only", "contested", "established", "refuted", "reported", "supported", "unproven", "unverified"),
    ],
    "answer-": sorted(get_args(Answer)),
    "denial-": ["refutes", "supports"],
    "basis-": ["class", "inherited", "member"],
    "rests-": sorted(BASES),
    "step-": sorted(STEPS),
    "change-": ["refutes", "supports"],
    "column-": [
        *(
            "advice",
            "answer",
            "certainty",
            "claim",
            "design",
            "detail",
            "distance",
            "entity",
            "estimate",
            "how",
            "label",
            "matched",
        ),
        *(
            "pair",
            "parameters",
            "participants",
            "query",
            "severity",
            "slug",
            "source",
            "stance",
            "standing",
            "title",
            "weight",
        ),
    ],
    "country-": COUNTRIES,
    "duration-": [f"{unit}-{form}" for unit in "YMWDH" for form in ("one", "other")],
    "evidence-": ["inconclusive", "refutes", "silent", "supports"],
    "fix-": [
        *("bad-slug", "cannot-read", "class-missing", "dangling-reference", "derived-by-hand", "duplicate-slug"),
        *("foreign-letter", "look-alike-name", "stacked-marks", "unseen-character"),
        *("foreign-name", "impossible-value", "misplaced-block", "missing-value", "not-a-file", "long-slug"),
        *("replaced-by-other-kind", "replaced-described", "replaced-incomplete", "replaced-named"),
        *("too-many-values", "turtle-blank-node", "turtle-comment", "turtle-early-dot", "turtle-full-width"),
        *("turtle-not-utf8", "turtle-prefix", "turtle-quote", "turtle-repeated-block", "turtle-semicolon"),
        *("turtle-separator", "turtle-syntax", "turtle-unclosed", "turtle-value", "turtle-without-value"),
        *("schema-term", "turtle-word", "unknown-property", "unknown-relation", "wrong-kind"),
    ],
    "flag-": [
        *(f"{flag}{end}" for flag in sorted(FLAGS) for end in ("", "-meaning")),
    ],
    "found-": ["form", "near", "old", "wrong"],
    "further-study-": ["refutes", "supports"],
    "how-": [
        *("alternative", "contained", "form", "identifier", "infix", "initials", "near", "old", "pinyin", "preferred"),
        *("prefix", "sound", "typo", "variant", "wrong"),
    ],
    "kind-": [
        *("Class", "Property", "anyURI", "boolean", "date", "decimal", "duration", "gYear", "integer"),
        *("langString", "string"),
    ],
    "review-column-": [*COLUMNS],
    "review-count-": ["claims", "flagged", "statements", "unchecked"],
    "review-side-": ["against", "for", "inconclusive"],
    "interactions-": ["association", "benefit", "effects", "harm", "implied", "others", "together"],
    "stats-": [*_TOTALS, "identifiers_in_all", "triples", "entities_by_category", "identifiers", *_GROUPS],
}
"""Keys that the code composes: how they begin, and how they may end. Those of the page have tests of their own."""

NAMES = {
    *(
        "kgraph",
        "KGRAPH_CACHE",
        "schema/",
        "Turtle",
        "UTF-8",
        "SPARQL",
        "networkx",
        "MultiDiGraph",
        "GraphML",
        "kg.to_networkx",
        "force_multigraph",
        "True",
        "kgo:",
        "skos:editorialNote",
        "VALUES",
    ),
    *(
        "RDF",
        "JSON",
        "JSON-LD",
        "CSV",
        "TSV",
        "SVG",
        "PNG",
        "RIS",
        "BibTeX",
        "IRI",
        "Excel",
        "Zotero",
        "EndNote",
        "NoteExpress",
    ),
    *("kg:", "kg:vitamin-K2", "skos:exactMatch", "owl:deprecated", "dcterms:isReplacedBy"),
    *("MK-4", "K2", "Mac", "Ctrl", "Tab", "C", "p"),
    *("kind", "SHA-256", "SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "SERVICE"),
    *(
        "build",
        "check",
        "fmt",
        "queries",
        "--check",
        "between",
        "focus",
        "--path",
        "--lang",
        "--graph",
        "--store",
        "--text",
        "--json",
        "--format",
        "-e",
        "zh",
        "en",
        "out",
        "in",
        "both",
    ),
    *("graph/README.md", "kgo:supports", "kg:warfarin", "true", "false", "n"),
    *("graph/schema/properties.ttl", "graph/schema/relations.ttl", "_:x", "a", "mg/", "g/", "mg", "g"),
    *("Enter", "Esc", "Shift", "e"),
    *("PREFIX", "BASE", "GROUP", "BY", "SAMPLE", "AS", "COUNT", "x", "kg.ask", "kg.construct", "kg.query"),
    *("--bom", "--timeout", "--without", "--memory", "--rows", "timeout", "memory", "Python", "MB", "LIMIT"),
}
"""What stands in Latin letters in Chinese messages: formats, commands, options, values, files, keys, units."""

_HOLE = re.compile(r"\{(\w+)\}")
_LATIN = re.compile(r"[-\w:/.]*[A-Za-z][-\w:/.]*", re.ASCII)


def texts() -> Iterator[str]:
    """Yield every text constant of the code but the tables themselves."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def first_arguments() -> Iterator[ast.expr]:
    """Yield the first argument of each call that says a message or makes an error."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name == "say" or name in ERRORS:
                    yield node.args[0]


def test_every_message_is_used() -> None:
    composed = {stem + end for stem, ends in FAMILIES.items() for end in ends}
    used = set(texts()) | composed
    assert [key for key in KEYS if key not in used and not key.startswith("page-")] == []


def test_every_message_that_is_asked_for_exists() -> None:
    asked = {item.value for item in first_arguments() if isinstance(item, ast.Constant)}
    assert len(asked) > 50
    assert sorted(str(key) for key in asked if key not in KEYS) == []


def test_the_families_are_those_that_the_code_composes() -> None:
    stems = {str(getattr(item.values[0], "value", "")) for item in first_arguments() if isinstance(item, ast.JoinedStr)}
    stems |= {text for text in texts() if text in FAMILIES}
    assert stems == set(FAMILIES)


def test_every_country_of_the_real_graph_has_a_name(kg: KnowledgeGraph) -> None:
    codes = {str(code) for code in kg.query("SELECT DISTINCT ?c WHERE { ?s kgo:country ?c }").column("c")}
    assert sorted(codes - set(COUNTRIES)) == []


def test_each_family_is_whole() -> None:
    plain = set(texts())
    found = {stem: [key for key in KEYS if key.startswith(stem) and key not in plain] for stem in FAMILIES}
    assert found == {stem: [stem + end for end in sorted(ends)] for stem, ends in FAMILIES.items()}


def test_messages_have_words_and_the_same_places_in_both_languages() -> None:
    zh, en = messages("", "zh"), messages("", "en")
    assert [key for key in KEYS if not (zh[key].strip() and en[key].strip())] == []
    assert [key for key in KEYS if set(_HOLE.findall(zh[key])) != set(_HOLE.findall(en[key]))] == []


def test_every_message_can_be_said() -> None:
    assert [key for key in KEYS if not has_message(key)] == []


def test_english_messages_hold_no_chinese() -> None:
    chinese = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
    assert [text for text in messages("", "en").values() if chinese.search(text)] == []


def test_chinese_messages_hold_no_english_but_names() -> None:
    texts_zh = [text for key, text in messages("", "zh").items()]
    words = {word for text in texts_zh for word in _LATIN.findall(_HOLE.sub(" ", text))}
    assert words - NAMES == set()


def test_places_are_filled_in_the_language_asked_for() -> None:
    assert say("cannot-read", "zh", path="a.ttl", reason="x") == "无法读取（x）。"
    assert say("cannot-read", "en", path="a.ttl", reason="x") == "The file cannot be read (x)."


def test_braces_in_what_is_filled_in_stay_as_they_are() -> None:
    assert say("unknown-entity", "en", name="{0}{name}") == "There is no entity named “{0}{name}”."


@pytest.mark.parametrize(("key", "facts"), [("no-such-message", {}), ("unknown-entity", {})])
def test_an_unknown_key_or_a_missing_fact_is_a_mistake_of_ours(key: str, facts: dict[str, str]) -> None:
    with pytest.raises(KeyError):
        say(key, "en", **facts)


def test_the_page_takes_the_texts_that_others_have_from_them() -> None:
    texts_by_id = {id(texts): texts for texts in general.TABLE.values()}
    page = kgraph.messages._page_table()  # noqa: SLF001 - the table behind the messages
    typed_again = [key for key, texts in page.items() if texts in texts_by_id.values() and id(texts) not in texts_by_id]
    assert typed_again == []
