"""Settings: from what the caller asked for, the configuration and the shipped data to what the linter runs with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from os.path import dirname
from pathlib import Path
from typing import cast

from exlint import shipped
from exlint.checks.across import wanted_by
from exlint.checks.verb import Knowledge
from exlint.claims.actions import Tables as ActionTables
from exlint.claims.actions import revive_actions
from exlint.claims.context import compile_context_words
from exlint.claims.grammar import Grammar, compile_grammar
from exlint.claims.kinds import KINDS
from exlint.claims.muscle_cues import MUSCLE, revive_cues
from exlint.claims.question_tables import revive_terms
from exlint.claims.searching import Lexicon
from exlint.config import Choices, ConfigError
from exlint.configuration.finding import Configurations, configurations
from exlint.configuration.model import NO_CONFIG, Acceptance, Config, Origin, Override
from exlint.linter import Settings
from exlint.movements.tables import revive_movements
from exlint.profiles import Profiles, compile_profiles
from exlint.rulefiles import load_folder, shipped_rules
from exlint.rules import Rule, UnknownRule
from exlint.suppressions import Accepted, accept
from exlint.switches import Switch, Switchboard
from exlint.validation import did_you_mean
from exlint.vocabulary_tables import vocabulary_of

_Files = Mapping[str, Mapping[str, object]]


class Plan:
    """The settings of a run, file by file: those of the nearest configuration, with the overrides that hold there.

    Raises ConfigError (or its kin for rules and profiles) for what cannot be used, when a file first needs it.
    """

    def __init__(self, choices: Choices) -> None:
        self.configurations: Configurations = configurations(choices.config, isolated=choices.isolated)
        self._choices = choices
        self._data = shipped.load()
        self._by_folder: dict[str, Config] = {}
        self._workshops: dict[int, Workshop] = {}

    @cached_property
    def base(self) -> Settings:
        """What holds in the current folder: for what belongs to no one file."""
        return self._workshop(self.configurations.of_folder(Path.cwd())).settings(())

    def of(self, path: Path) -> Settings:
        """The settings of one file."""
        config = self._config(path)
        if not (config.overrides or config.accepted):
            return self._workshop(config).settings(())
        path = path.absolute()
        return self._workshop(config).settings(config.overriding(path), config.accepting(path))

    def switches(self, path: Path) -> tuple[Switch, ...]:
        """Every rule as it stands for a file or folder."""
        config, _ = self.config(path)
        return self._workshop(config).switches(config.overriding(path.absolute()))

    def config(self, path: Path) -> tuple[Config, list[Override]]:
        """The configuration that holds for a file or folder, and its overrides that mean it."""
        config = self.configurations.of_folder(path.absolute()) if path.is_dir() else self._config(path)
        return config, [config.overrides[index] for index in config.overriding(path.absolute())]

    def fail_on(self, path: str) -> str:
        """The lowest severity that fails a run where it is found in this file, or "never"."""
        return self._config(path).fail_on

    def baselines(self, paths: Iterable[str]) -> dict[Path, list[str]]:
        """The files of known findings, each with the files (as shown) that it speaks of."""
        found: dict[Path, list[str]] = {}
        if not self._choices.no_baseline:
            asked = self._choices.baseline
            for path in paths:
                file = Path(asked) if asked is not None else self._config(path).baseline
                if file is not None:
                    found.setdefault(file, []).append(path)
        return found

    def audited(self, paths: Iterable[str]) -> list[tuple[Config, Settings]]:
        """The configurations of these files that accept findings, each with what holds where it has no overrides."""
        configs = {id(config): config for config in map(self._config, paths) if config.accepted}
        return [(config, self._workshop(config).settings(())) for config in configs.values()]

    def _config(self, path: Path | str) -> Config:
        """The configuration of a file. Thousands of files lie in a few folders: their names are what is looked up."""
        folder = dirname(path)  # noqa: PTH120  # a tenth of what a Path takes
        config = self._by_folder.get(folder)
        if config is None:
            config = self._by_folder[folder] = self.configurations.of_folder(Path(folder).absolute())
        return config

    def _workshop(self, config: Config) -> Workshop:
        known = self._workshops.get(id(config))  # the configurations of a run are kept, and so are their ids
        if known is None:
            known = self._workshops[id(config)] = Workshop(self._choices, config, self._data)
        return known


class Workshop:
    """Makes the settings of one configuration; files with the same overrides share theirs."""

    def __init__(self, choices: Choices, config: Config, data: Mapping[str, object]) -> None:
        vocabulary = _with_words(cast("_Files", data["vocabulary"]), config)
        self._choices = choices
        self._config = config
        self._knowledge = knowledge(vocabulary)
        self._profiles = _profiles(cast("_Files", data["profiles"]), vocabulary, config)
        every = _every_rule(cast("_Files", data["rules"]), choices.rule_folders, config)
        _refuse_unknown_class(every, self._knowledge.grammar)
        self._board = Switchboard(every, choices, config)
        self._accepted = [self._accept(each) for each in config.accepted]
        self._made: dict[tuple[tuple[int, ...], tuple[int, ...]], Settings] = {}
        self._refuse_unknown_profiles()

    def settings(self, overriding: tuple[int, ...], accepting: tuple[int, ...] = ()) -> Settings:
        """The settings of files with these overrides and accepted findings, by index."""
        made = self._made.get((overriding, accepting))
        if made is None:
            rules = tuple(switch.rule for switch in self.switches(overriding) if switch.on)
            made = self._made[overriding, accepting] = Settings(
                rules=rules,
                knowledge=self._knowledge,
                profiles=self._profiles,
                wanted=wanted_by((rule.verb, rule.select) for rule in rules),
                profile=self._profile(overriding),
                every_rule=self._board.rules,
                told=self._board.told,
                accepted=tuple(self._accepted[index] for index in accepting),
            )
        return made

    def switches(self, overriding: Sequence[int]) -> tuple[Switch, ...]:
        """Every rule as it stands for files with these overrides."""
        return self._board.switches(overriding)

    def _accept(self, acceptance: Acceptance) -> Accepted:
        try:
            return accept(acceptance.pointer, acceptance.rules, str(acceptance.origin), self._board.rules)
        except UnknownRule as error:
            raise ConfigError(f"{acceptance.origin}: {error}") from error

    def _profile(self, overriding: Sequence[int]) -> str | None:
        if self._choices.profile is not None:
            return self._choices.profile
        return self._config.said_profile([self._config.overrides[index] for index in overriding])[0]

    def _refuse_unknown_profiles(self) -> None:
        config = self._config
        named = [(self._choices.profile, Origin("--profile")), (config.profile, config.origin("profile"))]
        named += [(each.profile, each.origin) for each in config.overrides]
        for name, origin in named:
            if name is not None and name not in self._profiles.ids:
                remedy = did_you_mean(name, self._profiles.ids)
                raise ConfigError(f"{origin}: there is no profile {name!r}; {remedy}")


def settings_for(choices: Choices, config: Config = NO_CONFIG) -> Settings:
    """The settings of one configuration, without its overrides.

    Raises ConfigError (or its kin for rules and profiles) for what cannot be used.
    """
    return Workshop(choices, config, shipped.load()).settings(())


def knowledge(vocabulary: _Files) -> Knowledge:
    """The compiled vocabularies that checks look things up in."""
    return Knowledge(
        lexicon=_lexicon(vocabulary),
        questions=revive_terms(vocabulary["questions"]),
        movements=revive_movements(vocabulary["movements"]),
        promises=revive_actions(cast("ActionTables", vocabulary["actions"])),
        contexts=compile_context_words(vocabulary["contexts"]),
        grammar=compile_grammar(vocabulary["grammar"]),
    )


def _lexicon(vocabulary: _Files) -> Lexicon:
    files = {MUSCLE: "muscles", **{kind: each.file for kind, each in KINDS.items()}}
    vocabularies = {kind: vocabulary_of(vocabulary[file]) for kind, file in files.items()}
    return Lexicon(vocabularies, revive_cues(vocabulary["muscle-cues"]))


def every_rule(folders: Iterable[str], config: Config = NO_CONFIG) -> tuple[Rule, ...]:
    """Our rules, then those of the user's folders; a user's rule may not take the name of another."""
    return _every_rule(cast("_Files", shipped.load()["rules"]), folders, config)


def _every_rule(ours: _Files, folders: Iterable[str], config: Config) -> tuple[Rule, ...]:
    rules = list(shipped_rules(ours))
    schema = shipped.root() / "schemas" / "rule.schema.json"
    places = [(Path(folder), "--rules") for folder in folders]
    places += [(folder, str(config.origin("rule-folders"))) for folder in config.rule_folders]
    for place, origin in places:
        if not place.is_dir():
            raise ConfigError(f"{origin}: no such folder of rules: {place}; name a folder of YAML files")
        rules.extend(load_folder(place, schema, known=rules))
    return tuple(rules)


def _with_words(vocabulary: _Files, config: Config) -> _Files:
    if not config.vocabulary:
        return vocabulary
    from exlint.configuration.additions import with_words

    return with_words(vocabulary, config.vocabulary)


def _profiles(ours: _Files, vocabulary: _Files, config: Config) -> Profiles:
    profiles = ours
    if config.profile_folders:
        from exlint.configuration.profiles import own_profiles

        profiles = {**ours, **own_profiles(config)}
    return compile_profiles({"profiles": profiles, "headings": vocabulary["headings"], "keys": vocabulary["keys"]})


def _refuse_unknown_class(rules: Iterable[Rule], grammar: Grammar) -> None:
    names = frozenset(grammar.names)
    for rule in rules:
        for name in rule.verb.classes(rule.options) if rule.verb.classes else ():
            if name not in names:
                raise ConfigError(f"{rule.path}: there is no class of words {name!r}; {did_you_mean(name, names)}")
