"""Templates: a sentence frame of many documents is told once, with its count and places; the others stay as are."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.config import Choices
from exlint.reporters import Style, text
from exlint.reporters.templates import MANY, told
from exlint.reporters.terminal import Terminal
from exlint.runner import Request, Run, run
from exlint.settings import Plan

PAGE = """\
# {name}

The {low} moves a load with the hips. Targets {muscles}.

- **Target Muscle:** Glutes

## How to perform

1. Stand tall.
"""
NAMES = tuple(
    f"{first} {second}"
    for first in ("Wide", "Narrow", "Fast", "Slow", "High")
    for second in ("Hinge", "Jump", "Step", "Carry")
)
MUSCLES = ("glutes, hamstrings", "glutes, calves", "abs, glutes, quadriceps")


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A run over as many documents of one template as make one, and one document of its own."""
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(NAMES):
        page = PAGE.format(name=name, low=name.lower(), muscles=MUSCLES[number % len(MUSCLES)])
        Path(f"{number:02}.md").write_text(page, encoding="utf-8")
    Path("own.md").write_text(
        PAGE.replace("Targets {muscles}", "It works glutes, calves").format(name="Hop", low="hop")
    )
    choices = Choices(select=("TXT002",), isolated=True)
    return run(Request((".",)), Plan(choices))


def test_a_template_is_told_once_with_its_documents_and_places(checked: Run) -> None:
    assert len(NAMES) == MANY
    of_template, own = told(checked.diagnostics)
    assert (of_template.documents, len(of_template.places)) == (MANY, MANY - 1)
    assert of_template.diagnostic.primary.path == "00.md"
    assert of_template.places[0] == "01.md:3"
    assert (own.diagnostic.primary.path, own.places) == ("own.md", ())


def test_the_report_names_some_places_and_all_where_it_is_verbose(checked: Run) -> None:
    short, long = (text.render(checked, Style(Terminal(100), verbose=verbose)) for verbose in (False, True))
    assert f"stands in {MANY} documents" in short
    assert "and 14 more" in short
    assert "19.md:3" not in short
    assert "19.md:3" in long
    assert short.count("missing-and") == 2


def test_one_document_less_is_no_template(checked: Run) -> None:
    fewer = [each for each in checked.diagnostics if each.primary.path != "07.md"]
    assert [each.places for each in told(fewer)] == [()] * MANY
