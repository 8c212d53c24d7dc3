"""Shapes: the shipped profiles, and exercises read by them from text or from tests/documents/shapes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from exlint.exercise import Exercise, Item, Part, Section
from exlint.profiles import NotAnExercise, Profiles, Recognised, compile_profiles, recognise
from exlint.readers.formats import read
from exlint.shipped import load
from exlint.source import Source

DOCUMENTS = Path(__file__).parents[1] / "documents" / "shapes"


def shipped_data() -> dict[str, dict[str, object]]:
    """The profiles, headings and keys that come with exlint, as plain data."""
    data = load()
    profiles, vocabulary = data["profiles"], data["vocabulary"]
    assert isinstance(profiles, dict)
    assert isinstance(vocabulary, dict)
    return {"profiles": profiles, "headings": vocabulary["headings"], "keys": vocabulary["keys"]}


@cache
def shipped() -> Profiles:
    return compile_profiles(shipped_data())


def outcome(path: str, text: str, forced: str | None = None) -> Recognised | NotAnExercise:
    """What a file with this text is recognised as."""
    return recognise(read(Source(path, text)), shipped(), path=path, forced=forced)


def exercises(path: str, text: str | None = None) -> tuple[Exercise, ...]:
    """The exercises of a text, or of a document in tests/documents/shapes."""
    if text is None:
        text = (DOCUMENTS / path).read_text(encoding="utf-8")
    found = outcome(path, text)
    assert isinstance(found, Recognised), found
    return found.exercises


def exercise(path: str, text: str | None = None) -> Exercise:
    """The only exercise of a text or document."""
    (only,) = exercises(path, text)
    return only


def page(text: str) -> Exercise:
    """The exercise of a Markdown page."""
    return exercise("page.md", text)


def values(one: Exercise, name: str) -> list[str]:
    """The values of a field."""
    found = one.field(name)
    assert found is not None, f"no field {name}"
    return [value.value for value in found.values]


def texts(one: Exercise, part: Part) -> list[str]:
    """The items of all sections of a part."""
    return [item.text.value for section in one.of(part) for item in section.items]


def items(one: Exercise, part: Part) -> list[Item]:
    return [item for section in one.of(part) for item in section.items]


def headings(sections: tuple[Section, ...]) -> list[tuple[str, str | None]]:
    """What the sections are for, and their headings."""
    return [(str(section.part), section.heading.value if section.heading else None) for section in sections]


def asked(one: Exercise) -> list[tuple[str, list[str]]]:
    """The questions with the paragraphs of their answers."""
    return [(each.question.value, [item.text.value for item in each.answer]) for each in one.questions]
