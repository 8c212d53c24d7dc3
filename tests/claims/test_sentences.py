"""Where sentences begin and end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.claims.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sit tall. Row to the ribs! Ready?", ["Sit tall.", "Row to the ribs!", "Ready?"]),
        ("Hold for 2.5 seconds. Then rest.", ["Hold for 2.5 seconds.", "Then rest."]),
        (
            "Use a light load, e.g. Half of your usual one. Go slow.",
            ["Use a light load, e.g. Half of your usual one.", "Go slow."],
        ),
        ("Muscles (quads, etc.) work. They tire.", ["Muscles (quads, etc.) work.", "They tire."]),
        ("He said \u201cstop.\u201d Then he left.", ["He said \u201cstop.\u201d", "Then he left."]),
        ("First line\nSecond line", ["First line", "Second line"]),
        ("no capital. still one sentence", ["no capital. still one sentence"]),
        ("   ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    found = [text[start:end] for start, end in sentences(text)]
    assert found == expected


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"'(3,\u201d"), max_size=60))
def test_every_visible_character_belongs_to_one_sentence(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(found))
