"""The right form of a value: what curators write, and what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.files.forms import EXAMPLES, right_forms
from kgraph.files.integrity import _is_written
from kgraph.files.turtle import parse_turtle
from kgraph.vocab import KGO, PREFIXES, RDF, XSD

WRITTEN = {
    XSD.gYear: [("2006", "2006"), ('"2006"', "2006"), ("May 2006", "2006"), ("2006年", "2006"), ("２００６", "2006")],
    XSD.date: [
        *((text, "2006-05-01") for text in ("2006-5-1", "2006/05/01", "20060501", "1 May 2006", "May 1, 2006")),
        ("2006年5月1日", "2006-05-01"),
        ("2006-05-01T00:00:00", "2006-05-01"),
    ],
    XSD.duration: [
        ("3 months", "P3M"),
        ("p3m", "P3M"),
        ("2年", "P2Y"),
        ("1年6个月", "P1Y6M"),
        ("12 weeks", "P84D"),
        ("P12W", "P84D"),
        ("1.5 years", "P1Y6M"),
        ("24 h", "PT24H"),
        ("30 min", "PT30M"),
    ],
    XSD.anyURI: [
        ("https://x.org/a", "https://x.org/a"),
        ("<https://x.org/a>", "https://x.org/a"),
        ("www.who.int/x", "https://www.who.int/x"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
    ],
}
PLAIN = {
    XSD.decimal: [
        *(("3.7", "3.7"), ("3,7", "3.7"), ("3.7 %", "3.7"), ("1,200", "1200"), ("<0.05", "0.05"), ("1e-3", "0.001")),
        *(("−3.7", "-3.7"), ("３．７", "3.7"), ("5 mg", "5"), (".5", "0.5"), ("5.", "5")),
    ],
    XSD.integer: [("120", "120"), ("120.0", "120"), ("1,200", "1200"), ("n=120", "120"), ("120人", "120")],
    XSD.boolean: [("True", "true"), ("yes", "true"), ("1", "true"), ("是", "true"), ("No", "false")],
    RDF.langString: [("a note", '"a note"@en'), ("备注 K2", '"备注 K2"@zh'), ('say "no"', r'"say \"no\""@en')],
}
UNCLEAR = {
    XSD.gYear: ["20o6", "1999-2001"],
    XSD.date: ["2006-05", "01/05/2006", "2006-02-30"],
    XSD.decimal: ["2-3", "three"],
    XSD.integer: ["12.5", "about 120"],
    XSD.duration: ["3", "2-3 years"],
    XSD.anyURI: ["x y"],
    XSD.boolean: ["maybe"],
}


@pytest.mark.parametrize(
    ("kind", "text", "form"),
    [
        *((kind, text, f'"{form}"^^xsd:{kind.partition("#")[2]}') for kind in WRITTEN for text, form in WRITTEN[kind]),
        *((kind, text, form) for kind in PLAIN for text, form in PLAIN[kind]),
    ],
)
def test_a_value_is_put_in_the_form_of_its_kind(kind: str, text: str, form: str) -> None:
    assert right_forms(text, kind) == (form,)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in UNCLEAR.items() for text in texts])
def test_what_is_not_clear_is_not_guessed(kind: str, text: str) -> None:
    assert right_forms(text, kind) == ()


@pytest.mark.parametrize(
    ("property_", "text", "form"),
    [
        (KGO.doi, "https://doi.org/10.1000/182", '"10.1000/182"'),
        (KGO.doi, "doi:10.1000/182", '"10.1000/182"'),
        (KGO.pmid, "PMID: 12345678", '"12345678"'),
        (KGO.pmid, "https://pubmed.ncbi.nlm.nih.gov/12345678/", '"12345678"'),
        (KGO.journal, "Bone", '"Bone"'),
    ],
)
def test_identifiers_are_freed_of_what_stands_around_them(property_: str, text: str, form: str) -> None:
    assert right_forms(text, XSD.string, property_) == (form,)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_example_of_each_kind_is_one_of_it(kind: str) -> None:
    head = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in PREFIXES.items())
    (statement,) = parse_turtle(f"{head} kg:a kgo:value {EXAMPLES[kind]} .", Path("x.ttl")).statements
    assert statement.object.datatype.value == kind  # type: ignore[union-attr]
    assert _is_written(statement.object.value, kind)
