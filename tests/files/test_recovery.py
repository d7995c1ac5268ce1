"""Files that are not Turtle throughout: one mistake hides neither its block nor its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.files.recovery import Draft, read_draft
from kgraph.vocab import KG, KGO, RDF, SKOS

HEAD = """@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix kgo: <https://w3id.org/kgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

"""
SOUND = 'kg:z\n    a kgo:Drug ;\n    skos:note "z"@en ;\n    .\n'


def draft(tmp_path: Path, text: str) -> Draft:
    path = tmp_path / "x.ttl"
    path.write_text(HEAD + text, encoding="utf-8")
    return read_draft(path)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param('kg:a\n    a kgo:Drug\n    skos:note "x" ;\n    .\n', [(6, "turtle-semicolon")], id="semicolon"),
        pytest.param(
            'kg:a\n    a kgo:Drug\n    skos:note "x"\n    kgo:value 1 ;\n    .\n',
            [(6, "turtle-semicolon"), (7, "turtle-semicolon")],
            id="two semicolons",
        ),
        pytest.param("kg:a\n    a kgo:Drug .\n    kgo:value 1 ;\n    .\n", [(6, "turtle-early-dot")], id="early dot"),
        pytest.param("kg:a\n    a kgo:Drug ;\n", [(6, "turtle-unclosed")], id="no dot"),
        pytest.param("kg:a\n    a kgo:Drug ；\n    .\n", [(6, "turtle-full-width")], id="full-width semicolon"),
        pytest.param('kg:a\n    skos:note "x@en ;\n    .\n', [(6, "turtle-value")], id="open quote"),
        pytest.param("kg:a\n    skos:note “x”@en ;\n    .\n", [(6, "turtle-value")], id="curly quotes"),
        pytest.param("kg:a\n    kgo:duration P3M ;\n    .\n", [(6, "turtle-value")], id="value without quotes"),
        pytest.param("kg:a\n    kgo:value 5 % ;\n    .\n", [(6, "turtle-value")], id="unit beside the number"),
        pytest.param("kg:a\n    kgo:value ;\n    .\n", [(6, "turtle-without-value")], id="no value"),
        pytest.param("kg:a\n    nope:value 1 ;\n    .\n", [(6, "turtle-prefix")], id="unknown prefix"),
        pytest.param("kg:a\n    kgo:value [ ] ;\n    .\n", [(6, "turtle-blank-node")], id="blank node"),
        pytest.param(
            "kg:a\n    a kgo:Drug ;\n    .\n\nkg:a\n    kgo:value 1 ;\n    .\n",
            [(9, "turtle-repeated-block")],
            id="twice",
        ),
    ],
)
def test_each_mistake_is_named_at_its_line_and_the_next_block_is_read(
    tmp_path: Path, text: str, faults: list[tuple[int, str]]
) -> None:
    found = draft(tmp_path, f"{text}\n{SOUND}")
    assert [(fault.error.line, fault.error.key) for fault in found.faults] == faults
    assert [item.predicate for item in found.file.statements if item.subject == KG.iri_of("z")] == [RDF.type, SKOS.note]
    assert found.file.line_of(KG.iri_of("z"), "skos:note") == (HEAD + text).count("\n") + 4


def test_the_sound_lines_of_a_block_are_kept_and_the_other_is_a_gap(tmp_path: Path) -> None:
    found = draft(tmp_path, "kg:a\n    a kgo:Drug ;\n    kgo:value 12% ;\n    skos:broader kg:z ;\n    .\n")
    assert [item.predicate for item in found.file.statements] == [RDF.type, SKOS.broader]
    (gap,) = found.gaps
    assert (gap.subject, gap.predicate, gap.written) == (KG.iri_of("a"), KGO.value, "12%")


def test_a_prefix_of_ours_needs_no_declaration(tmp_path: Path) -> None:
    found = draft(tmp_path, 'kg:a\n    kgo:year "2006"^^xsd:gYear ;\n    .\n')
    assert found.faults == ()
    assert len(found.file.statements) == 1


def test_a_sound_file_has_no_faults_and_no_gaps(tmp_path: Path) -> None:
    found = draft(tmp_path, SOUND)
    assert (found.faults, found.gaps, found.legible) == ((), (), True)


TEXT = '    skos:note """first\n  second ; third .\n\nkg:no-block\n  fourth"""@en ;\n'


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (f"kg:a\n{TEXT}    kgo:value 5 % ;\n    .\n", [(11, "turtle-value")]),
        (f"kg:a\n{TEXT.replace('@en', '@')}    .\n", [(6, "turtle-value")]),
        (f"kg:a\n{TEXT.replace(' ;', '')}    a kgo:Drug ;\n    .\n", [(10, "turtle-semicolon")]),
        ('kg:a\n    skos:note """x\n y "z"\n  w@en ;\n    a kgo:Drug ;\n    .\n', [(6, "turtle-quote")]),
        ("kg:a\n    a kgo:Drug ;\n    skos:note '''x\n y\n z ;\n    .\n", [(7, "turtle-quote")]),
        ('    skos:note """x\n y\n z ;\n    .\n', [(5, "turtle-quote")]),
    ],
    ids=["sound, in a broken block", "wrong tag", "no semicolon", "open", "open, other marks", "open, of nothing"],
)  # fmt: skip
def test_a_text_of_several_lines_is_one_fault_at_most(tmp_path: Path, text: str, faults: list[tuple[int, str]]) -> None:
    found = draft(tmp_path, f"{text}\n{SOUND}")
    assert [(fault.error.line, fault.error.key) for fault in found.faults] == faults
    assert [item.predicate for item in found.file.statements if item.subject == KG.iri_of("z")] == [RDF.type, SKOS.note]


def test_a_sound_text_of_several_lines_is_read_in_a_broken_block(tmp_path: Path) -> None:
    found = draft(tmp_path, f"kg:a\n{TEXT}    kgo:value 5 % ;\n    .\n")
    assert [item.object.value for item in found.file.statements] == [
        "first\n  second ; third .\n\nkg:no-block\n  fourth"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f'kg:a\n    kgo:value {"9" * 100_000}% ;\n    .\n',
        f'kg:a\n    {"nope" * 30_000}:value 1 ;\n    .\n',
        f'kg:{"a" * 100_000}\n    a kgo:Drug ;\n    .\n\nkg:{"a" * 100_000}\n    a kgo:Drug ;\n    .\n',
    ],
    ids=["value", "prefix", "name"],
)  # fmt: skip
def test_what_a_message_quotes_is_cut(tmp_path: Path, text: str) -> None:
    (fault,) = draft(tmp_path, text).faults
    for lang in ("en", "zh"):
        assert "…" in fault.error.reason(lang)
        assert len(fault.error.reason(lang)) < 400
