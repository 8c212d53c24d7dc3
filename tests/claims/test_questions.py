from __future__ import annotations

import json
import time
from collections.abc import Iterator
from copy import deepcopy
from itertools import combinations
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from exlint.claims.question_names import NameForms, name_forms
from exlint.claims.questions import (
    Asked,
    QuestionTerms,
    QuestionTermsError,
    Sameness,
    compare,
    compile_terms,
    understand,
    understand_all,
)

ROOT = Path(__file__).resolve().parents[2]
PAIRS = Path(__file__).with_name("question_pairs.yaml")


def read_yaml(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        data: dict[str, Any] = YAML(typ="safe").load(file)
    return data


DATA = read_yaml(ROOT / "schemas/vocabulary/questions.yaml")
TERMS = compile_terms(DATA)
SCHEMA = json.loads((ROOT / "schemas/questions.schema.json").read_text(encoding="utf-8"))


def forms_of(*names: str) -> NameForms:
    return name_forms(names, TERMS.words, TERMS.names)


def asked(question: str, *names: str) -> Asked:
    return understand(question, names, TERMS)


def sameness(name: str, first: str, second: str) -> Sameness | None:
    return compare(asked(first, name), asked(second, name))


def pairs(half: str) -> Iterator[tuple[str, str, str, bool]]:
    for page in read_yaml(PAIRS)[half]:
        for kind in ("same", "different"):
            for first, second in page[kind]:
                yield page["name"], first, second, kind == "same"


@pytest.mark.parametrize(
    ("half", "recall", "precision"), [("develop", 0.95, 0.98), ("check", 0.90, 0.98)], ids=["develop", "check"]
)
def test_pairs_of_questions_are_told_apart(half: str, recall: float, precision: float) -> None:
    judged = [(same, sameness(name, first, second) is not None) for name, first, second, same in pairs(half)]
    found = sum(said for same, said in judged if same)
    assert found / sum(same for same, _ in judged) >= recall
    assert found / sum(said for _, said in judged) >= precision


def test_a_question_is_known_in_its_many_forms_and_from_every_other() -> None:
    groups = [understand_all(group, forms_of("Dumbbell Lunge"), TERMS) for group in read_yaml(PAIRS)["paraphrases"]]
    within = [compare(a, b) is not None for group in groups for a, b in combinations(group, 2)]
    assert sum(within) / len(within) >= 0.98
    across = [(a, b) for one, other in combinations(groups, 2) for a in one for b in other if compare(a, b)]
    assert across == []


def test_the_page_is_measured_on_enough_pairs() -> None:
    assert sum(1 for half in ("develop", "check") for _ in pairs(half)) >= 300


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("Push-Up", "What muscles does the push-up work?", "What muscles do Pushups work"),
        ("Dumbbell Goblet Squat", "Is the goblet squat safe?", "is the Goblet Squat safe ?"),
        ("Child's Pose", "What\u2019s child\u2019s pose?", "What is Child's Pose?"),
        ("Barbell Romanian Deadlift", "How heavy should I RDL?", "How heavy should I Romanian deadlift?"),
        ("Plank", "Q1: Can I plank every day?", "Can I plank every day?"),
    ],
)
def test_the_same_wording_is_identical(name: str, first: str, second: str) -> None:
    assert sameness(name, first, second) is Sameness.IDENTICAL


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Dumbbell Goblet Squat", "goblet squats"),
        ("Dumbbell Goblet Squat", "this exercise"),
        ("Dumbbell Lying Rear Delt Row", "the lying rear delt row"),
        ("Weighted Cossack Squats", "Cossack squats"),
        ("Cat-Cow Stretch", "cat-cow"),
        ("Calf Stretch with Hands Against Wall", "the calf stretch"),
        ("Bear Crawl (Distance)", "the Bear Crawl (Distance)"),
        ("Glute-Ham Raise", "the GHR"),
        ("Lying Triceps Extension", "skull crushers"),
        ("Barbell Overhead Press", "the military press"),
        ("Smith Sumo Squat", "Smith machine sumo squats"),
        ("Pushup Inside Leg Kick", "the inside leg kick pushup"),
        ("Captain's Chair Knee Raise", "captains chair knee raises"),
        ("Treadmill Run", "running on a treadmill"),
    ],
)
def test_an_exercise_is_known_by_its_other_names(name: str, form: str) -> None:
    question = asked(f"What muscles does {form} work?", name)
    assert (question.intent, question.content, question.subject) == ("muscles-worked", frozenset(), "this")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Dumbbell Row", "the barbell row"),
        ("Barbell Front Squat", "back squats"),
        ("Barbell Deadlift", "the sumo deadlift"),
        ("Push-Up", "the decline push-up"),
        ("Squat", "the lunge"),
    ],
)
def test_another_exercise_stays_another(name: str, other: str) -> None:
    assert sameness(name, f"What muscles does {other} work?", f"What muscles does the {name} work?") is None


def test_the_other_exercise_is_named() -> None:
    assert asked("Is the barbell row good for beginners?", "Dumbbell Row").subject == "barbell row"


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Muscles worked", "muscles-worked"),
        ("Is the lunge good for beginners?", "suits-people"),
        ("How many repetitions should I do?", "how-many-reps"),
        ("How many sets of lunges are best?", "how-many-sets"),
        ("Which weight should I use?", "how-heavy"),
        ("How many times a week should I lunge?", "how-often"),
        ("How does the lunge differ from the split squat?", "difference"),
        ("What are the benefits of lunges?", "benefits"),
        ("Common lunge mistakes", "mistakes"),
        ("What equipment do I need for lunges?", "equipment"),
        ("Are lunges dangerous?", "harm"),
        ("Can I do lunges with arthritis?", "with-complaint"),
        ("Who should not do lunges?", "who-not"),
        ("How do I make lunges harder?", "progress"),
        ("When I lunge, why does my knee hurt?", "why-pain"),
    ],
)
def test_what_is_wanted_is_recognised(question: str, intent: str) -> None:
    assert asked(question, "Lunge").intent == intent


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=2))
@settings(max_examples=100)
def test_any_text_can_be_read_and_equals_itself(question: str, names: list[str]) -> None:
    read = understand(question, names, TERMS)
    assert compare(read, understand(f"  {question} ", names, TERMS)) is Sameness.IDENTICAL


@given(st.sampled_from([(name, a, b) for half in ("develop", "check") for name, a, b, _ in pairs(half)]))
@settings(max_examples=100)
def test_the_order_of_two_questions_does_not_matter(pair: tuple[str, str, str]) -> None:
    name, first, second = pair
    assert sameness(name, first, second) is sameness(name, second, first)


def test_a_page_is_read_as_its_questions_are() -> None:
    questions = ["How low should I squat?", "Is it bad for my knees?", "?", ""]
    assert understand_all(questions, forms_of("Squat"), TERMS) == [asked(question, "Squat") for question in questions]


def test_empty_questions_are_not_rephrased_into_each_other() -> None:
    assert sameness("Squat", "How about it?", "Is it so?") is None


def test_a_repository_of_questions_is_read_at_once() -> None:
    questions = [question for half in ("develop", "check") for _, *two, _ in pairs(half) for question in two] * 4
    start = time.perf_counter()
    for question in questions:
        understand(question, ["Dumbbell Bench Press"], TERMS)
    assert (time.perf_counter() - start) / len(questions) < 0.0005


def test_the_vocabulary_satisfies_its_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert [error.message for error in validator.iter_errors(DATA)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("intents", "how-fast", "patterns"), ["how fast"]),
        (("intents", "how-fast", "asks"), "speed"),
        (("concepts", "muscle", "glute"), ["butt", "bum"]),
        (("words", "compounds"), "push up, pullup"),
        (("relations", "than", "forms"), ["A B"]),
    ],
)
def test_a_malformed_entry_is_found_where_it_stands(path: tuple[str, ...], value: object) -> None:
    data = deepcopy(DATA)
    entry: Any = data
    for key in path[:-1]:
        entry = entry[key]
    entry[path[-1]] = value
    errors = list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(data))
    assert [tuple(error.absolute_path)[: len(path)] for error in errors] == [path]


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("intents", "how-fast", "patterns"), ["how: <pace>"], "intents/how-fast: 'how: <pace>'"),
        (("intents", "how-fast", "ignore"), "rep-speed", "intents/how-fast"),
        (("concepts", "muscle", "calf"), "quad", "concepts/muscle/calf"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named(path: tuple[str, ...], value: object, where: str) -> None:
    data = deepcopy(DATA)
    entry: Any = data
    for key in path[:-1]:
        entry = entry[key]
    entry[path[-1]] = value
    with pytest.raises(QuestionTermsError) as raised:
        compile_terms(data)
    assert raised.value.where == where


def test_compiled_terms_are_a_value() -> None:
    assert compile_terms(DATA) == TERMS
    assert isinstance(TERMS, QuestionTerms)
