"""Frames: a sentence with its slots left open, by which findings of one template know each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from exlint.checks.verb import Case
from exlint.claims.prose import Hit
from exlint.values import NamedTuple
from exlint.vocabulary import fold

_MUSCLES = re.compile(r"<muscle>(?:,? (?:and |or |the )*<muscle>)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


_Filled: TypeAlias = tuple[int, int, str]
"""A stretch of a sentence, and the slot that it fills."""


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
    start, end = sentence.start, max(sentence.end, hit.end)
    wording = hit.entry.text.value[start:end]
    slots = case.once(_slots)
    frame = slots.made.get(wording)
    if frame is None:
        muscles = [
            (match.start - start, match.end - start, "<muscle>")
            for match in case.muscles_in(hit.entry)
            if start <= match.start and match.end <= end
        ]
        frame = slots.made[wording] = _framed(fold(wording), muscles, slots)
    return frame


def _framed(folded: str, muscles: Sequence[_Filled], slots: _Slots) -> str:
    filled = _named(folded, slots.names)
    names = tuple(filled)
    filled += (each for each in muscles if not _overlaps(each, names))
    parts: list[str] = []
    at = 0
    for start, end, slot in sorted(filled):
        parts += (folded[at:start], slot)
        at = end
    framed = _MUSCLES.sub("<muscle>", "".join((*parts, folded[at:])))
    padded = f" {framed} "  # a value is replaced where spaces or the sentence's end set it apart
    for word, slot in slots.values:
        for after in (" ", ".", ",") if word in padded else ():
            padded = padded.replace(f" {word}{after}", f" {slot}{after}")
    return _NUMBER.sub("#", " ".join(padded.split()))


def _named(folded: str, names: Sequence[str]) -> list[_Filled]:
    """Where a sentence holds names, of which the longest come first."""
    found: list[_Filled] = []
    for name in names:
        at = folded.find(name)
        while at >= 0:
            place = (at, at + len(name), "<name>")
            free = not _overlaps(place, found)
            if free:
                found.append(place)
            at = folded.find(name, place[1] if free else at + 1)
    return found


def _overlaps(place: _Filled, others: Sequence[_Filled]) -> bool:
    return any(start < place[1] and place[0] < end for start, end, _ in others)


def _slots(case: Case) -> _Slots:
    values = (
        (fold(value.value.strip()), f"<{field.name}>") for field in case.exercise.fields for value in field.values
    )
    return _Slots(
        names=tuple(fold(name) for name in sorted(case.names, key=len, reverse=True) if name),
        values=tuple((word, slot) for word, slot in values if word),
        made={},
    )
