"""The notebooks of examples/: stored clean and in both languages, they run and show what the library answers."""

from __future__ import annotations

import ast
import csv
import io
import math
import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import nbformat
import pytest
from nbclient import NotebookClient

from kgraph import KnowledgeGraph
from kgraph.model import Evidence
from kgraph.review.values import mirrored
from kgraph.text import Lang, has_cjk

ROOT = Path(__file__).resolve().parents[1]
SPARQL, WALK, REVIEW, SYNTHESIS = NAMES = [
    *("1-sparql", "2-mechanism-walk", "3-article-review", "4-evidence-synthesis"),
]
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_MACHINE = re.compile(r"/(?:home|Users|root|tmp|work|opt|usr|var|mnt)/|[A-Z]:\\|\bfile:")
_WORD = re.compile(r"[A-Za-z]+")

Outputs = dict[str, dict[str, str]]


def notebook(name: str) -> Any:
    """Return a notebook as it is stored."""
    return nbformat.read(ROOT / "examples" / f"{name}.ipynb", as_version=4)  # type: ignore[no-untyped-call]


def cells(name: str, kind: str) -> list[Any]:
    return [cell for cell in notebook(name).cells if cell.cell_type == kind]


def executed(name: str, folder: Path) -> Outputs:
    """Run a notebook in a folder; return what each code cell shows, by the id of the cell and the media type."""
    book = notebook(name)
    NotebookClient(book, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()
    return {
        cell.id: {kind: text for output in cell.outputs for kind, text in output.data.items()}
        for cell in book.cells
        if cell.cell_type == "code"
    }


def value(outputs: Outputs, cell: str) -> Any:
    """Return what a cell shows as the Python value that it is."""
    return ast.literal_eval(outputs[cell]["text/plain"])


# As they are stored


def test_these_are_all_the_notebooks() -> None:
    assert sorted(path.name for path in (ROOT / "examples").iterdir()) == [f"{name}.ipynb" for name in NAMES]


@pytest.mark.parametrize("name", NAMES)
def test_a_notebook_is_valid_and_stored_without_outputs_counts_or_paths(name: str) -> None:
    book = notebook(name)
    nbformat.validate(book)
    assert book.metadata == METADATA
    assert [cell.id for cell in book.cells if cell.metadata] == []
    assert [cell.id for cell in cells(name, "code") if cell.outputs or cell.execution_count is not None] == []
    assert _MACHINE.findall((ROOT / "examples" / f"{name}.ipynb").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_in_chinese_and_in_english(name: str) -> None:
    for cell in cells(name, "markdown"):
        heading, *paragraphs = cell.source.split("\n\n")
        assert re.fullmatch(r"##? .*[\u4e00-\u9fff].* · [ -~]*[A-Za-z][ -~]*", heading)
        chinese = [text for text in paragraphs if has_cjk(text)]
        english = [text for text in paragraphs if not has_cjk(text)]
        assert len(chinese) == len(english) > 0, cell.source
        assert all(len(_WORD.findall(text)) > 10 for text in english), cell.source


@pytest.mark.parametrize("name", NAMES)
def test_the_first_text_says_whom_it_is_for_and_no_text_states_a_figure(name: str) -> None:
    texts = [cell.source for cell in cells(name, "markdown")]
    assert "不是给患者的用药建议" in texts[0]
    assert "not advice to patients" in texts[0]
    assert [text for text in texts if re.search(r"(?<![\w-])\d", text)] == []


def test_the_walk_says_that_a_path_is_an_inference() -> None:
    first = cells(WALK, "markdown")[0].source
    assert "是推论，不是研究结论" in first
    assert "an inference, not a finding" in first


def test_the_synthesis_says_that_nothing_is_pooled_and_what_to_leave_out() -> None:
    first, *others = [cell.source for cell in cells(SYNTHESIS, "markdown")]
    assert "这里不做任何合并" in first
    assert "Nothing is pooled here" in first
    for weight in ("subgroup", "same-study", "near"):
        assert "".join(others).count(f"`{weight}`") == 2


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readmes_name_the_folder(readme: str) -> None:
    assert "| `examples/` |" in (ROOT / readme).read_text(encoding="utf-8")


# As they run


@pytest.fixture(scope="module")
def sparql(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Outputs:  # noqa: ARG001 - fills the cache
    return executed(SPARQL, tmp_path_factory.mktemp("sparql"))


@pytest.fixture(scope="module")
def walk(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Outputs:  # noqa: ARG001 - fills the cache
    return executed(WALK, tmp_path_factory.mktemp("walk"))


@pytest.fixture(scope="module")
def review(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Outputs:  # noqa: ARG001 - fills the cache
    return executed(REVIEW, tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="module")
def synthesis(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Outputs:  # noqa: ARG001 - fills the cache
    return executed(SYNTHESIS, tmp_path_factory.mktemp("synthesis"))


@pytest.fixture(scope="module")
def usable(kg: KnowledgeGraph) -> list[Evidence]:
    """The evidence that the synthesis may use: it counts, and has a ratio with its interval."""
    items = [
        item
        for fracture in kg.catalog.find_below("vertebral-fracture")
        for claim in kg.claims(relation="prevents", object=fracture)
        for item in claim.evidence
    ]
    ratios = {"hazard-ratio", "relative-risk", "odds-ratio", "rate-ratio"}
    return [item for item in items if item.weight == "counts" and item.measure in ratios and item.effect_interval]


@pytest.mark.slow
def test_the_queries_show_contested_claims_in_both_languages(kg: KnowledgeGraph, sparql: Outputs) -> None:
    contested = kg.claims(subject="warfarin", verdict="contested")
    sides = {(item.claim, item.stance) for claim in contested for item in claim.evidence if item.weight == "counts"}
    shown = value(sparql, "contested-en")
    assert len(shown) == len(sides) > 1
    assert {row["standing"] for row in shown} == {"contested"}
    assert sparql["contested-zh"]["text/html"].count("<td>存在争议</td>") == len(shown)


@pytest.mark.slow
def test_the_counts_of_the_queries_are_those_of_the_api(kg: KnowledgeGraph, sparql: Outputs) -> None:
    assert value(sparql, "totals") == kg.stats().totals
    assert value(sparql, "recount") == (len(kg.claims(verdict="contested")),) * 2
    harm = kg.run("drugs-that-harm-bone", lang="zh")
    assert value(sparql, "harm") == Counter(str(cell) for cell in harm.column("standing"))
    established = sparql["established"]["text/html"].count("<tr>")  # one for each row, none for the head
    assert established == value(sparql, "harm")["证据确立"] > 0


@pytest.mark.slow
def test_the_direct_edges_are_claims_that_are_accepted(kg: KnowledgeGraph, sparql: Outputs) -> None:
    shown = value(sparql, "direct")
    assert ("阿仑膦酸钠", "alendronate") in shown
    for zh, en in shown:
        assert kg.entity(zh) == kg.entity(en)
        (claim,) = [
            item
            for item in kg.claims(subject=en, relation="prevents", object="hip-fracture")
            if not (item.dose_band or item.population or item.aspect or item.circumstance)
        ]
        assert claim.verdict in {"established", "supported"}


@pytest.mark.slow
def test_the_walk_shows_the_net_sign_and_the_sources_of_each_step(kg: KnowledgeGraph, walk: Outputs) -> None:
    path = kg.paths("warfarin", "vascular-calcification", through=["MGP"])[0]
    assert value(walk, "net-sign") == (("warfarin", "MGP", "vascular-calcification"), [-1, -1], 1, path.certainty)
    assert walk["path"]["text/html"] == path._repr_html_()
    cited = value(walk, "citations")
    assert list(cited) == [step.sentence("zh") for step in path.steps]
    assert all(cited.values())


@pytest.mark.slow
def test_the_walk_shows_what_is_claimed_directly_and_in_people(kg: KnowledgeGraph, walk: Outputs) -> None:
    claim = kg.claim("warfarin--increases--vascular-calcification")
    assert (kg.assessment(claim, "zh"), kg.assessment(claim, "en")) in value(walk, "direct")
    ends = {"through": ["MGP"], "human_only": True}
    paths = kg.paths("warfarin", "vascular-calcification", **ends)  # type: ignore[arg-type]
    assert value(walk, "human") == [(path.entities, path.sign) for path in paths]


@pytest.mark.slow
def test_the_walk_shows_the_graph_around_and_interactions(kg: KnowledgeGraph, walk: Outputs) -> None:
    assert "MGP--inhibits--vascular-calcification" in value(walk, "subgraph")
    central = value(walk, "central")
    assert [label for _, label, _ in central] == [kg.entity(slug).label("zh") for slug, _, _ in central]
    assert [share for *_, share in central] == sorted((share for *_, share in central), reverse=True)
    assert {"warfarin", "MGP"} < {slug for slug, _, _ in central}
    checked = kg.interactions(["warfarin", "natto", "MK-7"])
    assert value(walk, "interactions") == [*checked.rows("zh"), *checked.rows("en")]


@pytest.mark.slow
def test_the_review_shows_totals_that_add_up(kg: KnowledgeGraph, review: Outputs) -> None:
    found = kg.review("k2-bone-article-2021")
    assert review["totals"]["text/plain"] == repr(found.totals)
    assert sum(count for *_, count in value(review, "standings")) == len(found.statements)
    flagged = {label: facts[0] for (_, label), facts in value(review, "flags").items()}
    assert flagged["denies what is shown"] == found.totals.flags["denies-what-is-shown"]
    assert review["shown"]["text/html"].count("<tr") == flagged["denies what is shown"] + 1


@pytest.mark.slow
def test_the_review_looks_into_a_claim_that_the_article_denies(kg: KnowledgeGraph, review: Outputs) -> None:
    claim = kg.claim("MK-4--has-adverse-event--adverse-events--pharmacological")
    assert review["claim"]["text/html"] == claim._repr_html_()
    assert value(review, "opposite")[2:] == (mirrored(claim.verdict, "refutes"), claim.verdict)
    assert value(review, "why") == kg.why(claim, "zh") + kg.why(claim, "en")
    changes = [(item.verdict, item.stance, item.designs, item.group) for item in kg.what_would_change(claim)]
    assert value(review, "change") == changes


@pytest.mark.slow
def test_the_review_shows_what_is_not_settled(kg: KnowledgeGraph, review: Outputs) -> None:
    totals = kg.review("k2-bone-article-2021").totals
    shown = Counter(standing for standing, *_ in value(review, "open"))
    assert shown == {"存在争议": totals.verdicts["contested"], "尚未证实": totals.verdicts["unproven"]}


@pytest.mark.slow
def test_the_synthesis_shows_all_items_and_keeps_those_that_count(
    kg: KnowledgeGraph, synthesis: Outputs, usable: list[Evidence]
) -> None:
    table = kg.evidence(object="vertebral-fracture", relation="prevents")
    assert value(synthesis, "weights") == Counter(str(weight) for weight in table.column("weight"))
    assert value(synthesis, "kept") == (len(table), len(usable))
    assert len(table) > len(usable) > 10


@pytest.mark.slow
@pytest.mark.parametrize(("cell", "lang"), [("forest", "zh"), ("forest-en", "en")])
def test_the_forest_plot_has_each_figure_once_on_a_log_axis(
    kg: KnowledgeGraph, synthesis: Outputs, usable: list[Evidence], cell: str, lang: Lang
) -> None:
    svg = ET.fromstring(synthesis[cell]["image/svg+xml"])  # noqa: S314 - our own
    tag = "{http://www.w3.org/2000/svg}"
    words = [str(text.text) for text in svg.iter(f"{tag}text")]
    marks = sorted(float(mark.attrib["x"]) + 4 for mark in svg.iter(f"{tag}rect"))
    assert len(marks) == len(usable)
    for item in usable:
        assert item.measure and item.effect and item.effect_interval  # noqa: PT018 - for mypy
        low, high = item.effect_interval
        figures = f"{item.effect:.2f} ({low:.2f}–{high:.2f}) {kg.terms[item.measure].labels.show(lang)}"
        assert figures in words
    compared = {item.compared_with or "" for item in usable}
    heading = {"zh": "对照：", "en": "compared with: "}[lang]
    assert sum(text.startswith(heading) for text in words) == len(compared)
    logs = sorted(math.log(item.effect) for item in usable if item.effect)
    scale = (marks[-1] - marks[0]) / (logs[-1] - logs[0])
    assert marks == pytest.approx([marks[0] + scale * (log - logs[0]) for log in logs], abs=0.1)


@pytest.mark.slow
def test_the_input_of_a_meta_analysis_has_single_studies_with_their_standard_errors(
    kg: KnowledgeGraph, synthesis: Outputs, usable: list[Evidence]
) -> None:
    found = list(csv.DictReader(io.StringIO(value(synthesis, "csv"))))
    single = [item for item in usable if item.study_design not in {"meta-analysis", "systematic-review"}]
    assert len(found) == len(single) > 5
    assert [row["arm_events"] for row in found if row["arm_events"]] != []
    for item in single:
        assert item.effect and item.effect_interval  # noqa: PT018 - for mypy
        low, high = (math.log(limit) for limit in item.effect_interval)
        (row,) = [
            row
            for row in found
            if (row["claim"], row["source_name"]) == (item.claim, kg.sources[item.source].name)
            and float(row["log_effect"]) == pytest.approx(math.log(item.effect), abs=1e-4)
        ]
        assert float(row["standard_error"]) == pytest.approx((high - low) / 3.92, abs=1e-3)
        people = [item.arm_n, item.arm_events, item.comparator_n, item.comparator_events]
        shown = [row[name] for name in ("arm_n", "arm_events", "comparator_n", "comparator_events")]
        assert shown == ["" if count is None else str(count) for count in people]


@pytest.mark.slow
def test_the_synthesis_ends_with_the_summary_of_findings_in_both_languages(
    kg: KnowledgeGraph, synthesis: Outputs
) -> None:
    shown_in: tuple[tuple[str, Lang], ...] = (("findings", "zh"), ("findings-en", "en"))
    for cell, lang in shown_in:
        table = kg.findings(object="vertebral-fracture", relation="prevents", lang=lang)
        shown = synthesis[cell]["text/html"]
        assert shown.count("<tr") == len(table) + 1 > 10
        assert [text for text in table.column("standing") if f"<td>{text}</td>" not in shown] == []
