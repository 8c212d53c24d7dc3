"""needed-claims: what one claim calls for and its part of the document never says: one side first, then the other."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, place_name, same_variant, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.values import NamedTuple


class NeededClaims(NamedTuple):
    """Options: the kind of claim, the values that call for another, and those of which any will do."""

    kind: str
    of: tuple[str, ...]
    needs: tuple[str, ...]


def needed_claims(case: Case, select: Selection, options: NeededClaims) -> Iterator[Finding]:
    """The first claim under `here` of a value in `of`, where `there` has texts and none names one of `needs`.

    Grade `named` where the exercise is named so, `told` where a sentence says it.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    calling = next(
        (
            claim
            for claim in case.claims_in(select["here"], options.kind)
            if says_plainly(claim) and any(vocabulary.covers(value, claim.value) for value in options.of)
        ),
        None,
    )
    if calling is None or next(case.selected(select["there"]), None) is None:
        return
    answers = case.claims_in(select["there"], options.kind)
    if any(
        same_variant(each, calling) and any(vocabulary.covers(value, each.value) for value in options.needs)
        for each in answers
    ):
        return
    yield Finding(
        grade="named" if calling.place.where == "name" else "told",
        confidence=0.7,
        marks=(mark_claim("here", calling),),
        values={
            "here": place_name(case, calling),
            "declared": vocabulary[calling.value].name,
            "needed": vocabulary[options.needs[0]].name,
        },
    )


VERB = Verb(
    name="needed-claims",
    summary="One claim calls for another that is never made",
    run=needed_claims,
    options=NeededClaims,
    roles=("here", "there"),
    marks=("here",),
    grades=("named", "told"),
    placeholders=("here", "declared", "needed"),
    fault=unknown_kind,
)
