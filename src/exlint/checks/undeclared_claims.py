"""undeclared-claims: what the prose says of the exercise and no field declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from exlint.checks.sides import ROLE_WORDS, claims_under, covered, mark_claim, place_name, says_plainly
from exlint.checks.spelling import field_spelling
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Role, Strength

_ROLES = (Role.TARGET, Role.SECONDARY, Role.WORKED, Role.STABILIZER)
"""From the role that most needs declaring to the one that least does."""


@dataclass(frozen=True, slots=True)
class UndeclaredClaims:
    """Options: the kind of claim, and terms too wide to be declared as a muscle ("upper body")."""

    kind: Literal["muscle"]
    besides: tuple[str, ...] = ()


def undeclared_claims(case: Case, select: Selection, options: UndeclaredClaims) -> Iterator[Finding]:
    """Each muscle that prose gives a role and that no declared muscle covers or is part of, at its weightiest mention.

    Documents that declare no muscles at all are left alone.
    """
    declared = claims_under(case.claims, select["here"])
    if not declared:
        return
    vocabulary = case.knowledge.muscles
    named: dict[str, Claim] = {}
    for claim in claims_under(case.claims, select["there"]):
        if claim.role not in _ROLES or not says_plainly(claim) or claim.value in options.besides:
            continue
        if not covered(claim.value, declared, vocabulary):
            best = named.setdefault(claim.value, claim)
            if _weight(claim) > _weight(best):
                named[claim.value] = claim
    for claim in _widest(list(named.values()), case):
        yield _finding(case, claim, declared)


def _weight(claim: Claim) -> tuple[int, int]:
    return -_ROLES.index(claim.role), claim.strength


def _widest(claims: list[Claim], case: Case) -> list[Claim]:
    """Of claims about a whole and its part in one place ("the core (obliques)") only the whole's is kept."""
    covers = case.knowledge.muscles.covers
    return [
        claim
        for claim in claims
        if not any(
            other.statement == claim.statement and other.value != claim.value and covers(other.value, claim.value)
            for other in claims
        )
    ]


def _finding(case: Case, claim: Claim, declared: list[Claim]) -> Finding:
    nearest = declared[-1]
    name = case.knowledge.muscles[claim.value].name
    return Finding(
        grade=_grade(claim),
        confidence=0.9 if claim.strength is Strength.DEFINING else 0.8,
        marks=(mark_claim("there", claim), mark_claim("here", nearest)),
        values={
            "there": place_name(case, claim),
            "here": place_name(case, nearest),
            "found": name,
            "role": ROLE_WORDS[claim.role],
            "term": field_spelling(claim.value, case),
        },
    )


def _grade(claim: Claim) -> str:
    return "main" if claim.role is Role.TARGET and claim.strength is Strength.DEFINING else str(claim.role)


VERB = Verb(
    name="undeclared-claims",
    summary="The prose gives a muscle a role and no field declares it",
    run=undeclared_claims,
    options=UndeclaredClaims,
    roles=("here", "there"),
    marks=("there", "here"),
    grades=("main", *(str(role) for role in _ROLES)),
    placeholders=("here", "there", "found", "role", "term"),
)
