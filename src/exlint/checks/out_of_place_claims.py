"""out-of-place-claims: words of another version: the exercise is fixed to one thing, and a place speaks of another."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, place_name, same_variant, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Polarity, Strength, Subject
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary


class OutOfPlaceClaims(NamedTuple):
    """Options: the kind of claim, what fixes the exercise, what is then out of place, and what makes room for it."""

    kind: str
    fixed: tuple[str, ...]
    strange: tuple[str, ...]
    unless: tuple[str, ...]


def out_of_place_claims(case: Case, select: Selection, options: OutOfPlaceClaims) -> Iterator[Finding]:
    """Each value of `strange` under `there`, where `here` names one of `fixed` and neither names one of `unless`.

    A part of a value counts as the value. What is optional makes room as well as what is required.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    there = case.claims_in(select["there"], options.kind)
    strange = [claim for claim in there if _is_one_of(claim, options.strange, vocabulary) and says_plainly(claim)]
    if not strange:
        return
    here = case.claims_in(select["here"], options.kind)
    fixing = [claim for claim in here if _is_one_of(claim, options.fixed, vocabulary) and says_plainly(claim)]
    room = [claim for claim in (*here, *there) if _is_one_of(claim, options.unless, vocabulary) and _tells(claim)]
    reported: set[str] = set()
    for claim in strange:
        fixed = next((each for each in fixing if same_variant(each, claim)), None)
        if fixed is None or claim.value in reported or any(same_variant(each, claim) for each in room):
            continue
        reported.add(claim.value)
        yield _finding(case, fixed, claim)


def _is_one_of(claim: Claim, values: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    return any(vocabulary.covers(value, claim.value) for value in values)


def _tells(claim: Claim) -> bool:
    return claim.subject is not Subject.OTHER and claim.polarity is Polarity.ASSERTED


def _finding(case: Case, fixed: Claim, strange: Claim) -> Finding:
    vocabulary = case.knowledge.vocabulary(strange.kind)
    return Finding(
        grade=min(fixed.strength, strange.strength).word,
        confidence=0.9 if fixed.strength is Strength.DEFINING else 0.8,
        marks=(mark_claim("there", strange), mark_claim("here", fixed)),
        values={
            "here": place_name(case, fixed),
            "there": place_name(case, strange),
            "declared": vocabulary[fixed.value].name,
            "found": vocabulary[strange.value].name,
            "words": strange.wording,
        },
    )


VERB = Verb(
    name="out-of-place-claims",
    summary="A place speaks of what the exercise, as it is fixed elsewhere, leaves no room for",
    run=out_of_place_claims,
    options=OutOfPlaceClaims,
    roles=("here", "there"),
    marks=("there", "here"),
    grades=tuple(strength.word for strength in Strength),
    placeholders=("here", "there", "declared", "found", "words"),
    fault=unknown_kind,
)
