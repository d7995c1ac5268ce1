"""What the page needs to walk: as data, and that it then finds the paths that the library finds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pytest
from playwright.sync_api import Browser

from kgraph import KnowledgeGraph
from kgraph.mechanism.network import Edge, Link, Network
from kgraph.mechanism.path import Path
from kgraph.page.data.paths import walks
from kgraph.text import LANGS
from page.opened import Opened

MECHANISMS = (
    ("warfarin", "vascular-calcification"),
    ("warfarin", "fracture"),
    ("proton-pump-inhibitors", "BMD"),
    ("glucocorticoids", "bone-loss"),
    ("denosumab", "bone-resorption"),
    ("vitamin-D", "calcium-absorption"),
    ("MK-4", "osteocalcin"),
    ("orlistat", "vitamin-K"),
    ("enoxaparin", "fracture"),
)
LINKED, APART = 180, 40
"""How many more pairs are drawn by lot: with a path and without one."""

_Pair = tuple[str, str]

_WALKED = """pairs => pairs.map(([source, target]) => {
  const walks = window.__kgraph.walks(source, target);
  return { walks: walks.map(({ sign, verdict, steps }, index) => ({
    entities: [steps[0].start, ...steps.map(({ end }) => end)],
    claims: steps.map(({ claim, link }) => claim?.slug ?? link.claim),
    signs: steps.map((step) => step.sign),
    warrants: steps.map((step) => step.warrants.map(({ slug }) => slug)),
    sign,
    verdict,
    words: window.__kgraph.words(walks[index]),
  })) };
})"""


def _edge(subject: str, relation: str, object_: str, **facts: Any) -> Edge:
    claim = f"{subject}--{relation}--{object_}"
    return Edge(
        claim,
        subject,
        relation,
        object_,
        sign=-1,
        kind="mechanism",
        symmetric=False,
        verdict="supported",
        aspect=None,
        affirmed=True,
        **facts,
    )


def test_a_walk_needs_the_links_and_what_the_claims_do_not_say(mini_kg: KnowledgeGraph) -> None:
    network = Network(
        [
            _edge("vitamin-K2", "prevents", "vascular-calcification", judged_as="efficacy"),
            _edge("warfarin", "downregulates", "MGP", judged_as="mechanism", implied_aspect="expression"),
        ],
        [
            Link("MGP", "vitamin-K2", is_state=True),
            Link("vitamin-K2", "vitamin-K", claim="vitamin-K2--is-a--vitamin-K", verdict="supported"),
        ],
        [("vascular-calcification", "carboxylation")],
    )
    state, kind = (
        {"member": "MGP", "broader": "vitamin-K2", "claim": None, "verdict": None, "state": True},
        {
            "member": "vitamin-K2",
            "broader": "vitamin-K",
            "claim": "vitamin-K2--is-a--vitamin-K",
            "verdict": "supported",
        },
    )
    assert walks(mini_kg.catalog, network) == {
        "efficacy": ["vitamin-K2--prevents--vascular-calcification"],
        "aspects": {"downregulates": "expression"},
        "processes": [["vascular-calcification", "carboxylation"]],
        "links": [
            {
                **state,
                "class": {"zh": "基质Gla蛋白属于维生素K2", "en": "Matrix Gla protein belongs to vitamin K2"},
                "form": {"zh": "基质Gla蛋白是维生素K2的一种形式", "en": "Matrix Gla protein is a form of vitamin K2"},
            },
            {
                **kind,
                "state": False,
                "class": {"zh": "维生素K2属于维生素K", "en": "Vitamin K2 belongs to vitamin K"},
                "form": None,
            },
        ],
        "below": {"vitamin-K": 2, "vitamin-K2": 1},
    }


@pytest.fixture(scope="module")
def opened(browser: Browser, real_address: str) -> Iterator[Opened]:
    """The page of the real graph, loaded once."""
    one = Opened(browser.new_page())
    one.load(real_address)
    yield one
    one.page.close()


def _drawn_by_lot(kg: KnowledgeGraph) -> Iterator[_Pair]:
    """Yield pairs of entities between which there might be a path, the same in every run."""
    lot = random.Random(20)
    starts = sorted({edge.subject for edge in kg.network.edges} | {link.member for link in kg.network.links})
    ends = sorted({edge.object for edge in kg.network.edges if edge.is_causal})
    while True:
        yield lot.choice(starts), lot.choice(ends)


@pytest.fixture(scope="module")
def expected(kg: KnowledgeGraph) -> dict[_Pair, list[Path]]:
    """What the library finds between the known mechanisms and pairs drawn by lot."""
    found = {pair: kg.paths(*pair) for pair in MECHANISMS}
    drawn = {pair: kg.paths(*pair) for pair in islice(_drawn_by_lot(kg), 1500)}
    for has_path, count in ((True, LINKED), (False, APART)):
        found |= dict(islice(((pair, paths) for pair, paths in drawn.items() if bool(paths) is has_path), count))
    return found


def _walked(opened: Opened, pairs: Sequence[_Pair]) -> Any:
    return opened.run(_WALKED, [list(pair) for pair in pairs])


def _as_walk(path: Path, words: str) -> dict[str, Any]:
    return {
        "entities": list(path.entities),
        "claims": [step.claim.slug if step.claim else None for step in path.steps],
        "signs": [step.sign for step in path.steps],
        "warrants": [[claim.slug for claim in step.warrants] for step in path.steps],
        "sign": path.sign,
        "verdict": path.certainty,
        "words": words,
    }


def test_the_pairs_try_every_kind_of_path(expected: dict[_Pair, list[Path]]) -> None:
    paths = [path for found in expected.values() for path in found]
    steps = [step for path in paths for step in path.steps]
    assert len([found for found in expected.values() if found]) == len(MECHANISMS) + LINKED
    assert {path.certainty for path in paths} >= {"established", "supported", "unverified", "unproven"}
    assert {path.sign for path in paths} == {1, -1, None}
    assert {len(path.steps) for path in paths} == {1, 2, 3, 4, 5}
    assert {step.kind for step in steps} == {"claim", "class", "form"}
    assert {len(step.warrants) for step in steps} >= {0, 1}
    assert max(len(found) for found in expected.values()) == 10


def test_the_page_finds_the_paths_of_the_library_in_its_order_and_words(
    opened: Opened, expected: dict[_Pair, list[Path]]
) -> None:
    pairs = list(expected)
    for lang in LANGS:
        opened.page.locator(f"#lang-{lang}").click()
        for pair, answer in zip(pairs, _walked(opened, pairs), strict=True):
            assert answer["walks"] == [_as_walk(path, path.sentence(lang)) for path in expected[pair]], pair
