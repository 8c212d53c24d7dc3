"""unfinished-text: a text that breaks off."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.prose import Entry, Hit
from exlint.values import NamedTuple

CUT = "cut"
OPEN = "open"

_CLOSED = frozenset(".!?:\u2026)\"\u201d'\u2019]*")
_DANGLING = (",", "-", "\u2013", "\u2014", "(", ";", "&", "/")
_LAST_WORD = re.compile(r"([\w']+)\W*\Z")
_FEWEST_WORDS = 4
_MOST_OPEN = 0.34
"""Share of a section's texts that may lack a full stop for the lack to be a fault of theirs."""
_FEWEST_SIBLINGS = 3


class UnfinishedText(NamedTuple):
    """Options: the classes of words (schemas/vocabulary/grammar.yaml) that never end a sentence."""

    leading: tuple[str, ...]


def unfinished_text(case: Case, select: Selection, options: UnfinishedText) -> Iterator[Finding]:
    """Each text that ends in such a word or in punctuation that leads on, or alone of its section without a stop."""
    prose = case.prose
    if not prose.english:
        return
    leading = case.knowledge.grammar.union(options.leading)
    groups: dict[tuple[str, int], list[tuple[Entry, int, bool]]] = defaultdict(list)
    for entry, base in prose.within(select["of"]):
        ending = entry.text.value.rstrip()
        if ending:
            closed = ending[-1] in _CLOSED
            groups[entry.where, entry.group].append((entry, base, closed))
    for group in groups.values():
        left_open = sum(not closed for _, _, closed in group)
        if left_open:
            strict = len(group) >= _FEWEST_SIBLINGS and left_open <= _MOST_OPEN * len(group)
            mixed = left_open == 1 or left_open < len(group)
            for entry, base, closed in group:
                grade = None if closed else _grade(entry, strict=strict, mixed=mixed, leading=leading)
                if grade is not None:
                    yield _finding(case, entry, base, grade)


def _grade(entry: Entry, *, strict: bool, mixed: bool, leading: frozenset[str]) -> str | None:
    value = entry.text.value.rstrip()
    last = _LAST_WORD.search(value)
    if last is None or value.count(" ") + 1 < _FEWEST_WORDS:
        return None
    if last[1].lower() in leading or (mixed and value.endswith(_DANGLING)):
        return CUT
    several = ". " in value or strict
    return OPEN if several and value[-1].isalpha() else None


def _finding(case: Case, entry: Entry, base: int, grade: str) -> Finding:
    value = entry.text.value.rstrip()
    start = value.rfind(" ", 0, len(value) - 1) + 1
    hit = Hit(entry, base, start, len(value))
    return Finding(
        grade=grade,
        confidence=0.9 if grade == CUT else 0.7,
        marks=(Mark("of", hit.span, entry.pointer),),
        values={"last": value[start:]},
        frame=frame_of(case, hit),
    )


VERB = Verb(
    name="unfinished-text",
    summary="A text that breaks off",
    run=unfinished_text,
    options=UnfinishedText,
    roles=("of",),
    classes=lambda options: options.leading,
    marks=("of",),
    grades=(CUT, OPEN),
    placeholders=("last",),
)
