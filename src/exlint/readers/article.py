"""Plain articles: text without markup, as it comes from web pages, word processors and PDFs, read into blocks.

The marks are missing, so structure is inferred from the looks and places of lines; every character of prose is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from exlint.readers.article_headings import Found, headings_of
from exlint.readers.article_lines import (
    Kind,
    Line,
    mark_what_items_own,
    runs_on,
    split_lines,
    unmark_running_numbers,
    wrap_width,
)
from exlint.readers.article_lists import lists_of
from exlint.readers.article_tables import mark_tables, table_of
from exlint.readers.article_text import comment_of, inline_of, text_of
from exlint.record import Block, Break, Format, Heading, Inline, Paragraph, Record
from exlint.source import Source, Span

_IN_LISTS = (Kind.ITEM, Kind.MORE, Kind.BLANK, Kind.COMMENT)


def read_article(source: Source) -> Record:
    """Read any text whatever; the record has blocks only."""
    lines = split_lines(source)
    mark_tables(lines)
    unmark_running_numbers(lines)
    width = wrap_width(lines)
    mark_what_items_own(lines, width)
    blocks = tuple(_blocks(lines, headings_of(lines, width), width))
    return Record(Format.ARTICLE, "", None, blocks, Span(0, len(source.text)))


def _blocks(lines: list[Line], headings: dict[int, Found], width: int) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        if at in headings:
            end += bool(headings[at].underline)
            yield _heading(lines[at:end], headings[at].level)
        elif line.kind is Kind.COMMENT:
            yield comment_of(line)
        elif line.kind is Kind.RULE:
            yield Break(Span(line.begin, line.end))
        elif line.kind is Kind.ROW:
            end = _end_of_table(lines, at)
            yield table_of(lines[at:end])
        elif line.kind is Kind.ITEM:
            end = _end_of_list(lines, headings, at)
            yield from lists_of(lines[at:end], width)
        elif line.kind is not Kind.BLANK:
            end = _end_of_paragraph(lines, headings, at, width)
            yield Paragraph(inline_of(lines[at:end], item=False), Span(line.begin, lines[end - 1].end))
        at = end


def _heading(lines: list[Line], level: int) -> Heading:
    return Heading(level, Inline(text_of(lines[:1])), Span(lines[0].begin, lines[-1].end))


def _end_of_table(lines: list[Line], at: int) -> int:
    end = at
    while end < len(lines) and lines[end].kind is Kind.ROW and lines[end].tabbed == lines[at].tabbed:
        end += 1
    return end


def _end_of_list(lines: list[Line], headings: dict[int, Found], at: int) -> int:
    """Where a run of items and what they own ends; blank lines and comments after the last one are not in it."""
    end = here = at
    while here < len(lines) and lines[here].kind in _IN_LISTS and here not in headings:
        here += 1
        if lines[here - 1].kind in (Kind.ITEM, Kind.MORE):
            end = here
    return end


def _end_of_paragraph(lines: list[Line], headings: dict[int, Found], at: int, width: int) -> int:
    end = at + 1
    while (
        end < len(lines)
        and end not in headings
        and lines[end].kind in (Kind.TEXT, Kind.MORE)
        and runs_on(lines[end - 1], lines[end], width)
    ):
        end += 1
    return end
