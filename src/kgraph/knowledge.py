"""``KnowledgeGraph``: the graph as one object, for Python and the command line.

Modules that only one call needs are imported by that call, so that a search does not load walks and sentences.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from kgraph.errors import ArgumentError, ParameterError, StoreError, UnknownClaim, UnknownRelation, UnknownSource
from kgraph.files.paths import graph_folder, queries_folder
from kgraph.names.folding import fold
from kgraph.names.search import Hit, NameIndex
from kgraph.store.cache import open_cached
from kgraph.store.engine import EmbeddedStore, has_dataset, iri, refuse_service
from kgraph.store.replaced import find_replacement
from kgraph.table import Iri
from kgraph.text import Lang
from kgraph.vocab import CLAIM, KG, KGO, PREFIXES, SRC

if TYPE_CHECKING:
    import networkx as nx
    import pyoxigraph as ox
    import rdflib

    from kgraph.evidence.changes import Change
    from kgraph.evidence.verdict import Verdict
    from kgraph.interactions.result import InteractionCheck
    from kgraph.mechanism.multigraph import Support
    from kgraph.mechanism.network import Network
    from kgraph.mechanism.path import Path as MechanismPath
    from kgraph.mechanism.walk import Direction, Filter, Neighbor, Region
    from kgraph.model import Claim, Entity, Evidence, Relation, Source, Term
    from kgraph.page.frame import Page
    from kgraph.review.review import Review
    from kgraph.store.canned import CannedQuery, Parameter
    from kgraph.store.catalog import Catalog
    from kgraph.store.limits import LimitedStore
    from kgraph.store.statistics import Statistics
    from kgraph.table import Table
    from kgraph.words.citations import Style


class KnowledgeGraph:
    """A bilingual, cited knowledge graph, read-only.

    Names of entities may be given as slug, IRI, CURIE or any name in Chinese or English; a slug that was replaced leads
    to the one that replaced it.

    >>> kg = KnowledgeGraph.load()
    >>> kg.entity("华法林").label("en")
    'warfarin'
    """

    def __init__(self, store: EmbeddedStore, queries: Path | None = None) -> None:
        self.store = store
        self._queries_folder = queries or queries_folder()

    @classmethod
    def load(cls, graph: str | Path | None = None) -> KnowledgeGraph:
        """Load a graph folder, by default the bundled one; it is built on first use, then read from the cache.

        Raises:
            DataError: If a file is not Turtle or the files do not fit together.
            StoreError: If the folder holds no graph.
        """
        folder = Path(graph) if graph is not None else graph_folder()
        if cached := open_cached(folder):
            return cls(cached)
        from kgraph.build.build import open_graph

        return cls(open_graph(folder))

    @classmethod
    def open(cls, folder: str | Path) -> KnowledgeGraph:
        """Open a built store, read-only.

        Raises:
            StoreError: If the folder holds no store.
        """
        return cls(EmbeddedStore.open(Path(folder)))

    # Values

    @cached_property
    def catalog(self) -> Catalog:
        """The reader of values."""
        from kgraph.store.catalog import Catalog

        return Catalog(self.store)

    @property
    def entities(self) -> dict[str, Entity]:
        """All entities by slug, in slug order."""
        return self.catalog.entities

    @property
    def relations(self) -> dict[str, Relation]:
        """All relations by slug, in slug order."""
        return self.catalog.relations

    @property
    def sources(self) -> dict[str, Source]:
        """All sources by slug, in slug order."""
        return self.catalog.sources

    @property
    def terms(self) -> dict[str, Term]:
        """The members of all closed lists of the schema, by slug."""
        return self.catalog.terms

    def entity(self, name: str) -> Entity:
        """Return an entity.

        Raises:
            UnknownEntity: If no entity has this name (``.suggestions``).
            AmbiguousName: If several entities have it (``.candidates``).
        """
        return self.catalog.get_entity(self.names.resolve(name))

    def search(self, text: str, *, lang: Lang = "en", limit: int = 10) -> list[Hit]:
        """Return entities whose names match in either language, best first; ``label`` is in ``lang``.

        Raises:
            ArgumentError: If the limit is negative.
        """
        return self.names.search(text, lang=lang, limit=limit)

    def relation(self, name: str) -> Relation:
        """Return a relation by slug or label.

        Raises:
            UnknownRelation: If there is none.
        """
        if name in self.relations:
            return self.relations[name]
        for relation in self.relations.values():
            if fold(name) in (fold(relation.labels.zh or ""), fold(relation.labels.en or "")):
                return relation
        raise UnknownRelation("unknown-relation-name", name=name, suggestions=_near(name, self.relations))

    def source(self, slug: str) -> Source:
        """Return a source by its slug, or by one that this replaced.

        Raises:
            UnknownSource: If there is none.
        """
        try:
            return self.catalog.get_source(slug)
        except KeyError:
            if newer := find_replacement(self.store, SRC, slug):
                return self.source(newer)
            raise UnknownSource("unknown-source", name=slug, suggestions=self._near(slug, "Source")) from None

    def cite(self, source: str, style: Style = "vancouver") -> str:
        """Return a source as a citation (``vancouver``, ``gbt7714``) or for a reference manager (``ris``, ``bibtex``).

        Raises:
            UnknownSource: If there is no such source.
            ArgumentError: If there is no such style.
        """
        from kgraph.words.citations import STYLES, cite

        if style not in STYLES:
            raise ArgumentError("bad-format", value=style, known=", ".join(STYLES))
        return cite(self.source(source), style)

    def claims(
        self,
        *,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        about: str | None = None,
        verdict: str | None = None,
    ) -> list[Claim]:
        """Return the claims that fit all arguments given, with their evidence, sorted by slug.

        Args:
            subject: Name of the subject of the claims.
            relation: Slug or label of the relation.
            object: Name of the object of the claims.
            about: Name of an entity at either end.
            verdict: Slug of a verdict, ``established``, ``contested``, …

        Raises:
            UnknownEntity, AmbiguousName, UnknownRelation: If a name is unknown or ambiguous.
            ParameterError: If there is no such verdict.
        """
        if verdict is not None:
            self._require_term(verdict, "Verdict")
        return self.catalog.find_claims(
            subject=self._slug(subject),
            relation=None if relation is None else self.relation(relation).slug,
            object_=self._slug(object),
            about=self._slug(about),
            verdict=verdict,
        )

    def claim(self, slug: str) -> Claim:
        """Return a claim by its slug, or by one that this replaced.

        Raises:
            UnknownClaim: If there is none; the nearest slugs are suggested.
        """
        claims = self.catalog.get_claims([slug])
        if slug in claims:
            return claims[slug]
        if newer := find_replacement(self.store, CLAIM, slug):
            return self.claim(newer)
        raise UnknownClaim("unknown-claim", name=slug, suggestions=self._near(slug, "Claim"))

    def why(self, claim: Claim, lang: Lang = "en") -> list[str]:
        """Return the reasons of a claim's verdict as sentences; ``claim.reasons`` holds the same as data."""
        from kgraph.evidence.explain import why

        return why(self.catalog, claim, lang)

    def what_would_change(self, claim: Claim) -> tuple[Change, ...]:
        """Return the changes of evidence that would lead to another verdict: a group more, or the loss of a group.

        First one more independent group, for each stance the weakest tier that leads to each other verdict; then the
        loss of each group that counts, by name, where the verdict then differs.
        """
        from kgraph.evidence.explain import find_changes

        return find_changes(self.catalog, claim)

    def reconsider(self, claim: Claim | str, *, add: Sequence[Evidence] = (), drop: Sequence[str] = ()) -> Verdict:
        """Return what the verdict on a claim would be with more evidence, or without that of some sources.

        Nothing is written. What rests on a dropped source falls with it; forms and doses of its subject read as today.

        Args:
            claim: The claim, or its slug.
            add: Further evidence items, of sources of the graph.
            drop: Slugs of sources, or of the first source of a study with several reports for all of these.

        Raises:
            UnknownClaim, UnknownSource: If a name is unknown.
            ArgumentError: If a dropped source gives no evidence about the claim.
        """
        from kgraph.evidence.explain import reconsider, without

        claim_ = self.claim(claim) if isinstance(claim, str) else claim
        for item in add:
            self.source(item.source)
        gone = [self.source(slug).slug for slug in drop]
        for slug in gone:
            if without(self.catalog, claim_, [slug]) == claim_.evidence:
                raise ArgumentError("source-without-evidence", source=slug, claim=claim_.slug)
        return reconsider(self.catalog, claim_, (*without(self.catalog, claim_, gone), *add))

    def evidence(
        self,
        *,
        claim: str | None = None,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        topic: str | None = None,
        population: str | None = None,
        design: str | None = None,
        dose: str | None = None,
        lang: Lang = "en",
    ) -> Table:
        """Return one row for each evidence item of the claims that fit all arguments given, by claim, then source.

        The columns are always the same: claim, both sides, all figures as printed and as subject over comparator, dose
        with µg/day where the unit alone says how many, people, design, weight and why, source; docs/tables.md has
        them one by one. Cells are slugs, texts in ``lang``, numbers or None. Items that do not count are among them;
        their ``weight`` says why they do not.

        Args:
            claim: Slug of a claim.
            subject: Name of the subject of the claims; forms and members are not taken with it.
            relation: Slug or label of the relation.
            object: Name of the object; its kinds are taken with it (a hip fracture is a fracture).
            topic: Slug of a topic.
            population: Name of a group of people; narrower groups are taken with it.
            design: Slug of a study design.
            dose: Slug of a dose band: ``dietary``, ``supplemental``, ``pharmacological``.
            lang: Language of texts.

        Raises:
            UnknownEntity, AmbiguousName, UnknownRelation, UnknownClaim: If a name is unknown or ambiguous.
            ParameterError: If there is no such topic, design or dose band.

        >>> kg = KnowledgeGraph.load()
        >>> table = kg.evidence(subject="denosumab", object="fracture", design="randomised-trial")
        >>> len(table) > 0, {"effect", "effect_low", "effect_high", "printed"} <= set(table.columns)
        (True, True)
        """
        from kgraph.synthesis.items import evidence_table

        selected = self._select(claim, subject, relation, object, topic, population, design, dose)
        return evidence_table(self.catalog, selected, lang)

    def findings(
        self,
        *,
        claim: str | None = None,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,
        topic: str | None = None,
        population: str | None = None,
        design: str | None = None,
        dose: str | None = None,
        lang: Lang = "en",
    ) -> Table:
        """Return the summary of findings: one row for each claim of benefit or harm that fits, by outcome.

        Each has the verdict with its certainty and reasons, the number of independent groups on each side, the people,
        and the figure of the strongest study. Nothing is pooled. Arguments and errors are those of ``evidence``: a
        claim fits if one of its items does, and its row then sums up all of its evidence.

        >>> KnowledgeGraph.load().findings(subject="denosumab", object="hip-fracture").column("subject")
        ['denosumab']
        """
        from kgraph.synthesis.findings import findings_table

        selected = self._select(claim, subject, relation, object, topic, population, design, dose)
        return findings_table(self.catalog, selected, lang)

    def compare(
        self, first: str, second: str, *, object: str | None = None, dose: str | None = None, lang: Lang = "en"
    ) -> Table:
        """Return two substances side by side: one row for each outcome and dose at which either has a claim.

        Rows are claims of benefit and harm, benefits first, then by outcome, dose band and population. The columns of
        each side begin with ``first_`` or ``second_`` and are empty where nothing is recorded, which does not mean
        that there is nothing. Harms inherited from a class have the basis ``inherited``. ``head_to_head`` holds what
        studies that compare the two found; without it a difference between the two sides is no finding.

        Args:
            first: Name of a substance; its forms and members are not taken with it.
            second: Name of another.
            object: Name of an outcome; its kinds are taken with it (a hip fracture is a fracture).
            dose: Slug of a dose band.
            lang: Language of texts.

        Raises:
            UnknownEntity, AmbiguousName: If a name is unknown or ambiguous.
            ArgumentError: If both names are of one entity.
            ParameterError: If there is no such dose band.

        >>> table = KnowledgeGraph.load().compare("romosozumab", "alendronate", object="vertebral-fracture")
        >>> {"first_verdict", "second_verdict", "head_to_head"} <= set(table.columns)
        True
        """
        from kgraph.synthesis.compare import compare_table

        slugs = [self.names.resolve(name) for name in (first, second)]
        if len(set(slugs)) == 1:
            raise ArgumentError("compare-same", first=first, second=second)
        if dose is not None:
            self._require_term(dose, "DoseBand")
        below = None if object is None else sorted(self.catalog.find_below(self.names.resolve(object)))
        return compare_table(self.catalog, slugs[0], slugs[1], lang, objects=below, dose=dose)

    def claims_of_source(self, source: str) -> list[Claim]:
        """Return the claims that a source gives evidence about, sorted by slug.

        Raises:
            UnknownSource: If there is no such source.
        """
        return self.catalog.find_claims_of_source(self.source(source).slug)

    def review(self, source: str, *, text: str | Path | None = None) -> Review:
        """Return the ledger of a source: each statement with a verdict and the studies behind it.

        Args:
            source: Slug of the source.
            text: File with the text of the source; each statement then has its wording.

        Raises:
            UnknownSource: If there is no such source.
            TextMismatch: If the checksum of the file is not that of the source.
            StoreError: If the file cannot be read.
        """
        from kgraph.review.ledger import read_review, read_text

        source_ = self.source(source)
        return read_review(self.catalog, source_, None if text is None else read_text(Path(text), source_))

    def sentence(self, claim: Claim, lang: Lang = "en") -> str:
        """Return a claim as a sentence in one language, without a full stop."""
        from kgraph.words import sentences

        return sentences.claim_sentence(self.catalog, claim, lang)

    def assessment(self, claim: Claim, lang: Lang = "en") -> str:
        """Return a claim and its standing as one hedged sentence that can be shown alone."""
        from kgraph.words import sentences

        return sentences.claim_assessment(self.catalog, claim, lang)

    def standing(self, claim: Claim, lang: Lang = "en") -> str:
        """Return the standing of a claim in words: its verdict, or that only articles are evidence."""
        from kgraph.words import sentences

        return sentences.standing(self.catalog, claim, lang)

    # Walks

    @cached_property
    def network(self) -> Network:
        """The network of claims and links, read once."""
        from kgraph.mechanism.network import Network

        return Network.read(self.store)

    def neighbors(
        self,
        entity: str,
        *,
        direction: Direction = "out",
        relations: Sequence[str] | None = None,
        max_edges: int = 1,
        avoid: Sequence[str] = (),
        human_only: bool = False,
        include_inherited: bool = False,
        include_unaccepted: bool = True,
    ) -> list[Neighbor]:
        """Return the neighbours within a number of edges of an entity, nearest first.

        Args:
            direction: ``out`` (what it acts on), ``in`` (what acts on it) or ``both``.
            relations: Slugs or labels of the relations walked, all if None.
            max_edges: Largest distance, 1 to 8.
            avoid: Names of entities that are left out.
            human_only: Only claims that work in people supports.
            include_inherited: Add the claims that members inherit from their class.
            include_unaccepted: Use claims of every verdict, not only accepted ones.

        Raises:
            UnknownEntity, AmbiguousName, UnknownRelation: If a name is unknown or ambiguous.
            ArgumentError: If the direction or the distance is out of range.
        """
        from kgraph.mechanism import walk

        only = self._filter(
            relations, avoid, human=human_only, inherited=include_inherited, unaccepted=include_unaccepted
        )
        return walk.find_neighbors(
            self.network, self.names.resolve(entity), direction=direction, max_edges=max_edges, only=only
        )

    def subgraph(
        self,
        names: Iterable[str],
        *,
        max_edges: int = 0,
        relations: Sequence[str] | None = None,
        avoid: Sequence[str] = (),
        human_only: bool = False,
        include_unaccepted: bool = True,
    ) -> Region:
        """Return the part of the graph around entities: entities, claims between them and classes, as slugs.

        Args:
            names: Names of entities; without names the part is empty.
            max_edges: Distance around them in any direction, 0 (only between them) to 8.
            relations, avoid, human_only, include_unaccepted: As for ``neighbors``.

        Raises:
            UnknownEntity, AmbiguousName, UnknownRelation: If a name is unknown or ambiguous.
            ArgumentError: If ``max_edges`` is out of range.
        """
        from kgraph.mechanism import walk

        only = self._filter(relations, avoid, human=human_only, unaccepted=include_unaccepted)
        slugs = [self.names.resolve(name) for name in names]
        return walk.find_region(self.network, slugs, max_edges=max_edges, only=only)

    def paths(
        self,
        start: str,
        end: str,
        *,
        max_edges: int = 5,
        limit: int = 10,
        relations: Sequence[str] | None = None,
        sign: int | None = None,
        through: Sequence[str] = (),
        avoid: Sequence[str] = (),
        human_only: bool = False,
        include_inherited: bool = False,
        include_unaccepted: bool = False,
    ) -> list[MechanismPath]:
        """Return mechanism paths from one entity to another, strongest first; empty without a path or for equal ends.

        Steps follow accepted causal claims, and lead from a member to its class or between a protein and a state of it
        where that is stated (``kgraph.mechanism.rules`` has the rules). Other claims are used only if they are included
        or if there is no path without them. Order: weakest verdict, then length, then generality of the entities
        passed, then slugs.

        Args:
            max_edges: Most steps, steps to classes included, 1 to 8.
            limit: Most paths.
            relations: Slugs or labels of the relations walked, all if None; classes are then walked only if one of
                them is a relation of structure, such as ``is-a``.
            sign: Only paths with this net effect, +1 or −1.
            through: Names of entities that must be passed.
            avoid: Names of entities that must not be passed.
            human_only: Only claims that work in people supports.
            include_inherited: Add the claims that members inherit from their class, as steps of their own.
            include_unaccepted: Use claims that are not accepted too; refuted ones are never used.

        Raises:
            UnknownEntity, AmbiguousName, UnknownRelation: If a name is unknown or ambiguous.
            ArgumentError: If ``max_edges`` is not between 1 and 8, the limit is negative or the sign is not +1 or −1.
        """
        from kgraph.mechanism import walk
        from kgraph.mechanism.path import to_paths

        source, target = self.names.resolve(start), self.names.resolve(end)
        bare_paths = walk.find_paths(
            self.network,
            source,
            target,
            max_edges=max_edges,
            limit=limit,
            only=self._filter(
                relations, avoid, human=human_only, inherited=include_inherited, unaccepted=include_unaccepted
            ),
            through=[self.names.resolve(name) for name in through],
            sign=sign,
        )
        return to_paths(self.catalog, self.network, bare_paths, (source, target))

    def interactions(self, names: Sequence[str], *, lang: Lang = "en") -> InteractionCheck:
        """Check drugs, nutrients and foods against each other in pairs, and each for its effects on bone.

        Claims about classes, members, parent forms and forms are included and marked with their basis. Two names of
        one substance count once. A single substance is checked for its effects on bone alone.

        Args:
            names: Two or more names of substances, or one.
            lang: Language in which the answer prints and shows by default; it holds both.

        Raises:
            UnknownEntity, AmbiguousName: If a name is unknown or ambiguous.
            ArgumentError: If no name is given, or a name is not that of a substance.

        >>> check = KnowledgeGraph.load().interactions(["拜瑞妥", "MK-7"])
        >>> check.pairs[0].answer, check.pairs[0].lead.basis
        ('none-found', 'inherited')
        """
        from kgraph.interactions.answers import check_interactions

        given: dict[str, list[str]] = {}
        for name in [names] if isinstance(names, str) else names:
            given.setdefault(self.names.resolve(name), []).append(name)
        return check_interactions(self.catalog, given, find_path=self._short_path, lang=lang)

    def to_networkx(self, *, links: bool = False) -> nx.MultiDiGraph[str]:
        """Return a networkx graph: nodes are slugs, edge keys are claim slugs, all attributes str, int or bool.

        Every format of networkx can hold it: GraphML, GEXF, GML, node-link, Cytoscape. ``kgraph.mechanism.multigraph``
        documents the attributes; ``kgraph.from_networkx`` returns the network of a graph.

        Args:
            links: Whether each link from a member to its class is an edge too, of relation ``broader``.
        """
        from kgraph.mechanism.multigraph import to_networkx

        return to_networkx(self.network, self.entities.values(), self._support, links=links)

    # SPARQL

    def query(self, sparql: str, *, timeout: float | None = None, memory: int | None = None) -> Table:
        """Return the table of a SELECT query over the union of all graphs; the usual prefixes are declared already.

        A term that the query names and the graph does not hold is logged as a warning (logger ``kgraph``), with the
        nearest term that the graph does hold.

        Args:
            sparql: The query.
            timeout: Seconds after which the query is ended. With a limit it runs in a process of its own, which an
                interruption ends at once; without one it runs here, without limit, and cannot be interrupted.
            memory: Megabytes beyond which the query is ended.

        Raises:
            QuerySyntaxError: If it is not SPARQL 1.1 (``.line``, ``.column``).
            ResourceLimit: If it reaches a limit (``.limit``, ``.value``).
            QueryError: If it is no SELECT, has a SERVICE clause, is too deep or long, or cannot be evaluated.
            ArgumentError: If a limit is not greater than 0.
        """
        table = self._engine(timeout, memory).select(sparql)
        self._note_unheld(sparql)
        return table

    def ask(self, sparql: str, *, timeout: float | None = None, memory: int | None = None) -> bool:
        """Return the answer of an ASK query; arguments, errors and notes as ``query``."""
        answer = self._engine(timeout, memory).ask(sparql)
        self._note_unheld(sparql)
        return answer

    def construct(self, sparql: str, *, timeout: float | None = None, memory: int | None = None) -> list[ox.Triple]:
        """Return the triples of a CONSTRUCT or DESCRIBE query, sorted; arguments, errors and notes as ``query``."""
        triples = self._engine(timeout, memory).construct(sparql)
        self._note_unheld(sparql)
        return triples

    def _note_unheld(self, sparql: str) -> None:
        from kgraph.store.terms import note_unheld

        note_unheld(self.store, sparql)

    def _engine(self, timeout: float | None, memory: int | None) -> EmbeddedStore | LimitedStore:
        if timeout is None and memory is None:
            return self.store
        from kgraph.store.limits import LimitedStore, Limits

        return LimitedStore(self.store, Limits(timeout=timeout, memory=memory))

    @cached_property
    def queries(self) -> dict[str, CannedQuery]:
        """The canned queries by name, sorted."""
        from kgraph.store.canned import read_queries

        return read_queries(self._queries_folder / "answers")

    def run(self, name: str, /, *, lang: Lang = "en", **parameters: str) -> Table:
        """Return the answer of a canned query in one language.

        Args:
            name: Name of the query, see ``queries``.
            lang: Language of the labels in the answer.
            **parameters: Values by parameter name; entities by any of their names.

        Raises:
            UnknownQuery: If there is no such query.
            ParameterError: If it has no such parameter or does not accept the value.
            UnknownEntity, AmbiguousName, UnknownRelation, UnknownSource: If a name is unknown or ambiguous.
        """
        return self.store.select(self.bound(name, lang=lang, **parameters))

    def bound(self, name: str, /, *, lang: Lang = "en", **parameters: str) -> str:
        """Return the SPARQL text of a canned query with its parameters set; arguments and errors as ``run``."""
        from kgraph.store.canned import get_query

        query = get_query(self.queries, name)
        given = {"lang": str(lang), **parameters}
        values = {key: self._value(query.parameter(key), value) for key, value in given.items()}
        return query.bind(values)

    @cached_property
    def rdflib(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over the same store, with the union of all graphs as its default graph.

        Read-only: adding, removing, parsing and updating raise StoreError. The engine of the store answers all queries,
        so that none reaches the network; ``use_store_provided`` and ``processor`` change nothing.
        """
        self.store.require_whole()
        dataset = _rdflib_dataset(_rdflib_store(self.store.engine))
        for prefix, address in PREFIXES.items():
            dataset.bind(prefix, address)
        return dataset

    # Files

    def export(self, format: str, path: str | Path) -> None:
        """Write the whole dataset: ``nquads``, ``turtle``, ``trig`` or ``jsonld``.

        Raises:
            ArgumentError: If the format is not known.
            StoreError: If the file cannot be written; an earlier file is then kept.
        """
        from kgraph.exchange import rdf

        rdf.export(self.store, format, Path(path))

    def page(
        self,
        path: str | Path | None = None,
        *,
        focus: str | None = None,
        between: tuple[str, str] | None = None,
        check: Sequence[str] = (),
        lang: Lang = "zh",
        theme: Literal["light", "dark"] | None = None,
    ) -> Page:
        """Return the interactive page, one file that loads nothing from the network, and write it if a path is given.

        A notebook shows it in a frame of its own. It opens on its start questions, or on one of ``focus``, ``between``
        and ``check``.

        Args:
            path: File to write.
            focus: Name of the entity that the page opens on.
            between: Names of two entities, to open on the paths from the first to the second.
            check: Two to six names, to open on the check of these.
            lang: Language on opening.
            theme: Colours on opening; None follows the reader's system.

        Raises:
            UnknownEntity, AmbiguousName: If a name is unknown or ambiguous.
            ArgumentError: If more than one of the three is given, or the number of names to check is not 2 to 6.
            StoreError: If the file cannot be written; an earlier file is then kept.
        """
        from kgraph.page.data import FEWEST_CHECKED, MOST_CHECKED, Opening, page_data
        from kgraph.page.frame import Page
        from kgraph.page.html import render

        if sum(map(bool, (focus, between, check))) > 1:
            raise ArgumentError("bad-opening")
        checked = tuple(dict.fromkeys(self.entity(name).slug for name in check))
        if check and not FEWEST_CHECKED <= len(checked) <= MOST_CHECKED:
            raise ArgumentError("bad-check-count", most=MOST_CHECKED, count=len(checked))
        ends = (self.entity(between[0]).slug, self.entity(between[1]).slug) if between else None
        opening = Opening(focus=self._slug(focus), path=ends, check=checked, theme=theme)
        data = page_data(self.catalog, self.names, self.network, opening, lang=lang)
        page = Page(render(data))
        if path is not None:
            page.write(path)
        return page

    def stats(self) -> Statistics:
        """Return the counts of the graph, in total and by category, verdict, design, language, …"""
        from kgraph.store.statistics import count

        return count(self.store)

    # Inside

    @cached_property
    def names(self) -> NameIndex:
        """The index of all names."""
        return NameIndex(self.store)

    def _near(self, name: str, kind: Literal["Claim", "Source"]) -> tuple[str, ...]:
        """Return the slugs of a kind that are nearest to a name."""
        rows = self.store.select(f"SELECT ?s WHERE {{ ?s a kgo:{kind} }} ORDER BY ?s").column("s")
        return _near(name, [cell.slug for cell in rows if isinstance(cell, Iri)])

    @cached_property
    def _support(self) -> dict[str, Support]:
        from kgraph.mechanism.multigraph import find_support

        return find_support(self.store)

    def _slug(self, name: str | None) -> str | None:
        return None if name is None else self.names.resolve(name)

    def _select(
        self,
        claim: str | None,
        subject: str | None,
        relation: str | None,
        object_: str | None,
        topic: str | None,
        population: str | None,
        design: str | None,
        dose: str | None,
    ) -> list[tuple[Claim, Sequence[Evidence]]]:
        from kgraph.synthesis.selection import Selection, select

        for slug, list_ in ((topic, "Topic"), (design, "StudyDesign"), (dose, "DoseBand")):
            if slug is not None:
                self._require_term(slug, list_)
        selection = Selection(
            claim=None if claim is None else self.claim(claim).slug,
            subject=self._slug(subject),
            relation=None if relation is None else self.relation(relation).slug,
            object=self._slug(object_),
            topic=topic,
            population=self._slug(population),
            design=design,
            dose=dose,
        )
        return select(self.catalog, selection)

    def _relations(self, names: Iterable[str] | None) -> list[str] | None:
        return None if names is None else [self.relation(name).slug for name in names]

    def _filter(
        self,
        relations: Sequence[str] | None,
        avoid: Iterable[str],
        *,
        human: bool,
        inherited: bool = False,
        unaccepted: bool,
    ) -> Filter:
        from kgraph.mechanism.walk import Filter

        slugs = self._relations(relations)
        return Filter(
            relations=None if slugs is None else frozenset(slugs),
            links=slugs is None or any(self.relations[slug].kind == "structure" for slug in slugs),
            avoid=frozenset(self.names.resolve(name) for name in avoid),
            human_only=human,
            inherited=inherited,
            unaccepted=unaccepted,
        )

    def _require_term(self, slug: str, list_: str) -> None:
        slugs = [term.slug for term in self.terms.values() if list_ in term.lists]
        if slug not in slugs:
            raise ParameterError("bad-term", value=slug, known=", ".join(slugs))

    def _value(self, parameter: Parameter, value: str) -> str:
        from kgraph.store.canned import literal

        if parameter.kind == "entity":
            return iri(KG.iri_of(self.names.resolve(value)))
        if parameter.kind == "source":
            return iri(SRC.iri_of(self.source(value).slug))
        if parameter.kind == "relation":
            return iri(KGO.iri_of(self.relation(value).slug))
        if parameter.kind == "term":
            if value not in self.terms:
                raise ParameterError("bad-term", value=value, known=", ".join(self.terms))
            return iri(KGO.iri_of(value))
        return literal(parameter.kind, value)

    def _short_path(self, start: str, end: str) -> MechanismPath | None:
        from kgraph.mechanism.path import find_short_path

        return find_short_path(self.catalog, self.network, start, end)


def _near(name: str, candidates: Iterable[str]) -> tuple[str, ...]:
    import difflib

    return tuple(difflib.get_close_matches(name, list(candidates), n=3, cutoff=0.4))


def _rdflib_store(engine: ox.Store) -> rdflib.store.Store:
    """Return a read-only rdflib store whose queries go to the engine and never reach the network."""
    from oxrdflib import OxigraphStore
    from rdflib.plugins.sparql.sparql import Query

    class ReadOnlyStore(OxigraphStore):
        def query(  # names and defaults are those of rdflib
            self,
            query: Query | str,
            initNs: Mapping[str, Any],  # noqa: N803
            initBindings: Mapping[str, Any],  # noqa: N803
            queryGraph: str,  # noqa: N803
            **others: object,
        ) -> Any:
            text, names = query._original_args[:2] if isinstance(query, Query) else (query, initNs)  # noqa: SLF001
            prefixes = {**dict(self.namespaces()), **{name: str(address) for name, address in names.items()}}
            refuse_service(text, prefixes)
            if has_dataset(text, prefixes):
                return super().query(text, prefixes, initBindings, "", **others)
            return super().query(query, initNs, initBindings, queryGraph, **others)

        def add_graph(self, graph: rdflib.Graph) -> None:
            """Accept an existing graph, because rdflib calls this for reading too."""
            if graph.identifier not in {context.identifier for context in self.contexts()}:
                _refuse_writing()

        add = addN = _refuse_writing  # noqa: N815 - named by rdflib
        remove = update = remove_graph = destroy = _refuse_writing

    return ReadOnlyStore(store=engine)


def _rdflib_dataset(store: rdflib.store.Store) -> rdflib.Dataset:
    """Return a dataset that leaves all queries to its store, as do its graphs; rdflib would ask other servers."""
    import rdflib
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    class Local(rdflib.Graph):
        def query(  # names and defaults are those of rdflib
            self,
            query_object: Any,
            processor: Any = "sparql",
            result: Any = "sparql",
            initNs: Any = None,  # noqa: N803
            initBindings: Any = None,  # noqa: N803
            use_store_provided: bool = True,  # noqa: ARG002, FBT001, FBT002
            **others: Any,
        ) -> rdflib.query.Result:
            return super().query(query_object, processor, result, initNs, initBindings, True, **others)

        parse = update = _refuse_writing

    class LocalDataset(Local, rdflib.Dataset):
        def get_context(self, identifier: Any, *_: object, **__: object) -> rdflib.Graph:
            return Local(store=self.store, identifier=identifier, namespace_manager=self.namespace_manager)

        def graphs(self, triple: Any = None) -> Generator[rdflib.Graph, None, None]:
            named = [context.identifier for context in rdflib.ConjunctiveGraph.contexts(self, triple)]
            yield from map(self.get_context, dict.fromkeys((*named, DATASET_DEFAULT_GRAPH_ID)))

        contexts = graphs

    dataset = LocalDataset(store=store, default_union=True)
    name = "default_graph" if hasattr(dataset, "default_graph") else "default_context"  # the older name
    setattr(dataset, name, dataset.get_context(getattr(dataset, name).identifier))
    return dataset


def _refuse_writing(*_: object, **__: object) -> NoReturn:
    raise StoreError("store-read-only")
