"""The examples in the rule files are tests: a bad document gives just the findings it declares, a good one none."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.config import Choices
from exlint.corpus import lint_together
from exlint.diagnostics import Diagnostic, Label
from exlint.linter import Settings, lint
from exlint.rulefiles import check_rule_file
from exlint.rules import Example, Expected, Rule
from exlint.settings import every_rule, settings_for
from exlint.source import Source, read_source

ROOT = Path(__file__).parent.parent
RULES = every_rule(())
CASES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}-{example.kind}")
    for rule in RULES
    for number, example in enumerate(rule.examples)
]


@pytest.fixture(scope="module")
def settings() -> Settings:
    """Every rule on, previews too."""
    return settings_for(Choices(select=("all",)))


def found_by(rule: Rule, example: Example, settings: Settings) -> list[Diagnostic]:
    sources = [Source(path, text) for path, text in example.documents.items()]
    for source in sources:
        result = lint(source, settings)
        assert result.skipped is None, f"{source.path} is not read as an exercise: {result.skipped}"
        assert not result.failed
    return [diagnostic for diagnostic in lint_together(sources, settings) if diagnostic.rule == rule.id]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example, settings: Settings) -> None:
    found = found_by(rule, example, settings)
    wanted = [(each.place, each.also) for each in example.finds]
    places = [(_place(each.primary), tuple(map(_place, each.labels[1:]))) for each in found]
    assert places == wanted
    for diagnostic, expected in zip(found, example.finds, strict=True):
        assert_says_enough(diagnostic, expected)


FIXED = [case for case in CASES if case.values[1].fixed is not None]  # type: ignore[union-attr]  # an Example


@pytest.mark.parametrize(("rule", "example"), FIXED)
def test_fix(rule: Rule, example: Example, settings: Settings) -> None:
    """The edits of an example's findings give what the rule file says that --fix leaves."""
    (path,) = example.documents
    text = example.documents[path]
    fixes = [each.fix for each in found_by(rule, example, settings) if each.fix is not None]
    for edit in sorted((edit for fix in fixes for edit in fix.edits), key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    assert text == example.fixed


def _place(label: Label) -> tuple[str, int]:
    return (label.path, label.start.line)


def assert_says_enough(diagnostic: Diagnostic, expected: Expected) -> None:
    assert expected.severity in (None, diagnostic.severity)
    assert diagnostic.message
    assert diagnostic.suggestion
    assert 0 < diagnostic.confidence <= 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_file_holds_against_its_schema(rule: Rule) -> None:
    path = ROOT / "rules" / rule.path
    checked = check_rule_file(read_source(path, rule.path), ROOT / "schemas" / "rule.schema.json")
    assert checked.code == rule.code
    assert path.stem == rule.id, "a rule's file is called as the rule"


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_its_defect_and_the_nearest_sound_document(rule: Rule) -> None:
    assert {example.kind for example in rule.examples} == {"bad", "good"}
