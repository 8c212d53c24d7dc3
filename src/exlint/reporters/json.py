"""The JSON report (schemas/report.schema.json): one line a finding, so that diff and grep work and writing is fast."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from exlint import __version__
from exlint.diagnostics import Diagnostic, Fix, Label, Severity
from exlint.reporters import Style
from exlint.reporters.statistics import count_by_rule, count_by_severity, is_fixable
from exlint.source import Position

if TYPE_CHECKING:
    from exlint.runner import Run

REPORT_VERSION = 1

Json: TypeAlias = "Mapping[str, Json] | list[Json] | str | int | float | bool | None"


def render(run: Run, style: Style) -> str:
    """The report, ending in a line feed. It tells everything: `style` only adds statistics."""
    report: dict[str, Json] = {
        "version": REPORT_VERSION,
        "tool": {"name": "exlint", "version": __version__},
        "summary": _summary(run),
        "skips": [{"path": skip.path, "reason": skip.reason} for skip in run.skips],
    }
    if style.statistics:
        counts = count_by_rule(run.diagnostics)
        report["statistics"] = [{**vars(row), "severity": row.severity.word} for row in counts]
    report["diagnostics"] = [diagnostic_json(each) for each in run.diagnostics]
    return lay_out(report)


def lay_out(members: Mapping[str, Json]) -> str:
    """A JSON object with one line a member, and one line an item where the member is a list; ends in a line feed."""
    dump = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    rows = ",\n ".join(f"{dump(name)}: {_lay_out_member(value, dump)}" for name, value in members.items())
    # Characters stand as themselves; a lone surrogate, which UTF-8 cannot write, as its escape.
    return f"{{{rows}}}\n".encode("utf-8", "backslashreplace").decode("utf-8")


def _lay_out_member(value: Json, dump: Callable[[Json], str]) -> str:
    if not isinstance(value, list) or not value:
        return dump(value)
    rows = ",\n  ".join(map(dump, value))
    return f"[\n  {rows}\n ]"


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


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Json]:
    """One finding as the report writes it."""
    primary = diagnostic.primary
    return {
        "path": primary.path,
        "document": primary.document,
        "pointer": primary.pointer,
        "code": diagnostic.code,
        "rule": diagnostic.rule,
        "category": diagnostic.category.value,
        "severity": diagnostic.severity.word,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "suggestion": diagnostic.suggestion,
        "labels": [_label(each) for each in diagnostic.labels],
        "fix": _fix(diagnostic.fix) if diagnostic.fix else None,
        "fingerprint": diagnostic.fingerprint,
        "url": diagnostic.url,
    }


def _label(label: Label) -> Json:
    return {
        "primary": label.primary,
        "path": label.path,
        "document": label.document,
        "pointer": label.pointer,
        "message": label.message,
        "start": position_json(label.start),
        "end": position_json(label.end),
    }


def _fix(fix: Fix) -> Json:
    edits: list[Json] = [
        {"start": position_json(edit.start), "end": position_json(edit.end), "text": edit.text} for edit in fix.edits
    ]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}


def position_json(position: Position) -> Json:
    """A place: 1-based line and column, 0-based offset."""
    return {"line": position.line, "column": position.column, "offset": position.offset}
