"""The grammar data: in the form of its schema, and without lists that contradict each other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from exlint.claims.grammar import Grammar, compile_grammar

SCHEMAS = Path(__file__).parents[2] / "schemas"
DATA = YAML(typ="safe").load(SCHEMAS / "vocabulary/grammar.yaml")
GRAMMAR: Grammar = compile_grammar(DATA)


def test_the_file_fits_its_schema() -> None:
    schema = json.loads((SCHEMAS / "grammar.schema.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(DATA)] == []


def test_no_noun_has_two_plurals() -> None:
    plurals: dict[str, set[str]] = {}
    for pairs in GRAMMAR.nouns.values():
        for one, many in pairs.items():
            plurals.setdefault(one, set()).add(many)
    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}


def test_a_number_takes_a_plural_and_an_article_a_singular() -> None:
    assert GRAMMAR.words("one").isdisjoint(GRAMMAR.words("many"))


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("stand tall and lower your body until it is low. keep the back flat while you do.", True),
        ("push up", True),
        ("", True),
        ("stelle dich auf die matte und halte den rücken gerade, dann gehe mit dem gesäß zu den fersen.", False),
        ("mantén la espalda recta y baja el cuerpo con los codos en la dirección del suelo para no forzar.", False),
        ("поставьте ноги на ширину плеч и согните руки в локтях, не отрывая пятки от пола, как при приседании", False),
    ],
)
def test_the_language_is_told_by_its_commonest_words(text: str, english: bool) -> None:  # noqa: FBT001  # a table
    assert GRAMMAR.is_english(text) is english
