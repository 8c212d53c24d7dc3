"""Searched: what is found in the texts of an exercise, searched once for all its parts together.

Parts are asked for one by one, but a search costs more to begin than to go on: it walks tables of megabytes, which
the processor has to fetch anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from exlint.exercise import Exercise, Selected
from exlint.values import NamedTuple
from exlint.vocabulary import fold

_Found = TypeVar("_Found")


class SearchedText(NamedTuple, Generic[_Found]):
    """One text of a part, folded, and what was found in it."""

    place: Selected
    folded: str
    found: _Found


class Searched(Generic[_Found]):
    """The texts of an exercise by their part, with what `find` finds in each.

    The texts of `together` are searched when the first of these parts is asked for, others when they are.
    """

    def __init__(
        self, exercise: Exercise, together: Iterable[str], find: Callable[[Sequence[str]], Sequence[_Found]]
    ) -> None:
        self._exercise = exercise
        self._together = frozenset(together)
        self._find = find
        self._known: dict[str, list[SearchedText[_Found]]] = {}

    def of(self, where: str) -> list[SearchedText[_Found]]:
        """The texts of one part (a selector), in document order."""
        known = self._known.get(where)
        if known is None:
            self._search(self._together if where in self._together else (where,))
            known = self._known[where]
        return known

    def _search(self, parts: Iterable[str]) -> None:
        places = {where: list(self._exercise.select(where)) for where in parts}
        texts = [fold(place.text.value) for selected in places.values() for place in selected]
        found = zip(texts, self._find(texts), strict=True) if texts else iter(())
        for where, selected in places.items():
            self._known[where] = [SearchedText(place, *next(found)) for place in selected]
