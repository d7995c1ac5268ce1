"""Names and words that nobody meant: whatever is typed is found, not found, or refused in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import ArgumentError, KGraphError, KnowledgeGraph
from kgraph.text import LANGS

KNOWN = ("warfarin", "华法林", "MK-4", "维生素K2", "hfl", "wssk2", "骨折", "CHEBI:10033", "γ-carboxylation", "VK")
INJECTED = (
    *(
        '"',
        "'",
        "\\",
        "> . ?s ?p ?o . <",
        '" } UNION { ?s ?p ?o } #',
        "kg:warfarin",
        "<https://w3id.org/kgraph/id/MK-4>",
    ),
    *(
        "../../etc/passwd",
        "%s%n",
        "{entity}",
        "${x}",
        "<script>alert(1)</script>",
        "=1+1",
        "--",
        "-",
        "a--b",
        "*",
        "?x",
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\U0010ffff",
        "e\u0301" * 50,
        "华" * 5000,
        "a" * 100_000,
    ),
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(codec=None, categories=["Cs", "Cc", "Cf", "Mn", "Lo", "Zs", "Nd"]), max_size=40),
    st.sampled_from((*KNOWN, *INJECTED)),
    st.tuples(st.sampled_from(KNOWN), st.sampled_from((*KNOWN, *INJECTED)), st.text(max_size=5)).map("".join),
    st.tuples(st.sampled_from(KNOWN), st.integers(0, 8)).map(lambda pair: pair[0][: pair[1]] + pair[0][pair[1] + 1 :]),
)


def _asked(kg: KnowledgeGraph, text: str, other: str) -> None:
    for lang in LANGS:
        hits = kg.search(text, lang=lang, limit=5)
        assert all(hit.entity in kg.entities for hit in hits)
        assert all(first.score >= second.score for first, second in pairwise(hits))
    for ask in (
        lambda: kg.entity(text),
        lambda: kg.source(text),
        lambda: kg.claim(text),
        lambda: kg.claims(subject=text),
        lambda: kg.neighbors(text),
        lambda: kg.paths(text, other, limit=1),
        lambda: kg.interactions([text, other]),
        lambda: kg.cite(text),
        lambda: kg.run("names-of-entity", entity=text),
        lambda: kg.run(text),
    ):
        try:
            ask()
        except KGraphError as error:
            words = [error.message(lang) for lang in LANGS]
            if not all(words) or words[0] == words[1]:
                raise AssertionError(words) from error


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_whatever_is_typed_is_answered_or_refused_in_words(kg: KnowledgeGraph, text: str, other: str) -> None:
    _asked(kg, text, other)


@pytest.mark.parametrize("text", INJECTED, ids=lambda text: ascii(text[:20]))
def test_what_is_meant_to_harm_is_a_name_like_others(kg: KnowledgeGraph, text: str) -> None:
    _asked(kg, text, "warfarin")


@pytest.mark.long
@settings(max_examples=5000)
@given(TEXTS, TEXTS)
def test_five_thousand_texts_are_answered_or_refused_in_words(kg: KnowledgeGraph, text: str, other: str) -> None:
    _asked(kg, text, other)


def test_a_list_of_names_too_long_or_empty_is_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError):
        kg.interactions([])
