"""The result of an interaction check, which prints as text and shows as HTML."""

from __future__ import annotations

from kgraph.frozen import frozen
from kgraph.interactions import rendering
from kgraph.interactions.values import Answers
from kgraph.text import Lang


@frozen
class InteractionCheck(Answers):
    """The check of substances: each pair, the effects on bone of each, notes, scope and disclaimer.

    It prints as text and shows as HTML in a notebook, both in ``lang``.
    """

    def text(self, lang: Lang | None = None) -> str:
        """Return the whole check as indented text, in ``self.lang`` unless another is given."""
        return rendering.to_text(rendering.to_lines(self, lang or self.lang))

    def html(self, lang: Lang | None = None) -> str:
        """Return the whole check as HTML, everything escaped, in ``self.lang`` unless another is given."""
        chosen = lang or self.lang
        return rendering.to_html(rendering.to_lines(self, chosen), chosen)

    def rows(self, lang: Lang | None = None) -> list[tuple[str, ...]]:
        """Return one row per pair: pair, answer, severity, standing, certainty, advice; empty cells where unknown."""
        return [pair.row(lang or self.lang) for pair in self.pairs]

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()
