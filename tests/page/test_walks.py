"""What the page needs to find paths, as data; that it then finds those of the library is tested in tests/shared."""

from __future__ import annotations

from typing import Any

from kgraph import KnowledgeGraph
from kgraph.mechanism.network import Edge, Link, Network
from kgraph.page.walks import walks


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
