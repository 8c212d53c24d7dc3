"""restated-sentence: a sentence that begins with all that the one before it said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import Entry, Hit
from exlint.claims.sentences import Sentence
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_WORD = re.compile(r"[\w']+")

_DETERMINERS = frozenset({"a", "an", "the", "your", "one", "two", "both"})
"""What a noun may have before it the first time and not the second: "two bells", "the bells"."""

_MIN_WORDS = 3
"""Fewer words than these begin many a sentence: "Lower slowly."."""


class RestatedSentence(NamedTuple):
    """No options."""


def restated_sentence(case: Case, select: Selection, options: RestatedSentence) -> Iterator[Finding]:
    """Each sentence whose first words are the whole sentence before it, determiners and plurals aside."""
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
            if opening[at] == opening[at + 1] and _begins(prose.folded, base, one, other):
                yield _finding(case, entry, base, one, other)


def _begins(folded: str, base: int, one: Sentence, other: Sentence) -> bool:
    said, again = (_words(folded[base + each.start : base + each.end]) for each in (one, other))
    return _MIN_WORDS <= len(said) < len(again) and again[: len(said)] == said


def _words(sentence: str) -> list[str]:
    return [word.rstrip("s") for word in _WORD.findall(sentence) if word not in _DETERMINERS]


def _finding(case: Case, entry: Entry, base: int, one: Sentence, other: Sentence) -> Finding:
    first, again = Hit(entry, base, one.start, one.end), Hit(entry, base, other.start, other.end)
    cut = entry.text.span(one.start, other.start)
    return Finding(
        grade="found",
        confidence=0.95,
        marks=(Mark("again", again.span, entry.pointer), Mark("first", first.span, entry.pointer)),
        values={},
        remedy=Remedy("remove the first", Applicability.UNSAFE, (Replacement(cut, ""),)),
        frame=frame_of(case, again),
    )


VERB = Verb(
    name="restated-sentence",
    summary="A sentence that begins with all that the one before it said",
    run=restated_sentence,
    options=RestatedSentence,
    roles=("of",),
    marks=("again", "first"),
    grades=("found",),
    placeholders=(),
)
