"""Laterality: which side of the body a sentence sets to work, and which hand it loads."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.claims.aspects import Heard
from exlint.claims.claim import Claim
from exlint.exercise import Passage

KIND = "laterality"


def read_laterality(heard: Heard) -> Iterator[Claim]:
    """A claim for each term of a sentence; attributes of a name ("Alternating Curl") count in the name alone."""
    named = heard.place.where == Passage.NAME
    for match in heard.of(KIND):
        if match.term is not None and (named or not match.adjective):
            yield heard.claim(KIND, match.term.id, match.start, match.end)
