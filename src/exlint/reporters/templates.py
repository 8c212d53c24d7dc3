"""Templates: findings that one sentence frame gives in many documents, told once with all their places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from exlint.diagnostics import Diagnostic
from exlint.values import NamedTuple

MANY = 20
"""Documents from which a frame counts as a template."""

_Key: TypeAlias = tuple[str, str, str]


class Told(NamedTuple):
    """A finding as a person is told it: once for a whole template. `places` are those of the others, in order."""

    diagnostic: Diagnostic
    documents: int = 1
    places: tuple[str, ...] = ()


def told(diagnostics: Sequence[Diagnostic]) -> Iterator[Told]:
    """The findings in their order; those of a template stand at its first place."""
    templates = _templates(diagnostics)
    done = set()
    for diagnostic in diagnostics:
        key = _key(diagnostic)
        template = templates.get(key)
        if template is None:
            yield Told(diagnostic)
        elif key not in done:
            done.add(key)
            first, *others = template
            yield Told(first, _documents(template), tuple(map(_place, others)))


def _templates(diagnostics: Iterable[Diagnostic]) -> dict[_Key, list[Diagnostic]]:
    groups: dict[_Key, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        if diagnostic.frame:
            groups[_key(diagnostic)].append(diagnostic)
    return {key: group for key, group in groups.items() if len(group) >= MANY and _documents(group) >= MANY}


def _key(diagnostic: Diagnostic) -> _Key:
    return (diagnostic.code, diagnostic.severity.word, diagnostic.frame)


def _documents(group: Iterable[Diagnostic]) -> int:
    return len({(each.primary.path, each.primary.document) for each in group})


def _place(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.primary.path}:{diagnostic.primary.start.line}"
