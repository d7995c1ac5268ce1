"""The closed list of units: every code is UCUM, and converts to the base unit of its dimension by its factor."""

from __future__ import annotations

import importlib
from collections import defaultdict
from decimal import Decimal
from typing import Any

import pytest

from kgraph import KnowledgeGraph

BASES = {
    "mass": "g",
    "mass/time": "g/d",
    "mass/mass": "g/g",
    "mass/mass/time": "g/g/d",
    "mass/volume": "g/L",
    "mass/area": "g/cm2",
    "mass/area/time": "g/(cm2.d)",
    "mass.time/volume": "g.d/L",
    "amount/volume": "mol/L",
    "length/time": "m/s",
    "number": "1",
    "number/time": "/d",
    "time": "d",
    "international units": "[iU]",
    "international units/time": "[iU]/d",
    "international units/volume": "[iU]/L",
    "arbitrary units": "[arb'U]",
}
"""The base unit of each dimension, as a UCUM code."""
UNITS = """SELECT ?code ?dimension ?factor WHERE {
  ?unit a kgo:Unit ; kgo:ucumCode ?code ; kgo:dimension ?dimension ; kgo:factor ?factor
}"""


def units(kg: KnowledgeGraph) -> list[tuple[str, str, Decimal]]:
    """Return code, dimension and factor of each unit."""
    return [(str(code), str(dimension), Decimal(str(factor))) for code, dimension, factor in kg.query(UNITS)]


def test_every_unit_has_one_code_and_a_dimension_that_is_known(kg: KnowledgeGraph) -> None:
    codes = [code for code, _, _ in units(kg)]
    assert len(codes) == len(set(codes)) > 40
    assert {dimension for _, dimension, _ in units(kg)} == BASES.keys()


def test_every_code_is_ucum_and_converts_by_its_factor(kg: KnowledgeGraph) -> None:
    registry: Any = importlib.import_module("ucumvert").PintUcumRegistry()
    one = registry.from_ucum("m") / registry.from_ucum("m")

    def parse(code: str) -> Any:
        found = registry.from_ucum(code)
        if isinstance(found, str):  # a number, or an annotation such as {events}, which counts as 1
            return one * (1.0 if found.startswith("{") else float(found))
        return 1.0 * found

    wrong = defaultdict(list)
    for code, dimension, factor in units(kg):
        ratio = (parse(code) / parse(BASES[dimension])).to_base_units()
        if not ratio.dimensionless or ratio.magnitude != pytest.approx(float(factor), rel=1e-9):
            wrong[code].append((dimension, str(ratio), str(factor)))
    assert dict(wrong) == {}
