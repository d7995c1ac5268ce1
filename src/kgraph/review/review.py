"""The review of a source: its ledger with its output as data, Markdown and HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kgraph.review.leading import find_leading
from kgraph.review.values import Ledger, Statement
from kgraph.text import Lang


@dataclass(frozen=True)
class Review(Ledger):
    """The ledger of a source: its statements in the order of the source.

    ``labels`` names verdicts, standings, certainties, wordings, rulings and flags in both languages; ``meanings``
    explains the flags. Members of a list keep the order of the list.
    """

    @property
    def leading(self) -> list[Statement]:
        """The statements that mislead, worst first: see ``kgraph.review.leading.find_leading``."""
        return find_leading(self.statements)

    def to_dict(self) -> dict[str, Any]:
        """Return the review in both languages, ready for JSON, with keys in snake_case."""
        from kgraph.review.record import to_dict

        return to_dict(self)

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return the ledger as Markdown, with quoted text escaped."""
        from kgraph.review.markdown import to_markdown

        return to_markdown(self, lang)

    def to_html(self, lang: Lang = "en") -> str:
        """Return the ledger as a page that loads nothing from the network, with quoted text escaped."""
        from kgraph.review.html import to_html

        return to_html(self, lang)

    def _repr_html_(self) -> str:
        from kgraph.review.html import to_fragment

        return to_fragment(self)
