"""Inlines: runs of prose cut into lines, leads and rests without losing their places."""

# ruff: noqa: RUF001 - the dashes and quotes of word processors are told apart here

from __future__ import annotations

import re

from exlint.patterns import lazy
from exlint.record import Encoding, Inline, Link, Paragraph, Piece, Text
from exlint.source import Span

_PLAIN_LEAD = lazy(r"([^\s.:!?;|][^.:!?;|\n]{0,70}?)\s*:(?:\s+|$)")
_LEAD_END = lazy(r"\s*[:–—]\s*|\s+-\s+")
_LEAD_SENTENCE_WORDS = 8
_PARTING = re.compile(r"\s+[|·•]\s+")
_LABEL_WORDS = 4
_LINE_ENDS = (Encoding.FOLD, Encoding.BREAK)


def cut(inline: Inline, start: int, end: int | None = None) -> Inline:
    """The part of a run between two places, stripped, with what of it is bold or linked."""
    whole, bold, linked = inline
    value = whole.value
    end = len(value) if end is None else end
    while start < end and value[start].isspace():
        start += 1
    while end > start and value[end - 1].isspace():
        end -= 1
    if start == 0 and end == len(value):
        return inline
    strong: tuple[tuple[int, int], ...] = ()
    if bold and bold[-1][1] > start:
        strong = tuple(
            (max(low, start) - start, min(high, end) - start) for low, high in bold if low < end and high > start
        )
    text = whole.slice(start, end)
    links: tuple[Link, ...] = ()
    if linked:
        first, last = text.span()
        links = tuple(link for link in linked if first <= link.span.start < last)
    return Inline(text, strong, links)


def line_starts(inline: Inline) -> list[int]:
    """Where the lines of a run begin in its value, as the file breaks them, softly or hard."""
    pieces = inline.text.pieces
    if len(pieces) == 1:
        return [0]
    return [0, *(piece.end for piece in pieces if piece.encoding in _LINE_ENDS)]


def lines(inline: Inline) -> list[Inline]:
    """The lines of a run; one for a paragraph of one line."""
    starts = line_starts(inline)
    if len(starts) == 1:
        return [inline]
    ends = [*starts[1:], len(inline.text.value)]
    return [line for start, end in zip(starts, ends, strict=True) if (line := cut(inline, start, end)).text]


def parted(inline: Inline) -> list[Inline]:
    """The lines of a run, and of a line such as "Level: Beginner | Equipment: Mat" its parts."""
    parts: list[Inline] = []
    for line in lines(inline):
        value = line.text.value
        marks = [match.span() for match in _PARTING.finditer(value)]
        if not marks:
            parts.append(line)
            continue
        bounds = [0, *(place for mark in marks for place in mark), len(value)]
        pieces = [cut(line, bounds[at], bounds[at + 1]) for at in range(0, len(bounds), 2)]
        labelled = len(pieces) > 1 and all(lead(piece, plain_words=_LABEL_WORDS) for piece in pieces)
        parts.extend(pieces if labelled else [line])
    return parts


def all_strong(inline: Inline) -> bool:
    """Whether a run is bold from end to end; a colon after the bold does not matter."""
    value = inline.text.value
    if not inline.strong:
        return False
    at = len(value) - len(value.lstrip())
    for low, high in inline.strong:
        if value[at:low].strip():
            return False
        at = max(at, high)
    return not value[at:].strip(" \t\n:")


def lead(inline: Inline, *, plain_words: int = 0) -> tuple[Text, int] | None:
    """The lead of a run ("Engage Core" in `**Engage Core**: Tighten…`) and where the rest begins.

    A bold start counts when a colon, a dash or its own full stop ends it. `plain_words` is how many words a lead
    without bold may have before its colon; 0 asks for bold.
    """
    text, strong, _ = inline
    value = text.value
    if strong:
        start, end = strong[0]
        if not value[:start].strip() and start < end:
            label = value[start:end].rstrip()
            sentence = label.endswith(".") and value[end:].strip() and label.count(" ") < _LEAD_SENTENCE_WORDS
            if label.endswith(":") or sentence:
                return text.slice(start, start + len(label) - 1).strip(), end + _spaces(value, end)
            match = _LEAD_END.match(value, end)
            if match:
                return text.slice(start, end).strip(), match.end()
            if end >= len(value.rstrip()):
                return None
    if plain_words and ":" in value:
        match = _PLAIN_LEAD.match(value)
        if match and match[1].count(" ") < plain_words and not match[1][0].islower():
            return text.slice(0, match.end(1)).strip(), match.end()
    return None


def _spaces(value: str, at: int) -> int:
    return len(value[at:]) - len(value[at:].lstrip())


def joined(first: Text, second: Text, encoding: Encoding) -> Text:
    """Two texts as one; what stands between them in the file reads as a line feed (BREAK) or a space (FOLD)."""
    between = Span(first.span().end, second.span().start)
    if not first.pieces or not second.pieces or between.end < between.start:
        return second
    at = len(first.value)
    moved = (Piece(low + at + 1, high + at + 1, span, kind) for low, high, span, kind in second.pieces)
    value = first.value + ("\n" if encoding is Encoding.BREAK else " ") + second.value
    return Text(value, (*first.pieces, Piece(at, at + 1, between, encoding), *moved), first.anchor)


def paragraph(inline: Inline) -> Paragraph:
    """A run as a paragraph of its own."""
    return Paragraph(inline, inline.text.span())


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())
