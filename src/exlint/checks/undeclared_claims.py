"""undeclared-claims: what the prose says of the exercise and no field declares."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.anatomy import cannot_be_worked, is_stretch
from exlint.checks.edits import with_values
from exlint.checks.sides import (
    ROLE_WORDS,
    Side,
    covered,
    mark_claim,
    mark_side,
    names,
    place_name,
    says_plainly,
)
from exlint.checks.spelling import field_spelling
from exlint.checks.verb import Case, Finding, Remedy, Selection, Verb
from exlint.claims.claim import Claim, Role, Statement, Strength
from exlint.diagnostics import Applicability
from exlint.exercise import FieldName
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary

_ROLES = (Role.TARGET, Role.SECONDARY, Role.WORKED, Role.STABILIZER)
"""From the role that most needs declaring to the one that least does."""

_STRETCH_ROLES = (*_ROLES, Role.STRETCHED)
"""A stretch is done for the muscles that it lengthens: they are what it works."""


PLACE = "region"
"""The rank of terms that name a part of the body (vocabulary/muscles.yaml)."""


class UndeclaredClaims(NamedTuple):
    """Options: terms too wide to be declared as a muscle ("upper body")."""

    besides: tuple[str, ...] = ()


def undeclared_claims(case: Case, select: Selection, options: UndeclaredClaims) -> Iterator[Finding]:
    """Each muscle that prose gives a role and that no declared muscle covers or is part of, at its weightiest mention.

    What the movement cannot work is left to the rule that says so: nobody should be told to declare it.
    Documents that declare no muscles at all are left alone.
    """
    declared = case.claims_in(select["here"])
    if not declared:
        return
    vocabulary = case.knowledge.muscles
    roles = _STRETCH_ROLES if is_stretch(case) else _ROLES
    named: dict[str, Claim] = {}
    for claim in case.claims_in(select["there"]):
        if claim.role not in roles or not says_plainly(claim) or claim.value in options.besides:
            continue
        if covered(claim.value, declared, vocabulary) or cannot_be_worked(claim.value, case) or _names_stretch(claim):
            continue
        best = named.setdefault(claim.value, claim)
        if _weight(claim) > _weight(best):
            named[claim.value] = claim
    for statement in _by_statement(_widest(list(named.values()), vocabulary)):
        yield _finding(case, statement, declared)


def _names_stretch(claim: Claim) -> bool:
    """Whether the muscle belongs to the name of a stretch, which may be another one: "a doorway chest stretch"."""
    return claim.role is Role.STRETCHED and claim.text.value[claim.end :].lstrip().lower().startswith("stretch")


def _by_statement(claims: list[Claim]) -> list[Side]:
    """Claims of one clause together: "the lats, traps and forearms" is one omission."""
    statements: dict[Statement, list[Claim]] = {}
    for claim in claims:
        statements.setdefault(claim.statement, []).append(claim)
    return [tuple(sorted(each, key=lambda claim: claim.start)) for each in statements.values()]


def _weight(claim: Claim) -> tuple[int, int]:
    return -_STRETCH_ROLES.index(claim.role), claim.strength


def _widest(claims: list[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """Of claims about a whole and its part in one place ("the core (obliques)") only the whole's is kept."""
    return [
        claim
        for claim in claims
        if not any(
            other.statement == claim.statement
            and other.value != claim.value
            and vocabulary.covers(other.value, claim.value)
            for other in claims
        )
    ]


def _finding(case: Case, claims: Side, declared: list[Claim]) -> Finding:
    weightiest = max(claims, key=_weight)
    nearest = declared[-1]
    terms = [field_spelling(claim.value, case) for claim in claims if not _is_place(claim.value, case)]
    declare = (
        f"Declare {'them' if len(terms) > 1 else 'it'} too ({', '.join(terms)})"
        if terms
        else "Name the muscles that are meant and declare them"
    )
    return Finding(
        grade=_grade(weightiest, claims, declared, case),
        confidence=0.9 if weightiest.strength is Strength.DEFINING else 0.8,
        marks=(mark_side("there", claims), mark_claim("here", nearest)),
        values={
            "there": place_name(case, weightiest),
            "here": place_name(case, nearest),
            "found": names(claims, case.knowledge.muscles),
            "role": ROLE_WORDS[weightiest.role],
            "terms": ", ".join(terms),
            "remedy": declare,
        },
        remedy=_remedy(case, weightiest, terms) if terms else None,
    )


def _remedy(case: Case, weightiest: Claim, terms: list[str]) -> Remedy | None:
    """Add the muscles to the secondary ones, or where a list of targets lacks a target, to that."""
    fields = [case.exercise.field(name) for name in (FieldName.TARGET, FieldName.SECONDARY)]
    target, secondary = fields
    field = target if weightiest.role is Role.TARGET and target is not None and target.many else secondary
    edit = with_values(case, field, terms) if field is not None else None
    if field is None or edit is None:
        return None
    label = field.label.value.strip(" :")
    return Remedy(f"add {', '.join(terms)} to \u201c{label}\u201d", Applicability.UNSAFE, (edit,))


def _grade(weightiest: Claim, claims: Side, declared: list[Claim], case: Case) -> str:
    """The role, or main where the prose puts a muscle first that such fields hold."""
    if not (weightiest.role is Role.TARGET and weightiest.strength is Strength.DEFINING):
        return str(weightiest.role)
    listed = case.knowledge.muscles.listed
    finely = any(claim.value not in listed for claim in declared)
    return "main" if finely or any(claim.value in listed for claim in claims) else str(weightiest.role)


def _is_place(value: str, case: Case) -> bool:
    """Whether a term is a part of the body that no catalogue files muscles under: nobody can declare "hips"."""
    muscles = case.knowledge.muscles
    return muscles[value].rank == PLACE and value not in muscles.listed


VERB = Verb(
    name="undeclared-claims",
    summary="The prose gives a muscle a role and no field declares it",
    run=undeclared_claims,
    options=UndeclaredClaims,
    roles=("here", "there"),
    marks=("there", "here"),
    grades=("main", *(str(role) for role in _STRETCH_ROLES)),
    placeholders=("here", "there", "found", "role", "terms", "remedy"),
)
