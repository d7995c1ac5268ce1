"""The generated pages of docs/ are current, whole in both languages, and lead nowhere that is not there."""

from __future__ import annotations

import ast
import doctest
import importlib.util
import re
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from invented_bodies import BODIES, Body
from kgraph import KnowledgeGraph
from kgraph.evidence import certainty, changes, estimate, groups, reading, scale, verdict
from kgraph.files.paths import iter_turtle
from kgraph.files.turtle import parse_turtle
from kgraph.vocab import PREFIXES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GUIDES = ("README.md", "README.zh.md", "graph/README.md")
GUIDE = (ROOT / "graph" / "README.md").read_text(encoding="utf-8")
GENERATED = ("scale.py", "page-data.md", "page-data.schema.json", "contract.d.ts")
EXAMPLES = re.findall(r"```turtle\n(.*?)\n```", GUIDE, re.DOTALL)
PREFIX_LINES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
VERDICTS = ("verdicts.md", "verdicts.zh.md")
PAGES = sorted(path.name.removesuffix(".j2") for path in (DOCS / "templates").glob("*.j2"))


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The module that writes the pages; it stands outside the package."""
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(generator: ModuleType, kg: KnowledgeGraph) -> dict[str, tuple[Path, str]]:
    """Where each page stands, and how the graph and the code would have it now."""
    return {path.name: (path, text) for path, text in generator.pages(kg).items()}


@pytest.mark.parametrize("name", [*PAGES, *GENERATED])
def test_a_generated_page_is_current_else_run_make_docs(pages: dict[str, tuple[Path, str]], name: str) -> None:
    path, text = pages[name]
    assert path.read_text(encoding="utf-8") == text


def test_the_orders_in_code_rank_all_verdicts() -> None:
    assert set(scale.STRENGTH) == set(scale.VERDICTS) > set(scale.ACCEPTED)


def test_the_generated_parts_of_each_readme_are_current_else_run_make_docs(
    generator: ModuleType, kg: KnowledgeGraph
) -> None:
    guides = generator.guides(kg)  # all at once: each takes what the others take
    for name in GUIDES:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert text.count("<!-- make docs: ") == text.count("<!-- end -->") > 0
        assert text == guides[ROOT / name], name


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_no_count_of_the_graph_stands_outside_the_generated_parts_of_a_readme(kg: KnowledgeGraph, name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    by_hand = re.sub(r"<!-- make docs: .*?<!-- end -->", "", text, flags=re.DOTALL)
    counts = {str(kg.stats().totals[key]) for key in ("entities", "claims", "evidence", "sources", "triples")}
    assert counts & set(re.findall(r"\d+", by_hand.replace(",", ""))) == set()


def test_the_guide_names_every_topic_class_and_list_member_that_a_curator_may_write(kg: KnowledgeGraph) -> None:
    lists = ("Topic", "Stance", "Result", "StudyDesign", "MeasureKind", "Severity", "DoseBand", "SourceType")
    terms = {slug for slug, term in kg.terms.items() if set(lists) & set(term.lists)}
    classes = {entity.category for entity in kg.entities.values()}
    assert [slug for slug in sorted(terms | classes) if f"`kgo:{slug}`" not in GUIDE] == []
    assert {path.stem for path in (ROOT / "graph" / "claims").glob("*.ttl")} == {
        slug for slug, term in kg.terms.items() if "Topic" in term.lists
    }


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: str(text).partition("\n")[0])
def test_a_turtle_example_of_the_guide_parses_and_stands_in_the_graph(example: str) -> None:
    assert parse_turtle(f"{PREFIX_LINES}\n{example}\n", Path("README.md")).statements
    files = [path for path in iter_turtle(ROOT / "graph") if path.parent.name not in ("schema", "mappings")]
    assert any(f"\n{example}\n" in path.read_text(encoding="utf-8") for path in files)


def test_the_guide_has_an_example_of_each_kind_of_block() -> None:
    assert {example.partition(":")[0] for example in EXAMPLES} == {"src", "kg", "claim", "ev"}


def test_the_links_of_the_guide_lead_to_files_that_are_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)[^)]*\)", GUIDE)
    assert links
    assert [link for link in links if not (ROOT / "graph" / link).exists()] == []


def test_every_page_is_there_in_both_languages_with_the_same_headings_and_tables() -> None:
    english = [name for name in PAGES if not name.endswith(".zh.md")]
    assert sorted([*english, *(name.replace(".md", ".zh.md") for name in english)]) == PAGES
    for name in english:
        texts = [(DOCS / page).read_text(encoding="utf-8") for page in (name, name.replace(".md", ".zh.md"))]
        levels = [re.findall(r"^#+(?= )", text, re.MULTILINE) for text in texts]
        rows = [len(re.findall(r"^\|", text, re.MULTILINE)) for text in texts]
        assert levels[0] == levels[1]
        assert rows[0] == rows[1]


@pytest.mark.parametrize("name", PAGES)
def test_the_links_of_a_page_lead_to_files_that_are_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (DOCS / name).read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []


@pytest.mark.parametrize("body", BODIES, ids=lambda body: str(body.claim.en))
def test_an_invented_body_gets_the_verdict_that_the_page_explains(body: Body) -> None:
    assert (body.found.verdict, body.found.certainty) == (body.verdict, body.certainty)


def test_the_invented_bodies_show_every_verdict_and_all_that_can_lower_or_raise_a_trial() -> None:
    assert {body.verdict for body in BODIES} == set(scale.VERDICTS)
    shown = {reason for body in BODIES for reason in body.found.reasons}
    assert {certainty.IMPRECISION, certainty.NO_INTERVAL, certainty.LARGE_EFFECT, certainty.ONE_TRIAL} <= shown


@pytest.mark.parametrize("name", VERDICTS)
def test_every_invented_body_is_called_invented_where_it_stands(name: str) -> None:
    headings = re.findall(r"^### \d+\. .*$", (DOCS / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(headings) == len(BODIES)
    assert [line for line in headings if not line.endswith(("(invented)", "（虚构）"))] == []


@pytest.mark.parametrize("name", VERDICTS)
def test_the_python_of_the_page_on_verdicts_runs(name: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / name).read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, name, None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", VERDICTS)
def test_the_page_on_verdicts_has_every_threshold_of_the_rule_with_its_value_and_a_source(name: str) -> None:
    rows = [line for line in (DOCS / name).read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    for module in (certainty, changes, estimate, groups, reading, verdict):
        place = f"`evidence/{module.__name__.rpartition('.')[2]}`"
        for constant in _assigned(module):
            value = getattr(module, constant)
            if not _is_threshold(value):
                continue
            (row,) = [row for row in rows if place in row and f"`{constant}`" in row]
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
            assert str(value[0] if isinstance(value, tuple) else value) in cells[1]
            assert cells[3]
    for low, high in scale.ZONES.values():
        assert any(f"{low:.2f}–{high:.2f}" in row for row in rows)


def _assigned(module: ModuleType) -> list[str]:
    """Return the constants that a module sets itself; those that it reckons from others are none."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    found = [
        node for node in tree.body if isinstance(node, ast.Assign) and not isinstance(node.value, ast.GeneratorExp)
    ]
    names = [name for node in found for target in node.targets for name in ast.walk(target)]
    return [name.id for name in names if isinstance(name, ast.Name)]


def _is_threshold(value: object) -> bool:
    """Return whether a constant is a figure: a number, or a value with its interval."""
    if isinstance(value, tuple):
        return bool(value) and isinstance(value[0], Decimal)
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
