"""Queries on which the engine would break off are refused before it sees them."""

from __future__ import annotations

import pytest

from kgraph.errors import QueryError
from kgraph.store.engine import EmbeddedStore
from kgraph.store.nesting import MOST_CHAINED, MOST_NESTED, hide, nesting, refuse_deep

PLAIN = "SELECT * { ?a ?b ?c . "
DEEP = {
    "groups": ("SELECT * " + "{" * 3_000 + "}" * 3_000),
    "subselects": "SELECT * " + "{ SELECT * " * 3_000 + "{}" + "}" * 3_000,
    "optionals in each other": "SELECT * {" + "OPTIONAL {" * 3_000 + "}" * 3_001,
    "parentheses": PLAIN + "FILTER(" + "(" * 6_000 + "1" + ")" * 6_000 + ")}",
    "exists": "SELECT * {" + "FILTER EXISTS {" * 1_000 + "}" * 1_001,
    "if": PLAIN + "FILTER(" + "IF(true, " * 1_000 + "1" + ", 1)" * 1_000 + ")}",
    "square brackets": "SELECT * { ?a ?b " + "[ <x:a> " * 1_000 + "1" + "]" * 1_000 + "}",
    "a path": "SELECT * { ?a " + "(" * 20_000 + "<x:a>" + ")" * 20_000 + " ?c }",
}
LONG = {
    "UNION": "SELECT * {" + " union ".join(["{ ?a ?b ?c }"] * 8_000) + "}",
    "OPTIONAL": PLAIN + "OPTIONAL { ?a ?b ?d }" * 8_000 + "}",
    "MINUS": PLAIN + "MINUS { ?a ?b ?d }" * 3_000 + "}",
    "AS": "SELECT * {" + " ".join(f"BIND(1 AS ?x{number})" for number in range(3_000)) + "}",
    "FILTER": PLAIN + "FILTER(?a = ?b)" * 12_000 + "}",
    "||": PLAIN + "FILTER(" + " || ".join(["?a = ?b"] * 12_000) + ")}",
    "&&": PLAIN + "FILTER(" + "&&".join(["?a = ?b"] * 12_000) + ")}",
    "!": PLAIN + "FILTER(" + "!" * 12_000 + "?a)}",
    "+": PLAIN + "FILTER(" + "+".join(["1"] * 8_000) + ")}",
    "/": "SELECT * { ?a " + "/".join(["<x:a>"] * 8_000) + " ?c }",
    "|": "SELECT * { ?a " + "|".join(["<x:a>"] * 12_000) + " ?c }",
}


@pytest.mark.parametrize("shape", DEEP)
def test_a_query_that_is_too_deep_is_refused(shape: str) -> None:
    with pytest.raises(QueryError) as caught:
        EmbeddedStore().answer(DEEP[shape])
    assert "too deep" in str(caught.value)
    assert "过深" in caught.value.message("zh")


@pytest.mark.parametrize("link", LONG)
def test_a_query_that_is_too_long_is_refused(link: str) -> None:
    with pytest.raises(QueryError) as caught:
        EmbeddedStore().answer(LONG[link])
    assert f"too long: it has {link}" in str(caught.value)
    assert "过长" in caught.value.message("zh")


def test_shares_of_several_chains_add_up() -> None:
    with pytest.raises(QueryError) as caught:
        refuse_deep(PLAIN + "FILTER(" + "||".join(["?a&&?b"] * 2_000) + ")}")
    assert caught.value.key == "query-too-long-in-all"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{" * MOST_NESTED + "}" * MOST_NESTED,
        "SELECT * {" + " UNION ".join(["{}"] * MOST_CHAINED["UNION"]) + "}",
        PLAIN + "FILTER(" + "||".join(["?a=?b"] * (MOST_CHAINED["||"] - 10)) + ")}",
        "SELECT * { VALUES ?a {" + "<http://x/a/b/c> " * 20_000 + "} }",
        "SELECT * { VALUES (?a ?b) {" + "(1 '((((') " * 5_000 + "} }",
        "SELECT * { } # " + "{" * 5_000,
    ],
)
def test_a_large_query_that_is_neither_is_answered(query: str) -> None:
    EmbeddedStore().select(query)


@pytest.mark.parametrize(
    ("query", "bare"),
    [
        ('"a{b" {', "····· {"),
        ("'''a'b{''' {", "·········· {"),
        ("<x:{> {", "<x:{> {"),
        ("<x:(> {", "····· {"),
        ("# {\n{", "···\n{"),
        ('"a\\"{" {', "······ {"),
    ],
)
def test_strings_iris_and_comments_are_crossed_out(query: str, bare: str) -> None:
    assert hide(query) == bare


@pytest.mark.parametrize(("text", "depth"), [("", 0), ("{}{}", 1), ("{([])}", 3), ("}}{", 1)])
def test_nesting_counts_brackets_of_all_kinds(text: str, depth: int) -> None:
    assert nesting(text) == depth
