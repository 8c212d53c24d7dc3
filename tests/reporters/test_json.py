from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exlint.diagnostics import Applicability, Category, Edit, Fix, Severity
from exlint.reporters import Style, render
from exlint.reporters.terminal import Terminal
from exlint.runner import Run, Skip
from exlint.source import Position, Source
from tests.reporters.samples import finding, label, run_of, target_conflict

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
FIX = Fix("set it", Applicability.SAFE, (Edit(Position(3, 22, 40), Position(3, 28, 46), "Rear Deltoids"),))


def written(run: Run, *, statistics: bool = False) -> str:
    return render("json", run, Style(Terminal(), statistics=statistics))


def report(run: Run, *, statistics: bool = False) -> Any:
    """The parsed report, held against its schema."""
    data = json.loads(written(run, statistics=statistics))
    Draft202012Validator(SCHEMA).validate(data)
    return data


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_lists_every_category_and_severity() -> None:
    properties = SCHEMA["$defs"]["diagnostic"]["properties"]
    assert set(properties["category"]["enum"]) == {category.value for category in Category}
    assert set(properties["severity"]["enum"]) == {severity.word for severity in Severity}


def test_a_finding_is_reported_with_both_places_and_its_fix() -> None:
    (found,) = report(run_of([target_conflict(fix=FIX)]))["diagnostics"]
    assert (found["path"], found["code"], found["severity"]) == ("content/band-face-pull.md", "MUS001", "error")
    assert [each["primary"] for each in found["labels"]] == [True, False]
    assert found["labels"][0]["start"] == {"line": 3, "column": 22, "offset": 39}
    assert found["fix"]["edits"] == [
        {
            "start": {"line": 3, "column": 22, "offset": 40},
            "end": {"line": 3, "column": 28, "offset": 46},
            "text": "Rear Deltoids",
        }
    ]


def test_the_summary_counts_what_the_run_did() -> None:
    run = run_of(
        [target_conflict(fix=FIX), target_conflict(severity=Severity.WARNING), target_conflict(severity=Severity.INFO)],
        skips=[Skip("README.md", "it has no steps")],
        documents=7,
        suppressed=2,
        failed=1,
    )
    data = report(run)
    assert data["summary"] == {
        "files": 7, "documents": 7, "skipped": 1, "failed": 1, "errors": 1, "warnings": 1, "infos": 1,
        "suppressed": 2, "known": 0, "stale": 0, "fixable": 1, "foreign": 0,
    }  # fmt: skip
    assert data["skips"] == [{"path": "README.md", "reason": "it has no steps"}]


def test_statistics_are_there_only_when_asked_for() -> None:
    run = run_of([target_conflict()])
    assert "statistics" not in report(run)
    assert report(run, statistics=True)["statistics"] == [
        {"code": "MUS001", "rule": "conflicting-target", "severity": "error", "count": 1, "fixable": 0}
    ]


def test_an_empty_run_is_a_report_too() -> None:
    assert report(run_of(documents=0))["diagnostics"] == []


def test_characters_stand_as_themselves() -> None:
    text = written(
        run_of([finding(label(Source("深蹲.md", "squat\n"), "squat", primary=True), message="naïve — 深蹲")])
    )
    assert "naïve — 深蹲" in text
    assert "深蹲.md" in text


def test_a_lone_surrogate_is_written_as_its_escape() -> None:
    broken = finding(label(Source("a.md", "squat\n"), "squat", primary=True), message="half \ud83c of a flag")
    text = written(run_of([broken]))
    text.encode("utf-8")
    assert json.loads(text)["diagnostics"][0]["message"] == "half \ud83c of a flag"


def test_each_finding_is_one_line() -> None:
    lines = written(run_of([target_conflict()] * 3)).splitlines()
    assert sum('"MUS001"' in line for line in lines) == 3


@pytest.mark.parametrize("member", ["path", "labels", "suggestion", "fix"])
def test_the_schema_refuses_a_finding_with_a_member_left_out(member: str) -> None:
    data = report(run_of([target_conflict()]))
    del data["diagnostics"][0][member]
    assert not Draft202012Validator(SCHEMA).is_valid(data)


@given(st.text(min_size=1), st.text(), st.sampled_from(Severity))
def test_any_words_survive(message: str, line: str, severity: Severity) -> None:
    first = line.splitlines()[0] if line.splitlines() else ""
    source = Source("a.md", f"x{first}")
    diagnostic = finding(label(source, source.text, message, primary=True), message=message, severity=severity)
    data = json.loads(written(run_of([diagnostic])).encode("utf-8"))
    assert data["diagnostics"][0]["message"] == message
    assert data["diagnostics"][0]["labels"][0]["message"] == message
