"""Diagnostics: what a rule found, both places of it, and the fix. Plain values, ready to cross processes."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum, StrEnum
from typing import Any

from exlint.source import Position, Source, Span
from exlint.values import NamedTuple, make

_EXCERPT_LINES = 4


class Severity(IntEnum):
    """Ordered: a threshold compares."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @classmethod
    def parse(cls, word: str) -> Severity:
        """The severity of a lower-case word of rule files, configuration and reports."""
        return cls[word.upper()]

    @property
    def word(self) -> str:
        """The severity as reports write it."""
        return self.name.lower()


class Category(StrEnum):
    """The closed list by which findings are grouped and accuracy is measured."""

    FAQ_DUPLICATE = "faq-duplicate"
    FAQ_CONTRADICTION = "faq-contradiction"
    FAQ_WRONG_SUBJECT = "faq-wrong-subject"
    MUSCLE_TARGET = "muscle-target"
    MUSCLE_ROLE = "muscle-role"
    MUSCLE_UNDECLARED = "muscle-undeclared"
    MUSCLE_UNSUPPORTED = "muscle-unsupported"
    BODY_PART = "body-part"
    EQUIPMENT = "equipment"
    POSTURE = "posture"
    DIRECTION = "direction"
    LATERALITY = "laterality"
    GRIP_STANCE = "grip-stance"
    MOVEMENT = "movement"
    QUANTITY = "quantity"
    DIFFICULTY = "difficulty"
    STEP_TIP_CONFLICT = "step-tip-conflict"
    STEP_ORDER = "step-order"
    TEXT_REDUNDANT = "text-redundant"
    TEXT_BROKEN = "text-broken"
    SCHEMA = "schema"
    STRUCTURE = "structure"
    CORPUS_DUPLICATE = "corpus-duplicate"
    CORPUS_CONFLICT = "corpus-conflict"
    LINK = "link"
    SUPPRESSION = "suppression"
    OTHER = "other"


class Applicability(StrEnum):
    """What a fix does to the meaning: nothing (safe), something an editor must agree to (unsafe); or it only shows."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(NamedTuple):
    """Replace the file range from `start` to `end` (exclusive) by `text`."""

    start: Position
    end: Position
    text: str


class Fix(NamedTuple):
    title: str
    applicability: Applicability
    edits: tuple[Edit, ...]


class Label(NamedTuple):
    """One place of a finding. `excerpt` holds the file's lines from `start.line` on (at most a few), as shown."""

    path: str
    document: str
    pointer: str
    message: str
    start: Position
    end: Position
    excerpt: tuple[str, ...]
    primary: bool = False


class Diagnostic(NamedTuple):
    """A finding. `labels[0]` is the primary place; the others are the related ones, in file order.

    `identity` is the id or name of the document where its file holds several: it stays when others are put before it.
    `frame` is the wording with its slots left open, where the rule looks at wording: findings of one rule that share
    it come from one template.
    """

    code: str
    rule: str
    category: Category
    severity: Severity
    confidence: float
    message: str
    suggestion: str
    labels: tuple[Label, ...]
    fix: Fix | None
    fingerprint: str
    url: str
    identity: str = ""
    frame: str = ""

    @property
    def primary(self) -> Label:
        """The place that the finding is about."""
        return self.labels[0]

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """A total order: by place, then code, so that output never depends on how the run was cut up."""
        start = self.primary.start
        return (self.primary.path, start.offset, self.primary.end.offset, self.code, self.message, self.fingerprint)

    def __reduce__(self) -> tuple[Callable[..., Diagnostic], tuple[object, ...]]:
        """Pickled as plain tuples, which takes a third of the time of pickling each value as what it is."""
        labels = [(*each[:4], *each.start, *each.end, *each[6:]) for each in self.labels]
        fix = self.fix and (*self.fix[:2], [(*each.start, *each.end, each.text) for each in self.fix.edits])
        return _revived, (self[:7], labels, fix, self[9:])


def _revived(
    first: tuple[Any, ...], labels: list[tuple[Any, ...]], fix: tuple[Any, ...] | None, last: tuple[Any, ...]
) -> Diagnostic:
    if fix is not None:
        edits = [make(Edit, (make(Position, each[:3]), make(Position, each[3:6]), each[6])) for each in fix[2]]
        fix = make(Fix, (*fix[:2], tuple(edits)))
    told = [
        make(Label, (*each[:4], make(Position, each[4:7]), make(Position, each[7:10]), *each[10:])) for each in labels
    ]
    return make(Diagnostic, (*first, tuple(told), fix, *last))


def place_label(source: Source, span: Span, document: str, pointer: str, message: str, *, primary: bool) -> Label:
    """A label with its position and the lines it stands on, the first few of them."""
    start, end = source.position(span.start), source.position(span.end)
    first, last = start.line, end.line
    excerpt = [source.line(first)]
    if last > first:
        excerpt += [source.line(number) for number in range(first + 1, min(last + 1, first + _EXCERPT_LINES))]
    return Label(source.path, document, pointer, message, start, end, tuple(excerpt), primary)
