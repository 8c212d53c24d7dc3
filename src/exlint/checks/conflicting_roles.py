"""conflicting-roles: a muscle that a field gives one role and the prose another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from exlint.checks.sides import covered, mark_claim, mark_side, names, place_name, says_plainly
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Role, Statement, Strength
from exlint.exercise import FieldName
from exlint.values import NamedTuple

MAIN, LISTED, BESIDE = _GRADES = ("main", "listed", "beside")
"""From the plainest conflict to none that the field has room to mend."""


class ConflictingRoles(NamedTuple):
    """No options."""


def conflicting_roles(case: Case, select: Selection, options: ConflictingRoles) -> Iterator[Finding]:
    """Each muscle declared as secondary that prose makes a target, at its plainest mention.

    Where prose lists it after a declared target ("targets the glutes, quads and core") it may only be generous:
    that is graded lower than prose that says "primarily", and as `beside` where the field has room for one target.
    """
    del options  # there are none
    vocabulary = case.knowledge.muscles
    field = case.exercise.field(FieldName.TARGET)
    single = field is not None and not field.many
    targets = [claim for claim in case.claims_in(["fields.target"]) if claim.role is Role.TARGET]
    helpers = case.claims_in(select["here"])
    found: dict[str, _Found] = {}
    for claim in case.claims_in(select["there"]):
        if claim.role is not Role.TARGET or not says_plainly(claim) or covered(claim.value, targets, vocabulary):
            continue
        helper = next((each for each in helpers if vocabulary.covers(each.value, claim.value)), None)
        if helper is None:
            continue
        grade = _grade(claim, helper, case, targets, single=single)
        if claim.value not in found or _GRADES.index(grade) < _GRADES.index(found[claim.value][0]):
            found[claim.value] = (grade, helper, claim)
    for statement in _by_statement(list(found.values())):
        yield _finding(case, statement, single=single)


_Found: TypeAlias = tuple[str, Claim, Claim]
"""A grade, the claim of the field, and that of the prose."""


def _by_statement(found: list[_Found]) -> list[list[_Found]]:
    """What one clause says together: "the shoulders and triceps" is one conflict."""
    statements: dict[tuple[str, Statement], list[_Found]] = {}
    for each in found:
        statements.setdefault((each[0], each[2].statement), []).append(each)
    return [sorted(group, key=lambda each: each[2].start) for group in statements.values()]


def _finding(case: Case, group: list[_Found], *, single: bool) -> Finding:
    vocabulary = case.knowledge.muscles
    grade, helper, claim = group[0]
    return Finding(
        grade=grade,
        confidence=0.9 if grade == MAIN else 0.6,
        marks=(mark_claim("here", helper), mark_side("there", tuple(each for _, _, each in group))),
        values={
            "here": place_name(case, helper),
            "there": place_name(case, claim),
            "declared": names((each for _, each, _ in group), vocabulary),
            "found": names((each for _, _, each in group), vocabulary),
            "remedy": _remedy(grade, len(group), single=single),
        },
    )


def _remedy(grade: str, count: int, *, single: bool) -> str:
    """What can be done: a list takes further targets, a field that holds one takes one instead of its own."""
    assist = "say in the text that they only assist" if count > 1 else "say in the text that it only assists"
    if single and (count > 1 or grade != MAIN):
        return assist.capitalize()
    if single:
        return f"Make it the target in the field instead, or {assist}"
    return f"Make {'them targets' if count > 1 else 'it a target'} in the field too, or {assist}"


def _grade(claim: Claim, helper: Claim, case: Case, targets: list[Claim], *, single: bool) -> str:
    """Main where the cue says so ("primarily"), or where the clause names no declared target beside the muscle.

    Where the text has named the target before, a clause that comes back to it ("to emphasize the back and the rear
    deltoids") is more than a generous list, and one on a part of a helper ("emphasizing the wrist extensors") is less
    than a conflict.
    """
    if claim.strength is Strength.DEFINING and claim.place.where != "description":
        return MAIN
    vocabulary = case.knowledge.muscles
    near = [each for each in case.claims_in([claim.place.where]) if each.statement[:2] == claim.statement[:2]]
    said = [each for each in near if each.role is Role.TARGET and covered(each.value, targets, vocabulary)]
    before = any(each.statement < claim.statement for each in said)
    if any(each.statement == claim.statement for each in said):
        return BESIDE if single and not before else LISTED
    return BESIDE if single and before and helper.value != claim.value else MAIN


VERB = Verb(
    name="conflicting-roles",
    summary="A muscle is declared as secondary and the prose makes it a target",
    run=conflicting_roles,
    options=ConflictingRoles,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=_GRADES,
    placeholders=("here", "there", "declared", "found", "remedy"),
)
