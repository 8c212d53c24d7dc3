from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.readers.formats import JSON_LINES, FileFormat, detect_format, read
from exlint.record import Format, Heading, ItemList, Mapping, Scalar
from exlint.source import Source

PROSE = "The deadlift trains the back of the body.\n\nStand over the bar.\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("lunge.md", Format.MARKDOWN),
        ("lunge.MARKDOWN", Format.MARKDOWN),
        ("pages/lunge.mdx", Format.MARKDOWN),
        ("lunge.qmd", Format.MARKDOWN),
        ("lunge.json", Format.JSON),
        ("lunges.jsonl", JSON_LINES),
        ("lunges.ndjson", JSON_LINES),
        ("lunge.yaml", Format.YAML),
        ("lunge.yml", Format.YAML),
        ("lunge.txt", Format.ARTICLE),
        ("lunge", Format.ARTICLE),
        ("a.json/lunge", Format.ARTICLE),
        (".json", Format.ARTICLE),
        ("-", Format.ARTICLE),
    ],
)
def test_the_ending_decides_where_it_says_something(name: str, expected: FileFormat) -> None:
    assert detect_format(Source(name, PROSE)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Format.ARTICLE),
        (PROSE, Format.ARTICLE),
        ("Lunge\n\n• Step forward.\n", Format.ARTICLE),
        ("Lunge\n=====\n\n1. Step forward.\n- knee over toes\n", Format.ARTICLE),
        ("Name: Lunge\nEquipment: None\n\nStep forward, then back.\n", Format.ARTICLE),
        ("[1] See the notes below.\n", Format.ARTICLE),
        ("{{ title }} is a lunge.\n", Format.ARTICLE),
        ("Take #1 seriously, and 2*3 and **hard**.\n", Format.ARTICLE),
        ("# Lunge\n\nStep forward.\n", Format.MARKDOWN),
        ("\nLunge\n\n## How to\n", Format.MARKDOWN),
        ("- **Equipment:** None\n", Format.MARKDOWN),
        ("See [the squat](squat.md).\n", Format.MARKDOWN),
        ("**Lunge**\n\nStep forward.\n", Format.MARKDOWN),
        ("---\nname: Lunge\n---\n\nStep forward.\n", Format.MARKDOWN),
        ("---\r\nname: Lunge\r\n---\r\n# Lunge\r\n", Format.MARKDOWN),
        ('{"name": "Lunge"}', Format.JSON),
        ('\n [\n  {"name": "Lunge"}\n]\n', Format.JSON),
        ('{"name": "Lunge",,}', Format.JSON),
        ("{}", Format.JSON),
        ("[1, 2]", Format.JSON),
        ('{"name": "Lunge"}\n{"name": "Squat"}\n', JSON_LINES),
        ('{"name": "Lunge"}\r\n\r\n{"name": "Squat"}', JSON_LINES),
        ("name: Lunge\nsteps:\n  - Step forward.\n", Format.YAML),
        ("---\nname: Lunge\n---\nname: Squat\n", Format.YAML),
        ("---\nname: Lunge\n", Format.YAML),
        ("# the lunges\n- name: Lunge\n  level: beginner\n- name: Squat\n", Format.YAML),
        ("%YAML 1.2\n---\nname: Lunge\n", Format.YAML),
    ],
)
def test_the_content_decides_where_the_name_says_nothing(text: str, expected: FileFormat) -> None:
    assert detect_format(Source("lunge.txt", text)) == expected


def test_an_article_is_read_as_one_record_of_blocks() -> None:
    [record] = read(Source("lunge.txt", "Lunge\n\n1. Step forward.\n2. Step back.\n"))
    heading, steps = record.blocks
    assert isinstance(heading, Heading)
    assert isinstance(steps, ItemList)
    assert (record.format, len(steps.items)) == (Format.ARTICLE, 2)


@pytest.mark.parametrize(
    ("name", "text", "formats"),
    [
        ("page.txt", "# Lunge\n\nStep forward.\n", [Format.MARKDOWN]),
        ("one.txt", '{"name": "Lunge"}', [Format.JSON]),
        ("many.jsonl", '{"name": "Lunge"}\n{"name": "Squat"}\n', [Format.JSON, Format.JSON]),
        ("stream.yml", "---\nname: Lunge\n---\nname: Squat\n", [Format.YAML, Format.YAML]),
    ],
)
def test_each_format_is_read_by_its_reader(name: str, text: str, formats: list[Format]) -> None:
    assert [record.format for record in read(Source(name, text))] == formats


def test_a_scalar_of_a_json_text_file_stands_at_its_place() -> None:
    [record] = read(Source("one.txt", '{"name": "Lunge"}'))
    assert record.data is not None
    name = record.data.get("name") if isinstance(record.data, Mapping) else None
    assert isinstance(name, Scalar)
    assert name.text.span() == (10, 15)


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=80), st.text('-{}[]"#*: \nab1', max_size=60)))
def test_any_text_has_a_format(text: str) -> None:
    assert detect_format(Source("-", text)) in (*Format, JSON_LINES)
