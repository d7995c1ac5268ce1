"""What the panels show of a claim, a finding, a source and an entity, with what a test does not set left empty."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_Record = dict[str, Any]


def judged(**given: Any) -> _Record:
    """Return the part of a claim that says how it was judged, and what is said about an interaction."""
    nothing: _Record = {
        "judgedAs": "mechanism",
        "ruling": "nothing-carries",
        "advice": None,
        "mechanism": None,
        "effect": None,
    }
    return nothing | given


def grounds(**given: Any) -> _Record:
    """Return why a claim stands as it does, and what would change that."""
    nothing: _Record = {
        "sides": [],
        "changes": [],
        "asked": None,
        "lastChecked": None,
        "assessment": {"zh": "据文章，未核实：甲。", "en": "An article says, and it has not been checked, that A."},
    }
    return nothing | given


def figures(**given: Any) -> _Record:
    """Return the part of a finding that says what it measured."""
    names = (
        *("measure", "value", "ciLow", "ciHigh", "unit", "scale", "against", "estimate", "figures", "participants"),
        *("readFrom", "quality", "checked", "locator", "population", "populationNote", "species", "studied", "dose"),
        *("duration", "comparator", "contrast", "effect", "effectLow", "effectHigh", "effectFrom", "comparedWith"),
        *("endpointRole", "tier", "printed", "armN", "armEvents", "comparatorN", "comparatorEvents", "concernNote"),
        *("registry", "funding", "says"),
    )
    nothing: _Record = {
        **dict.fromkeys(names),
        "weight": "unfitting-design",
        "countries": [],
        "coInterventions": [],
        "concerns": [],
        "includes": [],
        "turned": False,
        "written": {},
        "said": {"zh": "文章；支持该断言。", "en": "Article; speaks for the claim."},
    }
    return nothing | given


def references(**given: Any) -> _Record:
    """Return the part of a source that cites it."""
    nothing: _Record = {
        "cite": {
            "zh": "大剂量维生素K2增强骨密度[EB/OL]. （2021-04-14）.",
            "en": "大剂量维生素K2增强骨密度 [Internet]. 2021.",
        },
        "ris": "TY  - ELEC\r\nER  - \r\n",
        "bibtex": "@misc{a,\n}",
        "supersededBy": None,
        "note": None,
        "written": {},
    }
    return nothing | given


def counts(entity: str, claims: list[_Record], relations: Mapping[str, Mapping[str, Any]]) -> list[_Record]:
    """Return the claims of an entity counted by direction and relation."""
    found: dict[tuple[str, str], int] = {}
    for claim in claims:
        if entity in (claim["subject"], claim["object"]):
            symmetric = relations[claim["relation"]].get("symmetric")
            way = "both" if symmetric else "out" if claim["subject"] == entity else "in"
            found[way, claim["relation"]] = found.get((way, claim["relation"]), 0) + 1
    return [{"direction": way, "relation": relation, "count": count} for (way, relation), count in found.items()]


def tables() -> _Record:
    """Return the tables beside the claims: rulings, units, countries, and what is inherited."""
    ruling = {"label": {"zh": "无可用证据", "en": "no usable evidence"}, "definition": {"zh": "无。", "en": "None."}}
    return {"rulings": {"nothing-carries": ruling}, "units": {}, "countries": {}, "inherited": []}
