"""References between the files of a graph: what does not fit the schema or points nowhere, and where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import DataError
from kgraph.files.turtle import Statement, TurtleFile, to_name
from kgraph.frozen import frozen
from kgraph.messages import say
from kgraph.vocab import DCAT, DCTERMS, KGO, OWL, OWN, RDF, RDFS, SKOS, VOID, XSD

_MANY = 20
_FIRST_TOO_MANY = 2
_PLAIN_PROPERTIES = frozenset(
    {
        RDF.type,
        RDF.subject,
        RDF.predicate,
        RDF.object,
        RDFS.subClassOf,
        RDFS.domain,
        RDFS.range,
        OWL.inverseOf,
        OWL.deprecated,
        DCTERMS.title,
        DCTERMS.issued,
        DCTERMS.language,
        DCTERMS.license,
        DCTERMS.creator,
        DCTERMS.description,
        DCTERMS.rights,
        DCAT.keyword,
        DCAT.version,
        VOID.exampleResource,
        VOID.uriSpace,
        VOID.vocabulary,
        DCTERMS.isReplacedBy,
        *(SKOS.iri + term for term in SKOS.terms),
        *(f"https://schema.org/{term}" for term in ("domainIncludes", "rangeIncludes")),
        *(f"http://www.w3.org/ns/shacl#{term}" for term in ("prefix", "namespace")),
    }
)
_RANGES = {
    RDF.type: RDFS.Class,
    RDF.subject: KGO.Entity,
    RDF.object: KGO.Entity,
    RDF.predicate: KGO.Relation,
    SKOS.broader: KGO.Entity,
    SKOS.prefLabel: RDF.langString,
    SKOS.altLabel: RDF.langString,
    SKOS.hiddenLabel: RDF.langString,
    SKOS.definition: RDF.langString,
    SKOS.note: RDF.langString,
    SKOS.scopeNote: RDF.langString,
    SKOS.editorialNote: RDF.langString,
}
_SINGLE = frozenset({RDF.subject, RDF.predicate, RDF.object, SKOS.prefLabel, SKOS.definition})
_DATE = r"-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_WRITTEN = {
    XSD.integer: re.compile(r"[+-]?\d+", re.ASCII),
    XSD.decimal: re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)", re.ASCII),
    XSD.boolean: re.compile(r"true|false|0|1"),
    XSD.date: re.compile(_DATE + r"(?:Z|[+-]\d\d:\d\d)?", re.ASCII),
    XSD.gYear: re.compile(r"-?\d{4,}(?:Z|[+-]\d\d:\d\d)?", re.ASCII),
    XSD.duration: re.compile(
        r"-?P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.ASCII
    ),
}


@frozen
class Problem:
    """One statement that cannot stand: where it is, what it is about, and the message that says why."""

    path: Path
    line: int
    entity: str
    key: str
    facts: tuple[tuple[str, str], ...] = ()

    def message(self, lang: str) -> str:
        """Return what is wrong and what to do, in one language."""
        return say(self.key, lang, entity=self.entity, **dict(self.facts))


class BrokenReferences(DataError):
    """The files parse, but do not fit together; ``problems`` lists every place, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("graph-broken", path=problems[0].path, line=problems[0].line, count=len(problems))
        self.problems = tuple(problems)

    def message(self, lang: str) -> str:
        lines = [f"{item.path}:{item.line}: {item.message(lang)}" for item in self.problems[:_MANY]]
        return "\n".join([super().message(lang), *lines])


def find_problems(files: Sequence[TurtleFile]) -> list[Problem]:
    """Return every statement that does not fit the schema or points nowhere, in file order.

    The schema among the files decides: a property of ours must be declared, its value must be of the declared
    range, an IRI of ours must be described, and a name is described in one place.
    """
    index = _Index(files)
    return [problem for file in files for problem in index.problems_of(file)]


class _Index:
    """What the files declare, for checking each statement once."""

    def __init__(self, files: Sequence[TurtleFile]) -> None:
        self.types: dict[str, set[str]] = defaultdict(set)
        self.parents: dict[str, set[str]] = defaultdict(set)
        self.ranges: dict[str, str] = dict(_RANGES)
        self.single: set[str] = set(_SINGLE)
        self.coined: set[str] = set()
        self.homes: dict[str, TurtleFile] = {}
        for file in files:
            for statement in file.statements:
                self._note(statement)

    def _note(self, statement: Statement) -> None:
        subject, predicate, value = statement.subject, statement.predicate, statement.object.value
        if predicate == RDF.type:
            self.types[subject].add(value)
        elif predicate == RDFS.subClassOf:
            self.parents[subject].add(value)
        elif predicate == RDFS.range:
            self.ranges[subject] = value
        elif predicate == OWL.inverseOf:
            self.coined.add(value)
        elif predicate == KGO.maxCount and value == "1":
            self.single.add(subject)

    def is_a(self, iri: str, wanted: str) -> bool:
        todo = list(self.types.get(iri, ()))
        seen: set[str] = set()
        while todo:
            kind = todo.pop()
            if kind == wanted:
                return True
            if kind not in seen:
                seen.add(kind)
                todo.extend(self.parents.get(kind, ()))
        return False

    def problems_of(self, file: TurtleFile) -> Iterator[Problem]:
        counts: dict[tuple[str, str, str], int] = defaultdict(int)
        nameless: set[str] = set()
        for statement in file.statements:
            if statement.predicate == RDF.type:
                yield from self._described_twice(file, statement)
            if statement.subject not in nameless and self._is_undescribed(statement.subject):
                nameless.add(statement.subject)
                line = file.line_of(statement.subject)
                yield Problem(file.path, line, to_name(statement.subject), "class-missing")
            found = self._problem(statement)
            if found is None and statement.predicate in self.single:
                found = self._counted(statement, counts)
            if found:
                key, facts = found
                line = file.line_of_statement(statement)
                yield Problem(file.path, line, to_name(statement.subject), key, tuple(sorted(facts.items())))

    def _described_twice(self, file: TurtleFile, statement: Statement) -> Iterator[Problem]:
        home = self.homes.setdefault(statement.subject, file)
        if home is not file:
            facts = (("first", f"{home.path}:{home.line_of(statement.subject)}"),)
            line = file.line_of(statement.subject)
            yield Problem(file.path, line, to_name(statement.subject), "duplicate-slug", facts)

    def _is_undescribed(self, iri: str) -> bool:
        return iri.startswith(OWN) and not self.types.get(iri) and iri not in self.coined

    def _counted(
        self, statement: Statement, counts: dict[tuple[str, str, str], int]
    ) -> tuple[str, dict[str, str]] | None:
        lang = statement.object.language or "" if isinstance(statement.object, ox.Literal) else ""
        place = (statement.subject, statement.predicate, lang)
        counts[place] += 1
        return (
            ("too-many-values", {"property": to_name(statement.predicate)})
            if counts[place] == _FIRST_TOO_MANY
            else None
        )

    def _problem(self, statement: Statement) -> tuple[str, dict[str, str]] | None:
        predicate, value = statement.predicate, statement.object
        name = to_name(predicate)
        if not self._is_known(predicate):
            return "unknown-property", {"property": name}
        wanted = self.ranges.get(predicate)
        if isinstance(value, ox.Literal):
            return self._literal_problem(value, wanted, name)
        target = value.value
        facts = {"property": name, "value": to_name(target)}
        if self._is_undescribed(target):
            return "unknown-relation" if predicate == RDF.predicate else "dangling-reference", facts
        if wanted and not self._fits(target, wanted):
            key = "unknown-relation" if predicate == RDF.predicate else "wrong-kind"
            return key, {**facts, "wanted": to_name(wanted)}
        return None

    def _fits(self, target: str, wanted: str) -> bool:
        """Say whether an IRI is of a range; what others describe is not ours to judge where it may be named."""
        if wanted.startswith(KGO.iri) or (wanted == RDFS.Class and target.startswith(OWN)):
            return self.is_a(target, wanted)
        return not wanted.startswith((XSD.iri, RDF.langString))

    def _literal_problem(self, value: ox.Literal, wanted: str | None, name: str) -> tuple[str, dict[str, str]] | None:
        kind = value.datatype.value
        fits = wanted is None or kind == wanted or (wanted == XSD.decimal and kind == XSD.integer)
        if fits and (kind not in _WRITTEN or _WRITTEN[kind].fullmatch(value.value)):
            return None
        return "wrong-kind", {"property": name, "value": value.value, "wanted": to_name(wanted or kind)}

    def _is_known(self, predicate: str) -> bool:
        return predicate in _PLAIN_PROPERTIES or (predicate in self.types and self.is_a(predicate, RDF.Property))
