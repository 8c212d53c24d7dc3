"""Cases for the tests of claims: a small page with the given parts, examined with the shipped words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from exlint.checks.verb import Case
from exlint.config import Choices
from exlint.linter import Settings, recognised_in
from exlint.profiles import Recognised
from exlint.readers.formats import read
from exlint.settings import settings_for
from exlint.source import Source

_FIELDS = {"Target Muscle": "Upper Back", "Secondary Muscles": "Biceps"}


@cache
def settings() -> Settings:
    return settings_for(Choices())


def case_of(
    name: str = "Cable Seated Row",
    *,
    fields: Mapping[str, str] = MappingProxyType(_FIELDS),
    description: str = "",
    steps: Sequence[str] = ("Row the handle to the waist.",),
    tips: Sequence[str] = (),
    mistakes: Sequence[str] = (),
    questions: Mapping[str, str] | None = None,
) -> Case:
    """The case of a Markdown page with these parts; fields by their labels, answers by their questions."""
    blocks = [f"# {name}", "\n".join(f"- **{label}:** {value}" for label, value in fields.items()), description]
    blocks += ["## How to perform", "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))]
    for heading, items in (("Tips", tips), ("Common mistakes", mistakes)):
        if items:
            blocks += [f"## {heading}", "\n".join(f"- {item}" for item in items)]
    if questions:
        blocks.append("## FAQ")
        blocks += [f"### {question}\n\n{answer}" for question, answer in questions.items()]
    source = Source("page.md", "\n\n".join(block for block in blocks if block) + "\n")
    recognised = recognised_in(read(source), source, settings())
    assert isinstance(recognised, Recognised)
    return Case(recognised.exercises[0], settings().knowledge)
