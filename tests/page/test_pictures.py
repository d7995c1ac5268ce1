"""Pictures of the drawing: SVG and PNG."""

from __future__ import annotations

import base64
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kgraph import KnowledgeGraph
from page.opened import Open, Opened
from page.page_sample import HOSTILE, sample
from page.saved import save

SVG = "{http://www.w3.org/2000/svg}"
LANES = "#v=1&view=lanes&all=1"
_COLOURS = """async png => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [image.width, image.height];
  const ctx = canvas.getContext("2d");
  ctx.drawImage(image, 0, 0);
  const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  return { colours: new Set(new Uint32Array(data.buffer)).size, corner: [...data.slice(0, 3)] };
}"""


def _picture(opened: Opened) -> ET.Element:
    return ET.fromstring(save(opened, "svg").content)  # noqa: S314 - the page's own file


def _texts(svg: ET.Element, part: str) -> list[str]:
    """Return what is written in a part of a picture, without the halos."""
    [group] = [one for one in svg.iter(f"{SVG}g") if one.get("data-part") == part]
    return [one.text or "" for one in group.iter(f"{SVG}text") if one.get("aria-hidden") is None]


def _written(svg: ET.Element) -> str:
    return "\n".join(one.text or "" for one in svg.iter(f"{SVG}text") if one.get("aria-hidden") is None)


def _marked(svg: ET.Element, name: str) -> set[str]:
    return {one.get(name, "") for one in svg.iter() if one.get(name)}


def _squeezed(texts: list[str]) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize("address", [LANES, "#v=1&view=focus&entity=MK-4", "#v=1&view=path&path=MK-4~fracture"])
def test_a_drawing_as_svg_holds_everything_drawn(open_page: Open, address: str) -> None:
    opened = open_page(address)
    shown = opened.run("window.__kgraph.shown()")
    svg = _picture(opened)
    assert _marked(svg, "data-entity") == set(shown["entities"])
    assert set(shown["claims"]) <= _marked(svg, "data-claim")
    assert len(shown["claims"]) >= 1


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_drawing_as_svg_writes_the_name_of_every_entity(open_page: Open, lang: str) -> None:
    opened = open_page(f"{LANES}&lang={lang}")
    drawn = set(opened.run("window.__kgraph.shown().entities")) - {HOSTILE}
    labels = _squeezed(_texts(_picture(opened), "labels"))
    names = {entity["slug"]: "".join(entity["label"][lang].split()) for entity in sample()["entities"]}
    assert [slug for slug in sorted(drawn) if names[slug] not in labels] == []


def test_a_drawing_as_svg_names_the_relations_in_focus(open_page: Open) -> None:
    assert {"预防", "增加"} <= set(_texts(_picture(open_page("#v=1&view=focus&entity=MK-4")), "labels"))


def test_hostile_names_are_text_in_a_picture(open_page: Open) -> None:
    svg = _picture(open_page(f"{LANES}&lang=en"))
    assert [one.tag for one in svg.iter() if one.tag in (f"{SVG}script", f"{SVG}img", f"{SVG}foreignObject")] == []
    [node] = [one for one in svg.iter() if one.get("data-entity") == HOSTILE]
    assert "<script>" in (node.findtext(f"{SVG}title") or "")


def test_heads_and_lines_of_a_picture_are_those_of_the_drawing(open_page: Open) -> None:
    svg = _picture(open_page(LANES))
    claims = {one.get("data-claim"): one for one in svg.iter() if one.get("data-claim")}
    kinds = {
        slug: [child.tag.removeprefix(SVG) for child in claims[slug]][1:]
        for slug in ("MK-4--prevents--fracture", "MK-4--increases--BMD", "DOACs--interacts-with--vitamin-K")
    }
    assert kinds == {
        "MK-4--prevents--fracture": ["path", "line"],
        "MK-4--increases--BMD": ["path", "polygon"],
        "DOACs--interacts-with--vitamin-K": ["path", "circle"],
    }
    line = claims["MK-4--increases--BMD"].find(f"{SVG}path")
    assert line is not None
    assert line.get("stroke-dasharray") == "2 4"


def test_a_claim_in_a_picture_says_how_it_stands(open_page: Open) -> None:
    svg = _picture(open_page(LANES))
    [claim] = [one for one in svg.iter() if one.get("data-claim") == "MK-4--increases--BMD"]
    assert claim.findtext(f"{SVG}title") == "甲萘醌-4增加骨密度 — 据文章，未核实"


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        (
            "zh",
            [
                "机制图",
                "作用: 增加、激活（+）",
                "图例",
                "营养素",
                "kgraph 0.1.0，CC BY 4.0许可",
                "每条断言都标明可信程度",
            ],
        ),
        (
            "en",
            [
                "Mechanisms",
                "Effect: increases, activates (+)",
                "Legend",
                "kgraph 0.1.0, license CC BY 4.0, exported on",
            ],
        ),
    ],
)
def test_a_picture_says_what_it_shows_and_where_it_is_from(open_page: Open, lang: str, parts: list[str]) -> None:
    svg = _picture(open_page(f"{LANES}&sign=plus&lang={lang}"))
    written = _written(svg)
    assert [part for part in parts if part not in written] == []
    assert "page.html#v=1" in _squeezed([written])
    assert (svg.findtext(f"{SVG}title") or "").startswith({"zh": "骨营养", "en": "Bone"}[lang])
    assert "page.html#v=1" in (svg.findtext(f"{SVG}desc") or "")


def test_a_picture_does_not_tell_where_the_file_lies(open_page: Open, page_file: Path) -> None:
    svg = _picture(open_page(LANES))
    assert str(page_file.parent) not in ET.tostring(svg, encoding="unicode")


@pytest.mark.parametrize(("scheme", "corner"), [("light", [255, 255, 255]), ("dark", [20, 23, 26])])
def test_a_png_is_the_picture_at_twice_its_size_in_the_theme_of_the_page(
    open_page: Open, scheme: str, corner: list[int]
) -> None:
    opened = open_page(LANES, scheme=scheme)
    svg, png = _picture(opened), save(opened, "png")
    assert png.content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png.content[16:24])
    assert (width, height) == (2 * int(svg.get("width", "")), 2 * int(svg.get("height", "")))
    found = opened.page.evaluate(_COLOURS, base64.b64encode(png.content).decode("ascii"))
    assert found["corner"] == corner
    assert found["colours"] > 100


def test_a_png_of_the_whole_graph_is_as_fine_as_a_plain_screen_so_that_it_can_be_sent(
    open_page: Open, real_address: str
) -> None:
    opened = open_page("#v=1&all=1&kinds=1&refuted=1", at=real_address)
    svg, png = _picture(opened), save(opened, "png")
    assert struct.unpack(">II", png.content[16:24]) == (int(svg.get("width", "")), int(svg.get("height", "")))
    assert len(png.content) < 16e6


def test_the_labels_on_the_screen_stay_as_they_were(open_page: Open) -> None:
    opened = open_page(LANES)
    before = opened.run("window.__kgraph.labels()")
    save(opened, "svg")
    opened.page.wait_for_function("n => window.__kgraph.labels().length === n", arg=len(before))
    assert opened.run("window.__kgraph.labels()") == before


def test_the_name_of_a_file_says_what_it_shows_and_when(open_page: Open) -> None:
    opened = open_page("#v=1&view=focus&entity=MK-4")
    today = opened.run(
        "(() => { const d = new Date(); d.setMinutes(d.getMinutes() - d.getTimezoneOffset());"
        " return d.toISOString().slice(0, 10); })()"
    )
    assert save(opened, "svg").name == f"kgraph-MK-4-{today}.svg"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pictures_of_the_real_graph_name_every_entity_drawn(
    open_page: Open, kg: KnowledgeGraph, real_address: str, lang: str
) -> None:
    opened = open_page(f"#v=1&view=lanes&lang={lang}", at=real_address)
    drawn = opened.run("window.__kgraph.shown().entities")
    labels = _squeezed(_texts(_picture(opened), "labels"))
    names = {slug: "".join(kg.entity(slug).label("zh" if lang == "zh" else "en").split()) for slug in drawn}
    cut = [name for name in names.values() if name not in labels and name[:12] not in labels]
    assert cut == []
    assert len(names) >= 30
