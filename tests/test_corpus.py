"""Rules across documents: what they look at, what they report, and that the way of running changes nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from exlint import runner
from exlint.config import Choices
from exlint.corpus import Gathered, lint_together, look_across
from exlint.diagnostics import Diagnostic
from exlint.linter import Settings, lint
from exlint.runner import Request, run
from exlint.settings import Plan, settings_for
from exlint.source import Source, UnreadableSource

PAGE = """\
# {name}

- **Target Muscle:** {target}
- **Equipment:** {equipment}

## Steps

1. {step}
"""


def page(name: str, *, target: str = "Quads", equipment: str = "Body Weight", step: str = "Sink.") -> str:
    return PAGE.format(name=name, target=target, equipment=equipment, step=step)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices(select=("COR", "MUS014")))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(pages: dict[str, str]) -> None:
    for path, text in pages.items():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def gathered(pages: dict[str, str], settings: Settings) -> list[Gathered]:
    facts = (lint(Source(path, text), settings).facts for path, text in pages.items())
    return [Gathered(each, settings) for each in facts if each is not None]


def told(found: Sequence[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(each.code, each.primary.path, each.severity.word) for each in found]


TWINS = {"a/wall-sit.md": page("Wall Sit"), "b/wallsit.md": page("Wall-Sit")}


def test_both_files_are_shown_with_their_lines(settings: Settings) -> None:
    (found,) = lint_together([Source(path, text) for path, text in TWINS.items()], settings)
    assert [(label.path, label.start.line, label.excerpt) for label in found.labels] == [
        ("b/wallsit.md", 1, ("# Wall-Sit",)),
        ("a/wall-sit.md", 1, ("# Wall Sit",)),
    ]


def test_the_order_of_files_changes_nothing(settings: Settings) -> None:
    pages = TWINS | {"c/wall-sits.md": page("Wall Sit"), "d/dip.md": page("Dip", target="Triceps")}
    sources = {path: Source(path, text) for path, text in pages.items()}
    files = gathered(pages, settings)
    assert look_across(files, sources.__getitem__, sources.__contains__) == look_across(
        reversed(files), sources.__getitem__, sources.__contains__
    )


def test_processes_change_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "_ALONE", 2)
    write({f"page-{number}.md": page("Wall Sit") for number in range(9)})
    plan = Plan(Choices(isolated=True, select=("COR002",)))
    alone, together = (run(Request((".",), jobs=jobs), plan) for jobs in (1, 3))
    assert alone == together
    assert told(alone.diagnostics) == [("COR002", f"page-{number}.md", "warning") for number in range(1, 9)]


def test_standard_input_is_the_whole_corpus(folder: Path) -> None:
    write(TWINS)
    plan = Plan(Choices(isolated=True, select=("COR002",)))
    request = Request(("-",), stdin=TWINS["b/wallsit.md"].encode(), stdin_filename="b/wallsit.md")
    assert run(request, plan).diagnostics == ()
    records = [{"name": "Dip", "target": "triceps", "instructions": ["Sink."]}] * 2
    request = Request(("-",), stdin=json.dumps(records).encode(), stdin_filename="dips.json")
    assert told(run(request, plan).diagnostics) == [("COR002", "dips.json", "warning")]


def test_a_file_that_went_away_takes_its_findings_along(settings: Settings) -> None:
    def gone(path: str) -> Source:
        raise UnreadableSource(path, "it is gone", "look for it")

    assert look_across(gathered(TWINS, settings), gone, TWINS.__contains__) == ()


def test_the_configuration_of_the_place_decides(folder: Path) -> None:
    write(TWINS | {"c/wall_sit.md": page("Wall Sit"), "d/wall-sits.md": page("wall sit")})
    Path(".exlint.yaml").write_text(
        "overrides:\n  - {files: [c/**], rules: {COR002: error}}\n  - {files: [b/**], rules: {COR002: off}}\n",
        encoding="utf-8",
    )
    found = [each for each in told(run(Request((".",)), Plan(Choices())).diagnostics) if each[0] == "COR002"]
    assert found == [("COR002", "c/wall_sit.md", "error"), ("COR002", "d/wall-sits.md", "warning")]


def test_only_what_a_selected_rule_reads_is_gathered() -> None:
    source = Source("dip.md", page("Dip", step="Lower the body between the bars until the elbows are bent."))
    assert lint(source, settings_for(Choices(select=("MUS001",)))).facts is None

    def parts(rule: str) -> set[str]:
        facts = lint(source, settings_for(Choices(select=(rule,)))).facts
        assert facts is not None
        (telling,) = facts.tellings
        return {each.part for each in telling.values} | {each.part for each in telling.sentences}

    assert parts("COR001") == {"steps"}
    assert parts("MUS014") == {"fields.target"}
