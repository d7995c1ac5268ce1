"""The checks of the page: what the interaction check answers about any substances, each text once.

The answers, their order and their words are those of ``kgraph.interactions``; the page only looks them up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from kgraph.interactions.answers import check_all
from kgraph.interactions.values import Answers, BoneCheck, CheckedClaim, Citation, PairCheck
from kgraph.mechanism.network import Network
from kgraph.mechanism.path import find_short_path
from kgraph.model import Claim
from kgraph.page.pairs import pair
from kgraph.store.catalog import Catalog

_Record = dict[str, Any]


def checks(catalog: Catalog, network: Network, claims: Iterable[Claim]) -> _Record:
    """Return the key ``checks`` of the page's data, see ``kgraph.page.data``; ``claims`` are all there are."""
    known = {claim.slug: claim for claim in claims}
    return _Checks(check_all(catalog, known, find_path=partial(find_short_path, catalog, network))).record()


class _Checks:
    """Numbers what several answers share: claims as they bear on a question, and the marks of evidence."""

    def __init__(self, found: Answers) -> None:
        self._found = found
        self._numbers: dict[int, int] = {}
        self._listed: list[CheckedClaim] = []
        self._marks: dict[tuple[str | None, str | None], int] = {}

    def record(self) -> _Record:
        pairs = {f"{one.first.entity}~{one.second.entity}": self._pair(one) for one in self._found.pairs}
        bone = {one.substance.entity: self._bone(one) for one in self._found.bone}
        claims = {slug: self._claim(checked) for slug, checked in sorted(self._by_claim().items())}
        return {
            "substances": [substance.entity for substance in self._found.substances],
            "pairs": pairs,
            "bone": bone,
            "bearings": [_bearing(checked) for checked in self._listed],
            "claims": claims,
            "marks": [{"zh": zh, "en": en} for zh, en in self._marks],
            "scope": pair(self._found.scope),
            "disclaimer": pair(self._found.disclaimer),
        }

    def _by_claim(self) -> dict[str, CheckedClaim]:
        """Return a bearing for each claim, one with the mechanism where that depends on what is asked."""
        ordered = sorted(self._listed, key=lambda checked: checked.kind == "interaction")
        return {checked.claim.slug: checked for checked in ordered}

    def _pair(self, one: PairCheck) -> list[object]:
        return [one.answer, self._numbered((*one.interactions, *one.together, *one.effects))]

    def _bone(self, one: BoneCheck) -> list[list[int]]:
        return [self._numbered(one.effects), self._numbered(one.mitigations)]

    def _numbered(self, claims: Iterable[CheckedClaim]) -> list[int]:
        return [self._number(checked) for checked in claims]

    def _number(self, checked: CheckedClaim) -> int:
        """Return the number of a claim in words; one that bears on several questions alike is the same object."""
        if id(checked) not in self._numbers:
            self._numbers[id(checked)] = len(self._listed)
            self._listed.append(checked)
        return self._numbers[id(checked)]

    def _claim(self, checked: CheckedClaim) -> _Record:
        inferred = {"mechanism": pair(checked.mechanism)} if checked.path else {}
        return {**inferred, "sources": [[cited.evidence, self._mark(cited)] for cited in checked.sources]}

    def _mark(self, cited: Citation) -> int:
        return self._marks.setdefault((cited.marks.zh, cited.marks.en), len(self._marks))


def _bearing(checked: CheckedClaim) -> _Record:
    """Return how a claim bears on a question, with the inherited claim that says it where its sentence does not."""
    inherited = {"inherited": checked.inherited} if checked.inherited else {}
    return {"claim": checked.claim.slug, "kind": checked.kind, "basis": checked.basis, **inherited}
