"""allowed-values: values of which a repository has a closed list."""

from __future__ import annotations

from collections.abc import Iterator

from exlint.checks.verb import Case, Finding, Mark, Selection, Verb
from exlint.config import nearest
from exlint.values import NamedTuple


class AllowedValues(NamedTuple):
    """Options: the list. Capitals count only with `exact`."""

    values: tuple[str, ...]
    exact: bool = False


def allowed_values(case: Case, select: Selection, options: AllowedValues) -> Iterator[Finding]:
    """Each selected value that the list does not have, with the one of the list that was probably meant."""
    known = options.values if options.exact else tuple(each.casefold() for each in options.values)
    for selected in case.selected(select["of"]):
        value = selected.text.value.strip()
        if value and (value if options.exact else value.casefold()) not in known:
            near = nearest(value, options.values)
            yield Finding(
                grade="near" if near else "unknown",
                confidence=0.99,
                marks=(Mark("of", selected.text.span(), selected.pointer),),
                values={
                    "value": value,
                    "expected": near or ", ".join(options.values),
                    "part": selected.where.rpartition(".")[2],
                },
            )


VERB = Verb(
    name="allowed-values",
    summary="Values that a closed list does not have",
    run=allowed_values,
    options=AllowedValues,
    roles=("of",),
    marks=("of",),
    grades=("near", "unknown"),
    placeholders=("value", "expected", "part"),
)
