"""excluding-claims: two places claim what cannot hold at once, as their vocabulary has it: seated, and standing."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.sides import mark_claim, place_name, same_variant, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Remedy, Replacement, Selection, Verb
from exlint.claims.claim import Claim, Strength
from exlint.diagnostics import Applicability
from exlint.values import NamedTuple


class ExcludingClaims(NamedTuple):
    """Options: the kind of claim that is held together."""

    kind: str


def excluding_claims(case: Case, select: Selection, options: ExcludingClaims) -> Iterator[Finding]:
    """Each value under `there` that excludes one under `here`, at the first place that claims it.

    A value that excludes nothing because `there` also names what `here` names is left alone: a text may lead from one
    to the other. Versions of the movement are not held against each other.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    here = [claim for claim in case.claims_in(select["here"], options.kind) if says_plainly(claim)]
    if not here:
        return
    reported: set[str] = set()
    there = [claim for claim in case.claims_in(select["there"], options.kind) if says_plainly(claim)]
    for claim in there:
        if claim.value in reported:
            continue
        against = next(
            (each for each in here if _apart(each, claim) and vocabulary.exclude(each.value, claim.value)), None
        )
        if against is None or any(vocabulary.akin(each.value, against.value) for each in _beside(claim, there)):
            continue
        reported.add(claim.value)
        yield _finding(case, against, claim)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in different sentences and may speak of one version of the movement."""
    return one.statement != other.statement and same_variant(one, other)


def _beside(claim: Claim, claims: list[Claim]) -> Iterator[Claim]:
    """The claims of the same text."""
    return (each for each in claims if each.place.pointer == claim.place.pointer)


def _finding(case: Case, here: Claim, there: Claim) -> Finding:
    vocabulary = case.knowledge.vocabulary(here.kind)
    strength = min(here.strength, there.strength)
    return Finding(
        grade=strength.word,
        confidence={Strength.DEFINING: 0.95, Strength.PLAIN: 0.85}.get(strength, 0.6),
        marks=(mark_claim("there", there), mark_claim("here", here)),
        values={
            "here": place_name(case, here),
            "there": place_name(case, there),
            "declared": vocabulary[here.value].name,
            "found": vocabulary[there.value].name,
        },
        remedy=_remedy(case, here, there),
    )


def _remedy(case: Case, here: Claim, there: Claim) -> Remedy | None:
    """What the field would say if the text is right: only shown, since nothing tells which of the two is."""
    field = case.exercise.field(here.place.where.removeprefix("fields."))
    words = case.knowledge.vocabulary(here.kind).catalogues.get("fields", {})
    word = next((word for word, terms in words.items() if terms == (there.value,)), None)
    if field is None or field.many or word is None:
        return None
    word = word.capitalize() if here.wording[:1].isupper() else word
    title = f"write \u201c{word}\u201d in the field, if the text is right"
    return Remedy(title, Applicability.DISPLAY, (Replacement(here.span, word),))


VERB = Verb(
    name="excluding-claims",
    summary="Two places claim what cannot hold at once, as their vocabulary has it",
    run=excluding_claims,
    options=ExcludingClaims,
    roles=("here", "there"),
    marks=("here", "there"),
    grades=tuple(strength.word for strength in Strength),
    placeholders=("here", "there", "declared", "found"),
    fault=unknown_kind,
)
