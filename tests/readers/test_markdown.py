"""Markdown pages as blocks: what each construct becomes, and that every text knows its place."""

from __future__ import annotations

import sys
import time
import types

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.readers.markdown import markdown_blocks, read_markdown
from exlint.record import (
    Block,
    Break,
    Comment,
    Encoding,
    Format,
    Heading,
    Inline,
    ItemList,
    Literal,
    Paragraph,
    Piece,
    Record,
    Scalar,
    Table,
    Text,
)
from exlint.source import Source, Span
from tests.readers.pieces import assert_pieces_decode, assert_texts_within, texts_of


def read(text: str) -> Record:
    return read_markdown(Source("page.md", text))


def only(text: str) -> Block:
    (block,) = read(text).blocks
    return block


def paragraph(text: str) -> Inline:
    block = only(text)
    assert isinstance(block, Paragraph)
    return block.content


def items(text: str) -> ItemList:
    block = only(text)
    assert isinstance(block, ItemList)
    return block


def bold(inline: Inline) -> list[str]:
    return [inline.text.value[start:end] for start, end in inline.strong]


def words(block: Block) -> str:
    assert isinstance(block, (Paragraph, Heading))
    return block.content.text.value


CONSTRUCTS = (
    "**", "*", "_", "`", "``", "~~", "&amp;", "&nbsp;", "&#1;", "&#x80;", "&bogus;", "\\*", "\\", "\\|", "  \n", "\\\n",
    "\n", "\r\n", "\r", "\n\n", "\n\n    ", "\t", " ", "# ", "## ", "\n---\n", "===", "- ", "\n- ", "\n  - ", "\n1. ",
    "\n   7) ", "\n- [ ] ", "> ", "\n> ", "| a | b |\n|---|---|\n| ", " | ", "[x](y)", "![z](w)", "[", "](", ")",
    "<br>", "<b>", "</b>", "<!-- c -->", "<!--", "-->", "<div>\n", "</div>", "<ul><li>", "<http://a.b>", "[^1]",
    "\n[^1]: ", "```\n", "~~~", "{% if x %}\n", "\n{{ x }}\n", "\n<Tip>\n", "\n:::tip\n", "{#id}", "\n+++\n",
    "\n{/* n */}\n", "import x from 'y'\n", "e\u0301", "🏋🏽‍♀️", "é", "\u2028", "\x0c", "\ud800", "Hold", "3.5", "a", ":",
)  # fmt: skip

markdown = st.one_of(st.text(), st.lists(st.sampled_from(CONSTRUCTS), max_size=25).map("".join)).filter(
    lambda text: not text.startswith("---")  # front matter belongs to the YAML reader's tests
)


@given(markdown)
@settings(max_examples=100)
def test_every_text_decodes_and_stands_in_its_block(text: str) -> None:
    record = read(text)
    for found in texts_of(record):
        assert_pieces_decode(text, found)
    assert_texts_within(record.blocks, record.span)


@given(markdown)
@settings(max_examples=50)
def test_a_string_that_is_the_whole_file_reads_as_the_file(text: str) -> None:
    whole = Source("page.md", text)
    found = markdown_blocks(Text(text, whole_piece(text)))
    if not text.startswith("+++"):
        assert found == read_markdown(whole).blocks


def whole_piece(text: str) -> tuple[Piece, ...]:
    return (Piece(0, len(text), Span(0, len(text))),) if text else ()


def test_emphasis_code_and_escapes_leave_their_words() -> None:
    inline = paragraph("Keep the *spine* **long and `tall`**, 3 \\* 10 &amp; &#189; ~~more~~")
    assert inline.text.value == "Keep the spine long and tall, 3 * 10 & ½ more"
    assert bold(inline) == ["long and tall"]


def test_a_range_of_the_value_gives_its_place_in_the_file() -> None:
    text = "Lower *slowly* &gt; fast"
    inline = paragraph(text)
    at = inline.text.value.index(">")
    assert inline.text.span(at, at + 1) == Span(text.index("&gt;"), text.index("&gt;") + 4)
    assert inline.text.span(6, 12) == Span(7, 13)


def test_soft_breaks_fold_and_hard_breaks_break() -> None:
    inline = paragraph("Brace  \nLift\\\nLower\r\n   and rest<br/>\nagain")
    assert inline.text.value == "Brace\nLift\nLower and rest\nagain"
    encodings = [piece.encoding for piece in inline.text.pieces if piece.encoding is not Encoding.VERBATIM]
    assert encodings == [Encoding.BREAK, Encoding.BREAK, Encoding.FOLD, Encoding.BREAK]


def test_bold_runs_that_touch_are_one() -> None:
    assert bold(paragraph("<b>Target</b><b>:</b> Glutes")) == ["Target:"]
    assert paragraph("**Target:** Glutes").strong == ((0, 7),)


def test_links_keep_words_target_and_place() -> None:
    text = "See the [**goblet** squat](../goblet.md 'title') or <https://example.org>."
    first, second = paragraph(text).links
    assert (first.text.value, first.target) == ("goblet squat", "../goblet.md")
    assert text[first.span.start : first.span.end].startswith("[**goblet**")
    assert second.target == second.text.value == "https://example.org"


def test_images_say_nothing_and_leave_one_space() -> None:
    assert paragraph("Stand ![a *tall* man](x.png) tall").text.value == "Stand tall"
    assert read("![only a picture](x.png)\n").blocks == ()


def test_a_reference_link_resolves() -> None:
    (link,) = paragraph("The [deadlift].\n\n[deadlift]: /dl\n").links
    assert link.target == "/dl"


@pytest.mark.parametrize(
    ("text", "level"), [("# Tips", 1), ("### Tips ###", 3), ("Tips\n===", 1), ("Tips\n---", 2), ("## Tips {#tips}", 2)]
)
def test_headings_of_every_style(text: str, level: int) -> None:
    block = only(text)
    assert isinstance(block, Heading)
    assert (block.level, words(block)) == (level, "Tips")


def test_braces_of_prose_stay_in_a_heading() -> None:
    assert words(only("## Sets {working}")) == "Sets {working}"


def test_lists_keep_the_numbers_as_written() -> None:
    found = items("2. Set up\n4. Lift\n4. Lower\n")
    assert found.ordered
    assert [(item.number, item.content.text.value) for item in found.items] == [
        (2, "Set up"),
        (4, "Lift"),
        (4, "Lower"),
    ]
    assert [item.number for item in items("> 8) Sit\n> 1) Stand\n").items] == [8, 1]


def test_a_loose_item_begins_with_its_first_paragraph() -> None:
    (first, second) = items("- Sit\n\n  Feet flat.\n\n- Stand\n").items
    assert first.content.text.value == "Sit"
    assert [words(child) for child in first.children] == ["Feet flat."]
    assert second.children == ()


def test_items_hold_deeper_lists_headings_and_quotes() -> None:
    first, second = items("1. Row\n   - Pull\n     1. Squeeze\n\n   > Slowly.\n2. # Rest\n").items
    inner, quote = first.children
    assert isinstance(inner, ItemList)
    assert [type(child) for child in inner.items[0].children] == [ItemList]
    assert words(quote) == "Slowly."
    assert second.content.text.value == ""
    assert [words(child) for child in second.children] == ["Rest"]


def test_task_list_boxes_are_no_words() -> None:
    assert [item.content.text.value for item in items("- [x] Warm up\n- [ ] Press\n").items] == ["Warm up", "Press"]


def test_lists_deeper_than_anyone_writes_keep_their_words() -> None:
    text = "".join("  " * depth + f"- level{depth}\n" for depth in range(80))
    said = " ".join(found.value for found in texts_of(read(text)))
    assert "level0" in said
    assert "level79" in said


@pytest.mark.parametrize("text", ["> " * 3000 + "x", "*" * 3000 + "x" + "*" * 3000, "[" * 3000, "- " * 3000 + "x"])
def test_deep_nesting_is_no_error(text: str) -> None:
    for found in texts_of(read(text)):
        assert_pieces_decode(text, found)


@pytest.mark.parametrize(
    "text",
    ["export const a" + "a" * 4000 + "\rb", "\n{/*" * 5000, "\n<Aa x" * 5000, "\n{% if" * 5000, "[a](b) " * 400],
)
def test_hostile_marks_are_read_at_once(text: str) -> None:
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 3


def test_tables_are_rows_of_prose() -> None:
    table = only("| Muscle | Role |\n|:--|--:|\n| **Lats** | main \\| `a\\|b` |\n")
    assert isinstance(table, Table)
    assert [[cell.text.value for cell in row] for row in table.rows] == [["Muscle", "Role"], ["Lats", "main | a|b"]]
    assert bold(table.rows[1][0]) == ["Lats"]


def test_block_quotes_and_footnotes_stand_inline() -> None:
    assert [words(block) for block in read("> Quoted\n> twice\n\nPlain[^1].\n\n[^1]: The note.\n").blocks] == [
        "Quoted twice",
        "Plain.",
        "The note.",
    ]


def test_comments_are_blocks_even_inside_prose() -> None:
    text = "<!-- part two -->\n\nPress<!--exlint-disable-line--> up\n"
    first, prose, second = read(text).blocks
    assert isinstance(first, Comment)
    assert isinstance(second, Comment)
    assert (first.text.value, words(prose), second.text.value) == ("part two", "Press up", "exlint-disable-line")
    assert text[second.span.start : second.span.end] == "<!--exlint-disable-line-->"


def test_html_with_prose_is_read_and_without_is_a_literal() -> None:
    blocks = read("<div>\n<p>Grip <b>wide</b></p>\n</div>\n\n<div class='x'>\n\nPull.\n").blocks
    assert [type(block) for block in blocks] == [Paragraph, Literal, Paragraph]
    assert words(blocks[0]) == "Grip wide"
    assert isinstance(blocks[1], Literal)
    assert blocks[1].kind == "html"


def test_html_in_a_quote_finds_its_places_without_the_marks() -> None:
    text = "> <ul>\n> <li>Sit\n> tall</li></ul>\n"
    found = items(text)
    (said,) = texts_of(found)
    assert said.value == "Sit tall"
    assert_pieces_decode(text, said)
    assert said.span(4, 8) == Span(text.index("tall"), text.index("tall") + 4)


def test_code_is_a_literal() -> None:
    fenced, indented = read("```yaml\nsets: 3\n```\n\n    reps: 5\n").blocks
    assert isinstance(fenced, Literal)
    assert isinstance(indented, Literal)
    assert (fenced.kind, fenced.text.value, indented.text.value) == ("code", "sets: 3", "reps: 5")


@pytest.mark.parametrize(
    "line",
    [
        "{% include nav.html %}",
        '{{< youtube id="x" >}}',
        "{{% notice %}} {{ x }}",
        "{: .no_toc}",
        "<Steps client:load>",
        '<Video\n  src="x"\n/>',
        "</Tabs.Item>",
        "import Tip from './tip'",
        "export const meta = {\n  level: 3,\n}",
        ":::note",
    ],
)
def test_template_lines_are_literals_and_split_nothing(line: str) -> None:
    before, mark, after = read(f"Hinge back.\n{line}\n\nStand **up**.\n").blocks
    assert isinstance(mark, Literal)
    assert (mark.kind, mark.text.value) == ("template", line)
    assert (words(before), words(after)) == ("Hinge back.", "Stand up.")


def test_template_marks_in_code_or_prose_are_no_marks() -> None:
    assert [type(block) for block in read("```\n{{ x }}\n```\n").blocks] == [Literal]
    assert paragraph("Add {{ weight }} kg each week").text.value == "Add {{ weight }} kg each week"
    assert paragraph("{% if a %} Sit {% endif %}").text.value == "{% if a %} Sit {% endif %}"


def test_an_mdx_comment_is_a_comment() -> None:
    block = only("{/* exlint-disable MUS001 */}\n")
    assert isinstance(block, Comment)
    assert block.text.value == "exlint-disable MUS001"


def test_front_matter_goes_to_the_yaml_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    given_text: list[Text] = []

    def read_node(text: Text) -> Scalar:
        given_text.append(text)
        return Scalar(None, text, text.span())

    stand_in = types.ModuleType("exlint.readers.yaml")
    stand_in.__dict__["read_node"] = read_node
    monkeypatch.setitem(sys.modules, "exlint.readers.yaml", stand_in)
    text = "---\r\ntitle: Row\r\n---\r\n# Row\r\n"
    record = read(text)
    assert record.format is Format.MARKDOWN
    assert given_text[0].value == "title: Row\r\n"
    assert_pieces_decode(text, given_text[0])
    assert [words(block) for block in record.blocks] == ["Row"]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    first, prose, second = read("---\nJust prose here\n\n---\n").blocks
    assert (type(first), words(prose), type(second)) == (Break, "Just prose here", Break)


def test_toml_front_matter_is_kept_as_a_literal() -> None:
    literal, prose = read('+++\ntitle="Row"\n+++\nPull.\n').blocks
    assert isinstance(literal, Literal)
    assert (literal.kind, literal.text.value, words(prose)) == ("toml", 'title="Row"\n', "Pull.")


def test_spans_of_blocks_end_with_their_words() -> None:
    text = "  Sit. \n\n- Stand\n\n- Walk\n\n# End\n"
    assert [text[block.span.start : block.span.end] for block in read(text).blocks] == [
        "Sit.",
        "- Stand\n\n- Walk",
        "# End",
    ]
