"""Phrases: what is found does not depend on how many texts and sets of phrases came before."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.claims.phrases import Phrasebook, Places

SETS = (("bar", "barbell", "bar bell"), ("bell", "knee"), ("the knee", "bar"))
TEXTS = st.lists(st.text(alphabet="barelknth -\x1f", max_size=40), max_size=5)


def occurrences(phrases: tuple[str, ...], text: str) -> set[tuple[int, int, str]]:
    return {
        (at, at + len(phrase), phrase) for phrase in phrases for at in range(len(text)) if text.startswith(phrase, at)
    }


@given(TEXTS)
@settings(max_examples=60)
def test_finds_every_occurrence_in_the_first_text_and_in_later_ones(texts: list[str]) -> None:
    book = Phrasebook()
    for text in texts:
        places = Places(text, book)
        for phrases in SETS:
            found = places.of(phrases)
            assert set(found) == occurrences(phrases, text)
            assert [end for _, end, _ in found] == sorted(end for _, end, _ in found)


def test_words_are_the_longest_between_their_boundaries() -> None:
    book = Phrasebook()
    for _ in range(2):
        places = Places("a bar bell, no barbells; bar", book)
        assert places.of_words(SETS[0]) == [(2, 10, "bar bell"), (25, 28, "bar")]
        assert places.of_words(("squat",)) == []
