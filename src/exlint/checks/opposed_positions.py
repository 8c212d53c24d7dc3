"""opposed-positions: one place orders what another forbids, or two order what cannot hold at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from exlint.checks.sides import mark_claim, place_name, same_variant
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Modality, Phase, Polarity, Statement, Subject
from exlint.claims.kinds import KINDS
from exlint.claims.positions import RETURN
from exlint.exercise import Part
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary


class OpposedPositions(NamedTuple):
    """Options: the kind of position, and the ranks of its terms that are looked at (all where none are given).

    `within` says whether claims of one sentence are held together, or those of different ones. `how` says which
    opposition counts: orders that exclude each other, or an order of what is forbidden.
    """

    kind: str
    within: Literal["sentence", "document"] = "document"
    how: tuple[str, ...] = ("excluding", "forbidden")
    ranks: tuple[str, ...] = ()


def opposed_positions(case: Case, select: Selection, options: OpposedPositions) -> Iterator[Finding]:
    """Each value under `there` that one under `here` opposes, at the first place that names it.

    Orders that exclude each other count only between different parts or tellings, where neither also orders what the
    other does: steps may lead from one position to the next, and where they tell of a change (a term of the rank
    `change`) they do.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    here = _positions(case, select["here"], vocabulary)
    if not here:
        return
    there = here if select["there"] == select["here"] else _positions(case, select["there"], vocabulary)
    named = {claim.value for claim in here}
    reported: set[frozenset[str] | Statement] = set()
    for other in there:
        rivals = vocabulary.rivals(other.value) & named
        for one in here if rivals else ():
            if one.value not in rivals:
                continue
            values = frozenset({one.value, other.value})
            if not reported.isdisjoint({values, other.statement}) or not _comparable(one, other, vocabulary, options):
                continue
            grade = _opposition(one, other, vocabulary)
            if grade is None or grade not in options.how or _reconciled(one, other, grade, [*here, *there], case):
                continue
            reported |= {values, other.statement}
            yield _finding(case, one, other, grade, vocabulary)


CHANGE = "change"
CONTACT = "contact"
EXCLUDING = "excluding"
FORBIDDEN = "forbidden"


def _positions(case: Case, parts: tuple[str, ...], vocabulary: Vocabulary) -> list[Claim]:
    return [
        claim
        for claim in case.claims_in(parts, vocabulary.kind)
        if claim.value in vocabulary.terms and claim.subject is not Subject.OTHER
    ]


def _comparable(one: Claim, other: Claim, vocabulary: Vocabulary, options: OpposedPositions) -> bool:
    """Whether two claims are of the ranks asked for, and may speak of one moment of one version."""
    ranks = {vocabulary[one.value].rank, vocabulary[other.value].rank}
    if one is other or (options.ranks and not ranks <= set(options.ranks)):
        return False
    if Modality.OPTIONAL in (one.modality, other.modality):
        return False
    together = one.statement == other.statement
    if options.within == "sentence":
        return together and one.end <= other.start and _named_again(one, other)
    return not together and same_variant(one, other) and (CONTACT in ranks or one.phase.meets(other.phase))


_APART = frozenset(
    {"or", "and", "to", "then", "until", "from", "so", "as", "for", "not", "while", "vs", "versus", "than", "but"}
)  # fmt: skip
"""Words between two positions of a sentence that say they are two."""


def _named_again(one: Claim, other: Claim) -> bool:
    """Whether the second names the first again: "palms facing forward (neutral grip)"."""
    gap = re.findall(r"[\w']+|[;.]", one.text.value[one.end : other.start].lower())
    return len(gap) <= _NEAR and _APART.isdisjoint(gap) and ";" not in gap


_NEAR = 6


def _opposition(one: Claim, other: Claim, vocabulary: Vocabulary) -> str | None:
    ordered = [claim.polarity is Polarity.ASSERTED for claim in (one, other)]
    if all(ordered):
        return EXCLUDING if vocabulary.exclude(one.value, other.value) else None
    if not any(ordered):
        return None
    order, ban = (one, other) if ordered[0] else (other, one)
    return FORBIDDEN if vocabulary.covers(ban.value, order.value) else None


def _reconciled(one: Claim, other: Claim, grade: str, claims: list[Claim], case: Case) -> bool:
    """Whether the rest of the document lets both stand."""
    vocabulary = case.knowledge.vocabulary(one.kind)
    contact = CONTACT in (vocabulary[one.value].rank, vocabulary[other.value].rank)
    if contact and Phase.START in (one.phase, other.phase) and not _returns(case, one.kind):
        return True
    if grade == FORBIDDEN:
        return _told_apart(one.value, other.value, claims)
    return _leads(one, other, claims, vocabulary)


def _returns(case: Case, kind: str) -> bool:
    """Whether the steps lead back to the start, and to what they put down there."""
    named = (match.term for heard in case.heard_in(Part.STEPS) for match in heard.of(kind))
    return any(term is not None and term.rank == RETURN for term in named)


def _told_apart(one: str, other: str, claims: list[Claim]) -> bool:
    """Whether a sentence orders and forbids the same: "extend the arms fully without locking them" means two things."""
    ordered = {claim.statement for claim in claims if claim.value == one and claim.polarity is Polarity.ASSERTED}
    return any(
        claim.statement in ordered
        for claim in claims
        if claim.value == other and claim.polarity is not Polarity.ASSERTED
    )


def _leads(one: Claim, other: Claim, claims: list[Claim], vocabulary: Vocabulary) -> bool:
    """Whether the text may lead from one position to the other: in the same telling, or by a change, or by both."""
    ordered = [claim for claim in claims if claim.polarity is Polarity.ASSERTED]
    changes = [claim for claim in ordered if vocabulary[claim.value].rank == CHANGE]
    if one.statement == other.statement:
        return any(claim.statement == one.statement for claim in changes)
    if changes or _side(one) == _side(other):
        return True
    return any(
        _side(each) == _side(side) and vocabulary.akin(each.value, against.value)
        for side, against in ((one, other), (other, one))
        for each in ordered
    )


def _side(claim: Claim) -> tuple[str, int]:
    """The part and the telling that a claim stands in; a step's "Tip: ..." counts as a tip."""
    place = claim.place
    tip = place.where == Part.STEPS and "tip:" in claim.text.value[: claim.start].lower()
    return (Part.TIPS if tip else place.where, place.telling)


def _finding(case: Case, one: Claim, other: Claim, grade: str, vocabulary: Vocabulary) -> Finding:
    """The finding at the later of the two places: what a reader has read first is what the second contradicts."""
    here, there = sorted((one, other), key=lambda claim: claim.span)
    return Finding(
        grade=grade,
        confidence=0.9,
        marks=(mark_claim("there", there), mark_claim("here", here)),
        values={
            "here": place_name(case, here),
            "there": place_name(case, there),
            "ordered": vocabulary[here.value].name,
            "found": vocabulary[there.value].name,
            "says": _says(here),
            "said": _says(there),
        },
    )


def _says(claim: Claim) -> str:
    return "wants" if claim.polarity is Polarity.ASSERTED else "warns of"


def _unknown(options: OpposedPositions, select: Selection) -> str | None:
    del select  # any part may speak of any kind
    if options.kind not in KINDS:
        return f"there is no kind of claim {options.kind!r}; choose from {', '.join(KINDS)}"
    return None


VERB = Verb(
    name="opposed-positions",
    summary="One place orders what another forbids, or two order what cannot hold at once",
    run=opposed_positions,
    options=OpposedPositions,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=(EXCLUDING, FORBIDDEN),
    placeholders=("here", "there", "ordered", "found", "says", "said"),
    fault=_unknown,
)
