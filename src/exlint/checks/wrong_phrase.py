"""wrong-phrase: wording that is wrong wherever it stands, by the letter or by a pattern that a sign announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from exlint.checks.frames import frame_of
from exlint.checks.options import broken_pattern
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import SEPARATOR, Hit, Prose
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple
from exlint.vocabulary import fold

MENDABLE = "mendable"
WRONG = "wrong"

_ARROW = " => "
_ENDS = ".!?:\n" + SEPARATOR


class WrongPhrase(NamedTuple):
    """Options. `phrases` are looked for as they stand, "wrong => right" where the right wording is known.

    `patterns` are regular expressions, "pattern => advice" where what to do about one is known, which fills the
    placeholder `advice`; a text is held against them only where it holds one of `signs`. Both are matched
    on folded text (lower case, hyphens as spaces), with `exact` on the text as it is. Phrases begin and end with words,
    unless `inside`. `at: start` wants them at the beginning of a text, `at: sentence` of a sentence. Other languages
    are left alone unless `any-language`.
    """

    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    exact: bool = False
    inside: bool = False
    at: Literal["anywhere", "sentence", "start"] = "anywhere"
    any_language: bool = False


def wrong_phrase(case: Case, select: Selection, options: WrongPhrase) -> Iterator[Finding]:
    """Each place of the wording, `mendable` where the right one is known; where places overlap, the first."""
    prose = case.prose
    if not (options.any_language or prose.english):
        return
    found = sorted({*_phrases(prose, options), *_patterns(prose, options)}, key=lambda each: (each[0], -each[1]))
    if not found:
        return
    wanted, reached = frozenset(select["of"]), 0
    for start, end, right, advice in found:
        hit = prose.hit(start, end)
        if start >= reached and hit.entry.where in wanted and _stands(prose, hit, options.at):
            reached = end
            yield _finding(case, hit, right, advice)


def _finding(case: Case, hit: Hit, right: str | None, advice: str) -> Finding:
    written = hit.entry.text.value[hit.start : hit.end]
    remedy = None
    if right is not None:
        right = right[:1].upper() + right[1:] if written[:1].isupper() else right
        title = f"write \u201c{right}\u201d" if right else "remove it"
        remedy = Remedy(title, Applicability.SAFE, (Replacement(hit.span, right),))
    return Finding(
        grade=WRONG if right is None else MENDABLE,
        confidence=0.95,
        marks=(Mark("of", hit.span, hit.entry.pointer),),
        values={"phrase": " ".join(written.split()), "right": right or "", "advice": advice},
        remedy=remedy,
        frame=frame_of(case, hit),
    )


_Found = tuple[int, int, str | None, str]
"""A stretch of the prose, the right wording where it is known, and the advice of its pattern."""


def _phrases(prose: Prose, options: WrongPhrase) -> Iterator[_Found]:
    if not options.phrases:
        return
    text, wordings = prose.value if options.exact else prose.folded, _wordings(options.phrases, exact=options.exact)
    for start, end, folded in prose.places.of(wordings.folded):
        for wrong, right in wordings.written[folded]:
            as_written = not options.exact or text[start:end] == wrong
            if as_written and (options.inside or _is_whole(text, start, end, wrong)):
                yield start, end, right, ""


def _is_whole(text: str, start: int, end: int, wrong: str) -> bool:
    """Whether no word runs on before or after the phrase."""
    before = wrong[0].isalnum() and start > 0 and (text[start - 1].isalnum() or text[start - 1] == "'")
    after = wrong[-1].isalnum() and text[end : end + 1].isalnum()
    return not before and not after


def _patterns(prose: Prose, options: WrongPhrase) -> Iterator[_Found]:
    if not options.patterns:
        return
    text, signs = prose.value if options.exact else prose.folded, _wordings(options.signs, exact=options.exact)
    reached = 0
    for start, end, folded in prose.places.of(signs.folded):
        as_written = not options.exact or any(text[start:end] == sign for sign, _ in signs.written[folded])
        if start < reached or not as_written:
            continue
        low = text.rfind(SEPARATOR, 0, start) + 1
        high = text.find(SEPARATOR, end)
        reached = len(text) if high < 0 else high
        for found in _compiled(options.patterns).finditer(text, low, reached):
            yield found.start(), found.end(), None, _advice(options.patterns, found)


def _stands(prose: Prose, hit: Hit, at: str) -> bool:
    """Whether a hit stands where the rule wants it."""
    if at == "anywhere" or hit.start == 0:
        return True
    before = prose.value[hit.base : hit.base + hit.start].rstrip(" \"'\u201c*(")
    return not before or (at == "sentence" and before[-1] in _ENDS)


class _Wordings(NamedTuple):
    """Phrases as they are searched for, and for each what is written so: the wrong wording and the right one."""

    folded: tuple[str, ...]
    written: Mapping[str, Sequence[tuple[str, str | None]]]


@lru_cache(maxsize=64)
def _wordings(phrases: tuple[str, ...], *, exact: bool) -> _Wordings:
    written: dict[str, list[tuple[str, str | None]]] = {}
    for phrase in phrases:
        wrong, arrow, right = phrase.partition(_ARROW)
        written.setdefault(fold(wrong) if exact else wrong, []).append((wrong, right if arrow else None))
    return _Wordings(tuple(written), written)


@lru_cache(maxsize=64)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.partition(_ARROW)[0]})" for pattern in patterns))


def _advice(patterns: tuple[str, ...], found: re.Match[str]) -> str:
    """What the pattern advises that matched: findings are few, so that the patterns are told apart afterwards."""
    for pattern in patterns:
        expression, arrow, advice = pattern.partition(_ARROW)
        if arrow and re.compile(expression).fullmatch(found.string, found.start(), found.end()):
            return advice
    return ""


def _fault(options: WrongPhrase, select: Selection) -> str | None:
    del select  # any part holds words
    if not options.phrases and not options.patterns:
        return "name phrases or patterns"
    if bool(options.patterns) != bool(options.signs):
        return "patterns and signs go together: a sign is what every match of a pattern stands beside"
    advised = [_ARROW in pattern for pattern in options.patterns]
    if any(advised) and not all(advised):
        return "give each pattern its advice, or none"
    return broken_pattern(pattern.partition(_ARROW)[0] for pattern in options.patterns)


VERB = Verb(
    name="wrong-phrase",
    summary="Wording that is wrong wherever it stands",
    run=wrong_phrase,
    options=WrongPhrase,
    roles=("of",),
    fault=_fault,
    marks=("of",),
    grades=(MENDABLE, WRONG),
    placeholders=("phrase", "right", "advice"),
)
