"""Actions: what an exercise cannot be without, by its name, and whether a sentence tells it.

A twist promises a turn of the trunk, a goblet squat a load at the chest. The knowledge is vocabulary/actions.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import TypeAlias, cast

from exlint.values import Frozen, NamedTuple
from exlint.vocabulary import fold, stem

Telling: TypeAlias = tuple[frozenset[str], ...]
"""One way to tell an action: a sentence that holds a stem of each group."""

Tables: TypeAlias = dict[str, list[dict[str, object]]]
"""The stored form: the YAML entries under each of _LISTS, their words stemmed."""

_LISTS = ("actions", "strangers", "sequences")

_TELLINGS = ("steps", "shown", "against", "first", "then")

_WORD = re.compile(r"[a-z0-9']+")

_APART = 3
"""How many other words may stand among those that tell an action, where a text is cited for it."""

_EMPTY = frozenset(
    {
        "the", "and", "you", "your", "with", "that", "this", "from", "for", "into", "onto", "until", "while", "then",
        "than", "not", "are", "its", "out", "add", "say", "step", "first", "start", "position", "exercise",
        "movement", "keep", "repeat", "slow", "slowly", "engage", "moment", "pause", "top", "back", "down", "time",
    }
)  # fmt: skip
"""Words that any step or advice has."""


class Action(NamedTuple):
    """What names promise, and how steps tell it. Names and words of names stand folded between spaces.

    `of` are the movements that it is limited to, `unless` words of a name that free it; `prose` are phrases by which
    a text says that this exercise has the action. `shown` is what a text must say to be cited for it, the same as
    `tellings` unless it is stricter; a step with what is in `against` does the opposite.
    """

    id: str
    name: str
    names: tuple[str, ...]
    movements: frozenset[str]
    of: frozenset[str]
    unless: tuple[str, ...]
    prose: tuple[str, ...]
    tellings: tuple[Telling, ...]
    shown: tuple[Telling, ...]
    against: tuple[Telling, ...]
    advice: str

    def fits(self, name: str, movements: Collection[str]) -> bool:
        """Whether an exercise of this name and these movements may have the action."""
        return not any(word in name for word in self.unless) and not (self.of and self.of.isdisjoint(movements))

    def may_be_told_by(self, stems: Collection[str]) -> bool | None:
        """Whether a text of these stems tells the action; None where only its sentences can say."""
        told: bool | None = False
        for telling in self.tellings:
            if _is_told(telling, stems):
                if len(telling) == 1:
                    return True
                told = None
        return told

    def told_by(self, stems: Collection[str]) -> bool:
        """Whether a sentence of these stems tells the action."""
        return _tells(self.tellings, stems)

    @property
    def words(self) -> frozenset[str]:
        """The stems of what its name and advice say."""
        return meaningful(stems_of(fold(f"{self.name} {self.advice}")))

    def plainness(self, words: list[str]) -> tuple[int, int] | None:
        """How plainly a sentence of these stems, in their order, tells the action; None for not at all.

        The words that tell it stand together. The first way to tell it is the plainest; then the more words of the name
        and the advice, the plainer. One word alone ("ring training") tells nothing, unless it is in the action's name.
        """
        rank = next((at for at, telling in enumerate(self.shown) if _together(telling, words)), None)
        if rank is None:
            return None
        telling, named = self.shown[rank], self.words.intersection(words)
        if len(telling) == 1:
            said = telling[0].intersection(words)
            if said.isdisjoint(stems_of(fold(self.name))) and len(said | named) == 1:
                return None
        return -rank, len(named)

    def contradicted_by(self, stems: Collection[str]) -> bool:
        """Whether a sentence of these stems tells the opposite of the action."""
        return _tells(self.against, stems)

    def nearness(self, stems: Collection[str]) -> float:
        """How much of the best telling a sentence holds: up to 1, its first group counting double, 0 without that."""
        return max(
            (1 + sum(not group.isdisjoint(stems) for group in telling)) / (len(telling) + 1)
            if not telling[0].isdisjoint(stems)
            else 0.0
            for telling in self.shown
        )


class Sequence(NamedTuple):
    """Two things that cannot follow each other: a sentence that tells `first`, before any with a word of `moved`, and a
    later one that tells `then`, before any with a word of `between`. Steps with a word of `apart` are left alone.
    """

    id: str
    name: str
    first: tuple[Telling, ...]
    moved: frozenset[str]
    between: frozenset[str]
    apart: frozenset[str]
    then: tuple[Telling, ...]
    advice: str

    def begins(self, stems: Collection[str]) -> bool:
        """Whether a sentence of these stems says where the body is at the start."""
        return _tells(self.first, stems)

    def ends(self, stems: Collection[str]) -> bool:
        """Whether a sentence of these stems tells what cannot follow."""
        return _tells(self.then, stems)


class Promise(NamedTuple):
    """An action that a name promises: `word` is the part of the folded name that does, "" for all of it."""

    action: Action
    word: str


class Actions(Frozen):
    """All actions, found by the words of names. An entry becomes an action when a name first asks for it."""

    entries: tuple[Mapping[str, object], ...]

    @cached_property
    def _known(self) -> dict[int, Action]:
        return {}

    def _at(self, index: int) -> Action:
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = _action(self.entries[index])
        return known

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, int]]]:
        """Names and their actions by the first word of the name."""
        index: dict[str, list[tuple[str, int]]] = {}
        for at, entry in enumerate(self.entries):
            for name in _strings(entry, "names"):
                index.setdefault(name.partition(" ")[0], []).append((f" {name} ", at))
        return index

    @cached_property
    def _by_movement(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            for movement in _strings(entry, "movements"):
                index.setdefault(movement, []).append(at)
        return index

    @cached_property
    def in_prose(self) -> tuple[Action, ...]:
        """The actions that prose can promise."""
        return tuple(self._at(index) for index, entry in enumerate(self.entries) if "prose" in entry)

    def __iter__(self) -> Iterator[Action]:
        return (self._at(index) for index in range(len(self.entries)))

    def promised(self, name: str, movements: Collection[str]) -> Iterator[Promise]:
        """What a name and the movements that it says promise, each action once."""
        spaced = spaced_name(name)
        named = ((form, at) for word in spaced.split() for form, at in self._by_word.get(word, ()) if form in spaced)
        meant = (("", at) for movement in movements for at in self._by_movement.get(movement, ()))
        seen: set[int] = set()
        for form, at in (*named, *meant):
            if at not in seen and self._at(at).fits(spaced, movements):
                seen.add(at)
                yield Promise(self._at(at), form.strip())


def _tells(tellings: Iterable[Telling], stems: Collection[str]) -> bool:
    return any(_is_told(telling, stems) for telling in tellings)


def _is_told(telling: Telling, stems: Collection[str]) -> bool:
    return not any(map(frozenset(stems).isdisjoint, telling))


def _together(telling: Telling, words: list[str]) -> bool:
    """Whether a word of each group stands within one stretch of a sentence."""
    length = len(telling) + _APART
    stretches = (words[at : at + length] for at in range(max(1, len(words) - length + 1)))
    return _tells((telling,), words) and any(_tells((telling,), stretch) for stretch in stretches)


def spaced_name(name: str) -> str:
    """A name's words, folded, with a space before and after each."""
    return f" {' '.join(_WORD.findall(fold(name)))} "


def words_of(folded: str) -> list[str]:
    """The stems of the words of a folded text, in their order."""
    return [stem(word) for word in _WORD.findall(folded)]


def stems_of(folded: str) -> frozenset[str]:
    """The stems of the words of a folded text."""
    return frozenset(map(stem, set(_WORD.findall(folded))))


def meaningful(stems: Collection[str]) -> frozenset[str]:
    """The stems that say something of a movement: not the short words, and not those of every instruction."""
    return frozenset(each for each in stems if len(each) > 2 and each not in _empty_stems())


@cache
def _empty_stems() -> frozenset[str]:
    return frozenset(map(stem, _EMPTY))


def store_actions(data: Mapping[str, object]) -> Tables:
    """What a parsed YAML file declares, with stems for words; schemas/actions.schema.json gives the file's shape."""
    return {key: [_stemmed(id_, entry) for id_, entry in _entries(data, key).items()] for key in _LISTS}


def _entries(data: Mapping[str, object], key: str) -> Mapping[str, Mapping[str, object]]:
    return cast("Mapping[str, Mapping[str, object]]", data[key])


def _stemmed(id_: str, entry: Mapping[str, object]) -> dict[str, object]:
    told = {key: _tellings(_strings(entry, key)) for key in _TELLINGS if key in entry}
    words = {
        key: sorted({stem(word) for word in _strings(entry, key)})
        for key in ("moved", "between", "apart")
        if key in entry
    }
    return {**entry, "id": id_, **told, **words}


class Promises(NamedTuple):
    """What names promise, what is strange to them, and what cannot follow in any steps."""

    actions: Actions
    strangers: Actions
    sequences: tuple[Sequence, ...]


def revive_actions(tables: Tables) -> Promises:
    """What `store_actions` made tables of."""
    actions, strangers = (Actions(tuple(tables[key])) for key in ("actions", "strangers"))
    return Promises(actions, strangers, tuple(map(_sequence, tables["sequences"])))


def _sequence(entry: Mapping[str, object]) -> Sequence:
    moved, between, apart = (frozenset(_strings(entry, key)) for key in ("moved", "between", "apart"))
    first, then = (_revived(entry[key]) for key in ("first", "then"))
    return Sequence(str(entry["id"]), str(entry["name"]), first, moved, between, apart, then, str(entry["advice"]))


def _action(entry: Mapping[str, object]) -> Action:
    tellings = _revived(entry["steps"])
    return Action(
        id=str(entry["id"]),
        name=str(entry["name"]),
        names=tuple(f" {name} " for name in _strings(entry, "names")),
        movements=frozenset(_strings(entry, "movements")),
        of=frozenset(_strings(entry, "of")),
        unless=tuple(f" {word} " for word in _strings(entry, "unless")),
        prose=_strings(entry, "prose"),
        tellings=tellings,
        shown=_revived(entry["shown"]) if "shown" in entry else tellings,
        against=_revived(entry.get("against", ())),
        advice=str(entry["advice"]),
    )


def _revived(tellings: object) -> tuple[Telling, ...]:
    return tuple(tuple(map(frozenset, telling)) for telling in cast("list[list[list[str]]]", tellings))


def _tellings(lines: tuple[str, ...]) -> list[list[list[str]]]:
    return [[sorted({stem(word) for word in group.split("|")}) for group in line.split()] for line in lines]


def _strings(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    return tuple(cast("list[str]", entry.get(key) or ()))
