"""One cause is told once: which finding stands, and what brings the one back that yields."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.cli import run
from exlint.config import Choices
from exlint.corpus import lint_together
from exlint.diagnostics import Applicability, Category, Diagnostic, Label, Severity
from exlint.fixing import fix, up_to
from exlint.linter import Result, Settings, lint
from exlint.rulefiles import load_folder
from exlint.settings import settings_for
from exlint.source import Source
from exlint.yielding import part

ROOT = Path(__file__).parent.parent
CURL = """\
# Leg Curl

- **Target Muscle:** Biceps
- **Secondary Muscles:** Calves

## How to perform

1. Lie on the pad and bend your knees until the heels are near the seat.
2. Lower the weight until the legs are straight.

## FAQ

### What does it train?

The leg curl mainly targets the hamstrings.
"""
"""A target that the answer contradicts (MUS001) and the movement (MUS008); no field has that of the answer (MUS003)."""
NO_EXERCISE = """\
id: no-exercise
code: OWN001
category: other
severity: info
summary: A description calls an exercise one
select: {of: [description]}
check: forbidden-phrase
with: {patterns: ['\\blegs? exercise\\b']}
message: "“{phrase}” says little"
suggestion: Say what it is
yields-to: [TXT003]
rationale: The reader knows.
examples:
  - bad: "# Squat\\n\\nA leg exercise.\\n"
    finds: [{line: 3}]
  - good: "# Squat\\n\\nBend your knees.\\n"
"""
TARGET = "- **Target Muscle:** Biceps"
PAGE = "page.md"


def found(text: str, settings: Settings | None = None) -> Result:
    return lint(Source(PAGE, text), settings or settings_for(Choices(select=("MUS", "SUP"))))


def codes(result: Result) -> list[str]:
    return sorted(each.code for each in result.diagnostics)


def yielding_to(settings: Settings, yields: Mapping[str, tuple[str, ...]]) -> Settings:
    """Settings with other declarations than the rule files have."""
    rules = tuple(rule._replace(yields_to=yields.get(rule.code, ())) for rule in settings.rules)
    return settings._replace(rules=rules)


def test_one_wrong_target_is_told_once() -> None:
    result = found(CURL)
    assert codes(result) == ["MUS001"]
    assert sorted(each.code for each in result.yielding) == ["MUS003", "MUS008"]


def test_a_sentence_without_a_verb_is_not_also_told_to_lack_an_article() -> None:
    text = CURL.replace("- **T", "Bends the knees. Simple leg exercise using barbell.\n\n- **T")
    assert codes(found(text, settings_for(Choices(select=("TXT",))))) == ["TXT004"]
    assert codes(found(text, settings_for(Choices(select=("TXT",), ignore=("TXT004",))))) == ["TXT025"]


def test_another_place_is_another_cause() -> None:
    text = CURL + "\n### And what helps?\n\nThe thigh muscles and the popliteus assist in the leg curl.\n"
    assert codes(found(text)) == ["MUS001", "MUS003"]


def test_another_document_of_the_file_is_another_cause() -> None:
    agreeing = {"name": "Leg Curl", "target": "biceps", "instructions": ["Bend your knees."]}
    contradicting = {**agreeing, "description": "The leg curl mainly targets the hamstrings."}
    result = lint(Source("all.json", json.dumps([agreeing, contradicting], indent=1)), settings_for(Choices()))
    of = [(each.primary.document, each.code) for each in result.diagnostics if each.code.startswith("MUS00")]
    assert ("/0", "MUS008") in of
    assert [code for document, code in of if document == "/1"] == ["MUS001"]


class TestSettings:
    def test_a_rule_that_is_off_takes_nobody_along(self) -> None:
        assert codes(found(CURL, settings_for(Choices(select=("MUS",), ignore=("MUS001",))))) == ["MUS003", "MUS008"]
        assert codes(found(CURL, settings_for(Choices(select=("MUS008",))))) == ["MUS008"]

    def test_a_graver_finding_stands(self) -> None:
        choices = Choices(select=("MUS",), severity=("MUS001=warning", "MUS008=error", "MUS003=warning"))
        assert codes(found(CURL, settings_for(choices))) == ["MUS001", "MUS008"]

    def test_of_equal_severity_one_is_enough(self) -> None:
        choices = Choices(select=("MUS",), severity=("MUS001=info", "MUS008=info", "MUS003=info"))
        assert codes(found(CURL, settings_for(choices))) == ["MUS001"]


class TestSuppressions:
    def test_a_suppressed_finding_takes_nobody_along(self) -> None:
        text = CURL.replace(TARGET, f"{TARGET} <!-- exlint-disable-line MUS001: under discussion -->")
        result = found(text)
        assert codes(result) == ["MUS003", "MUS008"]
        assert (result.suppressed, result.yielding) == (1, ())

    def test_both_can_be_named(self) -> None:
        text = CURL.replace(TARGET, f"{TARGET} <!-- exlint-disable-line MUS001, MUS008: under discussion -->")
        result = found(text)
        assert (codes(result), result.suppressed) == (["MUS003"], 2)

    def test_a_suppression_of_what_would_yield_is_of_use(self) -> None:
        text = CURL.replace(TARGET, f"{TARGET} <!-- exlint-disable-line MUS008: as the machine's maker says -->")
        result = found(text)
        assert (codes(result), result.suppressed) == (["MUS001"], 1)


def test_a_baseline_of_what_is_told_leaves_nothing_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "leg-curl.md").write_text(CURL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["baseline", "create"]) == 0
    assert "MUS008" not in (tmp_path / ".exlint/baseline.json").read_text(encoding="utf-8")
    capsys.readouterr()
    assert run(["check", "--fail-on", "info"]) == 0
    assert "MUS" not in capsys.readouterr().out


class TestFixes:
    TEXT = CURL.replace("- **T", "Bends the knees. Easy legs exercise using barbell.\n\n- **T")

    def test_what_has_a_safe_fix_does_not_yield_to_what_has_none(self) -> None:
        every = settings_for(Choices(select=("TXT",)))
        settings = yielding_to(every, dict.fromkeys(("TXT003", "TXT025"), ("TXT004",)))
        assert codes(found(self.TEXT, settings)) == ["TXT003", "TXT004"]

    def test_it_yields_to_what_has_a_safe_fix_too(self) -> None:
        text = CURL.replace("2. Lower", "2. Stay tall as you Pullup the weight. Lower")
        settings = settings_for(Choices(select=("TXT021", "TXT022")))
        assert codes(found(text, settings)) == ["TXT021", "TXT022"]
        assert codes(found(text, yielding_to(settings, {"TXT021": ("TXT022",)}))) == ["TXT022"]
        assert codes(found(text, yielding_to(settings, {"TXT022": ("TXT021",)}))) == ["TXT021", "TXT022"]

    def test_a_finding_that_comes_back_is_no_new_one(self, tmp_path: Path) -> None:
        (tmp_path / "no-exercise.yaml").write_text(NO_EXERCISE, encoding="utf-8")
        settings = settings_for(Choices(select=("TXT003", "OWN001"), rule_folders=(str(tmp_path),)))
        assert codes(found(self.TEXT, settings)) == ["TXT003"]
        done = fix(Source(PAGE, self.TEXT), settings, up_to(Applicability.SAFE))
        assert not done.refused
        assert "Easy leg exercise" in done.source.text
        assert codes(lint(done.source, settings)) == ["OWN001"]


class TestPart:
    """Diagnostics made by hand, for what no rule file declares."""

    YIELDS: ClassVar = {"AAA001": ("BBB001",), "BBB001": ("CCC001",)}

    @staticmethod
    def at(code: str, *places: tuple[int, int], severity: Severity = Severity.WARNING) -> Diagnostic:
        source = Source(PAGE, "x" * 100)
        labels = tuple(
            Label(PAGE, "", "", "", source.position(start), source.position(end), (), primary=index == 0)
            for index, (start, end) in enumerate(places)
        )
        return Diagnostic(
            code, code.lower(), Category.OTHER, severity, 1.0, "m", "s", labels, None, f"{code}{places}", ""
        )

    @pytest.mark.parametrize(
        ("place", "yields"),
        [((10, 20), True), ((12, 18), True), ((9, 15), False), ((30, 40), True), ((31, 39), False), ((50, 60), False)],
    )
    def test_a_part_of_the_primary_place_or_a_related_place_itself(
        self, place: tuple[int, int], *, yields: bool
    ) -> None:
        given = (self.at("AAA001", place), self.at("BBB001", (10, 20), (30, 40)))
        assert (given[0] in part(given, self.YIELDS).yielding) == yields

    def test_one_that_yields_makes_others_yield_all_the_same(self) -> None:
        given = (
            self.at("AAA001", (12, 14)),
            self.at("BBB001", (12, 14), (40, 50)),
            self.at("CCC001", (40, 50), (12, 14)),
        )
        assert [each.code for each in part(given, self.YIELDS).standing] == ["CCC001"]

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["AAA001", "BBB001", "CCC001"]),
                st.integers(0, 5),
                st.integers(1, 4),
                st.sampled_from(Severity),
            )
        ),
        st.randoms(use_true_random=False),
    )
    def test_order_does_not_matter_and_nothing_is_lost(
        self, made: list[tuple[str, int, int, Severity]], chance: Random
    ) -> None:
        given = [self.at(code, (start, start + size), severity=grave) for code, start, size, grave in made]
        parted = part(given, self.YIELDS)
        assert sorted(given) == sorted((*parted.standing, *parted.yielding))
        shuffled = list(given)
        chance.shuffle(shuffled)
        assert sorted(part(shuffled, self.YIELDS).standing) == sorted(parted.standing)
        for each in parted.yielding:
            assert any(each.severity <= other.severity for other in parted.standing)


def test_our_own_rules_yield_to_rules_that_there_are() -> None:
    load_folder(ROOT / "rules", ROOT / "schemas/rule.schema.json")


def test_an_example_shows_what_its_rule_finds_though_it_yields() -> None:
    settings = settings_for(Choices(select=("all",)))
    shown = lint_together([Source(PAGE, CURL)], settings.telling("MUS008"))
    assert {each.code for each in shown} >= {"MUS001", "MUS008"}
    assert "MUS003" not in {each.code for each in shown}
