"""Proving: a rule's examples are its tests. A bad document gives just the findings it declares, a good one none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from exlint.corpus import lint_together
from exlint.diagnostics import Diagnostic, Label
from exlint.linter import Settings, lint
from exlint.rules import Example, Expected, Rule
from exlint.source import Source


def failures(rule: Rule, settings: Settings) -> Iterator[str]:
    """In what the file of a rule does not keep its word; nothing where all is well. `settings` have every rule on."""
    if PurePath(rule.path).stem != rule.id:
        yield f"the file is called {PurePath(rule.path).name}; call it {rule.id}.yaml, as the rule"
    missing = {"bad", "good"} - {example.kind for example in rule.examples}
    yield from (f"there is no {kind} example; add one" for kind in sorted(missing))
    for number, example in enumerate(rule.examples, 1):
        yield from (f"example {number} ({example.kind}): {each}" for each in example_failures(rule, example, settings))


def example_failures(rule: Rule, example: Example, settings: Settings) -> Iterator[str]:
    """In what a rule does not do to an example what the example says."""
    settings = settings.telling(rule.code)
    sources = [Source(path, text) for path, text in example.documents.items()]
    unread = [f"{source.path} is {why}" for source in sources if (why := _unread(source, settings)) is not None]
    if unread:
        yield from unread
        return
    found = [each for each in lint_together(sources, settings) if each.code == rule.code]
    yield from _misplaced(found, example.finds)
    for each in found:
        if not (each.message.strip() and each.suggestion.strip()):
            yield f"says nothing of line {each.primary.start.line}, or not what to do about it"
    yield from _at_other_severity(found, example.finds)
    if example.fixed is not None:
        yield from _misfixed(found, sources[0], example.fixed, rule, settings)


def _unread(source: Source, settings: Settings) -> str | None:
    result = lint(source, settings)
    if result.failed:
        return f"malformed: {result.diagnostics[0].message}"
    if result.skipped is not None:
        return f"not read as an exercise ({result.skipped}); `exlint debug` shows how a document is read"
    return None


def _misplaced(found: Sequence[Diagnostic], wanted: Sequence[Expected]) -> Iterator[str]:
    places = [(_place(each.primary), tuple(map(_place, each.labels[1:]))) for each in found]
    expected = [(each.place, each.also) for each in wanted]
    if places == expected:
        return
    yield from (f"finds {_shown(*each)}, which it does not declare" for each in places if each not in expected)
    yield from (f"finds nothing in {_shown(*each)}" for each in expected if each not in places)
    if sorted(places) == sorted(expected):
        yield "declares its findings in another order than the lines have"
    elif all(each in expected for each in places) and all(each in places for each in expected):
        yield f"declares {len(expected)} findings where there are {len(places)}"


def _place(label: Label) -> tuple[str, int]:
    return (label.path, label.start.line)


def _shown(place: tuple[str, int], also: Sequence[tuple[str, int]]) -> str:
    """A finding as a rule file writes it."""
    lines = [str(line) if path == place[0] else f"{path}:{line}" for path, line in also]
    beside = f", also: {lines[0]}" if len(lines) == 1 else f", also: [{', '.join(lines)}]" if lines else ""
    return f"{{line: {place[1]}{beside}}}"


def _at_other_severity(found: Sequence[Diagnostic], wanted: Sequence[Expected]) -> Iterator[str]:
    for diagnostic, expected in zip(found, wanted, strict=False):
        if expected.severity not in (None, diagnostic.severity):
            yield f"reports line {diagnostic.primary.start.line} as {diagnostic.severity.word}"


def _misfixed(
    found: Sequence[Diagnostic], source: Source, fixed: str, rule: Rule, settings: Settings
) -> Iterator[str]:  # fmt: skip
    """The fixes leave what the example says, and in that there is nothing left for them to do."""
    edits = sorted((edit for each in found if each.fix for edit in each.fix.edits), reverse=True)
    text = source.text
    for edit in edits:
        text = text[: edit.start.offset] + edit.text + text[edit.end.offset :]
    if text != fixed:
        line = next((n for n, (one, two) in enumerate(_lines(text, fixed), 1) if one != two), 0)
        yield f"--fix leaves another text than `fixed` says, from line {line} on" if edits else "nothing is fixed"
    elif any(each.code == rule.code and each.fix for each in lint(Source(source.path, text), settings).diagnostics):
        yield "what --fix leaves can be fixed again"


def _lines(one: str, two: str) -> Iterator[tuple[str | None, str | None]]:
    from itertools import zip_longest

    return zip_longest(one.split("\n"), two.split("\n"))
