"""The muscle vocabulary and its cues: one consistent body of anatomy, and every known catalogue's words in it."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from exlint.vocabulary import Vocabulary, compile_vocabulary, fold

SCHEMAS = Path(__file__).parents[2] / "schemas"

FREE_EXERCISE_DB = (
    "abdominals abductors adductors biceps calves chest forearms glutes hamstrings lats lower-back middle-back neck "
    "quadriceps shoulders traps triceps"
)
OPEN_EXERCISE_DB = f"{FREE_EXERCISE_DB} hip-flexors"
EXERCISEDB = (
    # bodyPart, in the original and in catalogues of the same shape
    "back cardio chest lower-arms lower-legs neck shoulders upper-arms upper-legs waist arms core legs full-body "
    # target
    "abductors abs adductors biceps calves cardiovascular-system cardiovascular delts forearms glutes hamstrings lats "
    "levator-scapulae pectorals quads serratus-anterior serratus spine traps triceps upper-back lower-back "
    # secondaryMuscles
    "abdominals ankle-stabilizers ankles brachialis deltoids feet grip-muscles groin hands hip-flexors inner-thighs "
    "latissimus-dorsi lower-abs obliques quadriceps rear-deltoids rhomboids rotator-cuff shins soleus "
    "sternocleidomastoid trapezius upper-chest wrist-extensors wrist-flexors wrists"
)
WGER = (
    "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 biceps-brachii anterior-deltoid serratus-anterior pectoralis-major "
    "triceps-brachii rectus-abdominis gastrocnemius gluteus-maximus trapezius quadriceps-femoris biceps-femoris "
    "latissimus-dorsi brachialis obliquus-externus-abdominis soleus erector-spinae biceps shoulders chest triceps abs "
    "calves glutes quads hamstrings lats lower-back"
)


@cache
def data(name: str) -> dict[str, Any]:  # Any: parsed YAML, held to its schema by the first test
    loaded: dict[str, Any] = YAML(typ="safe").load(SCHEMAS / "vocabulary" / f"{name}.yaml")
    return loaded


@cache
def muscles() -> Vocabulary:
    return compile_vocabulary(data("muscles"))


def named(sentence: str) -> list[str]:
    return [match.term.id for match in muscles().find(fold(sentence)) if match.term is not None]


def terms() -> dict[str, Any]:
    found: dict[str, Any] = data("muscles")["terms"]
    return found


@pytest.mark.parametrize("name", ["muscles", "muscle-cues"])
def test_the_file_keeps_to_the_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / "vocabulary.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    faults = [f"{list(fault.path)}: {fault.message}" for fault in Draft202012Validator(schema).iter_errors(data(name))]
    assert faults == []


def test_every_reference_resolves() -> None:
    sources = {source["id"] for source in data("muscles")["sources"]}
    regions = set(data("muscles")["regions"])
    dangling = [
        (term, key, target)
        for term, entry in terms().items()
        for key, known in (
            ("part-of", terms().keys()),
            ("body-part", terms().keys()),
            ("stands-for", terms().keys()),
            ("source", sources),
        )
        for target in entry.get(key, [])
        if target not in known
    ]
    assert dangling == []
    assert {entry["region"] for entry in terms().values()} <= regions
    used = {source for entry in terms().values() for source in entry["source"]}
    assert used | set(data("muscles")["catalogues"]) == sources


def test_part_of_has_no_cycle_and_every_term_reaches_a_region() -> None:
    def regions_above(term: str, path: tuple[str, ...]) -> set[str]:
        assert term not in path, f"{' < '.join((*path, term))} is a cycle"
        above = {term} if terms()[term]["kind"] in ("region", "system") else set()
        return above.union(*(regions_above(whole, (*path, term)) for whole in terms()[term].get("part-of", [])))

    assert [term for term in terms() if not regions_above(term, ())] == []


def test_muscles_and_heads_have_latin_names() -> None:
    ranks = Counter(entry["kind"] for entry in terms().values())
    assert set(ranks) == {"muscle", "head", "group", "region", "system"}
    nameless = [id_ for id_, entry in terms().items() if entry["kind"] in ("muscle", "head") and "latin" not in entry]
    assert nameless == []
    assert all("part-of" in entry for entry in terms().values() if entry["kind"] in ("muscle", "head"))


def test_no_spelling_belongs_to_two_terms() -> None:
    owners: dict[str, set[str]] = {}
    for id_, entry in terms().items():
        for form in [*entry["forms"], *entry.get("adjectives", [])]:
            for spelling in {fold(form), f"{fold(form)}s"}:
                owners.setdefault(spelling, set()).add(id_)
    assert {spelling: ids for spelling, ids in owners.items() if len(ids) > 1} == {}


def test_every_form_and_name_leads_to_its_term() -> None:
    lost = [
        (form, id_)
        for id_, entry in terms().items()
        for form in [entry["name"], *entry["forms"]]
        if [term.id for term in muscles().lookup(form)] != [id_] or named(form) != [id_]
    ]
    assert lost == []


def test_not_terms_mask_something_and_only_whole_phrases() -> None:
    unmasked = compile_vocabulary({**data("muscles"), "not-terms": []})
    idle = [phrase for phrase in data("muscles")["not-terms"] if not any(unmasked.find(fold(phrase)))]
    assert idle == []
    unruly = [phrase for phrase in data("muscles")["not-terms"] if named(phrase)]
    assert unruly == []


@pytest.mark.parametrize(
    ("catalogue", "spellings"),
    [
        ("free-exercise-db", FREE_EXERCISE_DB),
        ("open-exercise-db", OPEN_EXERCISE_DB),
        ("exercisedb", EXERCISEDB),
        ("wger", WGER),
    ],
)
def test_every_spelling_of_a_catalogue_is_known(catalogue: str, spellings: str) -> None:
    known = muscles().catalogues[catalogue]
    assert set(known) == {fold(spelling) for spelling in spellings.split()}
    assert {term for found in known.values() for term in found} <= terms().keys()
    assert [spelling for spelling in known if not muscles().lookup(spelling)] == []


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        ("chest", "pectoralis-major"),
        ("chest", "pectoralis-major-clavicular"),
        ("shoulders", "posterior-deltoid"),
        ("shoulders", "infraspinatus"),
        ("core", "rectus-abdominis"),
        ("abs", "lower-abs"),
        ("core", "external-oblique"),
        ("core", "erector-spinae"),
        ("lower-back", "multifidus"),
        ("back", "lats"),
        ("upper-back", "rhomboids"),
        ("middle-back", "lower-traps"),
        ("traps", "upper-traps"),
        ("forearms", "brachioradialis"),
        ("upper-arms", "brachialis"),
        ("arms", "triceps-long-head"),
        ("hamstrings", "biceps-femoris"),
        ("glutes", "gluteus-medius"),
        ("hip-abductors", "gluteus-minimus"),
        ("hip-flexors", "rectus-femoris"),
        ("legs", "soleus"),
        ("inner-thighs", "adductor-magnus"),
        ("posterior-chain", "semitendinosus"),
        ("full-body", "tibialis-anterior"),
        ("neck", "sternocleidomastoid"),
    ],
)
def test_a_whole_covers_its_part_and_not_the_reverse(whole: str, part: str) -> None:
    assert muscles().covers(whole, part)
    assert not muscles().covers(part, whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("upper-back", "lats"),
        ("upper-back", "posterior-deltoid"),
        ("abs", "obliques"),
        ("biceps-brachii", "brachialis"),
        ("biceps-brachii", "biceps-femoris"),
        ("biceps-brachii", "brachioradialis"),
        ("core", "lower-back"),
        ("core", "hip-flexors"),
        ("chest", "triceps-brachii"),
        ("quadriceps", "hamstrings"),
        ("adductors", "hip-abductors"),
        ("calves", "tibialis-anterior"),
    ],
)
def test_neighbours_are_not_part_and_whole(one: str, other: str) -> None:
    assert not muscles().akin(one, other)


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("Face pulls train the rear delts, mid-traps and rhomboids.", "posterior-deltoid middle-traps rhomboids"),
        ("A VMO drill: the vastus medialis straightens the knee.", "vastus-medialis vastus-medialis"),
        ("Leg day hits quads, hammies and the glute med", "legs quadriceps hamstrings gluteus-medius"),
        ("Biceps femoris and gastrocnemius bend the knee", "biceps-femoris gastrocnemius"),
        ("The long head of the triceps crosses the shoulder.", "triceps-long-head shoulders"),
        ("Your transversus abdominis and pelvic floor join in", "transverse-abdominis pelvic-floor"),
        ("Adductor magnus, TFL, piriformis", "adductor-magnus tensor-fasciae-latae piriformis"),
        ("wrist flexors and finger flexors", "forearm-flexors finger-flexors"),
        ("Works hamstrings and lower back.", "hamstrings lower-back"),
        ("upper chest and front deltoids", "upper-chest anterior-deltoid"),
        ("triceps surae, tibialis anterior, peroneals", "calves tibialis-anterior peroneals"),
    ],
)
def test_names_in_a_sentence_are_found(sentence: str, ids: str) -> None:
    assert named(sentence) == ids.split()


@pytest.mark.parametrize(
    "sentence",
    [
        "Hold the plate at chest height.",
        "Stand with feet planted shoulder-width apart.",
        "Rest the bar across your upper traps.",
        "Pinch the shoulder blades and step back.",
        "Rock back and forth, then lean back.",
        "Lie on your back.",
        "Now lower back to the start.",
        "Stand at arm's length from the wall.",
        "Tie a calf-length band.",
        "Grab the neck of the kettlebell.",
        "This lift is the core of the workout.",
        "Load a trap bar or take the ab wheel.",
        "Bring both knees to your chest.",
        "Lower your legs.",
        "Pushing your hips back, keep a neutral neck.",
        "A sore biceps tendon needs rest.",
    ],
)
def test_landmarks_adverbs_and_implements_are_masked(sentence: str) -> None:
    assert named(sentence) == []


@pytest.mark.parametrize(
    "term", ["back", "chest", "shoulders", "arms", "legs", "neck", "hips", "thighs", "forearms", "lower-back"]
)
def test_words_of_the_body_are_ambiguous(term: str) -> None:
    assert muscles()[term].ambiguous


@pytest.mark.parametrize(
    "term", ["quadriceps", "triceps-brachii", "lats", "glutes", "hamstrings", "core", "calves", "abs", "obliques"]
)
def test_words_of_muscles_are_not_ambiguous(term: str) -> None:
    assert not muscles()[term].ambiguous


def test_body_words_stand_for_the_muscles_there() -> None:
    said = {id_: entry["stands-for"] for id_, entry in terms().items() if "stands-for" in entry}
    assert said["chest"] == ["pectorals"]
    assert said["shoulders"] == ["deltoids"]
    assert all(terms()[place]["kind"] in ("region", "group") for place in said)


def test_a_cue_has_one_role_on_each_side() -> None:
    phrases = Counter((cue["side"], fold(phrase)) for cue in data("muscle-cues")["cues"] for phrase in cue["phrases"])
    assert [phrase for phrase, times in phrases.items() if times > 1] == []


def test_cues_cover_the_roles_and_name_no_muscle() -> None:
    cues = data("muscle-cues")["cues"]
    claiming = "target secondary stabilizer stretched worked not-worked"
    silent = "compared cue landmark complaint body-part requirement benefit"
    assert {cue["role"] for cue in cues} == {*claiming.split(), *silent.split()}
    muscular = [phrase for cue in cues for phrase in cue["phrases"] if muscles().lookup(phrase)]
    assert muscular == []
