"""Statistics: how often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from exlint.diagnostics import Applicability, Diagnostic, Severity
from exlint.values import Frozen


class Count(Frozen):
    """The findings of one rule; `severity` is the gravest of them, `fixable` how many have a safe fix."""

    code: str
    rule: str
    severity: Severity
    count: int
    fixable: int


def is_fixable(diagnostic: Diagnostic) -> bool:
    """Whether a safe fix comes with the finding."""
    return diagnostic.fix is not None and diagnostic.fix.applicability is Applicability.SAFE


def count_by_rule(diagnostics: Iterable[Diagnostic]) -> tuple[Count, ...]:
    """A count for each rule that found anything: the most first, equals by code."""
    found: Counter[tuple[str, str]] = Counter()
    fixable: Counter[tuple[str, str]] = Counter()
    gravest: dict[tuple[str, str], Severity] = {}
    for each in diagnostics:
        key = (each.code, each.rule)
        found[key] += 1
        fixable[key] += is_fixable(each)
        gravest[key] = max(gravest.get(key, each.severity), each.severity)
    keys = sorted(found, key=lambda key: (-found[key], key))
    return tuple(Count(*key, gravest[key], found[key], fixable[key]) for key in keys)


def count_by_severity(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """How many findings each severity has, the gravest first, zeros included."""
    found = Counter(each.severity for each in diagnostics)
    return {severity: found[severity] for severity in sorted(Severity, reverse=True)}
