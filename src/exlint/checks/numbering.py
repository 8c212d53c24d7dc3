"""numbering: numbered items that leave out a number or give one twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exlint.checks.verb import Case, Finding, Mark, Markup, Remedy, Selection, Verb
from exlint.diagnostics import Applicability
from exlint.exercise import Item, Part
from exlint.patterns import lazy
from exlint.source import Span
from exlint.values import NamedTuple


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
            yield from _of_list(numbered, case)


def _of_list(items: list[Item], case: Case) -> Iterator[Finding]:
    if len({item.number for item in items}) == 1:
        return
    for at, (before, item) in enumerate(pairwise(items), start=1):
        if before.number is None or item.number is None or item.number in (1, before.number + 1):
            continue
        yield Finding(
            grade="gap" if item.number > before.number else "repeat",
            confidence=0.95,
            marks=(Mark("here", item.text.span(), item.pointer), Mark("before", before.text.span(), before.pointer)),
            values={"number": str(item.number), "before": str(before.number), "expected": str(before.number + 1)},
            remedy=_remedy(items[at:], before.number + 1, case),
        )


_NUMBER = re.compile(r"\d+")
_NAMED_STEP = lazy(r"\bsteps?\s+(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE)


def _remedy(items: list[Item], first: int, case: Case) -> Remedy | None:
    """Number the items through from here, up to a new list; unsafe where a sentence names a step by its number."""
    edits: list[Markup] = []
    for number, item in enumerate(items, start=first):
        if edits and item.number == 1:
            break
        written = _NUMBER.search(case.file, item.span.start, item.text.span().start)
        if written is None or int(written[0]) != item.number:
            return None  # the number does not stand before the words
        edits.append(Markup(Span(*written.span()), str(number)))
    safe = _NAMED_STEP.search(case.file) is None
    return Remedy("number the steps through", Applicability.SAFE if safe else Applicability.UNSAFE, tuple(edits))


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
