"""Chains of steps: which step may follow which, what a chain as a whole says, and by which claims it says so.

A step goes along a claim from its subject to its object, along a link from a member to its class, or between a protein
and a state of it. The rules:

- A class passes a claim on to its member where the claim could be inherited: not one judged as efficacy, not one bound
  to a dose, and not where the member has a claim of its own with the same relation and object. A benefit for a kind is
  none for its class. These steps leave the sign as it is.
- A protein passes nothing on to a state of it, nor a state to the protein, unless the graph says how a process changes
  both: γ-carboxylation activates MGP and decreases dp-ucMGP, so less dp-ucMGP is more active MGP. The step has the
  product of the two signs, and none where the two claims are not there.
- A step that ends on an aspect (expression, abundance, carboxylation, …) leads on only where an accepted claim says
  what a process which changes that aspect does to the entity: warfarin decreases MGP carboxylation, γ-carboxylation
  activates MGP, MGP inhibits calcification. Activity always leads on: an entity acts by being active. For a
  protein that such a process acts on, the aspect that a relation implies counts alike: warfarin upregulates MGP, and
  it cannot be told whether more of it acts.
- A claim that is bound to a dose says what is taken; within a chain nothing is taken, so its sign is not carried there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kgraph.mechanism.network import Edge, Link, Network, weakest
from kgraph.values import frozen

ACTIVITY = "activity"
EFFICACY = "efficacy"


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a chain: along a claim (``edge``) or along a link between member and class, form and protein."""

    start: str
    end: str
    edge: Edge | None = None
    link: Link | None = None

    @property
    def name(self) -> str:
        """What tells it from other steps: the slug of its claim, else its two ends."""
        return self.edge.claim if self.edge else f"{self.start}--{self.end}"

    @property
    def is_up(self) -> bool:
        """Whether it leads from a member to its class, or from a state to its protein."""
        return self.link is not None and self.link.member == self.start

    @property
    def is_down(self) -> bool:
        """Whether it leads from a protein to a state of it."""
        return self.link is not None and self.link.broader == self.start


Chain = tuple[Move, ...]


@frozen
class Reading:
    """What a chain says: its sign, the sign of each step, and for each the further claims by which it leads on.

    ``sign`` is +1 or −1, None where it cannot be told. ``verdict`` is the weakest of all claims that are used.
    """

    sign: int | None
    signs: tuple[int | None, ...]
    warrants: tuple[tuple[Edge, ...], ...]
    verdict: str


def move_along(edge: Edge) -> Move:
    """Return the step along a claim."""
    return Move(edge.subject, edge.object, edge=edge)


def may_follow(network: Network, chain: Sequence[Move], move: Move) -> bool:
    """Return whether a step may be added to a chain, apart from the entities that it has passed already."""
    last = chain[-1] if chain else None
    if move.is_up:
        return _may_climb(last, move)
    if move.is_down:
        return last is not None and bool(_to_state(network, last, move))
    assert move.edge is not None
    if last is None or not last.is_up:
        return True
    return _is_passed_down(network, chain, move.edge)


def is_mechanism(chain: Sequence[Move]) -> bool:
    """Return whether a chain has a step along a claim; classes alone are no mechanism."""
    return any(move.edge for move in chain)


def read(network: Network, chain: Sequence[Move]) -> Reading:
    """Return what a chain says as a whole."""
    signs: list[int | None] = []
    warrants: list[tuple[Edge, ...]] = []
    product: int | None = 1
    for index, move in enumerate(chain):
        before = chain[index - 1] if index else None
        after = chain[index + 1] if index + 1 < len(chain) else None
        sign, used = _read_link(network, before, move) if move.link else _read_claim(network, move, index, after)
        signs.append(move.edge.sign if move.edge else sign)
        warrants.append(used)
        product = None if product is None or sign is None else product * sign
    return Reading(product, tuple(signs), tuple(warrants), _weakest(chain, warrants))


def _read_claim(network: Network, move: Move, index: int, after: Move | None) -> tuple[int | None, tuple[Edge, ...]]:
    """Return what a step along a claim hands on to the next, and the claim that licenses this."""
    edge = move.edge
    assert edge is not None
    sign = None if index and edge.dose_band else edge.sign
    aspect = network.aspect_of(edge)
    if after is None or after.is_down or aspect in (None, ACTIVITY):
        return sign, ()
    leading = next(iter(network.drivers(edge.object, aspect).values()), None)
    if leading is None or leading.sign is None:
        return None, ()
    return None if sign is None else sign * leading.sign, (leading,)


def _read_link(network: Network, before: Move | None, move: Move) -> tuple[int | None, tuple[Edge, ...]]:
    """Return the sign of a step along a link, and the claims that license it."""
    assert move.link is not None
    used = _to_state(network, before, move) if move.is_down else _to_protein(network, move.link)
    if used:
        sign = 1
        for edge in used:
            sign *= edge.sign or 0
        return sign, used
    return None if move.link.is_state else 1, ()


def _to_state(network: Network, before: Move | None, move: Move) -> tuple[Edge, ...]:
    """Return the claim by which a change of an aspect of a protein is a change of this state of it."""
    aspect = network.aspect_of(before.edge) if before and before.edge else None
    return tuple(network.drivers(move.end, aspect).values())[:1] if aspect else ()


def _to_protein(network: Network, link: Link) -> tuple[Edge, ...]:
    """Return the claims that say how one process changes a state and its protein; empty if there is no such process."""
    if not link.is_state:
        return ()
    states, proteins = network.drivers(link.member), network.drivers(link.broader)
    process = next((name for name in states if name in proteins), None)
    return () if process is None else (states[process], proteins[process])


def _may_climb(last: Move | None, move: Move) -> bool:
    """Return whether a step to a class may follow: not after a benefit, which does not pass from kind to class."""
    assert move.link is not None
    if last is None or last.edge is None:
        return last is None or not last.is_down
    return move.link.is_state or last.edge.judged_as != EFFICACY


def _is_passed_down(network: Network, chain: Sequence[Move], edge: Edge) -> bool:
    """Return whether the claim of a class holds for the members from which the chain has just climbed."""
    climbed = list(takewhile(lambda move: move.is_up, reversed(chain)))
    if edge.dose_band or edge.premises or (edge.judged_as == EFFICACY and not all(_is_state(move) for move in climbed)):
        return False
    return not any(
        own.relation == edge.relation and own.object == edge.object
        for move in climbed
        for own in network.out_edges(move.start)
    )


def _is_state(move: Move) -> bool:
    return move.link is not None and move.link.is_state


def _weakest(chain: Sequence[Move], warrants: Sequence[Sequence[Edge]]) -> str:
    verdicts = [move.edge.verdict for move in chain if move.edge]
    verdicts += [move.link.verdict for move in chain if move.link and move.link.verdict]
    verdicts += [edge.verdict for used in warrants for edge in used]
    return weakest(verdicts)
