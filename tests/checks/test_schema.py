"""The schema verb: every draft, digested errors with their places, and files instead of the network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exlint.checks.schema import Schema, SchemaError, schema
from exlint.checks.verb import Case, Finding
from exlint.config import Choices
from exlint.linter import recognised_in
from exlint.profiles import Recognised
from exlint.readers.formats import read
from exlint.settings import settings_for
from exlint.source import Source

RECORD = {"name": "Wall Sit", "target": "quads", "equipment": "body weight", "instructions": ["Lean on a wall."]}
DRAFTS = [
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2019-09/schema",
    "http://json-schema.org/draft-07/schema#",
    "http://json-schema.org/draft-04/schema#",
]


def findings(folder: Path, contents: dict[str, Any], record: dict[str, Any], **options: Any) -> list[Finding]:
    path = folder / "page.schema.json"
    path.write_text(json.dumps(contents), encoding="utf-8")
    case = case_of(json.dumps(record, indent=1))
    return list(schema(case, {}, Schema(path, **options)))


def case_of(text: str) -> Case:
    settings = settings_for(Choices())
    source = Source("wall-sit.json", text)
    recognised = recognised_in(read(source), source, settings)
    assert isinstance(recognised, Recognised)
    return Case(recognised.exercises[0], settings.knowledge, text)


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    """Of each finding the reason, the remedy and the pointer."""
    return [(each.values["reason"], each.values["remedy"], each.marks[0].pointer) for each in found]


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_draft_is_held(tmp_path: Path, draft: str) -> None:
    contents = {"$schema": draft, "properties": {"target": {"enum": ["quadriceps", "calves"]}}}
    assert told(findings(tmp_path, contents, RECORD)) == [
        ("“target” cannot be 'quads'", "Write 'quadriceps'", "/target")
    ]
    assert findings(tmp_path / "..", {"$schema": draft, "type": "object"}, RECORD) == []


@pytest.mark.parametrize(
    ("contents", "expected"),
    [
        ({"required": ["name", "level"]}, ("the document lacks 'level'", "Add what is missing", "")),
        (
            {"additionalProperties": False, "properties": {key: {} for key in RECORD if key != "target"}},
            (
                "the document has a key that the schema does not know",
                "Correct the key, or add it to the schema",
                "/target",
            ),
        ),
        (
            {"properties": {"instructions": {"items": {"type": "string", "minLength": 40}}}},
            ("“instructions” is too short: at least 40", "Correct the value, or the schema", "/instructions/0"),
        ),
        (
            {"properties": {"instructions": {"anyOf": [{"type": "null"}, {"items": {"pattern": "^A"}}]}}},
            (
                "“instructions” is 'Lean on a wall.', which is not written as the schema asks",
                "Write it so that it matches ^A",
                "/instructions/0",
            ),
        ),
        (
            {"properties": {"target": {"type": ["array", "null"]}}},
            ("“target” must be array, null", "Correct the value, or the schema", "/target"),
        ),
    ],
)
def test_errors_are_told_in_words_at_the_value(
    tmp_path: Path, contents: dict[str, Any], expected: tuple[str, str, str]
) -> None:
    assert told(findings(tmp_path, contents, RECORD)) == [expected]


def test_a_value_is_marked_where_it_stands(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, {"properties": {"target": {"enum": ["calves"]}}}, RECORD)
    text = json.dumps(RECORD, indent=1)
    span = found.marks[0].span
    assert text[span.start : span.end] == "quads"


def test_references_lead_to_files_beside_the_schema(tmp_path: Path) -> None:
    (tmp_path / "words.schema.json").write_text('{"enum": ["calves"]}', encoding="utf-8")
    for reference in ("words.schema.json", "https://example.org/schemas/words.schema.json"):
        contents = {"$id": "https://example.org/schemas/page.json", "properties": {"target": {"$ref": reference}}}
        folder = tmp_path / str(len(reference))
        folder.mkdir()
        (folder / "words.schema.json").write_text('{"enum": ["calves"]}', encoding="utf-8")
        assert len(findings(folder, contents, RECORD)) == 1


def test_a_vocabulary_lists_words_or_names(tmp_path: Path) -> None:
    (tmp_path / "muscles.json").write_text('["quadriceps", {"name": "calves"}]', encoding="utf-8")
    contents = {"properties": {"target": {"x-vocab": "muscles"}}}
    (found,) = findings(tmp_path, contents, RECORD, vocabularies=tmp_path)
    assert found.values["reason"] == "“target”: 'quads' is none of the muscles; did you mean 'quadriceps'?"
    assert findings(tmp_path / ".", contents, RECORD | {"target": "calves"}, vocabularies=tmp_path) == []


@pytest.mark.parametrize(("text", "message"), [("{", "this is no JSON"), ('{"type": "thing"}', "no valid JSON Schema")])
def test_a_schema_that_cannot_be_used_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SchemaError, match=message):
        list(schema(case_of(json.dumps(RECORD)), {}, Schema(path)))
    with pytest.raises(SchemaError, match=r"missing\.json: cannot read"):
        list(schema(case_of(json.dumps(RECORD)), {}, Schema(tmp_path / "missing.json")))
