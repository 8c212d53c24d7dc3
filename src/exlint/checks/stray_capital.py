"""stray-capital: a capital inside a sentence that a find-and-replace has left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import Hit, Prose
from exlint.diagnostics import Applicability
from exlint.vocabulary import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_BEFORE = re.compile(r"(?:\A|[\s\x1f(\"'\u201c])([a-z][a-z'\u2019-]*,?) \Z")
"""A word in lower case, in the same sentence."""
_NAME = re.compile(r"(?:[A-Z][\w'-]*[ -])*\Z")
_MORE = re.compile(r"(?:[ -][A-Z][\w'-]*)*")
_AFTER = re.compile(r"[,;]?(?: |-)[a-z]|[.,;:!?)]")


class StrayCapital(NamedTuple):
    """Options: `words` are classes (schemas/vocabulary/grammar.yaml) of words that have no capital inside a sentence.

    With `names` the capitalised words before such a word belong to it: "Hindu Pushup" is one name. With `once` a
    document is reported once, with all its places.
    """

    words: tuple[str, ...]
    names: bool = False
    once: bool = False


def stray_capital(case: Case, select: Selection, options: StrayCapital) -> Iterator[Finding]:
    """Each such word with a capital between words in lower case."""
    prose = case.prose
    if not prose.english:
        return
    wanted = frozenset(select["of"])
    own = [fold(name) for name in case.names] if options.names else []
    hits = [
        hit
        for hit in _places(prose, case.knowledge.grammar.union(options.words), names=options.names)
        if hit.entry.where in wanted and not _is_own(prose, hit, own)
    ]
    for group in [hits] if options.once and hits else [[hit] for hit in hits]:
        first = group[0]
        written = first.entry.text.value[first.start : first.end]
        replacements = tuple(Replacement(hit.span, hit.entry.text.value[hit.start : hit.end].lower()) for hit in group)
        yield Finding(
            grade="found",
            confidence=0.85 if options.names else 0.9,
            marks=tuple(Mark("of", hit.span, hit.entry.pointer) for hit in group),
            values={"word": written, "right": written.lower()},
            remedy=Remedy("write it in lower case", Applicability.UNSAFE, replacements),
            frame=frame_of(case, first),
        )


def _is_own(prose: Prose, hit: Hit, own: list[str]) -> bool:
    """Whether the words are the document's own name, begin or end it, or are what a file name writes in one word."""
    written = fold(hit.entry.text.value[hit.start : hit.end])
    together = written.replace(" ", "").rstrip("s")
    start, end = hit.base + hit.start, hit.base + hit.end
    return any(
        prose.folded.startswith(name, start)
        or prose.folded.endswith(name, 0, end)
        or (len(name.replace(" ", "").rstrip("s")) == len(together) and all(word in together for word in name.split()))
        for name in own
    )


def _places(prose: Prose, words: frozenset[str], *, names: bool) -> Iterator[Hit]:
    value, reached = prose.value, 0
    for _, start, end in _automaton(words).find_matches_as_indexes(value):
        if value[end : end + 1].isalnum() or value[end : end + 1] in ("'", "\u2019"):
            continue
        low, high = start + 1, end
        if names:
            more = _MORE.match(value, end)
            high = more.end() if more else end
            name = _NAME.search(value, max(0, low - 60), low)
            low = name.start() if name else low
        if low < reached or not _BEFORE.search(value[max(0, low - 24) : low]):
            continue
        following = value[end : end + 3]
        if names or not following or _AFTER.match(following):
            reached = high
            yield prose.hit(low, high)


@lru_cache(maxsize=16)
def _automaton(words: frozenset[str]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(sorted(f" {word.capitalize()}" for word in words), matchkind=MatchKind.LeftmostLongest)


VERB = Verb(
    name="stray-capital",
    summary="A capital inside a sentence that belongs to no name",
    run=stray_capital,
    options=StrayCapital,
    roles=("of",),
    classes=lambda options: options.words,
    marks=("of",),
    grades=("found",),
    placeholders=("word", "right"),
)
