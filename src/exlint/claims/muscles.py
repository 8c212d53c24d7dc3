"""Claims about muscles: which muscles a document says are worked, in which role, from its fields and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.claims.clauses import Governed, governed, named_muscles
from exlint.claims.muscle_cues import MuscleCues
from exlint.claims.questions import Asked
from exlint.claims.sentences import sentences
from exlint.claims.subjects import Naming, subject_of
from exlint.exercise import Exercise, FieldName, Part, Passage, Selected
from exlint.vocabulary import Vocabulary, fold

KIND = "muscle"

_FIELDS = {
    FieldName.TARGET: Role.TARGET,
    FieldName.SECONDARY: Role.SECONDARY,
    FieldName.STABILIZERS: Role.STABILIZER,
}

_PROSE = (Part.DESCRIPTION, Part.MUSCLES, Part.BENEFITS, Part.STEPS, Part.TIPS, Part.MISTAKES, Passage.ANSWER)

_COACHING = frozenset({Part.STEPS, Part.TIPS, Part.MISTAKES})
"""Parts that tell the reader what to do: muscles are named there in passing."""

_DENIED_WITHIN = 3
"""A negation this many words before a cue denies it: "does not really target"."""

_DEFINITE = frozenset({"the", "this", "these", "that", "it", "its", "yes", "no"})

_WORD = re.compile(r"[\w']+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading takes besides the document: the words, how exercises are named here, what each question asks."""

    muscles: Vocabulary
    cues: MuscleCues
    naming: Naming
    asked: Sequence[Asked]


def read_muscles(exercise: Exercise, reading: Reading) -> tuple[Claim, ...]:
    """Every claim about a muscle: those of the fields, then those of the prose by part, in document order."""
    claims: list[Claim] = []
    for name, role in _FIELDS.items():
        for place in exercise.select(f"fields.{name}"):
            claims.extend(_field_claims(place, role, reading.muscles, len(claims)))
    for where in _PROSE:
        for place in exercise.select(where):
            claims.extend(_prose_claims(place, reading, len(claims)))
    return tuple(claims)


def _field_claims(place: Selected, role: Role, muscles: Vocabulary, statement: int) -> Iterator[Claim]:
    """A field's value: the term that it is as a whole, or else every term that it names."""
    value = place.text.value
    found = [(term.id, 0, len(value)) for term in muscles.lookup(value)] or [
        (match.term.id, match.start, match.end) for match in muscles.find(fold(value)) if match.term is not None
    ]
    for term, start, end in found:
        yield Claim(
            kind=KIND, value=term, role=role, subject=Subject.THIS, polarity=Polarity.ASSERTED,
            modality=Modality.REQUIRED, strength=Strength.DEFINING, place=place, statement=statement,
            start=start, end=end,
        )  # fmt: skip


def _prose_claims(place: Selected, reading: Reading, statement: int) -> Iterator[Claim]:
    """What the sentences of one text claim; `statement` numbers the first of its clauses."""
    folded = fold(place.text.value)
    muscles = named_muscles(folded, reading.muscles.find(folded), reading.cues)
    if not muscles:
        return
    cues = reading.cues.find(folded)
    for number, sentence in enumerate(sentences(place.text.value)):
        for clause in governed(folded, sentence, muscles, cues, reading.cues):
            if clause.cue.role is None:
                continue
            before = folded[sentence.start : min(clause.at, clause.muscles[0].start)]
            yield from _clause_claims(
                clause, clause.cue.role, before, place, reading, first=number == 0, number=statement
            )
            statement += 1


def _clause_claims(
    clause: Governed, role: Role, before: str, place: Selected, reading: Reading, *, first: bool, number: int
) -> Iterator[Claim]:
    """The claims of one clause: they share role, subject, polarity and strength. `before` is what precedes its verb."""
    words = _WORD.findall(before)
    comparing = place.where == Passage.ANSWER and bool(reading.asked[place.index].relations)
    coached = place.where in _COACHING
    subject = Subject.THIS if coached else subject_of(before, reading.naming, comparing=comparing)
    for muscle in clause.muscles:
        yield Claim(
            kind=KIND,
            value=muscle.term.id,
            role=role,
            subject=subject,
            polarity=_polarity(words, place, reading.cues),
            modality=_modality(words, place, reading),
            strength=_strength(clause.cue.strength, place, first=first),
            place=place,
            statement=number,
            start=muscle.start,
            end=muscle.end,
        )


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


def _strength(cue: Strength, place: Selected, *, first: bool) -> Strength:
    """A cue's strength in its place: the description's first sentence defines, coaching speaks in passing."""
    if place.where in _COACHING or cue is Strength.PASSING:
        return Strength.PASSING
    if place.where == Part.DESCRIPTION and place.index == 0 and first:
        return Strength.DEFINING
    return cue if place.where == Passage.ANSWER else Strength.PLAIN
