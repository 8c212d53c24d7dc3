"""repeated-sentence: a sentence that stands twice in one section, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.prose import SEPARATOR, Hit
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple

_WORD = re.compile(r"[\w']+")


class RepeatedSentence(NamedTuple):
    """Options: how many words a sentence needs; `next_only` looks at sentences that follow each other alone."""

    min_words: int = 5
    next_only: bool = False


def repeated_sentence(case: Case, select: Selection, options: RepeatedSentence) -> Iterator[Finding]:
    """Each sentence that its section has already, against the first of its kind."""
    prose = case.prose
    if not case.once(_repeats_one):
        return
    told: dict[tuple[str, int, str], tuple[Hit, int]] = {}
    count = 0
    for entry, base in prose.within(select["of"]):
        for sentence in prose.sentences_of(entry, base):
            written = prose.folded[base + sentence.start : base + sentence.end]
            words = _WORD.findall(written[written.rfind(": ") + 1 :])  # the first sentence of an item may have a label
            count += 1
            if len(words) < options.min_words:
                continue
            key = (entry.where, entry.group, " ".join(words))
            hit = Hit(entry, base, sentence.start, sentence.end)
            earlier = told.get(key)
            told[key] = (earlier[0] if earlier else hit, count)
            if earlier is not None and (not options.next_only or earlier[1] == count - 1):
                yield _finding(case, earlier[0], hit)


def _repeats_one(case: Case) -> bool:
    """Whether a document may repeat a sentence: those that more than full stops tell apart are rare enough to miss."""
    stretches = [
        part.rstrip(".")
        for part in case.prose.folded.replace(SEPARATOR, ". ").replace(": ", ". ").split(". ")
        if " " in part
    ]
    return len(set(stretches)) < len(stretches)


def _finding(case: Case, first: Hit, again: Hit) -> Finding:
    value = again.entry.text.value
    start, end = again.start, again.end
    whole = not value[:start].strip() and not value[end:].strip()
    cut = again.entry.text.span(start - 1 if start and value[start - 1] == " " else start, end)
    remedy = Remedy("remove the second", Applicability.SAFE, (Replacement(cut, ""),))
    return Finding(
        grade="found",
        confidence=0.95,
        marks=(Mark("again", again.span, again.entry.pointer), Mark("first", first.span, first.entry.pointer)),
        values={"sentence": value[start:end]},
        remedy=None if whole else remedy,
        frame=frame_of(case, again),
    )


VERB = Verb(
    name="repeated-sentence",
    summary="A sentence twice in one section",
    run=repeated_sentence,
    options=RepeatedSentence,
    roles=("of",),
    marks=("again", "first"),
    grades=("found",),
    placeholders=("sentence",),
)
