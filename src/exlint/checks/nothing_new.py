"""nothing-new: a sentence that only says again what its paragraph, or the fields beside it, have said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from exlint.checks.frames import frame_of
from exlint.checks.verb import Case, Finding, Mark, Remedy, Replacement, Selection, Verb
from exlint.claims.claim import Claim, Polarity, Subject
from exlint.claims.prose import Entry, Hit
from exlint.claims.sentences import Sentence
from exlint.diagnostics import Applicability
from exlint.exercise import FieldName, Part
from exlint.values import NamedTuple
from exlint.vocabulary import Match, Vocabulary, fold

AGAIN = "again"
PARTLY = "partly"

_WORD = re.compile(r"[\w']+")
_FIELDS = frozenset({
    FieldName.TARGET, FieldName.SECONDARY, FieldName.BODY_PART, FieldName.EQUIPMENT, FieldName.LEVEL,
    FieldName.CATEGORY, FieldName.MECHANIC, FieldName.FORCE,
})  # fmt: skip


class NothingNew(NamedTuple):
    """Options: `frame` names the classes of words (schemas/vocabulary/grammar.yaml) that say nothing by themselves."""

    frame: tuple[str, ...]


class _Restating(NamedTuple):
    """A sentence that says nothing new: the paragraph has said all of it (`again`), or the fields say the rest."""

    sentence: Sentence
    again: bool
    said: tuple[Claim, ...]


class _Paragraph(NamedTuple):
    """A text of several sentences: its words in lower case, its sentences, and what it claims about muscles."""

    entry: Entry
    folded: str
    sentences: Sequence[Sentence]
    claims: Sequence[Claim]


class _Known(NamedTuple):
    """Words that bring nothing new: those that say nothing by themselves, and those of the fields."""

    empty: frozenset[str]
    fields: frozenset[str]


def nothing_new(case: Case, select: Selection, options: NothingNew) -> Iterator[Finding]:
    """Each run of such sentences that name muscles, against the words of the paragraph that they repeat."""
    prose = case.prose
    if not prose.english:
        return
    claims: dict[int, list[Claim]] = {}
    for claim in case.claims_in(select["of"]):
        if claim.polarity is Polarity.ASSERTED:
            claims.setdefault(id(claim.place.text), []).append(claim)
    if not claims:
        return
    known = _Known(case.knowledge.grammar.union(options.frame), _field_words(case))
    for entry, base in prose.within(select["of"]):
        own = claims.get(id(entry.text))
        sentences = prose.sentences_of(entry, base) if own is not None else ()
        if own is not None and len(sentences) > 1:
            folded = prose.folded[base : base + len(entry.text.value)]
            restating = list(_restating(case, _Paragraph(entry, folded, sentences, own), known))
            if restating:
                yield from _findings(case, entry, base, restating)


def _restating(case: Case, paragraph: _Paragraph, known: _Known) -> Iterator[_Restating]:
    """The sentences that bring no word but known ones. Most are told apart by their words alone."""
    folded, told = paragraph.folded, set[str]()
    empty, fields = known
    muscles = case.knowledge.muscles
    for at, sentence in enumerate(paragraph.sentences):
        words = _WORD.findall(folded, sentence.start, sentence.end)
        if at and muscles.words.issuperset(set(words).difference(empty, told, fields)):
            named = case.muscles_in(paragraph.entry)
            here = [match for match in named if sentence.start <= match.start < sentence.end]
            found = _weighed(case, paragraph, sentence, here, told, known) if here else None
            if found is not None:
                yield found
        told.update(words)


def _weighed(
    case: Case, paragraph: _Paragraph, sentence: Sentence, named: Sequence[Match], told: Set[str], known: _Known
) -> _Restating | None:
    folded, claims = paragraph.folded, paragraph.claims
    # A description that calls the exercise by another name still describes it.
    own = paragraph.entry.where == Part.DESCRIPTION
    before = [c for c in claims if c.end <= sentence.start and (own or c.subject is not Subject.OTHER)]
    # "A strength exercise for the legs" files the exercise: after "the quads" that repeats nothing.
    claiming = any(sentence.start <= claim.start < sentence.end for claim in claims)
    rest, at = [], sentence.start
    quoted: list[Claim] = []
    unsaid: list[str] = []
    for match in named:
        rest.append(folded[at : match.start])
        at = match.end
        claim = _said(match, before, case.knowledge.muscles, loosely=claiming)
        if claim is None:
            unsaid += _WORD.findall(folded, match.start, match.end)
        elif claim not in quoted:
            quoted.append(claim)
    rest.append(folded[at : sentence.end])
    new = set(_WORD.findall(" ".join(rest))).difference(known.empty, told)
    if not (known.fields.issuperset(new) and known.fields.issuperset(unsaid)):
        return None
    return _Restating(sentence, not new and not unsaid, tuple(quoted))


def _said(match: Match, before: Sequence[Claim], muscles: Vocabulary, *, loosely: bool) -> Claim | None:
    """The first claim that covers what a match names; loosely, a part of it does too."""
    if match.term is None:
        return None
    term = match.term.id
    wholes = muscles.wholes(term)
    for claim in before:
        if claim.value in wholes or (loosely and term in muscles.wholes(claim.value)):
            return claim
    return None


def _field_words(case: Case) -> frozenset[str]:
    values = [value.value for field in case.exercise.fields if field.name in _FIELDS for value in field.values]
    return frozenset(_WORD.findall(fold("\n".join((*values, *case.names)))))


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
