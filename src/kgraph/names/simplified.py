"""Traditional characters and their simplified ones, by OpenCC; for the build only.

Single characters are converted, in names and in searched text alike; words are not. Folding goes this way only,
because one simplified character may have several traditional ones.
"""

from __future__ import annotations

import opencc

_RANGES = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_STANDARDS = ("t2s", "tw2sp", "hk2s")


def read_folding() -> dict[str, str]:
    """Return the simplified form of each traditional character and regional variant that differs from it.

    >>> read_folding()["鈣"]
    '钙'
    """
    characters = [chr(code) for first, last in _RANGES for code in range(first, last + 1)]
    simplified: dict[str, str] = {}
    for standard in reversed(_STANDARDS):  # the first one wins
        converted = opencc.OpenCC(standard).convert("\n".join(characters)).split("\n")
        pairs = zip(characters, converted, strict=True)
        simplified.update(
            {traditional: simple for traditional, simple in pairs if traditional != simple and len(simple) == 1}
        )
    return {traditional: simplified.get(simple, simple) for traditional, simple in simplified.items()}
