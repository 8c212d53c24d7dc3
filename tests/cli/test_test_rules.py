"""`exlint test-rules`: a rule's examples are run, and what does not hold is told in the words of the rule file."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.cli import run

Capture = pytest.CaptureFixture[str]

RULE = """\
id: no-toning
code: GYM001
category: other
severity: warning
summary: A benefit promises to tone
select: {of: [benefits]}
check: forbidden-phrase
with: {patterns: ['\\btones?\\b']}
message: “{phrase}” means nothing
suggestion: Say what the exercise trains
rationale: Muscles have no tone to train.
examples:
  - bad: |
      # Fire Hydrant

      ## Steps

      1. Lift one knee to the side.

      ## Benefits

      - Tones the hips.
    finds: [{line: 9, severity: warning}]
  - good: |
      # Fire Hydrant

      ## Steps

      1. Lift one knee to the side.

      ## Benefits

      - Trains the hip abductors.
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".exlint/rules").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str, name: str = "no-toning") -> None:
    Path(f".exlint/rules/{name}.yaml").write_text(text, encoding="utf-8")


def test_a_rule_that_keeps_its_word(capsys: Capture) -> None:
    write(RULE)
    assert run(["test-rules"]) == 0
    assert capsys.readouterr().out == "ok     GYM001 no-toning   2 examples\n1 rule, all examples hold\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{line: 9, severity: warning}", "{line: 8}", "example 1 (bad): finds nothing in {line: 8}"),
        ("{line: 9, severity: warning}", "{line: 8}", "example 1 (bad): finds {line: 9}, which it does not declare"),
        ("{line: 9, severity: warning}", "{line: 9, also: 1}", "finds nothing in {line: 9, also: 1}"),
        ("{line: 9, severity: warning}", "{line: 9}, {line: 9}", "declares 2 findings where there are 1"),
        ("severity: warning}", "severity: error}", "reports line 9 as warning"),
        ("Trains the hip abductors.", "Tones the hips well.", "example 2 (good): finds {line: 9}, which it does"),
        ("  - good: |\n      # Fire", "  - bad: |\n      # Fire", "there is no good example; add one"),
        ("finds: [{line: 9, severity: warning}]", "finds: [{line: 9}]\n    fixed: no", "nothing is fixed"),
    ],
)
def test_a_rule_that_does_not(capsys: Capture, old: str, new: str, says: str) -> None:
    text = RULE.replace(old, new)
    if "  - good" not in text:
        text += "    finds: [{line: 1}]\n"
    write(text)
    assert run(["test-rules"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("fails  GYM001 no-toning")
    assert says in shown
    assert shown.endswith("1 rule, 1 failing\n")


def test_a_file_with_another_name_and_a_document_that_is_none(capsys: Capture) -> None:
    write(
        RULE.replace("bad: |\n      # Fire Hydrant\n", "bad: |\n      # Notes\n").replace("## Steps", "## Plan"),
        "toning",
    )
    assert run(["test-rules"]) == 1
    shown = capsys.readouterr().out
    assert "the file is called toning.yaml; call it no-toning.yaml, as the rule" in shown


def test_rules_can_be_named_also_ours(capsys: Capture) -> None:
    write(RULE)
    assert run(["test-rules", "FAQ004", "no-toning"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 rules, all examples hold"


def test_without_rules_there_is_nothing_to_test(capsys: Capture) -> None:
    assert run(["test-rules"]) == 2
    assert "there are no rules of your own" in capsys.readouterr().err


def test_a_configuration_changes_nothing_of_what_examples_give() -> None:
    write(RULE)
    Path(".exlint.yaml").write_text("rules: {GYM001: off}\nlanguage: de\n", encoding="utf-8")
    assert run(["test-rules"]) == 0
