"""`exlint explain`: one rule in full: why it exists, what to do about a finding, and examples with what they give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exlint.checks.options import values_of
from exlint.cli.options import Target, color_option, refusals, rules_option, terminal_for, write
from exlint.cli.rules import FILE_SCOPE, severities
from exlint.reporters.terminal import Terminal, wrap
from exlint.reporters.text import render_diagnostic

if TYPE_CHECKING:
    from exlint.diagnostics import Diagnostic
    from exlint.linter import Settings
    from exlint.refusals import FileRefusal
    from exlint.rules import Example, Rule

_TEXT_WIDTH = 100  # prose wider than this is hard to read
_REPORTED = "Example that it reports"
_SILENT = "Example on which it stays silent"


@click.command(short_help="Explain one rule.")
@click.argument("rule", metavar="RULE")
@rules_option
@color_option
def explain(*, rule: str, rule_folders: tuple[str, ...], color: str) -> None:
    """Explain the rule of a code (FAQ001) or name (duplicate-question)."""
    from exlint.config import Choices
    from exlint.configuration.finding import Configurations
    from exlint.refusals import FileRefusal
    from exlint.settings import every_rule, settings_for

    with refusals():
        config = Configurations().of_folder(Path.cwd()).unswitched()
        found = find(rule, every_rule(rule_folders, config))
        select = () if isinstance(found, FileRefusal) else (found.code,)
        settings = settings_for(Choices(select=select, rule_folders=rule_folders), config)
    target = Target("text")
    terminal = terminal_for(target, color)
    terminal = terminal._replace(width=min(terminal.width, _TEXT_WIDTH))
    if isinstance(found, FileRefusal):
        rows = explain_refusal(found, settings, terminal)
    else:
        rows = explain_rule(found, settings, terminal)
    write("".join(f"{row}\n" for row in rows), target, terminal)


def find(word: str, rules: tuple[Rule, ...]) -> Rule | FileRefusal:
    """The rule or refusal of a code or name. Raises UnknownRule, with the nearest one, where there is none."""
    from exlint.config import nearest
    from exlint.refusals import REFUSALS
    from exlint.rules import UnknownRule

    every: tuple[Rule | FileRefusal, ...] = (*rules, *REFUSALS)
    named = {name.lower(): each for each in every for name in (each.code, each.id)}
    if word.lower() in named:
        return named[word.lower()]
    raise UnknownRule(word, nearest(word, (name for each in every for name in (each.code, each.id))))


def explain_rule(rule: Rule, settings: Settings, terminal: Terminal) -> Iterator[str]:
    """The rows of an explanation. `settings` have this rule on, and no other: the examples are run."""
    yield from _head(rule, facts_of_rule(rule), terminal)
    yield from _chapter("Why", rule.rationale, terminal)
    yield from _chapter("What to do", "\n\n".join(dict.fromkeys(rule.suggestion.values())), terminal)
    for example in rule.examples:
        yield ""
        yield from _example(rule, example, settings, terminal)
    if rule.references:
        yield ""
        yield terminal.paint("References", "bold")
        yield from (f"  {terminal.plain(reference)}" for reference in rule.references)


def explain_refusal(refusal: FileRefusal, settings: Settings, terminal: Terminal) -> Iterator[str]:
    """The rows of an explanation; the example is read for real."""
    yield from _head(refusal, facts_of_refusal(refusal), terminal)
    yield from _chapter("Why", refusal.rationale, terminal)
    yield from _chapter("What to do", refusal.advice, terminal)
    yield ""
    yield terminal.paint(_REPORTED, "bold")
    yield from _document(shown_bytes(refusal.example), terminal)
    yield from _drawn(findings_of_refusal(refusal, settings), terminal)


def shown_bytes(data: bytes) -> str:
    """A file as it can be shown: each byte that is not UTF-8 as an escape."""
    return data.decode("utf-8", "backslashreplace")


def _head(of: Rule | FileRefusal, facts: Mapping[str, str], terminal: Terminal) -> Iterator[str]:
    yield terminal.paint(f"{of.code} {of.id}", "bold")
    yield from _prose(of.summary, terminal)
    yield ""
    width = max(map(len, facts))
    yield from (f"  {name:<{width}}  {value}" for name, value in facts.items())


def facts_of_rule(rule: Rule) -> dict[str, str]:
    """What a rule is and what it looks at, by the word that says it."""
    by_grade = ", ".join(f"{severity.word} ({grade})" for grade, severity in rule.severity.items())
    facts: dict[str, str] = {
        "category": str(rule.category),
        "severity": by_grade if "/" in severities(rule) else severities(rule),
        "scope": rule.scope,
        "check": f"{rule.check}: {rule.verb.summary}",
    }
    facts |= {f"looks at {role}": ", ".join(selectors) for role, selectors in rule.select.items()}
    facts |= {f"option {name}": value for name, value in _options(rule.options).items()}
    if rule.yields_to:
        facts["yields to"] = f"{', '.join(rule.yields_to)}: not told where that is, at the same place and no milder"
    if rule.opt_in:
        facts["opt-in"] = f"off until it is asked for: `rules: {{{rule.code}: on}}` or --select {rule.code}"
    if rule.preview:
        facts["preview"] = f"off by default; turn it on with --select {rule.code}"
    return facts


def facts_of_refusal(refusal: FileRefusal) -> dict[str, str]:
    """The same of what is reported of a file that cannot be read."""
    return {
        "category": str(refusal.category),
        "severity": f"{refusal.severity.word}, with exit status 2; it cannot be turned off",
        "scope": FILE_SCOPE,
    }


def _options(options: object) -> Mapping[str, str]:
    return {name.replace("_", "-"): _shown(value) for name, value in values_of(options).items()}


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_shown, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def _chapter(title: str, text: str, terminal: Terminal) -> Iterator[str]:
    yield ""
    yield terminal.paint(title, "bold")
    yield from _prose(text, terminal)


def _prose(text: str, terminal: Terminal) -> Iterator[str]:
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield ""
        yield from (f"  {terminal.plain(row)}" for row in wrap(paragraph, terminal.width - 2, terminal))


def _example(rule: Rule, example: Example, settings: Settings, terminal: Terminal) -> Iterator[str]:
    note = f" ({example.note})" if example.note else ""
    yield f"{terminal.paint(_REPORTED if example.kind == 'bad' else _SILENT, 'bold')}{terminal.plain(note)}"
    for number, (path, text) in enumerate(example.documents.items()):
        if len(example.documents) > 1:
            yield from ("",) if number else ()
            yield f"  {terminal.paint(terminal.plain(path), 'path')}"
        yield from _document(text, terminal)
    if example.kind == "bad":
        found = findings_of_example(rule, example, settings)
        yield from _drawn(found, terminal)
        if not found:
            yield ""
            yield "  exlint finds nothing here: see with `exlint debug` how it reads such a document"
    if example.fixed is not None:
        yield ""
        yield "  --fix leaves:"
        yield from (f"    {terminal.plain(line)}".rstrip() for line in example.fixed.rstrip("\n").split("\n"))


def _document(text: str, terminal: Terminal) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    digits = len(str(len(lines)))
    for number, line in enumerate(lines, 1):
        gutter = terminal.paint(f"  {number:>{digits}} {terminal.glyphs.bar}", "gutter")
        yield f"{gutter} {terminal.plain(line)}".rstrip()


def _drawn(diagnostics: Iterable[Diagnostic], terminal: Terminal) -> Iterator[str]:
    narrower = terminal._replace(width=terminal.width - 2)
    for diagnostic in diagnostics:
        yield ""
        yield from (f"  {row}".rstrip() for row in render_diagnostic(diagnostic, narrower).split("\n"))


def findings_of_example(rule: Rule, example: Example, settings: Settings) -> tuple[Diagnostic, ...]:
    """What the rule really finds in its example; `settings` have it on."""
    from exlint.corpus import lint_together
    from exlint.source import Source

    sources = [Source(path, text) for path, text in example.documents.items()]
    return tuple(each for each in lint_together(sources, settings.telling(rule.code)) if each.code == rule.code)


def findings_of_refusal(refusal: FileRefusal, settings: Settings) -> tuple[Diagnostic, ...]:
    """What is really reported of its example."""
    from exlint.linter import lint, unreadable
    from exlint.source import UnreadableSource, decode

    try:
        return lint(decode(refusal.example, refusal.example_name), settings).diagnostics
    except UnreadableSource as error:
        return unreadable(error).diagnostics
