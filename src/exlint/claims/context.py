"""Context: whether a clause asserts, denies or warns, of this exercise or another, as a rule or as a choice.

Every kind of claim is read by the same words (vocabulary/contexts.yaml): what they mean does not depend on the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast

from exlint.claims.claim import Modality, Polarity, Subject
from exlint.claims.position_words import PositionWords, compile_position_words
from exlint.claims.subjects import Naming, subject_of
from exlint.exercise import Part, Passage, Selected
from exlint.values import NamedTuple
from exlint.vocabulary import fold

COACHING = frozenset({Part.STEPS, Part.TIPS, Part.MISTAKES})
"""Parts that tell the reader what to do: they speak of this exercise, and name muscles in passing."""

_DENIED_WITHIN = 3
"""A negation this many words before what it denies: "does not really target"."""

_WITHOUT = "without"
"""It denies what it stands right before: "pressing without support builds ..." asserts."""

_DEFINITE = frozenset({"the", "this", "these", "that", "it", "its", "yes", "no"})

_ORDERS = frozenset({"lower"})
"""Comparatives that are verbs, too."""

_HAD_WITHIN = 4
"""A choice this many words after a verb is its object: "use a strict underhand grip"."""

_CONTRASTS = frozenset({"while", "whereas"})
"""After these a choice is the other one: "... while the overhand version targets the traps"."""

_MODAL = frozenset({"to", "you", "we", "i", "some", "people", "lifters", "can", "could", "may", "might", "should"})
"""Before a verb these make it a reader's choice."""

_WORD = re.compile(r"[\w']+")


class ContextWords(NamedTuple):
    """`negations` deny what follows them shortly; a clause that begins with one of `warnings` warns.

    `options` make a clause speak of a choice ("a wider ..."), and so do `choices` ("grip") where neither the exercise's
    name nor a verb of `fixing` says that the exercise has them. "Lower" before one of `parts` compares nothing.
    `audiences` make a sentence speak of some readers, or of a stage on the way, only.
    """

    negations: frozenset[str]
    warnings: frozenset[str]
    options: frozenset[str]
    choices: frozenset[str]
    fixing: frozenset[str]
    parts: frozenset[str]
    audiences: frozenset[str]
    positions: PositionWords


class Bearings(NamedTuple):
    """What tells in one document whom a clause is about: how exercises are named here, which answers compare.

    `comparing` holds the questions, by index, that compare the exercise with another one, each with the words that tell
    the other one apart; `explaining` the indexes of those among them that ask what it is about this one, `foreign` of
    those that ask about another one alone, `on_muscles` of those that ask which muscles work.
    """

    words: ContextWords
    naming: Naming
    comparing: Mapping[int, frozenset[str]]
    explaining: frozenset[int]
    foreign: frozenset[int]
    on_muscles: frozenset[int]


class Context(NamedTuple):
    """How a clause means what it says."""

    subject: Subject
    polarity: Polarity
    modality: Modality


def compile_context_words(data: Mapping[str, object]) -> ContextWords:
    """The words that the parsed YAML declares."""

    def words(key: str) -> frozenset[str]:
        return frozenset(fold(word) for word in cast("list[str]", data[key]))

    return ContextWords(
        negations=words("negations"),
        warnings=words("warnings"),
        options=words("options"),
        choices=words("choices"),
        fixing=words("fixing"),
        parts=words("parts"),
        audiences=words("audiences"),
        positions=compile_position_words(cast("Mapping[str, object]", data["positions"])),
    )


def context_of(before: str, place: Selected, bearings: Bearings) -> Context:
    """The context of what a clause names, from the folded words of its sentence that stand before that."""
    words = _WORD.findall(before)
    return Context(
        _subject(before, place, bearings),
        _polarity(words, place, bearings.words),
        _modality(words, place, bearings),
    )


def _subject(before: str, place: Selected, bearings: Bearings) -> Subject:
    """Whom a clause is about. Coaching speaks of this exercise; an answer speaks of what its question asks about."""
    if place.where in COACHING:
        return Subject.THIS
    this, other, naming = Subject.THIS, Subject.OTHER, bearings.naming
    if place.where != Passage.ANSWER:
        return subject_of(before, naming, pronoun=this, unnamed=this)
    if place.index in bearings.foreign:
        return subject_of(before, naming, pronoun=other, unnamed=other)
    partner = bearings.comparing.get(place.index)
    if partner is not None:
        unnamed = this if place.index in bearings.explaining else other
        return subject_of(before, naming, pronoun=this, unnamed=unnamed, partner=partner)
    return subject_of(before, naming, pronoun=this, unnamed=this)


def _polarity(words: Sequence[str], place: Selected, known: ContextWords) -> Polarity:
    """Warned against in mistakes and after "avoid"; denied by a negation shortly before."""
    if place.where == Part.MISTAKES or (words and words[0] in known.warnings):
        return Polarity.WARNED
    denying = known.negations.intersection(words[-_DENIED_WITHIN:])
    if not denying or (words[-1] != _WITHOUT and denying == {_WITHOUT}):
        return Polarity.ASSERTED
    return Polarity.DENIED


def _modality(words: Sequence[str], place: Selected, bearings: Bearings) -> Modality:
    """Optional where the clause speaks of a choice: "wider hands ...", "an underhand grip ...".

    "The underhand grip" is the one that the exercise has, and so is one that its name fixes. Where the reader is told
    what to do, "lower" is an order and compares nothing.
    """
    options = bearings.words.options
    if not options.isdisjoint(words):  # few clauses name any
        options = options - _ORDERS if place.where in COACHING else options
        if any(_compares(words, at, options, bearings.words) for at in range(len(words))):
            return Modality.OPTIONAL
    if place.where != Passage.ANSWER or bearings.words.choices.isdisjoint(words):
        return Modality.REQUIRED
    contrast = max((at for at, word in enumerate(words) if word in _CONTRASTS), default=-1)
    if contrast < 0 and words[0] in _DEFINITE:
        return Modality.REQUIRED
    words = words[contrast + 1 :]
    chosen = bearings.words.choices.intersection(words) - bearings.naming.words
    if not chosen or _fixed(words, min(map(words.index, chosen)), bearings.words):
        return Modality.REQUIRED
    return Modality.OPTIONAL


def _compares(words: Sequence[str], at: int, options: frozenset[str], known: ContextWords) -> bool:
    """Whether a word speaks of a choice: "lower" does not in "the lower back"."""
    if words[at] not in options:
        return False
    return not (words[at] in _ORDERS and at + 1 < len(words) and words[at + 1] in known.parts)


def _fixed(words: Sequence[str], choice: int, known: ContextWords) -> bool:
    """Whether the subject of the clause has what stands there: "hammer curls use a neutral grip"."""
    verb = next((at for at in range(1, choice) if words[at] in known.fixing), None)
    return verb is not None and choice - verb <= _HAD_WITHIN and words[verb - 1] not in _MODAL
