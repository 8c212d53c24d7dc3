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


class TestYieldsTo:
    """A finding that yields needs one that stands for it."""

    MINE = SOUND.replace("rationale:", "yields-to:\n  - {to}\nrationale:", 1)
    OTHER = MINE.replace("my-rule", "other-rule").replace("OWN001", "OWN002")
    CORPUS = (
        SOUND.replace("my-rule", "wide-rule")
        .replace("OWN001", "OWN003")
        .replace("check: required\nwith: {what: answer}", "scope: corpus\ncheck: unique-names")
        .replace('"no answer to {of}"', "twice")
        .replace("select:\n  of: [questions.question]", "select: {of: [name]}")
    )

    def load(self, folder: Path, **files: str) -> None:
        for name, text in files.items():
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        load_folder(folder, SCHEMA)

    def test_the_codes_are_read(self, tmp_path: Path) -> None:
        (tmp_path / "other.yaml").write_text(self.OTHER.replace("yields-to:\n  - {to}\n", ""), encoding="utf-8")
        (tmp_path / "mine.yaml").write_text(self.MINE.replace("{to}", "OWN002"), encoding="utf-8")
        assert [rule.yields_to for rule in load_folder(tmp_path, SCHEMA)] == [("OWN002",), ()]

    @pytest.mark.parametrize(
        ("to", "says"),
        [
            ("OWN001", "OWN001 yields to itself; name another rule"),
            ("OWN020", "there is no rule OWN020; did you mean 'OWN00"),
            ("OWN003", "OWN003 looks at more than one document; name a rule that looks at one"),
            ("OWN002", "OWN001 yields to OWN002, which yields to OWN001; take one of these out of its yields-to"),
            ("conflicting-target", "yields-to.0"),
        ],
    )
    def test_a_mistake_names_its_line_and_the_remedy(self, tmp_path: Path, to: str, says: str) -> None:
        files = {"mine": self.MINE.replace("{to}", to), "other": self.OTHER.replace("{to}", "OWN001")}
        with pytest.raises(RuleError) as caught:
            self.load(tmp_path, **files, wide=self.CORPUS)
        assert says in str(caught.value)
        assert str(caught.value).startswith(f"{(tmp_path / 'mine.yaml').as_posix()}:13: ")

    def test_a_ring_of_three_is_found(self, tmp_path: Path) -> None:
        third = self.MINE.replace("my-rule", "third-rule").replace("OWN001", "OWN004").replace("{to}", "OWN001")
        with pytest.raises(RuleError, match="OWN001 yields to OWN002, which yields to OWN004, which yields to OWN001"):
            self.load(
                tmp_path,
                mine=self.MINE.replace("{to}", "OWN002"),
                other=self.OTHER.replace("{to}", "OWN004"),
                third=third,
            )

    def test_rules_across_documents_do_not_yield(self, tmp_path: Path) -> None:
        with pytest.raises(RuleError, match="only rules that look at one document yield; take it out"):
            self.load(tmp_path, wide=self.CORPUS.replace("rationale:", "yields-to: [OWN001]\nrationale:", 1))
