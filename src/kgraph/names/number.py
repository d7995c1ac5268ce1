"""The other number of an English name: its plural, or its singular."""

from __future__ import annotations

import re

_TO_IES = re.compile(r"[a-z]{3}[^aeiouy]y$")
_WITH_S = re.compile(r"[a-z]{3}[^sui]s$|[A-Z]{2}s$")
_WITHOUT_S = re.compile(r"[a-z]{3}[a-rt-z]$|[A-Z]{2}$")


def other_number(name: str) -> str | None:
    """Return the plural of an English name, or its singular; None for short words and single letters.

    >>> [other_number(name) for name in ("bisphosphonate", "NOACs", "therapy", "OP", "K2")]
    ['bisphosphonates', 'NOAC', 'therapies', 'OPs', None]
    """
    if _TO_IES.search(name):
        return f"{name[:-1]}ies"
    if _WITH_S.search(name):
        return name[:-1]
    return f"{name}s" if _WITHOUT_S.search(name) else None
