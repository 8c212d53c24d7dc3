"""Links inside a repository: what is looked for, where, and what is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from exlint.checks.across import Corpus
from exlint.checks.dead_links import DeadLinks, dead_links
from exlint.config import Choices
from exlint.corpus import lint_together
from exlint.linter import Settings, lint
from exlint.runner import Request, run
from exlint.settings import Plan, settings_for
from exlint.source import Source

PLACES = ("site/legs/lunge.md", "site/legs/split squat.md", "site/core/plank.md")


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices(select=("LNK002",)))


def page(name: str, words: str = "") -> str:
    return f"# {name}\n\n- **Target Muscle:** Quads\n- **Level:** Easy\n\n{words}\n"


def suggested(target: str, settings: Settings, path: str = "site/legs/wall-sit.md") -> list[str]:
    sources = [Source(path, page("Wall Sit", f"See [this]({target})."))]
    sources += [Source(each, page(Path(each).stem.title())) for each in PLACES]
    return [each.suggestion for each in lint_together(sources, settings)]


@pytest.mark.parametrize(
    "target",
    [
        "lunge.md",
        "./lunge.md?plain=1#tips",
        "split%20squat.md",
        "../core/plank.md",
        "core/plank.md",
        "legs/lunge.md",
        "wall-sit.md",
        "#tips",
        "?sort=name",
        "/legs/pistol.md",
        "//example.org/pistol.md",
        "mailto:coach@example.org",
        "https://example.org/pistol.md",
        "{{site.url}}/pistol.md",
        "pistol",
        "pistol.html",
        "pistol.png",
        "../pistol/",
    ],
)
def test_links_that_are_let_be(settings: Settings, target: str) -> None:
    assert suggested(target, settings) == []


@pytest.mark.parametrize(
    ("target", "suggestion"),
    [
        ("pistol.md", "Correct the link, or remove it"),
        ("../legs/pistol.mdx#tips", "Correct the link, or remove it"),
        ("../../../../pistol.md", "Correct the link, or remove it"),
        ("Plank.md", "Link to site/core/plank.md, if that is meant"),
        ("split_squat.md", "Link to site/legs/split squat.md, if that is meant"),
    ],
)
def test_links_that_lead_nowhere(settings: Settings, target: str, suggestion: str) -> None:
    assert suggested(target, settings) == [suggestion]


def test_standard_input_stands_nowhere(settings: Settings) -> None:
    assert suggested("pistol.md", settings, path="<stdin>") == []


def test_files_that_are_not_checked_exist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wall-sit.md").write_text(page("Wall Sit", "See [one](guide.md), [two](lost.md)."), encoding="utf-8")
    Path("guide.md").write_text("Write kindly.\n", encoding="utf-8")
    found = run(Request(("wall-sit.md",)), Plan(Choices(isolated=True, select=("LNK002",)))).diagnostics
    assert [(each.primary.path, each.message) for each in found] == [("wall-sit.md", "There is no lost.md")]
    absolute = run(Request((str(tmp_path / "wall-sit.md"),)), Plan(Choices(isolated=True, select=("LNK002",))))
    assert [each.message for each in absolute.diagnostics] == ["There is no lost.md"]


@pytest.mark.parametrize(("target", "dead"), [("../lunge/", False), ("../../core/", False), ("../pistol/", True)])
def test_folders_are_looked_at_where_a_rule_asks(settings: Settings, target: str, *, dead: bool) -> None:
    source = Source("site/legs/wall-sit.md", page("Wall Sit", f"See [this]({target})."))
    facts = lint(source, settings).facts
    assert facts is not None
    places = {*PLACES, "site/core"}
    corpus = Corpus([facts], settings.knowledge, places.__contains__)
    assert bool(list(dead_links(corpus, {}, DeadLinks((".md",), folders=True)))) == dead
