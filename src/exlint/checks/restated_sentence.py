"""restated-sentence: a sentence that begins with all that the one before it said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Sequence as Items
from itertools import pairwise

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import Hit
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_WORD = re.compile(r"[\w']+")

_DETERMINERS = frozenset({"a", "an", "the", "your"})
"""What a noun may have before it the first time and not the second: "a bell", "the bell"."""

_NUMBERS = frozenset({"one", "two", "both"})
"""What only the first sentence may say of a noun: "two bells", "the bells"."""

ALL = "all"
BUT_NUMBER = "but-number"

_MIN_WORDS = 3
"""Fewer words than these begin many a sentence: "Lower slowly."."""


class RestatedSentence(NamedTuple):
    """No options."""


def restated_sentence(case: Case, select: Selection, options: RestatedSentence) -> Iterator[Finding]:
    """Each sentence whose first words are the whole sentence before it, determiners and plurals aside.

    Where a number is all that the first one has for itself ("two bells"), that is a grade of its own.
    """
    del options  # there are none
    prose = case.prose
    if not prose.english:
        return
    for entry, base in prose.within(select["of"]):
        sentences = list(prose.sentences_of(entry, base))
        if len(sentences) < 2:
            continue
        opening = [prose.folded[base + each.start : base + each.end].partition(" ")[0] for each in sentences]
        for at, (one, other) in enumerate(pairwise(sentences)):
            if opening[at] == opening[at + 1]:
                said, again = (_words(prose.folded[base + each.start : base + each.end]) for each in (one, other))
                if _begins(said, again):
                    yield _finding(case, Hit(entry, base, *one), Hit(entry, base, *other), _number(said, again))


def _begins(said: Items[str], again: Items[str]) -> bool:
    said, again = ([word for word in words if word not in _NUMBERS] for words in (said, again))
    return _MIN_WORDS <= len(said) < len(again) and again[: len(said)] == said


def _number(said: Items[str], again: Items[str]) -> str:
    """The number that only the first sentence gives."""
    return next((word for word in said if word in _NUMBERS and word not in again), "")


def _words(sentence: str) -> list[str]:
    return [word.rstrip("s") for word in _WORD.findall(sentence) if word not in _DETERMINERS]


def _finding(case: Case, first: Hit, again: Hit, number: str) -> Finding:
    entry = first.entry
    cut = entry.text.span(first.start, again.start)
    return Finding(
        grade=BUT_NUMBER if number else ALL,
        confidence=0.95,
        marks=(Mark("again", again.span, entry.pointer), Mark("first", first.span, entry.pointer)),
        values={"number": number},
        remedy=None if number else Remedy("remove the first", Applicability.UNSAFE, (Replacement(cut, ""),)),
        frame=frame_of(case, again),
    )


VERB = Verb(
    name="restated-sentence",
    summary="A sentence that begins with all that the one before it said",
    run=restated_sentence,
    options=RestatedSentence,
    roles=("of",),
    marks=("again", "first"),
    grades=(ALL, BUT_NUMBER),
    placeholders=("number",),
)
