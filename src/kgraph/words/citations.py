"""Sources as citations: two styles for readers, two formats for reference managers.

- ``vancouver``: the style of the ICMJE Recommendations, with the details of *Citing Medicine* (US National Library of
  Medicine, 2nd edition).
- ``gbt7714``: GB/T 7714—2025 《信息与文献　参考文献著录规则》, in force since July 2026, with its marks of type and
  carrier: ``[J]``, ``[EB/OL]``. As in its examples, full stops are half-width, other marks full-width, in sources of
  every language, and family names keep their small letters. The source is the examples of the standard as set by the
  Chinese group for Zotero styles (github.com/zotero-chinese/styles); the text of the standard was not available.
- ``ris``: the RIS format of Research Information Systems: tag, two spaces, hyphen, space; lines end in CR LF.
- ``bibtex``: one entry of BibTeX.

Vancouver names six authors, GB/T 7714 three; “et al.” (等) stands for the others, and for those whom the graph does not
name. Only facts recorded for the source are written: the date of access to a web page is unknown and left out. A source
without a title is described by its note in square brackets, as both styles require for a title made by the citing
person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote

from kgraph.messages import say
from kgraph.model import Source
from kgraph.text import Lang
from kgraph.words.authors import Author, authors_of, has_more_authors

Style = Literal["vancouver", "gbt7714", "ris", "bibtex"]
STYLES: tuple[Style, ...] = get_args(Style)
STYLE_OF: Mapping[Lang, Style] = {"zh": "gbt7714", "en": "vancouver"}
"""The style for readers of a language."""

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NAMED = {"vancouver": 6, "gbt7714": 3}
"""How many authors a style names."""
_STOPS = (".", "?", "!", "。", "？", "！")


@dataclass(frozen=True)
class _Kind:
    """A type of source in each format: mark of GB/T 7714, reference type of RIS, entry type of BibTeX."""

    mark: str
    ris: str
    bibtex: str


_ARTICLE = _Kind("J", "JOUR", "article")
_WEB_PAGE = _Kind("EB", "ELEC", "misc")
_OTHER = _Kind("Z", "GEN", "misc")
_KINDS = {
    "journal-article": _ARTICLE,
    "book": _Kind("M", "BOOK", "book"),
    "database-record": _Kind("DB", "DBASE", "misc"),
    "web-article": _WEB_PAGE,
}


def cite(source: Source, style: Style) -> str:
    """Return a source in one of the styles and formats."""
    return _WRITERS[style](source)


def vancouver(source: Source) -> str:
    """Return a source in the Vancouver style, in one line.

    >>> from kgraph.table import Text
    >>> vancouver(Source("x", "journal-article", title=Text("Vitamin K", "en"), authors=("Shea MK", "Li T"),
    ...                  journal="J Nutr", volume="1", issue="2", pages="3-4", issued="2009", pmid="1"))
    'Shea MK, Li T. Vitamin K. J Nutr. 2009;1(2):3-4. PMID: 1.'
    """
    title, date, journal = _title(source, "en"), _plain(source.issued or ""), _plain(source.journal or "")
    if title and _is_web(source):
        title += " [Internet]"
    volume, issue, pages = _numbering(source)
    number = volume + (f"({issue})" if issue else "")
    printed = ":".join(filter(None, (";".join(filter(None, (date, number))), pages)))
    stop = ". " if number or pages or _kind(source) is _ARTICLE else "; "
    appeared = stop.join(filter(None, (journal, printed)))
    text = _sentences(
        _vancouver_authors(source), title, appeared, *_numbers(source, "doi: "), _retraction(source, "en")
    )
    address = f"Available from: {_plain(source.url)}" if source.url else ""
    return " ".join(filter(None, (text, address)))


def gbt7714(source: Source) -> str:
    """Return a source by GB/T 7714—2025, in one line; initials of people in Latin letters are separated by spaces.

    >>> from kgraph.table import Text
    >>> gbt7714(Source("x", "journal-article", title=Text("Vitamin K", "en"), authors=("Shea MK", "Li T"),
    ...                journal="J Nutr", volume="1", issue="2", pages="3-4", issued="2009", doi="10.1/x"))
    'Shea M K，Li T. Vitamin K[J]. J Nutr，2009，1（2）：3-4. DOI:10.1/x.'
    """
    kind, date, journal = _kind(source), _plain(source.issued or ""), _plain(source.journal or "")
    carrier = "/OL" if source.url or kind is _WEB_PAGE else ""
    title = _title(source, "zh")
    if title:
        title += f"[{kind.mark}{carrier}]"
    volume, issue, pages = _numbering(source)
    number = volume + (f"（{issue}）" if issue else "")
    if number and not volume and date:
        date, number = date + number, ""
    appeared = "，".join(filter(None, (journal, date, number)))
    if "-" in date:
        appeared = f"{journal}（{date}）{number}"
    if pages:
        appeared += f"：{pages}"
    address = _plain(source.url or "")
    numbers = _numbers(source, "DOI:")
    return _sentences(_gbt7714_authors(source), title, appeared, address, *numbers, _retraction(source, "zh"))


def ris(source: Source) -> str:
    r"""Return a source as one record of RIS.

    >>> ris(Source("x", "journal-article", pmid="1")).split("\r\n")
    ['TY  - JOUR', 'ID  - x', 'AN  - 1', 'ER  - ', '']
    """
    volume, issue, pages = _numbering(source)
    start, _, end = pages.partition("-")
    fields = [
        ("TY", _kind(source).ris),
        ("ID", source.slug),
        *(("AU", _inverted(author).replace("*", "")) for author in authors_of(source, _language(source))),
        ("TI", _title(source, _language(source))),
        ("T2", source.journal),
        ("PY", (source.issued or "")[:4]),
        ("DA", (source.issued or "").replace("-", "/")),
        ("VL", volume),
        ("IS", issue),
        ("SP", start),
        ("EP", end),
        ("DO", source.doi),
        ("AN", source.pmid or source.record_number),
        ("UR", source.url),
        ("LA", source.language),
        ("N1", _retraction(source, "en")),
    ]
    lines = [f"{tag}  - {text}" for tag, value in fields if (text := _plain(value or ""))]
    return "\r\n".join([*lines, "ER  - ", ""])


def bibtex(source: Source) -> str:
    """Return a source as one entry of BibTeX; its key is the slug.

    >>> print(bibtex(Source("x", "journal-article", pmid="1")))
    @article{x,
      note = {PMID: 1}
    }
    """
    volume, issue, pages = _numbering(source)
    kind = _kind(source).bibtex
    notes = [f"PMID: {source.pmid}" if source.pmid else "", source.record_number or "", _retraction(source, "en")]
    title = _title(source, _language(source))
    fields = [
        ("author", _bibtex_authors(source)),
        ("title", _kept(title)),
        (
            "journal" if kind == "article" else "publisher" if kind == "book" else "howpublished",
            _escaped(source.journal or ""),
        ),
        ("year", _escaped((source.issued or "")[:4])),
        ("volume", _escaped(volume)),
        ("number", _escaped(issue)),
        ("pages", _escaped(pages.replace("-", "--"))),
        ("doi", _address(source.doi or "")),
        ("url", _address(source.url or "")),
        ("note", _escaped(". ".join(filter(None, notes)))),
    ]
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return "\n".join(filter(None, (f"@{kind}{{{_key(source)},", body, "}")))


_WRITERS = {"vancouver": vancouver, "gbt7714": gbt7714, "ris": ris, "bibtex": bibtex}


def _kind(source: Source) -> _Kind:
    """Return the kind of a source; guidelines and other documents are articles, web pages or of another kind."""
    if source.source_type in _KINDS:
        return _KINDS[source.source_type]
    if source.source_type == "guideline-document" and (source.volume or source.issue):
        return _ARTICLE
    return _WEB_PAGE if source.url else _OTHER


def _is_web(source: Source) -> bool:
    return _kind(source) is _WEB_PAGE or (_kind(source) is _KINDS["database-record"] and bool(source.url))


def _numbering(source: Source) -> tuple[str, str, str]:
    """Return volume, issue and pages in one line each, empty if not known."""
    return _plain(source.volume or ""), _plain(source.issue or ""), _plain(source.pages or "")


def _vancouver_authors(source: Source) -> str:
    authors = authors_of(source, "en")
    names = [_plain(author.name) for author in authors[: _NAMED["vancouver"]]]
    return ", ".join([*names, "et al"] if _leaves_out(source, "vancouver") else names)


def _gbt7714_authors(source: Source) -> str:
    authors = authors_of(source, "zh")[: _NAMED["gbt7714"]]
    names = [_plain(_spaced(author)) for author in authors]
    others = "等" if any(_CHINESE.search(name) for name in names) else "et al"
    return "，".join([*names, others] if _leaves_out(source, "gbt7714") else names)


def _bibtex_authors(source: Source) -> str:
    authors = authors_of(source, _language(source))
    names = [_escaped(_inverted(author)) if author.family else _kept(author.name) for author in authors]
    return " and ".join([*names, "others"] if has_more_authors(source) else filter(None, names))


def _leaves_out(source: Source, style: Literal["vancouver", "gbt7714"]) -> bool:
    """Return whether a source has authors beyond those that a style names."""
    return has_more_authors(source) or len(source.authors) > _NAMED[style]


def _spaced(author: Author) -> str:
    """Return the name of a person with spaces between the initials, any other as it is."""
    parts = (author.family, " ".join(author.initials), author.suffix)
    return " ".join(filter(None, parts)) if author.family else author.name


def _inverted(author: Author) -> str:
    """Return the name of a person as family name, comma, initials; any other as it is."""
    initials = " ".join(f"{initial}." for initial in author.initials)
    return ", ".join(filter(None, (author.family, initials, author.suffix))) if author.family else _plain(author.name)


def _title(source: Source, lang: Lang) -> str:
    if source.title:
        return _plain(source.title)
    note = _plain(source.notes.show(lang)).rstrip("。.")
    return f"[{note}]" if note else ""


def _language(source: Source) -> Lang:
    return "zh" if source.language == "zh" else "en"


def _numbers(source: Source, doi: str) -> Iterator[str]:
    if source.doi:
        yield f"{doi}{_plain(source.doi)}"
    if source.pmid:
        yield f"PMID: {_plain(source.pmid)}"
    if source.record_number:
        yield _plain(source.record_number)


def _retraction(source: Source, lang: Lang) -> str:
    return say("citation-retracted", lang) if source.retracted else ""


def _sentences(*parts: str) -> str:
    """Return parts as sentences; a part that ends with a stop keeps it alone."""
    return " ".join(part if part.endswith(_STOPS) else f"{part}." for part in parts if part)


def _plain(text: str) -> str:
    """Return text in one line, with breaks, control and direction characters as spaces."""
    return _BREAKS.sub(" ", text).strip()


_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
r"""A brace as ``\{`` would still count when BibTeX matches braces, so it is written as a word."""


def _escaped(text: str) -> str:
    return _plain(text).translate(_ESCAPES)


def _kept(text: str) -> str:
    """Return text in braces, so that BibTeX keeps its capitals and does not split it into names."""
    return f"{{{_escaped(text)}}}" if text else ""


def _address(text: str) -> str:
    """Return a DOI or web address with characters that could end the field percent-encoded."""
    return "".join(quote(part) if part in "{}\\ " else part for part in _plain(text))


def _key(source: Source) -> str:
    return re.sub(r"[^A-Za-z0-9.:+/-]", "-", source.slug)
