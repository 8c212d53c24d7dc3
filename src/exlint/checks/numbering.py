"""numbering: numbered items that leave out a number or give one twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Item, Part


class Numbering(NamedTuple):
    """No options."""


def numbering(case: Case, select: Selection, options: Numbering) -> Iterator[Finding]:
    """Each item of a section whose number does not follow that of the item before.

    A list that begins again at 1 is a new list, and one in which every number is 1 lets the reader's program count.
    """
    del options  # there are none
    for section in case.exercise.sections:
        if section.part not in select["of"]:
            continue
        for depth in sorted({item.depth for item in section.items}):
            numbered = [item for item in section.items if item.number is not None and item.depth == depth]
            yield from _of_list(numbered)


def _of_list(items: list[Item]) -> Iterator[Finding]:
    if len({item.number for item in items}) == 1:
        return
    for before, item in pairwise(items):
        if before.number is None or item.number is None or item.number in (1, before.number + 1):
            continue
        yield Finding(
            grade="gap" if item.number > before.number else "repeat",
            confidence=0.95,
            marks=(Mark("here", item.text.span(), item.pointer), Mark("before", before.text.span(), before.pointer)),
            values={"number": str(item.number), "before": str(before.number), "expected": str(before.number + 1)},
        )


VERB = Verb(
    name="numbering",
    summary="Numbered items leave out a number or give one twice",
    run=numbering,
    options=Numbering,
    roles=("of",),
    selectors=tuple(str(part) for part in Part),
    marks=("here", "before"),
    grades=("gap", "repeat"),
    placeholders=("number", "before", "expected"),
)
