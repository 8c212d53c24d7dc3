"""Fixing: from the findings of one file to its mended text. Pure: what touches the disk is rewriting.py.

Fixes that do not overlap are applied together, the others wait for the next round, until a round finds nothing to do.
A guard stands before every round's result: the new text must be read again, say the same outside the edits, and have
fewer findings and no new one. Where a round fails that, its fixes are tried one by one and the failing ones set aside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from exlint.diagnostics import Applicability, Diagnostic, Edit
from exlint.linter import Result, Settings, lint
from exlint.readers.formats import read
from exlint.readers.texts import texts_of
from exlint.source import Source, Span
from exlint.values import NamedTuple

_ROUNDS = 50
"""A file needs a round for each fix that overlaps another; more than this is two rules undoing each other."""


class Refused(NamedTuple):
    """A fix that was not applied, and why."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing one file gave: its new source (the old one where nothing was to be done) and what it took."""

    original: Source
    source: Source
    applied: tuple[Diagnostic, ...] = ()
    refused: tuple[Refused, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether the text differs from what was read."""
        return self.source.text != self.original.text


Choice = Callable[[Diagnostic], bool]
"""Which findings may be fixed: by the applicability that was asked for, or by what a person answered."""


def up_to(applicability: Applicability) -> Choice:
    """Safe fixes alone, or unsafe ones too."""
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if applicability is Applicability.UNSAFE else set())
    return lambda diagnostic: diagnostic.fix is not None and diagnostic.fix.applicability in allowed


def fix(source: Source, settings: Settings, wanted: Choice, across: Sequence[Diagnostic] = ()) -> Fixed:
    """Apply the wanted fixes of one file, round after round, to a fixed point.

    `across` are findings of rules that look across documents, which come first: linting one file does not show them.
    """
    current, result = source, lint(source, settings)
    applied: list[Diagnostic] = []
    refused: dict[str, Refused] = {}
    if across:
        chosen = list(_apart(across))
        attempt = _attempt(source, result, chosen, settings, fewer=0)
        if isinstance(attempt, str):
            refused.update((each.fingerprint, Refused(each, attempt)) for each in chosen)
        else:
            current, result = attempt
            applied.extend(chosen)
    seen = {current.text}
    for _ in range(_ROUNDS):
        waiting = [each for each in result.diagnostics if wanted(each) and each.fingerprint not in refused]
        if not waiting or result.failed:
            break
        done = _round(current, result, waiting, settings, refused)
        if done is None:
            continue  # each fix of the round was refused: the others come next
        chosen, current, result = done
        if current.text in seen:
            reason = f"{_names(chosen)} undo each other's fixes"
            return Fixed(source, source, (), tuple(Refused(each, reason) for each in chosen))
        seen.add(current.text)
        applied.extend(chosen)
    return Fixed(source, current, tuple(applied), tuple(refused.values()))


def _round(
    source: Source, result: Result, waiting: Sequence[Diagnostic], settings: Settings, refused: dict[str, Refused]
) -> tuple[list[Diagnostic], Source, Result] | None:
    """Apply the first fixes that do not overlap; where the guard refuses them together, one that it lets pass."""
    chosen = list(_apart(waiting))
    attempt = _attempt(source, result, chosen, settings)
    if not isinstance(attempt, str):
        return (chosen, *attempt)
    for each in chosen:
        single = _attempt(source, result, [each], settings) if len(chosen) > 1 else attempt
        if not isinstance(single, str):
            return ([each], *single)
        refused[each.fingerprint] = Refused(each, single)
    return None


def _attempt(
    source: Source, before: Result, chosen: Sequence[Diagnostic], settings: Settings, *, fewer: int = 1
) -> tuple[Source, Result] | str:
    """The mended file and what linting it gives, or why it may not be written.

    `fewer` is by how many its own findings must become fewer at least.
    """
    edits = sorted(_edits(chosen), key=lambda edit: (edit.start.offset, edit.end.offset))
    mended = Source(source.path, apply_edits(source.text, edits), bom=source.bom)
    after = lint(mended, settings)
    if after.failed or after.skipped is not None:
        return "the fixed file could not be read again"
    if not _same_elsewhere(source, mended, edits):
        return "the fix would change what the file says elsewhere"
    if (worse := _worse(_all(before), _all(after), fewer)) is not None:
        return worse
    return mended, after


def _all(result: Result) -> tuple[Diagnostic, ...]:
    """Also what yields: it is no new finding when the one that it yielded to has been mended."""
    return (*result.diagnostics, *result.yielding)


def _worse(before: Sequence[Diagnostic], after: Sequence[Diagnostic], fewer: int) -> str | None:
    """What is worse after a fix: no finding less, or a rule with more findings than it had."""
    had, has = Counter(each.code for each in before), Counter(each.code for each in after)
    more = [code for code, count in has.items() if count > had[code]]
    if more:
        return f"the fix would give a new finding of {', '.join(sorted(more))}"
    return None if len(after) <= len(before) - fewer else "the fix would not make the finding go away"


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits applied, which come in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.start.offset], edit.text]
        at = edit.end.offset
    return "".join(parts) + text[at:]


def _apart(waiting: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The first fixes, in order, whose edits neither overlap nor touch: two insertions at one place are no order."""
    taken: list[Span] = []
    for diagnostic in waiting:
        spans = [Span(edit.start.offset, edit.end.offset) for edit in _edits([diagnostic])]
        if any(span.start <= other.end and other.start <= span.end for span in spans for other in taken):
            continue
        taken.extend(spans)
        yield diagnostic


def _edits(diagnostics: Iterable[Diagnostic]) -> list[Edit]:
    return [edit for each in diagnostics if each.fix is not None for edit in each.fix.edits]


def _same_elsewhere(before: Source, after: Source, edits: Sequence[Edit]) -> bool:
    """Whether every text that no edit touches is read again with the same value, at the place where it now stands."""
    remaining = Counter((text.value, text.span()) for text in texts_of(read(after)))
    for text in texts_of(read(before)):
        span = text.span()
        if any(edit.start.offset <= span.end and span.start <= edit.end.offset for edit in edits):
            continue
        shift = sum(
            len(edit.text) - (edit.end.offset - edit.start.offset) for edit in edits if edit.end.offset <= span.start
        )
        moved = (text.value, Span(span.start + shift, span.end + shift))
        if not remaining[moved]:
            return False
        remaining[moved] -= 1
    return True


def _names(diagnostics: Iterable[Diagnostic]) -> str:
    return " and ".join(sorted({each.code for each in diagnostics}))
