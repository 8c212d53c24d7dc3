"""Phrases: where a text holds the wording that rules look for, in one search for the phrases of all rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from exlint.matching import Found, leftmost
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


class _Search(NamedTuple):
    """An automaton of the phrases of several sets; `owners` are the numbers of the sets that hold each phrase."""

    automaton: AhoCorasick
    phrases: Sequence[str]
    owners: Sequence[Sequence[int]]

    def find(self, folded: str) -> dict[int, list[Found]]:
        """What of each set stands in a text, by the number of the set, in order of the ends."""
        found: dict[int, list[Found]] = {}
        for at, start, end in self.automaton.find_matches_as_indexes(folded, overlapping=True):
            place = (start, end, self.phrases[at])
            for number in self.owners[at]:
                found.setdefault(number, []).append(place)
        return found


class Phrasebook:
    """The sets of phrases that were asked for so far, numbered in that order."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._alone: dict[int, _Search] = {}
        self._joint: tuple[int, _Search] | None = None

    def number(self, phrases: tuple[str, ...]) -> int:
        """The number of a set, which is known from now on."""
        return self._numbers.setdefault(phrases, len(self._numbers))

    def find(self, folded: str) -> tuple[int, dict[int, list[Found]]]:
        """How many sets are known, and what of each stands in a text."""
        known = len(self._numbers)
        if not known:
            return 0, {}
        if self._joint is None or self._joint[0] != known:
            self._joint = known, _search(self._numbers.items())
        return known, self._joint[1].find(folded)

    def find_alone(self, phrases: tuple[str, ...], folded: str) -> list[Found]:
        """What of one set stands in a text."""
        number = self.number(phrases)
        search = self._alone.get(number)
        if search is None:
            search = self._alone[number] = _search([(phrases, number)])
        return search.find(folded).get(number, [])


class Places:
    """The places of phrases in one text.

    It is searched once for all sets that are known when it is first asked for one, so the sets that a first few texts
    are asked for are found together in all others.
    """

    def __init__(self, folded: str, book: Phrasebook) -> None:
        self._folded = folded
        self._book = book
        self._known, self._found = book.find(folded)

    def of(self, phrases: tuple[str, ...]) -> Sequence[Found]:
        """(start, end, phrase) of every place of some folded phrases, inside words too, in order of the ends."""
        number = self._book.number(phrases)
        if number >= self._known:
            return self._book.find_alone(phrases, self._folded)
        return self._found.get(number, ())

    def of_words(self, phrases: tuple[str, ...]) -> list[Found]:
        """Those that begin and end at word boundaries, from left to right, the longest where they overlap."""
        found = self.of(phrases)
        if not found:
            return []
        bounded = f"{self._folded} "  # a sign on either side: index -1 is the last
        whole = [each for each in found if not bounded[each[0] - 1].isalnum() and not bounded[each[1]].isalnum()]
        return leftmost(sorted(whole, key=lambda each: (each[0], -each[1])))


def _search(sets: Iterable[tuple[tuple[str, ...], int]]) -> _Search:
    from ahocorasick_rs import AhoCorasick, MatchKind

    owners: dict[str, list[int]] = {}
    for phrases, number in sets:
        for phrase in dict.fromkeys(phrases):
            owners.setdefault(phrase, []).append(number)
    phrases = tuple(owners)
    return _Search(AhoCorasick(phrases, matchkind=MatchKind.Standard), phrases, tuple(owners.values()))
