"""The examples in the rule files are tests: a bad document gives just the findings it declares, a good one none."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.config import Choices
from exlint.linter import Settings
from exlint.proving import example_failures
from exlint.rulefiles import check_rule_file
from exlint.rules import Example, Rule
from exlint.settings import every_rule, settings_for
from exlint.source import read_source

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


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example, settings: Settings) -> None:
    assert list(example_failures(rule, example, settings)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_rule_file_holds_against_its_schema(rule: Rule) -> None:
    path = ROOT / "rules" / rule.path
    checked = check_rule_file(read_source(path, rule.path), ROOT / "schemas" / "rule.schema.json")
    assert checked.code == rule.code
    assert path.stem == rule.id


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_shows_its_defect_and_the_nearest_sound_document(rule: Rule) -> None:
    assert {example.kind for example in rule.examples} == {"bad", "good"}
