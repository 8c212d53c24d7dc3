"""Frames: a sentence with its slots left open, by which findings of one template know each other."""

from __future__ import annotations

import re

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
    for name in sorted(case.names, key=len, reverse=True):
        folded = folded.replace(fold(name), "<name>")
    parts: list[str] = []
    at = 0
    for match in case.knowledge.muscles.find(folded):
        if match.term is not None:
            parts += (folded[at : match.start], "<muscle>")
            at = match.end
    framed = _MUSCLES.sub("<muscle>", "".join((*parts, folded[at:])))
    for field in case.exercise.fields:
        for value in field.values:
            word = fold(value.value.strip())
            if word and word in framed:
                framed = re.sub(rf"\b{re.escape(word)}\b(?!>)", f"<{field.name}>", framed)
    return _BLANK.sub(" ", _NUMBER.sub("#", framed))
