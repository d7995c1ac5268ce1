"""Languages, folding of names, and text that must stay plain wherever it is shown."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)

_IGNORED = re.compile(
    r"[\s\-_\u2010-\u2015\u2212\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff®™©·•‧・、。,;:'’\"“”()\[\]]+"
)
_GREEK_NAMES = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon "
    "phi chi psi omega"
)
_GREEK = str.maketrans(dict(zip("αβγδεζηθικλμνξοπρςστυφχψω", _GREEK_NAMES.split(), strict=True)))
_NOT_SPELLED = re.compile(r"[^a-z0-9]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def other_lang(lang: Lang) -> Lang:
    """Return the other of the two languages."""
    return "en" if lang == "zh" else "zh"


def fold(name: str) -> str:
    """Return the form under which names are compared.

    NFKC (full width to half width, superscripts to digits), case folded, Greek letters spelled out, without
    spaces, hyphens, brackets, trade marks and invisible marks. Empty if nothing is left.

    >>> fold("ＭＫ－４") == fold("mk 4") == fold("MK-4")
    True
    """
    return _IGNORED.sub("", _plain(name))


def words(name: str) -> list[str]:
    """Return the pieces of a name between spaces and marks, folded; joined they are its folded form.

    >>> words("Vitamin K₂ (MK-4)")
    ['vitamin', 'k2', 'mk', '4']
    """
    return _IGNORED.sub(" ", _plain(name)).split()


def spell(text: str) -> str:
    """Return what of a text may be pinyin: its folded letters and digits without tones, ü as v; empty if it has others.

    >>> spell("gǔ zhé"), spell("nǚxìng"), spell("骨折")
    ('guzhe', 'nvxing', '')
    """
    parts = unicodedata.normalize("NFD", text.casefold()).replace("u\u0308", "v")
    key = fold("".join(part for part in parts if not unicodedata.combining(part)))
    return _NOT_SPELLED.sub("", key) if key.isascii() else ""


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().translate(_GREEK)


def has_cjk(text: str) -> bool:
    """Return whether the text holds a Chinese character."""
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def to_plain(text: str) -> str:
    r"""Return text with control and direction characters made visible, safe to print on a terminal.

    >>> to_plain("a\x1b[31mb")
    'a\\x1b[31mb'
    """
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), text)
