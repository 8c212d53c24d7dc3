"""Positions: how a sentence orders or forbids that a part of the body be held.

A vocabulary of positions has parts ("elbows"), states ("bent") and what the two make together ("bent elbows"); some
positions have words of their own ("lock out"). A state belongs to the part beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exlint.claims.claim import Claim, Modality, Phase, Polarity
from exlint.exercise import Part, Passage

if TYPE_CHECKING:
    from exlint.claims.aspects import Heard
    from exlint.claims.position_words import PositionWords
    from exlint.vocabulary import Match

PART = "part"
STATE = "state"

_WORD = re.compile(r"[\w']+")
_OR_BEFORE = re.compile(r"\bor(?: an?| with| the| your)*\s*$")
_OR_AFTER = re.compile(r"[\s,]*(?:grip)?[\s,]*or\b")
_CLAUSE = re.compile(r"[,;:()]| then | before | while | as you ")
_TOPIC = frozenset({"a", "an", "using", "with", "this", "slightly"})
"""Words before a position with which a tip begins that tells of it instead of ordering it: "A wide grip shifts ..."."""


def position_claims(heard: Heard, kind: str) -> Iterator[Claim]:
    """What a sentence orders or forbids of one kind of position.

    A part and a state that make no term of the vocabulary make a claim of no known value: whoever compares drops it.
    """
    found = heard.of(kind)
    for value, start, end in _named(heard, found):
        claim = _claim(heard, kind, value, start, end)
        if claim is not None:
            yield claim


def _named(heard: Heard, found: Sequence[Match]) -> Iterator[tuple[str, int, int]]:
    """Each position that the sentence names, in words of its own, or as a state with the parts beside it."""
    parts = [match for match in found if match.term is not None and match.term.rank == PART]
    states = [match for match in found if match.term is not None and match.term.rank == STATE]
    for match in found:
        term = match.term
        if term is None or term.rank == PART:
            continue
        if term.rank != STATE:
            yield term.id, match.start, match.end
            continue
        part = _part_of(heard, match, parts, states)
        if part is not None and part.term is not None:
            apart = any(part.end <= other.start < match.start for other in states)
            start = match.start if apart else min(part.start, match.start)
            yield f"{part.term.id}-{term.id}", start, max(part.end, match.end)


def _part_of(heard: Heard, state: Match, parts: Sequence[Match], states: Sequence[Match]) -> Match | None:
    """The part that a state is said of: "elbows bent", "bent elbows"; a verb ("bend") has its part after it."""
    folded, words = heard.folded, heard.bearings.words.positions
    if not state.adjective:
        before = [part for part in parts if part.end <= state.start][-1:]
        if before and words.before.fullmatch(_gap(folded, before[0].end, state.start, states)):
            return before[0]
    after = [part for part in parts if part.start >= state.end][:1]
    return after[0] if after and words.after.fullmatch(folded, state.end, after[0].start) else None


def _gap(folded: str, start: int, end: int, states: Sequence[Match]) -> str:
    """The text between a part and a state, without the other states said of the part."""
    gap = folded[start:end]
    for match in states:
        if start <= match.start and match.end <= end:
            gap = gap.replace(folded[match.start : match.end], " ", 1)
    return gap


def _claim(heard: Heard, kind: str, value: str, start: int, end: int) -> Claim | None:
    """The claim with its polarity, modality and phase; None where the sentence speaks of a degree or a consequence."""
    known = heard.bearings.words.positions
    before, after = heard.folded[heard.sentence.start : start], heard.folded[end : heard.sentence.end]
    words, inside = _WORD.findall(before), _WORD.findall(heard.folded[start:end])
    near = {*words[-3:], *inside, *_WORD.findall(after)[:3]}
    if not near.isdisjoint(known["degrees"]) or not known["hedges"].isdisjoint([*words[-3:], *inside]):
        return None
    polarity = _polarity(heard, before, words)
    if polarity is None or "than" in words[-4:]:
        return None
    modality = _modality(heard, before, after, words)
    context = heard.context(start)._replace(polarity=polarity, modality=modality)
    return heard.claim(kind, value, start, end, context=context)._replace(phase=_phase(heard, start, end, known))


def _polarity(heard: Heard, before: str, words: Sequence[str]) -> Polarity | None:
    """Whether the sentence orders or warns; None for what follows from a mistake."""
    known = heard.bearings.words.positions
    instead = known.contrast.search(before) is not None
    if heard.place.where == Part.MISTAKES and not heard.number and known["advice"].isdisjoint(words[:1]):
        if known.consequence.search(before):
            return None
        lacking = not known["omissions"].isdisjoint([*words[:2], *words[-4:]])
        return Polarity.ASSERTED if instead or lacking else Polarity.WARNED
    clause = _WORD.findall(before[max(map(before.rfind, ";:,")) + 1 :])
    opening = _WORD.findall(before[max(map(before.rfind, ";:")) + 1 :])[:1]
    forbids = not known["prohibitions"].isdisjoint(clause[-4:])
    warns = not heard.bearings.words.warnings.isdisjoint(opening)
    return Polarity.WARNED if instead or forbids or warns else Polarity.ASSERTED


def _modality(heard: Heard, before: str, after: str, words: Sequence[str]) -> Modality:
    """Optional where the sentence offers a choice, compares, or tells of a position without ordering it."""
    place, bearings = heard.place, heard.bearings
    known = bearings.words.positions
    comparing = place.where == Passage.ANSWER and (place.index in bearings.comparing or place.index in bearings.foreign)
    offered = _OR_BEFORE.search(before) or _OR_AFTER.match(after) or not known["permissions"].isdisjoint(words)
    topic = place.where in {Part.TIPS, Passage.ANSWER} and set(words) <= _TOPIC
    if comparing or offered or topic or not known["conditions"].isdisjoint(_WORD.findall(heard.words)):
        return Modality.OPTIONAL
    return Modality.REQUIRED


def _phase(heard: Heard, start: int, end: int, known: PositionWords) -> Phase:
    """When in a repetition: as the clause or the sentence says, or else as what they do tells."""
    whole, opening = heard.words, start - heard.sentence.start
    left = max((stop.end() for stop in _CLAUSE.finditer(whole, 0, opening)), default=0)
    right = next((stop.start() for stop in _CLAUSE.finditer(whole, end - heard.sentence.start)), len(whole))
    clause = whole[left:right]
    for stretch in (clause, whole):
        for phase, said in known.phases:
            if said.search(stretch):
                return phase
    if not known.actions[Phase.START].isdisjoint(_WORD.findall(whole)[:1]):
        return Phase.START
    for stretch in (clause, whole[:opening]):
        done = set(_WORD.findall(stretch))
        bottom, top = (not known.actions[phase].isdisjoint(done) for phase in (Phase.BOTTOM, Phase.TOP))
        if bottom != top:
            return Phase.BOTTOM if bottom else Phase.TOP
    return Phase.UNSAID
