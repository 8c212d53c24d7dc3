"""Verbs: the typed functions that rule files name under `check`, and what passes between them and the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias, TypeVar, cast

from exlint.claims import muscles
from exlint.claims.actions import Promises, stems_of
from exlint.claims.aspects import Heard, Told, hear
from exlint.claims.claim import Claim
from exlint.claims.context import Bearings, ContextWords
from exlint.claims.fields import field_claims
from exlint.claims.grammar import Grammar
from exlint.claims.kinds import KINDS
from exlint.claims.prose import Entry, Prose
from exlint.claims.questions import Asked, QuestionTerms, understand_all
from exlint.claims.searching import Lexicon, Searched
from exlint.claims.subjects import Naming, asks_why, foreign_exercise, naming_of, partner_words
from exlint.diagnostics import Applicability
from exlint.exercise import Exercise, Selected
from exlint.movements import Movement, Movements
from exlint.source import Span
from exlint.values import Frozen, NamedTuple
from exlint.vocabulary import Match, Vocabulary

_Found = TypeVar("_Found")

Selection: TypeAlias = Mapping[str, tuple[str, ...]]
"""What a rule selects: a role of the verb ("here", "there", "of") to selectors of the model."""


class Knowledge(NamedTuple):
    """What the checks know beyond the document: vocabularies, cues, the ways of asking, a little grammar."""

    lexicon: Lexicon
    questions: QuestionTerms
    movements: Movements
    promises: Promises
    contexts: ContextWords
    grammar: Grammar

    @property
    def muscles(self) -> Vocabulary:
        """The words of claims about muscles."""
        return self.lexicon[muscles.KIND]

    def vocabulary(self, kind: str) -> Vocabulary:
        """The words of one kind of claim."""
        return self.lexicon[kind]


class Case(Frozen):
    """One exercise under examination. What several rules need of it is worked out once, when first asked for.

    `file` is the text of the file that it stands in, for the markup between its words.
    """

    exercise: Exercise
    knowledge: Knowledge
    file: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The exercise's name and aliases."""
        name = self.exercise.name
        return (*((name.value,) if name else ()), *(alias.value for alias in self.exercise.aliases))

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """What the exercise's name says it is; several for a combined name, none where it says nothing known."""
        name = self.exercise.name
        return self.knowledge.movements.parse(name.value).movements if name is not None else ()

    @cached_property
    def naming(self) -> Naming:
        """How sentences of this document may name its exercise."""
        return naming_of(self.names, self.knowledge.questions)

    @cached_property
    def prose(self) -> Prose:
        """All that the document says in words, as one string."""
        return Prose(self.exercise, self.file, self.knowledge.grammar)

    def once(self, find: Callable[[Case], _Found]) -> _Found:
        """What a function finds in the exercise, found when it is first asked for."""
        if find not in self._once:
            self._once[find] = find(self)
        return cast("_Found", self._once[find])

    @cached_property
    def _once(self) -> dict[Callable[[Case], object], object]:
        return {}

    @property
    def is_foreign(self) -> bool:
        """Whether rules have looked at the prose and left it alone, since it is not English."""
        return "prose" in self.__dict__ and not self.prose.english

    def selected(self, parts: Iterable[str]) -> Iterator[Selected]:
        """The texts of the selected parts, part by part in document order."""
        return chain.from_iterable([self.selected_in(where) for where in parts])

    def selected_in(self, where: str) -> tuple[Selected, ...]:
        """The texts of one part in document order, selected when they are first asked for."""
        selected = self._selected.get(where)
        if selected is None:
            selected = self._selected[where] = tuple(self.exercise.select(where))
        return selected

    @cached_property
    def _selected(self) -> dict[str, tuple[Selected, ...]]:
        """The texts of the parts selected so far."""
        return {}

    def claims_in(self, parts: Iterable[str], kind: str = muscles.KIND) -> list[Claim]:
        """What the selected parts claim of one kind, part by part in document order.

        A part is read when first asked for.
        """
        parts = tuple(parts)
        claims = self._claims.get((kind, parts))
        if claims is None:
            if len(parts) == 1:
                claims = tuple(self._read(kind, parts[0]))
            else:
                claims = tuple([claim for where in parts for claim in self.claims_in((where,), kind)])
            self._claims[kind, parts] = claims
        return list(claims)

    def heard_in(self, where: str) -> tuple[Heard, ...]:
        """The sentences of one part, with the terms of all aspects that they name."""
        heard = self._heard.get(where)
        if heard is None:
            heard = self._heard[where] = tuple(hear(self._searched.of(where), self._bearings))
        return heard

    def told_in(self, where: str) -> tuple[Told, ...]:
        """The same with the stems of their words."""
        told = self._told.get(where)
        if told is None:
            told = self._told[where] = tuple([Told(heard, stems_of(heard.words)) for heard in self.heard_in(where)])
        return told

    def muscles_in(self, entry: Entry) -> Sequence[Match]:
        """The muscles that a text names, from left to right, whatever it says of them."""
        named = self._muscles.get(entry.where)
        if named is None:
            texts = self._searched.of(entry.where)
            named = {id(text.place.text): text.named.terms.get(muscles.KIND, ()) for text in texts}
            self._muscles[entry.where] = named
        return named[id(entry.text)]

    @cached_property
    def _muscles(self) -> dict[str, dict[int, Sequence[Match]]]:
        """The muscles that the texts of the parts asked for so far name, by the identity of the text."""
        return {}

    def _naming(self, kind: str, where: str) -> Sequence[Heard]:
        """The sentences of one part that name terms of a kind."""
        by_kind = self._heard_by_kind.get(where)
        if by_kind is None:
            by_kind = self._heard_by_kind[where] = {}
            for heard in self.heard_in(where):
                for each in heard.matches:
                    by_kind.setdefault(each, []).append(heard)
        return by_kind.get(kind, ())

    def _read(self, kind: str, where: str) -> Iterator[Claim]:
        if kind == muscles.KIND:
            return muscles.read_muscles(where, self._muscle_reading)
        if where in KINDS[kind].fields:
            return field_claims(self.selected_in(where), self.knowledge.lexicon[kind])
        read = KINDS[kind].read
        return (claim for heard in self._naming(kind, where) for claim in read(heard))

    @cached_property
    def _muscle_reading(self) -> muscles.Reading:
        return muscles.Reading(self.knowledge.lexicon, self._bearings, self.selected_in, self._searched)

    @cached_property
    def _searched(self) -> Searched:
        return Searched(self.selected_in, self.knowledge.lexicon)

    @cached_property
    def _bearings(self) -> Bearings:
        comparing = {
            index: partner_words(asked, self.naming) for index, asked in enumerate(self.asked) if asked.relations
        }
        explaining = frozenset(index for index in comparing if asks_why(self.asked[index], self.naming))
        foreign = frozenset(self.foreign) - comparing.keys()
        on_muscles = frozenset(index for index, asked in enumerate(self.asked) if asked.intent == muscles.INTENT)
        return Bearings(self.knowledge.contexts, self.naming, comparing, explaining, foreign, on_muscles)

    @cached_property
    def _claims(self) -> dict[tuple[str, tuple[str, ...]], tuple[Claim, ...]]:
        """The claims of each kind in the parts asked for so far."""
        return {}

    @cached_property
    def _heard(self) -> dict[str, tuple[Heard, ...]]:
        """The sentences of the parts heard so far."""
        return {}

    @cached_property
    def _told(self) -> dict[str, tuple[Told, ...]]:
        """The same with their stems."""
        return {}

    @cached_property
    def _heard_by_kind(self) -> dict[str, dict[str, list[Heard]]]:
        """The same by the kinds of the terms that they name."""
        return {}

    @cached_property
    def foreign(self) -> Mapping[int, str]:
        """The questions, by index, that name another exercise and not this one, with the name they give it."""
        if not self.names:
            return {}
        questions = zip(self.exercise.questions, self.asked, strict=True)
        named = (foreign_exercise(question.question.value, asked, self.naming) for question, asked in questions)
        return {index: name for index, name in enumerate(named) if name is not None}

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """What each of the document's questions asks, in their order."""
        questions = (question.question.value for question in self.exercise.questions)
        return tuple(understand_all(questions, self.naming.forms, self.knowledge.questions))


class Place(NamedTuple):
    """A document: the file's path and the document's name inside it."""

    path: str
    document: str


class Mark(NamedTuple):
    """One place of a finding; `label` names the rule's wording for it ("here", "there").

    `at` is the document that it stands in, None for the one under examination.
    """

    label: str
    span: Span
    pointer: str
    at: Place | None = None


class Replacement(NamedTuple):
    """Put words in the place of a range of a value; they will be written as the file writes that value."""

    span: Span
    text: str


class Markup(NamedTuple):
    """Put `text`, which is written as the file is to have it, in the place of a file range."""

    span: Span
    text: str


class Remedy(NamedTuple):
    """A fix before it has positions."""

    title: str
    applicability: Applicability
    replacements: tuple[Replacement | Markup, ...]


class Finding(NamedTuple):
    """What a verb found: marks (the first is the primary place) and the values of the rule's placeholders.

    `grade` is one of the verb's grades: the rule gives each its severity. `confidence` is between 0 and 1. `frame` is
    the wording with its slots left open: findings of one rule with one frame come from one template.
    """

    grade: str
    confidence: float
    marks: tuple[Mark, ...]
    values: Mapping[str, str]
    remedy: Remedy | None = None
    frame: str = ""


class Verb(NamedTuple):
    """A verb as the rule loader knows it.

    `roles` are the keys that a rule's `select` must have, `optional` those it may; `marks` are those of its `labels`.
    `selectors` are the parts that it can look at, any where there are none; `fault` says what is wrong with options and
    a selection that their schemas cannot see. `classes` are the classes of grammar that options name.
    """

    name: str
    summary: str
    run: Callable[[Case, Selection, Any], Iterator[Finding]]
    options: type[object]
    roles: tuple[str, ...]
    marks: tuple[str, ...]
    grades: tuple[str, ...]
    placeholders: tuple[str, ...]
    optional: tuple[str, ...] = ()
    selectors: tuple[str, ...] = ()
    fault: Callable[[Any, Selection], str | None] | None = None
    classes: Callable[[Any], Iterable[str]] | None = None
