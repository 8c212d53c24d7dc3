"""The verbs for what a repository wants of its documents: counts, lengths, patterns, closed lists, required parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from exlint.checks.allowed_values import AllowedValues, allowed_values
from exlint.checks.count import Count, count
from exlint.checks.length import Length, length
from exlint.checks.missing_part import MissingPart, missing_part
from exlint.checks.pattern import VERB as PATTERN
from exlint.checks.pattern import Pattern, pattern
from exlint.checks.verb import Case, Finding
from exlint.config import Choices
from exlint.linter import recognised_in
from exlint.profiles import Recognised
from exlint.readers.formats import read
from exlint.settings import settings_for
from exlint.source import Source

PAGE = """# Wall Sit

- **Target Muscle:** Quads
- **Secondary Muscles:** Glutes, calves
- **Level:** easy

A wall sit is a hold. It needs a wall.

## How to perform

Wear shoes.

1. Lean against a wall
   - with your whole back
2. Sink.

## Tips

- **Feet**: Keep them flat.
"""


def case_of(text: str, path: str = "wall-sit.md") -> Case:
    settings = settings_for(Choices())
    source = Source(path, text)
    recognised = recognised_in(read(source), source, settings)
    assert isinstance(recognised, Recognised)
    return Case(recognised.exercises[0], settings.knowledge, text)


@pytest.fixture(scope="module")
def page() -> Case:
    return case_of(PAGE)


def told(found: Iterator[Finding], *names: str) -> list[tuple[str, ...]]:
    """Of each finding its grade, some values, and the line of its place."""
    return [
        (each.grade, *(each.values[name] for name in names), str(PAGE.count("\n", 0, each.marks[0].span.start) + 1))
        for each in found
    ]


@pytest.mark.parametrize(
    ("part", "options", "expected"),
    [
        ("steps", Count(at_least=2, at_most=2), []),
        ("steps", Count(at_least=3), [("few", "2", "3", "13")]),
        ("steps", Count(at_most=1), [("many", "2", "1", "15")]),
        ("tips", Count(at_least=2), [("few", "1", "2", "19")]),
        ("mistakes", Count(at_least=2), []),
        ("fields.secondary", Count(at_most=1), [("many", "2", "1", "4")]),
        ("fields.target", Count(at_least=1, at_most=1), []),
        ("description", Count(at_least=9), [("few", "1", "9", "7")]),
        ("description", Count(at_least=9, lists=True), []),
        ("questions.question", Count(at_least=3), []),
    ],
)
def test_counts(page: Case, part: str, options: Count, expected: list[tuple[str, ...]]) -> None:
    assert told(count(page, {"of": (part,)}, options), "count", "wanted") == expected


def test_each_version_is_counted_alone() -> None:
    steps = "\n\n1. Lean against it.\n2. Sink.\n\n"
    head = "# Wall Sit\n\n- **Target Muscle:** Quads\n- **Level:** easy\n\n"
    versions = case_of(f"{head}## Wall Sit with a Ball: Steps{steps}## Wall Sit with a Band: Steps{steps}")
    assert len(list(versions.selected(["steps"]))) == 4
    assert list(count(versions, {"of": ("steps",)}, Count(at_most=2))) == []


@pytest.mark.parametrize(
    ("part", "options", "expected"),
    [
        ("name", Length(at_most=2), []),
        ("name", Length(at_most=1), [("long", "2", "1", "words", "1")]),
        ("name", Length(at_least=9, unit="characters"), [("short", "8", "9", "characters", "1")]),
        ("steps", Length(at_least=3), [("short", "2", "3", "words", "11"), ("short", "1", "3", "words", "15")]),
        ("steps", Length(at_least=12, whole=True), [("short", "11", "12", "words", "11")]),
        ("steps", Length(at_least=11, whole=True), []),
        ("mistakes", Length(at_least=5, whole=True), []),
    ],
)
def test_lengths(page: Case, part: str, options: Length, expected: list[tuple[str, ...]]) -> None:
    assert told(length(page, {"of": (part,)}, options), "size", "wanted", "unit") == expected


@pytest.mark.parametrize(
    ("part", "expression", "expected"),
    [
        ("name", r"[A-Z]\w*( [A-Z]\w*)*", []),
        ("name", r"[a-z-]+", [("found", "Wall Sit", "1")]),
        ("name", r"Wall", [("found", "Wall Sit", "1")]),
        ("fields.secondary", r"[A-Z].*", [("found", "calves", "4")]),
        ("fields.force", r"push|pull", []),
    ],
)
def test_patterns(page: Case, part: str, expression: str, expected: list[tuple[str, ...]]) -> None:
    assert told(pattern(page, {"of": (part,)}, Pattern(expression)), "value") == expected


def test_a_pattern_that_is_none_is_refused_with_its_fault() -> None:
    assert PATTERN.fault is not None
    assert "unterminated" in str(PATTERN.fault(Pattern("[a-z"), {}))
    assert PATTERN.fault(Pattern("[a-z]"), {}) is None


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (AllowedValues(("easy", "hard")), []),
        (AllowedValues(("Easy", "Hard")), []),
        (AllowedValues(("Easy", "Hard"), exact=True), [("near", "easy", "Easy", "5")]),
        (AllowedValues(("beginner", "advanced")), [("unknown", "easy", "beginner, advanced", "5")]),
    ],
)
def test_values_of_a_closed_list(page: Case, options: AllowedValues, expected: list[tuple[str, ...]]) -> None:
    found = allowed_values(page, {"of": ("fields.level",)}, options)
    assert told(found, "value", "expected") == expected


def parts_missed(case: Case, parts: Sequence[str], *profiles: str, also: Sequence[str] = ()) -> list[tuple[str, str]]:
    select = {"of": tuple(parts), **({"or": tuple(also)} if also else {})}
    return [(each.grade, each.values["part"]) for each in missing_part(case, select, MissingPart(profiles))]


def test_parts_that_a_page_must_have(page: Case) -> None:
    assert parts_missed(page, ["safety"]) == []
    assert parts_missed(page, ["safety"], "label-page") == [("missing", "safety")]
    assert parts_missed(page, ["safety"], "*") == [("missing", "safety")]
    assert parts_missed(page, ["safety"], "*", also=["tips"]) == []
    assert parts_missed(page, ["safety", "steps"], "*") == []
    assert parts_missed(page, ["fields.equipment"], "exercisedb") == []


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ('{"name": "Wall Sit", "target": "quads", "instructions": []}', [("empty", "steps")]),
        ('{"name": "Wall Sit", "target": "quads", "instructions": ""}', [("empty", "steps")]),
        ('{"name": "Wall Sit", "target": "quads", "instructions": ["", " "]}', [("empty", "steps")]),
        ('{"name": "Wall Sit", "target": "quads", "instructions": null}', []),
        ('{"name": "Wall Sit", "target": "quads"}', []),
        ('{"name": "Wall Sit", "target": "quads", "instructions": ["Sink."]}', []),
        ('{"name": "Wall Sit", "target": "quads", "tips": [], "instructions": ["Sink."]}', []),
    ],
)
def test_empty_values_of_records(record: str, expected: list[tuple[str, str]]) -> None:
    assert parts_missed(case_of(record, "wall-sit.json"), ["steps"]) == expected
