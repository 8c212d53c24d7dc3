"""conflicting-implements: the field names one implement, the name, the description or the steps use another."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.implements import (
    ROOT,
    has_kin,
    has_word,
    is_bodyweight,
    kin_among,
    kinds_of,
    listed,
    mentioned,
    plainest,
    remedy_for,
    required,
    resisting,
    vocabulary_of,
)
from exlint.checks.sides import mark_claim, place_name
from exlint.checks.verb import Case, Finding, Remedy, Selection, Verb
from exlint.claims.claim import Claim
from exlint.claims.equipment import LOAD, PART, SUPPORT, is_placed, offered_together
from exlint.exercise import FieldName, Part, Passage
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary

WEIGHTED, NAME, EXACT = "weighted", "name", "exact"
STEPS, DESCRIPTION, UNUSED = "steps", "description", "unused"

_CONFIDENCE = {WEIGHTED: 0.95, NAME: 0.9, EXACT: 0.9, STEPS: 0.85, DESCRIPTION: 0.75, UNUSED: 0.75}


class ConflictingImplements(NamedTuple):
    """No options."""


def conflicting_implements(case: Case, select: Selection, options: ConflictingImplements) -> Iterator[Finding]:
    """The first load that the name, the steps or the description need and the field denies; or one that none needs.

    The first part under `here` that names equipment is held against the others. A text that also uses the declared
    implement, or a part of it ("the bar", "the pad"), denies nothing: the other one is then left out of the field,
    which is another rule's matter. A catalogue's "machine" covers every machine that it has no word of its own for.
    """
    del options  # there are none
    vocabulary = vocabulary_of(case)
    declared = _declared(case, select)
    if not declared or len(resisting(declared, vocabulary)) < len(declared):
        return
    own = declared[0].place.where
    texts = {where: required(case, [where]) for where in select["there"] if where != own}
    finding = _conflict(case, declared, texts) or _inexact(case, declared, texts) or _idle(case, declared)
    if finding is not None:
        yield finding


def _declared(case: Case, select: Selection) -> list[Claim]:
    return next((claims for where in select["here"] if (claims := mentioned(case, [where]))), [])


def _conflict(case: Case, declared: list[Claim], texts: dict[str, list[Claim]]) -> Finding | None:
    """What a text uses instead of what is declared: the first text that does."""
    vocabulary = vocabulary_of(case)
    everywhere = [claim for claims in texts.values() for claim in claims]
    for where, claims in texts.items():
        if not any(_is_foreign(claim, declared, vocabulary) for claim in claims):
            continue
        loads = [claim for claim in _lifted(claims, vocabulary) if vocabulary[claim.value].rank == LOAD]
        foreign = [claim for claim in loads if _is_foreign(claim, declared, vocabulary)]
        if not foreign or len(foreign) < len(loads):
            continue
        if not any(_speaks_of(each, everywhere, foreign[0], vocabulary) for each in declared):
            grade = _grade(where, bare=is_bodyweight(declared, vocabulary))
            return _finding(case, grade, declared, foreign[0], _kinds(foreign, everywhere, vocabulary))
    return None


def _is_foreign(claim: Claim, declared: list[Claim], vocabulary: Vocabulary) -> bool:
    return vocabulary[claim.value].rank == LOAD and not has_kin(claim, declared, vocabulary)


def _lifted(claims: list[Claim], vocabulary: Vocabulary) -> Iterator[Claim]:
    """What is not only leaned on, nor offered in the place of a bench: "a plate or block under your heels"."""
    for group in offered_together(claims):
        if not any(vocabulary[claim.value].rank == SUPPORT for claim in group):
            yield from (claim for claim in group if not is_placed(claim))


def _speaks_of(declared: Claim, texts: list[Claim], foreign: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the texts use the declared implement too, or a part that is not just as well the foreign one's."""
    if vocabulary[declared.value].rank != LOAD:
        return False
    if foreign.place.where == Passage.NAME and vocabulary.exclude(declared.value, foreign.value):
        return False  # steps may call the bar of a Smith machine a barbell, a field may not
    return any(
        vocabulary[claim.value].rank != PART or not vocabulary.akin(claim.value, foreign.value)
        for claim in kin_among(declared, texts, vocabulary)
    )


def _grade(where: str, *, bare: bool) -> str:
    if where == Passage.NAME:
        return WEIGHTED if bare else NAME
    return STEPS if where == Part.STEPS else DESCRIPTION


def _kinds(foreign: list[Claim], everywhere: list[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """What is used instead; of a "weighted" exercise, which weights, where the text says that."""
    loads = [claim for claim in everywhere if vocabulary[claim.value].rank == LOAD]
    within = [claim for claim in loads if any(vocabulary.covers(each.value, claim.value) for each in foreign)]
    return plainest(within, vocabulary)


def _inexact(case: Case, declared: list[Claim], texts: dict[str, list[Claim]]) -> Finding | None:
    """What the name or the steps say more exactly than the field, in a catalogue that has a word for just that."""
    vocabulary = vocabulary_of(case)
    for where in (Passage.NAME, Part.STEPS):
        exact = [
            claim
            for claim in texts.get(where, ())
            if has_word(claim.value, case)
            and all(claim.value != each.value and _is_kind(claim, each, vocabulary) for each in declared)
        ]
        if len({claim.value for claim in exact}) == 1 and vocabulary[exact[0].value].rank == LOAD:
            return _finding(case, EXACT, declared, exact[0], exact[:1])
    return None


def _is_kind(claim: Claim, declared: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a claim names a kind of what is declared. A name that says cable is more exact than "machine", too."""
    if claim.place.where == Passage.NAME:
        return vocabulary.covers(declared.value, claim.value)
    return declared.value in kinds_of(vocabulary[claim.value], vocabulary)


def _idle(case: Case, declared: list[Claim]) -> Finding | None:
    """A declared load of which neither the steps nor the name ever speak."""
    vocabulary = vocabulary_of(case)
    told = next(case.selected((Part.STEPS,)), None)
    if is_bodyweight(declared, vocabulary) or len(declared) > 1 or told is None:
        return None
    steps = mentioned(case, [Part.STEPS])
    spoken = [*steps, *mentioned(case, [Passage.NAME])]
    if has_kin(declared[0], spoken, vocabulary) or any(vocabulary[claim.value].rank == LOAD for claim in steps):
        return None
    return _finding(case, UNUSED, declared, None, [])


def _finding(case: Case, grade: str, declared: list[Claim], found: Claim | None, kinds: list[Claim]) -> Finding:
    vocabulary = vocabulary_of(case)
    marks = [mark_claim("here", declared[0])] if declared[0].text.pieces else []
    marks += [mark_claim("there", found)] if found is not None else []
    return Finding(
        grade=grade,
        confidence=_CONFIDENCE[grade],
        marks=tuple(marks),
        values={
            "here": place_name(case, declared[0]),
            "there": place_name(case, found) if found is not None else "the text",
            "declared": listed(declared, vocabulary),
            "found": listed([found], vocabulary) if found is not None else "",
            "kinds": listed(kinds, vocabulary, joint="or") if kinds else "",
        },
        remedy=_remedy(case, declared, kinds),
    )


def _remedy(case: Case, declared: list[Claim], kinds: list[Claim]) -> Remedy | None:
    """The one implement that is used, unless the text leaves a choice or the name agrees with the field."""
    field = case.exercise.field(FieldName.EQUIPMENT)
    named = mentioned(case, [Passage.NAME])
    if field is None or len(kinds) != 1:
        return None
    if {claim.value for claim in named} & {claim.value for claim in declared}:
        return None
    open_choice = any(claim.value == ROOT for claim in mentioned(case, [Part.STEPS]))
    return None if open_choice and kinds[0].value != ROOT else remedy_for(kinds[0].value, field, case)


VERB = Verb(
    name="conflicting-implements",
    summary="The field names one implement; the name, the description or the steps use another, or none",
    run=conflicting_implements,
    options=ConflictingImplements,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=tuple(_CONFIDENCE),
    placeholders=("here", "there", "declared", "found", "kinds"),
)
