"""Draft: an exercise while it is being put together; numbers items and questions for their pointers."""

from __future__ import annotations

from collections import Counter

from exlint.exercise import Exercise, Field, Item, Part, Question, Section, Variant
from exlint.profiling.shape import Profile
from exlint.record import Link, Record, Text
from exlint.source import Span


class Draft:
    """What is known so far. `name` is folded, for headings that hold it."""

    def __init__(self, profile: Profile, record: Record, path: str) -> None:
        self.profile = profile
        self.record = record
        self.path = path
        self.name: Text | None = None
        self.folded_name = ""
        self.aliases: list[Text] = []
        self.fields: list[Field] = []
        self.sections: list[Section] = []
        self.questions: list[Question] = []
        self.variants: list[Variant] = []
        self.links: list[Link] = []
        self.other: list[Field] = []
        self.counts: Counter[str] = Counter()

    def pointer(self, part: Part) -> str:
        """The model pointer of the next item of a part: "/steps/0", "/steps/1", on through all its sections."""
        number = self.counts[part]
        self.counts[part] = number + 1
        return f"/{part}/{number}"

    def add_section(
        self, part: Part, heading: Text | None, level: int, items: list[Item], span: Span, *,
        pointer: str | None = None, variant: int | None = None, telling: int = 0,
    ) -> None:  # fmt: skip
        """Add a section; without a pointer of its own it gets the next model pointer."""
        pointer = f"/sections/{len(self.sections)}" if pointer is None else pointer
        self.sections.append(Section(part, heading, level, tuple(items), variant, telling, pointer, span))

    def add_other(self, name: str, label: Text, values: tuple[Text, ...], pointer: str, span: Span) -> None:
        """Keep what nothing claims."""
        self.other.append(Field(name, label, values, len(values) > 1, pointer, span))

    def finish(self) -> Exercise:
        """The exercise as far as it is known."""
        return Exercise(
            document=self.record.pointer,
            profile=self.profile.id,
            name=self.name,
            aliases=tuple(self.aliases),
            fields=tuple(self.fields),
            sections=tuple(self.sections),
            questions=tuple(self.questions),
            variants=tuple(self.variants) or (Variant(None),),
            links=tuple(self.links),
            other=tuple(self.other),
            record=self.record,
        )
