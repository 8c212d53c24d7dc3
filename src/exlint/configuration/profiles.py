"""A repository's own profiles: YAML files as those of schemas/profiles, beside its configuration."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from exlint import shipped
from exlint.config import ConfigError
from exlint.configuration.finding import shown
from exlint.configuration.model import Config
from exlint.declared import declared
from exlint.source import read_source
from exlint.validation import faults


def own_profiles(config: Config) -> dict[str, Mapping[str, object]]:
    """The profiles of a configuration's folders, by id: the file's name without its ending.

    Raises ConfigError, with file, line and remedy, for a folder that is not there and a file that is no profile.
    """
    found: dict[str, Mapping[str, object]] = {}
    for folder in config.profile_folders:
        if not folder.is_dir():
            origin = config.origin("profile-folders")
            raise ConfigError(f"{origin}: no such folder of profiles: {folder}; name a folder of YAML files")
        for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.yml"))):
            found[path.stem] = _profile(path)
    return found


def _profile(path: Path) -> Mapping[str, object]:
    file = declared(read_source(path, shown(path)), "a profile")
    schema = json.loads((shipped.root() / "schemas/profile.schema.json").read_text(encoding="utf-8"))
    for fault in (*file.twins(), *faults(file.data, schema)):
        raise ConfigError(f"{file.path}:{file.line(fault.at)}: {fault.reason}; {fault.remedy}")
    return cast("Mapping[str, object]", file.data)
