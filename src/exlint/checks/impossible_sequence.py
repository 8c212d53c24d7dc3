"""impossible-sequence: a step tells what cannot follow from where an earlier one left the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.actions import stems_of
from exlint.claims.aspects import Heard

IMPOSSIBLE = "impossible"


class ImpossibleSequence(NamedTuple):
    """No options."""


def impossible_sequence(case: Case, select: Selection, options: ImpossibleSequence) -> Iterator[Finding]:
    """Each of the sequences of vocabulary/actions.yaml that the steps of one version tell."""
    del options  # there are none
    heard = [each for part in select["of"] for each in case.heard_in(part)]
    for sequence in case.knowledge.promises.sequences:
        start: Heard | None = None
        for each in heard:
            stems = stems_of(each.words)
            if not sequence.apart.isdisjoint(stems):
                break
            if start is None:
                if not sequence.moved.isdisjoint(stems):
                    break
                start = each if sequence.begins(stems) else None
            elif sequence.ends(stems) and each.place.variant == start.place.variant:
                yield Finding(
                    grade=IMPOSSIBLE,
                    confidence=0.85,
                    marks=(_mark("of", each), _mark("first", start)),
                    values={"why": sequence.name, "advice": sequence.advice},
                )
                break


def _mark(label: str, heard: Heard) -> Mark:
    return Mark(label, heard.place.text.span(heard.sentence.start, heard.sentence.end), heard.place.pointer)


VERB = Verb(
    name="impossible-sequence",
    summary="A step tells what cannot follow from where an earlier one left the body",
    run=impossible_sequence,
    options=ImpossibleSequence,
    roles=("of",),
    marks=("of", "first"),
    grades=(IMPOSSIBLE,),
    placeholders=("why", "advice"),
)
