"""The module ``kgraph.evidence.scale``, written from the schema: orders of lists for code that has no graph at hand."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from kgraph import KnowledgeGraph
from kgraph.table import Cell, Iri

SCALE = Path(__file__).resolve().parents[1] / "src" / "kgraph" / "evidence" / "scale.py"
_HEAD = '''"""The orders of the lists, and the scales of the measures, by which claims are judged and ranked.

Generated from graph/schema/terms.ttl by ``make docs``; do not edit by hand.
"""

from __future__ import annotations

from decimal import Decimal

'''
_LISTS = {
    "VERDICTS": ("SELECT ?s { ?s a kgo:Verdict ; kgo:order ?n } ORDER BY ?n", "Verdicts in the order of display."),
    "STRENGTH": ("SELECT ?s { ?s kgo:strength ?n } ORDER BY ?n", "Verdicts, weakest first."),
    "ACCEPTED": (
        "SELECT ?s { ?s kgo:accepted true ; kgo:order ?n } ORDER BY ?n",
        "Verdicts on which a claim may be taken as known.",
    ),
    "CERTAINTIES": ("SELECT ?s { ?s a kgo:Certainty ; kgo:order ?n } ORDER BY ?n", "Certainties, surest first."),
    "STANCES": ("SELECT ?s { ?s a kgo:Stance ; kgo:order ?n } ORDER BY ?n", "Stances: for, against, inconclusive."),
    "WITHOUT_SUBJECT": (
        "SELECT ?s { ?s kgo:withoutSubject true ; kgo:order ?n } ORDER BY ?n",
        "Comparators whose people have nothing of the subject of the claim.",
    ),
    "LEVELS": (
        "SELECT ?s { ?s kgo:ofLevel true } ORDER BY ?s",
        "Measures whose figures are of a level, not of how often something happens.",
    ),
    "SEVERITIES": ("SELECT ?s { ?s a kgo:Severity ; kgo:order ?n } ORDER BY ?n", "Severities, gravest first."),
}
"""By name of a list, its query and what it holds."""

_WIDTH = 120
"""Of a line of Python here."""

_TABLES = {
    "SCALES": (
        "SELECT ?s ?of { ?s kgo:scale ?of } ORDER BY ?s",
        "By measure the scale of its figures; a measure that compares nothing has none.",
    ),
    "ZONES": (
        "SELECT ?of ?low ?high { ?z kgo:ofScale ?of ; kgo:zoneLow ?low ; kgo:zoneHigh ?high } ORDER BY ?of",
        "By scale the zone of no important effect; a scale without one shows no absence.",
    ),
    "ACCEPTED_AS": (
        "SELECT ?s ?kind { ?s kgo:acceptedAs ?kind } ORDER BY ?s ?kind",
        "Verdicts on which a claim of one kind alone may be taken as known, with that kind.",
    ),
    "NEUTRAL": ("SELECT ?s ?n { ?s kgo:neutral ?n ; kgo:order ?o } ORDER BY ?o", "By scale the figure of no effect."),
}
"""By name of a table, its query and what it holds."""


def scale_files(kg: KnowledgeGraph) -> dict[Path, str]:
    """Return the text of the module by its path."""
    lists = "".join(
        f'{_list(name, (str(row[0]) for row in kg.query(sparql)))}\n"""{meaning}"""\n\n'
        for name, (sparql, meaning) in _LISTS.items()
    )
    tables = "".join(
        f'{name} = {_table(kg.query(sparql).rows)}\n"""{meaning}"""\n\n' for name, (sparql, meaning) in _TABLES.items()
    )
    return {SCALE: _HEAD + (lists + tables).rstrip() + "\n"}


def _table(rows: Iterable[tuple[Cell, ...]]) -> str:
    """Return a dict of the first column to what stands beside it: one value, or a tuple of several."""
    values: dict[Cell, list[str]] = {}
    for key, *others in rows:
        values.setdefault(key, []).extend(map(_value, others))
    lines = (
        f"    {_value(key)}: {found[0] if len(found) == 1 else '(' + ', '.join(found) + ')'},\n"
        for key, found in values.items()
    )
    return "{\n" + "".join(lines) + "}"


def _value(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f'Decimal("{cell}")'
    return f'"{cell.slug}"' if isinstance(cell, Iri) else str(cell)


def _list(name: str, slugs: Iterable[str]) -> str:
    """Return the line of a list, or one line for each member where that would be too long."""
    values = [f'"{slug.rpartition("#")[2]}"' for slug in slugs]
    line = f"{name} = ({', '.join(values)})"
    return line if len(line) <= _WIDTH else f"{name} = (\n" + "".join(f"    {value},\n" for value in values) + ")"
