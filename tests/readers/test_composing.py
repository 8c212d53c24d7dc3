"""Markdown and HTML inside strings that their file writes with escapes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.readers.html import html_blocks
from exlint.readers.markdown import markdown_blocks
from exlint.record import Block, Encoding, Paragraph, Piece, Text, decode_piece
from exlint.source import Span
from tests.readers.pieces import assert_pieces_decode, texts_of
from tests.readers.test_html import fragments
from tests.readers.test_markdown import markdown


def json_string(value: str, *, escape: str = "", lead: str = '{"x": "') -> tuple[str, Text]:
    """A JSON document and its string as a text; `escape` names more characters to write as \\u."""
    written = lead
    pieces: list[Piece] = []
    for at, char in enumerate(value):
        raw = f"\\u{ord(char):04x}" if char in escape else json.dumps(char, ensure_ascii=False)[1:-1]
        span = Span(len(written), len(written) + len(raw))
        encoding = Encoding.VERBATIM if raw == char else Encoding.JSON_ESCAPE
        if pieces and encoding is pieces[-1].encoding is Encoding.VERBATIM:
            before = pieces.pop()
            pieces.append(Piece(before.start, at + 1, Span(before.span.start, span.end)))
        else:
            pieces.append(Piece(at, at + 1, span, encoding))
        written += raw
    return written + '"}', Text(value, tuple(pieces))


escapes = st.sampled_from(["", "&", "<>&", "ab", ";*", "é"])


@given(st.one_of(markdown, fragments), escapes, st.sampled_from([markdown_blocks, html_blocks]))
@settings(max_examples=100)
def test_places_in_a_json_string_are_places_in_its_file(
    value: str, escape: str, read: Callable[[Text], tuple[Block, ...]]
) -> None:
    """In full where entities are written plainly; else an entity decodes in two steps, the escapes first."""
    written, outer = json_string(value, escape=escape)
    for found in texts_of(read(outer)):
        at = before = 0
        for piece in found.pieces:
            raw = written[piece.span.start : piece.span.end]
            if piece.encoding is Encoding.ENTITY:
                raw = decode_piece(Encoding.JSON_ESCAPE, raw)
            assert (piece.start, before <= piece.span.start) == (at, True)
            assert decode_piece(piece.encoding, raw) == found.value[piece.start : piece.end]
            at, before = piece.end, piece.span.end
        if found.pieces:
            assert at == len(found.value)
        if not set(escape) & set("&;ab"):
            assert_pieces_decode(written, found)


def test_a_step_in_an_escaped_string() -> None:
    written, outer = json_string('1. Sit "tall"\n2. Lift\n   both **arms**\n')
    texts = list(texts_of(markdown_blocks(outer)))
    assert [text.value for text in texts] == ['Sit "tall"', "Lift both arms"]
    at = written.index("arms")
    assert texts[1].span(10, 14) == Span(at, at + 4)
    assert written[slice(*texts[0].span(4, 10))] == '\\"tall\\"'
    fold = next(piece for piece in texts[1].pieces if piece.encoding is Encoding.FOLD)
    assert written[slice(*fold.span)] == "\\n"


def test_an_entity_behind_an_escape_keeps_its_value_and_whole_place() -> None:
    written, outer = json_string("<p>3 &amp; 4</p>", escape="&")
    (block,) = html_blocks(outer)
    assert isinstance(block, Paragraph)
    assert block.content.text.value == "3 & 4"
    assert written[slice(*block.content.text.span(2, 3))] == "\\u0026amp;"


@pytest.mark.parametrize(("run", "kept"), [('\\"\\n\\n', '\\"'), ("\\u201d\\n\\n", "\\u201d\\n\\n")])
def test_a_cut_through_a_run_of_escapes(run: str, kept: str) -> None:
    """A run of short escapes is cut exactly; one of mixed lengths keeps its whole range."""
    said = decode_piece(Encoding.JSON_ESCAPE, run)
    end = 2 + len(run)
    pieces = (
        Piece(0, 2, Span(0, 2)),
        Piece(2, 5, Span(2, end), Encoding.JSON_ESCAPE),
        Piece(5, 7, Span(end, end + 2)),
    )
    first, second = texts_of(markdown_blocks(Text(f"Go{said}Up", pieces)))
    assert (first.value, second.value) == ("Go" + said[0], "Up")
    assert f"Go{run}Up"[slice(*first.span(2, 3))] == kept
    assert second.span() == Span(end, end + 2)


def test_a_text_without_a_place_composes_to_texts_without_one() -> None:
    (said,) = texts_of(markdown_blocks(Text("Row", (), Span(3, 3))))
    assert (said.value, said.pieces, said.span()) == ("Row", (), Span(3, 3))


def test_an_empty_text_has_no_blocks() -> None:
    assert markdown_blocks(Text("")) == html_blocks(Text("")) == ()
