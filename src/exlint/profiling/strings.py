"""Strings: the prose inside one string of a data document, be it plain, Markdown or HTML."""

# ruff: noqa: RUF001 - the dashes and quotes of word processors are told apart here

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from exlint.profiling.words import numbering
from exlint.record import Block, Inline, Paragraph, Text

_HTML = re.compile(r"</?(?:p|ol|ul|li|br|div|h[1-6]|strong|b|em|i|span|table)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"\*\*\S|__\S|(?m:^\s{0,3}(?:[-*+]\s|\d{1,2}[.)]\s|#{1,6}\s|>\s))|\]\(")
_LINE = re.compile(r"[^\r\n]+")
_STEP = re.compile(r"(?:^|(?<=[\s.!?]))(?=step\s*[:#.]?\s*\d{1,2}\b)|(?<=[.!?])\s+(?=\d{1,2}[.)]\s)", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[A-Z\"'“(])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|approx|vs|etc|min|sec|no|Dr)\.$")


def has_markup(text: Text) -> bool:
    """Whether a string is written in Markdown or HTML."""
    return bool(_HTML.search(text.value) or _MARKDOWN.search(text.value))


def is_numbered_line(text: Text) -> bool:
    """Whether a string counts its steps within one line ("1. Lie down. 2. Lift.")."""
    value = text.value.strip()
    return "\n" not in value and numbering(value) is not None and "**" not in value and not _HTML.search(value)


def blocks_of(text: Text) -> Sequence[Block]:
    """The blocks of a string: of its markup, or a paragraph a line."""
    if _HTML.search(text.value):
        from exlint.readers.html import html_blocks

        return html_blocks(text)
    if _MARKDOWN.search(text.value):
        from exlint.readers.markdown import markdown_blocks

        return markdown_blocks(text)
    return [Paragraph(Inline(line), line.span()) for line in lines_of(text)]


def inline_of(text: Text) -> Inline:
    """A short string as one run of prose, its markup read when it is a single paragraph."""
    if has_markup(text):
        blocks = blocks_of(text)
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return blocks[0].content
    return Inline(text.strip())


def lines_of(text: Text) -> Iterator[Text]:
    """The lines of a string that say something."""
    for match in _LINE.finditer(text.value):
        line = text.slice(match.start(), match.end()).strip()
        if line:
            yield line


def steps_of(text: Text) -> list[Text]:
    """The steps of a plain string: its lines, or what "Step 1:" and "1." introduce, or its sentences."""
    lines = list(lines_of(text))
    if len(lines) != 1:
        return lines
    line = lines[0]
    marks = [match.end() for match in _STEP.finditer(line.value)]
    if numbering(line.value) and len(marks) >= (2 if marks[:1] == [0] else 1):
        return _cut(line, marks)
    ends = [match.span() for match in _SENTENCE.finditer(line.value)]
    return _cut(line, [end for start, end in ends if not _ABBREVIATION.search(line.value, 0, start)])


def _cut(text: Text, places: Sequence[int]) -> list[Text]:
    bounds = [0, *(place for place in places if place), len(text.value)]
    parts = (text.slice(start, end).strip() for start, end in pairwise(bounds))
    return [part for part in parts if part]
