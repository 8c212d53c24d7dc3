"""The named tuples and frozen values of exlint behave as those of typing and dataclasses do."""

from __future__ import annotations

import copy
import inspect
import pickle
from functools import cached_property
from typing import Generic, TypeVar, get_type_hints

import pytest

from exlint.values import Frozen, NamedTuple

Held = TypeVar("Held")


class Grip(NamedTuple):
    """How hands hold a bar."""

    palms: str
    width: float = 1.0
    thumbs: tuple[str, ...] = ()

    @property
    def is_wide(self) -> bool:
        return self.width > 1.5


class Pair(NamedTuple, Generic[Held]):
    left: Held
    right: Held


def test_fields_come_by_place_and_by_name_with_defaults() -> None:
    grip = Grip("pronated", thumbs=("around",))
    assert (grip.palms, grip.width, grip.thumbs) == ("pronated", 1.0, ("around",))
    assert tuple(grip) == ("pronated", 1.0, ("around",))
    assert Grip._fields == ("palms", "width", "thumbs")
    assert Grip._field_defaults == {"width": 1.0, "thumbs": ()}


def test_properties_and_docstrings_stay() -> None:
    assert Grip("neutral", 2).is_wide
    assert Grip.__doc__ == "How hands hold a bar."
    assert get_type_hints(Grip)["width"] is float
    assert list(inspect.signature(Grip).parameters) == ["palms", "width", "thumbs"]


def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(TypeError, match=r"Grip\.__new__\(\) missing 1 required positional argument: 'palms'"):
        Grip()  # type: ignore[call-arg]  # what is tested
    with pytest.raises(TypeError, match="takes from 2 to 4 positional arguments but 5 were given"):
        Grip("a", 1.0, (), "too many")  # type: ignore[call-arg]  # what is tested
    with pytest.raises(TypeError, match="multiple values for argument 'palms'"):
        Grip("a", palms="b")  # type: ignore[misc]  # what is tested
    with pytest.raises(TypeError, match="unexpected keyword argument 'feet'"):
        Grip("a", feet=2)  # type: ignore[call-arg]  # what is tested


def test_fields_cannot_be_assigned() -> None:
    grip = Grip("neutral")
    with pytest.raises(AttributeError):
        grip.palms = "supinated"  # type: ignore[misc]  # what is tested
    with pytest.raises(AttributeError):
        grip.feet = 2  # type: ignore[attr-defined]  # what is tested


def test_replace_gives_another_one() -> None:
    grip = Grip("neutral", 2.0)
    assert grip._replace(palms="mixed") == Grip("mixed", 2.0)
    with pytest.raises(ValueError, match="feet"):
        grip._replace(feet=2)  # type: ignore[call-arg]  # what is tested


def test_make_takes_as_many_values_as_there_are_fields() -> None:
    assert Grip._make(["mixed", 1.0, ()]) == Grip("mixed")
    with pytest.raises(TypeError, match="Expected 3 arguments, got 1"):
        Grip._make(["mixed"])


def test_values_are_shown_with_their_names() -> None:
    assert repr(Grip("neutral")) == "Grip(palms='neutral', width=1.0, thumbs=())"
    assert Grip("neutral")._asdict() == {"palms": "neutral", "width": 1.0, "thumbs": ()}


def test_values_survive_pickling_and_copying() -> None:
    grip = Grip("neutral", 2.0)
    for copied in (pickle.loads(pickle.dumps(grip)), copy.deepcopy(grip), copy.copy(grip)):
        assert copied == grip
        assert type(copied) is Grip


def test_patterns_match_by_place_and_by_name() -> None:
    match Grip("neutral", 2.0):
        case Grip(palms, width=2.0):
            assert palms == "neutral"
        case other:
            pytest.fail(f"{other} does not match")


def test_a_named_tuple_may_be_generic() -> None:
    assert Pair[int](1, 2).right == 2


def test_a_named_tuple_may_have_no_fields() -> None:
    class Empty(NamedTuple):
        """Nothing."""

    assert (tuple(Empty()), repr(Empty())) == ((), "Empty()")


class Rack(Frozen):
    """Where a bar rests."""

    height: float
    safeties: tuple[str, ...] = ()

    @cached_property
    def is_low(self) -> bool:
        return self.height < 1


def test_frozen_values_are_equal_where_their_fields_are() -> None:
    rack = Rack(0.5, safeties=("pins",))
    assert rack.is_low
    assert rack == Rack(0.5, ("pins",))
    assert hash(rack) == hash(Rack(0.5, ("pins",)))
    assert rack != Rack(0.5)
    assert Rack(1) != (1, ())


def test_frozen_values_are_replaced_and_shown() -> None:
    assert Rack(1)._replace(height=2) == Rack(2)
    assert repr(Rack(1)) == "Rack(height=1, safeties=())"
    with pytest.raises(TypeError, match="height"):
        Rack()  # type: ignore[call-arg]  # what is tested


def test_frozen_values_survive_pickling() -> None:
    assert pickle.loads(pickle.dumps(Rack(1))) == Rack(1)
