"""A mistake in a user's rule file is an error with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.declared import DeclarationError
from exlint.rulefiles import RuleError, check_rule_file, load_folder
from exlint.source import Source

SCHEMA = Path(__file__).parent.parent / "schemas" / "rule.schema.json"
SOUND = """\
id: my-rule
code: OWN001
category: structure
severity: warning
summary: A question goes without its answer
select:
  of: [questions.question]
check: required
with: {what: answer}
message: "no answer to {of}"
suggestion: write one
rationale: answers are what readers come for
examples:
  - bad: "# A\\n"
    finds: [{line: 1}]
  - good: "# B\\n"
"""


def check(text: str) -> RuleError:
    with pytest.raises(RuleError) as caught:
        check_rule_file(Source("mine.yaml", text), SCHEMA)
    return caught.value


def test_a_sound_file_gives_its_rule() -> None:
    rule = check_rule_file(Source("mine.yaml", SOUND), SCHEMA)
    assert (rule.code, rule.id, rule.check) == ("OWN001", "my-rule", "required")
    assert rule.message == {"missing": "no answer to {of}"}


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("check: required", "check: requird", 8, "did you mean 'required'?"),
        (
            "category: structure",
            "category: strcture",
            3,
            "category: 'strcture' is no word for it; did you mean 'structure'?",
        ),
        ("[questions.question]", "[questions.qestion]", 7, "did you mean 'questions.question'?"),
        ("  of: [", "  off: [", 6, "needs select.of"),
        ("{what: answer}", "{what: picture}", 9, "with.what"),
        ("{what: answer}", "{}", 9, "with lacks 'what'"),
        ("no answer to {of}", "no answer to {off}", 10, "did you mean 'of'?"),
        ("severity: warning", "severity: {absent: error}", 4, "has no grade 'absent'"),
        ("code: OWN001", "code: own-1", 2, "code:"),
        ("[questions.question]", "[steps]", 7, "cannot look at 'steps'"),
        ('"no answer to {of}"', '"no answer to {of"', 10, "the braces"),
        ('"no answer to {of}"', '"no answer to {of:>9}"', 10, "asks for a format"),
        (
            'check: required\nwith: {what: answer}\nmessage: "no answer to {of}"',
            "check: forbidden-phrase\nwith: {patterns: ['(']}\nmessage: found",
            9,
            "no regular expression",
        ),
        ("check: required", "scope: corpus\ncheck: required", 8, "write scope: document"),
        ("check: required", "check: unique-names", 1, "write scope: corpus"),
        ("summary: A", "sumary: A", 5, "knows no key 'sumary'; did you mean 'summary'?"),
    ],
)
def test_a_mistake_names_its_line_and_the_remedy(old: str, new: str, line: int, says: str) -> None:
    error = check(SOUND.replace(old, new))
    assert error.line == line
    assert says in str(error)
    assert str(error).startswith(f"mine.yaml:{line}: ")


def test_broken_yaml_is_a_mistake_of_the_rule_file() -> None:
    with pytest.raises(DeclarationError) as caught:
        check_rule_file(Source("mine.yaml", "id: [1\n"), SCHEMA)
    assert caught.value.path == "mine.yaml"


def test_a_rule_cannot_take_a_code_of_exlint_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOUND.replace("OWN001", "EXL001"), encoding="utf-8")
    with pytest.raises(RuleError, match="EXL001 is declared in exlint itself too"):
        load_folder(tmp_path, SCHEMA)


def test_two_rules_cannot_share_a_code(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SOUND, encoding="utf-8")
    (tmp_path / "b.yml").write_text(SOUND.replace("my-rule", "other-rule"), encoding="utf-8")
    with pytest.raises(RuleError, match=r"OWN001 is declared in .*a\.yaml too"):
        load_folder(tmp_path, SCHEMA)
