"""The model: one exercise as a document tells it, whatever shape the document has. Anything may be missing.

A profile (profiles.py) builds it from a Record. All that a person wrote is a `Text`, so every finding has its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from exlint.record import Link, Record, Text
from exlint.source import Span
from exlint.values import NamedTuple, make


class Part(StrEnum):
    """What a section of a document is for."""

    DESCRIPTION = "description"
    STEPS = "steps"
    TIPS = "tips"
    MISTAKES = "mistakes"
    VARIATIONS = "variations"
    BENEFITS = "benefits"
    MUSCLES = "muscles"  # prose or lists under "Muscles worked"
    EQUIPMENT = "equipment"  # prose or lists under "What you need"
    SAFETY = "safety"
    PROGRAMMING = "programming"  # sets, repetitions, frequency, where in a workout
    RELATED = "related"
    OTHER = "other"


_PARTS: dict[str, Part] = {str(part): part for part in Part}


class FieldName(StrEnum):
    """The labelled facts of a document."""

    ID = "id"
    NAME = "name"
    ALIASES = "aliases"
    TARGET = "target"
    SECONDARY = "secondary"
    STABILIZERS = "stabilizers"
    BODY_PART = "body-part"
    EQUIPMENT = "equipment"
    LEVEL = "level"
    CATEGORY = "category"
    FORCE = "force"
    MECHANIC = "mechanic"
    LATERALITY = "laterality"
    DURATION = "duration"
    LANGUAGE = "language"
    FAMILY = "family"


class Field(NamedTuple):
    """A labelled fact: `- **Target Muscle:** Glutes`, `"target": "glutes"`.

    `values` are its single values ("Quadriceps", "Core"), empty where the field says null or nothing;
    `many` says whether the document writes it as a list. `span` is the value as written, `label` its key.
    """

    name: str  # a FieldName, or the document's own key for fields that no profile claims
    label: Text
    values: tuple[Text, ...]
    many: bool
    pointer: str
    span: Span


class Item(NamedTuple):
    """A paragraph, step, tip or mistake. `label` is a lead such as "Engage Core" in `**Engage Core**: Tighten…`.

    `text` is the whole, lead included; `body` is what follows the lead (the whole where there is none).
    `depth` counts the lists it stands in: 0 for a paragraph, 1 for an item, 2 for an item inside an item.
    """

    text: Text
    body: Text
    label: Text | None
    number: int | None
    depth: int
    pointer: str
    span: Span


class Section(NamedTuple):
    """A stretch of the document under one heading (or none), for one purpose.

    `variant` is an index into `Exercise.variants`, None where the section speaks of all of them.
    `telling` counts how often the document starts over: 0, or 1 for the second account of the same exercise.
    """

    part: Part
    heading: Text | None
    level: int
    items: tuple[Item, ...]
    variant: int | None
    telling: int
    pointer: str
    span: Span


class Question(NamedTuple):
    """A question and its answer's paragraphs. `span` covers both, to the end of the answer's last line."""

    question: Text
    answer: tuple[Item, ...]
    pointer: str
    span: Span


class Variant(NamedTuple):
    """One version of the movement ("Standing", "Cable"); `name` is None where the document has only one."""

    name: Text | None


class Passage(StrEnum):
    """The parts that rules select by, besides `fields.<name>` and the names of `Part`."""

    NAME = "name"
    QUESTION = "questions.question"
    ANSWER = "questions.answer"


class Selected(NamedTuple):
    """A text that a selector chose, with its whereabouts: `where` is the selector's own word for it.

    `label` is the item's own lead, `under` what it stands under: the label of the item that holds it, or the heading.
    """

    where: str
    text: Text
    pointer: str
    variant: int | None = None
    telling: int = 0
    index: int = 0  # type: ignore[assignment]  # which question, field value or item; nobody asks for tuple.index
    label: Text | None = None
    under: Text | None = None


class Exercise(NamedTuple):
    """All that one document says, by purpose. `document` is "" for the only document of a file."""

    document: str
    profile: str
    name: Text | None
    aliases: tuple[Text, ...]
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    variants: tuple[Variant, ...]
    links: tuple[Link, ...]
    other: tuple[Field, ...]
    record: Record

    @property
    def identity(self) -> str:
        """What tells the document from others of its file, wherever it stands there: its id, else name, else place."""
        if not self.document:
            return ""
        named = self.field(FieldName.ID)
        if named is not None and named.values:
            return named.values[0].value
        return self.name.value if self.name is not None else self.document

    def field(self, name: str) -> Field | None:
        """The first field of that name."""
        return next((each for each in self.fields if each.name == name), None)

    def of(self, part: Part) -> Iterator[Section]:
        """The sections that serve one purpose, in document order."""
        return (section for section in self.sections if section.part is part)

    def select(self, where: str) -> Iterator[Selected]:
        """The texts under a selector: `name`, `fields.<name>`, a `Part`, `questions.question`, `questions.answer`."""
        if where.startswith("fields."):
            return self._select_field(where)
        if where == Passage.NAME:
            name = self.name
            return iter(() if name is None else (Selected(where, name, f"{self.record.pointer}/name"),))
        if where == Passage.QUESTION or where == Passage.ANSWER:
            return self._select_questions(where)
        return self._select_part(_PARTS[where])

    def _select_field(self, where: str) -> Iterator[Selected]:
        name = where[7:]
        for each in self.fields:
            if each.name == name:
                for index, value in enumerate(each.values):
                    yield Selected(where, value, each.pointer, index=index)

    def _select_questions(self, where: str) -> Iterator[Selected]:
        for index, (question, answer, pointer, _) in enumerate(self.questions):
            if where == Passage.QUESTION:
                yield Selected(where, question, pointer, index=index)
            else:
                for item in answer:
                    yield Selected(where, item.text, item.pointer, index=index)

    def _select_part(self, part: Part) -> Iterator[Selected]:
        for purpose, heading, _, items, variant, telling, _, _ in self.sections:
            if purpose is not part:
                continue
            holder: tuple[int, Text] | None = None  # an item that is a label alone, by its depth
            for index, (text, body, label, _, depth, pointer, _) in enumerate(items):
                inside = holder is not None and depth > holder[0]
                under = holder[1] if inside and holder is not None else heading
                here = (part, text, pointer, variant, telling, index, label, under)
                yield make(Selected, here)
                if not inside:
                    holder = (depth, label) if label is not None and not body.value else None


SELECTORS: tuple[str, ...] = (
    *(str(each) for each in Passage),
    *(f"fields.{name}" for name in FieldName),
    *(str(part) for part in Part),
)
"""Every word that a rule file may select by."""
