"""Which findings only follow from an earlier one: where something is not known, its absence is no fault of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kgraph.files.integrity import Problem
from kgraph.files.recovery import Gap
from kgraph.files.turtle import TurtleFile, to_name
from kgraph.vocab import DERIVED, KGO, RDF

_DERIVED = re.compile(rf"\b(?:{'|'.join(map(to_name, DERIVED))})\b")
_DECIDES = frozenset(
    {
        *(RDF.subject, RDF.predicate, RDF.object, KGO.about, KGO.source, KGO.stance, KGO.studyDesign, KGO.quality),
        *(KGO.endpointRole, KGO.readFrom, KGO.studied, KGO.supersededBy, KGO.restsOn, KGO.retracted),
        *(KGO.sameStudyAs, KGO.benefit, KGO.includes, KGO.concern, KGO.comparedWith, KGO.turned, KGO.result),
        *(KGO.measure, KGO.value, KGO.ciLow, KGO.ciHigh, KGO.pValue, KGO.pBound, KGO.participants, KGO.spreadKind),
        *(KGO.armValue, KGO.armSpread, KGO.armN, KGO.armEvents),
        *(KGO.comparatorValue, KGO.comparatorSpread, KGO.comparatorN, KGO.comparatorEvents, KGO.fallOf),
    }
)
"""The properties from which verdicts follow."""
_NO_PATTERN = re.compile(r"^\s*(?:#|SELECT|ORDER BY|GROUP BY).*$", re.MULTILINE)
_OPEN = re.compile(r"[?](?:\w+) [?](?P<predicate>\w+) [?](?:\w+)")


class Doubt:
    """What is not known of a graph, and which findings it makes unsure.

    Args:
        gaps: What could not be read.
        problems: Values that do not fit, which are left out where further rules are applied.
        files: The files as far as they were read.
    """

    def __init__(self, gaps: Iterable[Gap], problems: Iterable[Problem], files: Sequence[TurtleFile]) -> None:
        self._missing: dict[str, set[str]] = defaultdict(set)
        self._near: dict[str, set[str]] = defaultdict(set)
        for gap in gaps:
            self._note(gap.subject, gap.predicate, gap.mentions)
        for problem in problems:
            if problem.statement is None:
                self._note(problem.subject, "", problem.meant)
                continue
            properties = problem.meant if problem.key == "unknown-property" else (problem.statement.predicate,)
            for property_ in properties or ("",):
                self._note(problem.subject, property_, (*problem.meant, problem.statement.object.value))
        if self._missing:
            for statement in (statement for file in files for statement in file.statements):
                if statement.subject in self._missing:
                    self._near[statement.object.value].add(statement.subject)
                if statement.object.value in self._missing:
                    self._near[statement.subject].add(statement.object.value)

    def _note(self, subject: str, predicate: str, near: Iterable[str]) -> None:
        if not subject:
            return
        self._missing[subject].add(predicate)
        self._near[subject].add(subject)
        for iri in near:
            self._near[iri].add(subject)

    def of_shape(self, entity: str, property_: str, value: str) -> bool:
        """Return whether a thing may only seem not to have the shape of its kind."""
        return bool(self._missing.get(entity, set()) & {"", RDF.type, property_}) or self._is_untyped(value)

    def of_query(self, query: str, entity: str, value: str) -> bool:
        """Return whether a query may only seem to find an offender: it reads what is missing of a thing near by."""
        if not self._missing:
            return False
        reads_all, derived = _reads_any(query), _DERIVED.search(query) is not None
        near = self._near.get(entity, set()) | self._near.get(value, set())
        missing = {predicate for iri in near for predicate in self._missing[iri]}
        return any(
            reads_all or (derived and predicate in _DECIDES) or _reads(query, predicate) for predicate in missing
        )

    def _is_untyped(self, iri: str) -> bool:
        return bool(self._missing.get(iri, set()) & {"", RDF.type})


def _reads(query: str, predicate: str) -> bool:
    return predicate in ("", RDF.type) or re.search(rf"{re.escape(to_name(predicate))}(?![\w-])", query) is not None


def _reads_any(query: str) -> bool:
    """Return whether a query asks for any property, other than those that it lists itself."""
    listed = set(re.findall(r"[?](\w+)", " ".join(re.findall(r"VALUES ([^{]*)", query))))
    patterns = _NO_PATTERN.sub("", query)
    return any(match["predicate"] not in listed for match in _OPEN.finditer(patterns))
