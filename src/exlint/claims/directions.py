"""Claims of directions: which way a part of the body goes.

Some words name a motion by themselves ("hip abduction"). A path does so with the verb before it and what goes there:
"lift one leg off the ground and kick it out to the side".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exlint.claims.aspects import Heard
from exlint.claims.claim import Claim, Subject
from exlint.claims.context import Context
from exlint.exercise import Part
from exlint.vocabulary import Frame, Match, stem

KIND = "direction"

_REACH = 60
"""Characters before a path that can hold its verb and what goes there."""

_GAP = 6
"""Words between a verb and its path."""

_POINTERS = frozenset(map(stem, ("it", "them", "one", "other")))
"""Words that stand for a part named before."""

_ARTICLES = frozenset({"the", "your", "a", "an", "its", "his", "her", "their", "my", "straight", "flat"})
"""Words after which "back" is a part of the body."""

_COMPARING = frozenset({"unlike", "than", "compared", "versus", "instead"})

_WORD = re.compile(r"[a-z']+")
_CLAUSE_END = re.compile(r"[;:.!?()]")


def read_directions(heard: Heard) -> Iterator[Claim]:
    """A claim for each motion that one sentence tells."""
    for match in heard.of(KIND):
        if match.term is None:
            continue
        told = _motion(heard, match, match.term.frames) if match.term.frames else (match.term.id, match.start)
        if told is not None:
            motion, start = told
            yield heard.claim(KIND, motion, start, match.end, context=_context(heard, start))


def _context(heard: Heard, at: int) -> Context:
    """The first sentence of a description defines this exercise, even where it names another as a part of it."""
    context = heard.context(at)
    if heard.place.where != Part.DESCRIPTION or heard.number or context.subject is Subject.THIS:
        return context
    before = _WORD.findall(heard.folded, heard.sentence.start, at)
    return context if not _COMPARING.isdisjoint(before) else context._replace(subject=Subject.THIS)


def _motion(heard: Heard, match: Match, frames: Sequence[Frame]) -> tuple[str, int] | None:
    """The motion that a path makes with the nearest verb before it, and where that verb stands."""
    first = max(heard.sentence.start, match.start - _REACH)
    ends = [end.end() for end in _CLAUSE_END.finditer(heard.folded, first, match.start)]
    words = list(_WORD.finditer(heard.folded, max([first, *ends]), match.start))
    is_noun = heard.folded[match.start : match.end] == "back" and words and words[-1][0] in _ARTICLES
    if not words or is_noun:
        return None
    stems = [stem(word[0]) for word in words]
    for at in range(len(stems) - 1, max(-1, len(stems) - 2 - _GAP), -1):
        verbs = [frame for frame in frames if stems[at] in frame.by]
        for frame in verbs:
            if _goes(frame, stems, at):
                return frame.motion, words[at].start()
        if verbs:
            return None
    return None


def _goes(frame: Frame, stems: list[str], verb: int) -> bool:
    """Whether what the frame speaks of goes there: named after the verb, or before it where a pronoun stands for it."""
    if not frame.of or not frame.of.isdisjoint(stems[verb + 1 :]):
        return True
    return not _POINTERS.isdisjoint(stems[verb + 1 :]) and not frame.of.isdisjoint(stems[:verb])
