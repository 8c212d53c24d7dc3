"""Breathing: with which motion a sentence tells the reader to breathe in or out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exlint.claims.claim import Polarity
from exlint.patterns import lazy

if TYPE_CHECKING:
    from exlint.claims.aspects import Heard
    from exlint.claims.claim import Claim
    from exlint.vocabulary import Match

KIND = "breathing"
_BREATH = "breath"
_NO_MOTION = ("none",)
"""What words mean that only look like motions: "lower back"."""

_AHEAD = lazy(r"[^.;,]{0,45}|, [^.;,]{0,10}")
"""What may stand between a breath and the motion after it: "exhale and slowly push"."""

_BEHIND = lazy(r"[^.;]{0,80}\b(?:as|while|and|you|,)\s*(?:you |slowly )*")
"""What may stand between a motion and the breath after it: "lower the bar as you inhale"."""


def breathing_claims(heard: Heard) -> Iterator[Claim]:
    """Each breath with the motion that follows it, or else the one before it."""
    breaths = [match for match in heard.of(KIND) if match.term is not None and match.term.rank == _BREATH]
    if not breaths:
        return
    words = heard.bearings.words.positions
    motions = list(words.motion.finditer(heard.folded, heard.sentence.start, heard.sentence.end))
    for at, breath in enumerate(breaths):
        start = breaths[at - 1].end if at else heard.sentence.start
        end = breaths[at + 1].start if at + 1 < len(breaths) else heard.sentence.end
        motion = _motion(
            heard.folded, breath, [each for each in motions if start <= each.start() and each.end() <= end]
        )
        if motion is None or breath.term is None or words.motions[motion[0]] == _NO_MOTION:
            continue
        value = f"{breath.term.id}-{words.motions[motion[0]][0]}"
        claim = heard.claim(KIND, value, min(breath.start, motion.start()), max(breath.end, motion.end()))
        if claim.polarity is Polarity.ASSERTED:
            yield claim


def _motion(folded: str, breath: Match, motions: Sequence[re.Match[str]]) -> re.Match[str] | None:
    after = next((motion for motion in motions if motion.start() >= breath.end), None)
    if after and _AHEAD.fullmatch(folded, breath.end, after.start()):
        return after
    before = [motion for motion in motions if motion.end() <= breath.start][-1:]
    return before[0] if before and _BEHIND.fullmatch(folded, before[0].end(), breath.start) else None
