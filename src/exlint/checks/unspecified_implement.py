"""unspecified-implement: the equipment field says nothing ("other", null), and the document says what is needed."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.implements import (
    ROOT,
    has_kin,
    in_name,
    listed,
    mentioned,
    of_rank,
    remedy_for,
    required,
    vocabulary_of,
    word_for,
)
from exlint.checks.sides import mark_claim
from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.claim import Claim, Strength
from exlint.claims.equipment import APPARATUS, LOAD, PART, PLACE, PROP, RACK, SUPPORT, offered_together
from exlint.exercise import Field, FieldName, Passage
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary, fold

WORDED, WORDLESS, BARE = "worded", "wordless", "bare"

_BODY = "body-weight"
_PERSON, _FURNITURE = "person", "furniture"
_RANKS = (LOAD, APPARATUS, SUPPORT, PROP, RACK)
"""From what an exercise is done with to what only helps."""


class UnspecifiedImplement(NamedTuple):
    """Options: the values that say nothing, besides null."""

    words: tuple[str, ...] = ()


def unspecified_implement(case: Case, select: Selection, options: UnspecifiedImplement) -> Iterator[Finding]:
    """A field that says nothing where the name or the text names the implement; or where the text needs none at all.

    Grades tell whether the document's catalogue has a word for it (`worded`) or not (`wordless`).
    """
    field = case.exercise.field(FieldName.EQUIPMENT)
    if field is None or not all(fold(value.value.strip()) in options.words for value in field.values):
        return
    if not any(True for _ in case.selected(select["there"])):
        return
    found = _needed(case, required(case, select["there"]))
    if found:
        word = word_for(found[0].value, case) if len(found) == 1 else None
        yield _finding(case, WORDLESS if word is None else WORDED, field, found, word or "")
    elif not _uses_anything(case, select):
        word = word_for(_BODY, case)
        if word is not None:
            yield _finding(case, BARE, field, [], word)


def _uses_anything(case: Case, select: Selection) -> bool:
    """Whether the text speaks of any implement, part of one, furniture or partner, if only as a choice."""
    spoken = [claim for claim in mentioned(case, select["there"]) if claim.strength > Strength.PASSING]
    return bool(of_rank(spoken, vocabulary_of(case), *_RANKS, PART, _PERSON, _FURNITURE))


def _needed(case: Case, claims: list[Claim]) -> list[Claim]:
    """What the name says, or else the weightiest thing that the text uses, with what is offered in its place.

    A bench or platform that only the name speaks of may be a part of its figure of speech.
    """
    vocabulary = vocabulary_of(case)
    text = [claim for claim in claims if claim.place.where != Passage.NAME]
    named = [
        claim
        for claim in in_name(claims)
        if vocabulary[claim.value].rank != SUPPORT or has_kin(claim, text, vocabulary)
    ]
    for pool in (named, text):
        for rank in _RANKS:
            ranked = of_rank(pool, vocabulary, rank)
            if ranked:
                main = _exactly(_most_spoken_of(ranked, claims, vocabulary), text, vocabulary)
                return _offered(main, claims, vocabulary)
    return []


def _most_spoken_of(ranked: list[Claim], claims: list[Claim], vocabulary: Vocabulary) -> Claim:
    """Of loads the one that the text names most often; of other things the first; of a weight, which weight."""
    if vocabulary[ranked[0].value].rank != LOAD:
        return ranked[0]
    kinds = [claim for claim in claims if any(each.value in vocabulary[claim.value].part_of for each in ranked)]
    kinds = of_rank(kinds, vocabulary, LOAD)
    pool = kinds if kinds and all(each.value == ROOT for each in ranked) else ranked
    return max(pool, key=lambda claim: sum(other.value == claim.value for other in claims))


def _exactly(claim: Claim, text: list[Claim], vocabulary: Vocabulary) -> Claim:
    """The thing that the text says outright where the name uses a wider word: the straps of a suspension trainer."""
    wider = vocabulary[claim.value].stands_for
    return next((each for each in text if each.value in wider and vocabulary[each.value].rank == APPARATUS), claim)


def _offered(claim: Claim, claims: list[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """The claim with what is offered in its place, where it is first named; "the rope" of a cable is no such thing."""
    usable = [each for each in claims if vocabulary[each.value].rank not in (PLACE, _PERSON, _FURNITURE)]
    return next(group for group in offered_together(usable) if claim in group)


def _finding(case: Case, grade: str, field: Field, found: list[Claim], word: str) -> Finding:
    vocabulary = vocabulary_of(case)
    value = field.values[0].value if field.values else "nothing"
    span = field.values[0].span() if field.values else field.span
    marks = (Mark("here", span, field.pointer), *(mark_claim("there", claim) for claim in found[:1]))
    term = found[0].value if found else _BODY
    return Finding(
        grade=grade,
        confidence={WORDED: 0.9, WORDLESS: 0.85, BARE: 0.7}[grade],
        marks=marks,
        values={
            "value": value,
            "found": listed(found, vocabulary, joint="or") if found else vocabulary[_BODY].name,
            "word": word,
        },
        remedy=remedy_for(term, field, case) if len(found) <= 1 else None,
    )


VERB = Verb(
    name="unspecified-implement",
    summary="The equipment field says nothing, and the document says what is needed",
    run=unspecified_implement,
    options=UnspecifiedImplement,
    roles=("there",),
    marks=("here", "there"),
    grades=(WORDED, WORDLESS, BARE),
    placeholders=("value", "found", "word"),
)
