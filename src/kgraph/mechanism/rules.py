"""The rules of a path: which steps may follow each other, their meaning as a whole, and the claims it rests on.

A step goes along a claim from its subject to its object, along a link from a member to its class, or between a protein
and a state of it. The rules:

- A member takes over a claim of its class if the claim can be inherited: it is not judged as efficacy, it is not bound
  to a dose or a circumstance, and the member has no claim of its own with the same relation and object that applies
  before it (``kgraph.evidence.inherit``). A benefit of a member does not pass up to its class. A step to a class keeps
  the sign.
- A step between a protein and a state of it has a sign only where two claims say how one process changes both:
  γ-carboxylation activates MGP and decreases dp-ucMGP, so less dp-ucMGP means more active MGP. The sign of the step is
  the product of the two signs.
- A step that ends on an aspect (expression, abundance, carboxylation, …) leads on only if an accepted claim says how a
  process that changes this aspect changes the entity: warfarin decreases MGP carboxylation, γ-carboxylation activates
  MGP, MGP inhibits calcification. Activity always leads on, because an entity acts by being active. For a protein that
  such a process changes, the aspect that a relation implies counts too: warfarin upregulates MGP, but that leaves open
  whether more MGP is active.
- A claim that is bound to a dose is about intake. After the first step nothing is taken in, so its sign is lost there.
  So it is with a claim that holds under a circumstance alone, such as after stopping: what comes before brings about
  neither the use nor its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kgraph.evidence.inherit import speaks_before
from kgraph.frozen import frozen
from kgraph.mechanism.network import Edge, Link, Network, weakest

ACTIVITY = "activity"
EFFICACY = "efficacy"


@dataclass(frozen=True, slots=True)
class BareStep:
    """One step of a path: along a claim (``edge``) or along a link between member and class, state and protein."""

    start: str
    end: str
    edge: Edge | None = None
    link: Link | None = None

    @property
    def name(self) -> str:
        """The slug of its claim, else its two ends; unique within the network."""
        return self.edge.claim if self.edge else f"{self.start}--{self.end}"

    @property
    def is_up(self) -> bool:
        """Whether it leads from a member to its class, or from a state to its protein."""
        return self.link is not None and self.link.member == self.start

    @property
    def is_down(self) -> bool:
        """Whether it leads from a protein to a state of it."""
        return self.link is not None and self.link.broader == self.start


Steps = tuple[BareStep, ...]


@frozen
class Reading:
    """The meaning of steps as a whole: the sign, and for each step its sign and the further claims that license it.

    ``sign`` is +1 or −1, None where it cannot be told. ``verdict`` is the weakest of all claims that are used, and
    ``is_accepted`` says whether all of them are accepted.
    """

    sign: int | None
    signs: tuple[int | None, ...]
    warrants: tuple[tuple[Edge, ...], ...]
    verdict: str
    is_accepted: bool


def step_along(edge: Edge) -> BareStep:
    """Return the step along a claim."""
    return BareStep(edge.subject, edge.object, edge=edge)


def may_follow(network: Network, steps: Sequence[BareStep], step: BareStep) -> bool:
    """Return whether a step may follow others by these rules; whether an entity repeats is not checked here."""
    last = steps[-1] if steps else None
    if step.is_up:
        return _may_climb(last, step)
    if step.is_down:
        return last is not None and bool(_to_state(network, last, step))
    assert step.edge is not None
    if last is None or not last.is_up:
        return True
    return _is_passed_down(network, steps, step.edge)


def is_mechanism(steps: Sequence[BareStep]) -> bool:
    """Return whether any step goes along a claim; classes alone are no mechanism."""
    return any(step.edge for step in steps)


def read(network: Network, steps: Sequence[BareStep]) -> Reading:
    """Return the meaning of steps as a whole."""
    signs: list[int | None] = []
    warrants: list[tuple[Edge, ...]] = []
    product: int | None = 1
    for index, step in enumerate(steps):
        before = steps[index - 1] if index else None
        after = steps[index + 1] if index + 1 < len(steps) else None
        sign, used = _read_link(network, before, step) if step.link else _read_claim(network, step, index, after)
        signs.append(step.edge.sign if step.edge else sign)
        warrants.append(used)
        product = None if product is None or sign is None else product * sign
    # Links and warrants name accepted claims alone
    is_accepted = all(step.edge.is_accepted for step in steps if step.edge)
    return Reading(product, tuple(signs), tuple(warrants), _weakest(steps, warrants), is_accepted)


def _read_claim(
    network: Network, step: BareStep, index: int, after: BareStep | None
) -> tuple[int | None, tuple[Edge, ...]]:
    """Return the sign that a step along a claim hands on to the next step, and the claim that licenses it."""
    edge = step.edge
    assert edge is not None
    sign = None if index and edge.is_bound else edge.sign
    aspect = network.aspect_of(edge)
    if after is None or after.is_down or aspect in (None, ACTIVITY):
        return sign, ()
    leading = next(iter(network.drivers(edge.object, aspect).values()), None)
    if leading is None or leading.sign is None:
        return None, ()
    return None if sign is None else sign * leading.sign, (leading,)


def _read_link(network: Network, before: BareStep | None, step: BareStep) -> tuple[int | None, tuple[Edge, ...]]:
    """Return the sign of a step along a link, and the claims that license it."""
    assert step.link is not None
    used = _to_state(network, before, step) if step.is_down else _to_protein(network, step.link)
    if used:
        sign = 1
        for edge in used:
            sign *= edge.sign or 0
        return sign, used
    return None if step.link.is_state else 1, ()


def _to_state(network: Network, before: BareStep | None, step: BareStep) -> tuple[Edge, ...]:
    """Return the claim by which a change of an aspect of a protein changes this state of it; empty if there is none."""
    aspect = network.aspect_of(before.edge) if before and before.edge else None
    return tuple(network.drivers(step.end, aspect).values())[:1] if aspect else ()


def _to_protein(network: Network, link: Link) -> tuple[Edge, ...]:
    """Return the claims that say how one process changes a state and its protein; empty if no process has both."""
    if not link.is_state:
        return ()
    states, proteins = network.drivers(link.member), network.drivers(link.broader)
    process = next((name for name in states if name in proteins), None)
    return () if process is None else (states[process], proteins[process])


def _may_climb(last: BareStep | None, step: BareStep) -> bool:
    """Return whether a step to a class may follow: not after a benefit, which does not pass from member to class."""
    assert step.link is not None
    if last is None or last.edge is None:
        return last is None or not last.is_down
    return step.link.is_state or last.edge.judged_as != EFFICACY


def _is_passed_down(network: Network, steps: Sequence[BareStep], edge: Edge) -> bool:
    """Return whether the claim of a class holds for the members from which the last steps climbed."""
    climbed = list(takewhile(lambda step: step.is_up, reversed(steps)))
    if edge.is_bound or edge.premises or (edge.judged_as == EFFICACY and not all(_is_state(step) for step in climbed)):
        return False
    return not any(
        own.relation == edge.relation and own.object == edge.object and speaks_before(own.verdict, edge.verdict)
        for step in climbed
        for own in network.out_edges(step.start)
    )


def _is_state(step: BareStep) -> bool:
    return step.link is not None and step.link.is_state


def _weakest(steps: Sequence[BareStep], warrants: Sequence[Sequence[Edge]]) -> str:
    verdicts = [step.edge.verdict for step in steps if step.edge]
    verdicts += [step.link.verdict for step in steps if step.link and step.link.verdict]
    verdicts += [edge.verdict for used in warrants for edge in used]
    return weakest(verdicts)
