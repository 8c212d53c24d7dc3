"""broken-sequence: a step that needs another state than the one the steps before it led to."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim
from exlint.values import NamedTuple


class BrokenSequence(NamedTuple):
    """Options: the kind of claim whose state is followed, and the values that need a state instead of setting one."""

    kind: str
    acts: tuple[str, ...]


def broken_sequence(case: Case, select: Selection, options: BrokenSequence) -> Iterator[Finding]:
    """Each act that the state excludes in which the steps before left the body.

    Terms of one rank of the vocabulary (the posture, the legs) follow one another; each telling of the steps, and each
    version of the movement, begins anew.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    state: dict[str, Claim] = {}
    version: tuple[int | None, int] | None = None
    for claim in case.claims_in(select["of"], options.kind):
        if not says_plainly(claim):
            continue
        if version != (claim.place.variant, claim.place.telling):
            version = claim.place.variant, claim.place.telling
            state.clear()
        if claim.value not in options.acts:
            state[vocabulary[claim.value].rank] = claim
            continue
        against = next((each for each in state.values() if vocabulary.exclude(each.value, claim.value)), None)
        if against is not None:
            yield _finding(case, claim, against)


def _finding(case: Case, act: Claim, against: Claim) -> Finding:
    vocabulary = case.knowledge.vocabulary(act.kind)
    return Finding(
        grade="broken",
        confidence=0.85,
        marks=(mark_claim("act", act), mark_claim("state", against)),
        values={
            "words": act.wording,
            "needed": vocabulary[act.value].name,
            "state": vocabulary[against.value].name,
        },
    )


VERB = Verb(
    name="broken-sequence",
    summary="A step needs another state than the one that the steps before it led to",
    run=broken_sequence,
    options=BrokenSequence,
    roles=("of",),
    marks=("act", "state"),
    grades=("broken",),
    placeholders=("words", "needed", "state"),
    fault=unknown_kind,
)
