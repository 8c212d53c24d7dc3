"""Postures: how a sentence places the body.

A form of one word is a verb, and places the body where it opens a clause: "Sit on a bench", "and kneel beside it". The
name tells a posture by an attribute ("Seated Row"), which in prose belongs to the name of some exercise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.claims.aspects import Heard
from exlint.claims.claim import Claim, Polarity
from exlint.exercise import Part, Passage
from exlint.patterns import lazy
from exlint.vocabulary import Match

KIND = "posture"

_OPENING = re.compile(r"(?:^|[.,:;(!]|\b(?:and|then|to|or|now|first|by|please|next|slowly|carefully|simply))\s*$")
"""What may stand before the verb of an order."""

_CHOICE = lazy(
    r"\b(?:or|can|could|may|might|either|if|try|instead|would|whereas|both|versions?|variations?|options?|turns?)\b"
)
"""Words by which a tip or an answer offers or compares; the steps' own "sit or stand" names both."""

_VERDICT = lazy(r"(?:yes|no|both|either|absolutely|definitely|sure)\b")
"""How an answer begins that grants or refuses what the question proposes."""

_PASSED_OVER = re.compile(r"\b(?:than|instead of|just|without|like|as if|not|finish|finishing)(?: \w+){0,3}\s*$")
"""What names a posture only to set it aside: "rather than bending at the waist"."""

_OFF_THE_FEET = frozenset({"seated", "lying", "supine"})
"""Postures in which feet flat on the floor mean bent knees."""


def read_postures(heard: Heard) -> Iterator[Claim]:
    """A claim for each posture that the sentence puts the body in; what a tip or an answer offers is none."""
    matches = heard.of(KIND)
    if not matches:
        return
    if heard.place.where not in (Part.STEPS, Passage.NAME) and _is_choice(heard):
        return
    for match in matches:
        if match.term is None or not _places(match, heard):
            continue
        value, context = match.term.id, heard.context(match.start)
        if match.term.denied is not None and (context.polarity is not Polarity.ASSERTED or _is_set_aside(match, heard)):
            value, context = match.term.denied, context._replace(polarity=Polarity.ASSERTED)
        yield heard.claim(KIND, value, match.start, match.end, context=context)


def _places(match: Match, heard: Heard) -> bool:
    """Whether a match places the body: an attribute in the name; in prose no attribute, and no verb inside a clause."""
    if match.adjective or heard.place.where == Passage.NAME:
        return match.adjective and heard.place.where == Passage.NAME
    if match.term is not None and match.term.ambiguous:
        return any(each.term is not None and each.term.id in _OFF_THE_FEET for each in heard.of(KIND))
    if " " in heard.folded[match.start : match.end]:
        denies = match.term is not None and match.term.denied is not None
        return denies or not _is_set_aside(match, heard)
    return _OPENING.search(heard.folded[heard.sentence.start : match.start]) is not None


def _is_set_aside(match: Match, heard: Heard) -> bool:
    return _PASSED_OVER.search(heard.folded[heard.sentence.start : match.start]) is not None


def _is_choice(heard: Heard) -> bool:
    """Whether a sentence of a tip or an answer speaks of one way among several."""
    granted = heard.place.where == Passage.ANSWER and _VERDICT.match(heard.folded)
    return bool(granted) or _CHOICE.search(heard.words) is not None
