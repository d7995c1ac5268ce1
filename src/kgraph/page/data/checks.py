"""The checks of the page: the answers of the interaction check for all substances, each text once.

The answers, their order and their words are those of ``kgraph.interactions``; the page only looks them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from kgraph.interactions.answers import check_all
from kgraph.interactions.values import Answer, Answers, BoneCheck, CheckedClaim, Citation, PairCheck
from kgraph.mechanism.network import Network
from kgraph.mechanism.path import find_short_path
from kgraph.model import Claim
from kgraph.page.contract import Bearing, Checks
from kgraph.page.contract import CheckedClaim as CheckedRecord
from kgraph.page.data.pairs import pair
from kgraph.store.catalog import Catalog


def checks(catalog: Catalog, network: Network, claims: Iterable[Claim]) -> Checks:
    """Return the key ``checks`` of the page data, see ``kgraph.page.contract``; ``claims`` are all claims."""
    by_slug = {claim.slug: claim for claim in claims}
    return _Checks(check_all(catalog, by_slug, find_path=partial(find_short_path, catalog, network))).record()


class _Checks:
    """Numbers the parts that answers share: bearings (claims as parts of answers) and the marks of evidence."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._numbers: dict[int, int] = {}
        self._listed: list[CheckedClaim] = []
        self._marks: dict[tuple[str | None, str | None], int] = {}

    def record(self) -> Checks:
        pairs = {f"{answer.first.entity}~{answer.second.entity}": self._pair(answer) for answer in self._answers.pairs}
        bone = {answer.substance.entity: self._bone(answer) for answer in self._answers.bone}
        claims = {slug: self._claim(checked) for slug, checked in sorted(self._by_claim().items())}
        return {
            "substances": [substance.entity for substance in self._answers.substances],
            "pairs": pairs,
            "bone": bone,
            "bearings": [_bearing(checked) for checked in self._listed],
            "claims": claims,
            "marks": [{"zh": zh, "en": en} for zh, en in self._marks],
            "scope": pair(self._answers.scope),
            "disclaimer": pair(self._answers.disclaimer),
        }

    def _by_claim(self) -> dict[str, CheckedClaim]:
        """Return a bearing for each claim, the one with the mechanism if only some have it."""
        ordered = sorted(self._listed, key=lambda checked: checked.kind == "interaction")
        return {checked.claim.slug: checked for checked in ordered}

    def _pair(self, answer: PairCheck) -> tuple[Answer, list[int]]:
        """Return the answer and its bearings, the lead first if there is one."""
        claims = (*answer.interactions, *answer.together, *answer.effects, *answer.implied)
        lead = [checked for checked in claims if checked is answer.lead]
        return answer.answer, self._numbered([*lead, *(checked for checked in claims if checked is not answer.lead)])

    def _bone(self, answer: BoneCheck) -> tuple[list[int], list[int], list[int]]:
        effects, mitigations, harms = map(self._numbered, (answer.effects, answer.mitigations, answer.harms))
        return effects, mitigations, harms

    def _numbered(self, claims: Iterable[CheckedClaim]) -> list[int]:
        return [self._number(checked) for checked in claims]

    def _number(self, checked: CheckedClaim) -> int:
        """Return the number of a bearing; answers that share a bearing hold the same object."""
        if id(checked) not in self._numbers:
            self._numbers[id(checked)] = len(self._listed)
            self._listed.append(checked)
        return self._numbers[id(checked)]

    def _claim(self, checked: CheckedClaim) -> CheckedRecord:
        record: CheckedRecord = {"sources": [(cited.evidence, self._mark(cited)) for cited in checked.sources]}
        if checked.path:
            record["mechanism"] = pair(checked.mechanism)
        return record

    def _mark(self, cited: Citation) -> int:
        return self._marks.setdefault((cited.marks.zh, cited.marks.en), len(self._marks))


def _bearing(checked: CheckedClaim) -> Bearing:
    """Return a claim as part of an answer, with the inherited claim if that makes the statement."""
    record: Bearing = {"claim": checked.claim.slug, "kind": checked.kind, "basis": checked.basis}
    if checked.inherited:
        record["inherited"] = checked.inherited
    return record
