"""Sources as citations: two styles for readers, two formats for reference managers.

- ``vancouver``: the style of the ICMJE Recommendations, with the details of *Citing Medicine* (US National Library of
  Medicine, 2nd edition).
- ``gbt7714``: GB/T 7714—2025 《信息与文献　参考文献著录规则》, in force since July 2026, with its marks of type and
  carrier: ``[J]``, ``[EB/OL]``. As in its examples, full stops are half-width, other marks full-width, in sources of
  every language, and family names keep their small letters. The source is the examples of the standard as set by the
  Chinese group for Zotero styles (github.com/zotero-chinese/styles); the text of the standard was not available.
- ``ris``: the RIS format of Research Information Systems: tag, two spaces, hyphen, space; lines end in CR LF.
- ``bibtex``: one entry of BibTeX.

Only facts recorded for the source are written. A source names its first author and leaves open whether there are more,
so “et al.” is never added; the date of access to a web page is unknown and left out. A source without a title is
described by its note in square brackets, as both styles require for a title made by the citing person.
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

Style = Literal["vancouver", "gbt7714", "ris", "bibtex"]
STYLES: tuple[Style, ...] = get_args(Style)
STYLE_OF: Mapping[Lang, Style] = {"zh": "gbt7714", "en": "vancouver"}
"""The style for readers of a language."""

_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_PRINTED = re.compile(
    r"(?P<name>.*?\D) (?P<volume>\d+)(?:\((?P<issue>[^()]+)\))?(?::(?P<pages>[A-Za-z]{0,3}\d[\w,–-]*))?"
)
_PERSON = re.compile(r"(?P<family>.*[^\W\d_A-Z].*) (?P<initials>[A-Z]{1,4})")
_BOTH_SCRIPTS = re.compile(r"(?P<zh>[\u4e00-\u9fff]+) \((?P<en>[^()]+)\)")
_SIGNED_BY_PEOPLE = ("journal-article", "guideline-document")
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


@dataclass(frozen=True)
class _Place:
    """The place of publication: a journal or site, with volume, issue and pages where they are known."""

    name: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""


def cite(source: Source, style: Style) -> str:
    """Return a source in one of the styles and formats."""
    return _WRITERS[style](source)


def vancouver(source: Source) -> str:
    """Return a source in the Vancouver style, in one line.

    >>> from kgraph.table import Text
    >>> vancouver(Source("x", "journal-article", title=Text("Vitamin K", "en"), first_author="Shea MK",
    ...                  journal="J Nutr 1(2):3-4", issued="2009", pmid="1"))
    'Shea MK. Vitamin K. J Nutr. 2009;1(2):3-4. PMID: 1.'
    """
    author, title, place, date = (
        _author(source, "en"),
        _title(source, "en"),
        _place(source),
        _plain(source.issued or ""),
    )
    if title and _is_web(source):
        title += " [Internet]"
    if place.volume or place.issue:
        numbers = (
            place.volume + (f"({place.issue})" if place.issue else "") + (f":{place.pages}" if place.pages else "")
        )
        appeared = f"{place.name}. {date};{numbers}" if date else f"{place.name}. {numbers}"
    elif _kind(source) is _ARTICLE:
        appeared = ". ".join(filter(None, (place.name, date)))
    else:
        appeared = "; ".join(filter(None, (place.name, date)))
    text = _sentences(author, title, appeared, *_numbers(source, "doi: "), _retraction(source, "en"))
    address = f"Available from: {_plain(source.url)}" if source.url else ""
    return " ".join(filter(None, (text, address)))


def gbt7714(source: Source) -> str:
    """Return a source by GB/T 7714—2025, in one line; initials of people in Latin letters are separated by spaces.

    >>> from kgraph.table import Text
    >>> gbt7714(Source("x", "journal-article", title=Text("Vitamin K", "en"), first_author="Shea MK",
    ...                journal="J Nutr 1(2):3-4", issued="2009", doi="10.1/x"))
    'Shea M K. Vitamin K[J]. J Nutr，2009，1（2）：3-4. DOI:10.1/x.'
    """
    kind, place, date = _kind(source), _place(source), _plain(source.issued or "")
    carrier = "/OL" if source.url or kind is _WEB_PAGE else ""
    title = _title(source, "zh")
    if title:
        title += f"[{kind.mark}{carrier}]"
    volume = place.volume + (f"（{place.issue}）" if place.issue else "")
    if volume and not place.volume and date:
        date, volume = date + volume, ""
    appeared = "，".join(filter(None, (place.name, date, volume)))
    if "-" in date:
        appeared = f"{place.name}（{date}）"
    if place.pages:
        appeared += f"：{place.pages}"
    address = _plain(source.url or "")
    numbers = _numbers(source, "DOI:")
    return _sentences(_author(source, "zh"), title, appeared, address, *numbers, _retraction(source, "zh"))


def ris(source: Source) -> str:
    r"""Return a source as one record of RIS.

    >>> ris(Source("x", "journal-article", pmid="1")).split("\r\n")
    ['TY  - JOUR', 'ID  - x', 'AN  - 1', 'ER  - ', '']
    """
    place = _place(source)
    start, _, end = place.pages.partition("-")
    fields = [
        ("TY", _kind(source).ris),
        ("ID", source.slug),
        ("AU", _inverted(source).replace("*", "")),
        ("TI", _title(source, _language(source))),
        ("T2", place.name),
        ("PY", (source.issued or "")[:4]),
        ("DA", (source.issued or "").replace("-", "/")),
        ("VL", place.volume),
        ("IS", place.issue),
        ("SP", start),
        ("EP", end),
        ("DO", source.doi),
        ("AN", source.pmid),
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
    place = _place(source)
    kind = _kind(source).bibtex
    author = _inverted(source)
    notes = [f"PMID: {source.pmid}" if source.pmid else "", _retraction(source, "en")]
    title = _title(source, _language(source))
    fields = [
        ("author", _escaped(author) if _person(source) else _kept(author)),
        ("title", _kept(title)),
        ("journal" if kind == "article" else "publisher" if kind == "book" else "howpublished", _escaped(place.name)),
        ("year", _escaped((source.issued or "")[:4])),
        ("volume", _escaped(place.volume)),
        ("number", _escaped(place.issue)),
        ("pages", _escaped(place.pages.replace("-", "--"))),
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
    if source.source_type == "guideline-document" and _PRINTED.fullmatch(_plain(source.journal or "")):
        return _ARTICLE
    return _WEB_PAGE if source.url else _OTHER


def _is_web(source: Source) -> bool:
    return _kind(source) is _WEB_PAGE or (_kind(source) is _KINDS["database-record"] and bool(source.url))


def _place(source: Source) -> _Place:
    """Return the place of publication of a source; a year given as volume is left out if there is an issue."""
    text = _plain(source.journal or "")
    printed = _PRINTED.fullmatch(text) if _kind(source) is _ARTICLE else None
    if printed is None:
        return _Place(text)
    parts = {name: part or "" for name, part in printed.groupdict().items()}
    if parts["volume"] == source.issued and parts["issue"]:
        parts["volume"] = ""
    return _Place(**parts)


def _author(source: Source, lang: Lang) -> str:
    text = _plain(source.first_author or "")
    if both := _BOTH_SCRIPTS.fullmatch(text):
        return both[lang]
    person = _person(source)
    if person is None or lang == "en":
        return text
    return f"{person['family']} {' '.join(person['initials'])}"


def _inverted(source: Source) -> str:
    """Return the first author as family name, comma, initials; an author who is no person unchanged."""
    person = _person(source)
    return f"{person['family']}, {'. '.join(person['initials'])}." if person else _plain(source.first_author or "")


def _person(source: Source) -> re.Match[str] | None:
    if source.source_type not in _SIGNED_BY_PEOPLE:
        return None
    return _PERSON.fullmatch(_plain(source.first_author or ""))


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
