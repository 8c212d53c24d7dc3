"""Actions: what an exercise cannot be without, by its name, and whether a sentence tells it.

A twist promises a turn of the trunk, a goblet squat a load at the chest. The knowledge is vocabulary/actions.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias, cast

from exlint.vocabulary import fold, stem

Telling: TypeAlias = tuple[frozenset[str], ...]
"""One way to tell an action: a sentence that holds a stem of each group."""

Tables: TypeAlias = dict[str, list[dict[str, object]]]
"""The stored form: the YAML entries under "actions" and "strangers", the words of their tellings stemmed."""

_WORD = re.compile(r"[a-z0-9']+")


class Action(NamedTuple):
    """What names promise, and how steps tell it. Names and words of names stand folded between spaces.

    `of` are the movements that it is limited to, `unless` words of a name that free it; `prose` are phrases by which
    a text says that this exercise has the action.
    """

    id: str
    name: str
    names: tuple[str, ...]
    movements: frozenset[str]
    of: frozenset[str]
    unless: tuple[str, ...]
    prose: tuple[str, ...]
    tellings: tuple[Telling, ...]
    advice: str

    def fits(self, name: str, movements: Collection[str]) -> bool:
        """Whether an exercise of this name and these movements may have the action."""
        return not any(word in name for word in self.unless) and not (self.of and self.of.isdisjoint(movements))

    def told_by(self, stems: Collection[str]) -> bool:
        """Whether a sentence of these stems tells the action."""
        return any(all(not group.isdisjoint(stems) for group in telling) for telling in self.tellings)

    def nearness(self, stems: Collection[str]) -> float:
        """How much of the best telling a sentence holds: between 0 and 1."""
        return max(sum(not group.isdisjoint(stems) for group in telling) / len(telling) for telling in self.tellings)


class Promise(NamedTuple):
    """An action that a name promises: `word` is the part of the folded name that does, "" for all of it."""

    action: Action
    word: str


@dataclass(frozen=True)
class Actions:
    """All actions, found by the words of names."""

    all: tuple[Action, ...]

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, Action]]]:
        """The actions by the first word of each of their names."""
        index: dict[str, list[tuple[str, Action]]] = {}
        for action in self.all:
            for name in action.names:
                index.setdefault(name.split()[0], []).append((name, action))
        return index

    @cached_property
    def _by_movement(self) -> dict[str, list[Action]]:
        index: dict[str, list[Action]] = {}
        for action in self.all:
            for movement in action.movements:
                index.setdefault(movement, []).append(action)
        return index

    @cached_property
    def in_prose(self) -> tuple[Action, ...]:
        """The actions that prose can promise."""
        return tuple(action for action in self.all if action.prose)

    def promised(self, name: str, movements: Collection[str]) -> Iterator[Promise]:
        """What a name and the movements that it says promise, each action once."""
        words = _WORD.findall(fold(name))
        spaced = spaced_name(name)
        seen: set[str] = set()
        named = ((form, action) for word in words for form, action in self._by_word.get(word, ()) if form in spaced)
        meant = (("", action) for movement in movements for action in self._by_movement.get(movement, ()))
        for form, action in (*named, *meant):
            if action.id not in seen and action.fits(spaced, movements):
                seen.add(action.id)
                yield Promise(action, form.strip())


def spaced_name(name: str) -> str:
    """A name's words, folded, with a space before and after each."""
    return f" {' '.join(_WORD.findall(fold(name)))} "


def stems_of(folded: str) -> frozenset[str]:
    """The stems of a folded sentence's words."""
    return frozenset(map(stem, _WORD.findall(folded)))


def store_actions(data: Mapping[str, object]) -> Tables:
    """What a parsed YAML file declares, with stems for words; schemas/actions.schema.json gives the file's shape."""
    lists = {key: cast("Mapping[str, Mapping[str, object]]", data[key]) for key in ("actions", "strangers")}
    return {
        key: [{**entry, "id": id_, "steps": _tellings(_strings(entry, "steps"))} for id_, entry in entries.items()]
        for key, entries in lists.items()
    }


def revive_actions(tables: Tables) -> tuple[Actions, Actions]:
    """The actions that names promise, and those that are strange to them, from what `store_actions` made."""
    actions, strangers = (Actions(tuple(map(_action, tables[key]))) for key in ("actions", "strangers"))
    return actions, strangers


def _action(entry: Mapping[str, object]) -> Action:
    tellings = cast("list[list[list[str]]]", entry["steps"])
    return Action(
        id=str(entry["id"]),
        name=str(entry["name"]),
        names=tuple(f" {name} " for name in _strings(entry, "names")),
        movements=frozenset(_strings(entry, "movements")),
        of=frozenset(_strings(entry, "of")),
        unless=tuple(f" {word} " for word in _strings(entry, "unless")),
        prose=_strings(entry, "prose"),
        tellings=tuple(tuple(map(frozenset, telling)) for telling in tellings),
        advice=str(entry["advice"]),
    )


def _tellings(lines: tuple[str, ...]) -> list[list[list[str]]]:
    return [[sorted({stem(word) for word in group.split("|")}) for group in line.split()] for line in lines]


def _strings(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", entry.get(key) or ()))
