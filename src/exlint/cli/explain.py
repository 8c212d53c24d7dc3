"""`exlint explain`: one rule in full: why it exists, what to do about a finding, and examples with what they give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

import click

from exlint.cli.options import Target, color_option, refusals, rules_option, terminal_for, write
from exlint.cli.rules import severities
from exlint.reporters.terminal import Terminal, wrap
from exlint.reporters.text import render_diagnostic

if TYPE_CHECKING:
    from exlint.diagnostics import Diagnostic
    from exlint.linter import Settings
    from exlint.rules import Example, Rule

_TEXT_WIDTH = 100  # prose wider than this is hard to read
_SUFFIXES = {"markdown": "md", "json": "json", "yaml": "yaml", "article": "txt"}


@click.command(short_help="Explain one rule.")
@click.argument("rule", metavar="RULE")
@rules_option
@color_option
def explain(*, rule: str, rule_folders: tuple[str, ...], color: str) -> None:
    """Explain the rule of a code (FAQ001) or name (duplicate-question)."""
    from exlint.config import Choices
    from exlint.settings import every_rule, settings_for

    with refusals():
        found = find_rule(rule, every_rule(rule_folders))
        settings = settings_for(Choices(select=(found.code,), rule_folders=rule_folders))
    target = Target("text")
    terminal = terminal_for(target, color)
    terminal = replace(terminal, width=min(terminal.width, _TEXT_WIDTH))
    text = "\n".join(explain_rule(found, settings, terminal))
    write(f"{text}\n", target, terminal)


def find_rule(word: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule of a code or name. Raises UnknownRule, with the nearest one, where there is none."""
    from difflib import get_close_matches

    from exlint.rules import UnknownRule

    names = {name.lower(): rule for rule in rules for name in (rule.code, rule.id)}
    if word.lower() in names:
        return names[word.lower()]
    near = get_close_matches(word.lower(), names, n=1, cutoff=0.5)
    raise UnknownRule(word, _as_written(near[0], names[near[0]]) if near else None)


def _as_written(name: str, rule: Rule) -> str:
    return rule.code if rule.code.lower() == name else rule.id


def explain_rule(rule: Rule, settings: Settings, terminal: Terminal) -> Iterator[str]:
    """The rows of an explanation. `settings` have this rule on, and no other: the examples are run."""
    yield terminal.paint(f"{rule.code} {rule.id}", "bold")
    yield from _prose(rule.summary, terminal)
    yield ""
    yield from _facts(rule)
    yield from _chapter("Why", rule.rationale, terminal)
    yield from _chapter("What to do", "\n\n".join(dict.fromkeys(rule.suggestion.values())), terminal)
    for example in rule.examples:
        yield ""
        yield from _example(rule, example, settings, terminal)
    if rule.references:
        yield ""
        yield terminal.paint("References", "bold")
        yield from (f"  {terminal.plain(reference)}" for reference in rule.references)


def _facts(rule: Rule) -> Iterator[str]:
    by_grade = ", ".join(f"{severity.word} ({grade})" for grade, severity in rule.severity.items())
    facts: dict[str, str] = {
        "category": str(rule.category),
        "severity": by_grade if "/" in severities(rule) else severities(rule),
        "scope": rule.scope,
        "check": f"{rule.check}: {rule.verb.summary}",
    }
    facts |= {f"looks at {role}": ", ".join(selectors) for role, selectors in rule.select.items()}
    facts |= {f"option {name}": value for name, value in _options(rule.options).items()}
    if rule.preview:
        facts["preview"] = f"off by default; turn it on with --select {rule.code}"
    width = max(map(len, facts))
    return (f"  {name:<{width}}  {value}" for name, value in facts.items())


def _options(options: object) -> Mapping[str, str]:
    if not is_dataclass(options):
        return {}
    return {each.name.replace("_", "-"): _shown(getattr(options, each.name)) for each in fields(options)}


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
    title = "Example that it reports" if example.kind == "bad" else "Example on which it stays silent"
    note = f" ({example.note})" if example.note else ""
    yield f"{terminal.paint(title, 'bold')}{terminal.plain(note)}"
    lines = example.document.rstrip("\n").split("\n")
    digits = len(str(len(lines)))
    bar = terminal.glyphs.bar
    for number, line in enumerate(lines, 1):
        yield f"{terminal.paint(f'  {number:>{digits}} {bar}', 'gutter')} {terminal.plain(line)}".rstrip()
    narrower = replace(terminal, width=terminal.width - 2)
    for diagnostic in _findings(rule, example, settings):
        yield ""
        yield from (f"  {row}".rstrip() for row in render_diagnostic(diagnostic, narrower).split("\n"))
    if example.fixed is not None:
        yield ""
        yield "  --fix leaves:"
        yield from (f"    {terminal.plain(line)}".rstrip() for line in example.fixed.rstrip("\n").split("\n"))


def _findings(rule: Rule, example: Example, settings: Settings) -> tuple[Diagnostic, ...]:
    """What the rule really finds in its example."""
    from exlint.linter import lint
    from exlint.source import Source

    if example.kind == "good":
        return ()
    result = lint(Source(f"example.{_SUFFIXES[example.format]}", example.document), settings)
    return tuple(each for each in result.diagnostics if each.code == rule.code)
