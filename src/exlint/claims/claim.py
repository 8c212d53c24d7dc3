"""Claim: one thing that one stretch of a document says about a movement."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import TypeAlias

from exlint.exercise import Selected
from exlint.record import Text
from exlint.source import Span
from exlint.values import NamedTuple


class Role(StrEnum):
    """What a muscle does in the movement, as the text has it."""

    TARGET = "target"
    SECONDARY = "secondary"
    STABILIZER = "stabilizer"
    STRETCHED = "stretched"
    WORKED = "worked"  # trained in an unspecified role
    NOT_WORKED = "not-worked"
    NONE = "none"  # claims of other kinds have no role


class Subject(StrEnum):
    """Whom a claim is about. A part of this exercise ("through the push-up") counts for the exercise."""

    THIS = "this"
    PART = "part"
    OTHER = "other"


class Polarity(StrEnum):
    ASSERTED = "asserted"
    DENIED = "denied"
    WARNED = "warned"


class Modality(StrEnum):
    REQUIRED = "required"
    OPTIONAL = "optional"


class Phase(StrEnum):
    """The part of a repetition that a claim speaks of."""

    UNSAID = "unsaid"
    THROUGHOUT = "throughout"
    START = "start"
    TOP = "top"
    BOTTOM = "bottom"

    def meets(self, other: Phase) -> bool:
        """Whether both may speak of the same moment."""
        return self is other or Phase.THROUGHOUT in (self, other) or Phase.UNSAID in (self, other)


class Strength(IntEnum):
    """How much a claim defines the exercise: a cue in passing, a plain statement, or its name, fields, first words."""

    PASSING = 0
    PLAIN = 1
    DEFINING = 2

    @property
    def word(self) -> str:
        """The strength as rule files grade by it."""
        return self.name.lower()


Statement: TypeAlias = tuple[str, int, int]
"""A clause of a document: the pointer and index of its text, and the clause's number in it."""


class Claim(NamedTuple):
    """A claim with its whereabouts: `text.value[start:end]` is the wording that names `value`.

    `statement` names the clause it stands in: claims of one clause share role and subject.
    """

    kind: str
    value: str
    role: Role
    subject: Subject
    polarity: Polarity
    modality: Modality
    strength: Strength
    place: Selected
    statement: Statement
    start: int
    end: int
    phase: Phase = Phase.UNSAID

    @property
    def text(self) -> Text:
        """The text that the claim was read from."""
        return self.place.text

    @property
    def span(self) -> Span:
        """Where the file names the value."""
        return self.text.span(self.start, self.end)

    @property
    def wording(self) -> str:
        """The words that name the value."""
        return self.text.value[self.start : self.end]
