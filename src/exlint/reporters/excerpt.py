"""Excerpts: the source lines of a diagnostic's labels, with carets under their spans and their messages beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from exlint.diagnostics import Diagnostic, Label
from exlint.reporters.terminal import Terminal, display_width, wrap
from exlint.values import NamedTuple

_MIN_COLUMNS = 20
_MIN_MESSAGE = 24  # a message wrapped under its carets needs this room; without it, it moves to the left


class _Mark(NamedTuple):
    """A stretch of one line to underline: 0-based indices into the line, end exclusive."""

    line: int
    start: int
    end: int
    message: str
    style: str  # of the carets; "" shows the line without any

    @property
    def row_order(self) -> tuple[int, int, int]:
        return (self.line, self.start, self.end)


class _Window(NamedTuple):
    """The part `line[first:last]` as printed. `columns` are where its characters begin, and where the last one ends."""

    shown: str
    first: int
    last: int
    columns: Sequence[int]

    def column(self, index: int) -> int:
        """The column of a character of the line; what was cut off is at the cut."""
        return self.columns[min(max(index, self.first), self.last) - self.first]


def draw(diagnostic: Diagnostic, terminal: Terminal) -> Iterator[str]:
    """The rows that show every label: the primary's file first, other files under their own `path:line:column`."""
    labels = diagnostic.labels
    gutter = len(str(max(_last_line(label) for label in labels)))
    style = diagnostic.severity.word
    paths = dict.fromkeys(label.path for label in labels)
    for path in paths:
        here = [label for label in labels if label.path == path]
        drawn = [label for label in here if _has_excerpt(label)]
        if drawn and path != diagnostic.primary.path:
            yield f"  {terminal.paint(_address(drawn[0], terminal), 'path')}"
        marks: list[_Mark] = []
        lines: dict[int, str] = {}
        for label in here:
            primary = label is diagnostic.primary
            if label in drawn:
                marks += _marks(label, style if primary else "related", primary=primary)
                lines |= {label.start.line + i: text for i, text in enumerate(label.excerpt)}
            elif label.message or not primary:
                yield f"  {_address(label, terminal)}  {terminal.plain(label.message)}".rstrip()
        yield from _draw_file(sorted(marks, key=lambda mark: mark.row_order), lines, gutter, terminal)


def _has_excerpt(label: Label) -> bool:
    """Whether there is anything to draw: an unreadable file has a line number and no lines."""
    return bool(label.excerpt) and bool(label.message or any(map(str.strip, label.excerpt)))


def _address(label: Label, terminal: Terminal) -> str:
    return f"{terminal.plain(label.path)}:{label.start.line}:{label.start.column}"


def _last_line(label: Label) -> int:
    """The last line of which the label covers anything: an end at column 1 is the end of the line before."""
    if label.end.column == 1:
        return max(label.start.line, label.end.line - 1)
    return max(label.start.line, label.end.line)


def _marks(label: Label, style: str, *, primary: bool) -> Iterator[_Mark]:
    """One mark for a label inside a line; for a longer one its first line and, if the excerpt has it, its last."""
    first, last = label.start.line, _last_line(label)
    text = label.excerpt[0]
    start = min(label.start.column - 1, len(text))
    end = len(text) if label.end.line > first else min(max(label.end.column - 1, start), len(text))
    mark = _Mark(first, start, end, label.message, style if primary or label.message else "")
    if last == first:
        yield mark
    elif last - first < len(label.excerpt):
        yield mark._replace(message="")
        text = label.excerpt[last - first]
        end = min(label.end.column - 1, len(text)) if label.end.line == last else len(text)
        start = min(len(text) - len(text.lstrip()), end)
        yield _Mark(last, start, end, label.message, mark.style)
    else:
        yield mark._replace(message=f"{label.message} (to line {last})".lstrip())


def _draw_file(marks: Sequence[_Mark], lines: dict[int, str], gutter: int, terminal: Terminal) -> Iterator[str]:
    columns = max(terminal.width - gutter - 5, _MIN_COLUMNS)
    bar, blank = terminal.glyphs.bar, " " * gutter
    before = 0
    for line, group in groupby(marks, key=lambda mark: mark.line):
        if before and line > before + 1:
            yield terminal.paint(f"  {terminal.glyphs.gap:>{gutter}}", "gutter")
        before = line
        for together in _shown_together(lines[line], list(group), columns, terminal):
            window = _window(lines[line], together[0].start, max(mark.end for mark in together), columns, terminal)
            yield f"{terminal.paint(f'  {line:>{gutter}} {bar}', 'gutter')} {window.shown}".rstrip()
            for mark in together:
                if mark.style:
                    rows = _underline(mark, window, columns, terminal)
                    yield from (f"{terminal.paint(f'  {blank} {bar}', 'gutter')} {row}" for row in rows)


def _shown_together(line: str, marks: list[_Mark], columns: int, terminal: Terminal) -> Iterator[list[_Mark]]:
    """The marks of a line in groups that one window can show whole: a line too long for all is printed again."""
    room = columns - 2 * len(terminal.glyphs.cut)
    group: list[_Mark] = []
    for mark in marks:
        if group:
            end = max(mark.end, *(each.end for each in group))
            start = group[0].start
            if end - start > columns or display_width(line[start:end], terminal) > room:
                yield group
                group = []
        group.append(mark)
    yield group


def _window(line: str, start: int, end: int, columns: int, terminal: Terminal) -> _Window:
    """The line, or as much of it around `line[start:end]` as fits, from its start where the range itself is wider."""
    low = max(0, start - columns)  # what is farther off cannot fit, and a line may be a whole file
    high = min(len(line), min(end, start + columns) + columns)
    part = line[low:high]
    room = columns - 2 * len(terminal.glyphs.cut)
    is_cut = low > 0 or high < len(line)
    if terminal.is_plain(part):
        first, last = 0, len(part)
        if is_cut or last > columns:
            first, last = _fit_plain(last, start - low, min(end, high) - low, room)
        shown, widths = part[first:last], None
    else:
        cells = list(terminal.cells(part))
        all_widths = [cell.width for cell in cells]
        first, last = 0, len(cells)
        if is_cut or sum(all_widths) > columns:
            first, last = _fit(all_widths, start - low, min(end, high) - low, room)
        shown, widths = "".join(cell.shown for cell in cells[first:last]), all_widths[first:last]
    head = terminal.glyphs.cut if low + first > 0 else ""
    tail = terminal.glyphs.cut if low + last < len(line) else ""
    at = range(len(head), len(head) + last - first + 1) if widths is None else [*accumulate(widths, initial=len(head))]
    return _Window(f"{head}{shown}{tail}", low + first, low + last, at)


def _fit_plain(size: int, start: int, end: int, room: int) -> tuple[int, int]:
    """What `_fit` gives for cells of one column each."""
    last = start + max(0, min(end - start, room))
    room -= last - start
    left = max(room // 2, room - (size - last))
    first = max(0, start - max(0, left))
    room -= start - first
    return first, min(size, last + max(0, room))


def _fit(widths: Sequence[int], start: int, end: int, room: int) -> tuple[int, int]:
    """The range of cells to show in `room` columns: the span, then what stands before and after it, half each."""
    first = last = start
    while last < end and widths[last] <= room:
        room -= widths[last]
        last += 1
    left = max(room // 2, room - sum(widths[last:]))
    while first > 0 and widths[first - 1] <= left:
        first -= 1
        left -= widths[first]
        room -= widths[first]
    while last < len(widths) and widths[last] <= room:
        room -= widths[last]
        last += 1
    return first, last


def _underline(mark: _Mark, window: _Window, columns: int, terminal: Terminal) -> Iterator[str]:
    """The row of carets, with the message beside it where it fits and under it where it does not."""
    start = window.column(mark.start)
    carets = max(1, window.column(mark.end) - start)
    row = " " * start + terminal.paint("^" * carets, mark.style)
    message = terminal.plain(" ".join(mark.message.split()))
    if not message:
        yield row
        return
    width = display_width(message, terminal)
    if width <= columns - start - carets - 1:
        yield f"{row} {terminal.paint(message, mark.style)}"
        return
    yield row
    indent = start if columns - start >= min(_MIN_MESSAGE, width) else max(0, columns - width)
    for part in wrap(message, columns - indent, terminal):
        yield " " * indent + terminal.paint(part, mark.style)
