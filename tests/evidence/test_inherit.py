"""What passes down: from class to member and from nutrient to form, the nearest claim first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from kgraph import KnowledgeGraph
from kgraph.build import derive
from kgraph.evidence.inherit import Inherited, Premise, pass_down, reach

ABOVE = {
    "rivaroxaban": ["DOACs"],
    "DOACs": ["anticoagulants"],
    "MK-7": ["vitamin-K2"],
    "vitamin-K2": ["vitamin-K"],
}


def harm(subject: str, *, claim: str = "c", population: str | None = None) -> Premise:
    return Premise(claim, subject, "predisposes-to", "bleeding", population)


def pair(subject: str, object_: str, *, claim: str = "c") -> Premise:
    return Premise(claim, subject, "interacts-with", object_, symmetric=True)


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


def pass_down_one_by_one(premises: list[Premise], above: Mapping[str, Iterable[str]]) -> list[Inherited]:
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
        return other.population in (None, premise.population) and any(
            (start, end) != (premise.subject, premise.object)
            and (start in line[subject] and premise.subject in line[start])
            and (end in line[object_] and premise.object in line[end])
            for start, end in ends
        )

    found: dict[tuple[str, str, str, str | None], list[str]] = defaultdict(list)
    for premise in premises:
        for subject, object_ in pairs(premise):
            if not any(is_nearer(other, premise, subject, object_) for other in premises):
                found[subject, premise.relation, object_, premise.population].append(premise.claim)
    claims = [Inherited(*key, tuple(sorted(names))) for key, names in found.items()]
    return sorted(claims, key=lambda claim: (claim.subject, claim.relation, claim.object, claim.population or ""))


ANY_PREMISES = st.lists(
    st.builds(
        Premise,
        st.sampled_from([f"c{number}" for number in range(9)]),
        NAMES,
        st.sampled_from(["interacts-with", "predisposes-to"]),
        NAMES,
        st.sampled_from([None, "women", "men"]),
        st.booleans(),
    ),
    max_size=8,
)
ANY_CLASSES = st.dictionaries(NAMES, st.lists(NAMES, max_size=3), max_size=6)


@settings(max_examples=600)
@given(ANY_PREMISES, ANY_CLASSES)
def test_the_nearest_claim_passes_down_as_when_each_is_held_against_each(
    premises: list[Premise], above: dict[str, list[str]]
) -> None:
    assert pass_down(premises, above) == pass_down_one_by_one(premises, above)


def test_a_long_line_of_classes_with_a_claim_at_each_is_walked_step_by_step() -> None:
    length = 3000
    above = {f"n{number}": [f"n{number + 1}"] for number in range(length)}
    claims = [harm(f"n{number}", claim=f"c{number}") for number in range(1, length + 1)]
    assert [item.premises for item in pass_down(claims, above)] == [("c1",)]


# The real graph


def test_the_inherited_claims_of_the_graph_are_those_found_one_by_one(kg: KnowledgeGraph) -> None:
    premises, above = derive.read_premises(kg.store), derive.read_above(kg.store)
    found = pass_down(premises, above)
    assert found == pass_down_one_by_one(premises, above)
    assert len(found) == kg.stats().totals["inherited_claims"]


def test_harms_and_none_found_pass_down_and_name_their_premise(kg: KnowledgeGraph) -> None:
    rows = kg.query(
        "SELECT ?p WHERE { <https://w3id.org/kgraph/inherited/rivaroxaban--interacts-with--MK-7> "
        "a kgo:InheritedClaim ; kgo:premise ?p }"
    )
    assert [cell.slug for (cell,) in rows] == ["rivaroxaban--interacts-with--vitamin-K"]  # type: ignore[union-attr]


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
