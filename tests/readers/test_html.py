"""HTML fragments as blocks, broken ones too."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.readers.html import html_blocks
from exlint.record import Block, Break, Comment, Heading, ItemList, Literal, Paragraph, Piece, Table, Text
from exlint.source import Span
from tests.readers.pieces import assert_pieces_decode, assert_texts_within, texts_of


def read(text: str) -> tuple[Block, ...]:
    return html_blocks(Text(text, (Piece(0, len(text), Span(0, len(text))),) if text else ()))


def outline(blocks: tuple[Block, ...]) -> list[object]:
    """The blocks as plain lists: prose as its value, an item as (number, value, children)."""
    shown: list[object] = []
    for block in blocks:
        match block:
            case Paragraph(content=content) | Heading(content=content):
                shown.append(content.text.value)
            case ItemList(items=items):
                shown.append([(item.number, item.content.text.value, outline(item.children)) for item in items])
            case Table(rows=rows):
                shown.append([[cell.text.value for cell in row] for row in rows])
            case Comment(text=text) | Literal(text=text):
                shown.append({text.value})
            case Break():
                shown.append(None)
    return shown


TAGS = (
    "p", "ol", "ul", "li", "h2", "br", "b", "strong", "em", "a href='x&amp;y'", "a", "div", "table", "tr", "td", "th",
    "caption", "hr", "details", "summary", "dl", "dt", "dd", "img src=x", "pre", "script", "ol start=4", "li value=7",
)  # fmt: skip
PARTS = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(
        ["<!-- c -->", "<!--", "-->", "&amp;", "&lt", "&#1;", "&nosuch;", "&fjlig;", "&", "<", ">", " ", "\n", "\r\n  ",
         "\t", "\u00a0", "🏋🏽‍♀️", "e\u0301", "Sit tall", "\x0b", "'", '"', "<a '", "<?x", "<!DOCTYPE html>"]
    ),
)  # fmt: skip
fragments = st.one_of(st.text(), st.lists(PARTS, max_size=25).map("".join))


@given(fragments)
@settings(max_examples=100)
def test_every_text_decodes_and_stands_in_its_block(text: str) -> None:
    blocks = read(text)
    for found in texts_of(blocks):
        assert_pieces_decode(text, found)
    assert_texts_within(blocks, Span(0, len(text)))


def test_a_description_as_editors_write_it() -> None:
    blocks = read(
        "<h2>Setup</h2>\n<p>Sit&nbsp;on the\n  bench.</p>\n<ol>\n<li>Lift &amp; hold</li>\n<li>Lower</li>\n</ol>"
    )
    assert outline(blocks) == ["Setup", "Sit\u00a0on the bench.", [(1, "Lift & hold", []), (2, "Lower", [])]]


def test_bold_and_links() -> None:
    (block,) = read('<p><strong>Note:</strong> see <a class="x" href="/row?a=1&amp;b=2">the <b>row</b></a></p>')
    assert isinstance(block, Paragraph)
    assert block.content.text.value == "Note: see the row"
    assert block.content.strong == ((0, 5), (14, 17))
    (link,) = block.content.links
    assert (link.text.value, link.target) == ("the row", "/row?a=1&b=2")


def test_br_is_a_line_end() -> None:
    assert outline(read("Push up. <br> Hold.<br/><br>Rest.<br>")) == ["Push up.\nHold.\n\nRest."]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li>Sit<ul><li>Low</li></ul></li><li>Stand</li></ul>",
        "<ul><li>Sit</li><ul><li>Low</li></ul><li>Stand</li></ul>",
        "<ul><li>Sit<ul><li>Low</ul><li>Stand",
        "<ul>Sit<ul><li><p>Low</p></ul><li>Stand</ul></ul></li></p>",
    ],
)
def test_nested_lists_closed_or_not(text: str) -> None:
    assert outline(read(text)) == [[(None, "Sit", [[(None, "Low", [])]]), (None, "Stand", [])]]


def test_items_without_a_list() -> None:
    assert outline(read("<li>Sit</li><li>Stand</li><p>Rest</p>")) == [
        [(None, "Sit", []), (None, "Stand", [])],
        "Rest",
    ]


def test_list_numbers_as_a_browser_counts() -> None:
    assert outline(read("<ol start='3'><li>a<li value=9>b<li>c</ol>")) == [[(3, "a", []), (9, "b", []), (10, "c", [])]]


def test_a_table_with_blocks_in_its_cells() -> None:
    text = "<table><caption>Loads</caption><tr><th>Set<th>Kg<tr><td><p>1</p><p>warm-up</p></td><td>20</table>after"
    assert outline(read(text)) == ["Loads", [["Set", "Kg"], ["1\nwarm-up", "20"]], "after"]


def test_what_heads_a_disclosure_is_bold() -> None:
    question, answer = read("<details><summary>How often?</summary>Twice a week.</details>")
    assert isinstance(question, Paragraph)
    assert question.content.strong == ((0, 10),)
    assert outline((answer,)) == ["Twice a week."]


def test_comments_rules_and_opaque_elements() -> None:
    text = "<!-- a -->Sit<!-- b --> up<hr><script>if (a < b) '<p>'</script><p>Rest"
    assert outline(read(text)) == [{"a"}, "Sit up", {"b"}, None, {"<script>if (a < b) '<p>'</script>"}, "Rest"]


def test_what_is_no_markup_stays() -> None:
    assert outline(read("Rest < 60 s & hold > 5 s; AT&T")) == ["Rest < 60 s & hold > 5 s; AT&T"]


def test_empty_elements_say_nothing() -> None:
    assert read("<p></p><p>&nbsp;</p><ul></ul><div> <br> </div><h3></h3>") == ()


def test_deep_lists_keep_their_words() -> None:
    said = " ".join(text.value for text in texts_of(read("<ul><li>x" * 500 + "<ul><li>deepest")))
    assert said.count("x") == 500
    assert said.endswith("deepest")


@pytest.mark.parametrize("text", ["<a " * 20000, "<!--" * 20000, "<a '" * 20000, "&a" * 20000, "<pre/>" * 20000])
def test_hostile_markup_is_read_in_linear_time(text: str) -> None:
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 3
