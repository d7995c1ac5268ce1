"""The canonical form: one text for one set of statements, and small changes stay small."""

from __future__ import annotations

import difflib
import random
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editing import edit
from kgraph.build.check import find_unformatted, format_graph
from kgraph.errors import TurtleError
from kgraph.files.paths import graph_folder, iter_turtle
from kgraph.files.turtle import Object, Statement, format_turtle, parse_turtle, read_turtle, to_turtle, write_turtle
from kgraph.vocab import BASE, KG, KGO, RDF, SKOS, XSD

FILES = iter_turtle(graph_folder())
HOSTILE = (
    "",
    'a "quoted" word',
    '"""',
    "'''",
    "back\\slash \\n \\u0041",
    "two\nlines",
    "\r\n\t",
    "\x00\x08\x0b\x0c\x1f\x7f\x85",
    "\u2028\u2029\ufeff",
    "\u202eright to left\u202c \u200f",
    "👩\u200d⚕️🦴",
    "e\u0301",
    "# no comment",
    "kg:a\n    .\n\nkg:b",
    "say \\",
    "长" * 20_000,
    "@en",
    "^^xsd:date",
)


def literals() -> st.SearchStrategy[Object]:
    texts = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    tagged = st.builds(
        lambda text, lang: ox.Literal(text, language=lang), texts, st.sampled_from(["en", "zh", "zh-hant"])
    )
    typed = st.tuples(
        st.sampled_from(["7", "-0.50", ".5", "1.", "true", "1", "2020-05-01", "P2Y", "1e3", "٣", "", "+1", "a"]),
        st.sampled_from([XSD.integer, XSD.decimal, XSD.boolean, XSD.date, XSD.duration, XSD.double, "http://x/type"]),
    ).map(lambda pair: ox.Literal(pair[0], datatype=ox.NamedNode(pair[1])))
    directed = texts.map(lambda text: ox.Literal(text, language="en", direction=ox.BaseDirection.RTL))
    return st.builds(ox.Literal, texts) | tagged | typed | directed


def iris() -> st.SearchStrategy[str]:
    odd = st.text("aZ09-._~!$&'()*+,;=:@/?é维🦴\u0301", max_size=6)
    return st.sampled_from(["kg", "claim", "ev"]).flatmap(
        lambda name: odd.map(
            lambda slug: {"kg": KG.iri, "claim": f"{BASE}claim/", "ev": f"{BASE}evidence/"}[name] + slug
        )
    ) | odd.map(lambda path: f"urn:x:{path}")


PROPERTIES = st.sampled_from([RDF.type, RDF.subject, SKOS.prefLabel, SKOS.note, KGO.about, KGO.value, "http://x/é(p)"])
STATEMENTS = st.lists(st.builds(Statement, iris(), PROPERTIES, iris().map(ox.NamedNode) | literals()), max_size=12)


def parsed(text: str) -> set[Statement]:
    return set(parse_turtle(text, Path("x.ttl")).statements)


def in_nfc(statement: Statement) -> Statement:
    value = statement.object
    if isinstance(value, ox.NamedNode):
        return statement
    text = unicodedata.normalize("NFC", value.value)
    if value.language:
        changed = ox.Literal(text, language=value.language, direction=value.direction)
    else:
        changed = ox.Literal(text, datatype=value.datatype)
    return Statement(statement.subject, statement.predicate, changed)


@given(STATEMENTS)
@settings(max_examples=100, deadline=None)
def test_the_canonical_form_says_the_same(statements: list[Statement]) -> None:
    assert parsed(write_turtle(statements)) == {in_nfc(statement) for statement in statements}


@given(STATEMENTS)
@settings(max_examples=100, deadline=None)
def test_formatting_again_changes_nothing(statements: list[Statement]) -> None:
    text = write_turtle(statements)
    assert format_turtle(parse_turtle(text, Path("x.ttl"))) == text


@given(STATEMENTS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_order_and_repeats_do_not_matter(statements: list[Statement], chance: random.Random) -> None:
    shuffled = [*statements, *statements[:3]]
    chance.shuffle(shuffled)
    assert write_turtle(shuffled) == write_turtle(statements)


@given(STATEMENTS)
@settings(max_examples=100, deadline=None)
def test_every_line_of_the_canonical_form_can_be_found(statements: list[Statement]) -> None:
    file = parse_turtle(write_turtle(statements), Path("x.ttl"))
    assert len(file.heads) == len({statement.subject for statement in statements})
    for statement in file.statements:
        line = file.text.split("\n")[file.line_of_statement(statement) - 1]
        assert to_turtle(statement.object) in line


@given(STATEMENTS, literals())
@settings(max_examples=100, deadline=None)
def test_an_added_value_adds_one_line(statements: list[Statement], value: Object) -> None:
    statements = [*statements, Statement(KG.iri_of("a"), KGO.value, ox.Literal("1"))]
    added = Statement(KG.iri_of("a"), SKOS.note, in_nfc(Statement("", "", value)).object)
    before, after = (without_prefixes(write_turtle(rows)) for rows in (statements, [*statements, added]))
    new = [] if added in {in_nfc(statement) for statement in statements} else [f"    skos:note {to_turtle(value)} ;"]
    difference = [row for row in difflib.ndiff(before, after) if not row.startswith((" ", "?"))]
    assert difference == [f"+ {row}" for row in new]


def without_prefixes(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith("@prefix ")]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_on_one_line_that_shows_all_it_holds(text: str) -> None:
    written = to_turtle(ox.Literal(text, language="en"))
    assert len(written.splitlines()) == 1
    assert not any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in written)
    assert not set("\u202e\u202c\u200f\ufeff") & set(written)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (ox.Literal(7), "7"),
        (ox.Literal("-1.50", datatype=ox.NamedNode(XSD.decimal)), "-1.50"),
        (ox.Literal("5", datatype=ox.NamedNode(XSD.decimal)), '"5"^^xsd:decimal'),
        (ox.Literal("٣", datatype=ox.NamedNode(XSD.integer)), '"٣"^^xsd:integer'),
        (ox.Literal("true", datatype=ox.NamedNode(XSD.boolean)), "true"),
        (ox.Literal("1", datatype=ox.NamedNode(XSD.boolean)), '"1"^^xsd:boolean'),
        (ox.Literal("2020-05-01", datatype=ox.NamedNode(XSD.date)), '"2020-05-01"^^xsd:date'),
        (ox.Literal("x", datatype=ox.NamedNode("http://x/type")), '"x"^^<http://x/type>'),
        (ox.Literal("é", language="en"), '"é"@en'),
        (ox.Literal("e\u0301", language="en"), '"é"@en'),
        (ox.NamedNode(KG.iri_of("MK-4")), "kg:MK-4"),
    ],
)
def test_values_are_written_plainly_where_that_says_the_same(value: Object, written: str) -> None:
    assert to_turtle(value) == written


SCRAMBLED = """PREFIX kg: <https://w3id.org/kgraph/id/>
@prefix k: <https://w3id.org/kgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix claim: <https://w3id.org/kgraph/claim/> .
@prefix ev: <https://w3id.org/kgraph/evidence/> .
ev:z--c--10 k:about claim:c. ev:z--c--2 k:about claim:c .
ev:z--c k:about claim:c; a k:Evidence .
claim:d a k:Claim .
claim:c a k:Claim .
kg:a skos:note 'says "no"'@en ; skos:prefLabel "甲"@zh, "a"@en ;
  a k:Drug ; skos:broader kg:c , kg:b ; skos:altLabel "second"@en , "first"@en .
"""
CANONICAL = """@prefix claim: <https://w3id.org/kgraph/claim/> .
@prefix ev: <https://w3id.org/kgraph/evidence/> .
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix kgo: <https://w3id.org/kgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

claim:c
    a kgo:Claim ;
    .

ev:z--c
    a kgo:Evidence ;
    kgo:about claim:c ;
    .

ev:z--c--2
    kgo:about claim:c ;
    .

ev:z--c--10
    kgo:about claim:c ;
    .

claim:d
    a kgo:Claim ;
    .

kg:a
    a kgo:Drug ;
    skos:prefLabel "a"@en ;
    skos:prefLabel "甲"@zh ;
    skos:altLabel "first"@en ;
    skos:altLabel "second"@en ;
    skos:broader kg:b ;
    skos:broader kg:c ;
    skos:note "says \\"no\\""@en ;
    .
"""


def test_blocks_properties_and_values_have_one_order_and_evidence_follows_its_claim() -> None:
    assert format_turtle(parse_turtle(SCRAMBLED, Path("x.ttl"))) == CANONICAL


def test_evidence_whose_names_differ_by_a_leading_zero_has_one_order() -> None:
    about = ox.NamedNode(f"{BASE}claim/c")
    rows = [Statement(f"{BASE}evidence/{slug}", KGO.about, about) for slug in ("a--01", "a--1")]
    assert write_turtle(rows) == write_turtle(rows[::-1])


def test_evidence_about_two_claims_has_one_place() -> None:
    claims = [ox.NamedNode(f"{BASE}claim/{slug}") for slug in "ac"]
    rows = [Statement(f"{BASE}evidence/e", KGO.about, claim) for claim in claims]
    rows.extend(Statement(claim.value, SKOS.note, ox.Literal("x")) for claim in claims)
    assert write_turtle(rows) == write_turtle(rows[::-1])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# first\n", 1),
        ("<http://x/a> <http://x/#b> '# c' , '''\n# d''' .\n\n  # here\n", 4),
        ("<http://x/a> <http://x/b> <http://x/c> . # here\n", 1),
    ],
)
def test_comments_are_refused_with_file_line_and_remedy(text: str, line: int) -> None:
    with pytest.raises(TurtleError) as caught:
        format_turtle(parse_turtle(text, Path("x.ttl")))
    assert caught.value.message("en") == (f"x.ttl:{line}: Comments are not kept in the canonical form.")
    assert caught.value.message("zh") == f"x.ttl:{line}：格式整理不保留注释。"


def test_a_number_sign_in_text_iri_or_name_is_no_comment() -> None:
    text = "@prefix a: <http://x/> .\na:x\\#y <http://x/#b> \"# c\" , '# d' , '''\n#''' .\n"
    assert "# c" in format_turtle(parse_turtle(text, Path("x.ttl")))


def test_an_empty_file_stays_empty() -> None:
    assert write_turtle([]) == ""


def test_the_small_graph_is_canonical(mini: Path) -> None:
    assert format_graph(mini) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_files_of_the_graph_are_canonical(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert format_turtle(read_turtle(path)) == text, f"{path} is not canonical: run kgraph fmt"


def test_formatting_a_graph_changes_only_the_files_that_need_it(mini: Path) -> None:
    path = mini / "entities" / "entities.ttl"
    before = path.read_bytes()
    edit(
        path, '    a kgo:Drug ;\n    skos:prefLabel "warfarin"@en ;', '    skos:prefLabel "warfarin"@en ; a kgo:Drug ;'
    )
    assert find_unformatted(mini) == [path]
    assert path.read_bytes() != before
    assert format_graph(mini) == [path]
    assert path.read_bytes() == before
    assert find_unformatted(mini) == []


@pytest.mark.parametrize("ends", ["\r\n", "\n\n"])
def test_other_line_ends_and_empty_lines_are_put_right(mini: Path, ends: str) -> None:
    path = mini / "sources" / "sources.ttl"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"\n", ends.encode()))
    assert format_graph(mini) == [path]
    assert path.read_bytes() == before


def test_a_byte_order_mark_is_removed(mini: Path) -> None:
    path = mini / "sources" / "sources.ttl"
    before = path.read_bytes()
    path.write_bytes(b"\xef\xbb\xbf" + before)
    assert format_graph(mini) == [path]
    assert path.read_bytes() == before


def test_nothing_is_written_unless_every_file_can_be(mini: Path) -> None:
    first, last = mini / "claims" / "claims.ttl", mini / "sources" / "sources.ttl"
    edit(first, "    a kgo:Claim ;\n    rdf:subject kg:DOACs ;", "    rdf:subject kg:DOACs ; a kgo:Claim ;")
    edit(last, "", "# a remark\n")
    before = first.read_bytes(), last.read_bytes()
    with pytest.raises(TurtleError) as caught:
        format_graph(mini)
    assert (caught.value.path, caught.value.line) == (last, 23)
    assert (first.read_bytes(), last.read_bytes()) == before


def test_an_added_claim_adds_only_its_blocks_wherever_it_was_typed(mini: Path) -> None:
    path = mini / "claims" / "claims.ttl"
    before = path.read_text(encoding="utf-8")
    evidence = (
        "ev:leaflet--MGP--is-a--MGP\n    a kgo:Evidence ;\n    kgo:about claim:MGP--is-a--MGP ;\n"
        "    kgo:source src:leaflet ;\n    kgo:stance kgo:supports ;\n    .\n\n"
    )
    claim = "claim:MGP--is-a--MGP\n    a kgo:Claim ;\n    rdf:subject kg:MGP ;\n    .\n\n"
    edit(path, "", f"\n{evidence}{claim}")
    assert format_graph(mini) == [path]
    head, tail = before.split("claim:vitamin-K2--activates--MGP\n", maxsplit=1)
    assert path.read_text(encoding="utf-8") == f"{head}{claim}{evidence}claim:vitamin-K2--activates--MGP\n{tail}"
