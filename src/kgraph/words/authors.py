"""The authors of sources: people and bodies, and the short names of sources that are made of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from string import ascii_lowercase
from urllib.parse import urlsplit

from kgraph.frozen import frozen
from kgraph.model import ET_AL, Source
from kgraph.text import Lang

_PERSON = re.compile(r"(?P<family>.*[^\W\d_A-Z].*?) (?P<initials>[A-Z]{1,4})(?: (?P<suffix>Jr|Sr|II|III|IV|2nd|3rd))?")
_BOTH_SCRIPTS = re.compile(r"(?P<zh>[\u4e00-\u9fff]+) \((?P<en>[^()]+)\)")
_SIGNED_BY_PEOPLE = ("journal-article", "guideline-document", "book")
_WIDTH = 48
"""The most places of a title in a short name; a Chinese character takes two."""


@frozen
class Author:
    """A person or body that signs a source.

    ``name`` is as printed. People in Latin letters have a family name and initials, and some a suffix such as *Jr*;
    all three are empty for other people and for bodies.
    """

    name: str
    family: str = ""
    initials: str = ""
    suffix: str = ""


def authors_of(source: Source, lang: Lang = "en") -> tuple[Author, ...]:
    """Return those who sign a source, in order; a Chinese name with its Latin form is given in one language.

    >>> [author.family for author in authors_of(Source("x", "journal-article", authors=("de Vries F", "Li T")))]
    ['de Vries', 'Li']
    """
    names = (name for name in source.authors if name != ET_AL)
    return tuple(_to_author(name, source.source_type, lang) for name in names)


def has_more_authors(source: Source) -> bool:
    """Return whether more people sign a source than are named."""
    return ET_AL in source.authors


def is_named_by_title(source: Source) -> bool:
    """Return whether the short name of a source is the beginning of its title."""
    author = next(iter(authors_of(source)), None)
    return bool(source.title) and not (author and (source.issued or author.family))


def short_names(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return a short name for each source by slug: family name of the first author, or body, and year.

    A source without an author, or signed by a body without a year, is named by the beginning of its title; one without
    a title by its journal or site, number, address or note. Sources that would have the same name get letters, in the
    order of their slugs.

    >>> short_names({slug: Source(slug, "book", authors=("Li T",), issued="2009") for slug in ("y", "x")})
    {'x': 'Li 2009a', 'y': 'Li 2009b'}
    """
    together: dict[str, list[str]] = defaultdict(list)
    for slug, source in sorted(sources.items()):
        together[_short_name(source)].append(slug)
    alone = {name for name, slugs in together.items() if len(slugs) == 1}
    names = {together[name][0]: name for name in alone}
    for name, slugs in together.items():
        if name not in alone:
            told_apart = (lettered for lettered in _lettered(name) if lettered not in alone)
            names.update(zip(slugs, told_apart, strict=False))
    return dict(sorted(names.items()))


def _to_author(name: str, source_type: str, lang: Lang) -> Author:
    if both := _BOTH_SCRIPTS.fullmatch(name):
        return _to_author(both[lang], source_type, lang)
    person = _PERSON.fullmatch(name) if source_type in _SIGNED_BY_PEOPLE else None
    return Author(name, **{part: text or "" for part, text in person.groupdict().items()}) if person else Author(name)


def _short_name(source: Source) -> str:
    if source.title and is_named_by_title(source):
        return _shortened(" ".join(source.title.split()))
    author = next(iter(authors_of(source, "zh")), None)
    if signed := (author.family or author.name) if author else source.journal:
        return " ".join(filter(None, (signed, (source.issued or "")[:4])))
    numbers = (
        f"PMID {source.pmid}" if source.pmid else "",
        f"DOI {source.doi}" if source.doi else "",
        source.record_number,
    )
    described = _shortened(source.notes.show("en"))
    return next(filter(None, (*numbers, urlsplit(source.url or "").hostname, described)), source.slug)


def _shortened(title: str) -> str:
    """Return the beginning of a title, whole words of Latin letters, with an ellipsis for the rest."""
    if _width(title) <= _WIDTH:
        return title
    words: Iterable[str] = re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*", title)
    kept = ""
    for word in words:
        if _width(kept + word.rstrip()) >= _WIDTH:
            break
        kept += word
    return (kept.rstrip(" ,:;，：；、") or title[: _WIDTH // 2]) + "…"


def _width(text: str) -> int:
    return sum(2 if "\u2e80" <= character <= "\uffef" else 1 for character in text)


def _lettered(name: str) -> Iterator[str]:
    """Yield a name with letters, without end: straight after a year, else in brackets."""
    ends_in_year = re.search(r" \d{4}$", name) is not None
    for number in count():
        times, place = divmod(number, len(ascii_lowercase))
        letter = ascii_lowercase[place] * (times + 1)
        yield f"{name}{letter}" if ends_in_year else f"{name} ({letter})"
