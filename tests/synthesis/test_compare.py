"""Two substances side by side: outcomes meet by dose, harms of a class are inherited, nothing is concluded."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from command_line import answer, answer_json, run
from editing import edit, study
from kgraph import ArgumentError, KnowledgeGraph, ParameterError, UnknownEntity
from kgraph.cli.output import to_json
from kgraph.table import Cell, Table
from kgraph.text import LANGS

ENTITIES = {
    "antiresorptives": ("DrugClass", ""),
    "alendronate": ("Drug", "antiresorptives"),
    "romosozumab": ("Drug", ""),
    "fracture": ("Disease", ""),
    "hip-fracture": ("Disease", "fracture"),
    "ulcer": ("Disease", ""),
}


def entity(slug: str) -> str:
    category, broader = ENTITIES[slug]
    above = f"    skos:broader kg:{broader} ;\n" if broader else ""
    names = f'    skos:prefLabel "{slug}"@en ;\n    skos:prefLabel "{slug}名"@zh ;\n'
    return f"\nkg:{slug}\n    a kgo:{category} ;\n{names}{above}    .\n"


def claim(slug: str, design: str = "randomised-trial", band: str = "", **item: str) -> str:
    subject, relation, object_, *_ = slug.split("--")
    dose = f"    kgo:doseBand kgo:{band} ;\n" if band else ""
    ends = f"    rdf:subject kg:{subject} ;\n    rdf:predicate kgo:{relation} ;\n    rdf:object kg:{object_} ;\n"
    return f"\nclaim:{slug}\n    a kgo:Claim ;\n{ends}{dose}    .\n" + study(slug, design, **item)


@pytest.fixture
def pair(mini: Path) -> KnowledgeGraph:
    edit(mini / "entities/entities.ttl", "", "".join(map(entity, ENTITIES)))
    against = study("romosozumab--prevents--fracture")
    against = against.replace("kgo:comparedWith kgo:placebo", "kgo:comparedWith kg:alendronate")
    claims = (
        claim("alendronate--prevents--fracture"),
        claim("alendronate--prevents--hip-fracture--pharmacological", band="pharmacological"),
        claim("romosozumab--prevents--fracture").partition("\nev:")[0] + "\n" + against.lstrip("\n"),
        claim("romosozumab--treats--fracture"),
        claim("antiresorptives--has-adverse-event--ulcer"),
        claim("antiresorptives--prevents--hip-fracture"),
    )
    edit(mini / "claims/claims.ttl", "", "".join(claims))
    return KnowledgeGraph.load(mini)


def cells(table: Table, *names: str) -> list[tuple[Cell, ...]]:
    return list(zip(*(table.column(name) for name in names), strict=True))


def test_outcomes_meet_by_dose_and_what_only_one_has_is_left_empty_for_the_other(pair: KnowledgeGraph) -> None:
    table = pair.compare("alendronate", "romosozumab")
    assert cells(table, "judged_as", "outcome", "dose_band", "first_claim", "second_claim") == [
        ("efficacy", "fracture", None, "alendronate--prevents--fracture", "romosozumab--prevents--fracture"),
        ("efficacy", "fracture", None, None, "romosozumab--treats--fracture"),
        ("efficacy", "hip-fracture", "pharmacological", "alendronate--prevents--hip-fracture--pharmacological", None),
        ("harm", "ulcer", None, "antiresorptives--has-adverse-event--ulcer", None),
    ]


def test_a_harm_of_the_class_is_inherited_and_its_benefit_is_not(pair: KnowledgeGraph) -> None:
    table = pair.compare("alendronate", "romosozumab")
    by_claim = {str(row["first_claim"]): row for row in table.to_dicts()}
    harm = by_claim["antiresorptives--has-adverse-event--ulcer"]
    assert (harm["first_basis"], harm["first_sentence"]) == ("inherited", "Alendronate can cause ulcer")
    assert "antiresorptives--prevents--hip-fracture" not in by_claim


def test_what_compares_the_two_stands_beside_their_outcome_with_its_direction(pair: KnowledgeGraph) -> None:
    said = {
        "en": "romosozumab vs alendronate: relative risk: 0.6 (0.5 to 0.7)",
        "zh": "romosozumab名与alendronate名相比：相对风险：0.6（0.5～0.7）",
    }
    for lang in LANGS:
        for names in (("alendronate", "romosozumab"), ("romosozumab", "alendronate")):
            found = [row for row in pair.compare(*names, lang=lang).to_dicts() if row["head_to_head"]]
            assert [row["outcome"] for row in found] == ["fracture"]
            assert found[0]["head_to_head_evidence"] == "trial--romosozumab--prevents--fracture"
            assert str(found[0]["head_to_head"]).startswith(said[lang])


def test_exchanging_the_two_exchanges_the_sides(pair: KnowledgeGraph) -> None:
    one, other = pair.compare("alendronate", "romosozumab"), pair.compare("romosozumab", "alendronate")
    assert cells(one, "outcome", "first_claim", "second_claim") == cells(
        other, "outcome", "second_claim", "first_claim"
    )


def test_an_outcome_takes_its_kinds_with_it_and_a_dose_limits_the_rows(pair: KnowledgeGraph) -> None:
    assert set(pair.compare("alendronate", "romosozumab", object="fracture").column("outcome")) == {
        "fracture",
        "hip-fracture",
    }
    assert pair.compare("alendronate", "romosozumab", dose="pharmacological").column("outcome") == ["hip-fracture"]
    assert pair.compare("alendronate", "romosozumab", object="ulcer", dose="dietary").rows == ()


def test_wrong_questions_are_refused(pair: KnowledgeGraph) -> None:
    with pytest.raises(ArgumentError, match="are the same entity"):
        pair.compare("alendronate", "alendronate名")
    with pytest.raises(UnknownEntity):
        pair.compare("alendronate", "nothing-at-all")
    with pytest.raises(ParameterError):
        pair.compare("alendronate", "romosozumab", dose="huge")


def test_the_command_prints_both_sides_and_what_compares_them(pair: KnowledgeGraph, mini: Path) -> None:
    arguments = ("compare", "alendronate", "romosozumab", "--graph", mini)
    said = answer(*arguments, "--lang", "en")
    assert "outcome" in said
    assert "Studies that compare the two:" in said
    assert "not recorded" in said
    assert "两者直接比较的研究：" in answer(*arguments, "--lang", "zh")
    assert "No study that compares the two is recorded" in answer(*arguments, "--object", "ulcer", "--lang", "en")
    assert answer(*arguments, "--object", "ulcer", "--dose", "dietary", "--lang", "en") == "No matches.\n"
    table = pair.compare("alendronate", "romosozumab")
    assert answer_json(*arguments) == {"kgraph": 1, "compare": to_json(table.to_dicts())}
    head, *rows = csv.reader(io.StringIO(answer(*arguments, "--format", "csv"), newline=""))
    assert (tuple(head), len(rows)) == (table.columns, len(table))
    assert run("compare", "alendronate", "alendronate", "--graph", mini).exit_code == 2
    assert run("compare", "alendronate", "--graph", mini).exit_code == 2


# The real graph


@pytest.mark.parametrize(
    ("first", "second"), [("MK-4", "MK-7"), ("romosozumab", "alendronate"), ("华法林", "利伐沙班")]
)
def test_every_claim_of_benefit_or_harm_of_both_is_shown_once(kg: KnowledgeGraph, first: str, second: str) -> None:
    table = kg.compare(first, second)
    for side, name in (("first", first), ("second", second)):
        own = [str(row[f"{side}_claim"]) for row in table.to_dicts() if row[f"{side}_basis"] == "direct"]
        entity = kg.entity(name).slug
        about = {
            claim.slug
            for claim in kg.claims(subject=entity)
            if claim.reasons.judged_as in {"efficacy", "harm"} and not kg.relation(claim.relation).symmetric
        }
        assert len(own) == len(set(own))
        assert about <= set(own)
