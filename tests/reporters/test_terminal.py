from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from exlint.reporters.terminal import DEFAULT_WIDTH, Terminal, detect, display_width, wants_colour, wrap


@pytest.mark.parametrize(
    ("choice", "environment", "tty", "expected"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"CI": "true"}, False, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"TERM": "xterm-256color"}, True, True),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour_follows_the_usual_rules(
    choice: str, environment: Mapping[str, str], *, tty: bool, expected: bool
) -> None:
    assert wants_colour(choice, environment, tty=tty) is expected


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("squat", 5),
        ("深蹲", 4),
        ("e\u0301", 1),
        ("👩‍⚕️", 2),
        ("👍🏽", 2),
        ("🇩🇪", 2),
        ("한글", 4),
        ("\uff57", 2),
        ("", 0),
    ],
)
def test_the_width_of_a_text_is_in_columns(text: str, width: int) -> None:
    assert display_width(text, Terminal()) == width


def test_tabs_end_at_every_fourth_column() -> None:
    assert Terminal().plain("a\tb\t\tc") == "a   b       c"


def test_text_is_wrapped_by_columns_not_characters() -> None:
    assert wrap("深蹲 深蹲 squat", 9, Terminal()) == ["深蹲 深蹲", "squat"]


def test_a_word_wider_than_the_row_stands_alone() -> None:
    assert wrap("a unbreakable b", 5, Terminal()) == ["a", "unbreakable", "b"]


class Stream(io.StringIO):
    encoding = "utf-8"


def test_output_that_is_no_terminal_has_a_fixed_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert detect(Stream(), "auto").width == DEFAULT_WIDTH


def test_columns_sets_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    assert detect(Stream(), "auto").width == 77
