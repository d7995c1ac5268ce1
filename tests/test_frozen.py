"""Values behave as frozen dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from kgraph.frozen import frozen


@frozen
class Ours:
    name: str
    size: int = 1
    notes: tuple[str, ...] = dataclasses.field(default=(), repr=False)


@dataclasses.dataclass(frozen=True)
class Theirs:
    name: str
    size: int = 1
    notes: tuple[str, ...] = dataclasses.field(default=(), repr=False)


BOTH = pytest.mark.parametrize("cls", [Ours, Theirs])


@BOTH
def test_fields_defaults_and_order_are_those_of_the_class(cls: Any) -> None:
    assert [item.name for item in dataclasses.fields(cls)] == ["name", "size", "notes"]
    assert dataclasses.astuple(cls("a", notes=("b",))) == ("a", 1, ("b",))
    assert str(inspect.signature(cls)).removesuffix(" -> None") == (
        "(name: 'str', size: 'int' = 1, notes: 'tuple[str, ...]' = ())"
    )
    assert cls.__match_args__ == ("name", "size", "notes")
    assert repr(cls("a", 2, ("b",))) == f"{cls.__name__}(name='a', size=2)"


@BOTH
def test_values_with_equal_facts_are_equal(cls: Any) -> None:
    assert cls("a") == cls("a", 1)
    assert hash(cls("a")) == hash(cls("a", 1))
    assert cls("a") != cls("a", 2)
    assert cls("a") != ("a", 1, ())
    assert cls("a") != {Ours: Theirs, Theirs: Ours}[cls]("a")


@BOTH
def test_a_value_cannot_be_changed(cls: Any) -> None:
    found = cls("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'size'"):
        found.size = 2
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'size'"):
        del found.size
    assert dataclasses.replace(found, size=2) == cls("a", 2)


@BOTH
def test_a_value_can_be_copied_and_kept(cls: Any) -> None:
    found = cls("a", 2, ("b",))
    assert copy.deepcopy(found) == pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - its own


@BOTH
@pytest.mark.parametrize(
    ("args", "given"), [((), {}), (("a", 1, (), 2), {}), (("a",), {"name": "b"}), (("a",), {"colour": 1})]
)
def test_arguments_that_do_not_fit_are_refused(cls: Any, args: tuple[Any, ...], given: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        cls(*args, **given)
