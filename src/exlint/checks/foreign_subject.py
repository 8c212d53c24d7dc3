"""foreign-subject: a question that asks about another exercise than the document's."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Passage
from exlint.values import NamedTuple


class ForeignSubject(NamedTuple):
    """Options: the intents (schemas/vocabulary/questions.yaml) that ask about one exercise alone.

    A question that compares, replaces or combines exercises names another one rightly.
    """

    intents: tuple[str, ...]


def foreign_subject(case: Case, select: Selection, options: ForeignSubject) -> Iterator[Finding]:
    """Each question of such an intent that names another exercise and not the document's own."""
    for selected in case.selected(select["of"]):
        asked, other = case.asked[selected.index], case.foreign.get(selected.index)
        if other is not None and asked.intent in options.intents and not asked.relations:
            yield Finding(
                grade="foreign",
                confidence=0.85,
                marks=(Mark("of", selected.text.span(), selected.pointer),),
                values={"subject": other, "name": case.names[0]},
            )


VERB = Verb(
    name="foreign-subject",
    summary="A question asks about another exercise than the document's",
    run=foreign_subject,
    options=ForeignSubject,
    roles=("of",),
    selectors=(Passage.QUESTION,),
    marks=("of",),
    grades=("foreign",),
    placeholders=("subject", "name"),
)
