"""Offsets, lines and columns; decoding."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.source import Position, Source, UnreadableSource, decode, read_source


def test_lines_end_at_lf_crlf_and_cr() -> None:
    source = Source("a.md", "one\r\ntwo\rthree\nfour")
    assert [source.line(number) for number in range(1, 5)] == ["one", "two", "three", "four"]
    assert source.position(5) == Position(2, 1, 5)
    assert source.position(9) == Position(3, 1, 9)


def test_a_line_is_cut_out_once() -> None:
    source = Source("a.json", '{"name": "squat"}\n')
    assert source.line(1) is source.line(1)


def test_columns_count_code_points_not_bytes() -> None:
    assert Source("a.md", "💪é x").position(3) == Position(1, 4, 3)


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    source = decode(b"\xef\xbb\xbf# Squat", "a.md")
    assert (source.text, source.bom) == ("# Squat", True)


@pytest.mark.parametrize(
    ("data", "line", "says"),
    [
        (b"one\ntwo \xff", 2, "0xff"),
        ("# Squat".encode("utf-16"), 1, "UTF-16"),
        (b"one\n\ntw\0o", 3, "NUL"),
    ],
)
def test_what_is_not_utf8_text_is_refused_with_its_line(data: bytes, line: int, says: str) -> None:
    with pytest.raises(UnreadableSource, match=says) as caught:
        decode(data, "a.md")
    assert caught.value.line == line
    assert caught.value.remedy


def test_a_missing_file_is_refused_with_the_path_as_shown(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"shown\.md:1: cannot read: No such file"):
        read_source(tmp_path / "absent.md", "shown.md")


@given(st.text(alphabet=st.sampled_from("a\r\né💪"), max_size=30), st.integers(0, 30))
def test_a_position_leads_back_to_its_offset(text: str, offset: int) -> None:
    source = Source("a.md", text)
    position = source.position(offset)
    assert source.line_starts[position.line - 1] + position.column - 1 == position.offset == min(offset, len(text))


@given(text=st.text("a\r\n", max_size=12), data=st.data())
def test_the_number_of_a_line_is_that_of_its_positions(text: str, data: st.DataObject) -> None:
    source = Source("a.md", text)
    offset = data.draw(st.integers(0, len(text)))

    assert source.line_number(offset) == source.position(offset).line
