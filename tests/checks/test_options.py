"""Options of verbs: one dataclass is the typed value and the schema."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from jsonschema import Draft202012Validator, ValidationError

from exlint.checks import VERBS
from exlint.checks.options import options_schema, read_options


@dataclass(frozen=True)
class Sample:
    by: Literal["a", "b"]
    min_words: int = 4
    names: tuple[str, ...] = ()
    ratio: float | None = None


@dataclass(frozen=True)
class Located:
    schema: Path
    words: Path | None = None


def test_keys_have_hyphens_and_lists_become_tuples() -> None:
    assert read_options(Sample, {"by": "a", "min-words": 2, "names": ["x"]}, Path()) == Sample("a", 2, ("x",))


def test_paths_are_those_of_the_file_that_gives_them() -> None:
    folder = Path("content/.exlint/rules")
    assert read_options(Located, {"schema": "../page.json"}, folder) == Located(folder / "../page.json")


@pytest.mark.parametrize(
    "data", [{"by": "c"}, {}, {"by": "a", "min_words": 1}, {"by": "a", "min-words": "two"}, {"by": "a", "names": "x"}]
)
def test_the_schema_refuses_what_the_dataclass_cannot_hold(data: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(options_schema(Sample)).validate(data)


def test_the_schema_accepts_defaults_and_numbers() -> None:
    Draft202012Validator(options_schema(Sample)).validate({"by": "b", "ratio": 1, "names": []})


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_a_valid_options_schema(name: str) -> None:
    Draft202012Validator.check_schema(options_schema(VERBS[name].options))
