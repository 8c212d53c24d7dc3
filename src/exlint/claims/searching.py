"""Searched: the terms that the texts of an exercise name, searched once for all its parts together.

Parts are asked for one by one, but a search costs more to begin than to go on: it walks tables of megabytes, which
the processor has to fetch anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from exlint.claims.muscle_cues import MUSCLE, CueMatch, MuscleCues
from exlint.exercise import Part, Passage, Selected
from exlint.matching import Found, Matcher, joined, joint_reach, windows
from exlint.values import Frozen, NamedTuple
from exlint.vocabulary import Match, Term, Vocabulary, fold

Terms: TypeAlias = Mapping[str, Sequence[Match]]
"""The terms that a text names, by kind."""

Select: TypeAlias = Callable[[str], Sequence[Selected]]
"""Gives the texts of a part (a selector) in document order."""


class Named(NamedTuple):
    """What a text names: terms, from left to right, and where it names muscles, the cues around them."""

    terms: Terms
    cues: Sequence[CueMatch]


_NOTHING = Named({}, ())


class Lexicon(Frozen):
    """The vocabularies of all kinds of claims, and the cues of muscles, searched together."""

    vocabularies: Mapping[str, Vocabulary]
    cues: MuscleCues

    def __getitem__(self, kind: str) -> Vocabulary:
        return self.vocabularies[kind]

    @cached_property
    def _meanings(self) -> dict[str, list[tuple[str, Term | None, bool]]]:
        """Of the spellings met so far the kinds that hold them, and what they name in each (None: no term)."""
        return {}

    def _meant(self, spelling: str) -> list[tuple[str, Term | None, bool]]:
        named = ((kind, each.meanings.get(spelling)) for kind, each in self.vocabularies.items())
        meant = self._meanings[spelling] = [(kind, *meaning) for kind, meaning in named if meaning is not None]
        return meant

    @cached_property
    def _matcher(self) -> Matcher:
        every = self.vocabularies.values()
        reach = joint_reach([self.cues.reach, *(each.reach for each in every)])
        return Matcher(chain(self.cues.phrases, *(each.meanings for each in every)), reach)

    def __getstate__(self) -> dict[str, object]:
        """Leave the compiled matcher behind, as vocabularies do."""
        return {"vocabularies": self.vocabularies, "cues": self.cues}

    def find(self, folded: Sequence[str]) -> list[Named]:
        """What each of several texts names that `fold` has prepared.

        Terms of one kind do not overlap. A phrase that only looks like a term hides those that it overlaps.
        """
        matches = self._matcher.find_all(joined(folded))
        return [self._named(inside, base) if inside else _NOTHING for base, inside in windows(folded, matches)]

    def cues_in(self, folded: str) -> list[CueMatch]:
        """The cues of a text, whether it names muscles or not."""
        return self.cues.among(self._matcher.find_all(folded), 0)

    def _named(self, matches: Sequence[Found], base: int) -> Named:
        found: dict[str, list[Match]] = {}
        reached: dict[str, int] = {}
        meanings = self._meanings
        for start, end, phrase in matches:
            meant = meanings.get(phrase)
            for kind, term, adjective in self._meant(phrase) if meant is None else meant:
                if start >= reached.get(kind, 0):
                    reached[kind] = end
                    if term is not None:
                        match = Match(start - base, end - base, term, adjective)
                        if kind in found:
                            found[kind].append(match)
                        else:
                            found[kind] = [match]
        return Named(found, self.cues.among(matches, base) if MUSCLE in found else ())


class SearchedText(NamedTuple):
    """One text of a part, folded, and what it names."""

    place: Selected
    folded: str
    named: Named


_PROSE = (Passage.NAME, *(part for part in Part if part is not Part.OTHER), Passage.QUESTION, Passage.ANSWER)


class Searched:
    """The texts of an exercise by their part, with what they name.

    Those of its prose are searched when the first of these parts is asked for, others when they are.
    """

    def __init__(self, select: Select, lexicon: Lexicon) -> None:
        self._select = select
        self._lexicon = lexicon
        self._known: dict[str, list[SearchedText]] = {}

    def of(self, where: str) -> list[SearchedText]:
        """The texts of one part (a selector), in document order."""
        known = self._known.get(where)
        if known is None:
            self._search(_PROSE if where in _PROSE else (where,))
            known = self._known[where]
        return known

    def _search(self, parts: Iterable[str]) -> None:
        places = {where: self._select(where) for where in parts}
        texts = [fold(place.text.value) for selected in places.values() for place in selected]
        found = zip(texts, self._lexicon.find(texts), strict=True)
        for where, selected in places.items():
            self._known[where] = [SearchedText(place, *next(found)) for place in selected]
