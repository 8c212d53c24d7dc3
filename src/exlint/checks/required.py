"""required: something that should be there and is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Passage
from exlint.values import NamedTuple


class Required(NamedTuple):
    """Options. `what` must go with each selected item: here, the answer of a question."""

    what: Literal["answer"]


def required(case: Case, select: Selection, options: Required) -> Iterator[Finding]:
    """Each selected item that goes without what it requires."""
    for selected in case.selected(select["of"]):
        answer = case.exercise.questions[selected.index].answer
        if not any(char.isalnum() for item in answer for char in item.text.value):
            yield Finding(
                grade="missing",
                confidence=0.99,
                marks=(Mark("of", selected.text.span(), selected.pointer),),
                values={"what": options.what, "of": selected.text.value},
            )


VERB = Verb(
    name="required",
    summary="Something that should be there is missing or empty",
    run=required,
    options=Required,
    roles=("of",),
    selectors=(Passage.QUESTION,),
    marks=("of",),
    grades=("missing",),
    placeholders=("what", "of"),
)
