"""denied-claims: a field declares what the prose says is not so."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, place_name, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.claims.muscles import KIND as MUSCLE
from exlint.values import NamedTuple

_WORKING = (Role.TARGET, Role.SECONDARY, Role.WORKED)


class DeniedClaims(NamedTuple):
    """Options: the kind of claim that is denied."""

    kind: str = MUSCLE


def denied_claims(case: Case, select: Selection, options: DeniedClaims) -> Iterator[Finding]:
    """Each declared value of which the prose says, of this exercise and without a choice, that it is not so.

    A muscle is denied where the prose says that it does not work.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    denials = [claim for claim in case.claims_in(select["there"], options.kind) if _denies(claim)]
    for declared in case.claims_in(select["here"], options.kind):
        denial = next((each for each in denials if vocabulary.covers(each.value, declared.value)), None)
        if denial is not None:
            yield Finding(
                grade=denial.strength.word,
                confidence=0.8,
                marks=(mark_claim("here", declared), mark_claim("there", denial)),
                values={
                    "here": place_name(case, declared),
                    "there": place_name(case, denial),
                    "declared": vocabulary[declared.value].name,
                },
            )


def _denies(claim: Claim) -> bool:
    about_this = claim.subject is not Subject.OTHER and claim.modality is Modality.REQUIRED
    if not about_this or claim.strength is Strength.PASSING:
        return False
    if claim.role is Role.NOT_WORKED:
        return claim.polarity is Polarity.ASSERTED
    return claim.polarity is Polarity.DENIED and claim.role in (*_WORKING, Role.NONE)


VERB = Verb(
    name="denied-claims",
    summary="A field declares what the prose denies; of a muscle, that it works",
    run=denied_claims,
    options=DeniedClaims,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=tuple(strength.word for strength in Strength),
    placeholders=("here", "there", "declared"),
    fault=unknown_kind,
)
