"""Lines of a plain article: where each begins and ends, what stands before its words, and which lines run on.

Nothing in plain text says what a line is, so a line is judged by its first characters and by its neighbours.
"""

# ruff: noqa: RUF001 - the bullets, dashes and quotes of word processors are what this module tells apart

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise

from exlint.source import Source, Span
from exlint.values import NamedTuple

TAB_WIDTH = 4


class Kind(Enum):
    """What a line is for."""

    BLANK = auto()
    TEXT = auto()
    ITEM = auto()  # begins with a bullet or a number
    MORE = auto()  # words that belong to the item above
    RULE = auto()  # a row of dashes, equal signs, stars
    ROW = auto()  # a row of a table
    COMMENT = auto()


class Marker(NamedTuple):
    """What makes a line an item. Items of one list share their `family`: the bullet, or the number's punctuation."""

    family: str
    number: int | None
    dotted: int = 0  # 1 for "2.1", 2 for "2.1.3"


class Line(NamedTuple):
    """A line without the white space around it: `begin` is its first character, `body` the first one of its words."""

    kind: Kind
    begin: int
    body: int
    end: int
    indent: int  # columns
    whole: str
    marker: Marker | None = None
    tabbed: bool = False  # a table row whose cells are parted by tabs

    @property
    def words(self) -> str:
        return self.whole[self.body - self.begin :]


_BULLET = re.compile(r"(?:([•‣⁃▪▫◦●○■□∙·➤►✓✔])\s*|([-*–])\s+|(o)(?:\t\s*|\s+(?=[^a-z\s])))(?=\S)")
_BARE_BULLET = re.compile(r"[•‣▪◦●○■]\Z")
_NUMBER = re.compile(r"(?:(\d{1,3})([.)])|(\()(\d{1,3})\))(?:\s+|\Z)")
_DOTTED = re.compile(r"\d{1,2}((?:\.\d{1,2})+)\.?\s+(?=[^\W\d_a-z])")
_STEP = re.compile(r"[Ss]tep\s+(\d{1,3})(?:\s*(?:[:.)]|[-–—](?=\s))\s*|\Z)|STEP\s+(\d{1,3})(?:\s*[:.)–—-]\s*|\Z)")
_LETTER = re.compile(r"(?:([a-h])\)|\(([a-h])\))\s+(?=\S)")
_RULE = re.compile(r"([-=_*~–—])(?:[ \t]*\1){2,}\Z")
_DIALOGUE = re.compile(r"(?:Q|A|Question|Answer)\s?\d{0,3}\s?[:.]\s")

_CLOSERS = "\"'”’)]»"
_TERMINALS = ".!?:…"
_PROSE_LENGTH = 60  # from here on a line is prose even without a full stop
_NO_END = "the a an and or but of to with for from into your their its his her our my by as that which than if at"
_OPEN_ENDED = frozenset(_NO_END.split())


def split_lines(source: Source) -> list[Line]:
    """The lines of an article in order, each judged by itself; a comment stands alone, wherever it was written."""
    return [line for span, comment in _stretches(source) for line in _lines_in(source, span, comment=comment)]


def _stretches(source: Source) -> Iterator[tuple[Span, bool]]:
    """The text in turns outside and inside of comments; the flag says which."""
    text, at = source.text, 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Span(at, start), False
        yield Span(start, end + 3), True
        at = end + 3
    yield Span(at, len(text)), False


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def _lines_in(source: Source, span: Span, *, comment: bool) -> Iterator[Line]:
    if comment:
        yield Line(Kind.COMMENT, span.start, span.start, span.end, 0, source.text[span.start : span.end])
        return
    for match in _LINE.finditer(source.text, *span):
        raw = match.group()
        words = raw.strip()
        begin = match.start() + len(raw) - len(raw.lstrip())
        if words:
            yield _line(words, begin, _columns(raw))
        elif raw and _is_whole_line(source.text, match.start()):
            yield Line(Kind.BLANK, begin, begin, begin, 0, "")


def _is_whole_line(text: str, start: int) -> bool:
    """Whether a line begins at `start`, rather than what follows a comment in its line."""
    return start == 0 or text[start - 1] in "\r\n"


def _columns(raw: str) -> int:
    """The indentation of a line in columns."""
    column = 0
    for char in raw:
        if char == "\t":
            column += TAB_WIDTH - column % TAB_WIDTH
        elif char == "\f":
            column = 0
        elif char.isspace():
            column += 1
        else:
            break
    return column


def _line(words: str, begin: int, indent: int) -> Line:
    end = begin + len(words)
    if _RULE.match(words):
        return Line(Kind.RULE, begin, begin, end, indent, words)
    marker, length = _marker(words)
    if marker is None:
        return Line(Kind.TEXT, begin, begin, end, indent, words)
    return Line(Kind.ITEM, begin, begin + length, end, indent, words, marker)


def _marker(words: str) -> tuple[Marker | None, int]:
    """The marker that a line begins with, and its length with the white space after it."""
    if match := _BULLET.match(words):
        return Marker(match[1] or match[2] or match[3], None), match.end()
    if _BARE_BULLET.match(words):
        return Marker(words[0], None), 1
    if match := _DOTTED.match(words):
        return Marker("1.1", None, match[1].count(".")), match.end()
    if match := _NUMBER.match(words):
        return Marker(match[2] or match[3], int(match[1] or match[4])), match.end()
    if match := _STEP.match(words):
        return Marker("step", int(match[1] or match[2])), match.end()
    if match := _LETTER.match(words):
        return Marker("a" + ("(" if match[2] else ")"), "abcdefgh".index(match[1] or match[2]) + 1), match.end()
    return None, 0


def is_dialogue(words: str) -> bool:
    """Whether a line is a `Q:` or an `A:`."""
    return _DIALOGUE.match(words) is not None


def ends_sentence(words: str) -> bool:
    """Whether a line ends as sentences do, closing quotes and brackets aside."""
    return words.rstrip(_CLOSERS).endswith(tuple(_TERMINALS))


def wrap_width(lines: list[Line]) -> int:
    """The width that the text was wrapped at, in columns: that of the longest line broken inside a sentence, or 0.

    Text that no one wrapped has one line a paragraph: no line breaks inside a sentence, or few beside the long ones.
    """
    broken = [
        _right(line)
        for line, below in pairwise(lines)
        if line.kind in (Kind.TEXT, Kind.ITEM)
        and below.kind is Kind.TEXT
        and below.words[0].islower()
        and not ends_sentence(line.words)
    ]
    width = max(broken, default=0)
    wider = sum(_right(line) > width and line.kind in (Kind.TEXT, Kind.ITEM) for line in lines)
    return width if wider < len(broken) else 0


def _right(line: Line) -> int:
    return line.indent + line.end - line.begin


def runs_on(line: Line, below: Line, width: int) -> bool:
    """Whether `below`, the very next line, continues the sentence or the wrapped paragraph of `line`.

    A break that the wrapping did not ask for, since the next word had room, is the author's: a new paragraph.
    """
    if line.kind is Kind.COMMENT or not line.words or is_dialogue(below.words):
        return False
    first = below.words[0]
    if first.islower() or first in ",;.)%&+=":
        return True
    if line.words.endswith((",", ";", "(")) or line.words.rpartition(" ")[2] in _OPEN_ENDED:
        return True
    if not first.isalpha() and not ends_sentence(line.words) and len(line.words.split()) > 3:
        return True
    room = width - _right(line) - 1
    return width > 0 and len(below.words.split(maxsplit=1)[0]) > room


def unmark_running_numbers(lines: list[Line]) -> None:
    """Give back to the text what only looks like an item: "an angle of / 45. Then lower", "a lift / - which helps"."""
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if line.marker is None:
            continue
        family, number, _ = line.marker
        above = lines[at - 1] if at else None
        if above is not None and _is_chance(line, above, last.get(family, 0)):
            lines[at] = line._replace(kind=Kind.TEXT, body=line.begin, marker=None)
        elif number is not None:
            last[family] = number


def _is_chance(line: Line, above: Line, last: int) -> bool:
    """Whether a marker is one by chance, inside a sentence: a dash before a small letter, a number out of order."""
    if line.marker is None or above.kind not in (Kind.TEXT, Kind.ITEM) or ends_sentence(above.words):
        return False
    in_prose = above.kind is Kind.TEXT
    if line.marker.number is None:
        return in_prose and line.marker.family in "-–" and line.words[:1].islower()
    return line.marker.number not in (1, last + 1) and (in_prose or line.marker.number > last + 5)


def mark_what_items_own(lines: list[Line], width: int) -> None:
    """Mark the lines that belong to the item above: indented below it, running on from it, or explaining it."""
    root: int | None = None  # indentation of the outermost open item
    item: Line | None = None  # the item just above
    blank = False
    for at, line in enumerate(lines):
        match line.kind:
            case Kind.BLANK:
                blank = True
                continue
            case Kind.ITEM:
                root = line.indent if root is None else min(root, line.indent)
                item = line
            case Kind.TEXT if root is not None and (
                (item is not None and _completes(item, line))
                or line.indent >= root + (2 if blank else 1)
                or (not blank and runs_on(lines[at - 1], line, width))
            ):
                lines[at] = line._replace(kind=Kind.MORE)
                item = None
            case Kind.COMMENT:
                pass
            case _:
                root = None
        blank = False


def _completes(item: Line, line: Line) -> bool:
    """Whether a line is what an item has to say: a marker alone waits for its words, "Step 2: Press" for its prose."""
    if not item.words:
        return True
    titled = item.marker is not None and item.marker.family == "step" and not ends_sentence(item.words)
    return titled and (ends_sentence(line.words) or len(line.words) > _PROSE_LENGTH)
