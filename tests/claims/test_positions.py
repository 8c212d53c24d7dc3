"""Positions: what sentences order or forbid of grip, stance and technique, with the shipped words."""

from __future__ import annotations

import pytest

from exlint.checks.verb import Case
from exlint.claims.claim import Claim, Modality, Phase, Polarity
from exlint.claims.kinds import BREATHING, GRIP, TECHNIQUE
from exlint.config import Choices
from exlint.exercise import Part
from exlint.linter import Settings, recognised_in
from exlint.profiles import Recognised
from exlint.readers.formats import read
from exlint.settings import settings_for
from exlint.source import Source

SETTINGS: Settings = settings_for(Choices())

PAGE = """\
# {name}

- **Equipment:** Cable
- **Target Muscle:** Upper Back

## How to perform

1. {step}
2. Return.

## Pro tips

- {tip}

## Common mistakes

- {mistake}
"""


def case_of(step: str = "Begin.", tip: str = "Breathe.", mistake: str = "Rushing.", name: str = "Cable Row") -> Case:
    source = Source("row.md", PAGE.format(name=name, step=step, tip=tip, mistake=mistake))
    recognised = recognised_in(read(source), source, SETTINGS)
    assert isinstance(recognised, Recognised)
    return Case(recognised.exercises[0], SETTINGS.knowledge)


def claims_of(kind: str, step: str, name: str = "Cable Row") -> list[Claim]:
    known = SETTINGS.knowledge.vocabulary(kind).terms
    return [claim for claim in case_of(step=step, name=name).claims_in([Part.STEPS], kind) if claim.value in known]


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("Take the bar with an overhand grip.", ["pronated"]),
        ("Hold the bells with your palms facing each other.", ["neutral"]),
        ("Hold them so that the palms of your hands are facing up.", ["palms-up"]),
        ("Stand with your chest facing forward.", []),
        ("Grip the bar with your hands slightly wider than shoulder-width apart.", ["hands-wider"]),
        ("Use a wide overhand grip.", ["hands-wide", "pronated"]),
        ("Put the bar close to your feet.", []),
        (
            "Place your elbows under your shoulders, a little wider than your shoulders.",
            ["elbow-under", "elbow-wider"],
        ),
    ],
)
def test_grips(step: str, values: list[str]) -> None:
    assert [claim.value for claim in claims_of(GRIP, step)] == values


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Barbell Row", "palms-forward"),
        ("Barbell Curl", "palms-forward-lowered"),
        ("Barbell Overhead Press", "palms-forward-raised"),
    ],
)
def test_palms_that_face_forward_turn_the_forearm_by_where_the_hands_are(name: str, value: str) -> None:
    assert [claim.value for claim in claims_of(GRIP, "Hold the bar with your palms facing forward.", name)] == [value]


@pytest.mark.parametrize(
    "step",
    [
        "Take the bar with an overhand or mixed grip.",
        "You can take the bar with an underhand grip.",
        "If your wrists hurt, use a neutral grip.",
    ],
)
def test_a_choice_is_optional(step: str) -> None:
    claims = claims_of(GRIP, step)
    assert claims
    assert claims[0].modality is Modality.OPTIONAL


@pytest.mark.parametrize(
    "step",
    [
        "Avoid a wide grip.",
        "Do not use an underhand grip.",
        "Pull without turning your wrists.",
        "Common mistakes include a wide grip.",
    ],
)
def test_what_a_step_forbids_is_warned_of(step: str) -> None:
    assert {claim.polarity for claim in claims_of(GRIP, step)} == {Polarity.WARNED}


@pytest.mark.parametrize(
    ("mistake", "polarity"),
    [
        ("Using an underhand grip, which strains the wrists.", Polarity.WARNED),
        ("Not taking an overhand grip.", Polarity.ASSERTED),
        ("Holding the rope loosely instead of with a neutral grip.", Polarity.ASSERTED),
    ],
)
def test_a_mistake_warns_of_what_it_heads_with(mistake: str, polarity: Polarity) -> None:
    claims = case_of(mistake=mistake).claims_in([Part.MISTAKES], GRIP)
    assert [claim.polarity for claim in claims if claim.value != "hands"] == [polarity]


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("Press until your arms are fully extended.", ["elbow-full"]),
        ("Extend your arms straight out in front of you.", []),
        ("Keep your arms and legs straight.", ["knee-straight"]),
        ("Squat with a slight bend in your elbows.", ["elbow-slight"]),
        ("Keep your elbows almost fully straight.", []),
        ("Bend the elbows and lift.", ["elbow-bend"]),
        ("Allow your elbows to bend.", ["elbow-bend"]),
        ("Place your hands under your hips.", ["hands-hips"]),
        ("Do the straight-leg deadlift.", []),
        ("Raise the weights with a slight elbow bend.", ["elbow-slight"]),
        ("Pull the handles to your lower chest.", ["pull-chest"]),
        ("Row the bar up towards your hips.", ["pull-hips"]),
        ("Drive your elbows towards your hips.", []),
        ("Tilt your pelvis forward.", ["pelvis-forward"]),
        ("Rest your elbows on your thighs.", ["arms-thighs"]),
        ("Keep your elbows close to your head.", ["elbow-head"]),
        ("Curl up until your torso is at a 45 degree angle.", ["torso-halfway"]),
        ("Lift only your shoulder blades.", ["back-pressed"]),
        ("Catch the ball on the bounce.", ["ball-caught"]),
        ("Bend both knees and keep your back leg straight.", ["knees-both-bent", "rear-leg-straight"]),
        ("Use the leg drive momentum.", ["momentum"]),
    ],
)
def test_technique(step: str, values: list[str]) -> None:
    assert [claim.value for claim in claims_of(TECHNIQUE, step)] == values


@pytest.mark.parametrize(
    ("step", "phase"),
    [
        ("Keep your arms straight at the bottom.", Phase.BOTTOM),
        ("Press until your arms are fully extended.", Phase.TOP),
        ("Lower the bar until your arms are fully extended.", Phase.BOTTOM),
        ("Hang with your arms fully extended.", Phase.START),
        ("Keep your arms straight throughout.", Phase.THROUGHOUT),
    ],
)
def test_phase(step: str, phase: Phase) -> None:
    assert [claim.phase for claim in claims_of(TECHNIQUE, step)] == [phase]


@pytest.mark.parametrize(
    ("mistake", "claimed"),
    [
        ("Locking the elbows, which hurts.", [("elbow-full", Polarity.WARNED)]),
        ("Locking the elbows too hard.", []),
        ("Arching the back: keep your back flat.", [("back-arch", Polarity.WARNED), ("back-flat", Polarity.ASSERTED)]),
        ("Swinging, which makes you lean back.", []),
        (
            "Bending the knees instead of hinging at the hips.",
            [("knee-bend", Polarity.WARNED), ("hip-bend", Polarity.ASSERTED)],
        ),
        ("Letting the elbows flare.", [("elbow-flare", Polarity.WARNED)]),
    ],
)
def test_mistakes(mistake: str, claimed: list[tuple[str, Polarity]]) -> None:
    claims = case_of(mistake=mistake).claims_in([Part.MISTAKES], TECHNIQUE)
    known = SETTINGS.knowledge.vocabulary(TECHNIQUE).terms
    assert [(claim.value, claim.polarity) for claim in claims if claim.value in known] == claimed


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("Inhale as you lower the bar, exhale as you press.", ["inhale-down", "exhale-push"]),
        ("Raise your arms while breathing out.", ["exhale-up"]),
        ("Breathe in on the way down and out on the way up.", ["inhale-down"]),
        ("Breathe steadily and press into your lower back.", []),
    ],
)
def test_breathing(step: str, values: list[str]) -> None:
    assert [claim.value for claim in claims_of(BREATHING, step)] == values


@pytest.mark.parametrize(
    "step",
    [
        "Keep your chest up, since looking down will tip you over.",
        "Lift the bar to almost fully straight arms.",
        "Bend your elbows more than your knees: a wider arc than locking the elbows gives.",
    ],
)
def test_what_a_sentence_only_talks_about_is_no_order(step: str) -> None:
    assert not {"look-down", "elbow-full"} & {claim.value for claim in claims_of(TECHNIQUE, step)}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Reverse Grip Cable Row", {"supinated"}),
        ("Reverse-Grip Bench Press", {"supinated"}),
        ("Reverse Grip Curl", {"pronated"}),
        ("Reverse Preacher Curl", {"pronated"}),
        ("Reverse Lunge", set()),
        ("Close Grip Pulldown", {"hands-close"}),
        ("Close Grip Bench Press", {"hands-narrow"}),
    ],
)
def test_what_a_grip_of_the_name_is_depends_on_the_movement(name: str, values: set[str]) -> None:
    assert {claim.value for claim in case_of(name=name).claims_in(["name"], GRIP)} == values


def test_a_tip_on_what_the_reverse_grip_does_orders_no_grip() -> None:
    case = case_of(name="Reverse Curl", tip="Start light to prevent wrist strain under the reverse grip.")
    assert not list(case.claims_in([Part.TIPS], GRIP))


def test_pulling_to_the_bar_bends_the_elbows() -> None:
    (claim,) = claims_of(TECHNIQUE, "Set the shoulder blades and pull your body up towards the bar.")
    assert SETTINGS.knowledge.vocabulary(TECHNIQUE).covers("elbow-bend", claim.value)
