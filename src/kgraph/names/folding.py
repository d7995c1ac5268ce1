"""Names in the forms that are compared: folded, split into words, and as possible pinyin."""

from __future__ import annotations

import re
import unicodedata

_IGNORED = re.compile(
    r"[\s\-_\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff®™©·•‧・、。,;:'’\"“”()\[\]]+"
)
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon "
    "phi chi psi omega"
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρςστυφχψω", _GREEK_NAMES.split(), strict=True))
_KANA = {chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)}
_SMALL = dict(zip("ァィゥェォぁぃぅぇぉ", "アイウエオアイウエオ", strict=True))
_SIGNS = str.maketrans({**_GREEK, **_KANA, **_SMALL})
_ACCENTED = re.compile(r"[\u00c0-\u024f]+")
_NOT_SPELLED = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Return the form in which names are compared.

    NFKC (full width to half width, superscripts to digits), case folded, Greek letters spelled out, Latin ones
    without accents, hiragana as katakana, without spaces, hyphens, brackets, trade marks and invisible marks. Empty if
    no other character is left.

    >>> fold("ＭＫ－４") == fold("mk 4") == fold("MK-4")
    True
    """
    return _IGNORED.sub("", plain(name))


def words(name: str) -> list[str]:
    """Return the words of a name between spaces and marks, folded; joined they are its folded form.

    >>> words("Vitamin K₂ (MK-4)")
    ['vitamin', 'k2', 'mk', '4']
    """
    return _IGNORED.sub(" ", plain(name)).split()


def spell(text: str) -> str:
    """Return a text as possible pinyin: folded letters and digits without tones, ü as v; empty for other scripts.

    >>> spell("gǔ zhé"), spell("nǚxìng"), spell("骨折")
    ('guzhe', 'nvxing', '')
    """
    parts = unicodedata.normalize("NFD", text.casefold()).replace("u\u0308", "v")
    key = fold("".join(part for part in parts if not unicodedata.combining(part)))
    return _NOT_SPELLED.sub("", key) if key.isascii() else ""


def plain(text: str) -> str:
    """Return a text in half width and small letters, Latin ones without accents, Greek ones spelled out.

    Hiragana are written as katakana, small vowels of these as large ones.

    >>> plain("Ｌévo かぜ"), plain("µg")
    ('levo カゼ', 'mug')
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    return text if text.isascii() else _ACCENTED.sub(_without_accent, text.translate(_SIGNS))


def _without_accent(match: re.Match[str]) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", match[0]) if not unicodedata.combining(part))
