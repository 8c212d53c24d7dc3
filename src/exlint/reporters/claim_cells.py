"""What a table of claims says: a row a muscle, a column a part of the document, and a sign for each role in a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import TypeAlias

from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.claims.muscles import PARTS
from exlint.diagnostics import Category, Diagnostic, Label, Severity
from exlint.exercise import Part, Passage
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary


class Manner(IntEnum):
    """How a claim falls short of a plain statement about this exercise; of several manners the weightiest is shown."""

    PLAIN = 0
    PASSING = 1
    OPTIONAL = 2
    WARNED = 3
    DENIED = 4
    OTHER = 5


class Sign(NamedTuple):
    """A role in a cell, and the severity of the worst finding that it takes part in (None: of none)."""

    role: Role
    manner: Manner
    severity: Severity | None = None


class Column(NamedTuple):
    """A part of the document as PARTS names it; `question` is the answered one's index, 0 for other parts."""

    where: str
    question: int


class Row(NamedTuple):
    """What is said of one muscle. `depth` counts the wholes it is listed under."""

    term: str
    depth: int
    cells: Mapping[Column, tuple[Sign, ...]]

    @property
    def severity(self) -> Severity | None:
        """The worst severity of its signs."""
        return _worst(sign.severity for signs in self.cells.values() for sign in signs)


class Table(NamedTuple):
    """Columns in the order of PARTS, each with at least one sign; rows from what is declared to what is mentioned."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


ROLES = (Role.TARGET, Role.SECONDARY, Role.STABILIZER, Role.WORKED, Role.STRETCHED, Role.NOT_WORKED)
"""The order of signs: from the role that says most of an exercise to the one that says least."""

_SPECIFIC = frozenset({Role.TARGET, Role.SECONDARY, Role.STABILIZER})

_Rank: TypeAlias = tuple[int, int, int, int]
"""Where a claim puts its muscle among the rows: its column's part, its role, its question, its place in the file."""


def tabulate(claims: Sequence[Claim], findings: Iterable[Diagnostic], vocabulary: Vocabulary) -> Table:
    """The table of a document's claims; signs of claims on which a finding's labels lie carry its severity."""
    labels = [(label, finding.severity) for finding in findings for label in _telling_labels(finding)]
    said: dict[str, dict[Column, list[Sign]]] = {}
    ranks: dict[str, _Rank] = {}
    for claim in claims:
        column = _column(claim)
        severity = _worst(severity for label, severity in labels if lies_on(label, claim))
        sign = Sign(claim.role, _manner(claim), severity)
        said.setdefault(claim.value, {}).setdefault(column, []).append(sign)
        rank = (PARTS.index(column.where), ROLES.index(claim.role), column.question, claim.span.start)
        ranks[claim.value] = min(rank, ranks.get(claim.value, rank))
    columns = {column for cells in said.values() for column in cells}
    rows = (
        Row(term, depth, {column: tuple(_distinct(signs)) for column, signs in said[term].items()})
        for term, depth in _nested(ranks, vocabulary)
    )
    return Table(tuple(sorted(columns, key=lambda each: (PARTS.index(each.where), each.question))), tuple(rows))


def lies_on(label: Label, claim: Claim) -> bool:
    """Whether a finding's label covers the words that name a claim's muscle."""
    return label.start.offset <= claim.span.start < label.end.offset


def _telling_labels(finding: Diagnostic) -> tuple[Label, ...]:
    """The labels on what a finding is about: of an undeclared muscle, the others show where it would be declared."""
    return finding.labels[:1] if finding.category is Category.MUSCLE_UNDECLARED else finding.labels


def _column(claim: Claim) -> Column:
    where = claim.place.where
    return Column(where, claim.place.index if where == Passage.ANSWER else 0)


def _manner(claim: Claim) -> Manner:
    """Among mistakes all is warned against: the column's head says so."""
    if claim.subject is Subject.OTHER:
        return Manner.OTHER
    if claim.polarity is Polarity.DENIED:
        return Manner.DENIED
    if claim.polarity is Polarity.WARNED and claim.place.where != Part.MISTAKES:
        return Manner.WARNED
    if claim.modality is Modality.OPTIONAL:
        return Manner.OPTIONAL
    return Manner.PASSING if claim.strength is Strength.PASSING else Manner.PLAIN


def _distinct(signs: Iterable[Sign]) -> Iterator[Sign]:
    """The signs of a cell, each role and manner once; a weak one is left out where a plain one says as much or more."""
    worst: dict[tuple[Role, Manner], Severity | None] = {}
    for role, manner, severity in signs:
        worst[role, manner] = _worst((severity, worst.get((role, manner))))
    plain = {role for role, manner in worst if manner is Manner.PLAIN}
    for role, manner in sorted(worst, key=lambda each: (each[1], ROLES.index(each[0]))):
        repeats = manner is Manner.PASSING and role in plain
        says_less = role is Role.WORKED and manner <= Manner.PASSING and not plain.isdisjoint(_SPECIFIC)
        severity = worst[role, manner]
        if severity is not None or not (repeats or says_less):
            yield Sign(role, manner, severity)


def _worst(severities: Iterable[Severity | None]) -> Severity | None:
    return max((each for each in severities if each is not None), default=None)


def _nested(ranks: Mapping[str, _Rank], vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    """The muscles by rank, with their depth: parts stand under the nearest whole that outranks them."""
    children: dict[str | None, list[str]] = {}
    for term in sorted(ranks, key=ranks.__getitem__):
        wholes = [whole for whole in vocabulary.wholes(term) if ranks.get(whole, ranks[term]) < ranks[term]]
        nearest = max(wholes, key=_nearness(ranks, vocabulary), default=None)
        children.setdefault(nearest, []).append(term)

    def below(whole: str | None, depth: int) -> Iterator[tuple[str, int]]:
        for term in children.get(whole, ()):
            yield term, depth
            yield from below(term, depth + 1)

    return below(None, 0)


def _nearness(ranks: Mapping[str, _Rank], vocabulary: Vocabulary) -> Callable[[str], tuple[bool, int, str]]:
    """A declared whole comes before one that only the text names, then the one that says more."""
    return lambda whole: (PARTS[ranks[whole][0]].startswith("fields."), vocabulary.depth(whole), whole)
