from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from exlint.cli import run
from exlint.config import ConfigError
from exlint.diagnostics import Severity
from exlint.processes import WorkerDied
from exlint.runner import NothingToCheck, Skip
from tests.cli.conftest import Canned
from tests.reporters.samples import run_of, target_conflict

ERROR, WARNING, INFO = (target_conflict(severity=each) for each in (Severity.ERROR, Severity.WARNING, Severity.INFO))
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--fail-on", "error"], {"error": 1, "warning": 0, "info": 0, "none": 0}),
        (["--fail-on", "warning"], {"error": 1, "warning": 1, "info": 0, "none": 0}),
        (["--fail-on", "info"], {"error": 1, "warning": 1, "info": 1, "none": 0}),
        (["--fail-on", "never"], {"error": 0, "warning": 0, "info": 0, "none": 0}),
        ([], {"error": 1, "warning": 0, "info": 0, "none": 0}),
        (["--exit-zero"], {"error": 0, "warning": 0, "info": 0, "none": 0}),
    ],
)
def test_the_exit_status_says_whether_anything_reached_the_threshold(
    canned: Canned, arguments: list[str], status: dict[str, int]
) -> None:
    found = {"error": [ERROR, INFO], "warning": [WARNING], "info": [INFO], "none": []}
    for name, diagnostics in found.items():
        canned.run = run_of(diagnostics)
        assert run(["check", "a.md", *arguments]) == status[name], name


@pytest.mark.parametrize("arguments", [[], ["--exit-zero"], ["--fail-on", "never"]])
def test_a_file_that_could_not_be_read_is_a_run_that_went_wrong(canned: Canned, arguments: list[str]) -> None:
    canned.run = run_of([ERROR], failed=1)
    assert run(["check", "a.md", *arguments]) == 2


def test_only_skipped_files_are_no_error_but_are_told(canned: Canned, capsys: Capture) -> None:
    canned.run = run_of(skips=[Skip("README.md", "it has no steps")], documents=0)
    assert run(["check", "."]) == 0
    assert "README.md  it has no steps" in capsys.readouterr().out


def test_the_current_folder_is_the_default(canned: Canned) -> None:
    run(["check"])
    assert canned.requests[0].paths == (".",)


def test_options_reach_the_pipeline(canned: Canned) -> None:
    run([
        "check", "a.md", "b", "--select", "FAQ,MUS001", "--select", "equipment", "--ignore", "FAQ002",
        "--severity", "MUS001=info", "--profile", "article", "--rules", "my-rules", "--jobs", "3", "--force-exclude",
    ])  # fmt: skip
    (choices,), (request,) = canned.choices, canned.requests
    assert choices.select == ("FAQ,MUS001", "equipment")
    assert choices.ignore == ("FAQ002",)
    assert choices.severity == ("MUS001=info",)
    assert (choices.profile, choices.rule_folders) == ("article", ("my-rules",))
    assert request.paths == ("a.md", "b")
    assert (request.jobs, request.force_exclude) == (3, True)


def test_standard_input_has_the_name_that_it_is_given(canned: Canned, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"# \xc3\xa9\n")))
    assert run(["check", "-", "--stdin-filename", "content/a.md"]) == 0
    (request,) = canned.requests
    assert (request.paths, request.stdin, request.stdin_filename) == (("-",), b"# \xc3\xa9\n", "content/a.md")


def test_json_goes_to_standard_output(canned: Canned, capsys: Capture) -> None:
    canned.run = run_of([ERROR])
    assert run(["check", "a.md", "--output-format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["summary"]["errors"] == 1


def test_output_file_takes_the_report(canned: Canned, capsys: Capture, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    run(["check", "a.md", "--output-format", "json", "--output-file", str(file)])
    assert json.loads(file.read_text(encoding="utf-8"))["version"] == 1
    assert capsys.readouterr().out == ""


def test_several_reports_come_out_of_one_run(canned: Canned, capsys: Capture, tmp_path: Path) -> None:
    canned.run = run_of([ERROR])
    run([
        "check", "a.md", "--output-format", "text", "--output-format", f"json:{tmp_path / 'a.json'}",
        "--output-format", f"text:{tmp_path / 'a.txt'}",
    ])  # fmt: skip
    shown = capsys.readouterr().out
    assert len(canned.requests) == 1
    assert "MUS001 conflicting-target" in shown
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == shown
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["diagnostics"]) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output-format", "jsn"], "there is no format 'jsn'; did you mean 'json'?"),
        (["--output-format", "pdf"], "choose from json, text"),
        (["--output-format", "json", "--output-format", "text"], "two reports for standard output"),
        (["--output-format", "json:x", "--output-format", "text:x"], "two reports for 'x'"),
        (["--output-format", "json:x", "--output-file", "y"], "--output-file goes with one --output-format"),
        (["--output-file", "no/such/folder/x"], "there is no folder 'no/such/folder'"),
        (["--fail-on", "always"], "--fail-on"),
        (["--jobs", "0"], "--jobs"),
        (["--stdin-filename", "a.md"], "give - as the path"),
        (["-", "b.md"], "cannot be checked together"),
        (["--selct", "FAQ"], "--select"),
    ],
)
def test_usage_errors_are_told_before_anything_runs(
    canned: Canned, capsys: Capture, arguments: list[str], message: str
) -> None:
    paths = [] if "-" in arguments else ["a.md"]
    assert run(["check", *paths, *arguments]) == 2
    assert canned.requests == []
    assert message in " ".join(capsys.readouterr().err.split())


def test_an_unknown_command_names_the_nearest(capsys: Capture) -> None:
    assert run(["chekc"]) == 2
    assert "did you mean 'check'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    "error",
    [ConfigError("there is no profile 'x'"), NothingToCheck(["docs"]), WorkerDied(-9)],
    ids=["config", "nothing", "worker"],
)
def test_a_refused_run_gives_its_reason_without_a_traceback(canned: Canned, capsys: Capture, error: Exception) -> None:
    canned.error = error
    assert run(["check", "docs"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert str(error) in captured.err
    assert "Traceback" not in captured.err


def test_a_crash_is_one_line_that_asks_for_a_report(canned: Canned, capsys: Capture) -> None:
    canned.error = KeyError("steps")
    assert run(["check", "a.md"]) == 2
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "KeyError: 'steps'; please report this as a bug" in message


def test_a_crash_shows_its_traceback_when_asked(
    canned: Canned, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXLINT_DEBUG", "1")
    canned.error = KeyError("steps")
    assert run(["check", "a.md"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_run_is_quiet(canned: Canned, capsys: Capture) -> None:
    canned.error = KeyboardInterrupt()
    assert run(["check", "a.md"]) == 130
    captured = capsys.readouterr()
    assert captured.out + captured.err.strip() == ""


def test_a_reader_that_goes_away_does_not_change_the_status(
    canned: Canned, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    canned.run = run_of([ERROR] * 2000)
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w", encoding="utf-8") as broken:
        monkeypatch.setattr(sys, "stdout", broken)
        assert run(["check", "a.md"]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_report_that_cannot_be_written_is_a_run_that_went_wrong(
    canned: Canned, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = os.open("/dev/full", os.O_WRONLY)
    with io.TextIOWrapper(os.fdopen(full, "wb", buffering=0), encoding="utf-8") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert run(["check", "a.md"]) == 2
    assert "cannot write to standard output: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_on_standard_output(
    canned: Canned,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    environment: dict[str, str],
    *,
    coloured: bool,
) -> None:
    canned.run = run_of([ERROR])
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    run(["check", "a.md", *arguments])
    assert ("\x1b[" in capsys.readouterr().out) is coloured


def test_a_file_stays_plain_where_the_environment_forces_colour(
    canned: Canned, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    canned.run = run_of([ERROR])
    run(["check", "a.md", "--output-format", f"text:{tmp_path / 'a.txt'}"])
    assert "\x1b" not in (tmp_path / "a.txt").read_text(encoding="utf-8")


def test_an_ascii_output_gets_an_ascii_report(canned: Canned, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    canned.run = run_of([ERROR])
    run(["check", "a.md"])
    assert b"  3 | - **Target Muscle:** Biceps\n" in raw.getvalue()


def test_json_is_utf_8_whatever_the_terminal_says(canned: Canned, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    canned.run = run_of(skips=[Skip("深蹲.md", "it has no steps")])
    run(["check", "a.md", "--output-format", "json"])
    assert "深蹲.md" in raw.getvalue().decode("utf-8")


def test_statistics_take_the_place_of_the_findings(canned: Canned, capsys: Capture) -> None:
    canned.run = run_of([ERROR, ERROR])
    run(["check", "a.md", "--statistics", "--quiet"])
    assert capsys.readouterr().out == "2  error    MUS001 conflicting-target\n"


@pytest.mark.parametrize("arguments", [["--version"], ["-V"]])
def test_the_version_is_told(capsys: Capture, arguments: list[str]) -> None:
    from exlint import __version__

    assert run(arguments) == 0
    assert capsys.readouterr().out == f"exlint {__version__}\n"
