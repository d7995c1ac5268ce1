"""The review of a source: order, verdicts on statements, flags, totals, text, and every way of writing it down."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from command_line import answer, answer_json, rows, run
from editing import evidence, study
from kgraph import KnowledgeGraph, Review, Statement, StoreError, TextMismatch, UnknownSource
from kgraph.evidence.accepted import is_accepted
from kgraph.evidence.scale import STANCES, VERDICTS
from kgraph.model import Bilingual, Claim, Evidence, Reasons
from kgraph.review.flags import FLAGS, JudgedStatement, find_flags
from kgraph.review.markdown import escape
from kgraph.review.rows import groups
from kgraph.review.rows import rows as rows_of
from kgraph.review.values import mirrored
from kgraph.table import Iri
from kgraph.text import LANGS, Lang
from kgraph.vocab import PREFIXES

MINI = Path(__file__).parents[1] / "mini"
ARTICLE = "k2-bone-article-2021"
HEAD = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("claim", "ev", "kg", "kgo", "rdf", "skos", "src"))
HEAD += "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix dcterms: <http://purl.org/dc/terms/> .\n"
TEXT = "标题\n\n甲可防乙。甲没有害处。\n丙也许有用𠮷。\n"
SHA = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
RCT, FOR, AGAINST, UNSURE = "randomised-trial", "supports", "refutes", "inconclusive"
BODIES: dict[str, list[tuple[str, str, str]]] = {
    "established": [("trial", RCT, FOR), ("second", RCT, FOR)],
    "supported": [("trial", RCT, FOR)],
    "reported": [("trial", "review", FOR)],
    "contested": [("trial", RCT, FOR), ("second", RCT, AGAINST)],
    "refuted": [("trial", RCT, AGAINST)],
    "unproven": [("trial", RCT, UNSURE)],
    "unverified": [("trial", "opinion", FOR)],
    "article-only": [],
}
"""What the studies say about a claim, by the standing that it then has: source, design, stance."""


@dataclass(frozen=True)
class Told:
    """One statement of the small article, and what the studies say about its claim."""

    studies: Sequence[tuple[str, str, str]] = ()
    subject: str = "substance"
    object: str = "outcome"
    relation: str = "prevents"
    dose: str = ""
    stance: str = FOR
    hedge: str = "stated"
    place: tuple[int, int, int] | None = (1, 0, 2)
    told: bool = True

    @property
    def claim(self) -> str:
        return "--".join(filter(None, (self.subject, self.relation, self.object, self.dose)))


def entity(slug: str, category: str, broader: str = "") -> str:
    above = f"    skos:broader kg:{broader} ;\n" if broader else ""
    return (
        f'kg:{slug}\n    a kgo:{category} ;\n    skos:prefLabel "{slug}"@en ;\n    skos:prefLabel "{slug}"@zh ;\n'
        f'    skos:definition "It."@en ;\n    skos:definition "它。"@zh ;\n{above}    .\n\n'
    )


def claim_block(told: Told) -> str:
    dose = f"    kgo:doseBand kgo:{told.dose} ;\n" if told.dose else ""
    return (
        f"\nclaim:{told.claim}\n    a kgo:Claim ;\n    rdf:subject kg:{told.subject} ;\n"
        f"    rdf:predicate kgo:{told.relation} ;\n    rdf:object kg:{told.object} ;\n{dose}"
        "    kgo:topic kgo:heart-and-vessels ;\n    .\n"
    )


def mention(told: Told) -> str:
    place = ""
    if told.place:
        paragraph, start, end = told.place
        place = f"    kgo:paragraph {paragraph} ;\n    kgo:spanStart {start} ;\n    kgo:spanEnd {end} ;\n"
    more = f"{place}    kgo:hedge kgo:{told.hedge} ;\n" if told.hedge else place
    return evidence(told.claim, "article", source="column", stance=told.stance, more=more)


def write(folder: Path, *told: Told, title: str = "小文章", url: str = "https://example.org/a") -> Path:
    """Add an article and what it tells to a graph; a claim may be told more than once only by its first studies."""
    objects = sorted({item.object for item in told})
    (folder / "entities" / "told.ttl").write_text(
        HEAD
        + entity("substance", "Nutrient")
        + entity("form", "Nutrient", "substance")
        + "".join(entity(slug, "Disease") for slug in objects),
        encoding="utf-8",
    )
    sources = (
        f'src:column\n    a kgo:Source ;\n    dcterms:title "{title}"@zh ;\n    kgo:sourceType kgo:web-article ;\n'
        f'    kgo:textSha256 "{SHA}" ;\n    kgo:url "{url}"^^xsd:anyURI ;\n    .\n\n'
        'src:second\n    a kgo:Source ;\n    dcterms:title "Second trial"@en ;\n    kgo:pmid "87654321" ;\n'
        "    kgo:sourceType kgo:journal-article ;\n    .\n"
    )
    (folder / "sources" / "told.ttl").write_text(f"{HEAD}{sources}", encoding="utf-8")
    blocks = []
    for slug, group in itertools.groupby(sorted(told, key=lambda item: item.claim), key=lambda item: item.claim):
        items = list(group)
        studies = [
            (study if design == RCT else evidence)(slug, design, source=source, stance=stance)
            for source, design, stance in items[0].studies
        ]
        mentions = [mention(item) for item in items if item.told]
        numbered = [
            text if not index else text.replace(f"ev:column--{slug}\n", f"ev:column--{slug}--{index + 1}\n")
            for index, text in enumerate(mentions)
        ]
        blocks.append("".join([claim_block(items[0]), *studies, *numbered]))
    (folder / "claims" / "told.ttl").write_text(HEAD + "".join(blocks), encoding="utf-8")
    return folder


def reviewed(folder: Path, *told: Told, text: Path | None = None) -> Review:
    """Return the review of the small article that tells this."""
    return KnowledgeGraph.load(write(folder, *told)).review("column", text=text)


def copy_mini(folder: Path) -> Path:
    """Return a copy of the small graph with the real schema and rules, for tests that share what they read."""
    shutil.copytree(MINI, folder / "graph")
    for name in ("schema", "rules"):
        shutil.copytree(MINI.parents[1] / "graph" / name, folder / "graph" / name)
    return folder / "graph"


def only(review: Review) -> Statement:
    """Return the one statement of a review."""
    (statement,) = review.statements
    return statement


# Verdicts on statements


@pytest.mark.parametrize(
    ("stance", "verdicts"),
    [
        (FOR, [*BODIES]),
        (
            AGAINST,
            [*("refuted", "refuted", "contested", "contested", "supported"), "unproven", "unverified", "article-only"],
        ),
        (UNSURE, [*BODIES]),
    ],
)
def test_a_source_that_denies_a_claim_has_the_verdict_the_other_way_round(
    mini: Path, stance: str, verdicts: list[str]
) -> None:
    told = [Told(studies, object=f"outcome-{standing}", stance=stance) for standing, studies in BODIES.items()]
    review = reviewed(mini, *told)
    found = {statement.claim.object: statement.standing for statement in review.statements}
    assert found == dict(zip((item.object for item in told), verdicts, strict=True))
    assert [item.claim.standing for item in review.statements] == [
        item.claim.object.removeprefix("outcome-") for item in review.statements
    ]


def test_what_is_not_verified_stays_so_in_verdict_and_standing(mini: Path) -> None:
    statement = only(reviewed(mini, Told(stance=AGAINST)))
    assert (statement.verdict, statement.standing, statement.certainty) == ("unverified", "article-only", None)


@given(verdict=st.sampled_from(VERDICTS))
def test_denying_twice_leads_back_to_the_side_one_started_from(verdict: str) -> None:
    twice = mirrored(mirrored(verdict, AGAINST), AGAINST)
    assert twice == verdict or {twice, verdict} in ({"established", "supported"}, {"reported", "contested"})


@pytest.mark.parametrize(
    ("stance", "zh", "en"),
    [
        (FOR, "substance预防outcome", "Substance prevents outcome"),
        (AGAINST, "substance不能预防outcome", "Substance does not prevent outcome"),
        (UNSURE, "未作定论：substance预防outcome", "Left open: substance prevents outcome"),
    ],
)
def test_a_statement_is_worded_as_its_source_puts_it_whatever_the_verdict(
    mini: Path, stance: str, zh: str, en: str
) -> None:
    for studies in (BODIES["established"], BODIES["refuted"]):
        assert only(reviewed(mini, Told(studies, stance=stance))).sentences == Bilingual(zh=zh, en=en)


def test_the_reasons_say_so_where_the_source_denies_the_claim(mini: Path) -> None:
    denied = only(reviewed(mini, Told(BODIES["supported"], stance=AGAINST)))
    affirmed = only(reviewed(mini, Told(BODIES["supported"])))
    assert denied.why[0].show("en").startswith("the source denies the claim")
    assert denied.why[1].show("zh") == "按“疗效”类断言判定"
    assert affirmed.why[0] == denied.why[1]
    assert affirmed.reasons.ruling == "one-sound-study"


# Best evidence


def test_the_best_evidence_agrees_or_disagrees_with_the_source_not_with_the_claim(mini: Path) -> None:
    denied = only(reviewed(mini, Told(BODIES["contested"], stance=AGAINST)))
    assert denied.best_for
    assert denied.best_against
    assert (denied.best_for.source.slug, denied.best_against.source.slug) == ("second", "trial")
    assert denied.best_for.text.en == (
        "randomized trial: n = 420; comparator: placebo; relative risk: 1 (0.9 to 1.1) (“Second trial”)"
    )
    assert denied.best_inconclusive is None


def test_of_several_items_the_strongest_that_counts_is_best(mini: Path) -> None:
    studies = [("second", "guideline", FOR), ("trial", RCT, FOR), ("leaflet", "opinion", FOR)]
    best = only(reviewed(mini, Told(studies))).best_for
    assert best
    assert (best.source.slug, best.evidence.tier, best.evidence.weight) == ("trial", 2, "counts")


def test_an_unproven_statement_shows_the_study_that_left_it_open(mini: Path) -> None:
    statement = only(reviewed(mini, Told(BODIES["unproven"])))
    assert statement.best_inconclusive
    assert statement.best_inconclusive.source.slug == "trial"
    assert (statement.best_for, statement.best_against) == (None, None)


# What misleads most


def test_benefit_and_harm_in_people_lead_by_how_much_speaks_against_them(mini: Path) -> None:
    told = [
        Told(BODIES["established"], object="shown", place=(1, 0, 1)),
        Told(BODIES["refuted"], relation="increases", object="quantity", place=(1, 1, 2)),
        Told(BODIES["unproven"], object="open", place=(1, 2, 3)),
        Told(BODIES["reported"], object="thin", place=(1, 3, 4)),
        Told(BODIES["contested"], object="argued", place=(1, 4, 5)),
        Told(BODIES["refuted"], object="wrong", place=(1, 5, 6)),
        Told(BODIES["contested"], object="hedged", hedge="hedged", place=(1, 6, 7)),
    ]
    leading = [one.claim.object for one in reviewed(mini, *told).leading]
    assert leading[:4] == ["wrong", "thin", "argued", "open"]
    assert not {"shown", "hedged"} & set(leading)


def test_what_one_passage_says_of_several_things_leads_once(mini: Path) -> None:
    told = [Told(BODIES["contested"], object=f"outcome-{index}", place=(1, 0, 2)) for index in range(3)]
    review = reviewed(mini, *told)
    assert [one.number for one in review.leading] == [review.statements[0].number]


def test_the_reason_names_the_study_or_says_that_there_is_none(mini: Path) -> None:
    told = [
        Told(BODIES["contested"], object="argued", place=(1, 0, 1)),
        Told(BODIES["unverified"], object="weak", place=(1, 1, 2)),
        Told(object="unseen", place=(1, 2, 3)),
    ]
    reasons = {one.claim.object: one.reason.show("en") for one in reviewed(mini, *told).statements}
    assert reasons["argued"].startswith("contested: randomized trial: ")
    assert reasons["argued"].endswith("(“Second trial”)")
    assert reasons["weak"].startswith("only evidence that does not count: expert opinion")
    assert reasons["unseen"] == "no study in this graph speaks about it"


# Flags


FLAGGED: list[tuple[str, str, str, tuple[str, ...]]] = [
    ("established", FOR, "stated", ()),
    ("supported", FOR, "stated", ()),
    ("reported", FOR, "stated", ("unsettled-as-fact",)),
    ("reported", FOR, "hedged", ()),
    ("reported", AGAINST, "stated", ("unsettled-as-fact",)),
    ("contested", FOR, "stated", ("unsettled-as-fact",)),
    ("contested", FOR, "hedged", ()),
    ("contested", AGAINST, "stated", ("unsettled-as-fact",)),
    ("unproven", FOR, "stated", ("unsettled-as-fact",)),
    ("unproven", FOR, "hedged", ()),
    ("refuted", FOR, "stated", ("effect-not-shown",)),
    ("refuted", FOR, "hedged", ("effect-not-shown",)),
    ("refuted", FOR, "preclinical-only", ()),
    ("refuted", FOR, "", ()),
    ("refuted", AGAINST, "stated", ()),
    ("refuted", UNSURE, "stated", ()),
    ("supported", AGAINST, "stated", ("denies-what-is-shown",)),
    ("established", AGAINST, "hedged", ("denies-what-is-shown",)),
    ("established", UNSURE, "stated", ()),
    ("unverified", FOR, "stated", ("unchecked-as-fact",)),
    ("article-only", FOR, "stated", ("unchecked-as-fact",)),
    ("article-only", AGAINST, "stated", ("unchecked-as-fact",)),
    ("article-only", FOR, "hedged", ()),
    ("article-only", FOR, "preclinical-only", ()),
]
"""Standing of a claim, stance and wording of the article, and the flags that follow."""

PRECLINICAL: list[tuple[list[tuple[str, str, str]], str, bool]] = [
    ([("trial", "animal", FOR)], "stated", True),
    ([("trial", "animal", FOR), ("second", "in-vitro", FOR)], "hedged", True),
    ([("trial", "animal", FOR), ("second", "opinion", FOR)], "stated", True),
    ([("trial", "animal", FOR)], "preclinical-only", False),
    ([("trial", "animal", FOR), ("second", "human-mechanistic", FOR)], "stated", False),
    ([("trial", "animal", FOR), ("second", "review", FOR)], "stated", False),
    ([("trial", "animal", AGAINST)], "stated", False),
    ([("trial", "opinion", FOR)], "stated", False),
    ([], "stated", False),
]
"""What studies there are, how the article words it, and whether that passes over animals and cells."""

BLURRED: list[tuple[Told, Told, bool]] = [
    # nothing was studied as the source says it, but a dose or form was
    (Told(), Told(BODIES["supported"], dose="supplemental"), True),
    (Told(), Told(BODIES["refuted"], subject="form"), True),
    (Told(), Told(BODIES["contested"], subject="form", dose="supplemental"), True),
    (Told(), Told(BODIES["unverified"], subject="form"), False),
    (Told(dose="supplemental"), Told(BODIES["supported"], subject="form", dose="pharmacological"), False),
    (Told(dose="supplemental"), Told(BODIES["supported"], subject="form"), False),
    (Told(subject="form"), Told(BODIES["supported"]), False),
    (Told(), Told(BODIES["supported"], subject="form", object="other"), False),
    # not accepted as the source says it, but accepted for a dose or form
    (Told(BODIES["contested"]), Told(BODIES["supported"], subject="form"), True),
    (Told(BODIES["contested"]), Told(BODIES["contested"], subject="form"), False),
    (Told(BODIES["reported"]), Told(BODIES["supported"], subject="form"), True),
    (Told(BODIES["contested"]), Told(BODIES["reported"], subject="form"), False),
    (Told(BODIES["unproven"], subject="form"), Told(BODIES["supported"]), False),
    (Told(BODIES["established"]), Told(BODIES["refuted"], subject="form"), False),
    # refuted as the source says it, but accepted for another dose
    (Told(BODIES["refuted"], dose="dietary"), Told(BODIES["supported"], dose="supplemental"), True),
    (Told(BODIES["refuted"], dose="dietary"), Told(BODIES["contested"], dose="supplemental"), False),
    (Told(BODIES["refuted"], subject="form"), Told(BODIES["supported"]), False),
    # the same for what is denied
    (Told(stance=AGAINST), Told(BODIES["refuted"], subject="form"), True),
    (Told(BODIES["contested"], stance=AGAINST), Told(BODIES["refuted"], subject="form"), True),
    (Told(BODIES["contested"], stance=AGAINST), Told(BODIES["supported"], subject="form"), False),
]
"""What the article says, what was studied of another dose or form, and whether that is blurred."""


@pytest.fixture(scope="module")
def flags(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """The flags of all cases above, each with an outcome of its own, by outcome."""
    told = [
        Told(BODIES[standing], object=f"wording-{index}", stance=stance, hedge=hedge)
        for index, (standing, stance, hedge, _) in enumerate(FLAGGED)
    ]
    told += [
        Told(studies, object=f"preclinical-{index}", relation="increases", hedge=hedge)
        for index, (studies, hedge, _) in enumerate(PRECLINICAL)
    ]
    for index, (said, other, _) in enumerate(BLURRED):
        told.append(replace(said, object=f"{said.object}-{index}"))
        told.append(replace(other, object=f"{other.object}-{index}", told=False))
    review = reviewed(copy_mini(tmp_path_factory.mktemp("flags")), *told)
    return {statement.claim.object: statement.flags for statement in review.statements}


@pytest.mark.parametrize("index", range(len(FLAGGED)))
def test_wording_is_flagged_where_it_goes_beyond_the_evidence(index: int, flags: dict[str, tuple[str, ...]]) -> None:
    assert flags[f"wording-{index}"] == FLAGGED[index][3]


@pytest.mark.parametrize("index", range(len(PRECLINICAL)))
def test_animal_and_cell_work_put_as_human_is_flagged(index: int, flags: dict[str, tuple[str, ...]]) -> None:
    assert ("preclinical-as-human" in flags[f"preclinical-{index}"]) == PRECLINICAL[index][2]


@pytest.mark.parametrize("index", range(len(BLURRED)))
def test_a_dose_or_form_that_the_source_blurs_is_flagged(index: int, flags: dict[str, tuple[str, ...]]) -> None:
    assert ("dose-or-form-blurred" in flags[f"outcome-{index}"]) == BLURRED[index][2]


def test_studied_claims_of_other_doses_and_forms_stand_beside_a_statement_in_its_own_wording(mini: Path) -> None:
    forms = [
        Told(BODIES["refuted"], subject="form", told=False),
        Told(BODIES["unproven"], dose="supplemental", told=False),
        Told(BODIES["unverified"], dose="dietary", told=False),
    ]
    statement = only(reviewed(mini, Told(stance=AGAINST), *forms))
    assert [(item.claim.slug, item.verdict, item.sentences.en) for item in statement.related] == [
        ("form--prevents--outcome", "supported", "Form does not prevent outcome"),
        (
            "substance--prevents--outcome--supplemental",
            "unproven",
            "Substance (supplemental dose) does not prevent outcome",
        ),
    ]


@given(
    verdict=st.sampled_from(VERDICTS),
    kind=st.sampled_from(["efficacy", "mechanism"]),
    stance=st.sampled_from(STANCES),
    hedge=st.sampled_from([None, "stated", "hedged", "preclinical-only"]),
)
def test_what_is_accepted_as_it_is_told_is_never_flagged_for_its_verdict(
    verdict: str, kind: str, stance: str, hedge: str | None
) -> None:
    reasons = Reasons(judged_as=kind, ruling="one-study")
    claim = Claim("s--prevents--o", "s", "prevents", "o", verdict, verdict, reasons=reasons)
    item = Evidence("e", claim.slug, "column", stance, "article", hedge=hedge)
    flags = find_flags(JudgedStatement(item, claim, mirrored(verdict, stance)))
    assert set(flags) <= set(FLAGS)
    assert len(flags) <= 1
    if is_accepted(mirrored(verdict, stance), kind) or hedge is None or stance == UNSURE:
        assert flags == ()


# Order


def test_statements_stand_in_the_order_of_the_text_and_lists_by_slug(mini: Path) -> None:
    told = [
        Told(object="late", place=(3, 15, 20)),
        Told(object="list-b", place=(2, 4, 9)),
        Told(object="list-a", place=(2, 4, 9)),
        Told(object="whole", place=(2, 4, 14)),
        Told(object="early", place=(1, 0, 2)),
        Told(object="nowhere-b", place=None),
        Told(object="nowhere-a", place=None),
    ]
    review = reviewed(mini, *told)
    assert [statement.claim.object for statement in review.statements] == [
        *("early", "list-a", "list-b", "whole", "late", "nowhere-a", "nowhere-b")
    ]
    assert [statement.number for statement in review.statements] == [1, 2, 3, 4, 5, 6, 7]


def test_a_claim_that_is_told_twice_is_two_statements(mini: Path) -> None:
    review = reviewed(mini, Told(place=(2, 4, 9)), Told(place=(1, 0, 2), hedge="hedged"))
    assert [(item.evidence.span, item.evidence.hedge) for item in review.statements] == [
        ((0, 2), "hedged"),
        ((4, 9), "stated"),
    ]
    assert (review.totals.statements, review.totals.claims) == (2, 1)


def test_any_source_can_be_reviewed_one_without_places_by_claim(mini_kg: KnowledgeGraph) -> None:
    statement = only(mini_kg.review("trial"))
    assert (statement.claim.slug, statement.place, statement.flags) == (
        "warfarin--interacts-with--vitamin-K",
        Bilingual("", ""),
        (),
    )


def test_a_source_that_is_not_there_is_refused_with_the_nearest(mini_kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownSource) as caught:
        mini_kg.review("leaflets")
    assert caught.value.suggestions == ("leaflet",)


# Text


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text of the small article."""
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    return path


def test_the_text_stands_beside_each_statement_counted_in_code_points(mini: Path, text: Path) -> None:
    told = [Told(object="a", place=(2, 4, 8)), Told(object="b", place=(3, 16, 23)), Told(object="c", place=None)]
    assert TEXT[16:23] == "丙也许有用𠮷。"
    review = reviewed(mini, *told, text=text)
    assert [statement.text for statement in review.statements] == ["甲可防乙", "丙也许有用𠮷。", None]


def test_without_the_text_there_are_places_only(mini: Path) -> None:
    statement = only(reviewed(mini, Told(place=(2, 4, 8))))
    assert (statement.text, statement.place.en) == (None, "paragraph 2, characters 5–8 of the text")


@pytest.mark.parametrize(
    "change", [lambda b: b + b"\n", lambda b: b.replace(b"\n", b"\r\n"), lambda b: b"\xef\xbb\xbf" + b]
)
def test_a_text_that_differs_is_refused_with_both_checksums_and_the_remedy(
    mini: Path, text: Path, change: Callable[[bytes], bytes]
) -> None:
    text.write_bytes(change(text.read_bytes()))
    found = hashlib.sha256(text.read_bytes()).hexdigest()
    with pytest.raises(TextMismatch) as caught:
        reviewed(mini, Told(), text=text)
    for lang in LANGS:
        said = caught.value.message(lang)
        assert all(part in said for part in (str(text), SHA[:12], found[:12], "--text"))


def test_a_source_without_checksum_takes_no_text(mini_kg: KnowledgeGraph, text: Path) -> None:
    with pytest.raises(TextMismatch, match="has no checksum for the text of the source “leaflet”"):
        mini_kg.review("leaflet", text=text)


def test_a_text_that_cannot_be_read_says_so(mini: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        reviewed(mini, Told(), text=tmp_path / "missing.txt")


# Writers


HOSTILE = "<script>alert(1)</script>|`x`**\u202e"
BODY = [
    Told(BODIES["refuted"], object="a", place=(1, 0, 2)),
    Told(BODIES["supported"], object="b", stance=AGAINST, place=(2, 4, 8)),
    Told(object="c", place=(3, 16, 23)),
]


class Page(HTMLParser):
    """What a browser makes of a page: its elements, with how many rows, and where it leads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with a small article of three statements; its text lies beside it."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "text.txt").write_bytes(TEXT.encode("utf-8"))
    return write(copy_mini(folder), *BODY)


@pytest.fixture(scope="module")
def review(told: Path) -> Review:
    """The review of the small article, its text beside the statements."""
    return KnowledgeGraph.load(told).review("column", text=told.parent / "text.txt")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Review:
    """A review whose title, names and address are hostile."""
    folder = copy_mini(tmp_path_factory.mktemp("hostile"))
    write(folder, *BODY, title=HOSTILE, url="javascript:alert(2)")
    path = folder / "entities" / "told.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace('"a"@', f'"{HOSTILE}"@'), encoding="utf-8")
    return KnowledgeGraph.load(folder).review("column")


def test_totals_count_statements_verdicts_and_flags(review: Review) -> None:
    totals = review.totals
    assert (totals.statements, totals.claims, totals.flagged, totals.unchecked) == (3, 3, 3, 1)
    assert totals.verdicts == {"refuted": 2, "unverified": 1}
    assert totals.standings == {"refuted": 2, "article-only": 1}
    assert totals.flags == {"effect-not-shown": 1, "denies-what-is-shown": 1, "unchecked-as-fact": 1}


def test_every_flag_has_a_name_and_a_meaning_in_both_languages(review: Review) -> None:
    assert list(review.meanings) == list(FLAGS)
    texts = [text for flag in FLAGS for text in (review.labels[flag], review.meanings[flag])]
    assert all(text.zh and text.en for text in texts)


def test_a_row_says_how_the_source_words_it_and_how_certain_the_verdict_is(review: Review) -> None:
    first, _, last = rows_of(review, "en")
    assert (first.detail, first.verdict, first.certainty) == (
        "stated",
        "refuted",
        "certainty of the evidence: moderate",
    )
    assert (last.verdict, last.certainty, last.best) == ("article only, not checked", "", ())
    assert [line.name for line in first.best] == ["disagrees with the source"]


@pytest.mark.parametrize(("lang", "verdict"), [("zh", "已被否定"), ("en", "refuted")])
def test_markdown_is_a_table_with_a_line_for_each_statement(review: Review, lang: Lang, verdict: str) -> None:
    lines = review.to_markdown(lang).splitlines()
    table = [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines if line.startswith("|")]
    assert {len(cells) for cells in table} == {7}
    assert [cells[0].strip() for cells in table[2:]] == ["1", "2", "3"]
    assert [cells[3].split("<br>")[0].strip() for cells in table[2:4]] == [verdict, verdict]
    assert "“甲可防乙”" in table[3][2]


def test_markdown_escapes_hostile_text(hostile: Review) -> None:
    for lang in LANGS:
        shown = hostile.to_markdown(lang)
        assert "<script" not in shown.replace("\\<", "")
        assert "\u202e" not in shown
        assert {line.count("|") - line.count("\\|") for line in shown.splitlines() if line.startswith("|")} == {8}


@given(st.text())
def test_escaped_text_is_one_line_without_open_markup(text: str) -> None:
    bare = re.sub(r"\\.", "", escape(text))
    assert not re.search(r"[\n\r<>|`*_\[\]&]", bare)


@pytest.mark.parametrize("lang", LANGS)
def test_html_is_a_whole_page_with_a_row_for_each_statement_that_loads_nothing(review: Review, lang: Lang) -> None:
    shown = review.to_html(lang)
    page = Page(shown)
    assert page.open == []
    assert page.tags.count("tr") == 4
    assert [link for link in page.links if link and not link.startswith("#")] == ["https://example.org/a"]
    assert f'<html lang="{"zh-Hans" if lang == "zh" else "en"}">' in shown
    assert "<blockquote>甲可防乙</blockquote>" in shown


def test_html_escapes_hostile_text_and_opens_no_script_address(hostile: Review) -> None:
    for shown in (*map(hostile.to_html, LANGS), hostile._repr_html_()):
        page = Page(shown)
        assert "script" not in page.tags
        assert [link for link in page.links if link and not link.startswith("#")] == []
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "\u202e" not in shown


def test_a_notebook_shows_every_statement_in_both_languages(review: Review) -> None:
    shown = review._repr_html_()
    assert Page(shown).tags.count("tr") == 4
    for statement in review.statements:
        assert statement.sentence("zh") in shown
        assert statement.sentence("en") in shown


def test_a_dict_holds_everything_in_both_languages(review: Review) -> None:
    found = json.loads(json.dumps(review.to_dict()))
    first = found["statements"][0]
    assert (first["claim"], first["verdict"], first["flags"]) == (
        "substance--prevents--a",
        "refuted",
        ["effect-not-shown"],
    )
    assert first["sentence"] == {"zh": "substance预防a", "en": "Substance prevents a"}
    assert (first["best_against"]["source"], first["best_against"]["pmid"]) == ("trial", "12345678")
    assert (first["span"], first["text"]) == ([0, 2], "标题")
    assert found["totals"]["flags"] == review.totals.flags
    assert [flag["flag"] for flag in found["flags"]] == list(FLAGS)


def test_a_source_without_statements_has_an_empty_ledger(mini: Path) -> None:
    review = reviewed(mini, Told(told=False))
    assert (review.statements, review.totals.statements, review.totals.verdicts) == ((), 0, {})
    assert "The graph holds no statements of this source." in review.to_markdown("en")
    assert "图谱未收录此来源的陈述。" in review.to_html("zh")
    assert answer("review", "column", "--lang", "zh", "--graph", mini) == "图谱未收录此来源的陈述。\n"


# Command line


@pytest.mark.parametrize(
    ("lang", "table"),
    [
        ("zh", [["陈述", "3"], ["已被否定", "2"], ["据文章，未核实", "1"], ["断言了未获证据支持的效果", "1"]]),
        (
            "en",
            [
                ["statements", "3"],
                ["refuted", "2"],
                ["article only, not checked", "1"],
                ["asserts an effect that is not shown", "1"],
            ],
        ),
    ],
)
def test_the_command_prints_the_ledger_and_its_totals(told: Path, lang: str, table: list[list[str]]) -> None:
    shown = answer("review", "column", "--text", told.parent / "text.txt", "--lang", lang, "--graph", told)
    assert [row for row in table if row not in rows(shown)] == []
    assert "“甲可防乙”" in shown


@pytest.mark.parametrize(
    ("options", "name", "start"),
    [
        (["--format", "markdown"], "a.txt", "# Review: 小文章\n"),
        ([], "a.md", "# Review: 小文章\n"),
        ([], "a.html", "<!doctype html>\n"),
        ([], "a.json", '{\n  "kgraph": 1,\n'),
        ([], "a.txt", "no.   What misleads most"),
    ],
)
def test_the_command_writes_a_file_in_the_format_asked_for_or_that_of_its_name(
    told: Path, tmp_path: Path, options: list[str], name: str, start: str
) -> None:
    file = tmp_path / name
    said = answer("review", "column", *options, "-o", file, "--lang", "en", "--graph", told)
    assert said == f"Written: {file}\n"
    assert file.read_text(encoding="utf-8").lstrip().startswith(start)


def test_json_is_the_same_by_either_option_and_in_either_language(told: Path) -> None:
    found = answer_json("review", "column", "--graph", told)
    for lang in LANGS:
        other = json.loads(answer("review", "column", "--format", "json", "--lang", lang, "--graph", told))
        assert other == found
    assert tuple(found) == ("kgraph", "source", "totals", "flags", "leading", "statements")


@pytest.mark.parametrize(
    ("arguments", "code", "zh", "en"),
    [
        (
            ["leaflets"],
            2,
            "没有名为“leaflets”的来源。是否想找：leaflet？\n",
            "There is no source named “leaflets”. Did you mean: leaflet?\n",
        ),
        (
            ["leaflet", "--json", "--format", "html"],
            2,
            "--json与--format只能选其一。",
            "Use either --json or --format, not both.",
        ),
        (
            ["leaflet", "--text", "/dev/null"],
            2,
            "图谱没有来源“leaflet”原文的校验值，无法核对所给文件。请去掉--text。\n",
            (
                "The graph has no checksum for the text of the source “leaflet”, so the file cannot be verified. "
                "Omit --text.\n"
            ),
        ),
    ],
)
def test_bad_input_ends_with_2_in_the_language_of_the_reader(
    told: Path, arguments: list[str], code: int, zh: str, en: str
) -> None:
    for lang, said in (("zh", zh), ("en", en)):
        result = run("review", *arguments, "--lang", lang, "--graph", told)
        assert (result.exit_code, result.stdout) == (code, "")
        assert said in result.stderr


def test_a_text_that_differs_ends_with_2_and_one_that_is_missing_with_3(told: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("x", encoding="utf-8")
    assert run("review", "column", "--text", wrong, "--graph", told).exit_code == 2
    assert run("review", "column", "--text", tmp_path / "none.txt", "--graph", told).exit_code == 3


# The real graph


@pytest.fixture(scope="module")
def article(kg: KnowledgeGraph) -> Review:
    """The review of the seed article."""
    return kg.review(ARTICLE)


def test_every_mention_of_the_article_is_one_statement_in_order(kg: KnowledgeGraph, article: Review) -> None:
    mentions = {
        item.slug for claim in kg.claims_of_source(ARTICLE) for item in claim.evidence if item.source == ARTICLE
    }
    assert sorted(statement.evidence.slug for statement in article.statements) == sorted(mentions)
    places = [(item.evidence.paragraph, item.evidence.span, item.claim.slug) for item in article.statements]
    assert places == sorted(places)


def test_where_the_article_says_there_are_no_side_effects_the_verdict_is_the_other_way_round(article: Review) -> None:
    denials = [item for item in article.statements if item.claim.object == "adverse-events"]
    assert [item.claim.subject for item in denials] == ["MK-4"]
    for item in denials:
        assert item.verdict == mirrored(item.claim.verdict, AGAINST) != "supported"
        assert ("denies-what-is-shown" in item.flags) == (item.verdict == "refuted")


def test_the_article_blurs_form_where_only_one_form_was_studied(article: Review) -> None:
    blurred = {item.claim.slug for item in article.statements if "dose-or-form-blurred" in item.flags}
    assert "vitamin-K2--treats--osteoporosis--pharmacological" in blurred
    assert "MK-4--increases--BMD--pharmacological" not in blurred


def test_every_verdict_and_flag_is_met_in_the_article(article: Review) -> None:
    assert set(article.totals.flags) == set(FLAGS)
    assert set(article.totals.verdicts) == set(VERDICTS)


def test_both_languages_have_the_same_rows(article: Review) -> None:
    zh, en = (rows_of(article, lang) for lang in LANGS)
    assert len(zh) == len(en) == article.totals.statements
    for one, other in zip(zh, en, strict=True):
        assert (len(one.why), len(one.flags), len(one.best)) == (len(other.why), len(other.flags), len(other.best))
        assert one.sentence != other.sentence
    counts = [[[count for _, count in group.counts] for group in groups(article, lang)] for lang in LANGS]
    assert counts[0] == counts[1]


def test_the_totals_of_any_kind_of_source_add_up(kg: KnowledgeGraph) -> None:
    worded = kg.query("SELECT DISTINCT ?source { ?item kgo:source ?source ; kgo:hedge ?hedge }").column("source")
    chosen = {source.source_type: slug for slug, source in kg.sources.items()}
    for slug in {*chosen.values(), *(cell.slug for cell in worded if isinstance(cell, Iri))}:
        totals = kg.review(slug).totals
        assert sum(totals.verdicts.values()) == sum(totals.standings.values()) == totals.statements > 0
        assert totals.flagged <= min(totals.statements, sum(totals.flags.values()))
        assert totals.unchecked <= totals.flags.get("unchecked-as-fact", 0)


def test_json_of_the_article_reads_back(article: Review) -> None:
    found = json.loads(json.dumps(article.to_dict(), ensure_ascii=False))
    assert len(found["statements"]) == article.totals.statements
    assert found["totals"]["statements"] == article.totals.statements
