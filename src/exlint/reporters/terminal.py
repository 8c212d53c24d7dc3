"""What a text report is drawn on: how wide it is, whether it shows colour, and what its encoding can write."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TextIO

from exlint.diagnostics import Severity
from exlint.values import NamedTuple

DEFAULT_WIDTH = 120
"""Columns where the output is no terminal and COLUMNS does not say: fixed, so that reports are the same everywhere."""

_MIN_WIDTH = 40
_TAB = 4
_JOINER = "\u200d"
_EMOJI_PRESENTATION = "\ufe0f"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JAMO_VOWELS_AND_FINALS = range(0x1160, 0x1200)
_CONTROL_PICTURES = 0x2400  # U+2400 + n pictures the control character n
_DELETE_PICTURE = "\u2421"


class Glyphs(NamedTuple):
    """The characters that frame an excerpt."""

    bar: str
    gap: str
    cut: str
    dot: str


_UNICODE = Glyphs("│", "⋮", "…", "·")
_ASCII = Glyphs("|", ":", "...", "-")

_SGR = {
    "bold": "1",
    "faint": "2",
    "path": "1",
    "gutter": "34",
    "related": "34",
    "help": "36",
    Severity.ERROR.word: "1;31",
    Severity.WARNING.word: "1;33",
    Severity.INFO.word: "1;36",
}


class Cell(NamedTuple):
    """What one character of the text prints, and the columns that takes."""

    shown: str
    width: int


class Terminal(NamedTuple):
    width: int = DEFAULT_WIDTH
    colour: bool = False
    encoding: str = "utf-8"

    @property
    def glyphs(self) -> Glyphs:
        """Box characters where the encoding has them, ASCII elsewhere."""
        return _UNICODE if self._encodes("".join(_UNICODE)) else _ASCII

    def paint(self, text: str, style: str) -> str:
        """The text in one of the styles of a report: a severity's word, "path", "gutter", "related", "help", ..."""
        return f"\x1b[{_SGR[style]}m{text}\x1b[0m" if self.colour and text else text

    def plain(self, text: str) -> str:
        """The text with nothing in it that the encoding lacks or that a terminal would obey."""
        return text if self.is_plain(text) else "".join(cell.shown for cell in self.cells(text))

    def cells(self, text: str) -> Iterator[Cell]:
        """One cell a character: tabs expanded, controls made visible, wide characters two columns wide."""
        if self.is_plain(text):
            yield from (Cell(char, 1) for char in text)
            return
        column = last = 0  # the next column, and the width of the character before
        joined = False
        for char in text:
            shown, width = self._cell(char, column, last, joined=joined)
            if not self._encodes(shown):
                shown = "?" * width
            yield Cell(shown, width)
            joined = char == _JOINER
            column += width
            last = width or last

    def _cell(self, char: str, column: int, last: int, *, joined: bool) -> Cell:
        code = ord(char)
        if char == "\t":
            width = _TAB - column % _TAB
            return Cell(" " * width, width)
        if code < 0x20:
            return Cell(chr(_CONTROL_PICTURES + code), 1)
        if code == 0x7F:
            return Cell(_DELETE_PICTURE, 1)
        if char == _EMOJI_PRESENTATION:
            return Cell(char, 1 if last == 1 and column else 0)
        if (joined and last == 2) or (code in _SKIN_TONES and last == 2) or code in _JAMO_VOWELS_AND_FINALS:
            return Cell(char, 0)
        category = unicodedata.category(char)
        if category in ("Cc", "Zl", "Zp", "Cs") or unicodedata.bidirectional(char) in _BIDI_CONTROLS:
            return Cell("\ufffd", 1)
        if category in ("Mn", "Me", "Cf") and char != "\u00ad":
            return Cell(char, 0)
        return Cell(char, 2 if unicodedata.east_asian_width(char) in "WF" else 1)

    def is_plain(self, text: str) -> bool:
        """Whether every character is shown as it is, in one column: nearly every line, with or without fine quotes."""
        if not text.isprintable():
            return False
        return text.isascii() or (all(map(_takes_one_column, set(text))) and self._encodes(text))

    def width_of(self, text: str) -> int:
        """The columns that a text takes."""
        return len(text) if self.is_plain(text) else sum(cell.width for cell in self.cells(text))

    def _encodes(self, text: str) -> bool:
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


@lru_cache(maxsize=1024)
def _takes_one_column(char: str) -> bool:
    """Whether a character is one column wide whatever stands before it."""
    code = ord(char)
    if char in (_JOINER, _EMOJI_PRESENTATION) or code in _SKIN_TONES or code in _JAMO_VOWELS_AND_FINALS:
        return False
    if unicodedata.category(char) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp", "Cs"):
        return False
    return unicodedata.bidirectional(char) not in _BIDI_CONTROLS and unicodedata.east_asian_width(char) not in "WF"


_BIDI_CONTROLS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of the characters that reorder a line: an excerpt must show the text as the file holds it."""


def display_width(text: str, terminal: Terminal) -> int:
    """The columns that a text takes."""
    return terminal.width_of(text)


def wrap(text: str, width: int, terminal: Terminal) -> list[str]:
    """The words of a text in rows of at most `width` columns; a longer word stands alone."""
    rows: list[str] = []
    room = 0
    for word in text.split():
        columns = display_width(word, terminal)
        if rows and columns < room:
            rows[-1] += f" {word}"
            room -= columns + 1
        else:
            rows.append(word)
            room = width - columns
    return rows


def cut(text: str, terminal: Terminal) -> str:
    """A row for a terminal, made plain and cut to its width."""
    shown = terminal.plain(text)
    if display_width(shown, terminal) <= terminal.width:
        return shown
    room = terminal.width - len(terminal.glyphs.cut)
    kept = ""
    for cell in terminal.cells(shown):
        room -= cell.width
        if room < 0:
            break
        kept += cell.shown
    return kept + terminal.glyphs.cut


def wants_colour(choice: str, environment: Mapping[str, str], *, tty: bool) -> bool:
    """Whether to colour: the option, then NO_COLOR (no-color.org), FORCE_COLOR, TERM=dumb, then the terminal itself."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0", "false"):
        return True
    return tty and environment.get("TERM") != "dumb"


def detect(stream: TextIO, choice: str) -> Terminal:
    """The terminal behind a stream; `choice` is "auto", "always" or "never"."""
    tty = stream.isatty()
    encoding = stream.encoding or "utf-8"
    return Terminal(max(_columns(stream, tty=tty), _MIN_WIDTH), wants_colour(choice, os.environ, tty=tty), encoding)


def _columns(stream: TextIO, *, tty: bool) -> int:
    """COLUMNS, else the terminal's own width, else the fixed one. (shutil's function costs 2 ms of imports.)"""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        return int(columns)
    try:
        return (tty and os.get_terminal_size(stream.fileno()).columns) or DEFAULT_WIDTH
    except (OSError, ValueError):
        return DEFAULT_WIDTH
