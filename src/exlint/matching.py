"""Matching: which of thousands of phrases stand in a text, between word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

Found: TypeAlias = tuple[int, int, str]
"""The start and end of a phrase in a text, and the phrase."""

_BETWEEN = "\x1f"
"""Stands between texts that are searched together: in no phrase, and no letter."""


_FEW = 8
"""So many signs for each phrase are looked up word by word before an automaton is made."""

_LETTERS = re.compile(r"[^\W_]+")
_NO_LETTER = re.compile(r"[\W_]")
_SPACED = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})

Reach: TypeAlias = Mapping[str, int]
"""The first words of phrases, each with the number of words of the longest."""


def reach_of(phrases: Iterable[str]) -> Reach | None:
    """How far phrases reach; None where one does not begin and end with a word: it could stand anywhere."""
    reach: dict[str, int] = {}
    for phrase in phrases:
        if not (phrase[:1].isalnum() and phrase[-1].isalnum()):
            return None
        words = _LETTERS.findall(phrase)
        reach[words[0]] = max(len(words), reach.get(words[0], 0))
    return reach


def joint_reach(each: Iterable[Reach | None]) -> Reach | None:
    """How far the phrases of several reach together."""
    joint: dict[str, int] = {}
    for reach in each:
        if reach is None:
            return None
        for word, most in reach.items():
            if most > joint.get(word, 0):
                joint[word] = most
    return joint


class Matcher:
    """Finds any of many phrases in a folded text in one pass.

    The first texts are looked up word by word, which takes a little longer than an automaton (Aho-Corasick) does, but
    an automaton of thousands of phrases takes as long to make as a page to check. Without a `reach` there is no other.
    """

    def __init__(self, phrases: Iterable[str], reach: Reach | None = None) -> None:
        self._phrases = dict.fromkeys(phrases)
        self._reach = reach
        self._searched = 0

    def find(self, folded: str) -> list[tuple[int, int, str]]:
        """(start, end, phrase) of the leftmost longest phrases that begin and end at word boundaries."""
        return leftmost(self.find_all(folded))

    def find_all(self, folded: str) -> list[Found]:
        """Every phrase between word boundaries, by place, the longest first."""
        self._searched += len(folded)
        if self._reach is None or self._searched > _FEW * len(self._phrases):
            return self._find_by_automaton(folded)
        return self._find_by_words(folded, self._reach)

    def _find_by_words(self, folded: str, reach: Reach) -> list[Found]:
        phrases = self._phrases
        ends = [match.end() for match in _LETTERS.finditer(folded)]
        found = []
        for at, match in enumerate(_LETTERS.finditer(folded)):
            most = reach.get(match[0])
            if most is not None:
                start = match.start()
                for end in reversed(ends[at : at + most]):
                    phrase = folded[start:end]
                    if phrase in phrases:
                        found.append((start, end, phrase))
        return found

    def _find_by_automaton(self, folded: str) -> list[Found]:
        automaton, phrases = self._automaton
        found = automaton.find_matches_as_indexes(_bounded(folded), overlapping=True)
        found.reverse()  # they come by their ends
        matches = [
            (start, end - 2, phrases[index]) for index, start, end in found if folded[start : end - 2] == phrases[index]
        ]
        matches.sort(key=itemgetter(0))
        return matches

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, tuple[str, ...]]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        phrases = tuple(self._phrases)
        return AhoCorasick(map(_bounded, phrases), matchkind=MatchKind.Standard), phrases

    def find_each(self, folded: Sequence[str]) -> list[list[Found]]:
        """What `find` finds in each of several texts, in one pass over all."""
        return parted(folded, leftmost(self.find_all(joined(folded))))


def _bounded(folded: str) -> str:
    """A phrase or a text with a space for each sign that is no letter, and one on either side.

    Phrases are then found between word boundaries only, most of those that stand inside of words never.
    """
    letters = folded.translate(_SPACED) if folded.isascii() else _NO_LETTER.sub(" ", folded)
    return f" {letters} "


def joined(texts: Sequence[str]) -> str:
    """Texts in one string, to be searched together."""
    return _BETWEEN.join(texts)


def parted(texts: Sequence[str], matches: Sequence[Found]) -> list[list[Found]]:
    """The matches in joined texts, in order of place, text by text."""
    if len(texts) == 1:
        return [list(matches)]
    return [
        [(start - base, end - base, phrase) for start, end, phrase in inside]
        for base, inside in windows(texts, matches)
    ]


def windows(texts: Iterable[str], matches: Sequence[Found]) -> Iterator[tuple[int, Sequence[Found]]]:
    """Where each of several texts begins in the joined ones, and the matches in it, as they stand there."""
    base = at = 0
    for text in texts:
        end = base + len(text)
        first = at
        while at < len(matches) and matches[at][0] < end:
            at += 1
        yield base, matches[first:at]
        base = end + len(_BETWEEN)


def leftmost(matches: Iterable[Found]) -> list[Found]:
    """Of matches in order of place those that overlap no earlier one."""
    reached = 0
    found = []
    for match in matches:
        if match[0] >= reached:
            reached = match[1]
            found.append(match)
    return found
