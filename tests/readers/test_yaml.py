"""YAML: what is read, where it stands in every scalar style, and what is said about text that is not YAML."""

from __future__ import annotations

import io
import math
import subprocess
import sys

import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from exlint.readers import yaml_tree
from exlint.readers.yaml import read_node, read_yaml
from exlint.record import (
    DEEPEST,
    Encoding,
    Format,
    MalformedSource,
    Mapping,
    Node,
    Piece,
    Record,
    Scalar,
    Sequence,
    Text,
    plain,
)
from exlint.source import Source, Span, decode
from tests.readers.pieces import assert_pieces_decode, texts_of

VERBATIM, FOLD, BREAK, QUOTE = Encoding.VERBATIM, Encoding.FOLD, Encoding.BREAK, Encoding.QUOTE
ESCAPE = Encoding.YAML_ESCAPE


def _records(text: str) -> tuple[Record, ...]:
    return read_yaml(Source("record.yaml", text))


def _read(text: str) -> Node:
    (record,) = _records(text)
    assert record.data is not None
    return record.data


def _attempt(text: str) -> tuple[Record, ...] | MalformedSource:
    """The records, or a refusal that is checked to have a place, a reason and a remedy."""
    try:
        return _records(text)
    except MalformedSource as refusal:
        _assert_useful(refusal, text)
        return refusal


def _assert_useful(refusal: MalformedSource, text: str) -> None:
    assert 0 <= refusal.span.start <= refusal.span.end <= len(text)
    assert refusal.reason
    assert refusal.remedy


def _value(text: str, key: str = "key") -> Node:
    data = _read(text)
    assert isinstance(data, Mapping)
    found = data.get(key)
    assert found is not None
    return found


def _scalar(text: str) -> Scalar:
    found = _value(text)
    assert isinstance(found, Scalar)
    return found


def _refusal(text: str) -> tuple[MalformedSource, str]:
    with pytest.raises(MalformedSource) as caught:
        _records(text)
    return caught.value, text[slice(*caught.value.span)]


def _pieces(text: str, said: Text) -> list[tuple[str, str, Encoding]]:
    return [(said.value[p.start : p.end], text[slice(*p.span)], p.encoding) for p in said.pieces]


def _assert_exact(text: str, root: object) -> None:
    """Every text decodes, and none had to fall back on standing for its whole scalar."""
    for found in texts_of(root):
        assert_pieces_decode(text, found)
        assert found.pieces or not found.value, f"{found} has no pieces"


def _safe_load(text: str) -> object:
    return YAML(typ="safe", pure=True).load(text)


_words = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("abé😀\u0301 \t\n'\"\\#:-?,[]{}&*!|>%@`~=<01._\x85\u2028\xa0")),
        st.characters(exclude_categories=["Cs", "Cn", "Cc"]),
    ),
    max_size=40,
)
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_words, inner, max_size=4),
    max_leaves=10,
)


def _dump(value: object, *, flow: bool, style: str | None, width: int, indent: int, ascii_only: bool) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style = flow
    writer.representer.default_style = style
    writer.width = width
    writer.indent = indent
    writer.allow_unicode = not ascii_only
    stream = io.StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


@settings(max_examples=100)
@given(
    value=_values,
    flow=st.booleans(),
    style=st.sampled_from([None, "'", '"', "|", ">"]),
    width=st.sampled_from([10, 40, 4096]),
    indent=st.sampled_from([2, 4, 7]),
    ascii_only=st.booleans(),
)
def test_reads_what_was_dumped(
    *, value: object, flow: bool, style: str | None, width: int, indent: int, ascii_only: bool
) -> None:
    text = _dump({"key": value}, flow=flow, style=style, width=width, indent=indent, ascii_only=ascii_only)
    try:
        meant = _safe_load(text)
    except YAMLError:  # the dumper breaks long keys over lines, which is no YAML
        reject()
    (record,) = _records(text)
    assert record.data is not None
    _assert_exact(text, record)
    if not isinstance(value, (dict, list)) or style is None:
        assert plain(record.data) == meant


_content = st.text(alphabet=list("aé😀 \t#:-'\"\\|"), min_size=1, max_size=8)
_line_break = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def _block_scalars(draw: st.DrawFn) -> str:
    """A mapping with a literal or folded scalar between two other keys, and comments."""
    indentation = draw(st.integers(1, 4))
    lines = draw(st.lists(st.one_of(st.just(""), st.just("  "), _content), max_size=7))
    explicit = draw(st.booleans())
    header = (
        draw(st.sampled_from("|>")) + (str(indentation) if explicit else "") + draw(st.sampled_from(["", "-", "+"]))
    )
    head = f"first: 😀 # note\nkey: {draw(st.sampled_from(['', '&anchor ', '!!str ', '&a !note  ']))}{header}"
    head += draw(st.sampled_from(["", "  # why"]))
    body = [" " * indentation + line if line.strip() else line for line in lines]
    text = "\n".join([head, *body])
    text += draw(st.sampled_from(["", "\n", "\n\n", "\n# end\n", "\nlast: 1\n"]))
    return text.replace("\n", draw(_line_break))


@st.composite
def _flow_scalars(draw: st.DrawFn) -> str:
    """A plain or quoted scalar over several lines, in a block mapping or a flow sequence."""
    style = draw(st.sampled_from(["", "'", '"']))
    word = {
        "": st.text(alphabet=list("aé😀0.\u0301"), min_size=1, max_size=5),
        "'": st.sampled_from(["it", "''", "é😀", "#", ": x", "\\", '"', "a''b", "\t"]),
        '"': st.sampled_from(["it", "'", "é😀", "#", r"\n", r"\"", r"\\", r"\x41", r"é", r"\U0001F600", r"\ ", r"\_x"]),
    }[style]
    gaps = [" ", "  ", "\n  ", " \n   ", "\n\n  ", "\n \n\n\t  "]
    if style == '"':
        gaps += ["\\\n  ", "\\\n\n  ", "\\  \n  "]
    gap = st.sampled_from(gaps)
    body = draw(word)
    for _ in range(draw(st.integers(0, 5))):
        body += draw(gap) + draw(word)
    if style and draw(st.booleans()):
        body = draw(gap) + body + draw(gap)
    properties = draw(st.sampled_from(["", "&anchor ", "! ", "!note &a\n  "]))
    scalar = f"{properties}{style}{body}{style}"
    frames = ["key: {}\n", "key: {} # note\nlast: 1\n", "key:\n  {}\n", "key: [x, {}, y]\n", "key: {{a: {} }}"]
    return draw(st.sampled_from(frames)).format(scalar).replace("\n", draw(_line_break))


@settings(max_examples=100)
@given(st.one_of(_block_scalars(), _flow_scalars()))
def test_every_scalar_style_decodes_to_what_the_parser_says(text: str) -> None:
    found = _attempt(text)
    if not isinstance(found, MalformedSource):
        _assert_exact(text, found)


@settings(max_examples=100)
@given(st.text(alphabet=list("ab: -?#,[]{}&*!|>'\"%@`\\\t\n\r01~<=é😀.\x85\u2028\x07\ufeff"), max_size=40))
@example("- &a\n  - *a")
@example("? - a\n: b")
@example("a: |1\n   \n")
@example("!!int a")
@example("a: |\n\n  \n")
@example("\ufeff\ufeffa: b: c")
@example("%YAML 3.0\n--- a")
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    found = _attempt(text)
    if not isinstance(found, MalformedSource):
        for said in texts_of(found):
            assert_pieces_decode(text, said)


def test_the_c_parser_is_used() -> None:
    assert "_ruamel_yaml" in vars(yaml_tree)["CParser"].__module__


@pytest.mark.parametrize(
    ("text", "value", "spans"),
    [
        ("key: [https://example.org/a?b=1, 12:30]\n", ["https://example.org/a?b=1", "12:30"], None),
        ("é: 😀\r\nkey: [Is it hard?, 'It''s not']\r\n", ["Is it hard?", "It's not"], ["Is it hard?", "'It''s not'"]),
        ("key: [{q: Why? Because\n  of x:y, 'a':b}] # c\n", [{"q": "Why? Because of x:y", "a": "b"}], None),
        ("key: &a [a?b]\nz: |\n  lit\n\n", ["a?b"], ["a?b"]),
    ],
)
def test_colons_and_question_marks_in_brackets_are_read_as_yaml_1_2_has_them(
    text: str, value: object, spans: list[str] | None
) -> None:
    found = _value(text)
    assert plain(found) == value
    _assert_exact(text, _read(text))
    if spans is not None:
        assert isinstance(found, Sequence)
        assert [text[slice(*item.span)] for item in found.items] == spans


def test_every_part_has_its_span() -> None:
    text = "# note\nname: Goblet squat 🏋\r\nsets: 3 # few\nmuscles:\n  - 'quads'\n  - [glutes, core]\n# end\n"
    (record,) = _records(text)
    assert (record.format, record.pointer, record.span) == (Format.YAML, "", Span(0, len(text)))
    data = record.data
    assert isinstance(data, Mapping)
    assert [text[slice(*entry.span)] for entry in data.entries] == [
        "name: Goblet squat 🏋",
        "sets: 3",
        "muscles:\n  - 'quads'\n  - [glutes, core]",
    ]
    assert text[slice(*data.span)] == text[7 : -len("\n# end\n")]
    name, sets, muscles = (entry.value for entry in data.entries)
    assert isinstance(name, Scalar)
    assert text[slice(*name.text.span(7, 12))] == "squat"
    assert isinstance(sets, Scalar)
    assert (sets.value, sets.text.value) == (3, "3")
    assert isinstance(muscles, Sequence)
    assert [text[slice(*item.span)] for item in muscles.items] == ["'quads'", "[glutes, core]"]


def test_single_pairs_in_a_flow_sequence_end_with_their_value() -> None:
    text = "key: [a: 1, b : 2 , &x [c] ]"
    found = _value(text)
    assert isinstance(found, Sequence)
    assert [text[slice(*item.span)] for item in found.items] == ["a: 1", "b : 2", "[c]"]
    assert plain(found) == [{"a": 1}, {"b": 2}, ["c"]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("key: two\n  words\n", [("two", "two", VERBATIM), (" ", "\n  ", FOLD), ("words", "words", VERBATIM)]),
        ("key: a\n\n  b\n", [("a", "a", VERBATIM), ("\n", "\n\n  ", BREAK), ("b", "b", VERBATIM)]),
        ("key: 'it''s'\n", [("it", "it", VERBATIM), ("'", "''", QUOTE), ("s", "s", VERBATIM)]),
        ('key: "a\\tb"\n', [("a", "a", VERBATIM), ("\t", "\\t", ESCAPE), ("b", "b", VERBATIM)]),
        ('key: "a \\\n   b"\n', [("a ", "a ", VERBATIM), ("b", "b", VERBATIM)]),
        ("key: |-\n  a\n   b\n", [("a", "a", VERBATIM), ("\n", "\n  ", BREAK), (" b", " b", VERBATIM)]),
        ("key: >\r\n  a\r\n  b", [("a", "a", VERBATIM), (" ", "\r\n  ", FOLD), ("b", "b", VERBATIM)]),
        ("key: >\r\n  a\r\n", [("a", "a", VERBATIM), ("\n", "\r\n", BREAK)]),
        ("key: >-\n  a\n   b\n", [("a", "a", VERBATIM), ("\n", "\n  ", BREAK), (" b", " b", VERBATIM)]),
        ("key: |+\n  a\n\nz: 1\n", [("a", "a", VERBATIM), ("\n", "\n", BREAK), ("\n", "\n", BREAK)]),
        ("key: |1-\n   a\n", [("  a", "  a", VERBATIM)]),
    ],
)  # fmt: skip
def test_pieces_of_each_style(text: str, pieces: list[tuple[str, str, Encoding]]) -> None:
    found = _scalar(text)
    assert _pieces(text, found.text) == pieces
    assert found.value == "".join(said for said, _, _ in pieces)


def test_the_span_of_a_scalar_has_its_quotes_but_not_its_anchor_or_trailing_blank_lines() -> None:
    for text, said in [
        ("key: &a 'x y' # z\n", "'x y'"),
        ("key: !!str 3\n", "3"),
        ("key: >-  # why\n  a\n  b\n\n\nz: 1\n", ">-  # why\n  a\n  b"),
        ("key: |\n  a\n\n# z\n", "|\n  a\n"),
        ("key: ''\n", "''"),
        ("key:\nz: 1\n", ""),
    ]:
        assert text[slice(*_scalar(text).span)] == said


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("true", True), ("FALSE", False), ("yes", "yes"), ("No", "No"), ("on", "on"), ("off", "off"), ("y", "y"),
        ("null", None), ("~", None), ("", None), ("nil", "nil"),
        ("12", 12), ("-3", -3), ("+4", 4), ("012", 12), ("0o14", 12), ("0x1F", 31),
        ("1_000", "1_000"), ("0b11", "0b11"),
        ("1.5", 1.5), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0), ("-2.5E-1", -0.25),
        ("1.2.3", "1.2.3"), ("12:30", "12:30"),
        (".inf", math.inf), ("-.INF", -math.inf), ("2024-05-01", "2024-05-01"), ("8-12", "8-12"), ("=", "="),
        ("'12'", "12"), ('"true"', "true"), ("''", ""), ("!!str 12", "12"), ("! 12", "12"), ("!!int '12'", 12),
        ("!!float 3", 3.0), ("!!int twelve", "twelve"), ("!!bool 'true'", True), ("!note 12", 12), ("!note '12'", "12"),
    ],
)  # fmt: skip
def test_scalars_mean_what_the_core_schema_says(raw: str, value: object) -> None:
    found = _scalar(f"key: {raw}\n")
    assert found.value == value
    assert type(found.value) is type(value)
    assert isinstance(_scalar("key: .nan").value, float)


def test_an_integer_too_long_for_python_stays_a_string() -> None:
    digits = "9" * 5000
    assert _scalar(f"key: {digits}").value == digits


def test_duplicate_keys_are_all_kept() -> None:
    data = _read("target: chest\ntarget: back\n")
    assert isinstance(data, Mapping)
    assert [entry.key.value for entry in data.entries] == ["target", "target"]
    assert plain(data) == {"target": "back"}


def test_an_alias_has_the_texts_of_its_anchor_and_an_entry_of_its_own() -> None:
    text = "a: &muscle rear delts\nkey: *muscle\n'k': {*muscle : 1}\n"
    data = _read(text)
    assert isinstance(data, Mapping)
    first, second, third = data.entries
    assert second.value is first.value
    assert text[slice(*second.span)] == "key: *muscle"
    assert text[slice(*first.value.span)] == "rear delts"
    assert plain(third.value) == {"rear delts": 1}


def test_an_anchor_may_be_set_again_and_ends_with_its_document() -> None:
    assert plain(_read("[&a 1, *a, &a 2, *a]")) == [1, 1, 2, 2]
    refusal, at = _refusal("a: &x 1\n---\nb: *x\n")
    assert "names no anchor" in refusal.reason
    assert at == "*x"


def test_merged_entries_come_first_and_give_way_to_the_mapping_s_own() -> None:
    text = "base: &b {x: 1, y: 2, y: 3}\nmore: &m {x: 9, z: 4}\nkey:\n  <<: [*b, *m]\n  x: 0\n"
    found = _value(text)
    assert isinstance(found, Mapping)
    assert [(entry.key.value, text[slice(*entry.span)]) for entry in found.entries] == [
        ("y", "<<: [*b, *m]"),
        ("z", "<<: [*b, *m]"),
        ("x", "x: 0"),
    ]
    assert plain(found) == {"y": 3, "z": 4, "x": 0}
    assert plain(_read("'<<': 1")) == {"<<": 1}


@pytest.mark.parametrize(
    "text",
    [
        "b: &b {x: 1}\nkey: {<<: *b, y: 2}\n",
        "b: &b {x: 1}\nc: &c {<<: *b, x: 2, z: 3}\nkey: {x: 5, <<: [*c, *b]}\n",
        "key: &k [1, {a: b}]\n",
        "? a\n: - 1\n  -\n  - - 2\n",
        "- - - a\n    - b\n  - c\n- d\n",
        "key: {a, b: , 'c': d, \"e\": }\n",
    ],
)
def test_structures_mean_what_ruamel_says(text: str) -> None:
    assert plain(_read(text)) == _safe_load(text)
    _assert_exact(text, _read(text))


def test_one_record_a_document() -> None:
    text = "---\nname: A\n---\n# nothing here\n---\n- B\n...\n---\n"
    records = _records(text)
    assert [record.pointer for record in records] == ["/0", "/1"]
    assert [plain(record.data) for record in records if record.data] == [{"name": "A"}, ["B"]]
    assert text[slice(*records[0].span)].strip() == "---\nname: A"
    assert [record.pointer for record in _records("---\nname: A\n---\n")] == [""]
    assert _records("") == _records("# nothing\n") == _records("---\n") == ()


def test_a_byte_order_mark_shifts_nothing() -> None:
    source = decode(b"\xef\xbb\xbfkey: 'a'\r\n", "record.yaml")
    (record,) = read_yaml(source)
    assert isinstance(record.data, Mapping)
    assert source.text[slice(*record.data.entries[0].value.span)] == "'a'"


@pytest.mark.parametrize(
    ("text", "at", "reason", "remedy"),
    [
        ("a: b: c\n", ":", "': ' where no mapping can start", "in quotes"),
        ("é😀: b: c\n", ":", "': ' where no mapping can start", "in quotes"),
        ("a: 1\n  b: 2\n", ":", "': ' where no mapping can start", "indentation"),
        ("a: 1\nloose words\nb: 2\n", "l", "neither 'key: value' nor a list item", "add ': '"),
        ("a: - b\n", "-", "'- ' where no list can start", "line of its own"),
        ("a:\n    b: 1\n  c: 2\n", "c", "does not fit the mapping", "indentation"),
        ("a:\n  - b\n  c: 2\n", "c", "does not fit the list", "indentation"),
        ('a: "x" y\n', "y", "text after the end of a value", "one pair of quotes"),
        ("a: [1, 2\nb: 3\n", "[", "this [ is not closed", "close the list"),
        ("a: {b: 1\n", "{", "this { is not closed", "close the mapping"),
        ("a: [8:, 9\n", ":", "':' inside a value", "in quotes"),
        ("a: [,]\n", ",", "a value is missing", "or null"),
        ("a: 'it\nb: 1\n", "'", "never closed", "closing quote"),
        ("a: 'it\n---\nb: 1\n", "'", "not closed before the document ends", "closing quote"),
        ('a: "\\q"\n', "\\", "escape that YAML does not know", "single quotes"),
        ('a: "\\u12"\n', "\\", "without its digits", "\\u four"),
        ('a: "\\ud83d\\ude00"\n', "\\", "no character", "\\U"),
        ("a:\n\tb: 1\n", "\t", "a tab in the indentation", "use spaces"),
        ("a: |\n\tb\n", "\t", "a tab in the indentation", "use spaces"),
        ("a: |text\n", "|", "text after | or >", "next line"),
        ("a: @coach\n", "@", "cannot start with @", "in quotes"),
        ("a: *bold*\n", "*", "'*' starts a reference", "in quotes"),
        ("a: & b\n", "&", "'&' starts an anchor", "in quotes"),
        ("a: !x!y z\n", "!", "handle is not declared", "in quotes"),
        ("a: *nothing\n", "*nothing", "*nothing names no anchor", "&nothing"),
        ("a: &x [*x]\n", "*x", "inside the node that it names", "write the value out"),
        ("a: {{ name }}\n", "{", "used as a key", "template in quotes"),
        ("? [a]\n: b\n", "[", "used as a key", "plain key"),
        ("<<: 1\n", "<<: 1", "merges mappings only", "in quotes"),
        ("a: é\x07\n", "\x07", "U+0007", "escape in double quotes"),
        ("- a\nb: 1\n", "b", "does not fit the list", "indentation"),
        ("  a: 1\nb: 2\n", "b", "text after the end of the document", "indentation"),
        ("\ufeffa: b: c\n", ":", "': ' where no mapping can start", "in quotes"),
    ],
)
def test_says_what_is_wrong_where_and_what_to_do(text: str, at: str, reason: str, remedy: str) -> None:
    refusal, pointed_at = _refusal(text)
    assert reason in refusal.reason
    assert remedy in refusal.remedy
    assert pointed_at == at


def test_deep_nesting_is_refused_also_through_aliases() -> None:
    assert plain(_read("[" * DEEPEST + "]" * DEEPEST))
    refusal, _ = _refusal("[" * 5000)
    assert f"deeper than {DEEPEST} levels" in refusal.reason
    half = DEEPEST // 2
    chained = f"- &a {'[' * half}{']' * half}\n- &b {'[' * half}*a{']' * half}\n"
    assert "deeper than" in _refusal(chained)[0].reason
    assert plain(_read(chained.replace("[" * half + "*a" + "]" * half, "[[*a]]")))


def test_a_billion_laughs_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    refusal, at = _refusal("\n".join(lines))
    assert "more than 1,000,000 nodes" in refusal.reason
    assert at.startswith("*a")


def _verbatim(value: str, start: int) -> Text:
    return Text(value, (Piece(0, len(value), Span(start, start + len(value))),))


def test_a_node_inside_a_text_has_the_spans_of_the_file() -> None:
    file = "---\nname: 'Face pull'\ntips: >\n  slow\n  down\n---\nbody\n"
    node = read_node(_verbatim(file[4:44], 4))
    assert isinstance(node, Mapping)
    assert [file[slice(*entry.span)] for entry in node.entries] == ["name: 'Face pull'", "tips: >\n  slow\n  down\n"]
    _assert_exact(file, node)
    nothing = read_node(_verbatim("# only a note\n", 4))
    assert isinstance(nothing, Scalar)
    assert nothing.value is None
    with pytest.raises(MalformedSource) as caught:
        read_node(_verbatim("a: b: c", 10))
    assert caught.value.span == Span(14, 15)
    with pytest.raises(MalformedSource, match="second document"):
        read_node(_verbatim("a: 1\n---\nb: 1\n", 0))


def _quoted(value: str) -> tuple[str, Text]:
    """A text whose lines stand behind "> " in the file."""
    file, pieces, at = "", [], 0
    for line in value.splitlines(keepends=True):
        file += "> "
        body = line.rstrip("\n")
        if body:
            pieces.append(Piece(at, at + len(body), Span(len(file), len(file) + len(body))))
            file += body
        if line != body:
            pieces.append(Piece(at + len(body), at + len(line), Span(len(file), len(file) + 2), BREAK))
            file += "\r\n"
        at += len(line)
    return file, Text(value, tuple(pieces))


@settings(max_examples=100)
@given(st.one_of(_block_scalars(), _flow_scalars()).filter(lambda text: "\r" not in text))
def test_a_node_inside_a_text_of_many_pieces_has_the_spans_of_the_file(value: str) -> None:
    file, text = _quoted(value)
    assert_pieces_decode(file, text)
    try:
        expected = _read(value)
    except MalformedSource:
        with pytest.raises(MalformedSource) as caught:
            read_node(text)
        assert 0 <= caught.value.span.start <= caught.value.span.end <= len(file)
        return
    node = read_node(text)
    assert repr(plain(node)) == repr(plain(expected))
    _assert_exact(file, node)


def test_what_aliases_share_stays_shared_in_a_text_of_many_pieces() -> None:
    _, text = _quoted("a: &x [1]\nb: *x\n")
    node = read_node(text)
    assert isinstance(node, Mapping)
    assert node.get("a") is node.get("b")


def test_an_escape_written_in_an_encoding_stands_for_its_whole_scalar() -> None:
    file = "a: 'it&#39;'s'"
    text = Text(
        "a: 'it''s'",
        (
            Piece(0, 6, Span(0, 6)),
            Piece(6, 7, Span(6, 11), Encoding.ENTITY),
            Piece(7, 10, Span(11, 14)),
        ),
    )
    node = read_node(text)
    assert isinstance(node, Mapping)
    said = node.entries[0].value
    assert isinstance(said, Scalar)
    assert said.value == "it's"
    assert file[slice(*said.text.span(0, 2))] == "it&#39;'s"


def test_the_parser_is_imported_only_when_there_is_yaml() -> None:
    code = "import sys, exlint.readers.yaml; print('ruamel.yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
