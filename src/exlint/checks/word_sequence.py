"""word-sequence: two words that grammar does not let stand side by side, told by the classes that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.grammar import Grammar
from exlint.claims.prose import Hit
from exlint.diagnostics import Applicability
from exlint.patterns import lazy
from exlint.values import NamedTuple

_VERBAL = lazy(r"(?!swing|string|sling)\w{2,}ing\Z|\w{4}ed\Z|\w{4}ly\Z")
"""Participles and adverbs end the phrase before them too ("one arm holding")."""
_NEXT = re.compile(r" +([\w']+)")


class WordSequence(NamedTuple):
    """Options. `first` and `second` are classes of words (schemas/vocabulary/grammar.yaml).

    `mend` says what is done about it: the word number `at` (1 or 2) gets the other number, or an article before it.
    With `closed` the second word must end its phrase: what follows is punctuation or one of the class `edge`. A pair is
    left alone after one of the words `unless_after`. Unless `safe`, an editor has to agree to the fix.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    mend: Literal["singular", "plural", "article"]
    at: Literal[1, 2] = 1
    closed: bool = False
    unless_after: tuple[str, ...] = ()
    safe: bool = True


def word_sequence(case: Case, select: Selection, options: WordSequence) -> Iterator[Finding]:
    """Each place where a word of the first classes stands right before one of the second."""
    prose = case.prose
    if not prose.english:
        return
    wanted = frozenset(select["of"])
    grammar = case.knowledge.grammar
    for start, end, phrase in prose.places.of_words(grammar.pairs(options.first, options.second)):
        hit = prose.hit(start, end)
        joint = start + len(phrase.split(" ")[0])
        if hit.entry.where not in wanted or not prose.value[joint].isspace():
            continue
        if options.closed and not _is_closed(case, end, options.mend):
            continue
        if options.unless_after and _word_before(prose.folded, start) in options.unless_after:
            continue
        yield _finding(case, hit, phrase, options)


def _finding(case: Case, hit: Hit, phrase: str, options: WordSequence) -> Finding:
    written = hit.entry.text.value[hit.start : hit.end]
    first, second = written[: len(phrase.split(" ")[0])], written[len(phrase.split(" ")[0]) + 1 :]
    old = first if options.at == 1 else second
    new = _mended(old, options, case.knowledge.grammar)
    start = hit.start if options.at == 1 else hit.end - len(second)
    span = hit.entry.text.span(start, start + len(old))
    mended = f"{new} {second}" if options.at == 1 else f"{first} {new}"
    # One, two or the: which article is right, nothing here tells.
    unsure = Applicability.DISPLAY if options.mend == "article" else Applicability.UNSAFE
    applicability = Applicability.SAFE if options.safe else unsure
    return Finding(
        grade="found",
        confidence=0.95,
        marks=(Mark("pair", hit.span, hit.entry.pointer),),
        values={"phrase": written, "mended": mended},
        remedy=Remedy(f"write \u201c{mended}\u201d", applicability, (Replacement(span, new),)),
        frame=frame_of(case, hit),
    )


def _mended(word: str, options: WordSequence, grammar: Grammar) -> str:
    if options.mend == "article":
        return f"an {word}" if word[:1].lower() in "aeiou" else f"a {word}"
    other = grammar.singular(word.lower()) if options.mend == "singular" else grammar.plural(word.lower())
    if other is None:
        return word
    if word.isupper():
        return other.upper()
    return other.capitalize() if word[:1].isupper() else other


def _is_closed(case: Case, end: int, mend: str) -> bool:
    """Whether the phrase that ends at `end` is over. After "both arm and" a noun may come that both words need."""
    if case.prose.value[end : end + 1] in ("-", "\u2010", "\u2011", "/", "'", "\u2019"):
        return False
    following = _NEXT.match(case.prose.folded, end)
    if following is None:
        return True
    word = following[1]
    if mend == "plural" and word in ("and", "or"):
        other = _NEXT.match(case.prose.folded, following.end())
        return other is None or case.knowledge.grammar.plural(other[1]) is None
    return word in case.knowledge.grammar.words("edge") or _VERBAL.search(word) is not None


def _word_before(folded: str, start: int) -> str:
    words = folded[max(0, start - 20) : start].split()
    return words[-1] if words else ""


VERB = Verb(
    name="word-sequence",
    summary="Two words side by side that grammar does not let stand so",
    run=word_sequence,
    options=WordSequence,
    roles=("of",),
    classes=lambda options: (*options.first, *options.second),
    marks=("pair",),
    grades=("found",),
    placeholders=("phrase", "mended"),
)
