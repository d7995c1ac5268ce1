"""Sources as citations, each written out in full, and what hostile text cannot do to them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import answer, answer_json, run
from kgraph import KnowledgeGraph
from kgraph.errors import ArgumentError, UnknownSource
from kgraph.model import Bilingual, Source
from kgraph.table import Text
from kgraph.words.citations import STYLES, bibtex, cite, gbt7714, ris, vancouver

TRIAL = Source(
    "cockayne-2006",
    "journal-article",
    title=Text("Vitamin K and the prevention of fractures", "en"),
    authors=("Cockayne S", "Adamson J", "de Vries F", "Bland M"),
    journal="Arch Intern Med",
    volume="166",
    issue="12",
    pages="1256-1261",
    issued="2006",
    doi="10.1001/archinte.166.12.1256",
    pmid="16801507",
    language="en",
    retracted=True,
)
CHINESE = Source(
    "dong-2017",
    "journal-article",
    title=Text("口服华法林与骨质疏松性骨折的关联性研究", "zh"),
    authors=("董锐 (Dong R)", "et al"),
    journal="现代临床医学",
    issue="6",
    pages="428-430,432",
    issued="2017",
    url="https://example.org/a",
    language="zh",
)
ARTICLE = Source("article", "web-article", title=Text("大剂量维生素K2", "zh"), issued="2021-04-14", language="zh")
LABEL = Source(
    "label",
    "drug-label",
    title=Text("Eliquis: what you should know?", "en"),
    authors=("FDA",),
    journal="FDA",
    url="https://example.org/eliquis",
)
UNTITLED = Source(
    "crd-1",
    "database-record",
    notes=Bilingual(zh="未见原题，仅为描述：汇总分析。", en="Described, not titled: a pool of trials."),
    url="https://example.org/crd?id=1&x=2",
)
BOOK = Source("handbook", "book", title=Text("A handbook", "en"), journal="A Press", issued="2010")
GUIDELINE = Source(
    "acp-2023",
    "guideline-document",
    authors=("Qaseem A", "Abbott TA III", "et al"),
    journal="Ann Intern Med",
    volume="176",
    issue="2",
    pages="224-238",
    issued="2023",
)
LEAFLET = Source("leaflet", "drug-label", title=Text("A leaflet", "en"), authors=("Shanghai CDC",))
NUMBER = Source("pmid-1", "journal-article", pmid="1")

VANCOUVER = [
    (
        TRIAL,
        (
            "Cockayne S, Adamson J, de Vries F, Bland M. Vitamin K and the prevention of fractures. "
            "Arch Intern Med. 2006;166(12):1256-1261. "
            "doi: 10.1001/archinte.166.12.1256. PMID: 16801507. Retracted."
        ),
    ),
    (
        CHINESE,
        (
            "Dong R, et al. 口服华法林与骨质疏松性骨折的关联性研究. 现代临床医学. 2017;(6):428-430,432. "
            "Available from: https://example.org/a"
        ),
    ),
    (ARTICLE, "大剂量维生素K2 [Internet]. 2021-04-14."),
    (
        LABEL,
        "FDA. Eliquis: what you should know? [Internet]. FDA. Available from: https://example.org/eliquis",
    ),
    (
        UNTITLED,
        "[Described, not titled: a pool of trials] [Internet]. Available from: https://example.org/crd?id=1&x=2",
    ),
    (BOOK, "A handbook. A Press; 2010."),
    (GUIDELINE, "Qaseem A, Abbott TA III, et al. Ann Intern Med. 2023;176(2):224-238."),
    (LEAFLET, "Shanghai CDC. A leaflet."),
    (NUMBER, "PMID: 1."),
]
GBT7714 = [
    (
        TRIAL,
        (
            "Cockayne S，Adamson J，de Vries F，et al. Vitamin K and the prevention of fractures[J]. "
            "Arch Intern Med，2006，166（12）：1256-1261. "
            "DOI:10.1001/archinte.166.12.1256. PMID: 16801507. 已撤稿."
        ),
    ),
    (
        CHINESE,
        "董锐，等. 口服华法林与骨质疏松性骨折的关联性研究[J/OL]. 现代临床医学，2017（6）：428-430,432. https://example.org/a.",
    ),
    (ARTICLE, "大剂量维生素K2[EB/OL]. （2021-04-14）."),
    (LABEL, "FDA. Eliquis: what you should know?[EB/OL]. FDA. https://example.org/eliquis."),
    (UNTITLED, "[未见原题，仅为描述：汇总分析][DB/OL]. https://example.org/crd?id=1&x=2."),
    (BOOK, "A handbook[M]. A Press，2010."),
    (GUIDELINE, "Qaseem A，Abbott T A III，et al. Ann Intern Med，2023，176（2）：224-238."),
    (LEAFLET, "Shanghai CDC. A leaflet[Z]."),
    (NUMBER, "PMID: 1."),
]
RIS_OF_TRIAL = """\
TY  - JOUR
ID  - cockayne-2006
AU  - Cockayne, S.
AU  - Adamson, J.
AU  - de Vries, F.
AU  - Bland, M.
TI  - Vitamin K and the prevention of fractures
T2  - Arch Intern Med
PY  - 2006
DA  - 2006
VL  - 166
IS  - 12
SP  - 1256
EP  - 1261
DO  - 10.1001/archinte.166.12.1256
AN  - 16801507
LA  - en
N1  - Retracted
"""
BIBTEX_OF_TRIAL = """\
@article{cockayne-2006,
  author = {Cockayne, S. and Adamson, J. and de Vries, F. and Bland, M.},
  title = {{Vitamin K and the prevention of fractures}},
  journal = {Arch Intern Med},
  year = {2006},
  volume = {166},
  number = {12},
  pages = {1256--1261},
  doi = {10.1001/archinte.166.12.1256},
  note = {PMID: 16801507. Retracted}
}"""


@pytest.mark.parametrize(("source", "text"), VANCOUVER, ids=[source.slug for source, _ in VANCOUVER])
def test_a_source_in_the_vancouver_style(source: Source, text: str) -> None:
    assert vancouver(source) == text


@pytest.mark.parametrize(("source", "text"), GBT7714, ids=[source.slug for source, _ in GBT7714])
def test_a_source_by_gbt7714(source: Source, text: str) -> None:
    assert gbt7714(source) == text


def test_a_source_as_a_record_of_ris() -> None:
    assert ris(TRIAL) == RIS_OF_TRIAL.replace("\n", "\r\n") + "ER  - \r\n"


def test_a_source_as_an_entry_of_bibtex() -> None:
    assert bibtex(TRIAL) == BIBTEX_OF_TRIAL


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        (CHINESE, ("JOUR", "article")),
        (ARTICLE, ("ELEC", "misc")),
        (LABEL, ("ELEC", "misc")),
        (UNTITLED, ("DBASE", "misc")),
        (BOOK, ("BOOK", "book")),
        (GUIDELINE, ("JOUR", "article")),
        (LEAFLET, ("GEN", "misc")),
    ],
    ids=lambda value: value.slug if isinstance(value, Source) else "-".join(value),
)
def test_the_type_of_a_source_shows_in_each_format(source: Source, kinds: tuple[str, str]) -> None:
    assert (ris(source).split("\r\n")[0], bibtex(source).split("{")[0]) == (f"TY  - {kinds[0]}", f"@{kinds[1]}")


def test_the_pages_of_an_article_may_have_letters_or_be_one_number() -> None:
    assert "2006;166(12):2844." in vancouver(replace(TRIAL, pages="2844"))
    assert "166（4 Suppl）：1192S-1196S." in gbt7714(replace(TRIAL, issue="4 Suppl", pages="1192S-1196S"))


def test_pages_without_volume_follow_the_year() -> None:
    source = replace(TRIAL, journal="Cochrane Database Syst Rev", volume=None, issue=None, pages="CD005185")
    assert "Cochrane Database Syst Rev. 2006:CD005185." in vancouver(source)
    assert "Cochrane Database Syst Rev，2006：CD005185." in gbt7714(source)


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (1, "Author A. ", "Author A. "),
        (3, "Author A, Author B, Author C. ", "Author A，Author B，Author C. "),
        (4, "Author A, Author B, Author C, Author D. ", "Author A，Author B，Author C，et al. "),
        (6, "Author C, Author D, Author E, Author F. ", "Author A，Author B，Author C，et al. "),
        (7, "Author D, Author E, Author F, et al. ", "Author A，Author B，Author C，et al. "),
    ],
)
def test_vancouver_names_six_authors_and_gbt7714_three(number: int, english: str, chinese: str) -> None:
    source = replace(TRIAL, authors=tuple(f"Author {letter}" for letter in "ABCDEFG"[:number]))
    assert english in vancouver(source)
    assert gbt7714(source).startswith(chinese)


def test_authors_who_are_not_named_are_others_in_each_format() -> None:
    source = replace(TRIAL, authors=("Cockayne S", "et al"))
    assert vancouver(source).startswith("Cockayne S, et al. ")
    assert gbt7714(source).startswith("Cockayne S，et al. ")
    assert "author = {Cockayne, S. and others}," in bibtex(source)
    assert [line for line in ris(source).split("\r\n") if line.startswith("AU")] == ["AU  - Cockayne, S."]


def test_chinese_authors_are_named_in_full() -> None:
    source = replace(CHINESE, authors=("郭美含", "房爱萍", "李贺", "宋杰"))
    assert gbt7714(source).startswith("郭美含，房爱萍，李贺，等. ")
    assert "author = {{郭美含} and {房爱萍} and {李贺} and {宋杰}}," in bibtex(source)


def test_what_bibtex_reads_as_commands_is_written_as_text() -> None:
    source = replace(BOOK, title=Text(r"50% \of{ }#1_$&~^", "en"), authors=("Acme and Sons",), doi="10.1/{x}\\y")
    written = bibtex(source)
    assert (
        r"title = {{50\% \textbackslash{}of\textbraceleft{} \textbraceright{}\#1\_\$\&\textasciitilde{}"
        r"\textasciicircum{}}}" in written
    )
    assert "author = {{Acme and Sons}}" in written
    assert "doi = {10.1/%7Bx%7D%5Cy}" in written


_TEXT = st.text(max_size=40) | st.sampled_from(
    ["a\r\nER  - \r\nTY  - JOUR", "}}\n@book{x,", "\u2028\u202e{\\", "x 1(2):3-4"]
)
_MAYBE = st.none() | _TEXT
SOURCES = st.builds(
    Source,
    slug=st.from_regex(r"[a-z0-9][a-zA-Z0-9.-]{0,20}", fullmatch=True) | _TEXT,
    source_type=st.sampled_from(["journal-article", "book", "web-article", "drug-label", "guideline-document", "new"]),
    title=st.none() | st.builds(Text, _TEXT, st.sampled_from(["zh", "en"])),
    authors=st.lists(_TEXT.filter(bool), max_size=8).map(tuple),
    journal=_MAYBE,
    volume=_MAYBE,
    issue=_MAYBE,
    pages=_MAYBE,
    issued=_MAYBE,
    url=_MAYBE,
    doi=_MAYBE,
    pmid=_MAYBE,
    language=_MAYBE,
    retracted=st.booleans(),
    notes=st.builds(Bilingual, zh=_MAYBE, en=_MAYBE),
)


@given(SOURCES)
def test_a_citation_is_always_one_line(source: Source) -> None:
    for text in (vancouver(source), gbt7714(source)):
        assert len(text.splitlines()) <= 1


@given(SOURCES)
def test_ris_is_always_one_record_of_whole_lines(source: Source) -> None:
    *lines, last = ris(source).split("\r\n")
    assert last == ""
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) and len(line.splitlines()) == 1 for line in lines)
    tags = [line[:2] for line in lines]
    assert (tags[0], tags[-1]) == ("TY", "ER")
    assert len(tags) - max(tags.count("AU") - 1, 0) == len(set(tags))


@given(SOURCES)
def test_bibtex_is_always_one_entry_that_can_be_read_back(source: Source) -> None:
    key, fields = read_bibtex(bibtex(source))
    assert re.fullmatch(r"[A-Za-z0-9.:+/-]*", key)
    assert set(fields) <= {
        *("author", "title", "journal", "publisher", "howpublished", "year", "volume", "number", "pages"),
        *("doi", "url", "note"),
    }


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Return the key and fields of the one entry that a text holds, with the rule of BibTeX: braces must match."""
    head = re.match(r"@[a-z]+\{([^,{}\s]*),\n", text)
    assert head
    fields, position = {}, head.end()
    while (field := re.compile(r" *([a-z]+) = \{").match(text, position)) is not None:
        depth, end = 1, field.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        fields[field[1]] = text[field.end() : end - 1]
        position = re.compile(r",?\n").match(text, end).end()  # type: ignore[union-attr]
    assert text[position:] == "}"
    return head[1], fields


def test_every_source_of_the_graph_can_be_cited(kg: KnowledgeGraph) -> None:
    for source in kg.sources.values():
        for style in STYLES:
            text = cite(source, style)
            assert text.strip(), source.slug
            for number in filter(None, (source.pmid, source.doi, source.url)):
                assert number in text, source.slug


def test_a_source_is_cited_by_its_slug(kg: KnowledgeGraph) -> None:
    assert kg.cite("cockayne-2006", "gbt7714") == gbt7714(kg.source("cockayne-2006"))
    assert kg.cite("cockayne-2006") == vancouver(kg.source("cockayne-2006"))


def test_an_unknown_source_or_style_cannot_be_cited(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownSource):
        kg.cite("nothing")
    style: Any = "apa"
    with pytest.raises(ArgumentError, match="vancouver, gbt7714, ris, bibtex"):
        kg.cite("cockayne-2006", style)


def test_the_command_cites_in_the_style_of_the_language() -> None:
    assert answer("cite", "sato-2005-mk4", "--lang", "zh").endswith(". 已撤稿.\n")
    assert answer("cite", "sato-2005-mk4", "--lang", "en").startswith(
        "Sato Y, Kanoko T, Satoh K, Iwamoto J. Menatetrenone"
    )


def test_the_command_writes_records_one_after_the_other() -> None:
    written = run("cite", "sato-2005-mk4", "sato-1998", "--style", "ris").stdout_bytes.decode()
    assert written.count("TY  - JOUR\r\n") == written.count("ER  - \r\n") == 2
    assert answer("cite", "sato-1998", "--style", "bibtex").startswith("@article{sato-1998,\n")


def test_the_command_says_the_style_in_json() -> None:
    found = answer_json("cite", "sato-1998", "--lang", "zh")
    assert (found["style"], list(found["citations"])) == ("gbt7714", ["sato-1998"])


def test_the_command_refuses_an_unknown_source() -> None:
    result = run("cite", "nothing", "--lang", "en")
    assert (result.exit_code, result.stderr.startswith("There is no source named “nothing”.")) == (2, True)
