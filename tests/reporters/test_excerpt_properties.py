"""Whatever a document holds, drawing it never fails and carets stand under the words they mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exlint.diagnostics import Diagnostic, Label, place_label
from exlint.reporters.terminal import Terminal, display_width
from exlint.reporters.text import render_diagnostic
from exlint.source import Position, Source, Span
from tests.reporters.samples import finding

LINES = st.text(
    st.one_of(st.sampled_from("abc XYZ.,\t深蹲é\u0301👩\u200d⚕\ufe0f🏽\u00a0\u202e\x1b"), st.characters()), max_size=200
)
TERMINALS = st.builds(
    Terminal, st.integers(40, 140), st.booleans(), st.sampled_from(["utf-8", "ascii", "latin-1", "cp437"])
)


@st.composite
def diagnostics(draw: st.DrawFn) -> Diagnostic:
    """A finding whose labels stand anywhere in up to two files."""
    sources = [Source(path, "\n".join(draw(st.lists(LINES, max_size=5)))) for path in ("a.md", "b.md")]

    def label(*, primary: bool) -> Label:
        source = sources[0] if primary else draw(st.sampled_from(sources))
        start = draw(st.integers(0, len(source.text)))
        end = draw(st.integers(start, len(source.text)))
        message = draw(st.text(max_size=60))
        return place_label(source, Span(start, end), "", "", message, primary=primary)

    return finding(label(primary=True), *(label(primary=False) for _ in range(draw(st.integers(0, 3)))))


@given(diagnostics(), TERMINALS)
def test_any_finding_can_be_drawn_in_any_terminal(diagnostic: Diagnostic, terminal: Terminal) -> None:
    text = render_diagnostic(diagnostic, terminal)
    text.encode(terminal.encoding)
    escapes = text.count("\x1b")
    assert escapes == 0 or terminal.colour
    rows = text.split("\n")
    assert all("\r" not in row and "\t" not in row for row in rows)


@given(diagnostics(), st.integers(40, 100))
def test_no_row_of_an_excerpt_is_wider_than_the_terminal(diagnostic: Diagnostic, width: int) -> None:
    terminal = Terminal(width)
    marked = [row for row in render_diagnostic(diagnostic, terminal).split("\n")[2:] if " │ " in row]
    for row in marked:
        words = row.split(" │ ", 1)[1].split()
        assert display_width(row, terminal) <= width or len(words) == 1  # a word too long to wrap


@given(
    before=LINES.map(lambda text: text.replace("\n", "").replace("\r", "")),
    inside=st.text("abcdeé深蹲🏋", min_size=1, max_size=12),
    after=LINES.map(lambda text: text.replace("\n", "").replace("\r", "")),
    width=st.integers(40, 120),
)
def test_carets_stand_exactly_under_the_span(before: str, inside: str, after: str, width: int) -> None:
    before = before.rstrip("\u200d") + "|"  # nothing may join or modify the span from outside
    source_line = f"{before}{inside}|{after}"
    start = Position(1, len(before) + 1, len(before))
    end = Position(1, len(before) + len(inside) + 1, len(before) + len(inside))
    terminal = Terminal(width)
    here = Label("a.md", "", "", "", start, end, (source_line,), primary=True)
    _, _, shown, carets, _ = render_diagnostic(finding(here), terminal).split("\n")
    assert underlined(shown, carets, terminal) == inside


def underlined(shown: str, carets: str, terminal: Terminal) -> str:
    """The characters of a row that stand over carets, found by counting columns."""
    column, found = 0, ""
    for char, cell in zip(shown, terminal.cells(shown), strict=True):
        if cell.width and carets[column : column + cell.width] == "^" * cell.width:
            found += char
        column += cell.width
    return found
