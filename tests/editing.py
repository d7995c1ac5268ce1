"""Small changes to the files of a graph, and the lines on which things stand afterwards."""

from __future__ import annotations

from pathlib import Path

REPLACED = "replaced.ttl"
REPLACED_PREFIXES = """@prefix claim: <https://w3id.org/kgraph/claim/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ev: <https://w3id.org/kgraph/evidence/> .
@prefix kg: <https://w3id.org/kgraph/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/kgraph/source/> .
"""
FALLS = ("decreases", "inhibits", "prevents", "treats")
"""Relations of the claims of tests whose subject makes something rarer."""

RARER, OFTENER, ALIKE, OPEN = ((0.6, 0.5, 0.7), (1.6, 1.2, 2.1), (1, 0.9, 1.1), (1, 0.6, 1.7))
"""Relative risks with their intervals: that of a benefit, of a harm, of none, and one that leaves it open."""


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file exactly once; an empty ``old`` adds to the end, or makes the file."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert not old or text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")


def line_of(path: Path, block: str, row: str = "") -> int:
    """Return the line of a block of a file, or of the first row in it that says just this."""
    lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
    head = lines.index(block) + 1
    return lines.index(row, head) + 1 if row else head


def evidence(claim: str, design: str, *, source: str = "trial", stance: str = "supports", more: str = "") -> str:
    """Return a block of evidence, to be added to the claims of the small graph."""
    result = {"supports": "positive", "refutes": "null", "inconclusive": "inconclusive"}[stance]
    return (
        f"\nev:{source}--{claim}\n    a kgo:Evidence ;\n"
        f"    kgo:about claim:{claim} ;\n    kgo:source src:{source} ;\n"
        f"    kgo:stance kgo:{stance} ;\n    kgo:result kgo:{result} ;\n"
        f"    kgo:studyDesign kgo:{design} ;\n{more}    .\n"
    )


def study(
    claim: str, design: str = "randomised-trial", *, source: str = "trial", stance: str = "supports", more: str = ""
) -> str:
    """Return a block of evidence from 420 people with a figure that shows what it says."""
    shown = RARER if claim.split("--")[1] in FALLS else OFTENER
    value, low, high = {"supports": shown, "refutes": ALIKE, "inconclusive": OPEN}[stance]
    figure = (
        "    kgo:participants 420 ;\n    kgo:comparedWith kgo:placebo ;\n    kgo:measure kgo:relative-risk ;\n"
        f"    kgo:value {value} ;\n    kgo:ciLow {low} ;\n    kgo:ciHigh {high} ;\n    kgo:ciLevel 95 ;\n"
        '    kgo:valueUnit "1" ;\n'
    )
    return evidence(claim, design, source=source, stance=stance, more=figure + more)


def replaced(*pairs: tuple[str, str]) -> str:
    """Return a file of names that were replaced, from pairs of old and new."""
    blocks = [f"\n{old}\n    dcterms:isReplacedBy {new} ;\n    owl:deprecated true ;\n    .\n" for old, new in pairs]
    return REPLACED_PREFIXES + "".join(blocks)
