"""The orders of the lists by which claims are judged and ranked.

Generated from graph/schema/terms.ttl by ``make docs``; do not edit by hand.
"""

from __future__ import annotations

VERDICTS = ("established", "supported", "contested", "refuted", "unproven", "unverified")
"""Verdicts in the order of display."""

STRENGTH = ("refuted", "unproven", "unverified", "contested", "supported", "established")
"""Verdicts, weakest first."""

ACCEPTED = ("established", "supported")
"""Verdicts on which a claim may be taken as known."""

CERTAINTIES = ("high", "moderate", "low", "very-low")
"""Certainties, surest first."""

STANCES = ("supports", "refutes", "inconclusive")
"""Stances: for, against, inconclusive."""

SEVERITIES = ("contraindicated", "major", "moderate", "minor")
"""Severities, gravest first."""
