"""The right form of a value: what somebody wrote, put as Turtle of the kind that a property takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from kgraph.files.turtle import escape
from kgraph.text import has_kana
from kgraph.vocab import IN_JAPANESE_TOO, KGO, RDF, XSD

EXAMPLES: Mapping[str, str] = {
    XSD.gYear: '"2006"^^xsd:gYear',
    XSD.date: '"2006-05-01"^^xsd:date',
    XSD.decimal: "3.7",
    XSD.integer: "120",
    XSD.duration: '"P3M"^^xsd:duration',
    XSD.anyURI: '"https://example.org/page"^^xsd:anyURI',
    XSD.boolean: "true",
    XSD.string: '"…"',
    RDF.langString: '"…"@en',
}
"""A value of each kind, for where what was written cannot be understood."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_QUOTES = "\"'“”‘’「」＂"
_TAG = re.compile(r"(?:\s*@\s*[A-Za-z-]+|\^\^?\S+)$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATES = (
    re.compile(r"(?<!\d)(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m>[a-z]{3})[a-z]*\.?,?\s+(?P<y>\d{4})(?!\d)"),
    re.compile(r"\b(?P<m>[a-z]{3})[a-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})(?!\d)"),
)
_NUMBER = re.compile(
    r"^(?:[a-z]\s*)?[<>=≤≥~≈]*\s*(?P<number>[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)(?P<rest>.*)$"
)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPANS = {
    "years year yrs yr y a 年 岁": ("M", 12),
    "months month mos mo m 个月 月": ("M", 1),
    "weeks week wks wk w 周 星期": ("D", 7),
    "days day d 天 日": ("D", 1),
    "hours hour hrs hr h 小时": ("H", 1),
    "minutes minute mins min 分钟": ("MIN", 1),
}
_UNITS = {word: span for words, span in _SPANS.items() for word in words.split()}
_SPAN = re.compile(
    rf"\s*(?P<number>\d+(?:\.\d+)?)\s*-?\s*(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![a-z])"
)
_TRUE, _FALSE = {"true", "yes", "y", "1", "t", "是", "真"}, {"false", "no", "n", "0", "f", "否", "假"}
_DOI = re.compile(r"10\.\d{4,9}/[^\s>\"]+")


def right_forms(text: str, wanted: str, property_: str = "") -> tuple[str, ...]:
    """Return how a value is written as the kind of literal that a property takes; empty if it is not clear.

    Args:
        text: What somebody wrote, with or without its quotation marks.
        wanted: IRI of the datatype, or of ``rdf:langString``.
        property_: IRI of the property, which decides about identifiers.

    >>> right_forms("2006", XSD.gYear), right_forms("3 months", XSD.duration), right_forms("3,7 %", XSD.decimal)
    (('"2006"^^xsd:gYear',), ('"P3M"^^xsd:duration',), ('3.7',))
    """
    plain = text.strip()
    if plain[:1] in tuple(_QUOTES):
        plain = _TAG.sub("", plain[1:]).rstrip()
        plain = plain[:-1] if plain[-1:] in tuple(_QUOTES) else plain
    found = _WRITERS[wanted](plain, property_) if wanted in _WRITERS and plain else None
    return (found,) if found else ()


def _folded(text: str) -> str:
    """Return text for reading numbers and words: half width, small letters, one kind of minus."""
    return re.sub("[−–‒]", "-", unicodedata.normalize("NFKC", text)).casefold().strip().rstrip(" .;")


def _year(text: str, _: str) -> str | None:
    years = set(re.findall(r"(?<!\d)\d{4}(?!\d)", _folded(text)))
    return f'"{years.pop()}"^^xsd:gYear' if len(years) == 1 else None


def _date(text: str, _: str) -> str | None:
    folded = _folded(text)
    for match in filter(None, (pattern.search(folded) for pattern in _DATES)):
        month = match["m"]
        number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1 if month in _MONTHS else 0
        try:
            return f'"{date(int(match["y"]), number, int(match["d"])).isoformat()}"^^xsd:date'
        except ValueError:
            continue
    return None


def _number(text: str) -> Decimal | None:
    match = _NUMBER.match(_folded(text))
    if not match or re.search(r"\d", match["rest"]):
        return None
    written = match["number"]
    if "," in written:
        written = written.replace(",", "" if _THOUSANDS.fullmatch(written) else ".")
    return Decimal(written) if written.count(".") <= 1 else None


def _decimal(text: str, _: str) -> str | None:
    number = _number(text)
    if number is None:
        return None
    return str(int(number)) if number == number.to_integral_value() else f"{number:f}"


def _integer(text: str, _: str) -> str | None:
    number = _number(text)
    return str(int(number)) if number is not None and number == number.to_integral_value() else None


def _duration(text: str, _: str) -> str | None:
    folded = _folded(text)
    if week := re.fullmatch(r"p(\d+)w", folded):
        folded = f"{week[1]} weeks"
    if re.fullmatch(r"p(?=\d|t\d)(?:\d+y)?(?:\d+m)?(?:\d+d)?(?:t(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?)?", folded):
        return f'"{folded.upper()}"^^xsd:duration'
    sums: dict[str, Decimal] = {}
    rest = folded
    while match := _SPAN.match(rest):
        part, size = _UNITS[match["unit"]]
        sums[part] = sums.get(part, Decimal(0)) + Decimal(match["number"]) * size
        rest = rest[match.end() :].removeprefix(",").removeprefix(" and")
    if rest.strip() or not sums or any(number != number.to_integral_value() for number in sums.values()):
        return None
    return f'"{_to_duration({part: int(number) for part, number in sums.items()})}"^^xsd:duration'


def _to_duration(sums: Mapping[str, int]) -> str:
    years, months = divmod(sums.get("M", 0), 12)
    days = [(years, "Y"), (months, "M"), (sums.get("D", 0), "D")]
    times = [(sums.get("H", 0), "H"), (sums.get("MIN", 0), "M")]
    before, after = ("".join(f"{number}{unit}" for number, unit in part if number) for part in (days, times))
    return f"P{before}" + (f"T{after}" if after else "")


def _address(text: str, _: str) -> str | None:
    address = unicodedata.normalize("NFKC", text).strip("<>").strip()
    if doi := re.match(rf"(?:doi:\s*)?({_DOI.pattern})$", address, re.IGNORECASE):
        address = f"https://doi.org/{doi[1]}"
    elif re.match(r"(?:www\.|[\w-]+(?:\.[\w-]+)+(?:/|$))", address):
        address = f"https://{address}"
    return f'"{address}"^^xsd:anyURI' if re.fullmatch(r"https?://[^\s\"<>\\]+", address) else None


def _boolean(text: str, _: str) -> str | None:
    folded = _folded(text)
    return "true" if folded in _TRUE else "false" if folded in _FALSE else None


def _string(text: str, property_: str) -> str | None:
    plain = text.strip("<>")
    if property_ == KGO.doi and (doi := _DOI.search(plain)):
        plain = doi[0]
    elif property_ == KGO.pmid and (number := re.search(r"(?<!pmc)(?<!\d)\d{4,9}(?!\d)", plain, re.IGNORECASE)):
        plain = number[0]
    return f'"{escape(plain)}"'


def _tagged(text: str, property_: str) -> str | None:
    lang = "ja" if has_kana(text) and property_ in IN_JAPANESE_TOO else "zh" if _CHINESE.search(text) else "en"
    return f'"{escape(text)}"@{lang}'


_WRITERS: Mapping[str, Callable[[str, str], str | None]] = {
    XSD.gYear: _year,
    XSD.date: _date,
    XSD.decimal: _decimal,
    XSD.integer: _integer,
    XSD.duration: _duration,
    XSD.anyURI: _address,
    XSD.boolean: _boolean,
    XSD.string: _string,
    RDF.langString: _tagged,
}
