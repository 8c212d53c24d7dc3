"""opposite-claims: one part of the document claims one thing throughout, another part throughout its opposite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exlint.checks.sides import mark_claim, place_name, same_variant, says_plainly, unknown_kind
from exlint.checks.verb import Case, Finding, Selection, Verb
from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.exercise import Passage
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary, fold


class OppositeClaims(NamedTuple):
    """Options: the kind of claim that is held together."""

    kind: str


def opposite_claims(case: Case, select: Selection, options: OppositeClaims) -> Iterator[Finding]:
    """Each pair of values that exclude each other, one claimed alone under `here`, the other alone under `there`.

    A part that claims both leads from one to the other, as most movements do, and is held against nothing.
    """
    vocabulary = case.knowledge.vocabulary(options.kind)
    here, there, also = (_parts(case, select.get(role, ()), options.kind) for role in ("here", "there", "also"))
    reported: set[frozenset[str]] = set()
    for claims in here.values():
        for claim in claims:
            if not _alone(claim, claims, vocabulary):
                continue
            against = [
                found
                for others in there.values()
                if others is not claims and (found := _opposite(claim, others, vocabulary)) is not None
            ]
            for each in against[:1]:
                pair = frozenset((claim.value, each.value))
                if pair not in reported:
                    reported.add(pair)
                    yield _finding(case, claim, against, _beside(claim, each, also, vocabulary))


def _parts(case: Case, parts: Iterable[str], kind: str) -> dict[str, list[Claim]]:
    """What each part claims; the exercise's name said again in a text claims nothing more."""
    names = [fold(name) for name in case.names]
    found = {
        part: [
            claim
            for claim in case.claims_in([part], kind)
            if says_plainly(claim) and (part == Passage.NAME or not any(fold(claim.wording) in name for name in names))
        ]
        for part in parts
    }
    if Passage.NAME in found:
        found[Passage.NAME].extend(_meant_by_name(case, kind))
    return found


def _meant_by_name(case: Case, kind: str) -> Iterator[Claim]:
    """The chief joint action of each movement that the name says, where the vocabulary has it."""
    vocabulary = case.knowledge.vocabulary(kind)
    for place in case.selected_in(Passage.NAME):
        for movement in case.movements:
            known = [action for action in movement.joint_actions if action in vocabulary.terms]
            chief = movement.joint_actions[0] if movement.joint_actions else ""
            if chief in known and not any(vocabulary.exclude(chief, other) for other in known):
                yield Claim(
                    kind=kind, value=chief, role=Role.NONE, subject=Subject.THIS, polarity=Polarity.ASSERTED,
                    modality=Modality.REQUIRED, strength=Strength.DEFINING, place=place,
                    statement=(place.pointer, 0, 0), start=0, end=len(place.text.value),
                )  # fmt: skip


def _alone(claim: Claim, claims: list[Claim], vocabulary: Vocabulary) -> bool:
    """Whether the part claims nothing that the claim excludes."""
    return not any(vocabulary.exclude(claim.value, each.value) for each in claims)


def _opposite(claim: Claim, others: list[Claim], vocabulary: Vocabulary) -> Claim | None:
    """The first claim of another part that excludes this one, where nothing in that part agrees with this one."""
    found = next(
        (each for each in others if vocabulary.exclude(claim.value, each.value) and same_variant(claim, each)), None
    )
    if found is None or any(vocabulary.akin(claim.value, each.value) for each in others):
        return None
    return found


def _beside(one: Claim, other: Claim, also: dict[str, list[Claim]], vocabulary: Vocabulary) -> list[Claim]:
    """The first claim of each further part that takes one of the two sides."""
    firsts = (
        next((each for each in claims if vocabulary.akin(each.value, one.value) or each.value == other.value), None)
        for claims in also.values()
    )
    return [each for each in firsts if each is not None]


def _finding(case: Case, here: Claim, against: list[Claim], beside: list[Claim]) -> Finding:
    vocabulary = case.knowledge.vocabulary(here.kind)
    first = against[0]
    return Finding(
        grade=here.strength.word,
        confidence=0.95 if here.strength is Strength.DEFINING else 0.85,
        marks=(
            mark_claim("there", first),
            mark_claim("here", here),
            *(mark_claim("with-there", each) for each in against[1:]),
            *(mark_claim("with-there" if each.value == first.value else "with-here", each) for each in beside),
        ),
        values={
            "here": place_name(case, here),
            "there": place_name(case, first),
            "declared": vocabulary[here.value].name,
            "found": vocabulary[first.value].name,
        },
    )


VERB = Verb(
    name="opposite-claims",
    summary="One part claims one thing throughout, another part its opposite",
    run=opposite_claims,
    options=OppositeClaims,
    roles=("here", "there"),
    optional=("also",),
    marks=("here", "there", "with-here", "with-there"),
    grades=tuple(strength.word for strength in Strength),
    placeholders=("here", "there", "declared", "found"),
    fault=unknown_kind,
)
