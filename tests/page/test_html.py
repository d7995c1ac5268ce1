"""The page as text, and the pyvis network it is built from."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pyvis.network import Network  # type: ignore[import-untyped]

from kgraph.page.html import build_network, contract, render, to_json
from page.page_sample import HOSTILE_EN, sample
from page.unpacked import unpacked, unpacked_text


def _edges() -> dict[str, dict[str, Any]]:
    return {edge["id"]: edge for edge in build_network(sample()).edges}


def test_the_builder_is_a_pyvis_network() -> None:
    assert isinstance(build_network(sample()), Network)


def test_every_placed_entity_is_a_node_and_every_claim_an_edge() -> None:
    data, network = sample(), build_network(sample())
    assert {node["id"] for node in network.nodes} == {e["slug"] for e in data["entities"] if e["x"] is not None}
    assert {edge["id"] for edge in network.edges} == {claim["slug"] for claim in data["claims"]}


@pytest.mark.parametrize(
    ("claim", "head"),
    [
        ("MK-4--increases--BMD", "arrow"),
        ("MK-4--prevents--fracture", "bar"),
        ("DOACs--interacts-with--vitamin-K", "circle"),
        ("natto--source-of--vitamin-K2", "vee"),
    ],
)
def test_the_sign_is_the_head_of_the_edge(claim: str, head: str) -> None:
    assert _edges()[claim]["arrows"]["to"]["type"] == head


def test_an_entity_in_no_lane_has_a_look_for_the_paths_that_pass_it() -> None:
    [node] = contract(sample())["view"]["loose"]
    assert (node["id"], node["shape"], node["size"]) == ("boron", "dot", 8)
    assert "x" not in node


def test_an_unsigned_claim_has_no_head() -> None:
    assert _edges()["warfarin--interacts-with--vitamin-K"]["arrows"] == {}


def test_the_page_holds_the_data_with_the_network_and_the_looks() -> None:
    data = sample()
    held = unpacked(render(data))
    assert held == json.loads(to_json(contract(data)))
    assert {key: held[key] for key in data} == json.loads(to_json(data))
    assert set(held) - set(data) == {"network", "view"}


def test_every_key_of_the_data_has_a_line_so_that_one_can_be_read_without_the_others() -> None:
    document = contract(sample())
    first, *lines, last = to_json(document).split("\n")
    assert (first, last) == ("{", "}")
    held = [json.loads("{" + line.removesuffix(",") + "}") for line in lines]
    assert held == [{key: document[key]} for key in sorted(document)]


def test_the_page_may_ask_for_nothing() -> None:
    assert "connect-src 'none';" in unescape(render(sample()))


def test_the_same_data_give_the_same_text() -> None:
    data = sample()
    backwards = {key: dict(reversed(v.items())) if isinstance(v, dict) else v for key, v in reversed(data.items())}
    assert render(data) == render(backwards)


def test_chinese_is_written_as_it_is() -> None:
    assert "骨质疏松症" in unpacked_text(render(sample()))


def test_hostile_text_cannot_end_a_script_or_the_title() -> None:
    text = render(sample())
    assert HOSTILE_EN in [entity["label"]["en"] for entity in unpacked(text)["entities"]]
    assert "<script>window.owned" not in text
    assert "<img" not in text


def test_no_element_names_an_address_outside() -> None:
    markup = re.sub(r"<(script|style)\b[^>]*>.*?</\1>", "", render(sample()), flags=re.DOTALL)
    assert re.findall(r"""\b(?:src|href|action)=["']?(?!#)[^"'\s>]+""", markup) == []
    assert "sourceMappingURL" not in render(sample())


def test_rendering_writes_nothing_beside_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    render(sample())
    assert list(tmp_path.iterdir()) == []
