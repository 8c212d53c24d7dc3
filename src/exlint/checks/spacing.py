"""spacing: sentences and words that are not set apart as punctuation wants it, and brackets that do not close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import SEPARATOR, Hit
from exlint.diagnostics import Applicability
from exlint.patterns import lazy
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

GLUED = "glued"
LOOSE = "loose"
LOWER = "lower"
BRACKET = "bracket"

_GLUED = lazy(r"(?<![\w@/.])[\"'(\u201c]?[A-Za-z]*[a-z]{2,}(\)?(?:[.!?;,]|, ?,))(?=[A-Z]?[a-z]+\b(?![.@/]\w|\())")
_LOOSE = lazy(r"(?<=[a-z)]) +(?=[,;.!?](?:\s|\Z|\x1f))")
_LOWER = lazy(r"(?<![\w.])([A-Za-z]*[a-z)]{2,})[.!?] +[\"'\u201c]?([a-z])(?=[a-z]*[\"'\u201d]? |[a-z]+[,.])")
_NUMBERING = lazy(r"(?<![\w(])(?:\d{1,2}|[a-z]|[ivx]{1,4})\)", re.IGNORECASE)
_FACES = lazy(r"[:;]-?[()]")


class Spacing(NamedTuple):
    """Options: the classes of `abbreviations` (schemas/vocabulary/grammar.yaml) whose full stop ends no sentence."""

    abbreviations: tuple[str, ...]


def spacing(case: Case, select: Selection, options: Spacing) -> Iterator[Finding]:
    """Words glued to the punctuation before them, space before punctuation, small first letters, open brackets."""
    prose = case.prose
    if not prose.english:
        return
    wanted = frozenset(select["of"])
    if any(_signs().find_matches_as_indexes(prose.value)):
        short = case.knowledge.grammar.union(options.abbreviations)
        for at, fault in sorted(_faults(prose.value, short)):
            hit = prose.hit(*at)
            if hit.entry.where in wanted:
                yield _finding(case, hit, fault)
    if prose.value.count("(") != prose.value.count(")"):
        for entry, base in prose.within(wanted):
            place = _open_bracket(prose.shown(entry, base))
            if place is not None:
                yield _finding(case, Hit(entry, base, place, place + 1), BRACKET)


def _faults(value: str, short: frozenset[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _GLUED.finditer(value):
        following = value[found.end()]
        if found[1][-1] in ",;" or following.isupper():
            yield (found.end() - 1, found.end() + 1), GLUED
    for found in _LOOSE.finditer(value):
        yield (found.start(), found.end() + 1), LOOSE
    for found in _LOWER.finditer(value):
        if found[1].lower() not in short:
            yield (found.start(2), found.end(2)), LOWER


def _finding(case: Case, hit: Hit, fault: str) -> Finding:
    value = hit.entry.text.value
    written = value[hit.start : hit.end]
    title, new = {
        GLUED: ("put a space between", f"{written[:1]} {written[1:]}"),
        LOOSE: ("remove the space", written.strip()),
        LOWER: ("begin with a capital", written.upper()),
        BRACKET: ("", ""),
    }[fault]
    remedy = Remedy(title, Applicability.SAFE, (Replacement(hit.span, new),)) if title else None
    around = value[max(0, value.rfind(" ", 0, max(0, hit.start - 1)) + 1) : hit.end + 12].split("\n")[0]
    return Finding(
        grade=fault,
        confidence=0.9,
        marks=(Mark("of", hit.span, hit.entry.pointer),),
        values={"around": around.strip(), "written": written},
        remedy=remedy,
        frame=frame_of(case, hit),
    )


def _open_bracket(shown: str) -> int | None:
    """The first bracket of a text that has no partner; numbering such as "a)" and faces need none."""
    if shown.count("(") == shown.count(")"):
        return None
    bare = _FACES.sub("  ", _NUMBERING.sub(lambda found: " " * len(found[0]), shown))
    opened: list[int] = []
    for at, char in enumerate(bare):
        if char == "(":
            opened.append(at)
        elif char == ")":
            if not opened:
                return at
            opened.pop()
    return opened[0] if opened else None


@cache
def _signs() -> AhoCorasick:
    """What stands wherever one of the three faults may be: most documents have none of it."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    signs = [f"{stop}{letter}" for stop in ".!?" for letter in ascii_uppercase]
    signs += [f"{stop}{letter}" for stop in ",;" for letter in ascii_lowercase + ascii_uppercase]
    signs += [f"{stop} {quote}{letter}" for stop in ".!?" for quote in ("", '"') for letter in ascii_lowercase]
    signs += [f" {stop}{after}" for stop in ",;.!?" for after in (" ", "\n", SEPARATOR)]
    return AhoCorasick(signs, matchkind=MatchKind.Standard)


VERB = Verb(
    name="spacing",
    summary="Punctuation that does not set apart what it should",
    run=spacing,
    options=Spacing,
    roles=("of",),
    classes=lambda options: options.abbreviations,
    marks=("of",),
    grades=(GLUED, LOOSE, LOWER, BRACKET),
    placeholders=("around", "written"),
)
