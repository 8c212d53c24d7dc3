"""The vocabularies of grip, technique and breathing hold together with the words of contexts.yaml."""

from __future__ import annotations

import pytest

from exlint.claims.kinds import BREATHING, GRIP, TECHNIQUE
from exlint.claims.positions import STATE
from exlint.config import Choices
from exlint.settings import settings_for

KNOWLEDGE = settings_for(Choices()).knowledge
WORDS = KNOWLEDGE.contexts.positions


@pytest.mark.parametrize("kind", [GRIP, TECHNIQUE])
def test_every_state_stands_for_positions_of_known_parts(kind: str) -> None:
    vocabulary = KNOWLEDGE.vocabulary(kind)
    parts = {part for ids in WORDS.parts.values() for part in ids}
    states = [term for term in vocabulary.terms.values() if term.rank == STATE]
    assert states
    for state in states:
        assert state.stands_for, state.id
        for position in state.stands_for:
            part, _, name = position.partition("-")
            assert (part in parts, name) == (True, state.id)
            assert position in vocabulary.terms


@pytest.mark.parametrize("kind", [GRIP, TECHNIQUE])
def test_no_term_excludes_what_covers_it(kind: str) -> None:
    vocabulary = KNOWLEDGE.vocabulary(kind)
    for term in vocabulary.terms.values():
        assert not any(vocabulary.akin(term.id, other) for other in term.excludes), term.id


def test_every_breath_with_every_motion_is_a_pattern_that_excludes_its_reverse() -> None:
    vocabulary = KNOWLEDGE.vocabulary(BREATHING)
    for motion in {motion for ids in WORDS.motions.values() for motion in ids} - {"none"}:
        assert vocabulary.exclude(f"inhale-{motion}", f"exhale-{motion}")


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("neutral", "palms-up", True),
        ("pronated", "palms-forward", False),
        ("supinated", "palms-forward-raised", True),
        ("pronated", "palms-you-raised", True),
        ("neutral", "palms-body", False),
        ("hands-wide", "hands-shoulder", True),
        ("hands-wider", "hands-shoulder", False),
        ("hands-wide", "feet-shoulder", False),
    ],
)
def test_grips_that_exclude_each_other(one: str, other: str, excluded: bool) -> None:  # noqa: FBT001 (a table's column)
    assert KNOWLEDGE.vocabulary(GRIP).exclude(one, other) is excluded
