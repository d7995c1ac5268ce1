"""How many reports are independent of each other: the largest number of them of which no two share a study.

Pure. A pool overlaps each study that it is listed to include, and each other pool that includes one of them. While its
list is not known, it may hold any study of its kind on the claim, and share one with any other pool.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kgraph.frozen import frozen

TRIALS = frozenset({"randomised-trial"})
OBSERVATIONS = frozenset({"cohort", "case-control", "cross-sectional"})
POOLED = {"meta-analysis": TRIALS, "systematic-review": OBSERVATIONS}
"""By design of a pool, the designs of the studies that it may include."""
FEWEST_OF_A_POOL = 3
"""How many studies a pool includes at least to weigh as two groups."""


@frozen
class Report:
    """What is known of a study group: the designs of its reports, and the groups that a pool includes, if listed."""

    group: str
    designs: frozenset[str]
    includes: frozenset[str] = frozenset()

    @property
    def is_pool(self) -> bool:
        """Whether it pools studies: by design, or as an analysis that lists others than itself."""
        return bool(self.includes - {self.group}) or not self.designs.isdisjoint(POOLED)


def overlap(one: Report, other: Report) -> bool:
    """Return whether two reports share a study, or may share one as far as is known."""
    if one.group == other.group:
        return True
    if one.is_pool and other.is_pool:
        if one.includes and other.includes:
            return not ({one.group} | one.includes).isdisjoint({other.group} | other.includes)
        return True
    if other.is_pool:
        one, other = other, one
    if not one.is_pool:
        return False
    if one.includes:
        return other.group in one.includes
    return any(not POOLED[design].isdisjoint(other.designs) for design in one.designs & POOLED.keys())


def count_independent(reports: Iterable[Report]) -> int:
    """Return the largest number of reports of which no two overlap.

    >>> trial = frozenset({"randomised-trial"})
    >>> pool = Report("pool", frozenset({"meta-analysis"}))
    >>> count_independent([Report("a", trial), Report("b", trial), pool])
    2
    """
    unique = sorted({report.group: report for report in reports}.values(), key=lambda report: report.group)
    return _largest(
        {
            one.group: {other.group for other in unique if other.group != one.group and overlap(one, other)}
            for one in unique
        }
    )


def weighs_two(reports: Collection[Report]) -> bool:
    """Return whether a pool among reports weighs as two groups: one of three or more studies, as far as is known."""
    return any(
        report.is_pool and (not report.includes or len(report.includes) >= FEWEST_OF_A_POOL) for report in reports
    )


def _largest(overlaps: Mapping[str, set[str]]) -> int:
    """Return the size of the largest set without an overlap.

    A report that overlaps at most one other is taken, since that loses nothing; else the one with the most overlaps
    is in the set or is not.
    """
    alone, rest = 0, {group: set(others) for group, others in overlaps.items()}
    while rest:
        least = min(rest, key=lambda group: (len(rest[group]), group))
        if len(rest[least]) <= 1:
            alone, rest = alone + 1, _without(rest, {least, *rest[least]})
            continue
        most = max(rest, key=lambda group: (len(rest[group]), group))
        taken = 1 + _largest(_without(rest, {most, *rest[most]}))
        return alone + max(taken, _largest(_without(rest, {most})))
    return alone


def _without(overlaps: Mapping[str, set[str]], gone: Collection[str]) -> dict[str, set[str]]:
    return {group: others.difference(gone) for group, others in overlaps.items() if group not in gone}
