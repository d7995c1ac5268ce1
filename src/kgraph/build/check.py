"""Rules over the files of a graph: what is wrong, where, and how to mend it.

Reading, references, the shapes in ``graph/shapes`` and the queries in ``queries/checks`` all have their say in one
run. What cannot be read or does not fit is left out of the later ones, and what only follows from it is not reported.
The canonical form comes last, since ``kgraph fmt`` writes it. Findings are values, not errors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import pyoxigraph as ox

from kgraph.build.build import GraphText, derive, read_rules, refuse_foreign
from kgraph.build.doubt import Doubt
from kgraph.errors import KGraphError, TurtleError
from kgraph.files.characters import describe_character, find_stack, find_stranger, find_unseen, fold_alike
from kgraph.files.integrity import Problem, References, Remedy
from kgraph.files.paths import iter_inputs, iter_turtle, write_whole
from kgraph.files.recovery import Draft, Fault, read_draft
from kgraph.files.shapes import Violation, find_violations
from kgraph.files.turtle import Statement, TurtleFile, escape, format_turtle, read_turtle, to_name
from kgraph.frozen import frozen
from kgraph.messages import say
from kgraph.model import Bilingual
from kgraph.store.canned import CannedQuery, read_queries
from kgraph.table import Cell, Iri, Text
from kgraph.text import cut
from kgraph.vocab import KGO, NAMES, RDF, SKOS

CANONICAL = "canonical-form"
"""The rule that a file is as ``kgraph fmt`` writes it."""


class ValidationFailed(KGraphError):
    """A report that has findings, raised on request; ``report`` holds it."""

    def __init__(self, report: Report) -> None:
        super().__init__("check-failed", count=len(report.findings))
        self.report = report


@frozen
class Finding:
    """One thing to mend: file, line (0 if not known), entity, rule, what is wrong and how to mend it."""

    path: Path
    line: int
    entity: str
    rule: str
    what: Bilingual
    fix: Bilingual


@frozen
class Report:
    """All findings on a graph, by file, line and rule; those on the canonical form come last."""

    findings: tuple[Finding, ...]

    def __bool__(self) -> bool:
        return bool(self.findings)

    def raise_for_findings(self) -> None:
        """Raise ValidationFailed if there is a finding."""
        if self.findings:
            raise ValidationFailed(self)


def check_graph(graph: Path, rules: Path, shapes: Path) -> Report:
    """Return what is wrong with a graph folder, by a folder of check queries and a folder of SHACL shapes.

    Raises:
        StoreError: If the graph folder holds no Turtle, or none that is used here.
        TurtleError: If a file of shapes is not Turtle.
        QueryHeaderError: If a check query has an incomplete head.
    """
    drafts, unreadable = _drafts(graph)
    faults = [fault for draft in drafts for fault in draft.faults]
    if unreadable:
        return _report(_fault(fault, None) for fault in (*faults, *map(Fault, unreadable)))
    gaps = [gap for draft in drafts for gap in draft.gaps]
    files = [draft.file for draft in drafts]
    if not faults:
        refuse_foreign(graph, files)
    references = References(files, frozenset(gap.subject for gap in gaps))
    illegible = {draft.file.path for draft in drafts if not draft.legible}
    incomplete = {gap.subject for gap in gaps if not gap.predicate}
    problems = [
        problem
        for problem in references.problems()
        if problem.path not in illegible and not _follows(problem, incomplete)
    ]
    doubt = Doubt(gaps, problems, files)
    sound = _without(files, problems)
    findings = [_fault(fault, references) for fault in faults]
    findings.extend(map(_reference, problems))
    findings.extend(_misspelt(sound, doubt))
    findings.extend(_misshapen(references, sound, shapes, doubt))
    findings.extend(_offenders(GraphText(graph, sound, read_rules(graph)), read_queries(rules).values(), doubt))
    findings.extend(_not_canonical(draft.file for draft in drafts if not draft.faults))
    return _report(findings)


def format_graph(graph: Path) -> list[Path]:
    """Write the files of a graph in canonical form and return those that changed, sorted.

    Nothing is written unless every file can be.

    Raises:
        TurtleError: If a file cannot be read or holds what the canonical form cannot keep.
        StoreError: If the folder holds no Turtle or a file cannot be written.
    """
    changed = list(_changes(graph))
    for path, text in changed:
        write_whole(path, text.encode("utf-8"))
    return [path for path, _ in changed]


def find_unformatted(graph: Path) -> list[Path]:
    """Return the files that ``format_graph`` would change, sorted; errors as there."""
    return [path for path, _ in _changes(graph)]


def _changes(graph: Path) -> Iterator[tuple[Path, str]]:
    for path in iter_turtle(graph):
        file = read_turtle(path)
        text = format_turtle(file)
        if text != file.text:
            yield path, text


def _drafts(graph: Path) -> tuple[list[Draft], list[TurtleError]]:
    """Return the files as far as they can be read, and why others cannot be read at all."""
    drafts, errors = [], []
    for path in iter_inputs(graph):
        try:
            drafts.append(read_draft(path))
        except TurtleError as error:
            errors.append(error)
    return drafts, errors


def _follows(problem: Problem, incomplete: Collection[str]) -> bool:
    """Say whether a problem is only that a block stands twice in its file, or lacks what could not be read."""
    return problem.key == "too-many-values" and problem.subject in incomplete


def _without(files: Sequence[TurtleFile], problems: Sequence[Problem]) -> tuple[TurtleFile, ...]:
    """Return the files without the statements that cannot stand."""
    wrong = {problem.statement for problem in problems if problem.statement}
    if not wrong:
        return tuple(files)
    return tuple(
        TurtleFile(
            file.path,
            file.text,
            tuple(item for item in file.statements if item not in wrong),
            file.prefixes,
            file.heads,
        )
        for file in files
    )


def _fault(fault: Fault, references: References | None) -> Finding:
    error, gap = fault.error, fault.gap
    what = Bilingual(zh=error.reason("zh"), en=error.reason("en"))
    remedy = references.remedy(gap.predicate, gap.written) if references and gap and gap.written else None
    remedy = remedy or Remedy(f"fix-{error.key}")
    fix = Bilingual(zh=remedy.text("zh"), en=remedy.text("en"))
    entity = to_name(gap.subject) if gap and error.key != "turtle-repeated-block" else ""
    return Finding(error.path, error.line, entity, error.key, what, fix)


def _not_canonical(files: Iterable[TurtleFile]) -> Iterator[Finding]:
    for file in files:
        try:
            wanted = format_turtle(file)
        except TurtleError as error:
            yield _fault(Fault(error), None)
            continue
        if wanted != file.text:
            line = _first_difference(file.text, wanted)
            yield Finding(file.path, line, "", CANONICAL, _said("not-canonical"), _said("fix-canonical"))


def _first_difference(text: str, wanted: str) -> int:
    pairs = zip_longest(text.split("\n"), wanted.split("\n"))
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), 1)


def _reference(problem: Problem) -> Finding:
    what = Bilingual(zh=problem.message("zh"), en=problem.message("en"))
    fix = Bilingual(zh=problem.fix("zh"), en=problem.fix("en"))
    return Finding(problem.path, problem.line, problem.entity, problem.key, what, fix)


def _misshapen(references: References, files: Sequence[TurtleFile], shapes: Path, doubt: Doubt) -> Iterator[Finding]:
    waived = _waivers(files)
    for item in find_violations(files, shapes):
        known = not doubt.of_shape(item.entity, item.property, str(item.value))
        if known and (item.entity, item.shape) not in waived:
            path, line = _find(files, item.entity, item.property, item.value)
            yield Finding(
                path, line, to_name(item.entity), item.shape, _worded(item.what, item.value), _fix(references, item)
            )


def _misspelt(files: Sequence[TurtleFile], doubt: Doubt) -> Iterator[Finding]:
    """Yield the texts with characters that no reader can see or tell from others."""
    waived = _waivers(files)
    texts = [
        item
        for file in files
        for item in file.statements
        if isinstance(item.object, ox.Literal) and not doubt.of_shape(item.subject, item.predicate, "")
    ]
    looks: dict[str, set[str]] = defaultdict(set)
    for item in texts:
        if item.predicate in NAMES:
            looks[fold_alike(item.object.value)].add(item.subject)
    for item in texts:
        for rule, character in _odd_characters(item, looks):
            if (item.subject, rule) not in waived:
                path, line = _find(files, item.subject, Iri(item.predicate), Text(item.object.value))
                what = _worded(_said(rule), Text(describe_character(character) if character else item.object.value))
                yield Finding(path, line, to_name(item.subject), rule, what, _said(f"fix-{rule}"))


def _odd_characters(item: Statement, looks: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield the rules that a text breaks, each with the character that breaks it, if it is one alone."""
    text, is_name = item.object.value, item.predicate in NAMES
    if text.isascii() and text.isprintable():
        return
    if unseen := find_unseen(text, is_name=is_name):
        yield "unseen-character", unseen
    if stacked := find_stack(text):
        yield "stacked-marks", stacked
    if not is_name:
        return
    if stranger := find_stranger(text):
        yield "foreign-letter", stranger
    if fold_alike(text) != text.casefold() and looks[fold_alike(text)] - {item.subject}:
        yield "look-alike-name", ""


def _fix(references: References, item: Violation) -> Bilingual:
    """Return how a violation is mended: the value in its right form, or what the shape says and what to choose from."""
    remedy = references.tidied(item.property, None if item.value is None else str(item.value))
    if remedy is None:
        return item.fix
    zh, en = remedy.text("zh"), remedy.text("en")
    if remedy.key == "fix-write":
        return Bilingual(zh=zh, en=en)
    return Bilingual(zh=f"{item.fix.zh}{zh}", en=f"{item.fix.en} {en}")


def _offenders(text: GraphText, checks: Iterable[CannedQuery], doubt: Doubt) -> Iterator[Finding]:
    store = derive(text)
    waived = _waivers(text.files)
    for check in checks:
        for row in store.select(check.text).to_dicts():
            entity, value = str(row["entity"]), row.get("value")
            if (entity, check.name) in waived or doubt.of_query(check.text, entity, str(value)):
                continue
            path, line = _find(text.files, entity, row.get("property"), value)
            shown = None if value == entity else value
            yield Finding(path, line, to_name(entity), check.name, _worded(check.title, shown), check.fix)


def _waivers(files: Sequence[TurtleFile]) -> set[tuple[str, str]]:
    """Return (subject, check) of the waivers in the data; one without a reason beside it does not count."""
    statements = [statement for file in files for statement in file.statements]
    reasoned = {statement.subject for statement in statements if statement.predicate == SKOS.editorialNote}
    return {
        (statement.subject, statement.object.value)
        for statement in statements
        if statement.predicate == KGO.waives and statement.subject in reasoned
    }


def _worded(title: Bilingual, value: Cell) -> Bilingual:
    if value is None:
        return title
    shown = cut(_shown(value))
    return Bilingual(
        zh=say("finding-value", "zh", title=title.zh, value=shown),
        en=say("finding-value", "en", title=title.en, value=shown),
    )


def _shown(value: Cell) -> str:
    if isinstance(value, Iri):
        return to_name(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _find(files: Sequence[TurtleFile], entity: str, property_: Cell, value: Cell) -> tuple[Path, int]:
    """Return the file and line of an offender: the line of property and value, of one of them, or its block."""
    homes = [file for file in files if file.line_of(entity)]
    name = "a" if property_ == RDF.type else "" if property_ is None else to_name(str(property_))
    written = "" if value is None else escape(_shown(value))
    for needles in filter(all, ((name, written), (name,), (written,))):
        for file in homes:
            if line := file.find_line(entity, *needles):
                return file.path, line
    return (homes[0].path, homes[0].line_of(entity)) if homes else (Path(), 0)


def _said(key: str) -> Bilingual:
    return Bilingual(zh=say(key, "zh"), en=say(key, "en"))


def _report(findings: Iterable[Finding]) -> Report:
    return Report(tuple(sorted(findings, key=_place)))


def _place(finding: Finding) -> tuple[bool, str, int, str, str]:
    return (finding.rule == CANONICAL, str(finding.path), finding.line, finding.rule, finding.entity)
