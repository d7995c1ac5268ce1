"""The answer of a query: IRIs, text with its language, numbers, and tables of them.

These are the only values that search needs; all others are in ``model``, which takes longer to load.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Self

from kgraph.frozen import frozen
from kgraph.markup import html_table
from kgraph.vocab import BASE, CLAIM, EV, INHERITED, KG, KGO, SRC

_NAMES = (KG, CLAIM, INHERITED, EV, SRC, KGO)


class Iri(str):
    """An IRI; ``slug`` is its last part for an IRI of kgraph, else the whole IRI.

    >>> Iri("https://w3id.org/kgraph/id/MK-4").slug
    'MK-4'
    """

    __slots__ = ()

    @property
    def slug(self) -> str:
        if not self.startswith(BASE):
            return str(self)
        for namespace in _NAMES:
            if self.startswith(namespace.iri):
                return self[len(namespace.iri) :]
        return str(self)


class Text(str):
    """Text with its language tag, ``lang`` (None if the text has none)."""

    __slots__ = ("lang",)
    lang: str | None

    def __new__(cls, text: str, lang: str | None = None) -> Self:
        value = super().__new__(cls, text)
        value.lang = lang
        return value

    def __reduce__(self) -> tuple[type[Text], tuple[str, str | None]]:
        return Text, (str(self), self.lang)


Cell = Iri | Text | int | Decimal | bool | None


@frozen
class Table:
    """Column names and rows of cells, in the order of the answer.

    Iterating gives the rows as tuples. Cells are ``Iri``, ``Text``, int, Decimal, bool or None (unbound).

    >>> Table(("n",), ((1,), (2,))).to_dicts()
    [{'n': 1}, {'n': 2}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column, in order; ValueError if there is no such column."""
        index = self.columns.index(name)
        return [row[index] for row in self.rows]

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Return one dict per row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame; ImportError if pandas is not installed."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def to_polars(self) -> Any:
        """Return a polars DataFrame; ImportError if polars is not installed.

        A column of mixed types, which RDF allows, becomes a column of Python objects.
        """
        import polars as pl

        return pl.DataFrame(self.to_dicts(), schema=list(self.columns), strict=False)

    def _repr_html_(self) -> str:
        """Show the table in a notebook, with IRIs of kgraph as slugs."""
        rows = ([cell.slug if isinstance(cell, Iri) else cell for cell in row] for row in self.rows)
        return html_table(self.columns, rows)
