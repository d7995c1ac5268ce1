"""What each evidence item weighs: whether its design carries the kind of claim, and what it then says.

Pure. The tier of a design depends on the kind of claim; lower is stronger. On efficacy, harm and interactions a study
speaks through an estimate alone: one that supports without it only states, as a review does, and a null without it is
silent, neither for nor against. Where the curator holds a study for inconclusive though its figures speak, and says
why, it is open. Reports of one study are one group, which speaks through its strongest item: best tier, then its
primary endpoint, then what is not marked, then a secondary one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.evidence.groups import Report, count_independent, weighs_two
from kgraph.evidence.reading import FOR, NONE_FOUND, OPEN, OPPOSITE, Figure, read
from kgraph.frozen import frozen
from kgraph.model import COUNTS

TIERS: Mapping[str, Mapping[str, int]] = {
    "efficacy": {"meta-analysis": 1, "randomised-trial": 2, "guideline": 3, "label": 3},
    "harm": {
        "meta-analysis": 1,
        "randomised-trial": 2,
        "guideline": 2,
        "label": 2,
        "systematic-review": 3,
        "cohort": 3,
        "case-control": 4,
        "cross-sectional": 4,
        "human-mechanistic": 4,
        "case-report": 5,
    },
    "interaction": {
        "meta-analysis": 1,
        "randomised-trial": 2,
        "guideline": 2,
        "label": 2,
        "systematic-review": 3,
        "cohort": 3,
        "human-mechanistic": 3,
        "case-control": 4,
        "cross-sectional": 4,
        "case-report": 5,
    },
    "mechanism": {
        "meta-analysis": 1,
        "randomised-trial": 1,
        "human-mechanistic": 1,
        "systematic-review": 2,
        "cohort": 2,
        "case-control": 2,
        "cross-sectional": 2,
        "animal": 2,
        "in-vitro": 2,
        "guideline": 3,
        "label": 3,
        "database": 3,
        "review": 3,
        "factsheet": 3,
    },
    "structure": {
        "meta-analysis": 1,
        "randomised-trial": 1,
        "guideline": 1,
        "label": 1,
        "systematic-review": 1,
        "cohort": 1,
        "case-control": 2,
        "cross-sectional": 2,
        "human-mechanistic": 2,
        "database": 2,
        "review": 2,
        "factsheet": 2,
    },
}
"""By kind of claim, the tier of each study design that carries it."""

CLINICAL = frozenset({"efficacy", "harm", "interaction"})
"""The kinds of claims that need an estimate, and that are graded."""
AUTHORITIES = frozenset({"guideline", "label"})
"""Designs that decide what is done, and are not graded."""
_UNGRADED = frozenset({*AUTHORITIES, "case-report"})
"""Designs that carry a clinical claim without an estimate."""
STATING = frozenset({"database", "review", "factsheet"})
"""Designs that state without data of their own."""

PRECLINICAL = frozenset({"animal", "in-vitro"})
"""Study designs on animals or cells."""

SAME_STUDY, UNFITTING, WEAK, SUBGROUP, NEAR, STATES = (
    "same-study",
    "unfitting-design",
    "weak",
    "subgroup",
    "near",
    "states",
)
"""Weights that the rule gives beside ``COUNTS``; others (``Item.set_aside``) are facts about the item."""
RULED = frozenset({COUNTS, SAME_STUDY, UNFITTING, WEAK, SUBGROUP, NEAR, STATES})
"""The weights that follow from the rule, so that the same item may weigh something else beside other evidence."""
AGAINST, SILENT = "against", "silent"
"""What an item says beside ``FOR`` and ``OPEN``: against the claim, or a null without a figure."""

_SUPPORTS, _REFUTES, _INCONCLUSIVE, _NULL = "supports", "refutes", "inconclusive", "null"
_ROLES = ("primary", None, "secondary")
_BASELINE, _PER_UNIT = "baseline", "per-unit"


@frozen
class Item:
    """The facts of one evidence item that the rule needs.

    ``group`` is the study it reports, ``includes`` the groups that a pool lists, ``issuer`` the body behind a label or
    guideline. ``set_aside`` is the reason why it may not carry at any design: a member of the schema's list of
    weights, such as ``withdrawn``; None if there is no such reason. ``is_near`` says that it compares with another
    substance that the claim does not name, ``is_level`` that it measures a level in blood or an amount absorbed, for
    which few people suffice. ``species`` does not change the verdict (``kgraph.evidence.shown``).
    """

    stance: str
    design: str
    group: str
    result: str | None = None
    quality: str | None = None
    endpoint_role: str | None = None
    set_aside: str | None = None
    species: str | None = None
    figure: Figure = Figure()
    compared_with: str | None = None
    is_near: bool = False
    is_level: bool = False
    participants: int | None = None
    events: int | None = None
    concerns: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    issuer: str | None = None

    @property
    def has_interval(self) -> bool:
        """Whether its estimate has an interval."""
        return self.figure.estimate is not None and self.figure.estimate.interval is not None

    @property
    def is_indirect(self) -> bool:
        """Whether it has no second group, so that what it compares is not what the claim says."""
        return self.compared_with == _BASELINE

    @property
    def is_per_unit(self) -> bool:
        """Whether its figure is for one step of the amount, so that many steps may add up to what one does not show."""
        return self.compared_with == _PER_UNIT


@frozen
class Question:
    """What the rule needs to know of a claim.

    ``kind`` is that by which designs are ranked. ``side`` is where its effect lies: 1 above no effect, -1 below, None
    if its relation does not say. ``is_prognosis`` says that its subject is a condition or a measure, not something
    given. ``family_differs`` says that a form, dose or site of the same family reads otherwise.
    """

    kind: str
    side: int | None = None
    claims_no_difference: bool = False
    is_prognosis: bool = False
    family_differs: bool = False


@frozen
class Weighed:
    """An item with its weight, the tier of its design (None if that does not fit), and what it says if it counts.

    What it says is ``for``, ``against``, ``open`` or ``silent``; what only states is never ``silent``.
    """

    item: Item
    weight: str
    tier: int | None = None
    says: str | None = None


@frozen
class Speaker:
    """An item that counts: its tier and what it says."""

    item: Item
    tier: int
    says: str

    @property
    def is_graded(self) -> bool:
        """Whether its certainty can be graded, because it speaks through an estimate."""
        return self.item.design not in _UNGRADED

    @property
    def is_pool(self) -> bool:
        """Whether it pools studies."""
        return _report(self.item.group, {self.item.design}, self.item.includes).is_pool


def weigh(question: Question, items: Iterable[Item]) -> tuple[Weighed, ...]:
    """Return each item with its weight, in the order given.

    Raises:
        KeyError: If the kind of claim is none of ``TIERS``.
    """
    first = [_weigh(question, item) for item in items]
    best: dict[str, tuple[int, int]] = {}
    for entry in first:
        if entry.weight == COUNTS:
            best[entry.item.group] = min(_rank(entry), best.get(entry.item.group, _rank(entry)))
    return tuple(
        Weighed(entry.item, SAME_STUDY, entry.tier)
        if entry.weight == COUNTS and _rank(entry) != best[entry.item.group]
        else entry
        for entry in first
    )


def speakers(weighed: Iterable[Weighed], *says: str) -> tuple[Speaker, ...]:
    """Return the items that count and say one of these, in the order given."""
    return tuple(
        Speaker(entry.item, entry.tier, entry.says)
        for entry in weighed
        if entry.weight == COUNTS and entry.tier is not None and entry.says in says
    )


def statements(weighed: Iterable[Weighed], says: str) -> tuple[Item, ...]:
    """Return the items that only state one of ``FOR`` and ``AGAINST``."""
    return tuple(entry.item for entry in weighed if entry.weight == STATES and entry.says == says)


def count_groups(side: Sequence[Speaker]) -> int:
    """Return how many of those who speak are independent of each other."""
    return count_independent(_reports(side))


def count_groups_with_pools(side: Sequence[Speaker]) -> int:
    """Return the same, where a pool of three or more studies weighs two."""
    reports = list(_reports(side))
    return max(count_independent(reports), 2 if weighs_two(reports) else 0)


def tier_of(kind: str, design: str) -> int | None:
    """Return the tier of a study design for a kind of claim, None if it does not carry such a claim."""
    return TIERS[kind].get(design)


def needs_estimate(kind: str, design: str) -> bool:
    """Return whether a study of a design carries a kind of claim through an estimate alone.

    >>> needs_estimate("harm", "cohort"), needs_estimate("harm", "label"), needs_estimate("mechanism", "cohort")
    (True, False, False)
    """
    return kind in CLINICAL and design not in _UNGRADED


def states(kind: str, design: str) -> bool:
    """Return whether a text of a design can only state a kind of claim, which it does not carry.

    >>> states("efficacy", "review"), states("mechanism", "review"), states("efficacy", "article")
    (True, False, False)
    """
    return kind in CLINICAL and design in STATING


def carries(design: str) -> bool:
    """Return whether a study design can carry a claim of any kind; articles and opinions cannot.

    >>> carries("in-vitro"), carries("article")
    (True, False)
    """
    return any(design in tiers for tiers in TIERS.values())


def tiers_of(kind: str) -> tuple[int, ...]:
    """Return the tiers that a kind of claim has, strongest first."""
    return tuple(sorted(set(TIERS[kind].values())))


def designs_of_tier(kind: str, tier: int) -> tuple[str, ...]:
    """Return the study designs of a tier for a kind of claim, in the order of the table."""
    return tuple(design for design, tier_of_design in TIERS[kind].items() if tier_of_design == tier)


def _weigh(question: Question, item: Item) -> Weighed:
    tier = tier_of(question.kind, item.design)
    weight = _bar(question, item, tier)
    if weight is not None:
        return Weighed(item, weight, tier)
    if tier is None:
        return Weighed(item, STATES, None, _stated(item))
    says = _says(question, item)
    return Weighed(item, STATES, tier, FOR) if says is None else Weighed(item, COUNTS, tier, says)


def _bar(question: Question, item: Item, tier: int | None) -> str | None:
    """Return the reason why an item neither carries nor states, None if it does."""
    if item.set_aside:
        return item.set_aside
    if item.quality == WEAK:
        return WEAK
    if item.endpoint_role == SUBGROUP:
        return SUBGROUP
    if tier is None and not states(question.kind, item.design):
        return UNFITTING
    return NEAR if item.is_near and question.kind in CLINICAL else None


def _stated(item: Item) -> str:
    return {_SUPPORTS: FOR, _REFUTES: AGAINST}.get(item.stance, OPEN)


def _says(question: Question, item: Item) -> str | None:
    """Return what an item says whose design carries the claim; None if it supports without showing."""
    if not needs_estimate(question.kind, item.design):
        return _stated(item)
    found = read(item.figure, question.side, claims_no_difference=question.claims_no_difference)
    if found is not None and (item.stance == _INCONCLUSIVE or (found == NONE_FOUND and item.is_per_unit)):
        return OPEN
    if found is not None:
        return {NONE_FOUND: AGAINST, OPPOSITE: AGAINST}.get(found, found)
    if item.stance == _SUPPORTS:
        return None
    is_null = item.stance == _REFUTES or item.result == _NULL
    return SILENT if is_null and item.endpoint_role != "secondary" else OPEN


def _rank(entry: Weighed) -> tuple[int, int]:
    role = entry.item.endpoint_role
    return entry.tier or 0, _ROLES.index(role) if role in _ROLES else len(_ROLES)


def _reports(side: Iterable[Speaker]) -> Iterator[Report]:
    designs: dict[str, set[str]] = defaultdict(set)
    includes: dict[str, set[str]] = defaultdict(set)
    for speaker in side:
        designs[speaker.item.group].add(speaker.item.design)
        includes[speaker.item.group].update(speaker.item.includes)
    for group, of_group in designs.items():
        yield _report(group, of_group, includes[group])


def _report(group: str, designs: Iterable[str], includes: Iterable[str]) -> Report:
    return Report(group, frozenset(designs), frozenset(includes))
