"""The light validator says what JSON Schema says, in words, about everything our own schemas use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from exlint.checks import VERBS
from exlint.checks.options import options_schema
from exlint.validation import ANNOTATIONS, KEYWORDS, faults

SCHEMAS = Path(__file__).parent.parent / "schemas"
DECLARED = {
    name: json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in ("config", "rule", "profile")
}
OPTIONS = {verb.name: options_schema(verb.options) for verb in VERBS.values()}


def keywords(schema: Any) -> Iterator[str]:
    """Every keyword of a schema and of those inside it."""
    if not isinstance(schema, dict):
        return
    yield from schema
    for holder in ("properties", "$defs"):
        for inner in schema.get(holder, {}).values():
            yield from keywords(inner)
    for inner in (
        schema.get("items"),
        schema.get("additionalProperties"),
        *schema.get("anyOf", []),
        *schema.get("oneOf", []),
    ):
        yield from keywords(inner)


@pytest.mark.parametrize("schema", [*DECLARED.values(), *OPTIONS.values()], ids=[*DECLARED, *OPTIONS])
def test_our_schemas_use_no_keyword_that_it_does_not_know(schema: Any) -> None:
    assert set(keywords(schema)) <= KEYWORDS | ANNOTATIONS


WORDS = st.sampled_from([
    "extends", "fail-on", "rules", "overrides", "files", "profile", "language", "all", "off", "on", "error", "MUS001",
    "severity", "with", "vocabulary", "muscles", "keys", "suppress", "pointer", "/0/a", "reason", "en", "name",
])  # fmt: skip
DATA = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


@given(DATA)
@settings(max_examples=100)
def test_it_refuses_what_jsonschema_refuses(data: object) -> None:
    schema = DECLARED["config"]
    assert bool(list(faults(data, schema))) is not Draft202012Validator(schema).is_valid(data)


@pytest.mark.parametrize(
    ("data", "at", "says"),
    [
        ({"fail-on": "warn"}, ("fail-on",), "'warn' is no word for it; did you mean 'warning'?"),
        ({"fail_on": "error"}, ("fail_on",), "knows no key 'fail_on'; did you mean 'fail-on'?"),
        ({"exclude": "drafts"}, ("exclude",), "takes a list, not 'drafts'"),
        ({"exclude": []}, ("exclude",), "exclude is empty"),
        ({"extends": 3}, ("extends",), "takes text or a list, not 3"),
        ({"rules": {"FAQ": "of"}}, ("rules", "FAQ"), "did you mean 'off'?"),
        ({"rules": {"FAQ": {"severty": "off"}}}, ("rules", "FAQ", "severty"), "did you mean 'severity'?"),
        ({"rules": {"FAQ": 1}}, ("rules", "FAQ"), "not 1; off, on, error, warning or info"),
        ({"overrides": [{"rules": {}}]}, ("overrides", 0), "lacks 'files'"),
        ({"language": "english"}, ("language",), "has the wrong form"),
        ([], (), "the file takes a mapping (key: value), not a list"),
    ],
)  # fmt: skip
def test_a_fault_has_its_place_and_the_remedy(data: object, at: tuple[object, ...], says: str) -> None:
    found = list(faults(data, DECLARED["config"]))
    assert [each.at for each in found] == [at]
    assert says in f"{found[0].reason}; {found[0].remedy}"
