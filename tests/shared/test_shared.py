"""What the library and the page decide alike: cases that both run, here through the library.

The page runs them in ``tests/app``: whoever changes a rule changes the case, and then both.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kgraph.cli.spreadsheet import harmless
from kgraph.mechanism.network import Edge, Link, Network
from kgraph.mechanism.walk import BarePath, find_paths
from kgraph.names.folding import fold, spell, words
from kgraph.names.lexicon import Name, pack, simplify
from kgraph.names.search import NameIndex
from kgraph.names.typos import Vocabulary, is_one_error
from kgraph.store.engine import EmbeddedStore
from kgraph.table import Text
from kgraph.vocab import DATASET, GRAPH, KG, KGO, RDF, RDFS, SH, SKOS

FOLDER = Path(__file__).parent


def _load(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


# Cells for a spreadsheet


@pytest.mark.parametrize(("text", "cell"), _load("formulas"))
def test_no_cell_is_taken_for_a_formula(text: str, cell: str) -> None:
    assert harmless(text) == cell


# Paths

PATHS = _load("paths")


def _edge(claim: Mapping[str, Any]) -> Edge:
    facts = {**PATHS["defaults"], **claim}
    relation = PATHS["relations"][facts["relation"]]
    return Edge(
        claim=facts["slug"],
        subject=facts["slug"][0],
        relation=facts["relation"],
        object=facts["slug"][1],
        sign=facts["sign"],
        kind=relation["kind"],
        symmetric=relation.get("symmetric", False),
        verdict=facts["verdict"],
        aspect=facts["aspect"],
        affirmed=True,
        denied=facts["denied"],
        dose_band=facts["doseBand"],
        judged_as=facts["judgedAs"],
        implied_aspect=relation.get("implies"),
        circumstance=facts["circumstance"],
    )


def _link(link: Mapping[str, Any]) -> Link:
    return Link(
        link["member"], link["broader"], link.get("claim"), link.get("verdict"), is_state=link.get("state", False)
    )


def _cases() -> Iterator[Any]:
    for network in PATHS["networks"]:
        for case in network["cases"]:
            asked = ", ".join(f"{name} {case[name]}" for name in ("mostSteps", "mostPaths") if name in case)
            ends = f"{case['from']} to {case['to']}"
            yield pytest.param(network, case, id=" ".join(filter(None, [network["rule"], ends, asked])))


def _said(walk: BarePath) -> dict[str, Any]:
    return {
        "steps": [move.name for move in walk.steps],
        "sign": walk.reading.sign,
        "verdict": walk.reading.verdict,
        "accepted": walk.reading.is_accepted,
        "warrants": [[edge.claim for edge in used] for used in walk.reading.warrants],
        "signs": list(walk.reading.signs),
    }


@pytest.mark.parametrize(("network", "case"), [*_cases()])
def test_paths_follow_the_rules(network: Mapping[str, Any], case: Mapping[str, Any]) -> None:
    walked = Network(
        [_edge(claim) for claim in network["claims"]],
        [_link(link) for link in network.get("links", [])],
        [(process, aspect) for process, aspect in network.get("processes", [])],
    )
    most = {"max_edges": case.get("mostSteps", 5), "limit": case.get("mostPaths", 10)}
    said = [_said(walk) for walk in find_paths(walked, case["from"], case["to"], **most)]
    expected = case["paths"]
    assert [{key: path[key] for key in like} for path, like in zip(said, expected, strict=False)] == expected
    assert len(said) == len(expected)


# Folding

FOLDING = _load("fold")


def _pairs(characters: str) -> dict[str, str]:
    return dict(zip(characters[::2], characters[1::2], strict=True))


@pytest.mark.parametrize(("text", "folded"), FOLDING["fold"])
def test_names_are_folded_alike(text: str, folded: str) -> None:
    assert simplify(fold(text), _pairs(FOLDING["folding"])) == folded


@pytest.mark.parametrize(("text", "pieces"), FOLDING["words"])
def test_names_are_cut_into_words_alike(text: str, pieces: list[str]) -> None:
    assert words(text) == pieces


@pytest.mark.parametrize(("text", "spelled"), FOLDING["spell"])
def test_pinyin_is_spelled_alike(text: str, spelled: str) -> None:
    assert spell(text) == spelled


# Typing errors

TYPOS = _load("typos")


@pytest.mark.parametrize(("word", "other", "is_one"), TYPOS["oneError"])
def test_one_error_is_told_alike(word: str, other: str, *, is_one: bool) -> None:
    assert is_one_error(word, other) is is_one_error(other, word) is is_one


@pytest.mark.parametrize(("text", "meant"), TYPOS["corrections"])
def test_typing_errors_are_forgiven_alike(text: str, meant: list[Any]) -> None:
    names = TYPOS["names"]
    found = Vocabulary(words(name) for name in names).corrections(words(text))
    assert [[joined, [names[place] for place in places]] for joined, places in found] == meant


# Search

SEARCH = _load("search")


def _index(table: Mapping[str, Any]) -> NameIndex:
    folding, entities = table.get("folding", ""), table["entities"]
    names = [
        Name(entity["slug"], Text(label, lang), kind, simplify(fold(label), _pairs(folding)), "".join(reading))
        for entity in entities
        for kind, lang, label, *reading in [*entity["names"], ["slug", None, entity["slug"]]]
    ]
    keys = ox.NamedNode(GRAPH.keys)
    dataset = ox.NamedNode(DATASET.iri)
    degrees = {entity["slug"]: entity["degree"] for entity in entities}
    packed = pack(names, degrees, {entity["slug"]: entity.get("category", "Drug") for entity in entities})
    quads = [
        ox.Quad(dataset, ox.NamedNode(KGO.searchKeys), ox.Literal(packed), keys),
        ox.Quad(dataset, ox.NamedNode(KGO.folding), ox.Literal(folding), keys),
        ox.Quad(dataset, ox.NamedNode(KGO.sounds), ox.Literal(table.get("sounds", "")), keys),
    ]
    quads += [ox.Quad(dataset, ox.NamedNode(KGO.outsideScope), ox.Literal(name)) for name in table.get("outside", [])]
    for entity in entities:
        for identifier in entity.get("identifiers", []):
            subject = ox.NamedNode(KG.iri + entity["slug"])
            match = ox.NamedNode(f"{SKOS.iri}{identifier['match']}Match")
            quads += [
                ox.Quad(subject, ox.NamedNode(RDF.type), ox.NamedNode(KGO.iri + "Drug"), ox.NamedNode(GRAPH.entities)),
                ox.Quad(ox.NamedNode(KGO.iri + "Drug"), ox.NamedNode(RDFS.subClassOf), ox.NamedNode(KGO.Entity)),
            ]
            quads.append(ox.Quad(subject, match, ox.NamedNode(identifier["iri"]), ox.NamedNode(GRAPH.mappings)))
            quads += _scheme(identifier["curie"], identifier["iri"])
    store = EmbeddedStore()
    store.load(quads)
    return NameIndex(store)


def _scheme(curie: str, iri: str) -> list[ox.Quad]:
    """Return what says that identifiers of a prefix begin with the same address as this one."""
    prefix, _, local = curie.partition(":")
    scheme, graph = ox.NamedNode(KGO.iri + prefix), ox.NamedNode(GRAPH.schema)
    return [
        ox.Quad(scheme, ox.NamedNode(SH.namespace), ox.Literal(iri.removesuffix(local)), graph),
        ox.Quad(scheme, ox.NamedNode(SH.prefix), ox.Literal(prefix), graph),
    ]


@pytest.mark.parametrize(
    ("table", "case"),
    [
        pytest.param(table, case, id=f"{table['rule']} {case['text']} {case.get('limit', '')}")
        for table in SEARCH["tables"]
        for case in table["cases"]
    ],
)
def test_names_are_found_alike(table: Mapping[str, Any], case: Mapping[str, Any]) -> None:
    index = _index(table)
    hits = index.search(case["text"], limit=case.get("limit", 10))
    assert (index.find_outside(case["text"]) is not None) is case.get("isOutside", False)
    assert [[hit.entity, hit.how, hit.matched] for hit in hits] == case["hits"]
