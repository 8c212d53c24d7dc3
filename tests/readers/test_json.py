"""JSON and JSON Lines: what is read, where it stands, and what is said about text that is not JSON."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exlint.readers.json import read_json, read_json_lines
from exlint.record import DEEPEST, Encoding, Entry, Format, MalformedSource, Mapping, Node, Scalar, Sequence, plain
from exlint.source import Source, Span
from tests.readers.pieces import assert_pieces_decode, texts_of


def _read(text: str) -> Node:
    data = read_json(Source("record.json", text)).data
    assert data is not None
    return data


def _refusal(text: str) -> tuple[MalformedSource, str]:
    with pytest.raises(MalformedSource) as caught:
        read_json(Source("record.json", text))
    return caught.value, text[slice(*caught.value.span)]


def _nodes(root: Node) -> list[Node]:
    match root:
        case Mapping(entries=entries):
            return [root, *(node for entry in entries for node in _nodes(entry.value))]
        case Sequence(items=items):
            return [root, *(node for item in items for node in _nodes(item))]
    return [root]


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100)
@given(
    value=_values,
    ascii_only=st.booleans(),
    indent=st.sampled_from([None, 0, 2, "\t"]),
    space=st.sampled_from(["", " ", "\r\n", "\t\n"]),
)
def test_reads_what_json_loads_reads(*, value: object, ascii_only: bool, indent: int | str | None, space: str) -> None:
    separators = (f"{space},{space}", f"{space}:{space}")
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, separators=separators)
    text = space + text + space
    record = read_json(Source("record.json", text))
    assert record.data is not None
    assert plain(record.data) == json.loads(text) == value
    for found in texts_of(record):
        assert_pieces_decode(text, found)
    for node in _nodes(record.data):
        assert json.loads(text[slice(*node.span)]) == plain(node)


@settings(max_examples=100)
@given(st.text(alphabet="{}[]\":,\\ \n\t-+.0123456789eEutrfalsn/'#é😀", max_size=30))
def test_accepts_exactly_what_json_loads_accepts(text: str) -> None:
    def refuse_constant(name: str) -> object:
        raise ValueError(name)

    try:
        expected = json.loads(text, parse_constant=refuse_constant)
    except ValueError:
        refusal, _ = _refusal(text)
        assert 0 <= refusal.span.start <= refusal.span.end <= len(text)
        assert refusal.reason
        assert refusal.remedy
    else:
        assert plain(_read(text)) == expected


def test_every_part_has_its_span() -> None:
    text = '{"name": "Goblet squat 🏋",\r\n "sets": 3, "tips": [true, null, -1.5e1]}'
    data = _read(text)
    assert isinstance(data, Mapping)
    assert data.span == Span(0, len(text))
    assert [text[slice(*entry.span)] for entry in data.entries] == [
        '"name": "Goblet squat 🏋"',
        '"sets": 3',
        '"tips": [true, null, -1.5e1]',
    ]
    name, sets, tips = (entry.value for entry in data.entries)
    assert isinstance(name, Scalar)
    assert text[slice(*name.span)] == '"Goblet squat 🏋"'
    assert text[slice(*name.text.span(7, 12))] == "squat"
    assert isinstance(sets, Scalar)
    assert (sets.value, sets.text.value) == (3, "3")
    assert isinstance(tips, Sequence)
    assert [item.text.value for item in tips.items if isinstance(item, Scalar)] == ["true", "null", "-1.5e1"]
    assert plain(tips) == [True, None, -15.0]


def test_an_escape_is_a_piece_of_its_own_and_a_pair_is_one() -> None:
    text = r'"a\nb\ud83d\ude00\\\"c"'
    data = _read(text)
    assert isinstance(data, Scalar)
    assert data.value == 'a\nb😀\\"c'
    assert [(text[slice(*piece.span)], piece.encoding is Encoding.VERBATIM) for piece in data.text.pieces] == [
        ("a", True),
        (r"\n", False),
        ("b", True),
        (r"\ud83d\ude00", False),
        (r"\\", False),
        (r"\"", False),
        ("c", True),
    ]
    assert text[slice(*data.text.span(3, 4))] == r"\ud83d\ude00"


def test_an_empty_string_stands_between_its_quotes() -> None:
    data = _read('[""]')
    assert isinstance(data, Sequence)
    (item,) = data.items
    assert isinstance(item, Scalar)
    assert item.text.span() == Span(2, 2)
    assert item.span == Span(1, 3)


def test_duplicate_keys_are_all_kept() -> None:
    data = _read('{"target": "chest", "target": "back"}')
    assert isinstance(data, Mapping)
    assert [entry.key.value for entry in data.entries] == ["target", "target"]
    assert [entry.key.span() for entry in data.entries] == [Span(2, 8), Span(21, 27)]
    assert plain(data) == {"target": "back"}
    assert isinstance(data.entries[0], Entry)


def test_one_record_a_line() -> None:
    text = '{"name": "A"}\r\n\n  {"name": "B\u2028"}  \n[1]'
    records = read_json_lines(Source("records.jsonl", text))
    assert [record.pointer for record in records] == ["/0", "/1", "/2"]
    assert [record.format for record in records] == [Format.JSON] * 3
    assert [plain(record.data) for record in records if record.data] == [{"name": "A"}, {"name": "B\u2028"}, [1]]
    assert [text[slice(*record.data.span)] for record in records if record.data] == [
        '{"name": "A"}',
        '{"name": "B\u2028"}',
        "[1]",
    ]
    for found in texts_of(records):
        assert_pieces_decode(text, found)
    assert read_json_lines(Source("records.jsonl", " \n\n")) == ()


def test_a_bad_line_is_named_by_its_place_in_the_file() -> None:
    text = '{"a": 1}\n{\n"a": 1}\n'
    with pytest.raises(MalformedSource) as caught:
        read_json_lines(Source("records.jsonl", text))
    assert caught.value.span == Span(9, 10)
    assert caught.value.reason == "this object is not closed before the end of the line"


def test_the_other_lines_are_read_beside_a_bad_one() -> None:
    with pytest.raises(MalformedSource) as caught:
        read_json_lines(Source("records.jsonl", '{"a": 1}\n{"a": }\n{"a": 3}\nb\n'))
    assert [record.pointer for record in caught.value.records] == ["/0", "/2"]
    assert [error.span.start for error in (caught.value, *caught.value.further)] == [15, 26]


@pytest.mark.parametrize(
    ("text", "at", "reason", "remedy"),
    [
        ("", "", "holds no JSON value", "write one object"),
        (" \n", "", "holds no JSON value", "write one object"),
        ('{"a": 1,}', ",", "after the last value", "remove the comma"),
        ('["a",\n  ]', ",", "after the last value", "remove the comma"),
        ("['a']", "'", "single quotes", "double quotes"),
        ("{'a': 1}", "'", "single quotes", "double quotes"),
        ("{“a”: 1}", "“", "a key must be a string", "double quotes"),
        ("[“a”]", "“", "typographic quotes", "straight double quotes"),
        ("{a: 1}", "a", "a key must be a string", "double quotes"),
        ('["a" "b"]', '"', "a comma is missing", "comma between"),
        ('{"a": 1\n"b": 2}', "1", "a comma is missing", "comma between"),
        ('{"a" 1}', '"a" ', "a key without a value", "colon"),
        ('{"a": }', "}", "a value is missing", "or null"),
        ("[1,,2]", ",", "a value is missing", "or null"),
        ("{,}", ",", "comma without a value", "extra comma"),
        ('{"a": [1, 2}', "}", "} closes what [ opened", "write ]"),
        ('{"a": 1]', "]", "] closes what { opened", "write }"),
        ('["a": 1]', ":", "colon in the wrong place", "inside { and }"),
        ('{"a": {"b": 1}', "{", "object is not closed before the end of the file", "add the missing }"),
        ('{"a": [1, ', "[", "list is not closed before the end of the file", "add the missing ]"),
        ('{"a":', "", "ends after ':'", "value that is missing"),
        ('{"a": "b}\n', '"', "string is not closed", 'missing "'),
        ('["a', '"', "string is not closed", 'missing "'),
        ('["a\\', '"', "string is not closed", 'missing "'),
        ('["a\tb"]', "\t", "control character (U+0009)", "\\t for a tab"),
        ('["a\\qb"]', "\\q", "escape that JSON does not know", "for a backslash"),
        ('["a\\u12"]', "\\u", "escape that JSON does not know", "four digits"),
        ('["\\\\\\ud83d!"]', "\\ud83d", "half of a character", "both halves"),
        ('["\\ude00"]', "\\ude00", "half of a character", "both halves"),
        ('{"a": 1 // first\n}', "//", "a comment", "remove the comment"),
        ("# note\n[]", "#", "a comment", "remove the comment"),
        ("[] // end", "//", "a comment", "remove the comment"),
        ("[NaN]", "NaN", "NaN is not a JSON number", "null"),
        ("[-Infinity]", "-Infinity", "-Infinity is not a JSON number", "null"),
        ("[True]", "True", "True is not a JSON value", "write true"),
        ("[None]", "None", "None is not a JSON value", "write null"),
        ("[012]", "012", "012 is not a JSON number", "leading zeros"),
        ("[+1]", "+1", "+1 is not a JSON number", "plus sign"),
        ("[.5]", ".5", ".5 is not a JSON number", "bare point"),
        ("[chest]", "chest", "chest is not a JSON value", "double quotes"),
        ("[@]", "@", "'@' starts no JSON value", "double quotes"),
        ('{"a": 1}\n{"a": 2}', "{", "second value", ".jsonl"),
        ("[1]]", "]", "] closes nothing", "remove this ]"),
        ("1 2", "2", "text after the end", "remove what follows"),
    ],
)
def test_says_what_is_wrong_where_and_what_to_do(text: str, at: str, reason: str, remedy: str) -> None:
    refusal, pointed_at = _refusal(text)
    assert pointed_at == at
    assert reason in refusal.reason
    assert remedy in refusal.remedy


def test_an_unclosed_bracket_is_shown_at_its_opening() -> None:
    refusal, _ = _refusal('{"a": [1],\n "b": {"c": 1}, "d": {"e": 2}')
    assert refusal.span == Span(0, 1)


def test_deep_nesting_is_refused_without_exhausting_the_stack() -> None:
    assert plain(_read("[" * DEEPEST + "]" * DEEPEST))
    refusal, _ = _refusal('{"a":[' * 100_000)
    assert f"deeper than {DEEPEST} levels" in refusal.reason


def test_a_number_too_long_for_an_integer_is_refused() -> None:
    refusal, _ = _refusal("9" * 5000)
    assert "5000 digits" in refusal.reason
    assert plain(_read("1e400")) == math.inf
