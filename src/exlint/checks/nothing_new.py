"""nothing-new: a sentence that only says again what its paragraph, or the fields beside it, have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.claim import Claim, Polarity, Subject
from exlint.claims.prose import Entry, Hit
from exlint.claims.sentences import Sentence, sentences
from exlint.diagnostics import Applicability
from exlint.exercise import FieldName
from exlint.vocabulary import Vocabulary, fold

AGAIN = "again"
PARTLY = "partly"

_WORD = re.compile(r"[\w']+")
_FIELDS = (
    FieldName.TARGET, FieldName.SECONDARY, FieldName.BODY_PART, FieldName.EQUIPMENT, FieldName.LEVEL,
    FieldName.CATEGORY, FieldName.MECHANIC, FieldName.FORCE,
)  # fmt: skip


class NothingNew(NamedTuple):
    """Options: `frame` names the classes of words (schemas/vocabulary/grammar.yaml) that say nothing by themselves."""

    frame: tuple[str, ...]


class _Restating(NamedTuple):
    """A sentence that says nothing new: the paragraph has said all of it (`again`), or the fields say the rest."""

    sentence: Sentence
    again: bool
    said: tuple[Claim, ...]


def nothing_new(case: Case, select: Selection, options: NothingNew) -> Iterator[Finding]:
    """Each run of such sentences that name muscles, against the words of the paragraph that they repeat."""
    prose = case.prose
    if not prose.english:
        return
    claims: dict[int, list[Claim]] = {}
    for claim in case.claims_in(select["of"]):
        if claim.polarity is Polarity.ASSERTED:
            claims.setdefault(id(claim.text), []).append(claim)
    if not claims:
        return
    known = _Known(case.knowledge.grammar.union(options.frame), _field_words(case))
    for entry, base in prose.within(select["of"]):
        own = claims.get(id(entry.text))
        if own is None:
            continue
        found = sentences(prose.shown(entry, base))[1:]
        restating = [
            each
            for sentence in found
            if (each := _restating(entry, sentence, own, known, case.knowledge.muscles)) is not None
        ]
        yield from _findings(case, entry, base, restating)


class _Known(NamedTuple):
    """The words that are nothing new anywhere in a document: those that say nothing, and those of its fields."""

    empty: frozenset[str]
    fields: frozenset[str]


def _restating(
    entry: Entry, sentence: Sentence, claims: Sequence[Claim], known: _Known, muscles: Vocabulary
) -> _Restating | None:
    folded = fold(entry.text.value)
    told = frozenset(_WORD.findall(folded[: sentence.start])) | known.empty
    if not muscles.words.issuperset(
        word
        for word in _WORD.findall(folded, sentence.start, sentence.end)
        if word not in told and word not in known.fields
    ):
        return None  # most sentences have such a word, and need no closer look
    named = [match for match in muscles.find(folded[sentence.start : sentence.end]) if match.term is not None]
    if not named:
        return None
    before = [claim for claim in claims if claim.end <= sentence.start and claim.subject is not Subject.OTHER]
    claiming = any(sentence.start <= claim.start < sentence.end for claim in claims)
    same = (
        muscles.akin if claiming else muscles.covers
    )  # "for the legs" after "the quads" files it, and repeats nothing
    said = [
        next((claim for claim in before if match.term is not None and same(claim.value, match.term.id)), None)
        for match in named
    ]
    rest = _rest(folded[sentence.start : sentence.end], [(match.start, match.end) for match in named])
    new = [word for word in rest if word not in told]
    unsaid = [match for match, claim in zip(named, said, strict=True) if claim is None]
    if not known.fields.issuperset(new):
        return None
    if any(
        not known.fields.issuperset(_WORD.findall(folded, sentence.start + m.start, sentence.start + m.end))
        for m in unsaid
    ):
        return None
    quoted = tuple(dict.fromkeys(claim for claim in said if claim is not None))
    return _Restating(sentence, not new and not unsaid, quoted)


def _rest(folded: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """The words of a sentence outside of some spans."""
    words, at = [], 0
    for start, end in (*spans, (len(folded), len(folded))):
        words += _WORD.findall(folded, at, start)
        at = end
    return words


def _field_words(case: Case) -> frozenset[str]:
    values = (value.value for field in case.exercise.fields if field.name in _FIELDS for value in field.values)
    return frozenset(word for value in (*values, *case.names) for word in _WORD.findall(fold(value)))


def _findings(case: Case, entry: Entry, base: int, restating: Sequence[_Restating]) -> Iterator[Finding]:
    """One finding for sentences that follow each other."""
    runs: list[list[_Restating]] = []
    for each in restating:
        if runs and not entry.text.value[runs[-1][-1].sentence.end : each.sentence.start].strip():
            runs[-1].append(each)
        else:
            runs.append([each])
    for run in runs:
        said = [claim for each in run for claim in each.said]
        if not said:
            continue  # all of it stands in the fields only: a summary of them, not a repetition
        start, end = run[0].sentence.start, run[-1].sentence.end
        grade = AGAIN if any(each.again for each in run) else PARTLY
        first, last = min(claim.start for claim in said), max(claim.end for claim in said)
        cut = entry.text.span(start - 1 if start else start, end)
        yield Finding(
            grade=grade,
            confidence=0.9 if grade == AGAIN else 0.75,
            marks=(
                Mark("again", entry.text.span(start, end), entry.pointer),
                Mark("first", entry.text.span(first, last), entry.pointer),
            ),
            values={"sentence": entry.text.value[start:end], "said": entry.text.value[first:last]},
            remedy=Remedy("remove what is said twice", Applicability.UNSAFE, (Replacement(cut, ""),)),
            frame=frame_of(case, Hit(entry, base, start, end)),
        )


VERB = Verb(
    name="nothing-new",
    summary="A sentence that only says again what its paragraph or the fields have said",
    run=nothing_new,
    options=NothingNew,
    roles=("of",),
    classes=lambda options: options.frame,
    marks=("again", "first"),
    grades=(AGAIN, PARTLY),
    placeholders=("sentence", "said"),
)
