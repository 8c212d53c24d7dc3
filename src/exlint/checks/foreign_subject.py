"""foreign-subject: a question that asks about another exercise than the document's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb

_THIS = "this"


@dataclass(frozen=True, slots=True)
class ForeignSubject:
    """Options: the intents (schemas/vocabulary/questions.yaml) that ask about one exercise alone.

    A question that compares, replaces or combines exercises names another one rightly.
    """

    intents: tuple[str, ...]


def foreign_subject(case: Case, select: Selection, options: ForeignSubject) -> Iterator[Finding]:
    """Each question of such an intent whose only subject is an exercise that shares no word with the document's."""
    own = {word for name in case.names for word in case.knowledge.questions.stems(name)}
    if not own:
        return
    for where in select["of"]:
        for selected in case.exercise.select(where):
            asked = case.asked[selected.index]
            if asked.intent not in options.intents or asked.subject == _THIS or asked.relations:
                continue
            if own.isdisjoint(asked.subject.split()):
                yield Finding(
                    grade="foreign",
                    confidence=0.85,
                    marks=(Mark("of", selected.text.span(), selected.pointer),),
                    values={"subject": asked.subject, "name": case.names[0]},
                )


VERB = Verb(
    name="foreign-subject",
    summary="A question asks about another exercise than the document's",
    run=foreign_subject,
    options=ForeignSubject,
    roles=("of",),
    marks=("of",),
    grades=("foreign",),
    placeholders=("subject", "name"),
)
