"""``kgraph evidence`` and ``kgraph findings``: formats, both languages, and what is refused."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path

import pytest

from command_line import answer, answer_json, rows, run
from kgraph import KnowledgeGraph
from kgraph.cli.output import to_json

HIP = "alendronate--prevents--hip-fracture"
SCOPE = {
    "en": "For professionals and editors; not advice to patients. Not recorded does not mean safe; most drug "
    "interactions are not covered by this graph.",
    "zh": "供专业人员和编辑参考，不是给患者的用药建议。未收录不等于安全；多数药物相互作用不在本图谱范围内。",
}


def test_evidence_is_shown_in_a_table_that_names_each_claim_once(folder: Path) -> None:
    first = ["Alendronate prevents hip fracture"]
    assert rows(answer("evidence", "--claim", HIP, "--graph", folder, "--lang", "en")) == [
        ["claim", "design", "effect", "stance", "weight", "source"],
        [*first, "randomized trial", "0.60 (0.37 to 0.97)", "supports", "counts", "Li 2020b"],
        ["randomized trial", "0.4", "supports", "subgroup", "Li 2020b"],
        ["randomized trial", "0.8 (0.5 to 1.25)", "inconclusive", "counts", "Li 2020c"],
        [SCOPE["en"]],
    ]


def test_evidence_is_shown_in_chinese(folder: Path) -> None:
    assert rows(answer("evidence", "--claim", HIP, "--graph", folder, "--lang", "zh")) == [
        ["断言", "研究设计", "效应值", "立场", "计入情况", "来源"],
        ["阿仑膦酸钠预防髋部骨折", "随机对照试验", "0.60（0.37～0.97）", "支持", "计入", "Li 2020b"],
        ["随机对照试验", "0.4", "支持", "亚组", "Li 2020b"],
        ["随机对照试验", "0.8（0.5～1.25）", "无定论", "计入", "Li 2020c"],
        [SCOPE["zh"]],
    ]


def test_findings_are_shown_in_a_table_in_both_languages(folder: Path) -> None:
    arguments = ("findings", "--object", "hip-fracture", "--graph", folder)
    assert rows(answer(*arguments, "--lang", "en")) == [
        ["claim", "standing", "certainty", "people", "effect", "source"],
        ["Alendronate prevents hip fracture", "supported", "moderate", "8,308", "0.60 (0.37 to 0.97)", "Li 2020b"],
        [SCOPE["en"]],
    ]
    assert rows(answer(*arguments, "--lang", "zh")) == [
        ["断言", "可信程度", "证据确定性", "人数", "效应值", "来源"],
        ["阿仑膦酸钠预防髋部骨折", "有证据支持", "中等", "8308", "0.60（0.37～0.97）", "Li 2020b"],
        [SCOPE["zh"]],
    ]


@pytest.mark.parametrize("command", ["evidence", "findings"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_csv_holds_the_table_of_the_library(studies: KnowledgeGraph, folder: Path, command: str, lang: str) -> None:
    table = getattr(studies, command)(lang=lang)
    shown = answer(command, "--format", "csv", "--lang", lang, "--graph", folder)
    head, *body = csv.reader(io.StringIO(shown, newline=""))
    assert (tuple(head), len(body)) == (table.columns, len(table))
    for cells, expected in zip(body, table, strict=True):
        plain = [
            "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell) for cell in expected
        ]
        assert [cell.removeprefix("'") for cell in cells] == plain


def test_tsv_has_the_cells_of_csv(folder: Path) -> None:
    arguments = ("evidence", "--claim", HIP, "--graph", folder, "--format")
    lines = [line.split("\t") for line in answer(*arguments, "tsv").splitlines()]
    assert lines == list(csv.reader(io.StringIO(answer(*arguments, "csv"))))


@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_no_cell_is_a_formula_and_numbers_stay_numbers(folder: Path, format_: str) -> None:
    shown = answer("evidence", "--claim", HIP, "--format", format_, "--graph", folder)
    separator = {"csv": ",", "tsv": "\t"}[format_]
    found = next(csv.DictReader(io.StringIO(shown), delimiter=separator))
    assert found["source_title"] == "'=The straight study"
    assert (found["effect"], found["p_bound"], found["participants"], found["turned"]) == ("0.6", "", "7808", "false")


@pytest.mark.parametrize("command", ["evidence", "findings"])
def test_json_holds_numbers_as_numbers(studies: KnowledgeGraph, folder: Path, command: str) -> None:
    found = answer_json(command, "--object", "hip-fracture", "--graph", folder)
    assert found == {"kgraph": 1, command: to_json(getattr(studies, command)(object="hip-fracture").to_dicts())}
    first = found[command][0]
    assert (first["effect"], first["effect_low"], first["participants"] > 7000) == (0.6, 0.37, True)
    assert first["population"] in ("men", None)


@pytest.mark.parametrize("format_", ["csv", "tsv"])
def test_a_byte_order_mark_is_written_on_request_and_a_file_holds_what_is_printed(
    folder: Path, tmp_path: Path, format_: str
) -> None:
    command = ("evidence", "--claim", HIP, "--format", format_, "--graph", folder)
    plain = run(*command).stdout_bytes
    assert (
        run(*command, "--bom").stdout_bytes == run(*command, "--bom", "-o", "-").stdout_bytes == b"\xef\xbb\xbf" + plain
    )
    file = tmp_path / f"out.{format_}"
    assert answer(*command, "--bom", "-o", file, "--lang", "en") == f"Written: {file}\n"
    assert file.read_bytes() == b"\xef\xbb\xbf" + plain


@pytest.mark.parametrize("command", ["evidence", "findings"])
@pytest.mark.parametrize("options", [(), ("--json",), ("--lang", "zh")])
def test_a_file_holds_what_is_printed(folder: Path, tmp_path: Path, command: str, options: tuple[str, ...]) -> None:
    arguments: tuple[str | Path, ...] = (command, "--object", "fracture", *options, "--graph", folder)
    answer(*arguments, "-o", tmp_path / "out")
    assert (tmp_path / "out").read_text(encoding="utf-8") == answer(*arguments)


@pytest.mark.parametrize("command", ["evidence", "findings"])
def test_where_nothing_fits_that_is_said_and_a_file_has_its_head(
    studies: KnowledgeGraph, folder: Path, command: str
) -> None:
    arguments = (command, "--design", "cohort", "--graph", folder)
    assert answer(*arguments, "--lang", "en") == "No matches.\n"
    assert answer(*arguments, "--lang", "zh") == "没有符合的内容。\n"
    assert answer(*arguments, "--format", "csv").splitlines() == [",".join(getattr(studies, command)().columns)]
    assert answer_json(*arguments) == {"kgraph": 1, command: []}


@pytest.mark.parametrize("command", ["evidence", "findings"])
@pytest.mark.parametrize(
    ("options", "en", "zh"),
    [
        (("--subject", "alendronat"), "There is no entity named “alendronat”. Did you mean: alendronate", "没有"),
        (("--claim", "alendronate--prevents--hips"), HIP, HIP),
        (("--dose", "high"), "dietary, supplemental, pharmacological", "dietary, supplemental, pharmacological"),
        (("--design", "RCT"), "randomised-trial", "randomised-trial"),
        (("--topic", "bone"), "bone-biology", "bone-biology"),
        (("--format", "xlsx"), "table, csv, tsv", "table, csv, tsv"),
        (("--bom",), "csv, tsv", "csv, tsv"),
        (("--bom", "--format", "table"), "csv, tsv", "csv, tsv"),
        (("-o", "out.csv"), "out.csv: the ending .csv stands for a different format", "后缀.csv表示另一种格式"),
        (("--format", "csv", "-o", "out.xlsx"), "out.xlsx: the ending .xlsx", "后缀.xlsx"),
    ],
    ids=str,
)
def test_what_cannot_be_answered_is_refused_in_both_languages(
    folder: Path, command: str, options: tuple[str, ...], en: str, zh: str
) -> None:
    for lang, said in (("en", en), ("zh", zh)):
        result = run(command, *options, "--graph", folder, "--lang", lang)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr


def test_json_and_a_format_exclude_each_other(folder: Path) -> None:
    result = run("evidence", "--json", "--format", "csv", "--graph", folder)
    assert (result.exit_code, json.loads(result.stderr)["key"]) == (2, "json-or-format")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("command", ["evidence", "findings"])
def test_a_table_fits_a_terminal_of_eighty_columns(folder: Path, command: str, lang: str) -> None:
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    program = subprocess.Popen(
        [sys.executable, "-m", "kgraph", command, "--claim", HIP, "--graph", str(folder), "--lang", lang],
        stdout=theirs,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C.UTF-8", "TERM": "dumb"},
    )
    os.close(theirs)
    shown = b""
    with open(ours, "rb", buffering=0) as screen:  # noqa: PTH123 - a descriptor
        try:
            while piece := screen.read(65536):
                shown += piece
        except OSError:  # how a terminal ends
            pass
    assert program.wait(timeout=60) == 0
    *table, scope = shown.decode().replace("\r", "").rstrip("\n").split("\n")
    assert scope == SCOPE[lang]
    wide = [line for line in table if sum(2 if ord(sign) > 0x2E80 else 1 for sign in line) > 80]
    assert wide == []
    assert {"en": "0.60", "zh": "0.60"}[lang] in shown.decode()
