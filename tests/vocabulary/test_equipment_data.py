"""The facts of the equipment vocabulary that the rules rest on."""

from __future__ import annotations

import pytest

from exlint.config import Choices
from exlint.settings import settings_for
from exlint.vocabulary import Vocabulary

_RANKS = {
    "load", "apparatus", "support", "rack", "prop", "part", "place", "body", "person", "furniture",
    "choice", "likeness", "head",
}  # fmt: skip


@pytest.fixture(scope="module")
def equipment() -> Vocabulary:
    return settings_for(Choices()).knowledge.vocabulary("equipment")


def test_every_term_has_a_rank_that_the_rules_know(equipment: Vocabulary) -> None:
    assert {term.rank for term in equipment.terms.values()} <= _RANKS


def test_every_reference_names_a_term(equipment: Vocabulary) -> None:
    for term in equipment.terms.values():
        for other in (*term.part_of, *term.stands_for, *term.excludes):
            assert other in equipment.terms, f"{term.id} refers to {other}"
    for words in equipment.catalogues.values():
        for terms in words.values():
            assert set(terms) <= set(equipment.terms)


def test_every_load_is_added_weight(equipment: Vocabulary) -> None:
    for term in equipment.terms.values():
        if term.rank == "load":
            assert equipment.covers("external-load", term.id), term.id


def test_a_smith_machine_is_a_machine_with_a_bar_and_neither_seat_nor_handles(equipment: Vocabulary) -> None:
    assert equipment.covers("machine", "smith-machine")
    assert equipment.akin("smith-machine", "bar")
    assert {"seat", "handle", "footplate"} <= set(equipment["smith-machine"].excludes)


def test_machines_have_what_the_smith_machine_lacks(equipment: Vocabulary) -> None:
    for part in ("seat", "handle", "footplate", "pad", "bar"):
        assert equipment.akin("machine", part)


@pytest.mark.parametrize(
    ("catalogue", "word", "term"),
    [
        ("free-exercise-db", "e-z curl bar", "ez-bar"),
        ("free-exercise-db", "body only", "body-weight"),
        ("free-exercise-db", "foam roll", "foam-roller"),
        ("open-exercise-db", "suspension trainer", "suspension-trainer"),
        ("exercisedb", "weighted", "external-load"),
        ("wger-exercise", "6", "pull-up-bar"),
        ("fields", "none", "body-weight"),
    ],
)
def test_catalogues_keep_their_words(equipment: Vocabulary, catalogue: str, word: str, term: str) -> None:
    from exlint.vocabulary import fold

    assert equipment.catalogues[catalogue][fold(word)] == (term,)


def test_the_closed_lists_are_whole(equipment: Vocabulary) -> None:
    assert len(equipment.catalogues["free-exercise-db"]) == 11  # twelve words with "other", which names nothing
    assert len(equipment.catalogues["wger-exercise"]) == 12
