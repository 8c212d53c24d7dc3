"""Phrases are found alike, whether texts are looked up word by word or by an automaton."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exlint.matching import Matcher, joint_reach, reach_of

PHRASES = st.lists(st.text("ab'2 é-", min_size=1, max_size=7).map(lambda text: f"a{text}b"), min_size=1, max_size=6)
TEXTS = st.text("aab'2 é-_,", max_size=60)


@given(PHRASES, st.lists(TEXTS, min_size=1, max_size=4))
def test_both_ways_find_the_same(phrases: list[str], texts: list[str]) -> None:
    by_words, by_automaton = Matcher(phrases, reach_of(phrases)), Matcher(phrases)
    for text in texts:
        assert by_words.find_all(text) == by_automaton.find_all(text)


def test_a_phrase_is_found_between_word_boundaries_the_longest_first() -> None:
    phrases = ["heels", "heels on the floor", "the floor"]
    matcher = Matcher(phrases, reach_of(phrases))
    assert matcher.find_all("heels on the floorboard, heels on the floor") == [
        (0, 5, "heels"),
        (25, 43, "heels on the floor"),
        (25, 30, "heels"),
        (34, 43, "the floor"),
    ]
    assert matcher.find("heels on the floor") == [(0, 18, "heels on the floor")]


def test_long_texts_are_searched_as_short_ones_are() -> None:
    text = "brace, then lift the chest; " * 50
    few = Matcher(["lift the chest"], reach_of(["lift the chest"]))
    assert len(few.find_all(text)) == 50
    assert len(few.find_all(text)) == 50


def test_a_phrase_without_a_word_at_its_end_has_no_reach() -> None:
    assert reach_of(["glutes", "(upper) back"]) is None
    assert joint_reach([reach_of(["glutes"]), None]) is None
    assert Matcher(["(upper)"], reach_of(["(upper)"])).find_all("the (upper) back") == [(4, 11, "(upper)")]


def test_joint_reach_is_the_longest_of_each() -> None:
    assert joint_reach([reach_of(["push up", "row"]), reach_of(["push", "push up hold"])]) == {"push": 3, "row": 1}
