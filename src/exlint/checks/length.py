"""length: how long the texts of a part are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.exercise import Selected
from exlint.values import NamedTuple

SHORT = "short"
LONG = "long"


class Length(NamedTuple):
    """Options: the least and the most words or characters of each text, with `whole` of each part as a whole."""

    at_least: int = 0
    at_most: int | None = None
    unit: Literal["words", "characters"] = "words"
    whole: bool = False


def length(case: Case, select: Selection, options: Length) -> Iterator[Finding]:
    """Each selected text, or part as a whole, that is too short or too long; empty ones are left to `missing-part`."""
    for where in select["of"]:
        found = [each for each in case.exercise.select(where) if each.text.value.strip()]
        for texts in [found] if options.whole and found else [[each] for each in found]:
            yield from _judged(texts, where, options)


def _judged(texts: Sequence[Selected], where: str, options: Length) -> Iterator[Finding]:
    size = sum(_size(each.text.value, options) for each in texts)
    short = size < options.at_least
    if short or (options.at_most is not None and size > options.at_most):
        yield Finding(
            grade=SHORT if short else LONG,
            confidence=0.95,
            marks=(Mark("of", texts[0].text.span(), texts[0].pointer),),
            values={
                "size": str(size),
                "wanted": str(options.at_least if short else options.at_most),
                "unit": options.unit,
                "part": where.rpartition(".")[2],
            },
        )


def _size(value: str, options: Length) -> int:
    return len(value.split()) if options.unit == "words" else len(value.strip())


VERB = Verb(
    name="length",
    summary="How long the texts of a part are",
    run=length,
    options=Length,
    roles=("of",),
    marks=("of",),
    grades=(SHORT, LONG),
    placeholders=("size", "wanted", "unit", "part"),
)
