"""The generated pages of docs/ are current, whole in both languages, and lead nowhere that is not there."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from kgraph import KnowledgeGraph
from kgraph.evidence import scale

DOCS = Path(__file__).resolve().parents[1] / "docs"
GENERATED = ("scale.py", "page-data.md", "page-data.schema.json", "contract.d.ts")
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


def test_the_worked_examples_show_every_verdict(generator: ModuleType, kg: KnowledgeGraph) -> None:
    shown = {kg.claim(slug).verdict for slug in generator.EXAMPLES}
    assert shown == {slug for slug, term in kg.terms.items() if "Verdict" in term.lists}
