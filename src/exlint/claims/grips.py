"""Grips: which way the hands hold, how far apart hands, feet and elbows stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from exlint.claims.positions import position_claims
from exlint.exercise import Part, Passage
from exlint.patterns import lazy

if TYPE_CHECKING:
    from exlint.claims.aspects import Heard
    from exlint.claims.claim import Claim

KIND = "grip"

_RAISED = {"palms-you": "palms-you-raised", "palms-forward": "palms-forward-raised"}
_HIGH = ("chin", "chinup", "pullup", "pulldown", "press", "pres")
"""How the names of movements end that begin or end with the hands at the shoulders or above."""

_FORWARD, _FORWARD_LOWERED = "palms-forward", "palms-forward-lowered"
_LOW = ("deadlift", "shrug", "upright", "curl")
"""Words in the names of movements in which the arms hang, where "facing forward" fixes the forearm."""

_HANGING = re.compile(r"\b(?:hang|hanging|overhead|shoulder height|shoulder level|pull ?up bar|chin ?up bar)\b")

_REVERSED, _NARROW, _CLOSE = "reversed", "hands-narrow", "hands-close"
_REVERSES = (
    ("pronated", ("curl",)),
    ("supinated", ("row", "press", "pres", "pulldown", "pushdown", "pressdown", "pullup", "extension")),
)  # fmt: skip
"""What a reverse grip is, by the movement: the other one than its usual grip."""

_PULLS = ("curl", "row", "pulldown", "pullup", "chinup")
"""Movements whose close grip is narrower than the shoulders; that of a press may be shoulder-wide."""

_PALM = lazy(r"\bpalms?\b[^,;.()]{0,50}$")
"""What must stand before "facing forward": the feet and the chest face somewhere too."""


def grip_claims(heard: Heard) -> Iterator[Claim]:
    """What a sentence says of grip and stance."""
    if not heard.of(KIND):
        return
    for claim in position_claims(heard, KIND):
        words = heard.folded[claim.start : claim.end]
        if words.startswith("fac") and not _PALM.search(heard.folded, heard.sentence.start, claim.start):
            continue
        value = _in_movement(heard, claim.value, words)
        if value:
            yield claim if value == claim.value else claim._replace(value=value)


def _in_movement(heard: Heard, value: str, words: str) -> str:
    """What a grip is in the movement that the exercise's name says; empty where the movement does not settle it."""
    named = heard.place.where == Passage.NAME
    if value == _REVERSED:
        # Tips speak of what the grip does to the wrists, and "reverse curls" in a text may be another exercise.
        ordered = words.endswith("grip") and heard.place.where in (Part.DESCRIPTION, Part.STEPS)
        return _reversed(heard) if named or ordered else ""
    if value == _NARROW and named and _is_of(heard, _PULLS):
        return _CLOSE
    if value == _FORWARD and _is_of(heard, _LOW):
        return _FORWARD_LOWERED
    return _RAISED.get(value, value) if _is_raised(heard) else value


def _reversed(heard: Heard) -> str:
    return next((grip for grip, movements in _REVERSES if _is_of(heard, movements)), "")


def _is_of(heard: Heard, movements: tuple[str, ...]) -> bool:
    """Whether the exercise's name says one of the movements."""
    return not heard.bearings.naming.words.isdisjoint(movements)


def _is_raised(heard: Heard) -> bool:
    """Whether the hands are at the shoulders or above them, where "facing you" and "facing forward" fix the forearm."""
    return any(word.endswith(_HIGH) for word in heard.bearings.naming.words) or _HANGING.search(heard.words) is not None
