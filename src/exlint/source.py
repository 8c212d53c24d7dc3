"""Source: the text of one file, and the arithmetic between offsets, lines and columns.

Offsets count code points from 0, after any byte order mark; lines and columns count from 1; ends are exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from exlint.values import Frozen, NamedTuple, make

if TYPE_CHECKING:
    from pathlib import Path

_BOM = "\ufeff"


class Span(NamedTuple):
    """A half-open range of code-point offsets in `Source.text`."""

    start: int
    end: int


class Position(NamedTuple):
    """A place as people and editors count it: 1-based line and column, 0-based offset."""

    line: int
    column: int
    offset: int


class UnreadableSource(Exception):
    """A file that cannot be read or decoded; carries the 1-based line where that is known."""

    def __init__(self, path: str, reason: str, remedy: str, line: int = 1) -> None:
        super().__init__(f"{path}:{line}: {reason}; {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy
        self.line = line


class Source(Frozen):
    """One file's decoded text; `path` is as shown to people: relative and `/`-separated."""

    path: str
    text: str
    bom: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin; LF, CRLF and a lone CR end a line."""
        text = self.text
        starts = [0]
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        if "\r" in text:
            starts.extend(i + 1 for i, char in enumerate(text) if char == "\r" and text[i + 1 : i + 2] != "\n")
            starts.sort()
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """The line and column of an offset; an offset past the end is the end."""
        if not 0 <= offset <= len(self.text):
            offset = len(self.text) if offset > 0 else 0
        starts = self.line_starts
        line = bisect_right(starts, offset)
        return make(Position, (line, offset - starts[line - 1] + 1, offset))

    def line_number(self, offset: int) -> int:
        """The line of an offset alone."""
        return bisect_right(self.line_starts, offset)

    def line(self, number: int) -> str:
        """The text of a 1-based line without its line ending."""
        line = self._lines.get(number)
        if line is None:
            starts = self.line_starts
            end = starts[number] if number < len(starts) else len(self.text)
            line = self._lines[number] = self.text[starts[number - 1] : end].rstrip("\r\n")
        return line

    @cached_property
    def _lines(self) -> dict[int, str]:
        """Lines asked for so far: the findings of a minified file all share its one line, which may be megabytes."""
        return {}


def decode(data: bytes, path: str) -> Source:
    """Decode UTF-8, with or without a byte order mark.

    Raises UnreadableSource, with the line of the first bad byte, for anything else.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableSource(path, "the file is UTF-16", "save it as UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte 0x{data[error.start]:02x} at position {error.start} is not UTF-8"
        raise UnreadableSource(path, reason, "save the file as UTF-8", line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableSource(path, "the file holds NUL characters", "it is no text file: exclude it", line)
    if text.startswith(_BOM):
        return Source(path, text[1:], bom=True)
    return Source(path, text)


def read_source(path: Path, shown: str) -> Source:
    """Read and decode one file; `shown` is the path that diagnostics will carry.

    Raises UnreadableSource when the system refuses the file or it is not UTF-8 text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        if path.is_dir():
            raise UnreadableSource(
                shown, "the folder cannot be listed", "check that it is readable, or exclude it"
            ) from error
        reason = error.strerror or type(error).__name__
        raise UnreadableSource(shown, f"cannot read: {reason}", "check that it exists and is readable") from error
    return decode(data, shown)
