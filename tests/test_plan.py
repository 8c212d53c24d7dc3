"""Which settings hold for which file: the nearest configuration, its overrides, and the command line above all."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.config import Choices, ConfigError
from exlint.diagnostics import Severity
from exlint.linter import lint
from exlint.settings import Plan
from exlint.source import Source
from exlint.switches import Switch


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(text: str) -> None:
    Path(".exlint.yaml").write_text(text, encoding="utf-8")


def switch(code: str, path: str = "page.md", choices: Choices = Choices()) -> Switch:  # noqa: B008  # a frozen value
    return next(each for each in Plan(choices).switches(Path(path)) if each.rule.code == code)


def refusal(text: str) -> str:
    configure(text)
    with pytest.raises(ConfigError) as caught:
        Plan(Choices()).of(Path("page.md"))
    return str(caught.value)


class TestRules:
    def test_the_more_exact_name_wins_in_whatever_order(self) -> None:
        configure("rules:\n  FAQ001: warning\n  faq-duplicate: info\n  FAQ: off\n  all: error\n")
        duplicate, foreign, muscle = (switch(code) for code in ("FAQ001", "FAQ005", "MUS001"))
        assert (duplicate.on, duplicate.rule.worst) == (True, Severity.WARNING)
        assert (foreign.on, foreign.why) == (False, ".exlint.yaml:4")
        assert (muscle.on, set(muscle.rule.severity.values())) == (True, {Severity.ERROR})

    def test_a_later_override_wins_where_its_files_are_meant(self) -> None:
        configure(
            "rules: {FAQ001: off}\n"
            "overrides:\n"
            "  - {files: [pages], rules: {FAQ001: info}}\n"
            "  - {files: ['pages/old-*'], rules: {FAQ001: off}}\n"
        )
        assert not switch("FAQ001", "other/a.md").on
        assert switch("FAQ001", "pages/a.md").rule.worst is Severity.INFO
        assert switch("FAQ001", "pages/old-a.md").why == ".exlint.yaml:4"

    def test_the_command_line_wins_over_the_file(self) -> None:
        configure("rules: {FAQ001: off, MUS001: info}\n")
        assert switch("FAQ001", choices=Choices(select=("FAQ001",))).on
        assert switch("MUS001", choices=Choices(severity=("MUS001=error",))).rule.worst is Severity.ERROR
        assert switch("MUS001", choices=Choices(ignore=("MUS",))).why == "--ignore MUS"

    def test_options_change_what_a_check_looks_for(self) -> None:
        configure("rules: {FAQ003: {with: {ratio: 0.5}}, faq-duplicate: {with: {min-words: 2}}}\n")
        assert "ratio=0.5" in repr(switch("FAQ003").rule.options)
        assert "min_words=2" in repr(switch("FAQ003").rule.options)
        assert switch("FAQ003").on

    def test_rules_that_read_sentences_are_off_in_other_languages(self) -> None:
        configure("language: de\noverrides: [{files: [en], language: en}]\nrules: {MUS005: on}\n")
        assert switch("FAQ001").why == "language de (.exlint.yaml:1)"
        assert switch("FAQ001", "en/page.md").on
        assert switch("MUS004").on, "fields hold words of a catalogue"
        assert switch("MUS005").on, "what is named is wanted"

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("rules: {FAQ01: off}", ".exlint.yaml:1: no rule, category or code prefix is called 'FAQ01'"),
            ("rules:\n  duplicate-qestion: off", ".exlint.yaml:2: no rule, category or code prefix is called"),
            ("rules:\n  duplicate-qestion: off", "'duplicate-qestion'; did you mean 'duplicate-question'?"),
            ("overrides:\n- files: [never]\n  rules: {MUS999: off}", ".exlint.yaml:3: no rule"),
            ("rules: {FAQ003: {with: {ratoi: 1}}}", "FAQ003: with knows no key 'ratoi'; did you mean 'ratio'?"),
            ("rules: {FAQ003: {with: {ratio: high}}}", "FAQ003: with.ratio takes a number, not 'high'"),
            ("profile: artikle", ".exlint.yaml:1: there is no profile 'artikle'; did you mean 'article'?"),
            ("overrides:\n- {files: [x], profile: y}", ".exlint.yaml:2: there is no profile 'y'; choose from"),
            ("rule-folders: [none]", "no such folder of rules"),
            ("profile-folders: [none]", "no such folder of profiles"),
            ("vocabulary: {muscles: {glute: [bum]}}", ".exlint.yaml:1: no muscle is called 'glute'; did you mean 'glu"),
            ("vocabulary: {headings: {tipps: [x]}}", "no part of a document is called 'tipps'; did you mean 'tips'?"),
            ("vocabulary: {keys: {targt: [x]}}", "no field or part of a document is called 'targt'"),
        ],
    )  # fmt: skip
    def test_mistakes_name_file_line_and_remedy(self, text: str, says: str) -> None:
        assert says in refusal(text)


PAGE = """\
# Wall Sit

- **Hauptmuskel:** Hammies
- **Equipment:** None

## How to perform

1. Slide down the wall.

## Coach says

- Breathe.

## FAQ

### What do wall sits train?

Wall sits mainly train the quads.
"""


def codes(path: str = "page.md") -> list[str]:
    return [each.code for each in lint(Source(path, PAGE), Plan(Choices()).of(Path(path))).diagnostics]


class TestWords:
    def test_a_key_and_a_spelling_of_the_repository_are_understood(self) -> None:
        assert "MUS001" not in codes()
        configure("vocabulary:\n  keys: {target: [Hauptmuskel]}\n  muscles: {hamstrings: [hammies]}\n")
        assert "MUS001" in codes()

    def test_a_muscle_of_the_repository_is_part_of_a_known_one(self) -> None:
        configure(
            "vocabulary:\n  keys: {target: [Hauptmuskel]}\n"
            "  muscles: {outer-hammies: {name: outer hammies, part-of: [hamstrings], forms: [hammies]}}\n"
        )
        assert "MUS001" in codes()

    def test_a_profile_of_the_repository_is_tried_first(self) -> None:
        Path(".exlint/profiles").mkdir(parents=True)
        Path(".exlint/profiles/ours.yaml").write_text(
            "summary: ours\nextends: generic\nfields: {target: [Hauptmuskel]}\ndetect: {labels: 1}\n",
            encoding="utf-8",
        )
        configure("vocabulary: {muscles: {hamstrings: [hammies]}}\n")
        assert "MUS001" in codes()

    def test_a_profile_with_a_mistake_names_its_line(self) -> None:
        Path(".exlint/profiles").mkdir(parents=True)
        Path(".exlint/profiles/ours.yaml").write_text("summary: ours\nextend: generic\n", encoding="utf-8")
        assert ".exlint/profiles/ours.yaml:2: the file knows no key 'extend'" in refusal("fail-on: error")
