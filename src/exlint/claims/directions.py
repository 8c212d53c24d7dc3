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
_CLAUSE_ENDS = ";:.!?)"
_MARKS = ",;:.!?()[]\"'"


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
    words = heard.folded[first : match.start].split()
    if not words or (words[-1] in _ARTICLES and heard.folded[match.start : match.end] == "back"):
        return None
    after: list[str] = []
    for at in range(len(words) - 1, max(-1, len(words) - 2 - _GAP), -1):
        word = words[at]
        if word[-1] in _CLAUSE_ENDS:
            return None
        verb = stem(word.strip(_MARKS))
        verbs = [frame for frame in frames if verb in frame.by]
        for frame in verbs:
            if _goes(frame, words[:at], after):
                return frame.motion, heard.folded.rindex(word, first, match.start)
        if verbs:
            return None
        after.append(verb)
    return None


def _goes(frame: Frame, before: list[str], after: list[str]) -> bool:
    """Whether what the frame speaks of goes there: named after the verb, or before it where a pronoun stands for it."""
    if not frame.of or not frame.of.isdisjoint(after):
        return True
    return not _POINTERS.isdisjoint(after) and any(stem(word.strip(_MARKS)) in frame.of for word in before)
