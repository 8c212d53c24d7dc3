"""Claims of postures, on sentences of our own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from exlint.checks.verb import Case
from exlint.claims.claim import Polarity
from exlint.claims.postures import KIND
from tests.claims.cases import case_of


def named(case: Case, part: str) -> list[str]:
    return [claim.value for claim in case.claims_in([part], KIND)]


@pytest.mark.parametrize(
    ("step", "postures"),
    [
        ("Sit on the pad and lie back.", ["seated", "reclined"]),
        ("Stand tall, then hinge at the hips.", ["standing", "hinged"]),
        ("Lie face down on the mat.", ["prone"]),
        ("Start on your hands and knees.", ["quadruped"]),
        ("Hang from a high bar.", ["hanging"]),
        ("Let the arms hang and sit back as you go down.", []),
        ("Lower as if sitting in a low chair.", []),
        ("Bend the standing leg.", []),
    ],
)
def test_a_verb_places_the_body_where_it_opens_a_clause(step: str, postures: list[str]) -> None:
    assert named(case_of(steps=[step]), "steps") == postures


def test_an_attribute_counts_in_the_name_alone() -> None:
    case = case_of("Kneeling Cable Row", tips=["It beats the seated row for balance."])
    assert named(case, "name") == ["kneeling"]
    assert named(case, "tips") == []


@pytest.mark.parametrize(
    "questions",
    [
        {"Where do the feet go?": "Sit on a bench or stand with the feet apart."},
        {"Can I rest my back?": "Yes. Sit on a bench whenever you like."},
        {"What changes on a bench?": "You could also lie on your back."},
    ],
)
def test_answers_that_grant_or_offer_claim_nothing(questions: Mapping[str, str]) -> None:
    assert named(case_of(questions=questions), "questions.answer") == []


def test_what_a_tip_sets_aside_is_not_claimed() -> None:
    assert named(case_of(tips=["Round the back rather than bending forward."]), "tips") == []


def test_a_mistake_warns() -> None:
    (claim,) = case_of(mistakes=["Leaning forward, which tires the back."]).claims_in(["mistakes"], KIND)
    assert claim.polarity is Polarity.WARNED


def test_what_must_not_touch_the_floor_is_kept_off_it() -> None:
    case = case_of(
        mistakes=["Letting the feet touch the floor between reps."], tips=["Do not let your feet touch the floor."]
    )
    assert named(case, "mistakes") == ["feet-off-floor"]
    assert named(case, "tips") == ["feet-off-floor"]


def test_feet_flat_on_the_floor_mean_bent_knees_only_off_the_feet() -> None:
    assert named(case_of(steps=["Sit with your feet flat on the floor."]), "steps") == ["seated", "feet-planted"]
    assert named(case_of(steps=["Stand with your feet flat on the floor."]), "steps") == ["standing"]


@pytest.mark.parametrize(
    ("step", "places"),
    [
        ("Hold a kettlebell in front of the body.", ["load-in-hands"]),
        ("Pull the barbell off the floor.", ["load-on-floor"]),
        ("Lower the dumbbell towards the floor.", ["arms-bent", "load-lowered"]),
        ("Lift your hips off the floor.", []),
    ],
)
def test_where_the_weight_is(step: str, places: list[str]) -> None:
    assert named(case_of(steps=[step]), "steps") == places
