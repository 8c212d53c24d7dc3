"""From a verb's finding to a diagnostic: the one place where spans become positions and placeholders words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from exlint.checks.verb import Replacement
from exlint.diagnostics import Diagnostic, Edit, Fix, place_label
from exlint.digests import digest
from exlint.readers.writing import written

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from exlint.checks.verb import Finding, Mark, Markup, Remedy
    from exlint.record import Record
    from exlint.refusals import FileRefusal
    from exlint.rules import Rule
    from exlint.source import Source, Span

    _Placed: TypeAlias = tuple[Mark, Source, str]
    """A mark with its file and its document."""


def word_finding(
    finding: Finding,
    rule: Rule,
    source: Source,
    document: str,
    *,
    record: Record | None = None,
    identity: str = "",
) -> Diagnostic:
    """The diagnostic of a finding, in the rule's words. Marks that follow the first are put in file order."""
    first, *others = finding.marks
    others.sort(key=lambda mark: (mark.span, mark.label))
    lines = {mark.label: source.line_number(mark.span.start) for mark in finding.marks}
    places = {f"{label}-line": str(line) for label, line in lines.items()}
    places |= {f"{label}-in-line": _in_line(line, lines[first.label]) for label, line in lines.items()}
    placed = [(mark, source, document) for mark in (first, *others)]
    return _word(finding, rule, placed, places, record=record, identity=identity)


def _in_line(line: int, first: int) -> str:
    """Where a mark is, to be said after what it is: nothing for the line of the first mark, as in JSON Lines."""
    return "" if line == first else f" in line {line}"


def word_across(finding: Finding, rule: Rule, read: Callable[[str], Source]) -> Diagnostic:
    """The same of a finding whose marks stand in several files, which `read` gives by their paths.

    Marks that follow the first are put in the order of files; edits are to the file of the first.
    """
    placed = [(mark, read(mark.at.path), mark.at.document) for mark in finding.marks if mark.at is not None]
    first, *others = placed
    others.sort(key=lambda each: (each[1].path != first[1].path, each[1].path, each[0].span, each[0].label))
    values = {f"{mark.label}-path": source.path for mark, source, _ in reversed(placed)}
    values |= {f"{mark.label}-line": str(source.line_number(mark.span.start)) for mark, source, _ in reversed(placed)}
    return _word(finding, rule, [first, *others], values)


def _word(
    finding: Finding,
    rule: Rule,
    placed: Sequence[_Placed],
    places: Mapping[str, str],
    *,
    record: Record | None = None,
    identity: str = "",
) -> Diagnostic:
    """A diagnostic of marks with the source and the document of each, the primary one first.

    `record` is what the first mark stands in, where the caller has it.
    """
    values = {**finding.values, **places}
    labels = tuple(
        place_label(
            source,
            mark.span,
            document,
            mark.pointer,
            rule.labels.get(mark.label, "").format_map(values),
            primary=index == 0,
        )
        for index, (mark, source, document) in enumerate(placed)
    )
    source = placed[0][1]
    return Diagnostic(
        code=rule.code,
        rule=rule.id,
        category=rule.category,
        severity=rule.severity[finding.grade],
        confidence=finding.confidence,
        message=_sentence(rule.message[finding.grade].format_map(values)),
        suggestion=rule.suggestion[finding.grade].format_map(values),
        labels=labels,
        fix=None if finding.remedy is None else _fix(finding.remedy, source, record or _record_around(source, placed)),
        fingerprint=_fingerprint(rule.code, identity, [(mark.span, source) for mark, source, _ in placed]),
        url=rule.url,
        identity=identity,
        frame=finding.frame,
    )


def refusal(kind: FileRefusal, source: Source, span: Span, *, reason: str, remedy: str) -> Diagnostic:
    """The diagnostic of a file that could not be read or parsed, for the reason that the error gives."""
    return Diagnostic(
        code=kind.code,
        rule=kind.id,
        category=kind.category,
        severity=kind.severity,
        confidence=1.0,
        message=reason,
        suggestion=remedy,
        labels=(place_label(source, span, "", "", "", primary=True),),
        fix=None,
        fingerprint=_fingerprint(kind.code, "", [(span, source)]),
        url=kind.url,
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _record_around(source: Source, placed: Sequence[_Placed]) -> Record:
    """The record that the first mark stands in, read again: rules across files know nothing but facts."""
    from exlint.readers.formats import read

    records = read(source)
    place = placed[0][0].span
    return next((each for each in records if each.span.start <= place.start < each.span.end), records[0])


def _fix(remedy: Remedy, source: Source, record: Record) -> Fix:
    def edit(change: Replacement | Markup) -> Edit:
        span, text = change
        if isinstance(change, Replacement):
            span, text = written(text, span, record, source.text)
        return Edit(source.position(span.start), source.position(span.end), text)

    return Fix(remedy.title, remedy.applicability, tuple(map(edit, remedy.replacements)))


def _fingerprint(code: str, identity: str, places: Sequence[tuple[Span, Source]]) -> str:
    """A name for the finding that stays when lines move, change places or are rewrapped.

    It is made of what the finding points at, not of where that stands or which place comes first.
    """
    words = sorted([" ".join(source.text[span.start : span.end].split()) for span, source in places])
    content = "\0".join((code, places[0][1].path, identity, *words))
    return digest(content.encode("utf-8", "surrogateescape"), 10).hex()
