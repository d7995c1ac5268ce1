"""The review of a source: its ledger, which can be shown as data, Markdown or HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kgraph.review.values import Ledger
from kgraph.text import Lang


@dataclass(frozen=True)
class Review(Ledger):
    """The ledger of a source: its statements in the order of the source.

    ``labels`` names verdicts, standings, certainties, wordings, rulings and flags in both languages; ``meanings``
    explains the flags. The members of a list stand in its order.
    """

    def to_dict(self) -> dict[str, Any]:
        """Return all of it in both languages, ready for JSON; keys are in snake_case."""
        from kgraph.review.record import to_dict

        return to_dict(self)

    def to_markdown(self, lang: Lang = "en") -> str:
        """Return the ledger as Markdown; what it quotes is escaped."""
        from kgraph.review.markdown import to_markdown

        return to_markdown(self, lang)

    def to_html(self, lang: Lang = "en") -> str:
        """Return the ledger as a page of its own, which asks nothing of the network; what it quotes is escaped."""
        from kgraph.review.html import to_html

        return to_html(self, lang)

    def _repr_html_(self) -> str:
        from kgraph.review.html import to_fragment

        return to_fragment(self)
