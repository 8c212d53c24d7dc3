"""stray-capital: a capital inside a sentence that a find-and-replace has left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import Hit, Prose
from exlint.diagnostics import Applicability
from exlint.patterns import lazy
from exlint.values import NamedTuple
from exlint.vocabulary import fold

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LOWER = re.compile(r"(?:[^ ]*[\s\x1f(\"'\u201c])?[a-z][a-z'\u2019-]*,?")
"""What ends in a word in lower case, of the same sentence."""
_FIRST = re.compile(r"(?:\x1f|[.!?:]\*{0,2} |\n)[A-Z][a-z'\u2019-]+ \Z")
"""The first word of a sentence."""
_CAPITALISED = re.compile(r"[A-Z][\w'-]*\Z")
_NEAR = 24
"""Characters in which what stands before is looked for."""
_MORE = re.compile(r"(?:[ -][A-Z][\w'-]*)*")
_AFTER = lazy(r"[,;]?(?: |-)[a-z]|[.,;:!?)]")


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
        if hit.entry.where in wanted
        and hit.start >= hit.entry.lead
        and not (options.names and (_is_own(prose, hit, own) or _is_file_name(hit, case)))
    ]
    # A capital that a replacement left behind often stands where a word was lost: lower case alone would hide that.
    certainty = Applicability.UNSAFE if options.names else Applicability.DISPLAY
    for group in [hits] if options.once and hits else [[hit] for hit in hits]:
        first = group[0]
        written = first.entry.text.value[first.start : first.end]
        replacements = tuple(
            Replacement(hit.span, _lowered(hit.entry.text.value[hit.start : hit.end])) for hit in group
        )
        yield Finding(
            grade="found",
            confidence=0.85 if options.names else 0.9,
            marks=tuple(Mark("of", hit.span, hit.entry.pointer) for hit in group),
            values={"word": written, "right": _lowered(written)},
            remedy=Remedy("write it in lower case", certainty, replacements),
            frame=frame_of(case, first),
        )


def _lowered(words: str) -> str:
    """In lower case, abbreviations ("EZ", "TRX") and letters that stand for a shape ("T-Bar") aside."""
    return re.sub(r"[A-Z]\w*", lambda word: word[0] if word[0].isupper() else word[0].lower(), words)


def _is_own(prose: Prose, hit: Hit, own: list[str]) -> bool:
    """Whether the words are the document's own name, or stand in it."""
    start, end = hit.base + hit.start, hit.base + hit.end
    return any(
        prose.folded.find(name, max(0, end - len(name)), start + len(name)) >= 0
        for name in own
        if len(name) >= end - start
    )


def _is_file_name(hit: Hit, case: Case) -> bool:
    """Whether the words are the name that the file has, which may write them together and put the implement last."""
    name = case.exercise.name
    if name is None or name.pieces:
        return False
    written, own = (fold(text).replace(" ", "") for text in (hit.entry.text.value[hit.start : hit.end], name.value))
    return written in own or sorted(written) == sorted(own) or fold(name.value).split()[0] in written


def _places(prose: Prose, words: frozenset[str], *, names: bool) -> Iterator[Hit]:
    value, reached = prose.value, 0
    for _, start, end in _automaton(words).find_matches_as_indexes(value):
        if value[end : end + 1].isalnum() or value[end : end + 1] in ("'", "\u2019"):
            continue
        low, high = start + 1, end
        if names:
            more = _MORE.match(value, end)
            high = more.end() if more else end
            last = value[low:high].lower().replace("-", " ").split()[-1]
            if last not in words and last.removesuffix("s") not in words:
                continue  # "the T-Bar Row Machine" is a machine
            low = _name_start(value, low)
        if low < reached or not (_follows_lower(value, low) or (not names and _follows_first(value, low))):
            continue
        following = value[end : end + 3]
        if names or not following or _AFTER.match(following):
            reached = high
            yield prose.hit(low, high)


def _name_start(value: str, low: int) -> int:
    """Where the words with capitals begin that stand before a place; the place itself where none do."""
    while low:
        begin = value.rfind(" ", 0, low - 1) + 1
        word = value[begin : low - 1]
        found = None if word.islower() else _CAPITALISED.search(word)
        if found is None:
            break
        low = begin + found.start()
        if found.start():
            break
    return low


def _follows_lower(value: str, low: int) -> bool:
    begin = max(value.rfind(" ", 0, low - 1) + 1, low - _NEAR)
    return value[low - 1 : low] == " " and _LOWER.fullmatch(value, begin, low - 1) is not None


def _follows_first(value: str, low: int) -> bool:
    return _FIRST.search(value, max(0, low - _NEAR), low) is not None


@lru_cache(maxsize=16)
def _automaton(words: frozenset[str]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, MatchKind

    capitals = sorted(f" {word.capitalize()}" for word in words)
    return AhoCorasick([*capitals, *(f"{word}s" for word in capitals)], matchkind=MatchKind.LeftmostLongest)


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
