"""Turtle files: what is refused, with file, line and remedy, and where things stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import TurtleError
from kgraph.files.turtle import parse_turtle, read_turtle, to_name, write_turtle
from kgraph.vocab import KG, KGO, OWL, SKOS

HEAD = "@prefix kg: <https://w3id.org/kgraph/id/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
NAMELESS_ZH = "不允许使用空白节点（[ ]、_:x或列表）。"
NAMELESS_EN = "Blank nodes ([ ], _:x, lists) are not allowed."


def refusal(text: str) -> TurtleError:
    with pytest.raises(TurtleError) as caught:
        parse_turtle(text, Path("entities/drug.ttl"))
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        pytest.param(
            'kg:a\n    skos:note "x" ;\n    skos:note y ;\n    .\n',
            6,
            ("“y”不能这样写在此处。", "“y” cannot be written here in this form."),
            id="value",
        ),
        pytest.param(
            'kg:a\n    skos:note "x"\n    skos:note "y" ;\n',
            6,
            ("此处之前缺少分号或句点。", "A semicolon or period is missing before this point."),
            id="semicolon",
        ),
        pytest.param("kg:a a nope:b .\n", 4, ("没有声明前缀nope:。", "The prefix nope: is not declared."), id="prefix"),
        pytest.param(
            'kg:a skos:note "one\ntwo" .\n',
            4,
            (
                "引号没有成对，或引号内有换行。",
                "A quotation mark is not closed, or there is a line break inside the quotation marks.",
            ),
            id="line break in a string",
        ),
        pytest.param(
            "\nkg:a skos:broader <a b> .\n",
            5,
            ("不是合法的Turtle：Invalid IRI code point ' '", "Not valid Turtle: Invalid IRI code point ' '"),
            id="space in an IRI",
        ),
        pytest.param(
            "<a> skos:broader kg:b .\n",
            4,
            (
                "不是合法的Turtle：No scheme found in an absolute IRI",
                "Not valid Turtle: No scheme found in an absolute IRI",
            ),
            id="relative IRI",
        ),
    ],
)
def test_text_that_is_not_turtle_is_refused_with_file_line_and_what_was_expected(
    text: str, line: int, expected: tuple[str, str]
) -> None:
    error = refusal(HEAD + text)
    assert (error.path, error.line) == (Path("entities/drug.ttl"), line)
    assert error.message("en") == f"entities/drug.ttl:{line}: {expected[1]}"
    assert error.message("zh") == f"entities/drug.ttl:{line}：{expected[0]}"


def test_a_file_cut_off_in_the_middle_is_refused_at_its_end() -> None:
    error = refusal(HEAD + 'kg:a\n    skos:note "x" ;\n')
    assert error.line == 6
    assert error.message("en") == "entities/drug.ttl:6: The block does not end."


def test_a_file_that_is_not_utf8_is_refused_at_the_line_of_the_first_wrong_byte(tmp_path: Path) -> None:
    path = tmp_path / "gbk.ttl"
    path.write_bytes(HEAD.encode() + 'kg:a\n    skos:note "华法林" .\n'.encode("gbk"))
    with pytest.raises(TurtleError) as caught:
        read_turtle(path)
    assert (caught.value.path, caught.value.line) == (path, 5)
    assert caught.value.message("en") == f"{path}:5: The file is not UTF-8 text."
    assert caught.value.message("zh") == f"{path}:5：文件不是UTF-8编码。"


def test_a_file_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "folder.ttl").mkdir()
    with pytest.raises(TurtleError) as caught:
        read_turtle(tmp_path / "folder.ttl")
    assert caught.value.message("en") == f"{tmp_path / 'folder.ttl'}: The file cannot be read (Is a directory)."
    assert caught.value.message("zh") == f"{tmp_path / 'folder.ttl'}：无法读取（Is a directory）。"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("kg:a skos:note [] .\n", 4, id="brackets"),
        pytest.param('kg:a\n    skos:note [ skos:note "x" ] ;\n    .\n', 5, id="brackets with content"),
        pytest.param("_:a skos:note kg:b .\n", 4, id="subject"),
        pytest.param("kg:a\n    skos:note _:b .\n", 5, id="label"),
        pytest.param("kg:a skos:note (1 2) .\n", 4, id="list"),
        pytest.param("kg:a skos:note <<( kg:a skos:note kg:b )>> .\n", 4, id="triple term"),
        pytest.param(
            'kg:a skos:note "[1] (x) _:b" , "#" .\n# a [note] _:b\nkg:b skos:note _:b .\n', 6, id="not in text"
        ),
        pytest.param("kg:a skos:note '''[\n(''' , '[' .\nkg:b skos:note _:b .\n", 6, id="not in single quotes"),
        pytest.param("kg:a\\(b skos:note kg:c .\nkg:b skos:note [] .\n", 5, id="not in a name"),
    ],
)
def test_what_has_no_name_is_refused_at_its_line(text: str, line: int) -> None:
    error = refusal(HEAD + text)
    assert error.message("en") == f"entities/drug.ttl:{line}: {NAMELESS_EN}"
    assert error.message("zh") == f"entities/drug.ttl:{line}：{NAMELESS_ZH}"


def test_a_repeated_block_is_refused_with_both_lines() -> None:
    error = refusal(HEAD + 'kg:a\n    skos:note "x" ;\n    .\n\nkg:a\n    skos:note "y" ;\n    .\n')
    assert error.line == 8
    assert error.message("en") == "entities/drug.ttl:8: kg:a already has a block, at line 4."
    assert error.message("zh") == "entities/drug.ttl:8：kg:a在第4行已有一个块。"


def test_a_block_repeated_under_its_full_iri_is_refused() -> None:
    error = refusal(HEAD + 'kg:a skos:note "x" .\n<https://w3id.org/kgraph/id/a> skos:note "y" .\n')
    assert (error.key, error.line) == ("turtle-repeated-block", 5)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        pytest.param('kg:a\nskos:note "x" ;\nskos:note "y" .\n', [("a", 4)], id="properties in the first column"),
        pytest.param(
            'kg:a skos:note """\nkg:b skos:note\n""" .\nkg:c skos:note "x" .\n', [("a", 4), ("c", 7)], id="text"
        ),
        pytest.param("# kg:b .\nkg:a # said.\n  skos:broader kg:b\n.\n", [("a", 5)], id="comments"),
        pytest.param('  kg:a skos:note "x" .\n\tkg:b skos:note "x" .\n', [("a", 4), ("b", 5)], id="indented"),
        pytest.param('PREFIX x: <http://x/>\nkg:a skos:note "." ;\n skos:note "x" .\n', [("a", 5)], id="SPARQL prefix"),
        pytest.param(
            'kg:a skos:note "\u2028\x0b\x0c\x85" .\nkg:b skos:note "x" .\n', [("a", 4), ("b", 5)], id="odd ends"
        ),
        pytest.param('kg:a skos:note "x" .\r\nkg:b skos:note "x" .\r\n', [("a", 4), ("b", 5)], id="CRLF"),
    ],
)
def test_blocks_are_found_however_the_file_is_laid_out(text: str, heads: list[tuple[str, int]]) -> None:
    file = parse_turtle(HEAD + text, Path("x.ttl"))
    assert list(file.heads) == [(KG.iri_of(slug), line) for slug, line in heads]


@pytest.mark.parametrize("word", ["@prefix", "PREFIX", "@PREFIX"])
def test_a_block_has_the_prefix_in_force_where_it_stands(word: str) -> None:
    dot = "" if word == "PREFIX" else " ."
    text = "".join(
        f"{word if word != '@PREFIX' else '@prefix'} x: <{iri}>{dot}\nx:one\n    a x:two ;\n    .\n"
        for iri in ("http://a#", "http://b#")
    )
    assert parse_turtle(text, Path("a.ttl")).heads == (("http://a#one", 2), ("http://b#one", 6))


def test_a_byte_order_mark_is_no_part_of_the_first_block() -> None:
    file = parse_turtle('\ufeff<http://x/a> <http://x/b> "c" .\n', Path("x.ttl"))
    assert file.line_of("http://x/a") == 1


BLOCKS = parse_turtle(
    HEAD
    + """kg:vitamin-K2
    skos:prefLabel "vitamin K2"@en ;
    skos:altLabel "menaquinone-4"@en ;
    skos:altLabel "menaquinone"@en ;
    skos:note "11.5" ;
    skos:note "1.5" ;
    skos:narrowMatch kg:vitamin-K2-form ;
    skos:broader kg:vitamin-K ;
    skos:scopeNote "say \\"no\\"\\nnow" ;
    .

kg:warfarin
    skos:note "menaquinone"@en ;
    .
""",
    Path("x.ttl"),
)


@pytest.mark.parametrize(
    ("needles", "line"),
    [
        ((), 4),
        (("menaquinone",), 7),
        (("1.5",), 9),
        (("kg:vitamin-K",), 11),
        (("skos:altLabel",), 6),
        (("skos:altLabel", "menaquinone"), 7),
        (('"menaquinone"@en',), 7),
        (("warfarin",), 4),
        (("kg:vitamin-K2",), 4),
    ],
)
def test_a_line_is_found_by_whole_words_within_the_block(needles: tuple[str, ...], line: int) -> None:
    assert BLOCKS.line_of(KG.iri_of("vitamin-K2"), *needles) == line


def test_a_subject_without_a_block_has_line_zero() -> None:
    assert BLOCKS.line_of(KG.iri_of("vitamin-K")) == 0
    assert BLOCKS.line_of(KG.iri_of("vitamin-K"), "menaquinone") == 0


def test_each_statement_is_placed_on_the_line_that_says_it() -> None:
    assert [BLOCKS.line_of_statement(statement) for statement in BLOCKS.statements] == [5, 6, 7, 8, 9, 10, 11, 12, 16]


def test_a_statement_in_another_spelling_is_placed_by_value_then_property_then_block() -> None:
    text = "kg:a\n    a kg:T ;\n    skos:note 'one' ,\n        'two' ;\n    skos:altLabel '''x\ny''' ;\n    .\n"
    file = parse_turtle(HEAD + text, Path("x.ttl"))
    assert [file.line_of_statement(statement) for statement in file.statements] == [5, 6, 7, 8]


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (KG.iri_of("MK-4"), "kg:MK-4"),
        (KGO.about, "kgo:about"),
        (SKOS.note, "skos:note"),
        (OWL.inverseOf, "owl:inverseOf"),
        (KG.iri_of("a.b"), "kg:a.b"),
        (KG.iri_of("a."), "<https://w3id.org/kgraph/id/a.>"),
        (KG.iri_of("-a"), "<https://w3id.org/kgraph/id/-a>"),
        (KG.iri_of("a/b"), "<https://w3id.org/kgraph/id/a/b>"),
        (KG.iri_of("a%20b"), "<https://w3id.org/kgraph/id/a%20b>"),
        (KG.iri_of("维生素"), "<https://w3id.org/kgraph/id/维生素>"),
        (KG.iri_of(""), "<https://w3id.org/kgraph/id/>"),
        ("urn:isbn:1", "<urn:isbn:1>"),
    ],
)
def test_an_iri_is_written_with_a_prefix_only_where_that_is_plain(iri: str, name: str) -> None:
    assert to_name(iri) == name
    text = f'@prefix kg: <{KG.iri}> .\n<{iri}> <http://x/p> "v" .\n'
    written = write_turtle(parse_turtle(text, Path("x.ttl")).statements)
    assert f"\n{name}\n" in f"\n{written}"
    assert parse_turtle(written, Path("x.ttl")).line_of(iri) == written.split("\n").index(name) + 1


def test_every_block_of_a_long_file_is_placed() -> None:
    count = 20_000
    text = HEAD + "".join(f"kg:a{number}\n    a skos:Concept ;\n    .\n" for number in range(count))
    file = parse_turtle(text, Path("entities/drug.ttl"))
    first = text[: text.index("kg:a0")].count("\n") + 1
    assert [file.line_of(KG.iri_of(f"a{number}"), "a") for number in range(count)] == [
        first + 3 * number + 1 for number in range(count)
    ]
