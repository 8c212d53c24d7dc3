"""Claims of quantities: how long, at what angle, how often. A number claims what the nearest words say it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.claims.aspects import Heard
from exlint.claims.claim import Claim, Modality
from exlint.patterns import lazy
from exlint.values import NamedTuple
from exlint.vocabulary import Match

KIND = "quantity"

_REACH = 40
"""Characters between a number and the words that say what it is of."""

_UNITS = {"s": ("second", 1), "m": ("second", 60), "d": ("degree", 1), "\u00b0": ("degree", 1)}
"""By the first letter of the spelling: the unit as the vocabulary has it, and its measure in that."""

_TIME = "second"

_ANOTHER = lazy(r"\b(?:or|and|then|but|before|after)\b")
"""What stands between a time and a doing that it is not of: 30 seconds per set, or hold."""

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60, "ninety": 90,
}  # fmt: skip

_FEW, _FEWEST, _MOST = "a few", 1, 9
"""What is called a few, and how many that may be."""

_NUMBER = rf"\d+(?:\.\d+)?|{_FEW}|{'|'.join(_NUMBERS)}"
_UNIT = r"seconds?|secs?|minutes?|mins?|degrees?|\u00b0"
_UNIT_STARTS = ("sec", "min", "deg", "\u00b0")
_AMOUNT = lazy(
    r"(?P<bound>\b(?:at least|no less than|minimum of|at most|no more than|up to|maximum of|less than|more than)"
    r"\s+)?"
    rf"\b(?P<low>{_NUMBER})(?:\s*(?P<unit>{_UNIT}))?(?:\s*(?:-|\u2013|\u2014|\bto\b|\bor\b)\s*(?P<high>{_NUMBER}))?"
    rf"[\s-]*(?P<last>{_UNIT})(?!\w)",
    re.IGNORECASE,
)

_AT_LEAST = ("at least", "no less", "minimum", "more")
_AT_MOST = ("at most", "no more", "maximum", "up to", "less")


class Amount(NamedTuple):
    """From `low` to `high`, in `unit`. `firm` where the wording makes one of them a limit: "at least 20 seconds"."""

    low: float
    high: float
    unit: str
    firm: bool

    def disjoint(self, other: Amount) -> bool:
        """Whether no value satisfies both."""
        return self.high < other.low or other.high < self.low

    def forbids_part_of(self, other: Amount) -> bool:
        """Whether a firm limit lies within the other's range: "at least 20" where the other allows 15 to 30."""
        return self.firm and (other.low < self.low <= other.high or other.low <= self.high < other.high)


def read_quantities(heard: Heard) -> Iterator[Claim]:
    """The amounts that one sentence states, each as a claim of what it measures; `amount_of` gives its numbers."""
    measures = heard.of(KIND)
    if not measures or not any(unit in heard.words for unit in _UNIT_STARTS):
        return
    value = heard.place.text.value
    found = list(_AMOUNT.finditer(value, heard.sentence.start, heard.sentence.end))
    for at, stated in enumerate(found):
        after = found[at - 1].end() if at else heard.sentence.start
        before = found[at + 1].start() if at + 1 < len(found) else heard.sentence.end
        near = [match for match in measures if after <= match.start and match.end <= before]
        measure = _measured(stated, near, heard.folded)
        if measure is None:
            continue
        context = heard.context(stated.start())
        if not heard.bearings.words.audiences.isdisjoint(re.findall(r"[\w']+", heard.words)):
            context = context._replace(modality=Modality.OPTIONAL)
        yield heard.claim(KIND, measure, stated.start(), stated.end(), context=context)


def amount_of(claim: Claim) -> Amount:
    """The numbers of a claim that read_quantities gave. Raises ValueError for any other claim."""
    stated = _AMOUNT.fullmatch(claim.wording)
    if stated is None:
        raise ValueError(f"{claim.wording!r} states no amount")
    return _amount(stated)


def _amount(stated: re.Match[str]) -> Amount:
    unit, scale = _UNITS[stated["last"][0].lower()]
    first = _UNITS[stated["unit"][0].lower()][1] if stated["unit"] else scale
    if _FEW in (stated["low"].lower(), (stated["high"] or "").lower()):
        return Amount(_FEWEST * scale, _MOST * scale, unit, firm=False)
    low = _number(stated["low"]) * first
    high = _number(stated["high"]) * scale if stated["high"] else low
    bound = (stated["bound"] or "").lower()
    if bound.startswith(_AT_LEAST):
        return Amount(low, float("inf"), unit, firm=True)
    if bound.startswith(_AT_MOST):
        return Amount(0, high, unit, firm=True)
    return Amount(low, high, unit, firm=False)


def _number(word: str) -> float:
    return float(_NUMBERS.get(word.lower(), word))


def _measured(stated: re.Match[str], near: list[Match], folded: str) -> str | None:
    """The id of what an amount is of: the nearest words within reach that name something told of in that unit.

    A time belongs to the doing before it, unless another is named at once ("a 2-second pause").
    """
    unit = _amount(stated).unit
    told = [match for match in near if match.term is not None and match.term.rank == unit]
    before = [(folded[match.end : stated.start()], match) for match in told if match.end <= stated.start()]
    after = [(folded[stated.end() : match.start], match) for match in told if match.start >= stated.end()]
    if unit == _TIME:
        at_once = [each for each in after if not each[0].strip(" -")]
        after = [each for each in after if not _ANOTHER.search(each[0])]
        fitting = at_once or _within_reach(before) or after
    else:
        fitting = before + after
    fitting = _within_reach(fitting)
    nearest = min(fitting, key=lambda each: len(each[0]), default=None)
    return None if nearest is None or nearest[1].term is None else nearest[1].term.id


def _within_reach(found: list[tuple[str, Match]]) -> list[tuple[str, Match]]:
    return [each for each in found if len(each[0]) <= _REACH and ";" not in each[0]]
