"""Texts: pieces, slices and spans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.record import Encoding, Piece, Text, decode_piece
from exlint.source import Span

ESCAPED = r"caf\u00e9 au lait"
TEXT = Text(
    "café au lait",
    (
        Piece(0, 3, Span(10, 13)),
        Piece(3, 4, Span(13, 19), Encoding.JSON_ESCAPE),
        Piece(4, 12, Span(19, 27)),
    ),
)


def test_a_span_of_an_escape_covers_all_of_it() -> None:
    assert TEXT.span(3, 4) == Span(13, 19)
    assert TEXT.span(2, 5) == Span(12, 20)
    assert TEXT.span() == Span(10, 27)


def test_an_empty_range_has_an_empty_span_at_its_place() -> None:
    assert TEXT.span(5, 5) == Span(20, 20)


def test_a_text_that_stands_nowhere_has_its_anchor() -> None:
    assert Text("squat", (), Span(4, 4)).span(1, 3) == Span(4, 4)


def test_strip_keeps_the_place() -> None:
    stripped = Text("  row ", (Piece(0, 6, Span(3, 9)),)).strip()
    assert (stripped.value, stripped.span()) == ("row", Span(5, 8))


@given(st.integers(0, 12), st.integers(0, 12))
def test_a_slice_has_the_span_of_its_range(start: int, end: int) -> None:
    part = TEXT.slice(start, end)
    assert part.value == TEXT.value[start:end]
    if part.value:
        assert part.span() == TEXT.span(start, end)
        assert [piece.start for piece in part.pieces] == [0, *(piece.end for piece in part.pieces[:-1])]


@pytest.mark.parametrize(
    ("encoding", "raw", "value"),
    [
        (Encoding.JSON_ESCAPE, r"\ud83d\ude00", "😀"),
        (Encoding.YAML_ESCAPE, r"\x41", "A"),
        (Encoding.YAML_ESCAPE, r"\_", "\xa0"),
        (Encoding.QUOTE, "''", "'"),
        (Encoding.ENTITY, "&frac12;", "½"),
        (Encoding.FOLD, "\r\n  > ", " "),
        (Encoding.BREAK, "<br/>", "\n"),
    ],
)
def test_decoding(encoding: Encoding, raw: str, value: str) -> None:
    assert decode_piece(encoding, raw) == value
