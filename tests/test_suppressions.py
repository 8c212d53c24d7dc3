"""Comments and configuration that let findings be: what they silence, and what is told of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exlint.config import Choices
from exlint.diagnostics import Applicability, Diagnostic
from exlint.linter import Result, lint
from exlint.runner import Request, run
from exlint.settings import Plan
from exlint.source import Source

EXAMPLES = Path(__file__).parent.parent / "examples/content/pages"
EVERYTHING = Plan(Choices(select=("all",), isolated=True)).base
DEFAULT = Plan(Choices(isolated=True)).base
ASKED = """\
### How low should I go?

Until the thighs are level.
"""
HEAD = """\
# Wall Sit

- **Target Muscle:** Quads

## FAQ

"""


def page(*blocks: str) -> Result:
    """A page that asks one question per block."""
    return lint(Source("page.md", HEAD + "\n".join(blocks)), DEFAULT)


def codes(result: Result) -> list[str]:
    return [each.code for each in result.diagnostics]


def mended(text: str, diagnostic: Diagnostic) -> str:
    assert diagnostic.fix is not None
    assert diagnostic.fix.applicability is Applicability.SAFE
    for edit in reversed(diagnostic.fix.edits):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    return text


class TestMarkdown:
    def test_without_a_comment_the_second_asking_is_found(self) -> None:
        result = page(ASKED, ASKED)
        assert (codes(result), result.suppressed) == (["FAQ001"], 0)

    @pytest.mark.parametrize(
        "comment",
        [
            "<!-- exlint-disable-next-line FAQ001: why -->\n",
            "<!-- exlint-disable-next-line FAQ001 -->\n\n",
            "<!-- exlint-disable-next-line MUS001, duplicate-question: why -->\n",
            "<!--\n exlint-disable-next-line\n FAQ001: over\n several lines -->\n",
            "<!-- exlint-disable-next-line: all rules -->\n",
            "{/* exlint-disable-next-line FAQ: as MDX writes it */}\n",
            "<!-- exlint-disable FAQ001: to the end -->\n",
        ],
    )
    def test_a_comment_above_silences_and_is_counted(self, comment: str) -> None:
        result = page(ASKED, comment + ASKED)
        assert "FAQ001" not in codes(result)
        assert result.suppressed == 1

    def test_a_comment_in_the_line_silences_it(self) -> None:
        result = page(ASKED, ASKED.replace("?\n", "? <!-- exlint-disable-line FAQ001: why -->\n", 1))
        assert (codes(result), result.suppressed) == ([], 1)

    def test_a_comment_anywhere_may_speak_for_the_file(self) -> None:
        assert codes(page(ASKED, ASKED, "<!-- exlint-disable-file FAQ001: why -->")) == []

    def test_a_stretch_ends_where_it_is_ended(self) -> None:
        started, ended = "<!-- exlint-disable FAQ001: why -->\n", "<!-- exlint-enable FAQ001 -->\n"
        result = page(ASKED, started, ASKED, ended, ASKED)
        assert (codes(result), result.suppressed) == (["FAQ001"], 1)

    def test_comments_above_one_another_speak_of_the_same_line(self) -> None:
        both = "<!-- exlint-disable-next-line MUS001 -->\n<!-- exlint-disable-next-line FAQ001 -->\n"
        assert "FAQ001" not in codes(page(ASKED, both + ASKED))

    def test_a_paragraph_is_meant_to_its_end(self) -> None:
        text = """\
# Wall Sit

- **Target Muscle:** Calves

## FAQ

### What do wall sits train?

<!-- exlint-disable-next-line MUS001: the coach's view -->
It is a simple exercise that asks for nothing but a wall.
Wall sits mainly train the quads.
"""
        with_it, without = (lint(Source("page.md", each), DEFAULT) for each in (text, re.sub("<!.*>\n", "", text)))
        (found,) = (each for each in without.diagnostics if each.code == "MUS001")
        primary = found.primary.start.line
        assert ("MUS001" in codes(with_it)) == (primary == 3)

    def test_what_a_code_block_quotes_silences_nothing(self) -> None:
        comment = "<!-- exlint-disable-file FAQ001: quoted -->"
        quoted = f"```html\n{comment}\n```\n\n`{comment}`\n"
        assert codes(page(ASKED, ASKED, quoted)) == ["FAQ001"]

    def test_a_file_that_cannot_be_read_cannot_be_silenced(self) -> None:
        text = "---\nname: [1\n---\n<!-- exlint-disable-file all: please -->\n# Squat\n"
        assert codes(lint(Source("page.md", text), DEFAULT)) == ["EXL002"]


class TestLedger:
    def test_what_silences_nothing_is_told_and_its_fix_removes_the_line(self) -> None:
        text = HEAD + "<!-- exlint-disable-next-line FAQ001: once -->\n" + ASKED
        (found,) = lint(Source("page.md", text), DEFAULT).diagnostics
        assert (found.code, found.category, found.primary.start.line) == ("SUP001", "suppression", 7)
        assert mended(text, found) == HEAD + ASKED

    @pytest.mark.parametrize(
        ("names", "left"),
        [
            ("FAQ001, MUS001", "FAQ001"),
            ("MUS001, FAQ001", "FAQ001"),
            ("MUS004 FAQ001, MUS001", "FAQ001"),
            ("faq-duplicate,MUS001", "faq-duplicate"),
        ],
    )
    def test_of_several_names_only_the_idle_ones_go(self, names: str, left: str) -> None:
        text = HEAD + ASKED + f"\n<!-- exlint-disable-next-line {names}: why -->\n" + ASKED
        (found,) = lint(Source("page.md", text), DEFAULT).diagnostics
        assert found.code == "SUP001"
        assert f"<!-- exlint-disable-next-line {left}: why -->" in mended(text, found)

    def test_a_comment_behind_words_goes_with_the_space_before_it(self) -> None:
        text = HEAD + ASKED.replace("?\n", "? <!-- exlint-disable-line FAQ001: once -->\n", 1)
        (found,) = lint(Source("page.md", text), DEFAULT).diagnostics
        assert mended(text, found) == HEAD + ASKED

    def test_an_end_of_nothing_is_told(self) -> None:
        assert codes(page(ASKED, "<!-- exlint-enable FAQ001 -->")) == ["SUP001"]

    @pytest.mark.parametrize(
        ("comment", "says"),
        [
            ("<!-- exlint-disable-file FAQ999: x -->", "No rule and no directive is called FAQ999"),
            ("<!-- exlint-disable-file duplicate-qestion: x -->", "did you mean duplicate-question?"),
            ("<!-- exlint-disable-nextline FAQ001: x -->", "did you mean disable-next-line?"),
            ("<!-- exlint-disable-file EXL002: x -->", "is called EXL002"),
        ],
    )
    def test_a_name_that_is_none_is_told(self, comment: str, says: str) -> None:
        (found,) = page(ASKED, comment).diagnostics
        assert found.code == "SUP002"
        assert says in found.message

    def test_a_reason_is_asked_for_where_that_is_configured(self) -> None:
        text = HEAD + ASKED + "\n<!-- exlint-disable-next-line FAQ001 -->\n" + ASKED
        assert codes(lint(Source("page.md", text), DEFAULT)) == []
        assert codes(lint(Source("page.md", text), EVERYTHING)) == ["SUP003"]

    def test_nothing_is_told_of_rules_that_the_run_left_out(self) -> None:
        text = HEAD + "<!-- exlint-disable-file FAQ001, MUS001, all: elsewhere -->\n\n" + ASKED
        partly = Plan(Choices(select=("MUS001", "suppression"), isolated=True)).base
        (found,) = lint(Source("page.md", text), partly).diagnostics
        assert found.message == "Nothing is found here that MUS001 would report"

    def test_nothing_is_told_of_rules_that_look_across_documents(self) -> None:
        assert codes(page(ASKED, "<!-- exlint-disable-file corpus-duplicate: maybe in another run -->")) == []


YAML = """\
# the head of the file
name: Wall Sit
target: quads
secondary:
  - glutes
  - quads
steps: [Slide down the wall., Stay there.]
notes: |
  # exlint: ignore-file[MUS004] only text
tip: "# exlint: ignore-file[MUS004] only text"
"""


class TestYaml:
    def test_text_in_values_silences_nothing(self) -> None:
        assert codes(lint(Source("a.yaml", YAML), DEFAULT)) == ["MUS004"]

    @pytest.mark.parametrize(
        ("line", "comment"),
        [
            ("  - quads\n", "  - quads  # exlint: ignore[MUS004] both\n"),
            ("  - quads\n", "  # exlint: ignore[MUS004, FAQ] both\n  - quads\n"),
            ("secondary:\n", "# exlint: ignore[target-and-secondary] both\nsecondary:\n"),
            ("secondary:\n", "secondary:  # exlint: ignore[MUS] both\n"),
            ("# the head of the file\n", "# exlint: ignore-file[MUS004] both\n"),
            ("  - quads\n", "  - quads  # exlint: ignore\n"),
        ],
    )
    def test_a_comment_beside_or_above_silences(self, line: str, comment: str) -> None:
        result = lint(Source("a.yaml", YAML.replace(line, comment, 1)), DEFAULT)
        assert "MUS004" not in codes(result)
        assert result.suppressed == 1

    def test_a_comment_above_another_key_does_not_reach(self) -> None:
        text = YAML.replace("target: ", "# exlint: ignore[MUS004] not here\ntarget: ", 1)
        assert codes(lint(Source("a.yaml", text), DEFAULT)) == ["SUP001", "MUS004"]

    def test_front_matter_is_yaml_and_the_page_below_is_not(self) -> None:
        front = "---\nname: Wall Sit\ntarget: quads\nsecondary: [glutes, quads]  # exlint: ignore[MUS004] both\n---\n"
        body = "\n## Steps\n\n1. Slide down the wall.\n2. Hold.\n\n# exlint: ignore-file[FAQ001] no\n\nLow.\n"
        result = lint(Source("a.md", front + body), DEFAULT)
        assert (codes(result), result.suppressed) == ([], 1)

    def test_in_a_stream_each_document_is_reached(self) -> None:
        text = YAML + "---\n" + YAML.replace("  - quads", "  - quads # exlint: ignore[MUS004] both")
        result = lint(Source("a.yaml", text), DEFAULT)
        assert (codes(result), result.suppressed) == (["MUS004"], 1)

    def test_the_fix_leaves_the_value_as_it_was(self) -> None:
        text = YAML.replace("quads\nsecondary", "quads  # exlint: ignore[FAQ001, MUS001] idle\nsecondary")
        found = next(each for each in lint(Source("a.yaml", text), DEFAULT).diagnostics if each.code == "SUP001")
        assert mended(text, found) == YAML


RECORDS = """\
[{"id": "a", "name": "Wall Sit", "primaryMuscles": ["quadriceps"], "secondaryMuscles": ["glutes", "quadriceps"],
  "instructions": ["Slide down.", "Hold."], "level": "beginner", "equipment": "body only", "category": "strength"},
 {"id": "b", "name": "Step-up", "primaryMuscles": ["quadriceps"], "secondaryMuscles": ["quadriceps"],
  "instructions": ["Step up.", "Step down."], "level": "beginner", "equipment": "body only", "category": "strength"}]
"""


class TestConfiguration:
    @pytest.fixture(autouse=True)
    def repository(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("data.json").write_text(RECORDS, encoding="utf-8")

    def found(self, entry: str) -> tuple[list[str], int]:
        Path(".exlint.yaml").write_text(f"suppress:\n  - {entry}\n", encoding="utf-8")
        done = run(Request(("data.json",)), Plan(Choices(select=("MUS004",))))
        return [each.primary.pointer for each in done.diagnostics], done.suppressed

    def test_a_pointer_means_what_lies_below_it(self) -> None:
        everything, _ = self.found("{files: [other.json], rules: [MUS004]}")
        first, second = everything
        assert self.found(f"{{files: [data.json], pointer: {first}, rules: [MUS004], reason: both}}") == ([second], 1)
        assert self.found("{files: ['*.json'], pointer: /1, rules: [MUS004]}") == ([first], 1)

    def test_a_star_is_any_one_key_and_no_pointer_the_whole_file(self) -> None:
        assert self.found("{files: ['*.json'], pointer: '/*/secondaryMuscles', rules: [muscle-role]}")[0] == []
        assert self.found("{files: ['*.json'], rules: [all]}") == ([], 2)

    def audited(self, entry: str, *paths: str) -> list[str]:
        Path(".exlint.yaml").write_text(f"extends: strict\nsuppress:\n  - {entry}\n", encoding="utf-8")
        found = run(Request(paths or (".",)), Plan(Choices())).diagnostics
        return [f"{each.primary.path}:{each.primary.start.line} {each.message}" for each in found if "SUP" in each.code]

    def test_an_entry_that_accepts_nothing_is_told(self) -> None:
        assert self.audited("{files: ['*.json'], rules: [MUS004], reason: both}") == []
        assert self.audited("{files: ['*.json'], rules: [MUS004, FAQ001], pointer: /7, reason: x}") == [
            ".exlint.yaml:3 Nothing is found here that MUS004, FAQ001 would report"
        ]

    def test_an_entry_without_a_reason_is_told_where_that_is_asked_for(self) -> None:
        assert self.audited("{files: ['*.json'], rules: [MUS004]}") == [
            ".exlint.yaml:3 Why MUS004 may be ignored here is not said"
        ]

    def test_of_a_part_of_the_repository_it_cannot_be_told(self) -> None:
        assert self.audited("{files: ['*.json'], rules: [FAQ001], reason: x}", "data.json") == []

    def test_other_rules_are_left_alone(self) -> None:
        assert self.found("{files: ['*.json'], rules: [FAQ]}")[1] == 0


def test_findings_across_documents_are_silenced_in_the_document_that_they_are_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    body = "\n- **Target Muscle:** Quads\n\n## Steps\n\n1. Slide down the wall until the thighs are level.\n"
    for name in ("a", "b"):
        Path(f"{name}.md").write_text(f"# Wall Sit\n{body}", encoding="utf-8")
    plan = Plan(Choices(isolated=True))
    done = run(Request((".",)), plan)
    (found,) = {each.primary.path for each in done.diagnostics if each.category.startswith("corpus")}
    with Path(found).open("a", encoding="utf-8") as file:
        file.write("\n<!-- exlint-disable-file corpus-duplicate, corpus-conflict: told twice on purpose -->\n")
    again = run(Request((".",)), plan)
    assert not [each for each in again.diagnostics if each.category.startswith("corpus") and each.primary.path == found]
    assert again.suppressed


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_a_comment_above_a_block_changes_nothing_of_how_a_page_is_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    before = [(each.code, each.primary.start.line) for each in lint(Source(path.name, text), DEFAULT).diagnostics]
    for index, line in enumerate(lines):
        begins = index == 0 or not lines[index - 1].strip() or re.match(r"(?:[-*+]|\d+\.) ", line)
        if not line.strip() or not begins or line.startswith((" ", "|", "---")):
            continue
        changed = [*lines[:index], "<!-- exlint-disable-next-line SUP003: x -->", *lines[index:]]
        after = lint(Source(path.name, "\n".join(changed)), DEFAULT).diagnostics
        places = [(each.code, each.primary.start.line - (each.primary.start.line > index)) for each in after]
        assert places == before, line
