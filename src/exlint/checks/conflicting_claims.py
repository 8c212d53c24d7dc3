"""conflicting-claims: two places of a document that cannot both be right about the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.exercise import FieldName
from exlint.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ConflictingClaims:
    """Options: which claims are held against each other, by kind and, for muscles, role."""

    kind: Literal["muscle"]
    role: Literal["target", "secondary", "stabilizer", "stretched"]


NO_MUSCLE = "system"
"""The rank of terms that stand in muscle fields and name no muscle."""

Side: TypeAlias = "tuple[Claim, ...]"
"""The claims of one place that belong together: a field's values, a paragraph's sentences."""


def conflicting_claims(case: Case, select: Selection, options: ConflictingClaims) -> Iterator[Finding]:
    """Each place under `there` that names only values that the anchor does not name.

    The anchor is what the first selector under `here` that says anything says in a defining way: the field, or else
    the description's first words; only other parts of the document are held against it.
    """
    vocabulary = case.knowledge.muscles
    claims = [claim for claim in case.claims if _counts(claim, options)]
    anchor = _anchor(claims, select["here"])
    if anchor:
        for there in sides(claims, select["there"]):
            if anchor[0].place.where != there[0].place.where and disagree(anchor, there, vocabulary):
                yield conflict(case, anchor, there, vocabulary)


def _anchor(claims: list[Claim], selectors: tuple[str, ...]) -> Side:
    for where in selectors:
        side = tuple(claim for claim in claims if claim.place.where == where and claim.strength is Strength.DEFINING)
        if side:
            return side
    return ()


def _counts(claim: Claim, options: ConflictingClaims) -> bool:
    return (
        claim.kind == options.kind
        and claim.role == Role(options.role)
        and claim.subject is not Subject.OTHER
        and claim.polarity is Polarity.ASSERTED
        and claim.modality is Modality.REQUIRED
        and claim.strength > Strength.PASSING
    )


def sides(claims: list[Claim], selectors: tuple[str, ...]) -> list[Side]:
    """The claims under the selectors, grouped by the place they were read from, in the selectors' order."""
    groups: dict[tuple[str, str], list[Claim]] = {}
    for where in selectors:
        for claim in claims:
            if claim.place.where == where:
                groups.setdefault((where, claim.place.pointer), []).append(claim)
    return [tuple(group) for group in groups.values()]


def disagree(here: Side, there: Side, vocabulary: Vocabulary) -> bool:
    """Whether the two places name nothing in common: no muscle of one covers, or is part of, one of the other.

    What is no muscle ("cardiovascular system") can be the target beside any muscle.
    """
    if any(vocabulary[claim.value].rank == NO_MUSCLE for claim in (*here, *there)):
        return False
    if here[0].place.variant != there[0].place.variant and None not in (here[0].place.variant, there[0].place.variant):
        return False
    return not any(vocabulary.akin(one.value, other.value) for one in here for other in there)


def conflict(case: Case, here: Side, there: Side, vocabulary: Vocabulary) -> Finding:
    """The finding for two sides, at the side that says less: the declaring side is the primary place."""
    strength = min(max(claim.strength for claim in here), max(claim.strength for claim in there))
    return Finding(
        grade=strength.word,
        confidence={Strength.DEFINING: 0.97, Strength.PLAIN: 0.9}.get(strength, 0.6),
        marks=(_mark("here", here), _mark("there", there)),
        values={
            "here": _place_name(case, here),
            "there": _place_name(case, there),
            "declared": _named(here, vocabulary),
            "found": _named(there, vocabulary),
        },
    )


def _mark(label: str, side: Side) -> Mark:
    first = side[0]
    return Mark(label, first.text.span(first.start, _end_of_list(side)), first.place.pointer)


def _end_of_list(side: Side) -> int:
    """Where the last value of the first value's list ends: "chest, triceps and shoulders" is one mark."""
    first = side[0]
    return max(claim.end for claim in side if claim.text is first.text and claim.statement == first.statement)


def _named(side: Side, vocabulary: Vocabulary) -> str:
    names = list(dict.fromkeys(vocabulary[claim.value].name for claim in side))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


_PLACES = {
    "name": "the name",
    f"fields.{FieldName.TARGET}": "the field",
    f"fields.{FieldName.SECONDARY}": "the field",
    "questions.answer": "the answer",
    "description": "the description",
    "steps": "the step",
    "tips": "the tip",
    "mistakes": "the mistake",
}


def _place_name(case: Case, side: Side) -> str:
    place = side[0].place
    if place.where.startswith("fields."):
        field = case.exercise.field(place.where.removeprefix("fields."))
        if field is not None and field.label:
            return f"the field \u201c{field.label.value.strip(' :')}\u201d"
    return _PLACES.get(place.where, f"the section on {place.where}")


VERB = Verb(
    name="conflicting-claims",
    summary="Two places name different values for the same thing, parts and wholes respected",
    run=conflicting_claims,
    options=ConflictingClaims,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=tuple(strength.word for strength in Strength),
    placeholders=("here", "there", "declared", "found"),
)
