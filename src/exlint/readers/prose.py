"""Prose under construction: readers say which file ranges are words, and get an `Inline` whose pieces decode to it.

The value is always made of what the ranges say, never of what a parser reports, so that the two cannot differ.
"""

from __future__ import annotations

import re

from exlint.record import NOWHERE, Block, Comment, Encoding, Inline, Link, ListItem, Paragraph, Piece, Text
from exlint.source import Span
from exlint.values import make

MAX_DEPTH = 32
"""How deep lists may nest before deeper items are read as paragraphs of the deepest item; people stop at four."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTINUATION = re.compile(r"[ \t>]*")
_VERBATIM = Encoding.VERBATIM


class Prose:
    """One run of prose of `text`; offsets are those of `text`. `take` hands the run over and starts the next."""

    __slots__ = ("_dropped", "_length", "_links", "_open_link", "_parts", "_runs", "_strong", "_strong_from", "_text",
                 "comments", "empty")  # fmt: skip

    def __init__(self, text: str) -> None:
        self._text = text
        self.comments: list[Comment] = []
        self._reset()

    def _reset(self) -> None:
        self.empty = True  # neither words nor links have come yet
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int, Encoding]] = []  # end in the value, file start, file end, encoding
        self._length = 0
        self._strong: list[tuple[int, int]] = []
        self._strong_from: list[int] = []
        self._links: list[tuple[int, int, str, Span]] = []
        self._open_link: tuple[int, int, str] | None = None
        self._dropped = False

    @property
    def in_words(self) -> bool:
        """Whether the value ends in a word, so that white space would count."""
        return not self._ends_with_space()

    @property
    def span(self) -> Span:
        """From the first to the last range given so far; `Span(0, 0)` for none."""
        runs = self._runs
        return Span(runs[0][1], runs[-1][2]) if runs else Span(0, 0)

    def verbatim(self, start: int, end: int) -> None:
        """The range stands in the value as it is."""
        if self._dropped:
            self._dropped = False
            if self._text[start:end][:1] in (" ", "\t") and self._ends_with_space():
                start += 1
        if start >= end:
            return
        self._parts.append(self._text[start:end])
        self._length += end - start
        self.empty = False
        runs = self._runs
        if runs and runs[-1][2] == start and runs[-1][3] is _VERBATIM:
            runs[-1] = (self._length, runs[-1][1], end, _VERBATIM)
        else:
            runs.append((self._length, start, end, _VERBATIM))

    def entity(self, start: int, end: int) -> None:
        """The range is one character reference; references to nothing (`&#1;`) say nothing."""
        from html import unescape  # its table of names costs a start more than most pages need

        raw = self._text[start:end]
        value = unescape(raw)
        if value == raw:
            self.verbatim(start, end)
        elif value:
            self._encoded(value, start, end, Encoding.ENTITY)

    def fold(self, start: int, end: int) -> None:
        """The range is a line end that reads as a space; none is wanted at the start or after a break."""
        self._shorten()
        if self._parts and not self._parts[-1].endswith("\n"):
            self._encoded(" ", start, end, Encoding.FOLD)

    def line_break(self, start: int, end: int) -> None:
        """The range is a hard line end or a `<br>`."""
        self._shorten()
        self._encoded("\n", start, end, Encoding.BREAK)
        self._dropped = True

    def _shorten(self) -> None:
        """Take back a verbatim space before a line end."""
        if not self._parts or not self._parts[-1].endswith(" ") or self._runs[-1][3] is not _VERBATIM:
            return
        shorter = self._parts.pop()[:-1]
        self._length -= 1
        self.empty = not self._length and not self._links
        if shorter:
            self._parts.append(shorter)
        _, start, end, encoding = self._runs.pop()
        if end - 1 > start:
            self._runs.append((self._length, start, end - 1, encoding))
        if self._strong and self._strong[-1][1] > self._length:
            low, _ = self._strong.pop()
            if low < self._length:
                self._strong.append((low, self._length))

    def line_break_once(self, start: int, end: int) -> None:
        """A boundary that reads as a line end: one is enough, and none at the start."""
        if self._parts and not self._parts[-1].endswith("\n"):
            self.line_break(start, end)

    def _encoded(self, value: str, start: int, end: int, encoding: Encoding) -> None:
        self._dropped = self.empty = False
        self._parts.append(value)
        self._length += len(value)
        self._runs.append((self._length, start, end, encoding))

    def drop(self) -> None:
        """Markup without words stood here: the spaces around it count once."""
        self._dropped = bool(self._length)

    def code(self, start: int, end: int, *, cell: bool) -> None:
        """The range is a Markdown code span with its backticks: lines fold, one padding space goes.

        In a table's cell a backslash before a pipe goes too.
        """
        text = self._text
        ticks = end - start - len(text[start:end].lstrip("`"))
        start, end = start + ticks, end - ticks
        inner = text[start:end]
        if len(inner) > 1 and inner[0] in " \r\n" and inner[-1] in " \r\n" and not inner.isspace():
            start, end = start + 1, end - 1
        for line_end in _LINE_END.finditer(text, start, end):
            self.verbatim(start, line_end.start())
            resumed = _CONTINUATION.match(text, line_end.end(), end)
            start = resumed.end() if resumed else line_end.end()
            self.fold(line_end.start(), start)
        while cell and (pipe := text.find("\\|", start, end)) >= 0:
            self.verbatim(start, pipe)
            start = pipe + 1
        self.verbatim(start, end)

    def comment(self, start: int, end: int) -> None:
        """The range is a comment inside the prose; it waits in `comments` for the block to end."""
        self.comments.append(comment_of(self._text, start, end))
        self.drop()

    def begin_strong(self) -> None:
        self._strong_from.append(self._length)

    def end_strong(self) -> None:
        """Close a bold run; bold inside bold, and bold that touches bold, is one run."""
        if not self._strong_from:
            return
        start = self._strong_from.pop()
        if self._strong_from or start == self._length:
            return
        if self._strong and self._strong[-1][1] == start:
            start = self._strong.pop()[0]
        self._strong.append((start, self._length))

    def begin_link(self, target: str, start: int) -> None:
        self._open_link = (self._length, start, target)

    def end_link(self, end: int) -> None:
        if self._open_link is not None:
            at, start, target = self._open_link
            self._links.append((at, self._length, target, Span(start, end)))
            self.empty = False
            self._open_link = None

    def take_text(self, anchor: int) -> Text:
        """The run as it is, spaces and all, without its bold and links; `anchor` places an empty one."""
        text = self._text_of(anchor)
        self._reset()
        return text

    def take(self, anchor: int) -> Inline:
        """The run without the white space around it; `anchor` places an empty one. What is open is closed."""
        text = self._text_of(anchor)
        if not (self._strong or self._links or self._strong_from or self._open_link):
            self._reset()
            return make(Inline, (text.strip(), (), ()))
        if self._open_link is not None:
            self.end_link(max(self._open_link[1], self.span.end))
        while self._strong_from:
            self.end_strong()
        links = tuple([Link(text.slice(at, to).strip(), target, span) for at, to, target, span in self._links])
        inline = Inline(text, tuple(self._strong), links)
        self._reset()
        return trim(inline, len(inline.text.value)) if _padded(text.value) else inline

    def _text_of(self, anchor: int) -> Text:
        runs = self._runs
        if not runs:
            return Text("", (), Span(anchor, anchor))
        if len(runs) == 1:  # most texts stand in one stretch
            end, start, stop, encoding = runs[0]
            piece = make(Piece, (0, end, make(Span, (start, stop)), encoding))
            return make(Text, ("".join(self._parts), (piece,), NOWHERE))
        pieces = []
        at = 0
        for end, start, stop, encoding in runs:
            pieces.append(Piece(at, end, Span(start, stop), encoding))
            at = end
        return Text("".join(self._parts), tuple(pieces))

    def _ends_with_space(self) -> bool:
        return not self._parts or self._parts[-1][-1].isspace()


def _padded(value: str) -> bool:
    return bool(value) and (value[0].isspace() or value[-1].isspace())


def trim(inline: Inline, end: int) -> Inline:
    """The run up to `end` of its value, without the white space around it; links stay as they are."""
    value = inline.text.value[:end]
    low = len(value) - len(value.lstrip())
    high = max(low, len(value.rstrip()))
    strong = ((max(a, low) - low, min(b, high) - low) for a, b in inline.strong)
    return Inline(inline.text.slice(low, high), tuple((a, b) for a, b in strong if a < b), inline.links)


def verbatim_text(text: str, start: int, end: int) -> Text:
    """A range of `text` as it is."""
    span = Span(start, end)
    return Text(text[start:end], (Piece(0, end - start, span),) if start < end else (), span)


def comment_of(text: str, start: int, end: int) -> Comment:
    """The comment `<!-- … -->` (or `{/* … */}`) of that range; its text without marks and surrounding white space."""
    stop = end - 3 if text.endswith(("-->", "*/}"), start, end) else end
    low = min(start + (4 if text.startswith("<!--", start) else 3), end)
    return Comment(verbatim_text(text, low, max(low, stop)).strip(), Span(start, end))


def item_of(blocks: list[Block], number: int | None, span: Span) -> ListItem:
    """A list item of the blocks it holds: its content is the paragraph it begins with, if it does."""
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            return ListItem(number, block.content, (*blocks[:index], *blocks[index + 1 :]), span)
        if not isinstance(block, Comment):
            break
    return ListItem(number, Inline(Text("", (), Span(span.start, span.start))), tuple(blocks), span)
