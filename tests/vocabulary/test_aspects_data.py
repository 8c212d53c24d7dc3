"""The vocabularies of aspects: in the form of their schema, with references that resolve and no word of two terms."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from exlint.claims.kinds import KINDS
from exlint.config import Choices
from exlint.settings import settings_for
from exlint.vocabulary import Vocabulary, compile_vocabulary

SCHEMAS = Path(__file__).parents[2] / "schemas"
MOST_SPELLINGS = 2000
FILES = ["laterality", "postures"]


@cache
def data(name: str) -> dict[str, Any]:  # Any: parsed YAML, held to its schema by the first test
    loaded: dict[str, Any] = YAML(typ="safe").load(SCHEMAS / "vocabulary" / f"{name}.yaml")
    return loaded


@cache
def words(name: str) -> Vocabulary:
    return compile_vocabulary(data(name))


@pytest.mark.parametrize("name", FILES)
def test_the_file_keeps_to_the_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / "vocabulary.schema.json").read_text(encoding="utf-8"))
    faults = [f"{list(fault.path)}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(data(name))]
    assert faults == []


@pytest.mark.parametrize("name", FILES)
def test_every_reference_resolves(name: str) -> None:
    terms, sources = data(name)["terms"], {source["id"] for source in data(name)["sources"]}
    dangling = [
        (term, key, target)
        for term, entry in terms.items()
        for key, known in (("part-of", terms), ("excludes", terms), ("admits", terms), ("source", sources))
        for target in entry.get(key, ())
        if target not in known
    ]
    assert dangling == []


@pytest.mark.parametrize("name", FILES)
def test_no_word_names_two_terms(name: str) -> None:
    counts = Counter(form for entry in data(name)["terms"].values() for form in entry["forms"])
    counts.update(data(name).get("not-terms", ()))
    assert [form for form, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_no_term_excludes_itself_or_its_whole(name: str) -> None:
    vocabulary = words(name)
    assert [
        (term, whole)
        for term in vocabulary.terms
        for whole in vocabulary.wholes(term)
        if vocabulary.exclude(term, whole)
    ] == []


@pytest.mark.parametrize(
    ("one", "other", "excluded"),
    [
        ("supine", "prone", True),
        ("half-kneeling", "seated", True),
        ("prone", "standing", True),
        ("bent-over", "standing", False),
        ("chest-supported", "seated", False),
        ("back-supported", "leaning-forward", True),
    ],
)
def test_which_postures_exclude_each_other(*, one: str, other: str, excluded: bool) -> None:
    assert words("postures").exclude(one, other) is excluded
    assert words("postures").exclude(other, one) is excluded


def test_bending_over_admits_the_standing_before_it_and_not_the_reverse() -> None:
    assert words("postures").admit("bent-over", "standing")
    assert not words("postures").admit("standing", "bent-over")


@pytest.mark.parametrize("kind", KINDS)
def test_no_term_has_thousands_of_spellings(kind: str) -> None:
    """Alternatives multiply, and each spelling is loaded by every start."""
    vocabulary = settings_for(Choices()).knowledge.vocabulary(kind)
    spellings = Counter(term.id for term, _ in vocabulary.meanings.values() if term is not None)
    assert [each for each in spellings.most_common() if each[1] > MOST_SPELLINGS] == []
