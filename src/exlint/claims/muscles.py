"""Claims about muscles: which muscles a document says are worked, in which role, from its fields and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from exlint.claims.claim import Claim, Modality, Polarity, Role, Statement, Strength, Subject
from exlint.claims.clauses import Governed, governed, named_muscles
from exlint.claims.muscle_cues import MuscleCues
from exlint.claims.sentences import sentences
from exlint.claims.subjects import Naming, subject_of
from exlint.exercise import Exercise, FieldName, Part, Passage, Selected
from exlint.vocabulary import Vocabulary, fold

KIND = "muscle"

_FIELDS = {
    f"fields.{FieldName.TARGET}": Role.TARGET,
    f"fields.{FieldName.SECONDARY}": Role.SECONDARY,
    f"fields.{FieldName.STABILIZERS}": Role.STABILIZER,
}

PARTS = (
    *_FIELDS, Part.DESCRIPTION, Part.MUSCLES, Part.BENEFITS, Part.STEPS, Part.TIPS, Part.MISTAKES, Passage.ANSWER,
)  # fmt: skip
"""The parts of a document that speak of its muscles."""

_COACHING = frozenset({Part.STEPS, Part.TIPS, Part.MISTAKES})
"""Parts that tell the reader what to do: muscles are named there in passing."""

LISTED = -1
"""Numbers the statement that an item makes by standing in a list."""

_DENIED_WITHIN = 3
"""A negation this many words before a cue denies it: "does not really target"."""

_DEFINITE = frozenset({"the", "this", "these", "that", "it", "its", "yes", "no"})

_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading takes besides the document: the words, how exercises are named here, which answers compare.

    `comparing` holds the questions, by index, that compare the exercise with another one, each with the words that tell
    the other one apart; `foreign` the indexes of those that ask about another one alone.
    """

    muscles: Vocabulary
    cues: MuscleCues
    naming: Naming
    comparing: Mapping[int, frozenset[str]]
    foreign: frozenset[int]


def read_muscles(exercise: Exercise, where: str, reading: Reading) -> Iterator[Claim]:
    """The claims about muscles in one part of a document (a selector), in document order."""
    role = _FIELDS.get(where)
    for place in exercise.select(where):
        if role is not None:
            yield from _field_claims(place, role, reading.muscles)
        else:
            if where == Part.MUSCLES:
                yield from _label_claims(place, reading)
            yield from _prose_claims(place, reading)


def _field_claims(place: Selected, role: Role, muscles: Vocabulary) -> Iterator[Claim]:
    """A field's value: the term that it is as a whole, or else every term that it names."""
    value = place.text.value
    found = [(term.id, 0, len(value)) for term in muscles.lookup(value)] or [
        (match.term.id, match.start, match.end) for match in muscles.find(fold(value)) if match.term is not None
    ]
    for term, start, end in found:
        yield Claim(
            kind=KIND, value=term, role=role, subject=Subject.THIS, polarity=Polarity.ASSERTED,
            modality=Modality.REQUIRED, strength=Strength.DEFINING, place=place,
            statement=(place.pointer, place.index, 0), start=start, end=end,
        )  # fmt: skip


def _label_claims(place: Selected, reading: Reading) -> Iterator[Claim]:
    """What a list of muscles says by its order: each item's label, in the role that the words above the list give."""
    if place.label is None or place.under is None:
        return
    above = fold(place.under.value)
    if reading.cues.ranks.isdisjoint(_WORD.findall(above)):
        return
    roles = (cue.role for found in reading.cues.find(above) for cue in found.cues if cue.side == "before")
    role = next((role for role in roles if role is not None), None)
    if role is None:
        return
    for match in reading.muscles.find(fold(place.label.value)):
        if match.term is not None:
            yield Claim(
                kind=KIND, value=match.term.id, role=role, subject=Subject.THIS, polarity=Polarity.ASSERTED,
                modality=Modality.REQUIRED, strength=Strength.PLAIN, place=replace(place, text=place.label),
                statement=(place.pointer, place.index, LISTED), start=match.start, end=match.end,
            )  # fmt: skip


def _prose_claims(place: Selected, reading: Reading) -> Iterator[Claim]:
    """What the sentences of one text claim."""
    folded = fold(place.text.value)
    muscles = named_muscles(folded, reading.muscles.find(folded), reading.cues)
    if not muscles:
        return
    cues = reading.cues.find(folded)
    clauses = (
        (number, sentence, clause)
        for number, sentence in enumerate(sentences(place.text.value))
        for clause in governed(folded, sentence, muscles, cues, reading.cues)
    )
    for count, (number, sentence, clause) in enumerate(clauses):
        before = folded[sentence.start : min(clause.at, clause.muscles[0].start)]
        statement = (place.pointer, place.index, count)
        yield from _clause_claims(clause, before, place, reading, statement=statement, opening=number == 0)


def _clause_claims(
    clause: Governed, before: str, place: Selected, reading: Reading, *, statement: Statement, opening: bool
) -> Iterator[Claim]:
    """The claims of one clause: they differ in the muscle only. `before` is what precedes its verb in the sentence."""
    words = _WORD.findall(before)
    subject = _subject(before, place, reading)
    polarity = _polarity(words, place, reading.cues)
    modality = _modality(words, place, reading)
    strength = _strength(clause, place, opening=opening)
    for muscle in clause.muscles:
        yield Claim(
            kind=KIND, value=muscle.term.id, role=clause.role, subject=subject, polarity=polarity, modality=modality,
            strength=strength, place=place, statement=statement, start=muscle.start, end=muscle.end,
        )  # fmt: skip


def _subject(before: str, place: Selected, reading: Reading) -> Subject:
    """Whom a clause is about. Coaching speaks of this exercise; an answer speaks of what its question asks about."""
    if place.where in _COACHING:
        return Subject.THIS
    this, other, naming = Subject.THIS, Subject.OTHER, reading.naming
    if place.where != Passage.ANSWER:
        return subject_of(before, naming, pronoun=this, unnamed=this)
    if place.index in reading.foreign:
        return subject_of(before, naming, pronoun=other, unnamed=other)
    partner = reading.comparing.get(place.index)
    if partner is not None:
        return subject_of(before, naming, pronoun=this, unnamed=other, partner=partner)
    return subject_of(before, naming, pronoun=this, unnamed=this)


def _polarity(words: list[str], place: Selected, cues: MuscleCues) -> Polarity:
    """Warned against in mistakes and after "avoid"; denied by a negation shortly before the cue."""
    if place.where == Part.MISTAKES or (words and words[0] in cues.warnings):
        return Polarity.WARNED
    return Polarity.ASSERTED if cues.negations.isdisjoint(words[-_DENIED_WITHIN:]) else Polarity.DENIED


def _modality(words: list[str], place: Selected, reading: Reading) -> Modality:
    """Optional where the clause speaks of a choice: "wider hands ...", "an underhand grip ...".

    "The underhand grip" is the one that the exercise has, and so is one that its name fixes.
    """
    if not reading.cues.options.isdisjoint(words):
        return Modality.OPTIONAL
    if place.where != Passage.ANSWER or not words or words[0] in _DEFINITE:
        return Modality.REQUIRED
    chosen = reading.cues.choices.intersection(words) - reading.naming.words
    return Modality.OPTIONAL if chosen else Modality.REQUIRED


def _strength(clause: Governed, place: Selected, *, opening: bool) -> Strength:
    """A clause's strength in its place: coaching speaks in passing, a target in the description's opening defines."""
    if place.where in _COACHING or clause.strength is Strength.PASSING:
        return Strength.PASSING
    if place.where == Part.DESCRIPTION and place.index == 0 and opening and clause.role is Role.TARGET:
        return Strength.DEFINING
    return clause.strength if place.where == Passage.ANSWER else Strength.PLAIN
