"""Traditional characters and the simplified ones that stand for them, by OpenCC; for the build only.

Single characters are converted, alike in names and in what is searched; words are not. Folding goes this way
only: from simplified to traditional one character may become several.
"""

from __future__ import annotations

import opencc

_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_STANDARDS = ("t2s", "tw2sp", "hk2s")


def read_folding() -> dict[str, str]:
    """Return the simplified form of each traditional character and regional variant that has another one.

    >>> read_folding()["鈣"]
    '钙'
    """
    characters = [chr(code) for first, last in _RANGES for code in range(first, last + 1)]
    found: dict[str, str] = {}
    for standard in reversed(_STANDARDS):  # the first one wins
        converted = opencc.OpenCC(standard).convert("\n".join(characters)).split("\n")
        pairs = zip(characters, converted, strict=True)
        found.update({one: other for one, other in pairs if one != other and len(other) == 1})
    return {one: found.get(other, other) for one, other in found.items()}
