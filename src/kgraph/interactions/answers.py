"""The interaction check: from records to an answer for each pair of substances and for each substance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

from kgraph.errors import ArgumentError
from kgraph.evidence.accepted import is_accepted
from kgraph.evidence.scale import SEVERITIES, VERDICTS
from kgraph.interactions.basis import KINDS_OF_EFFECTS, Matches
from kgraph.interactions.records import Records, Relatives
from kgraph.interactions.result import InteractionCheck
from kgraph.interactions.values import (
    BASES,
    NO_TIER,
    SEVERITY_ANSWERS,
    Answer,
    BoneCheck,
    CheckedClaim,
    Kind,
    PairCheck,
    Substance,
)
from kgraph.interactions.wording import FindPath, Wording, message
from kgraph.messages import say
from kgraph.model import Bilingual, Claim
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang

_SEVERITIES = (*SEVERITIES, None)
_KINDS_OF_PAIRS: tuple[Kind, ...] = ("interaction", "together", "effect", "implied")
_OF_PAIR = ("direct", "inherited")
_HEARD = ("established", "supported", "reported", "contested")
"""The verdicts by which an interaction, or joint use, goes before what is less founded."""


def check_interactions(
    catalog: Catalog, given: Mapping[str, Sequence[str]], *, find_path: FindPath, lang: Lang = "en"
) -> InteractionCheck:
    """Check substances against each other, and each for its effects on bone.

    Args:
        given: The substances by slug, in the order asked, each with the names it was given by.
        find_path: Finds the strongest short path between two entities; called only where a recorded interaction has
            no mechanism of its own.
        lang: Language in which the answer prints by default.

    Raises:
        ArgumentError: If nothing is given, or an entity that is no substance.
    """
    if not given:
        raise ArgumentError("interactions-none")
    records = Records(catalog.store)
    for slug in sorted(set(given) - records.substances(given)):
        raise ArgumentError("interactions-no-substance", name=given[slug][0])
    matches = Matches.of(records, list(given))
    wording = Wording.read(catalog, given, matches, find_path)
    substances = {slug: wording.substance(slug, names) for slug, names in given.items()}
    return _check(records, matches, wording, substances, pairs=combinations(given, 2), lang=lang)


def check_all(catalog: Catalog, claims: Mapping[str, Claim], *, find_path: FindPath) -> InteractionCheck:
    """Check all substances of the graph against each other, with the answers of ``check_interactions``.

    Only pairs with a record are included. Substances are named by their slugs, in slug order.

    Args:
        claims: All claims by slug, already read.
    """
    records = Records(catalog.store)
    slugs = sorted(records.substances(catalog.entities))
    matches = Matches.of(records, slugs)
    wording = Wording(catalog, claims, find_path)
    substances = {slug: wording.substance(slug, (slug,)) for slug in slugs}
    return _check(records, matches, wording, substances, pairs=matches.pairs, lang="en")


def _check(
    records: Records,
    matches: Matches,
    wording: Wording,
    substances: Mapping[str, Substance],
    *,
    pairs: Iterable[tuple[str, str]],
    lang: Lang,
) -> InteractionCheck:
    return InteractionCheck(
        substances=tuple(substances.values()),
        pairs=tuple(
            _pair(substances[first], substances[second], wording.checked(matches.pairs.get((first, second), ())))
            for first, second in pairs
        ),
        bone=tuple(
            BoneCheck(
                substances[slug],
                effects=tuple(sorted(wording.checked(effects), key=_bone_rank)),
                mitigations=tuple(sorted(wording.checked(mitigations), key=partial(_mitigation_rank, slug))),
                harms=tuple(sorted(wording.checked(harms), key=_bone_rank)),
            )
            for slug, (effects, mitigations, harms) in matches.bone.items()
        ),
        notes=tuple(_notes(list(substances.values()), records.relatives)),
        scope=message("interactions-scope", count=records.count_pairs()),
        disclaimer=message("disclaimer"),
        lang=lang,
    )


def _pair(first: Substance, second: Substance, claims: Iterable[CheckedClaim]) -> PairCheck:
    asked = {first.entity, second.entity}
    ordered = sorted(claims, key=lambda checked: _rank(checked, asked))
    of: dict[Kind, tuple[CheckedClaim, ...]] = {
        kind: tuple(checked for checked in ordered if checked.kind == kind) for kind in _KINDS_OF_PAIRS
    }
    # Two by two, so not by rank
    of["implied"] = tuple(checked for checked in claims if checked.kind == "implied")
    answer, lead = _answer(of)
    return PairCheck(first, second, answer, lead, *of.values())


def _answer(of: Mapping[Kind, Sequence[CheckedClaim]]) -> tuple[Answer, CheckedClaim | None]:
    """Return the answer and the claim that it rests on.

    An interaction of the pair that is at least contested comes first, the gravest one; then joint use that is advised,
    then another interaction, then none found. What denies less than the pair, or is denied by an article alone, is no
    answer. What mechanisms imply comes last.
    """
    spoken = [checked for checked in of["interaction"] if not _falls_short(checked)]
    together = next((checked for checked in of["together"] if checked.claim.verdict in _HEARD), None)
    graded = _graded(spoken)
    lead = min(graded or spoken[:1], key=lambda checked: _SEVERITIES.index(checked.claim.severity), default=None)
    if together and not (lead and _is_heard(lead)):
        return "together", together
    if lead:
        return "none-found" if lead.is_denied else SEVERITY_ANSWERS[lead.claim.severity], lead
    implying = [*(checked for checked in of["effect"] if _implies(checked)), *of["implied"]]
    return ("inferred", implying[0]) if implying else ("not-recorded", None)


def _graded(spoken: Sequence[CheckedClaim]) -> list[CheckedClaim]:
    """Return the interactions of the pair among which the gravest leads.

    Where it inherits one, others of its classes are among them: it inherits the surest, which may not be the gravest.
    """
    heard = [checked for checked in spoken if _is_heard(checked)]
    bases = (*_OF_PAIR, "class") if any(checked.basis == "inherited" for checked in heard) else _OF_PAIR
    return [
        checked
        for checked in heard
        if checked.basis in bases and not (checked.basis == "class" and _is_narrow(checked.claim))
    ]


def _is_narrow(claim: Claim) -> bool:
    """Whether it holds only at a dose, for a group of people, of an aspect or under a circumstance."""
    return any((claim.dose_band, claim.population, claim.aspect, claim.circumstance))


def _is_heard(checked: CheckedClaim) -> bool:
    return not checked.is_denied and checked.claim.verdict in _HEARD


def _implies(checked: CheckedClaim) -> bool:
    """Whether an effect of one substance on the other lets an interaction be expected: an accepted mechanism."""
    claim = checked.claim
    return is_accepted(claim.verdict, claim.reasons.judged_as) and claim.reasons.judged_as == "mechanism"


def _falls_short(checked: CheckedClaim) -> bool:
    """Whether it denies less than the pair (a class it does not pass from, a member, a narrower claim) or unfounded."""
    claim = checked.claim
    if claim.is_denied and claim.verdict == "unverified":
        return True
    return checked.is_denied and (checked.basis in ("class", "member") or _is_narrow(claim))


def _rank(checked: CheckedClaim, asked: set[str]) -> tuple[bool, int, bool, int, int, int, int, int, int, str]:
    """Order by basis, affirmed first, fewer other ends, verdict, tier, severity, slug; denials of less come last.

    A claim of the pair itself and one that it inherits are of one basis, and ordered by verdict first: the pair
    inherits one only where it has none of its own that is as strong.
    """
    claim = checked.claim
    of_pair = checked.basis in _OF_PAIR
    others = len({claim.subject, claim.object} - asked)
    side = claim.reasons.refutes if checked.is_denied else claim.reasons.supports
    return (
        _falls_short(checked),
        0 if of_pair else BASES.index(checked.basis),
        checked.is_denied,
        0 if of_pair else others,
        VERDICTS.index(claim.verdict),
        BASES.index(checked.basis),
        others,
        side.tier if side else NO_TIER,
        _SEVERITIES.index(claim.severity),
        claim.slug,
    )


def _bone_rank(checked: CheckedClaim) -> tuple[int, bool, int, int, str]:
    """Order harms before benefits before associations, then affirmed before denied, by verdict, basis, slug."""
    claim = checked.claim
    verdict = VERDICTS.index(claim.verdict)
    kinds = list(KINDS_OF_EFFECTS.values())
    return (kinds.index(checked.kind), checked.is_denied, verdict, BASES.index(checked.basis), claim.slug)


def _mitigation_rank(slug: str, checked: CheckedClaim) -> tuple[Any, ...]:
    """Order joint use that is advised before what acts against a harm, then as interactions are ordered."""
    return (checked.kind != "together", *_rank(checked, {slug}))


def _notes(substances: Sequence[Substance], relatives: Relatives) -> Iterator[Bilingual]:
    for substance in substances:
        if len(substance.names) > 1:
            names = Bilingual(*(say("list-separator", lang).join(substance.names) for lang in LANGS))
            yield message("interactions-same", names=names, label=substance.labels)
    for pair in combinations(substances, 2):
        for lower, upper in (pair, pair[::-1]):
            if upper.entity in relatives.above(lower.entity):
                yield message("interactions-kin", lower=lower.labels, upper=upper.labels)
