"""The order of steps, where the examples of the rules do not reach."""

from __future__ import annotations

import pytest

from exlint.config import Choices
from exlint.linter import Settings, lint
from exlint.settings import settings_for
from exlint.source import Source

LYING = ("Lie on your back with your knees bent.",)


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_for(Choices(select=("STP",)))


def codes(settings: Settings, *steps: str) -> list[str]:
    text = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
    page = f"# Hip Drill\n\n- **Target Muscle:** Glutes\n\n## How to perform\n\n{text}\n"
    return [each.code for each in lint(Source("page.md", page), settings).diagnostics]


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (("Lie on your back with feet flat on the floor.", "Keep your legs straight and lift them."), ["STP001"]),
        (("Stand with your feet flat on the floor.", "Keep your legs straight and bow."), []),
        (("Kneel on a mat.", "Stand up and jump off the box."), []),
        (("Sit on a box.", "Jump off the box."), ["STP001"]),
        (("Lie on your back.", "Kick up.", "Return to the standing position."), ["STP003"]),
        (("Squat down low.", "Drop into a plank position.", "Return to the standing position."), []),
        (("Bow, keeping your arm extended overhead.", "Rise and press it back up."), ["STP001"]),
        (("Hold it with your arm extended overhead.", "Lower the bell and press it back up."), []),
        (("Raise the hips.", "Lower them and repeat steps 1 to 7."), ["STP002"]),
        (("Raise the hips.", "Walk on for 9 steps, or take steps 10 inches long."), []),
    ],
)
def test_what_the_steps_before_allow(settings: Settings, steps: tuple[str, ...], found: list[str]) -> None:
    assert codes(settings, *steps) == found
