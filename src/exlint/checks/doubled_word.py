"""doubled-word: a word that stands twice in a row, or whose beginning stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress
from operator import contains

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import SEPARATOR
from exlint.diagnostics import Applicability
from exlint.patterns import lazy
from exlint.values import NamedTuple

TWICE = "twice"
BROKEN = "broken"

_PAIR = lazy(r"(?<![^\s\x1f(\"'\u201c])([^\W\d_]+)( )(?=(\1[^\W\d_]*)(?![\w'\u2019-]))")
"""A word, a space, and a word that begins with it."""
_LONGEST_STUMP = 4
_SHORTEST_REST = 2
_STRIPPED = str.maketrans(dict.fromkeys(".,;:!?)\"'*", None))


class DoubledWord(NamedTuple):
    """Options: classes of words (schemas/vocabulary/grammar.yaml).

    `repeatable` words may follow themselves. A short word that is none of `words` and with which the next word begins
    is a broken piece of it.
    """

    repeatable: tuple[str, ...]
    words: tuple[str, ...]


def doubled_word(case: Case, select: Selection, options: DoubledWord) -> Iterator[Finding]:
    """Each doubled or broken word."""
    prose = case.prose
    if not prose.english:
        return
    grammar = case.knowledge.grammar
    repeatable, known = grammar.union(options.repeatable), grammar.union(options.words)
    if not _may_hold_one(prose.folded, known, repeatable):
        return
    wanted = frozenset(select["of"])
    for found in _PAIR.finditer(prose.folded):
        first, second = found[1], found[3]
        grade = TWICE if first == second else BROKEN
        if grade == TWICE and first in repeatable:
            continue
        if grade == BROKEN and not _is_stump(first, second, known):
            continue
        hit = prose.hit(found.start(), found.end(3))
        if hit.entry.where not in wanted or not _is_one_line(prose.value, found):
            continue
        cut = hit.entry.text.span(hit.start, hit.start + len(first) + 1)
        written = hit.entry.text.value[hit.start : hit.end]
        yield Finding(
            grade=grade,
            confidence=0.97 if grade == TWICE else 0.9,
            marks=(Mark("of", hit.span, hit.entry.pointer),),
            values={"phrase": written, "word": written[len(first) + 1 :]},
            remedy=Remedy("remove the first", Applicability.SAFE, (Replacement(cut, ""),)),
            frame=frame_of(case, hit),
        )


def _may_hold_one(folded: str, known: frozenset[str], repeatable: frozenset[str]) -> bool:
    """Whether two words in a row begin alike as far as the first goes: a quick look that most documents pass."""
    words = folded.replace(SEPARATOR, " | ").split()
    following = words[1:]
    holding = compress(zip(words, following, strict=False), map(contains, following, words))
    alike = [(word, after) for word, after in holding if after.startswith(word)]
    return any(
        word.isalpha() and ((word not in known and word not in repeatable) or following.translate(_STRIPPED) == word)
        for word, following in alike
    )


def _is_one_line(value: str, found: re.Match[str]) -> bool:
    """Whether the two stand in one line, without hyphens: a heading may end as its text begins."""
    return value[found.start(2)] == " " and "-" not in value[found.start() - 1 : found.end(3)]


def _is_stump(first: str, second: str, known: frozenset[str]) -> bool:
    return (
        1 < len(first) <= _LONGEST_STUMP
        and len(second) >= len(first) + _SHORTEST_REST
        and first not in known
        and second != f"{first}s"
    )


VERB = Verb(
    name="doubled-word",
    summary="A word twice in a row, or a piece of it before it",
    run=doubled_word,
    options=DoubledWord,
    roles=("of",),
    classes=lambda options: (*options.repeatable, *options.words),
    marks=("of",),
    grades=(TWICE, BROKEN),
    placeholders=("phrase", "word"),
)
