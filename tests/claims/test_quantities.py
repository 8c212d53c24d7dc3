"""Claims of quantities, on sentences of our own."""

from __future__ import annotations

import pytest

from exlint.claims.claim import Modality
from exlint.claims.quantities import KIND, Amount, amount_of
from tests.claims.cases import case_of

ENDLESS = float("inf")


@pytest.mark.parametrize(
    ("step", "measure", "amount"),
    [
        ("Hold the stretch for 15-30 seconds.", "hold", Amount(15, 30, "second", firm=False)),
        (
            "Hold the stretch for half a breath, then for 30 seconds to 2 minutes.",
            "hold",
            Amount(30, 120, "second", firm=False),
        ),
        ("Stay in this position for at least 25 seconds.", "hold", Amount(25, ENDLESS, "second", firm=True)),
        ("Hold this position for up to a minute or 90 seconds.", "hold", Amount(90, 90, "second", firm=False)),
        ("Hold this position for a few seconds.", "hold", Amount(1, 9, "second", firm=False)),
        ("Pause for two seconds at the top.", "pause", Amount(2, 2, "second", firm=False)),
        ("Set the bench to 30\u201345\u00b0 and lie down.", "bench-angle", Amount(30, 45, "degree", firm=False)),
        ("Set an incline bench at a 45-degree angle.", "bench-angle", Amount(45, 45, "degree", firm=False)),
        ("Take no more than 3 seconds on the way down.", "lowering", Amount(0, 3, "second", firm=True)),
    ],
)
def test_a_number_is_of_what_the_nearest_words_of_its_unit_name(step: str, measure: str, amount: Amount) -> None:
    (claim,) = case_of(steps=[step]).claims_in(["steps"], KIND)
    assert (claim.value, amount_of(claim)) == (measure, amount)


@pytest.mark.parametrize(
    "step",
    [
        "Hold the dumbbells and lie on a bench for 3 sets of 12.",
        "Walk forwards for 20 seconds.",
        "Turn the toes out; wait 20 seconds.",
    ],
)
def test_other_numbers_claim_nothing(step: str) -> None:
    assert case_of(steps=[step]).claims_in(["steps"], KIND) == []


@pytest.mark.parametrize(
    ("step", "doings"),
    [
        ("Move gently for 40-50 seconds a side, or hold the end of it for 15 seconds.", [("hold", 15)]),
        ("Hold for 20 seconds, rest for 40 seconds.", [("hold", 20), ("rest", 40)]),
        ("Hold the end and rock for 30 seconds.", [("rocking", 30)]),
        ("Lower the bar with a 2-second pause.", [("pause", 2)]),
        ("Wait 10 seconds before lowering the bar.", []),
        ("Stay there for 25 seconds, holding the stretch.", [("hold", 25)]),
    ],
)
def test_a_time_belongs_to_the_doing_before_it(step: str, doings: list[tuple[str, int]]) -> None:
    claims = case_of(steps=[step]).claims_in(["steps"], KIND)
    assert [(claim.value, amount_of(claim).high) for claim in claims] == doings


def test_what_beginners_do_is_a_choice() -> None:
    (claim,) = case_of(steps=["Beginners hold the stretch for 10 seconds."]).claims_in(["steps"], KIND)
    assert claim.modality is Modality.OPTIONAL


@pytest.mark.parametrize("range_", [(10, 29), (31, 40)])
def test_ranges_without_a_common_value_are_disjoint(range_: tuple[float, float]) -> None:
    assert Amount(*range_, "second", firm=False).disjoint(Amount(30, 30, "second", firm=False))


@pytest.mark.parametrize(("limit", "forbids"), [((20, ENDLESS), True), ((15, ENDLESS), False), ((0, 25), True)])
def test_a_limit_inside_a_range_forbids_part_of_it(*, limit: tuple[float, float], forbids: bool) -> None:
    stated = Amount(15, 30, "second", firm=False)
    assert Amount(*limit, "second", firm=True).forbids_part_of(stated) is forbids
    assert not stated.forbids_part_of(Amount(*limit, "second", firm=True))
