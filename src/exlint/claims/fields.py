"""Fields: what a labelled value declares, for every kind of claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exlint.claims.claim import Claim, Modality, Polarity, Role, Strength, Subject
from exlint.exercise import Selected
from exlint.vocabulary import Vocabulary, fold


def field_claims(values: Iterable[Selected], vocabulary: Vocabulary, *, role: Role = Role.NONE) -> Iterator[Claim]:
    """Of each value of a field the terms that it is as a whole, or else every term that it names."""
    for place in values:
        value = place.text.value
        found = [(term.id, 0, len(value)) for term in vocabulary.lookup(value)] or [
            (match.term.id, match.start, match.end) for match in vocabulary.find(fold(value)) if match.term is not None
        ]
        for term, start, end in found:
            yield Claim(
                kind=vocabulary.kind, value=term, role=role, subject=Subject.THIS, polarity=Polarity.ASSERTED,
                modality=Modality.REQUIRED, strength=Strength.DEFINING, place=place,
                statement=(place.pointer, place.index, 0), start=start, end=end,
            )  # fmt: skip
