"""The JSON report (schemas/report.schema.json): one line a finding, so that diff and grep work and writing is fast."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as _text
from typing import TYPE_CHECKING, TypeAlias

from exlint import __version__
from exlint.diagnostics import Diagnostic, Fix, Label, Severity
from exlint.reporters import Style
from exlint.reporters.statistics import count_by_rule, count_by_severity, is_fixable
from exlint.source import Position

if TYPE_CHECKING:
    from exlint.runner import Run

REPORT_VERSION = 1

_dump = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"


def render(run: Run, style: Style) -> str:
    """The report, ending in a line feed. It tells everything: `style` only adds statistics."""
    members: dict[str, Json] = {
        "version": REPORT_VERSION,
        "tool": {"name": "exlint", "version": __version__},
        "summary": _summary(run),
        "skips": [{"path": skip.path, "reason": skip.reason} for skip in run.skips],
    }
    if style.statistics:
        counts = count_by_rule(run.diagnostics)
        members["statistics"] = [{**vars(row), "severity": row.severity.word} for row in counts]
    laid = {name: _lay_out_member(value) for name, value in members.items()}
    return _lay_out_object({**laid, "diagnostics": _lay_out_rows(map(_finding, run.diagnostics))})


def lay_out(members: Mapping[str, Json]) -> str:
    """A JSON object with one line a member, and one line an item where the member is a list; ends in a line feed."""
    return _lay_out_object({name: _lay_out_member(value) for name, value in members.items()})


def _lay_out_object(members: Mapping[str, str]) -> str:
    rows = ",\n ".join(f"{_text(name)}: {value}" for name, value in members.items())
    # Characters stand as themselves; a lone surrogate, which UTF-8 cannot write, as its escape.
    return f"{{{rows}}}\n".encode("utf-8", "backslashreplace").decode("utf-8")


def _lay_out_member(value: Json) -> str:
    return _lay_out_rows(map(_dump, value)) if isinstance(value, list) else _dump(value)


def _lay_out_rows(rows: Iterable[str]) -> str:
    joined = ",\n  ".join(rows)
    return f"[\n  {joined}\n ]" if joined else "[]"


def _summary(run: Run) -> dict[str, Json]:
    severities = count_by_severity(run.diagnostics)
    return {
        "files": run.files,
        "documents": run.documents,
        "skipped": len(run.skips),
        "failed": run.failed,
        "errors": severities[Severity.ERROR],
        "warnings": severities[Severity.WARNING],
        "infos": severities[Severity.INFO],
        "suppressed": run.suppressed,
        "known": run.known,
        "stale": run.stale,
        "fixable": sum(map(is_fixable, run.diagnostics)),
        "foreign": run.foreign,
    }


def _finding(each: Diagnostic) -> str:
    """One finding, spelled out: a report of thousands takes an encoder, and the values made for it, twice as long."""
    primary = each.primary
    return (
        f'{{"path": {_text(primary.path)}, "document": {_text(primary.document)}, "pointer": {_text(primary.pointer)}, '
        f'"code": {_text(each.code)}, "rule": {_text(each.rule)}, "category": {_text(each.category.value)}, '
        f'"severity": {_text(each.severity.word)}, "confidence": {each.confidence!r}, '
        f'"message": {_text(each.message)}, "suggestion": {_text(each.suggestion)}, '
        f'"labels": [{", ".join(map(_label, each.labels))}], '
        f'"fix": {_fix(each.fix) if each.fix else "null"}, "fingerprint": {_text(each.fingerprint)}, '
        f'"url": {_text(each.url)}}}'
    )


def _label(label: Label) -> str:
    return (
        f'{{"primary": {"true" if label.primary else "false"}, "path": {_text(label.path)}, '
        f'"document": {_text(label.document)}, "pointer": {_text(label.pointer)}, "message": {_text(label.message)}, '
        f'"start": {_position(label.start)}, "end": {_position(label.end)}}}'
    )


def _fix(fix: Fix) -> str:
    edits = ", ".join(
        f'{{"start": {_position(edit.start)}, "end": {_position(edit.end)}, "text": {_text(edit.text)}}}'
        for edit in fix.edits
    )
    return f'{{"title": {_text(fix.title)}, "applicability": {_text(fix.applicability.value)}, "edits": [{edits}]}}'


def _position(position: Position) -> str:
    """A place: 1-based line and column, 0-based offset."""
    return f'{{"line": {position.line}, "column": {position.column}, "offset": {position.offset}}}'
