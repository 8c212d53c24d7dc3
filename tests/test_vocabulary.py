"""The phrase matcher and the hierarchy of terms, on a small vocabulary of its own."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.vocabulary import UnknownTerm, Vocabulary, compile_vocabulary, fold

DATA: dict[str, object] = {
    "kind": "muscle",
    "terms": {
        "shoulders": {"name": "shoulders", "forms": ["shoulders", "shoulder"], "ambiguous": True},
        "rear-delts": {"name": "rear deltoids", "part-of": ["shoulders"], "forms": ["rear delt", "rear deltoid"]},
        "biceps": {"name": "biceps", "forms": ["biceps", "bicep"]},
        "hamstrings": {"name": "hamstrings", "forms": ["hamstring"]},
        "biceps-femoris": {"name": "biceps femoris", "part-of": ["hamstrings"], "forms": ["biceps femoris"]},
        "calves": {"name": "calves", "forms": ["calf", "calves"]},
        "chest": {"name": "chest", "stands-for": ["pectorals"]},
        "pectorals": {"name": "pectorals", "part-of": ["chest"]},
        "abs": {"name": "abs", "forms": ["abs"], "adjectives": ["abdominal"]},
    },
    "not-terms": ["shoulder width"],
    "catalogues": {"wger": {11: ["biceps-femoris"]}},
}
VOCABULARY = compile_vocabulary(DATA)


def named(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[match.start : match.end], match.term.id if match.term is not None else None)
        for match in VOCABULARY.find(fold(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Biceps femoris, not biceps", [("Biceps femoris", "biceps-femoris"), ("biceps", "biceps")]),
        ("the REAR-DELTS", [("REAR-DELTS", "rear-delts")]),
        ("feet shoulder-width apart", [("shoulder-width", None)]),
        ("absolutely absent", []),
        ("the hamstring's pull", [("hamstring", "hamstrings")]),
        ("calf/calves", [("calf", "calves"), ("calves", "calves")]),
        ("İ biceps", [("biceps", "biceps")]),
    ],
)
def test_the_leftmost_longest_spelling_at_word_boundaries(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected


def test_adjectives_are_marked_as_such() -> None:
    assert [match.adjective for match in VOCABULARY.find("abdominal wall and abs")] == [True, False]


def test_a_whole_covers_its_part_and_never_the_reverse() -> None:
    assert VOCABULARY.covers("shoulders", "rear-delts")
    assert not VOCABULARY.covers("rear-delts", "shoulders")
    assert VOCABULARY.akin("rear-delts", "shoulders")
    assert not VOCABULARY.akin("biceps", "biceps-femoris")


def test_a_place_that_stands_for_its_muscle_is_covered_by_it() -> None:
    assert VOCABULARY.covers("pectorals", "chest")
    assert VOCABULARY.covers("chest", "pectorals")


def test_lookup_takes_a_whole_value_and_catalogue_spellings() -> None:
    assert [term.id for term in VOCABULARY.lookup(" Rear Delts ")] == ["rear-delts"]
    assert [term.id for term in VOCABULARY.lookup("11")] == ["biceps-femoris"]
    assert VOCABULARY.lookup("rear delts and more") == ()


def test_an_unknown_term_is_named() -> None:
    with pytest.raises(UnknownTerm, match="wings"):
        VOCABULARY["wings"]


def test_it_crosses_processes() -> None:
    copy: Vocabulary = pickle.loads(pickle.dumps(VOCABULARY))
    assert [match.term for match in copy.find("biceps")] == [VOCABULARY["biceps"]]


@given(st.text(max_size=40))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
