"""Labels, definitions and notes are untrusted: wherever they are shown, they are text and nothing else."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest

from command_line import answer, answer_json, rows, run
from kgraph import KnowledgeGraph
from kgraph.cli.spreadsheet import harmless
from kgraph.files.turtle import Statement, write_turtle
from kgraph.text import LANGS
from kgraph.vocab import GRAPH, KG, KGO, RDF, SKOS
from page.unpacked import unpacked

MARKUP = "<img src=x onerror=alert(1)><b>[bold red]"
SCRIPT = "</script><script>alert(2)</script><!--"
QUOTES = "\"'`\\${alert(3)} {{ 7 * 7 }} {0} %s ]]>"
TERMINAL = "\x1b[31m\x1b]0;title\x07\x7f\x9b"
DIRECTION = "\u202egnp.exe\u202c\u2066\u2069\u200f"
FORMULA = '=HYPERLINK("http://example.org")'
LONG = "长" * 5000
LABEL = {"en": f"{MARKUP}{SCRIPT}", "zh": f"{QUOTES}{DIRECTION}药"}
DEFINITION = {"en": f"{TERMINAL}{SCRIPT}", "zh": LONG}
NOTE = {"en": FORMULA, "zh": f"{SCRIPT}{TERMINAL}\n第二行"}
ALL = (*LABEL.values(), *DEFINITION.values(), *NOTE.values())
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.fixture
def hostile(mini: Path) -> Path:
    """The small graph with one more entity, all of whose texts are hostile, and a claim about it."""
    path = mini / "entities" / "hostile.ttl"
    texts = {SKOS.prefLabel: LABEL, SKOS.definition: DEFINITION, SKOS.editorialNote: NOTE}
    entity = KG.iri_of("hostile")
    statements = [Statement(entity, RDF.type, ox.NamedNode(f"{KGO.iri}Drug"))]
    statements += [
        Statement(entity, predicate, ox.Literal(text, language=lang))
        for predicate, both in texts.items()
        for lang, text in both.items()
    ]
    path.write_text(write_turtle(statements), encoding="utf-8", newline="\n")
    claims = mini / "claims" / "claims.ttl"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("rdf:subject kg:warfarin ;", "rdf:subject kg:hostile ;"), encoding="utf-8")
    return mini


class Tags(HTMLParser):
    """What a browser makes of a page: its elements, and the text of its scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.started.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.started and self.started[-1][0] == "script":
            self.scripts[-1] += data


def tags_of(path: Path) -> Tags:
    """Read a page as a browser does."""
    tags = Tags()
    tags.feed(path.read_text(encoding="utf-8"))
    return tags


@pytest.mark.parametrize(
    "command",
    [
        "show hostile",
        "claims --about hostile",
        "neighbors vitamin-K",
        "query names-of-entity -p entity=hostile",
        "search img",
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_terminal_is_sent_only_what_can_be_seen(hostile: Path, command: str, lang: str) -> None:
    shown = answer(*command.split(), "--lang", lang, "--graph", hostile)
    assert {character for character in shown if unicodedata.category(character) in INVISIBLE} <= {"\n"}


def test_escape_and_direction_characters_are_made_visible(hostile: Path) -> None:
    shown = answer("show", "hostile", "--lang", "en", "--graph", hostile)
    assert "Definition: \\x1b[31m\\x1b]0;title\\x07\\x7f\\x9b</script>" in shown
    assert "\\u202egnp.exe\\u202c\\u2066\\u2069\\u200f药" in shown


def test_markup_of_tables_is_shown_as_it_is(hostile: Path) -> None:
    shown = answer("query", "-e", "SELECT ?label { kg:hostile skos:prefLabel ?label }", "--graph", hostile)
    assert [LABEL["en"]] in rows(shown)


def test_a_long_text_is_shown_whole(hostile: Path) -> None:
    shown = answer("query", "-e", "SELECT ?d { kg:hostile skos:definition ?d }", "--graph", hostile)
    assert shown.count("长") == 5000
    assert max(len(line) for line in shown.splitlines()) <= 160


def test_an_error_that_names_a_hostile_text_shows_it(hostile: Path) -> None:
    result = run("show", f"{MARKUP}{SCRIPT}x", "--lang", "zh", "--graph", hostile)
    assert result.exit_code == 2
    assert {character for character in result.stderr if unicodedata.category(character) in INVISIBLE} <= {"\n"}


def test_a_path_in_a_notebook_escapes_what_it_names(hostile: Path) -> None:
    (path,) = KnowledgeGraph.load(hostile).paths("hostile", "vitamin-K", max_edges=1)
    shown = path._repr_html_()
    tags = Tags()
    tags.feed(shown)
    assert {tag for tag, _ in tags.started} == {"p", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    assert {character for character in shown if unicodedata.category(character) in INVISIBLE} == set()
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown
    assert "\\u202egnp.exe" in shown


def test_json_gives_every_text_back(hostile: Path) -> None:
    entity = answer_json("show", "hostile", "--graph", hostile)["entity"]
    assert (entity["labels"], entity["definition"], entity["notes"]) == (LABEL, DEFINITION, NOTE)


def test_csv_gives_every_text_back_as_no_formula(hostile: Path) -> None:
    sparql = "SELECT ?t { kg:hostile skos:prefLabel|skos:definition|skos:editorialNote ?t }"
    shown = answer("query", "-e", sparql, "--format", "csv", "--graph", hostile)
    found = [row[0] for row in csv.reader(io.StringIO(shown, newline=""))][1:]
    assert sorted(found) == sorted(map(harmless, ALL))


def test_nquads_give_every_text_back(hostile: Path) -> None:
    shown = answer("export", "nquads", "--graph", hostile)
    about = ox.NamedNode(KG.iri_of("hostile"))
    quads = [quad for quad in ox.parse(shown, format=ox.RdfFormat.N_QUADS) if quad.subject == about]
    quads = [quad for quad in quads if quad.graph_name != ox.NamedNode(GRAPH.keys)]  # derived from the texts
    found = [quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)]
    assert sorted(found) == sorted(ALL)


def test_the_files_are_canonical_and_give_every_text_back(hostile: Path) -> None:
    path = hostile / "entities" / "hostile.ttl"
    assert str(path) not in answer_json("fmt", "--graph", hostile)["files"]
    assert "\x1b" not in path.read_text(encoding="utf-8")
    found = [quad.object.value for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)]
    assert set(ALL) <= set(found)


def test_a_name_that_looks_like_sparql_stays_a_name(hostile: Path) -> None:
    name = 'x" } INSERT { ?s ?p ?o'
    result = run("query", "entity-by-identifier", "-p", f"identifier={name}", "--lang", "en", "--graph", hostile)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("No matches.")


def test_the_page_has_the_same_elements_as_without_hostile_text(hostile: Path, tmp_path: Path) -> None:
    answer("page", "-o", tmp_path / "hostile.html", "--graph", hostile)
    (hostile / "entities" / "hostile.ttl").write_text(
        "@prefix kg: <https://w3id.org/kgraph/id/> .\n@prefix kgo: <https://w3id.org/kgraph/ontology#> .\n"
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
        'kg:hostile a kgo:Drug ; skos:prefLabel "mild"@en , "温和"@zh .\n',
        encoding="utf-8",
    )
    answer("page", "-o", tmp_path / "mild.html", "--graph", hostile)
    found, wanted = tags_of(tmp_path / "hostile.html"), tags_of(tmp_path / "mild.html")
    assert [tag for tag, _ in found.started] == [tag for tag, _ in wanted.started]
    assert len(found.scripts) == len(wanted.scripts)


def test_the_page_holds_every_text_as_data(hostile: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    answer("page", "-o", file, "--focus", "hostile", "--graph", hostile)
    text = file.read_text(encoding="utf-8")
    assert SCRIPT not in text
    assert MARKUP not in text
    assert not re.search(r"alert\([123]\)</script>", text)
    (found,) = [item for item in unpacked(text)["entities"] if item["slug"] == "hostile"]
    assert (found["label"], found["definition"], found["note"]) == (LABEL, DEFINITION, NOTE)
