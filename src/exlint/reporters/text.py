"""The text report: findings as a compiler shows them, both places drawn, and one line that sums up the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from exlint.diagnostics import Applicability, Diagnostic
from exlint.reporters import Style
from exlint.reporters.excerpt import draw
from exlint.reporters.statistics import count_by_rule, count_by_severity, is_fixable
from exlint.reporters.templates import Told, told
from exlint.reporters.terminal import Terminal, display_width

if TYPE_CHECKING:
    from exlint.runner import Run

_PLACES = 5
"""Places of a template that are named unless the report is verbose."""
_FIX_NOTES = {Applicability.SAFE: "[fix available]", Applicability.UNSAFE: "[unsafe fix available]"}


def render(run: Run, style: Style) -> str:
    """The whole report, ending in a line feed unless it is empty."""
    terminal = style.terminal
    if style.statistics:
        blocks = [render_statistics(run.diagnostics, terminal)]
    else:
        blocks = [_render_told(each, style) for each in told(run.diagnostics)]
    if not style.quiet:
        if style.verbose or (run.skips and not run.documents):
            blocks.append("\n".join(_skips(run, terminal)))
        blocks.append(summarise(run, terminal))
    text = "\n\n".join(block for block in blocks if block)
    return f"{text}\n" if text else ""


def _render_told(each: Told, style: Style) -> str:
    """One finding; that of a template with the places of the others, all of them where the report is verbose."""
    block = render_diagnostic(each.diagnostic, style.terminal)
    if not each.places:
        return block
    shown = each.places if style.verbose else each.places[:_PLACES]
    left = len(each.places) - len(shown)
    places = ", ".join(map(style.terminal.plain, shown)) + (f" and {left} more" if left else "")
    return f"{block}\n  the same sentence, but for its slots, stands in {each.documents} documents: also {places}"


def render_diagnostic(diagnostic: Diagnostic, terminal: Terminal) -> str:
    """One finding, without a final line feed."""
    return "\n".join(_rows(diagnostic, terminal))


def _rows(diagnostic: Diagnostic, terminal: Terminal) -> Iterator[str]:
    primary = diagnostic.primary
    address = f"{terminal.plain(primary.path)}:{primary.start.line}:{primary.start.column}"
    severity = diagnostic.severity.word
    rule = f"{terminal.paint(diagnostic.code, 'bold')} {diagnostic.rule}"
    document = f" in {terminal.plain(primary.document)}" if primary.document else ""
    note = _FIX_NOTES.get(diagnostic.fix.applicability, "") if diagnostic.fix else ""
    header = f"{terminal.paint(address, 'path')}  {terminal.paint(severity, severity)}  {rule}{document}   {note}"
    yield header.rstrip()
    yield from _indented(diagnostic.message, "  ", terminal)
    yield from draw(diagnostic, terminal)
    first, *rest = diagnostic.suggestion.splitlines() or [""]
    if first:
        yield f"  {terminal.paint('help:', 'help')} {terminal.plain(first)}"
        yield from _indented("\n".join(rest), "        ", terminal)


def _indented(text: str, indent: str, terminal: Terminal) -> Iterator[str]:
    return (f"{indent}{terminal.plain(line)}" for line in text.splitlines() if line.strip())


def render_statistics(diagnostics: Iterable[Diagnostic], terminal: Terminal) -> str:
    """A table: count, severity, code, rule, and how many of them --fix would mend."""
    rows = count_by_rule(diagnostics)
    digits = max((len(str(row.count)) for row in rows), default=1)
    lines = []
    for row in rows:
        severity = terminal.paint(f"{row.severity.word:<7}", row.severity.word)
        fixable = f"   [{row.fixable} fixable]" if row.fixable else ""
        lines.append(f"{row.count:>{digits}}  {severity}  {terminal.paint(row.code, 'bold')} {row.rule}{fixable}")
    return "\n".join(lines)


def _skips(run: Run, terminal: Terminal) -> Iterator[str]:
    width = max((display_width(skip.path, terminal) for skip in run.skips), default=0)
    for skip in run.skips:
        padding = " " * (width - display_width(skip.path, terminal))
        yield f"skipped {terminal.plain(skip.path)}{padding}  {terminal.plain(skip.reason)}"


def summarise(run: Run, terminal: Terminal) -> str:
    """One line: `2 errors, 1 warning in 2 of 214 documents · 1 fixable with --fix · 3 files skipped`."""
    counts = count_by_severity(run.diagnostics)
    findings = ", ".join(
        terminal.paint(_counted(count, severity.word), severity.word) for severity, count in counts.items() if count
    )
    documents = _counted(run.documents, "document")
    if findings:
        places = {(each.primary.path, each.primary.document) for each in run.diagnostics}
        affected = len(places) - run.failed  # a file that failed has no document
        parts = [f"{findings} in {affected} of {documents}"]
    else:
        parts = [f"no findings in {documents}"]
    fixable = sum(map(is_fixable, run.diagnostics))
    parts += [f"{fixable} with a fix"] if fixable else []
    parts += [f"{run.suppressed} suppressed"] if run.suppressed else []
    parts += [f"{run.known} known to the baseline"] if run.known else []
    parts += [f"{run.stale} of the baseline no longer found: exlint baseline update"] if run.stale else []
    parts += [f"{_counted(run.failed, 'file')} could not be read"] if run.failed else []
    parts += [f"{_counted(len(run.skips), 'file')} skipped"] if run.skips else []
    if run.foreign:
        parts.append(f"wording not checked in {_counted(run.foreign, 'document')} in another language")
    return f" {terminal.glyphs.dot} ".join(parts)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
