"""Reading a configuration: from YAML to values with origins, and every mistake as file, line and remedy."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

from exlint import __version__, shipped
from exlint.config import ConfigError
from exlint.configuration.model import (
    NO_CONFIG,
    Acceptance,
    Config,
    Origin,
    Override,
    Patterns,
    RuleGroup,
    RuleSetting,
    Word,
)
from exlint.declared import Declared, declared
from exlint.source import UnreadableSource, read_source
from exlint.validation import At, Fault, did_you_mean, faults

_Data = Mapping[str, object]


@dataclass(frozen=True)
class _Layer:
    """One file or preset: what it says, and where it says it. Paths in it are relative to `folder`."""

    folder: Path
    data: _Data
    origin: Callable[[At], Origin]

    def paths(self, key: str) -> tuple[Path, ...]:
        return tuple(self.folder / each for each in _strings(self.data.get(key, ())))


def rules_only(folder: Path) -> Config:
    """What holds where a folder has rules or profiles of its own and no configuration."""
    return Config(
        rule_folders=_own(folder, "rules"), profile_folders=_own(folder, "profiles"), baseline=_own_baseline(folder)
    )


def read_config(path: Path, shown: str, folder: Path) -> Config:
    """The configuration of one file with all that it extends; it holds below `folder` (absolute).

    Raises ConfigError, with every mistake that was found, each with file, line and remedy.
    """
    layers = list(_layers(path, shown, ()))
    _check_version(layers)
    values: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    for layer in layers:
        for key, value in layer.data.items():
            values[key] = value
            origins[key] = layer.origin((key,))
    patterns = partial(_patterns, folder)
    baselines = [layer.folder / str(layer.data["baseline"]) for layer in layers if "baseline" in layer.data]
    return Config(
        path=shown,
        include=patterns(values["include"]) if "include" in values else None,
        exclude=patterns(values["exclude"]) if "exclude" in values else None,
        fail_on=str(values.get("fail-on", NO_CONFIG.fail_on)),
        language=str(values.get("language", NO_CONFIG.language)),
        preview=bool(values.get("preview", NO_CONFIG.preview)),
        profile=_optional(values.get("profile")),
        rules=tuple(_rules(layer, layer.data.get("rules"), ("rules",)) for layer in layers),
        overrides=tuple(each for layer in layers for each in _overrides(layer, patterns)),
        rule_folders=(*_own(folder, "rules"), *(each for layer in layers for each in layer.paths("rule-folders"))),
        profile_folders=(
            *_own(folder, "profiles"),
            *(each for layer in layers for each in layer.paths("profile-folders")),
        ),
        vocabulary=tuple(each for layer in layers for each in _words(layer)),
        accepted=tuple(each for layer in layers for each in _accepted(layer, patterns)),
        baseline=baselines[-1] if baselines else _own_baseline(folder),
        origins=origins,
    )


def _layers(path: Path, shown: str, above: tuple[Path, ...]) -> Iterator[_Layer]:
    """What a file extends, then the file itself: later layers win."""
    try:
        file = declared(read_source(path, shown), "a configuration")
    except UnreadableSource as error:
        raise ConfigError(str(error)) from error
    data = _checked(file)
    here = path.absolute()
    for index, name in enumerate(_strings(data.get("extends", ()))):
        at: At = ("extends",) if isinstance(data["extends"], str) else ("extends", index)
        presets = cast("Mapping[str, _Data]", shipped.load()["presets"])
        if name in presets:
            yield from _preset_layers(name, presets)
            continue
        target = path.parent / name
        if not target.is_file():
            reason = f"extends: {name!r} is neither a preset nor a file"
            raise _error(file, [Fault(at, reason, did_you_mean(name, presets))])
        if target.absolute().resolve() in (here.resolve(), *above):
            raise _error(file, [Fault(at, f"extends: {name!r} extends this file", "break the circle")])
        beside = shown.rpartition("/")[0]
        yield from _layers(target, f"{beside}/{name}" if beside else name, (*above, here.resolve()))
    yield _Layer(here.parent, data, lambda at: Origin(shown, file.line(at)))


def _preset_layers(name: str, presets: Mapping[str, _Data]) -> Iterator[_Layer]:
    data = presets[name]
    for base in _strings(data.get("extends", ())):
        yield from _preset_layers(base, presets)
    yield _Layer(Path(), data, lambda _: Origin(f"preset {name}"))


def _checked(file: Declared) -> _Data:
    """The data of a file that fits the schema; an empty one says nothing."""
    if file.data is None:
        return {}
    schema = json.loads((shipped.root() / "schemas/config.schema.json").read_text(encoding="utf-8"))
    found = [*file.twins(), *faults(file.data, schema)]
    if found:
        raise _error(file, found)
    return cast("_Data", file.data)


def _error(file: Declared, found: Sequence[Fault]) -> ConfigError:
    placed = sorted((file.line(each.at), f"{each.reason}; {each.remedy}") for each in found)
    return ConfigError("\n".join(f"{file.path}:{line}: {text}" for line, text in placed))


def _check_version(layers: Sequence[_Layer]) -> None:
    for layer in layers:
        wanted = layer.data.get("required-version")
        if wanted is not None:
            _hold_version(str(wanted), layer.origin(("required-version",)))


_COMPARE: Mapping[str, Callable[[tuple[int, ...], tuple[int, ...]], bool]] = {
    ">=": lambda ours, theirs: ours >= theirs,
    "<=": lambda ours, theirs: ours <= theirs,
    "==": lambda ours, theirs: ours == theirs,
    "!=": lambda ours, theirs: ours != theirs,
    ">": lambda ours, theirs: ours > theirs,
    "<": lambda ours, theirs: ours < theirs,
}


def _hold_version(wanted: str, origin: Origin) -> None:
    """Raises ConfigError where this exlint is none of the versions that a file wants."""
    for part in wanted.split(","):
        sign = next((each for each in _COMPARE if part.strip().startswith(each)), "")
        number = part.strip().removeprefix(sign).strip()
        if not all(each.isdigit() for each in number.split(".")):
            remedy = 'write comparisons such as ">=0.1" or ">=0.1,<2"'
            raise ConfigError(f"{origin}: required-version: {part.strip()!r} is no comparison of versions; {remedy}")
        if not _COMPARE[sign or "=="](_release(__version__), _release(number)):
            remedy = "install a version that fits, or change required-version"
            raise ConfigError(f"{origin}: the file is for exlint {wanted}, and this is {__version__}; {remedy}")


def _release(version: str) -> tuple[int, ...]:
    """1.2.0 and 1.2 are the same version."""
    numbers = [int(each) for each in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _rules(layer: _Layer, data: object, at: At) -> RuleGroup:
    """The settings of one `rules` mapping."""
    found = []
    for selector, said in cast("_Data", data or {}).items():
        setting = cast("_Data", said) if isinstance(said, dict) else {"severity": said}
        level = setting.get("severity")
        word = ("on" if level else "off") if isinstance(level, bool) else _optional(level)
        options = cast("_Data", setting.get("with", {}))
        found.append(RuleSetting(selector, word, options, layer.origin((*at, selector))))
    return tuple(found)


def _overrides(layer: _Layer, patterns: Callable[[object], Patterns]) -> Iterator[Override]:
    for index, data in enumerate(cast("list[_Data]", layer.data.get("overrides", []))):
        at: At = ("overrides", index)
        yield Override(
            files=patterns(data["files"]),
            profile=_optional(data.get("profile")),
            language=_optional(data.get("language")),
            rules=_rules(layer, data.get("rules"), (*at, "rules")),
            origin=layer.origin(at),
        )


def _accepted(layer: _Layer, patterns: Callable[[object], Patterns]) -> Iterator[Acceptance]:
    for index, data in enumerate(cast("list[_Data]", layer.data.get("suppress", []))):
        yield Acceptance(
            files=patterns(data["files"]),
            pointer=str(data.get("pointer", "")),
            rules=_strings(data["rules"]),
            reason=str(data.get("reason", "")),
            origin=layer.origin(("suppress", index)),
        )


def _words(layer: _Layer) -> Iterator[Word]:
    for kind, words in cast("Mapping[str, _Data]", layer.data.get("vocabulary", {})).items():
        for key, data in words.items():
            yield Word(kind, key, data, layer.origin(("vocabulary", kind, key)))


def _own(folder: Path, kind: str) -> tuple[Path, ...]:
    place = folder / ".exlint" / kind
    return (place,) if place.is_dir() else ()


def _own_baseline(folder: Path) -> Path | None:
    file = folder / ".exlint" / "baseline.json"
    return file if file.is_file() else None


def _patterns(folder: Path, lines: object) -> Patterns:
    return Patterns(folder, _strings(lines))


def _strings(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, cast("Sequence[object]", value)))


def _optional(value: object) -> str | None:
    return None if value is None else str(value)
