"""nothing-new: a sentence that only says again what its paragraph, or the fields beside it, have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.claim import Claim, Polarity, Subject
from exlint.claims.prose import Entry, Hit
from exlint.claims.sentences import Sentence
from exlint.diagnostics import Applicability
from exlint.exercise import FieldName, Part
from exlint.values import NamedTuple
from exlint.vocabulary import fold

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


class _Paragraph(NamedTuple):
    """A text of several sentences: its words in lower case, and what it claims about muscles."""

    entry: Entry
    folded: str
    sentences: Sequence[Sentence]
    claims: Sequence[Claim]


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
    empty = case.knowledge.grammar.union(options.frame)
    fields = _field_words(case)
    for entry, base in prose.within(select["of"]):
        own = claims.get(id(entry.text))
        if own is None:
            continue
        folded = prose.folded[base : base + len(entry.text.value)]
        paragraph = _Paragraph(entry, folded, prose.sentences_of(entry, base), own)
        yield from _findings(case, entry, base, list(_restating(case, paragraph, empty, fields)))


def _restating(
    case: Case, paragraph: _Paragraph, empty: frozenset[str], fields: frozenset[str]
) -> Iterator[_Restating]:
    """The sentences that bring no word but known ones. Most are told apart by their words alone."""
    folded, told = paragraph.folded, set[str]()
    muscle_words = case.knowledge.muscles.words
    for at, sentence in enumerate(paragraph.sentences):
        words = _WORD.findall(folded, sentence.start, sentence.end)
        new = [word for word in words if word not in empty and word not in told and word not in fields]
        if at and muscle_words.issuperset(new):
            found = _weighed(case, paragraph, sentence, frozenset(told), empty, fields)
            if found is not None:
                yield found
        told.update(words)


def _weighed(
    case: Case,
    paragraph: _Paragraph,
    sentence: Sentence,
    told: frozenset[str],
    empty: frozenset[str],
    fields: frozenset[str],
) -> _Restating | None:
    folded, claims, muscles = paragraph.folded, paragraph.claims, case.knowledge.muscles
    named = [match for match in muscles.find(folded[sentence.start : sentence.end]) if match.term is not None]
    if not named:
        return None
    # A description that calls the exercise by another name still describes it.
    own = paragraph.entry.where == Part.DESCRIPTION
    before = [c for c in claims if c.end <= sentence.start and (own or c.subject is not Subject.OTHER)]
    # "A strength exercise for the legs" files the exercise: after "the quads" that repeats nothing.
    claiming = any(sentence.start <= claim.start < sentence.end for claim in claims)
    same = muscles.akin if claiming else muscles.covers
    said = [
        next((claim for claim in before if match.term is not None and same(claim.value, match.term.id)), None)
        for match in named
    ]
    rest = _rest(folded[sentence.start : sentence.end], [(match.start, match.end) for match in named])
    new = [word for word in rest if word not in empty and word not in told]
    unsaid = [
        word
        for match, claim in zip(named, said, strict=True)
        if claim is None
        for word in _WORD.findall(folded, sentence.start + match.start, sentence.start + match.end)
    ]
    if not fields.issuperset((*new, *unsaid)):
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
