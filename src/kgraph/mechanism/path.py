"""Mechanism paths for readers: steps with claim, verdict, species and citations, and text in both languages.

A path is an inference from several claims, not a finding, and its text says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from kgraph.evidence.accepted import is_accepted
from kgraph.frozen import frozen
from kgraph.markup import html_facts, html_table
from kgraph.mechanism.network import NOT_IN_PEOPLE, Edge, Link, Network
from kgraph.mechanism.rules import BareStep
from kgraph.mechanism.walk import BarePath, find_paths
from kgraph.messages import say
from kgraph.model import Bilingual, Claim, Evidence
from kgraph.store.catalog import Catalog
from kgraph.text import LANGS, Lang, to_plain
from kgraph.words.sentences import citation, claim_sentence, join_sentences, standing

Kind = Literal["claim", "inherited", "class", "form"]
PEOPLE = "people"
_SHORT = 3


@frozen
class Step:
    """One step of a path, walked from ``start`` to ``end``; ``sign`` is +1, −1 or None.

    Args:
        claim: The claim it rests on: for a step to a class the claim that states the class, None where only the
            graph's classification does; for an inherited claim the claim of the class.
        kind: ``claim``, ``inherited`` (a claim about a class of ``start``), ``class`` (a member and its class) or
            ``form`` (a protein and a state of it).
        verdict: Verdict on the claim, None where there is no claim.
        certainty: Certainty of the verdict, None where no evidence carries.
        species: Subjects of the supporting evidence: ``people``, slugs of species, ``cell-line``; sorted.
        citations: Citations of the evidence of its claim and of the warrants, in both languages, without repeats.
        warrants: Further claims that license its sign, see ``kgraph.mechanism.rules``.
        words: The step as a sentence.
        standing: How far its claim can be relied on, empty where there is no claim.
    """

    start: str
    end: str
    claim: Claim | None
    sign: int | None
    kind: Kind
    verdict: str | None
    certainty: str | None
    species: tuple[str, ...]
    citations: tuple[Bilingual, ...]
    warrants: tuple[Claim, ...]
    words: Bilingual
    standing: Bilingual

    @property
    def is_accepted(self) -> bool:
        """Whether its claim is accepted; True for a step of the graph's classification."""
        return self.claim is None or is_accepted(self.claim.verdict, self.claim.reasons.judged_as)

    def sentence(self, lang: Lang) -> str:
        """Return the step in words, without a full stop, marked if its claim is not accepted."""
        words = self.words.show(lang)
        return (
            words if self.is_accepted else say("path-marked", lang, sentence=words, standing=self.standing.show(lang))
        )


@frozen
class Path:
    """Steps that lead from one entity to another.

    ``sign`` is the product of the signs, None if one step has none or does not lead on. ``certainty`` is the weakest
    verdict of the claims it uses, ``direct`` holds the claims about the two ends themselves.
    """

    steps: tuple[Step, ...]
    sign: int | None
    certainty: str
    sentences: Bilingual
    direct: tuple[Claim, ...] = ()

    @property
    def entities(self) -> tuple[str, ...]:
        """The entities passed, ends included."""
        return (self.steps[0].start, *(step.end for step in self.steps))

    @property
    def is_accepted(self) -> bool:
        """Whether all its steps are accepted."""
        return all(step.is_accepted for step in self.steps)

    def sentence(self, lang: Lang) -> str:
        """Return the path as text in one language, with a note that it is an inference."""
        return self.sentences.show(lang)

    def _repr_html_(self) -> str:
        """Show the path in a notebook: its text in both languages, and its steps, one per row."""
        facts = [
            ("in words", self.sentence("en")),
            ("文字", self.sentence("zh")),
            ("net effect 净作用", " / ".join(sign_text(self.sign, lang) for lang in reversed(LANGS))),
            ("weakest step 最弱一步", self.certainty),
            ("direct claims 直接断言", ", ".join(f"{claim.slug} [{claim.standing}]" for claim in self.direct)),
        ]
        columns = ("sign 符号", "step", "步骤", "standing", "可信程度", "studied in 研究对象", "sources", "来源")
        steps = html_table(columns, (_shown(step) for step in self.steps))
        return to_plain(html_facts(" → ".join(self.entities), facts) + steps)


def find_short_path(catalog: Catalog, network: Network, source: str, target: str) -> Path | None:
    """Return the strongest path of at most three steps from one entity to another (slugs), None if there is none."""
    paths = find_paths(network, source, target, max_edges=_SHORT, limit=1)
    return next(iter(to_paths(catalog, network, paths, (source, target))), None)


def to_paths(catalog: Catalog, network: Network, paths: Sequence[BarePath], ends: tuple[str, str]) -> list[Path]:
    """Put paths between two entities (slugs) into words, in the order given."""
    if not paths:
        return []
    source, target = ends
    direct = [edge.claim for edge in network.out_edges(source) if edge.object == target and edge.is_causal]
    claims = catalog.get_claims([*claims_used(paths), *direct])
    passed = {step.end for path in paths for step in path.steps}
    part = catalog.part({source, *passed}, claims.values())
    return [to_path(part, path, claims, [claims[name] for name in direct]) for path in paths]


def claims_used(paths: Iterable[BarePath]) -> list[str]:
    """Return the claims that paths rest on (slugs), without repeats."""
    names: dict[str, None] = {}
    for path in paths:
        for step, warrants in zip(path.steps, path.reading.warrants, strict=True):
            names.update(dict.fromkeys(_claims_of(step)))
            names.update(dict.fromkeys(edge.claim for edge in warrants))
    return list(names)


def to_path(catalog: Catalog, path: BarePath, claims: Mapping[str, Claim], direct: Sequence[Claim] = ()) -> Path:
    """Put a path into words.

    Args:
        claims: At least those of ``claims_used``, by slug.
        direct: Claims about its two ends themselves.
    """
    reading = path.reading
    steps = tuple(
        _to_step(catalog, step, sign, warrants, claims)
        for step, sign, warrants in zip(path.steps, reading.signs, reading.warrants, strict=True)
    )
    others = tuple(claim for claim in direct if len(steps) > 1 or claim != steps[0].claim)
    refuted = [claim for claim in others if claim.verdict == "refuted"]
    texts = Bilingual(
        zh=_text(catalog, steps, reading.sign, refuted, "zh"), en=_text(catalog, steps, reading.sign, refuted, "en")
    )
    return Path(steps, reading.sign, reading.verdict, texts, others)


def sign_text(sign: int | None, lang: Lang) -> str:
    """Return a net effect in words.

    >>> sign_text(-1, "en")
    'decrease (−)'
    """
    return say({1: "sign-plus", -1: "sign-minus", None: "sign-none"}[sign], lang)


def species_text(catalog: Catalog, species: Sequence[str], lang: Lang) -> str:
    """Return the species of a step in words."""
    names = [say("path-species-people", lang) if slug == PEOPLE else _label(catalog, slug, lang) for slug in species]
    return say("list-separator", lang).join(names)


def link_sentence(catalog: Catalog, link: Link, kind: Kind, lang: Lang) -> str:
    """Return a step along a link in words, without a full stop; ``kind`` is ``class`` or ``form``."""
    member, broader = catalog.entities[link.member], catalog.entities[link.broader]
    form = "path-class-other" if member.plural else "path-class-one"
    name, class_ = (one.name_in_text(lang) if one.plural else one.label(lang) for one in (member, broader))
    sentence = say("path-state" if kind == "form" else form, lang, member=name, class_=class_)
    return sentence[:1].upper() + sentence[1:] if lang == "en" and name[1:2].islower() else sentence


def _shown(step: Step) -> tuple[str | None, ...]:
    """Return the cells of a step in a notebook."""
    return (
        {1: "+", -1: "−", None: None}[step.sign],
        step.words.en,
        step.words.zh,
        step.standing.en,
        step.standing.zh,
        ", ".join(step.species),
        "; ".join(cited.show("en") for cited in step.citations),
        "；".join(cited.show("zh") for cited in step.citations),
    )


def _to_step(
    catalog: Catalog, step: BareStep, sign: int | None, warrants: Sequence[Edge], claims: Mapping[str, Claim]
) -> Step:
    names = _claims_of(step)
    claim = claims[names[0]] if names else None
    further = (*names[1:], *(edge.claim for edge in warrants))
    used = tuple(claims[name] for name in dict.fromkeys(further))
    evidence = claim.evidence if claim else ()
    kind = _kind(step, warrants)
    return Step(
        start=step.start,
        end=step.end,
        claim=claim,
        sign=sign,
        kind=kind,
        verdict=claim.verdict if claim else None,
        certainty=claim.certainty if claim else None,
        species=_species(evidence),
        citations=_citations(catalog, (claim, *used) if claim else used),
        warrants=used,
        words=Bilingual(
            zh=_step_text(catalog, step, kind, claim, used, "zh"), en=_step_text(catalog, step, kind, claim, used, "en")
        ),
        standing=Bilingual(zh=standing(catalog, claim, "zh"), en=standing(catalog, claim, "en"))
        if claim
        else Bilingual(),
    )


def _citations(catalog: Catalog, claims: Iterable[Claim]) -> tuple[Bilingual, ...]:
    """Return the citations of the evidence of claims, supporting evidence of each claim first, without repeats."""
    items = [item for claim in claims for item in sorted(claim.evidence, key=lambda item: item.stance != "supports")]
    sources = [catalog.sources[item.source] for item in items]
    citations = (
        Bilingual(zh=citation(source, item, "zh"), en=citation(source, item, "en"))
        for source, item in zip(sources, items, strict=True)
    )
    return tuple(dict.fromkeys(citations))


def _claims_of(step: BareStep) -> tuple[str, ...]:
    if step.edge:
        return step.edge.premises or (step.edge.claim,)
    assert step.link is not None
    return (step.link.claim,) if step.link.claim else ()


def _kind(step: BareStep, warrants: Sequence[Edge]) -> Kind:
    if step.edge:
        return "inherited" if step.edge.premises else "claim"
    return "form" if warrants else "class"


def _species(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    species = set()
    for item in evidence:
        if item.stance == "supports" and item.species:
            species.add(item.species)
        elif item.stance == "supports" and item.study_design not in NOT_IN_PEOPLE:
            species.add(PEOPLE)
    return tuple(sorted(species))


def _step_text(
    catalog: Catalog, step: BareStep, kind: Kind, claim: Claim | None, warrants: Sequence[Claim], lang: Lang
) -> str:
    sentence = link_sentence(catalog, step.link, kind, lang) if step.link else ""
    if claim and not sentence:
        sentence = claim_sentence(catalog, claim, lang)
    if kind == "inherited":
        sentence = say("path-inherited", lang, sentence=sentence, member=_label(catalog, step.start, lang))
    if warrants:
        reasons = say("detail-separator", lang).join(claim_sentence(catalog, warrant, lang) for warrant in warrants)
        sentence = say("path-warrant", lang, sentence=sentence, warrants=reasons)
    return sentence


def _text(catalog: Catalog, steps: Sequence[Step], sign: int | None, refuted: Sequence[Claim], lang: Lang) -> str:
    walked = join_sentences([step.sentence(lang) for step in steps], lang)
    text = say("path-sentence", lang, steps=walked, sign=sign_text(sign, lang))
    if not refuted:
        return text
    denied = join_sentences([claim_sentence(catalog, claim, lang) for claim in refuted], lang)
    return say("path-both", lang, path=text, refuted=say("path-refuted", lang, sentences=denied))


def _label(catalog: Catalog, slug: str, lang: Lang) -> str:
    if slug in catalog.entities:
        return catalog.entities[slug].label(lang)
    return catalog.terms[slug].labels.show(lang) if slug in catalog.terms else slug
