"""The looks of things: shapes and fills of categories, arrowheads and colours of signs, lines of verdicts.

The one place for colours: the builder, the style sheet and the scripts all take them from here.
Category shows as fill, shape and lane, sign as arrowhead and colour, verdict as line: colour is never the only mark.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FILLS: Mapping[str, str] = {
    "intake": "#1D977D",
    "drug": "#E86F00",
    "molecule": "#0B5BAD",
    "cell": "#D494CD",
    "process": "#FEE82B",
    "outcome": "#A4380A",
    "other": "#D0D7C6",
}

LIGHT: Mapping[str, str] = {
    "background": "#FFFFFF",
    "band": "#F3F5F7",
    "text": "#1A1D21",
    "outline": "#2B2F36",
    "ring": "#0B5CAD",
    "plus": "#0B5CAD",
    "minus": "#B3400B",
    "neutral": "#5A6068",
}
DARK: Mapping[str, str] = {
    "background": "#14171A",
    "band": "#1B1F23",
    "text": "#ECEFF2",
    "outline": "#E3E6EA",
    "ring": "#8CC4F7",
    "plus": "#6DB3F2",
    "minus": "#F2905A",
    "neutral": "#A8AFB8",
}

SOLID: Literal[False] = False
DASHED = [8, 5]
LONG_DASHED = [18, 4]
DOTTED = [2, 4]
DOT_DASHED = [10, 4, 2, 4]
_SMALLEST, _LARGEST = 8, 26


@dataclass(frozen=True)
class Look:
    """How the entities of a category are drawn: family (the fill) and shape (a name of vis-network)."""

    family: str
    shape: str


_LOOKS: Mapping[str, Look] = {
    "Nutrient": Look("intake", "dot"),
    "Food": Look("intake", "triangleDown"),
    "Chemical": Look("intake", "triangle"),
    "Organism": Look("intake", "star"),
    "Drug": Look("drug", "diamond"),
    "DrugClass": Look("drug", "square"),
    "Protein": Look("molecule", "dot"),
    "Cell": Look("cell", "hexagon"),
    "Anatomy": Look("cell", "square"),
    "Process": Look("process", "square"),
    "Disease": Look("outcome", "triangle"),
    "Phenotype": Look("outcome", "hexagon"),
    "Measurement": Look("other", "diamond"),
    "Population": Look("other", "dot"),
}
_OTHER = Look("other", "square")

_LINES: Mapping[str, Literal[False] | list[int]] = {
    "established": SOLID,
    "supported": SOLID,
    "reported": LONG_DASHED,
    "contested": DASHED,
    "refuted": DOT_DASHED,
    "unproven": DOTTED,
    "unverified": DOTTED,
}


_WIDTHS: Mapping[str | None, float] = {"very-low": 1, "low": 1.75, "stated": 2.25, "moderate": 2.75, "high": 4}
_LEAST_WIDTH = 1


def look_of(category: str) -> Look:
    """Return how a category is drawn; categories without a look of their own share one."""
    return _LOOKS.get(category, _OTHER)


def tone_of(sign: int | None, *, denied: bool) -> str:
    """Return the name of an edge's colour: ``plus``, ``minus`` or ``neutral``."""
    if denied or sign is None:
        return "neutral"
    return "plus" if sign > 0 else "minus"


def head_of(sign: int | None, kind: str, *, denied: bool) -> str | None:
    """Return the arrowhead of an edge: ``arrow``, ``bar``, ``circle`` (denied), ``vee`` (structure) or None.

    >>> head_of(-1, "efficacy", denied=False)
    'bar'
    """
    if denied:
        return "circle"
    if sign is not None:
        return "arrow" if sign > 0 else "bar"
    return "vee" if kind == "structure" else None


def line_of(verdict: str) -> Literal[False] | list[int]:
    """Return the dashes of an edge in pixels, False for a solid line."""
    return _LINES.get(verdict, DOTTED)


def width_of(certainty: str | None) -> float:
    """Return the width of an edge in pixels: wider for a higher certainty, thinnest without one."""
    return _WIDTHS.get(certainty, _LEAST_WIDTH)


def size_of(degree: int) -> int:
    """Return the radius of a node in pixels; its area grows with the number of claims."""
    return max(_SMALLEST, min(_LARGEST, round(5 + 3 * math.sqrt(degree))))


def theme_css() -> str:
    """Return the colours as custom properties of CSS: light, dark by preference, and each when chosen."""
    light, dark = _properties(LIGHT), _properties(DARK)
    fills = _properties({f"fill-{family}": fill for family, fill in FILLS.items()})
    return (
        f":root{{color-scheme:light;{fills}{light}}}\n"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){{color-scheme:dark;{dark}}}}}\n'
        f':root[data-theme="dark"]{{color-scheme:dark;{dark}}}\n'
    )


def _properties(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
