"""Characters that no name should have: those that nobody sees, stacks of marks, and those that look like others.

Greek letters are part of many names (TNF-α, µg, NFκB); of them only those that look just like a Latin letter count.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ALIKE = str.maketrans(
    "аеорсухѕіјԁһкАВЕКМНОРСТУХЅІЈ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "aeopcyxsijdhkABEKMHOPCTYXSIJ" + "ABEZHIKMNOPTYXo",
)
"""Letters of Cyrillic, then of Greek, and the Latin letters that they look like."""
_SCRIPTS = ("LATIN", "GREEK", "CJK", "HIRAGANA", "KATAKANA", "MICRO", "ROMAN", "FULLWIDTH", "HALFWIDTH")
"""How the names of the letters begin that a name in English or Chinese may have; check judges the width apart."""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters with nothing to see, though Unicode counts them as letters, marks or symbols."""
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_MOST_MARKS = 2
_MARKS = {"Mn", "Me"}
_PLAIN_BREAKS = frozenset("\n\t")
_WORD = re.compile(r"[^\W\d_]+")
_PLANE = 0xFFFE


def find_unseen(text: str, *, is_name: bool) -> str:
    """Return the first character that nobody sees, empty if there is none; running text may have lines and tabs."""
    allowed = frozenset[str]() if is_name else _PLAIN_BREAKS
    return next((character for character in text if _is_unseen(character) and character not in allowed), "")


def find_stack(text: str) -> str:
    """Return the first mark of more than two that stand on one letter, empty if there is none."""
    count = 0
    for character in unicodedata.normalize("NFC", text):
        count = count + 1 if unicodedata.category(character) in _MARKS else 0
        if count > _MOST_MARKS:
            return character
    return ""


def find_stranger(name: str) -> str:
    """Return the first letter of another script, or that only looks Latin in a Latin word; empty if there is none.

    >>> find_stranger("w\u0430rfarin"), find_stranger("TNFα")
    ('а', '')
    """
    for word in _WORD.findall(name):
        is_latin = any(_script(letter) == "LATIN" for letter in word)
        for letter in filter(str.isalpha, word):
            script = _script(letter)
            if _is_unseen(letter):
                continue
            if script not in _SCRIPTS or (script == "GREEK" and is_latin and letter.translate(_ALIKE) != letter):
                return str(letter)
    return ""


def fold_alike(name: str) -> str:
    """Return a name as it looks: without what nobody sees, letters that look alike made one, in small letters."""
    seen = "".join(character for character in unicodedata.normalize("NFKC", name) if not _is_unseen(character))
    return seen.translate(_ALIKE).casefold()


def describe_character(character: str) -> str:
    """Return the number of a character and its name in Unicode.

    >>> describe_character("\u200b")
    'U+200B ZERO WIDTH SPACE'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


@cache
def _is_unseen(character: str) -> bool:
    code = ord(character)
    no_character = code & _PLANE == _PLANE or 0xFDD0 <= code <= 0xFDEF  # noqa: PLR2004 - the range that Unicode sets apart
    selector = unicodedata.name(character, "").startswith("VARIATION SELECTOR")
    return unicodedata.category(character) in _HIDDEN or character in _BLANK or no_character or selector


@cache
def _script(letter: str) -> str:
    return re.split(r"[ -]", unicodedata.name(letter, ""))[0]
