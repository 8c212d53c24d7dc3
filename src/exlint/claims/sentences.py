"""Sentences: where the sentences of a text begin and end, as ranges of its value."""

from __future__ import annotations

import re
from functools import lru_cache

from exlint.values import NamedTuple

_END = re.compile(r"[.!?\n](?:(?<=\n)\n*|(?<!\n)[.!?]*[\"')\]\u201d\u2019]*(?=\s+[\"'(\[\u201c\u2018]*[^\s\"'(\[a-z]))")
"""Punctuation before white space and a word that does not begin in lower case; or a line break.

One class of signs stands first, so that the others are passed over without an attempt.
"""

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|fig|dr|mr|mrs|incl|resp|cf)|\b[A-Z])\.$",
    re.IGNORECASE,
)

_LONGEST_ABBREVIATION = 10
"""Characters before a full stop that tell: the longest abbreviation, and what parts it from the word before."""


class Sentence(NamedTuple):
    """A range `value[start:end]` without surrounding white space."""

    start: int
    end: int


@lru_cache(maxsize=1024)
def sentences(value: str) -> tuple[Sentence, ...]:
    """The sentences of a text. A full stop inside a number or after an abbreviation ends none."""
    found: list[Sentence] = []
    start = 0
    for stop in _END.finditer(value):
        end = stop.start() + 1
        if value[end - 1] == "." and _ABBREVIATION.search(value[max(start, end - _LONGEST_ABBREVIATION) : end]):
            continue
        _add(found, value, start, stop.end())
        start = stop.end()
    _add(found, value, start, len(value))
    return tuple(found)


def _add(found: list[Sentence], value: str, start: int, end: int) -> None:
    inside = value[start:end].lstrip()
    start = end - len(inside)
    if inside:
        found.append(Sentence(start, start + len(inside.rstrip())))
