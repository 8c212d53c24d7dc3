"""Prose of a plain article: lines joined into one text, the label it begins with, and what counts as Title Case."""

# ruff: noqa: RUF001 - the bullets, dashes and quotes of word processors are what this module tells apart

from __future__ import annotations

import re
from collections.abc import Sequence

from exlint.readers.article_lines import Line, is_dialogue
from exlint.record import Comment, Encoding, Inline, Piece, Text
from exlint.source import Span

_SMALL = """
a an and as at but by for from in into is it nor of off on onto or out over per than that the to up upon via vs vs. with
within without your
"""
_SMALL_WORDS = frozenset(_SMALL.split())  # those that Title Case leaves small
_WORD = re.compile(r"[^\s/]+")
_COLON_LABEL = re.compile(r"([^:.!?;\n]{1,120}):(?=\s+\S)")
_DASH_LABEL = re.compile(r"([^:.!?;,\n–—]{1,60}?)\s+[-–—]\s+(?=\S)")
_BRACKETED = re.compile(r"\([^()]*\)")


def text_of(lines: Sequence[Line]) -> Text:
    """The words of wrapped lines as one text: each line break, with the white space around it, reads as one space."""
    values, pieces, at = [], [], 0
    for index, line in enumerate(lines):
        if index:
            pieces.append(Piece(at, at + 1, Span(lines[index - 1].end, line.body), Encoding.FOLD))
            values.append(" ")
            at += 1
        words = line.words
        pieces.append(Piece(at, at + len(words), Span(line.body, line.end)))
        values.append(words)
        at += len(words)
    return Text("".join(values), tuple(pieces), Span(lines[0].body, lines[-1].end))


def comment_of(line: Line) -> Comment:
    """A comment; its text is what stands between its marks, without the white space around it."""
    span = Span(line.begin + 4, line.end - 3)
    value = line.whole[4:-3]
    pieces = (Piece(0, len(value), span),) if value else ()
    return Comment(Text(value, pieces, span).strip(), Span(line.begin, line.end))


def inline_of(lines: Sequence[Line], *, item: bool) -> Inline:
    """The prose of some lines; a label that it begins with is marked strong, as a writer with bold type would."""
    text = text_of(lines)
    if is_dialogue(text.value):
        return Inline(text)
    match = _COLON_LABEL.match(text.value)
    if match and _is_label(match[1], text.value[match.end() :].lstrip(), item=item):
        return Inline(text, ((0, match.end(1)),))
    match = _DASH_LABEL.match(text.value) if item else None
    if match and is_title_case(match[1]) and len(match[1].split()) <= 5:
        return Inline(text, ((0, match.end(1)),))
    return Inline(text)


def _is_label(label: str, following: str, *, item: bool) -> bool:
    """Whether what precedes a colon names something, rather than being the first half of a sentence.

    In sentence case a label shows by the new sentence that follows it; outside lists it must be short besides.
    """
    count = len(_BRACKETED.sub("", label).split())
    if is_title_case(label):
        return count <= 8
    begins_sentence = following[:1].isupper() and label[:1].isupper() and "," not in label
    return begins_sentence and count <= (6 if item else 2)


def is_title_case(words: str) -> bool:
    """Whether every word but the small ones begins with a capital or a digit, the first one in any case."""
    found = [word.strip("\"'“”‘’()[]{}*") for word in _WORD.findall(words)]
    named = [word for word in found if any(char.isalpha() for char in word)]
    if not named or not _is_capital(named[0]):
        return False
    return all(word in _SMALL_WORDS or _is_capital(word) for word in named)


def _is_capital(word: str) -> bool:
    first = next((char for char in word if char.isalnum()), "")
    return first.isupper() or first.istitle() or first.isdigit()
