"""What passes down: from class to member and from nutrient to form, the nearest claim first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import KnowledgeGraph
from kgraph.build import derive
from kgraph.evidence.inherit import Inherited, Premise, has_route, pass_down, reach, speaks_before, strength
from kgraph.evidence.scale import STRENGTH
from kgraph.interactions.records import read_routes

ABOVE = {
    "rivaroxaban": ["DOACs"],
    "DOACs": ["anticoagulants"],
    "MK-7": ["vitamin-K2"],
    "vitamin-K2": ["vitamin-K"],
}


def harm(subject: str, *, claim: str = "c", population: str | None = None, **facts: str) -> Premise:
    return Premise(claim, subject, "predisposes-to", "bleeding", population, **facts)  # type: ignore[arg-type]


def pair(subject: str, object_: str, *, claim: str = "c", verdict: str = "supported") -> Premise:
    return Premise(claim, subject, "interacts-with", object_, symmetric=True, verdict=verdict)


def ends(found: list[Inherited]) -> list[tuple[str, str]]:
    return [(item.subject, item.object) for item in found]


def test_a_harm_passes_to_every_member_below() -> None:
    assert ends(pass_down([harm("anticoagulants")], ABOVE)) == [("DOACs", "bleeding"), ("rivaroxaban", "bleeding")]


def test_nothing_climbs_up() -> None:
    assert pass_down([harm("rivaroxaban")], ABOVE) == []


def test_an_outcome_is_not_narrowed() -> None:
    above = {**ABOVE, "brain-bleeding": ["bleeding"]}
    assert ends(pass_down([harm("DOACs")], above)) == [("rivaroxaban", "bleeding")]


def test_an_interaction_passes_at_both_ends() -> None:
    assert ends(pass_down([pair("DOACs", "vitamin-K2")], ABOVE)) == [
        ("DOACs", "MK-7"),
        ("rivaroxaban", "MK-7"),
        ("rivaroxaban", "vitamin-K2"),
    ]


def test_a_claim_of_its_own_stops_what_comes_from_above() -> None:
    found = pass_down([harm("anticoagulants", claim="far"), harm("DOACs", claim="near")], ABOVE)
    assert found == [Inherited("rivaroxaban", "predisposes-to", "bleeding", None, ("near",))]


def test_a_claim_that_names_the_pair_the_other_way_round_is_its_own_too() -> None:
    found = pass_down([pair("DOACs", "vitamin-K", claim="far"), pair("vitamin-K2", "rivaroxaban", claim="near")], ABOVE)
    assert ("rivaroxaban", "vitamin-K2") not in ends(found)
    assert [item.premises for item in found if ends([item]) == [("MK-7", "rivaroxaban")]] == [("near",)]


def test_two_claims_of_which_neither_is_nearer_are_both_premises() -> None:
    found = pass_down([pair("DOACs", "MK-7", claim="a"), pair("rivaroxaban", "vitamin-K2", claim="b")], ABOVE)
    assert [item.premises for item in found if ends([item]) == [("rivaroxaban", "MK-7")]] == [("a", "b")]


def test_a_claim_about_a_group_passes_as_one_about_that_group_and_does_not_stop_the_general_one() -> None:
    found = pass_down([harm("DOACs", claim="all"), harm("rivaroxaban", claim="some", population="women")], ABOVE)
    assert found == [Inherited("rivaroxaban", "predisposes-to", "bleeding", None, ("all",))]


def test_a_general_claim_of_its_own_stops_one_about_a_group_too() -> None:
    about_women = harm("DOACs", claim="some", population="women")
    assert pass_down([about_women], ABOVE) == [
        Inherited("rivaroxaban", "predisposes-to", "bleeding", "women", ("some",))
    ]
    assert pass_down([about_women, harm("rivaroxaban", claim="own")], ABOVE) == []
    assert pass_down([about_women, harm("rivaroxaban", claim="own", population="women")], ABOVE) == []
    found = pass_down([about_women, harm("rivaroxaban", claim="men", population="men")], ABOVE)
    assert found == [Inherited("rivaroxaban", "predisposes-to", "bleeding", "women", ("some",))]


def test_a_weaker_claim_of_its_own_does_not_hide_what_comes_from_above() -> None:
    known = harm("DOACs", claim="class", verdict="established")
    for verdict in ("supported", "unproven", "unverified"):
        own = harm("rivaroxaban", claim="own", verdict=verdict)
        assert [item.premises for item in pass_down([known, own], ABOVE)] == [("class",)]


def test_a_claim_of_its_own_that_is_refuted_or_contested_stops_even_a_stronger_one() -> None:
    known = harm("DOACs", claim="class", verdict="established")
    for verdict in ("refuted", "contested", "established"):
        assert pass_down([known, harm("rivaroxaban", claim="own", verdict=verdict)], ABOVE) == []


def test_a_claim_studied_without_result_stops_one_that_nobody_studied() -> None:
    known = harm("DOACs", claim="class", verdict="unverified")
    assert pass_down([known, harm("rivaroxaban", claim="own", verdict="unproven")], ABOVE) == []


def test_a_weak_claim_of_a_class_between_is_passed_by_and_does_not_reach_the_member() -> None:
    claims = [
        harm("anticoagulants", claim="far", verdict="established"),
        harm("DOACs", claim="near", verdict="unverified"),
    ]
    assert [(item.subject, item.premises) for item in pass_down(claims, ABOVE)] == [
        ("DOACs", ("far",)),
        ("rivaroxaban", ("far",)),
    ]


def test_a_weak_claim_that_names_the_pair_the_other_way_round_is_passed_by_too() -> None:
    far = pair("DOACs", "vitamin-K", claim="far", verdict="established")
    near = pair("vitamin-K2", "rivaroxaban", claim="near", verdict="unverified")
    assert {item.premises for item in pass_down([far, near], ABOVE)} == {("far",)}


def test_a_weak_claim_about_all_people_still_passes_beside_a_strong_one_about_some() -> None:
    claims = [
        harm("anticoagulants", claim="some", population="women", verdict="established"),
        harm("DOACs", claim="all", verdict="unverified"),
    ]
    found = {(item.population, item.premises) for item in pass_down(claims, ABOVE) if item.subject == "rivaroxaban"}
    assert found == {(None, ("all",)), ("women", ("some",))}


def test_a_claim_under_a_circumstance_passes_as_such_and_does_not_stop_the_general_one() -> None:
    after = {"circumstance": "after-stopping"}
    claims = [harm("DOACs", claim="class"), harm("rivaroxaban", claim="own", **after)]
    assert [(item.premises, item.circumstance) for item in pass_down(claims, ABOVE)] == [(("class",), None)]
    found = pass_down([harm("DOACs", claim="class", **after)], ABOVE)
    assert [(item.premises, item.circumstance) for item in found] == [(("class",), "after-stopping")]
    assert pass_down([harm("DOACs", claim="class", **after), harm("rivaroxaban", claim="own")], ABOVE) == []


def test_a_claim_that_needs_a_route_passes_only_to_members_that_may_have_it() -> None:
    above = {"zoledronate": ["bisphosphonates"], "ibandronate": ["bisphosphonates"], "new": ["bisphosphonates"]}
    routes = {"zoledronate": ["parenteral"], "ibandronate": ["oral", "parenteral"]}
    claims = [
        Premise("c", "bisphosphonates", "has-adverse-event", "esophagitis", circumstance="by-mouth", route="oral")
    ]
    assert [item.subject for item in pass_down(claims, above, routes)] == ["ibandronate", "new"]


def test_a_member_without_the_route_does_not_keep_a_claim_from_members_below_it() -> None:
    claims = [harm("anticoagulants", circumstance="by-mouth", route="oral")]
    assert [item.subject for item in pass_down(claims, ABOVE, {"DOACs": ["parenteral"]})] == ["rivaroxaban"]


def test_nothing_is_passed_to_itself() -> None:
    assert ("vitamin-K2", "vitamin-K2") not in ends(pass_down([pair("vitamin-K", "vitamin-K2")], ABOVE))


def test_a_circle_of_classes_does_no_harm() -> None:
    assert ends(pass_down([harm("a")], {"a": ["b"], "b": ["a"]})) == [("b", "bleeding")]


NAMES = st.sampled_from("abcdef")
PREMISES = st.lists(
    st.builds(
        Premise, st.uuids().map(str), NAMES, st.just("interacts-with"), NAMES, st.just(None), st.just(value=True)
    ),
    max_size=6,
)
CLASSES = st.dictionaries(NAMES, st.lists(NAMES, max_size=2), max_size=6)


@settings(deadline=None)
@given(PREMISES, CLASSES)
def test_what_is_claimed_is_never_inherited_and_premises_stand_above(
    premises: list[Premise], above: dict[str, list[str]]
) -> None:
    claimed = {(item.subject, item.object) for item in premises}
    by_name = {item.claim: item for item in premises}

    def line(name: str) -> set[str]:
        seen, todo = {name}, [name]
        while todo:
            todo.extend(up for up in above.get(todo.pop(), ()) if up not in seen and not seen.add(up))  # type: ignore[func-returns-value]
        return seen

    for item in pass_down(premises, above):
        assert (item.subject, item.object) not in claimed
        for name in item.premises:
            assert by_name[name].subject in line(item.subject)
            assert by_name[name].object in line(item.object)


# Each claim against each other: what pass_down says, by its definition


def pass_down_one_by_one(
    premises: list[Premise],
    above: Mapping[str, Iterable[str]],
    routes: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> list[Inherited]:
    steps = {name: set(names) for name, names in above.items()}
    names = {*steps, *chain.from_iterable(steps.values()), *(end for p in premises for end in (p.subject, p.object))}
    line = {name: reach(name, steps) for name in names}

    def pairs(premise: Premise) -> Iterator[tuple[str, str]]:
        subjects = [name for name in names if premise.subject in line[name]]
        objects = [name for name in names if premise.object in line[name]] if premise.symmetric else [premise.object]
        passed = ((subject, object_) for subject in subjects for object_ in objects if subject != object_)
        return (pair for pair in passed if pair != (premise.subject, premise.object))

    def is_nearer(other: Premise, premise: Premise, subject: str, object_: str) -> bool:
        if other.claim == premise.claim or other.relation != premise.relation:
            return False
        ends = [(other.subject, other.object), *([(other.object, other.subject)] if other.symmetric else [])]
        return (
            is_wider(other, premise)
            and speaks_before(other.verdict, premise.verdict)
            and any(
                (start, end) != (premise.subject, premise.object)
                and (start in line[subject] and premise.subject in line[start])
                and (end in line[object_] and premise.object in line[end])
                for start, end in ends
            )
        )

    def is_wider(other: Premise, premise: Premise) -> bool:
        return other.population in (None, premise.population) and other.circumstance in (None, premise.circumstance)

    def is_passed_by(premise: Premise, subject: str, object_: str) -> bool:
        ends = (premise.subject, premise.object)
        return any(
            is_wider(other, premise)
            and strength(other.verdict) > strength(premise.verdict)
            and (premise.relation, subject, object_) in turned[other]
            and (premise.relation, *ends) in turned[other]
            for other in premises
        )

    arrives = {
        premise: {
            (premise.relation, subject, object_)
            for subject, object_ in pairs(premise)
            if not any(is_nearer(other, premise, subject, object_) for other in premises)
        }
        for premise in premises
    }
    turned = {
        premise: {*places, *((r, o, s) for r, s, o in places if premise.symmetric)}
        for premise, places in arrives.items()
    }
    found: dict[tuple[str, str, str, str | None, str | None], list[str]] = defaultdict(list)
    for premise in premises:
        for relation, subject, object_ in arrives[premise]:
            if has_route(routes, subject, premise.route) and not is_passed_by(premise, subject, object_):
                found[subject, relation, object_, premise.population, premise.circumstance].append(premise.claim)
    claims = [Inherited(*key[:4], tuple(sorted(names)), key[4]) for key, names in found.items()]
    return sorted(claims, key=lambda c: (c.subject, c.relation, c.object, c.population or "", c.circumstance or ""))


ANY_PREMISES = st.lists(
    st.builds(
        lambda claim, relation, **facts: Premise(
            claim, relation=relation, symmetric=relation == "interacts-with", **facts
        ),
        claim=st.sampled_from([f"c{number}" for number in range(9)]),
        subject=NAMES,
        relation=st.sampled_from(["interacts-with", "predisposes-to"]),
        object=NAMES,
        population=st.sampled_from([None, "women", "men"]),
        circumstance=st.sampled_from([None, None, "by-mouth"]),
        route=st.sampled_from([None, None, "oral"]),
        verdict=st.sampled_from(STRENGTH),
    ),
    max_size=8,
    unique_by=lambda premise: premise.claim,
)
"""Premises as a graph has them: each claim once, and a relation reads alike from both ends or it does not."""
ANY_ROUTES = st.dictionaries(NAMES, st.lists(st.sampled_from(["oral", "parenteral"]), max_size=2), max_size=3)
ANY_CLASSES = st.dictionaries(NAMES, st.lists(NAMES, max_size=3), max_size=6)


@settings(max_examples=600)
@given(ANY_PREMISES, ANY_CLASSES, ANY_ROUTES)
def test_the_nearest_claim_passes_down_as_when_each_is_held_against_each(
    premises: list[Premise], above: dict[str, list[str]], routes: dict[str, list[str]]
) -> None:
    assert pass_down(premises, above, routes) == pass_down_one_by_one(premises, above, routes)


def test_a_long_line_of_classes_with_a_claim_at_each_is_walked_step_by_step() -> None:
    length = 3000
    above = {f"n{number}": [f"n{number + 1}"] for number in range(length)}
    claims = [harm(f"n{number}", claim=f"c{number}") for number in range(1, length + 1)]
    assert [item.premises for item in pass_down(claims, above)] == [("c1",)]


# The real graph


def test_the_inherited_claims_of_the_graph_are_those_found_one_by_one(kg: KnowledgeGraph) -> None:
    premises, above = derive.read_premises(kg.store), derive.read_above(kg.store)
    routes = read_routes(kg.store)
    found = pass_down(premises, above, routes)
    assert found == pass_down_one_by_one(premises, above, routes)
    assert len(found) == kg.stats().totals["inherited_claims"]


def test_harms_and_none_found_pass_down_and_name_their_premise(kg: KnowledgeGraph) -> None:
    rows = kg.query(
        "SELECT ?p WHERE { <https://w3id.org/kgraph/inherited/rivaroxaban--interacts-with--MK-7> "
        "a kgo:InheritedClaim ; kgo:premise ?p }"
    )
    assert [cell.slug for (cell,) in rows] == ["rivaroxaban--interacts-with--vitamin-K"]  # type: ignore[union-attr]


def test_what_oral_bisphosphonates_do_in_the_gut_is_not_said_of_an_infusion(kg: KnowledgeGraph) -> None:
    passed = kg.query("SELECT ?s WHERE { ?i kgo:premise/kgo:circumstance kgo:by-mouth ; rdf:subject ?s }").column("s")
    names = {str(cell).rpartition("/")[2] for cell in passed}
    assert {"alendronate", "ibandronate", "risedronate"} <= names
    assert "zoledronate" not in names
    bisphosphonates = kg.query("SELECT ?d WHERE { ?d skos:broader+ kg:bisphosphonates }").column("d")
    assert all(kg.entities[str(cell).rpartition("/")[2]].routes for cell in bisphosphonates)


def test_a_weak_claim_on_a_form_does_not_hide_the_warning_for_its_nutrient(kg: KnowledgeGraph) -> None:
    rows = kg.query(
        "SELECT ?p WHERE { <https://w3id.org/kgraph/inherited/warfarin--interacts-with--MK-7> kgo:premise ?p }"
    )
    premises = [kg.claim(cell.slug) for (cell,) in rows]  # type: ignore[union-attr]
    assert {claim.object for claim in premises} <= {"vitamin-K", "vitamin-K2"}
    assert {claim.verdict for claim in premises} == {"established"}


def test_no_dose_efficacy_or_verdict_is_inherited(kg: KnowledgeGraph) -> None:
    assert kg.ask("ASK { ?i a kgo:InheritedClaim }")
    assert not kg.ask("ASK { ?i a kgo:InheritedClaim ; kgo:doseBand|kgo:aspect|kgo:verdict|kgo:standing ?x }")
    assert not kg.ask(
        "ASK { ?i kgo:premise ?c . ?c kgo:judgedAs ?kind FILTER(?kind NOT IN (kgo:harm, kgo:interaction)) }"
    )
    assert not kg.ask("ASK { ?i kgo:premise/kgo:standing kgo:article-only }")


def test_inherited_claims_are_not_counted_as_claims(kg: KnowledgeGraph) -> None:
    assert not kg.ask("ASK { ?i a kgo:InheritedClaim , kgo:Claim }")
    assert len(kg.claims()) == kg.stats().totals["claims"]
