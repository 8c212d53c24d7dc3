"""Positions: how a sentence orders or forbids that a part of the body be held.

A vocabulary of positions has parts ("elbows"), states ("bent") and what the two make together ("bent elbows"); some
positions have words of their own ("lock out"). A state belongs to the part beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exlint.claims.claim import Claim, Modality, Phase, Polarity, Subject
from exlint.claims.context import COACHING, Context
from exlint.exercise import Part, Passage
from exlint.patterns import lazy

if TYPE_CHECKING:
    from exlint.claims.aspects import Heard
    from exlint.claims.position_words import PositionWords
    from exlint.vocabulary import Match, Term

STATE = "state"
RETURN = "return"
"""The way back to the start: no position, but it brings those of the start again."""
HEIGHT = "height"
"""Positions that say themselves how far is too far: "too high, past the shoulders"."""

_WORD = re.compile(r"[\w']+")
_OR_BEFORE = re.compile(r"\bor(?: an?| with| the| your)*\s*$")
_OR_AFTER = re.compile(r"[\s,]*(?:grip)?[\s,]*or\b")
_PREDICATE = re.compile(r"\s*(?:\w+ )?(?:will|can|may|could|might)\b")
"""What makes of "looking down" the subject of a sentence about it."""

_SPACED = "grip"
"""The kind whose states are spacings: "place your hands on the bench, wider than your shoulders"."""

_LET_GAPS = frozenset({" ", " to "})
_AND_DOING = lazy(r",|\band (?=\w+ing\b|$)")
_MEANS = re.compile(r"\b(?:not|without) by\b")
_LET = lazy(r"\b(?:let|letting|allow|allowing)\b")
_CLAUSE = re.compile(r"[,;:() ](?:(?<! )|(?:then|before|while|as you) )")
"""What parts two clauses. One class of signs stands first, so that letters are passed over without an attempt."""
_FORBIDS_WITHIN = 9
"""Words between a prohibition and what it forbids, at most."""

_TOPIC = frozenset({"a", "an", "using", "with", "this", "slightly"})
"""Words before a position with which a tip begins that tells of it instead of ordering it: "A wide grip shifts ..."."""


def position_claims(heard: Heard, kind: str) -> Iterator[Claim]:
    """What a sentence orders or forbids of one kind of position."""
    for start, end, value, rank in sorted(_named(heard, heard.of(kind))):
        claim = _claim(heard, kind, value, start, end, rank)
        if claim is not None:
            yield claim


def _named(heard: Heard, found: Sequence[Match]) -> Iterator[tuple[int, int, str, str]]:
    """Each position that a sentence names, in words of its own or as a state of the part beside it, with its rank."""
    states = [match for match in found if match.term is not None and match.term.rank == STATE]
    parts = _parts(heard, states) if states else []
    for match in found:
        if match.term is None or match.term.rank == RETURN:
            continue
        if match.term.rank != STATE:
            yield match.start, match.end, match.term.id, match.term.rank
            continue
        part = _part_of(heard, match, parts, states)
        position = "" if part is None else _position(heard, part, match.term)
        if part is not None and position:
            apart = any(part.end() <= other.start < match.start for other in states)
            start = match.start if apart else min(part.start(), match.start)
            yield start, max(part.end(), match.end), position, STATE


def _position(heard: Heard, part: re.Match[str], state: Term) -> str:
    """What a part and a state make; empty where the state is not said of such a part."""
    made = (f"{each}-{state.id}" for each in heard.bearings.words.positions.parts[part[0]])
    return next((position for position in made if position in state.stands_for), "")


def _parts(heard: Heard, states: Sequence[Match]) -> list[re.Match[str]]:
    """The parts of the body that a sentence names outside of its states."""
    found = heard.bearings.words.positions.part.finditer(heard.folded, heard.sentence.start, heard.sentence.end)
    return [part for part in found if not any(other.start <= part.start() < other.end for other in states)]


def _part_of(
    heard: Heard, state: Match, parts: Sequence[re.Match[str]], states: Sequence[Match]
) -> re.Match[str] | None:
    """The part that a state is said of: "elbows bent", "bent elbows"; a verb ("bend") has its part after it."""
    folded, words = heard.folded, heard.bearings.words.positions
    before = next((part for part in reversed(parts) if part.end() <= state.start), None)
    if before is not None:
        gap = _gap(folded, before.end(), state.start, states)
        let = state.adjective and gap in _LET_GAPS and _LET.search(folded, heard.sentence.start, state.start)
        if let or (not state.adjective and words.before.fullmatch(gap)):
            return before
    after = next((part for part in parts if part.start() >= state.end), None)
    if after and words.after.fullmatch(folded, state.end, after.start()):
        return after
    return _only_part(heard, parts, state)


def _only_part(heard: Heard, parts: Sequence[re.Match[str]], state: Match) -> re.Match[str] | None:
    """The part that a spacing is said of at a distance: the only one that can be spaced before it in the sentence."""
    if state.term is None or state.adjective or state.term.kind != _SPACED:
        return None
    fitting = {_position(heard, part, state.term): part for part in reversed(parts) if part.end() <= state.start}
    fitting.pop("", None)
    part = next(iter(fitting.values())) if len(fitting) == 1 else None
    return None if part is None or "hold" in heard.folded[part.end() : state.start] else part


def _gap(folded: str, start: int, end: int, states: Sequence[Match]) -> str:
    """The text between a part and a state, without the other states said of the part."""
    gap = folded[start:end]
    for match in states:
        if start <= match.start and match.end <= end:
            gap = gap.replace(folded[match.start : match.end], " ", 1)
    return gap


def _claim(heard: Heard, kind: str, value: str, start: int, end: int, rank: str) -> Claim | None:
    """The claim with its polarity, modality and phase; None where the sentence speaks of a degree or a consequence."""
    known = heard.bearings.words.positions
    before, after = heard.folded[heard.sentence.start : start], heard.folded[end : heard.sentence.end]
    words, inside = _WORD.findall(before), _WORD.findall(heard.folded[start:end]) if rank == STATE else []
    near = [*words[-3:], *inside]
    if not known["hedges"].isdisjoint(near):
        return None
    if rank != HEIGHT and not known["degrees"].isdisjoint([*near, *_WORD.findall(after[:40])[:3]]):
        return None
    if heard.folded[start:end].partition(" ")[0].endswith("ing") and _PREDICATE.match(after):
        return None
    polarity = _polarity(heard, before, words)
    if polarity is None or "than" in words[-4:]:
        return None
    modality = _modality(heard, before, after, words)
    own = heard.place.where in COACHING or heard.place.where == Part.DESCRIPTION
    subject = Subject.THIS if own else heard.context(start).subject
    context, phase = Context(subject, polarity, modality), _phase(heard, start, end, known)
    return heard.claim(kind, value, start, end, context=context, phase=phase)


def _polarity(heard: Heard, before: str, words: Sequence[str]) -> Polarity | None:
    """Whether the sentence orders or warns; None for what follows from a mistake."""
    known = heard.bearings.words.positions
    ends = [stop.end() for stop in known.release.finditer(before)]
    clause = before[ends[-1] if ends else 0 :]
    instead = known.contrast.finds(clause)
    if _heads_mistake(heard, before) and known["advice"].isdisjoint(words[:1]):
        if known.consequence.search(before):
            return None
        fault = _WORD.findall(_AND_DOING.split(before)[-1])
        lacking = not known["omissions"].isdisjoint([*fault[:2], *fault[-4:]])
        return Polarity.ASSERTED if instead or lacking else Polarity.WARNED
    if _MEANS.search(clause):
        return None
    if not known["faults"].isdisjoint(words):
        return Polarity.WARNED
    forbids = not known["prohibitions"].isdisjoint(_WORD.findall(clause)[-_FORBIDS_WITHIN:])
    return Polarity.WARNED if instead or forbids else Polarity.ASSERTED


def _heads_mistake(heard: Heard, before: str) -> bool:
    """Whether a position stands where a mistake says what goes wrong: in its first sentence, or before its colon."""
    label = heard.place.label
    if heard.place.where != Part.MISTAKES or heard.number or ":" in before:
        return False
    return label is None or heard.sentence.start + len(before) < len(label.value)


def _modality(heard: Heard, before: str, after: str, words: Sequence[str]) -> Modality:
    """Optional where the sentence offers a choice, compares, or tells of a position without ordering it."""
    known = heard.bearings.words.positions
    offered = _OR_BEFORE.search(before) or _OR_AFTER.match(after) or not known["permissions"].isdisjoint(words)
    if offered or _only_tells(heard, before, words):
        return Modality.OPTIONAL
    every = _WORD.findall(heard.words.replace("as if ", ""))
    if not known["conditions"].isdisjoint(every):
        return Modality.OPTIONAL
    return Modality.REQUIRED


def _only_tells(heard: Heard, before: str, words: Sequence[str]) -> bool:
    """Whether a sentence speaks about a position: steps order, the others may do either."""
    place, bearings = heard.place, heard.bearings
    if place.where == Passage.ANSWER:
        compares = place.index in bearings.comparing or place.index in bearings.foreign
        if compares or bearings.words.positions["orders"].isdisjoint(words):
            return True
    if place.where not in _TELLING or _heads_mistake(heard, before):
        return False
    opening = _WORD.findall(heard.words[max(map(before.rfind, ";:")) + 1 :])[0]
    return opening.endswith("ing") or (bool(words) and set(words) <= _TOPIC)


_TELLING = frozenset({Part.TIPS, Part.DESCRIPTION, Part.MISTAKES, Passage.ANSWER})


def _phase(heard: Heard, start: int, end: int, known: PositionWords) -> Phase:
    """When in a repetition: as the clause or the sentence says, or else as what they do tells."""
    if heard.place.where == Passage.NAME:
        return Phase.UNSAID
    whole, opening = heard.words, start - heard.sentence.start
    left = max((stop.end() for stop in _CLAUSE.finditer(whole, 0, opening)), default=0)
    right = next((stop.start() for stop in _CLAUSE.finditer(whole, end - heard.sentence.start)), len(whole))
    clause = whole[left:right]
    for stretch in (clause, whole) if known.any_phase.finds(whole) else ():
        for phase, said in known.phases:
            if said.search(stretch):
                return phase
    first = _WORD.search(whole)
    if first is not None and first[0] in known.actions[Phase.START]:
        return Phase.START
    clause = f"{whole[left:opening]} {whole[end - heard.sentence.start : right]}"
    for stretch in (clause, whole[:opening]):
        done = set(_WORD.findall(stretch))
        bottom, top = (not known.actions[phase].isdisjoint(done) for phase in (Phase.BOTTOM, Phase.TOP))
        if bottom != top:
            return Phase.BOTTOM if bottom else Phase.TOP
    return Phase.UNSAID
