"""unreached-claims: a state that one place gives the exercise, and that the account of it elsewhere never reaches.

Steps lead from one state to the next: that they begin seated is no conflict with an exercise done lying down, so long
as they lie down at some point, or name what may mean the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, place_name, same_variant, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Polarity, Strength, Subject
from exlint.exercise import Passage
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary

_CHANGING = frozenset({"regress", "progress", "variations", "alternatives"})
"""The intents of questions that ask for another version of the exercise."""


class UnreachedClaims(NamedTuple):
    """Options: the kind of claim, and values that an account must reach even where it names nothing against them."""

    kind: str
    required: tuple[str, ...] = ()


def unreached_claims(case: Case, select: Selection, options: UnreachedClaims) -> Iterator[Finding]:
    """Each value under `here` that what `there` names as a whole neither reaches nor admits.

    Grade `excluded` where `there` names something that cannot hold at the same time, `missing` where it names anything
    else of the kind's own rank, or the value's, and the value is one of `required`. An account that names nothing of
    the kind is left alone.
    """
    here = [claim for claim in case.claims_in(select["here"], options.kind) if says_plainly(claim)]
    if here:
        proposed = _proposed(case, options.kind)
        here = [claim for claim in here if claim.place.where != Passage.ANSWER or claim.place.index not in proposed]
    if not here:
        return
    vocabulary = case.knowledge.vocabulary(options.kind)
    account = [claim for claim in case.claims_in(select["there"], options.kind) if _tells(claim)]
    reported: list[str] = []
    for claim in here:
        if any(vocabulary.admit(each, claim.value) for each in reported):
            continue
        told = [each for each in account if same_variant(each, claim) and each.statement != claim.statement]
        if any(vocabulary.admit(each.value, claim.value) for each in told):
            continue
        finding = _judge(case, claim, told, options, vocabulary)
        if finding is not None:
            reported.append(claim.value)
            yield finding


def _proposed(case: Case, kind: str) -> set[int]:
    """The questions whose answers speak of a choice: they name something of the kind, or ask for another version."""
    named = {heard.place.index for heard in case.heard_in(Passage.QUESTION) if heard.of(kind)}
    return named.union(index for index, asked in enumerate(case.asked) if asked.intent in _CHANGING)


def _tells(claim: Claim) -> bool:
    return claim.subject is not Subject.OTHER and claim.polarity is Polarity.ASSERTED


def _judge(
    case: Case, claim: Claim, told: list[Claim], options: UnreachedClaims, vocabulary: Vocabulary
) -> Finding | None:
    against = next((each for each in told if vocabulary.exclude(each.value, claim.value)), None)
    grade = "excluded"
    if against is None and claim.value in options.required:
        ranks = {options.kind, vocabulary[claim.value].rank}
        grade, against = "missing", next((each for each in told if vocabulary[each.value].rank in ranks), None)
    if against is None:
        return None
    return Finding(
        grade=grade,
        confidence=0.9 if claim.strength is Strength.DEFINING else 0.8,
        marks=(mark_claim("there", against), mark_claim("here", claim)),
        values={
            "here": place_name(case, claim),
            "there": place_name(case, against),
            "declared": vocabulary[claim.value].name,
            "found": vocabulary[against.value].name,
        },
    )


VERB = Verb(
    name="unreached-claims",
    summary="What one place says the exercise is, another tells step by step and never reaches",
    run=unreached_claims,
    options=UnreachedClaims,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=("excluded", "missing"),
    placeholders=("here", "there", "declared", "found"),
    fault=unknown_kind,
)
