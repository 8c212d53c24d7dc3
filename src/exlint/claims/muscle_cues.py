"""Cue words of muscle claims: phrases that give the muscles around them a role (vocabulary/muscle-cues.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from exlint.claims.claim import Role, Strength
from exlint.matching import Found, Reach, leftmost, reach_of
from exlint.values import Frozen, NamedTuple
from exlint.vocabulary import fold

MUSCLE = "muscle"
"""The kind of claim that they are cues of."""


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
    `heads` after an ambiguous word make it a muscle ("chest activation"). `comparatives` after muscles measure them
    against another exercise. Parts of the body with which one of `propulsion` is done are no muscles at work. `reach`
    is that of the phrases.
    """

    phrases: Mapping[str, tuple[Cue, ...]]
    breaks: frozenset[str]
    adjuncts: frozenset[str]
    ranks: frozenset[str]
    joints: frozenset[str]
    heads: frozenset[str]
    comparatives: frozenset[str]
    propulsion: frozenset[str]
    reach: Reach | None

    def among(self, matches: Iterable[Found], base: int) -> list[CueMatch]:
        """The cues among the phrases of a text that begins at `base`, the longest phrase where several begin."""
        phrases = self.phrases
        cues = [match for match in matches if match[2] in phrases]
        return [CueMatch(start - base, end - base, phrases[phrase]) for start, end, phrase in leftmost(cues)]


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
        comparatives=_words(data, "comparatives"),
        propulsion=_words(data, "propulsion"),
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


_WORDS = ("breaks", "adjuncts", "ranks", "joints", "heads", "comparatives", "propulsion")
"""The fields of MuscleCues that are sets of words."""


def _role(word: str) -> Role | None:
    return Role(word) if word in set(Role) else None


def _words(data: Mapping[str, object], key: str) -> frozenset[str]:
    return frozenset(fold(word) for word in cast("list[str]", data[key]))
