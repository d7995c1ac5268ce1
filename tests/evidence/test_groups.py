"""How many reports are independent of each other."""

from __future__ import annotations

import pytest

from kgraph.evidence.groups import Report, count_independent, overlap, weighs_two

TRIAL, COHORT = frozenset({"randomised-trial"}), frozenset({"cohort"})
POOL, REVIEW = frozenset({"meta-analysis"}), frozenset({"systematic-review"})
A, B, C = (Report(name, TRIAL) for name in "abc")


def pool(name: str, includes: str = "", designs: frozenset[str] = POOL) -> Report:
    return Report(name, designs, frozenset(includes))


@pytest.mark.parametrize(
    ("one", "other", "do"),
    [
        pytest.param(A, B, False, id="two trials"),
        pytest.param(A, Report("a", COHORT), True, id="two reports of one study"),
        pytest.param(pool("p", "ab"), A, True, id="a pool and a trial it lists"),
        pytest.param(pool("p", "ab"), C, False, id="a pool and a trial it does not list"),
        pytest.param(pool("p"), A, True, id="a pool without its list and any trial"),
        pytest.param(pool("p"), Report("d", COHORT), False, id="a pool of trials and a cohort"),
        pytest.param(pool("r", designs=REVIEW), Report("d", COHORT), True, id="a review of cohorts and a cohort"),
        pytest.param(pool("r", designs=REVIEW), A, False, id="a review of cohorts and a trial"),
        pytest.param(pool("r", "a", designs=REVIEW), A, True, id="a review that lists a trial, and that"),
        pytest.param(pool("p", "ab"), pool("q", "bc"), True, id="two pools that share a trial"),
        pytest.param(pool("p", "ab"), pool("q", "c"), False, id="two pools that share none"),
        pytest.param(pool("p", "ab"), pool("q"), True, id="two pools, one without its list"),
        pytest.param(pool("p"), pool("q"), True, id="two pools without their lists"),
        pytest.param(pool("p", "ab"), pool("q", "cp"), True, id="a pool that includes the other"),
    ],
)
def test_two_reports_overlap_where_they_share_or_may_share_a_study(one: Report, other: Report, do: bool) -> None:  # noqa: FBT001
    assert overlap(one, other) is overlap(other, one) is do


@pytest.mark.parametrize(
    ("reports", "count"),
    [
        ((), 0),
        ((A, A), 1),
        ((A, B, C), 3),
        ((A, B, pool("p")), 2),
        ((A, pool("p"), pool("q")), 1),
        ((A, B, pool("p", "a")), 2),
        ((A, B, pool("p", "c")), 3),
        ((pool("p", "ab"), pool("q", "bc"), pool("r", "cd")), 2),
        ((pool("p"), Report("d", COHORT)), 2),
        ((pool("p", "ab"), pool("q", "cd"), pool("r", "ac"), pool("s", "bd")), 2),
    ],
)
def test_the_count_is_that_of_the_largest_set_without_an_overlap(reports: tuple[Report, ...], count: int) -> None:
    assert count_independent(reports) == count_independent(reversed(reports)) == count


def test_the_largest_set_is_found_where_the_pool_with_the_fewest_overlaps_is_not_in_it() -> None:
    overlaps = ["va", "vb", "ax", "ay", "az", "bx", "by", "bz", "dx", "dy", "dz", "xy", "yz", "xz"]
    pools = [Report(name, POOL, frozenset(pair for pair in overlaps if name in pair)) for name in "vabdxyz"]
    assert count_independent(pools) == len("abd")


@pytest.mark.parametrize(
    ("reports", "does"),
    [
        ((A, B, C), False),
        ((pool("p"),), True),
        ((pool("p", "abc"),), True),
        ((pool("p", "ab"),), False),
        ((pool("p", "ab"), pool("q", "abc")), True),
        ((pool("r", designs=REVIEW),), True),
    ],
)
def test_a_pool_weighs_two_unless_it_is_known_to_hold_fewer_than_three(reports: tuple[Report, ...], does: bool) -> None:  # noqa: FBT001
    assert weighs_two(reports) is does
