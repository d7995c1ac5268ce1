"""Sentences of the graph's claims by class of fault: verbs that do not fit, causes where things were only observed, …

Each class is one function from claims and their sentences to those that have the fault; ``counts`` reckons all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest

from kgraph import KnowledgeGraph
from kgraph.model import COUNTS, Claim, Entity

RANDOMISED = {"randomised-trial", "meta-analysis"}
OBSERVING = {"cohort", "case-control", "cross-sectional", "systematic-review", "case-report"}
SUBSTANCES = {"Nutrient", "Protein", "Chemical", "Drug", "DrugClass"}
PATHWAYS = {"Wnt-signaling"}
"""Processes that are switched on and off, so that 激活 is their verb."""
QUALITIES = {"bone-health", "glucose-tolerance", "bone-microarchitecture"}
"""Measures that get better or worse, not more or less."""
RECEPTORS = {"VDR", "PXR", "NR3C1"}
AFTER = r"(?: \(|（|$)"


@dataclass(frozen=True)
class Said:
    """A claim with its ends and its sentences."""

    claim: Claim
    subject: Entity
    object: Entity
    zh: str
    en: str

    def has(self, zh: str | None, en: str | None = None) -> bool:
        """Whether a pattern fits the Chinese or the English sentence."""
        return bool((zh and re.search(zh, self.zh)) or (en and re.search(en, self.en)))

    @property
    def is_observed(self) -> bool:
        """Whether observation carries the claim and no trial does."""
        designs = {i.study_design for i in self.claim.evidence if i.weight == COUNTS and i.stance == "supports"}
        return bool(designs & OBSERVING) and not designs & RANDOMISED


def _label(said: Said) -> tuple[str, str]:
    return re.escape(said.object.label("zh")), re.escape(said.object.label("en"))


def _more_of_a_process(said: Said) -> bool:
    return said.object.category == "Process" and said.has(rf"(?:增加|降低){_label(said)[0]}{AFTER}")


def _activated_process(said: Said) -> bool:
    is_process = said.object.category == "Process" and said.object.slug not in PATHWAYS
    return is_process and said.has(rf"激活{_label(said)[0]}{AFTER}")


def _substance_without_level(said: Said) -> bool:
    zh, en = _label(said)
    counted = said.object.category in SUBSTANCES or said.object.category == "Cell"
    return counted and said.has(rf"(?:增加|降低|减少){zh}{AFTER}", rf"(?:in|de)creases? {en}{AFTER}")


def _quality_that_increases(said: Said) -> bool:
    return said.object.slug in QUALITIES and said.has(r"增加|降低", r"(?:in|de)crease")


def _measure_that_acts(said: Said) -> bool:
    return said.subject.category == "Measurement" and not (said.zh.startswith(tuple("未")) or "者，" in said.zh)


def _likely_rate(said: Said) -> bool:
    return said.object.category == "Measurement" and said.has("更易发生", "more likely")


def _tautology(said: Said) -> bool:
    return said.claim.subject == said.claim.object and not said.has("再次", "another")


def _cause_where_observed(said: Said) -> bool:
    if said.claim.relation not in {"predisposes-to", "causes", "increases", "decreases", "worsens"}:
        return False
    is_effect = said.claim.reasons.judged_as in ("efficacy", "harm")
    return is_effect and said.is_observed and not said.claim.is_denied and "associated with" not in said.en


def _event_as_caused(said: Said) -> bool:
    if said.claim.relation != "has-adverse-event" or said.claim.is_denied:
        return False
    shown = {i.study_design for i in said.claim.evidence if i.weight == COUNTS and i.stance == "supports"} & RANDOMISED
    return not shown and said.claim.verdict != "established" and "reported" not in said.en


def _flat_denial(said: Said) -> bool:
    """Whether a denial is worded as a fact though nothing refutes the claim; what an article says is its statement."""
    decides = said.claim.verdict == "refuted" or said.claim.standing == "article-only"
    return said.claim.is_denied and not decides and not said.en.startswith("It has not been shown that")


def _doubled_words(said: Said) -> bool:
    return said.has("降低低|(?:降低|(?<!量)减少|减轻)[^，（]*增加")


def _intake_of_people(said: Said) -> bool:
    return said.has("对.+(?:有推荐|设有|未设)", r"ha(?:s|ve) (?:a|an|no) (?:recommended|upper)")


def _belongs(said: Said) -> bool:
    return said.has(None, r"\bbelongs? to\b")


def _bare_singular(said: Said) -> bool:
    bare = [e.label("en") for e in (said.subject, said.object) if e.category == "Cell" and e.label("en")[-1] != "s"]
    bare += [f"(?<!the )(?<!The ){e.label('en')}" for e in (said.subject, said.object) if e.slug in RECEPTORS]
    other = "expression|activity|levels|apoptosis|differentiation"
    return any(re.search(rf"\b{name}\b(?! (?:{other}))", said.en, re.IGNORECASE) for name in bare)


def _food_as_eating(said: Said) -> bool:
    return said.has("进餐", "food intake")


def _part_of_a_sum(said: Said) -> bool:
    return said.has(r"\+维生素D的组成部分")


def _contraindicated_disease(said: Said) -> bool:
    return said.object.category in ("Disease", "Phenotype") and said.has("禁用于|并非.*的禁忌")


CLASSES: Mapping[str, Callable[[Said], bool]] = {
    "a process increases": _more_of_a_process,
    "a process is activated": _activated_process,
    "a substance without its level, a cell without its number": _substance_without_level,
    "a quality increases": _quality_that_increases,
    "a measure acts": _measure_that_acts,
    "a rate is likely": _likely_rate,
    "a condition leads to itself": _tautology,
    "a cause where only observation speaks": _cause_where_observed,
    "an adverse event as caused that no trial shows": _event_as_caused,
    "a flat denial that nothing decides": _flat_denial,
    "doubled or opposed words": _doubled_words,
    "people have a recommended intake": _intake_of_people,
    "belongs to": _belongs,
    "English bare singular": _bare_singular,
    "food as eating": _food_as_eating,
    "part of a sum": _part_of_a_sum,
    "contraindicated in a disease": _contraindicated_disease,
}


def told(kg: KnowledgeGraph) -> Iterator[Said]:
    """Yield all claims with their sentences."""
    for claim in kg.claims():
        ends = kg.entities[claim.subject], kg.entities[claim.object]
        yield Said(claim, *ends, kg.sentence(claim, "zh"), kg.sentence(claim, "en"))


def counts(kg: KnowledgeGraph) -> dict[str, int]:
    """Return how many sentences have the fault of each class."""
    said = list(told(kg))
    return {name: sum(map(is_faulty, said)) for name, is_faulty in CLASSES.items()}


@pytest.mark.parametrize("name", CLASSES)
def test_no_sentence_of_a_claim_has_the_fault(kg: KnowledgeGraph, name: str) -> None:
    assert [(said.zh, said.en) for said in told(kg) if CLASSES[name](said)] == []
