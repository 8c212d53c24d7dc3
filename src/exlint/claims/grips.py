"""Grips: which way the hands hold, how far apart hands, feet and elbows stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from exlint.claims.positions import position_claims

if TYPE_CHECKING:
    from exlint.claims.aspects import Heard
    from exlint.claims.claim import Claim

KIND = "grip"

_RAISED = {"palms-you": "palms-you-raised", "palms-forward": "palms-forward-raised"}
_HIGH = ("chin", "chinup", "pullup", "pulldown", "press", "pres")
"""How the names of movements end that begin or end with the hands at the shoulders or above."""

_HANGING = re.compile(r"\b(?:hang|hanging|overhead|shoulder height|shoulder level|pull ?up bar|chin ?up bar)\b")

_PALM = re.compile(r"\bpalms?\b[^,;.()]{0,50}$")
"""What must stand before "facing forward": the feet and the chest face somewhere too."""


def grip_claims(heard: Heard) -> Iterator[Claim]:
    """What a sentence says of grip and stance."""
    if not heard.of(KIND):
        return
    for claim in position_claims(heard, KIND):
        words = heard.folded[claim.start : claim.end]
        if not words.startswith("fac") or _PALM.search(heard.folded, heard.sentence.start, claim.start):
            value = _RAISED.get(claim.value, claim.value) if _is_raised(heard) else claim.value
            yield claim._replace(value=value)


def _is_raised(heard: Heard) -> bool:
    """Whether the hands are at the shoulders or above them, where "facing you" and "facing forward" fix the forearm."""
    return any(word.endswith(_HIGH) for word in heard.bearings.naming.words) or _HANGING.search(heard.words) is not None
