from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.readers.article import read_article
from exlint.record import (
    Block,
    Break,
    Comment,
    Format,
    Heading,
    Inline,
    ItemList,
    Literal,
    Paragraph,
    Record,
    Table,
)
from exlint.source import Source, read_source
from tests.readers.pieces import assert_pieces_decode, texts_of

ARTICLES = Path(__file__).parents[1] / "documents" / "articles"


def read(text: str) -> Record:
    return read_article(Source("article.txt", text))


def outline(blocks: Sequence[Block], depth: int = 0) -> Iterator[str]:
    """One line a block: its kind, its level or number, the label it begins with, and its first words."""
    pad = "  " * depth
    for block in blocks:
        match block:
            case Heading(level=level, content=content):
                yield f"{pad}h{level} {start(content)}"
            case Paragraph(content=content):
                yield f"{pad}p {start(content)}"
            case ItemList(ordered=ordered, items=items):
                yield f"{pad}{'ol' if ordered else 'ul'}"
                for item in items:
                    yield f"{pad}  {item.number or '-'} {start(item.content)}".rstrip()
                    yield from outline(item.children, depth + 2)
            case Table(rows=rows):
                yield from (f"{pad}row {' | '.join(cell.text.value for cell in row)}" for row in rows)
            case Comment(text=text):
                yield f"{pad}comment {text.value}"
            case Break():
                yield f"{pad}break"
            case Literal():
                raise AssertionError("articles have no markup")


def start(content: Inline) -> str:
    words = content.text.value
    label = "".join(f"[{words[low:high]}] " for low, high in content.strong)
    return label + (words if len(words) <= 60 else f"{words[:40]} … {words[-17:]}")


def outline_of(text: str) -> list[str]:
    return list(outline(read(text).blocks))


@pytest.mark.parametrize("name", sorted(path.stem for path in ARTICLES.glob("*.txt")))
def test_articles_have_the_outline_written_beside_them(name: str) -> None:
    record = read_article(read_source(ARTICLES / f"{name}.txt", name))
    expected = (ARTICLES / f"{name}.outline").read_text("utf-8").splitlines()
    assert list(outline(record.blocks)) == expected
    assert (record.format, record.pointer, record.data) == (Format.ARTICLE, "", None)


def test_an_empty_article_has_no_blocks() -> None:
    assert read("").blocks == read(" \n\f\r\n\u00a0").blocks == ()


def test_prose_before_the_first_heading_means_there_is_no_title() -> None:
    text = "Planks hold the trunk still against gravity.\n\nMuscles Worked\n\nThe abdominals do.\n"
    assert outline_of(text) == [
        "p Planks hold the trunk still against gravity.",
        "h2 Muscles Worked",
        "p The abdominals do.",
    ]


def test_lines_of_one_paragraph_each_stay_apart_where_nothing_is_wrapped() -> None:
    text = "Keep the elbows close to your ribs as you press.\nBreathe out on the way up.\nRest for a minute.\n"
    assert [line[:9] for line in outline_of(text)] == ["p Keep th", "p Breathe", "p Rest fo"]


def test_a_wrapped_line_joins_even_where_a_sentence_ended_at_the_margin() -> None:
    text = "Stand on the band with both feet and hold one end\nin each hand. Press the hands above the head.\nGo."
    [first, second] = read(text).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert first.content.text.value.endswith("hold one end in each hand. Press the hands above the head.")


@pytest.mark.parametrize("bullet", ["•", "-", "*", "–", "▪", "◦", "o"])  # noqa: RUF001 - word processors write these
def test_bullets_nest_by_indentation(bullet: str) -> None:
    text = f"{bullet} Top\n\t{bullet} Inner\n\t\t{bullet} Innermost\n{bullet} Top again\n".replace("o Top", "o  Top")
    assert outline_of(text) == [
        "ul",
        "  - Top",
        "    ul",
        "      - Inner",
        "        ul",
        "          - Innermost",
        "  - Top again",
    ]


@pytest.mark.parametrize("number", ["{}.", "{})", "({})", "Step {}:", "STEP {} -", " {}.\t"])
def test_numbers_count_items_and_counting_anew_begins_a_list(number: str) -> None:
    lines = [f"{number.format(count)} Lift it slowly." for count in (1, 2, 3, 1, 2)]
    first, second = read("\n".join(lines)).blocks
    assert isinstance(first, ItemList)
    assert isinstance(second, ItemList)
    assert [item.number for item in first.items] == [1, 2, 3]
    assert [item.number for item in second.items] == [1, 2]
    assert {item.content.text.value for item in first.items} == {"Lift it slowly."}


def test_numbers_set_flush_right_stay_in_one_list() -> None:
    text = " 8. Lower.\n 9. Pause.\n10. Rise.\n"
    assert outline_of(text) == ["ol", "  8 Lower.", "  9 Pause.", "  10 Rise."]


def test_a_repeated_number_is_kept_as_written() -> None:
    assert outline_of("1. Sit.\n2. Lean.\n2. Rise.\n") == ["ol", "  1 Sit.", "  2 Lean.", "  2 Rise."]


def test_paragraphs_indented_below_an_item_belong_to_it() -> None:
    text = "1. Hang from the bar.\n\n   Both palms face away.\n\n2. Pull.\n\nRest for two minutes afterwards.\n"
    assert outline_of(text) == [
        "ol",
        "  1 Hang from the bar.",
        "    p Both palms face away.",
        "  2 Pull.",
        "p Rest for two minutes afterwards.",
    ]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("• Rear Deltoids: They pull the arm back.", "Rear Deltoids"),
        ("• Triceps (Long Head): extends the elbow.", "Triceps (Long Head)"),
        ("• Cool-down/Mobility: Swing the legs.", "Cool-down/Mobility"),
        ("• Brace the trunk: Tighten it before each pull.", "Brace the trunk"),
        ("Flaring the Elbows: This strains the shoulder.", "Flaring the Elbows"),
        ("Equipment: a bench and two dumbbells", "Equipment"),
        ("• Pause for four counts: one, two, three, four.", ""),
        ("There is one thing to remember: Breathe.", ""),
        ("Q: Does it help?", ""),
        ("• Grip:", ""),
    ],
)
def test_title_like_leads_are_strong(text: str, label: str) -> None:
    block = read(text).blocks[0]
    assert isinstance(block, ItemList | Paragraph)
    content = block.items[0].content if isinstance(block, ItemList) else block.content
    assert "".join(content.text.value[low:high] for low, high in content.strong) == label


@pytest.mark.parametrize(
    "table",
    [
        "Muscle | Role\nBiceps | Target\n",
        "| Muscle | Role |\n|---|:--:|\n| Biceps | Target |\n",
        "Muscle | Role |\n---|---|\nBiceps | Target |\n",
        "+--------+--------+\n| Muscle | Role   |\n+--------+--------+\n| Biceps | Target |\n+--------+--------+\n",
        "Muscle\tRole\nBiceps\tTarget\n",
    ],
)
def test_tables_are_read_with_and_without_outer_bars_and_rules(table: str) -> None:
    assert outline_of(f"This is what works.\n{table}\nDone.") == [
        "p This is what works.",
        "row Muscle | Role",
        "row Biceps | Target",
        "p Done.",
    ]


def test_one_line_with_a_bar_is_no_table() -> None:
    assert outline_of("Home | Legs | Lunges\n\nLunges load one leg at a time.\n")[0] == "p Home | Legs | Lunges"


@pytest.mark.parametrize(
    "line",
    [
        "The hips rise first.",
        "Photo by Ola Berg",
        "Reviewed by Ola Berg, PT",
        "12 March 2023",
        "A: Only with a spotter",
        "www.example.org/squat",
        "and then rest",
    ],
)
def test_lines_that_stand_alone_without_being_headings(line: str) -> None:
    text = f"Box Jump\n\n{line}\n\nLand softly on the whole foot, then step down again.\n"
    assert outline_of(text)[1] == f"p {line}"


def test_facts_in_rows_are_no_headings() -> None:
    text = "Box Jump\n\nDifficulty Level: Advanced\n\nMain Muscles: Quadriceps\n\nLand on the whole foot.\n"
    assert [line[:2] for line in outline_of(text)] == ["h1", "p ", "p ", "p "]


def test_list_entries_without_bullets_are_no_headings() -> None:
    text = "Pro tips\n\nKeep the chest up\n\nBrace the trunk\n\nCommon errors\n\nThe knees cave in on the way up.\n"
    assert [line[:2] for line in outline_of(f"Squat\n\nThe squat trains the legs.\n\n{text}")][2:] == [
        "h2",
        "p ",
        "p ",
        "h2",
        "p ",
    ]


def test_facts_under_bare_headings_are_told_from_them_by_their_commas() -> None:
    text = "Squat\nTarget muscles\nQuadriceps, glutes\nEquipment\nBarbell, rack\nInstructions\n1. Sit back.\n"
    assert [line[:2] for line in outline_of(text)] == ["h1", "h2", "p ", "h2", "p ", "h2", "ol", "  "]


def test_a_titled_step_holds_the_prose_that_explains_it() -> None:
    text = (
        "Step 1: Set Up\nStand with the band under your feet.\n\nStep 2: Pull\n\nRow it to you.\n\nTips\n\nBreathe.\n"
    )
    assert outline_of(text) == [
        "ol",
        "  1 Set Up",
        "    p Stand with the band under your feet.",
        "  2 Pull",
        "    p Row it to you.",
        "h2 Tips",
        "p Breathe.",
    ]


def test_numbered_lines_that_head_prose_are_headings() -> None:
    text = "Rowing\n\n1. Grip\n\nHold the handle loosely.\n\n2. Drive\n\nPush with the legs first.\n"
    assert [line[:2] for line in outline_of(text)] == ["h1", "h2", "p ", "h2", "p "]


def test_underlines_make_headings_and_lone_rules_breaks() -> None:
    text = "Good morning\n============\n\nSetup\n-----\nBar on the back.\n\n----\n\nThat is all of it.\n"
    assert outline_of(text) == [
        "h1 Good morning",
        "h2 Setup",
        "p Bar on the back.",
        "break",
        "p That is all of it.",
    ]


def test_a_comment_stands_where_it_was_written() -> None:
    text = "Hold the bar. <!-- one --> Then rest.\n<!--\ntwo\n-->\nlift. <!-- open\n"
    assert outline_of(text) == ["p Hold the bar.", "comment one", "p Then rest.", "comment two", "p lift. <!-- open"]


def test_the_span_of_a_word_after_a_wrap_is_its_place_in_the_file() -> None:
    text = "• Press the floor away and\r\n\tkeep your\u00a0hips level.\r\n"
    [block] = read(text).blocks
    assert isinstance(block, ItemList)
    words = block.items[0].content.text
    assert words.value == "Press the floor away and keep your\u00a0hips level."
    low = words.value.index("hips")
    assert words.span(low, low + 4) == (text.index("hips"), text.index("hips") + 4)


LINES = st.sampled_from(
    [
        "", "", "Front Squat", "How to Do It", "MUSCLES WORKED", "Setup:", "Is it safe?", "By Ada Lund 4 min read",
        "Hot Tip: Arms Only", "Level: Beginner", "The hips travel back, then the knees bend and",
        "the trunk stays long.", "Stand tall.", "• Chest Up: Look ahead.", "•", "\t◦ Palms down", "- knees out",
        "1. Sit", "  2) Stand up:", "3.", "Step 4: Rest", "Step 5", "1.2 Grip", "a) left", "o Toes", "====", "-----",
        "* * *", "a | b", "| c |", "Week\tSets", "1\t3", "<!-- exlint: ok -->", "x <!-- y", "z -->", "Q: Why?",
        "---|---", "A: Because.", "\u00a0\u00a0indented by hard spaces", "\f", "45. Then lower it",
    ]
)  # fmt: skip
ENDINGS = st.sampled_from(["\n", "\n", "\r\n", "\r"])
ARTICLE_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(st.sampled_from(["", "", "  ", "\t", " "]), LINES, ENDINGS), max_size=24).map(
        lambda parts: "".join("".join(part) for part in parts)
    ),
    st.text("•-*–o1a.)( |\t\n=:<!>SteptT", max_size=80),  # noqa: RUF001 - word processors write these
)
MARK = re.compile(
    r"<!--|-->|[•‣⁃▪▫◦●○■□∙·➤►✓✔\-*–o]|\(?[\da-h]*[.)]|\d+(?:\.\d+)+\.?|[Ss]tep|STEP|\d+\s*[:.)–—-]?|[-=_*~–—+:|]+"  # noqa: RUF001 - see above
)


@settings(max_examples=100)
@given(ARTICLE_TEXTS)
def test_any_text_is_read_and_each_character_of_prose_stands_in_one_text(text: str) -> None:
    record = read(text)
    covered = bytearray(len(text))
    for each in texts_of(record):
        assert_pieces_decode(text, each)
        for piece in each.pieces:
            for at in range(*piece.span):
                covered[at] += 1
    assert max(covered, default=0) <= 1
    left = "".join("\0" if seen else char for seen, char in zip(covered, text, strict=True))
    for found in re.findall(r"[^\0\s]+", left):
        assert MARK.sub("", found) == "", f"{found!r} is in no text"


@settings(max_examples=100)
@given(ARTICLE_TEXTS)
def test_blocks_stand_in_order_inside_what_holds_them(text: str) -> None:
    def check(blocks: Sequence[Block], low: int, high: int) -> None:
        for block in blocks:
            assert low <= block.span.start < block.span.end <= high
            low = block.span.end
            if isinstance(block, ItemList):
                at = block.span.start
                for item in block.items:
                    assert at <= item.span.start <= item.content.text.span().start
                    assert item.span.end <= block.span.end
                    check(item.children, item.content.text.span().end, item.span.end)
                    at = item.span.end

    check(read(text).blocks, 0, len(text))


def test_reading_takes_time_in_proportion_to_length_even_for_hostile_text() -> None:
    steps = "".join(" " * depth + "- x\n" for depth in range(400))
    for hostile in ("<!--" * 20_000, "• " * 20_000, steps, "a | " * 20_000, "1.\n" * 5_000, "Title\n\n" * 5_000):
        assert read(hostile).span.end == len(hostile)
