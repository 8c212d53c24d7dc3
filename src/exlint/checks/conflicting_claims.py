"""conflicting-claims: two places of a document that cannot both be right about the same thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from exlint.checks.sides import Side, disagree, mark_side, names, place_name, says_plainly, sides_of
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Role, Strength
from exlint.values import NamedTuple


class ConflictingClaims(NamedTuple):
    """Options: the role whose muscles are held against each other."""

    role: Literal["target", "secondary", "stabilizer", "stretched"]


def conflicting_claims(case: Case, select: Selection, options: ConflictingClaims) -> Iterator[Finding]:
    """Each place under `there` that names only values that the anchor does not name.

    The anchor is what the first selector under `here` that says anything says in a defining way: the field, or else
    the description's first words; only other parts of the document are held against it.
    """
    role = Role(options.role)
    anchor = _anchor(case, select["here"], role)
    if not anchor:
        return
    found = (claim for claim in case.claims_in(select["there"]) if claim.role is role and says_plainly(claim))
    for there in sides_of(found):
        if anchor[0].place.where != there[0].place.where and disagree(anchor, there, case.knowledge.muscles):
            yield _conflict(case, anchor, there)


def _anchor(case: Case, selectors: tuple[str, ...], role: Role) -> Side:
    for where in selectors:
        claims = (claim for claim in case.claims_in([where]) if claim.role is role and says_plainly(claim))
        side = tuple(claim for claim in claims if claim.strength is Strength.DEFINING)
        if side:
            return side
    return ()


def _conflict(case: Case, here: Side, there: Side) -> Finding:
    vocabulary = case.knowledge.muscles
    strength = min(max(claim.strength for claim in here), max(claim.strength for claim in there))
    return Finding(
        grade=strength.word,
        confidence={Strength.DEFINING: 0.97, Strength.PLAIN: 0.9}.get(strength, 0.6),
        marks=(mark_side("here", here), mark_side("there", there)),
        values={
            "here": place_name(case, here[0]),
            "there": place_name(case, there[0]),
            "declared": names(here, vocabulary),
            "found": names(there, vocabulary),
        },
    )


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
