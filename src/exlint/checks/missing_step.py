"""missing-step: a text that sends the reader to a step by a number that no step has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.aspects import Heard
from exlint.exercise import Part
from exlint.patterns import lazy
from exlint.values import NamedTuple

_REFERENCE = lazy(
    r"\b(?:repeat|return to|go back to|back to|as in|see|follow|perform|do) steps? (\d{1,2})"
    r"(?: ?(?:-|\u2013|to|through|and) ?(\d{1,2}))?(?![\d%])",
    re.IGNORECASE,
)


class MissingStep(NamedTuple):
    """Options: none."""


def missing_step(case: Case, select: Selection, options: MissingStep) -> Iterator[Finding]:
    """Each reference to a step beyond the last. Steps are counted over all sections of steps of the document."""
    del options
    texts = (heard.place for part in select["of"] for heard in case.heard_in(part) if _may_refer(heard))
    for place in texts:
        for found in _REFERENCE.finditer(place.text.value):
            last = max(int(number) for number in found.groups() if number is not None)
            count = _steps(case)
            if 0 < count < last:
                mark = Mark("reference", place.text.span(*found.span()), place.pointer)
                yield Finding("missing", 0.95, (mark,), {"last": str(last), "count": str(count)})


def _may_refer(heard: Heard) -> bool:
    """Whether a sentence opens a text that speaks of steps; few do."""
    return not heard.number and "step" in heard.folded


def _steps(case: Case) -> int:
    """How many steps there are, or how far they are numbered, whichever is more; sentences count in a paragraph."""
    heard = case.heard_in(Part.STEPS)
    numbers = [item.number for section in case.exercise.of(Part.STEPS) for item in section.items if item.number]
    return max(len(heard), *numbers, 0)


VERB = Verb(
    name="missing-step",
    summary="A text sends the reader to a step that does not exist",
    run=missing_step,
    options=MissingStep,
    roles=("of",),
    marks=("reference",),
    grades=("missing",),
    placeholders=("last", "count"),
)
