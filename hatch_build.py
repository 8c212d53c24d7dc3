"""Build hook: puts schemas/ and rules/ into the wheel, with their compiled form beside them.

An editable install gets neither: it reads the checkout, where an edit of a rule takes effect at once.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.builders.wheel import WheelBuilderConfig


class ShippedDataHook(BuildHookInterface[WheelBuilderConfig]):
    """Compiles with the function that the installed package reads with, so that the two cannot drift apart."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        checkout = Path(self.root)
        self._scratch = tempfile.TemporaryDirectory(prefix="exlint-build-")
        shipped = _shipped(checkout)
        compiled = Path(self._scratch.name) / shipped.COMPILED
        compiled.write_bytes(shipped.compile_shipped(checkout))
        build_data["force_include"] |= {
            str(checkout / "schemas"): "exlint/_shipped/schemas",
            str(checkout / "rules"): "exlint/_shipped/rules",
            str(compiled): f"exlint/_shipped/{compiled.name}",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002  # hatchling's
        if version == "standard":
            self._scratch.cleanup()


def _shipped(checkout: Path) -> ModuleType:
    """The module of the source tree, whose package is not installed while it is built."""
    sys.path.insert(0, str(checkout / "src"))
    try:
        from exlint import shipped
    finally:
        del sys.path[0]
    return shipped
