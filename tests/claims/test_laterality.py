"""Claims of laterality, on sentences of our own."""

from __future__ import annotations

import pytest

from exlint.claims.laterality import KIND
from tests.claims.cases import case_of


@pytest.mark.parametrize(
    ("step", "values"),
    [
        ("Take a kettlebell in each hand.", ["each-hand"]),
        ("Take a kettlebell in one hand.", ["one-load"]),
        ("Raise the right arm, then the other.", ["right-arm", "switching"]),
        ("Do the set and switch arms.", ["arm-switching"]),
        ("Continue alternating sides.", ["alternating"]),
        ("Turn the palms up with an alternating grip.", []),
        ("Stand one foot away from the wall.", []),
    ],
)
def test_the_sides_that_a_step_names(step: str, values: list[str]) -> None:
    assert [claim.value for claim in case_of(steps=[step]).claims_in(["steps"], KIND)] == values


def test_an_attribute_counts_in_the_name_alone() -> None:
    case = case_of("Alternating Curl", steps=["Curl as in the alternating curl."])
    assert [claim.value for claim in case.claims_in(["name"], KIND)] == ["alternating"]
    assert case.claims_in(["steps"], KIND) == []
