"""Sides: the claims of a place that belong together, and how a finding speaks of them. Shared by the muscle verbs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeAlias

from exlint.checks.verb import Case, Mark, Selection
from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.claims.kinds import KINDS
from exlint.claims.muscles import KIND as MUSCLE
from exlint.vocabulary import Vocabulary

Side: TypeAlias = tuple[Claim, ...]
"""The claims of one place that belong together: a field's values, a paragraph's sentences. Never empty."""

NO_MUSCLE = "system"
"""The rank of terms that stand in muscle fields and name no muscle ("cardiovascular system")."""

_PLACES = {
    "name": "the name",
    "questions.answer": "the answer",
    "description": "the description",
    "steps": "the step",
    "tips": "the tip",
    "mistakes": "the mistake",
    "benefits": "the list of benefits",
    "muscles": "the section on muscles",
}


def says_plainly(claim: Claim) -> bool:
    """Whether a claim states a fact of this exercise: not of another, not denied, not optional, not in passing."""
    return (
        claim.subject is not Subject.OTHER
        and claim.polarity is Polarity.ASSERTED
        and claim.modality is Modality.REQUIRED
        and claim.strength > Strength.PASSING
    )


def sides_of(claims: Iterable[Claim]) -> list[Side]:
    """Claims grouped by the place that they were read from, in the order of their first ones."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.place.where, claim.place.pointer), []).append(claim)
    return [tuple(group) for group in groups.values()]


def same_variant(one: Claim, other: Claim) -> bool:
    """Whether two claims may speak of one version of the movement."""
    return one.place.variant == other.place.variant or None in (one.place.variant, other.place.variant)


def disagree(here: Side, there: Side, vocabulary: Vocabulary) -> bool:
    """Whether the two places name nothing in common: no muscle of one covers, or is part of, one of the other.

    What is no muscle ("cardiovascular system") can be the target beside any muscle.
    """
    if not same_variant(here[0], there[0]):
        return False
    if any(vocabulary[claim.value].rank == NO_MUSCLE for claim in (*here, *there)):
        return False
    return not any(vocabulary.akin(one.value, other.value) for one in here for other in there)


def covered(value: str, declared: Iterable[Claim], vocabulary: Vocabulary) -> bool:
    """Whether a muscle is declared: itself, a whole that it is part of, or a part of it."""
    return any(vocabulary.akin(claim.value, value) for claim in declared)


def mark_side(label: str, side: Side) -> Mark:
    """A mark from the side's first value to the last of its list: "chest, triceps and shoulders" is one mark."""
    first = side[0]
    end = max(claim.end for claim in side if claim.text is first.text and claim.statement == first.statement)
    return Mark(label, first.text.span(first.start, end), first.place.pointer)


def mark_claim(label: str, claim: Claim) -> Mark:
    """A mark on the words that name the claim's value."""
    return Mark(label, claim.span, claim.place.pointer)


def mark_name(case: Case) -> tuple[Mark, ...]:
    """A mark on the exercise's name; none where it stands nowhere in the file."""
    name = case.exercise.name
    if name is None or not name.pieces:
        return ()
    return (Mark("name", name.span(), f"{case.exercise.record.pointer}/name"),)


def names(claims: Iterable[Claim], vocabulary: Vocabulary) -> str:
    """What the claims name, as a sentence lists it: "chest, triceps and shoulders"."""
    words = list(dict.fromkeys(vocabulary[claim.value].name for claim in claims))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def place_name(case: Case, claim: Claim) -> str:
    """What the claim's place is called: the field by its own label, a part of the document by its kind."""
    where = claim.place.where
    if where.startswith("fields."):
        field = case.exercise.field(where.removeprefix("fields."))
        if field is not None and field.label:
            return f"the field \u201c{field.label.value.strip(' :')}\u201d"
    return part_name(where)


def part_name(where: str) -> str:
    """What a passage of a part of the document is called."""
    return _PLACES.get(where, f"the section on {where}")


class OfKind(Protocol):
    """Options that choose a kind of claim."""

    @property
    def kind(self) -> str: ...


def unknown_kind(options: OfKind, select: Selection) -> str | None:
    """What is wrong with options that name a kind of claim which nothing reads."""
    del select  # any part may speak of any kind
    kinds = (MUSCLE, *KINDS)
    return (
        None if options.kind in kinds else f"there is no kind of claim {options.kind!r}; choose from {', '.join(kinds)}"
    )


ROLE_WORDS = {
    Role.TARGET: "a target",
    Role.SECONDARY: "a secondary muscle",
    Role.STABILIZER: "a stabilizer",
    Role.WORKED: "part of the work",
    Role.STRETCHED: "stretched",
    Role.NOT_WORKED: "not worked",
}
"""How messages speak of a role."""
