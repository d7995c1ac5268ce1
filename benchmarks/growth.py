"""How cost grows with the graph: graphs of several copies of the real one, and the slope of each step and command.

    python -m benchmarks.growth [--copies 1 3 10] [--package FOLDER] [--keep FOLDER]

Each copy has slugs, labels and identifiers of its own. Of its claims 20 % lead to another copy and 10 % to the first,
so that what many claims name grows as well. Each step runs in a process of its own: CPU time of the process, user and
system, and the most memory it held. The slope is that of the logarithms, from the smallest graph to the largest: 1 is
a cost that grows with the graph, 2 one that grows with its square.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pyoxigraph as ox

from kgraph.files.paths import graph_folder
from kgraph.files.turtle import Statement, read_turtle, write_turtle
from kgraph.vocab import CLAIM, EV, KG, KGO, NAMES, RDF, SKOS, SRC

POPULATIONS = {
    item.subject
    for item in read_turtle(graph_folder() / "entities" / "population.ttl").statements
    if item.predicate == RDF.type
}
"""Groups of people, by IRI: they are part of the names of claims."""
ONCE = ("schema", "rules", "shapes")
GROWN = ("entities", "mappings", "sources", "claims")
MATCHES = frozenset({SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch})
TO_ANY, TO_FIRST = 0.2, 0.3
"""Up to which of the numbers from 0 to 1 a claim leads to any copy, and beyond that to the first."""
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "build": ("build",),
    "search": ("search", "华法林"),
    "show": ("show", "warfarin"),
    "show claim": ("show", "gamma-carboxylation--activates--osteocalcin"),
    "cite": ("cite", "inoue-2009"),
    "claims": ("claims", "--subject", "warfarin"),
    "path": ("path", "vitamin-K2", "vascular-calcification"),
    "interactions": ("interactions", "华法林", "纳豆"),
    "stats": ("stats",),
    "review": ("review", "k2-bone-article-2021"),
    "export nquads": ("export", "nquads", "-o", "{out}"),
    "export turtle": ("export", "turtle", "-o", "{out}"),
    "check": ("check",),
}


def grow(graph: Path, target: Path, copies: int, seed: int = 1) -> None:
    """Write a graph of several copies of another, the first of them as it is."""
    chance = random.Random(seed)
    for name in ONCE:
        copytree(graph / name, target / name)
    (target / "dataset.ttl").write_bytes((graph / "dataset.ttl").read_bytes())
    claims = [item.subject for item in _statements(graph / "claims") if item.object.value == KGO.Claim]
    ends = _ends(_statements(graph / "claims"))
    names = [_claims_of_copy(number, copies, claims, ends, chance) for number in range(copies)]
    for folder in GROWN:
        for path in sorted((graph / folder).glob("*.ttl")):
            statements = read_turtle(path).statements
            grown = [item for number in range(copies) for item in _copy(statements, number, names[number])]
            (target / folder).mkdir(exist_ok=True)
            (target / folder / path.name).write_text(write_turtle(grown), encoding="utf-8")


def _statements(folder: Path) -> Iterator[Statement]:
    for path in sorted(folder.glob("*.ttl")):
        yield from read_turtle(path).statements


def _ends(statements: Iterable[Statement]) -> dict[str, dict[str, str]]:
    ends: dict[str, dict[str, str]] = {}
    for item in statements:
        if item.predicate in (RDF.subject, RDF.predicate, RDF.object):
            ends.setdefault(item.subject, {})[item.predicate] = item.object.value
    return ends


_Names = dict[str, tuple[str, int]]
"""By IRI of a claim its IRI in a copy, and the copy in which its object stands."""


def _claims_of_copy(
    number: int, copies: int, claims: Iterable[str], ends: Mapping[str, Mapping[str, str]], chance: random.Random
) -> _Names:
    names: _Names = {}
    for claim in claims:
        drawn = chance.random()
        there = chance.randrange(copies) if drawn < TO_ANY else 0 if drawn < TO_FIRST else number
        if number == 0:
            there = 0
        subject, relation, object_ = (ends[claim][part] for part in (RDF.subject, RDF.predicate, RDF.object))
        slugs = [_slug(subject, number), relation.rpartition("#")[2], _slug(object_, there)]
        rest = claim.removeprefix(CLAIM.iri).split("--")[3:]
        names[claim] = (CLAIM.iri_of("--".join([*slugs, *(_qualifier(part, number) for part in rest)])), there)
    return names


def _qualifier(part: str, number: int) -> str:
    return _slug(KG.iri_of(part), number) if KG.iri_of(part) in POPULATIONS else part


def _slug(iri: str, number: int) -> str:
    slug = iri.removeprefix(KG.iri)
    return f"{slug}-x{number}" if number else slug


def _copy(statements: Sequence[Statement], number: int, claims: _Names) -> Iterator[Statement]:
    for item in statements:
        if not number:
            yield item
            continue
        object_ = item.object
        if isinstance(object_, ox.NamedNode):
            there = claims[item.subject][1] if item.predicate == RDF.object else number
            fresh = item.predicate in MATCHES
            object_ = ox.NamedNode(f"{object_.value}{number:04}" if fresh else _renamed(object_.value, there, claims))
        elif item.predicate in NAMES:
            object_ = ox.Literal(f"{object_.value} {number}", language=object_.language)
        yield replace(item, subject=_renamed(item.subject, number, claims), object=object_)


def _renamed(iri: str, number: int, claims: _Names) -> str:
    if iri in claims:
        return claims[iri][0]
    if iri.startswith((KG.iri, SRC.iri)) and number:
        return f"{iri}-x{number}"
    if iri.startswith(EV.iri):
        source, *claim = iri.removeprefix(EV.iri).split("--", 1)
        tail = claims.get(CLAIM.iri_of(claim[0])) if claim else None
        return EV.iri_of(f"{source}-x{number}--{tail[0].removeprefix(CLAIM.iri)}") if tail else f"{iri}-x{number}"
    return iri


def measure(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return CPU seconds and megabytes of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(environment))
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 3, 10])
    parser.add_argument("--steps", nargs="+", default=list(COMMANDS), choices=list(COMMANDS))
    parser.add_argument("--package", type=Path, help="folder that holds the package to measure; by default this one")
    parser.add_argument("--keep", type=Path, help="folder for the graphs, kept for the next run")
    parser.add_argument("--rounds", type=int, default=3, help="of which the least is taken; build and check run once")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        figures = {copies: _figures(chosen, folder, copies, Path(scratch)) for copies in chosen.copies}
    _print(figures)


def _figures(chosen: argparse.Namespace, folder: Path, copies: int, scratch: Path) -> dict[str, tuple[float, float]]:
    graph = folder / f"graph-{copies}"
    if not graph.is_dir():
        graph.mkdir(parents=True)
        grow(graph_folder(), graph, copies)
    environment = {**os.environ, "KGRAPH_CACHE": str(scratch / f"cache-{copies}")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(scratch / "bytecode")
    if chosen.package:
        environment["PYTHONPATH"] = str(chosen.package)
    found = {}
    for name in ("build", *(step for step in chosen.steps if step != "build")):
        arguments = [part.format(out=scratch / "out") for part in COMMANDS[name]]
        command = [sys.executable, "-m", "kgraph", *arguments, "--graph", str(graph)]
        rounds = 1 if name in ("build", "check") else chosen.rounds
        runs = [measure(command, environment) for _ in range(rounds)]
        found[name] = min(runs)
        print(f"{copies:3} {name:16} {found[name][0]:8.2f} s {found[name][1]:8.0f} MB", file=sys.stderr, flush=True)
    return found


def _print(figures: Mapping[int, Mapping[str, tuple[float, float]]]) -> None:
    copies = list(figures)
    heading = "".join(f"{f'{number}x s':>9}{'MB':>7}" for number in copies)
    print(f"{'':16}{heading}{'slope':>8}{'last 2':>8}")
    for name in figures[copies[0]]:
        cells = "".join(f"{figures[number][name][0]:9.2f}{figures[number][name][1]:7.0f}" for number in copies)
        print(f"{name:16}{cells}{slope(figures, name, copies[0]):8.2f}{slope(figures, name, copies[-2:][0]):8.2f}")


def slope(figures: Mapping[int, Mapping[str, tuple[float, float]]], name: str, start: int) -> float:
    """Return by which power of the size the CPU time of a step grows, from a size to the largest."""
    end = max(figures)
    if start == end:
        return math.nan
    return math.log(figures[end][name][0] / figures[start][name][0]) / math.log(end / start)


if __name__ == "__main__":
    main()
