"""The module ``kgraph.evidence.scale``, written from the schema: orders of lists for code that has no graph at hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kgraph import KnowledgeGraph

SCALE = Path(__file__).resolve().parents[1] / "src" / "kgraph" / "evidence" / "scale.py"
_HEAD = '''"""The orders of the lists by which claims are judged and ranked.

Generated from graph/schema/terms.ttl by ``make docs``; do not edit by hand.
"""

from __future__ import annotations

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
    "SEVERITIES": ("SELECT ?s { ?s a kgo:Severity ; kgo:order ?n } ORDER BY ?n", "Severities, gravest first."),
}
"""By name of a list, its query and what it holds."""


def scale_files(kg: KnowledgeGraph) -> dict[Path, str]:
    """Return the text of the module by its path."""
    lists = "".join(
        f'{name} = {_tuple(str(row[0]) for row in kg.query(sparql))}\n"""{meaning}"""\n\n'
        for name, (sparql, meaning) in _LISTS.items()
    )
    return {SCALE: _HEAD + lists.rstrip() + "\n"}


def _tuple(slugs: Iterable[str]) -> str:
    return "(" + ", ".join(f'"{slug.rpartition("#")[2]}"' for slug in slugs) + ")"
