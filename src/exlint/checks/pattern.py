"""pattern: texts that must be written in one way, such as ids in small letters or steps that end with a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.values import NamedTuple


class Pattern(NamedTuple):
    """Options: the regular expression (Python's) that each text must match from its first character to its last.

    A dot matches line feeds too.
    """

    matches: str


def pattern(case: Case, select: Selection, options: Pattern) -> Iterator[Finding]:
    """Each selected text that the expression does not match, without white space around it; empty ones are let be."""
    expression = re.compile(options.matches, re.DOTALL)  # re keeps what it has compiled
    for selected in case.selected(select["of"]):
        value = selected.text.value.strip()
        if value and expression.fullmatch(value) is None:
            yield Finding(
                grade="found",
                confidence=0.95,
                marks=(Mark("of", selected.text.span(), selected.pointer),),
                values={"value": value, "part": selected.where.rpartition(".")[2]},
            )


def _malformed(options: Pattern, select: Selection) -> str | None:
    del select
    try:
        re.compile(options.matches, re.DOTALL)
    except re.error as error:
        return f"matches is no regular expression: {error}"
    return None


VERB = Verb(
    name="pattern",
    summary="Texts that are not written as they must be",
    run=pattern,
    options=Pattern,
    roles=("of",),
    marks=("of",),
    grades=("found",),
    placeholders=("value", "part"),
    fault=_malformed,
)
