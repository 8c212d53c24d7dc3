"""Answers: which questions ask the same, and what the answer to one claims of this exercise.

Shared by the verbs on questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from exlint.checks.sides import Side
from exlint.checks.verb import Case
from exlint.claims.claim import Claim, Polarity, Role, Subject
from exlint.claims.questions import Sameness, compare
from exlint.exercise import Passage


def asked_twice(case: Case) -> tuple[tuple[int, int, Sameness], ...]:
    """Each two questions (by index, the earlier first) that ask the same, and how."""
    return case.once(_asked_twice)


def _asked_twice(case: Case) -> tuple[tuple[int, int, Sameness], ...]:
    pairs = combinations(enumerate(case.asked), 2)
    compared = ((earlier, later, compare(one, other)) for (earlier, one), (later, other) in pairs)
    return tuple((earlier, later, sameness) for earlier, later, sameness in compared if sameness is not None)


def said_in(case: Case, index: int) -> Iterator[Claim]:
    """What the answer to a question (by index) asserts of muscles, this exercise's alone."""
    return (
        claim
        for claim in case.claims_in([Passage.ANSWER])
        if claim.place.index == index and claim.subject is not Subject.OTHER and claim.polarity is Polarity.ASSERTED
    )


def targets_of(case: Case, index: int) -> Side:
    """The targets that the answer to a question names; empty where it names none."""
    return tuple(claim for claim in said_in(case, index) if claim.role is Role.TARGET)
