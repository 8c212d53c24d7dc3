"""Yielding: one cause, one finding. A rule file names the rules to which its findings yield (`yields-to`).

Where both find something at one place, what mends the one mends the other, and only the one that is yielded to is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from exlint.diagnostics import Applicability, Diagnostic, Label
from exlint.rules import Rule
from exlint.values import NamedTuple

Yields: TypeAlias = Mapping[str, tuple[str, ...]]
"""The codes of the rules to which those of a code yield."""


class Parted(NamedTuple):
    """Diagnostics of one file: those that stand, and those that yield to one of them."""

    standing: tuple[Diagnostic, ...]
    yielding: tuple[Diagnostic, ...]


def yields_of(rules: Iterable[Rule]) -> Yields:
    """What the files of some rules declare."""
    return {rule.code: rule.yields_to for rule in rules if rule.yields_to}


def part(diagnostics: Sequence[Diagnostic], yields: Yields) -> Parted:
    """Part the diagnostics of one file, which keep their order.

    One that yields itself makes others yield all the same: what it yields to stands for the cause of all. Nothing is
    made to yield by a rule that is off, nor by a finding that is suppressed, since neither is among the diagnostics.
    """
    if not any(each.code in yields for each in diagnostics):
        return Parted(tuple(diagnostics), ())
    there: dict[tuple[str, str], list[Diagnostic]] = {}
    for each in diagnostics:
        there.setdefault((each.code, each.primary.document), []).append(each)
    standing: list[Diagnostic] = []
    yielding: list[Diagnostic] = []
    for each in diagnostics:
        others = (other for code in yields.get(each.code, ()) for other in there.get((code, each.primary.document), ()))
        (yielding if any(_yields(each, other) for other in others) else standing).append(each)
    return Parted(tuple(standing), tuple(yielding))


def _yields(diagnostic: Diagnostic, other: Diagnostic) -> bool:
    """Whether the other stands for both: it has the same cause, is no less grave, and no safe fix is lost with it."""
    return (
        diagnostic.severity <= other.severity
        and (not _is_safely_fixed(diagnostic) or _is_safely_fixed(other))
        and _have_one_cause(diagnostic, other)
    )


def _have_one_cause(diagnostic: Diagnostic, other: Diagnostic) -> bool:
    """Whether a finding is about a part of what the other is about, or about the very place that this one relates to.

    A place inside a related one says nothing: a list of muscles that the fields contradict may hold one more defect.
    """
    place, (primary, *related) = _place(diagnostic.primary), other.labels
    start, end = _place(primary)
    return (start <= place[0] and place[1] <= end) or any(_place(label) == place for label in related)


def _place(label: Label) -> tuple[int, int]:
    return (label.start.offset, label.end.offset)


def _is_safely_fixed(diagnostic: Diagnostic) -> bool:
    return diagnostic.fix is not None and diagnostic.fix.applicability is Applicability.SAFE
