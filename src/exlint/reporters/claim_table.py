"""The table of a document's muscle claims as text, fitted to the terminal: with its findings, and a legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from exlint.claims.claim import Claim, Role
from exlint.diagnostics import Diagnostic
from exlint.exercise import Exercise, FieldName, Part, Passage
from exlint.reporters.claim_cells import ROLES, Column, Manner, Row, Sign, Table, tabulate
from exlint.reporters.terminal import Terminal, cut, display_width
from exlint.source import Source
from exlint.values import NamedTuple
from exlint.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Account:
    """What one document says of its muscles, and the findings that are about that."""

    source: Source
    exercise: Exercise
    claims: tuple[Claim, ...]
    findings: tuple[Diagnostic, ...]


_Head: TypeAlias = tuple[str, ...]

_HEADS: dict[str, tuple[_Head, _Head]] = {
    f"fields.{FieldName.TARGET}": (("target", "field"), ("target", "field")),
    f"fields.{FieldName.SECONDARY}": (("secondary", "field"), ("second.", "field")),
    f"fields.{FieldName.STABILIZERS}": (("stabilizers", "field"), ("stabil.", "field")),
    Part.DESCRIPTION: (("description",), ("descr.",)),
    Part.MUSCLES: (("muscles", "section"), ("muscles", "section")),
    Part.BENEFITS: (("benefits",), ("benef.",)),
    Part.STEPS: (("steps",), ("steps",)),
    Part.TIPS: (("tips",), ("tips",)),
    Part.MISTAKES: (("mistakes",), ("mist.",)),
}
"""The head of each column but an answer's, line by line: in full, and abbreviated."""

_LETTERS = {
    Role.TARGET: "T",
    Role.SECONDARY: "S",
    Role.STABILIZER: "St",
    Role.WORKED: "w",
    Role.STRETCHED: "str",
    Role.NOT_WORKED: "-",
}
_ROLE_WORDS = {
    Role.TARGET: "target",
    Role.SECONDARY: "secondary",
    Role.STABILIZER: "stabilizer",
    Role.WORKED: "worked, no role named",
    Role.STRETCHED: "stretched",
    Role.NOT_WORKED: "not worked",
}
_MANNERS = {
    Manner.PLAIN: ("{}", ""),
    Manner.PASSING: ("({})", "in passing"),
    Manner.OPTIONAL: ("({} opt.)", "in an optional version"),
    Manner.WARNED: ("({} warned)", "warned against"),
    Manner.DENIED: ("(no {})", "denied"),
    Manner.OTHER: ("({} other)", "of another exercise"),
}
"""How a sign of each manner is written, and what the legend says of it."""

_MARK = "!"
_NOTHING = "."
_GAP = "  "
_INDENT = "  "
_MUSCLE = "muscle"


def draw_account(account: Account, vocabulary: Vocabulary, terminal: Terminal) -> Iterator[str]:
    """The rows of one document: heading, table, the answers that its columns stand for, findings."""
    yield _heading(account, terminal)
    table = tabulate(account.claims, account.findings, vocabulary)
    if table.rows:
        yield from _Drawing(table, vocabulary, terminal).rows()
    else:
        yield f"{_INDENT}nothing is said of muscles"
    answers = [column.question for column in table.columns if column.where == Passage.ANSWER]
    if answers:
        yield ""
        yield from (_answered(index, account, terminal) for index in answers)
    if account.findings:
        yield ""
        yield from _findings(account.findings, terminal)


def draw_legend(accounts: Iterable[Account], vocabulary: Vocabulary, terminal: Terminal) -> Iterator[str]:
    """The signs that these documents' tables use, in rows of the terminal's width; no rows where all say nothing."""
    tables = [tabulate(account.claims, account.findings, vocabulary) for account in accounts]
    signs = [sign for table in tables for row in table.rows for cell in row.cells.values() for sign in cell]
    roles = {sign.role for sign in signs}
    manners = {sign.manner for sign in signs} - {Manner.PLAIN}
    entries = [f"{_LETTERS[role]} {_ROLE_WORDS[role]}" for role in ROLES if role in roles]
    entries += [f"{_MANNERS[manner][0].format('..')} {_MANNERS[manner][1]}" for manner in sorted(manners)]
    entries += [f"{_MARK} in a finding"] if any(sign.severity is not None for sign in signs) else []
    if entries:
        yield from (terminal.paint("; ".join(line), "faint") for line in _packed(entries, "; ", terminal.width))


def _heading(account: Account, terminal: Terminal) -> str:
    exercise = account.exercise
    document = f" {exercise.document}" if exercise.document else ""
    path = terminal.paint(terminal.plain(f"{account.source.path}{document}"), "path")
    name = terminal.plain(" ".join(exercise.name.value.split())) if exercise.name else "(no name)"
    return f"{path}{_GAP}{name}"


def _answered(index: int, account: Account, terminal: Terminal) -> str:
    question = account.exercise.questions[index].question
    line = account.source.position(question.span().start).line
    return cut(f"{_INDENT}FAQ {index + 1}{_GAP}line {line}{_GAP}{' '.join(question.value.split())}", terminal)


def _findings(findings: Sequence[Diagnostic], terminal: Terminal) -> Iterator[str]:
    places = [f"line {finding.primary.start.line}" for finding in findings]
    width = max(map(len, places))
    for place, finding in zip(places, findings, strict=True):
        severity = terminal.paint(f"{finding.severity.word:<7}", finding.severity.word)
        code = terminal.paint(finding.code, "bold")
        yield f"{_INDENT}{place:<{width}}{_GAP}{severity}{_GAP}{code}{_GAP}{terminal.plain(finding.message)}"


class _Shape(NamedTuple):
    """A column as it is drawn: the lines of its head, and its width."""

    column: Column
    head: _Head
    width: int


class _Drawing:
    """One table. Where it is too wide, heads are abbreviated and cells wrapped; what is still too wide goes below."""

    def __init__(self, table: Table, vocabulary: Vocabulary, terminal: Terminal) -> None:
        self._table = table
        self._terminal = terminal
        names = [f"{_INDENT * row.depth}{vocabulary[row.term].name}" for row in table.rows]
        self._names = [terminal.plain(name) for name in names]
        self._margin = 2 + max(display_width(name, terminal) for name in (*self._names, _MUSCLE))

    def rows(self) -> Iterator[str]:
        for number, block in enumerate(self._blocks()):
            if number:
                yield ""
            yield from self._head(block)
            for row, name in self._shown(block):
                yield from self._row(row, name, block)

    def _blocks(self) -> list[list[_Shape]]:
        """The columns, in as many tables one below the other as the width asks for."""
        roomy = [self._shape(column, abbreviated=False) for column in self._table.columns]
        room = self._terminal.width - self._margin
        if _total(roomy) <= room:
            return [roomy]
        blocks: list[list[_Shape]] = [[]]
        for shape in (self._shape(column, abbreviated=True) for column in self._table.columns):
            if blocks[-1] and _total([*blocks[-1], shape]) > room:
                blocks.append([])
            blocks[-1].append(shape)
        return blocks

    def _shape(self, column: Column, *, abbreviated: bool) -> _Shape:
        full, short = _heads(column)
        head = short if abbreviated else full
        cells = [[_written(sign) for sign in row.cells.get(column, ())] for row in self._table.rows]
        cell_widths = (max(map(len, cell), default=0) if abbreviated else len(" ".join(cell)) for cell in cells)
        return _Shape(column, head, max(*map(len, head), *cell_widths))

    def _shown(self, block: list[_Shape]) -> list[tuple[Row, str]]:
        """The rows that say something in a block's columns, and the wholes that these are listed under."""
        shown: list[tuple[Row, str]] = []
        under = 0
        for row, name in zip(reversed(self._table.rows), reversed(self._names), strict=True):
            if row.depth < under or any(shape.column in row.cells for shape in block):
                shown.append((row, name))
                under = row.depth
        return shown[::-1]

    def _head(self, block: list[_Shape]) -> Iterator[str]:
        height = max(len(shape.head) for shape in block)
        for number in range(height):
            first = _MUSCLE if number == height - 1 else ""
            cells = (f"{_head_line(shape.head, number - height):<{shape.width}}" for shape in block)
            yield self._terminal.paint(_GAP.join((f"{_INDENT}{first:<{self._margin - 2}}", *cells)).rstrip(), "bold")

    def _row(self, row: Row, name: str, block: list[_Shape]) -> Iterator[str]:
        cells = [self._cell(row.cells.get(shape.column, ()), shape.width) for shape in block]
        padding = " " * (self._margin - 2 - display_width(name, self._terminal))
        marked = f"{_INDENT if row.severity is None else f'{_MARK} '}{name}"
        label = marked if row.severity is None else self._terminal.paint(marked, row.severity.word)
        for number in range(max(map(len, cells))):
            first = f"{label}{padding}" if number == 0 else " " * self._margin
            parts = (
                lines[number] if number < len(lines) else " " * shape.width
                for lines, shape in zip(cells, block, strict=True)
            )
            yield _GAP.join((first, *parts)).rstrip()

    def _cell(self, signs: Sequence[Sign], width: int) -> list[str]:
        """The lines of a cell, each painted and filled up to the column's width."""
        if not signs:
            return [self._terminal.paint(_NOTHING, "faint") + " " * (width - len(_NOTHING))]
        styles = {_written(sign): sign.severity.word for sign in signs if sign.severity is not None}
        return [
            " ".join(self._terminal.paint(word, styles[word]) if word in styles else word for word in line)
            + " " * (width - len(" ".join(line)))
            for line in _packed([_written(sign) for sign in signs], " ", width)
        ]


def _heads(column: Column) -> tuple[_Head, _Head]:
    if column.where != Passage.ANSWER:
        return _HEADS[column.where]
    number = str(column.question + 1)
    return (f"FAQ {number}",), ("FAQ", number)


def _total(shapes: Sequence[_Shape]) -> int:
    return sum(len(_GAP) + shape.width for shape in shapes)


def _head_line(head: _Head, from_below: int) -> str:
    """A line of a head, counted from the lowest, -1; heads stand on the same ground."""
    return head[from_below] if len(head) >= -from_below else ""


def _written(sign: Sign) -> str:
    mark = _MARK if sign.severity is not None else ""
    return f"{mark}{_MANNERS[sign.manner][0].format(_LETTERS[sign.role])}"


def _packed(words: Sequence[str], separator: str, width: int) -> list[list[str]]:
    """Words in lines of at most `width` columns, separators included; at least one line."""
    lines: list[list[str]] = [[]]
    for word in words:
        if lines[-1] and len(separator.join((*lines[-1], word))) > width:
            lines.append([])
        lines[-1].append(word)
    return lines
