"""Settings: from what the caller asked for and the shipped data to what the linter runs with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

from exlint import shipped
from exlint.checks.verb import Knowledge
from exlint.claims.aspects import Aspects
from exlint.claims.context import compile_context_words
from exlint.claims.kinds import KINDS
from exlint.claims.muscle_cues import compile_cues
from exlint.claims.question_tables import revive_terms
from exlint.config import Choices, ConfigError
from exlint.diagnostics import Severity
from exlint.linter import Settings
from exlint.movements.tables import revive_movements
from exlint.profiles import Profiles, compile_profiles
from exlint.rulefiles import load_folder, shipped_rules
from exlint.rules import Rule, matching
from exlint.vocabulary import compile_vocabulary

USER_RULES = Path(".exlint/rules")
"""Where a repository keeps rules of its own."""

_Files = Mapping[str, Mapping[str, object]]


def settings_for(choices: Choices) -> Settings:
    """The settings of a run. Raises ConfigError (or its kin for rules and profiles) for what cannot be used."""
    data = shipped.load()
    vocabulary = cast("_Files", data["vocabulary"])
    profiles = compile_profiles(
        {"profiles": data["profiles"], "headings": vocabulary["headings"], "keys": vocabulary["keys"]}
    )
    _refuse_unknown_profile(choices.profile, profiles)
    every = _every_rule(cast("_Files", data["rules"]), choices.rule_folders)
    on = {rule.code for rule, is_on, _ in switchboard(every, choices) if is_on}
    return Settings(
        rules=tuple(rule for rule in _with_severity(every, choices.severity) if rule.code in on),
        knowledge=knowledge(vocabulary),
        profiles=profiles,
        profile=choices.profile,
    )


def knowledge(vocabulary: _Files) -> Knowledge:
    """The compiled vocabularies that checks look things up in."""
    return Knowledge(
        muscles=compile_vocabulary(vocabulary["muscles"]),
        muscle_cues=compile_cues(vocabulary["muscle-cues"]),
        questions=revive_terms(vocabulary["questions"]),
        movements=revive_movements(vocabulary["movements"]),
        aspects=Aspects({kind: compile_vocabulary(vocabulary[each.file]) for kind, each in KINDS.items()}),
        contexts=compile_context_words(vocabulary["contexts"]),
    )


def every_rule(folders: Iterable[str]) -> tuple[Rule, ...]:
    """Our rules, then those of the user's folders; a user's rule may not take the name of another."""
    return _every_rule(cast("_Files", shipped.load()["rules"]), folders)


def _every_rule(ours: _Files, folders: Iterable[str]) -> tuple[Rule, ...]:
    rules = list(shipped_rules(ours))
    schema = shipped.root() / "schemas" / "rule.schema.json"
    places = [Path(folder) for folder in folders]
    for place in places:
        if not place.is_dir():
            raise ConfigError(f"{place}: no such folder of rules; --rules takes a folder of YAML files")
    if USER_RULES.is_dir():
        places.append(USER_RULES)
    for place in places:
        rules.extend(load_folder(place, schema, known=rules))
    return tuple(rules)


def switchboard(rules: tuple[Rule, ...], choices: Choices) -> tuple[tuple[Rule, bool, str], ...]:
    """Every rule, whether it is on, and why."""
    selected = {rule.code: word for word in _words(choices.select) for rule in matching(word, rules)}
    ignored = {rule.code: word for word in _words(choices.ignore) for rule in matching(word, rules)}
    off = {rule.code: word for word, rule in _overrides(rules, choices.severity) if word.endswith("=off")}

    def verdict(rule: Rule) -> tuple[bool, str]:
        if rule.code in ignored:
            return False, f"--ignore {ignored[rule.code]}"
        if rule.code in off:
            return False, f"--severity {off[rule.code]}"
        if choices.select:
            return (True, f"--select {selected[rule.code]}") if rule.code in selected else (False, "not selected")
        return (False, "preview") if rule.preview else (True, "on by default")

    return tuple((rule, *verdict(rule)) for rule in rules)


def _with_severity(rules: tuple[Rule, ...], words: tuple[str, ...]) -> tuple[Rule, ...]:
    levels = {
        rule.code: Severity.parse(word.rpartition("=")[2])
        for word, rule in _overrides(rules, words)
        if not word.endswith("=off")
    }
    return tuple(rule.at(levels[rule.code]) if rule.code in levels else rule for rule in rules)


def _overrides(rules: tuple[Rule, ...], words: tuple[str, ...]) -> list[tuple[str, Rule]]:
    """Each `NAME=level` word with each rule that it names; a later word wins over an earlier one."""
    found: list[tuple[str, Rule]] = []
    for word in _words(words):
        name, equals, level = word.rpartition("=")
        if not equals or level not in {"error", "warning", "info", "off"}:
            raise ConfigError(f"--severity takes RULE=error, =warning, =info or =off, not {word!r}")
        found.extend((word, rule) for rule in matching(name, rules))
    return found


def _words(values: tuple[str, ...]) -> list[str]:
    return [word.strip() for value in values for word in value.split(",") if word.strip()]


def _refuse_unknown_profile(name: str | None, profiles: Profiles) -> None:
    if name is not None and name not in profiles.ids:
        raise ConfigError(f"there is no profile {name!r}; choose from {', '.join(profiles.ids)}")
