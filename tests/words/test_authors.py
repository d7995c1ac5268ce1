"""Authors as people and bodies, and the short names of sources, which no two sources share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph import KnowledgeGraph
from kgraph.model import Source
from kgraph.table import Text
from kgraph.words.authors import Author, authors_of, has_more_authors, short_names

TITLE = "Vitamin K supplementation and fracture risk in older women: a trial"


def paper(slug: str = "x", source_type: str = "journal-article", **facts: object) -> Source:
    return Source(slug, source_type, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "author"),
    [
        ("Inoue T", Author("Inoue T", "Inoue", "T")),
        ("van der Schouw YT", Author("van der Schouw YT", "van der Schouw", "YT")),
        ("Abbott TA III", Author("Abbott TA III", "Abbott", "TA", "III")),
        ("DIPART group", Author("DIPART group")),
        ("NIH ODS", Author("NIH ODS")),
        ("葛均波", Author("葛均波")),
        ("董锐 (Dong R)", Author("Dong R", "Dong", "R")),
    ],
)
def test_a_person_has_a_family_name_and_initials_and_a_body_has_neither(name: str, author: Author) -> None:
    assert authors_of(paper(authors=(name,))) == (author,)


def test_a_web_page_is_signed_by_bodies() -> None:
    assert authors_of(paper(source_type="web-article", authors=("Shanghai CDC",))) == (Author("Shanghai CDC"),)


def test_et_al_is_no_author() -> None:
    source = paper(authors=("Inoue T", "et al"))
    assert authors_of(source) == (Author("Inoue T", "Inoue", "T"),)
    assert (has_more_authors(source), has_more_authors(paper(authors=("Inoue T",)))) == (True, False)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (paper(authors=("Inoue T", "Fujita T"), issued="2009", title=Text(TITLE, "en")), "Inoue 2009"),
        (paper(authors=("葛均波", "徐永健"), issued="2014"), "葛均波 2014"),
        (paper(authors=("董锐 (Dong R)",), issued="2017"), "董锐 2017"),
        (paper(authors=("DIPART group",), issued="2010-01-12"), "DIPART group 2010"),
        (paper(authors=("Inoue T",), title=Text(TITLE, "en")), "Inoue"),
        (paper(authors=("FDA",), title=Text(TITLE, "en")), "Vitamin K supplementation and fracture risk in…"),
        (
            paper(title=Text("大剂量维生素K2治疗骨质疏松症的临床研究进展与展望综述文章", "zh")),
            "大剂量维生素K2治疗骨质疏松症的临床研究进展与展…",
        ),
        (paper(title=Text("Vitamin K", "en"), issued="2009"), "Vitamin K"),
        (paper(authors=("MIMS",)), "MIMS"),
        (paper(journal="Bone", issued="2009", pmid="1"), "Bone 2009"),
        (paper(pmid="1", doi="10.1/x"), "PMID 1"),
        (paper(doi="10.1/x", url="https://example.org/a"), "DOI 10.1/x"),
        (paper(url="https://example.org/a"), "example.org"),
    ],
)
def test_a_source_is_named_by_author_and_year_else_by_what_is_known(source: Source, name: str) -> None:
    assert short_names({"x": source}) == {"x": name}


def test_sources_of_one_author_and_year_get_letters_in_the_order_of_their_slugs() -> None:
    sources = {slug: paper(slug, authors=("Knapen MHJ",), issued="2013") for slug in ("b", "a")}
    sources["c"] = paper("c", authors=("Knapen MHJ",), issued="2015")
    assert short_names(sources) == {"a": "Knapen 2013a", "b": "Knapen 2013b", "c": "Knapen 2015"}


def test_sources_of_one_name_without_a_year_get_letters_in_brackets() -> None:
    assert short_names({slug: paper(slug, authors=("MIMS",)) for slug in "ab"}) == {"a": "MIMS (a)", "b": "MIMS (b)"}


@given(
    st.dictionaries(
        st.text("abcde", min_size=1, max_size=4),
        st.builds(
            paper,
            authors=st.sampled_from([(), ("Li T",), ("Li T", "et al"), ("MIMS",)]),
            issued=st.sampled_from([None, "2009", "2009-05-01"]),
            title=st.sampled_from([None, Text("Li 2009a", "en"), Text("MIMS (b)", "en"), Text(TITLE, "en")]),
        ),
        max_size=40,
    )
)
def test_no_two_sources_share_a_name(sources: dict[str, Source]) -> None:
    names = short_names(sources)
    assert set(names) == set(sources)
    assert len(set(names.values())) == len(names)
    assert all(names.values())


def test_every_source_of_the_graph_has_its_own_name_and_none_is_its_slug(kg: KnowledgeGraph) -> None:
    names = {slug: source.name for slug, source in kg.sources.items()}
    assert names == short_names(kg.sources)
    assert [slug for slug, name in names.items() if name == slug] == []
