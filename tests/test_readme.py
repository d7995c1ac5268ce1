"""The READMEs keep their word: their commands and their Python run and show what they say, in both languages."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from command_line import COMMANDS
from kgraph.cli import main

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}


def _blocks(readme: Path, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)


def _tour(lang: str) -> list[tuple[str, list[str]]]:
    steps = [step for block in _blocks(READMES[lang], "console") for step in block.split("$ ")[1:]]
    return [(step.splitlines()[0], step.splitlines()[1:]) for step in steps]


TOUR = [pytest.param(command, shown, id=f"{lang} {command}") for lang in READMES for command, shown in _tour(lang)]


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.mark.parametrize(("command", "shown"), TOUR)
def test_a_command_of_the_tour_prints_what_the_readme_shows(command: str, shown: list[str]) -> None:
    program, *arguments = shlex.split(command)
    assert program == "kgraph"
    answer = CliRunner().invoke(main, arguments)
    assert answer.exit_code == 0, answer.output
    printed = _even(answer.output)
    assert [line for line in shown if _even(line) not in printed] == []


@pytest.mark.parametrize("lang", READMES)
def test_the_python_of_the_readme_runs(lang: str) -> None:
    text = "\n".join(_blocks(READMES[lang], "python"))
    test = doctest.DocTestParser().get_doctest(text, {}, READMES[lang].name, None, 0)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("lang", READMES)
def test_the_turtle_of_the_readme_stands_in_the_graph(lang: str) -> None:
    (block,) = _blocks(READMES[lang], "turtle")
    files = (ROOT / "graph" / "claims").glob("*.ttl")
    assert any(block in path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("lang", READMES)
def test_the_readme_names_every_command(lang: str) -> None:
    named = set(re.findall(r"^\| `kgraph (\w+)", READMES[lang].read_text(encoding="utf-8"), re.MULTILINE))
    assert named == set(COMMANDS)


def test_both_readmes_have_the_same_headings_and_pictures_that_exist() -> None:
    texts = {lang: path.read_text(encoding="utf-8") for lang, path in READMES.items()}
    levels = {lang: re.findall(r"^(#+) ", text, re.MULTILINE) for lang, text in texts.items()}
    assert levels["zh"] == levels["en"]
    for text in texts.values():
        links = re.findall(r"\]\(([^)#:]+)\)", text)
        assert links
        assert [link for link in links if not (ROOT / link).exists()] == []
