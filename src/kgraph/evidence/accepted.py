"""Which claims are accepted: by verdict, for some verdicts by the kind of claim too."""

from __future__ import annotations

from kgraph.evidence.scale import ACCEPTED, ACCEPTED_AS, STRENGTH

ACCEPTABLE = tuple(verdict for verdict in reversed(STRENGTH) if verdict in ACCEPTED or verdict in ACCEPTED_AS)
"""Verdicts that accepted claims can have, strongest first."""


def is_accepted(verdict: str, kind: str) -> bool:
    """Return whether a claim with a verdict may be taken as known, given the kind by which it is judged.

    >>> is_accepted("reported", "mechanism"), is_accepted("reported", "efficacy"), is_accepted("supported", "efficacy")
    (True, False, True)
    """
    return verdict in ACCEPTED or kind in ACCEPTED_AS.get(verdict, ())
