"""The directions' data: it has its schema's shape, and what it refers to is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

SCHEMAS = Path(__file__).parents[2] / "schemas"


@pytest.fixture(scope="module")
def data() -> Mapping[str, Any]:
    loaded: dict[str, Any] = YAML(typ="safe").load(SCHEMAS / "vocabulary/directions.yaml")
    return loaded


def test_the_data_has_its_shape(data: Mapping[str, Any]) -> None:
    Draft202012Validator(json.loads((SCHEMAS / "vocabulary.schema.json").read_text(encoding="utf-8"))).validate(data)


def test_frames_exclusions_and_wholes_name_motions(data: Mapping[str, Any]) -> None:
    motions = {id_ for id_, term in data["terms"].items() if term["kind"] == "motion"}
    for term in data["terms"].values():
        assert motions.issuperset(frame["motion"] for frame in term.get("frames", ()))
        assert motions.issuperset((*term.get("excludes", ()), *term.get("part-of", ())))
        assert (term["kind"] == "path") == ("frames" in term)


def test_no_spelling_has_two_terms(data: Mapping[str, Any]) -> None:
    spellings = [form for term in data["terms"].values() for form in term["forms"]]
    assert len(spellings) == len(set(spellings))


def test_every_source_is_listed(data: Mapping[str, Any]) -> None:
    sources = {source["id"] for source in data["sources"]}
    assert all(sources.issuperset(term["source"]) for term in data["terms"].values())
