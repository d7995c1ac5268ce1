"""References between the files of a graph: what does not fit the schema or points nowhere, and how it is put right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import DataError
from kgraph.files.forms import EXAMPLES, right_forms
from kgraph.files.literals import broken_limit, is_foreign_tag, langs_of
from kgraph.files.paths import graph_folder
from kgraph.files.turtle import Statement, TurtleFile, escape, to_name, to_turtle
from kgraph.frozen import frozen
from kgraph.messages import alternatives, has_message, say
from kgraph.text import LANGS, cut
from kgraph.vocab import (
    CLAIM,
    DCAT,
    DCTERMS,
    DERIVED,
    EV,
    KG,
    KGO,
    NAMES,
    OWL,
    OWN,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    SRC,
    VOID,
    XSD,
)

_MANY = 20
_FIRST_TOO_MANY = 2
_LONGEST_SLUG = 200
"""Characters of a name, so that a file may be named after it: systems allow 255 with its ending."""
_FEW = 12
"""How many members a list may have for all of them to be shown."""
_MOST_SUGGESTED = 200
"""For how many names of a run the nearest ones are sought: it takes a while each."""
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
    DCTERMS.title: RDF.langString,
    DCTERMS.language: XSD.string,
    DCTERMS.issued: XSD.date,
    OWL.deprecated: XSD.boolean,
}
_NAMING = frozenset({RDFS.label, SCHEMA.iri_of("name"), "http://xmlns.com/foaf/0.1/name"})
"""What other vocabularies call the name of a thing."""
_IN_ONE_LANGUAGE = frozenset({DCTERMS.title, KGO.outsideScope, *NAMES}) - {SKOS.prefLabel}
_SINGLE = frozenset(
    {RDF.subject, RDF.predicate, RDF.object, SKOS.prefLabel, SKOS.definition, OWL.deprecated, DCTERMS.isReplacedBy}
)
_NEWER = DCTERMS.isReplacedBy
_OF_REPLACED = frozenset({OWL.deprecated, _NEWER})
"""All that is stated of a name that another has replaced."""
_NAMESPACES = {KGO.Entity: KG, KGO.Claim: CLAIM, KGO.Evidence: EV, KGO.Source: SRC}
"""The namespace in which things of each kind have their names."""
_NEEDED = {
    KGO.Claim: (RDF.subject, RDF.predicate, RDF.object),
    KGO.Evidence: (KGO.about, KGO.source, KGO.stance, KGO.result, KGO.studyDesign),
}
"""What no answer about a thing can do without."""
_FILED_BY = {KGO.topic: "claims", KGO.about: "claims", RDF.type: "entities", KGO.sourceType: "sources"}
"""What decides in which file of which folder a block stands."""
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
class Remedy:
    """How to mend a value: the key of the message and the right forms it names."""

    key: str
    forms: tuple[str, ...] = ()
    other: str = ""

    def text(self, lang: str) -> str:
        """Return it in one language."""
        forms = alternatives(map(cut, self.forms), lang)
        return say(self.key, lang, forms=forms, other=self.other)


@frozen
class Problem:
    """One statement that cannot stand: where it is, what it is about, what is wrong and how to mend it.

    ``statement`` is the one that cannot stand, None where a thing as a whole is wrong. ``meant`` are the IRIs that
    may have been meant, nearest first.
    """

    path: Path
    line: int
    entity: str
    key: str
    facts: tuple[tuple[str, str], ...] = ()
    remedy: Remedy | None = None
    subject: str = ""
    statement: Statement | None = None
    meant: tuple[str, ...] = ()

    def message(self, lang: str) -> str:
        """Return what is wrong, in one language."""
        facts = {name: cut(value) for name, value in self.facts}
        if "limit" in facts:
            facts["limit"] = say(facts["limit"], lang)
        if "wanted" in facts:
            facts["wanted"] = _kind(facts["wanted"], facts.get("label-" + lang, ""), lang)
        return say(self.key, lang, **facts)

    def fix(self, lang: str) -> str:
        """Return how to mend it, in one language."""
        return (self.remedy or Remedy(f"fix-{self.key}")).text(lang)


def _kind(name: str, label: str, lang: str) -> str:
    """Return what a property takes, in words."""
    key = f"kind-{name.partition(':')[2]}"
    return say(key, lang) if has_message(key) else say("kind-member", lang, name=name, label=label)


class BrokenReferences(DataError):
    """The files parse, but do not fit together; ``problems`` lists every place, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("graph-broken", path=problems[0].path, line=problems[0].line, count=len(problems))
        self.problems = tuple(problems)

    def message(self, lang: str) -> str:
        lines = [self.reason(lang)]
        for item in self.problems[:_MANY]:
            message = f"{cut(item.entity)} {item.message(lang)}"
            lines.append(say("placed-at-line", lang, path=item.path, line=item.line, message=message))
        return "\n".join(lines)


def find_problems(files: Sequence[TurtleFile]) -> list[Problem]:
    """Return every statement that does not fit the schema or points nowhere, in file order.

    The schema among the files decides: a property of ours must be declared, its value must be of the declared
    range, an IRI of ours must be described, a name is described in one place, and what answers are made of is there.
    """
    references = References(files)
    problems, missing = references.problems(), references.missing()
    if not missing:
        return problems
    order = {file.path: number for number, file in enumerate(files)}
    return sorted((*problems, *missing), key=lambda problem: (order[problem.path], problem.line))


class References:
    """What the files of a graph declare, for checking each statement once.

    Args:
        files: The files as read.
        unknown: IRIs whose blocks could not be read in full: what is not known of them is not held against others.
    """

    def __init__(self, files: Sequence[TurtleFile], unknown: Collection[str] = ()) -> None:
        self.files = files
        self.unknown = unknown
        self.types: dict[str, set[str]] = defaultdict(set)
        self.parents: dict[str, set[str]] = defaultdict(set)
        self.ranges: dict[str, str] = dict(_RANGES)
        self.single: set[str] = set(_SINGLE)
        self.coined: set[str] = set()
        self.homes: dict[str, TurtleFile] = {}
        self.replaced: dict[str, dict[str, str]] = defaultdict(dict)
        self.places = frozenset(file.path for file in files)
        self._lists: dict[str, list[str]] = {}
        self._sought: dict[tuple[str, str], tuple[str, ...]] = {}
        for file in files:
            for statement in file.statements:
                self._note(file, statement)

    def _note(self, file: TurtleFile, statement: Statement) -> None:
        subject, predicate, value = statement.subject, statement.predicate, statement.object.value
        if predicate == RDF.type:
            self.types[subject].add(value)
            self.homes.setdefault(subject, file)
        elif predicate == RDFS.subClassOf:
            self.parents[subject].add(value)
        elif predicate == RDFS.range:
            self.ranges[subject] = value
        elif predicate == OWL.inverseOf:
            self.coined.add(value)
        elif predicate == KGO.maxCount and value == "1":
            self.single.add(subject)
        elif predicate in _OF_REPLACED and value != subject:
            self.replaced[subject][predicate] = value

    def problems(self) -> list[Problem]:
        """Return what does not fit or points nowhere, in file order."""
        return [problem for file in self.files for problem in self._problems_of(file)]

    def missing(self) -> list[Problem]:
        """Return what lacks a property that every answer about it needs, in file order; the shapes ask for more."""
        stated = {(item.subject, item.predicate) for file in self.files for item in file.statements}
        return [
            Problem(
                file.path,
                file.line_of(item.subject),
                to_name(item.subject),
                "missing-value",
                (("property", to_name(predicate)),),
                subject=item.subject,
            )
            for file in self.files
            for item in file.statements
            if item.predicate == RDF.type
            for predicate in _NEEDED.get(item.object.value, ())
            if (item.subject, predicate) not in stated
        ]

    def remedy(self, predicate: str, written: str) -> Remedy | None:
        """Return how a value is written rightly as a property takes it; None if that is not known."""
        wanted = self.ranges.get(predicate)
        if wanted is None:
            return None
        if wanted in EXAMPLES:
            return self._literal_remedy(written, wanted, predicate)
        return self._member_remedy(wanted, self.meant(written, wanted))

    def tidied(self, predicate: str, written: str | None) -> Remedy | None:
        """Return how a value of the right kind is to be changed, or what there is to choose from; None if unclear."""
        wanted = self.ranges.get(predicate, "")
        if wanted not in EXAMPLES:
            return self._member_remedy(wanted, ())
        forms = right_forms(written, wanted, predicate) if written and wanted in (XSD.string, XSD.anyURI) else ()
        plain = forms and forms[0].partition("^^")[0].strip('"')
        return Remedy("fix-write", _whole(predicate, forms)) if plain and plain != written else None

    def is_a(self, iri: str, wanted: str) -> bool:
        """Return whether a thing is of a class, or of one below it."""
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

    def meant(self, written: str, wanted: str) -> tuple[str, ...]:
        """Return the members of a class that a misspelt name or a label may mean, nearest first."""
        key = (written, wanted)
        if key not in self._sought and len(self._sought) < _MOST_SUGGESTED:
            plain = sorted(_PLAIN_PROPERTIES) if wanted == RDF.Property else ()
            self._sought[key] = tuple(_nearest(written, [*plain, *self._members(wanted)], self._labels))
        return self._sought.get(key, ())

    def _members(self, wanted: str) -> list[str]:
        if wanted not in self._lists:
            own = (iri for iri in self.types if iri.startswith(OWN))
            self._lists[wanted] = sorted(iri for iri in own if self.is_a(iri, wanted))
        return self._lists[wanted]

    @cached_property
    def _labels(self) -> Mapping[str, set[str]]:
        """What has a name, by the name in small letters."""
        found: dict[str, set[str]] = defaultdict(set)
        for file in self.files:
            for item in file.statements:
                if item.predicate in NAMES:
                    found[item.object.value.casefold()].add(item.subject)
        return found

    def _problems_of(self, file: TurtleFile) -> Iterator[Problem]:
        counts: dict[tuple[str, str, str], int] = defaultdict(int)
        nameless: set[str] = set()
        for statement in file.statements:
            subject = statement.subject
            if statement.predicate == RDF.type:
                yield from self._described_twice(file, statement)
                yield from self._misnamed(file, statement)
            if statement.predicate in _FILED_BY:
                yield from self._misplaced(file, statement)
            if subject not in nameless and self._is_undescribed(subject):
                nameless.add(subject)
                meant = self.meant(to_name(subject), KGO.Entity)
                remedy = Remedy("fix-choose-or-add", tuple(map(to_name, meant))) if meant else None
                line = file.line_of(subject)
                name = to_name(subject)
                yield Problem(file.path, line, name, "class-missing", (), remedy, subject, meant=meant)
            found = self._by_hand(statement) or self._replacement(statement) or self._problem(statement)
            if found is None and statement.predicate in self.single:
                found = self._counted(file, statement, counts)
            if found:
                key, facts, remedy, meant = found
                line = file.line_of_statement(statement)
                told = tuple(sorted(facts.items()))
                yield Problem(file.path, line, to_name(subject), key, told, remedy, subject, statement, meant)

    def _described_twice(self, file: TurtleFile, statement: Statement) -> Iterator[Problem]:
        home = self.homes[statement.subject]
        if home is not file and _is_bundled(file.path) and not home.path.is_relative_to(graph_folder()):
            line = home.line_of(statement.subject)
            yield Problem(home.path, line, to_name(statement.subject), "schema-term", subject=statement.subject)
        elif home is not file:
            facts = (("first", f"{home.path}:{home.line_of(statement.subject)}"),)
            line = file.line_of(statement.subject)
            yield Problem(file.path, line, to_name(statement.subject), "duplicate-slug", facts, None, statement.subject)

    def _misnamed(self, file: TurtleFile, statement: Statement) -> Iterator[Problem]:
        """Yield a thing whose name is not in the namespace of its kind, or is none that can be typed as a slug."""
        subject, name = statement.subject, to_name(statement.subject)
        kind = next((kind for kind in _NAMESPACES if self.is_a(subject, kind)), None)
        if kind is None or statement.object.value == KGO.InheritedClaim:
            return
        namespace = _NAMESPACES[kind]
        if not subject.startswith(namespace.iri):
            key = "foreign-name"
        elif name.startswith("<") or (namespace is KG and "--" in name):
            key = "bad-slug"
        elif len(subject) - len(namespace.iri) > _LONGEST_SLUG:
            key = "long-slug"
        else:
            return
        facts = (("kind", namespace.name + ":"), ("most", str(_LONGEST_SLUG)))
        yield Problem(file.path, file.line_of(subject), name, key, facts, None, subject)

    def _misplaced(self, file: TurtleFile, statement: Statement) -> Iterator[Problem]:
        """Yield a block that stands in another file than the one named after its topic, class or type."""
        if statement.predicate == KGO.about:
            home = self.homes.get(statement.object.value)
            place = home.path if home else file.path
        elif _FILED_BY[statement.predicate] == file.path.parent.name and isinstance(statement.object, ox.NamedNode):
            place = file.path.parent / f"{_kebab(to_name(statement.object.value))}.ttl"  # which may be no name
        else:
            return
        if place != file.path and place in self.places:
            facts = (("home", f"{place.parent.name}/{place.name}"),)
            line = file.line_of(statement.subject)
            yield Problem(file.path, line, to_name(statement.subject), "misplaced-block", facts)

    def _is_undescribed(self, iri: str) -> bool:
        known = self.types.get(iri) or iri in self.coined or iri in self.unknown or iri in self.replaced
        return iri.startswith(OWN) and not known

    def _counted(
        self, file: TurtleFile, statement: Statement, counts: dict[tuple[str, str, str], int]
    ) -> _Found | None:
        lang = statement.object.language or "" if isinstance(statement.object, ox.Literal) else ""
        place = (statement.subject, statement.predicate, lang)
        counts[place] += 1
        if counts[place] != _FIRST_TOO_MANY:
            return None
        facts = {"property": to_name(statement.predicate)}
        return "too-many-values", facts, self._comma_remedy(file, statement), ()

    def _comma_remedy(self, file: TurtleFile, statement: Statement) -> Remedy | None:
        """Return the number that was meant where a comma in it made two of it."""
        line = file.find_line(statement.subject, to_name(statement.predicate))
        match = re.search(r"[+-]?\d+(?:,\d+)+(?:\.\d+)?", file.lines[line - 1]) if line else None
        forms = right_forms(match[0], XSD.decimal) if match else ()
        return Remedy("fix-decimal-comma", _whole(statement.predicate, forms)) if forms else None

    def _by_hand(self, statement: Statement) -> _Found | None:
        """Return what is wrong with a statement that is the build's to make."""
        predicate, value = statement.predicate, statement.object
        is_inherited = predicate == RDF.type and value.value == KGO.InheritedClaim
        if predicate not in DERIVED and not is_inherited and not self.is_a(predicate, KGO.Relation):
            return None
        name = "a" if is_inherited else to_name(predicate)
        return "derived-by-hand", {"property": name, "value": to_turtle(value)}, None, ()

    def _replacement(self, statement: Statement) -> _Found | None:
        """Return what is wrong with a statement of a name that was replaced, or with a reference to such a name."""
        subject, predicate, value = statement.subject, statement.predicate, statement.object.value
        newer = None if isinstance(statement.object, ox.Literal) else self.replaced.get(value, {}).get(_NEWER)
        key, remedy = "", None
        if subject not in self.replaced and newer:
            key, remedy = "replaced-named", Remedy("fix-write", _whole(predicate, (to_name(newer),)))
        elif subject in self.replaced and predicate not in _OF_REPLACED:
            key = "replaced-described"
        elif subject in self.replaced and self._is_replaced_in_part(subject):
            key = "replaced-incomplete"
        elif subject in self.replaced and predicate == _NEWER and not _is_named_alike(subject, value):
            key = "replaced-by-other-kind"
        facts = {"property": to_name(predicate), "value": to_turtle(statement.object)} if key else {}
        return (key, facts, remedy, ()) if key else None

    def _is_replaced_in_part(self, name: str) -> bool:
        """Return whether a name is stated to be deprecated or replaced, but not both, as far as it could be read."""
        stated = self.replaced[name]
        return name not in self.unknown and (_NEWER not in stated or stated.get(OWL.deprecated) not in ("true", "1"))

    def _problem(self, statement: Statement) -> _Found | None:
        predicate, value = statement.predicate, statement.object
        name = to_name(predicate)
        if not self._is_known(predicate):
            return self._unknown_property(statement)
        wanted = self.ranges.get(predicate)
        if isinstance(value, ox.Literal):
            return self._literal_problem(value, wanted, predicate)
        target = value.value
        facts = {"property": name, "value": to_name(target)}
        fits = not wanted or self._fits(target, wanted)
        if fits and not self._is_undescribed(target):
            return None
        meant = self.meant(to_name(target), wanted or KGO.Entity)
        if predicate == RDF.predicate:
            return "unknown-relation", facts, self._member_remedy(KGO.Relation, meant), meant
        if self._is_undescribed(target):
            remedy = self._member_remedy(wanted or KGO.Entity, meant)
            return "dangling-reference", facts, remedy, meant
        return "wrong-kind", {**facts, **self._wanted(wanted or "")}, self.remedy(predicate, to_name(target)), meant

    def _unknown_property(self, statement: Statement) -> _Found:
        facts = {"property": to_name(statement.predicate)}
        if statement.predicate in _NAMING:
            return "unknown-property", facts, _naming_remedy(statement.object), (SKOS.prefLabel,)
        near = self.meant(facts["property"], RDF.Property)
        remedy = Remedy("fix-name", tuple(map(to_name, near))) if near else None
        return "unknown-property", facts, remedy, near

    def _wanted(self, wanted: str) -> dict[str, str]:
        return {"wanted": to_name(wanted), **self._words.get(wanted, {})}

    @cached_property
    def _words(self) -> Mapping[str, dict[str, str]]:
        """The preferred labels of each thing, by ``label-`` and the language."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for item in (item for file in self.files for item in file.statements if item.predicate == SKOS.prefLabel):
            if isinstance(item.object, ox.Literal):
                found[item.subject][f"label-{item.object.language}"] = item.object.value
        return found

    def _fits(self, target: str, wanted: str) -> bool:
        """Say whether an IRI is of a range; what others describe is not ours to judge where it may be named."""
        if wanted.startswith(KGO.iri) or (wanted == RDFS.Class and target.startswith(OWN)):
            return self.is_a(target, wanted) or (target in self.unknown and not self.types.get(target))
        return not wanted.startswith((XSD.iri, RDF.langString))

    def _literal_problem(self, value: ox.Literal, wanted: str | None, predicate: str) -> _Found | None:
        kind = value.datatype.value
        fits = wanted is None or kind == wanted or (wanted == XSD.decimal and kind == XSD.integer)
        if is_foreign_tag(predicate, value):
            facts = {"property": to_name(predicate), "value": value.value, "tag": str(value.language)}
            return "language-tag", facts, self._tag_remedy(predicate, value), ()
        if fits and _is_written(value.value, kind):
            limit = broken_limit(predicate, value)
            facts = {"property": to_name(predicate), "value": value.value, "limit": limit}
            return ("impossible-value", facts, None, ()) if limit else None
        facts = {"property": to_name(predicate), "value": value.value, **self._wanted(wanted or kind)}
        remedy = self.remedy(predicate, value.value) or self._literal_remedy(value.value, kind, predicate)
        meant = self.meant(value.value, wanted) if wanted and wanted not in EXAMPLES else ()
        return "wrong-kind", facts, remedy, meant

    def _literal_remedy(self, written: str, wanted: str, predicate: str) -> Remedy | None:
        forms = right_forms(written, wanted, predicate)
        if not forms:
            return Remedy("fix-form", _whole(predicate, (EXAMPLES[wanted],))) if wanted in EXAMPLES else None
        key, other = "fix-write", ""
        if wanted == RDF.langString and predicate not in _IN_ONE_LANGUAGE:
            key, other = "fix-write-both", "en" if forms[0].endswith("@zh") else "zh"
        elif wanted in (XSD.decimal, XSD.integer) and re.search(r"[^\d.,+\s\u2212-]", written.strip("\"'“”")):
            key = "fix-write-number"
        bound = re.match(r"\W*([<>])", written) if predicate == KGO.pValue else None
        if bound:
            return Remedy("fix-write", (f'{_whole(predicate, forms)[0]} {to_name(KGO.pBound)} "{bound[1]}" ;',))
        return Remedy(key, _whole(predicate, forms), other)

    def _tag_remedy(self, predicate: str, value: ox.Literal) -> Remedy:
        """Return the text with the tag that it has without its region or script, else as its characters say."""
        lang = str(value.language).partition("-")[0]
        is_allowed = lang in langs_of(predicate)
        forms = (
            (f'"{escape(value.value)}"@{lang}',) if is_allowed else right_forms(value.value, RDF.langString, predicate)
        )
        return Remedy("fix-write", _whole(predicate, forms))

    def _member_remedy(self, wanted: str, meant: Sequence[str]) -> Remedy | None:
        members = self._members(wanted)
        if meant:
            open_list = wanted in (KGO.Entity, KGO.Claim, KGO.Source) or len(members) > _MANY
            return Remedy("fix-choose-or-add" if open_list else "fix-name", tuple(map(to_name, meant)))
        closed = 0 < len(members) <= _FEW and all(iri.startswith(KGO.iri) for iri in members)
        return Remedy("fix-choose", tuple(map(to_name, members))) if closed else None

    def _is_known(self, predicate: str) -> bool:
        return predicate in _PLAIN_PROPERTIES or (predicate in self.types and self.is_a(predicate, RDF.Property))


_Found = tuple[str, dict[str, str], Remedy | None, tuple[str, ...]]


def _is_named_alike(name: str, other: str) -> bool:
    """Return whether two names are in the same namespace of ours: both of claims, both of entities, …"""
    return any(name.startswith(base) and other.startswith(base) for base in OWN)


def _is_bundled(path: Path) -> bool:
    """Say whether a file is of the schema that a graph folder without its own uses."""
    return path.is_relative_to(graph_folder() / "schema")


def _kebab(name: str) -> str:
    """Return the file name of a class or list member: ``kgo:DrugClass`` stands in ``drug-class``.

    >>> _kebab("kgo:DrugClass"), _kebab("kgo:vitamin-K-biology")
    ('drug-class', 'vitamin-K-biology')
    """
    local = name.partition(":")[2]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", local).lower() if local[:1].isupper() else local


def _whole(predicate: str, forms: Sequence[str]) -> tuple[str, ...]:
    """Return values with the property before them, as the line of a block has them."""
    return tuple(f"{to_name(predicate)} {form} ;" for form in forms)


def _naming_remedy(value: ox.NamedNode | ox.Literal) -> Remedy:
    """Return a name as it is written here."""
    is_tagged = isinstance(value, ox.Literal) and value.language in LANGS
    forms = (to_turtle(value),) if is_tagged else right_forms(value.value, RDF.langString)
    return Remedy("fix-written-name", _whole(SKOS.prefLabel, forms) or (to_name(SKOS.prefLabel),))


def _is_written(text: str, kind: str) -> bool:
    """Say whether a text is one that a datatype allows."""
    if kind not in _WRITTEN:
        return True
    if not _WRITTEN[kind].fullmatch(text):
        return False
    return kind != XSD.date or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _nearest(written: str, iris: Sequence[str], labels: Mapping[str, set[str]]) -> list[str]:
    """Return the IRIs that a name may mean: of the same local name, of this label, or spelt nearly alike."""
    import difflib  # noqa: PLC0415 - only where something is misspelt

    local = re.split(r"[:/#]", written.strip("<>"))[-1]
    by_local: dict[str, list[str]] = defaultdict(list)
    for iri in iris:
        by_local[re.split(r"[:/#]", iri)[-1]].append(iri)
    if local in by_local:
        return by_local[local]
    wanted = frozenset(iris)
    if named := sorted(labels.get(written.casefold(), set()) & wanted):
        return named
    near = difflib.get_close_matches(local, by_local, n=3, cutoff=0.75)
    return [iri for name in near for iri in by_local[name]][:3]
