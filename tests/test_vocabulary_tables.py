"""The stored form of vocabularies and cues is JSON, and gives back what it was made from."""

from __future__ import annotations

import marshal
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from exlint.claims.muscle_cues import compile_cues, revive_cues, store_cues
from exlint.shipped import serialise
from exlint.vocabulary import compile_vocabulary
from exlint.vocabulary_tables import revive_vocabulary, store_vocabulary

FILES = Path(__file__).parents[1] / "schemas/vocabulary"


@pytest.mark.parametrize("name", ["muscles", "equipment", "directions", "levels"])
def test_a_stored_vocabulary_comes_back_as_it_was(name: str) -> None:
    vocabulary = compile_vocabulary(YAML(typ="safe").load(FILES / f"{name}.yaml"))
    assert revive_vocabulary(marshal.loads(serialise(store_vocabulary(vocabulary)))) == vocabulary


def test_stored_cues_come_back_as_they_were() -> None:
    cues = compile_cues(YAML(typ="safe").load(FILES / "muscle-cues.yaml"))
    assert revive_cues(marshal.loads(serialise(store_cues(cues)))) == cues
