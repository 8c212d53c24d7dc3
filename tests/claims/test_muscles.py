"""What sentences claim about muscles: role, subject, polarity, modality and place, with the shipped words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exlint.checks.verb import Case
from exlint.claims.claim import Claim, Modality, Polarity, Subject
from exlint.config import Choices
from exlint.exercise import Passage
from exlint.linter import Settings, recognised_in
from exlint.profiles import Recognised
from exlint.readers.formats import read
from exlint.settings import settings_for
from exlint.source import Source

SETTINGS: Settings = settings_for(Choices())

PAGE = """\
# Cable Seated Row

- **Target Muscle:** Upper Back
- **Secondary Muscles:** Biceps

{description}

## How to perform

1. Row the handle to the waist.

## FAQ

### {question}

{answer}
"""


def case_of(description: str = "A row.", question: str = "What does it train?", answer: str = "Pull.") -> Case:
    source = Source("row.md", PAGE.format(description=description, question=question, answer=answer))
    recognised = recognised_in(read(source), source, SETTINGS)
    assert isinstance(recognised, Recognised)
    return Case(recognised.exercises[0], SETTINGS.knowledge)


def answer_claims(answer: str, question: str = "What does it train?") -> list[Claim]:
    return case_of(question=question, answer=answer).claims_in([Passage.ANSWER])


def roles(answer: str) -> list[tuple[str, str]]:
    return [(claim.value, str(claim.role)) for claim in answer_claims(answer)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It primarily targets the lats, with secondary work from the biceps and forearms.",
            [("lats", "target"), ("biceps-brachii", "secondary"), ("forearms", "secondary")],
        ),
        ("The rhomboids and the mid traps do most of the work.", [("rhomboids", "target"), ("middle-traps", "target")]),
        ("It targets the lats, and the biceps assist.", [("lats", "target"), ("biceps-brachii", "secondary")]),
        ("It works the lats while the core acts as a stabilizer.", [("lats", "worked"), ("core", "stabilizer")]),
        ("Targets lats, also works forearms.", [("lats", "target"), ("forearms", "secondary")]),
        ("It stretches the lats at the front of each repetition.", [("lats", "stretched")]),
        ("The gluteal region rests on the seat.", []),
        ("Pull the handle to your chest.", []),
        ("Keep your feet shoulder-width apart.", []),
        ("Squeeze your glutes to stay upright.", []),
        ("It can ease lower back pain.", []),
        ("It targets the lats along with the rhomboids.", [("lats", "target"), ("rhomboids", "target")]),
        ("It targets posture and helps improve core engagement.", []),
        ("It does not target the chest.", [("chest", "not-worked")]),
        ("It trains the same pulling muscles (lats and biceps).", [("lats", "worked"), ("biceps-brachii", "worked")]),
        ("The rhomboids and lats get the most work.", [("rhomboids", "worked"), ("lats", "worked")]),
        (
            "There is significant rhomboid and rear delt involvement.",
            [("rhomboids", "worked"), ("posterior-deltoid", "worked")],
        ),
        ("It targets the rhomboids and lats more than the biceps.", [("rhomboids", "target"), ("lats", "target")]),
        ("It targets the rhomboids and lats far more than a pulldown.", [("rhomboids", "worked"), ("lats", "worked")]),
        ("It hits the lats harder.", [("lats", "worked")]),
        ("The wide bar puts more emphasis on the rhomboids.", [("rhomboids", "worked")]),
        ("It primarily works the brachioradialis (outer forearm).", [("brachioradialis", "target")]),
        (
            "It primarily works the quadratus lumborum (deep lower back muscle) and the lats.",
            [("quadratus-lumborum", "target"), ("lats", "target")],
        ),
        ("It works the shoulders (rear delts).", [("shoulders", "worked"), ("posterior-deltoid", "worked")]),
        ("It involves using the hips and legs to help propel the handle.", []),
        ("It uses the lats to drive the elbows back.", [("lats", "worked")]),
        ("It recruits the biceps and the core stabilizers.", [("biceps-brachii", "worked"), ("core", "stabilizer")]),
        ("With one arm the anti-rotation demand recruits the obliques.", [("obliques", "stabilizer")]),
        ("It also challenges core stability.", [("core", "stabilizer")]),
        ("It works the lats by involving the legs.", [("lats", "worked")]),
        (
            "The close grip shifts work from the biceps to the deeper brachialis.",
            [("biceps-brachii", "not-worked"), ("brachialis", "target")],
        ),
        (
            "It builds serious core strength, upper back endurance and lat size.",
            [("core", "worked"), ("upper-back", "worked"), ("lats", "worked")],
        ),
        ("Your abs must contract hard.", [("abs", "worked")]),
        (
            "It has the lats (which are long) and the rhomboids as prime movers.",
            [("lats", "target"), ("rhomboids", "target")],
        ),
    ],
)
def test_roles_come_from_the_words_around_the_muscles(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert roles(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("The cable row targets the lats.", Subject.THIS),
        ("It targets the lats.", Subject.THIS),
        ("A pulling exercise that targets the lats.", Subject.THIS),
        ("A curl targets the biceps.", Subject.OTHER),
        ("Unlike a deadlift, which spares them, it targets the lats.", Subject.THIS),
        ("Sit tall and press the feet down; each pull targets the lats.", Subject.THIS),
        ("Hold the handle and lean back to hit the lats.", Subject.THIS),
        ("Curls target the biceps.", Subject.OTHER),
        ("Standard push-ups target the chest.", Subject.OTHER),
        ("Unlike the seated row, a deadlift targets the glutes.", Subject.OTHER),
        ("Whereas a curl is simpler, the seated row targets the lats.", Subject.THIS),
        ("It moves through a hip hinge, and the glutes get most of the work.", Subject.THIS),
        ("Holding the squat position works the quads.", Subject.THIS),
        ("It loads the back like a deadlift, and also works the lats.", Subject.THIS),
        (
            "The seated row combines well with a slow tempo, which is not like a curl, and targets the lats.",
            Subject.THIS,
        ),
        ("It is an anti-rotation exercise that works the obliques.", Subject.THIS),
        ("It differs from a curl, which targets the biceps.", Subject.OTHER),
        ("Pair it with a curl to target the biceps.", Subject.OTHER),
        ("Leaning back turns it into a deadlift and works the glutes.", Subject.OTHER),
    ],
)
def test_the_subject_is_the_exercise_named_last_before_the_verb(sentence: str, subject: Subject) -> None:
    assert {claim.subject for claim in answer_claims(sentence)} == {subject}


def test_an_answer_about_another_exercise_claims_nothing_of_this_one() -> None:
    claims = answer_claims("It targets the quads.", question="What muscles does the leg press work?")
    assert [claim.subject for claim in claims] == [Subject.OTHER]


def test_a_comparison_speaks_of_this_exercise_only_where_it_says_so() -> None:
    question = "How is it different from a pulldown?"
    said = answer_claims("Mainly the lats. This row targets the rhomboids.", question=question)
    assert [(claim.value, claim.subject) for claim in said] == [("lats", Subject.OTHER), ("rhomboids", Subject.THIS)]


def test_the_partner_of_a_comparison_is_known_by_what_tells_it_apart() -> None:
    question = "How does it differ from the kneeling cable row?"
    said = answer_claims("The kneeling row targets the core. The seated row targets the lats.", question=question)
    assert [(claim.value, claim.subject) for claim in said] == [("core", Subject.OTHER), ("lats", Subject.THIS)]


def test_an_answer_that_explains_this_exercise_speaks_of_it() -> None:
    said = answer_claims("The handle keeps tension on the lats.", "Why is the seated row harder than a pulldown?")
    assert [claim.subject for claim in said] == [Subject.THIS]


def test_what_only_this_exercise_has_stands_for_it_in_a_comparison() -> None:
    said = answer_claims("Seated hits the lats more. Standing engages the glutes.", "Is it better than a standing row?")
    assert [(claim.value, claim.subject) for claim in said] == [("lats", Subject.THIS), ("glutes", Subject.OTHER)]


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("It never really targets the chest.", Polarity.DENIED),
        ("Avoid leaning back, which loads the lower back.", Polarity.WARNED),
        ("It targets the lats.", Polarity.ASSERTED),
        ("Rowing without support builds the lats.", Polarity.ASSERTED),
    ],
)
def test_polarity(sentence: str, polarity: Polarity) -> None:
    assert {claim.polarity for claim in answer_claims(sentence)} == {polarity}


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("A wider grip targets the rear deltoids.", Modality.OPTIONAL),
        ("An underhand grip targets the biceps.", Modality.OPTIONAL),
        ("The handle's neutral grip targets the lats.", Modality.REQUIRED),
        ("Seated rows use an overhand grip to target the rhomboids.", Modality.REQUIRED),
        ("You can use an overhand grip to target the rhomboids.", Modality.OPTIONAL),
        ("It stays in the saddle while the overhand version hits the rear deltoids.", Modality.OPTIONAL),
        ("It spares the lower back and targets the lats.", Modality.REQUIRED),
    ],
)
def test_a_choice_is_not_what_the_exercise_does(sentence: str, modality: Modality) -> None:
    assert {claim.modality for claim in answer_claims(sentence)} == {modality}


@pytest.mark.parametrize(
    ("question", "answer", "worked"),
    [
        ("What muscles does it work?", "Lats and rhomboids, plus the forearms.", ["lats", "rhomboids", "forearms"]),
        ("What muscles does it work?", "The lats, with a straight back.", ["lats"]),
        ("What muscles does it work?", "Nearly all of the back: lats and rhomboids.", ["lats", "rhomboids"]),
        ("What muscles does it work?", "Lats respond to high volumes.", []),
        ("What muscles does it work?", "Both halves of it count: the pull (lats) and the hold.", ["lats"]),
        ("How heavy should I go?", "Lats and rhomboids.", []),
    ],
)
def test_a_list_is_an_answer_to_which_muscles_work(question: str, answer: str, worked: list[str]) -> None:
    assert [claim.value for claim in answer_claims(answer, question)] == worked


def test_what_is_mainly_stretched_is_the_target() -> None:
    assert [claim.role.value for claim in answer_claims("It primarily stretches the lats.")] == ["target"]


def test_a_claim_knows_the_words_that_name_its_muscle() -> None:
    (claim,) = answer_claims("It targets the *latissimus dorsi* above all.")
    assert claim.wording == "latissimus dorsi"
    source = PAGE.format(
        description="A row.", question="What does it train?", answer="It targets the *latissimus dorsi* above all."
    )
    assert source[claim.span.start : claim.span.end] == "latissimus dorsi"


def test_the_descriptions_first_sentence_defines_and_tips_speak_in_passing() -> None:
    case = case_of(description="The row is a pull that targets the lats. It also works the forearms.")
    assert [(claim.value, claim.strength.word) for claim in case.claims_in(["description"])] == [
        ("lats", "defining"),
        ("forearms", "plain"),
    ]


@given(
    st.lists(
        st.sampled_from(["lats", "primarily", "targets", "the", "biceps", ",", "and", "assist", "not", "."]),
        max_size=14,
    )
)
def test_any_sentence_is_read_and_every_claim_lies_in_it(words: list[str]) -> None:
    answer = " ".join(["Well", *words])
    for claim in answer_claims(answer):
        assert claim.wording in ("lats", "biceps")
