"""The orders of the lists, and the scales of the measures, by which claims are judged and ranked.

Generated from graph/schema/terms.ttl by ``make docs``; do not edit by hand.
"""

from __future__ import annotations

from decimal import Decimal

VERDICTS = ("established", "supported", "reported", "contested", "refuted", "unproven", "unverified")
"""Verdicts in the order of display."""

STRENGTH = ("refuted", "unproven", "unverified", "contested", "reported", "supported", "established")
"""Verdicts, weakest first."""

ACCEPTED = ("established", "supported")
"""Verdicts on which a claim may be taken as known."""

CERTAINTIES = ("high", "moderate", "low", "very-low", "stated")
"""Certainties, surest first."""

STANCES = ("supports", "refutes", "inconclusive")
"""Stances: for, against, inconclusive."""

WITHOUT_SUBJECT = ("placebo", "no-treatment", "usual-care", "background-treatment", "unexposed")
"""Comparators whose people have nothing of the subject of the claim."""

LEVELS = (
    "area-under-curve",
    "concentration",
    "correlation",
    "mean-difference",
    "percent-change",
    "standardised-mean-difference",
)
"""Measures whose figures are of a level, not of how often something happens."""

SEVERITIES = ("contraindicated", "major", "moderate", "minor")
"""Severities, gravest first."""

SCALES = {
    "correlation": "coefficient-scale",
    "fold": "ratio-scale",
    "hazard-ratio": "ratio-scale",
    "mean-difference": "difference-scale",
    "odds-ratio": "ratio-scale",
    "percent-change": "percent-scale",
    "percent-increase": "percent-scale",
    "rate-ratio": "ratio-scale",
    "ratio-of-bioavailability": "ratio-scale",
    "relative-risk": "ratio-scale",
    "risk-difference": "difference-scale",
    "standardised-mean-difference": "difference-scale",
    "standardised-mortality-ratio": "ratio-scale",
}
"""By measure the scale of its figures; a measure that compares nothing has none."""

ZONES = {
    "ratio-scale": (Decimal("0.8"), Decimal("1.25")),
}
"""By scale the zone of no important effect; a scale without one shows no absence."""

ACCEPTED_AS = {
    "reported": ("mechanism", "structure"),
}
"""Verdicts on which a claim of one kind alone may be taken as known, with that kind."""

NEUTRAL = {
    "ratio-scale": 1,
    "difference-scale": 0,
    "percent-scale": 0,
    "coefficient-scale": 0,
}
"""By scale the figure of no effect."""
