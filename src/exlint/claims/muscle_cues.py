"""Cue words of muscle claims: phrases that give the muscles around them a role (vocabulary/muscle-cues.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, cast

from exlint.claims.claim import Role, Strength
from exlint.matching import Matcher, Reach, reach_of
from exlint.values import Frozen, NamedTuple
from exlint.vocabulary import fold


class Cue(NamedTuple):
    """A cue's meaning. `role` is None for words that make a muscle no claim: coaching, landmarks, complaints.

    `side` says where the cue stands: "before" its muscles or "after" them. `suffix` closes a cue that stands around
    its muscles: "requires ... to stabilize". An `adjacent` cue governs only the list that it touches.
    """

    role: Role | None
    side: str
    strength: Strength
    suffix: str
    adjacent: bool


class CueMatch(NamedTuple):
    """A cue phrase found in a folded text, with all that it may mean."""

    start: int
    end: int
    cues: tuple[Cue, ...]


class MuscleCues(Frozen):
    """All cues by phrase, and the words that bound their reach.

    `breaks` end the reach of a cue that stands before its muscles. A list of muscles that one of `adjuncts` follows can
    be a whole answer ("quads from the squat"). `ranks` in a heading make the list below it one of
    that role ("primary muscles"). `joints` after an ambiguous word make it a joint or a place ("shoulder control"),
    `heads` after an ambiguous word make it a muscle ("chest activation"). `reach` is that of the phrases.
    """

    phrases: Mapping[str, tuple[Cue, ...]]
    breaks: frozenset[str]
    adjuncts: frozenset[str]
    ranks: frozenset[str]
    joints: frozenset[str]
    heads: frozenset[str]
    reach: Reach | None

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.phrases, self.reach)

    def __getstate__(self) -> dict[str, object]:
        """Leave the compiled matcher behind, as vocabularies do."""
        return {name: value for name, value in self.__dict__.items() if name != "_matcher"}

    def find(self, folded: str) -> list[CueMatch]:
        """The cues of a folded text, from left to right, the longest phrase where several begin."""
        [found] = self.find_each([folded])
        return found

    def find_each(self, folded: Sequence[str]) -> list[list[CueMatch]]:
        """The same of each of several texts, in one pass over all."""
        phrases = self.phrases
        return [
            [CueMatch(start, end, phrases[phrase]) for start, end, phrase in matches]
            for matches in self._matcher.find_each(folded)
        ]


def compile_cues(data: Mapping[str, object]) -> MuscleCues:
    """The cues that the parsed YAML declares."""
    phrases: dict[str, list[Cue]] = {}
    for group in cast("list[Mapping[str, object]]", data["cues"]):
        role = _role(str(group["role"]))
        strength = Strength[str(group["strength"]).upper()]
        for phrase in cast("list[str]", group["phrases"]):
            prefix, around, suffix = fold(phrase).partition("...")
            side = "before" if around else str(group["side"])
            cue = Cue(role, side, strength, suffix.strip(), adjacent=bool(group.get("adjacent")))
            phrases.setdefault(prefix.strip(), []).append(cue)
    return MuscleCues(
        phrases={phrase: tuple(cues) for phrase, cues in phrases.items()},
        breaks=_words(data, "breaks"),
        adjuncts=_words(data, "adjuncts"),
        ranks=_words(data, "ranks"),
        joints=_words(data, "joints"),
        heads=_words(data, "adjective-heads"),
        reach=reach_of(phrases),
    )


def store_cues(cues: MuscleCues) -> Mapping[str, Any]:
    """The cues as plain data: many phrases mean the same."""
    meanings = list(dict.fromkeys(cues.phrases.values()))
    numbers = {meaning: number for number, meaning in enumerate(meanings)}
    return {
        "meanings": meanings,
        "phrases": {phrase: numbers[meaning] for phrase, meaning in cues.phrases.items()},
        "reach": cues.reach,
        "words": {name: sorted(getattr(cues, name)) for name in _WORDS},
    }


def revive_cues(tables: Mapping[str, Any]) -> MuscleCues:
    """The cues that `store_cues` was given."""
    meanings = [
        tuple(
            Cue(Role(role) if role else None, side, Strength(strength), suffix, adjacent)
            for role, side, strength, suffix, adjacent in meaning
        )
        for meaning in tables["meanings"]
    ]
    return MuscleCues(
        phrases={phrase: meanings[number] for phrase, number in tables["phrases"].items()},
        reach=tables["reach"],
        **{name: frozenset(words) for name, words in tables["words"].items()},
    )


_WORDS = ("breaks", "adjuncts", "ranks", "joints", "heads")
"""The fields of MuscleCues that are sets of words."""


def _role(word: str) -> Role | None:
    return Role(word) if word in set(Role) else None


def _words(data: Mapping[str, object], key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in cast("list[str]", data[key]))
