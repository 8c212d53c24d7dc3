"""`exlint rules` and `exlint explain`, on the rules that ship and on a folder of one's own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from exlint.cli import run
from exlint.refusals import REFUSALS, FileRefusal
from exlint.settings import every_rule

CODES = [*(rule.code for rule in every_rule(())), *(refusal.code for refusal in REFUSALS)]
NAMES = [*(rule.id for rule in every_rule(())), *(refusal.id for refusal in REFUSALS)]
Capture = pytest.CaptureFixture[str]

OWN_RULE = """\
id: no-spot-reduction
code: OWN001
category: other
severity: warning
summary: A question promises spot reduction
select: {of: [questions.question]}
check: similar-items
with: {by: question}
message: asked twice
suggestion: Ask it once
rationale: |
  Ours.
examples:
  - bad: |
      # Crunch

      ## FAQ

      ### Does it burn belly fat?

      No.

      ### Does it burn belly fat?

      It does not.
    finds: [{line: 9}]
  - good: |
      # Crunch
"""


@pytest.fixture
def own_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "no-spot-reduction.yaml").write_text(OWN_RULE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return str(folder)


def test_rules_lists_each_rule_in_one_row(capsys: Capture) -> None:
    assert run(["rules"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["code", "name", "category", "severity", "scope", "summary"]
    assert [row.split()[0] for row in rows] == CODES
    columns = {row.index(f" {name} ") for row, name in zip(rows, NAMES, strict=True)}
    assert len(columns) == 1


def test_rules_as_json_tell_the_same(capsys: Capture) -> None:
    assert run(["rules", "--output-format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["rules"]
    assert [rule["code"] for rule in listed] == CODES
    assert len({tuple(rule) for rule in listed}) == 1, "each tells the same things"
    assert all(set(rule["severity"].values()) <= {"error", "warning", "info"} for rule in listed)


def test_rules_of_a_folder_are_listed_too(capsys: Capture, own_rules: str) -> None:
    assert run(["rules", "--rules", own_rules]) == 0
    assert "OWN001" in capsys.readouterr().out


def test_a_mistake_in_a_rule_names_file_and_line(capsys: Capture, own_rules: str) -> None:
    Path(own_rules, "no-spot-reduction.yaml").write_text(OWN_RULE.replace("similar-items", "similar-itms"), "utf-8")
    assert run(["rules", "--rules", own_rules]) == 2
    message = capsys.readouterr().err
    assert "no-spot-reduction.yaml:7: " in message
    assert "did you mean 'similar-items'?" in message


@pytest.mark.parametrize("rule", every_rule(()), ids=lambda rule: rule.code)
def test_every_rule_explains_itself_by_code_and_name(capsys: Capture, rule: object) -> None:
    code, name, summary = (getattr(rule, each) for each in ("code", "id", "summary"))
    assert run(["explain", code.lower()]) == 0
    by_code = capsys.readouterr().out
    assert run(["explain", name]) == 0
    assert capsys.readouterr().out == by_code
    assert by_code.startswith(f"{code} {name}\n  {summary}")
    assert "Why\n" in by_code
    assert "What to do\n" in by_code


def test_explain_names_the_rules_to_which_a_finding_yields(capsys: Capture) -> None:
    assert run(["explain", "MUS008"]) == 0
    assert re.search(r"^ +yields to +MUS001: ", capsys.readouterr().out, re.MULTILINE)


def test_explain_shows_an_example_with_what_it_really_finds(capsys: Capture) -> None:
    assert run(["explain", "FAQ001"]) == 0
    text = capsys.readouterr().out
    example = text[text.index("Example that it reports") : text.index("Example on which it stays silent")]
    assert "  example.md:" in example
    assert "error  FAQ001 duplicate-question" in example
    assert "^^^" in example


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_a_refusal_explains_itself_by_code_and_name(capsys: Capture, refusal: FileRefusal) -> None:
    assert run(["explain", refusal.code.lower()]) == 0
    by_code = capsys.readouterr().out
    assert run(["explain", refusal.id]) == 0
    assert capsys.readouterr().out == by_code
    assert by_code.startswith(f"{refusal.code} {refusal.id}\n  {refusal.summary}")
    assert f"error  {refusal.code} {refusal.id}\n" in by_code, "the example is really refused"
    assert "help: " in by_code


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_what_explain_shows_of_a_refusal_is_what_check_reports(
    capsys: Capture, refusal: FileRefusal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(refusal.example_name).write_bytes(refusal.example)
    assert run(["check", "--output-format", "json", "."]) == 2
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    shown = ("code", "rule", "category", "severity", "url")
    kind = (refusal.code, refusal.id, refusal.category, refusal.severity.word, refusal.url)
    assert tuple(found[key] for key in shown) == kind
    assert run(["explain", refusal.code]) == 0
    assert found["message"] in capsys.readouterr().out


def test_explain_says_when_a_bad_example_gives_nothing(capsys: Capture, own_rules: str) -> None:
    file = Path(own_rules, "no-spot-reduction.yaml")
    file.write_text(OWN_RULE.replace("### Does it burn belly fat?\n\n      It", "### Is it hard?\n\n      It"), "utf-8")
    assert run(["explain", "OWN001", "--rules", own_rules]) == 0
    assert "exlint finds nothing here" in capsys.readouterr().out


def test_explain_knows_the_rules_of_a_folder(capsys: Capture, own_rules: str) -> None:
    assert run(["explain", "no-spot-reduction", "--rules", own_rules]) == 0
    assert "OWN001" in capsys.readouterr().out


@pytest.mark.parametrize(("word", "near"), [("FAQ01", "FAQ001"), ("duplicate-questoin", "duplicate-question")])
def test_an_unknown_rule_names_the_nearest(capsys: Capture, word: str, near: str) -> None:
    assert run(["explain", word]) == 2
    assert f"did you mean {near!r}?" in capsys.readouterr().err


def test_an_unknown_rule_without_a_near_one_points_to_the_list(capsys: Capture) -> None:
    assert run(["explain", "xyzzy"]) == 2
    assert "`exlint rules` lists them" in capsys.readouterr().err
