"""Frames: a sentence with its slots left open, by which findings of one template know each other."""

from __future__ import annotations

import re
from typing import NamedTuple

from exlint.checks.verb import Case
from exlint.claims.prose import Hit
from exlint.vocabulary import fold

_MUSCLES = re.compile(r"<muscle>(?:,? (?:and |or |the )*<muscle>)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_BLANK = re.compile(r"\s+")


def frame_of(case: Case, hit: Hit) -> str:
    """The sentence of a hit with muscles, field values, the exercise's name and numbers as slots."""
    sentence = case.prose.sentence_at(hit)
    folded = fold(hit.entry.text.value[sentence.start : max(sentence.end, hit.end)])
    slots = case.once(_slots)
    for name in slots.names:
        folded = folded.replace(name, "<name>")
    parts: list[str] = []
    at = 0
    for match in case.knowledge.muscles.find(folded):
        if match.term is not None:
            parts += (folded[at : match.start], "<muscle>")
            at = match.end
    framed = _MUSCLES.sub("<muscle>", "".join((*parts, folded[at:])))
    for word, slot in slots.values:
        if word in framed:
            framed = re.sub(rf"\b{re.escape(word)}\b(?!>)", slot, framed)
    return _BLANK.sub(" ", _NUMBER.sub("#", framed))


class _Slots(NamedTuple):
    """What the sentences of one document are filled with: its names, longest first, and its fields' values."""

    names: tuple[str, ...]
    values: tuple[tuple[str, str], ...]


def _slots(case: Case) -> _Slots:
    values = (
        (fold(value.value.strip()), f"<{field.name}>") for field in case.exercise.fields for value in field.values
    )
    return _Slots(
        names=tuple(fold(name) for name in sorted(case.names, key=len, reverse=True)),
        values=tuple((word, slot) for word, slot in values if word),
    )
