"""The page as text: pyvis builds the network; the template and the scripts in ``app`` make the page.

pyvis brings vis-network; its script is read from the installed package and inlined, so that the page is complete.
Its own template, options and file writer are not used: they link a CDN, write text unescaped and ignore the encoding.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup
from pyvis.network import Network  # type: ignore[import-untyped]

from kgraph.evidence.scale import CERTAINTIES
from kgraph.page import appearance
from kgraph.page.layout import LANES, lane_of
from kgraph.page.linker import link

_APP = files("kgraph.page") / "app"
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_ENTRY = "shell/main.js"
_STYLES = (
    "shell/page.css",
    "path/path.css",
    "lookup/panel.css",
    "shell/tools.css",
    "text/text.css",
    "export/print.css",
    "list/check.css",
)
"""The style sheets in the order in which they override each other."""

_WATCH = """
{
  const broken = document.getElementById("broken");
  broken.hidden = true;
  document.addEventListener("DOMContentLoaded", () => {
    broken.hidden = broken.hidden && "watched" in broken.dataset;
  });
}
"""
"""Hides the notice that the page cannot be shown while the rest of the file is read, and shows it again if the file
ends before the script that looks after it from then on."""

_OPTIONS = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 4, "labelHighlightBold": False},
    "edges": {"selectionWidth": 1.5, "hoverWidth": 1},
    "interaction": {"hover": True, "dragNodes": False, "selectConnectedEdges": False, "hoverConnectedEdges": False},
}
_ROUNDNESS, _STEEP_ROUNDNESS, _ROUNDNESS_STEP = 0.1, 0.28, 0.16
_THIN = 1.0

_Record = Mapping[str, Any]


def render(data: Mapping[str, Any]) -> str:
    """Return the whole page for the data of a graph, packed into it; the same data always give the same text.

    >>> from kgraph.page.html import render
    >>> empty = {"title": {"zh": "图谱", "en": "Graph"}, "lang": "zh", "entities": [], "claims": [], "evidence": {},
    ...          "relations": {}, "categories": [], "verdicts": {}}
    >>> render(empty).startswith("<!doctype html>")
    True
    """
    network = build_network(data)
    network.templateEnv = _environment(data, packed=_pack(_contract(network, data)))
    network.path = "shell/page.html"
    return str(network.generate_html()).rstrip("\n") + "\n"


def contract(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data that the scripts read: the page data with network and looks, ready for JSON."""
    return _contract(build_network(data), data)


def to_json(document: Mapping[str, Any]) -> str:
    """Return JSON with Chinese unescaped; the same values always give the same text.

    Every key of the document has a line of its own, so that a script can read one without the others.

    >>> from kgraph.page.html import to_json
    >>> print(to_json({"title": {"zh": "图谱"}, "claims": []}))
    {
    "claims":[],
    "title":{"zh":"图谱"}
    }
    """
    lines = [f"{_to_json(key)}:{_to_json(document[key])}" for key in sorted(document)]
    return "{\n" + ",\n".join(lines) + "\n}"


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _contract(network: Network, data: Mapping[str, Any]) -> dict[str, Any]:
    drawn = {"nodes": network.nodes, "edges": network.edges, "options": network.options}
    return {**data, "view": _view(data), "network": drawn}


def _pack(document: Mapping[str, Any]) -> str:
    return base64.b64encode(gzip.compress(to_json(document).encode("utf-8"), mtime=0)).decode("ascii")


def build_network(data: Mapping[str, Any]) -> Network:
    """Return the graph as a pyvis network: a node for every entity with a place, an edge for every claim."""
    network = Network(directed=True, cdn_resources="in_line", heading="")
    network.options = _OPTIONS
    for entity in data["entities"]:
        if entity.get("x") is not None:
            network.add_node(entity["slug"], **_node(entity))
    placed = set(network.node_ids)
    parallel: Counter[tuple[str, str]] = Counter()
    for claim in data["claims"]:
        ends = (claim["subject"], claim["object"])
        if placed.issuperset(ends):
            index = parallel[ends]
            network.add_edge(*ends, parallel=index, smooth=_curve(network, ends, index), **_edge(claim, data))
            parallel[ends] += 1
    return network


def _node(entity: _Record) -> dict[str, Any]:
    return {"x": entity["x"], "y": entity["y"], "lane": lane_of(entity["category"]), **_shape(entity)}


def _shape(entity: _Record) -> dict[str, Any]:
    look = appearance.look_of(entity["category"])
    return {
        "shape": look.shape,
        "size": appearance.size_of(entity["degree"]),
        "color": {"background": appearance.FILLS[look.family], "border": appearance.LIGHT["outline"]},
    }


def _edge(claim: _Record, data: Mapping[str, Any]) -> dict[str, Any]:
    kind = data["relations"][claim["relation"]]["kind"]
    denied = claim["denied"]
    head = appearance.head_of(claim["sign"], kind, denied=denied)
    tone = appearance.tone_of(claim["sign"], denied=denied)
    return {
        "id": claim["slug"],
        "arrows": {"to": {"enabled": True, "type": head, "scaleFactor": 0.8}} if head else {},
        "head": head or "none",
        "tone": tone,
        "color": {"color": appearance.LIGHT[tone], "inherit": False},
        "arrowStrikethrough": head in ("bar", "circle"),
        "dashes": appearance.line_of(claim["verdict"]),
        "width": _THIN if kind == "structure" else appearance.width_of(claim["certainty"]),
    }


def _curve(network: Network, ends: tuple[str, str], index: int) -> dict[str, Any]:
    """Return the bend of an edge: more for parallel edges, and for steep ones to clear the nodes of a lane."""
    source, target = (network.get_node(slug) for slug in ends)
    is_steep = abs(source["x"] - target["x"]) < abs(source["y"] - target["y"]) / 3
    roundness = (_STEEP_ROUNDNESS if is_steep else _ROUNDNESS) + _ROUNDNESS_STEP * index
    return {"enabled": True, "type": "curvedCW", "roundness": round(roundness, 2)}


def _environment(data: Mapping[str, Any], *, packed: str) -> Environment:
    loader = ChoiceLoader([PackageLoader("kgraph.page", "app"), PackageLoader("pyvis", "templates")])
    environment = Environment(loader=loader, autoescape=True)
    scripts = [_asset(environment, _VIS).split("//# sourceMappingURL=")[0], app_script()]
    style = appearance.theme_css() + "".join(_asset(environment, name) for name in _STYLES)
    environment.globals.update(
        lang=data["lang"],
        theme=data.get("theme"),
        title=data["title"][data["lang"]],
        packed=packed,
        watch=Markup(_WATCH),
        scripts=[Markup(script) for script in scripts],
        style=Markup(style),
        policy=_policy([_WATCH, *scripts], style),
    )
    return environment


def app_modules() -> dict[str, str]:
    """Return the text of every module of the page by its path in ``app``."""
    folders = [folder for folder in _APP.iterdir() if folder.is_dir()]
    modules = [(f"{folder.name}/{file.name}", file) for folder in folders for file in folder.iterdir()]
    return {path: _with_line_ends(file.read_text("utf-8")) for path, file in modules if path.endswith(".js")}


def app_layers() -> list[list[str]]:
    """Return the folders of ``app`` in layers, the lowest first."""
    layers: list[list[str]] = json.loads((_APP / "layers.json").read_text("utf-8"))
    return layers


def app_script() -> str:
    """Return the modules of the page as one script."""
    return link(app_modules(), _ENTRY, app_layers())


def _view(data: Mapping[str, Any]) -> dict[str, object]:
    """Return the looks for the scripts: lanes, categories, lines of verdicts, and entities without a lane."""
    categories = [category["slug"] for category in data["categories"]]
    loose = [entity for entity in data["entities"] if entity.get("x") is None]
    return {
        "lanes": [lane.name for lane in LANES],
        "looks": {slug: vars(appearance.look_of(slug)) | {"lane": lane_of(slug)} for slug in categories},
        "lines": {slug: appearance.line_of(slug) for slug in data["verdicts"]},
        "loose": [{"id": entity["slug"], **_shape(entity)} for entity in loose],
        "widths": {slug: appearance.width_of(slug) for slug in CERTAINTIES},
    }


def _asset(environment: Environment, name: str) -> str:
    """Return a file to inline, with the line ends that a browser sees (its hash is taken over them)."""
    assert environment.loader is not None
    text, _, _ = environment.loader.get_source(environment, name)
    return _with_line_ends(text)


def _with_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _policy(scripts: Sequence[str], style: str) -> str:
    """Return the content security policy: these scripts and this style sheet only."""
    script_hashes = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {script_hashes}; style-src {_hash(style)}; "
        "connect-src 'none'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
