"""Headings and parts, where the examples of the rules do not reach."""

from __future__ import annotations

import pytest

from exlint.config import Choices
from exlint.linter import Settings, lint
from exlint.settings import settings_for
from exlint.source import Source

HEAD = "# Wall Sit\n\n- **Target Muscle:** Quads\n\n## Steps\n\n1. Lean against a wall.\n2. Sink.\n\n"


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices(select=("STR",)))


def found(settings: Settings, text: str, path: str = "wall-sit.md") -> list[tuple[str, int]]:
    return [(each.code, each.primary.start.line) for each in lint(Source(path, text), settings).diagnostics]


@pytest.mark.parametrize(
    "below",
    [
        "## Tips\n\n![A level thigh](level.png)\n",
        "## Tips\n\n```text\n90 degrees\n```\n",
        "## Tips\n\n{% include tips.html %}\n",
        "## Tips\n\n<Tips exercise='wall-sit' />\n",
        "## Tips\n\n| Time | Sets |\n| --- | --- |\n| 30 s | 3 |\n",
        "## Tips\n\n[wall]: https://example.org/wall\n",
        "## Tips\n\n### For the knees\n\nKeep them over the feet.\n",
        "## FAQ\n\n### Is it safe?\n\n### Is it hard?\n\nYes.\n",
        "## Keep the whole back against the wall throughout\n",
    ],
)
def test_what_stands_below_a_heading(settings: Settings, below: str) -> None:
    assert "STR004" not in [code for code, _ in found(settings, HEAD + below)]


@pytest.mark.parametrize("below", ["## Tips\n", "Tips\n----\n", "## Tips\n\n---\n", "<h2>Tips</h2>\n"])
def test_nothing_stands_below_a_heading(settings: Settings, below: str) -> None:
    assert found(settings, HEAD + below) == [("STR004", 10)]


def test_a_page_that_is_its_title_alone_is_left_to_its_front_matter(settings: Settings) -> None:
    page = "---\nname: Wall Sit\ntarget: quads\nsteps: [Lean against a wall., Sink.]\n---\n\n# Wall Sit\n"
    assert found(settings, page) == []


def test_only_pages_have_headings(settings: Settings) -> None:
    article = "Wall Sit\n\nHow to do it\n\n1. Lean against a wall.\n2. Sink.\n\nTips\n\nRelated\n"
    assert found(settings, article, "wall-sit.txt") == []
