"""heading-levels: a heading that stands more than one level below the heading before it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.record import Format, Heading
from exlint.values import NamedTuple


class HeadingLevels(NamedTuple):
    """No options."""


def heading_levels(case: Case, select: Selection, options: HeadingLevels) -> Iterator[Finding]:
    """The first jump of each kind: a page that writes all its subheadings so has one habit, not many defects."""
    del select, options  # headings stand anywhere
    record = case.exercise.record
    if record.format is not Format.MARKDOWN:  # the headings of plain text are guessed
        return
    headings = [block for block in record.blocks if isinstance(block, Heading)]
    told: set[tuple[int, int]] = set()
    for above, heading in pairwise(headings):
        jump = (above.level, heading.level)
        if heading.level <= above.level + 1 or jump in told:
            continue
        told.add(jump)
        yield Finding(
            grade="jump",
            confidence=0.95,
            marks=(Mark("here", heading.span, record.pointer), Mark("above", above.span, record.pointer)),
            values={
                "level": str(heading.level),
                "above-level": str(above.level),
                "expected": str(above.level + 1),
                "heading": heading.content.text.value.strip(),
            },
        )


VERB = Verb(
    name="heading-levels",
    summary="A heading stands more than one level below the heading before it",
    run=heading_levels,
    options=HeadingLevels,
    roles=(),
    marks=("here", "above"),
    grades=("jump",),
    placeholders=("level", "above-level", "expected", "heading"),
)
