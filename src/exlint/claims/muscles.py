"""Claims about muscles: which muscles a document says are worked, in which role, from its fields and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exlint.claims.claim import Claim, Modality, Polarity, Role, Statement, Strength, Subject
from exlint.claims.clauses import Governed, NamedMuscle, governed, named_muscles
from exlint.claims.context import COACHING, Bearings, context_of
from exlint.claims.fields import field_claims
from exlint.claims.muscle_cues import MUSCLE, CueMatch
from exlint.claims.searching import Lexicon, Searched, Select
from exlint.claims.sentences import sentences
from exlint.exercise import FieldName, Part, Passage, Selected
from exlint.patterns import lazy
from exlint.values import NamedTuple
from exlint.vocabulary import fold

KIND = MUSCLE

INTENT = "muscles-worked"
"""What a question asks that wants to know which muscles work (vocabulary/questions.yaml)."""

_FIELDS = {
    f"fields.{FieldName.TARGET}": Role.TARGET,
    f"fields.{FieldName.SECONDARY}": Role.SECONDARY,
    f"fields.{FieldName.STABILIZERS}": Role.STABILIZER,
}

PROSE = (
    Part.DESCRIPTION, Part.MUSCLES, Part.BENEFITS, Part.STEPS, Part.TIPS, Part.MISTAKES, Passage.ANSWER,
)  # fmt: skip
PARTS = (*_FIELDS, *PROSE)
"""The parts of a document that speak of its muscles."""

LISTED = -1
"""Numbers the statement that an item makes by standing in a list."""

_PURPOSE = lazy(r"\b(?:to(?: (?:better|fully|further|really|also|more|specifically|directly))?|for)\s*$")
"""What stands before the verb of a purpose."""

_WORD = re.compile(r"[\w']+")


class Reading(NamedTuple):
    """What reading takes: the words, the document's bearings, its parts, and their texts with what they name."""

    lexicon: Lexicon
    bearings: Bearings
    select: Select
    texts: Searched


def read_muscles(where: str, reading: Reading) -> Iterator[Claim]:
    """The claims about muscles in one part of a document (a selector), in document order."""
    role = _FIELDS.get(where)
    if role is not None:
        yield from field_claims(reading.select(where), reading.lexicon[KIND], role=role)
        return
    for place, folded, named in reading.texts.of(where):
        if where == Part.MUSCLES:
            yield from _label_claims(place, reading)
        muscles = named_muscles(folded, named.terms.get(KIND, ()), reading.lexicon.cues, reading.lexicon[KIND])
        if muscles:
            yield from _prose_claims(place, folded, muscles, named.cues, reading)


def _label_claims(place: Selected, reading: Reading) -> Iterator[Claim]:
    """What a list of muscles says by its order: each item's label, in the role that the words above the list give."""
    if place.label is None or place.under is None:
        return
    above = fold(place.under.value)
    if reading.lexicon.cues.ranks.isdisjoint(_WORD.findall(above)):
        return
    roles = (cue.role for found in reading.lexicon.cues_in(above) for cue in found.cues if cue.side == "before")
    role = next((role for role in roles if role is not None), None)
    if role is None:
        return
    for match in reading.lexicon[KIND].find(fold(place.label.value)):
        if match.term is not None:
            yield Claim(
                kind=KIND, value=match.term.id, role=role, subject=Subject.THIS, polarity=Polarity.ASSERTED,
                modality=Modality.REQUIRED, strength=Strength.PLAIN, place=place._replace(text=place.label),
                statement=(place.pointer, place.index, LISTED), start=match.start, end=match.end,
            )  # fmt: skip


def _prose_claims(
    place: Selected, folded: str, muscles: Sequence[NamedMuscle], cues: Sequence[CueMatch], reading: Reading
) -> Iterator[Claim]:
    """What the sentences of one text claim of the muscles that it names."""
    answering = place.where == Passage.ANSWER and place.index in reading.bearings.on_muscles
    clauses = (
        (number, sentence, clause)
        for number, sentence in enumerate(sentences(place.text.value))
        if (inside := [muscle for muscle in muscles if sentence.start <= muscle.start < sentence.end])
        for clause in governed(folded, sentence, inside, cues, reading.lexicon.cues, answering=answering)
    )
    for count, (number, sentence, clause) in enumerate(clauses):
        before = folded[sentence.start : min(clause.at, clause.muscles[0].start)]
        statement = (place.pointer, place.index, count)
        yield from _clause_claims(clause, before, place, reading, statement=statement, opening=number == 0)


def _clause_claims(
    clause: Governed, before: str, place: Selected, reading: Reading, *, statement: Statement, opening: bool
) -> Iterator[Claim]:
    """The claims of one clause: they differ in the muscle only. `before` is what precedes its verb in the sentence."""
    subject, polarity, modality = context_of(before, place, reading.bearings)
    strength = _strength(clause, place, opening=opening, purpose=_PURPOSE.search(before) is not None)
    for muscle in clause.muscles:
        yield Claim(
            kind=KIND, value=muscle.term.id, role=clause.role, subject=subject, polarity=polarity, modality=modality,
            strength=strength, place=place, statement=statement, start=muscle.start, end=muscle.end,
        )  # fmt: skip


def _strength(clause: Governed, place: Selected, *, opening: bool, purpose: bool) -> Strength:
    """A clause's strength in its place: a target in the description's opening defines.

    Coaching speaks in passing, but for tips that tell what the exercise is to train: "... to emphasize the lats".
    """
    if place.where == Part.TIPS and purpose and clause.role in (Role.TARGET, Role.WORKED):
        return clause.strength
    if place.where in COACHING or clause.strength is Strength.PASSING:
        return Strength.PASSING
    if place.where == Part.DESCRIPTION and place.index == 0 and opening and clause.role is Role.TARGET:
        return Strength.DEFINING
    return clause.strength if place.where == Passage.ANSWER else Strength.PLAIN
