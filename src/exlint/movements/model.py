"""What a movement is, and what a name can say of it: plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from exlint.values import NamedTuple


class Movement(NamedTuple):
    """A movement as a name gives it: what the family inherits and what the name's modifiers change is resolved.

    Muscles are ids of the muscle vocabulary. A whole in `cannot_load` stands for its parts, save those named elsewhere.
    `prime_movers` is empty where the name is too general to tell; of a stretch they are what it lengthens.
    """

    id: str
    name: str
    kind: str
    joint_actions: tuple[str, ...] = ()
    prime_movers: tuple[str, ...] = ()
    synergists: tuple[str, ...] = ()
    stabilizers: tuple[str, ...] = ()
    cannot_load: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    mechanic: str | None = None
    force: str | None = None
    region: str | None = None
    body_parts: tuple[str, ...] = ()


class Modifier(NamedTuple):
    """A word of the name that changes the movement: `name[start:end]` is `word`; `id` is its entry in the data."""

    id: str
    kind: str
    word: str
    start: int
    end: int


class ParsedName(NamedTuple):
    """What a name says. `movements` is empty when it names none, and holds several for a combined exercise."""

    movements: tuple[Movement, ...]
    modifiers: tuple[Modifier, ...]


class MovementMatch(NamedTuple):
    """`text[start:end]` names the movement with this id."""

    start: int
    end: int
    id: str


class UnknownMovement(KeyError):
    """A movement or modifier id that the data does not hold."""


Change = Mapping[str, str | tuple[str, ...]]
"""What a modifier changes: a field's new value, or under `add_` and its name what is added."""


def union(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Both without repetition, in order."""
    return tuple(dict.fromkeys((*one, *other)))


def changed(movement: Movement, change: Change) -> Movement:
    """The movement with fields replaced, or added to where the key begins with `add_`."""
    values: dict[str, str | tuple[str, ...]] = {}
    for key, value in change.items():
        name = key.removeprefix("add_")
        if name != key:
            value = union(getattr(movement, name), cast("tuple[str, ...]", value))
        values[name] = value
    return movement._replace(**values)  # type: ignore[arg-type]  # the keys are the schema's, which are the fields
