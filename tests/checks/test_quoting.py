"""A value that is written in the place of another is read back as itself, and no other byte changes."""

from __future__ import annotations

import json

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from exlint.checks.quoting import written
from exlint.facts import Telling, Value
from exlint.record import Format

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12)


def replaced(file: str, new: str, format_: Format, *, data_end: int = 0) -> str | None:
    """The file with its word OLD replaced, as a fix would."""
    start = file.index("OLD")
    quote = file[start - 1] if file[start - 1] in "'\"" else ""
    place = Value("fields.target", "OLD", "", start, start + 3, quote)
    text = written(new, Telling("file", "", "generic", format_, data_end, "", None, (place,), ()), place)
    return None if text is None else file[:start] + text + file[start + 3 :]


@given(WORDS)
@settings(max_examples=60)
def test_json(word: str) -> None:
    file = replaced('{"target": "OLD"}', word, Format.JSON)
    assert file is not None
    assert json.loads(file) == {"target": word}


@given(WORDS, st.sampled_from(['{target: "OLD", level: x}', "target: 'OLD'\n", "target: OLD\n", "target: [OLD, x]\n"]))
@settings(max_examples=100)
def test_yaml(word: str, before: str) -> None:
    file = replaced(before, word, Format.YAML)
    assume(file is not None)
    data = YAML(typ="safe", pure=True).load(file)
    assert data["target"] in (word, [word, "x"])
    assert data.get("level", "x") == "x"


def test_a_word_that_a_bare_yaml_value_cannot_hold_is_left_to_the_editor() -> None:
    assert replaced("target: OLD\n", "core: abs", Format.YAML) is None
    assert replaced("level: OLD\n", "off", Format.YAML) is None
    assert replaced("target: OLD\n", "upper back (rhomboids)", Format.YAML) == "target: upper back (rhomboids)\n"


def test_front_matter_is_yaml_and_the_page_below_it_markdown() -> None:
    page = "---\ntarget: OLD\n---\n# Dip\n"
    assert replaced(page, "*abs*", Format.MARKDOWN, data_end=15) is None
    assert replaced("- **Target:** OLD\n", "*abs*", Format.MARKDOWN) == "- **Target:** \\*abs\\*\n"
