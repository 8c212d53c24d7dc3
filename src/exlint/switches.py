"""Switches: which rules are on for a document, how grave they are and with which options, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exlint.checks.options import option_values, options_schema, values_of
from exlint.config import Choices, ConfigError
from exlint.configuration.model import Config, Origin, RuleGroup, RuleSetting
from exlint.diagnostics import Severity
from exlint.rules import Rule, UnknownRule, matching
from exlint.validation import faults
from exlint.values import NamedTuple

if TYPE_CHECKING:
    from exlint.checks.verb import Selection

_LEVELS = frozenset(["error", "warning", "info", "off"])


class Switch(NamedTuple):
    """A rule, whether it is on, and why."""

    rule: Rule
    on: bool
    why: str


class _Said(NamedTuple):
    """A setting for one rule; `exactness` is 3 where it names the very rule, 0 where it names all."""

    setting: RuleSetting
    exactness: int


class Switchboard:
    """The switches of one configuration and command line, for all its files.

    Raises ConfigError, with the place, for settings that name no rule or that the rule's check cannot take; also for
    those of overrides that no file meets.
    """

    def __init__(self, rules: tuple[Rule, ...], choices: Choices, config: Config) -> None:
        self.rules = rules
        self.choices = choices
        self.config = config
        self._asked = _Asked(rules, choices)
        self._everywhere = [_by_rule(group, rules) for group in config.rules]
        self._somewhere = [_by_rule(override.rules, rules) for override in config.overrides]
        self.told = frozenset(
            rule.code for rule in rules if rule.scope == "document" and not self._asked.leaves_out(rule.code)
        )
        """The codes of the rules that would have found all that there is to find in a file, were they on."""

    def switches(self, overriding: Sequence[int] = ()) -> tuple[Switch, ...]:
        """Every rule as it stands for files of these overrides, by index."""
        said: dict[str, list[_Said]] = {}
        for group in (*self._everywhere, *(self._somewhere[index] for index in overriding)):
            for code, settings in group.items():
                said.setdefault(code, []).extend(settings)
        language, told = self.config.said_language([self.config.overrides[index] for index in overriding])
        return tuple(
            self._asked.switch(
                _configured(rule, said.get(rule.code, [])),
                self._verdict(rule, said.get(rule.code, []), language, told),
            )
            for rule in self.rules
        )

    def _verdict(
        self, rule: Rule, said: Sequence[_Said], language: str, told: Origin
    ) -> tuple[bool, str]:  # fmt: skip
        """Whether the configuration has a rule on."""
        last = next((each for each in reversed(said) if each.setting.level is not None), None)
        if last is not None and last.setting.level == "off":
            return False, str(last.setting.origin)
        if last is not None and last.exactness == _EXACT:
            return True, str(last.setting.origin)
        if not language.lower().startswith("en") and rule.scope == "document" and reads_prose(rule.select):
            return False, f"language {language} ({told})"
        if rule.opt_in:
            return False, "off until it is asked for"
        if rule.preview:
            if self.choices.preview:
                return True, "--preview"
            return (True, f"preview ({self.config.origin('preview')})") if self.config.preview else (False, "preview")
        return True, "on by default" if last is None else str(last.setting.origin)


def reads_prose(select: Selection) -> bool:
    """Whether a rule looks at sentences, which it understands in English only; fields hold single words.

    Rules across documents compare sentences and need not understand them.
    """
    return any(not part.startswith("fields.") for parts in select.values() for part in parts)


_EXACT = 3


def _by_rule(group: RuleGroup, rules: tuple[Rule, ...]) -> dict[str, list[_Said]]:
    """What a group says of each rule, by code: the more exact names later, where they win."""
    found: dict[str, list[_Said]] = {}
    for rule, said in _settings(group, rules):
        found.setdefault(rule.code, []).append(said)
    for settings in found.values():
        settings.sort(key=lambda said: (said.exactness, len(said.setting.selector)))
    return found


def _settings(group: RuleGroup, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, _Said]]:
    for setting in group:
        try:
            named = matching(setting.selector, rules)
        except UnknownRule as error:
            raise ConfigError(f"{setting.origin}: {error}") from error
        for rule in named:
            _hold_options(rule, setting)
            yield rule, _Said(setting, _exactness(setting.selector.lower(), rule))


def _exactness(word: str, rule: Rule) -> int:
    if word in (rule.code.lower(), rule.id):
        return _EXACT
    return 0 if word == "all" else 2 if word == rule.category else 1


def _hold_options(rule: Rule, setting: RuleSetting) -> None:
    if not setting.options:
        return
    schema = {**options_schema(rule.verb.options), "required": []}
    fault = next(faults(dict(setting.options), schema, ("with",)), None)
    if fault is None and rule.verb.fault is not None:
        reason = rule.verb.fault(_with_options(rule, setting).options, rule.select)
        if reason is not None:
            raise ConfigError(f"{setting.origin}: {rule.code}: {reason}; see docs/checks.md")
    if fault is not None:
        raise ConfigError(f"{setting.origin}: {rule.code}: {fault.reason}; {fault.remedy}")


def _configured(rule: Rule, said: Sequence[_Said]) -> Rule:
    """The rule with the severity and options that a configuration gives it."""
    for setting, _ in said:
        if setting.options:
            rule = _with_options(rule, setting)
    level = next((each.setting.level for each in reversed(said) if each.setting.level not in (None, "on", "off")), None)
    return rule if level is None else rule.at(Severity.parse(level))


def _with_options(rule: Rule, setting: RuleSetting) -> Rule:
    changed = option_values(type(rule.options), setting.options, Path(setting.origin.source).parent)
    return rule._replace(options=type(rule.options)(**values_of(rule.options) | changed))


class _Asked:
    """What the command line says, which wins over every configuration."""

    def __init__(self, rules: tuple[Rule, ...], choices: Choices) -> None:
        self._selecting = bool(choices.select)
        self._selected = {rule.code: word for word in _words(choices.select) for rule in matching(word, rules)}
        self._ignored = {rule.code: word for word in _words(choices.ignore) for rule in matching(word, rules)}
        self._levels = {rule.code: word for word, rule in _overrides(rules, choices.severity)}

    def leaves_out(self, code: str) -> bool:
        """Whether the command line has a rule off."""
        level = self._levels.get(code, "")
        return code in self._ignored or level.endswith("=off") or (self._selecting and code not in self._selected)

    def switch(self, rule: Rule, configured: tuple[bool, str]) -> Switch:
        code = rule.code
        word = self._levels.get(code)
        if code in self._ignored:
            return Switch(rule, on=False, why=f"--ignore {self._ignored[code]}")
        if word is not None and word.endswith("=off"):
            return Switch(rule, on=False, why=f"--severity {word}")
        if word is not None:
            rule = rule.at(Severity.parse(word.rpartition("=")[2]))
        if self._selecting:
            chosen = self._selected.get(code)
            return Switch(rule, chosen is not None, "not selected" if chosen is None else f"--select {chosen}")
        return Switch(rule, *configured)


def _overrides(rules: tuple[Rule, ...], words: tuple[str, ...]) -> Iterator[tuple[str, Rule]]:
    """Each `NAME=level` word with each rule that it names; a later word wins over an earlier one."""
    for word in _words(words):
        name, equals, level = word.rpartition("=")
        if not equals or level not in _LEVELS:
            raise ConfigError(f"--severity takes RULE=error, =warning, =info or =off, not {word!r}")
        yield from ((word, rule) for rule in matching(name, rules))


def _words(values: Iterable[str]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
