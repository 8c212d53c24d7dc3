"""What is put into a value is written so that the reader gives just these words back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.readers.formats import read
from exlint.readers.writing import list_at, written
from exlint.record import Mapping, Record, Scalar, Sequence, plain
from exlint.source import Source, Span

WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12).map(str.strip)


def records(name: str, text: str) -> Record:
    (record,) = read(Source(name, text))
    return record


def target_of(record: Record) -> Scalar:
    assert isinstance(record.data, Mapping)
    value = record.data.get("target")
    assert isinstance(value, Scalar)
    return value


def with_words(name: str, text: str, words: str) -> object:
    """The document after its target's second word was replaced."""
    record = records(name, text)
    place = target_of(record).text.span(6, 10)
    span, new = written(words, place, record, text)
    return plain_of(name, text[: span.start] + new + text[span.end :])


def plain_of(name: str, text: str) -> object:
    data = records(name, text).data
    assert data is not None
    return plain(data)


@given(WORDS.filter(bool))
def test_json_takes_any_words(words: str) -> None:
    text = '{"name": "Row", "target": "upper back area"}'
    assert with_words("row.json", text, words) == {"name": "Row", "target": f"upper {words} area"}


@pytest.mark.parametrize("value", ["upper back area", "'upper back area'", '"upper back area"'])
@given(words=WORDS.filter(bool))
def test_yaml_takes_any_words_in_each_style(value: str, words: str) -> None:
    text = f"name: Row # the row\ntarget: {value}  # kept\n"
    assert with_words("row.yaml", text, words) == {"name": "Row", "target": f"upper {words} area"}


def test_a_plain_scalar_keeps_no_quotes_where_it_needs_none() -> None:
    text = "name: Row\ntarget: upper back area\n"
    record = records("row.yaml", text)
    assert written("arm", target_of(record).text.span(6, 10), record, text) == (Span(24, 28), "arm")


def test_a_plain_scalar_is_quoted_where_the_words_would_end_it() -> None:
    text = "name: Row\ntarget: upper back area\n"
    record = records("row.yaml", text)
    whole = target_of(record).span
    assert written("back # or", target_of(record).text.span(6, 10), record, text) == (whole, '"upper back # or area"')


def test_prose_is_written_as_it_reads() -> None:
    text = "# Row\n\nA row.\n"
    assert written('"it"', Span(7, 8), records("row.md", text), text) == (Span(7, 8), '"it"')


def test_the_list_around_a_place_is_the_innermost() -> None:
    text = json.dumps({"faq": [{"tags": ["a", "b"]}]})
    record = records("row.json", text)
    at = text.index('"b"')
    found = list_at(record.data, Span(at, at + 1))
    assert isinstance(found, Sequence)
    assert plain(found) == ["a", "b"]
