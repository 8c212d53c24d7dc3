"""YAML scalars: what a plain one means, and which stretches of the file each part of a value was read from.

The parser hands over a value and the range it stands in. The rules of line folding, escapes, indentation and chomping
are applied here a second time to the raw text, and the result is only used when it gives the parser's value.
Section numbers are those of YAML 1.2.2; where libyaml differs (its line breaks are those of YAML 1.1), it is followed.
"""

from __future__ import annotations

import re

from exlint.record import Encoding, Piece, Text, decode_piece
from exlint.source import Span
from exlint.values import NamedTuple

_break = re.compile("\r\n|[\n\r\x85\u2028\u2029]").finditer
_KEPT_BREAKS = "\u2028\u2029"  # libyaml keeps these two as they are; the others become a line feed
_properties = re.compile(r"(?:(?:&[\w-]+|!<[^>]*>|![^\s,\[\]{}]*)(?:\s|(?<=\s)#[^\r\n]*)*)+").match
_header = re.compile(r"[|>]([-+]?)([1-9]?)([-+]?)(?:[ \t]+(?:#[^\r\n\x85\u2028\u2029]*)?)?").match
_escape = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)").finditer
_quote = re.compile("''").finditer
_MARKS = {Encoding.QUOTE: _quote, Encoding.YAML_ESCAPE: _escape}

_CONSTANTS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_integer = re.compile(r"[-+]?[0-9]+|(0o[0-7]+)|(0x[0-9a-fA-F]+)").fullmatch
_float = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?").fullmatch
_no_number = re.compile(r"([-+]?)\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)").fullmatch
_TYPES: dict[str, tuple[type, ...]] = {"int": (int,), "float": (int, float), "bool": (bool,), "null": (type(None),)}


def resolve(value: str, tag: str | None, *, plain: bool) -> str | int | float | bool | None:
    """What a scalar means under the core schema (10.3.2): dates, yes, no, 1_000 and 0b1 stay strings.

    Tags of the schema are obeyed where the value fits them; unknown ones count as none.
    """
    if tag is None:
        return _resolve_plain(value) if plain else value
    kind = tag.removeprefix("tag:yaml.org,2002:")
    if kind in _TYPES:
        found = _resolve_plain(value)
        if isinstance(found, _TYPES[kind]) and (kind == "bool" or not isinstance(found, bool)):
            return float(found) if kind == "float" and found is not None else found
        return value
    if not plain or kind == "!" or kind != tag:
        return value
    return _resolve_plain(value)


def _resolve_plain(value: str) -> str | int | float | bool | None:
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if value[0] not in "-+.0123456789":
        return value
    integer = _integer(value)
    if integer:
        try:
            return int(value[2:], 8 if integer[1] else 16) if integer.lastindex else int(value)
        except ValueError:  # Python reads integers of at most 4,300 digits
            return value
    if _float(value):
        return float(value)
    special = _no_number(value)
    if special:
        return float(value.replace(".", ""))
    return value


def skip_properties(text: str, start: int, end: int) -> int:
    """The place after the anchor and the tag that may stand before a node."""
    found = _properties(text, start, end) if text[start : start + 1] in ("&", "!") else None
    return found.end() if found else start


def scalar_text(text: str, span: Span, style: str, value: str, base: int) -> tuple[Text, Span]:
    """The value of a scalar with its pieces, and its range with quotes but without anchor and tag.

    `span` is the parser's range in `text`, which stands at the offset `base` of its file; what is returned counts in
    the file. Should the raw text not give the value, the text has no pieces and stands for its whole range.
    """
    start = skip_properties(text, span.start, span.end)
    whole = Span(base + start, base + span.end)
    if style in ("|", ">"):
        found = _block(text, Span(start, span.end), value, base)
        header = _header(text, start, span.end)
        last = max(found[-1].span.end if found else 0, base + (header.end() if header else start))
        whole = Span(whole.start, last)
    elif style:
        found = _flow(text, Span(start + 1, span.end - 1), style, base)
    else:
        found = _flow(text, Span(start, span.end), style, base)
    if not value:
        inside = whole.start + 1 if style in ("'", '"') else whole.end
        return Text("", (), Span(inside, inside)), whole
    return Text(value, found if _says(found, value, text, base) else (), whole), whole


def _says(pieces: tuple[Piece, ...], value: str, text: str, base: int) -> bool:
    said = (decode_piece(piece.encoding, text[piece.span.start - base : piece.span.end - base]) for piece in pieces)
    return "".join(said) == value


class _Line(NamedTuple):
    """A line of a scalar: where it starts, where it ends, and where its line break ends."""

    start: int
    end: int
    stop: int


class _Pieces:
    """The pieces of one scalar as they are found, in order."""

    __slots__ = ("at", "base", "found", "text")

    def __init__(self, text: str, base: int) -> None:
        self.text = text
        self.base = base
        self.at = 0
        self.found: list[Piece] = []

    def add(self, length: int, start: int, end: int, encoding: Encoding) -> None:
        if length:
            span = Span(self.base + start, self.base + end)
            self.found.append(Piece(self.at, self.at + length, span, encoding))
            self.at += length

    def add_run(self, start: int, end: int, encoding: Encoding) -> None:
        """A stretch of one line, in which what `encoding` marks is a piece of its own."""
        if encoding in _MARKS:
            for mark in _MARKS[encoding](self.text, start, end):
                low, high = mark.span()
                self.add(low - start, start, low, Encoding.VERBATIM)
                self.add(1, low, high, encoding)
                start = high
        self.add(end - start, start, end, Encoding.VERBATIM)

    def add_breaks(self, breaks: list[Span], start: int, end: int, *, fold: bool) -> None:
        """The line breaks between two stretches: `start` is where the first ends, `end` where the second starts.

        Folded, one break is a space and the first of several is nothing (6.5).
        """
        if fold and breaks and self.text[breaks[0].start] not in _KEPT_BREAKS:
            if len(breaks) == 1:
                self.add(1, start, end, Encoding.FOLD)
                return
            breaks = breaks[1:]
        for number, (low, high) in enumerate(breaks, 1):
            if self.text[low] in _KEPT_BREAKS:
                self.add(1, low, high, Encoding.VERBATIM)
                start = high
            else:
                stop = end if number == len(breaks) else high
                self.add(1, start, stop, Encoding.BREAK)
                start = stop


def _lines(text: str, start: int, end: int) -> list[_Line]:
    lines = []
    for found in _break(text, start, end):
        lines.append(_Line(start, found.start(), found.end()))
        start = found.end()
    lines.append(_Line(start, end, end))
    return lines


def _flow(text: str, span: Span, style: str, base: int) -> tuple[Piece, ...]:
    """Plain and quoted scalars (7.3): blanks around line breaks fall away, the breaks are folded."""
    encoding = {"'": Encoding.QUOTE, '"': Encoding.YAML_ESCAPE}.get(style, Encoding.VERBATIM)
    pieces = _Pieces(text, base)
    lines = _lines(text, *span)
    breaks: list[Span] = []
    gap, escaped = span.start, False
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        low, high = line.start, line.end
        if number:
            low = high - len(text[low:high].lstrip(" \t"))
        if not last:
            high = low + len(text[low:high].rstrip(" \t"))
        if not number or last or low < high:
            pieces.add_breaks(breaks, gap, low, fold=not escaped)
            breaks = []
            escaped = not last and style == '"' and _ends_in_escape(text, low, high)
            if escaped and high < line.end:  # an escaped blank: it is no trailing one
                escaped = False
                high += 1
            pieces.add_run(low, high - 1 if escaped else high, encoding)
            gap = line.stop if escaped else high
            if escaped:
                continue
        breaks.append(Span(line.end, line.stop))
    return tuple(pieces.found)


def _ends_in_escape(text: str, low: int, high: int) -> bool:
    """Whether the last backslash of a run escapes what comes after it."""
    run = text[low:high]
    return (len(run) - len(run.rstrip("\\"))) % 2 == 1


def _block(text: str, span: Span, value: str, base: int) -> tuple[Piece, ...]:
    """Literal and folded scalars (8.1).

    An indentation indicator counts from a parent that is not known here: the indentation is the first that gives the
    value.
    """
    header = _header(text, *span)
    if not header:
        return ()
    lines = _lines(text, header.end(), span.end)[1:]
    folded = text[span.start] == ">"
    chomping = header[1] or header[3]
    if not header[2]:
        return _block_pieces(text, lines, _indentation(text, lines), base, folded=folded, chomping=chomping)
    least = int(header[2])
    widest = max((line.end - line.start for line in lines), default=0)
    for indentation in range(least, max(least, widest) + 1):
        found = _block_pieces(text, lines, indentation, base, folded=folded, chomping=chomping)
        if _says(found, value, text, base):
            return found
    return ()


def _indentation(text: str, lines: list[_Line]) -> int:
    """The leading spaces of the first line that is not blank; where all are, no line has content."""
    for line in lines:
        content = text[line.start : line.end].lstrip(" ")
        if content:
            return line.end - line.start - len(content)
    return max((line.end - line.start for line in lines), default=0)


def _block_pieces(
    text: str, lines: list[_Line], indentation: int, base: int, *, folded: bool, chomping: str
) -> tuple[Piece, ...]:
    pieces = _Pieces(text, base)
    breaks: list[Span] = []
    gap = lines[0].start if lines else 0
    flush = False  # whether the line before the breaks can be folded: it starts with no blank
    for line in lines:
        low = line.start + indentation
        if low < line.end:
            blank = text[low] in " \t"
            pieces.add_breaks(breaks, gap, low, fold=folded and flush and not blank)
            pieces.add_run(low, line.end, Encoding.VERBATIM)
            breaks, gap, flush = [], line.end, not blank
        if line.stop > line.end:
            breaks.append(Span(line.end, line.stop))
    if chomping == "+":
        kept = breaks
    elif chomping == "-" or not pieces.found:
        kept = []
    else:
        kept = breaks[:1]
    if kept:
        pieces.add_breaks(kept, gap, kept[-1].end, fold=False)
    return tuple(pieces.found)
