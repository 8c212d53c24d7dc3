"""Implements: what a document has the reader use, place by place, and how its catalogue would write it.

Shared by the verbs about equipment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exlint.checks.sides import says_plainly
from exlint.checks.verb import Case, Markup, Remedy, Replacement
from exlint.claims import equipment
from exlint.claims.claim import Claim
from exlint.claims.equipment import BODY, LOAD
from exlint.diagnostics import Applicability
from exlint.exercise import Field, FieldName, Passage
from exlint.vocabulary import Term, Vocabulary, fold

_SHARED = frozenset({"free-exercise-db", "open-exercise-db"})
_CLOSED = _SHARED | {"exercisedb"}
"""The profiles whose equipment field takes the words of a closed list; `_SHARED` are those that all copies share."""

ROOT = "external-load"
"""Any load at all."""


def vocabulary_of(case: Case) -> Vocabulary:
    """The words for equipment."""
    return case.knowledge.vocabulary(equipment.KIND)


def mentioned(case: Case, parts: Iterable[str]) -> list[Claim]:
    """Every mention of an implement, whatever is said of it."""
    vocabulary = vocabulary_of(case)
    claims = case.claims_in(parts, equipment.KIND)
    return [claim for claim in claims if equipment.is_implement(vocabulary[claim.value])]


def required(case: Case, parts: Iterable[str]) -> list[Claim]:
    """The implements that this exercise needs as the parts have it; in its only version, or in all."""
    one = len(case.exercise.variants) == 1
    return [claim for claim in mentioned(case, parts) if says_plainly(claim) and (one or claim.place.variant is None)]


def of_rank(claims: Iterable[Claim], vocabulary: Vocabulary, *ranks: str) -> list[Claim]:
    """The claims of the given ranks."""
    return [claim for claim in claims if vocabulary[claim.value].rank in ranks]


def resisting(claims: Iterable[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """The claims that say what the exercise works against: a load, or the body alone."""
    return of_rank(claims, vocabulary, LOAD, BODY)


def in_name(claims: Iterable[Claim]) -> list[Claim]:
    """The claims of the name."""
    return [claim for claim in claims if claim.place.where == Passage.NAME]


def kin_among(claim: Claim, others: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Those that name the same implement, a kind of it, or a part of it."""
    return (other for other in others if vocabulary.akin(claim.value, other.value))


def has_kin(claim: Claim, others: Iterable[Claim], vocabulary: Vocabulary) -> bool:
    """Whether there are any such."""
    return any(True for _ in kin_among(claim, others, vocabulary))


def is_bodyweight(claims: Iterable[Claim], vocabulary: Vocabulary) -> bool:
    """Whether the claims say that the body alone is the resistance."""
    return all(vocabulary[claim.value].rank == BODY for claim in claims)


def plainest(claims: list[Claim], vocabulary: Vocabulary) -> list[Claim]:
    """Each implement once, at its first mention, "a weight" left out where the text also says which."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.value, claim)
    return [
        claim
        for value, claim in first.items()
        if not any(other != value and vocabulary.covers(value, other) for other in first)
    ]


def listed(claims: Iterable[Claim], vocabulary: Vocabulary, *, joint: str = "and") -> str:
    """What the claims name, as a sentence lists it: "a chair or a bench"."""
    words = list(dict.fromkeys(_with_article(vocabulary[claim.value].name) for claim in claims))
    return f" {joint} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _with_article(name: str) -> str:
    """The name as a sentence uses it; plurals and "added weight" go without an article."""
    if name.endswith(("s", "ed weight")) or name == "body weight":
        return name
    return f"{'an' if name[0] in 'aeiouE' else 'a'} {name}"


def word_for(term: str, case: Case) -> str | None:
    """How the document's equipment field would say it, in the catalogue's spelling and the field's capitals.

    None where the catalogue has no word for it, not even one for a kind that it belongs to.
    """
    vocabulary = vocabulary_of(case)
    profile = case.exercise.profile
    if profile not in _CLOSED:
        return _capitals(vocabulary[term].name, case) if term != ROOT else None
    if term == ROOT:
        return None  # "weighted" is a word of few catalogues, and says no more than the name did
    words = {terms[0]: spelling for spelling, terms in reversed(tuple(vocabulary.catalogues[profile].items()))}
    word = next((words[each] for each in kinds_of(vocabulary[term], vocabulary) if each in words), None)
    if word is None:
        return None
    # Catalogues are kept folded; among the forms is their own spelling ("e-z curl bar").
    return _capitals(next((form for form in vocabulary.lookup(word)[0].forms if fold(form) == word), word), case)


def has_word(term: str, case: Case) -> bool:
    """Whether the document's catalogue has a word for just that, not only for a kind that it belongs to."""
    catalogue = vocabulary_of(case).catalogues.get(case.exercise.profile, {})
    return case.exercise.profile in _SHARED and (term,) in catalogue.values()


def remedy_for(term: str, field: Field, case: Case) -> Remedy | None:
    """The field's single value put right, for an editor to agree to; None for a list, or without a word for it."""
    word = word_for(term, case)
    if word is None or field.many or len(field.values) > 1:
        return None
    if field.values:
        return Remedy(f"write {word!r}", Applicability.UNSAFE, (Replacement(field.values[0].span(), word),))
    if case.exercise.profile not in _CLOSED or field.span.start == field.span.end:
        return None
    quoted = f'"{word}"'  # null, in JSON or YAML
    return Remedy(f"write {quoted}", Applicability.UNSAFE, (Markup(field.span, quoted),))


def kinds_of(term: Term, vocabulary: Vocabulary) -> Iterator[str]:
    """The term and the kinds of thing that it is, the nearest first; that it is a load at all says too little."""
    yield term.id
    for whole in term.part_of:
        if whole != ROOT:
            yield from kinds_of(vocabulary[whole], vocabulary)


def _capitals(word: str, case: Case) -> str:
    field = case.exercise.field(FieldName.EQUIPMENT)
    values = [value.value for value in field.values] if field is not None else []
    if not values or not all(value[:1].isupper() for value in values):
        return word
    return " ".join(part[:1].upper() + part[1:] for part in word.split(" "))
