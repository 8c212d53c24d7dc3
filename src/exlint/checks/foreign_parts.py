"""foreign-parts: the text speaks of a part that the named machine does not have: the seat of a Smith machine."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.implements import listed, mentioned, of_rank, required, vocabulary_of
from exlint.checks.sides import mark_claim, place_name
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim
from exlint.claims.equipment import LOAD, PART
from exlint.values import NamedTuple


class ForeignParts(NamedTuple):
    """No options."""


def foreign_parts(case: Case, select: Selection, options: ForeignParts) -> Iterator[Finding]:
    """The parts that the text has the reader use, of which the declared implement has none.

    A part that something else in the document has ("the seat" of a bench) is no fault.
    """
    del options  # there are none
    vocabulary = vocabulary_of(case)
    anchors = of_rank(mentioned(case, select["here"]), vocabulary, LOAD)
    if not anchors or len({claim.value for claim in anchors}) > 1:
        return
    anchor = anchors[0]
    lacking = vocabulary[anchor.value].excludes
    if not lacking:
        return
    parts = [
        claim
        for claim in of_rank(required(case, select["there"]), vocabulary, PART)
        if claim.value in lacking and not _belongs_elsewhere(case, claim, anchor, select["there"])
    ]
    if parts:
        yield _finding(case, anchor, parts)


def _belongs_elsewhere(case: Case, part: Claim, anchor: Claim, texts: tuple[str, ...]) -> bool:
    """Whether the document speaks of something else that has the part, besides "the machine"."""
    vocabulary = vocabulary_of(case)
    return any(
        vocabulary[claim.value].rank != PART
        and vocabulary.covers(claim.value, part.value)
        and not vocabulary.covers(claim.value, anchor.value)
        for claim in mentioned(case, texts)
    )


def _finding(case: Case, anchor: Claim, parts: list[Claim]) -> Finding:
    vocabulary = vocabulary_of(case)
    first: dict[str, Claim] = {}
    for claim in parts:
        first.setdefault(claim.value, claim)
    here = (mark_claim("here", anchor),) if anchor.text.pieces else ()
    return Finding(
        grade="part",
        confidence=0.85,
        marks=(*(mark_claim("there", claim) for claim in first.values()), *here),
        values={
            "here": place_name(case, anchor),
            "there": place_name(case, parts[0]),
            "declared": listed([anchor], vocabulary),
            "found": listed(first.values(), vocabulary),
        },
    )


VERB = Verb(
    name="foreign-parts",
    summary="The text speaks of a part that the named implement does not have",
    run=foreign_parts,
    options=ForeignParts,
    roles=("here", "there"),
    marks=("there", "here"),
    grades=("part",),
    placeholders=("here", "there", "declared", "found"),
)
