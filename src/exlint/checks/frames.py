"""Frames: a sentence with its slots left open, by which findings of one template know each other."""

from __future__ import annotations

import re

from exlint.checks.verb import Case
from exlint.claims.prose import Hit
from exlint.values import NamedTuple
from exlint.vocabulary import fold

_MUSCLES = re.compile(r"<muscle>(?:,? (?:and |or |the )*<muscle>)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class _Slots(NamedTuple):
    """What the sentences of one document are filled with: its names, and its fields' values with the field's name.

    `made` holds the frames that findings have asked for: several rules find fault with one sentence.
    """

    names: tuple[str, ...]
    values: tuple[tuple[str, str], ...]
    made: dict[str, str]


def frame_of(case: Case, hit: Hit) -> str:
    """The sentence of a hit with muscles, field values, the exercise's name and numbers as slots."""
    sentence = case.prose.sentence_at(hit)
    wording = hit.entry.text.value[sentence.start : max(sentence.end, hit.end)]
    slots = case.once(_slots)
    frame = slots.made.get(wording)
    if frame is None:
        frame = slots.made[wording] = _framed(case, fold(wording), slots)
    return frame


def _framed(case: Case, folded: str, slots: _Slots) -> str:
    for name in slots.names:
        folded = folded.replace(name, "<name>")
    parts: list[str] = []
    at = 0
    for match in case.knowledge.muscles.find(folded):
        if match.term is not None:
            parts += (folded[at : match.start], "<muscle>")
            at = match.end
    framed = _MUSCLES.sub("<muscle>", "".join((*parts, folded[at:])))
    padded = f" {framed} "  # a value is replaced where spaces or the sentence's end set it apart
    for word, slot in slots.values:
        for after in (" ", ".", ",") if word in padded else ():
            padded = padded.replace(f" {word}{after}", f" {slot}{after}")
    return _NUMBER.sub("#", " ".join(padded.split()))


def _slots(case: Case) -> _Slots:
    values = (
        (fold(value.value.strip()), f"<{field.name}>") for field in case.exercise.fields for value in field.values
    )
    return _Slots(
        names=tuple(fold(name) for name in sorted(case.names, key=len, reverse=True) if name),
        values=tuple((word, slot) for word, slot in values if word),
        made={},
    )
