"""Tables of a plain article: rows of cells parted by bars (with or without outer bars and rules) or by tabs."""

from __future__ import annotations

import re

from exlint.readers.article_lines import Kind, Line
from exlint.record import Inline, Piece, Table, Text
from exlint.source import Span

_RULE = re.compile(r"[-=:|+ \t]*-{2,}[-=:|+ \t]*\Z")
_BARRED_CELL = re.compile(r"[^|]*")
_TABBED_CELL = re.compile(r"[^\t]+")


def mark_tables(lines: list[Line]) -> None:
    """Turn runs of lines with bars, or with tabs inside, into table rows."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _holds_bar(lines[end]):
            end += 1
        if end > at and _is_table(lines[at:end]):
            lines[at:end] = [line._replace(kind=Kind.ROW) for line in lines[at:end]]
        elif end == at:
            end = _mark_tabbed(lines, at)
        at = max(end, at + 1)


def _holds_bar(line: Line) -> bool:
    return line.kind in (Kind.TEXT, Kind.RULE) and ("|" in line.words or line.words.startswith("+-"))


def _is_table(lines: list[Line]) -> bool:
    rows = [line for line in lines if not _RULE.match(line.words)]
    if len(rows) < len(lines):
        return bool(rows)
    return len(rows) > 1 and len({row.words.strip("|").count("|") for row in rows}) == 1


def _mark_tabbed(lines: list[Line], at: int) -> int:
    """Mark a run of at least two lines with equally many cells parted by tabs; give the end of the run."""
    end, cells = at, 0
    while end < len(lines) and lines[end].kind is Kind.TEXT and "\t" in lines[end].words:
        count = len(_TABBED_CELL.findall(lines[end].words))
        if cells not in (0, count):
            break
        cells = count
        end += 1
    if end - at > 1:
        lines[at:end] = [line._replace(kind=Kind.ROW, tabbed=True) for line in lines[at:end]]
    return end


def table_of(lines: list[Line]) -> Table:
    """The table that a run of rows makes; its rules are no rows."""
    rows = tuple(_cells(line) for line in lines if not _RULE.match(line.words))
    return Table(rows, Span(lines[0].begin, lines[-1].end))


def _cells(line: Line) -> tuple[Inline, ...]:
    words, start = line.words, 0
    if line.tabbed:
        return tuple(_cell(line, *match.span()) for match in _TABBED_CELL.finditer(words))
    end = len(words)
    if words.startswith("|"):
        start = 1
    if words.endswith("|") and end > start:
        end -= 1
    cells = []
    while start <= end:
        match = _BARRED_CELL.match(words, start, end)
        stop = match.end() if match else end
        cells.append(_cell(line, start, stop))
        start = stop + 1
    return tuple(cells)


def _cell(line: Line, start: int, end: int) -> Inline:
    raw = line.words[start:end]
    value = raw.strip()
    at = line.body + start + len(raw) - len(raw.lstrip())
    if not value:
        return Inline(Text("", (), Span(at, at)))
    span = Span(at, at + len(value))
    return Inline(Text(value, (Piece(0, len(value), span),), span))
