"""untaken-return: steps that return to a position which none of them took, and which theirs excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.sides import mark_claim, same_variant, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim
from exlint.values import NamedTuple

_RETURNING = re.compile(
    r"\breturn(?:ing)?(?: back)? (?:to|into)(?: (?:a|the|your|original|initial|first)){0,2}$", re.IGNORECASE
)
"""What stands before a position that is returned to."""


class UntakenReturn(NamedTuple):
    """Options: the kind of claim."""

    kind: str


def untaken_return(case: Case, select: Selection, options: UntakenReturn) -> Iterator[Finding]:
    """Each return to a value that no claim before it names or admits, where the last of its rank excludes it."""
    vocabulary = case.knowledge.vocabulary(options.kind)
    claims = [claim for claim in case.claims_in(select["of"], options.kind) if says_plainly(claim)]
    for at, claim in enumerate(claims):
        before = [each for each in claims[:at] if same_variant(each, claim)]
        if not before or not _returns(claim) or any(vocabulary.admit(each.value, claim.value) for each in before):
            continue
        rank = vocabulary[claim.value].rank
        last = next((each for each in reversed(before) if vocabulary[each.value].rank == rank), None)
        if last is not None and vocabulary.exclude(last.value, claim.value):
            yield Finding(
                grade="untaken",
                confidence=0.85,
                marks=(mark_claim("return", claim), mark_claim("state", last)),
                values={"returned": vocabulary[claim.value].name, "state": vocabulary[last.value].name},
            )


def _returns(claim: Claim) -> bool:
    return _RETURNING.search(claim.text.value[: claim.start].rstrip()) is not None


VERB = Verb(
    name="untaken-return",
    summary="Steps return to a position that none of them took",
    run=untaken_return,
    options=UntakenReturn,
    roles=("of",),
    marks=("return", "state"),
    grades=("untaken",),
    placeholders=("returned", "state"),
    fault=unknown_kind,
)
