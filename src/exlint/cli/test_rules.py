"""`exlint test-rules`: whether rules do to their examples what the examples say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exlint.cli.options import Refusal, Target, color_option, refusals, rules_option, terminal_for, write

if TYPE_CHECKING:
    from exlint.reporters.terminal import Terminal
    from exlint.rules import Rule


@click.command("test-rules", short_help="Run the examples of your own rules.")
@click.argument("names", nargs=-1, metavar="[RULE]...")
@rules_option
@color_option
def test_rules(*, names: tuple[str, ...], rule_folders: tuple[str, ...], color: str) -> int:
    """Run the examples of the rules in .exlint/rules and in --rules folders, or of the RULEs named (code, name, ...).

    A bad example must give just the findings that it declares, a good one none. Exit status: 0 all do, 1 some do not.
    """
    from exlint.config import Choices
    from exlint.configuration.finding import Configurations
    from exlint.proving import failures
    from exlint.rules import matching
    from exlint.settings import every_rule, settings_for

    with refusals():
        config = Configurations().of_folder(Path.cwd()).unswitched()
        every = every_rule(rule_folders, config)
        settings = settings_for(Choices(select=("all",), rule_folders=rule_folders), config)
        shipped = {rule.code for rule in every_rule(())}
        chosen = {rule.code for name in names for rule in matching(name, every)}
    rules = [rule for rule in every if (rule.code in chosen if names else rule.code not in shipped)]
    if not rules:
        raise Refusal(
            "there are no rules of your own; put rule files into .exlint/rules/ or name a folder with --rules"
        )
    found = [(rule, list(failures(rule, settings))) for rule in rules]
    target = Target("text")
    terminal = terminal_for(target, color)
    write("".join(f"{line}\n" for line in _lines(found, terminal)), target, terminal)
    return int(any(faults for _, faults in found))


def _lines(found: Sequence[tuple[Rule, list[str]]], terminal: Terminal) -> Iterator[str]:
    for rule, faults in found:
        word = terminal.paint("fails", "error") if faults else terminal.paint("ok   ", "help")
        count = len(rule.examples)
        yield f"{word}  {terminal.paint(rule.code, 'bold')} {rule.id}   {count} examples"
        yield from (f"         {terminal.plain(fault)}" for fault in faults)
    failing = sum(1 for _, faults in found if faults)
    noun = "rule" if len(found) == 1 else "rules"
    yield f"{len(found)} {noun}, {failing} failing" if failing else f"{len(found)} {noun}, all examples hold"
