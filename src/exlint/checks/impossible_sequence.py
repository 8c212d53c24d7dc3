"""impossible-sequence: a step tells what cannot follow from where an earlier one left the body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.claims.actions import Sequence
from exlint.claims.aspects import Heard, Told
from exlint.values import NamedTuple

IMPOSSIBLE = "impossible"


class ImpossibleSequence(NamedTuple):
    """Options: the sequences of vocabulary/actions.yaml to look for."""

    sequences: tuple[str, ...]


def impossible_sequence(case: Case, select: Selection, options: ImpossibleSequence) -> Iterator[Finding]:
    """Each of the sequences that the steps of one version go through, once though they are told twice."""
    told = [each for part in select["of"] for each in case.told_in(part)]
    tellings = [list(each) for _, each in groupby(told, key=_version)]
    for sequence in case.knowledge.promises.sequences:
        if sequence.id not in options.sequences:
            continue
        found = next(filter(None, (_broken(sequence, telling) for telling in tellings)), None)
        if found is not None:
            first, then = found
            yield Finding(
                grade=IMPOSSIBLE,
                confidence=0.85,
                marks=(_mark("of", then), _mark("first", first)),
                values={"why": sequence.name, "advice": sequence.advice},
            )


def _version(told: Told) -> tuple[int | None, int]:
    place = told.heard.place
    return place.variant, place.telling


def _broken(sequence: Sequence, told: list[Told]) -> tuple[Heard, Heard] | None:
    """In one telling of one version, the start and the sentence that cannot follow it."""
    every = frozenset[str]().union(*[stems for _, stems in told])
    if not (sequence.begins(every) and sequence.ends(every)):
        return None
    start: Heard | None = None
    for heard, stems in told:
        if not sequence.apart.isdisjoint(stems):
            return None
        if start is None:
            if not sequence.moved.isdisjoint(stems):
                return None
            start = heard if sequence.begins(stems) else None
        elif not sequence.between.isdisjoint(stems):
            return None
        elif sequence.ends(stems):
            return start, heard
    return None


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
