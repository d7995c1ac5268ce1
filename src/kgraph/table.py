"""The answer of a query: IRIs, text with its language, numbers, and tables of them.

These are the only values that search needs; all others are in ``model``, which takes longer to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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

    Iterating gives the rows as tuples. Cells are ``Iri``, ``Text``, int, Decimal, bool or None (unbound). ``types`` are
    those of the columns if they are known whatever the rows hold; else the cells of a column say its type.

    >>> Table(("n",), ((1,), (2,))).to_dicts()
    [{'n': 1}, {'n': 2}]
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    types: tuple[type, ...] = ()

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
        """Return a pandas DataFrame; ImportError if pandas is not installed.

        Texts are ``str``, whole numbers ``Int64`` and flags ``boolean``, which both know a missing value, decimals
        ``float64``: a frame is for reckoning, ``rows`` keep the decimals as they are. A column of mixed types, which
        RDF allows, holds Python objects.
        """
        import pandas as pd

        names: dict[type, str] = {str: "str", int: "Int64", Decimal: "float64", bool: "boolean"}
        series = [
            pd.Series(_as_plain(cells, type_), dtype=names.get(type_, "object"))
            for cells, type_ in self._typed_columns()
        ]
        return pd.DataFrame(dict(enumerate(series))).set_axis(list(self.columns), axis=1)

    def to_polars(self) -> Any:
        """Return a polars DataFrame; ImportError if polars is not installed.

        Columns are ``String``, ``Int64``, ``Boolean`` and, for decimals, ``Float64``; see ``to_pandas``.
        """
        import polars as pl

        types = {str: pl.String, int: pl.Int64, Decimal: pl.Float64, bool: pl.Boolean}
        return pl.DataFrame(
            [
                pl.Series(name, _as_plain(cells, type_), dtype=types.get(type_, pl.Object))
                for name, (cells, type_) in zip(self.columns, self._typed_columns(), strict=True)
            ]
        )

    def _typed_columns(self) -> Iterator[tuple[list[Cell], type]]:
        """Yield the cells of each column and their type: str, int, Decimal, bool, or object if they are mixed."""
        for index in range(len(self.columns)):
            cells = [row[index] for row in self.rows]
            yield cells, self.types[index] if self.types else _type_of(cells)

    def _repr_html_(self) -> str:
        """Show the table in a notebook, with IRIs of kgraph as slugs."""
        rows = ([cell.slug if isinstance(cell, Iri) else cell for cell in row] for row in self.rows)
        return html_table(self.columns, rows)


def _type_of(cells: Iterable[Cell]) -> type:
    """Return the one type of cells, Decimal for numbers of both kinds; object for mixed ones or none."""
    found = {str if isinstance(cell, str) else type(cell) for cell in cells if cell is not None}
    if found == {int, Decimal}:
        return Decimal
    return found.pop() if len(found) == 1 else object


def _as_plain(cells: Iterable[Cell], type_: type) -> list[object]:
    """Return cells as frames take them: texts without a language, decimals as floats."""
    plain: dict[type, Callable[[Any], object]] = {str: str, Decimal: float}
    convert = plain.get(type_)
    return [cell if cell is None or convert is None else convert(cell) for cell in cells]
