"""The words by which sentences order or forbid positions, compiled from vocabulary/contexts.yaml."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import cast

from exlint.claims.claim import Phase
from exlint.values import Frozen, NamedTuple
from exlint.vocabulary import fold


class Phrases(NamedTuple):
    """Phrases to look for, and the words of which each holds one: most texts have none of these."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]

    def finds(self, text: str) -> bool:
        """Whether one of the phrases stands in a folded text."""
        return any(sign in text for sign in self.signs) and self.pattern.search(text) is not None


class PositionWords(Frozen):
    """The lists of contexts.yaml under `positions`, which says what each is for; patterns are made when first used."""

    lists: Mapping[str, frozenset[str]]
    moments: Mapping[Phase, tuple[str, ...]]
    actions: Mapping[Phase, frozenset[str]]
    parts: Mapping[str, tuple[str, ...]]
    motions: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    @cached_property
    def part(self) -> re.Pattern[str]:
        """Finds a part of the body, a key of `parts`."""
        return re.compile(_any_of(self.parts))

    @cached_property
    def motion(self) -> re.Pattern[str]:
        """Finds a motion, a key of `motions`."""
        return re.compile(_any_of(self.motions))

    @cached_property
    def contrast(self) -> Phrases:
        """Finds "instead of"."""
        return _phrases(self["contrasts"])

    @cached_property
    def release(self) -> re.Pattern[str]:
        """Finds the end of a clause: its comma, "but", or the "by" of a means ("avoid swinging by pausing")."""
        return re.compile(rf"[,;:]|{_any_of(self['releases'])}|(?<!\bnot )\bby\b")

    @cached_property
    def consequence(self) -> re.Pattern[str]:
        """Finds ", which"; a purpose is one too."""
        return re.compile(rf"[,;] {_any_of(self['consequences'])}|\bto (?:help|avoid|prevent|generate|reduce)\b")

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Matches what may stand between a part and a state after it: other parts of a list too."""
        return re.compile(rf"(?:[\s,]*(?:(?:and|or) (?:your |the )?\w+\b|{_any_of(self['between'])}))*[\s,(]*")

    @cached_property
    def after(self) -> re.Pattern[str]:
        """Matches what may stand between a state and a part after it."""
        return re.compile(rf"(?:\s*{_any_of(self['onto'])})*\s*")

    @cached_property
    def phases(self) -> tuple[tuple[Phase, re.Pattern[str]], ...]:
        """What finds each phase said outright."""
        return tuple((phase, re.compile(_any_of(words))) for phase, words in self.moments.items())

    @cached_property
    def any_phase(self) -> Phrases:
        """What finds any of them: most sentences say none."""
        return _phrases([word for words in self.moments.values() for word in words])


_TABLES = frozenset({"moments", "actions", "parts", "motions"})


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"


def _phrases(phrases: Collection[str]) -> Phrases:
    longest = (max(reversed(phrase.split()), key=len) for phrase in phrases)
    return Phrases(tuple(sorted(set(longest))), re.compile(_any_of(phrases)))


def compile_position_words(data: Mapping[str, object]) -> PositionWords:
    """The words that the parsed YAML declares."""

    def phases(key: str) -> dict[Phase, tuple[str, ...]]:
        declared = cast("Mapping[str, list[str]]", data[key])
        return {Phase(phase): tuple(map(fold, words)) for phase, words in declared.items()}

    def by_word(key: str) -> dict[str, tuple[str, ...]]:
        """Each word with the ids that it may mean."""
        ids: dict[str, tuple[str, ...]] = {}
        for name, words in cast("Mapping[str, list[str]]", data[key]).items():
            for word in map(fold, words):
                ids[word] = (*ids.get(word, ()), name)
        return ids

    return PositionWords(
        lists={
            name: frozenset(map(fold, cast("list[str]", words))) for name, words in data.items() if name not in _TABLES
        },
        moments=phases("moments"),
        actions={phase: frozenset(words) for phase, words in phases("actions").items()},
        parts=by_word("parts"),
        motions=by_word("motions"),
    )
