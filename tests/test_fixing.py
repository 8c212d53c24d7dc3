"""Fixes: what they leave alone, what they wait for, and what the guard does not let pass."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.config import Choices
from exlint.diagnostics import Applicability, Category, Diagnostic, Edit, Fix, Label, Severity
from exlint.fixing import Fixed, apply_edits, fix, up_to
from exlint.linter import Result, Settings, lint
from exlint.readers.formats import read
from exlint.record import MalformedSource, plain
from exlint.rules import Example, Rule
from exlint.settings import every_rule, settings_for
from exlint.source import Source, read_source

EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in every_rule(())
    for number, example in enumerate(rule.examples)
    if example.kind == "bad" and rule.scope == "document"
]
SHARED = Path(__file__).parents[2] / "shared" / "corpora"
REAL = sorted(SHARED.glob("*/*.md"))[::23] + sorted(SHARED.glob("free-exercise-db/*.json"))[::23]
ANY = up_to(Applicability.UNSAFE)


@cache
def settings() -> Settings:
    return settings_for(Choices(select=("all",)))


def assert_sound(done: Fixed, wanted: Callable[[Diagnostic], bool] = ANY) -> None:
    """Fixing again changes nothing more, and there are fewer findings and none of a kind that was not there.

    One that had yielded to a finding that is mended now was there before.
    """
    assert not fix(done.source, settings(), wanted).changed
    results = (lint(source, settings()) for source in (done.original, done.source))
    before, after = ((*each.diagnostics, *each.yielding) for each in results)
    assert {each.code for each in after} <= {each.code for each in before}
    assert len(after) <= len(before) - bool(done.applied)
    assert not done.changed or done.applied


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_examples_are_mended(rule: Rule, example: Example) -> None:
    def of_rule(diagnostic: Diagnostic) -> bool:
        return diagnostic.rule == rule.id and ANY(diagnostic)

    ((path, text),) = example.documents.items()
    source = Source(path, text)
    fixable = [each for each in lint(source, settings()).diagnostics if of_rule(each)]
    done = fix(source, settings(), of_rule)
    assert not done.refused
    assert done.changed == bool(fixable)
    assert_sound(done, of_rule)
    if example.fixed is not None:
        assert done.source.text == example.fixed


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_real_documents_are_mended(path: Path) -> None:
    assert_sound(fix(read_source(path, path.name), settings(), ANY))


FAQ = """\
# Wall Sit

- **Target Muscle:** Quads

## FAQ

### How low should I go?

Until the thighs are level.

### How low should I go?

Until the thighs are level. Stop where the knees hurt.

### Is a mat needed?

No."""
POORER = "### How low should I go?\n\nUntil the thighs are level.\n\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_the_poorer_question_goes_with_its_answer_and_nothing_else(end: str, last: str) -> None:
    before, after = ((text + last).replace("\n", end) for text in (FAQ, FAQ.replace(POORER, "", 1)))
    done = fix(Source("wall-sit.md", before, bom=True), settings(), up_to(Applicability.SAFE))
    assert done.source == Source("wall-sit.md", after, bom=True)
    assert [each.code for each in done.applied] == ["FAQ001"]


def test_an_answer_that_would_be_lost_is_no_safe_fix() -> None:
    source = Source("wall-sit.md", FAQ.replace("Until the thighs are level.\n", "As low as you can.\n", 1))
    assert not fix(source, settings(), up_to(Applicability.SAFE)).changed
    done = fix(source, settings(), up_to(Applicability.UNSAFE))
    assert "As low as you can" not in done.source.text


RECORD = """\
{
  "name": "Wall Sit",
  "target": "quads",
  "secondaryMuscles": %s,
  "equipment": "body weight",
  "instructions": ["Sit against a wall."]
}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('["glutes", "quads"]', '["glutes"]'),
        ('["quads", "glutes"]', '["glutes"]'),
        ('[\n    "glutes",\n    "quads",\n    "calves"\n  ]', '[\n    "glutes",\n    "calves"\n  ]'),
    ],
)
def test_a_muscle_is_taken_out_of_a_json_list_in_its_layout(before: str, after: str) -> None:
    done = fix(Source("wall-sit.json", RECORD % before), settings(), up_to(Applicability.SAFE))
    assert done.source.text == RECORD % after


YAML = """\
name: Wall Sit  # the classic
target: quads
secondaryMuscles:{values}
equipment: body weight
instructions:
  - Sit against a wall.
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n  - glutes  # a little\n  - quads\n", "\n  - glutes  # a little\n"),
        ("\n- quads\n- 'glutes'\n", "\n- 'glutes'\n"),
        (" [glutes, quads]\n", " [glutes]\n"),
    ],
)
def test_a_muscle_is_taken_out_of_a_yaml_list_in_its_layout(before: str, after: str) -> None:
    before, after = (YAML.format(values=values.removesuffix("\n")) for values in (before, after))
    done = fix(Source("wall-sit.yaml", before), settings(), up_to(Applicability.SAFE))
    assert done.source.text == after


ANSWERED = """\
# Wall Sit

- **Target Muscle:** Quads
- **Secondary Muscles:** {muscles}

## FAQ

### What muscles does the wall sit work?

It primarily targets the quads, with help from the adductors.
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Glutes", "Glutes, Adductors"),
        ("Glutes, Calves", "Glutes, Calves, Adductors"),
        ("Glutes; Calves", None),
    ],
)
def test_a_muscle_is_added_to_a_line_as_the_line_is_written(before: str, after: str | None) -> None:
    done = fix(Source("wall-sit.md", ANSWERED.format(muscles=before)), settings(), ANY)
    assert done.source.text == ANSWERED.format(muscles=after or before)


# --- rounds and the guard, with a linter made by hand ----------------------------------------------------------------


def diagnostic(source: Source, pattern: str, text: str, code: str = "AAA001") -> list[Diagnostic]:
    """A finding with a fix for each place where a pattern stands."""

    def found(match: re.Match[str]) -> Diagnostic:
        start, end = (source.position(match.start()), source.position(match.end()))
        label = Label(source.path, "", "", "", start, end, (), primary=True)
        mend = Fix("mend it", Applicability.SAFE, (Edit(start, end, text),))
        name = f"{code} {match.group()} {match.start()}"
        return Diagnostic(
            code, code.lower(), Category.OTHER, Severity.WARNING, 1.0, "m", "s", (label,), mend, name, "url"
        )

    return [found(match) for match in re.finditer(pattern, source.text)]


@pytest.fixture
def linter(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def install(*rules: tuple[str, str, str]) -> None:
        def lint_by_hand(source: Source, _: Settings) -> Result:
            try:
                read(source)
            except MalformedSource:
                return Result(failed=True)
            found = [each for code, pattern, text in rules for each in diagnostic(source, pattern, text, code)]
            return Result(tuple(sorted(found, key=lambda each: each.order)), documents=1)

        monkeypatch.setattr("exlint.fixing.lint", lint_by_hand)

    return install


def mended(text: str, path: str = "page.md") -> Fixed:
    return fix(Source(path, text), settings(), up_to(Applicability.SAFE))


def test_fixes_that_overlap_wait_a_round(linter: Callable[..., None]) -> None:
    linter(("AAA001", "teh teh", "the teh"), ("AAA002", r"teh$", "the"))
    done = mended("teh teh\n")
    assert (done.source.text, [each.code for each in done.applied]) == ("the the\n", ["AAA001", "AAA002"])


def test_rules_that_undo_each_other_are_named_and_change_nothing(linter: Callable[..., None]) -> None:
    linter(("AAA001", r"one\b", "two"), ("AAA002", r"two\b", "one"), ("AAA003", "three", "3"))
    done = mended("one three\n")
    assert done.source.text == "one 3\n"
    assert [(each.diagnostic.code, "new finding" in each.reason) for each in done.refused] == [("AAA001", True)]


def test_a_fix_that_breaks_the_file_is_refused_and_the_others_stand(linter: Callable[..., None]) -> None:
    linter(("AAA001", '"bad"', '"'), ("AAA002", "teh", "the"))
    done = mended('{"name": "teh row", "note": "bad"}', "row.json")
    assert plain_of(done.source) == {"name": "the row", "note": "bad"}
    assert [each.reason for each in done.refused] == ["the fixed file could not be read again"]


def test_a_fix_that_changes_what_stands_elsewhere_is_refused(linter: Callable[..., None]) -> None:
    linter(("AAA001", "stop here", "<!-- stop here"))
    done = mended("# Row\n\nstop here\n\nPull the bar.\n")
    assert not done.changed
    assert [each.reason for each in done.refused] == ["the fix would change what the file says elsewhere"]


def test_a_fix_that_mends_nothing_is_refused(linter: Callable[..., None]) -> None:
    linter(("AAA001", "row", "row row"), ("AAA001", "$^", ""))
    assert not mended("row\n").changed


def plain_of(source: Source) -> object:
    (record,) = read(source)
    assert record.data is not None
    return plain(record.data)


@given(st.text("ab\n", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.text("xy", max_size=3)), max_size=4))
def test_only_the_edited_places_change(text: str, changes: list[tuple[int, str]]) -> None:
    source = Source("page.md", text)
    places = sorted({min(at, len(text)): new for at, new in changes}.items())
    edits = [Edit(source.position(at), source.position(at), new) for at, new in places]
    done = apply_edits(text, edits)
    kept = done
    for at, new in reversed(places):
        shift = at + sum(len(other) for place, other in places if place < at)
        assert done[shift : shift + len(new)] == new
        kept = kept[:shift] + kept[shift + len(new) :]
    assert kept == text
